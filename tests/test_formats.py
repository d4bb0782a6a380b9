"""Feeds, linked data and sitemaps of the demonstration site against the rules of their formats.

The rules are written from RFC 4287 (Atom), the JSON Feed 1.1 specification, JSON-LD 1.1 with schema.org's own
definitions, and the sitemaps.org protocol. Dates are the point: none may be more exact than its record's claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import msgspec
import pytest

from archive_gen.renderer import plan
from builders import make_tagged
from sites import CONFIG, demonstration, make_site

BASE = "https://example.org/file/"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ISO_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def site() -> Mapping[str, bytes]:
    return demonstration(BASE)


def records() -> dict[str, dict[str, Any]]:
    """Return the records of the site by their pages' addresses."""
    found = [json.loads(line) for line in site()["data/records.jsonl"].splitlines()]
    return {BASE + record["permalink"]: record for record in found}


def atom_faults(text: bytes) -> Iterator[str]:
    """Yield what RFC 4287 forbids or misses in a feed document."""
    feed = ElementTree.fromstring(text)
    if feed.tag != f"{ATOM}feed":
        yield "the document element is not atom:feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name, rule in (("id", "4.2.6"), ("title", "4.2.14"), ("updated", "4.2.15")):
            if len(element.findall(f"{ATOM}{name}")) != 1:
                yield f"{element.tag}: not one {name} ({rule})"
        for name in ("subtitle", "rights", "generator", "icon", "logo", "published", "summary", "content", "source"):
            if len(element.findall(f"{ATOM}{name}")) > 1:
                yield f"{element.tag}: more than one {name}"
        for name in ("updated", "published"):
            if any(not RFC_3339.fullmatch(one.text or "") for one in element.findall(f"{ATOM}{name}")):
                yield f"{name} is no RFC 3339 time (3.3)"
        for one in element.findall(f"{ATOM}id"):
            if not urlsplit(one.text or "").scheme:
                yield "an id is no absolute IRI (4.2.6)"
        links = [
            (one.get("rel", "alternate"), one.get("type"), one.get("hreflang"))
            for one in element.findall(f"{ATOM}link")
        ]
        if len(set(links)) != len(links):
            yield "two links of one relation, type and language (4.1.1, 4.1.2)"
        if any(not one.get("href") for one in element.findall(f"{ATOM}link")):
            yield "a link leads nowhere (4.2.7.1)"
        if any(one.get("term") is None for one in element.findall(f"{ATOM}category")):
            yield "a category has no term (4.2.2.1)"
        for author in element.findall(f"{ATOM}author"):
            if len(author.findall(f"{ATOM}name")) != 1:
                yield "a person has no name (3.2.1)"
    for entry in feed.findall(f"{ATOM}entry"):
        if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield "an entry has no author (4.1.2)"
        relations = {link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")}
        if entry.find(f"{ATOM}content") is None and "alternate" not in relations:
            yield "an entry has neither content nor an alternate link (4.1.2)"
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        yield "two entries have one id (4.1.1)"


def json_feed_faults(text: bytes, *, absolute: bool) -> Iterator[str]:
    """Yield what JSON Feed 1.1 forbids or misses; `absolute` says whether the site knows its address."""
    feed = json.loads(text)
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "no version"
    if not isinstance(feed.get("title"), str) or not isinstance(feed.get("items"), list):
        yield "no title or items"
    for name in ("home_page_url", "feed_url"):
        if absolute != bool(urlsplit(feed.get(name, "")).scheme):
            yield f"{name}: {feed.get(name)}"
    for item in feed["items"]:
        if not isinstance(item.get("id"), str) or not item["id"]:
            yield "an item's id is no text"
        if not (item.get("content_html") or item.get("content_text")):
            yield "an item has no content"
        for name in ("url", "external_url"):
            if name in item and urlsplit(item[name]).scheme not in ("http", "https"):
                yield f"an item's {name} is no address"
        if "date_published" in item and not RFC_3339.fullmatch(item["date_published"]):
            yield "date_published is no RFC 3339 time"
        if any(not isinstance(author, dict) or not author.get("name") for author in item.get("authors", [])):
            yield "an author has no name"
        if any(not isinstance(tag, str) for tag in item.get("tags", [])):
            yield "a tag is no text"
        unknown = set(item) - {
            "id",
            "title",
            "content_text",
            "language",
            "url",
            "external_url",
            "date_published",
            "authors",
            "tags",
        }
        if any(not name.startswith("_") for name in unknown):
            yield f"unknown keys {unknown}"
    if len({item["id"] for item in feed["items"]}) != len(feed["items"]):
        yield "two items have one id"


def feeds(ending: str) -> list[str]:
    return sorted(path for path in site() if path.endswith(ending))


def test_every_atom_feed_keeps_the_rules() -> None:
    assert len(feeds("feed.atom")) > 50
    faults = [(path, fault) for path in feeds("feed.atom") for fault in atom_faults(site()[path])]
    assert faults == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<title>x</title>", "not one title"),
        ("<published>2023-09</published>", "RFC 3339"),
        ('<link rel="alternate" type="text/html" href="y"/>', "two links"),
        ("<category/>", "no term"),
    ],
)
def test_the_rules_see_a_broken_feed(broken: str, fault: str) -> None:
    entry = (
        "<entry><id>urn:x:1</id><title>t</title><updated>2023-09-01T00:00:00Z</updated>"
        f'<link rel="alternate" type="text/html" href="x"/>{broken}</entry>'
    )
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:0</id><title>t</title>'
        f"<updated>2023-09-01T00:00:00Z</updated><author><name>a</name></author>{entry}</feed>"
    )
    assert fault in " ".join(atom_faults(feed.encode()))
    assert list(atom_faults(feed.replace(broken, "").encode())) == []


