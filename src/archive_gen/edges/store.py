"""The site written to disk: all of it or nothing, and nothing removed that is not ours.

A new site is staged beside the old one, unchanged files and files of other owners linked across, and
the two folders are exchanged in one step (exchange.py).
Where the system cannot do that, or the site is a mount point, each changed file is replaced in one step,
new files first and removals last; a reader may then see a mix for a moment.

Where the stage lies in the project's work folder, the site that went out of use is kept there, and the next
stage begins as that: most of its files are those of the present site already, so that the work follows what
changed and not the size of the site. Nothing that it holds is trusted: a file in it is used only where it is,
by device and inode, the very file of the present site. What either tree holds is found without listing the folders
that hold what they held (trees.py).
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Mapping, Set
from pathlib import Path

import msgspec

from archive_gen.contents import Content, size_of, sum_of
from archive_gen.edges import WORK_FOLDER, Refused, exchange, os_reason
from archive_gen.edges.cache import Cache
from archive_gen.edges.manifest import MANIFEST_NAME, Manifest, is_site_path, manifest_bytes, read_manifest
from archive_gen.edges.placing import (
    at_once,
    flush,
    link,
    make_folders,
    put,
    remove_files,
    remove_folders,
    remove_tree,
)
from archive_gen.edges.regular import digest_regular
from archive_gen.edges.signatures import (
    FINE_TICK_NS,
    SLOWEST_TICK_NS,
    KnownDigests,
    Signature,
    differ_in_ctime_alone,
    size_in,
)
from archive_gen.edges.trees import NOTHING, FileId, KnownTrees, Tree, folders_of, list_tree, parents_of

# Bytes that take longer to read and to digest than a tick of the clock.
_LONG_TO_READ = 32_000_000


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

    `folders` are all that the new site is to have, `present` all files of the site as it stands, `old` is its manifest.
    """

    manifest: bytes
    old: Manifest
    changed: dict[str, Content]
    kept: frozenset[str]
    stale: tuple[str, ...]
    foreign: tuple[str, ...]
    foreign_folders: tuple[str, ...]
    folders: frozenset[str]
    present: dict[str, FileId]


NOTHING_BESIDE = Manifest()


def clear_up(output: Path) -> None:
    """Clear what a killed build left beside the site. Raises Refused where the disk does not do its part."""
    try:
        _recover(_stage_of(output), output)
    except OSError as fault:
        name = fault.filename2 or fault.filename or output
        message = f"what a build left cannot be cleared: {name}: {os_reason(fault)}"
        raise Refused(message, "the site is unchanged") from fault


def write_site(
    output: Path,
    files: Mapping[str, Content],
    beside: Manifest = NOTHING_BESIDE,
    *,
    trees: KnownTrees | None = None,
    digests: KnownDigests | None = None,
) -> Written:
    """Make the files the site that stands in `output`, which `check_output` has returned.

    `beside` has the site's permalinks and redirects, and its further files: these are in the output already and stay as
    they are. A content that lies in a file of its own is moved from there. Unchanged files keep their times;
    where all are unchanged, nothing is written. Files that no manifest lists stay.

    `trees` are those that were there after the last build, and then those that are there now; `digests`, those of the
    site's files, learn the new ones. Raises Refused, with the old site in place, where a file that no manifest lists is
    in the way or the disk does not do its part; ValueError for a path that no site may hold.
    """
    if bad := [path for path in files if not is_site_path(path)]:
        raise ValueError(f"no site may hold a file {bad[0]!r}")
    sums = {path: sum_of(content) for path, content in files.items()}
    parts = ({**beside.files, **sums}, beside.permalinks, beside.redirects)
    manifest = Manifest(*(dict(sorted(part.items())) for part in parts))
    stage, trees = _stage_of(output), trees or KnownTrees(Cache(), "")
    digests = digests or KnownDigests(Cache(), "site", str(output))
    try:
        _recover(stage, output)
        trees.site = list_tree(output, trees.site)
        plan = _make_plan(output, files, manifest, trees.site, digests)
        if not plan.changed and not plan.stale:
            return Written(0, 0, foreign=_foreign_names(plan))
        return _write_plan(plan, output, stage, trees, digests)
    except OSError as fault:
        name = fault.filename2 or fault.filename or output
        raise Refused(f"the site cannot be written: {name}: {os_reason(fault)}", _after_fault(output)) from fault


