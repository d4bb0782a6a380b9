from __future__ import annotations

import random

import pytest

from archive_gen.loader import learn_shared_lines, line_keys, load_record
from archive_gen.model import Capture
from loading import shipped_knowledge

FRAME = "The Harbour Ledger since 1891\nTides and ferries today\n\n"
STORIES = [
    "The ferry sailed again on Wednesday after a break of two years, with forty passengers on board.",
    "The market hall has opened its second floor, with room for twelve more stalls than before it.",
    "The choir sang in the old town hall on Sunday for the first time since the roof was mended there.",
    "The museum will show the map from the spring on, and until then it is kept in the dark below.",
]


def page(number: int, frame: str = FRAME, story: str | None = None) -> Capture:
    told = story or STORIES[number % len(STORIES)]
    text = f"{frame}Story number {number} of the week\n\n{told} It was number {number}.\n"
    return Capture(f"articles/{number}.txt", text.encode())


def learn(captures: list[Capture]) -> frozenset[int]:
    return learn_shared_lines(map(line_keys, captures))


def test_lines_that_many_captures_share_are_cut_with_that_reason() -> None:
    captures = [page(number) for number in range(3)]
    record = load_record(captures[0], shipped_knowledge(), learn(captures)).record
    assert record is not None
    assert {part.line: part.reason for part in record.removed} == dict.fromkeys((1, 2), "repeated-in-archive")
    assert record.title == "Story number 0 of the week"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\x85", "\u2028", "\u2029", "\n \t\n"])
def test_lines_end_where_the_loader_has_them_end(end: str) -> None:
    text = f"{FRAME}{STORIES[0]}"
    other = Capture("articles/0.txt", text.replace("\n", end).encode())
    assert line_keys(other) == line_keys(Capture("articles/0.txt", text.encode()))


def test_what_ends_no_line_for_the_loader_ends_none_here() -> None:
    lines = [line_keys(Capture("articles/0.txt", f"Harbour Ledger{sign}since 1891".encode())) for sign in "\v\x1c\x1e "]
    assert len(set(lines)) == 1


def test_two_captures_teach_nothing() -> None:
    assert learn([page(0), page(1)]) == frozenset()


def test_copies_of_one_text_teach_nothing() -> None:
    assert learn([page(number, story=STORIES[0] + "\n\n" + STORIES[1]) for number in range(4)]) == frozenset()


def test_a_heading_that_a_few_texts_share_is_no_frame() -> None:
    captures = [page(number, frame="", story=f"Background\n\n{STORIES[number]}") for number in range(4)]
    assert learn(captures) == frozenset()


def test_what_is_learned_does_not_depend_on_the_order() -> None:
    captures = [page(number) for number in range(12)]
    shuffled = random.Random(1).sample(captures, len(captures))
    assert learn(captures) == learn(shuffled) != frozenset()
