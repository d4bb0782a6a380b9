"""Every link of a site leads somewhere, from a host root, from below one and from disk."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import msgspec
import pytest

from archive_gen.renderer import terms, timeline
from builders import make_tagged
from sites import CONFIG, broken_links, demonstration, make_site, read_html

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_link_of_a_site_leads_to_a_file_and_an_id() -> None:
    assert broken_links(make_site()) == []


@pytest.mark.parametrize("base_url", ["", "https://example.org/file/"])
def test_every_link_of_the_demonstration_leads_to_a_file_and_an_id(base_url: str) -> None:
    files = demonstration(base_url)
    assert len(files) > 500
    assert broken_links(files, "/file/" if base_url else "/") == []


def test_every_link_holds_where_lists_are_parted_by_year() -> None:
    many = [
        make_tagged(title=f"Talks {n}", date=f"20{10 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}", countries=("KP",))
        for n in range(230)
    ]
    files = make_site(many)
    assert f"countries/kp/{2012}/index.html" in files
    assert broken_links(files) == []
    assert len(many) > max(timeline.ROWS_ON_TIMELINE, terms.ALL_ON_ONE_PAGE)


def test_the_page_for_lost_addresses_links_from_the_hosts_root_or_the_projects_path() -> None:
    assert 'href="/assets/style.css"' in make_site()["404.html"].decode()
    files = make_site(config=msgspec.structs.replace(CONFIG, base_url="https://example.org/news/"))
    assert 'href="/news/assets/style.css"' in files["404.html"].decode()
    assert broken_links(files, "/news/") == []


def test_no_page_names_an_absolute_address_of_the_site_where_none_is_configured() -> None:
    files = make_site()
    assert "sitemap.xml" not in files
    for path, reader in read_html(files).items():
        names = {attributes.get("rel") for tag, attributes in reader.tags if tag == "link"}
        assert "canonical" not in names, path
        assert not any(attributes.get("property") == "og:url" for _, attributes in reader.tags), path


def test_canonical_and_sitemap_name_the_address_without_its_file() -> None:
    files = make_site(config=msgspec.structs.replace(CONFIG, base_url="https://example.org/news"))
    page = "articles/leaders-meet-at-a-spaceport/"
    assert f'<link rel="canonical" href="https://example.org/news/{page}">' in files[f"{page}index.html"].decode()
    urls = [element.text for element in ElementTree.fromstring(files["sitemap.xml"]).iter() if element.text]
    assert f"https://example.org/news/{page}" in urls
    assert not any("index.html" in url or "404" in url for url in urls)
    assert "Sitemap: https://example.org/news/sitemap.xml" in files["robots.txt"].decode()


def test_links_of_a_feed_lead_to_pages_also_without_an_address() -> None:
    files = make_site()
    for path, base in (("feed.atom", ""), ("countries/ru/feed.atom", "../../")):
        feed = ElementTree.fromstring(files[path])
        links = [entry.find(f"{ATOM}link[@rel='alternate']") for entry in feed.iter(f"{ATOM}entry")]
        assert links
        for link in links:
            assert link is not None
            assert link.attrib["href"].startswith(base)
            assert link.attrib["href"].removeprefix(base) in files


def test_ids_of_a_page_are_unique() -> None:
    for path, reader in read_html(make_site()).items():
        assert len(reader.ids) == len(set(reader.ids)), path


def test_paths_are_plain_on_every_file_system() -> None:
    for path in make_site():
        assert re.fullmatch(r"[a-z0-9./-]+", path.replace(".nojekyll", "nojekyll")), path
