"""Resolving actors: full names first, then the short names and surnames that lean on them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from archive_gen.model import Dating
from archive_gen.tagger.find import Found, Passage, longest_first
from archive_gen.tagger.forms import Form, Use
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.resolve import Ledger, Resolution
from archive_gen.tagger.surnames import Surnames, bearers_of
from archive_gen.tagger.titles import fits_title, is_title, title_before
from archive_gen.tagger.words import NOT_GIVEN_NAMES, OPENERS, STATES, SURNAME_FIRST
from archive_gen.vocabulary import Actor


class _Waiting(NamedTuple):
    """Forms that the other names of a text settle; `others` are names, of full length, of someone or something else."""

    surnames: list[Found]
    short_names: list[tuple[Found, Form]]
    others: list[Found]


def resolve_actors(
    passage: Passage, found: Iterable[Found], countries: Resolution, dating: Dating, gazetteer: Gazetteer
) -> Resolution:
    """Return which actors the forms name. Surnames are settled last, when every full name is known."""
    ledger = Ledger(passage.text)
    named_countries = {named.id for named in countries.named}
    country_ends = {named.mention.end: named.id for named in countries.named}
    waiting = _settle_names(passage, found, named_countries, ledger, gazetteer)
    full_ids = {named.id for named in ledger.named}
    full_ids |= {form.id for one, form in waiting.short_names if _is_titled(passage, one, gazetteer.actors[form.id])}
    homes = named_countries | {gazetteer.actors[entity].country or "" for entity in full_ids}
    _settle_short_names(waiting, full_ids, homes, country_ends, ledger, gazetteer)
    named = {named.id for named in ledger.named}
    surnames = [one for one in waiting.surnames if bearers_of(one, named, gazetteer)]
    if surnames:
        Surnames(passage, ledger, dating, gazetteer, waiting.others, homes, country_ends).settle(surnames)
    return ledger.resolution()


def _settle_names(
    passage: Passage, found: Iterable[Found], named_countries: Collection[str], ledger: Ledger, gazetteer: Gazetteer
) -> _Waiting:
    """Enter the names that need no other, and return what waits for them."""
    waiting = _Waiting([], [], [])
    for one in longest_first(found):
        if one.false_friend:
            waiting.others.append(one)
            ledger.suppress(one, one.forms[0].id, "means someone or something else")
            continue
        form = one.forms[0] if len(one.forms) == 1 else _likeliest(one.forms, named_countries, gazetteer)
        if form.use is Use.SURNAME:
            waiting.surnames.append(one)
        elif form.use is Use.CONTEXT:
            waiting.short_names.append((one, form))
        else:
            _settle_name(passage, one, form, ledger, gazetteer)
    return waiting


def _settle_short_names(
    waiting: _Waiting,
    full_ids: set[str],
    homes: set[str],
    country_ends: Mapping[int, str],
    ledger: Ledger,
    gazetteer: Gazetteer,
) -> None:
    """Enter the short names that lean on a country or a full name; a person's that does not is someone else's."""
    elsewhere = {
        form.id
        for one, form in waiting.short_names
        if _is_elsewhere(ledger.text, one.start, gazetteer.actors[form.id], country_ends)
    }
    for one, form in waiting.short_names:
        actor = gazetteer.actors[form.id]
        if not _context_given(actor, homes, full_ids):
            if actor.kind == "person":
                waiting.others.append(one)
            ledger.suppress(one, form.id, _LONE_NAME if actor.kind == "person" else _LONE_SHORT_NAME)
        elif form.id in elsewhere - full_ids:
            # Named so once, it is the same body in the rest of the text.
            ledger.suppress(one, form.id, "another country's, or a state's")
        else:
            ledger.name(one, form.id, form.named_by)


def _likeliest(forms: Sequence[Form], countries: Collection[str], gazetteer: Gazetteer) -> Form:
    """Return the form that names somebody most likely where several are spelt alike.

    Of short names it is one whose country the text names: "PTI" is a party in Pakistan, and elsewhere an agency. A name
    that needs nothing else in the text's language comes before a surname that does: there is one Lula in Portuguese.
    """
    naming = [form for form in forms if form.use is not Use.FALSE_FRIEND]
    if len(naming) == 1 or naming[0].use is Use.FREE:
        return naming[0]
    free = next((form for form in naming if form.use is Use.FREE), naming[0])
    if naming[0].use is Use.SURNAME:
        return naming[0] if gazetteer.actors[naming[0].id].rule in ("free", "free_case") else free
    return next((form for form in naming if gazetteer.actors[form.id].country in countries), free)


_LONE_NAME = "others are called so, and the text does not name the country"
_LONE_SHORT_NAME = "a short name, and the text names neither its country nor its parent body"


def _settle_name(passage: Passage, one: Found, form: Form, ledger: Ledger, gazetteer: Gazetteer) -> None:
    if form.fragile and passage.block_at(one.start).all_capitals:
        ledger.suppress(one, form.id, "in a line that is all capitals")
    elif gazetteer.actors[form.id].kind == "person" and _is_called_after(passage.text, one):
        ledger.suppress(one, form.id, "a ship or a place that is called so")
    elif gazetteer.actors[form.id].source and (reason := _credit(passage, one)):
        ledger.suppress(one, form.id, reason)
    elif _is_given_name(form, gazetteer.actors[form.id]) and (other := _surname_before(passage, one)):
        ledger.suppress(one, form.id, f"{other!r} is someone else")
    else:
        ledger.name(one, form.id, form.named_by)


_SHIPS = ("USS ", "HMS ", "USNS ")
_PLACE_AFTER = re.compile(
    r" (?:International )?(?:Airport|Square|Street|Avenue|Boulevard|Road|Drive|Parkway|University|Hospital|Bridge|"
    r"Stadium|High School|Elementary|Mausoleum)\b"
)


def _is_called_after(text: str, one: Found) -> bool:
    """Tell whether a person's full name is a ship's or a place's: "USS Ronald Reagan", "Kim Il Sung Square"."""
    goes_on = text[one.end + 1 : one.end + 2].isupper()
    return text.endswith(_SHIPS, 0, one.start) or (goes_on and _PLACE_AFTER.match(text, one.end) is not None)


