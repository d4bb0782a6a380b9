"""The site written to disk: all of it or nothing, and nothing removed that is not ours.

A new site is staged beside the old one, unchanged files and files of other owners linked across, and
the two folders are exchanged in one step (renameat2 with RENAME_EXCHANGE, Linux 3.15; renamex_np, macOS).
Where the system cannot do that, or the site is a mount point, each changed file is replaced in one step,
new files first and removals last; a reader may then see a mix for a moment.

The manifest lies in the site, so that the exchange moves it along with the files it speaks of.

Where the stage lies in the project's work folder, the site that went out of use is kept there, and the next
stage begins as that: most of its files are those of the present site already, so that the work follows what
changed and not the size of the site. Nothing that it holds is trusted: a file in it is used only where it is,
by device and inode, the very file of the present site. What either tree holds is found without listing the folders
that hold what they held (trees.py).
"""

from __future__ import annotations

import contextlib
import errno
import functools
import hashlib
import os
import re
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archive_gen.contents import Content, size_of, sum_of
from archive_gen.edges import WORK_FOLDER as WORK_FOLDER
from archive_gen.edges import Refused, os_reason
from archive_gen.edges.cache import Cache
from archive_gen.edges.regular import NotRegular, digest_regular, read_regular
from archive_gen.edges.signatures import FINE_TICK_NS, KnownDigests
from archive_gen.edges.trees import NOTHING, FileId, KnownTrees, Tree, folders_of, list_tree, parents_of

if TYPE_CHECKING:
    import ctypes
if sys.platform != "win32":
    import fcntl

MANIFEST_NAME = ".archive-gen.json"
_LONGEST_NAME_BYTES = 255
_NEVER_IN_PATHS = re.compile("[\\\\\0\ud800-\udfff]")
# Bytes that take longer to read and to digest than a tick of the clock.
_LONG_TO_READ = 32_000_000
_WAITING_AT_ONCE = 16


class Manifest(msgspec.Struct, frozen=True):
    """What the last build wrote: the SHA-256 of each file by its path, with `/` between the parts.

    `permalinks` gives each record's by its id; `redirects`, the ids by the permalinks they once had.
    """

    files: dict[str, str] = {}
    permalinks: dict[str, str] = {}
    redirects: dict[str, str] = {}


class Written(msgspec.Struct, frozen=True):
    """How many files were written anew and removed. `exchanged` is false where files were replaced one by one.

    `foreign` are the paths of what other hands put into the output, sorted; one with `/` at its end stands for
    all that is in that folder.
    """

    written: int
    removed: int
    exchanged: bool = True
    foreign: tuple[str, ...] = ()


class _Plan(msgspec.Struct, frozen=True):
    """What is to change: `changed` and `kept` are files of ours, `foreign` those that other hands put there.

    `folders` are all that the new site is to have, `present` all files of the site as it stands.
    """

    manifest: bytes
    changed: dict[str, Content]
    kept: frozenset[str]
    stale: tuple[str, ...]
    foreign: tuple[str, ...]
    foreign_folders: tuple[str, ...]
    folders: frozenset[str]
    present: dict[str, FileId]


