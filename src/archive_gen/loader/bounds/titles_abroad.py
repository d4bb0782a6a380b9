"""What stands beside an office's name in other languages than English: who has left it, and who is not in it yet."""

from __future__ import annotations

import re
from collections.abc import Callable

from archive_gen.loader.calendar_names import WEEKDAYS
from archive_gen.loader.knowledge.phrases import fold

# Right before the title, or with a word between: who holds the office no more.
FORMER = re.compile(
    r"\b(?:ehemalige[rnms]?|frühere[rnms]?|einstige[rnms]?|ex|alt|ancien(?:ne)?|antigu[oa]|antig[oa]|expresident[ea]|"
    r"бывш\w+|экс|колишн\w+|екс|был\w+|był\w+|eski|voormalige?|oud|tidigare|förre|fhv\.?|tidligere|"
    r"býval\w+|bivš\w+|nekdanj\w+|πρώην|τέως|mantan|bekas|cựu|nguyên|fost(?:ul|a|ului|ei)?|entinen|entise\w+|volt|"
    r"korábbi|бивш\w+)[\s-]*(?:\S+\s)?$|전\s*$|前$"
)
# Anywhere in what stands before the title.
_NOT_YET_NEAR = re.compile(
    r"当选|當選|候任|候选|次期|\b(?:designiert\w*|gewählt\w*|künftig\w*|nächste\w*|neu\w*|élu|elect[oa]|eleit[oa]|elett[oa]|избранн\w+|обран\w+|elekt|"
    r"vize\w*|vice\w*|stellvertretend\w*|interims\w*|kandidat\w*|candidat\w*|кандидат\w*|futur\w*|próximo|wenn|falls|sollte)\b"
)
# Right before the title, or with a word between: deputies, candidates, and those who are to hold it.
_NOT_YET_BEFORE = re.compile(
    r"[副准準]$|\b(?:вице|віце|заместител\w+|заступник\w*|zastępc\w+|náměst\w+|wakil|calon|phó|ứng (?:cử )?viên|"
    r"kandydat\w*|kandidát\w*|υποψήφι\w+|gekozen|verkozen|nieuwgekozen|aankomend\w*|toekomstig\w*|beoogd\w*|"
    r"zvolen\w+|budouc\w+|przyszł\w+|desygnowan\w+|tillträdande|nyvald\w*|blivande|påtroppende|nyvalg\w*|kommende|"
    r"vordende|εκλεγμέν\w+|νεοεκλεγ\w+|seçilmiş|müstakbel|новоизбранн\w+|новообран\w+|будущ\w+|майбутн\w+|"
    r"izabran\w+|novoizabran\w+|új|megválasztott|timbalan|bakal|tuleva\w*|valittu|vastavalittu|"
    r"nieuwe?|nouve(?:au|lle)|nuev[oa]|nuov[oa]|nov[oa]|now[ya]|noweg?o?|nowym|nov[ýáé]|nového|novým|nou[al]|nya?|nye|uusi|"
    r"uude\w*|нов(?:ый|ая|ого|ой|ым|ому|ий|а|е)|νέ[οα]\w*|yeni|baru|mới|viitor\w*)[\s-]*(?:\S+\s){0,2}$"
)
_NOT_YET_BETWEEN = re.compile(
    r"\b(?:élue?|elect[oa]|eleit[oa]|elett[oa]|elekt|terpilih|đắc cử|désignée?|designad[oa]|designat[oa]|"
    r"ales|aleasă|incaricat[oa]|indigitad[oa]|pressentie?|entrante|adayı|yardımcısı|vekili|in spe|"
    r"candidat\w*|kandidat\w*)\b"
)
# What joins a title to that of which it is one, and the common nouns for a state: "président de la République".
_JOINING = frozenset(
    (
        "af av bang bolivariana bundesrepublik chúng conselho consiglio cộng d da das de degli dei del della delle "
        "dello dem den der des di die do dos du el estadunidense federación federal federativa federazione federação "
        "fédération gobierno gouvernement governo het hòa hợp il islamica islamique islámica islâmica kraju l la land "
        "landes landets las le les liên lo los nación nation nazione nordamericano norteamericana norteamericano nước "
        "paese pays país popolare populaire popular quốc repubblica republiek republik republika republiki republiky "
        "república république státu united van von y země ülkenin στου της του των государства держави країни "
        "республики республіки страны федерации "
        "al ale republicii phủ chính dân chủ tasavallan ελλάδας της δημοκρατίας"
    ).split()
)
_DAY_NAMES = frozenset(fold(name) for names in WEEKDAYS for name in names)


def is_not_yet(folded: str, start: int) -> bool:
    """Whether what stands before a title at `start` of a folded sentence makes it another's as yet, or a deputy's."""
    before = folded[max(0, start - _REACH) : start]
    return _NOT_YET_NEAR.search(before) is not None or _NOT_YET_BEFORE.search(before) is not None


def is_former(folded: str, start: int) -> bool:
    """Whether what stands before a title at `start` of a folded sentence says that it is held no more."""
    return FORMER.search(folded[max(0, start - _REACH) : start]) is not None


def is_otherwise(folded: str, start: int) -> bool:
    """Whether what stands before a title says in any of these languages that it is held no more, or not yet."""
    return is_former(folded, start) or is_not_yet(folded, start)


_REACH = 70


def belongs(between: str, is_of_country: Callable[[str], bool]) -> bool:
    """Whether what stands between a title and a name says of what it is one: "presidente de Rusia, ", and nothing else.

    A verb makes the title another's, "the president meets Name", and so does a name that a comma follows.
    """
    if _NOT_YET_BETWEEN.search(fold(between)):
        return False
    words = _APART.split(between.strip(" ,"))
    if any(word[:1].islower() and not _says_of_what(fold(word), is_of_country) for word in words):
        return False
    named = "," in between.strip(" ") and words[0][:1].isupper()
    return not (named and between.lstrip(" ")[:1] != "," and not _says_of_what(fold(words[0]), is_of_country))


_APART = re.compile(r"[\s,'’-]+")


def _says_of_what(word: str, is_of_country: Callable[[str], bool]) -> bool:
    return word in _JOINING or (word not in _DAY_NAMES and is_of_country(word))
