"""Titles before a name: which one stands there, and whether a post goes by it."""

from __future__ import annotations

import re
from typing import NamedTuple

from archive_gen.tagger.find import Passage

_TITLE = (
    r"(?P<title>[Vv]ice [Pp]resident|[Pp]resident|[Pp]remier|[Pp]rime [Mm]inister|[Cc]hancellor|[Ss]ecretary|"
    r"[Ff]oreign [Mm]inister|[Ff]oreign [Ss]ecretary|[Dd]efen[cs]e [Mm]inister|[Dd]efen[cs]e [Ss]ecretary|"
    r"[Cc]hairman|[Ll]eader|[Dd]ictator|[Ss]peaker|[Ss]enator|[Mm]inister|[Aa]mbassador|[Gg]eneral|[Mm]arshal|"
    r"[Ss]pokesman|[Ss]pokeswoman|PM|FM|[Ee]mir|[Qq]ueen|Mr\.?|Mrs\.?|Ms\.?|Madam|Lord|Sir|Gen\.|Sen\.|Sec\.|chief|envoy|King|Pope|Comrade)"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLE} $")

# The commonest of European languages and Turkish, as whole words or as the ends of German ones.
_TITLE_ABROAD = re.compile(
    r"(?:pr[äé]sident(?:en|in|e)?|presidente|presidenta|prezydent\w{0,3}|minister\w{0,2}|ministre|ministr[oa]|kanzler\w{0,2}|"
    r"chanceli[eè]re?|canciller|cancelliere|chef\w{0,2}|machthabers?|diktators?|führers?|sekretär\w{0,2}|kolleg\w{1,2}|"
    r"könig|papst|herrn?|frau|monsieur|madame|mme|mm?\.?|sra?\.?|señora?|signora?|pani?|başkanı?|senator\w{0,2}|senador|"
    r"sénateur|général|general\w{0,2}|líder|lider|sprecher\w{0,2}|vorsitzende[nr]?|premier)$",
    re.IGNORECASE,
)
# What some of them are in English, as the groups' names say.
_OFFICE_ABROAD = re.compile(
    r"\b(?:(?P<foreign_minister>(?:[Bb]undes)?(?i:au(?:ß|ss)enminister)(?:s|in)?|ministre des Affaires étrangères|"
    r"ministro degli Esteri|ministro de Exteriores|minister van Buitenlandse Zaken|"
    r"[Mm]inist(?:er|r\w{0,3}) spraw zagranicznych|[Mm]inistr(?:a|em|ovi|yně)? zahraničí)|"
    r"(?P<defence_minister>(?i:verteidigungsminister)(?:s|in)?|ministre de la Défense|ministro della Difesa|"
    r"ministro de Defensa|minister van Defensie|[Mm]inist(?:er|r\w{0,3}) (?:obrony|obrany))|"
    r"(?P<prime_minister>(?i:ministerpräsident|premierminister)(?:s|en|in)?|[Pp]remier [Mm]inistre|[Pp]rimer ministro|"
    r"[Pp]rimeiro-ministro|[Pp]resident[ea] del Consiglio|[Pp]remi[eé]r\w{0,3})|"
    r"(?P<chancellor>(?i:(?:bundes)?kanzler)(?:s|in)?|chanceli[eè]re?|cancelliere|bondskanselier|"
    r"[Kk]anc(?:lerz|léř)\w{0,3})|"
    r"(?P<president>(?i:(?:staats)?präsident)(?:en|in)?|[Pp]résidente?|[Pp]residente|[Pp]rez[yi]dent\w{0,3})) $"
)
_FORMER_BEFORE = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate)[- ](?:[\w.]{1,14} ){0,2}$")


class Title(NamedTuple):
    """A title before a surname; `former` where the text says that it is past."""

    word: str
    former: bool


def title_before(passage: Passage, start: int) -> Title | None:
    """Return the title that ends where a name starts, None where there is none; one of another language in English."""
    text = passage.text
    if passage.language != "en" and (abroad := _OFFICE_ABROAD.search(text[max(0, start - 40) : start])):
        return Title((abroad.lastgroup or "").replace("_", " "), former=False)
    match = _TITLE_BEFORE.search(text[max(0, start - 24) : start])
    if not match:
        return None
    title_start = start - len(match[0])
    return Title(match["title"], bool(_FORMER_BEFORE.search(text[max(0, title_start - 40) : title_start])))


def is_title(word: str) -> bool:
    """Tell whether an English word is a title."""
    return bool(_TITLE_BEFORE.search(f"{word} "))


def is_title_abroad(word: str) -> bool:
    """Tell whether a word of another language is a title, or ends in one: "Präsidenten", "Oppositionsführer"."""
    return bool(_TITLE_ABROAD.search(word))


_SHORT_TITLES = {"pm": "prime minister", "fm": "foreign minister"}
_LEADERS = re.compile(r"(?:supreme )?leader\b|president of the state affairs|chairman")


def fits_title(post: str, title: str) -> bool:
    """Tell whether a title is that of a post: "PM" of the prime minister, "leader" of whoever leads a state."""
    post, title = post.lower(), title.lower().replace("defense", "defence")
    post = post.replace("defense", "defence")
    title = _SHORT_TITLES.get(title, title)
    if title in ("leader", "dictator"):
        return bool(_LEADERS.match(post)) or post.startswith("president of")
    if title == "president" and post.startswith("vice"):
        return False
    return title in post
