"""Arguments in, exit code out.

0: done. 1: not done, or done and something was found that was to be refused. 2: wrong usage.
130: interrupted. Results go to stdout, all else to stderr.
"""

from __future__ import annotations

import datetime as dt
import errno
import functools
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
import msgspec

from archive_gen import __version__
from archive_gen.edges import Refused, os_reason
from archive_gen.problems import Problem, printable, sorted_problems

# The stages are imported where a command needs them: `--version` and `--help` answer at once.
if TYPE_CHECKING:
    from archive_gen.building import Outcome
    from archive_gen.edges import publisher
    from archive_gen.edges.importing import Arrival
    from archive_gen.edges.manifest import Manifest
    from archive_gen.edges.progress import Progress
    from archive_gen.edges.project import Project
    from archive_gen.model import Archive, Entry

INTERRUPTED = 130
TERMINATED = 143
_META = "archive-gen"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main() -> NoReturn:
    """Run a command and end with its exit code."""
    _open_closed_streams()
    _progress.cache_clear()
    # As an exception, so that a build clears away what it staged.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except Refused as refusal:
        _say(f"error: {refusal}")
        code = 1
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; the site is unchanged")
        code = INTERRUPTED
    except OSError as fault:
        # Every stage tells of the files that it cannot write; what is left is what is printed, to a full disk.
        if fault.errno not in _NO_ROOM or fault.filename is not None:
            raise
        _say(f"error: the output cannot be written: {os_reason(fault)}")
        code = 1
    # Python looks through all that is in memory for cycles once more as it ends, and then it is gone anyway.
    gc.freeze()
    sys.exit(code)


def _open_closed_streams() -> None:
    """Have streams that the caller has closed lead to nothing: else the next file that is opened gets their place."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, os.fdopen(number, "w" if number else "r"))


def _say(text: str) -> None:
    _progress().clear()
    click.echo(printable(text), err=True)


@functools.cache
def _progress() -> Progress:
    from archive_gen.edges.progress import Progress

    return Progress(sys.stderr)


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value not in (None, False, 0) and parameter.name:
        context.meta[f"{_META}.{parameter.name}"] = value


def _everywhere(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that may stand before its name as well as after it."""
    options: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
        (("--project",), {"type": click.Path(path_type=Path), "metavar": "DIR",
                          "help": "The folder with archive.yaml; else the nearest upward."}),
        (("--jobs",), {"type": click.IntRange(1, 512), "metavar": "N",
                       "help": "How many processes; else all processors."}),
        (("--quiet", "-q"), {"is_flag": True, "help": "Say nothing but problems."}),
        (("--verbose", "-v"), {"is_flag": True,
                               "help": "List notes too, and how long each stage took."}),
    )  # fmt: skip
    for names, settings in reversed(options):
        command = click.option(*names, expose_value=False, callback=_remember, **settings)(command)
    return command


def _setting(name: str) -> Any:
    return click.get_current_context().meta.get(f"{_META}.{name}")


def _jobs() -> int:
    from archive_gen.edges.processors import default_jobs

    return _setting("jobs") or default_jobs()