@contextlib.contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Hold the project's lock. Raises Refused, naming the holder, where another build has it.

    The kernel drops the lock with its process, so a killed build leaves none behind.
    """
    if sys.platform == "win32":
        yield
        return
    folder = root / WORK_FOLDER
    try:
        folder.mkdir(exist_ok=True)
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    except OSError as fault:
        # A project on a read-only disk can be built to an output elsewhere; nobody could lock it.
        if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            yield
            return
        raise Refused(f"the lock {folder / 'lock'} cannot be made: {os_reason(fault)}") from fault
    try:
        _take(descriptor)
        # The number is for whoever finds the lock taken; where the disk is full, it holds without.
        with contextlib.suppress(OSError):
            os.truncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace")
        who = f"process {holder}" if holder.isdigit() else "another process"
        raise Refused(f"another build of this project is running ({who})", "wait for it, or end it") from fault
    except OSError:
        # Some network file systems have no locks; better a build without one than none.
        return


def check_output(output: Path, root: Path, read_folders: tuple[str, ...]) -> Path:
    """Return the output folder resolved, where a site may be written to it. Raises Refused where not.

    No setting turns this off: what stands in a home, a project or a folder of captures is not ours.
    """
    place = Path(os.path.realpath(output))
    home = Path(os.path.realpath(os.path.expanduser("~")))
    root = Path(os.path.realpath(root))
    hint = "give a folder for the site alone, as site"
    if place == Path(place.anchor):
        raise Refused(f"the site cannot be written to {place}, the root of the disk", hint)
    if _holds(place, home):
        raise Refused(f"the site cannot be written to {place}: it is or holds your home folder", hint)
    if _holds(place, root):
        raise Refused(f"the site cannot be written to {place}: it is or holds the project's folder", hint)
    for name in (*read_folders, ".git", WORK_FOLDER):
        folder = Path(os.path.realpath(root / name))
        if _holds(place, folder) or _holds(folder, place):
            raise Refused(f"the site cannot be written to {place}: {name}/ of the project would be overwritten", hint)
    if place.exists() and not place.is_dir():
        raise Refused(f"the site cannot be written to {place}: it is a file", hint)
    _check_owner(place)
    return place


def _holds(folder: Path, other: Path) -> bool:
    return folder == other or folder in other.parents


def _check_owner(place: Path) -> None:
    try:
        is_foreign = place.is_dir() and any(place.iterdir()) and _read_manifest(place) is None
    except OSError as fault:
        raise Refused(f"the folder {place} cannot be read: {os_reason(fault)}", "the site is unchanged") from fault
    if is_foreign:
        message = f"the site cannot be written to {place}: it holds files and no site of archive-gen's"
        raise Refused(message, "empty the folder, or give another with --output")


def last_manifest(output: Path) -> Manifest:
    """Return the manifest of the site that stands in `output`, as it is; an empty one where none does.

    Raises Refused where the disk does not give it.
    """
    try:
        return _read_manifest(output) or Manifest()
    except OSError as fault:
        raise Refused(f"the site in {output} cannot be read: {os_reason(fault)}", "the site is unchanged") from fault


def parse_manifest(content: bytes) -> Manifest:
    """Return what a manifest says, without unsound permalinks; an empty one where it cannot be read."""
    try:
        return sound(msgspec.json.decode(content, type=Manifest))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Manifest()


def sound(found: Manifest) -> Manifest:
    """Return a manifest without permalinks that no site could have, which only another hand can have written."""
    return Manifest(
        found.files,
        {record_id: permalink for record_id, permalink in found.permalinks.items() if _is_permalink(permalink)},
        {permalink: record_id for permalink, record_id in found.redirects.items() if _is_permalink(permalink)},
    )


def _is_permalink(permalink: str) -> bool:
    return permalink.endswith("/") and _is_path(permalink[:-1])


def _read_manifest(output: Path) -> Manifest | None:
    """Return a site's manifest, None where there is none or a damaged one.

    Raises OSError where the disk does not give it: taken for missing, its files would be nobody's for good.
    """
    try:
        return _decoded(read_regular(output / MANIFEST_NAME))
    except (FileNotFoundError, NotADirectoryError, NotRegular, msgspec.DecodeError, UnicodeDecodeError):
        return None


# It is read whenever the folder may have changed hands, and is nearly always the same.
@functools.lru_cache(maxsize=1)
def _decoded(content: bytes) -> Manifest:
    return msgspec.json.decode(content, type=Manifest)


def clear_up(output: Path) -> None:
    """Clear what a killed build left beside the site. Raises Refused where the disk does not do its part."""
    try:
        _recover(_stage_of(output), output)
    except OSError as fault:
        name = fault.filename2 or fault.filename or output
        message = f"what a build left cannot be cleared: {name}: {os_reason(fault)}"
        raise Refused(message, "the site is unchanged") from fault


def manifest_digest(output: Path) -> bytes:
    """Return the SHA-256 of the manifest of the site in `output`; b"" where there is none."""
    try:
        return hashlib.sha256((output / MANIFEST_NAME).read_bytes()).digest()
    except OSError:
        return b""


def write_site(
    output: Path,
    files: Mapping[str, Content],
    permalinks: Mapping[str, str] | None = None,
    redirects: Mapping[str, str] | None = None,
    *,
    standing: Mapping[str, str] | None = None,
    trees: KnownTrees | None = None,
    digests: KnownDigests | None = None,
) -> Written:
    """Make the files the site that stands in `output`, which `check_output` has returned.

    `standing` are further files of the site, by their SHA-256, that are in the output already and stay as they
    are. A content that lies in a file of its own is moved from there. Unchanged files keep their times;
    where all are unchanged, nothing is written. Files that no manifest lists stay. `trees` are those that were
    there after the last build, and then those that are there now; `digests`, those of the site's files, learn the new
    ones. Raises Refused, with the old site in place, where
    a file that no manifest lists is in the way or the disk does not do its part; ValueError for a path that no site
    may hold.
    """
    if bad := [path for path in files if not _is_path(path)]:
        raise ValueError(f"no site may hold a file {bad[0]!r}")
    standing = standing or {}
    sums = {path: sum_of(content) for path, content in files.items()}
    parts = ({**standing, **sums}, permalinks or {}, redirects or {})
    manifest = Manifest(*(dict(sorted(part.items())) for part in parts))
    stage, trees = _stage_of(output), trees or KnownTrees(Cache(), "")
    try:
        _recover(stage, output)
        old = _read_manifest(output) or Manifest()
        trees.site = list_tree(output, trees.site)
        plan = _make_plan(output, files, _encode(manifest), standing.keys(), old, trees.site, digests)
        if not plan.changed and not plan.stale:
            return Written(0, 0, foreign=_foreign_names(plan))
        return _write_plan(plan, output, stage, old, trees, digests)
    except OSError as fault:
        name = fault.filename2 or fault.filename or output
        raise Refused(f"the site cannot be written: {name}: {os_reason(fault)}", _after_fault(output)) from fault


def _after_fault(output: Path) -> str:
    if _exchange_call() and output not in _stage_of(output).parents:
        return "the site is unchanged"
    return "some pages may be new and some old, until a build succeeds"


def _is_path(path: str) -> bool:
    parts = path.split("/")
    return (
        path != MANIFEST_NAME
        and not _NEVER_IN_PATHS.search(path)
        and all(part not in ("", ".", "..") and len(part.encode()) <= _LONGEST_NAME_BYTES for part in parts)
    )


def _encode(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def _stage_of(output: Path) -> Path:
    """Return where the new site is staged: beside the old one, or within it where that is another file system.

    Beside means in the project's own work folder, where the output has that for a neighbour.
    """
    name = f".{output.name}.archive-gen-new"
    parent = output.parent
    is_apart = output.is_dir() and (output.stat().st_dev != parent.stat().st_dev or not os.access(parent, os.W_OK))
    if is_apart:
        return output / name
    work = parent / WORK_FOLDER
    is_ours = work.is_dir() and not work.is_symlink() and work.stat().st_dev == parent.stat().st_dev
    return work / f"{output.name}-new" if is_ours else parent / name


def _make_plan(
    output: Path,
    contents: Mapping[str, Content],
    manifest: bytes,
    standing: Set[str],
    old: Manifest,
    tree: Tree,
    digests: KnownDigests | None,
) -> _Plan:
    files = {**contents, MANIFEST_NAME: manifest}
    present, ours = tree.files, old.files.keys() | {MANIFEST_NAME}
    foreign = sorted(present.keys() - ours)
    if lost := standing - present.keys():
        raise Refused(f"{output / min(lost)} was removed while the site was built", "build again")
    same = _same(output, {path: content for path, content in files.items() if path in present}, digests)
    kept = frozenset((standing - files.keys()) | same)
    wanted = files.keys() | standing
    # The old site and the new one have nearly all folders in common, which are worked out once.
    new, gone = wanted - ours, ours - wanted
    common = folders_of(wanted - new)
    needed = common | folders_of(new)
    for path in foreign:
        if path in needed or (path in files and path not in same) or not wanted.isdisjoint(parents_of(path)):
            message = f"the site cannot be written: {output / path} is in the way and not archive-gen's"
            raise Refused(message, "move the file elsewhere, or change the title or slug that needs its place")
    unowned = tree.folders.keys() - common - folders_of(gone) - {""}
    foreign = [path for path in foreign if path not in kept]
    foreign_folders = [folder for folder in unowned if wanted.isdisjoint((folder, *parents_of(folder)))]
    return _Plan(
        manifest,
        {path: content for path, content in files.items() if path not in same},
        kept,
        tuple(sorted(present.keys() & gone)),
        tuple(foreign),
        tuple(sorted(foreign_folders)),
        frozenset(needed.union(folders_of(foreign), folders_of(foreign_folders), foreign_folders)),
        present,
    )


def _foreign_names(plan: _Plan) -> tuple[str, ...]:
    """Return the foreign paths, with the topmost folder that holds nothing of ours for all that is in it."""
    ours: Set[str] = folders_of([*plan.changed, *plan.kept]) if plan.foreign else frozenset()
    names = set()
    for path in plan.foreign:
        apart = [folder for folder in parents_of(path) if folder not in ours]
        names.add(f"{apart[-1]}/" if apart else path)
    return tuple(sorted(names))


def _same(output: Path, files: Mapping[str, Content], digests: KnownDigests | None) -> set[str]:
    """Return the paths of the files that the output holds as they are to be.

    The manifest is not asked: a file may have been edited since. One is read unless its signature proves what it holds.
    """
    alike = [path for path, content in files.items() if _has_size(output / path, size_of(content))]
    known = digests.of_all(alike) if digests else {}
    return {path for path in alike if (known.get(path) or _digest(output / path)).hex() == sum_of(files[path])}


def _has_size(path: Path, size: int) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == size


def _digest(path: Path) -> bytes:
    """Return the SHA-256 of a file, b"" where it cannot be read."""
    try:
        return digest_regular(path)
    except OSError:
        return b""


def _write_plan(
    plan: _Plan, output: Path, stage: Path, old: Manifest, trees: KnownTrees, digests: KnownDigests | None
) -> Written:
    whole = output not in stage.parents
    try:
        there = _begin_with_last(stage, plan, trees) if whole and output.is_dir() else _empty(plan)
        _fill(stage, plan, output, there, whole=whole)
        filled_ns = time.monotonic_ns()
        # A first site has no old one to be lost with it; whatever a power cut leaves of it, the next build mends.
        if old.files:
            _flush(stage, plan.changed)
        if digests and whole:
            made = {path: content for path, content in plan.changed.items() if path != MANIFEST_NAME}
            _learn(digests, stage, made, filled_ns)
        with _uninterrupted():
            exchanged = whole and _put_in_place(stage, output)
            if exchanged:
                # The new site stands. What cannot be cleared away now, the next build clears.
                with contextlib.suppress(OSError):
                    _retire(stage, output, trees)
            else:
                _replace_files(plan, output, stage, old)
    except BaseException:
        _discard(stage)
        raise
    written = len(plan.changed) - (MANIFEST_NAME in plan.changed)
    return Written(written, len(plan.stale), exchanged, _foreign_names(plan))


def _learn(digests: KnownDigests, stage: Path, made: Mapping[str, Content], made_ns: int) -> None:
    """Have the digests of new files known to the next build, while nobody else knows where they are.

    `made_ns` is when the last of them was made, by the clock that is never set.
    """
    if sum(map(size_of, made.values())) > _LONG_TO_READ:
        # What was moved here this very moment would have to be read again, which takes longer.
        time.sleep(max(0, made_ns + FINE_TICK_NS - time.monotonic_ns()) / 1e9)
    digests.learn_made(str(stage), {path: bytes.fromhex(sum_of(content)) for path, content in made.items()})


class _Begun(msgspec.Struct, frozen=True):
    """What a stage lacks that is to be linked across, sorted, and the folders that it has."""

    lacking: tuple[str, ...]
    folders: frozenset[str] = frozenset()


def _empty(plan: _Plan) -> _Begun:
    return _Begun(tuple(sorted([*plan.kept, *plan.foreign])))


def _fill(stage: Path, plan: _Plan, output: Path, there: _Begun, *, whole: bool) -> None:
    """Write the changed files into the stage, and where the stage is to be the whole site, link the others across."""
    stage.mkdir(parents=whole, exist_ok=True)
    if output.is_dir():
        stage.chmod(stat.S_IMODE(output.stat().st_mode))
    made = {"", *there.folders}
    for path, content in plan.changed.items():
        _make_folders(stage, path, made)
        if path != MANIFEST_NAME:
            _put(content, stage / path)
    if whole:
        for path in there.lacking:
            _make_folders(stage, path, made)
            _link(output / path, stage / path)
        for folder in plan.foreign_folders:
            (stage / folder).mkdir(parents=True, exist_ok=True)
            (stage / folder).chmod(stat.S_IMODE((output / folder).stat().st_mode))
    # The manifest comes last: a stage that has one is whole, which is what `_recover` goes by.
    if MANIFEST_NAME in plan.changed:
        (stage / MANIFEST_NAME).write_bytes(plan.manifest)


def _begin_with_last(stage: Path, plan: _Plan, trees: KnownTrees) -> _Begun:
    """Make the site that went out of use last the stage, without all that is not the new site's; return what stays."""
    last = _last_of(stage)
    if last is None or last.is_symlink() or not last.is_dir():
        trees.last = NOTHING
        return _empty(plan)
    # A stage with a manifest is whole, which this one is not yet.
    (last / MANIFEST_NAME).unlink(missing_ok=True)
    os.rename(last, stage)
    trees.last = list_tree(stage, trees.last)
    found, folders = trees.last.files, trees.last.folders.keys() - {""}
    remaining = plan.kept.union(plan.foreign)
    lacking = {path for path in remaining if found.get(path) != plan.present[path]}
    _at_once(os.unlink, (f"{stage}/{path}" for path in (found.keys() - remaining) | (found.keys() & lacking)))
    for folder in sorted(folders - plan.folders, reverse=True):
        (stage / folder).rmdir()
    return _Begun(tuple(sorted(lacking)), frozenset(folders & plan.folders))


