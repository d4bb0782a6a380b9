"""The commands as a person meets them: what is printed where, and the exit code."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from archive_gen import __version__
from archive_gen.cli import cli
from archive_gen.edges.installed import is_from_here, requirement
from commands import FIRST, SECOND, Command
from previews import LONGEST_WAIT_SECONDS, previewing, wait_for


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_version_is_printed_before_anything_heavy_is_imported(command: Command) -> None:
    assert command("--version") == (0, f"archive-gen {__version__}\n", "")
    heavy = "jinja2", "yaml", "dateutil", "ahocorasick_rs", "sqlite3", "rich"
    told = f"import archive_gen.cli, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_wrong_usage_exits_2_with_a_suggestion(command: Command) -> None:
    assert command("bild")[0] == 2
    assert command("build", "--jobs", "0")[0] == 2
    assert command("build", "--base-url", "example.org").code == 2
    assert command("inspect").code == 2
    for name in ("inspect", "import"):
        assert command(name, "none").code == 2
    for arguments in (["new", ""], ["--project", "", "build"], ["build", "--output", ""], ["inspect", ""]):
        assert command(*arguments).code == 2, arguments
    for name in ("check", "publish"):
        for limit in ("--max-undated", "--max-untagged"):
            assert command(name, limit, "nan").code == 2
    assert "build" in command("bild").err


@pytest.mark.parametrize("name", ["", *cli.commands])
def test_help_fits_a_screen_and_has_an_example_that_is_right(command: Command, name: str) -> None:
    ended = command(*([name] if name else []), "--help")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    # A terminal has 24 lines, and one of them is for what is typed next.
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    examples = [line.strip() for line in lines if line.startswith("  Example: ")]
    assert len(examples) == 1
    words = shlex.split(examples[0].removeprefix("Example: ").removeprefix('eval "$(').removesuffix(')"'))
    assert words[0] == "archive-gen"
    shown = name or words[-1]
    assert shown in words
    options = {option for parameter in cli.commands[shown].params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options


def test_the_commands_are_listed_in_the_order_of_use(command: Command) -> None:
    listed = command("--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in listed.splitlines()] == [
        "new", "import", "build", "serve", "inspect", "check", "publish", "completion",
    ]  # fmt: skip


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(command: Command, shell: str) -> None:
    if shell == "bash" and not shutil.which("bash"):
        pytest.skip("bash is not installed")
    ended = command("completion", shell)
    assert ended.code == 0
    assert f"_ARCHIVE_GEN_COMPLETE={shell}_complete" in ended.out


def test_the_shell_completes_commands_and_options() -> None:
    for words, expected in (("archive-gen pu", "plain,publish"), ("archive-gen check --max-un", "plain,--max-undated")):
        count = str(len(words.split()) - 1)
        asked = {"COMP_WORDS": words, "COMP_CWORD": count, "_ARCHIVE_GEN_COMPLETE": "bash_complete"}
        program = [
            sys.executable,
            "-c",
            "import sys; sys.argv[0] = 'archive-gen'; from archive_gen.cli import main; main()",
        ]
        done = subprocess.run(program, env={**os.environ, **asked}, capture_output=True, text=True, check=False)
        assert expected in done.stdout.splitlines(), done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_output_to_a_full_disk_or_to_nowhere_is_no_bug(project: Path) -> None:
    program = f"'{sys.executable}' -m archive_gen --project '{project}' --jobs 1 build"
    for where, code, said in ((">/dev/full", 1, "error: the output cannot be written: "), ("<&- >&- 2>&-", 0, "")):
        done = subprocess.run(["sh", "-c", f"{program} {where}"], capture_output=True, text=True, check=False)
        # On a slow machine a line says how far a stage is.
        assert done.returncode == code
        assert any(line.startswith(said) for line in done.stderr.splitlines() or [""])
        assert "Traceback" not in done.stderr
    assert (project / "site/index.html").is_file()


def test_letters_that_the_outputs_encoding_lacks_are_no_bug(project: Path) -> None:
    (project / "articles/first.txt").write_text(FIRST.replace("water", "вода 🚢"))
    source = str(project / "articles/first.txt")
    for form in ("text", "jsonl"):
        program = [sys.executable, "-m", "archive_gen", "--jobs", "1", "inspect", "--format", form, source]
        done = subprocess.run(
            program, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        title = "Ministers sign вода 🚢 treaty in Geneva"
        if form == "jsonl":
            assert json.loads(done.stdout)["title"] == title
        else:
            assert title.encode("latin-1", "backslashreplace") in done.stdout


def test_problems_are_coloured_on_a_terminal_alone_and_not_where_nobody_wants_it(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    (project / "articles/other.yaml").write_text("title: x\n")
    assert "\x1b" not in command("--project", "news", "build").err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "\x1b[33m\x1b[1mwarning[sidecar-alone]\x1b[0m" in command("--project", "news", "build").err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "warning[sidecar-alone] has no capture" in command("--project", "news", "build").err


def test_a_new_project_builds(command: Command, tmp_path: Path) -> None:
    made = command("new", "fresh")
    assert made.code == 0
    assert made.out.splitlines() == [
        "fresh/.gitignore",
        "fresh/archive.yaml",
        "fresh/articles/paris-agreement.txt",
        "fresh/pages/about.md",
    ]
    built = command("--project", "fresh", "build")
    assert (built.code, built.err) == (0, "")
    assert re.fullmatch(r"1 capture: 1 record, 0 problems; \d+ files in site/, \d+ written \(\d+\.\d s\)\n", built.out)
    assert "Say here what the archive collects" in (tmp_path / "fresh/site/about/index.html").read_text()
    record = json.loads((tmp_path / "fresh/site/data/records.jsonl").read_text())
    assert (record["title"], record["date"]) == ("Nearly 200 countries adopt climate agreement in Paris", "2015-12-12")


@pytest.mark.skipif(os.name != "posix", reason="quotes of another shell")
def test_the_command_that_new_names_works_as_it_is_printed(command: Command, tmp_path: Path) -> None:
    ended = command("new", str(tmp_path / "my archive"))
    words = shlex.split(ended.err.partition("see it with: archive-gen ")[2])
    assert words == ["--project", str(tmp_path / "my archive"), "serve"]


def test_the_workflow_for_github_pages_comes_with_a_new_project_or_into_one(
    command: Command, project: Path, tmp_path: Path
) -> None:
    assert "fresh/.github/workflows/pages.yml\n" in command("new", "fresh", "--github-pages").out
    before = digests(project)
    assert command("new", "news", "--github-pages").out == "news/.github/workflows/pages.yml\n"
    text = (project / ".github/workflows/pages.yml").read_text()
    workflow = yaml.safe_load(text)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert re.findall(r"uses: actions/([\w-]+)@[0-9a-f]{40} # v(\d+)\.", text) == [
        ("checkout", "7"), ("setup-python", "7"), ("configure-pages", "6"), ("cache", "6"),
        ("upload-pages-artifact", "5"), ("deploy-pages", "5"),
    ]  # fmt: skip
    assert len([step for step in steps if "uses" in step]) == 6
    assert [step["run"] for step in steps if "run" in step] == [
        f'pip install "archive-gen[html,search]=={__version__}"',
        'archive-gen build --base-url "${{ steps.pages.outputs.base_url }}"',
        "archive-gen check",
    ]
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert {**digests(project)}.items() > before.items()
    ended = command("new", "news", "--github-pages")
    assert ended.code == 1
    assert "pages.yml is there already, and nothing was changed" in ended.err


@pytest.mark.parametrize(
    ("origin", "asked", "is_here"),
    [
        (None, "archive-gen[html]==VERSION", False),
        ('{"url": "file:///home/a/archive-gen", "dir_info": {}}', "archive-gen[html]==VERSION", True),
        (
            '{"url": "https://example.org/a/archive-gen.git", "vcs_info": {"vcs": "git", "commit_id": "COMMIT"}}',
            "archive-gen[html] @ git+https://example.org/a/archive-gen.git@COMMIT",
            False,
        ),
        ('{"url": "https://a.org/$(x)", "vcs_info": {"vcs": "git", "commit_id": "COMMIT"}}',
         "archive-gen[html]==VERSION", False),
        ('{"url": "https://a.org/x", "vcs_info": {"vcs": "git", "commit_id": "main"}}',
         "archive-gen[html]==VERSION", False),
        ("[]", "archive-gen[html]==VERSION", False),
        ("{", "archive-gen[html]==VERSION", False),
    ],
)  # fmt: skip
def test_another_machine_installs_the_program_that_wrote_its_workflow(
    origin: str | None, asked: str, is_here: bool
) -> None:
    commit = "0123456789" * 4
    origin = origin and origin.replace("COMMIT", commit)
    assert requirement("html", origin) == asked.replace("VERSION", __version__).replace("COMMIT", commit)
    assert is_from_here(origin) is is_here


def test_new_fills_a_repository_that_was_just_made(command: Command, tmp_path: Path) -> None:
    (tmp_path / "cloned/.git").mkdir(parents=True)
    assert command("new", "cloned").code == 0
    assert (tmp_path / "cloned/archive.yaml").is_file()


def test_new_refuses_a_folder_that_holds_anything(command: Command, project: Path) -> None:
    before = digests(project)
    ended = command("new", "news")
    assert (ended.code, ended.out) == (1, "")
    assert "news is there and not an empty folder" in ended.err
    assert digests(project) == before


def test_a_second_build_changes_nothing_and_says_so(command: Command, project: Path) -> None:
    command("--project", "news", "build")
    times = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}
    assert "unchanged" in command("--project", "news", "build").out
    assert {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")} == times


def test_options_stand_before_or_after_the_command(command: Command, project: Path) -> None:
    assert command("--project", "news", "--jobs", "1", "-q", "build") == (0, "", "")
    assert command("build", "--project", "news", "--jobs", "1", "-q") == (0, "", "")


def test_the_project_is_found_upward_from_here(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "articles")
    assert command("build").code == 0
    assert (project / "site/index.html").is_file()


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("serve",)])
def test_no_project_is_said_in_a_sentence(command: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for more, sentence in (
        ((), "no archive.yaml here or in any folder above"),
        (("--project", "none"), "there is no folder none"),
        (("--project", "."), ". holds no archive.yaml"),
    ):
        ended = command(*arguments, *more)
        assert (ended.code, ended.out) == (1, "")
        assert sentence in ended.err
        assert "archive-gen new" in ended.err or "--project" in ended.err


def test_a_missing_and_an_empty_folder_of_captures_are_said_in_a_sentence(command: Command, tmp_path: Path) -> None:
    (tmp_path / "archive.yaml").write_text("sources: [articles]\n")
    ended = command("build")
    assert (ended.code, ended.out) == (1, "")
    assert "there is no folder articles/" in ended.err
    (tmp_path / "articles").mkdir()
    ended = command("build")
    assert (ended.code, ended.out) == (1, "")
    assert "there are no captures in articles/" in ended.err
    assert not (tmp_path / "site").exists()


def test_all_faults_of_the_settings_are_listed_and_nothing_is_built(command: Command, project: Path) -> None:
    (project / "archive.yaml").write_text("titel: x\nsources: 5\n")
    ended = command("--project", "news", "build")
    assert (ended.code, ended.out) == (1, "")
    assert "archive.yaml:1: error[config-unknown] 'titel' is not known here" in ended.err
    assert "did you mean 'title'?" in ended.err
    assert "archive.yaml:2: error[config-type]" in ended.err
    assert not (project / "site").exists()


def test_a_capture_that_cannot_be_read_is_left_out_and_the_others_built(command: Command, project: Path) -> None:
    (project / "articles/link.txt").symlink_to("/etc/hostname")
    os.mkfifo(project / "articles/pipe.txt")
    (project / "articles/empty.txt").write_text("")
    (project / "articles/large.txt").write_bytes(b"x" * 5_000_001)
    assert command("--project", "news", "build", "--strict").code == 1
    ended = command("--project", "news", "build")
    assert ended.code == 0
    assert ended.out.startswith("6 captures: 2 records, 4 problems;")
    for sentence in (
        "articles/link.txt: error[unreadable] left out: is a symbolic link",
        "articles/pipe.txt: error[unreadable] left out: is not a regular file",
        "articles/large.txt: error[unreadable] left out: is larger than 5 MB",
        "articles/empty.txt: error[",
    ):
        assert sentence in ended.err
    assert (project / "site/articles/storm-closes-the-port-of-busan/index.html").is_file()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_named(command: Command, project: Path) -> None:
    (project / "articles/first.txt").chmod(0)
    ended = command("--project", "news", "inspect", "news/articles/first.txt")
    assert ended.code == 1
    assert "permission denied" in ended.err


def test_when_no_capture_can_be_read_the_old_site_stays(command: Command, project: Path) -> None:
    command("--project", "news", "build")
    before = digests(project / "site")
    (project / "articles/first.txt").write_bytes(b"")
    (project / "articles/second.txt").write_bytes(b"")
    ended = command("--project", "news", "build")
    assert (ended.code, ended.out) == (1, "")
    assert "no capture could be read" in ended.err
    assert digests(project / "site") == before


def test_strict_exits_1_for_a_warning(command: Command, project: Path) -> None:
    (project / "articles/other.yaml").write_text("title: x\n")
    assert command("--project", "news", "build").code == 0
    ended = command("--project", "news", "build", "--strict")
    assert ended.code == 1
    assert "articles/other.yaml: warning[sidecar-alone] has no capture beside it" in ended.err


def test_notes_are_listed_when_asked_for(command: Command, project: Path) -> None:
    (project / "articles/picture.jpg").write_bytes(b"")
    assert "picture.jpg" not in command("--project", "news", "build").err
    assert "picture.jpg: note[not-a-capture]" in command("--project", "news", "build", "-v").err


def test_what_is_to_be_done_about_many_is_said_once(command: Command, project: Path) -> None:
    for number in range(3):
        text = f"A walk {number * 'again '}\n\n" + "It was long and nobody was named. " * (4 + number * 3)
        (project / f"articles/walk{number}.txt").write_text(text)
    listed = command("--project", "news", "build", "-v").err
    assert listed.count("note[undated] nothing in the text bears on its date") == 3
    assert listed.count("put it into the .yaml file beside it as EDTF: date: ") == 1
    listed = command("--project", "news", "build").err
    assert "undated" not in listed
    assert listed.endswith("notes are not listed; what needs a person is told by: archive-gen check\n")
    assert command("--project", "news", "build", "-q").err == ""


def test_an_output_that_is_not_ours_is_refused(command: Command, project: Path) -> None:
    before = digests(project)
    for output in (project, project / "articles", project.parent, Path("/")):
        ended = command("--project", "news", "build", "--output", output)
        assert (ended.code, ended.out) == (1, "")
        assert "the site cannot be written to" in ended.err
    assert digests(project) == before


def test_a_sidecar_corrects_and_the_old_permalink_redirects(command: Command, project: Path) -> None:
    command("--project", "news", "build")
    (project / "articles/second.yaml").write_text("title: Typhoon closes Busan\ndate: 2022-05\n")
    assert command("--project", "news", "build").code == 0
    site = project / "site"
    assert (site / "articles/typhoon-closes-busan/index.html").is_file()
    old = (site / "articles/storm-closes-the-port-of-busan/index.html").read_text()
    assert "../../articles/typhoon-closes-busan/index.html" in old
    (project / "articles/second.yaml").unlink()
    command("--project", "news", "build")
    assert "articles/storm-closes" in (site / "articles/typhoon-closes-busan/index.html").read_text()
    assert "Storm closes" in (site / "articles/storm-closes-the-port-of-busan/index.html").read_text()


def test_a_deleted_capture_leaves_the_site(command: Command, project: Path) -> None:
    command("--project", "news", "build")
    (project / "articles/second.txt").unlink()
    assert "removed" in command("--project", "news", "build").out
    assert not (project / "site/articles/storm-closes-the-port-of-busan").exists()
    assert b"Busan" not in b"".join(path.read_bytes() for path in (project / "site").rglob("*") if path.is_file())


def test_two_captures_of_one_name_have_ids_of_their_own(command: Command, project: Path) -> None:
    (project / "articles/deep").mkdir()
    (project / "articles/deep/First.txt").write_text(SECOND)
    command("--project", "news", "build")
    lines = (project / "site/data/records.jsonl").read_text().splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert ids[0] == "First"
    assert re.fullmatch(r"first-[0-9a-f]{6}", ids[1])


def test_a_fault_in_a_template_of_the_projects_own_names_its_line(command: Command, project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/article.html.jinja").write_text("<p>\n{{ page.nonsense.x }}")
    ended = command("--project", "news", "build")
    assert (ended.code, ended.out) == (1, "")
    assert "templates/article.html.jinja:2" in ended.err
    (project / "templates/article.html.jinja").write_text("<p>\n\n{% if %}")
    assert "templates/article.html.jinja:3" in command("--project", "news", "build").err


def test_a_template_that_extends_itself_is_told_the_way(command: Command, project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/article.html.jinja").write_text('{% extends "article.html.jinja" %}')
    ended = command("--project", "news", "build")
    assert ended.code == 1
    assert "templates/article.html.jinja:1: the template draws on itself without an end" in ended.err


def test_a_template_that_nothing_shows_is_a_warning_also_of_a_build_that_has_nothing_to_do(
    command: Command, project: Path
) -> None:
    (project / "templates").mkdir()
    (project / "templates/artcle.html.jinja").write_text("x")
    for _ in range(2):
        ended = command("--project", "news", "build", "--output", str(project / "public/site"))
        assert ended.code == 0
        assert "templates/artcle.html.jinja: warning[template-unused]" in ended.err
        assert "did you mean article.html.jinja?" in ended.err
        assert " in public/site/, " in ended.out


def test_a_line_to_keep_that_a_capture_lacks_is_named(command: Command, project: Path) -> None:
    (project / "articles/first.yaml").write_text("keep_lines: [900]\n")
    assert (
        "articles/first.yaml:1: warning[given-line] 'keep_lines': '900' goes"
        in command("--project", "news", "build").err
    )


def test_a_template_that_is_no_text_is_named(command: Command, project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/article.html.jinja").write_bytes(b"<p>\ncaf\xe9\n")
    ended = command("--project", "news", "build")
    assert ended.code == 1
    assert ended.err.endswith("article.html.jinja:2: TemplateSyntaxError: is not UTF-8 text; save it as UTF-8\n")


def test_explain_tells_why_captures_were_read_and_files_written(command: Command, project: Path) -> None:
    ended = command("--project", "news", "build", "--explain")
    assert re.search(r"^read articles/first\.txt: 2021-03-03 \(stated: .*'.*; new$", ended.out, re.MULTILINE)
    assert re.search(r"^wrote index\.html: new$", ended.out, re.MULTILINE)
    assert len(command("--project", "news", "build", "--explain").out.splitlines()) == 1
    (project / "articles/first.yaml").write_text("title: A bridge\n")
    ended = command("--project", "news", "build", "--explain")
    assert re.search(r"^read articles/first\.txt: .*; its sidecar changed$", ended.out, re.MULTILINE)
    assert re.search(r"^wrote articles/a-bridge/index\.html: new$", ended.out, re.MULTILINE)
    assert re.search(r"^wrote index\.html: what it shows changed: latest", ended.out, re.MULTILINE)
    assert "articles/second.txt" not in ended.out
    lines = [line for line in ended.out.splitlines() if line.startswith(("wrote ", "removed "))]
    assert f", {len(lines)} written" in ended.out


def test_the_stages_of_a_build_are_timed_where_asked(command: Command, project: Path) -> None:
    ended = command("--project", "news", "build", "-v")
    assert re.search(r"^ +\d+\.\d\d s  reading captures$", ended.err, re.MULTILINE)
    assert " s  " not in command("--project", "news", "build").err


def test_inspect_works_outside_of_a_project(command: Command, tmp_path: Path) -> None:
    (tmp_path / "saved.txt").write_text(FIRST)
    ended = command("inspect", "saved.txt")
    assert (ended.code, ended.err) == (0, "")
    for words in ("Ministers sign water treaty", "Date: 2021-03-03", "Published 3 March 2021", "France"):
        assert words in ended.out


def test_inspect_tells_a_problem_once_and_counts_one_as_one(command: Command, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("A ferry opens in Tokyo\n\nIt opened on Monday and the mayor came.\n")
    ended = command("inspect", "short.txt")
    assert (ended.out.count("no-article"), ended.err) == (1, "")
    assert "Kept: 1 block\n" in ended.out
    assert "no-article" in command("inspect", "--format", "jsonl", "short.txt").err


def test_inspect_prints_one_object_a_capture_as_the_site_has_it(command: Command, project: Path) -> None:
    command("--project", "news", "build")
    ended = command(
        "inspect", "--format", "jsonl", "news/articles/second.txt", "news/articles", "news/articles/first.txt"
    )
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [record["source"] for record in records] == ["articles/first.txt", "articles/second.txt"]
    assert list(records[0]) == [
        "source", "sha256", "id", "permalink", "title", "title_basis", "byline", "publisher", "section", "original_url",
        "archived_url",
        "language", "date", "date_earliest", "date_latest", "date_precision", "date_basis", "date_evidence", "captured",
        "events",
        "body", "removed", "actors", "countries", "topics", "story", "duplicate_of", "problems",
    ]  # fmt: skip
    built = [json.loads(line) for line in (project / "site/data/records.jsonl").read_text().splitlines()]
    assert records == built


def test_inspect_reads_a_capture_as_part_of_its_archive(command: Command, project: Path) -> None:
    (project / "articles/old").mkdir()
    (project / "articles/old/first.txt").write_text(FIRST.replace("Published 3 March 2021\n\n", ""))
    (project / "inbox").mkdir()
    (project / "inbox/second.txt").write_text(SECOND)
    command("--project", "news", "build")
    built = [json.loads(line) for line in (project / "site/data/records.jsonl").read_text().splitlines()]
    assert [record["date_basis"] for record in built] == ["stated", "inherited", "stated"]
    for record in built:
        ended = command("--project", "news", "inspect", "--format", "jsonl", f"news/{record['source']}")
        assert [json.loads(line) for line in ended.out.splitlines()] == [record]
    os.chdir(project)
    ended = command("inspect", "--format", "jsonl", ".")
    assert [json.loads(line) for line in ended.out.splitlines()] == built
    ended = command("inspect", "--format", "jsonl", "inbox", "articles/second.txt")
    read = [json.loads(line) for line in ended.out.splitlines()]
    assert [(one["source"], one["date"]) for one in read] == [
        ("articles/second.txt", "2022-05-09"), ("inbox/second.txt", "2022-05-09"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("archive.yaml", "is YAML, and not a capture"),
        ("articles/first.yaml", "is the sidecar of articles/first.txt"),
        ("articles/link.txt", "is a symbolic link, which is not followed"),
        ("articles/first.txt~", "passed over"),
        ("articles/THIRD.TXT", "its ending must be written .txt"),
        ("articles/picture.png", "is not read"),
        ("articles/empty", "holds no captures that a build reads"),
        ("site", "is in site/, where no captures are"),
        ("site/index.html", "is in site/, where no captures are"),
        ("pages/about.md", "is in pages/, where no captures are"),
    ],
)
def test_inspect_answers_in_a_project_as_a_build_does(command: Command, project: Path, name: str, said: str) -> None:
    for folder in ("articles/empty", "site", "pages"):
        (project / folder).mkdir()
    for path in (
        "articles/first.txt~",
        "articles/THIRD.TXT",
        "articles/picture.png",
        "site/index.html",
        "pages/about.md",
    ):
        (project / path).write_text(FIRST)
    (project / "articles/first.yaml").write_text("title: Rivers\n")
    (project / "articles/link.txt").symlink_to(project / "articles/second.txt")
    ended = command("--project", "news", "inspect", f"news/{name}", "news/articles/second.txt")
    assert ended.code == 1
    assert ended.err.startswith(f"{'news/' if name == 'archive.yaml' else ''}{name}: error[")
    assert said in ended.err
    assert ended.out.startswith("articles/second.txt  (id second,")
    folder = command("--project", "news", "inspect", "news")
    assert "articles/link.txt: error[unreadable] left out: is a symbolic link" in folder.err
    assert folder.out.startswith("articles/first.txt  (id first,")
    assert folder.out.count("sha256") == 2


@pytest.mark.parametrize("name", ["empty", "pipe", "empty.txt"])
def test_inspect_says_what_it_cannot_read_and_exits_1(command: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").write_text("")
    os.mkfifo(tmp_path / "pipe")
    ended = command("inspect", name)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"{name}: error[")
    assert "Traceback" not in ended.err


def test_inspect_says_which_name_is_no_text(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"saved\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("the file system takes no such name")
    (folder / "a.txt").write_text(FIRST)
    for name in (folder.name, f"{folder.name}/a.txt"):
        ended = command("inspect", name)
        assert (ended.code, ended.out) == (1, "")
        assert "has a name that is not UTF-8" in ended.err


def test_nothing_in_a_capture_or_its_name_steers_the_terminal(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.txt").write_text(
        "Title \x1b]0;x\x07 of \u202e evil\n\nPublished 3 March 2021\n\nText \x9b1m here.\n"
    )
    for form in ("text", "jsonl"):
        ended = command("inspect", "--format", form, ".")
        assert not set("\x1b\x07\x9b") & set(ended.out + ended.err)
    assert "\u202e" not in command("inspect", ".").out


def test_check_counts_and_refuses_what_it_is_told_to(command: Command, project: Path) -> None:
    (project / "articles/vague.txt").write_text("A note without any day\n\nSomebody said something to somebody else.\n")
    ended = command("--project", "news", "check")
    assert ended.code == 0
    assert "undated: 1 note\n  articles/vague.txt: nothing in the text bears on its date\n" in ended.out
    assert "untagged: 1 note\n  articles/vague.txt: no country, actor or topic" in ended.out
    assert "3 records: 1 undated, 1 untagged; " in ended.out
    assert command("--project", "news", "check", "--max-undated", "0.4").code == 0
    ended = command("--project", "news", "check", "--max-undated", "0.3", "--max-untagged", "0")
    assert ended.code == 1
    assert "1 of 3 records is undated, more than --max-undated 0.3 allows" in ended.err
    assert "1 of 3 records is untagged, more than --max-untagged 0 allows" in ended.err
    assert not (project / "site").exists()


def test_check_names_captures_that_are_the_same_file(command: Command, project: Path) -> None:
    (project / "articles/again.txt").write_text(FIRST)
    (project / "articles/again.yaml").write_text("duplicate_of: first\n")
    ended = command("--project", "news", "check")
    assert "articles/again.txt: is byte for byte the same file as articles/first.txt\n" in ended.out
    (project / "articles/again.yaml").unlink()
    ended = command("--project", "news", "check")
    assert "articles/first.txt: is byte for byte the same file as articles/again.txt\n" in ended.out
    assert "same-file: 1 warning" in ended.out
    assert "duplicate:" not in ended.out


def test_ctrl_c_exits_130_and_leaves_the_site(command: Command, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from archive_gen.edges import store

    command("--project", "news", "build")
    before = digests(project / "site")
    (project / "articles/third.txt").write_text(FIRST.replace("water", "fire"))

    def interrupt(stage: Path, changed: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "flush", interrupt)
    ended = command("--project", "news", "build")
    assert ended.code == 130
    assert ended.err.strip() == "interrupted; the site is unchanged"
    assert digests(project / "site") == before
    assert sorted(path.name for path in (project / ".archive-gen").iterdir()) == ["cache.sqlite", "lock"]


def test_ctrl_c_says_nothing_of_a_site_where_none_is_made(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive_gen import pipeline

    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupt)
    for arguments in (["inspect", "news/articles/first.txt"], ["check"]):
        ended = command("--project", "news", *arguments)
        assert (ended.code, ended.err.strip()) == (130, "interrupted")


def test_a_second_build_at_once_is_told_to_wait(command: Command, project: Path) -> None:
    from archive_gen.edges.lock import build_lock

    with build_lock(project):
        ended = command("--project", "news", "build")
    assert (ended.code, ended.out) == (1, "")
    assert f"another build of this project is running (process {os.getpid()})" in ended.err


def test_serve_shows_the_site_and_builds_it_again(project: Path) -> None:
    with previewing(project) as preview:
        assert preview.ask("/articles/storm-closes-the-port-of-busan/").status == 200
        assert preview.ask("/none").status == 404
        (project / "articles/third.txt").write_text(FIRST.replace("water", "fire"))
        wait_for(lambda: preview.ask("/articles/ministers-sign-fire-treaty-in-geneva/").status == 200)
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(LONGEST_WAIT_SECONDS) == 130


def test_source_date_epoch_is_the_day_of_entries_that_nothing_else_dates(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "articles/walk.txt").write_text("A walk along the river\n\nIt was long, and it was not dated at all.\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert command("build", "--project", project, "--base-url", "https://example.org/a").code == 0
    assert "<updated>2023-11-14" in (project / "site/feed.atom").read_text()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert "SOURCE_DATE_EPOCH is not a number" in command("build", "--project", project).err


def test_an_id_that_nothing_has_is_told_with_the_line_that_gives_it(command: Command, project: Path) -> None:
    sidecar = "title: Storm\ntags:\n  add:\n    - nosuchtag\n    - south korea\nduplicate_of: nobody\n"
    (project / "articles/second.yaml").write_text(sidecar)
    front = "---\ntags: [elektions]\nnot_duplicate: [third]\n---\n"
    (project / "articles/third.md").write_text(front + FIRST.replace("water", "fire"))
    (project / "articles/third.yaml").write_text("not_duplicate: nobody\n")
    told = command("--project", "news", "build").err
    # What is to be done about both unknown records is said once.
    assert told == (
        "articles/second.yaml:4: warning[unknown-tag] the given tag 'nosuchtag' is not a known id\n"
        "    the desk of archive-gen serve offers all ids, and inspect prints those of a text's own tags\n"
        "articles/second.yaml:5: warning[unknown-tag] the given tag 'south korea' is not a known id\n"
        "    did you mean 'KR'?\n"
        "articles/second.yaml:6: warning[unknown-record] there is no record 'nobody' in the archive\n"
        "    give the id that inspect prints\n"
        "articles/third.md:2: warning[unknown-tag] the given tag 'elektions' is not a known id\n"
        "    did you mean 'elections'?\n"
        "articles/third.yaml:1: warning[unknown-record] there is no record 'nobody' in the archive\n"
        "1 note is not listed; what needs a person is told by: archive-gen check\n"
    )


def test_a_capture_of_a_headline_alone_is_said_to_be_that(command: Command, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("Ferry opens in the harbour of the old town\n")
    ended = command("inspect", "ferry.txt")
    assert "no article is to be seen: there is no text but the headline" in ended.out
