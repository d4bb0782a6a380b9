"""What was computed once, kept in the project's work folder by what it was made of. Losing it costs time alone."""

from __future__ import annotations

import contextlib
import functools
import os
from hashlib import sha256
from pathlib import Path

import archive_gen
from archive_gen.edges.regular import read_regular
from archive_gen.edges.store import WORK_FOLDER

CACHE_FOLDER = "cache"
_KEY_CHARACTERS = 32
_DIGEST_BYTES = 32


@functools.cache
def program_digest() -> str:
    """Return what tells this program's sources from those of any other version of it, as hexadecimal digits."""
    sources = sorted(Path(archive_gen.__file__).parent.rglob("*.py"))
    return sha256(b"".join(sha256(source.read_bytes()).digest() for source in sources)).hexdigest()


def read(root: Path, kind: str, key: str) -> bytes | None:
    """Return what was kept under a key, None where there is nothing or what there is was damaged."""
    return _read(_path(root, kind, key))


def read_last(root: Path, kind: str) -> bytes | None:
    """Return what was last kept of a kind, under whatever key."""
    found = (_read(path) for path in sorted(_path(root, kind, "").parent.glob(f"{kind}-*")))
    return next((kept for kept in found if kept is not None), None)


def _read(path: Path) -> bytes | None:
    try:
        content = read_regular(path)
    except OSError:
        return None
    digest, kept = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    return kept if sha256(kept).digest() == digest else None


def write(root: Path, kind: str, key: str, content: bytes) -> None:
    """Keep bytes under a key, in place of what the kind held before. Where that fails, nothing is kept."""
    path = _path(root, kind, key)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(sha256(content).digest() + content)
        os.replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        return
    for other in path.parent.glob(f"{kind}-*"):
        if other != path:
            with contextlib.suppress(OSError):
                other.unlink()


def _path(root: Path, kind: str, key: str) -> Path:
    return root / WORK_FOLDER / CACHE_FOLDER / f"{kind}-{key[:_KEY_CHARACTERS]}"