def _last_of(stage: Path) -> Path | None:
    """Return where the last site is kept; None where that would be beside the site, for all to see."""
    return stage.with_name(f"{stage.name.removesuffix('-new')}-last") if stage.parent.name == WORK_FOLDER else None


def _make_folders(stage: Path, path: str, made: set[str]) -> None:
    folder = path.rpartition("/")[0]
    if folder not in made:
        (stage / folder).mkdir(parents=True, exist_ok=True)
        made.add(folder)


def _put(content: Content, target: Path) -> None:
    if isinstance(content, bytes):
        target.write_bytes(content)
        return
    try:
        os.rename(content.place, target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        from shutil import copyfile

        copyfile(content.place, target)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError) as fault:
        # Some file systems have no hard links (FAT, some network ones), and some allow only so many of one file.
        if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.ENOENT):
            raise
        from shutil import copy2

        copy2(source, target, follow_symlinks=False)


def _flush(stage: Path, changed: Iterable[str]) -> None:
    """Have the new files on the disk before a name points to them.

    One by one, but many at once: the disk then writes them together. A call for the whole file system
    would be simpler, and also waits for what every other program has written. The folders are not flushed
    singly: common file systems log changes of names in their order, so that the last folder's stand
    for all.
    """
    _at_once(_flush_one, (f"{stage}/{path}" for path in changed))
    _flush_one(str(stage))


