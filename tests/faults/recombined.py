"""Captures as no one makes them up: real ones taken apart and put together anew, so that all stands beside all else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

_SENTENCE_END = re.compile(r"(?<=[.!?。])\s+|\n+")
_NUMBERS = ("0", "1", "13", "29", "31", "32", "99", "1899", "2022", "9999", "20221")
_ODD = (
    "\x00", "\ufeff", "\u202e", "\u2028", "\u200b", "\f", "&amp;", "<b>", "---\n", "```\n", '{"', "=09", "From: a@b\n",
    "[[", "(((", "://", "\u0661\u0662", "\u2163",
)  # fmt: skip
_STARTS = ("> ", "* ", "| ", "# ", "- ", "1. ", "By ", "Photo: ", "Updated ", "Read more: ")
_ELEMENTS = ("<p>", "<div>", "<h1>", "<li>", "<table><tr><td>", "<time>", "<!--")
_SIGNS = " \n.,:;-–—“”'()[]{}0123456789/|@#é日а"
_MOST = 40

Change = Callable[[str, Sequence[str], random.Random], str]


def recombined(texts: Sequence[str], chance: random.Random) -> str:
    """Return one of the texts after one to three changes, each of which may draw on the others."""
    text = chance.choice(texts)
    for change in chance.choices(CHANGES, k=chance.randint(1, 3)):
        text = change(text, texts, chance)
    return text


def _shuffled(text: str, _: Sequence[str], chance: random.Random) -> str:
    lines = text.split("\n")
    return "\n".join(chance.sample(lines, len(lines)))


def _drawn(_: str, texts: Sequence[str], chance: random.Random) -> str:
    return "\n".join(chance.choice(chance.choice(texts).split("\n")) for _ in range(chance.randint(1, _MOST)))


def _behind_another(text: str, texts: Sequence[str], chance: random.Random) -> str:
    other = chance.choice(texts)
    return other[: chance.randint(0, len(other))] + text


def _repeated(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A few of its sentences, each said again and again with another number."""
    sentences = [part for part in _SENTENCE_END.split(text) if part] or [text]
    said = [f"{sentence} {number}." for sentence in chance.choices(sentences, k=3) for number in range(_MOST)]
    return "\n\n".join([sentences[0], *said])


def _doubled(text: str, _: Sequence[str], chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(chance.choice((1, 1, 2, 5))))


def _otherwise_parted(text: str, _: Sequence[str], chance: random.Random) -> str:
    return text.replace("\n", chance.choice((" ", "", "\r\n", "\n\n", "\u2028", "\t", "\n> ", "\n* ", "\n| ")))


def _started(text: str, _: Sequence[str], chance: random.Random) -> str:
    return "\n".join(chance.choice(("", "", *_STARTS)) + line for line in text.split("\n"))


def _cut(text: str, _: Sequence[str], chance: random.Random) -> str:
    return "\n".join(line[: chance.randint(0, 120)] for line in text.split("\n"))


def _renumbered(text: str, _: Sequence[str], chance: random.Random) -> str:
    return re.sub(r"\d+", lambda _: chance.choice(_NUMBERS), text)


def _strewn(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Single signs in place of others, and one odd one between them."""
    signs = list(text) or [""]
    for _ in range(chance.randint(1, 5 * _MOST)):
        signs[chance.randrange(len(signs))] = chance.choice(_SIGNS)
    signs.insert(chance.randrange(len(signs) + 1), chance.choice(_ODD))
    return "".join(signs)


def _headed(text: str, texts: Sequence[str], chance: random.Random) -> str:
    return f"---\n{_drawn(text, texts, chance)[:400]}\n---\n{text}"


def _in_elements(text: str, _: Sequence[str], chance: random.Random) -> str:
    return "<html><body>" + "".join(chance.choice(_ELEMENTS) + line for line in text.split("\n"))


def _in_one_case(text: str, _: Sequence[str], chance: random.Random) -> str:
    return chance.choice((text.upper, text.lower, text.title))()


CHANGES: tuple[Change, ...] = (
    _shuffled, _drawn, _behind_another, _repeated, _doubled, _otherwise_parted, _started, _cut, _renumbered, _strewn,
    _headed, _in_elements, _in_one_case,
)  # fmt: skip
