"""A made-up archive of news texts: as raw captures for archive-gen, with front matter for programs that want it.

Equal arguments give equal articles. Words, names and subjects are as unevenly frequent as in real texts; one
to six articles tell of one event. Nothing in them was written by anybody.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from archive_gen.vocabulary import Vocabulary, read_vocabulary, shipped_files

FEWEST_WORDS, MOST_WORDS = 350, 600
FIRST_DAY = dt.date(2010, 1, 1)
DAYS = 5000
PER_FOLDER = 1000

T = TypeVar("T")
_RARE_WORDS = 30_000
_EVEN = 0.3
_STAMPS = ("stamp", "stamp", "stamp", "stamp", "stamp", "stamp", "dateline", "dateline", "copyright", "none")
_SYLLABLES = ("ba", "ke", "lim", "sor", "tun", "vek", "zam", "dri", "pol", "gha", "mon", "tis")
_OUTLETS = ("Harbour Ledger", "Northern Dispatch", "Valley Courier", "Evening Lantern", "Coastal Review")
_MENU = ("Front page", "World", "Economy", "Culture", "Letters", "Subscribe")
_FOOT = ("Share this article", "Most read", "Sign up for our newsletter", "All rights reserved")
_NOUNS = """
agreement area army bank border budget case change city committee company conference council country court day
debate decision delegation deputy dispute economy effort energy export factory family farmer force fund future
government group harbour health history hospital house industry inquiry interest island issue judge law lawyer
leader letter line market measure meeting member million minister ministry month morning neighbour night number
office officer oil opposition order parliament part party peace people plan plant police policy port power price
problem process project proposal protest question reason region report request research result right river road rule
school season security service ship side source speech staff statement station storm street strike student study
summer support system tax team term test town trade train treaty trial union university village vote war water week
winter woman work worker world year
""".split()
_VERBS = """
accepted announced approved asked attended avoided began called cancelled changed claimed confirmed considered
criticised decided defended delayed demanded denied described discussed doubted ended examined expected explained
feared found followed heard held ignored increased joined kept left limited made measured met missed moved named
offered opened opposed ordered praised prepared presented promised proposed published questioned raised reached
received refused rejected remembered reported requested resumed returned reviewed saw sent settled showed signed
started stopped studied suggested supported visited warned welcomed
""".split()
_ADJECTIVES = """
annual big central clear close common current difficult early economic empty final foreign former free full general
good high important independent large late legal local long main major military modern national new next northern
old open possible present private public quiet recent regional rural second senior serious short small social
southern special strong sudden western whole wide young
""".split()
_SHAPES = (
    "The {a} {n} of the {n} {v} the {a} {n}, and {who} {v} it.",
    "{who} {v} that the {n} had {v} a {a} {n} in {where} before the {n} {v}.",
    "In {where}, a {a} {n} {v} the {n} because of the {rare} {n}, the {n} said.",
    "Nobody {v} why the {n} {v} so {a} a {n} after the {n} in {where}.",
    "It was the {a} {n} since the {n} {v} the {rare} {n}, which {who} had {v}.",
    "A {n} for the {n} {v} the {n} and {v} {what}.",
    "The {n} {v} the {rare}, but the {a} {n} of {where} {v} the {n} and the {n}.",
    "When the {n} {v}, the {n} {v} that it would be a {a} {n} with {what} and a {rare} {n}.",
)


class Article(NamedTuple):
    """A news text. `name` is its file's, without ending; `stamp` says how its day is told in the raw capture."""

    name: str
    title: str
    day: dt.date
    outlet: str
    author: str
    people: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    paragraphs: tuple[str, ...]
    stamp: str


class _Event(NamedTuple):
    day: dt.date
    people: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    rare: tuple[str, ...]


def make_articles(size: int, seed: int = 0) -> Iterator[Article]:
    """Yield the articles; those of a smaller size are the first of those of a larger one."""
    chance = random.Random(seed)
    vocabulary, _ = read_vocabulary(shipped_files())
    rare = [make_word(chance) for _ in range(_RARE_WORDS)]
    made = 0
    while made < size:
        event = _make_event(vocabulary, rare, chance)
        for _ in range(min(chance.choice((1, 1, 1, 1, 2, 2, 3, 6)), size - made)):
            yield _make_article(f"{made:06}", event, rare, chance)
            made += 1


