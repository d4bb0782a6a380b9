"""The order of the stages, and a build from a project's files to its site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from archive_gen import __version__
from archive_gen.archive import NONE_FORMER, Findings, gather
from archive_gen.config import Config
from archive_gen.contents import Content, Shelf
from archive_gen.edges import pool
from archive_gen.edges.cache import Cache, Kept, digest_of, open_cache, program_digest, unpacked
from archive_gen.edges.fulltext import Index, Indexed, MakeIndex, make_index
from archive_gen.edges.manifest import Manifest
from archive_gen.edges.order import Order
from archive_gen.edges.pool import Run, Work
from archive_gen.edges.progress import Tell, tell_nobody
from archive_gen.edges.project import Captures, Project, list_captures, read_captures, read_vocabularies
from archive_gen.edges.spool import Memory
from archive_gen.edges.survey import digest_texts, survey_captures
from archive_gen.gazetteers import compiled_gazetteer, project_gazetteer
from archive_gen.inspection import record_json
from archive_gen.loader.documents import part_documents
from archive_gen.model import Archive, Capture, Entry
from archive_gen.problems import Problem, sorted_problems
from archive_gen.reading.project import ProjectReading, ReadBy, read_project
from archive_gen.reading.readers import Reader
from archive_gen.reading.readings import Read
from archive_gen.redirects import plan_redirects, redirect_page
from archive_gen.renderer import PageGroup, Planned, Provenance, Stays, nothing_stays, plan_pages, read_assets
from archive_gen.renderer.datasets import DataFiles, Datasets, make_datasets
from archive_gen.renderer.pieces import NO_DATA, LastData, record_keys
from archive_gen.renderer.search import INDEX_FOLDER, SEARCH_ASSETS, search_documents
from archive_gen.renderer.table import ties_of
from archive_gen.rendering import Press, making_data
from archive_gen.stacks import Stacks, fetch_entry
from archive_gen.vocabulary import Vocabulary

if TYPE_CHECKING:
    from archive_gen.reading.capture import Tools
    from archive_gen.tagger import Gazetteer

_FINDINGS = msgspec.msgpack.Decoder(Findings)
STORY_OF = "story of "
FEWEST_FOR_DATA_BESIDE = 1000
"""With fewer records a process of its own takes longer to start than their data files to write."""

# JSON itself escapes the controls below U+0020 alone. These stand in strings only, so the escape is JSON too.
_STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Build(msgspec.Struct, frozen=True):
    """The files of a site by their paths, and what the manifest keeps for the next build."""

    archive: Archive
    stacks: Stacks
    files: dict[str, bytes]
    redirects: dict[str, str]
    problems: tuple[Problem, ...]

    @property
    def permalinks(self) -> dict[str, str]:
        return _permalinks(self.archive)


class Plan(NamedTuple):
    """All that a site is to hold: its pages, not yet rendered, and what is bytes already; with what was found wrong."""

    pages: Planned
    ready: dict[str, bytes]
    redirects: dict[str, str]
    problems: tuple[Problem, ...]


def build_site(
    captures: Iterable[Capture],
    gazetteer: Gazetteer,
    config: Config,
    *,
    run: Run,
    own_pages: Mapping[str, str] | None = None,
    templates: Path | None = None,
    last: Manifest | None = None,
    source_date: str | None = None,
    make_index: MakeIndex = lambda _: Indexed(Index()),
) -> Build:
    """Turn captures into the files of a site. Equal input gives equal bytes, whatever `run` is.

    `own_pages` are Markdown by name; `last` is what stood in the output before, for the redirects;
    `source_date` is the day that feeds say of entries which nothing else dates; `make_index` indexes
    the full texts, where the site has a search page.
    """
    from archive_gen.reading.capture import read_all

    read = read_all(captures, gazetteer, run=run)
    archive, found = join_readings(read, config)
    data = _datasets(archive, read.stacks, config, Memory(), record_keys(archive))
    plan = plan_site(
        archive, read.stacks, gazetteer.vocabulary, config, lambda: data.told,
        own_pages=own_pages, templates=templates, last=last, source_date=source_date, make_index=make_index,
    )  # fmt: skip
    rendered = Press(templates).render(plan.pages, read.stacks, run=run, shelf=Memory())
    contents = {**plan.ready, **rendered.files, **data.files}
    files = {path: content for path, content in contents.items() if isinstance(content, bytes)}
    return Build(archive, read.stacks, files, plan.redirects, sorted_problems([*found, *plan.problems]))


def join_readings(
    read: Read | ProjectReading, config: Config, cache: Cache | None = None
) -> tuple[Archive, tuple[Problem, ...]]:
    """Return the archive that the readings make, and all that was found wrong so far.

    What was found of records the last time is kept in the cache, and what of it still holds is used again.
    """
    cache = cache or Cache()
    program = program_digest() if cache.path else b""
    before = cache.read_one("joined", "findings", program)
    kept = unpacked(_FINDINGS, Kept(program, before) if before else None)
    cards = [reading.card for reading in read.readings if reading.card is not None]
    traits = {reading.card.source: reading.traits for reading in read.readings if reading.card and reading.traits}
    former = read.former if isinstance(read, ProjectReading) else NONE_FORMER
    archive, clashes, findings = gather(
        cards, config.facets, traits, read.stacks,
        language=config.language, kept=kept or Findings(), former=former,
    )  # fmt: skip
    if cache.path and (now := msgspec.msgpack.encode(findings)) != before:
        cache.write("joined", {"findings": Kept(program, now)})
    return archive, sorted_problems([*(problem for reading in read.readings for problem in reading.problems), *clashes])


def plan_site(
    archive: Archive,
    stacks: Stacks,
    vocabulary: Vocabulary,
    config: Config,
    data: Callable[[], DataFiles],
    *,
    own_pages: Mapping[str, str] | None,
    templates: Path | None,
    last: Manifest | None,
    source_date: str | None,
    make_index: MakeIndex,
    stays: Stays = nothing_stays,
) -> Plan:
    """Return what the site is to hold but for the archive's data files. A page goes before what is ready."""
    index, faults_of_index = Indexed(Index())
    if config.search:
        index, faults_of_index = make_index(search_documents(archive, config.language, stacks))
    provenance = Provenance(f"archive-gen {__version__}", built=source_date)
    pages = plan_pages(archive, vocabulary, config, own_pages or {}, provenance, index.ids, data, stays)
    redirects, redirect_files = _redirects(archive, last or Manifest(), config)
    ready = {**redirect_files, **_renamed_terms(archive, vocabulary, config)}
    taken = {*pages.standing, *(page.path for page in pages.pages)}
    ready = {path: content for path, content in ready.items() if path not in taken}
    ready |= {path: text for path, text in read_assets(templates).items() if config.search or path not in SEARCH_ASSETS}
    ready |= {INDEX_FOLDER + path: content for path, content in index.files.items()}
    return Plan(pages, ready, redirects, sorted_problems([*faults_of_index, *pages.problems]))


