"""Finding: which forms stand in a text, before anything is said about what they mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

import msgspec

from archive_gen.model import Facet, Record
from archive_gen.tagger.endings import Endings, endings_of
from archive_gen.tagger.folding import HYPHENS, fold
from archive_gen.tagger.forms import Edges, Form
from archive_gen.tagger.gazetteer import Gazetteer, are_false_friends, has_own_script, is_latin
from archive_gen.tagger.joined import CAUCASIAN, HEBREW, INDIC


class Block:
    """A stretch of the record's text: the title (`role` "title") or one block of the body.

    How it is written is looked at when it is asked for: few blocks are asked, and it takes every letter.
    """

    def __init__(self, start: int, role: str, text: str) -> None:
        self.start, self.end, self.role, self._text = start, start + len(text), role, text

    @cached_property
    def all_capitals(self) -> bool:
        """Whether case says nothing in it: two or more words, hardly a lower-case letter."""
        text = self._text
        # A fifth of plain prose has so many lower-case letters that no capitals in the rest could make up for them.
        if " " not in text or _count_lower(text[: len(text) // 5]) * 9 >= len(text):
            return False
        upper = sum(map(str.isupper, text))
        # Letters without case tell nothing: an abbreviation or two among Hangul shout no more than elsewhere.
        return upper > 5 and _count_lower(text) * 9 < upper and upper * 5 > sum(map(str.isalpha, text)) * 4

    @cached_property
    def title_case(self) -> bool:
        """Whether it is written as headlines are, with a capital on most longer words."""
        if len(self._text) > 200:
            return False
        words = [word for word in _WORDS.findall(self._text) if len(word) > 3]
        return bool(words) and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2


def _count_lower(text: str) -> int:
    return sum(map(str.islower, text))


_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Passage(NamedTuple):
    """A record's text with what finding and resolving need to know of it. Offsets count code points."""

    text: str
    folded: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    language: str

    def block_at(self, offset: int) -> Block:
        """Return the block in which an offset of the text lies."""
        return self.blocks[max(0, bisect_right(self.starts, offset) - 1)]


class Found(msgspec.Struct, frozen=True, gc=False):
    """A form at a place. `forms` are all that are spelt so, of one facet, weak ones last.

    A `false_friend` is a form that names nothing, and keeps its span from others.
    """

    start: int
    end: int
    forms: tuple[Form, ...]
    false_friend: bool


def make_passage(record: Record) -> Passage:
    """Return the record's text, folded, and parted into the title and the blocks of the body."""
    blocks = []
    start = 0
    for role, text in [("title", record.title), *((block.role, block.text) for block in record.body)]:
        blocks.append(Block(start, role, text))
        start += len(text) + 2
    text = record.text
    language = record.language.partition("-")[0]
    language = _WRITTEN_ALIKE.get(language, language)
    return Passage(text, fold(text), tuple(blocks), tuple(block.start for block in blocks), language)


# Languages that the vocabulary has as one, by the tag that it gives them.
_WRITTEN_ALIKE = {"no": "nb", "nn": "nb", "ms": "id", "hr": "sr", "bs": "sr", "sh": "sr", "fil": "tl", "prs": "fa"}


def find_forms(passage: Passage, gazetteer: Gazetteer) -> dict[Facet, list[Found]]:
    """Return every form whose edges and case fit, by facet, overlapping ones too, in text order."""
    found: dict[Facet, list[Found]] = {"countries": [], "actors": [], "topics": []}
    text = passage.text
    # With a blank at either end, so that every form has a neighbour on both sides.
    padded = f" {text} "
    # Where words are written without blanks, one in Latin letters ends at the next sign: "NATO首脳会議", "UN은".
    unspaced = passage.language in ("ja", "zh", "ko")
    endings = endings_of(passage.language)
    plain = is_latin(passage.folded)
    own_script = not plain and has_own_script(passage.folded)
    for automaton, spellings in gazetteer.finders_in(passage.language, plain=plain, own_script=own_script):
        for pattern, start, end in automaton.find_matches_as_indexes(passage.folded, overlapping=True):
            spelling = spellings[pattern]
            if padded[start].isalnum() or padded[end + 1].isalnum():
                if endings and not padded[start].isalnum() and spelling.facet != "topics":
                    for facet, one in _in_a_case(spelling.forms, passage, start, end, endings):
                        found[facet].append(one)
                if spelling.whole_word and not unspaced:
                    continue
            elif spelling.any_case or text[start:end] == spelling.written:
                found[spelling.facet].append(Found(start, end, spelling.forms, spelling.false_friend))
                continue
            for facet, forms in _fitting(spelling.forms, passage, start, end).items():
                found[facet].append(Found(start, end, tuple(forms), are_false_friends(forms)))
    for facet in found:
        found[facet].sort(key=attrgetter("start"))
    return found


_SHORTEST_DECLINED = 4


