"""Finding: which forms stand in a text, before anything is said about what they mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from archive_gen.model import Facet, Record
from archive_gen.tagger.folding import HYPHENS, fold
from archive_gen.tagger.gazetteer import Edges, Form, Gazetteer, Use


class Block(NamedTuple):
    """A stretch of the record's text: the title (`role` "title") or one block of the body."""

    start: int
    end: int
    role: str
    all_capitals: bool
    title_case: bool


class Passage(NamedTuple):
    """A record's text with what finding and resolving need to know of it. Offsets count code points."""

    text: str
    folded: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    language: str

    def block_at(self, offset: int) -> Block:
        return self.blocks[max(0, bisect_right(self.starts, offset) - 1)]


class Found(NamedTuple):
    """A form at a place. `forms` are all that are spelt so, of one facet."""

    start: int
    end: int
    forms: tuple[Form, ...]


def make_passage(record: Record) -> Passage:
    """Return the record's text, folded, and parted into the title and the blocks of the body."""
    blocks = []
    start = 0
    for role, text in [("title", record.title), *((block.role, block.text) for block in record.body)]:
        blocks.append(Block(start, start + len(text), role, _all_capitals(text), _title_case(text)))
        start += len(text) + 2
    text = record.text
    return Passage(text, fold(text), tuple(blocks), tuple(block.start for block in blocks), record.language)


def _all_capitals(text: str) -> bool:
    """Tell whether case says nothing in a block: two or more words, hardly a lower-case letter."""
    if " " not in text:
        return False
    lower, upper = sum(map(str.islower, text)), sum(map(str.isupper, text))
    return upper > 5 and lower * 9 < upper


_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _title_case(text: str) -> bool:
    """Tell whether a block is written as headlines are, with a capital on most longer words."""
    if len(text) > 200:
        return False
    words = [word for word in _WORDS.findall(text) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2


def find_forms(passage: Passage, gazetteer: Gazetteer) -> dict[Facet, list[Found]]:
    """Return every form whose edges and case fit, by facet, overlapping ones too, in text order."""
    found: dict[Facet, list[Found]] = {"countries": [], "actors": [], "topics": []}
    text, all_forms = passage.text, gazetteer.forms
    for pattern, start, end in gazetteer.automaton.find_matches_as_indexes(passage.folded, overlapping=True):
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        fits: dict[Facet, list[Form]] = {}
        for form in all_forms[pattern]:
            if form.edges is Edges.WORD:
                if (before.isalnum() or after.isalnum()) and not (
                    form.glued and _glued(passage, start, end, before, after)
                ):
                    continue
            elif not _edges_fit(form.edges, passage.text, start, end, before, after):
                continue
            if form.language is not None and form.language != passage.language:
                continue
            if _case_fits(form, text, start, end):
                fits.setdefault(form.facet, []).append(form)
        for facet, forms in fits.items():
            found[facet].append(Found(start, end, tuple(forms)))
    for facet in found:
        found[facet].sort(key=lambda one: (one.start, -one.end))
    return found


def _case_fits(form: Form, text: str, start: int, end: int) -> bool:
    """Tell whether a form's capitals are capitals in the text. After a hyphen case is free: "Kim Jong-un"."""
    for place in form.capitals:
        if not text[start + place].isupper() and not (place and text[start + place - 1] in HYPHENS):
            return False
    return not form.exact or text[start:end] == form.text


_GLUED_AFTER = re.compile(r"(?:and|in|of|to|on|at|for|has|was|is|who|with|the|will|said|says|or|but|as|by|from|that)\b")


def _glued(passage: Passage, start: int, end: int, before: str, after: str) -> bool:
    """Tell whether a name is joined to its neighbours as captured pages do.

    On the left only by a change from lower to upper ("alongsideRussia"); on the right likewise
    ("NorthKoreaXi"), or by one of the commonest short words ("Trumpand").
    """
    text = passage.text
    if text[start:end].isupper():
        return False
    if before.isalnum() and not (before.islower() and text[start].isupper()):
        return False
    if not after.isalnum():
        return True
    return (after.isupper() and text[end - 1].islower()) or bool(_GLUED_AFTER.match(text, end))


# What Korean joins to a noun: case particles, and the commonest words that follow a country's or a person's name.
_PARTICLE = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|에게|께서|과|와|도|만|로|으로|까지|부터|처럼|보다|이나|라고|이라고|측|군|인|산|계|제|식|발|산업|정부|"
    "대통령|총리|외무상|외교부|외무성|국방부|국방성|위원장|총비서|국무위원장|국가주석|주석|장관|당국|언론|매체|대표단|경제|사회|관계|내|간|전|"
    "외교|군사|국민|주재|대사|대사관|방문|정상|핵|미사일|전쟁|침공)"
)


_KATAKANA = re.compile("[ァ-ヶー]")


def _edges_fit(edges: Edges, text: str, start: int, end: int, before: str, after: str) -> bool:
    if edges is Edges.KOREAN:
        return not "가" <= before <= "힣" and (not "가" <= after <= "힣" or bool(_PARTICLE.match(text, end)))
    if edges is Edges.KATAKANA:
        return not _KATAKANA.match(before) and not _KATAKANA.match(after)
    return True


def longest_first(found: Iterable[Found]) -> list[Found]:
    """Return the matches that are left when the longest use their spans up, in text order.

    Longest and not leftmost: in "the North Korean army", "North Korean" must win over "the North".
    """
    chosen: list[Found] = []
    cluster: list[Found] = []
    end = 0
    for one in found:
        if one.start >= end:
            chosen += _disjoint(cluster)
            cluster = []
        cluster.append(one)
        end = max(end, one.end)
    return chosen + _disjoint(cluster)


def _disjoint(cluster: list[Found]) -> list[Found]:
    if len(cluster) < 2:
        return cluster
    kept: list[Found] = []
    for one in sorted(cluster, key=lambda one: (one.start - one.end, one.start)):
        place = bisect_left(kept, one)
        clear_before = place == 0 or kept[place - 1].end <= one.start
        if clear_before and (place == len(kept) or one.end <= kept[place].start):
            kept.insert(place, one)
    return kept


def is_false_friend(one: Found) -> bool:
    return all(form.use is Use.FALSE_FRIEND for form in one.forms)
