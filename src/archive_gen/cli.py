"""Arguments in, exit code out.

0: done. 1: not done, or done and something was found that was to be refused. 2: wrong usage.
130: interrupted. Results go to stdout, all else to stderr.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from archive_gen import __version__
from archive_gen.edges import Refused
from archive_gen.problems import Problem, printable, sorted_problems

# The stages are imported where a command needs them: `--version` and `--help` answer at once.
if TYPE_CHECKING:
    from archive_gen.edges.project import Project
    from archive_gen.model import Archive, Entry
    from archive_gen.pipeline import Outcome

INTERRUPTED = 130
TERMINATED = 143
_META = "archive-gen"


def main() -> NoReturn:
    """Run a command and end with its exit code."""
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
    sys.exit(code)


def _say(text: str) -> None:
    click.echo(printable(text), err=True)


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value not in (None, False, 0) and parameter.name:
        context.meta[f"{_META}.{parameter.name}"] = value


def _everywhere(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that may stand before its name as well as after it."""
    options: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
        (("--project",), {"type": click.Path(path_type=Path), "metavar": "DIR",
                          "help": "The project's folder; otherwise the nearest upward with archive.yaml."}),
        (("--jobs",), {"type": click.IntRange(1, 512), "metavar": "N",
                       "help": "How many processes; otherwise one for each processor."}),
        (("--quiet", "-q"), {"is_flag": True, "help": "Say nothing but problems."}),
        (("--verbose", "-v"), {"is_flag": True, "help": "List notes as well."}),
    )  # fmt: skip
    for names, settings in reversed(options):
        command = click.option(*names, expose_value=False, callback=_remember, **settings)(command)
    return command


def _setting(name: str) -> Any:
    return click.get_current_context().meta.get(f"{_META}.{name}")


def _jobs() -> int:
    from archive_gen.edges.pool import default_jobs

    return _setting("jobs") or default_jobs()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="archive-gen %(version)s")
@_everywhere
def cli() -> None:
    """Turn a folder of saved news texts into a dated, cross-referenced, citable site."""


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_everywhere
def new(folder: Path) -> None:
    """Make a working project in DIR."""
    from archive_gen.edges.starter import make_project

    for path in make_project(folder):
        click.echo(f"{folder / path}")
    if not _setting("quiet"):
        _say(f"the archive is in {folder}; see it with: archive-gen --project {folder} serve")