class _InOrderOfUse(click.Group):
    """Lists the commands in the order in which somebody comes to need them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(self.commands, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))


_ORDER = ("new", "import", "build", "serve", "inspect", "check", "publish", "completion")


@click.group(
    cls=_InOrderOfUse,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: archive-gen --project my-archive build",
)
@click.version_option(__version__, message="archive-gen %(version)s")
@_everywhere
def cli() -> None:
    """Turn saved news texts into a dated, cross-referenced, citable site."""


@cli.command(epilog="Example: archive-gen new my-archive --github-pages")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--github-pages", is_flag=True, help="With a workflow by which GitHub builds and publishes the site.")
@_everywhere
def new(folder: Path, github_pages: bool) -> None:
    """Make a working project in DIR. With --github-pages, DIR may be a project already: it gets the workflow alone."""
    from archive_gen.edges.installed import is_from_here, read_origin
    from archive_gen.edges.starter import WORKFLOW, make_project

    made = make_project(folder, github_pages=github_pages)
    for path in made:
        click.echo(f"{folder / path}")
    if _setting("quiet"):
        return
    if made != (WORKFLOW,):
        _say(f"the archive is in {folder}; see it with: archive-gen --project {folder} serve")
    if github_pages:
        if is_from_here(read_origin()):
            _say(
                f"the workflow installs archive-gen {__version__} from the package index; this one is from a folder\n"
                f"    where the index has no such version, name its repository in {WORKFLOW}"
            )
        _say('push it to GitHub, and in the repository\'s settings, under Pages, choose "GitHub Actions" once')


def _base_url(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from archive_gen.config import check_base_url

    if value and (fault := check_base_url(value)):
        raise click.BadParameter(f"{fault[0]}; {fault[1]}")
    return value.rstrip("/") if value else value


@cli.command(epilog="Example: archive-gen build --base-url https://example.org/archive --strict")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Where the site is written.")
@click.option("--base-url", metavar="URL", callback=_base_url, help="The address the site will have.")
@click.option("--strict", is_flag=True, help="Exit 1 if there were any problems.")
@click.option("--explain", is_flag=True, help="Print why captures were read again and files written.")
@click.option("--keep-index", is_flag=True, help="Leave the full-text index as it is, though texts have changed.")
@_everywhere
def build(output: Path | None, base_url: str | None, strict: bool, explain: bool, keep_index: bool) -> int:
    """Build the site."""
    outcome, seconds = _build(output, base_url, keep_index=keep_index)
    _list_problems(outcome.problems)
    if explain:
        for line in _explanation(outcome):
            click.echo(printable(line))
    if not _setting("quiet"):
        click.echo(_summary(outcome, seconds))
    return int(strict and any(problem.severity != "note" for problem in outcome.problems))


def _explanation(outcome: Outcome) -> Iterator[str]:
    """Yield why each capture was read again and how it was dated, and why each file of the site was written."""
    from archive_gen.inspection import record_line
    from archive_gen.stacks import fetch_entry

    for entry, why in outcome.read:
        yield f"read {record_line(fetch_entry(outcome.stacks, entry))}; {why}"
    for path, why in outcome.changed.items():
        yield f"{'removed' if why == 'gone' else 'wrote'} {path}: {why}"


def _build(
    output: Path | None, base_url: str | None, *, keep_index: bool = False, published: Manifest | None = None
) -> tuple[Outcome, float]:
    from archive_gen import building

    started = time.perf_counter()
    # A build makes many values and hardly a cycle. Looking through all of them again and again took half its time.
    gc.disable()
    tell = _Stages()
    outcome = building.build(
        _open_project(),
        output=output,
        base_url=base_url,
        jobs=_jobs(),
        tell=tell,
        source_date=_source_date(),
        keep_index=keep_index,
        published=published,
    )
    tell("")
    _progress().clear()
    return outcome, time.perf_counter() - started


def _source_date() -> str | None:
    """Return the day that SOURCE_DATE_EPOCH gives, in UTC, None where it is unset (reproducible-builds.org).

    Feeds say it of entries that nothing else dates. The clock is never asked.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise Refused(
            f"SOURCE_DATE_EPOCH is no number of seconds: {seconds!r}", "unset it, or give seconds since 1970"
        ) from None


class _Stages:
    """Tells what is being done and, where notes are listed, says of each stage that has ended how long it took."""

    def __init__(self) -> None:
        self._doing, self._since = "", time.perf_counter()

    def __call__(self, doing: str, done: int = 0, total: int = 0) -> None:
        if doing != self._doing:
            now = time.perf_counter()
            if self._doing and _setting("verbose"):
                _say(f"{now - self._since:7.2f} s  {self._doing}")
            self._doing, self._since = doing, now
        if doing:
            _tell(doing, done, total)


def _tell(doing: str, done: int = 0, total: int = 0) -> None:
    if not _setting("quiet"):
        _progress()(doing, done, total)


def _open_project() -> Project:
    from archive_gen.edges.project import open_project

    project, problems = open_project(_setting("project"))
    if problems:
        faults = "\n".join(str(problem) for problem in sorted_problems(problems))
        raise Refused(f"the settings cannot be used\n{faults}")
    return project


_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def _list_problems(problems: Iterable[Problem]) -> None:
    """Print problems, in colour on a terminal whose owner has not asked for none (no-color.org)."""
    for problem in problems:
        if problem.severity != "note" or _setting("verbose"):
            plain = f"{problem.severity}[{problem.code}]"
            styled = click.style(plain, fg=_COLOURS[problem.severity], bold=True)
            text = str(problem) if os.environ.get("NO_COLOR") else str(problem).replace(plain, styled, 1)
            _progress().clear()
            click.echo(text, err=True)


