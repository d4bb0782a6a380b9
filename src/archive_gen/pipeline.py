"""The order of the stages, and a build from a project's files to its site."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from archive_gen import __version__
from archive_gen.archive import Traits, gather, traits_of
from archive_gen.config import Config
from archive_gen.edges import Refused, cache, pool, store
from archive_gen.edges.fulltext import Index, Indexed, MakeIndex, make_index
from archive_gen.edges.progress import Tell, tell_nobody
from archive_gen.edges.project import Captures, Project, Text, read_captures, read_folder
from archive_gen.inspection import record_json
from archive_gen.loader import Knowledge, LineKeys, learn_shared_lines, line_keys, load_record, make_knowledge
from archive_gen.model import Archive, Capture, Entry, TaggedRecord
from archive_gen.problems import Problem, sorted_problems
from archive_gen.redirects import plan_redirects, redirect_page
from archive_gen.renderer import Environment, Page, Provenance, make_environment, plan_pages, read_assets, render_page
from archive_gen.renderer.datasets import make_datasets
from archive_gen.renderer.search import INDEX_FOLDER, SEARCH_ASSETS, search_documents
from archive_gen.tagger import Gazetteer, make_gazetteer, tag_record, unpack_gazetteer
from archive_gen.vocabulary import Vocabulary, read_vocabulary, shipped_files

STORY_OF = "story of "
# JSON itself escapes the controls below U+0020 alone. These stand in strings only, so the escape is JSON too.
_STEERING = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Run(Protocol):
    """A map that keeps the order: in this process, or in many."""

    def __call__(
        self, function: Callable[[C, T], R], parts: Iterable[T], *, make_context: Callable[[], C]
    ) -> list[R]: ...


class Tools(NamedTuple):
    """What reading a capture needs, made once in each process."""

    knowledge: Knowledge
    gazetteer: Gazetteer
    shared_lines: frozenset[int]


class Reading(NamedTuple):
    """What became of one capture; no record where it holds none."""

    tagged: TaggedRecord | None
    problems: tuple[Problem, ...]
    traits: Traits | None = None


class Build(msgspec.Struct, frozen=True):
    """The files of a site by their paths, and what the manifest keeps for the next build."""

    archive: Archive
    files: dict[str, bytes]
    redirects: dict[str, str]
    problems: tuple[Problem, ...]

    @property
    def permalinks(self) -> dict[str, str]:
        return _permalinks(self.archive)


def build_site(
    captures: Iterable[Capture],
    gazetteer: Gazetteer,
    config: Config,
    *,
    run: Run,
    own_pages: Mapping[str, str] | None = None,
    templates: Path | None = None,
    last: store.Manifest | None = None,
    source_date: str | None = None,
    make_index: MakeIndex = lambda _: Indexed(Index()),
) -> Build:
    """Turn captures into the files of a site. Equal input gives equal bytes, whatever `run` is.

    `own_pages` are Markdown by name; `last` is what stood in the output before, for the redirects;
    `source_date` is the day that feeds say of entries which nothing else dates; `make_index` indexes
    the full texts, where the site has a search page.
    """
    archive, found = make_archive(captures, gazetteer, config, run=run)
    index, faults_of_index = Indexed(Index())
    if config.search:
        index, faults_of_index = make_index(search_documents(archive, config.language))
    provenance = Provenance(f"archive-gen {__version__}", built=source_date)
    datasets = make_datasets(archive, config, records_in_json(archive))
    pages, clashes = plan_pages(archive, gazetteer.vocabulary, config, own_pages or {}, provenance, index.ids, datasets)
    texts = run(_render_nth, range(len(pages)), make_context=partial(_make_press, pages, templates))
    if faults := sorted({text for text in texts if isinstance(text, str)}):
        raise Refused("the project's templates cannot be used\n" + "\n".join(faults))
    files = {page.path: text for page, text in zip(pages, texts, strict=True) if isinstance(text, bytes)}
    files |= {path: text for path, text in read_assets(templates).items() if config.search or path not in SEARCH_ASSETS}
    files |= {INDEX_FOLDER + path: content for path, content in index.files.items()}
    files |= datasets.files
    redirects, redirect_files = _redirects(archive, last or store.Manifest(), config)
    renamed = _renamed_terms(archive, gazetteer.vocabulary, config)
    problems = sorted_problems([*found, *faults_of_index, *clashes])
    return Build(archive, {**redirect_files, **renamed, **files}, redirects, problems)


def make_archive(
    captures: Iterable[Capture], gazetteer: Gazetteer, config: Config, *, run: Run, beside: Iterable[Capture] = ()
) -> tuple[Archive, tuple[Problem, ...]]:
    """Return the archive that the captures make, and all that was found wrong on the way."""
    readings = read_all(captures, gazetteer, run=run, beside=beside)
    tagged = [reading.tagged for reading in readings if reading.tagged is not None]
    traits = {reading.tagged.record.id: reading.traits for reading in readings if reading.tagged and reading.traits}
    archive, clashes = gather(tagged, config.facets, traits, language=config.language)
    return archive, sorted_problems([*(problem for reading in readings for problem in reading.problems), *clashes])


def read_all(
    captures: Iterable[Capture], gazetteer: Gazetteer, *, run: Run, beside: Iterable[Capture] = ()
) -> list[Reading]:
    """Return the reading of each capture, in sorted source order, each record with an id of its own.

    What the captures share is learned from them and from those `beside` them, which are not read.
    """
    ordered = sorted(captures, key=lambda capture: capture.source)
    archive = {capture.source: capture for capture in [*beside, *ordered]}
    keys = run(_keys_of, archive.values(), make_context=_nothing)
    return _with_own_ids(run(read_capture, ordered, make_context=partial(make_tools, gazetteer, keys)))


def _nothing() -> None:
    return None


def _keys_of(_: None, capture: Capture) -> LineKeys:
    return line_keys(capture)


def make_tools(gazetteer: Gazetteer, keys: Iterable[LineKeys]) -> Tools:
    return Tools(make_knowledge(gazetteer.vocabulary), gazetteer, learn_shared_lines(keys))


def read_capture(tools: Tools, capture: Capture) -> Reading:
    """Load and tag one capture: the part of a build that runs in parallel."""
    record, problems = load_record(capture, tools.knowledge, tools.shared_lines)
    if record is None:
        return Reading(None, problems)
    tagged = tag_record(record, tools.gazetteer)
    return Reading(tagged, (*problems, *tagged.problems), traits_of(tagged))


def _with_own_ids(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings, in source order, with record ids that differ by more than upper and lower case.

    The id is the capture's name; where two share one, the first in source order keeps it and the others take
    a part of their path's hash, which stays theirs whatever else comes or goes.
    """
    taken: set[str] = set()
    found = []
    for reading in readings:
        if reading.tagged is not None:
            record = reading.tagged.record
            own = record.id
            if own.casefold() in taken:
                own = f"{own}-{sha256(record.source.encode()).hexdigest()[:6]}"
                record = msgspec.structs.replace(record, id=own)
                reading = reading._replace(tagged=msgspec.structs.replace(reading.tagged, record=record))
            taken.add(own.casefold())
        found.append(reading)
    return found