def _base_url(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from archive_gen.config import check_base_url

    if value and (fault := check_base_url(value)):
        raise click.BadParameter(f"{fault[0]}; {fault[1]}")
    return value.rstrip("/") if value else value


@cli.command()
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Where the site is written.")
@click.option("--base-url", metavar="URL", callback=_base_url, help="The address the site will have.")
@click.option("--strict", is_flag=True, help="Exit 1 if there were any problems.")
@click.option("--explain", is_flag=True, help="Print how each capture was dated and tagged.")
@click.option("--keep-index", is_flag=True, help="Leave the full-text index as it is, though texts have changed.")
@_everywhere
def build(output: Path | None, base_url: str | None, strict: bool, explain: bool, keep_index: bool) -> int:
    """Build the site."""
    from archive_gen.inspection import record_line

    outcome, seconds = _build(output, base_url, keep_index)
    _list_problems(outcome.problems)
    if explain:
        for entry in _in_source_order(outcome.archive):
            click.echo(printable(record_line(entry.tagged)))
    if not _setting("quiet"):
        click.echo(_summary(outcome, seconds))
    return int(outcome.left_out > 0 or (strict and any(problem.severity != "note" for problem in outcome.problems)))


def _build(output: Path | None, base_url: str | None, keep_index: bool) -> tuple[Outcome, float]:
    started = time.perf_counter()
    project = _open_project()
    from archive_gen import pipeline

    outcome = pipeline.build(
        project,
        output=output,
        base_url=base_url,
        jobs=_jobs(),
        tell=_tell,
        source_date=_source_date(),
        keep_index=keep_index,
    )
    _tell("")
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


def _tell(doing: str) -> None:
    """Show what is being done on a line of its own, which the next one replaces; on a terminal only."""
    if sys.stderr.isatty() and not _setting("quiet"):
        click.echo(f"\r\033[K{doing}", nl=False, err=True)


def _open_project() -> Project:
    from archive_gen.edges.project import open_project

    project, problems = open_project(_setting("project"))
    if problems:
        faults = "\n".join(str(problem) for problem in sorted_problems(problems))
        raise Refused(f"the settings cannot be used\n{faults}")
    return project


def _list_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        if problem.severity != "note" or _setting("verbose"):
            _say(str(problem))


def _summary(outcome: Outcome, seconds: float) -> str:
    problems = sum(problem.severity != "note" for problem in outcome.problems)
    written = outcome.written
    changes = f"{written.written} written" + (f", {written.removed} removed" if written.removed else "")
    if not written.written and not written.removed:
        changes = "unchanged"
    text = (
        f"{_count(outcome.captures, 'capture')}: {_count(len(outcome.archive.entries), 'record')}, "
        f"{_count(problems, 'problem')}; {_count(outcome.files, 'file')} in {outcome.output.name}/, {changes} "
        f"({seconds:.1f} s)"
    )
    return printable(text)


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _in_source_order(archive: Archive) -> list[Entry]:
    return sorted(archive.entries, key=lambda entry: entry.record.source)


@cli.command(short_help="Print how captures are read, and why.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@_everywhere
def inspect(paths: tuple[Path, ...], form: str) -> int:
    """Print how captures are read: files, or folders of them, in a project or not."""
    from archive_gen import pipeline
    from archive_gen.edges.project import find_root, read_paths
    from archive_gen.inspection import record_text

    inside = _setting("project") is not None or find_root(Path.cwd()) is not None
    found = pipeline.inspect(read_paths(paths), _open_project() if inside else None, jobs=_jobs())
    entries = _in_source_order(found.archive)
    if form == "jsonl":
        for line in pipeline.record_json_lines(found.archive, entries):
            click.echo(line, nl=False)
    for number, entry in enumerate(entries if form == "text" else ()):
        click.echo(("\n" + "-" * 100 + "\n\n" if number else "") + record_text(entry.tagged), nl=False)
    _list_problems(found.problems)
    return int(found.left_out > 0)


_SHARE = click.FloatRange(0, 1)


@cli.command(short_help="List what needs a person.")
@click.option("--max-undated", type=_SHARE, metavar="SHARE", help="Exit 1 if more are undated, as 0.4 of all.")
@click.option("--max-untagged", type=_SHARE, metavar="SHARE", help="Exit 1 if more have no tag.")
@click.option("--strict", is_flag=True, help="Exit 1 if there were any problems.")
@_everywhere
def check(max_undated: float | None, max_untagged: float | None, strict: bool) -> int:
    """List what needs a person: undated and untagged records, contradictions, faults."""
    from archive_gen import pipeline
    from archive_gen.edges.project import read_captures

    project = _open_project()
    found = pipeline.inspect(read_captures(project), project, jobs=_jobs())
    entries = _in_source_order(found.archive)
    undated = [entry.record.source for entry in entries if entry.record.dating.basis == "none"]
    untagged = [entry.record.source for entry in entries if not _is_tagged(entry)]
    repeated = _repeats(entries)
    copies = {source for source, _ in repeated}
    versions = [(source, what) for source, what in _versions(found.archive) if source not in copies]
    findings = [
        *((source, "undated") for source in undated),
        *((source, "untagged") for source in untagged),
        *((source, f"the same file as {first}") for source, first in repeated),
        *versions,
    ]
    for source, finding in findings:
        click.echo(printable(f"{source}: {finding}"))
    _list_problems(found.problems)
    problems = sum(problem.severity != "note" for problem in found.problems)
    total = len(entries)
    click.echo(
        f"{_count(total, 'record')}: {len(undated)} undated, {len(untagged)} untagged, {len(repeated)} repeated, "
        f"{_count(len(versions), 'other version')}, "
        f"{_count(problems, 'problem')}"
    )
    refused = [
        *_above("undated", len(undated), total, max_undated),
        *_above("untagged", len(untagged), total, max_untagged),
    ]
    for sentence in refused:
        _say(f"error: {sentence}")
    return int(bool(refused) or found.left_out > 0 or (strict and problems > 0))


def _repeats(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return the source of each capture that is byte for byte an earlier one, with that one's."""
    first: dict[str, str] = {}
    found = []
    for entry in entries:
        record = entry.record
        if first.setdefault(record.sha256, record.source) != record.source:
            found.append((record.source, first[record.sha256]))
    return found


def _versions(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the source of each other version of a text, with what it is."""
    for one in archive.versions:
        first = archive.entries[one.first].record.source
        for variant in one.variants:
            what = "the same text as" if variant.is_copy else "another version of"
            yield archive.entries[variant.entry].record.source, f"{what} {first}"


def _is_tagged(entry: Entry) -> bool:
    tagged = entry.tagged
    return bool(tagged.actors or tagged.countries or tagged.topics)


def _above(name: str, count: int, total: int, most: float | None) -> list[str]:
    if most is None or count <= most * total:
        return []
    return [f"{count} of {total} records are {name}, more than --max-{name} {most:g} allows"]


@cli.command(short_help="Preview the site, built again on every change.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The next free one is taken."
)
@_everywhere
def serve(host: str, port: int) -> int:
    """Build the site, show it on this machine, and build it again on every change."""
    from archive_gen.edges import server

    project = _open_project()
    code = _rebuild(project)
    site = project.root / project.config.output
    if not (site / "index.html").is_file():
        return code or 1
    preview = server.make_server(site, project.config.base_url, host, port)
    if host not in server.LOOPBACK:
        _say(f"warning: on {host} the preview can be read by other machines")
    threading.Thread(target=preview.serve_forever, daemon=True).start()
    click.echo(f"the site is at {server.address_of(preview)}")
    _say("it is built again on every change; end with Ctrl-C")
    with contextlib.suppress(KeyboardInterrupt):
        for _ in server.watch(server.watched_places(project)):
            # Indexing takes longer than all the rest where there are many records: a preview need not wait for it.
            if _rebuild(project, "--keep-index"):
                _say("the preview still shows the last good site")
            with contextlib.suppress(Refused):
                project = _open_project()
                server.show(preview, project.root / project.config.output, project.config.base_url)
    _say("the preview has ended")
    return INTERRUPTED


def _rebuild(project: Project, *options: str) -> int:
    """Build in a process of its own: a bug there cannot end the preview, and threads and forks do not mix."""
    command = [sys.executable, "-m", "archive_gen.cli", "--project", str(project.root), "build", "--jobs", str(_jobs())]
    return subprocess.run([*command, *options], check=False).returncode


if __name__ == "__main__":
    main()