def _after_fault(output: Path) -> str:
    if exchange.exchange_call() and output not in _stage_of(output).parents:
        return "the site is unchanged"
    return "some pages may be new and some old, until a build succeeds"


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
    output: Path, contents: Mapping[str, Content], manifest: Manifest, tree: Tree, digests: KnownDigests
) -> _Plan:
    """Return what is to change in the output, which holds the `tree`, for it to be the site of a manifest."""
    old = read_manifest(output) or Manifest()
    packed = manifest_bytes(manifest)
    files = {**contents, MANIFEST_NAME: packed}
    standing = manifest.files.keys() - contents.keys()
    present, ours = tree.files, old.files.keys() | {MANIFEST_NAME}
    foreign = sorted(present.keys() - ours)
    if lost := standing - present.keys():
        raise Refused(f"{output / min(lost)} was removed while the site was built", "build again")
    same = _same(output, {path: content for path, content in files.items() if path in present}, digests)
    kept = frozenset(standing | same)
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
        packed,
        old,
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


def _same(output: Path, files: Mapping[str, Content], digests: KnownDigests) -> set[str]:
    """Return the paths of the files that the output holds as they are to be.

    The manifest is not asked: a file may have been edited since. One is read unless its signature proves what it holds.
    """
    # Not by `output / path`: to make a Path of each file takes longer than to look at it.
    alike = [path for path, content in files.items() if _has_size(f"{output}/{path}", size_of(content))]
    known = digests.of_all(alike)
    return {path for path in alike if (known.get(path) or _digest(output / path)).hex() == sum_of(files[path])}


def _has_size(place: str, size: int) -> bool:
    try:
        status = os.lstat(place)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == size


def _digest(path: Path) -> bytes:
    """Return the SHA-256 of a file, b"" where it cannot be read."""
    try:
        return digest_regular(path)
    except OSError:
        return b""


def _write_plan(plan: _Plan, output: Path, stage: Path, trees: KnownTrees, digests: KnownDigests) -> Written:
    """Write what is to change, and return what was done. Nothing is left of the stage where that fails."""
    whole = output not in stage.parents
    try:
        there = _begin_with_last(stage, plan, trees) if whole and output.is_dir() else _empty(plan)
        _fill(stage, plan, output, there.folders, whole=whole)
        linked = _link_across(stage, output, there, digests) if whole else {}
        _seal(stage, plan, output, whole=whole)
        filled_ns = time.monotonic_ns()
        # A first site has no old one to be lost with it; whatever a power cut leaves of it, the next build mends.
        if plan.old.files:
            flush(stage, plan.changed)
        if whole:
            made = {path: content for path, content in plan.changed.items() if path != MANIFEST_NAME}
            _learn(digests, stage, made, linked, filled_ns)
        with exchange.uninterrupted():
            exchanged = whole and exchange.put_in_place(stage, output)
            if exchanged:
                # The new site stands. What cannot be cleared away now, the next build clears.
                with contextlib.suppress(OSError):
                    _retire(stage, output, trees)
            else:
                _replace_files(plan, output, stage)
    except BaseException:
        _discard(stage)
        raise
    written = len(plan.changed) - (MANIFEST_NAME in plan.changed)
    return Written(written, len(plan.stale), exchanged, _foreign_names(plan))


def _learn(
    digests: KnownDigests,
    stage: Path,
    made: Mapping[str, Content],
    linked: Mapping[str, Signature],
    made_ns: int,
) -> None:
    """Have the digests of new files known to the next build, while nobody else knows where they are, and of `linked`.

    `made_ns` is when the last of them was made, by the clock that is never set.
    """
    if sum(map(size_of, made.values())) + sum(map(size_in, linked.values())) > _LONG_TO_READ:
        # What came here this very moment would have to be read again, which takes longer.
        time.sleep(max(0, made_ns + FINE_TICK_NS + SLOWEST_TICK_NS - time.monotonic_ns()) / 1e9)
    digests.learn_linked(linked)
    digests.learn_made(str(stage), {path: bytes.fromhex(sum_of(content)) for path, content in made.items()})


class _Begun(msgspec.Struct, frozen=True):
    """What a stage lacks that is to be linked across, sorted, and the folders that it has."""

    lacking: tuple[str, ...]
    folders: frozenset[str] = frozenset()