class _Press(NamedTuple):
    pages: Sequence[Page]
    templates: Path | None
    environment: Environment


def _make_press(pages: Sequence[Page], templates: Path | None) -> _Press:
    return _Press(pages, templates, make_environment(templates))


def _render_nth(press: _Press, index: int) -> bytes | str:
    """Return a page's bytes, or the fault of the project's own template that stands in the way.

    By number: a forked worker has the pages already, and sending each to it would cost more than rendering it.
    """
    page = press.pages[index]
    try:
        return render_page(page, press.environment)
    except Exception as fault:
        where = _own_template_line(fault, press.templates)
        if where is None:
            raise
        return f"{where}: {type(fault).__name__}: {fault}"


def _own_template_line(fault: Exception, templates: Path | None) -> str | None:
    """Return the file and line of the project's template that a fault arose in, None where it is a bug of ours.

    A template is code, and can raise anything; Jinja puts its lines into the traceback.
    """
    name, line = getattr(fault, "filename", None), getattr(fault, "lineno", None)
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(fault.__traceback__)]
    for file, number in reversed([*places, (name, line)]):
        if templates and file and Path(file).is_relative_to(templates):
            return f"templates/{Path(file).relative_to(templates)}:{number}"
    return None


def records_in_json(archive: Archive) -> dict[str, str]:
    """Return each record's line of JSON by its id, in the order of the sources."""
    entries = sorted(archive.entries, key=lambda entry: entry.record.source)
    return dict(zip([entry.record.id for entry in entries], record_json_lines(archive, entries), strict=True))