def test_every_json_feed_keeps_the_rules() -> None:
    assert len(feeds("feed.json")) > 50
    faults = [(path, fault) for path in feeds("feed.json") for fault in json_feed_faults(site()[path], absolute=True)]
    assert faults == []
    assert list(json_feed_faults(make_site()["feed.json"], absolute=False)) == []


def test_every_entity_has_a_feed_of_its_own_id_that_a_new_title_leaves_as_it_is() -> None:
    ids = [ElementTree.fromstring(site()[path]).findtext(f"{ATOM}id") for path in feeds("feed.atom")]
    assert len(set(ids)) == len(ids)
    for facet in ("countries", "actors", "topics"):
        terms = {path.split("/")[1] for path in site() if re.fullmatch(rf"{facet}/[^/]+/index\.html", path)}
        assert terms
        assert all(f"{facet}/{term}/feed.json" in site() for term in terms)
    one, other = (
        make_site(config=msgspec.structs.replace(CONFIG, base_url=BASE, title=title)) for title in ("One", "Other")
    )
    for path in ("feed.atom", "countries/ru/feed.atom"):
        assert ElementTree.fromstring(one[path]).findtext(f"{ATOM}id") == ElementTree.fromstring(other[path]).findtext(
            f"{ATOM}id"
        )


