"""YAML as people write it is read with its lines; everything dangerous or doubtful in it is a problem."""

from __future__ import annotations

import time
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_gen.strict_yaml import Branch, Node, Scalar, Sequence, check_fields, field_line, read_yaml


class Part(msgspec.Struct, frozen=True):
    add: tuple[str, ...] = ()


class Shelf(msgspec.Struct, frozen=True):
    title: str = "Untitled"
    folders: tuple[str, ...] = ("articles",)
    size: int = 3
    search: bool = False
    weight: float = 1.0
    kind: Literal["open", "closed"] = "open"
    part: Part | tuple[str, ...] = ()
    marks: dict[str, int] = {}


class Card(msgspec.Struct, frozen=True):
    id: str


def values(node: Node | None) -> object:
    if isinstance(node, Branch):
        return {field.key: values(field.node) for field in node.fields}
    if isinstance(node, Sequence):
        return [values(part) for part in node.nodes]
    return node.value if node else None


def shelf(text: str) -> tuple[Shelf | None, list[str]]:
    node, faults = read_yaml(text, "a.yaml")
    found, more = check_fields(node, Shelf, "a.yaml", nouns={"folders": "folder names"})
    return found, [f"{p.line} {p.code} {p.message} {p.hint}".strip() for p in (*faults, *more)]


def only_problem(text: str, **options: int) -> tuple[int, str]:
    _, problems = read_yaml(text, "a.yaml", **options)
    assert len(problems) == 1
    assert problems[0].severity == "error"
    return problems[0].line, problems[0].code


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("~", None),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("1:30", "1:30"),
        ("012", "012"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("2022-08-15", "2022-08-15"),
        ("2023-02-31", "2023-02-31"),
        (".inf", ".inf"),
        ("1e5", "1e5"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("9" * 5000, "9" * 5000),
        ("<<", "<<"),
    ],
)
def test_scalars_follow_the_core_schema_and_stay_text_where_in_doubt(written: str, value: object) -> None:
    node, problems = read_yaml(f"a: {written}", "a.yaml")
    assert (values(node), problems) == ({"a": value}, ())


def test_every_value_has_its_line() -> None:
    node, _ = read_yaml("a: 1\nb:\n  c: [x,\n   y]\n", "a.yaml", first_line=2)
    assert (field_line(node, "a"), field_line(node, "b"), field_line(node, "b", "c")) == (2, 3, 4)
    assert (field_line(node, "b", "gone"), field_line(node, "gone"), field_line(None, "a")) == (3, 0, 0)
    assert isinstance(node, Branch)
    part = node.fields[1].node
    assert isinstance(part, Branch)
    letters = part.fields[0].node
    assert isinstance(letters, Sequence)
    assert [letter.line for letter in letters.nodes] == [4, 5]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "~"])
def test_an_empty_text_is_no_value_and_no_problem(text: str) -> None:
    assert read_yaml(text, "a.yaml") == (None, ())


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb: &x 1\nc: *x\n", 2, "yaml-alias"),
        ("b: *x\n", 1, "yaml-alias"),
        ("a: !!python/object/apply:os.system ['true']\n", 1, "yaml-tag"),
        ("a: !x 1\n", 1, "yaml-tag"),
        ("a: 1\na: 2\n", 2, "yaml-duplicate"),
        ("[" * 51, 1, "yaml-depth"),
        ("[" * 50_000, 1, "yaml-depth"),
        ("a: " + "{b: " * 5000, 1, "yaml-depth"),
        ("a: 1\n---\nb: 2\n", 2, "yaml-documents"),
        ("? [a]\n: b\n", 1, "yaml-key"),
        ("a: 1\ntitle: Kim: a life\n", 2, "yaml-syntax"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "yaml-syntax"),
        ("a: 1\nb: [1, 2\n", 2, "yaml-syntax"),
        ("a: 1\n\tb: 2\n", 2, "yaml-syntax"),
        ("a: 1\nb: @x\n", 2, "yaml-syntax"),
        ("a: 1\nb: \x07\n", 2, "yaml-syntax"),
        ("a: 1\nb: \ud800\n", 2, "yaml-syntax"),
        ('a: 1\nb: "\\q"\n', 2, "yaml-syntax"),
        ('a: 1\nb: "x" y\n', 2, "yaml-syntax"),
    ],
)
def test_what_is_not_read_is_a_problem_at_its_line(text: str, line: int, code: str) -> None:
    assert only_problem(text) == (line, code)


