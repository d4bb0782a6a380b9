"""Resolving countries: which ones the forms name, and whether as a name, a place or the state that acts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from archive_gen.model import Mention, NamedBy, Suppressed
from archive_gen.tagger.find import Found, Passage, goes_on, longest_first
from archive_gen.tagger.folding import HYPHENS, fold
from archive_gen.tagger.forms import Form, Use
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.resolve import PLACE_WORD_AFTER, Ledger, Resolution
from archive_gen.tagger.words import NOT_GIVEN_NAMES, OPENERS, STATES
from archive_gen.vocabulary import Country


def resolve_countries(passage: Passage, found: Iterable[Found], gazetteer: Gazetteer) -> Resolution:
    """Return which countries the forms name. One that only places stand for is left to `drop_mere_places`."""
    ledger, words = Ledger(passage.text), _WordCounts(passage.folded)
    namesakes: set[str] = set()
    chosen: list[tuple[Found, Form]] = []
    for one, form in _with_forms(passage.text, found, gazetteer, words):
        if one.false_friend:
            ledger.suppress(one, one.forms[0].id, "the name of something else, not of a country")
            # "Jamaica, Queens" once, and plain "Jamaica" in the rest of the text is no other place. "George Washington
            # University" is not about him.
            if not _CAPITAL_AFTER.match(passage.text, one.end):
                namesakes.add(passage.text[one.start : one.end].partition(", ")[0])
        elif form is None:
            ledger.suppress(one, one.forms[0].id, "ambiguous, and no word in the text settles it")
        else:
            chosen.append((one, form))
    _name_chosen(passage, chosen, namesakes, words, gazetteer, ledger)
    return ledger.resolution()


def _with_forms(
    text: str, found: Iterable[Found], gazetteer: Gazetteer, words: _WordCounts
) -> Iterator[tuple[Found, Form | None]]:
    """Yield what was found with the form that it is by itself, None for a false friend or where no word settles it."""
    last_end = -1
    kept = longest_first(found)
    for place, one in enumerate(kept):
        if one.forms[0].use in (Use.TOGETHER, Use.PREFIX):
            if one.forms[0].use is Use.TOGETHER or _is_prefix(text, one, kept[place + 1 : place + 2]):
                yield from ((one, form) for form in {form.id: form for form in one.forms}.values())
            continue
        form = None if one.false_friend else _country_form(text, one, gazetteer, words)
        if form is None and not one.false_friend and text[last_end : one.start] in _BETWEEN_LISTED:
            form = next((form for form in one.forms if form.use is Use.AMBIGUOUS and form.named_by == "name"), None)
        if form and form.named_by in ("name", "alias"):
            last_end = one.end
        yield one, form


def _is_prefix(text: str, one: Found, after: Sequence[Found]) -> bool:
    """Tell whether a hyphen joins what was found to another country's adjective: "Franco-German"."""
    joined = text[one.end : one.end + 1] in HYPHENS and [other.start for other in after] == [one.end + 1]
    return joined and after[0].forms[0].named_by == "demonym"