def _datasets(
    archive: Archive, stacks: Stacks, config: Config, shelf: Shelf, keys: Sequence[bytes], last: LastData = NO_DATA
) -> Datasets:
    lines = partial(record_json_lines, archive, stacks)
    return make_datasets(archive, stacks, config, lines, shelf, keys=keys, last=last)


def record_json_lines(archive: Archive, stacks: Stacks, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield records as lines of JSON Lines, each with its line feed; safe to print on a terminal."""
    ties = ties_of(archive)
    for entry in entries:
        story, duplicate_of = ties.of(entry.card.id)
        found = record_json(fetch_entry(stacks, entry), entry.permalink, story=story, duplicate_of=duplicate_of)
        yield _escaped(msgspec.json.encode(found).decode()) + "\n"


def _escaped(text: str) -> str:
    # Of ASCII there is DEL alone to be escaped, and that is found much faster than one of many characters.
    if text.isascii() and "\x7f" not in text:
        return text
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _redirects(archive: Archive, last: Manifest, config: Config) -> tuple[dict[str, str], dict[str, bytes]]:
    permalinks = _permalinks(archive)
    # What was in a story and is no more leads on from the story's page to the record.
    for key in {*last.permalinks, *last.redirects.values()}:
        own = key.removeprefix(STORY_OF)
        if own != key and own in permalinks:
            permalinks.setdefault(key, permalinks[own])
    titles = {entry.card.id: entry.card.title for entry in archive.entries}
    redirects = plan_redirects(permalinks, last.permalinks, last.redirects)
    files = {
        f"{old}index.html": redirect_page(
            old, permalinks[key], titles[key.removeprefix(STORY_OF)], config.base_url
        ).encode()
        for old, key in redirects.items()
    }
    return redirects, files


def _permalinks(archive: Archive) -> dict[str, str]:
    """The permalink of each record by its id, and that of its story, so that either leads on when it moves.

    A story has its permalink from its first record, which another report of the event can become.
    """
    own = {entry.card.id: entry.permalink for entry in archive.entries}
    ids = [entry.card.id for entry in archive.entries]
    stories = {ids[telling.entry]: story.permalink for story in archive.stories for telling in story.tellings}
    return own | {f"{STORY_OF}{record_id}": permalink for record_id, permalink in stories.items()}


def _renamed_terms(archive: Archive, vocabulary: Vocabulary, config: Config) -> dict[str, bytes]:
    """The pages that lead from where an entity stood under an id that the vocabulary has given up."""
    files = {}
    for facet in config.facets:
        terms = {term.id: term for term in archive.terms(facet)}
        for old, new in sorted(vocabulary.former_ids()[facet].items()):
            if new in terms:
                was, now = (f"{facet}/{term.lower()}/" for term in (old, new))
                files[f"{was}index.html"] = redirect_page(was, now, terms[new].name, config.base_url).encode()
    return files


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


def _make_tools(gazetteer: Gazetteer, shared_lines: frozenset[int]) -> Tools:
    from archive_gen.reading.capture import make_tools

    return make_tools(gazetteer, shared_lines)


def make_site(order: Order, *, cache: Cache, shelf: Shelf) -> Site:
    """Return the site of a project. The stages are those of `build_site`, each with what was kept of its last result.

    Pages and data wait on the `shelf`.
    """
    config, own, standing = order.project.config, order.own, order.standing
    program, run, tell = program_digest(), _runner(order.jobs, order.tell), order.tell
    tell("reading captures")
    gazetteer, vocabulary_problems = compiled_gazetteer(own.vocabulary, cache)
    by = ReadBy(program, digest_texts(own.vocabulary))
    reader = Reader(gazetteer, run, order.ask_reader)
    read = read_project(order.project.root, order.survey, by, cache=cache, reader=reader)
    tell("joining records")
    archive, found = join_readings(read, config, cache)
    # The archive has the cards. What records were compared by is a good part of what else is in memory.
    read = read._replace(readings=[])
    tell("writing data and planning pages")
    keys = record_keys(archive)
    shown = digest_of(program, msgspec.msgpack.encode((config, archive.figures)), *keys)
    make = partial(_datasets, archive, read.stacks, config, shelf, keys)
    beside = order.jobs if len(archive.entries) >= FEWEST_FOR_DATA_BESIDE else 1
    press = Press(own.templates, digest_of(program, by.vocabulary), cache, standing)
    with making_data(
        shown, make, program=program, output=order.output, cache=cache, standing=standing, jobs=beside
    ) as coming:
        plan = plan_site(
            archive, read.stacks, gazetteer.vocabulary, config, lambda: coming().told,
            own_pages={PurePosixPath(page.path).stem: page.text for page in own.pages},
            templates=own.templates, last=order.last, source_date=order.source_date,
            make_index=partial(_index, cache=cache, keep=order.keep_index, tell=tell), stays=press.stays,
        )  # fmt: skip
        data = coming()
    tell("rendering pages")
    pages = press.render(plan.pages, read.stacks, run=run, shelf=shelf)
    # What is bytes already is left alone where the very bytes stand.
    sums = {path: sha256(content).hexdigest() for path, content in plan.ready.items()}
    stays = {path: sum for path, sum in sums.items() if standing.get(path) == sum}
    ready = {path: content for path, content in plan.ready.items() if path not in stays}
    problems = [*own.problems, *read.problems, *vocabulary_problems, *found, *plan.problems]
    return Site(
        archive,
        read.stacks,
        plan.pages.articles,
        partial(_make_tools, gazetteer, read.shared_lines),
        {**ready, **pages.files, **data.rendered.files},
        {**stays, **pages.standing, **data.rendered.standing},
        _permalinks(archive),
        plan.redirects,
        read.unread,
        sorted_problems(problems),
        {**dict.fromkeys(ready, "its bytes changed"), **pages.why, **data.rendered.why},
        read.read_again,
    )


def _runner(jobs: int, tell: Tell) -> Run:
    """Return a map over processes that tells how far it is, in words for what it is doing."""

    def run(function: Work[C, T, R], parts: Iterable[T], *, make_context: Callable[[], C]) -> Iterable[R]:
        doing = _DOING[function.__name__]
        return pool.run(function, parts, make_context=make_context, jobs=jobs, tell=partial(tell, doing))

    return run


_DOING = {"keys_of_lines": "comparing captures", "read_captures": "reading captures", "print_pages": "rendering pages"}


def _index(documents: Mapping[str, bytes], *, cache: Cache, keep: bool, tell: Tell) -> Indexed:
    tell(f"indexing {len(documents)} texts")
    return make_index(documents, cache=cache, keep=keep)


class Inspection(NamedTuple):
    """How captures are read. `left_out` counts those of which no record could be made."""

    archive: Archive
    stacks: Stacks
    left_out: int
    problems: tuple[Problem, ...]


def inspect(found: Captures, project: Project | None, *, jobs: int = 1, tell: Tell = tell_nobody) -> Inspection:
    """Return the archive that captures make, without a site.

    In a project they are read as its site has them: by its vocabulary, and with what its other captures teach.
    """
    with open_cache(project.root if project else None) as cache:
        gazetteer, vocabulary_problems = project_gazetteer(project, cache)
    config = project.config if project else Config()
    beside = read_captures(project).captures if project else ()
    from archive_gen.reading.capture import read_all

    run = _runner(jobs, tell)
    read = read_all(found.captures, gazetteer, run=run, beside=beside)
    archive, problems = join_readings(read, config)
    left_out = len(found.captures) + len(found.unread) - len(archive.entries)
    met = sorted_problems([*found.unread, *found.problems, *vocabulary_problems, *problems])
    return Inspection(archive, read.stacks, left_out, met)


def check(project: Project, *, jobs: int = 1, tell: Tell = tell_nobody) -> Inspection:
    """Return the archive that a project's own captures make, with what builds have kept of them."""
    with open_cache(project.root) as cache:
        survey = survey_captures(project.root, list_captures(project), cache)
        own, vocabulary_problems = read_vocabularies(project)
        gazetteer, faults = compiled_gazetteer(own, cache)
        by = ReadBy(program_digest(), digest_texts(own))
        reader = Reader(gazetteer, _runner(jobs, tell))
        read = read_project(project.root, survey, by, cache=cache, reader=reader)
        archive, problems = join_readings(read, project.config, cache)
    left_out = len(survey.seen) + len(survey.unread) - len(archive.entries)
    found = [*read.unread, *read.problems, *vocabulary_problems, *faults, *problems]
    return Inspection(archive, read.stacks, left_out, sorted_problems(found))


def documents_in(content: bytes, source: str) -> tuple[bytes, ...]:
    """Return the documents of a press database that a text holds; the text as it is where it is of one."""
    return part_documents(content, source)


def words_of_entities(project: Project) -> dict[str, str]:
    """Return the id of each entity by its id and its name, both casefolded."""
    with open_cache(project.root) as cache:
        vocabulary = project_gazetteer(project, cache)[0].vocabulary
    named = [(actor.id, actor.name) for actor in vocabulary.actors]
    named += [(country.id, country.name) for country in vocabulary.countries]
    named += [(topic.id, topic.label) for topic in vocabulary.topics]
    return {word.casefold(): entity_id for entity_id, name in named for word in (name, entity_id)}
