"""A built site put onto a branch that a host such as GitHub Pages serves, by git and ghp-import.

The working tree and the index are not touched: ghp-import hands the files to `git fast-import`. What the branch
holds is fetched and compared first, so that what would change can be said, and what must not be lost is seen.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from archive_gen.edges import Refused, os_reason
from archive_gen.edges.manifest import MANIFEST_NAME, Manifest, parse_manifest
from archive_gen.edges.regular import read_regular

BRANCH = "gh-pages"
REMOTE = "origin"
FEWEST_OF_TEN = 8
"""A site with fewer than so many tenths of the pages that the branch holds is not published unasked."""

_PLACED_BY_HOSTS = frozenset({"CNAME", ".nojekyll"})
_GITHUB = "github.io"
_NO_SUCH_REF = 2
_MOST_NAMED = 5


class Branch(msgspec.Struct, frozen=True):
    """A branch of a remote as it stands there: its last commit, and the git object id of each file by path.

    `tip` is empty, and so are the files, where the remote has no such branch yet.
    """

    root: Path
    remote: str
    name: str
    tip: str = ""
    files: dict[str, str] = {}

    @property
    def tracking(self) -> str:
        """The ref under which git has what was last fetched of the branch."""
        return f"refs/remotes/{self.remote}/{self.name}"


class Changes(msgspec.Struct, frozen=True):
    """The paths that publishing would add, change and remove on the branch, each sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def fetch_branch(root: Path, remote: str = REMOTE, name: str = BRANCH) -> Branch:
    """Return the branch of the remote that the project in `root` is to be published to.

    Raises Refused where git, a repository, the remote or the right to read it is missing, and where the branch
    is checked out: what is published takes the place of everything on it.
    """
    _check_repository(root, remote, name)
    branch = Branch(root, remote, name)
    listed = _git(root, "ls-remote", "--exit-code", remote, f"refs/heads/{name}")
    if listed.returncode == _NO_SUCH_REF:
        # What was fetched of a branch that the remote has given up would come back with it.
        _git(root, "update-ref", "-d", branch.tracking)
        return branch
    if listed.returncode:
        raise Refused(f"the remote {remote!r} cannot be read: {_said(listed)}", _access_hint(root, remote))
    fetched = _git(root, "fetch", "--quiet", "--no-tags", remote, f"+refs/heads/{name}:{branch.tracking}")
    if fetched.returncode:
        raise Refused(f"the branch {name} of {remote} cannot be fetched: {_said(fetched)}")
    tip = _asked(root, "rev-parse", f"{branch.tracking}^{{commit}}").strip()
    # Each entry is "mode type object", a tab and the path.
    entries = (
        line.partition("\t") for line in _asked(root, "ls-tree", "-r", "-z", "--full-tree", tip).split("\0") if line
    )
    files = {path: described.split(" ")[2] for described, _, path in entries}
    return msgspec.structs.replace(branch, tip=tip, files=files)


def _check_repository(root: Path, remote: str, name: str) -> None:
    if _git(root, "rev-parse", "--git-dir").returncode:
        hint = "make one there, with a remote: git init, then git remote add origin ADDRESS"
        raise Refused(f"{root} is not in a git repository", hint)
    if remote.startswith("-"):
        raise Refused(f"no remote can be called {remote!r}", f"give another with --remote, as {REMOTE}")
    if _git(root, "check-ref-format", "--branch", name).returncode:
        raise Refused(f"no branch can be called {name!r}", f"give another with --branch, as {BRANCH}")
    if _git(root, "remote", "get-url", remote).returncode:
        names = _asked(root, "remote").split()
        hint = f"known are: {', '.join(names)}" if names else f"add it with: git remote add {remote} ADDRESS"
        raise Refused(f"the repository has no remote {remote!r}", hint)
    trees = _asked(root, "worktree", "list", "--porcelain").splitlines()
    if f"branch refs/heads/{name}" in trees:
        message = f"the branch {name} is checked out, and publishing would replace everything on it"
        raise Refused(message, f"give a branch for the site alone, as --branch {BRANCH}, or switch to another one")