def _name_chosen(
    passage: Passage,
    chosen: Sequence[tuple[Found, Form]],
    namesakes: Collection[str],
    words: _WordCounts,
    gazetteer: Gazetteer,
    ledger: Ledger,
) -> None:
    """Enter the countries that the chosen forms name, and why others name none, now that all of the text is known."""
    towns = _towns(passage.text, chosen, gazetteer).union(namesakes)
    spellings: dict[str, set[str]] = defaultdict(set)
    for _, form in chosen:
        spellings[form.id].add(form.text)
    reasons = [_not_a_country(passage, one, form, gazetteer.countries[form.id]) for one, form in chosen]
    bearers = _bearers(chosen, reasons, namesakes)
    named: set[str] = set()
    waiting: list[tuple[Found, Form]] = []
    for (one, form), reason in zip(chosen, reasons, strict=True):
        country = gazetteer.countries[form.id]
        # A text that is about the country names it in two ways at least; one about a town that is called so does not.
        if reason is None and form.text in towns and len(spellings[form.id]) == 1:
            reason = "a place in the text is called so"
        if reason is None and form.text in bearers and not _stands_as_place(passage.text, one):
            reason = "someone in the text is called so"
        if reason is None and form.use is Use.CONTEXT and form.id not in named:
            reason = None if words.count(country.context_words) else "stands before the country is named"
        if reason:
            ledger.suppress(one, form.id, reason)
        elif form.named_by == "capital" and form.text in country.namesakes:
            waiting.append((one, form))
        else:
            ledger.name(one, form.id, _named_by(passage, one, form))
            named.add(form.id)
            if form.id in _OTHER_HALF and (half := _half_before(passage.text, one)):
                ledger.name(half, _OTHER_HALF[form.id], form.named_by)
                named.add(_OTHER_HALF[form.id])
    abroad = bool(named - {"US", "CA"}) or len({form.id for _, form in waiting}) > 1
    for one, form in waiting:
        if abroad or form.id in named:
            ledger.name(one, form.id, _named_by(passage, one, form))
        else:
            ledger.suppress(one, form.id, "has namesakes in North America, and the text names no country elsewhere")


def _bearers(chosen: Sequence[tuple[Found, Form]], reasons: Iterable[str | None], namesakes: Iterable[str]) -> set[str]:
    """Return the capitals that are somebody's or some club's last name in a text that does not name their country.

    In a text about Denzel Washington "Washington said" is no government's word.
    """
    last_names = {form.text for (_, form), reason in zip(chosen, reasons, strict=True) if reason == _OF_A_PERSON}
    for name in namesakes:
        given, _, last = name.rpartition(" ")
        if given[:1].isupper() and given not in NOT_GIVEN_NAMES and not _PLACE_WORD_BEFORE.search(f"{given} "):
            last_names.add(last)
    if not last_names:
        return last_names
    named = {form.id for _, form in chosen if form.named_by in ("name", "alias")}
    return {
        form.text for _, form in chosen if form.text in last_names and form.named_by in PLACES and form.id not in named
    }


# "North and South Korea" names both. "The North" is a form of its own.
_OTHER_HALF = {"KR": "KP", "KP": "KR"}
_HALF_BEFORE = re.compile(r"(?<![Tt]he )\b(?P<half>North|South)(?: and | or |/| & )$")


def _half_before(text: str, one: Found) -> Found | None:
    """Return the half of a divided country that stands before the other one's name, None where none does."""
    before = _HALF_BEFORE.search(text, max(0, one.start - 16), one.start)
    if before is None or text.startswith(before["half"], one.start):
        return None
    return Found(before.start("half"), before.end("half"), one.forms, false_friend=False)


# "Benin, Chad and Jamaica": what stands in a list of countries is one.
_BETWEEN_LISTED = frozenset({", ", " and ", ", and "})


def drop_mere_places(
    countries: Resolution, passage: Passage, at_home: Collection[str], gazetteer: Gazetteer
) -> Resolution:
    """Return the resolution without the countries that only a city or a seat of government stands for in passing.

    A city is evidence of its country where the text names the country too, where the city acts as
    the state does ("Moscow warned"), where the text names one of its people (`at_home`), or where the
    headline and the body both name it, it is the capital, and no town in North America is called so.
    """
    headline_end = passage.blocks[0].end
    early: dict[str, set[bool]] = defaultdict(set)
    for named in countries.named:
        country = gazetteer.countries[named.id]
        if named.mention.named_by in PLACES and named.mention.text not in (*country.metonyms, *country.namesakes):
            early[named.id].add(named.mention.start < headline_end)
    kept = {
        named.id
        for named in countries.named
        if named.mention.named_by not in PLACES
        or named.id in at_home
        or len(early[named.id]) > 1
        or _acts(passage, named.mention)
    }
    dropped = [
        Suppressed(named.mention.start, named.mention.end, named.mention.text, named.id, _MERE_PLACE)
        for named in countries.named
        if named.id not in kept
    ]
    return Resolution(tuple(named for named in countries.named if named.id in kept), (*countries.suppressed, *dropped))


