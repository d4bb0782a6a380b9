"""The order of the stages, and a build from a project's files to its site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from archive_gen import __version__
from archive_gen.archive import Findings, gather
from archive_gen.config import Config
from archive_gen.contents import Content, Shelf, sum_of
from archive_gen.data_files import making_data
from archive_gen.edges import pool
from archive_gen.edges.cache import Cache, Kept, digest_of, open_cache, program_digest, unpacked
from archive_gen.edges.captures import Captures, list_captures, read_captures
from archive_gen.edges.fulltext import Index, Indexed
from archive_gen.edges.order import Order
from archive_gen.edges.pool import Run, Work
from archive_gen.edges.progress import Tell, tell_nobody
from archive_gen.edges.project import Project, Text, read_vocabularies
from archive_gen.edges.standby import Ask
from archive_gen.edges.survey import Survey, digest_texts, survey_captures
from archive_gen.gazetteers import compiled_gazetteer, packed_knowledge, project_gazetteer
from archive_gen.model import Archive, Entry
from archive_gen.problems import Problem, sorted_problems
from archive_gen.reading.project import ReadBy, read_project
from archive_gen.reading.readers import Reader
from archive_gen.reading.readings import Read
from archive_gen.redirects import moved_pages, permalinks_of, renamed_pages
from archive_gen.renderer import Material, PageGroup, Planned, Provenance, Stays, plan_pages, read_assets
from archive_gen.renderer.datasets import DataFiles
from archive_gen.renderer.json_lines import json_lines
from archive_gen.renderer.search import INDEX_FOLDER, SEARCH_ASSETS, search_documents
from archive_gen.rendering import Press
from archive_gen.stacks import Stacks
from archive_gen.vocabulary import Vocabulary

if TYPE_CHECKING:
    from archive_gen.reading.capture import Tools
    from archive_gen.tagger import Gazetteer

_FINDINGS = msgspec.msgpack.Decoder(Findings)

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Site(NamedTuple):
    """A project's site, made with what was kept of the last: new files, and those that stay by their SHA-256.

    `why` says of each new file why it was made again; `read` gives the captures that were read again, and why.
    `articles` gives the groups of records' pages, named by their sources, and `make_tools` makes what captures were
    read with.
    """

    archive: Archive
    stacks: Stacks
    articles: Callable[[], Iterable[PageGroup]]
    make_tools: Callable[[], Tools]
    files: dict[str, Content]
    standing: dict[str, str]
    permalinks: dict[str, str]
    redirects: dict[str, str]
    unread: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    why: dict[str, str]
    read: Mapping[str, str]


def make_site(order: Order, *, cache: Cache, shelf: Shelf) -> Site:
    """Return the site of a project: the stages in their order, each with what was kept of its last result.

    Pages and data wait on the `shelf`.
    """
    order.tell("reading captures")
    gazetteer, read = _read_own(
        order.project.root, order.survey, order.own.vocabulary, cache, _runner(order.jobs, order.tell), order.ask_reader
    )
    order.tell("joining records")
    archive, clashes = join_readings(read, order.project.config, cache)
    # The archive has the cards. What records were compared by is a good part of what else is in memory.
    read = read._replace(readings=[], problems=(*order.own.problems, *read.problems, *clashes))
    return site_of(archive, read, gazetteer, order, cache=cache, shelf=shelf)


def site_of(archive: Archive, read: Read, gazetteer: Gazetteer, order: Order, *, cache: Cache, shelf: Shelf) -> Site:
    """Return the site of an archive. Of what was `read` the readings are not asked for any more.

    Equal input gives equal bytes, whatever was kept.
    """
    order.tell("writing data and planning pages")
    base = digest_of(program_digest(), digest_texts(order.own.vocabulary))
    press = Press(order.own.templates, base, cache, order.standing)
    with making_data(archive, read.stacks, order, cache, shelf) as coming:
        plan = _plan_site(archive, read.stacks, gazetteer.vocabulary, order, lambda: coming().told, press.stays)
        data = coming()
    order.tell("rendering pages")
    pages = press.render(plan.pages, read.stacks, run=_runner(order.jobs, order.tell), shelf=shelf)
    # What is bytes already is left alone where the very bytes stand.
    sums = {path: sum_of(content) for path, content in plan.ready.items()}
    stays = {path: sum for path, sum in sums.items() if order.standing.get(path) == sum}
    ready = {path: content for path, content in plan.ready.items() if path not in stays}
    return Site(
        archive=archive,
        stacks=read.stacks,
        articles=plan.pages.articles,
        make_tools=partial(_make_tools, gazetteer, read.shared_lines),
        files={**ready, **pages.files, **data.files},
        standing={**stays, **pages.standing, **data.standing},
        permalinks=permalinks_of(archive),
        redirects=plan.redirects,
        unread=read.unread,
        problems=sorted_problems([*read.problems, *pages.problems, *plan.problems]),
        why={**dict.fromkeys(ready, "its bytes changed"), **pages.why, **data.why},
        read=read.read_again,
    )


def _make_tools(gazetteer: Gazetteer, shared_lines: frozenset[int]) -> Tools:
    from archive_gen.reading.capture import make_tools

    return make_tools(gazetteer, shared_lines)


def _read_own(
    root: Path, survey: Survey, own: Sequence[Text], cache: Cache, run: Run, ask: Ask | None = None
) -> tuple[Gazetteer, Read]:
    """Return the gazetteer with a project's own vocabulary, and what it reads of the project's captures."""
    gazetteer, faults = compiled_gazetteer(own, cache)
    by = ReadBy(program_digest(), digest_texts(own))
    reader = Reader(gazetteer, partial(packed_knowledge, gazetteer.vocabulary, own, cache), run, ask)
    read = read_project(root, survey, by, cache=cache, reader=reader)
    return gazetteer, read._replace(problems=(*faults, *read.problems))


def join_readings(read: Read, config: Config, cache: Cache | None = None) -> tuple[Archive, tuple[Problem, ...]]:
    """Return the archive that the readings make, and what was found wrong with the records.

    What was found of records the last time is kept in the cache, and what of it still holds is used again.
    """
    cache = cache or Cache()
    program = program_digest() if cache.path else b""
    before = cache.read_one("joined", "findings", program)
    kept = unpacked(_FINDINGS, Kept(program, before) if before else None)
    cards = [reading.card for reading in read.readings if reading.card is not None]
    traits = {reading.card.source: reading.traits for reading in read.readings if reading.card and reading.traits}
    known = kept or Findings()
    archive, clashes, findings = gather(cards, traits, read.stacks, config, kept=known, former=read.former)
    if cache.path and (now := msgspec.msgpack.encode(findings)) != before:
        cache.write("joined", {"findings": Kept(program, now)})
    return archive, sorted_problems([*(problem for reading in read.readings for problem in reading.problems), *clashes])


class _Plan(NamedTuple):
    """All that a site is to hold: its pages, not yet rendered, and what is bytes already; with what was found wrong."""

    pages: Planned
    ready: dict[str, bytes]
    redirects: dict[str, str]
    problems: tuple[Problem, ...]


def _plan_site(
    archive: Archive,
    stacks: Stacks,
    vocabulary: Vocabulary,
    order: Order,
    data: Callable[[], DataFiles],
    stays: Stays,
) -> _Plan:
    """Return what the site is to hold but for the archive's data files. A page goes before what is ready."""
    config, own = order.project.config, order.own
    index, faults = Indexed(Index())
    if config.search:
        documents = search_documents(archive, config.language, stacks)
        order.tell(f"indexing {len(documents)} texts")
        index, faults = order.make_index(documents)
    own_pages = {PurePosixPath(page.path).stem: page.text for page in own.pages}
    provenance = Provenance(f"archive-gen {__version__}", built=order.source_date)
    material = Material(vocabulary, own_pages, index.ids, provenance)
    pages = plan_pages(archive, config, material, data=data, stays=stays)
    redirects, moved = moved_pages(archive, order.last.permalinks, order.last.redirects, config.base_url)
    moved |= renamed_pages(archive, vocabulary, config.facets, config.base_url)
    taken = {*pages.standing, *(page.path for page in pages.pages)}
    ready = {path: content for path, content in moved.items() if path not in taken}
    assets = read_assets(own.templates)
    ready |= {path: text for path, text in assets.items() if config.search or path not in SEARCH_ASSETS}
    ready |= {INDEX_FOLDER + path: content for path, content in index.files.items()}
    return _Plan(pages, ready, redirects, sorted_problems([*faults, *pages.problems]))