def _is_given_name(form: Form, actor: Actor) -> bool:
    """Tell whether a form is what follows the surname in an Asian name: "Jong Un"."""
    return form.named_by == "alias" and actor.name.endswith(f" {form.text}") and actor.country in SURNAME_FIRST


_WORD_BEFORE = re.compile(r"([A-Z][a-z]+) $")


def _surname_before(passage: Passage, one: Found) -> str | None:
    """Return the name of someone else whose surname stands before a given name: "Ri Jong Un"."""
    before = _WORD_BEFORE.search(passage.text, max(0, one.start - 24), one.start)
    if before is None or is_title(before[1]) or before[1] in NOT_GIVEN_NAMES or before[1].lower() in OPENERS:
        return None
    return passage.text[before.start() : one.end]


_LONGEST_DATELINE = 100
_CREDIT_BEFORE = re.compile(r"(?:\b[Pp]hotos?|\b[Pp]ictures?|\b[Ii]mages?)(?: by|:)? $|/$")
_CREDIT_AFTER = re.compile(r" (?:[Pp]hotos?|[Pp]ictures?|[Ii]mages?|[Ff]ile)\b|/")


def _credit(passage: Passage, one: Found) -> str | None:
    """Return whether an agency only signs a dateline or a picture: "SEOUL (Reuters) -", "AP Photo"."""
    text = passage.text
    if _CREDIT_BEFORE.search(text[max(0, one.start - 12) : one.start]) or _CREDIT_AFTER.match(text, one.end):
        return "credit"
    early = one.start - passage.block_at(one.start).start < _LONGEST_DATELINE
    return (
        "dateline" if early and text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] == ")" else None
    )


_STATE_BEFORE = re.compile(r"(?P<state>[A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]{2,14})?)(?:['’]s)? $")
_STATE_HOUSE_BEFORE = re.compile(r"\b[Ss]tate (?:House|Assembly|house|assembly) (?:and|or) (?:the )?$")


def _is_elsewhere(text: str, start: int, actor: Actor, country_ends: Mapping[int, str]) -> bool:
    """Tell whether a short name is another country's, or a state's: "Philippine Senate", "Ohio Senate"."""
    if country_ends.get(start - 1, actor.country) != actor.country:
        return True
    before = text[max(0, start - 36) : start]
    state = _STATE_BEFORE.search(before)
    if state and not STATES.isdisjoint({state["state"], state["state"].split(" ")[-1]}):
        return True
    return bool(_STATE_HOUSE_BEFORE.search(before))


def _context_given(actor: Actor, countries: set[str], full_ids: set[str]) -> bool:
    if actor.id in full_ids:
        return True
    return actor.country in countries if actor.country else "united-nations" in full_ids


def _is_titled(passage: Passage, one: Found, actor: Actor) -> bool:
    """Tell whether the title before a person's name is of an office that was theirs: "Prime Minister Paul Martin"."""
    title = title_before(passage, one.start) if actor.kind == "person" else None
    return title is not None and any(role.start and fits_title(role.post, title.word) for role in actor.roles)
