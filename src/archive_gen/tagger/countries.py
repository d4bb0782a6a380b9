"""Resolving countries: which ones the forms name, and whether as a name, a place or the state that acts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive_gen.model import NamedBy
from archive_gen.tagger.find import Found, Passage, is_false_friend, longest_first
from archive_gen.tagger.folding import fold
from archive_gen.tagger.gazetteer import Form, Gazetteer, Use
from archive_gen.tagger.resolve import PLACE_WORD_AFTER, Ledger, Resolution
from archive_gen.tagger.words import NOT_GIVEN_NAMES, STATES
from archive_gen.vocabulary import Country


def resolve_countries(passage: Passage, found: Iterable[Found], gazetteer: Gazetteer) -> Resolution:
    """Return which countries the forms name."""
    ledger = Ledger(passage.text)
    words = _WordCounts(passage.folded)
    named: set[str] = set()
    waiting: list[tuple[Found, Form]] = []
    for one in longest_first(found):
        if is_false_friend(one):
            ledger.suppress(one, one.forms[0].id, f"part of {passage.text[one.start : one.end]!r}")
            continue
        form = _country_form(one, gazetteer, words)
        if form is None:
            ledger.suppress(one, one.forms[0].id, "ambiguous, and no word in the text settles it")
            continue
        reason = _not_a_country(passage, one, form, gazetteer.countries[form.id])
        if reason:
            ledger.suppress(one, form.id, reason)
        elif form.use is Use.CONTEXT and form.id not in named:
            ledger.suppress(one, form.id, "stands before the country is named")
        elif form.named_by == "capital" and form.text in gazetteer.countries[form.id].namesakes:
            waiting.append((one, form))
        else:
            ledger.name(one, form.id, _named_by(passage, one, form))
            named.add(form.id)
    abroad = bool(named - {"US", "CA"}) or len({form.id for _, form in waiting}) > 1
    for one, form in waiting:
        if abroad or form.id in named:
            ledger.name(one, form.id, _named_by(passage, one, form))
        else:
            ledger.suppress(one, form.id, "has namesakes in North America, and the text names no country elsewhere")
    return ledger.resolution()


def _named_by(passage: Passage, one: Found, form: Form) -> NamedBy:
    return _capital_or_metonym(passage, one) if form.named_by == "capital" else form.named_by


class _WordCounts:
    """How many of a list of words stand in a text; each list is looked up once."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.counts: dict[tuple[str, ...], int] = {}

    def count(self, words: tuple[str, ...]) -> int:
        if words not in self.counts:
            self.counts[words] = sum(_holds_word(self.folded, fold(word)) for word in words)
        return self.counts[words]


def _holds_word(folded: str, word: str) -> bool:
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        if not folded[max(0, start - 1) : start].isalnum() and not folded[end : end + 1].isalnum():
            return True
        start = folded.find(word, end)
    return False


def _country_form(one: Found, gazetteer: Gazetteer, words: _WordCounts) -> Form | None:
    """Return the form whose country is meant; None where all are ambiguous and nothing settles it."""
    forms = [form for form in one.forms if form.use is not Use.FALSE_FRIEND]
    supported = [form for form in forms if form.use is Use.AMBIGUOUS and _supported(form, gazetteer, words)]
    free = [form for form in forms if form.use is not Use.AMBIGUOUS]
    # Of two claimants (Congo, Dominican) the ambiguous one wins where its own words are in the text.
    return next(iter([*supported, *free]), None)


def _supported(form: Form, gazetteer: Gazetteer, words: _WordCounts) -> bool:
    country = gazetteer.countries[form.id]
    supporting, opposing = words.count(country.supporting), words.count(country.opposing)
    if not supporting and not opposing:
        return country.presumed
    return supporting > 0 and supporting >= opposing


