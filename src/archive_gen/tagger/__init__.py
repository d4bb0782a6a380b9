"""Record + Gazetteer -> TaggedRecord: which entities a record names, and what it is about.

Finding (which forms stand in the text) and resolving (what they mean) are two steps; salience then
tells what is main. Every tag says why it is one, and every look-alike that was not counted says so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, partial

import msgspec

from archive_gen.model import FACETS, Facet, Mention, Record, Suppressed, Tag, TaggedRecord, place_given
from archive_gen.problems import Problem, Severity
from archive_gen.tagger.actors import resolve_actors
from archive_gen.tagger.countries import drop_mere_places, resolve_countries
from archive_gen.tagger.find import Passage, find_forms, make_passage
from archive_gen.tagger.gazetteer import Gazetteer, make_gazetteer, unpack_gazetteer
from archive_gen.tagger.office_headlines import named_by_office
from archive_gen.tagger.resolve import Resolution, by_entity
from archive_gen.tagger.salience import (
    WEIGHTS,
    Layout,
    Salience,
    is_by_the_way,
    judge_actor,
    judge_country,
    make_layouts,
    weigh,
)
from archive_gen.tagger.topics import Parties, Places, TopicFound, is_about_fiction, resolve_topics, why_topic
from archive_gen.vocabulary import did_you_mean

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
    places = _places(countries)
    actors = resolve_actors(passage, found["actors"], countries, record.dating, gazetteer)
    countries = drop_mere_places(countries, passage, _at_home(actors, gazetteer), gazetteer)
    # Papers in other languages write of their own country without naming it, and their words were chosen narrowly.
    among_states = bool(countries.named or actors.named or record.language != "en")
    parties = Parties(
        partial(_leaders, passage, countries, actors, gazetteer), partial(_states, countries, actors, gazetteer)
    )
    topics, false_friends = resolve_topics(
        passage,
        found["topics"],
        telling,
        parties,
        places,
        gazetteer,
        among_states=among_states,
        bare=record.title_basis == "lead" or record.language not in gazetteer.weighed,
        fiction=cache(lambda: _is_make_believe(passage, actors, gazetteer)),
    )
    tags: dict[Facet, list[Tag]] = {
        "countries": [],
        "actors": _actor_tags(passage, actors, countries, layout, gazetteer),
        "topics": [_topic_tag(topic, gazetteer) for topic in topics],
    }
    tags["countries"] = _country_tags(
        countries, actors, layout, gazetteer, _enough_for_its_people(tags["actors"], layout, gazetteer)
    )
    problems = _apply_given(record, tags, gazetteer)
    suppressed = _kept_suppressed([*countries.suppressed, *actors.suppressed, *false_friends])
    return TaggedRecord(
        record,
        actors=_in_order(tags["actors"]),
        countries=_in_order(tags["countries"]),
        topics=_in_order(tags["topics"]),
        suppressed=suppressed,
        problems=problems,
    )


_PLACE_NAMES = frozenset({"name", "alias", "native", "capital", "metonym"})


def _is_make_believe(passage: Passage, actors: Resolution, gazetteer: Gazetteer) -> bool:
    """Tell whether the text is about fiction and names nobody who has led a state, as one about its ban would."""
    return not any(named.id in gazetteer.leaders for named in actors.named) and is_about_fiction(passage)


def _places(countries: Resolution) -> Places:
    spans = [
        (named.mention.start, named.mention.end) for named in countries.named if named.mention.named_by in _PLACE_NAMES
    ]
    return Places(dict(spans), {end: start for start, end in spans})


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
    countries: Resolution, actors: Resolution, layout: Layout, gazetteer: Gazetteer, led: Mapping[str, float]
) -> list[Tag]:
    """Return the countries' tags. `led` are those of the people that the record is about, with the weight they need."""
    dimmed = _inside_bodies(countries, actors, gazetteer)
    mentions = by_entity(countries.named)
    zones = {entity: layout.zones_of(found) for entity, found in mentions.items()}
    weights = {entity: weigh(found, zones[entity], dimmed) for entity, found in mentions.items()}
    heaviest = max(weights.values(), default=0.0)
    tags = []
    for entity, found in mentions.items():
        weight = weights[entity]
        own = weight >= led.get(entity, math.inf)
        salience = judge_country(found, zones[entity], weight, heaviest, led=own)
        country = gazetteer.countries[entity]
        tags.append(_tag("countries", entity, country.name, found, salience, None, country.wikidata))
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


_LEADER_AFTER = re.compile(
    r"(?:['’]s)? (?:new |acting |supreme )?"
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Ll]eader)\b"
)
_LEADER_BEFORE = re.compile(
    r"\b(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Ll]eader) of (?:the )?$"
)
# In other languages the adjective stands before its noun or after it, and words for leaders have cases.
_LEADER_AFTER_ABROAD = re.compile(
    r" ?(?:[Pp]räsident|[Ss]taatschef|[Mm]achthaber|[Rr]egierungschef|[Mm]inisterpräsident|[Kk]anzler|[Pp]remier|"
    r"[Pp]resident|[Ll]eider|[Лл]идер|[Пп]резидент|[Пп]ремьер|[Лл]ідер|[Пп]рем'єр|领导人|領導人|国家主席|國家主席|总统|總統|大統領|首相|"
    r"대통령|국무위원장)"
)
_LEADER_BEFORE_ABROAD = re.compile(
    r"\b(?:[Pp]r[äeé]siden\w{1,4}|[Ll][íi]der|[Ll]eader|[Mm]andatario|[Dd]irigeant|[Pp]rime[ri]\w? minist\w{1,2}|"
    r"[Pp]remier(?: ministre)?|[Pp]rezydent\w{0,3}|[Pp]rzywódc\w{1,3}|[Лл]идер\w{0,3}|[Пп]резидент\w{0,3}|"
    r"[Гг]лав\w{1,3}|[Лл]ідер\w{0,3}) (?:d[eoiu] |d['’]|de la |della )?$"
)