def _empty(plan: _Plan) -> _Begun:
    return _Begun(tuple(sorted([*plan.kept, *plan.foreign])))


def _fill(stage: Path, plan: _Plan, output: Path, folders: Set[str], *, whole: bool) -> None:
    """Write the changed files into the stage, which has the `folders` already."""
    stage.mkdir(parents=whole, exist_ok=True)
    if output.is_dir():
        stage.chmod(stat.S_IMODE(output.stat().st_mode))
    made = {"", *folders}
    for path, content in plan.changed.items():
        make_folders(stage, path, made)
        if path != MANIFEST_NAME:
            put(content, f"{stage}/{path}")


def _link_across(stage: Path, output: Path, begun: _Begun, digests: KnownDigests) -> dict[str, Signature]:
    """Link what the stage lacks across from the output. Returns the signatures of known files as they are after that.

    A link changes a file's time of change, by which it is known. It holds what it held where all else is the same right
    before and right after.
    """
    made = {"", *begun.folders}
    linked = {}
    for path in begun.lacking:
        make_folders(stage, path, made)
        before = digests.sign(path)
        link(output / path, stage / path)
        after = digests.sign(path) if digests.knows(path, before) else None
        if before and after and differ_in_ctime_alone(before, after):
            linked[path] = after
    return linked


def _seal(stage: Path, plan: _Plan, output: Path, *, whole: bool) -> None:
    """Give a stage that is to be the whole site the folders of other hands, and last of all the manifest.

    A stage that has one is whole, which is what `_recover` goes by.
    """
    for folder in plan.foreign_folders if whole else ():
        (stage / folder).mkdir(parents=True, exist_ok=True)
        (stage / folder).chmod(stat.S_IMODE((output / folder).stat().st_mode))
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
    at_once(os.unlink, (f"{stage}/{path}" for path in (found.keys() - remaining) | (found.keys() & lacking)))
    for folder in sorted(folders - plan.folders, reverse=True):
        (stage / folder).rmdir()
    return _Begun(tuple(sorted(lacking)), frozenset(folders & plan.folders))


def _last_of(stage: Path) -> Path | None:
    """Return where the last site is kept; None where that would be beside the site, for all to see."""
    return stage.with_name(f"{stage.name.removesuffix('-new')}-last") if stage.parent.name == WORK_FOLDER else None


def _replace_files(plan: _Plan, output: Path, stage: Path) -> None:
    """Replace the changed files one by one; first those that nothing links to yet, then the rest, removals last."""
    output.mkdir(exist_ok=True)
    old = plan.old.files
    new = msgspec.json.decode(plan.manifest, type=Manifest)
    # Were this ended halfway, the next build must know both sets of files for its own.
    union = msgspec.structs.replace(new, files={**old, **new.files})
    (stage / MANIFEST_NAME).write_bytes(manifest_bytes(union))
    os.replace(stage / MANIFEST_NAME, output / MANIFEST_NAME)
    needed = folders_of(plan.changed)
    blocking = {path for path in plan.stale if path in needed or not plan.changed.keys().isdisjoint(parents_of(path))}
    remove_files(output, sorted(blocking))
    made = {""}
    for path in sorted(plan.changed, key=lambda path: (path in old, path)):
        if path != MANIFEST_NAME:
            make_folders(output, path, made)
            remove_folders(output / path)
            os.replace(stage / path, output / path)
    remove_files(output, [path for path in plan.stale if path not in blocking])
    (stage / MANIFEST_NAME).write_bytes(plan.manifest)
    os.replace(stage / MANIFEST_NAME, output / MANIFEST_NAME)
    remove_tree(stage)


def _retire(old: Path, site: Path, trees: KnownTrees) -> None:
    """Put a site out of use, and bring into the present one what another hand put there meanwhile.

    Of the trees, that of the site is the old one's, and the last one's is what the new one began as.
    """
    if not old.exists():
        return
    ours = (read_manifest(old) or Manifest()).files.keys()
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
    remove_tree(old)


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
        if output.is_dir() and read_manifest(stage) is not None:
            _retire(stage, output, KnownTrees(Cache(), ""))
        else:
            remove_tree(stage)


def _discard(stage: Path) -> None:
    if stage.is_dir() and not stage.is_symlink():
        remove_tree(stage, ignore_errors=True)
