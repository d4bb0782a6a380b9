from __future__ import annotations

import random

import pytest

from archive_gen.loader import line_keys, load_record
from archive_gen.loader.noise import shipped_noise
from archive_gen.loader.shared_lines import LearnedNoise
from archive_gen.model import Capture
from archive_gen.shared_lines import LineKeys, learn_again, learn_shared_lines
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
    return learn_shared_lines(map(line_keys, captures)).keys


def test_lines_that_many_captures_share_are_cut_with_that_reason() -> None:
    captures = [page(number) for number in range(3)]
    record = load_record(captures[0], shipped_knowledge(), learn(captures)).record
    assert record is not None
    assert {part.line: part.reason for part in record.removed} == dict.fromkeys((1, 2), "repeated-in-archive")
    assert record.title == "Story number 0 of the week"


def test_what_the_archive_teaches_stands_beside_the_phrases() -> None:
    learnt = LearnedNoise(shipped_noise(), learn([page(number) for number in range(3)]))
    assert learnt.reason("The Harbour Ledger since 1891") == "repeated-in-archive"
    assert learnt.reason("Skip to content") == "navigation"
    assert learnt.written.reason("The Harbour Ledger since 1891") is None
    assert set(learnt.reasons) - set(shipped_noise().reasons) == {"repeated-in-archive"}


def titles(captures: list[Capture]) -> list[str | None]:
    """The headline of each capture of an archive, None where it states none."""
    shared = learn(captures)
    records = [load_record(capture, shipped_knowledge(), shared).record for capture in captures]
    return [record.title if record and record.title_basis == "stated" else None for record in records]


def headed(number: int, *head: str) -> Capture:
    told = "\n\n".join(f"{story} So it was told as number {number}." for story in STORIES[number % 4 :])
    stamp = f"Published {number + 1} May 2021"
    return Capture(f"articles/{number}.txt", "\n\n".join([*head, stamp, told, ""]).encode())


SERIES = "Minutes of the weekly harbour board"


@pytest.mark.parametrize("count", [2, 3, 5, 6, 12])
@pytest.mark.parametrize(
    "head",
    [
        [SERIES], ["The Harbour Ledger since 1891", SERIES], ["Front page", SERIES], [SERIES, "By Jana Example"],
        [SERIES, "The Harbour Ledger"],
    ],
)  # fmt: skip
def test_a_headline_is_one_however_many_captures_have_it(head: list[str], count: int) -> None:
    assert titles([headed(number, *head) for number in range(count)]) == [SERIES] * count


def test_a_headline_that_recurs_needs_no_stamp_where_nothing_else_is_above_the_story() -> None:
    captures = [
        Capture(f"articles/{number}.txt", f"{SERIES}\n\n{STORIES[number % 4]} It was number {number}.\n".encode())
        for number in range(8)
    ]
    assert titles(captures) == [SERIES] * 8


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["The Harbour Ledger since 1891"], []),
        (["Harbour Broadcasting Corporation", "Tides and ferries all day long"], []),
        (["Home", "World", "Ferries and tides", "The letters of our readers"], []),
        ([], ["Regional affairs and weather"]),
        (["Regional affairs and weather"], ["By Jana Example"]),
    ],
)
def test_a_frame_is_no_headline_where_a_headline_stands(above: list[str], below: list[str]) -> None:
    stated = [f"Number {word} was a good one for the town" for word in ("two", "three", "five", "seven", "nine", "ten")]
    assert titles([headed(number, *above, one, *below) for number, one in enumerate(stated)]) == stated
    words = ["Ferryless", "Market", "Choir", "Mapped", "Quayside", "Stairs"]
    if not below or not above:
        assert titles([headed(number, *above, one) for number, one in enumerate(words)]) == words


@pytest.mark.parametrize(
    "frame", ["The Harbour Ledger since 1891", "Northern Coast Evening Dispatch", "Ledger News Online"]
)
def test_an_outlets_name_above_the_stamp_is_no_headline(frame: str) -> None:
    assert titles([headed(number, frame) for number in range(8)]) == [None] * 8