def domain_of(base_url: str) -> str | None:
    """Return the domain that a branch must name in its file CNAME, None where it needs none.

    A project's page below a path has the domain of its owner's site, and GitHub's own domain is nobody's to claim.
    """
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    is_own = bool(host) and parts.port is None and not parts.path.strip("/")
    return None if not is_own or host == _GITHUB or host.endswith(f".{_GITHUB}") else host


def host_files(sizes: Mapping[str, int], branch: Branch, domain: str | None) -> dict[str, bytes]:
    """Return what the host wants beside the files of a site: `.nojekyll`, and the domain in CNAME.

    GitHub writes CNAME onto the branch when a domain is set in the repository's settings; that one is kept.
    """
    found = {".nojekyll": b""}
    # Without a line's end, as ghp-import and GitHub itself write it: else the branch would never hold the same.
    if domain:
        found["CNAME"] = domain.encode()
    elif "CNAME" in branch.files:
        found["CNAME"] = _file_of(branch, "CNAME").strip()
    return {path: content for path, content in found.items() if path not in sizes}


def compare(site: Path, sizes: Mapping[str, int], beside: Mapping[str, bytes], branch: Branch) -> Changes:
    """Return what the branch would gain, change and lose if it held exactly the site's files and those beside them."""
    algorithm = _asked(branch.root, "rev-parse", "--show-object-format").strip()
    there = branch.files
    new = {*sizes, *beside}
    changed = (
        path
        for path in new & there.keys()
        if _object_id(beside[path] if path in beside else _read(site, path), algorithm) != there[path]
    )
    return Changes(tuple(sorted(new - there.keys())), tuple(sorted(changed)), tuple(sorted(there.keys() - new)))


def _read(site: Path, path: str) -> bytes:
    try:
        return read_regular(site / path)
    except OSError as fault:
        raise Refused(f"{site / path} cannot be read: {os_reason(fault)}") from fault


def _object_id(content: bytes, algorithm: str) -> str:
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def objections(site: Path, sizes: Mapping[str, int], beside: Mapping[str, bytes], branch: Branch) -> Iterator[str]:
    """Yield, as sentences, why a site should not take the place of what the branch holds."""
    old, new = _pages(branch.files), _pages(sizes)
    if new * 10 < old * FEWEST_OF_TEN:
        yield f"the site has {new} pages and the branch {branch.name} {old}: are captures missing here?"
    foreign = _foreign(branch).difference(sizes)
    if foreign:
        more = f" and {len(foreign) - _MOST_NAMED} more" if len(foreign) > _MOST_NAMED else ""
        named = ", ".join(sorted(foreign)[:_MOST_NAMED]) + more
        yield (
            f"the branch {branch.name} holds files that no build wrote, and would lose them: {named} "
            "(what is to stay goes into the site's folder, where builds leave it alone)"
        )
    if "CNAME" in branch.files and ("CNAME" in beside or "CNAME" in sizes):
        contents = _file_of(branch, "CNAME"), beside["CNAME"] if "CNAME" in beside else _read(site, "CNAME")
        was, now = (content.decode("ascii", "replace").strip() for content in contents)
        if was and was != now:
            yield f"the branch's domain is {was}, and the site's {now}"
    if _has_own_commits(branch):
        yield f"the local branch {branch.name} has commits that {branch.remote} does not, and would lose them"


def _pages(paths: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in paths)


def _foreign(branch: Branch) -> set[str]:
    """Return the paths of files on the branch that neither the manifest beside them lists nor a host puts there."""
    return set(branch.files) - {MANIFEST_NAME, *_PLACED_BY_HOSTS} - manifest_of(branch).files.keys()


def manifest_of(branch: Branch) -> Manifest:
    """Return the manifest of the site on the branch; an empty one where it holds no site of archive-gen's."""
    return parse_manifest(_file_of(branch, MANIFEST_NAME)) if MANIFEST_NAME in branch.files else Manifest()


def _file_of(branch: Branch, path: str) -> bytes:
    return _git(branch.root, "cat-file", "blob", branch.files[path]).stdout


def _has_own_commits(branch: Branch) -> bool:
    local = f"refs/heads/{branch.name}"
    if _git(branch.root, "rev-parse", "--verify", "--quiet", local).returncode:
        return False
    beyond = [local, f"^{branch.tip}"] if branch.tip else [local]
    return bool(_asked(branch.root, "rev-list", "--max-count=1", *beyond).strip())


