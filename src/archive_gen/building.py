"""A project's site, built where anything that it is made of has changed.

Nothing here imports a stage until one has to run: to see that a site is as it should be takes no more than to
look at the files.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archive_gen.config import Config
from archive_gen.contents import sum_of
from archive_gen.edges import WORK_FOLDER, Refused, store
from archive_gen.edges.cache import Cache, Kept, RecordsLost, digest_of, open_cache, program_digest, unpacked
from archive_gen.edges.captures import list_captures
from archive_gen.edges.lock import build_lock
from archive_gen.edges.manifest import Manifest, last_manifest, manifest_digest, sound
from archive_gen.edges.order import Order
from archive_gen.edges.output import check_output
from archive_gen.edges.progress import Tell, tell_nobody
from archive_gen.edges.project import Own, Project, read_own
from archive_gen.edges.regular import read_regular
from archive_gen.edges.signatures import KnownDigests
from archive_gen.edges.survey import Survey, digest_texts, files_as_built, survey_captures
from archive_gen.edges.trees import KnownTrees
from archive_gen.model import Entry
from archive_gen.problems import Problem, counted, sorted_problems
from archive_gen.shipped import shipped_theme
from archive_gen.stacks import NOTHING, Stacks

if TYPE_CHECKING:
    from archive_gen.edges.fulltext import MakeIndex
    from archive_gen.edges.standby import Ask
    from archive_gen.pipeline import Site


_FOREIGN = "foreign-file"


class Outcome(msgspec.Struct, frozen=True):
    """What a build did. `shown` is the output as messages name it, from the project's folder where it is in it.

    `left_out` counts the captures of which no record could be made.
    `read` are the records that were read again, with the reason, in source order, and the `stacks` have them; `changed`
    gives for each file that was written or removed why it was.
    """

    output: Path
    shown: str
    captures: int
    records: int
    files: int
    written: store.Written
    problems: tuple[Problem, ...]
    read: tuple[tuple[Entry, str], ...] = ()
    changed: dict[str, str] = {}
    stacks: Stacks = NOTHING

    @property
    def left_out(self) -> int:
        """How many captures no record could be made of."""
        return self.captures - self.records

    def summary(self, seconds: float) -> str:
        """Return in one line what was done, and in how many seconds. The folder stands in it as it is."""
        problems = sum(problem.severity != "note" for problem in self.problems)
        counts = ((self.written.written, "written"), (self.written.removed, "removed"))
        changes = ", ".join(f"{number} {what}" for number, what in counts if number)
        return (
            f"{counted(self.captures, 'capture')}: {counted(self.records, 'record')}, {counted(problems, 'problem')}; "
            f"{counted(self.files, 'file')} in {self.shown}/, {changes or 'unchanged'} ({seconds:.1f} s)"
        )


class Options(NamedTuple):
    """How a site is to be built. `tell` hears what is being done.

    `output` and `base_url` go before those of the settings. `source_date` is the day that feeds say of entries which
    nothing else dates. With `keep_index` a full-text index that is there is left as it is, though texts have changed.
    With `whole` every stage runs, though nothing has changed. `published` is the manifest of the site that the public
    sees: its addresses lead on, too, when they move.
    """

    output: Path | None = None
    base_url: str | None = None
    jobs: int = 1
    tell: Tell = tell_nobody
    source_date: str | None = None
    keep_index: bool = False
    whole: bool = False
    published: Manifest | None = None


AS_SET = Options()
"""As the settings say."""

Learn = Callable[["Site", Own], None]
"""Takes in what a site was made of, once it stands. Where nothing has changed there is nothing to be learnt."""


def build(project: Project, options: Options = AS_SET, *, learn: Learn | None = None) -> Outcome:
    """Bring a project's site up to what it is made of; where nothing has changed no stage runs.

    Raises Refused where the site cannot be built or may not be written; what stood there is then
    as it was. A bad capture is a problem, and the site is built of the others.
    """
    config = project.config
    if options.base_url is not None:
        config = msgspec.structs.replace(config, base_url=options.base_url.rstrip("/"))
    read_folders = (*config.sources, *config.vocabulary, "templates", "pages")
    place = check_output(options.output or project.root / config.output, project.root, read_folders)
    with build_lock(project.root), open_cache(project.root) as cache:
        store.clear_up(place)
        outcome = _bring_up(Project(project.root, config), place, options, cache, learn)
    lost = [Problem(WORK_FOLDER, 0, "cache-lost", cache.note, "", "note")] if cache.note else []
    return msgspec.structs.replace(outcome, problems=sorted_problems([*outcome.problems, *lost]))


def _bring_up(project: Project, place: Path, options: Options, cache: Cache, learn: Learn | None) -> Outcome:
    """Look at what the site is made of and at what stands in its place, and build it where these have parted."""
    options.tell("looking for captures")
    survey = survey_captures(project.root, list_captures(project), cache)
    own = read_own(project)
    inputs = _inputs(project.config, survey, own, options)
    with _reader_beside(survey, own, cache, options.jobs) as ask_reader:
        options.tell("looking at the site")
        last = last_manifest(place)
        digests = KnownDigests(cache, "site", str(place))
        standing = files_as_built(last.files, digests)
        # What the public knows is of another machine's build, of which nothing was kept here.
        may_stay = options.published is None and not options.whole
        if may_stay and (outcome := _unchanged(project, place, inputs, last, standing, cache)):
            return outcome
        order = Order(
            project=project,
            survey=survey,
            own=own,
            output=place,
            last=_with_published(sound(last), options.published or Manifest()),
            standing=standing,
            source_date=options.source_date,
            make_index=_index_maker(cache, keep=options.keep_index),
            jobs=options.jobs,
            tell=options.tell,
            ask_reader=ask_reader,
        )
        outcome = _build_though_lost(order, digests, cache, learn)
        _remember(outcome, inputs, cache)
        return outcome


def _reader_beside(survey: Survey, own: Own, cache: Cache, jobs: int) -> contextlib.AbstractContextManager[Ask | None]:
    """Have another process get ready to read what may have changed, where that is little, while this one goes on."""
    if not survey.opened:
        return contextlib.nullcontext()
    from archive_gen.gazetteers import compiled_gazetteer, packed_knowledge
    from archive_gen.reading.readers import reading_beside

    gazetteer, _ = compiled_gazetteer(own.vocabulary, cache)
    knowledge = packed_knowledge(gazetteer.vocabulary, own.vocabulary, cache)
    return reading_beside(gazetteer, knowledge, few=survey.opened, jobs=jobs)


def _index_maker(cache: Cache, *, keep: bool) -> MakeIndex:
    from archive_gen.edges.fulltext import make_index

    return partial(make_index, cache=cache, keep=keep)


def _with_published(last: Manifest, published: Manifest) -> Manifest:
    """Return the last manifest with the addresses that the public knows, which another machine may have built."""
    known = {permalink: key for key, permalink in published.permalinks.items()}
    return msgspec.structs.replace(last, redirects={**published.redirects, **known, **last.redirects})


def _build_though_lost(order: Order, digests: KnownDigests, cache: Cache, learn: Learn | None) -> Outcome:
    """Build as `_run_stages` does, and once more where what is kept of a record turns out to be lost."""
    try:
        return _run_stages(order, digests, cache, learn)
    except RecordsLost as loss:
        # Seen only when a page was to be rendered. Without what was kept all of it is read anew.
        cache.throw_away(loss.message)
        return _run_stages(order, digests, cache, learn)


def _run_stages(order: Order, digests: KnownDigests, cache: Cache, learn: Learn | None) -> Outcome:
    """Make the site, write it, and return what came of that."""
    from archive_gen import pipeline
    from archive_gen.edges.spool import open_spool

    place, root, survey = order.output, order.project.root, order.survey
    captures = len(survey.seen) + len(survey.unread)
    with open_spool(root) as spool:
        site = pipeline.make_site(order, cache=cache, shelf=spool)
        problems = sorted_problems([*site.unread, *site.problems])
        if not site.archive.entries:
            raise Refused(_nothing_readable(problems))
        order.tell(f"writing {len(site.files):,} files")
        trees = KnownTrees(cache, _name_of(place))
        beside = Manifest(site.standing, site.permalinks, site.redirects)
        written = store.write_site(place, site.files, beside, trees=trees, digests=digests)
        trees.save()
        digests.save()
    entries = {entry.card.source: entry for entry in site.archive.entries}
    if learn:
        learn(site, order.own)
    return Outcome(
        place,
        _shown(place, root),
        captures,
        len(site.archive.entries),
        len(site.files) + len(site.standing),
        written,
        sorted_problems([*problems, *_foreign_notes(place, root, written.foreign)]),
        tuple((entries[source], why) for source, why in sorted(site.read.items()) if source in entries),
        dict(_changes(site, order.last, order.standing)),
        site.stacks,
    )


def _shown(output: Path, root: Path) -> str:
    """Return the output's folder, which is resolved, as it is named from the project's."""
    root = Path(os.path.realpath(root))
    return (output.relative_to(root) if output.is_relative_to(root) else output).as_posix()


def _foreign_notes(output: Path, root: Path, foreign: Iterable[str]) -> Iterator[Problem]:
    for path in foreign:
        yield Problem(f"{_shown(output, root)}/{path}", 0, _FOREIGN, "is not archive-gen's and stays", "", "note")


def _changes(site: Site, last: Manifest, standing: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that is not what it was, with the reason."""
    for path, content in sorted(site.files.items()):
        if standing.get(path) != sum_of(content):
            yield path, site.why.get(path, "") if path in last.files else "new"
    for path in sorted(last.files.keys() - site.files.keys() - site.standing.keys()):
        yield path, "gone"


