"""What the captures of a project are made of, found with as little reading as is safe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from archive_gen.edges.cache import Cache, digest_of
from archive_gen.edges.captures import Listing, Place, read_place
from archive_gen.edges.project import Text
from archive_gen.edges.signatures import KnownDigests
from archive_gen.model import Capture
from archive_gen.problems import Problem


class Seen(NamedTuple):
    """A capture's place, and the digests of what it is made of; no sidecar is b""."""

    place: Place
    content: bytes
    sidecar: bytes


class Survey(NamedTuple):
    """The captures that could be opened, in source order; the problems of those that could not; and those of sidecars.

    `opened` is how many had to be, as they may have changed.
    """

    seen: tuple[Seen, ...]
    unread: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    opened: int


def survey_captures(root: Path, listing: Listing, cache: Cache) -> Survey:
    """Return what every capture is made of. Only those are opened that may have changed since they last were.

    Their bytes are not kept: read again, a file comes from the system's memory, and not out of the program's.
    """
    digests = KnownDigests(cache, "captures", str(root))
    seen, unread, problems, not_known = [], list(listing.unread), list(listing.problems), 0
    known = digests.of_all(name for place in listing.places for name in (place.source, place.sidecar) if name)
    known[""] = b""
    for place in listing.places:
        content, sidecar = known.get(place.source), known.get(place.sidecar)
        if content is not None and sidecar is not None:
            seen.append(Seen(place, content, sidecar))
            continue
        not_known += 1
        signatures = [digests.sign(name) for name in (place.source, place.sidecar) if name]
        opened, faults = open_place(root, place)
        (problems if opened else unread).extend(faults)
        if opened:
            found, _ = opened
            seen.append(found)
            learnt = ((place.source, found.content), (place.sidecar, found.sidecar))
            for (name, digest), signature in zip(learnt, signatures, strict=False):
                if digest:
                    digests.learn(name, signature, digest)
    digests.save()
    return Survey(tuple(seen), tuple(unread), tuple(problems), not_known)


def open_place(root: Path, place: Place) -> tuple[tuple[Seen, Capture] | None, tuple[Problem, ...]]:
    """Return the capture at a place as it stands now, None where it cannot be read, and what is wrong with it."""
    capture, faults = read_place(root, place)
    if capture is None:
        return None, faults
    sidecar = b"" if capture.sidecar is None else sha256(capture.sidecar).digest()
    return (Seen(place, sha256(capture.content).digest(), sidecar), capture), faults


def digest_texts(texts: Iterable[Text]) -> bytes:
    """Return the digest of texts with their paths."""
    return digest_of(*(part.encode() for text in texts for part in (text.path, text.text)))


def files_as_built(files: Mapping[str, str], digests: KnownDigests) -> dict[str, str]:
    """Return those files of a site that stand with the SHA-256 that its manifest gives; `digests` are the site's."""
    found = digests.read_all(files)
    digests.save()
    return {path: sum for path, sum in files.items() if path in found and found[path].hex() == sum}
