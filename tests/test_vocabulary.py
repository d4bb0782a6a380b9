"""Vocabulary files are read whole, merged by id, and every fault is named with its file and line."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_gen.edtf import parse_edtf
from archive_gen.loader.knowledge.shipped import read_shipped
from archive_gen.problems import Problem
from archive_gen.vocabulary import Vocabulary, read_vocabulary, shipped_files

SHIPPED, SHIPPED_PROBLEMS = read_vocabulary(shipped_files())

BASE = b"""\
countries:
  - id: KP
    name: North Korea
  - id: "NO"
    name: Norway
actors:
  - id: kim-jong-un
    name: Kim Jong Un
    kind: person
    country: KP
    surname: Kim
    rule: after_full
topics:
  - id: missiles
    label: Missiles
"""


def read(project: str, path: str = "vocabulary/own.yaml") -> tuple[Vocabulary, list[Problem]]:
    vocabulary, problems = read_vocabulary([("base.yaml", BASE)], [(path, project.encode())])
    return vocabulary, list(problems)


def only(project: str) -> Problem:
    problems = read(project)[1]
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


# --- what is shipped ----------------------------------------------------------------------------------------------


def test_the_shipped_vocabulary_has_no_problems() -> None:
    assert [str(problem) for problem in SHIPPED_PROBLEMS] == []


def test_every_entry_of_iso_3166_and_kosovo_is_there_once() -> None:
    assert len(SHIPPED.countries) == 250
    assert sum(country.un_member for country in SHIPPED.countries) == 193
    assert SHIPPED.countries_by_id()["XK"].name == "Kosovo"


def test_norway_is_no_truth_value() -> None:
    assert SHIPPED.countries_by_id()["NO"].name == "Norway"


def test_every_un_member_has_names_in_the_languages_of_the_beat() -> None:
    for country in SHIPPED.countries:
        if country.un_member:
            assert {"ko", "zh", "ja", "ru"} <= set(country.names), country.id


def test_entities_stand_sorted_by_id() -> None:
    for kind in ("actors", "countries", "topics", "events"):
        ids = [entity.id for entity in getattr(SHIPPED, kind)]
        assert ids == sorted(ids)


def test_no_id_means_two_things() -> None:
    ids = [entity.id for kind in (SHIPPED.actors, SHIPPED.countries, SHIPPED.topics) for entity in kind]
    assert len(ids) == len(set(ids))


def test_events_stand_on_days_and_end_after_they_begin() -> None:
    for event in SHIPPED.events:
        first = dt.date.fromisoformat(event.date)
        assert first >= dt.date(2000, 1, 1)
        assert event.end is None or dt.date.fromisoformat(event.end) > first


def test_the_words_that_tell_of_an_event_are_first_looked_for_as_they_stand() -> None:
    first = [word for event in SHIPPED.events for group in event.told[:1] for word in group]
    assert first
    assert not [word for word in first if word.startswith("-") or word.endswith("*")]


def test_an_actor_has_every_term_of_an_office_that_the_list_of_offices_has() -> None:
    roles = {(actor.country, name): actor.roles for actor in SHIPPED.actors for name in (actor.name, *actor.aliases)}
    lacking = []
    for listed in read_shipped("offices.yaml"):
        for names, terms in listed["holders"].items():
            ends = [term.partition("/")[2] or "9999" for term in terms.split(", ")]
            for name, title in itertools.product(names.split(", "), listed["offices"]):
                own = roles.get((listed.get("country"), name), ())
                held = [role for role in own if role.start and role.post.startswith(f"{title} of ")]
                if 0 < len(held) < sum(end >= "2000" for end in ends):
                    lacking.append((name, title))
    assert lacking == []


def test_the_days_of_every_shipped_event_were_seen_on_a_page() -> None:
    assert [event.id for event in SHIPPED.events if not event.source and not event.verified] == []


def test_the_source_of_an_event_is_kept_and_its_blanks_are_not() -> None:
    event = "{id: e, date: 2023-02-28, source: ' https://example.org/a?b=1 ', name: E}"
    vocabulary, problems = read(f"events:\n  - {event}\n")
    assert not problems
    assert next(event for event in vocabulary.events if event.id == "e").source == "https://example.org/a?b=1"


@pytest.mark.parametrize(
    "given", ["example.org/a", "javascript:alert(1)", "ftp://example.org", "https://", "https://a.b/c d"]
)
def test_a_source_that_is_no_public_address_is_a_problem(given: str) -> None:
    vocabulary, problems = read(f"events:\n  - id: e\n    date: 2023-02-28\n    source: {given}\n    name: E\n")
    assert [(problem.line, problem.code) for problem in problems] == [(4, "vocabulary-value")]
    assert problems[0].message == f"'source': {given!r} is not an http or https address"
    assert next(event for event in vocabulary.events if event.id == "e").source is None


def test_offices_end_after_they_begin() -> None:
    for actor in SHIPPED.actors:
        for role in actor.roles:
            start = parse_edtf(role.start).earliest if role.start else dt.date.min
            end = parse_edtf(role.end).latest if role.end else dt.date.max
            assert (start or dt.date.min) < (end or dt.date.max), (actor.id, role)


def test_one_office_is_never_held_by_two_at_once() -> None:
    sole = re.compile(r"(?:President|Prime Minister|Premier|Chancellor|Foreign Minister|Secretary-General) of ")
    held: dict[str, list[tuple[dt.date, dt.date, str]]] = {}
    for actor in SHIPPED.actors:
        for role in actor.roles:
            if role.start and sole.match(role.post):
                end = (parse_edtf(role.end).earliest if role.end else None) or dt.date.max
                held.setdefault(role.post, []).append((parse_edtf(role.start).earliest or dt.date.min, end, actor.id))
    for post, terms in held.items():
        terms.sort()
        for (_, end, first), (start, _, second) in itertools.pairwise(terms):
            # A term that is known by its years only may touch the next one within a year.
            assert end <= start or end.year == start.year, (post, first, second)


def test_a_phrase_names_one_event() -> None:
    phrases = [phrase for event in SHIPPED.events for phrase in event.phrases]
    assert len(phrases) == len(set(phrases))


# --- merging ------------------------------------------------------------------------------------------------------


def test_a_project_adds_an_entity() -> None:
    vocabulary, problems = read("topics:\n  - id: fishing\n    label: Fishing\n    triggers: [trawler]\n")
    assert not problems
    assert [topic.id for topic in vocabulary.topics] == ["fishing", "missiles"]


def test_a_project_overrides_only_the_fields_it_gives() -> None:
    vocabulary, problems = read("actors:\n  - id: kim-jong-un\n    name: Kim Jong-un\n")
    actor = vocabulary.actors_by_id()["kim-jong-un"]
    assert not problems
    assert (actor.name, actor.country, actor.rule) == ("Kim Jong-un", "KP", "after_full")


def test_a_project_removes_an_entity() -> None:
    vocabulary, problems = read("topics:\n  - id: missiles\n    remove: true\n")
    assert not problems
    assert vocabulary.topics == ()


def test_removing_what_is_not_there_is_a_problem_that_names_the_nearest_id() -> None:
    problem = only("topics:\n  - id: missile\n    remove: true\n")
    assert (problem.line, problem.code, problem.hint) == (2, "vocabulary-reference", "did you mean 'missiles'?")


def test_an_empty_file_changes_nothing() -> None:
    vocabulary, problems = read("# nothing yet\n")
    assert not problems
    assert len(vocabulary.countries) == 2


# --- problems -----------------------------------------------------------------------------------------------------


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_known_one() -> None:
    problem = only("actors:\n  - id: kim-jong-un\n    surnam: Kim\n")
    assert str(problem) == (
        "vocabulary/own.yaml:3: error[vocabulary-unknown] 'surnam' is not known here\n    did you mean 'surname'?"
    )


def test_all_faults_of_a_file_are_found_in_one_run() -> None:
    project = """\
        people: []
        topics:
          - id: a
            labell: A
          - label: no id
          - id: b
            label: [B]
          - id: c
            label: C
            weak: [""]
        """
    _, problems = read(project)
    assert [(problem.line, problem.code) for problem in problems] == [
        (1, "vocabulary-unknown"), (3, "vocabulary-missing"), (4, "vocabulary-unknown"), (5, "vocabulary-missing"),
        (7, "vocabulary-value"), (10, "vocabulary-value"),
    ]  # fmt: skip


def test_a_duplicate_key_is_a_problem_and_the_first_value_stays() -> None:
    vocabulary, problems = read("topics:\n  - id: fishing\n    label: Fishing\n    label: Boats\n")
    assert [(problem.line, problem.code) for problem in problems] == [(4, "yaml-duplicate")]
    assert vocabulary.topics_by_id()["fishing"].label == "Fishing"


def test_a_duplicate_id_is_a_problem_and_the_first_entry_stays() -> None:
    vocabulary, problems = read("topics:\n  - {id: a, label: A}\n  - {id: a, label: B}\n")
    assert [(problem.line, problem.code) for problem in problems] == [(3, "vocabulary-duplicate")]
    assert vocabulary.topics_by_id()["a"].label == "A"


def test_an_unknown_country_is_a_problem_at_the_entry() -> None:
    problem = only("actors:\n  - {id: x, name: Some Body, kind: person, country: KQ}\n")
    assert (problem.line, problem.code) == (2, "vocabulary-reference")


def test_an_event_that_names_an_unknown_actor_is_a_problem() -> None:
    problem = only("events:\n  - {id: e, date: 2020-01-01, name: E, actors: [kim-jong-um]}\n")
    assert (problem.code, problem.hint) == ("vocabulary-reference", "did you mean 'kim-jong-un'?")


def test_a_former_id_leads_to_the_present_one() -> None:
    vocabulary, problems = read("topics:\n  - {id: rockets, label: Rockets, was: [launchers]}\n")
    assert not problems
    assert vocabulary.former_ids()["topics"] == {"launchers": "rockets"}


def test_a_former_id_that_is_still_one_is_a_problem() -> None:
    problem = only("topics:\n  - {id: rockets, label: Rockets, was: [missiles]}\n")
    assert (problem.line, problem.code) == (2, "vocabulary-duplicate")
    assert problem.message == "'missiles', which 'rockets' was, belongs to 'missiles' in 'topics'"


def test_a_country_in_the_middle_of_a_trigger_is_a_problem() -> None:
    problem = only("topics:\n  - {id: tours, label: Tours, triggers: ['tour of {country} by boat']}\n")
    assert (problem.line, problem.code) == (2, "vocabulary-value")


def test_a_date_that_is_none_is_a_problem() -> None:
    problem = only("events:\n  - {id: e, date: 2023-02-31, name: E}\n  - {id: f, date: 2023-02-28, name: F}\n")
    assert (problem.line, problem.code) == (2, "vocabulary-value")


def test_what_ends_before_it_begins_is_a_problem() -> None:
    vocabulary, problems = read("events:\n  - {id: e, date: 2023-02-28, end: 2023-02-27, name: E}\n")
    assert [(problem.line, problem.code) for problem in problems] == [(2, "vocabulary-value")]
    assert next(event for event in vocabulary.events if event.id == "e").end is None
    role = "{post: mayor, start: 2020-05, end: 2020-04}"
    problem = only(f"actors:\n  - {{id: x, name: Xa Example, kind: person, roles: [{role}]}}\n")
    assert "ends before it begins" in problem.message


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("kind: animal", "'kind': cannot be 'animal'; known are organisation, person"),
        ("rule: tittle", "'rule': cannot be 'tittle'; did you mean 'title'?"),
        ("surname: [A]", "'surname': must be text, not a list"),
        ("roles: [mayor]", "'roles': must be 'key: value' lines, not text"),
        ("roles: [{post: mayor, from: 2020}]", "'roles': holds an unknown field `from`"),
    ],
)
def test_a_wrong_value_is_told_in_words_of_yaml(field: str, said: str) -> None:
    kind = "" if field.startswith("kind") else "kind: person, "
    assert only(f"actors:\n  - {{id: x, name: Xa Example, {kind}{field}}}\n").message == said


def test_a_faulty_key_that_an_entry_needs_is_told_to_take_it_along() -> None:
    assert only("actors:\n  - {id: x, name: Xa Example, kind: animal}\n").hint == (
        "the key is left out, and with it an entry that has it from nowhere else"
    )
    assert only("actors:\n  - {id: x, name: Xa Example, kind: person, rule: tittle}\n").hint == "the key is left out"


def test_two_entities_that_claim_one_form_are_a_problem() -> None:
    problem = only("actors:\n  - {id: other, name: Kim Jong Un, kind: person}\n")
    assert problem.code == "vocabulary-shared"
    assert "'kim-jong-un' and 'other'" in problem.message


def test_two_people_may_share_a_surname() -> None:
    assert read("actors:\n  - {id: other, name: Kim Other, kind: person, surname: Kim, rule: after_full}\n")[1] == []


def test_two_countries_may_share_a_form_that_one_says_is_ambiguous() -> None:
    assert read("countries:\n  - {id: XX, name: Korea, aliases: [North Korea], ambiguous: [North Korea]}\n")[1] == []


@pytest.mark.parametrize("word", ["no", "yes", "on", "2022", "012", "1:30", "0x1F", "2022-08-15", "1e5"])
def test_plain_words_stay_the_text_they_are(word: str) -> None:
    vocabulary, problems = read(f"topics:\n  - id: a\n    label: {word}\n    triggers: [{word}]\n")
    assert not problems
    topic = vocabulary.topics_by_id()["a"]
    assert (topic.label, topic.triggers) == (word, (word,))


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"topics:\n  - id: a\n    label: A\n    triggers: &bomb [x, x]\n    weak: *bomb\n", 4, "yaml-alias"),
        (b"topics: " + b"[" * 900, 1, "yaml-depth"),
        (b"topics:\n  - id: a\n   label: [\n", 4, "yaml-syntax"),
        (b"topics: []\n# \xff\n", 2, "unreadable"),
        (b"#" * (4 * 1024 * 1024 + 1), 1, "yaml-too-large"),
        (b"- topics\n", 1, "vocabulary-type"),
    ],
    ids=["alias", "depth", "syntax", "encoding", "size", "no mapping"],
)
def test_a_file_that_cannot_be_read_is_one_problem_and_the_shipped_entries_stay(
    content: bytes, line: int, code: str
) -> None:
    vocabulary, problems = read_vocabulary([("base.yaml", BASE)], [("own.yaml", content)])
    assert [problem.code for problem in problems] == [code]
    assert abs(problems[0].line - line) <= 1
    assert len(vocabulary.countries) == 2


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet="actorsidnamekind:-[]{}&*!'\"| \n#0", max_size=200)))
def test_no_file_makes_reading_raise(content: bytes | str) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    _, problems = read_vocabulary([("base.yaml", BASE)], [("own.yaml", data)])
    assert all(problem.path == "own.yaml" for problem in problems)
