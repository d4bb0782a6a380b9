"""Lines that are not an article, by what they say (the phrases are in data/noise.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, Protocol

import yaml
from ahocorasick_rs import AhoCorasick, Implementation

from archive_gen.loader.alternatives import Beginnings

LONGEST = 240
"""A line longer than this, in characters, is never told by its words alone."""

_SHORT_START_WORDS = 24
_OPENING = 120
_FIRST_SIGNS = 6
_EDGES = " \t.,:;!*•·|>›»→►◄«‹<+–—-…()[]（）【】［］：；，。、▲▼▶■□●○☞※_=\u200b\ufeff✓✕×"
_BRACKETS = "[( （【［"
_RIGHTS = re.compile(r"\b(?:all rights (?:are )?reserved|may not be (?:reproduced|published|copied))\b", re.IGNORECASE)
# What a page asks of its readers and tells of itself: "Sign up to get the news by email.", "Follow our channel."
_OF_PAGE = re.compile(
    r"e-?mail|newsletter|\b(?:subscri|abonn|suscri|assin[ae]|advert|cookie|login|click|klick|download|password|passwort|"
    r"captcha|anmeld|registr|datenschutz|privacidad|comment|komment|coment|unser|discover|exclusiv|exklusiv|notific|"
    r"benachricht)|\bsign(?:ed|ing)? (?:up|in)\b|\blog(?:ged)? in\b|web ?(?:site|seite)|browser|navega[dt]|javascript|"
    r"\b(?:konto|account|inbox|postfach|privacy|whatsapp|facebook|twitter|instagram|telegram|youtube|apps?|"
    r"social media|you|your|yours|our|us|articles?|artikels?|spam|alerts?|updates|trial|editing by|rédaction|"
    r"dieser seite|essay|interview|column|podcast|informiert|read more|letters to the editor)\b|"
    r"\b(?:this|full|read|whole) (?:story|post|piece|text|page|site)\b|\b(?:here|hier|aquí|ici)\W*$"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|asked|added|announced|warned|ruled|wrote|argued|advised|sagte|sagt|sagten|teilte|erklärte|"
    r"hieß es|urteilte|a dit|a déclaré|a annoncé|a écrit|dijo|afirmó|anunció|aconsejó|advirtió|disse|afirmou|ha detto|"
    r"(?:сказал|сообщил|заявил|рассказал|отметил)(?:а|и)?)\b"
)
_FEWEST_TOLD = 6
_SURE_START = 4
# "Tags: ferry, quay", "Lire aussi ..." lead from the page, whatever follows.
_SURE = re.compile(
    r":$|\bcompleta$|\b(?:also|auch|aussi|anche|también|também|też|także|również|ook|juga|også|myös|также|також)$"
)
# Who took a picture, and what it shows, is told in sentences of any words.
_OF_PICTURES = ("caption", "credit")
_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "))


def fold(text: str) -> str:
    """Return a line as the phrases are written: lower case, straight quotes, bare at its ends."""
    return bare(squeeze(text))


def bare(squeezed: str) -> str:
    """Return a squeezed line without the signs at its ends."""
    return squeezed.strip(_EDGES)


def squeeze(text: str) -> str:
    """Return a line in lower case, with straight quotes, every run of white space one blank."""
    # A third of the time, for the most common kind of line: its only white space are single blanks.
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.casefold().strip()
    # Five replacements take a tenth of the time of one translation by a table.
    for curly, straight in _STRAIGHT:
        text = text.replace(curly, straight)
    return " ".join(text.casefold().split())


class _Pattern(NamedTuple):
    """What a whole line of noise looks like; no line does without what it `holds`."""

    shape: str
    holds: str
    reason: str

    def fits(self, line: str) -> bool:
        """Whether a line looks like that."""
        return _compiled(self.shape).fullmatch(line) is not None


# Compiled where a line may look like it: most captures have none, and to compile all takes longer than to read one.
_compiled = cache(re.compile)


def _pattern(written: str | Mapping[str, str], reason: str) -> _Pattern:
    if isinstance(written, str):
        return _Pattern(written, "", reason)
    return _Pattern(written["pattern"], written["holds"], reason)


class NoisePhrases(Protocol):
    """What tells noise: the phrases that the program ships, alone or with what an archive teaches."""

    reasons: tuple[str, ...]
    """All the reasons that it gives."""

    ends: frozenset[str]
    """Those of them at which an article can end."""

    @property
    def written(self) -> WrittenPhrases:
        """The phrases alone, without what an archive teaches: the same for all captures."""
        ...

    def reason(self, text: str) -> str | None:
        """Return why a line is noise by its words alone, or None where they do not tell."""
        ...

    def learnt_reason(self, folded: str) -> str | None:
        """Return why a folded line is noise by what the archive teaches, or None where it does not tell."""
        ...


class WrittenPhrases:
    """The compiled phrases. `reason` is a pure lookup; the object holds nothing that changes."""

    def __init__(self, kinds: Mapping[str, Mapping[str, Any]]) -> None:
        self.reasons = tuple(kinds)
        self.ends = frozenset(reason for reason, kind in kinds.items() if kind.get("ends"))
        self._lines = {fold(str(line)): reason for reason, kind in kinds.items() for line in kind.get("lines", ())}
        self._starts = {squeeze(str(s)): reason for reason, kind in kinds.items() for s in kind.get("starts", ())}
        openings = {squeeze(str(s)): reason for reason, kind in kinds.items() for s in kind.get("openings", ())}
        self._starts |= openings
        self._beginnings = Beginnings(self._starts)
        self._openings = frozenset(openings)
        self._first_signs = frozenset(opening[:_FIRST_SIGNS] for opening in openings)
        within = {squeeze(str(s)): reason for reason, kind in kinds.items() for s in kind.get("within", ())}
        self._within_reasons = list(within.values())
        patterns = [_pattern(one, reason) for reason, kind in kinds.items() for one in kind.get("patterns", ())]
        # Every line is asked whether any of them fits, and next to none has one that does.
        self._at_once = [pattern for pattern in patterns if not pattern.holds]
        self._any_at_once = re.compile("|".join(f"(?:{pattern.shape})" for pattern in self._at_once) or r"(?!)")
        self._held = [pattern for pattern in patterns if pattern.holds]
        held = [pattern.holds for pattern in self._held]
        self._within_or_held = AhoCorasick([*within, *held], implementation=Implementation.DFA)

    @property
    def written(self) -> WrittenPhrases:
        """Itself."""
        return self

    def learnt_reason(self, folded: str) -> str | None:
        """Return None: no archive has taught it anything."""
        return None

    def reason(self, text: str) -> str | None:
        """Return why a line is noise by its words alone, or None where they do not tell."""
        if len(text) > LONGEST:
            return None
        whole = squeeze(text)
        return self.reason_of(whole, bare(whole))

    def notice_reason(self, text: str) -> str | None:
        """Return the same of a line of any length that begins as pages do on cookies, rights, comments or support."""
        opening = text[:_OPENING]
        if ("opyright" in opening or "©" in opening) and _RIGHTS.search(text):
            return "copyright"
        if text[:_FIRST_SIGNS].casefold() in self._first_signs:
            start = self._beginnings.longest(squeeze(opening))
            if start in self._openings:
                return self._starts[start]
        kind = "cookies" if "ookie" in opening else "comments" if "omments " in opening else ""
        if not kind:
            return None
        start = self._beginnings.longest(squeeze(opening).lstrip(_EDGES))
        if not start or self._starts[start] != kind:
            return None
        return kind if kind == "cookies" or start.count(" ") + 1 >= _SURE_START else None

    def reason_of(self, whole: str, folded: str) -> str | None:
        """Return the same of a line of at most `LONGEST` characters that is squeezed already, and folded."""
        if not folded or not (folded[0].isalnum() or any(map(str.isalnum, folded))):
            return "ornament"
        if reason := self._lines.get(folded):
            return reason
        opening = whole.lstrip(_EDGES)
        start = self._beginnings.longest(opening)
        # A listed point of the article may begin like a link does: "- More from ..." is told from it by its dash.
        if start and opening == whole.lstrip(_BRACKETS) and len(folded.split()) <= _SHORT_START_WORDS:
            follows = opening[len(start) : len(start) + 1]
            if not (follows.isalnum() and start[-1].isalnum()) and not self._is_told(whole, opening, start):
                return self._starts[start]
        found = self._within_or_held.find_matches_as_indexes(whole, overlapping=True)
        if found and (reason := self._found_reason(whole, [number for number, _, _ in found])):
            return reason
        if self._any_at_once.fullmatch(whole):
            return next(pattern.reason for pattern in self._at_once if pattern.fits(whole))
        return None

    def _found_reason(self, whole: str, numbers: Sequence[int]) -> str | None:
        """The reason that what was found in a line gives: a phrase, unless it is reported, or a pattern that fits."""
        phrases = len(self._within_reasons)
        told = _is_sentence(whole) and _REPORTED.search(whole)
        if not told and (first := next((number for number in numbers if number < phrases), None)) is not None:
            return self._within_reasons[first]
        held = [self._held[number - phrases] for number in numbers if number >= phrases]
        return next((pattern.reason for pattern in held if pattern.fits(whole)), None)

    def _is_told(self, whole: str, opening: str, start: str) -> bool:
        """Whether a line is a sentence of a story that begins as a label does: "Commenting on the talks, he ..."."""
        if not _is_sentence(whole):
            return False
        if _REPORTED.search(whole):
            return True
        words = start.count(" ") + 1
        if self._starts[start] in _OF_PICTURES or words >= _SURE_START or _SURE.search(start):
            return False
        return _OF_PAGE.search(opening, 0 if words == _SURE_START - 1 else len(start)) is None


def _is_sentence(whole: str) -> bool:
    """Whether a squeezed line is several words that end in a full stop, as few labels do."""
    end = whole.rstrip("\"')»")
    return end.endswith((".", "。")) and not end.endswith("..") and whole.count(" ") >= _FEWEST_TOLD - 1


@cache
def shipped_noise() -> WrittenPhrases:
    """Return the phrases that the program ships."""
    text = (files("archive_gen") / "data" / "noise.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return WrittenPhrases(yaml.load(text, Loader=loader))