def _in_a_case(
    forms: Iterable[Form], passage: Passage, start: int, end: int, endings: Endings
) -> Iterator[tuple[Facet, Found]]:
    """Yield a name that goes on with an ending of the text's language, as one match: "Trumpa".

    Countries must be named as the language names them.
    """
    if end - start < _SHORTEST_DECLINED or not passage.text[end - 1].islower():
        return
    word_end = endings.end(passage.folded, end)
    if word_end is None:
        return
    facets: tuple[Facet, ...] = ("actors", "countries")
    for facet in facets:
        named = [form for form in forms if form.facet == facet and form.capitals]
        own = [form for form in named if facet == "actors" or form.language == passage.language]
        if fits := tuple([form for form in own if _case_fits(form, passage.text, start, end)]):
            yield facet, Found(start, word_end, fits, are_false_friends(fits))


def _fitting(forms: Iterable[Form], passage: Passage, start: int, end: int) -> dict[Facet, list[Form]]:
    """Return the forms whose edges and case fit here, by facet."""
    text = passage.text
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    fits: dict[Facet, list[Form]] = {}
    for form in forms:
        if _edges_fit(form, text, start, end, before, after) and _case_fits(form, text, start, end):
            fits.setdefault(form.facet, []).append(form)
    return fits


def _case_fits(form: Form, text: str, start: int, end: int) -> bool:
    """Tell whether a form's capitals are capitals in the text. After a hyphen case is free: "Kim Jong-un"."""
    for place in form.capitals:
        if not text[start + place].isupper() and not (place and text[start + place - 1] in HYPHENS):
            return False
    return not form.exact or text[start:end] == form.text


_GLUED_AFTER = re.compile(r"(?:and|in|of|to|on|at|for|has|was|is|who|with|the|will|said|says|or|but|as|by|from|that)\b")


def _glued(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Tell whether a name is joined to its neighbours as captured pages do.

    On the left only by a change from lower to upper ("alongsideRussia"); on the right likewise
    ("NorthKoreaXi"), or by one of the commonest short words ("Trumpand").
    """
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
    "외교|군사|국민|연합|동맹|회담|양국|협상|공조|협력|무역|관세|주재|대사|대사관|방문|정상|핵|미사일|전쟁|침공)"
)


_QUOTATION_ENDS = "'\"’”」』》〉)"
_KATAKANA = re.compile("[ァ-ヶー]")
# "and", "so", "in", "to", "as", and the article, in the order in which Arabic joins them to a word.
_JOINED_BEFORE = re.compile(r"(?<!\w)[وف]?[بلك]?(?:ال|ل)?$")


# Hangul, kana and Han begin here; no letter of an alphabet stands behind.
_FIRST_SYLLABLE = "\u1100"


def goes_on(neighbour: str) -> bool:
    """Tell whether a word goes on with the sign beside it. Hangul and Han are joined to words without being of them."""
    return neighbour.isalnum() and neighbour < _FIRST_SYLLABLE


def _edges_fit(form: Form, text: str, start: int, end: int, before: str, after: str) -> bool:
    if form.edges is Edges.WORD:
        inside = goes_on(before) or goes_on(after)
        return not inside or (form.glued and _glued(text, start, end, before, after))
    if form.edges is Edges.KOREAN:
        # After a quotation's end it is a particle: "‘평화’이란" speaks of peace, and of no country.
        if before in _QUOTATION_ENDS and form.text == "이란":
            return False
        return not "가" <= before <= "힣" and (not "가" <= after <= "힣" or bool(_PARTICLE.match(text, end)))
    if form.edges is Edges.ARABIC:
        joined = before.isalnum() and not _JOINED_BEFORE.search(text, max(0, start - 6), start)
        return not joined and not after.isalnum()
    if form.edges is Edges.KATAKANA:
        return not _KATAKANA.match(before) and not _KATAKANA.match(after)
    around = _JOINED.get(form.edges)
    return around is None or around.fits(text, start, end)


_JOINED = {Edges.HEBREW: HEBREW, Edges.INDIC: INDIC, Edges.CAUCASIAN: CAUCASIAN}


def longest_first(found: Iterable[Found]) -> list[Found]:
    """Return the matches, given in text order, that are left when the longest use their spans up.

    Longest and not leftmost: in "the North Korean army", "North Korean" must win over "the North".
    """
    chosen: list[Found] = []
    cluster: list[Found] = []
    # The one that all others of a cluster stand in, as most do: it is the longest, and leaves nothing of them.
    whole: Found | None = None
    end = 0
    for one in found:
        if one.start >= end:
            chosen += [whole] if whole else _disjoint(cluster)
            cluster, whole, end = [one], one, one.end
            continue
        cluster.append(one)
        if one.end > end:
            whole, end = one if one.start == cluster[0].start else None, one.end
    return chosen + ([whole] if whole else _disjoint(cluster))


def _disjoint(cluster: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(cluster, key=lambda one: (one.start - one.end, one.start)):
        place = bisect_left(kept, one.start, key=attrgetter("start"))
        clear_before = place == 0 or kept[place - 1].end <= one.start
        if clear_before and (place == len(kept) or one.end <= kept[place].start):
            kept.insert(place, one)
    return kept
