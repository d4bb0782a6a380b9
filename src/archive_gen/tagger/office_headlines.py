"""Headlines that name somebody by an office alone: "The president leaves for Geneva", "PM meets farmers"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive_gen.tagger.find import Passage
from archive_gen.tagger.gazetteer import Gazetteer
from archive_gen.tagger.resolve import Named
from archive_gen.tagger.titles import fits_title
from archive_gen.vocabulary import Actor

_OFFICE = re.compile(
    r"\b(?P<office>(?:[Vv]ice[- ])?[Pp]resident|PRESIDENT|[Pp]rime [Mm]inister|PM|[Pp]remier|[Cc]hancellor|"
    r"[Ff]oreign [Mm]inister|FM|[Ff]oreign [Ss]ecretary|[Dd]efen[cs]e [Mm]inister|[Dd]efen[cs]e [Ss]ecretary|"
    r"[Ss]ecretary of [Ss]tate|[Kk]ing|[Qq]ueen|[Pp]ope|U\.?N\.? [Cc]hief|U\.?N\.? [Ss]ecretary-[Gg]eneral)\b(?![-'’])"
)
_NOBODY_IN_OFFICE = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Nn]ext|[Nn]ew|[Aa]|[Aa]n|[Dd]eputy|[Ff]or)[- ]$")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_ALSO = {"prime minister": "premier", "premier": "prime minister", "pm": "premier"}
# Whom a headline means is named near the text's beginning.
_SOON = 500


def named_by_office(
    passage: Passage, people: Sequence[Named], countries: Iterable[Named], gazetteer: Gazetteer
) -> set[str]:
    """Return the people whom an English text's headline names by their office: who is named soon and has held it."""
    title = passage.blocks[0]
    offices = list(_OFFICE.finditer(passage.text, 0, title.end)) if passage.language == "en" else []
    if not offices or title.all_capitals:
        return set()
    ends = {named.mention.end: named.id for named in countries if named.mention.end <= title.end}
    named = {one.mention.start for one in people if one.mention.start < title.end}
    meant = set()
    for match in offices:
        start, end = match.span()
        given = end + 1 in named or (not title.title_case and _NAME_AFTER.match(passage.text, end))
        if given or _NOBODY_IN_OFFICE.search(passage.text, max(0, start - 8), start):
            continue
        country = ends.get(start - 1)
        soon = (one.id for one in people if title.end < one.mention.start < title.end + _SOON)
        holder = next((one for one in soon if _has_held(gazetteer.actors[one], match["office"], country)), None)
        if holder:
            meant.add(holder)
    return meant


def _has_held(actor: Actor, office: str, country: str | None) -> bool:
    """Tell whether a person has held an office, of a country where the headline says of which."""
    if actor.kind != "person" or country not in (None, actor.country):
        return False
    office = office.lower()
    if office.startswith("u"):
        office = "secretary-general"
    titles = (office, _ALSO.get(office, office))
    return any(fits_title(role.post, title) for role in actor.roles for title in titles)