def _is_led(passage: Passage, mention: Mention) -> bool:
    """Tell whether a country's mention is in the name of who leads it: "the Turkish president", "leader of Iran"."""
    text = passage.text
    after, before = (_LEADER_AFTER, _LEADER_BEFORE)
    if passage.language != "en":
        after, before = (_LEADER_AFTER_ABROAD, _LEADER_BEFORE_ABROAD)
    elif not text.endswith(("of ", "of the "), 0, mention.start):
        # Few mentions have either before them, and that is seen at once.
        return after.match(text, mention.end) is not None
    return bool(after.match(text, mention.end) or before.search(text[max(0, mention.start - 30) : mention.start]))


def _leaders(
    passage: Passage, countries: Resolution, actors: Resolution, gazetteer: Gazetteer
) -> tuple[tuple[int, str], ...]:
    """Return where the text names those who have led a state, and which: "Putin", "the Turkish president".

    None where all led the same one: leaders are looked for in pairs, around every word that could tell of a meeting.
    """
    known = [
        (named.mention.start, gazetteer.leaders[named.id]) for named in actors.named if named.id in gazetteer.leaders
    ]
    told = [(named.mention.start, named.id) for named in countries.named if _is_led(passage, named.mention)]
    return tuple(sorted(known + told)) if len({country for _, country in known + told}) > 1 else ()


def _states(countries: Resolution, actors: Resolution, gazetteer: Gazetteer) -> tuple[tuple[int, str], ...]:
    """Return where the text names countries, their people and bodies, and bodies of no one country, and which.

    None where all are of the same one, likewise.
    """
    named = [(named.mention.start, named.id) for named in countries.named]
    for one in actors.named:
        actor = gazetteer.actors[one.id]
        if not actor.source:
            named.append((one.mention.start, actor.country or one.id))
    return tuple(sorted(named)) if len({state for _, state in named}) > 1 else ()


def _actor_tags(
    passage: Passage, actors: Resolution, countries: Resolution, layout: Layout, gazetteer: Gazetteer
) -> list[Tag]:
    mentions = by_entity(actors.named)
    zones = {entity: layout.zones_of(found) for entity, found in mentions.items()}
    weights = {entity: weigh(found, zones[entity]) for entity, found in mentions.items()}
    heaviest = max(weights.values(), default=0.0)
    in_office = named_by_office(passage, actors.named, countries.named, gazetteer)
    tags = []
    for entity, found in mentions.items():
        actor = gazetteer.actors[entity]
        judged = partial(
            judge_actor,
            found,
            zones[entity],
            weights[entity],
            heaviest,
            opening=layout.opening,
            office=entity in in_office,
        )
        salience = judged(source=actor.source)
        if salience.main and actor.kind == "organisation" and is_by_the_way(passage.text, found):
            salience = judged(source=True)
        tags.append(_tag("actors", entity, actor.name, found, salience, actor.kind, actor.wikidata))
    return tags


def _tag(
    facet: Facet,
    entity: str,
    name: str,
    mentions: list[Mention],
    salience: Salience,
    kind: str | None,
    wikidata: str | None,
) -> Tag:
    return Tag.of(facet, entity, name, salience.main, mentions, salience.why, kind, wikidata)


def _topic_tag(found: TopicFound, gazetteer: Gazetteer) -> Tag:
    topic = gazetteer.topics[found.id]
    mentions = tuple(piece.mention for piece in found.evidence)
    return Tag.of("topics", found.id, topic.label, found.main, mentions, why_topic(found), None, topic.wikidata)


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
        known = getattr(gazetteer, facet)
        if given in known:
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
    if facet == "actors":
        actor = gazetteer.actors[entity]
        tags.append(Tag.of(facet, entity, actor.name, True, (), "given by a person", actor.kind, actor.wikidata))
    elif facet == "countries":
        country = gazetteer.countries[entity]
        tags.append(Tag.of(facet, entity, country.name, True, (), "given by a person", None, country.wikidata))
    else:
        topic = gazetteer.topics[entity]
        tags.append(Tag.of(facet, entity, topic.label, True, (), "given by a person", None, topic.wikidata))


def _unknown_tag(record: Record, given: str, gazetteer: Gazetteer) -> Problem:
    known = [*gazetteer.actors, *gazetteer.countries, *gazetteer.topics]
    hint = did_you_mean(given, known) or "the ids stand in the vocabulary files"
    place = place_given(record, given)
    severity: Severity = "note" if place.by_program else "warning"
    message = f"the given tag {given!r} is no known id"
    return Problem(place.path, place.line, "unknown-tag", message, hint, severity)
