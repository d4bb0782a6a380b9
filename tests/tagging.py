"""Texts tagged by the shipped vocabulary, and what a test asks of their tags."""

from __future__ import annotations

import msgspec

from archive_gen.model import FACETS, Dating, GivenTags, Tag, TaggedRecord
from archive_gen.tagger import tag_record
from builders import make_dating, make_record
from loading import shipped_gazetteer

GAZETTEER = shipped_gazetteer()


def tag(
    title: str,
    *body: str | tuple[str, str],
    date: str | None = None,
    given: GivenTags = GivenTags(),  # noqa: B008
) -> TaggedRecord:
    """Return the tagged record of a title and blocks; a block is a paragraph, or (role, text)."""
    record = make_record(title, body=[block if isinstance(block, tuple) else ("paragraph", block) for block in body])  # type: ignore[misc]
    dating = make_dating(date) if date else Dating()
    return tag_record(msgspec.structs.replace(record, dating=dating, given_tags=given), GAZETTEER)


def ids(tags: tuple[Tag, ...]) -> set[str]:
    return {one.id for one in tags}


def main_ids(tags: tuple[Tag, ...]) -> set[str]:
    return {one.id for one in tags if one.main}


def find(tagged: TaggedRecord, entity: str) -> Tag:
    return next(one for facet in FACETS for one in tagged.tags(facet) if one.id == entity)


def reasons(tagged: TaggedRecord) -> dict[str, str]:
    return {one.text: one.reason for one in tagged.suppressed}


def countries(text: str) -> set[str]:
    return ids(tag("A day in the news", text).countries)


def actors(*body: str, title: str = "A day in the news", date: str | None = None) -> set[str]:
    return ids(tag(title, *body, date=date).actors)


def topics(title: str, text: str, language: str = "en") -> dict[str, bool]:
    """Return the topics of a text, and whether each is main."""
    record = make_record(title, body=[("paragraph", text)], language=language)
    return {one.id: one.main for one in tag_record(record, GAZETTEER).topics}
