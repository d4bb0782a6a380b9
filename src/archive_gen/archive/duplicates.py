"""Near-duplicates: the same text captured twice, a syndicated copy, an updated version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from archive_gen.archive.groups import Groups, postings_of
from archive_gen.archive.traits import Traits, alikeness
from archive_gen.model import Card
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


def find_duplicates(
    records: Sequence[Card], traits: Sequence[Traits]
) -> tuple[list[tuple[int, ...]], tuple[Problem, ...]]:
    """Return the groups of records that are versions of one text, as ascending numbers, and what is given amiss.

    What a person says of two records goes before what their texts say.
    """
    numbers = {record.id: number for number, record in enumerate(records)}
    apart, problems = _kept_apart(records, numbers)
    groups = Groups(len(records))
    for number, record in enumerate(records):
        first = numbers.get(record.given_duplicate_of or "")
        if first is not None and first != number:
            groups.join(number, first)
    for pair in sorted(_candidates(traits)):
        if _are_alike(traits[pair[0]], traits[pair[1]]) and not _would_meet(pair, groups, apart):
            groups.join(*pair)
    return groups.larger(), problems


def _would_meet(pair: tuple[int, int], groups: Groups, apart: set[tuple[int, int]]) -> bool:
    """Whether to join two would put others into one group that a person keeps apart."""
    heads = {groups.head(pair[0]), groups.head(pair[1])}
    return any({groups.head(one), groups.head(other)} == heads for one, other in apart)


def _kept_apart(
    records: Sequence[Card], numbers: Mapping[str, int]
) -> tuple[set[tuple[int, int]], tuple[Problem, ...]]:
    apart: set[tuple[int, int]] = set()
    problems = []
    for number, record in enumerate(records):
        for other in record.given_not_duplicate:
            if other in numbers:
                low, high = sorted((number, numbers[other]))
                apart.add((low, high))
        given = [record.given_duplicate_of] if record.given_duplicate_of else []
        for unknown in (other for other in [*given, *record.given_not_duplicate] if other not in numbers):
            message = f"there is no record {unknown!r} in the archive"
            problems.append(Problem(record.source, 0, "unknown-record", message, "give the id that inspect prints"))
    return apart, tuple(problems)


def _candidates(traits: Sequence[Traits]) -> set[tuple[int, int]]:
    """Two that share some of their smallest hashes: texts that are half alike do so with hardly an exception."""
    sharing = postings_of(traits, lambda one: one.smallest(_KEYS), _MOST_SHARING)
    shared = Counter([pair for numbers in sharing for pair in combinations(numbers, 2)])
    exact = postings_of(traits, lambda one: [one.sketch] if one.sketch else [], len(traits))
    same = ((first, other) for first, *others in exact for other in others)
    return {*(pair for pair, count in shared.items() if count >= _FEWEST_KEYS), *same}


def _are_alike(one: Traits, other: Traits) -> bool:
    if one.sketch == other.sketch:
        return one.shingles >= FEWEST_SHINGLES
    if min(one.shingles, other.shingles) < LEAST_SHINGLES:
        return False
    both, of_shorter = alikeness(one, other)
    return both >= ALIKE or of_shorter >= WITHIN