def _nothing_readable(problems: Iterable[Problem]) -> str:
    shown = "\n".join(str(problem) for problem in problems if problem.severity == "error")
    return f"no capture could be read, so there is nothing to build\n{shown}"


class _Summary(NamedTuple):
    """What a build came to, for the next one that has nothing to do."""

    manifest: bytes
    captures: int
    records: int
    problems: tuple[Problem, ...]


_SUMMARY = msgspec.msgpack.Decoder(_Summary)


def _inputs(config: Config, survey: Survey, own: Own, options: Options) -> bytes:
    """Return the digest of all that a site is made of but for what its last manifest says."""
    return digest_of(
        inputs_beside_captures(config, own),
        msgspec.msgpack.encode([(one.place.source, one.content, one.sidecar) for one in survey.seen]),
        msgspec.msgpack.encode((survey.unread, survey.problems, own.problems)),
        (options.source_date or "").encode(),
        # An index that was kept for once is of older texts.
        msgspec.msgpack.encode((options.keep_index, _pagefind_version())) if config.search else b"",
    )


def _pagefind_version() -> tuple[str, ...]:
    from archive_gen.edges.fulltext import pagefind_version

    return pagefind_version()


def inputs_beside_captures(config: Config, own: Own) -> bytes:
    """Return the digest of what a site is made of, whatever its captures are."""
    return digest_of(
        program_digest(),
        msgspec.msgpack.encode(config),
        digest_texts(own.vocabulary),
        digest_texts(own.pages),
        *_theme(own.templates),
    )