def drop_surnames(countries: Resolution, actors: Resolution) -> Resolution:
    """Return the resolution without what is the surname of a person whom the text names: "Montenegro resigned"."""
    starts = {named.mention.start for named in actors.named if named.mention.named_by == "surname"}
    taken = {named.mention for named in countries.named if named.mention.start in starts} if starts else ()
    if not taken:
        return countries
    dropped = [
        Suppressed(named.mention.start, named.mention.end, named.mention.text, named.id, _OF_A_PERSON)
        for named in countries.named
        if named.mention in taken
    ]
    kept = tuple([named for named in countries.named if named.mention not in taken])
    return Resolution(kept, (*countries.suppressed, *dropped))


_MERE_PLACE = "a place in passing, and the text names neither its country nor any of its people"
PLACES: frozenset[NamedBy] = frozenset({"capital", "metonym"})


def _towns(text: str, chosen: Iterable[tuple[Found, Form]], gazetteer: Gazetteer) -> set[str]:
    """Return the forms that are a town's or a road's name somewhere in the text: "the City of Turkey", "Malta Road"."""
    return {
        form.text
        for one, form in chosen
        if form.named_by in ("name", "alias", "capital")
        and (_is_town(text, one) or _place_goes_on(text, one) or _has_a_centre(text, one, gazetteer.countries[form.id]))
    }


def _has_a_centre(text: str, one: Found, country: Country) -> bool:
    """Tell whether it is a town that is called as a country is: "downtown Cuba", where the country is no city."""
    if not text.endswith("downtown ", 0, one.start):
        return False
    name = text[one.start : one.end]
    return bool(country.capitals) and not any(name in capital for capital in country.capitals)


def _is_town(text: str, one: Found) -> bool:
    # Few names have either before them, and that is seen at once.
    if not text.endswith(("of ", ", "), 0, one.start):
        return False
    return bool(_TOWN_BEFORE.search(text[max(0, one.start - 16) : one.start]))


# "the City of Turkey"; "400 Locust St., Lebanon" is an address.
_TOWN_BEFORE = re.compile(
    r"\b(?:(?:[Cc]ity|[Tt]own|[Vv]illage|[Tt]ownship|[Hh]amlet) of|(?:St|Ave|Rd|Blvd|Dr)\.,|(?:Street|Avenue|Road),) $"
)


def _named_by(passage: Passage, one: Found, form: Form) -> NamedBy:
    return _capital_or_metonym(passage, one.start, one.end) if form.named_by == "capital" else form.named_by


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
        if not (goes_on(folded[max(0, start - 1) : start]) or goes_on(folded[end : end + 1])):
            return True
        start = folded.find(word, end)
    return False


def _country_form(text: str, one: Found, gazetteer: Gazetteer, words: _WordCounts) -> Form | None:
    """Return the form whose country is meant; None where all are ambiguous and nothing settles it."""
    if len(one.forms) == 1 and one.forms[0].use is Use.FREE:
        return one.forms[0]
    forms = [form for form in one.forms if form.use is not Use.FALSE_FRIEND]
    supported = [form for form in forms if form.use is Use.AMBIGUOUS and _supported(text, one, form, gazetteer, words)]
    free = [form for form in forms if form.use is not Use.AMBIGUOUS]
    # Of two claimants (Congo, Dominican) the ambiguous one wins where its own words are in the text.
    return next(iter([*supported, *free]), None)


# What states have, and no person, town or state of a union: "Mali's junta".
_STATE_AFTER = re.compile(
    r"['’]s (?:[a-z-]{2,12} ){0,2}(?:army|armed forces|junta|military|president|presidency|prime minister|parliament|"
    r"foreign minister|foreign ministry|embassy|ambassador|king|monarch|central bank|air force|navy|borders?|"
    r"national assembly|constitution|independence)\b"
)


