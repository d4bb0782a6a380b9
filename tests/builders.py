"""Values with defaults, so that a test names only what it is about."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from archive_gen.archive import gather, make_card, traits_of
from archive_gen.config import Config
from archive_gen.edtf import format_edtf, parse_edtf
from archive_gen.model import (
    FACETS,
    UNDATED,
    Archive,
    Block,
    Clue,
    DateBasis,
    Dating,
    Event,
    Facet,
    Mention,
    Record,
    Removed,
    Role,
    Span,
    Tag,
    TaggedRecord,
    Verdict,
)
from archive_gen.problems import Problem
from archive_gen.stacks import stacks_of

BODY = ("The envoys met on Wednesday.", "Both sides said that talks would go on.")
NAMES: Mapping[Facet, Mapping[str, tuple[str, str | None, str | None]]] = {
    "countries": {
        "KP": ("North Korea", None, "Q423"),
        "KR": ("South Korea", None, "Q884"),
        "RU": ("Russia", None, "Q159"),
        "CN": ("China", None, "Q148"),
        "US": ("United States", None, "Q30"),
        "JP": ("Japan", None, "Q17"),
        "UA": ("Ukraine", None, "Q212"),
    },
    "actors": {
        "kim-jong-un": ("Kim Jong Un", "person", "Q56226"),
        "vladimir-putin": ("Vladimir Putin", "person", "Q7747"),
        "xi-jinping": ("Xi Jinping", "person", "Q15031"),
        "united-nations": ("United Nations", "organisation", "Q1065"),
    },
    "topics": {
        "summits": ("Summits", None, None),
        "missiles": ("Missiles", None, None),
        "sanctions": ("Sanctions", None, None),
    },
}


def make_dating(edtf: str | None, *, basis: DateBasis | None = None, evidence: Iterable[Clue] = ()) -> Dating:
    """Return the dating of an EDTF text; a single day, month or year is stated, any other inferred."""
    if edtf is None:
        return UNDATED
    earliest, latest = parse_edtf(edtf)
    precision = format_edtf(earliest, latest)[1]
    return Dating(
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        precision=precision,
        basis=basis or ("inferred" if precision == "range" else "stated"),
        evidence=tuple(evidence),
    )


def make_clue(
    quote: str = "13 September 2023",
    *,
    rule: str = "stamp",
    edtf: str = "2023-09-13",
    line: int = 1,
    verdict: Verdict = "used",
    reason: str = "",
    remark: str = "",
) -> Clue:
    earliest, latest = parse_edtf(edtf)
    return Clue(rule, quote, line, 0, len(quote), earliest, latest, reason, verdict, remark)


def make_record(
    title: str = "Envoys meet",
    *,
    date: str | None = "2023-09-13",
    basis: DateBasis | None = None,
    evidence: Iterable[Clue] = (),
    body: Sequence[str | tuple[Role, str]] = BODY,
    removed: Iterable[tuple[str, str]] = (),
    source: str | None = None,
    captured: dt.date | None = None,
    **fields: object,
) -> Record:
    """Return a record; its source, id and hash follow from the title and date unless they are given.

    `date` is EDTF text. `body` holds texts, which are paragraphs, or (role, text); `removed` (text, reason).
    """
    sha256 = hashlib.sha256(f"{title}|{date}|{body}|{source}".encode()).hexdigest()
    source = source or f"articles/{re.sub('[^a-z0-9]+', '-', title.lower())[:40].strip('-') or 'x'}-{sha256[:8]}.txt"
    blocks = [("paragraph", one) if isinstance(one, str) else one for one in body]
    values: dict[str, object] = {
        "source": source,
        "sha256": sha256,
        "id": source.rpartition("/")[2].rpartition(".")[0],
        "title": title,
        "title_basis": "stated",
        "title_span": Span(0, len(title)),
        "byline": (),
        "publisher": None,
        "section": None,
        "original_url": None,
        "language": "en",
        "encoding": "utf-8",
        "dating": make_dating(date, basis=basis, evidence=evidence),
        "captured": captured,
        "events": (),
        "body": tuple(Block(role, text, 3 + 2 * n, (Span(0, len(text)),)) for n, (role, text) in enumerate(blocks)),
        "removed": tuple(Removed(20 + n, text, reason, Span(0, 0)) for n, (text, reason) in enumerate(removed)),
    }
    return Record(**{**values, **fields})  # type: ignore[arg-type]


def make_tag(facet: Facet, id: str, record: Record, *, main: bool = True, name: str = "") -> Tag:
    """Return a tag whose mentions are where the record's text has the name, if anywhere."""
    known, kind, wikidata = NAMES[facet].get(id, (id, None, None))
    name = name or known
    found = [m.span() for m in re.finditer(re.escape(name), record.text)]
    mentions = tuple(Mention(start, end, record.text[start:end], "name") for start, end in found)
    why = f"named {len(mentions)} times" if mentions else "given by a person"
    return Tag.of(facet, id, name, main, mentions, why, kind, wikidata)


