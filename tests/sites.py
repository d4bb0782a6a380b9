"""A rendered site in memory, and what reads it as a browser would."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from archive_gen.config import Config
from archive_gen.edges import pool
from archive_gen.edges.cache import Cache
from archive_gen.edges.captures import read_captures
from archive_gen.edges.fulltext import Index, Indexed, MakeIndex
from archive_gen.edges.manifest import Manifest
from archive_gen.edges.order import Order
from archive_gen.edges.progress import tell_nobody
from archive_gen.edges.project import Own, Project, Text, open_project, read_folder
from archive_gen.edges.survey import Survey
from archive_gen.model import Capture, TaggedRecord
from archive_gen.pipeline import Site, join_readings, site_of
from archive_gen.reading.capture import read_all
from archive_gen.reading.readings import Read
from archive_gen.stacks import stacks_of
from archive_gen.tagger import Gazetteer, make_gazetteer
from archive_gen.vocabulary import Vocabulary
from builders import make_archive, sample_records
from loading import shipped_gazetteer
from shelves import Memory

NEVER_BUILT = Manifest()
CONFIG = Config(title="The Harbour Archive", description="Saved news texts")


NO_WORDS = make_gazetteer(Vocabulary())


def make_site(
    tagged: Iterable[TaggedRecord] | None = None,
    config: Config = CONFIG,
    own_pages: Mapping[str, str] | None = None,
    make_index: MakeIndex = lambda _: Indexed(Index()),
) -> dict[str, bytes]:
    """Return a site's files by path, of the sample records where none are given."""
    records = list(sample_records() if tagged is None else tagged)
    order = make_order(config, [Text(f"pages/{name}.md", text) for name, text in (own_pages or {}).items()], make_index)
    read = Read([], stacks_of(records))
    site = site_of(make_archive(records), read, NO_WORDS, order, cache=Cache(), shelf=Memory())
    assert site.problems == ()
    return files_of(site)


def build_site(
    captures: Iterable[Capture],
    gazetteer: Gazetteer,
    config: Config,
    *,
    own_pages: Iterable[Text] = (),
    last: Manifest = NEVER_BUILT,
) -> Site:
    """Return the site of a project in memory, of which nothing was kept; without an index."""
    read = read_all(captures, gazetteer, run=pool.run)
    archive, problems = join_readings(read, config)
    order = make_order(config, own_pages, last=last)
    return site_of(archive, read._replace(problems=problems), gazetteer, order, cache=Cache(), shelf=Memory())


def make_order(
    config: Config,
    own_pages: Iterable[Text],
    make_index: MakeIndex = lambda _: Indexed(Index()),
    last: Manifest = NEVER_BUILT,
) -> Order:
    """Return what asks for a site that goes nowhere, of a project in no folder."""
    return Order(
        project=Project(Path("nowhere"), config),
        survey=Survey((), (), (), 0),
        own=Own((), tuple(own_pages), None, ()),
        output=Path("nowhere/site"),
        last=last,
        standing={},
        source_date=None,
        make_index=make_index,
        jobs=1,
        tell=tell_nobody,
        ask_reader=None,
    )


def files_of(site: Site) -> dict[str, bytes]:
    """Return the files of a site that was made in memory."""
    return {path: content for path, content in site.files.items() if isinstance(content, bytes)}


@cache
def demonstration(base_url: str = "") -> Mapping[str, bytes]:
    """Return the files of the demonstration archive's site, built once for all tests that look at it."""
    project, _ = open_project(Path(__file__).parents[1])
    pages, _ = read_folder(project.root, "pages", ".md")
    config = msgspec.structs.replace(project.config, base_url=base_url)
    return files_of(build_site(read_captures(project).captures, shipped_gazetteer(), config, own_pages=pages))


class Reader(HTMLParser):
    """Collects a page's links, ids, headings, scripts and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html(files: Mapping[str, bytes]) -> dict[str, Reader]:
    return {path: Reader(text.decode()) for path, text in files.items() if path.endswith(".html")}


def broken_links(files: Mapping[str, bytes], base: str = "/") -> list[str]:
    """Return the links, as "page -> link", that lead to no file or id of the site, as a file browser follows them.

    `base` is the folder that a host serves the site under; 404.html may link to absolute paths below it.
    """
    pages = read_html(files)
    broken = []
    for path, reader in pages.items():
        for link in reader.links:
            target = urlsplit(link)
            if target.scheme in ("http", "https", "data", "mailto"):
                continue
            if target.path.startswith("/"):
                inside = target.path.removeprefix(base) if path == "404.html" else "\0"
            else:
                inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.path)))
            if not target.path:
                inside = path
            found = inside in files
            if found and target.fragment and inside in pages:
                found = target.fragment in pages[inside].ids
            if not found:
                broken.append(f"{path} -> {link}")
    return broken