def _supported(text: str, one: Found, form: Form, gazetteer: Gazetteer, words: _WordCounts) -> bool:
    country = gazetteer.countries[form.id]
    supporting, opposing = words.count(country.supporting), words.count(country.opposing)
    if not supporting and not opposing:
        return country.presumed or bool(_STATE_AFTER.match(text, one.end))
    return supporting > 0 and supporting >= opposing


_SPEAKS_BEFORE = re.compile(
    r"\b(?i:speaks?|spoke|speaking|spoken|fluent|learns?|learned|learning|taught|teach|teaches|teaching|understands?) "
    r"(?:[A-Z][a-z]+(?:, [A-Z][a-z]+)*,? (?:and|or) )?$"
)
# "My Italian is rusty".
_OWN_BEFORE = re.compile(
    r"\b(?:my|your|his|her|their|our|broken|perfect|basic|rusty|passable|flawless) $", re.IGNORECASE
)
# "in Spanish, French and German" is a list of languages as much as "in German" is one.
_IN_BEFORE = re.compile(
    r"\b(?i:in|into|from|translated|study|studied|studies|in (?-i:[A-Z][a-z]+(?:, [A-Z][a-z]+)?)(?:,|,? and|,? or)) $"
)
# "Thai, Indian and Mexican restaurants".
_MORE_ADJECTIVES = r"(?:(?:, (?-i:[A-Z])[a-z]+){0,3},? (?:and|or|&) (?-i:[A-Z])[a-z]+)?"
_LANGUAGE_AFTER = re.compile(
    rf"{_MORE_ADJECTIVES}(?:[ -](?:language|languages|lessons?|speaking|speakers?|class|classes|course|courses|"
    r"textbook|translation|alphabet|dictionary|teachers?|grammar|words?|phrase|version|edition|cuisine|food|"
    r"restaurants?|dish|dishes|grocery|groceries|deli|bakery|bistro|marketplace|grill|kitchen|bread|breads|yogh?urt|salad|salads|dressing|toast|pastry|pastries|recipe|recipes|takeaway|takeout|omelette))\b",
    re.IGNORECASE,
)
# Not where the sentence goes on with another language, or with a word that has no adjective before it.
_NOUN_OF_ADJECTIVE = re.compile(
    r"\s(?!(?:and|or) [A-Z][a-z]+(?:[.,;:]| (?:is|are|was|were|on|at|for|with|to)\b)"
    r"|(?:is|are|was|were|on|at|for|with|to|but|when|as)\b)[A-Za-z]"
)
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
        goes_on = _place_goes_on(text, one)
        if goes_on == "state":
            return "a namesake in North America"
        if goes_on or _PLACE_WORD_BEFORE.search(text[max(0, one.start - 8) : one.start]):
            return "part of another place's name"
        if form.id == "US" and _ROAD_OR_MONEY.match(text, one.end):
            return "a road's number, or money"
    if _TIME_AFTER.match(text, one.end) and _CLOCK_BEFORE.search(text[max(0, one.start - 16) : one.start]):
        return "a time zone"
    if form.named_by in ("capital", "metonym") and _is_dateline(passage, one):
        return "dateline"
    if text.endswith(_BODY_WORDS_BEFORE, 0, one.start) or (
        text[one.end + 1 : one.end + 2].isupper() and _body_goes_on(passage, one)
    ):
        return "part of a company's or a paper's name"
    if form.use is Use.CONTEXT and _NAME_GOES_ON.match(text, one.end):
        return "part of another name"
    if _may_be_a_surname(form) and not passage.block_at(one.start).title_case and _is_surname(passage, one, form):
        return _OF_A_PERSON
    return None


_OF_A_PERSON = "part of a person's name"


# Companies and papers: "Malaysia Airlines", "The Times of Israel", "Air China".
_BODY_WORD_AFTER = re.compile(r" (?:Airlines?|Airways|Telecom|Telekom|Herald|Gazette|Tribune|Telegraph|Broadcasting)\b")
# In a headline these may be no more than words: "China Daily Cases Rise".
_LOOSE_BODY_WORD_AFTER = re.compile(r" (?:Daily|Times|Post|Observer|Independent|Television|Radio|Mobile|Motors?)\b")
_BODY_WORDS_BEFORE = ("Air ", "Times of ", "Voice of ", "Radio ", "Miss ", "Captain ")