def test_the_byline_and_the_day_that_articles_have_in_common_are_no_frame() -> None:
    captures = [
        Capture(
            f"articles/{number}.txt",
            f"Story number {number} of the week\nBy Jana Example\nPublished 3 May 2021\n\n{story}\n".encode(),
        )
        for number, story in enumerate(STORIES)
    ]
    shared = learn(captures)
    assert shared
    for capture in captures:
        record = load_record(capture, shipped_knowledge(), shared).record
        assert record is not None
        assert record.byline == ("Jana Example",)
        assert [part.reason for part in record.removed] == ["byline", "stamp"]


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


class Archive:
    """Captures of frames, headings and paragraphs, some of them copies of others; changed by a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.captures = {number: self.text() for number in range(self.chance.choice((12, 30, 90)))}

    def text(self) -> str:
        chance = self.chance
        frames = [f"The {name} and all of its news" for name in ("Ledger", "Courier", "Herald")]
        rare = [f"Heading of number {chance.randrange(9)} of few" for _ in range(2)]
        long = [f"The paragraph {chance.randrange(30)} that {'reports of one matter ' * 4} repeat." for _ in range(3)]
        own = [f"The paragraph {chance.random()} that {'no other report of any matter ' * 3} has." for _ in range(3)]
        legal = ["All rights to this text and to what is beside it are of those who have them, and of no one else."]
        lines = [*frames[: chance.choice((0, 1, 1, 3))], *rare[: chance.randrange(3)], *own]
        lines += [*long[: chance.choice((0, 0, 1, 3))], *legal[: chance.choice((0, 1, 1))]]
        return "\n".join(chance.sample(lines, len(lines)) if chance.random() < 0.2 else lines)

    def change(self) -> set[int]:
        """Change a few captures, and return their numbers; some are new, some gone, some copied from another."""
        chance = self.chance
        numbers = sorted(self.captures)
        changed = set(chance.sample(numbers, chance.choice((1, 1, 2, 5))))
        for number in changed:
            kind = chance.randrange(5)
            if kind == 0:
                del self.captures[number]
            elif kind == 1:
                self.captures[number] += f"\nOne line more, and it is {chance.choice(('another', chance.random()))}"
            elif kind == 2:
                self.captures[number] = self.captures.get(chance.choice(numbers), self.text())
            else:
                self.captures[number] = self.text()
        added = {max(numbers) + 1 + n for n in range(chance.randrange(3))}
        self.captures |= {number: self.text() for number in added}
        return changed | added

    def keys(self) -> dict[int, LineKeys]:
        return {number: line_keys(Capture("a.txt", text.encode())) for number, text in self.captures.items()}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_learned_of_a_few_changes_is_what_is_learned_anew(seed: int) -> None:
    archive = Archive(seed)
    keys = archive.keys()
    shared, told = learn_shared_lines(keys.values()), 0
    for _ in range(12):
        changed = archive.change()
        before, keys = keys, archive.keys()
        former = [one for number, one in before.items() if number in changed]
        now = [one for number, one in keys.items() if number in changed]
        others = [one for number, one in keys.items() if number not in changed]
        again = learn_again(shared, former, now, others)
        shared = learn_shared_lines(keys.values())
        assert again in (None, shared)
        told += again is not None
    assert told or len(archive.captures) < 30


def test_a_report_that_is_changed_alone_has_nothing_counted_anew() -> None:
    keys = [line_keys(page(number)) for number in range(60)]
    shared = learn_shared_lines(keys)
    [changed] = [line_keys(page(7, story=f"{STORIES[3]} And what was not said before of the map is said now."))]
    assert shared.keys
    assert learn_again(shared, keys[7:8], [changed], [*keys[:7], *keys[8:]]) == shared


def test_a_paragraph_that_one_more_capture_has_can_tell_that_others_are_no_copies() -> None:
    legal = "All rights to this text and to what is beside it are of those who have them, and of no one else at all."
    keys = [line_keys(page(number, story=f"{legal}\n\nNo {number}. {STORIES[number % 4]}")) for number in range(60)]
    plain = [line_keys(page(number)) for number in range(100, 110)]
    for count in (39, 40, 41):
        shared, now = (learn_shared_lines([*plain, *keys[:held]]) for held in (count, count + 1))
        again = learn_again(shared, [], keys[count : count + 1], [*plain, *keys[:count]])
        assert again == (now if count == 41 else None)
