"""Record + Gazetteer -> TaggedRecord: which entities a record names, and what it is about.

Finding (which forms stand in the text) and resolving (what they mean) are two steps; salience then
tells what is main. Every tag says why it is one, and every look-alike that was not counted says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from archive_gen.model import FACETS, Facet, Mention, Record, Suppressed, Tag, TaggedRecord, place_given
from archive_gen.problems import Problem, Severity
from archive_gen.tagger.actors import resolve_actors
from archive_gen.tagger.countries import drop_mere_places, drop_surnames, resolve_countries
from archive_gen.tagger.find import Passage, find_forms, make_passage
from archive_gen.tagger.gazetteer import Gazetteer, make_gazetteer, unpack_gazetteer
from archive_gen.tagger.office_headlines import named_by_office
from archive_gen.tagger.resolve import Resolution
from archive_gen.tagger.salience import (
    WEIGHTS,
    Layout,
    find_desk,
    is_by_the_way,
    judge_actor,
    judge_country,
    make_layouts,
    only_signs,
    weigh,
)
from archive_gen.tagger.scene import Scene, find_places
from archive_gen.tagger.topics import resolve_topics, why_topic
from archive_gen.vocabulary import Actor, id_hint

__all__ = ["Gazetteer", "make_gazetteer", "tag_record", "unpack_gazetteer"]

# Who and where is said at once. What happened can wait for a sentence of background before it.
_LEAD_SENTENCES = 2
_TOPIC_LEAD_SENTENCES = 3


def tag_record(record: Record, gazetteer: Gazetteer) -> TaggedRecord:
    """Return the record with the entities that it names, and those that a person gave it."""
    passage = make_passage(record)
    layout, telling = make_layouts(passage, (_LEAD_SENTENCES, _TOPIC_LEAD_SENTENCES))
    found = find_forms(passage, gazetteer)
    if record.title_basis == "lead" and record.body:
        # A title that was made of the text's first words would have all that they name counted twice, as a headline's.
        end = passage.blocks[0].end
        found = {facet: [one for one in ones if one.start >= end] for facet, ones in found.items()}
    countries = resolve_countries(passage, found["countries"], gazetteer)
    actors = resolve_actors(passage, found["actors"], countries, record.dating, gazetteer)
    countries = drop_surnames(countries, actors)
    places = find_places(countries)
    countries = drop_mere_places(countries, passage, _at_home(actors, gazetteer), gazetteer)
    scene = Scene(passage, countries, actors, places, gazetteer)
    bare = record.title_basis == "lead" or record.language not in gazetteer.weighed
    topics, false_friends = resolve_topics(passage, found["topics"], telling, scene, gazetteer, bare=bare)
    people = _actor_tags(passage, actors, countries, layout, gazetteer)
    tags: dict[Facet, list[Tag]] = {
        "countries": _country_tags(
            passage, countries, actors, layout, gazetteer, _enough_for_its_people(people, layout, gazetteer)
        ),
        "actors": people,
        "topics": [
            _tag("topics", one.id, gazetteer, main=one.main, mentions=one.mentions, why=why_topic(one))
            for one in topics
        ],
    }
    problems = _apply_given(record, tags, gazetteer)
    return TaggedRecord(
        record,
        actors=_in_order(tags["actors"]),
        countries=_in_order(tags["countries"]),
        topics=_in_order(tags["topics"]),
        suppressed=_kept_suppressed([*countries.suppressed, *actors.suppressed, *false_friends]),
        problems=problems,
    )


def _tag(
    facet: Facet, entity_id: str, gazetteer: Gazetteer, *, main: bool, mentions: Sequence[Mention] = (), why: str
) -> Tag:
    entity = gazetteer.entities[facet][entity_id]
    kind = entity.kind if isinstance(entity, Actor) else None
    return Tag.of(facet, entity_id, entity.name, main, mentions, why, kind, entity.wikidata)


def _in_order(tags: list[Tag]) -> tuple[Tag, ...]:
    return tuple(sorted(tags, key=lambda tag: (not tag.main, -tag.count, tag.id)))


def _kept_suppressed(suppressed: list[Suppressed]) -> tuple[Suppressed, ...]:
    """Return them in text order, each span once for an entity."""
    return tuple(sorted(set(suppressed), key=lambda one: (one.start, one.end, one.entity, one.reason)))


# The country of a person whom the record is about is named at least so often, one that the person has led only once.
_NAMED, _NAMED_AT_ALL = WEIGHTS["name"], WEIGHTS["demonym"]


def _enough_for_its_people(actors: Iterable[Tag], layout: Layout, gazetteer: Gazetteer) -> dict[str, float]:
    """Return the countries of the people that the record is about, with the weight from which they are main for it.

    It is about their countries where it begins with them.
    """
    enough: dict[str, float] = {}
    for tag in actors:
        country = gazetteer.actors[tag.id].country
        if tag.main and tag.kind == "person" and country and layout.zone(tag.mentions[0].start) != "body":
            least = _NAMED_AT_ALL if tag.id in gazetteer.leaders else _NAMED
            enough[country] = min(least, enough.get(country, least))
    return enough


def _country_tags(
    passage: Passage,
    countries: Resolution,
    actors: Resolution,
    layout: Layout,
    gazetteer: Gazetteer,
    led: Mapping[str, float],
) -> list[Tag]:
    """Return the countries' tags. `led` are those of the people that the record is about, with the weight they need."""
    tags = []
    desk = find_desk(passage, countries.named, layout)
    weighed = weigh(countries.named, layout, _inside_bodies(countries, actors, gazetteer), desk)
    for entity, one in weighed.items():
        alone = len(weighed) == 1 and (layout.is_brief or len(one.mentions) > 1)
        salience = judge_country(one, led=one.weight >= led.get(entity, math.inf), alone=alone)
        tags.append(_tag("countries", entity, gazetteer, main=salience.main, mentions=one.mentions, why=salience.why))
    return tags