def _at_once(work: Callable[[str], None], places: Iterable[str]) -> None:
    """Do a work that waits for the disk at many places, several at a time: some disks take a millisecond to remove
    a file, and then one after the other takes five times as long."""
    # Imported only here: a build that has nothing to write is done before that is loaded.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_WAITING_AT_ONCE) as threads:
        list(threads.map(work, places))


def _flush_one(place: str) -> None:
    if os.name == "nt" and os.path.isdir(place):
        return
    descriptor = os.open(place, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off, for the few milliseconds in which "the site is unchanged" would not be true."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _put_in_place(stage: Path, output: Path) -> bool:
    """Make the staged folder the site in one step; false where the system has no such step."""
    if not output.exists() or not any(output.iterdir()):
        if output.exists() and os.name == "nt":
            output.rmdir()
        os.rename(stage, output)
        return True
    exchange = _exchange_call()
    if exchange is None:
        return False
    fault = exchange(os.fsencode(stage), os.fsencode(output))
    if fault in (errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.ENOTSUP, errno.EPERM):
        return False
    if fault:
        raise OSError(fault, os.strerror(fault), str(output))
    return True


def _libc() -> ctypes.CDLL | None:
    import ctypes

    return ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """Return a function that exchanges two folders and returns 0 or the system's error number."""
    import ctypes

    libc = _libc()
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        at_cwd, exchange = -100, 2
        return lambda a, b: ctypes.get_errno() if libc.renameat2(at_cwd, a, at_cwd, b, exchange) else 0  # type: ignore[union-attr]
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        swap = 2
        return lambda a, b: ctypes.get_errno() if libc.renamex_np(a, b, swap) else 0
    return None


def _replace_files(plan: _Plan, output: Path, stage: Path, old: Manifest) -> None:
    """Replace the changed files one by one; first those that nothing links to yet, then the rest, removals last."""
    output.mkdir(exist_ok=True)
    new = msgspec.json.decode(plan.manifest, type=Manifest)
    # Were this ended halfway, the next build must know both sets of files for its own.
    union = msgspec.structs.replace(new, files={**old.files, **new.files})
    (stage / MANIFEST_NAME).write_bytes(_encode(union))
    os.replace(stage / MANIFEST_NAME, output / MANIFEST_NAME)
    needed = folders_of(plan.changed)
    blocking = {path for path in plan.stale if path in needed or not plan.changed.keys().isdisjoint(parents_of(path))}
    _remove_files(output, sorted(blocking))
    made = {""}
    for path in sorted(plan.changed, key=lambda path: (path in old.files, path)):
        if path != MANIFEST_NAME:
            _make_folders(output, path, made)
            _remove_folders(output / path)
            os.replace(stage / path, output / path)
    _remove_files(output, [path for path in plan.stale if path not in blocking])
    (stage / MANIFEST_NAME).write_bytes(plan.manifest)
    os.replace(stage / MANIFEST_NAME, output / MANIFEST_NAME)
    _remove_tree(stage)


def _remove_files(output: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (output / path).unlink(missing_ok=True)
        for folder in parents_of(path):
            with contextlib.suppress(OSError):
                (output / folder).rmdir()


def _remove_folders(place: Path) -> None:
    """Remove the empty folders that stand where a file must go. With a file among them none is, and OSError raised."""
    if place.is_dir() and not place.is_symlink():
        for folder, _, _ in os.walk(place, topdown=False):
            os.rmdir(folder)


def _retire(old: Path, site: Path, trees: KnownTrees) -> None:
    """Put a site out of use, and bring into the present one what another hand put there meanwhile.

    Of the trees, that of the site is the old one's, and the last one's is what the new one began as.
    """
    if not old.exists():
        return
    ours = (_read_manifest(old) or Manifest()).files.keys()
    trees.site, trees.last = trees.last, list_tree(old, trees.site)
    for path in sorted(trees.last.files.keys() - ours - {MANIFEST_NAME}):
        if _is_newer(old / path, site / path):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(old / path, site / path)
    last = _last_of(old)
    if last is not None and not os.path.lexists(last):
        # The new site is in its place, so that a fault here costs the next build time alone.
        with contextlib.suppress(OSError):
            os.rename(old, last)
            return
    _remove_tree(old)


def _is_newer(one: Path, other: Path) -> bool:
    """Whether a file was written after another, or the other is not there: an editor may have put it in its place."""
    if not os.path.lexists(other):
        return True
    return not other.is_dir() and one.lstat().st_mtime_ns > other.lstat().st_mtime_ns


def _recover(stage: Path, output: Path) -> None:
    """Clear what a killed build left. Without a manifest it was never a site; with one it may hold foreign files."""
    if stage.is_symlink() or (stage.exists() and not stage.is_dir()):
        raise Refused(f"{stage} is in the way of the new site", "remove it")
    if stage.is_dir():
        if output.is_dir() and _read_manifest(stage) is not None:
            _retire(stage, output, KnownTrees(Cache(), ""))
        else:
            _remove_tree(stage)


def _discard(stage: Path) -> None:
    if stage.is_dir() and not stage.is_symlink():
        _remove_tree(stage, ignore_errors=True)


def _remove_tree(folder: Path, *, ignore_errors: bool = False) -> None:
    from shutil import rmtree

    rmtree(folder, ignore_errors=ignore_errors)