def _body_goes_on(passage: Passage, one: Found) -> bool:
    """Tell whether a company's or a paper's name goes on after a country's or a city's."""
    if _BODY_WORD_AFTER.match(passage.text, one.end):
        return True
    return bool(_LOOSE_BODY_WORD_AFTER.match(passage.text, one.end)) and not passage.block_at(one.start).title_case


_ROAD_OR_MONEY = re.compile(r"[-‑]\d{1,3}\b|\$")
_NAME_GOES_ON = re.compile(r" [A-Z]")
# "at 5 p.m. UK time", but not "gave Iran time".
_TIME_AFTER = re.compile(r" (?:[Ss]tandard |[Ss]ummer |[Ll]ocal )?[Tt]imes?\b")
_CLOCK_BEFORE = re.compile(r"(?:\d|\d ?[ap]\.?m\.?|noon|midnight|o['’]clock|GMT)[ ,(]{1,2}$", re.IGNORECASE)


def _may_be_a_surname(form: Form) -> bool:
    return form.named_by in ("capital", "metonym") or form.use is Use.AMBIGUOUS


def _is_language(text: str, one: Found) -> bool:
    after = text[one.end : one.end + 40]
    if _LANGUAGE_AFTER.match(after):
        return True
    before = text[max(0, one.start - 48) : one.start]
    if _SPEAKS_BEFORE.search(before):
        return True
    # "in Russian" ends its phrase; "in Russian waters" goes on with the noun that is Russian.
    return bool(_IN_BEFORE.search(before) or _OWN_BEFORE.search(before)) and not _NOUN_OF_ADJECTIVE.match(after)


def _place_goes_on(text: str, one: Found) -> Literal["state", "place"] | None:
    """Return what makes a name another place's that stands after it: a state, or a word as in "Malta Road"."""
    if not _CAPITAL_AFTER.match(text, one.end):
        return "place" if _TOWN_AFTER.match(text, one.end) else None
    after = _PLACE_NAME_AFTER.match(text, one.end)
    # "Georgia, Texas and Ohio" is a list of states; "Lebanon, Ohio" a town: neither is the country.
    if after and after["place"] in STATES:
        return "state"
    return "place" if PLACE_WORD_AFTER.match(text, one.end) else None


_CAPITAL_AFTER = re.compile(r",? [A-Z]")
# "Mexico, a small town to the north".
_TOWN_AFTER = re.compile(r", an? (?:[a-z]{2,12} ){0,2}(?:town|village|hamlet|township|suburb)\b")
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


def _is_surname(passage: Passage, one: Found, form: Form) -> bool:
    """Tell whether a capitalised word, that opens no clause, stands right before: "Denzel Washington"."""
    given = _GIVEN_NAME.search(passage.text[max(0, one.start - 24) : one.start])
    if not given or given[1] in NOT_GIVEN_NAMES or given[1].lower() in OPENERS or _PARTICIPLE.search(given[1]):
        return False
    # "Percy French spoke" may be a person; "Former French officials" goes on with a noun. Abroad nouns have capitals,
    # too: "Die Hauptstadt Berlin ist".
    plain = form.named_by != "demonym" and passage.language == "en"
    return plain or not _NOUN_AFTER.match(passage.text, one.end)


# "Leaving London", "Divided Berlin".
_PARTICIPLE = re.compile(r"[a-z]{3}(?:ing|ed)$")
_NOUN_AFTER = re.compile(r"[ -][a-z]")


