"""What the records of an archive still lack: a date, a narrower one, a tag, a text of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from archive_gen.edtf import FORMS
from archive_gen.model import Archive, Entry, sidecar_of
from archive_gen.problems import Problem, sorted_problems


class Findings(msgspec.Struct, frozen=True):
    """The records' number, how many of them are undated and untagged, and all problems, sorted."""

    records: int
    undated: int
    untagged: int
    problems: tuple[Problem, ...]

    def refused(self, *, max_undated: float | None, max_untagged: float | None) -> tuple[str, ...]:
        """Return, as sentences, which of the shares (0 to 1, None for any) the archive exceeds."""
        limits = (("undated", self.undated, max_undated), ("untagged", self.untagged, max_untagged))
        return tuple(
            f"{count} of {self.records} records {'is' if count == 1 else 'are'} {name}, "
            f"more than --max-{name} {most:g} allows"
            for name, count, most in limits
            if most is not None and count > most * self.records
        )


def check_records(archive: Archive, problems: Iterable[Problem]) -> Findings:
    """Return what an archive's records lack, together with the problems that were met on the way to it."""
    entries = archive.entries
    found = [*problems, *_untagged(entries), *_wide(entries), *_same_files(archive)]
    # A file that is there twice is a copy of itself, too; once is enough. What a text says nothing of, a sibling may.
    settled = {("duplicate", problem.path) for problem in found if problem.code == "same-file"}
    settled |= {("undated", entry.card.source) for entry in entries if entry.card.dating.basis != "none"}
    kept = (problem for problem in found if (problem.code, problem.path) not in settled)
    return Findings(
        len(entries),
        sum(entry.card.dating.basis == "none" for entry in entries),
        sum(not entry.card.is_tagged for entry in entries),
        sorted_problems(kept),
    )


def _untagged(entries: Iterable[Entry]) -> Iterator[Problem]:
    for entry in entries:
        if not entry.card.is_tagged:
            own = sidecar_of(entry.card.source)
            hint = f"add tags in {own}, such as tags: {{add: [treaties]}}, or forms to a file in vocabulary/"
            message = "no country, actor or topic of the vocabulary is named"
            yield Problem(entry.card.source, 0, "untagged", message, hint, "note")


def _wide(entries: Iterable[Entry]) -> Iterator[Problem]:
    for entry in entries:
        dating = entry.card.dating
        if dating.basis != "none" and dating.is_wide:
            left = "one end open" if dating.days is None else f"{dating.days} days"
            hint = f"if you know more, put it into {sidecar_of(entry.card.source)} as EDTF: date: {FORMS}"
            message = f"dated {dating.edtf}, which leaves {left}"
            yield Problem(entry.card.source, 0, "date-wide", message, hint, "note")


def _same_files(archive: Archive) -> Iterator[Problem]:
    """Yield the files that are there twice; the one to keep is the version that the site shows first."""
    later = archive.later_versions
    cards = [entry.card for entry in archive.entries]
    first: dict[str, str] = {}
    for number in sorted(range(len(cards)), key=lambda number: (number in later, cards[number].source)):
        card = cards[number]
        if first.setdefault(card.sha256, card.source) != card.source:
            message = f"is byte for byte the same file as {first[card.sha256]}"
            yield Problem(card.source, 0, "same-file", message, "remove one of the two", "warning")