def publish(site: Path, branch: Branch, message: str, beside: Mapping[str, bytes]) -> str:
    """Put the site's files, and those beside them, onto the branch in one commit; return that commit.

    Raises Refused where the remote does not take it; the local branch is then as it was.
    """
    root, local = branch.root, f"refs/heads/{branch.name}"
    before = _git(root, "rev-parse", "--verify", "--quiet", local).stdout.decode().strip()
    domain = beside.get("CNAME", b"").decode("ascii", "replace").strip()
    command = [sys.executable, "-m", "ghp_import", "--no-jekyll", "--remote", branch.remote, "--branch", branch.name,
               "--message", message, *(["--cname", domain] if domain else []), str(site)]  # fmt: skip
    made = _run(command, root, **_committer(root))
    if made.returncode:
        raise Refused(f"the commit for {branch.name} cannot be made: {_said(made)}")
    commit = _asked(root, "rev-parse", local).strip()
    pushed = _git(root, "push", "--quiet", branch.remote, f"{commit}:{local}")
    if pushed.returncode:
        _git(root, "update-ref", *([local, before] if before else ["-d", local]))
        raise Refused(f"{branch.remote} does not take the site: {_said(pushed)}", _access_hint(root, branch.remote))
    _git(root, "update-ref", branch.tracking, commit)
    return commit


def _committer(root: Path) -> dict[str, str]:
    """Return a name for the commit where git knows none: it is made by a program in any case."""
    names = {"GIT_COMMITTER_NAME": ("user.name", "archive-gen"),
             "GIT_COMMITTER_EMAIL": ("user.email", "archive-gen@localhost")}  # fmt: skip
    return {
        name: instead
        for name, (key, instead) in names.items()
        if name not in os.environ and not _git(root, "config", key).stdout.strip()
    }


def source_commit(root: Path) -> tuple[str, int]:
    """Return the project's commit, "" where there is none, and how many files below `root` differ from it."""
    head = _git(root, "rev-parse", "--short", "--verify", "--quiet", "HEAD").stdout.decode().strip()
    differing = _asked(root, "status", "--porcelain", "--untracked-files=normal", "--", ".").splitlines()
    return head, len(differing)


def pages_address(root: Path, remote: str) -> str | None:
    """Return where GitHub Pages serves a project of this remote, None for a remote elsewhere."""
    address = _git(root, "remote", "get-url", remote).stdout.decode().strip().removesuffix(".git")
    for start in ("https://github.com/", "git@github.com:", "ssh://git@github.com/"):
        owner, _, name = address.removeprefix(start).partition("/") if address.startswith(start) else ("", "", "")
        if owner and name:
            host = f"{owner.lower()}.{_GITHUB}"
            return f"https://{host}" if name.lower() == host else f"https://{host}/{name}"
    return None


def _access_hint(root: Path, remote: str) -> str:
    address = _git(root, "remote", "get-url", remote).stdout.decode().strip()
    # An address can carry a password, which belongs on no screen.
    bare = address if "@" not in address.partition("://")[2] else "the remote's address"
    return f"see that you are signed in, may write there, and that {bare} is right"


def _asked(root: Path, *arguments: str) -> str:
    found = _git(root, *arguments)
    if found.returncode:
        raise Refused(f"git {arguments[0]} does not answer: {_said(found)}")
    return found.stdout.decode("utf-8", "surrogateescape")


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return _run(["git", *arguments], root)


def _run(command: list[str], root: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", **environment}
    if not sys.stdin.isatty():
        # Nobody is there to type a password, and git would wait for it.
        environment["GIT_TERMINAL_PROMPT"] = "0"
    try:
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    except FileNotFoundError as fault:
        hint = "install git, or let the host build the site: archive-gen new --github-pages"
        raise Refused("git is not installed", hint) from fault


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the line in which git says what is wrong."""
    lines = [line.strip() for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote: error", "! ["))]
    return (telling or lines or [f"exit code {done.returncode}"])[0].removeprefix("fatal: ").removeprefix("error: ")