def _runner(jobs: int, tell: Tell) -> Run:
    """Return a map over processes that tells how far it is, in words for what it is doing."""

    def run(function: Work[C, T, R], parts: Iterable[T], *, make_context: Callable[[], C]) -> Iterable[R]:
        doing = _DOING[function.__name__]
        return pool.run(function, parts, make_context=make_context, jobs=jobs, tell=partial(tell, doing))

    return run


_DOING = {"keys_of_lines": "comparing captures", "read_captures": "reading captures", "print_pages": "rendering pages"}


class Inspection(NamedTuple):
    """How captures are read. `left_out` counts those of which no record could be made."""

    archive: Archive
    stacks: Stacks
    left_out: int
    problems: tuple[Problem, ...]

    def json_lines(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Yield entries of the archive as lines of JSON Lines, as the data files have them."""
        return json_lines(self.archive, self.stacks, entries)


def inspect(found: Captures, project: Project | None, *, jobs: int = 1, tell: Tell = tell_nobody) -> Inspection:
    """Return the archive that captures make, without a site.

    In a project they are read as its site has them: by its vocabulary, and with what its other captures teach.
    """
    with open_cache(project.root if project else None) as cache:
        gazetteer, vocabulary_problems = project_gazetteer(project, cache)
    config = project.config if project else Config()
    beside = read_captures(project).captures if project else ()
    from archive_gen.reading.capture import read_all

    read = read_all(found.captures, gazetteer, run=_runner(jobs, tell), beside=beside)
    archive, problems = join_readings(read, config)
    left_out = len(found.captures) + len(found.unread) - len(archive.entries)
    met = sorted_problems([*found.unread, *found.problems, *vocabulary_problems, *problems])
    return Inspection(archive, read.stacks, left_out, met)


def check(project: Project, *, jobs: int = 1, tell: Tell = tell_nobody) -> Inspection:
    """Return the archive that a project's own captures make, with what builds have kept of them."""
    with open_cache(project.root) as cache:
        survey = survey_captures(project.root, list_captures(project), cache)
        own, vocabulary_problems = read_vocabularies(project)
        _, read = _read_own(project.root, survey, own, cache, _runner(jobs, tell))
        archive, problems = join_readings(read, project.config, cache)
    left_out = len(survey.seen) + len(survey.unread) - len(archive.entries)
    found = [*read.unread, *read.problems, *vocabulary_problems, *problems]
    return Inspection(archive, read.stacks, left_out, sorted_problems(found))


def documents_in(content: bytes, source: str) -> tuple[bytes, ...]:
    """Return the documents of a press database that a text holds; the text as it is where it is of one."""
    from archive_gen.loader.documents import part_documents

    return part_documents(content, source)
