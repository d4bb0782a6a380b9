"""Lines that say who wrote an article: "By Jana Example and Tom Sample"."""

from __future__ import annotations

import re

from archive_gen.loader.dates import find_dates

_LONGEST = 200
"""A line longer than this, in characters, is prose and no byline."""

_NAME = r"[^\W\d_][\w.'’-]*+"
_MOST_BEHIND = 60
"""With more characters behind it what begins a line is a sentence."""
_MOST_BEFORE_DAY = 40
"""With more characters before its day, behind which "by" stands, so is a line."""
_BY_WORDS = ("by", "von", "par", "por")
_BY_SIGNS = frozenset("|•·–—-")
_BY = re.compile(
    rf"(?:^|[|•·–—-]\s*)(?:{'|'.join(_BY_WORDS)}):?\s+(?P<names>(?:{_NAME}(?:,? and |, | & | )?){{1,12}})",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?<=\w) (?:leave a (?:comment|reply)|\d{1,4} comments?)$", re.IGNORECASE)
_TWICE = re.compile(r"^By:? (?=by )", re.IGNORECASE)
_PARTICLES = ("de", "van", "von", "der", "bin", "al", "da", "di", "du", "la", "le")
_NOT_NAMES = re.compile(
    r"(?<![\w'’-])(?:the|a|an|this|that|his|her|our|these|using|clicking|continuing|submitting|far|then|now|year)\b",
    re.IGNORECASE,
)


# "Jana Example, Harbour Editor | Otto Sample, Oxen"
_IN_ROLE = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}), (?:[A-Za-z]+ ){0,4}"
    r"(?i:correspondent|editor|reporter|columnist|writer|analyst|bureau chief)s?"
)
_MOST_SIGNERS = 4


def read_byline(text: str) -> tuple[str, ...]:
    """Return the names of a byline such as "By Jana Example and Tom Sample"; empty where the line is none."""
    if "|" in text and (signed := _names_in_roles(text)):
        return signed
    # Next to no line holds one of the words, and to see that takes a tenth of the time of the pattern.
    if len(text) > _LONGEST or not any(map(text.lower().__contains__, _BY_WORDS)):
        return ()
    for date in reversed(find_dates(text)):
        text = text[: date.start] + "|" + text[date.end :]
    text = _TWICE.sub("", text)
    # As blogs end it: "June 10, 2014 By Jana Example Leave a Comment".
    text = _COMMENTS.sub("", text)
    match = _BY.search(text) if _may_open_byline(text) else None
    if not match or _NOT_NAMES.search(match["names"]) or not match["names"][0].isupper():
        return ()
    if match.start() == 0 and len(text) - match.end() > _MOST_BEHIND:
        return ()
    # "The mayor greets the crew in a picture released on May 3 by the harbour office" is no byline.
    if match.start() > _MOST_BEFORE_DAY and text[: match.start()].endswith(" on "):
        return ()
    names = [" ".join(_leading_capitals(part)) for part in re.split(r",\s*|\s+and\s+|\s*&\s*", match["names"].strip())]
    found = tuple(name for name in names if 1 <= len(name.split()) <= 5 and len(name) > 2)
    # Behind full names a single word is the outlet or the place: "By A Name and B Name, Moscow".
    return tuple(name for name in found if " " in name) or found


def _names_in_roles(text: str) -> tuple[str, ...]:
    """The names that bars part, of which the first one at least stands with its role."""
    if len(text) > _LONGEST:
        return ()
    parts = [_IN_ROLE.fullmatch(part) for part in text.split(" | ", _MOST_SIGNERS)]
    return tuple([part["name"] for part in parts if part]) if parts[0] else ()


def without_byline(text: str) -> str:
    """Return a text without its byline; as it stands where it has none."""
    stripped = text.strip()
    by = _BY.search(stripped)
    if by is None or _NOT_NAMES.search(by["names"]):
        return text
    return stripped[: by.start()] + stripped[by.end() :]


def _may_open_byline(text: str) -> bool:
    """Whether a byline can begin in a line: with one of the words in front, or behind a sign."""
    return text.lower().startswith(_BY_WORDS) or not _BY_SIGNS.isdisjoint(text)


def _leading_capitals(name: str) -> list[str]:
    """The words of a name up to the first that is none of one."""
    kept: list[str] = []
    for word in name.split():
        if not (word[0].isupper() or word in _PARTICLES):
            break
        kept.append(word)
    # "By Jana Example On 3 May 2019"
    return kept[:-1] if kept and kept[-1] in ("On", "At") else kept