def _summary(outcome: Outcome, seconds: float) -> str:
    problems = sum(problem.severity != "note" for problem in outcome.problems)
    written = outcome.written
    changes = f"{written.written} written" + (f", {written.removed} removed" if written.removed else "")
    if not written.written and not written.removed:
        changes = "unchanged"
    text = (
        f"{_count(outcome.captures, 'capture')}: {_count(outcome.records, 'record')}, "
        f"{_count(problems, 'problem')}; {_count(outcome.files, 'file')} in {outcome.output.name}/, {changes} "
        f"({seconds:.1f} s)"
    )
    return printable(text)


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _in_source_order(archive: Archive) -> list[Entry]:
    return sorted(archive.entries, key=lambda entry: entry.card.source)


@cli.command(
    short_help="Print how captures are read, and why.", epilog="Example: archive-gen inspect articles/treaty.txt"
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@_everywhere
def inspect(paths: tuple[Path, ...], form: str) -> int:
    """Print how captures are read: files, or folders of them, in a project or not."""
    from archive_gen import pipeline
    from archive_gen.edges.project import find_root, read_paths
    from archive_gen.inspection import record_text
    from archive_gen.stacks import fetch_entry

    inside = _setting("project") is not None or find_root(Path.cwd()) is not None
    found = pipeline.inspect(read_paths(paths), _open_project() if inside else None, jobs=_jobs(), tell=_tell)
    _progress().clear()
    entries = _in_source_order(found.archive)
    if form == "jsonl":
        for line in pipeline.record_json_lines(found.archive, found.stacks, entries):
            click.echo(line, nl=False)
    told: set[Problem] = set()
    for number, entry in enumerate(entries if form == "text" else ()):
        tagged = fetch_entry(found.stacks, entry)
        click.echo(("\n" + "-" * 100 + "\n\n" if number else "") + record_text(tagged), nl=False)
        told.update((*tagged.record.problems, *tagged.problems))
    _list_problems(problem for problem in found.problems if problem not in told)
    return int(found.left_out > 0)


_SHARE = click.FloatRange(0, 1)


def _limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how much of an archive may lack a date or a tag."""
    for name, lack in (("untagged", "a tag"), ("undated", "a date")):
        explained = f"The share that may lack {lack}, as 0.4."
        command = click.option(f"--max-{name}", type=_SHARE, metavar="SHARE", help=explained)(command)
    return command


@cli.command(short_help="List what needs a person.", epilog="Example: archive-gen check --max-undated 0.4 --strict")
@_limits
@click.option("--strict", is_flag=True, help="Exit 1 if there were any problems.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_everywhere
def check(max_undated: float | None, max_untagged: float | None, strict: bool, form: str) -> int:
    """List what needs a person: records without a date or tag, contradictions, faults; broken links of the site."""
    from archive_gen import pipeline
    from archive_gen.check import check_records, report_json, report_text

    project = _open_project()
    found = pipeline.check(project, jobs=_jobs(), tell=_tell)
    _progress().clear()
    output = project.config.output
    site = project.root / output
    of_site = _site_problems(site, output, project.config.base_url) if site.is_dir() else (_not_built(output),)
    findings = check_records(found.archive, [*found.problems, *of_site])
    refused = findings.refused(max_undated=max_undated, max_untagged=max_untagged)
    if form == "json":
        click.echo(report_json(findings, refused))
    else:
        for line in report_text(findings, notes=bool(_setting("verbose"))):
            click.echo(line)
    for sentence in refused:
        _say(f"error: {sentence}")
    grave = {"error", "warning"} if strict else {"error"}
    return int(bool(refused) or any(problem.severity in grave for problem in findings.problems))


def _not_built(output: str) -> Problem:
    message = "is not there, so links, feeds and sizes were not looked at"
    return Problem(f"{output}/", 0, "site-missing", message, "build it first: archive-gen build", "note")


def _site_problems(site: Path, name: str, base_url: str) -> tuple[Problem, ...]:
    """Return what is wrong with the site that stands in a folder; paths begin with the folder's name."""
    from archive_gen.check import check_site
    from archive_gen.edges.site import list_site

    sizes = list_site(site)
    found = check_site(sizes, lambda path: (site / path).read_bytes(), base_url)
    return tuple(msgspec.structs.replace(problem, path=f"{name}/{problem.path}") for problem in found)


@cli.command(
    "import",
    short_help="Bring in texts that were kept elsewhere.",
    epilog="Example: archive-gen import ~/saved-texts pages.wacz --dry-run",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--into", metavar="DIR", help="Which folder of captures they go to; otherwise the last of 'sources'.")
@click.option("--only", metavar="PATTERN", help="Only addresses like this, as 'https://example.org/news/*'.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")
@_everywhere
def import_(paths: tuple[Path, ...], into: str | None, only: str | None, dry_run: bool) -> int:
    """Bring in texts that were kept elsewhere, as captures with sidecars: files and folders of them, ArchiveBox
    snapshots, WARC and WACZ files, JSON exports of Wallabag and Zotero. What is there already is left as it is.
    """
    from importlib.util import find_spec

    from archive_gen.edges.importing import import_captures, read_source
    from archive_gen.pipeline import words_of_entities

    project = _open_project()
    folder = (into or project.config.sources[-1]).rstrip("/")
    findings = (finding for path in paths for finding in read_source(path, path.as_posix()))

    def tell(arrival: Arrival) -> None:
        if (arrival.added and not _setting("quiet")) or _setting("verbose"):
            click.echo(printable(f"{'+' if arrival.added else '='} {arrival.source}  ({arrival.where})"))

    known = words_of_entities(project)
    done = import_captures(findings, project, folder, known_tags=known, only=only, dry_run=dry_run, tell=tell)
    _list_problems(done.problems)
    new = sum(arrival.added for arrival in done.arrivals)
    left = sum(problem.message.startswith("left out") for problem in done.problems if problem.severity != "note")
    verb = "would be added" if dry_run else "added"
    there = len(done.arrivals) - new
    unknown = sum(problem.code == "import-unknown" for problem in done.problems)
    if not _setting("quiet"):
        others = f"; {_count(unknown, 'file')} of no kind that is read" if unknown else ""
        click.echo(f"{_count(new, 'capture')} {verb} to {folder}/, {there} there already, {left} left out{others}")
    if any(one.source.endswith(".html") for one in done.arrivals) and find_spec("trafilatura") is None:
        _say("HTML captures are read with an extra: pip install 'archive-gen[html]'")
    return int(any(problem.severity == "error" for problem in done.problems))


@cli.command(
    short_help="Put the site onto a branch, for GitHub Pages.", epilog="Example: archive-gen publish --dry-run"
)
@click.option("--branch", default="gh-pages", show_default=True, metavar="NAME", help="The branch that is served.")
@click.option("--remote", default="origin", show_default=True, metavar="NAME", help="The git remote.")
@click.option("--message", metavar="TEXT", help="The commit's message.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and publish nothing.")
@click.option("--force", is_flag=True, help="Publish in spite of objections.")
@_limits
@_everywhere
def publish(
    branch: str,
    remote: str,
    message: str | None,
    dry_run: bool,
    force: bool,
    max_undated: float | None,
    max_untagged: float | None,
) -> int:
    """Build the site, check it, and put it onto a branch of a git remote, from which GitHub Pages serves it."""
    from archive_gen import pipeline
    from archive_gen.check import check_records
    from archive_gen.edges import publisher
    from archive_gen.edges.site import list_site

    project = _open_project()
    target = publisher.fetch_branch(project.root, remote, branch)
    outcome, _ = _build(None, None, published=publisher.manifest_of(target))
    of_site = _site_problems(outcome.output, project.config.output, project.config.base_url)
    _list_problems([*outcome.problems, *of_site])
    site, sizes = outcome.output, list_site(outcome.output)
    beside = publisher.host_files(sizes, target, publisher.domain_of(project.config.base_url))
    changes = publisher.compare(site, sizes, beside, target)
    if dry_run:
        _list_changes(changes)
    findings = check_records(pipeline.check(project, jobs=_jobs(), tell=_tell).archive, ())
    _progress().clear()
    objections = [
        *_missing(outcome),
        *findings.refused(max_undated=max_undated, max_untagged=max_untagged),
        *_graver(of_site),
        *publisher.objections(site, sizes, beside, target),
    ]
    where = f"{branch} of {remote}"
    for sentence in objections:
        _say(f"{'warning' if force else 'error'}: {sentence}")
    if objections and not force:
        _say(f"nothing is published to {where}\n    mend what stands above, or publish in spite of it with --force")
        return 1
    counted = f"{len(changes.added)} added, {len(changes.changed)} changed, {len(changes.removed)} removed"
    if dry_run or not changes:
        click.echo(f"{where} {'would have: ' + counted if changes else 'holds this site already'}")
        return 0
    commit, differing = publisher.source_commit(project.root)
    if differing:
        _say(f"warning: the project has {_count(differing, 'change')} not committed, which the site shows all the same")
    told = f"{_count(outcome.records, 'record')}{f', from {commit}' if commit else ''}"
    publisher.publish(site, target, message or told, beside)
    if not _setting("quiet"):
        click.echo(f"{where}: {_count(len(sizes), 'file')}, {counted}")
        _say_what_is_next(project, target)
    return 0


def _missing(outcome: Outcome) -> list[str]:
    left_out = outcome.left_out
    return [f"{_count(left_out, 'capture')} could not be read and would be missing"] if left_out else []


def _graver(problems: Iterable[Problem]) -> list[str]:
    errors = [problem for problem in problems if problem.severity == "error"]
    return [f"the built site has {_count(len(errors), 'fault')}, listed above"] if errors else []


_MOST_LISTED = 40


def _list_changes(changes: publisher.Changes) -> None:
    """Print the paths that would change, each with its sign; of many only the first, unless all are asked for."""
    for sign, paths in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        most = len(paths) if _setting("verbose") else _MOST_LISTED
        for path in paths[:most]:
            click.echo(printable(f"{sign} {path}"))
        if len(paths) > most:
            click.echo(f"{sign} and {len(paths) - most} more; all with --verbose")


def _say_what_is_next(project: Project, target: publisher.Branch) -> None:
    from archive_gen.edges import publisher

    if not target.tip:
        _say(f"in the repository's settings, under Pages, choose the branch {target.name} once")
    address = publisher.pages_address(project.root, target.remote)
    if address and not project.config.base_url:
        _say(f"feeds and the site map need the site's address in archive.yaml, as base_url: {address}")


@cli.command(
    short_help="Preview the site, built again on every change.", epilog="Example: archive-gen serve --port 8080"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The next free one is taken."
)
@click.option("--open", "is_opened", is_flag=True, help="Show it in the browser.")
@_everywhere
def serve(host: str, port: int, is_opened: bool) -> int:
    """Build the site, show it on this machine, and build it again on every change."""
    import webbrowser

    from archive_gen.edges import server
    from archive_gen.preview.report import Report, Setup
    from archive_gen.preview.session import run_preview

    project = _open_project()
    has_begun = False

    def hear(report: Report) -> None:
        _list_problems(report.problems)
        if report.refused:
            _say(f"error: {report.refused}" + ("\nthe preview still shows the last good site" if has_begun else ""))
        elif not _setting("quiet"):
            click.echo(printable(report.summary))

    def begin(address: str) -> None:
        nonlocal has_begun
        has_begun = True
        if host not in server.LOOPBACK:
            _say(f"warning: on {host} the preview can be read by other machines")
        if port and not address.partition("//")[2].partition("/")[0].endswith(f":{port}"):
            _say(f"port {port} is taken; this is the next free one")
        click.echo(f"the site is at {address}")
        _say("it is built again on every change; end with Ctrl-C")
        if is_opened:
            webbrowser.open(address)

    setup = Setup(_jobs(), _source_date(), quiet=bool(_setting("quiet")))
    try:
        run_preview(project, setup, host=host, port=port, hear=hear, begin=begin)
    except KeyboardInterrupt:
        _say("the preview has ended" if has_begun else "interrupted; the site is unchanged")
        return INTERRUPTED
    return 1


_SHELLS = {
    "bash": 'eval "$(archive-gen completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(archive-gen completion zsh)"   in ~/.zshrc, below compinit',
    "fish": "archive-gen completion fish | source   in ~/.config/fish/config.fish",
}


@cli.command(
    short_help="Print what lets a shell complete commands.", epilog='Example: eval "$(archive-gen completion bash)"'
)
@click.argument("shell", type=click.Choice(list(_SHELLS)))
def completion(shell: str) -> None:
    """Print what lets a shell complete commands, options and paths. It is for the shell's own start-up file."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, _META, "_ARCHIVE_GEN_COMPLETE").source())
    if sys.stdout.isatty():
        _say(f"to have it always, put this line: {_SHELLS[shell]}")


if __name__ == "__main__":
    main()