def make_word(chance: random.Random) -> str:
    """Return a word of two to four syllables that no language has in this order."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4))))


def _make_event(vocabulary: Vocabulary, rare: Sequence[str], chance: random.Random) -> _Event:
    people = [actor.name for actor in vocabulary.actors if actor.kind == "person" and actor.name.isascii()]
    countries = [country.name for country in vocabulary.countries if country.un_member]
    topics = [(topic.label, _trigger(topic.triggers)) for topic in vocabulary.topics if _trigger(topic.triggers)]
    return _Event(
        FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS)),
        tuple(dict.fromkeys(_uneven(people, chance) for _ in range(chance.choice((1, 2, 2, 3))))),
        tuple(dict.fromkeys(_uneven(countries, chance) for _ in range(chance.choice((1, 2, 2, 3))))),
        tuple(dict.fromkeys(_uneven(topics, chance) for _ in range(2))),
        tuple(_uneven(rare, chance, 200) for _ in range(40)),
    )


def _trigger(triggers: Sequence[str]) -> str:
    return next((text for text in triggers if text.isascii() and "{" not in text), "")


def _uneven(choices: Sequence[T], chance: random.Random, first: int = 0) -> T:
    """Return one of the choices, most often one of the first of them."""
    if chance.random() < _EVEN:
        return chance.choice(choices)
    return choices[min(int(chance.paretovariate(0.6)) - 1 + first, len(choices) - 1)]


def _make_article(name: str, event: _Event, rare: Sequence[str], chance: random.Random) -> Article:
    who, where, what = event.people, event.countries, [trigger for _, trigger in event.topics]

    def sentence() -> str:
        text = chance.choice(_SHAPES)
        for mark, words in (("{a}", _ADJECTIVES), ("{n}", _NOUNS), ("{v}", _VERBS)):
            while mark in text:
                text = text.replace(mark, chance.choice(words), 1)
        word = chance.choice(event.rare) if chance.random() < 0.8 else chance.choice(rare)
        names = {"{who}": chance.choice(who), "{where}": chance.choice(where), "{what}": chance.choice(what)}
        for mark, named in {**names, "{rare}": word}.items():
            text = text.replace(mark, named)
        return text

    length = chance.randrange(FEWEST_WORDS, MOST_WORDS)
    paragraphs, count = [], 0
    while count < length:
        sentences = [sentence() for _ in range(chance.randrange(2, 5))]
        paragraphs.append(" ".join(sentences))
        count += len(paragraphs[-1].split())
    verb, noun, adjective = chance.choice(_VERBS), chance.choice(_NOUNS), chance.choice(_ADJECTIVES)
    title = f"{chance.choice(who)} {verb} {adjective} {noun} with {chance.choice(where)}, {chance.choice(event.rare)}"
    return Article(
        name, title, event.day + dt.timedelta(days=chance.choice((0, 0, 1))), chance.choice(_OUTLETS),
        f"{chance.choice(event.rare).title()} {chance.choice(rare).title()}",
        who, where, tuple(label for label, _ in event.topics), tuple(paragraphs),
        chance.choice(_STAMPS),
    )  # fmt: skip


def capture_of(article: Article) -> str:
    """Return the article as it is saved from a page: with the page's frame, and no front matter."""
    day = article.day
    lines = [article.outlet, *_MENU, article.title, ""]
    if article.stamp == "stamp":
        lines += [f"By {article.author}", f"Published {day.day} {day:%B} {day.year}", ""]
    first, *rest = article.paragraphs
    place = f"{article.countries[0].upper()}, {day:%B} {day.day}, {day.year} - " if article.stamp == "dateline" else ""
    lines += [f"{place}{first}", ""]
    lines += [line for paragraph in rest for line in (paragraph, "")]
    owner = f"Copyright {day.year} {article.outlet}" if article.stamp == "copyright" else article.outlet
    return "\n".join([*lines, *_FOOT, owner, ""])


def source_of(article: Article) -> str:
    """Return where the capture stands: in folders of a thousand, by the articles' numbers."""
    return f"articles/{int(article.name) // PER_FOLDER:03}/{article.name}.txt"


def write_captures(folder: Path, articles: Iterator[Article]) -> None:
    """Write the articles as an archive project: its settings and its captures."""
    (folder / "archive.yaml").write_text(
        "title: A made-up archive\nbase_url: https://example.org\nsources: [articles]\n", encoding="utf-8"
    )
    for article in articles:
        path = folder / source_of(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(capture_of(article), encoding="utf-8")