def _theme(own: Path | None) -> Iterator[bytes]:
    """Yield the bytes of all templates and assets with their paths."""
    for folder in [shipped_theme(), *([own] if own else [])]:
        for path in sorted(_files_below(folder, set())):
            yield os.fsencode(path)
            # One that cannot be read is told of where it is used.
            with contextlib.suppress(OSError):
                yield read_regular(path, follow=True)


def _files_below(folder: Path, entered: set[str]) -> Iterator[Path]:
    """Yield the files in a folder; templates are found through symbolic links too, which can go in circles."""
    if (real := os.path.realpath(folder)) not in entered:
        entered.add(real)
        for path in folder.iterdir():
            yield from _files_below(path, entered) if path.is_dir() else [path]


def _unchanged(
    project: Project, place: Path, inputs: bytes, last: Manifest, standing: dict[str, str], cache: Cache
) -> Outcome | None:
    """Return the outcome of a build that has nothing to do, None where there is something."""
    kept = cache.read_one("build", _name_of(place), inputs)
    if kept is None or standing != last.files:
        return None
    summary = unpacked(_SUMMARY, Kept(inputs, kept))
    if summary is None or summary.manifest != manifest_digest(place):
        return None
    problems = tuple(problem for problem in summary.problems if not _is_past(problem, project.root))
    return Outcome(
        place,
        _shown(place, project.root),
        summary.captures,
        summary.records,
        len(standing),
        store.Written(0, 0),
        problems,
    )


def _is_past(problem: Problem, root: Path) -> bool:
    """Whether a note of the last build is of a foreign file that is gone: no input, so that nothing has changed."""
    return problem.code == _FOREIGN and not os.path.lexists(root / problem.path.rstrip("/"))


def _remember(outcome: Outcome, inputs: bytes, cache: Cache) -> None:
    from archive_gen.edges.fulltext import SEARCH_FAILED

    # What is wrong with the making of an index may be gone the next time.
    if any(problem.code == SEARCH_FAILED for problem in outcome.problems):
        return
    manifest = manifest_digest(outcome.output)
    summary = _Summary(manifest, outcome.captures, outcome.records, outcome.problems)
    cache.write("build", {_name_of(outcome.output): Kept(inputs, msgspec.msgpack.encode(summary))})


def _name_of(place: Path) -> str:
    """Return a folder's path as text that can be kept, whatever bytes it is made of."""
    return os.fsencode(place).decode("utf-8", "backslashreplace")
