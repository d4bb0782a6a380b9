"""What reads captures takes time in line with their size, whatever stands in them.

Counted is processor time, in a child that the system ends: in the short form by a bound that only a blow-up passes, in
the full form also by how the time grows.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import starmap

import pytest
from attacks import PLAIN, attacks_on, patterns, pumps_of
from hostile import PROSE
from limited import in_child
from reading import read

from archive_gen.config import read_config
from archive_gen.edges.server import decode_path
from archive_gen.edtf import parse_edtf
from archive_gen.given import read_given, split_front_matter
from archive_gen.loader.decode import decode
from archive_gen.loader.noise import shipped_noise
from archive_gen.renderer.html import markdown_html, safe_url
from archive_gen.slugs import make_slug
from archive_gen.strict_yaml import read_yaml
from archive_gen.vocabulary import read_vocabulary
from loading import shipped_gazetteer, shipped_vocabulary

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes that share this one's memory")
SHORT, LONG = 20_000, 1_000_000
SECONDS_EACH = 20
STEEP = 3
"""For a million characters, which take one to three seconds; a square of them would take days."""
BY_MODULE: dict[str, set[str]] = defaultdict(set)
PUMPS: dict[str, set[tuple[str, str]]] = defaultdict(set)
for _pattern, _module in patterns().items():
    BY_MODULE[_module] |= attacks_on(_pattern)
    PUMPS[_module] |= pumps_of(_pattern)
MISFITS = (
    "\x01",
    "!a",
    " x 9",
    "|",
    "(",
    ". and a tail that goes on for more than sixty signs, which fits nothing at all",
)
LONG_TO_READ = 5
"""Seconds for six lines of 20,000 characters amid articles, which take a half; a square of them takes a minute."""
ROUNDS = (12, 24, 36)
"""What doubles with each round takes a tenth of a second after some of them, and with the last of these forever."""


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    """Compile the vocabulary here, so that no child has to."""
    shipped_gazetteer()
    read(PROSE.encode())


def line(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def read_amid_an_article(hostile: str, ending: str = "txt") -> None:
    """Read a hostile line amid an article, and on top of one."""
    head = f"A ferry is spoken of\n\nPublished 12 June 2018\n\n{PROSE}\n"
    for text in (f"{head}{hostile}\n\n{PROSE}", f"{hostile}\n\n{PROSE}"):
        read(text.encode("utf-8", "replace"), ending)


def test_the_programs_patterns_are_found() -> None:
    assert sum(map(len, BY_MODULE.values())) > 300
    assert {
        "archive_gen.loader.stamps",
        "archive_gen.loader.dates",
        "archive_gen.edtf",
        "archive_gen.slugs",
    } <= BY_MODULE.keys()


def test_no_pattern_has_ever_more_ways_through_a_short_line() -> None:
    def endless() -> list[str]:
        phrases = shipped_noise()
        late = [re.compile(one.shape) for one in (*phrases._at_once, *phrases._held)]
        return [one.pattern for one in (*patterns(), *late) if any(starmap(runs_away(one), pumps_of(one)))]

    assert in_child(endless, cpu_seconds=60) == []


def runs_away(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    """Return whether the pattern takes a moment for some rounds of a text behind another, and what does not fit."""

    def runs(before: str, text: str) -> bool:
        return any(seconds(before + text * rounds + misfit) > 0.05 for rounds in ROUNDS for misfit in MISFITS)

    def seconds(line: str) -> float:
        started = time.process_time()
        for look in (pattern.match, pattern.fullmatch, pattern.search):
            look(line)
        return time.process_time() - started

    return runs


def test_a_pattern_with_ever_more_ways_is_told() -> None:
    assert any(starmap(runs_away(re.compile("(?:a|b?a)+c")), pumps_of(re.compile("(?:a|b?a)+c"))))
    assert not any(starmap(runs_away(re.compile("(?:a|ba)+c")), pumps_of(re.compile("(?:a|ba)+c"))))


@pytest.mark.full
@pytest.mark.parametrize("module", sorted(module for module, pumps in PUMPS.items() if pumps))
def test_lines_that_each_pattern_goes_round_in_are_read_in_no_time(module: str) -> None:
    def slow() -> list[tuple[str, str]]:
        found = []
        for before, text in sorted(PUMPS[module]):
            started = time.process_time()
            for misfit in MISFITS[:3]:
                read_amid_an_article(before + line(text, SHORT) + misfit)
            if time.process_time() - started > LONG_TO_READ:
                found.append((before, text))
        return found

    assert in_child(slow, cpu_seconds=SECONDS_EACH * len(PUMPS[module])) == []


def test_hostile_lines_are_read_in_no_time() -> None:
    in_child(lambda: [read_amid_an_article(line(text, SHORT)) for text in PLAIN][:0], cpu_seconds=60)


def test_who_is_called_by_their_office_forty_times_is_read_in_no_time() -> None:
    """The days on which all of them held their offices are no more of them for each time that somebody is named."""
    vocabulary = shipped_vocabulary()
    country = {one.id: one.name for one in vocabulary.countries}
    twice = [one for one in vocabulary.actors if sum(role.start is not None for role in one.roles) > 1]
    called = [f"{country[one.country]}'s leader {one.name}" for one in twice if one.country in country]
    called += [f"{role.post.partition(' of ')[0]} {one.name}" for one in twice for role in one.roles if role.start]

    def read_each() -> None:
        for who in sorted(set(called)):
            said = [f"On Monday {who} said that ferry {number} is late." for number in range(40)]
            read("\n\n".join(["A ferry is spoken of", *said]).encode())

    in_child(read_each, cpu_seconds=90)


@pytest.mark.full
@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("text", PLAIN, ids=ascii)
def test_a_hostile_line_of_a_megabyte_is_read_in_seconds(text: str, ending: str) -> None:
    in_child(lambda: read_amid_an_article(line(text, LONG), ending), cpu_seconds=2 * SECONDS_EACH)


@pytest.mark.full
@pytest.mark.parametrize("module", sorted(BY_MODULE))
def test_lines_that_each_pattern_matches_or_nearly_does_are_read_in_line_with_their_length(module: str) -> None:
    def growths() -> list[tuple[float, str]]:
        return [(steady_growth(text), text) for text in attacks]

    attacks = sorted(BY_MODULE[module])
    steep = [one for one in in_child(growths, cpu_seconds=SECONDS_EACH * len(attacks)) if one[0] > STEEP]
    assert steep == []


def steady_growth(text: str) -> float:
    """Return the growth over lines of a text; where it is steep, over longer ones, for a busy machine may look so."""
    found = growth(lambda length: read_amid_an_article(line(text, length)), 200_000)
    if found < STEEP:
        return found
    return min(growth(lambda length: read_amid_an_article(line(text, length)), 400_000) for _ in range(3))


def growth(work: Callable[[int], object], length: int) -> float:
    """Return by what factor the work takes longer on twice the length: 2 where it is linear, 4 where it is a square."""
    times = []
    for size in (length, 2 * length):
        started = time.process_time()
        work(size)
        times.append(time.process_time() - started)
    # What takes a moment takes it for other reasons than its length.
    return times[1] / times[0] if times[0] > 0.2 else 0


YAML = (
    "a: [" * 20_000, "a: &a [" * 9000, "- " * 100_000, "? " * 50_000, "{" * 90_000, "a:\n " * 50_000, "'" * 90_000,
    "a: |\n" + " " * 500_000, "#" * 900_000, "a: " + "9" * 500_000, "\t" * 90_000, "a: !!a " * 20_000,
    "k: v\n" * 100_000, "\u2028" * 90_000, "a: 'x\n" * 50_000, "---\n" * 90_000, ": " * 90_000,
)  # fmt: skip


PARSERS: dict[str, tuple[Callable[[str], object], Iterable[str]]] = {
    "decode": (lambda text: decode(text.encode("utf-8", "replace"), "a.txt"), PLAIN),
    "decode utf-16": (lambda text: decode(text.encode("utf-16-le", "replace"), "a.txt"), PLAIN),
    "decode controls": (
        lambda text: decode(f"a{text}a".encode(), "a.txt"),
        ("\0", "\0\0\0a", "\x92", "a\x92", "â€™", "Ã", "鈥"),
    ),
    "decode bad marks": (lambda text: decode(b"a\x92" * len(text) + text.encode(), "a.txt"), ("é", "한")),
    "decode legacy": (lambda text: decode(text.encode("cp949", "replace") + b"\xff" * 9, "a.txt"), PLAIN),
    "front matter": (lambda text: split_front_matter(f"---\n{text}"), (*PLAIN, "---\n", "\n", "- -")),
    "edtf": (lambda text: _refused(parse_edtf, text, f"[{text}]"), (*PLAIN, "2019..", "2019-04~,")),
    "slug": (make_slug, PLAIN),
    "url": (safe_url, PLAIN),
    "request": (decode_path, (*PLAIN, "/..", "/%2e", "%25", "/\u0301")),
    "markdown": (lambda text: markdown_html(text, ""), (*PLAIN, "[a][", "| a ", "> ", "* ", "1. ", "`a", "**a", "[^1")),
}  # fmt: skip


def _refused(parse: Callable[[str], object], *texts: str) -> None:
    for text in texts:
        with contextlib.suppress(ValueError):
            parse(text)


@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.parametrize("length", [20_000, pytest.param(LONG, marks=pytest.mark.full)])
def test_a_parser_takes_a_hostile_line_in_no_time(name: str, length: int) -> None:
    parse, texts = PARSERS[name]
    limit = 20 if length < LONG else 300
    in_child(lambda: [parse(line(text, length)) for text in texts][:0], cpu_seconds=limit)


@pytest.mark.parametrize(
    "read_text",
    [read_given, read_config, read_yaml, partial(read_vocabulary, [])],
    ids=["sidecar", "project", "yaml", "vocabulary"],
)
def test_hostile_yaml_is_refused_in_no_time(read_text: Callable[..., object]) -> None:
    def refuse() -> None:
        for text in YAML:
            if isinstance(read_text, partial):
                read_text([("vocabulary/a.yaml", text.encode("utf-8", "replace"))])
            else:
                read_text(text, "a.yaml")

    in_child(refuse, cpu_seconds=30)