def test_text_above_the_limit_is_refused_before_it_is_parsed() -> None:
    assert only_problem("a: " + "x" * 100, limit_bytes=100) == (1, "yaml-too-large")
    assert only_problem("a: " + "é" * 60, limit_bytes=100) == (1, "yaml-too-large")
    assert read_yaml("a: " + "x" * 97, "a.yaml", limit_bytes=100)[1] == ()


def test_the_first_of_two_equal_keys_holds() -> None:
    node, problems = read_yaml("a: 1\nb: 0\na: 2\n", "a.yaml")
    assert values(node) == {"a": 1, "b": 0}
    assert "line 1" in problems[0].message


def test_no_message_is_in_the_parsers_own_words() -> None:
    broken = ["a: b: c\n", "- a\nb: c\n", "a: {b: 1\nc: 2", "a: * x\n", "a: [x]]\n", "`a: 1\n", "a: - b\n", "%x\n--"]
    for text in broken:
        _, problems = read_yaml(text, "a.yaml")
        assert problems, text
        assert not any(word in str(problems[0]) for word in ("token", "flow", "block", "context", "scanning")), problems


def test_every_fault_of_a_mapping_is_found_in_one_run() -> None:
    found, problems = shelf(
        "titel: x\nfolders: 5\nsize: big\nsearch: yes\nkind: opne\nweight: [1]\npart:\n  ad: [x]\nmarks: {a: b}\n"
    )
    assert found == Shelf(part=Part())
    assert problems == [
        "1 field-unknown 'titel' is not known here did you mean 'title'?",
        "2 field-type 'folders' must be a list of folder names, not a number",
        "3 field-type 'size' must be a whole number, not the text 'big'",
        "4 field-type 'search' must be true or false, not the text 'yes'",
        "5 field-value 'kind' cannot be 'opne' did you mean 'open'?",
        "6 field-type 'weight' must be a number, not a list",
        "8 field-unknown 'part.ad' is not known here did you mean 'add'?",
        "9 field-type 'marks.a' must be a whole number, not the text 'b'",
    ]


def test_a_sound_mapping_becomes_the_struct() -> None:
    found, problems = shelf(
        "title: Shelf\nfolders: [a, b]\nsize: 4\nsearch: true\nkind: closed\nweight: 2\npart: [x]\nmarks: {a: 1}"
    )
    assert problems == []
    assert found == Shelf("Shelf", ("a", "b"), 4, True, 2.0, "closed", ("x",), {"a": 1})


def test_a_number_is_text_where_text_is_asked_for_and_nothing_is_not_given() -> None:
    assert shelf("title: 1984\nfolders: [2022, true]\nsize:\n") == (Shelf("1984", ("2022", "true")), [])


def test_true_is_no_number_and_a_number_not_true() -> None:
    assert [p.split()[1] for p in shelf("size: true\nsearch: 1\n")[1]] == ["field-type", "field-type"]


def test_a_struct_without_its_required_field_is_none() -> None:
    node, _ = read_yaml("idd: x\n", "a.yaml")
    found, problems = check_fields(node, Card, "a.yaml", unknown="warning")
    assert found is None
    assert [(p.code, p.severity) for p in problems] == [("field-unknown", "warning"), ("field-missing", "error")]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [\n", 1), ("a: 1\nb: [\n\n\n", 2), ("a: {\n", 1), ("a: 1\nb: [x, {c: d\n", 2), ("a: [1,,2]\n", 1)],
)
def test_a_bracket_that_stays_open_is_told_where_it_stands(text: str, line: int) -> None:
    problem = read_yaml(text, "a.yaml")[1][0]
    assert (problem.line, problem.message.partition(",")[0]) == (line, "a bracket is opened and not closed")


@pytest.mark.parametrize("text", ["- a\n", "just words\n"])
def test_a_text_that_is_no_mapping_is_one_problem(text: str) -> None:
    found, problems = shelf(text)
    assert found == Shelf()
    assert [p.split()[1] for p in problems] == ["field-type"]


@settings(max_examples=300)
@given(st.text() | st.text(alphabet="ab:-[]{}&*!'\"#|>%@ \n\t,?~0"))
def test_any_text_is_read_or_reported(text: str) -> None:
    node, problems = read_yaml(text, "a.yaml")
    check_fields(node, Shelf, "a.yaml")
    assert node is None or isinstance(node, (Scalar, Sequence, Branch))
    assert all(p.line >= 1 and p.message for p in problems)


@pytest.mark.parametrize("piece", ["[", "- ", "a: ", "{", "*", "'", '"', " ", "\t", "&a ", "? ", "|\n", "<", "-\n"])
def test_hostile_text_costs_little(piece: str) -> None:
    started = time.process_time()
    read_yaml((piece * 60_000)[:60_000], "a.yaml")
    assert time.process_time() - started < 10