def record_json_lines(archive: Archive, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield records as lines of JSON Lines, each with its line feed; safe to print on a terminal."""
    ids = [entry.record.id for entry in archive.entries]
    stories = {ids[telling.entry]: story.id for story in archive.stories for telling in story.tellings}
    firsts = {ids[variant.entry]: ids[one.first] for one in archive.versions for variant in one.variants}
    for entry in entries:
        own = entry.record.id
        found = record_json(entry.tagged, entry.permalink, story=stories.get(own), duplicate_of=firsts.get(own))
        yield json.dumps(found, ensure_ascii=False).translate(_STEERING) + "\n"


def _redirects(archive: Archive, last: store.Manifest, config: Config) -> tuple[dict[str, str], dict[str, bytes]]:
    permalinks = _permalinks(archive)
    # What was in a story and is no more leads on from the story's page to the record.
    for key in {*last.permalinks, *last.redirects.values()}:
        own = key.removeprefix(STORY_OF)
        if own != key and own in permalinks:
            permalinks.setdefault(key, permalinks[own])
    titles = {entry.record.id: entry.record.title for entry in archive.entries}
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
    own = {entry.record.id: entry.permalink for entry in archive.entries}
    ids = [entry.record.id for entry in archive.entries]
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


class Outcome(msgspec.Struct, frozen=True):
    """What a build did. `left_out` counts the captures of which no record could be made."""

    output: Path
    captures: int
    left_out: int
    files: int
    written: store.Written
    archive: Archive
    problems: tuple[Problem, ...]


def build(
    project: Project,
    *,
    output: Path | None = None,
    base_url: str | None = None,
    jobs: int = 1,
    tell: Tell = tell_nobody,
    source_date: str | None = None,
    keep_index: bool = False,
) -> Outcome:
    """Read a project and write its site. `tell` hears what is being done.

    With `keep_index` a full-text index that is there is left as it is, though texts have changed.
    Raises Refused where the site cannot be built or may not be written; what stood there is then
    as it was. A bad capture is a problem, and the site is built of the others.
    """
    config = project.config if base_url is None else msgspec.structs.replace(project.config, base_url=base_url)
    read_folders = (*config.sources, *config.vocabulary, "templates", "pages")
    place = store.check_output(output or project.root / config.output, project.root, read_folders)
    with store.build_lock(project.root):
        found = read_captures(project)
        gazetteer, vocabulary_problems = project_gazetteer(project)
        pages, page_problems = read_folder(project.root, "pages", ".md")
        built = build_site(
            found.captures,
            gazetteer,
            config,
            run=_runner(jobs, tell),
            own_pages={PurePosixPath(page.path).stem: page.text for page in pages},
            templates=_own_templates(project.root),
            last=store.last_manifest(place),
            source_date=source_date,
            make_index=partial(_index, root=project.root, keep=keep_index, tell=tell),
        )
        problems = sorted_problems(
            [*found.unread, *found.problems, *vocabulary_problems, *page_problems, *built.problems]
        )
        if not built.archive.entries:
            raise Refused(_nothing_readable(found, problems))
        tell(f"writing {len(built.files)} files")
        written = store.write_site(place, built.files, built.permalinks, built.redirects)
        problems = sorted_problems([*problems, *_foreign_notes(place, project.root, written.foreign)])
    captures = len(found.captures) + len(found.unread)
    left_out = captures - len(built.archive.entries)
    return Outcome(place, captures, left_out, len(built.files), written, built.archive, problems)


def _runner(jobs: int, tell: Tell) -> Run:
    """Return a map over processes that tells how far it is, in words for what it is doing."""

    def run(function: Callable[[C, T], R], parts: Iterable[T], *, make_context: Callable[[], C]) -> list[R]:
        doing = _DOING[function.__name__]
        return pool.run(function, parts, make_context=make_context, jobs=jobs, tell=partial(tell, doing))

    return run


_DOING = {_keys_of.__name__: "comparing captures", read_capture.__name__: "reading captures",
          _render_nth.__name__: "rendering pages"}  # fmt: skip


def _index(documents: Mapping[str, bytes], *, root: Path, keep: bool, tell: Tell) -> Indexed:
    tell(f"indexing {len(documents)} texts")
    return make_index(documents, root=root, keep=keep)


def _foreign_notes(output: Path, root: Path, foreign: Iterable[str]) -> Iterator[Problem]:
    shown = output.relative_to(root) if output.is_relative_to(root) else output
    for path in foreign:
        yield Problem(f"{shown.as_posix()}/{path}", 0, "foreign-file", "is not archive-gen's and stays", "", "note")


def _nothing_readable(found: Captures, problems: Sequence[Problem]) -> str:
    shown = "\n".join(str(problem) for problem in problems if problem.severity == "error")
    count = len(found.captures) + len(found.unread)
    return f"none of the {count} captures could be read, so there is nothing to build\n{shown}"


class Inspection(NamedTuple):
    """How captures are read. `left_out` counts those of which no record could be made."""

    archive: Archive
    left_out: int
    problems: tuple[Problem, ...]


def inspect(found: Captures, project: Project | None, *, jobs: int = 1, tell: Tell = tell_nobody) -> Inspection:
    """Return the archive that captures make, without a site.

    In a project they are read as its site has them: by its vocabulary, and with what its other captures teach.
    """
    gazetteer, vocabulary_problems = project_gazetteer(project)
    config = project.config if project else Config()
    beside = read_captures(project).captures if project else ()
    run = _runner(jobs, tell)
    archive, problems = make_archive(found.captures, gazetteer, config, run=run, beside=beside)
    left_out = len(found.captures) + len(found.unread) - len(archive.entries)
    return Inspection(
        archive, left_out, sorted_problems([*found.unread, *found.problems, *vocabulary_problems, *problems])
    )


def project_gazetteer(project: Project | None) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """Return the shipped vocabulary with a project's own merged in, compiled, and what is wrong with it.

    A project keeps what was compiled, by the words and the program that it was compiled of.
    """
    texts: list[Text] = []
    problems: list[Problem] = []
    for folder in project.config.vocabulary if project else ():
        found, faults = read_folder(project.root, folder, ".yaml") if project else ((), ())
        texts += found
        problems += faults
    own = tuple((text.path, text.text.encode()) for text in texts)
    key = _digest([*shipped_files(), *own], cache.program_digest())
    kept = cache.read(project.root, _GAZETTEER, key) if project else None
    if kept is not None:
        return unpack_gazetteer(kept), tuple(problems)
    vocabulary, faults = read_vocabulary(shipped_files(), own)
    gazetteer = make_gazetteer(vocabulary)
    # What is wrong with a vocabulary is said each time, so only a sound one is kept.
    if project and not faults:
        cache.write(project.root, _GAZETTEER, key, gazetteer.pack())
    return gazetteer, (*problems, *faults)


def words_of_entities(project: Project) -> dict[str, str]:
    """Return the id of each entity by its id and its name, both casefolded."""
    vocabulary = project_gazetteer(project)[0].vocabulary
    named = [(actor.id, actor.name) for actor in vocabulary.actors]
    named += [(country.id, country.name) for country in vocabulary.countries]
    named += [(topic.id, topic.label) for topic in vocabulary.topics]
    return {word.casefold(): entity_id for entity_id, name in named for word in (name, entity_id)}


_GAZETTEER = "gazetteer"


def _digest(texts: Iterable[tuple[str, bytes]], program: str) -> str:
    parts = [program.encode(), *(part for name, text in texts for part in (name.encode(), text))]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def _own_templates(root: Path) -> Path | None:
    return root / "templates" if (root / "templates").is_dir() else None
