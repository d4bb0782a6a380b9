"""`python -m benchmarks tagging`: the countries, actors and topics that are tagged, beside plain matching of names.

A folder holds `gold.jsonl`, the texts that it names, and perhaps `topics.json`. Countries are scored strictly, and
leniently: then one that a city in the gold implies is neither right nor wrong.
"""

from __future__ import annotations

import gc
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, product
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from archive_gen.loader import load_record, make_knowledge
from archive_gen.model import Capture, Record, TaggedRecord
from archive_gen.tagger import Gazetteer, make_gazetteer, tag_record, unpack_gazetteer
from archive_gen.tagger.folding import fold
from archive_gen.vocabulary import Actor, Vocabulary, read_vocabulary, shipped_files

_SALIENT = 0.6
_ROUNDS = 3
_MANY_FORMS = 20_000
_SYLLABLES = ("ba", "ke", "lim", "sor", "tun", "vek", "zam", "dri", "pol", "gha")


class Tagged(NamedTuple):
    """What a program says of a text, as ids; the `main_` ones None where it tells nothing of it."""

    countries: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    main_countries: frozenset[str] | None = None


class Gold(NamedTuple):
    """What people say of a text. A `level` is full, partial or none: how much of it they marked.

    `implied` countries are those of cities and regions that are named. `salient` holds, by country, how many of the
    people think that the text is about it. `topics` and `also` are None where nobody marked topics; the `also` ones
    are neither right nor wrong.
    """

    id: str
    corpus: str
    content: bytes
    country_level: str
    countries: frozenset[str]
    implied: frozenset[str]
    actor_level: str
    actors: tuple[frozenset[str], ...]
    salient: Mapping[str, float]
    topics: frozenset[str] | None
    also: frozenset[str]