def make_tagged(
    record: Record | None = None,
    *,
    countries: Iterable[str] = (),
    actors: Iterable[str] = (),
    topics: Iterable[str] = (),
    passing: Iterable[str] = (),
    **fields: object,
) -> TaggedRecord:
    """Return a record with tags by id; the ids in `passing` are not main. `fields` go to `make_record`."""
    record = record or make_record(**fields)  # type: ignore[arg-type]
    weak = set(passing)

    def tags(facet: Facet, ids: Iterable[str]) -> tuple[Tag, ...]:
        return tuple(make_tag(facet, id, record, main=id not in weak) for id in ids)

    return TaggedRecord(record, tags("actors", actors), tags("countries", countries), tags("topics", topics))


def make_archive(tagged: Iterable[TaggedRecord] | None = None) -> Archive:
    """Return the archive of the tagged records; of one of each kind of date where none are given."""
    return gathered(sample_records() if tagged is None else tagged)[0]


def gathered(tagged: Iterable[TaggedRecord], facets: Iterable[Facet] = FACETS) -> tuple[Archive, tuple[Problem, ...]]:
    """Return the archive of the tagged records, and what is wrong with what is given of them."""
    records = list(tagged)
    traits = {one.record.source: traits_of(one) for one in records}
    cards, config = [make_card(one) for one in records], Config(facets=tuple(facets))
    archive, problems, _ = gather(cards, traits, stacks_of(records), config)
    return archive, problems


FILLER = tuple(f"Sentence {n} of a text that two outlets print speaks of lamp {n} and of door {n}." for n in range(9))
LEADERS = ("kim-jong-un", "vladimir-putin")
REPORT = (
    "Kim Jong Un and Vladimir Putin watched the 40 swans of the frozen lagoon from a glass pavilion.",
    "An accordion orchestra played a polonaise, and the hosts served sturgeon with juniper.",
    "In the greenhouse of the botanist both planted a magnolia before the fireworks.",
)
OTHER = (
    "Vladimir Putin and Kim Jong Un watched swans, 40 of them, from the glass pavilion by the frozen lagoon.",
    "After the polonaise of the accordion orchestra a magnolia was carved; sturgeon and juniper were on the menu.",
    "A botanist led them through the greenhouse, and fireworks ended the evening.",
)


def report(title: str, date: str | None, body: tuple[str, ...] = REPORT, **fields: object) -> TaggedRecord:
    """Return a record that, with REPORT or OTHER as its body, is of one story with the others."""
    return make_tagged(
        title=title, date=date, body=body, actors=LEADERS, countries=("KP", "RU"),
        source=f"articles/{title.lower().replace(' ', '-')}.txt", **fields,
    )  # fmt: skip


def story_records() -> tuple[TaggedRecord, ...]:
    """Return two reports of one event, a record of the same pair, a copy and what it copies, and a day told of."""
    event = Event("2019-05-19", "the nineteenth", 0, 0, "lagoon-meeting", "Meeting at the lagoon")
    other = (*OTHER, "They met on the nineteenth.")
    update = (*FILLER, "One more.")
    return (
        report("Swans at the lagoon", "2019-05-20", events=(event,)),
        report("Polonaise in the pavilion", "[2019-05-01..2019-12-31]", other, events=(event,)),
        report("Letters of the two", "2020-01-04", ("Kim Jong Un wrote to Vladimir Putin. He answered.",)),
        make_tagged(title="Lamps and doors", date="2021-03-03", body=FILLER, source="articles/lamps.txt"),
        make_tagged(title="Doors and lamps", date="2021-03-04", body=update, source="articles/doors.txt"),
    )


def sample_records() -> tuple[TaggedRecord, ...]:
    """Return records that between them have every kind of date, role and tag."""
    text = "Kim Jong Un and Vladimir Putin met in Russia. North Korea spoke of missiles; China did not."
    return (
        make_tagged(
            title="Leaders meet at a spaceport",
            date="2023-09-13",
            evidence=(
                make_clue(),
                make_clue(
                    "Copyright 2024", edtf="2024", rule="copyright-line", verdict="contradicts", reason="a footer"
                ),
            ),
            body=(
                ("heading", "A long journey"),
                text,
                ("quote", "We will meet again."),
                ("list-item", "first"),
                ("list-item", "second"),
                ("caption", "The two leaders"),
                text,
            ),
            removed=(("Advertisement", "advertising"), ("Copyright 2024", "copyright")),
            byline=("Jana Example",),
            publisher="Harbour Ledger",
            original_url="https://example.org/leaders?a=1&b=2",
            captured=dt.date(2024, 1, 2),
            countries=("KP", "RU", "CN"),
            actors=("kim-jong-un", "vladimir-putin"),
            topics=("summits", "missiles"),
            passing=("CN", "missiles"),
        ),
        make_tagged(title="Letters exchanged", date="2022-08~", basis="inferred", countries=("KP",), body=(text,)),
        make_tagged(title="A window in a year", date="[2023-08-24..2023-12-31]", countries=("RU",), body=(text,)),
        make_tagged(title="A window over years", date="[2022-03-01..2023-04-30]", topics=("summits",)),
        make_tagged(title="After the war began", date="[2022-02-24..]", countries=("UA", "RU")),
        make_tagged(title="Before the page was saved", date="[..2025-12-06]", actors=("xi-jinping",)),
        make_tagged(title="Only a year", date="2022", countries=("CN",)),
        make_tagged(title="No date at all", date=None, countries=("KP",), actors=("united-nations",)),
    )