_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|of|to|from|through|via|visit|visited|visits|visiting|leaving|left|reached|reaches|"
    r"toward|towards|into|across|central|downtown|capital|capital,|inside|for|over)\s(?:the\s)?$",
    re.IGNORECASE,
)
# What is done to states and with them, and not to cities: "warned Seoul", "sanctions on Tehran", "talks with Moscow".
_ACTED_ON = frozenset(
    "told warn warns warned warning accuse accuses accused accusing urges urged urging blames blamed blaming threaten "
    "threatens threatened threatening condemn condemns condemned condemning criticises criticised criticising "
    "criticizes criticized criticizing".split()
)
_LINKS = frozenset("to on against with between and for from by of".split())
_LINKED_BEFORE = re.compile(
    r"\b(?:according to|(?:sanctions|pressure|tariffs|curbs) (?:on|against)|"
    r"(?:alliances?|ties|relations|talks|deals?|dialogue|negotiations|treaty|pact|tensions|cooperation) with|"
    r"(?:relations|ties|talks|tensions|dialogue|negotiations|deal|war|rivalry|alliance) between|"
    r"between [A-Z][a-z]{2,12} and|(?:support|aid|arms|weapons) (?:for|from|to)|"
    r"(?:imposed|backed|supported|supplied|proposed|rejected|recogni[sz]ed) by|allies? of) (?:the )?$"
)


def _is_acted_on(before: str) -> bool:
    """Tell whether what stands before a capital is done to the state: its last word tells of most that it is not."""
    last = before.removesuffix("the ").rstrip().rpartition(" ")[2]
    return last in _ACTED_ON or (last in _LINKS and bool(_LINKED_BEFORE.search(before)))


def _stands_as_place(text: str, one: Found) -> bool:
    return bool(_PLACE_BEFORE.search(text[max(0, one.start - 32) : one.start]))


_GOVERNMENT_BEFORE = re.compile(
    r"\b(?:government|officials?|authorities|leaders?|leadership|rulers|regime) (?:in|from) $", re.IGNORECASE
)
_ACTS = re.compile(
    r"(?:['’]s\b|[-‑](?:backed|led|installed|controlled|aligned|appointed|sponsored|brokered|friendly)\b|"
    r"\s(?:spokes(?:man|woman|person)|officials?)\b|"
    r"\s(?:said|says|has|had|have|is|was|will|would|could|should|may|might|must|wants?|warned|warns?|"
    r"launched|launches|fired|fires|tested|tests|announced|announces|agreed|agrees|accused|accuses|denied|denies|"
    r"rejected|rejects|called|calls|urged|urges|insisted|insists|demanded|demands|imposed|hopes?|hoped|seeks?|sought|"
    r"views?|sees?|sent|sends|signed|signs|backed|backs|claimed|claims|responded|responds|vowed|vows|threatened|"
    r"threatens|condemned|condemns|confirms|confirmed|admits|admitted|cuts|expels|expelled|suspends|suspended|"
    r"presents|plans|offers|offered|considers|joins|faces|opens|ends|fears?|feared|believes?|believed|expects|thinks|"
    r"worries|supports|opposes|refuses|refused|dismiss(?:es|ed)|welcom(?:es|ed)|pledg(?:es|ed)|promis(?:es|ed)|"
    r"summon(?:s|ed)|recall(?:s|ed)|retaliat(?:es|ed)|declin(?:es|ed)|blam(?:es|ed)|order(?:s|ed)|approv(?:es|ed)|"
    r"lift(?:s|ed)|ignor(?:es|ed)|halt(?:s|ed)|kept|can|cannot|did|does|to [a-z]{2,20} |"
    r"and its allies|and the |and [A-Z]))"
)


def _capital_or_metonym(passage: Passage, start: int, end: int) -> NamedBy:
    """Return "metonym" where a capital acts as the state does ("Pyongyang launched"), else "capital"."""
    before = passage.text[max(0, start - 32) : start]
    if _GOVERNMENT_BEFORE.search(before) or _is_acted_on(before):
        return "metonym"
    if _PLACE_BEFORE.search(before):
        return "capital"
    return "metonym" if _ACTS.match(passage.text, end) else "capital"


def _acts(passage: Passage, mention: Mention) -> bool:
    return _capital_or_metonym(passage, mention.start, mention.end) == "metonym"