def test_a_feed_keeps_its_id_when_the_site_moves_and_its_entries_do_in_any_case() -> None:
    def ids(base_url: str, feed_id: str = "") -> list[str | None]:
        config = msgspec.structs.replace(CONFIG, base_url=base_url, feed_id=feed_id)
        feed = ElementTree.fromstring(make_site(config=config)["countries/ru/feed.atom"])
        return [feed.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry"))]

    before = ids("https://old.example/file")
    assert ids("https://new.example") != before
    assert ids("https://new.example")[1:] == before[1:]
    assert ids("https://new.example", "https://old.example/file") == before
    assert ids("https://new.example", CONFIG.title) == ids("")


def test_an_entry_leads_to_the_original_where_its_address_is_known() -> None:
    address = "https://example.net/ships/1.html"
    record = make_tagged(title="Ships sail", date="2023-05-02", countries=("KP",), original_url=address)
    files = make_site([record, make_tagged(title="Rain falls", date="2023-05-03")])
    links = [
        link.get("href")
        for link in ElementTree.fromstring(files["feed.atom"]).iter(f"{ATOM}link")
        if link.get("rel") == "via"
    ]
    assert links == [address]
    assert [item.get("external_url") for item in json.loads(files["feed.json"])["items"]] == [None, address]
    page = files["articles/ships-sail/index.html"].decode()
    assert f'href="{address}"' in page


def test_no_feed_says_a_day_that_its_record_does_not_claim() -> None:
    claims = {url: record["date"] for url, record in records().items()}
    seen = 0
    for path in feeds("feed.json"):
        for item in json.loads(site()[path])["items"]:
            assert item["_archive"]["date"] == claims[item["url"]]
            if "date_published" in item:
                assert item["date_published"] == f"{claims[item['url']]}T12:00:00Z"
                seen += 1
    assert seen > 50


def linked_data() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, text in site().items():
        if path.endswith(".html"):
            for block in LINKED_DATA.findall(text.decode()):
                yield path, json.loads(block)


def _sure_part(record: dict[str, Any]) -> str:
    """What all days share that a record may be of: the day where it is stated, else the month or the year."""
    if record["date_basis"] in ("stated", "given") and ISO_DAY.fullmatch(record["date"]):
        return str(record["date"])
    low, high = record["date_earliest"] or "", record["date_latest"] or ""
    return next((low[:length] for length in (7, 4) if low[:length] == high[:length]), "")


def test_linked_data_of_every_page_keeps_the_rules_of_its_type() -> None:
    kinds: dict[str, int] = {}
    claims = records()
    for path, thing in linked_data():
        kind = thing["@type"]
        kinds[kind] = kinds.get(kind, 0) + 1
        assert thing["@context"] == "https://schema.org", path
        assert all(value not in ("", None, [], {}) for value in thing.values()), path
        if kind == "NewsArticle":
            record = claims[thing["url"]]
            assert thing["@id"] == thing["url"] + "#article"
            assert thing["headline"] == record["title"]
            assert thing.get("datePublished", "") == _sure_part(record), path
            for one in (*thing.get("about", []), *thing.get("mentions", [])):
                assert one["@type"] in ("Person", "Organization", "Country", "Thing")
                assert one["name"]
        elif kind == "BreadcrumbList":
            steps = thing["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert all(step["name"] and step["item"].startswith(BASE) for step in steps)
            inside = [step["item"].removeprefix(BASE) + "index.html" for step in steps]
            assert all(page in site() for page in inside), path
        else:
            assert kind == "CollectionPage"
            assert thing["about"]["name"]
            assert thing["isPartOf"]["@type"] == "Collection"
    assert kinds["NewsArticle"] == len(claims)
    assert min(kinds.values()) > 50
    assert set(kinds) == {"NewsArticle", "BreadcrumbList", "CollectionPage"}


def test_every_page_is_described() -> None:
    for path, text in site().items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in text:
            assert len(re.findall(r'<meta name="description" content="[^"]{10,}">', text.decode())) == 1, path


def test_both_kinds_of_feeds_say_what_the_archive_is() -> None:
    said = json.loads(site()["feed.json"])["description"]
    assert ElementTree.fromstring(site()["feed.atom"]).findtext(f"{ATOM}subtitle") == said


def test_every_table_has_headers() -> None:
    for path, text in site().items():
        if path.endswith(".html"):
            for table in re.findall(r"<table\b.*?</table>", text.decode(), re.DOTALL):
                assert "<th " in table, path


def test_every_page_has_one_set_of_open_graph_properties() -> None:
    for path, text in site().items():
        if path.endswith("index.html"):
            found = re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', text.decode())
            names = dict(found)
            assert len(names) == len(found), path
            assert {"og:type", "og:title", "og:site_name"} <= set(names), path
            assert (names["og:type"] == "article") == path.startswith("articles/"), path
            assert names["og:url"] == BASE + path.removesuffix("index.html")


def test_a_sitemap_lists_every_page_once() -> None:
    root = ElementTree.fromstring(site()["sitemap.xml"])
    assert root.tag == f"{SITEMAP}urlset"
    urls = [url.findtext(f"{SITEMAP}loc") or "" for url in root]
    assert len(set(urls)) == len(urls) <= 50_000
    pages = {path.removesuffix("index.html") for path in site() if path.endswith("index.html")}
    assert {url.removeprefix(BASE) for url in urls} == pages


def test_a_sitemap_that_would_be_too_long_becomes_an_index_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    config = msgspec.structs.replace(CONFIG, base_url=BASE)
    whole = [one.text for one in ElementTree.fromstring(make_site(config=config)["sitemap.xml"]).iter(f"{SITEMAP}loc")]
    monkeypatch.setattr(plan, "MOST_URLS", 10)
    files = make_site(config=config)
    index = ElementTree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{SITEMAP}sitemapindex"
    names = [(one.text or "").removeprefix(BASE) for one in index.iter(f"{SITEMAP}loc")]
    parts = [ElementTree.fromstring(files[name]) for name in names]
    assert all(part.tag == f"{SITEMAP}urlset" and 0 < len(part) <= 10 for part in parts)
    assert [one.text for part in parts for one in part.iter(f"{SITEMAP}loc")] == whole
    assert files["robots.txt"].decode().count("Sitemap:") == 1