class Score(NamedTuple):
    """Counts of what is right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    def f1(self) -> float | None:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else None


Tags = Callable[[Gold], Tagged]


def report(folder: Path) -> str:
    """Return the table for the folder, and how fast texts are tagged."""
    texts, known_topics = read_gold(folder)
    vocabulary = read_vocabulary(shipped_files())[0]
    gazetteer = make_gazetteer(vocabulary)
    programs: dict[str, Tags] = {
        "archive-gen, captures": _ours(vocabulary, gazetteer),
        "flashtext, names": _flashtext(vocabulary, demonyms=False),
        "flashtext, names and demonyms": _flashtext(vocabulary, demonyms=True),
    }
    rows = [_row(name, texts, tags, vocabulary, known_topics) for name, tags in programs.items()]
    head = f"{folder.name}: {len(texts)} texts".ljust(32) + "".join(name.rjust(10) for name in _COLUMNS)
    return "\n".join([head, *rows, "", _NOTES, _speed(texts, vocabulary, gazetteer)])


def read_gold(folder: Path) -> tuple[list[Gold], frozenset[str]]:
    """Return the texts of a folder with what people say of them, and the topics that they could choose from."""
    given = json.loads((folder / "topics.json").read_text("utf-8")) if (folder / "topics.json").exists() else {}
    topics = {entry["id"]: entry for entry in given.get("docs", [])}
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    return [_read_one(folder, json.loads(line), topics) for line in lines], frozenset(given.get("topics", []))


def _read_one(folder: Path, entry: dict[str, Any], topics: Mapping[str, dict[str, list[str]]]) -> Gold:
    marked = topics.get(entry["id"])
    return Gold(
        id=entry["id"],
        corpus=entry["corpus"],
        content=(folder / entry["file"]).read_bytes(),
        country_level=entry["country_level"],
        countries=frozenset(entry["countries"]),
        implied=frozenset(entry["countries_implied"]),
        actor_level=entry["actor_level"],
        actors=tuple(frozenset(_names(actor)) for actor in entry["actors"]),
        salient={
            key.removeprefix("country:"): share
            for key, share in entry.get("salient", {}).items()
            if key.startswith("country:")
        },
        topics=frozenset(marked["main"]) if marked else None,
        also=frozenset(marked.get("also", [])) if marked else frozenset(),
    )


def _names(actor: Mapping[str, str | None]) -> Iterable[str]:
    """Yield how a gold actor may be called: its Wikidata item, its title, the title without a note in brackets."""
    title = (actor["title"] or "").replace("_", " ")
    yield from filter(None, (actor.get("qid"), _key(title), _key(title.split(" (")[0])))


def _key(name: str) -> str:
    return " ".join("".join(character if character.isalnum() else " " for character in fold(name)).split())


# --- programs ---------------------------------------------------------------------------------------------------


def _load(text: Gold, knowledge: Any) -> Record | None:
    return load_record(Capture(f"{text.id}.txt", text.content), knowledge).record


def _ours(vocabulary: Vocabulary, gazetteer: Gazetteer) -> Tags:
    """Return the program as it is: the text is loaded as a capture, so what is cut from it as noise is not tagged."""
    knowledge = make_knowledge(vocabulary)

    def tags(text: Gold) -> Tagged:
        record = _load(text, knowledge)
        return _as_ids(tag_record(record, gazetteer)) if record else Tagged()

    return tags


def _as_ids(tagged: TaggedRecord) -> Tagged:
    return Tagged(
        frozenset(tag.id for tag in tagged.countries),
        frozenset(tag.id for tag in tagged.actors),
        frozenset(tag.id for tag in tagged.topics if tag.main),
        frozenset(tag.id for tag in tagged.countries if tag.main),
    )


def _flashtext(vocabulary: Vocabulary, *, demonyms: bool) -> Tags:
    """Return flashtext with our own names, exact in case; a topic is one whose triggers stand there twice."""
    from flashtext import KeywordProcessor

    processors = {
        facet: KeywordProcessor(case_sensitive=facet != "topics") for facet in ("countries", "actors", "topics")
    }
    for country in vocabulary.countries:
        for form in (country.name, *country.aliases, *(country.demonyms if demonyms else ())):
            processors["countries"].add_keyword(form, country.id)
    for actor in vocabulary.actors:
        for form in (actor.name, *actor.aliases):
            processors["actors"].add_keyword(form, actor.id)
    for topic in vocabulary.topics:
        for form in topic.triggers:
            processors["topics"].add_keyword(form, topic.id)

    def tags(text: Gold) -> Tagged:
        found = {facet: one.extract_keywords(text.content.decode()) for facet, one in processors.items()}
        topics = frozenset(topic for topic, count in Counter(found["topics"]).items() if count > 1)
        return Tagged(frozenset(found["countries"]), frozenset(found["actors"]), topics)

    return tags


# --- scores -----------------------------------------------------------------------------------------------------

_COLUMNS = ("strict", "lenient", "LGL prec", "recall", "act prec", "act rec", "main c", "topics")
_NOTES = (
    "strict, lenient: F1 of countries where all are marked; LGL prec: precision on local papers; recall: countries "
    "where\nsome are marked; act: actors that the vocabulary holds; main c: F1 of main countries; topics: F1 of main "
    "topics"
)


def _row(name: str, texts: Sequence[Gold], tags: Tags, vocabulary: Vocabulary, known_topics: frozenset[str]) -> str:
    said = {text.id: tags(text) for text in texts}
    full = [text for text in texts if text.country_level == "full"]
    local = [text for text in full if text.corpus == "LGL"]
    actors = score_actors(texts, said, vocabulary)
    values = (
        score_countries(full, said, lenient=False).f1(),
        score_countries(full, said, lenient=True).f1(),
        score_countries(local, said, lenient=False).precision(),
        score_countries([text for text in texts if text.country_level == "partial"], said, lenient=False).recall(),
        actors[0].precision(),
        actors[1].recall(),
        score_main(texts, said).f1(),
        score_topics(texts, said, known_topics).f1(),
    )
    return name.ljust(32) + "".join(("-" if value is None else f"{value:.3f}").rjust(10) for value in values)


def score_countries(texts: Iterable[Gold], said: Mapping[str, Tagged], *, lenient: bool) -> Score:
    right = wrong = missed = 0
    for text in texts:
        countries = said[text.id].countries
        right += len(countries & text.countries)
        wrong += len(countries - text.countries - (text.implied if lenient else frozenset()))
        missed += len(text.countries - countries)
    return Score(right, wrong, missed)


def score_actors(texts: Iterable[Gold], said: Mapping[str, Tagged], vocabulary: Vocabulary) -> tuple[Score, Score]:
    """Return the scores, of actors that the vocabulary holds, over texts where all are marked, and over all texts."""
    ids = {_key(name): actor.id for actor in vocabulary.actors for name in (actor.name, *actor.aliases)}
    ids |= {actor.wikidata: actor.id for actor in vocabulary.actors if actor.wikidata}
    counts: Counter[tuple[bool, str]] = Counter()
    for text in texts:
        if text.actor_level == "none":
            continue
        gold = {ids[name] for names in text.actors for name in sorted(names) if name in ids}
        claimed = said[text.id].actors
        for everything in {text.actor_level == "full", False}:
            counts[everything, "right"] += len(gold & claimed)
            counts[everything, "wrong"] += len(claimed - gold)
            counts[everything, "missed"] += len(gold - claimed)
    full, partial = (
        Score(counts[everything, "right"], counts[everything, "wrong"], counts[everything, "missed"])
        for everything in (True, False)
    )
    return full, partial


def score_main(texts: Iterable[Gold], said: Mapping[str, Tagged]) -> Score:
    """Return the score of main countries, among those that people weighed and the program found."""
    right = wrong = missed = 0
    for text in texts:
        main = said[text.id].main_countries
        for country, share in text.salient.items():
            if main is not None and country in said[text.id].countries:
                right += country in main and share >= _SALIENT
                wrong += country in main and share < _SALIENT
                missed += country not in main and share >= _SALIENT
    return Score(right, wrong, missed)


def score_topics(texts: Iterable[Gold], said: Mapping[str, Tagged], known: frozenset[str]) -> Score:
    right = wrong = missed = 0
    for text in texts:
        if text.topics is not None:
            topics = said[text.id].topics & known
            right += len(topics & text.topics)
            wrong += len(topics - text.topics - text.also)
            missed += len(text.topics - topics)
    return Score(right, wrong, missed)


# --- speed ------------------------------------------------------------------------------------------------------


def _speed(texts: Iterable[Gold], vocabulary: Vocabulary, gazetteer: Gazetteer) -> str:
    """How long compiling and tagging take in one processor's time, the best of some rounds."""
    knowledge = make_knowledge(vocabulary)
    records = [record for text in texts if (record := _load(text, knowledge))]
    size = sum(len(record.text) for record in records)
    compiling = _best(lambda: make_gazetteer(vocabulary))
    tagging = _best(lambda: [tag_record(record, gazetteer) for record in records])
    large = make_gazetteer(_widened(vocabulary, _MANY_FORMS - _count_forms(gazetteer)))
    packed = large.pack()
    unpacking = _best(lambda: unpack_gazetteer(packed))
    tagging_large = _best(lambda: [tag_record(record, large) for record in records])
    return (
        f"{_count_forms(gazetteer)} forms compiled in {compiling * 1000:.0f} ms; "
        f"{tagging / max(1, size) * 3_000_000:.2f} ms for 3,000 characters\n"
        f"{_count_forms(large)} forms loaded in {unpacking * 1000:.0f} ms from what a project keeps; "
        f"{tagging_large / max(1, size) * 3_000_000:.2f} ms for 3,000 characters"
    )


def _count_forms(gazetteer: Gazetteer) -> int:
    return sum(map(len, gazetteer.forms.values()))


def _widened(vocabulary: Vocabulary, more: int) -> Vocabulary:
    """The vocabulary with made-up people, one form each: syllables that no name has in this order."""
    names = (f"{a}{b}o {c}{d}ev" for a, b, c, d in product(_SYLLABLES, repeat=4))
    people = [Actor(f"made-{n}", name.title(), "person") for n, name in enumerate(islice(names, max(0, more)))]
    return msgspec.structs.replace(vocabulary, actors=(*vocabulary.actors, *people))


def _best(run: Callable[[], object]) -> float:
    times = []
    # A build has the collection of cycles off, too.
    gc.disable()
    try:
        for _ in range(_ROUNDS):
            started = time.process_time()
            run()
            times.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(times)
