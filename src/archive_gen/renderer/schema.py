"""What the keys of a record's JSON mean: the JSON Schema of the data files, and the rows of the page that tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from archive_gen.edtf import Precision
from archive_gen.model import DateBasis, NamedBy, Role, TitleBasis, Verdict
from archive_gen.problems import Severity

Kind = Literal["text", "text or null", "day or null", "number", "yes or no", "list of texts", "list"]

_SCHEMAS: Mapping[Kind, Mapping[str, object]] = {
    "text": {"type": "string"},
    "text or null": {"type": ["string", "null"]},
    "day or null": {"type": ["string", "null"], "format": "date"},
    "number": {"type": "integer", "minimum": 0},
    "yes or no": {"type": "boolean"},
    "list of texts": {"type": "array", "items": {"type": "string"}},
}


class Key(NamedTuple):
    """A key of an object. `keys` are those of the objects in a list; `choices` all values that a text can have."""

    name: str
    kind: Kind
    words: str
    keys: tuple[Key, ...] = ()
    choices: tuple[str, ...] = ()
    always: bool = True


_MENTIONS = Key(
    "mentions",
    "list",
    "where the text names it",
    (
        Key(
            "start", "number", "the first character of the mention in the record's text, counted from 0 in code points"
        ),
        Key("end", "number", "the first character behind it"),
        Key("text", "text", "the words there"),
        Key(
            "named_by",
            "text",
            "what kind of words they are; a capital or a metonym is weaker evidence than a name",
            choices=get_args(NamedBy),
        ),
    ),
)


def _tag(id_words: str, *more: Key) -> tuple[Key, ...]:
    return (
        Key("id", "text", id_words),
        Key("name", "text", "what the vocabulary calls it"),
        *more,
        Key("main", "yes or no", "whether the record is about it, or only names it"),
        Key("count", "number", "how often the text names it"),
        _MENTIONS,
        Key("why", "text", "why it is tagged, in words"),
    )


KEYS = (
    Key("source", "text", "the capture's file"),
    Key("sha256", "text", "the SHA-256 sum of the capture's bytes"),
    Key("id", "text", "the record's id, which other records refer to"),
    Key("permalink", "text or null", "its page, from the site's root"),
    Key("title", "text", "the headline"),
    Key("title_basis", "text", "where the headline comes from", choices=get_args(TitleBasis)),
    Key("byline", "list of texts", "the authors"),
    Key("publisher", "text or null", "the outlet"),
    Key("section", "text or null", "the part of the outlet that it stood in"),
    Key("original_url", "text or null", "its address on the web, where the capture states it"),
    Key("archived_url", "text or null", "its address in a web archive, where the capture or a person states it so"),
    Key("language", "text", "BCP 47; und where its words do not tell"),
    Key("date", "text or null", "the publication date as EDTF, as exact as the evidence; null where undated"),
    Key("date_earliest", "day or null", "the first day that it can be of; null where that end is open"),
    Key("date_latest", "day or null", "the last day that it can be of; null where that end is open"),
    Key("date_precision", "text", "how exact the date is", choices=get_args(Precision)),
    Key(
        "date_basis",
        "text",
        "what the date rests on",
        choices=get_args(DateBasis),
    ),
    Key(
        "date_evidence",
        "list",
        "the words that bear on the date, the most trusted first",
        (
            Key("rule", "text", "what kind of clue they are"),
            Key("quote", "text", "the words"),
            Key("line", "number", "the capture's line on which they begin, from 1; 0 for a clue from outside the text"),
            Key("start", "number", "their first character in the capture's text, counted from 0 in code points"),
            Key("end", "number", "the first character behind them; like the start 0 for a clue from outside the text"),
            Key("earliest", "day or null", "the first day that they allow"),
            Key("latest", "day or null", "the last day that they allow"),
            Key("either", "yes or no", "whether they allow these two days alone, and none between"),
            Key("used", "yes or no", "whether the date would be wider without them"),
            Key(
                "verdict",
                "text",
                "what became of them",
                choices=get_args(Verdict),
            ),
            Key("reason", "text or null", "how they bear on the date, and why they are not used"),
        ),
    ),
    Key("captured", "day or null", "the day on which the page was saved"),
    Key(
        "events",
        "list",
        "the days that the text tells of",
        (
            Key("date", "text", "the day, month or year as EDTF"),
            Key("quote", "text", "the words that name it"),
            Key("id", "text", "the vocabulary's event", always=False),
            Key("name", "text", "what the vocabulary calls it", always=False),
            Key("source", "text", "the address at which the vocabulary's date is stated", always=False),
        ),
    ),
    Key(
        "body",
        "list",
        "the article",
        (
            Key("role", "text", "what it is", choices=get_args(Role)),
            Key("text", "text", "its text; title and blocks, joined by blank lines, are the record's text"),
        ),
    ),
    Key(
        "removed",
        "list",
        "what was cut",
        (
            Key("line", "number", "its line in the capture, from 1"),
            Key("text", "text", "the words"),
            Key("reason", "text", "why"),
        ),
    ),
    Key(
        "actors",
        "list",
        "people and organisations",
        _tag(
            "the vocabulary's id",
            Key("kind", "text or null", "person or organisation"),
            Key("wikidata", "text or null", "the item in Wikidata"),
        ),
    ),
    Key("countries", "list", "countries and territories", _tag("ISO 3166-1 alpha-2 code")),
    Key("topics", "list", "topics", _tag("the vocabulary's id")),
    Key("story", "text or null", "the id of the record that its story is called by; null where it is in none"),
    Key("duplicate_of", "text or null", "the id of the version of its text that is shown first; null for that one"),
    Key(
        "problems",
        "list",
        "what was found wrong",
        (
            Key("path", "text", "the file"),
            Key("line", "number", "the line, 0 where it is of the whole file"),
            Key("code", "text", "what kind of problem it is"),
            Key("message", "text", "what is wrong"),
            Key("hint", "text", "what to do"),
            Key("severity", "text", "how bad it is", choices=get_args(Severity)),
        ),
    ),
)


def schema_rows(keys: Sequence[Key] = KEYS, above: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield name, kind and meaning of each key; one of an object in a list as `events[].date`."""
    for key in keys:
        words = f"{key.words}: {', '.join(key.choices)}" if key.choices else key.words
        yield above + key.name, key.kind, words if key.always else f"{words}; not always there"
        yield from schema_rows(key.keys, f"{above}{key.name}[].")


def make_schema(title: str) -> bytes:
    """Return the JSON Schema (2020-12) of a line of the data files. Other keys may come to stand beside these."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"A record of {title}"}
    return json.dumps(schema | _object(KEYS), ensure_ascii=False, indent=1).encode() + b"\n"


def _object(keys: Sequence[Key]) -> dict[str, object]:
    return {
        "type": "object",
        "required": [key.name for key in keys if key.always],
        "properties": {key.name: _value(key) for key in keys},
    }


def _value(key: Key) -> dict[str, object]:
    if key.kind == "list":
        return {"description": key.words, "type": "array", "items": _object(key.keys)}
    choices = {"enum": list(key.choices)} if key.choices else {}
    return {"description": key.words, **_SCHEMAS[key.kind], **choices}