_SPEAKS_BEFORE = re.compile(
    r"\b(?:speaks?|spoke|speaking|spoken|fluent|learns?|learned|learning|taught|teach|teaches|understands?) $",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(r"\b(?:in|into|from|translated|study|studied|studies) $", re.IGNORECASE)
_LANGUAGE_AFTER = re.compile(
    r"(?:[ -](?:language|languages|lessons?|speaking|speakers?|class|classes|course|courses|textbook|translation|"
    r"alphabet|dictionary|teachers?|grammar|words?|phrase|version|edition|cuisine|food|restaurants?|dish|dishes))\b",
    re.IGNORECASE,
)
_AFTER_ADJECTIVE = re.compile(r"\s[A-Za-z]")
_PLACE_NAME_AFTER = re.compile(r", (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][a-z]*\.(?:[A-Z]\.)?|[A-Z]{2}\b)")


def _not_a_country(passage: Passage, one: Found, form: Form, country: Country) -> str | None:
    """Return why a country's form does not name it here, None where it does."""
    text = passage.text
    if form.fragile and passage.block_at(one.start).all_capitals:
        return "in a line that is all capitals"
    if one.start and text[one.start - 1] == "." and one.start > 1 and text[one.start - 2].isalnum():
        return "part of a web address or an abbreviation"
    if form.text in country.languages and _is_language(text, one):
        return "the language"
    if form.named_by in ("capital", "name", "alias", "metonym"):
        if _is_namesake(text, one):
            return "a namesake in North America"
        if _PLACE_WORD_BEFORE.search(text[max(0, one.start - 8) : one.start]) or PLACE_WORD_AFTER.match(text, one.end):
            return "part of another place's name"
    if form.named_by in ("capital", "metonym"):
        if _is_dateline(passage, one):
            return "dateline"
        if _is_surname(text, one):
            return "part of a person's name"
    if form.use is Use.AMBIGUOUS and form.named_by in ("name", "alias") and _is_surname(text, one):
        return "part of a person's name"
    return None


def _is_language(text: str, one: Found) -> bool:
    after = text[one.end : one.end + 40]
    if _LANGUAGE_AFTER.match(after):
        return True
    before = text[max(0, one.start - 24) : one.start]
    if _SPEAKS_BEFORE.search(before):
        return True
    # "in Russian" ends its phrase; "in Russian waters" goes on with the noun that is Russian.
    return bool(_IN_BEFORE.search(before)) and not _AFTER_ADJECTIVE.match(after)


def _is_namesake(text: str, one: Found) -> bool:
    after = _PLACE_NAME_AFTER.match(text, one.end)
    # "Georgia, Texas and Ohio" is a list of states; "Lebanon, Ohio" a town: neither is the country.
    return bool(after) and after["place"] in STATES if after else False


_PLACE_WORD_BEFORE = re.compile(r"\b(?:New|St\.|Saint|Fort|Port|Mount|Lake|Camp) $")
_DATELINE = re.compile(
    r"[A-Z][A-Za-z .,'’-]{1,48}(?:\([^()\n]{2,40}\)\s{0,2})?(?:\s(?:[-–—]|--)\s|:\s|\s\([^()\n]{2,40}\)\s)"
)
_DATED_LINE = re.compile(
    r"[A-Z][A-Za-z .,'’-]{1,40}\d{1,2}(?:,? \d{4})?\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2})?(?:[-–—:.]|--)?\s"
)


def _is_dateline(passage: Passage, one: Found) -> bool:
    """Tell whether a capital opens its block as a dateline does: "SEOUL, June 12 (Agency) -"."""
    block = passage.block_at(one.start)
    head = passage.text[block.start : min(block.end, block.start + 110)]
    if block.role == "title" or one.start - block.start > 24 or not passage.text[one.start : one.end].isupper():
        return False
    return bool(_DATELINE.match(head) or _DATED_LINE.match(head))


_GIVEN_NAME = re.compile(r"(?:^|[^\w.])([A-Z][a-z]+) $")


def _is_surname(text: str, one: Found) -> bool:
    """Tell whether a capitalised word, that opens no clause, stands right before: "Denzel Washington"."""
    given = _GIVEN_NAME.search(text[max(0, one.start - 24) : one.start])
    return bool(given) and given[1] not in NOT_GIVEN_NAMES if given else False


_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|of|to|from|through|via|visit|visited|visits|visiting|leaving|left|reached|reaches|"
    r"toward|towards|into|across|central|downtown|capital|capital,|inside|for|over)\s(?:the\s)?$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:['’]s\b|\s(?:said|says|has|had|have|is|was|will|would|could|should|may|might|must|wants?|warned|warns?|"
    r"launched|launches|fired|fires|tested|tests|announced|announces|agreed|agrees|accused|accuses|denied|denies|"
    r"rejected|rejects|called|calls|urged|urges|insisted|insists|demanded|demands|imposed|hopes?|hoped|seeks?|sought|"
    r"views?|sees?|sent|sends|signed|signs|backed|backs|claimed|claims|responded|responds|vowed|vows|threatened|"
    r"threatens|condemned|condemns|confirms|confirmed|admits|admitted|cuts|expels|expelled|suspends|suspended|"
    r"presents|plans|offers|offered|considers|joins|faces|opens|ends|to [a-z]{2,20} |and its allies|and [A-Z]))"
)


def _capital_or_metonym(passage: Passage, one: Found) -> NamedBy:
    """Return "metonym" where a capital acts as the state does ("Pyongyang launched"), else "capital"."""
    if _PLACE_BEFORE.search(passage.text[max(0, one.start - 20) : one.start]):
        return "capital"
    return "metonym" if _ACTS.match(passage.text, one.end) else "capital"
