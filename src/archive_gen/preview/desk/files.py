"""The files that the desk reads and writes: captures of the project's source folders, and the sidecars beside them."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path, PurePosixPath

import msgspec

from archive_gen.contents import sum_of
from archive_gen.edges import Refused, os_reason
from archive_gen.edges.captures import CAPTURE_ENDINGS
from archive_gen.edges.folders import CAPTURE_LIMIT_BYTES, TEXT_LIMIT_BYTES
from archive_gen.edges.project import Project
from archive_gen.edges.regular import read_regular
from archive_gen.model import SIDECAR_ENDING, Capture, sidecar_of


class Pair(msgspec.Struct, frozen=True):
    """A capture and the sidecar beside it, which may not be there yet. `text` is the sidecar's as it stands."""

    capture: Capture
    sidecar: str
    place: Path
    text: str
    has_mark: bool

    @property
    def digest(self) -> str:
        """By what it is seen whether the sidecar has changed."""
        return sum_of(self.text.encode())


def open_pair(project: Project, source: str) -> Pair:
    """Return a capture and its sidecar. Raises Refused for what is no capture of the project's source folders.

    Nothing is reached through a symbolic link, and a sidecar that two captures share is for nobody to write.
    """
    path = PurePosixPath(source)
    is_inside = any(path.is_relative_to(PurePosixPath(folder)) for folder in project.config.sources)
    is_plain = not path.is_absolute() and all(not part.startswith(".") and "\\" not in part for part in path.parts)
    if not is_inside or not is_plain or not source.isprintable() or not source.endswith(CAPTURE_ENDINGS):
        raise Refused(f"{source!r} is not a capture of this project")
    place = project.root / os.fsdecode(source.encode("utf-8", "surrogateescape"))
    if os.path.realpath(place) != str(place):
        raise Refused(f"{source} is reached through a symbolic link, which is not followed")
    name, stem = sidecar_of(source), source.rpartition(".")[0]
    others = [f"{stem}{ending}" for ending in CAPTURE_ENDINGS if place.with_suffix(ending) != place]
    if shared := [other for other in others if place.with_suffix(PurePosixPath(other).suffix).exists()]:
        raise Refused(f"{name} would correct {source} and {shared[0]}", "rename one of the two")
    try:
        content = read_regular(place, limit_bytes=CAPTURE_LIMIT_BYTES)
        sidecar = _read_if_there(place.with_suffix(SIDECAR_ENDING))
        text = sidecar.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = os_reason(fault) if isinstance(fault, OSError) else "it is not UTF-8 text"
        raise Refused(f"{source} or what stands beside it cannot be read: {why}") from fault
    has_mark = sidecar.startswith(b"\xef\xbb\xbf")
    return Pair(Capture(source, content, name, sidecar), name, place.with_suffix(SIDECAR_ENDING), text, has_mark)


def _read_if_there(place: Path) -> bytes:
    try:
        content = read_regular(place, limit_bytes=TEXT_LIMIT_BYTES)
    except FileNotFoundError:
        return b""
    if len(content) > TEXT_LIMIT_BYTES:
        raise OSError(0, f"it is larger than {TEXT_LIMIT_BYTES // 1_000_000} MB")
    return content


def write_sidecar(pair: Pair, text: str) -> None:
    """Put a text in the sidecar's place, whole or not at all. Raises Refused where the system does."""
    content = (b"\xef\xbb\xbf" if pair.has_mark else b"") + text.encode()
    # Hidden, so that a build that begins meanwhile does not take it for a file of the archive.
    beside = pair.place.with_name(f".{pair.place.name}.{secrets.token_hex(4)}")
    try:
        mode = stat.S_IMODE(os.stat(pair.place, follow_symlinks=False).st_mode) if pair.place.exists() else None
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(beside, mode)
        os.replace(beside, pair.place)
    except OSError as fault:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise Refused(f"{pair.sidecar} cannot be written: {os_reason(fault)}") from fault