def _inside_bodies(countries: Resolution, actors: Resolution, gazetteer: Gazetteer) -> set[int]:
    """Return the starts of the country mentions that stand in a body's name: "Chinese Communist Party"."""
    bodies = [
        named.mention
        for named in actors.named
        if gazetteer.actors[named.id].kind == "organisation" and " " in named.mention.text
    ]
    inside: set[int] = set()
    place = 0
    for named in countries.named:
        while place < len(bodies) and bodies[place].end <= named.mention.start:
            place += 1
        if place < len(bodies) and bodies[place].start <= named.mention.start:
            inside.add(named.mention.start)
    return inside


def _at_home(actors: Resolution, gazetteer: Gazetteer) -> set[str]:
    """Return the countries of the people and the bodies that the text names; an agency that it quotes is neither."""
    known = (gazetteer.actors[named.id] for named in actors.named)
    return {actor.country for actor in known if actor.country and not actor.source}


def _actor_tags(
    passage: Passage, actors: Resolution, countries: Resolution, layout: Layout, gazetteer: Gazetteer
) -> list[Tag]:
    in_office = named_by_office(passage, actors.named, countries.named, gazetteer)
    tags = []
    for entity, one in weigh(actors.named, layout).items():
        actor, office = gazetteer.actors[entity], entity in in_office
        salience = judge_actor(one, opening=layout.opening, source=actor.source, office=office)
        once = len(one.mentions) == 1 and not office
        if salience.main and actor.kind == "person" and once and only_signs(passage.text, one.mentions):
            salience = judge_actor(one, opening=layout.opening, source=True, office=office)
        elif salience.main and actor.kind == "organisation" and is_by_the_way(passage.text, one.mentions):
            source = judge_actor(one, opening=layout.opening, source=True, office=office)
            salience = source._replace(main=source.main and not only_signs(passage.text, one.mentions))
        tags.append(_tag("actors", entity, gazetteer, main=salience.main, mentions=one.mentions, why=salience.why))
    return tags


# --- tags that a person gave or took away -----------------------------------------------------------------------


def _apply_given(record: Record, tags: dict[Facet, list[Tag]], gazetteer: Gazetteer) -> tuple[Problem, ...]:
    """Change `tags` as the record's given tags say, and return a problem for each id that is none."""
    problems = []
    for given in record.given_tags.remove:
        facet, entity = _find_entity(given, gazetteer)
        if facet is None:
            problems.append(_unknown_tag(record, given, gazetteer))
        else:
            tags[facet] = [tag for tag in tags[facet] if tag.id != entity]
    for given in record.given_tags.add:
        facet, entity = _find_entity(given, gazetteer)
        if facet is None:
            problems.append(_unknown_tag(record, given, gazetteer))
        else:
            _add_given(tags[facet], facet, entity, gazetteer)
    return tuple(problems)


def _find_entity(given: str, gazetteer: Gazetteer) -> tuple[Facet | None, str]:
    """Return the facet and id that a given tag means: an id, a former id, or a country code in lower case."""
    given = gazetteer.former_ids.get(given, given)
    for facet in FACETS:
        if given in gazetteer.entities[facet]:
            return facet, given
    if given.upper() in gazetteer.countries:
        return "countries", given.upper()
    return None, given


def _add_given(tags: list[Tag], facet: Facet, entity: str, gazetteer: Gazetteer) -> None:
    for place, tag in enumerate(tags):
        if tag.id == entity:
            why = f"given by a person; {tag.why}"
            tags[place] = msgspec.structs.replace(tag, main=True, why=why)
            return
    tags.append(_tag(facet, entity, gazetteer, main=True, why="given by a person"))


def _unknown_tag(record: Record, given: str, gazetteer: Gazetteer) -> Problem:
    names = {own: entity.name for entities in gazetteer.entities.values() for own, entity in entities.items()}
    place = place_given(record, given)
    severity: Severity = "note" if place.by_program else "warning"
    message = f"the given tag {given!r} is not a known id"
    return Problem(place.path, place.line, "unknown-tag", message, id_hint(given, names), severity)
