"""Near-duplicates: the same text captured twice, a syndicated copy, an updated version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

import msgspec

from archive_gen.archive.apart import frame_alone
from archive_gen.archive.changes import Change, Ids, borne_on, count_values, postings_of, standing
from archive_gen.archive.traits import Compared, Traits, alikeness, smallest_hashes
from archive_gen.groups import Groups
from archive_gen.model import Card, place_given
from archive_gen.problems import Problem

ALIKE = 0.5
"""The share of shingles of both together that makes two texts versions of one."""

WITHIN = 0.8
"""The share of the shorter's shingles that the longer must hold for the shorter to be an excerpt of it."""

LEAST_SHINGLES = 30
"""A shorter text is a duplicate only of one that says exactly the same."""

FEWEST_SHINGLES = 12
"""A text still shorter is no duplicate at all: a dozen words say the same by chance."""

_KEYS, _FEWEST_KEYS = 12, 2

# A hash that more texts share is of a phrase and not of a text: "the state news agency said".
_MOST_SHARING = 40


class Alike(msgspec.Struct, frozen=True, array_like=True):
    """How alike pairs are, by ids, that share some hashes; and how many texts have each hash that several have."""

    pairs: dict[Ids, float] = {}
    counts: dict[int, int] = {}


NONE_ALIKE = Alike()


def find_duplicates(
    records: Sequence[Compared], change: Change | None = None, kept: Alike = NONE_ALIKE
) -> tuple[list[tuple[int, ...]], tuple[Problem, ...], Alike]:
    """Return the groups of records that are versions of one text, as ascending numbers, and what is given amiss.

    What a person says of two records goes before what their texts say. Last comes what was found of the texts. As such
    it is `kept`, and pairs that a `change` does not bear on are not compared again.
    """
    cards = [record.card for record in records]
    numbers = {card.id: number for number, card in enumerate(cards)}
    apart, problems = _kept_apart(cards, numbers)
    groups = Groups(len(cards))
    for number, card in enumerate(cards):
        first = numbers.get(card.given_duplicate_of or "")
        if first is not None and first != number:
            groups.join(number, first)
    sharing, counts = _alike_by_hashes(records, numbers, change, kept)
    found = sharing | dict.fromkeys(_alike_in_all(records), 1.0)
    for pair in _without_bridges(found, records):
        if not _would_meet(pair, groups, apart):
            groups.join(*pair)
    by_ids = {(cards[one].id, cards[other].id): both for (one, other), both in sorted(sharing.items())}
    return groups.larger(), problems, Alike(by_ids, counts)


def _without_bridges(alike: Mapping[tuple[int, int], float], records: Sequence[Compared]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one text, the most alike first. A text is an excerpt of one longer text alone.

    The first paragraph of a report can stand in a day's live blog, which is no version of the report.
    """
    placed = set()
    for pair, both in sorted(alike.items(), key=lambda one: (-one[1], one[0])):
        shorter, longer = sorted(pair, key=lambda number: (records[number].traits.shingles, number))
        if both >= ALIKE or shorter not in placed:
            yield pair
        if records[shorter].traits.shingles < records[longer].traits.shingles:
            placed.add(shorter)


def _would_meet(pair: tuple[int, int], groups: Groups, apart: set[tuple[int, int]]) -> bool:
    """Whether to join two would put others into one group that a person keeps apart."""
    heads = {groups.head(pair[0]), groups.head(pair[1])}
    return any({groups.head(one), groups.head(other)} == heads for one, other in apart)


def _kept_apart(cards: Sequence[Card], numbers: Mapping[str, int]) -> tuple[set[tuple[int, int]], tuple[Problem, ...]]:
    apart: set[tuple[int, int]] = set()
    problems = []
    for number, card in enumerate(cards):
        for other in card.given_not_duplicate:
            if other in numbers:
                low, high = sorted((number, numbers[other]))
                apart.add((low, high))
        given = [card.given_duplicate_of] if card.given_duplicate_of else []
        for unknown in (other for other in [*given, *card.given_not_duplicate] if other not in numbers):
            message = f"there is no record {unknown!r} in the archive"
            where = place_given(card, unknown)
            problems.append(
                Problem(where.path, where.line, "unknown-record", message, "give the id that inspect prints")
            )
        if card.id in [*given, *card.given_not_duplicate]:
            message = "the record is said to be, or not to be, another version of itself"
            where = place_given(card, card.id)
            problems.append(
                Problem(where.path, where.line, "unknown-record", message, "give the id of the other record")
            )
    return apart, tuple(problems)


def _keys_of(sketch: bytes) -> tuple[int, ...]:
    return smallest_hashes(sketch, _KEYS)


def _alike_by_hashes(
    records: Sequence[Compared], numbers: Mapping[str, int], change: Change | None, kept: Alike
) -> tuple[dict[tuple[int, int], float], dict[int, int]]:
    """Two that share some of their smallest hashes: texts that are half alike do so with hardly an exception."""
    sketches, again = [record.traits.sketch for record in records], None
    if change:
        before = [was.sketch for was in change.before]
        again, counts = borne_on(change.numbers, before, sketches, _keys_of, _MOST_SHARING, kept.counts)
    else:
        counts = count_values(sketches, _keys_of)
    sharing = postings_of(sketches, _keys_of, _MOST_SHARING, counts, again)
    shared = Counter(chain.from_iterable(combinations(posting.numbers, 2) for posting in sharing))
    candidates = [pair for pair, count in shared.items() if count >= _FEWEST_KEYS]
    found = {
        (one, other): alikeness(records[one].traits, records[other].traits)[0]
        for one, other in candidates
        if _are_one_text(records[one], records[other])
    }
    return found | {pair: kept.pairs[ids] for ids, pair in standing(kept.pairs, numbers, again)}, counts


def _alike_in_all(records: Sequence[Compared]) -> list[tuple[int, int]]:
    """The pairs of a text and the first that says exactly the same."""
    firsts: dict[bytes, int] = {}
    sketches = [record.traits.sketch for record in records]
    same = [(firsts.setdefault(sketch, number), number) for number, sketch in enumerate(sketches) if sketch]
    return [(one, other) for one, other in same if one != other and _are_one_text(records[one], records[other])]


def _are_one_text(one: Compared, other: Compared) -> bool:
    """Whether two are alike, and in more than what a form or the frame of their pages says in both."""
    return _are_alike(one.traits, other.traits) and not frame_alone(one, other)


def _are_alike(one: Traits, other: Traits) -> bool:
    if one.sketch == other.sketch:
        return one.shingles >= FEWEST_SHINGLES
    if min(one.shingles, other.shingles) < LEAST_SHINGLES:
        return False
    both, of_shorter = alikeness(one, other)
    return both >= ALIKE or of_shorter >= WITHIN
