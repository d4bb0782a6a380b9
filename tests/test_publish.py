"""`publish`, against a bare repository on this disk: what arrives, what is said before, and what is refused."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_gen.edges.publisher import domain_of, pages_address
from commands import FIRST, SECOND, Command

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    done = subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))


@pytest.fixture
def remote(tmp_path: Path, project: Path) -> Path:
    """Return a bare repository that the committed project has as its `origin`."""
    bare = tmp_path / "remote.git"
    bare.mkdir()
    git(bare, "init", "--bare", "--quiet", "--initial-branch=main")
    (project / ".gitignore").write_text("/site/\n/.archive-gen/\n")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "remote", "add", "origin", str(bare))
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=captures")
    return bare


def served(remote: Path, branch: str = "gh-pages") -> dict[str, str]:
    paths = git(remote, "ls-tree", "-r", "--name-only", branch).splitlines()
    return {path: git(remote, "show", f"{branch}:{path}") for path in paths if not path.endswith(".sqlite")}


def test_the_built_site_is_put_onto_the_branch(command: Command, project: Path, remote: Path) -> None:
    ended = command("--project", "news", "publish")
    assert ended.code == 0, ended.err
    assert "gh-pages of origin: " in ended.out
    assert "choose the branch gh-pages once" in ended.err
    files = served(remote)
    assert "Storm closes" in files["articles/storm-closes-the-port-of-busan/index.html"]
    assert ".nojekyll" in files
    assert "CNAME" not in files
    assert "articles/first.txt" not in files
    head = git(project, "rev-parse", "--short", "HEAD")
    assert git(remote, "log", "-1", "--format=%s", "gh-pages") == f"2 records, from {head}"
    assert git(project, "status", "--porcelain") == ""
    assert git(project, "branch", "--show-current") == "main"


@pytest.mark.parametrize("arguments", [[], ["--dry-run"]])
def test_a_site_without_its_address_is_warned_of(
    command: Command, project: Path, remote: Path, arguments: list[str]
) -> None:
    told = command("--project", "news", "publish", *arguments).err
    assert "warning: 'base_url' is empty, so there is no sitemap" in told
    assert "\n    put this line into archive.yaml: base_url: https://example.org/archive\n" in told
    with (project / "archive.yaml").open("a") as settings:
        settings.write("base_url: https://example.org/news\n")
    assert "base_url" not in command("--project", "news", "publish", *arguments).err


def test_a_second_time_there_is_nothing_to_publish(command: Command, project: Path, remote: Path) -> None:
    command("--project", "news", "publish")
    before = git(remote, "rev-parse", "gh-pages")
    ended = command("--project", "news", "publish")
    assert (ended.code, ended.out) == (0, "gh-pages of origin holds this site already\n")
    assert git(remote, "rev-parse", "gh-pages") == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(command: Command, project: Path, remote: Path) -> None:
    ended = command("--project", "news", "publish", "--dry-run")
    assert ended.code == 0
    assert "+ index.html\n" in ended.out
    assert git(remote, "branch", "--list") == ""
    command("--project", "news", "publish")
    before = git(remote, "rev-parse", "gh-pages")
    (project / "articles/third.txt").write_text(SECOND.replace("Busan", "Incheon").replace("Storm", "Fog"))
    (project / "site/note.txt").write_text("kept beside the pages")
    ended = command("--project", "news", "publish", "--dry-run")
    for line in ("+ articles/fog-closes-the-port-of-incheon/index.html", "~ index.html", "+ note.txt"):
        assert line in ended.out.splitlines()
    assert "~ robots.txt" not in ended.out.splitlines()
    assert ended.out.splitlines()[-1].startswith("gh-pages of origin would change: ")
    assert git(remote, "rev-parse", "gh-pages") == before


def test_history_grows_by_one_commit_and_removed_pages_leave(command: Command, project: Path, remote: Path) -> None:
    command("--project", "news", "publish")
    (project / "site/note.txt").write_text("once")
    command("--project", "news", "publish")
    assert served(remote)["note.txt"] == "once"
    (project / "site/note.txt").unlink()
    (project / "articles/second.yaml").write_text("title: Typhoon closes Busan\n")
    ended = command("--project", "news", "publish", "--message", "a better title", "--force")
    assert ended.code == 0
    assert "warning: the project has 1 change not committed" in ended.err
    assert "note.txt" not in served(remote)
    assert git(remote, "log", "--format=%s", "gh-pages").splitlines()[0] == "a better title"
    assert len(git(remote, "log", "--format=%s", "gh-pages").splitlines()) == 3


def test_a_site_of_far_fewer_pages_is_refused_unless_forced(command: Command, project: Path, remote: Path) -> None:
    for number in range(40):
        (project / f"articles/more{number}.txt").write_text(FIRST.replace("water", f"water number {number}"))
    command("--project", "news", "publish")
    before = git(remote, "rev-parse", "gh-pages")
    for number in range(40):
        (project / f"articles/more{number}.txt").unlink()
    shutil.rmtree(project / "site")
    for arguments in ((), ("--dry-run",)):
        ended = command("--project", "news", "publish", *arguments)
        assert ended.code == 1
        assert "are captures missing here?" in ended.err
        assert "nothing is published" in ended.err
    assert git(remote, "rev-parse", "gh-pages") == before
    assert command("--project", "news", "publish", "--force").code == 0
    assert git(remote, "rev-parse", "gh-pages") != before


def test_addresses_that_the_public_knows_lead_on_from_a_new_clone(
    command: Command, project: Path, remote: Path, tmp_path: Path
) -> None:
    command("--project", "news", "publish")
    (project / "articles/second.yaml").write_text("title: Typhoon closes Busan\n")
    command("--project", "news", "publish")
    old, older = "articles/typhoon-closes-busan/", "articles/storm-closes-the-port-of-busan/"
    assert old in served(remote)[f"{older}index.html"]
    shutil.rmtree(project / "site")
    (project / "articles/second.yaml").write_text("title: Busan is closed\n")
    assert command("--project", "news", "publish").code == 0
    files = served(remote)
    for path in (old, older):
        assert "articles/busan-is-closed/" in files[f"{path}index.html"]


def test_a_project_below_the_root_of_its_repository_is_published_alike(
    command: Command, tmp_path: Path, remote: Path, project: Path
) -> None:
    (project / "deep").mkdir()
    for name in ("articles", "archive.yaml"):
        shutil.move(project / name, project / "deep" / name)
    assert command("--project", "news/deep", "publish").code == 0
    assert "index.html" in served(remote)
    assert command("--project", "news/deep", "publish").out == "gh-pages of origin holds this site already\n"


def test_captures_that_cannot_be_read_and_shares_that_are_exceeded_stop_it(
    command: Command, project: Path, remote: Path
) -> None:
    (project / "articles/empty.txt").write_text("")
    ended = command("--project", "news", "publish")
    assert ended.code == 1
    assert "1 capture could not be read" in ended.err
    (project / "articles/empty.txt").write_text("A note without any day\n\nSomebody said something to somebody.\n")
    ended = command("--project", "news", "publish", "--max-undated", "0.2", "--max-untagged", "0")
    assert ended.code == 1
    assert "1 of 3 records is undated, more than --max-undated 0.2 allows" in ended.err
    assert git(remote, "branch", "--list") == ""


def test_a_broken_link_of_an_own_page_stops_it(command: Command, project: Path, remote: Path) -> None:
    (project / "pages").mkdir()
    (project / "pages/about.md").write_text("# About\n\nSee [the map](../map/index.html).\n")
    ended = command("--project", "news", "publish")
    assert ended.code == 1
    assert "site/about/index.html:" in ended.err
    assert "error[broken-link] '../map/index.html' leads to no file of the site" in ended.err


def test_files_of_other_hands_on_the_branch_are_not_removed_unasked(
    command: Command, project: Path, remote: Path, tmp_path: Path
) -> None:
    command("--project", "news", "publish")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(remote), str(clone))
    (clone / "CNAME").write_text("news.example.org\n")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=domain, set by the host")
    git(clone, "push", "--quiet")
    (project / "articles/third.txt").write_text(SECOND.replace("Busan", "Incheon"))
    assert command("--project", "news", "publish").code == 0
    assert served(remote)["CNAME"] == "news.example.org"
    git(clone, "pull", "--quiet")
    (clone / "verify.html").write_text("token")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=by hand")
    git(clone, "push", "--quiet")
    ended = command("--project", "news", "publish")
    assert ended.code == 1
    assert "holds files that no build wrote, and would lose them: verify.html" in ended.err
    shutil.copy(clone / "verify.html", project / "site/verify.html")
    assert command("--project", "news", "publish").code == 0
    assert served(remote)["verify.html"] == "token"


def test_a_domain_of_ones_own_is_named_in_cname_and_not_changed_unasked(
    command: Command, project: Path, remote: Path
) -> None:
    settings = project / "archive.yaml"
    settings.write_text(settings.read_text() + "base_url: https://news.example.org\n")
    assert command("--project", "news", "publish").code == 0
    assert served(remote)["CNAME"] == "news.example.org"
    assert command("--project", "news", "publish").out == "gh-pages of origin holds this site already\n"
    settings.write_text(settings.read_text().replace("news.example.org", "old.example.org"))
    ended = command("--project", "news", "publish")
    assert ended.code == 1
    assert "the branch's domain is news.example.org, and the site's old.example.org" in ended.err


@pytest.mark.parametrize(
    ("base_url", "domain"),
    [
        ("", None),
        ("https://news.example.org", "news.example.org"),
        ("https://example.org/news", None),
        ("https://somebody.github.io", None),
        ("https://somebody.github.io/news", None),
        ("http://localhost:8000", None),
    ],
)
def test_a_domain_is_claimed_only_for_a_site_at_its_root(base_url: str, domain: str | None) -> None:
    assert domain_of(base_url) == domain


def without_git(project: Path, remote: Path) -> None:
    shutil.rmtree(project / ".git")


def without_remote(project: Path, remote: Path) -> None:
    git(project, "remote", "remove", "origin")


def without_repository_at_the_remote(project: Path, remote: Path) -> None:
    shutil.rmtree(remote)


def on_the_branch(project: Path, remote: Path) -> None:
    git(project, "switch", "--quiet", "--create", "gh-pages")


def with_commits_of_its_own(project: Path, remote: Path) -> None:
    git(project, "branch", "gh-pages")


def without_right_to_write(project: Path, remote: Path) -> None:
    hook = remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'you may not write here' >&2\nexit 1\n")
    hook.chmod(0o755)


@pytest.mark.parametrize(
    ("spoil", "said", "hint"),
    [
        (without_git, "is not in a git repository", "git init"),
        (without_remote, "the repository has no remote 'origin'", "git remote add origin"),
        (without_repository_at_the_remote, "the remote 'origin' cannot be read", "see that you are signed in"),
        (on_the_branch, "the branch gh-pages is checked out", "--branch gh-pages"),
        (with_commits_of_its_own, "the local branch gh-pages has commits that origin does not", "--force"),
        (without_right_to_write, "origin does not take the site: ", "see that you are signed in"),
    ],
)
def test_what_stands_in_the_way_is_said_in_a_sentence(
    command: Command, project: Path, remote: Path, spoil: Callable[[Path, Path], None], said: str, hint: str
) -> None:
    spoil(project, remote)
    ended = command("--project", "news", "publish")
    assert ended.code == 1
    assert said in ended.err
    assert hint in ended.err
    assert "Traceback" not in ended.err


def test_what_the_remote_refuses_leaves_the_local_branch_as_it_was(
    command: Command, project: Path, remote: Path
) -> None:
    without_right_to_write(project, remote)
    for _ in range(2):
        assert "does not take the site" in command("--project", "news", "publish").err
    assert git(project, "branch", "--list", "gh-pages") == ""
    (remote / "hooks/pre-receive").unlink()
    assert command("--project", "news", "publish").code == 0


def test_a_missing_git_is_said(
    command: Command, project: Path, remote: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ended = command("--project", "news", "publish")
    assert (ended.code, ended.out) == (1, "")
    assert "git is not installed" in ended.err


def test_a_link_in_the_site_is_not_followed_to_the_public(command: Command, project: Path, remote: Path) -> None:
    command("--project", "news", "build")
    (project / "site/secret.txt").symlink_to(project / "archive.yaml")
    ended = command("--project", "news", "publish")
    assert ended.code == 1
    assert "secret.txt is not a regular file" in ended.err
    assert git(remote, "branch", "--list") == ""


def test_the_address_that_github_gives_is_told_where_none_is_set(project: Path, remote: Path) -> None:
    for address, pages in (
        ("https://github.com/Jana/news.git", "https://jana.github.io/news"),
        ("git@github.com:jana/jana.github.io.git", "https://jana.github.io"),
        ("https://example.org/jana/news.git", None),
    ):
        git(project, "remote", "set-url", "origin", address)
        assert pages_address(project, "origin") == pages
