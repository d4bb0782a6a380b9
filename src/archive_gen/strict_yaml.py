"""YAML read safely, with the line of every value, and checked against a struct with all faults in one run.

Of YAML this takes what people write by hand: mappings, lists and scalars in one document. Refused are
anchors and aliases (a few bytes of them make gigabytes), tags, a key given twice, deep nesting. Scalars
are read by the core schema of YAML 1.2 (section 10.3) less its octal and hexadecimal numbers: `no`,
`1:30` and `2022-08-15` stay text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import inspect as kinds

from archive_gen.problems import Problem, Severity

DEEPEST = 50
LIMIT_BYTES = 64 * 1024
LONGEST_NUMBER = 18

# The parser alone: values are made here, so that no constructor of the library ever runs. libyaml's is tens of times
# as fast as the one in Python.
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class Scalar(msgspec.Struct, frozen=True):
    """A single value. `text` is it as written, without quotes; `line` counts from 1."""

    line: int
    value: str | int | float | bool | None
    text: str


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    line: int
    nodes: tuple[Node, ...]


class Field(msgspec.Struct, frozen=True):
    """A key with its value. `line` is the key's."""

    line: int
    key: str
    node: Node


class Branch(msgspec.Struct, frozen=True):
    """A mapping. The keys of its fields are unique, in the order of the file."""

    line: int
    fields: tuple[Field, ...]


Node = Scalar | Sequence | Branch


class _Refused(Exception):
    """What this reader does not take. Never leaves this module."""

    def __init__(self, line: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(line, code, message, hint)
        self.line, self.code, self.message, self.hint = line, code, message, hint


def read_yaml(
    text: str, path: str, *, limit_bytes: int = LIMIT_BYTES, first_line: int = 1
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree that a YAML text holds, and what is wrong with it.

    None for an empty text, and where a fault leaves no sense in the rest. A key given twice is a
    problem, and its first value holds. `first_line` is the line of `path` that `text` begins on.
    """
    shift = first_line - 1
    problems: list[Problem] = []
    try:
        if len(text) > limit_bytes or len(text.encode()) > limit_bytes:
            raise _Refused(1, "yaml-too-large", f"is larger than {limit_bytes // 1024} KB", "remove what is not needed")
        tree = _read_document(yaml.parse(text, Loader=_LOADER), path, shift, problems)
    except (_Refused, yaml.YAMLError, ValueError, RecursionError) as fault:
        why = fault if isinstance(fault, _Refused) else _explain(fault, text)
        problems.append(Problem(path, why.line + shift, why.code, why.message, why.hint, "error"))
        tree = None
    return tree, tuple(problems)


def _read_document(events: Iterator[Any], path: str, shift: int, problems: list[Problem]) -> Node | None:
    """Return the tree of the only document. A stack of its own instead of recursion: depth is counted, not suffered."""
    open_parts: list[_Open] = []
    root: Node | None = None
    for event in events:
        line = event.start_mark.line + 1
        _refuse_extras(event, line)
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise _Refused(line, "yaml-documents", "a second document begins here, and one is all that is read", _ONE)
        node: Node | None = None
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(event, line + shift)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if len(open_parts) == DEEPEST:
                raise _too_deep(line)
            open_parts.append(_Open(line + shift, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            node = open_parts.pop().close(path, problems)
        if node is not None and open_parts:
            open_parts[-1].nodes.append(node)
        elif node is not None:
            root = node
    return None if isinstance(root, Scalar) and root.value is None else root


class _Open:
    """A list or mapping whose end has not been reached."""

    def __init__(self, line: int, is_mapping: bool) -> None:
        self.line, self.is_mapping, self.nodes = line, is_mapping, list[Node]()

    def close(self, path: str, problems: list[Problem]) -> Node:
        if not self.is_mapping:
            return Sequence(self.line, tuple(self.nodes))
        fields: dict[str, Field] = {}
        for key, node in zip(self.nodes[::2], self.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                hint = "write one word, and a colon"
                problems.append(Problem(path, key.line, "yaml-key", "a key must be a plain word", hint, "error"))
            elif key.text in fields:
                message = f"{key.text!r} appears twice; it was first given on line {fields[key.text].line}"
                problems.append(Problem(path, key.line, "yaml-duplicate", message, "keep one of the two", "error"))
            else:
                fields[key.text] = Field(key.line, key.text, node)
        return Branch(self.line, tuple(fields.values()))


def _refuse_extras(event: Any, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        hint = "write the value out; put text that begins with & or * in quotes"
        raise _Refused(line, "yaml-alias", "anchors (&name) and aliases (*name) are not read", hint)
    if getattr(event, "tag", None) is not None:
        hint = "leave the tag out; put text that begins with ! in quotes"
        raise _Refused(line, "yaml-tag", "tags (!name) are not read", hint)


def _scalar(event: Any, line: int) -> Scalar:
    text: str = event.value
    return Scalar(line, _core_value(text) if event.implicit[0] else text, text)


def _core_value(text: str) -> str | int | float | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    # A number of thousands of digits is a ValueError in Python, and nothing that a person meant.
    if len(text) > LONGEST_NUMBER:
        return text
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


_SYNTAX = "yaml-syntax"
_ONE = "take the line --- out, and what stands below it"
_CORRECT = "correct the line, or put its value in quotes"
_BRACKET = (
    "a bracket is opened and not closed, or a comma is missing or one too many",
    "close each [ with ] and each { with }; put text that begins with one of them in quotes",
)
_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a ': ' stands where none is expected",
     'text that holds ": " must be in quotes; the keys of one level must begin in the same column'),
    ("end of stream", "a quotation mark is opened and never closed",
     "close it; text that holds one kind goes in quotes of the other"),
    ("unknown escape", "a backslash in double quotes begins no known escape",
     "use single quotes, or write the backslash twice"),
    ("sequence entries are not allowed", "a list begins on the line of its key",
     "begin each '- ' on a line of its own, or write [a, b]"),
    ("cannot start any token", "a value begins with a character that YAML keeps for itself, or a tab indents the line",
     "put the value in quotes; indent with spaces"),
    ("',' or", *_BRACKET),
    ("node content", *_BRACKET),
    ("expected ':'", "a line is not of the form 'key: value'", "write it so, or indent it below its key"),
    ("expected alphabetic", "a value begins with & or *, which YAML keeps for itself", "put the value in quotes"),
    ("expected", "the line does not fit those above it, or something stands behind a closed quotation or bracket",
     "the keys of one level must begin in the same column"),
)  # fmt: skip


def _too_deep(line: int) -> _Refused:
    return _Refused(line, "yaml-depth", f"is nested more than {DEEPEST} levels deep", "write it with fewer levels")


def _explain(fault: Exception, text: str) -> _Refused:
    """Return the line, and the fault and its remedy in plain words."""
    if isinstance(fault, yaml.reader.ReaderError):
        line = text.count("\n", 0, fault.position) + 1
        named = f"a character that YAML does not allow (U+{_code_point(fault.character):04X})"
        return _Refused(line, _SYNTAX, named, "remove it")
    if isinstance(fault, UnicodeEncodeError):
        line = text.count("\n", 0, fault.start) + 1
        return _Refused(line, _SYNTAX, "half a surrogate pair, which is not a character", "remove it")
    if not isinstance(fault, yaml.MarkedYAMLError):
        return _Refused(1, _SYNTAX, f"cannot be read as YAML: {fault}", _CORRECT)
    # What was opened and never closed is reported where it was opened: the end of the file helps nobody.
    opened = fault.context_mark if "quoted" in (fault.context or "") or "flow" in (fault.context or "") else None
    mark = opened or fault.problem_mark or fault.context_mark
    line = mark.line + 1 if mark else 1
    said = fault.problem or ""
    if mark and "flow node" in (fault.context or ""):
        # Nothing else stands behind the bracket, and the mark is where that was found out.
        line = text.count("\n", 0, max(text.rfind(sign, 0, mark.index) for sign in "[{,")) + 1
    # libyaml looks ahead, and some of its versions count as well.
    if "nesting depth" in said:
        return _too_deep(line)
    for part, message, hint in _EXPLANATIONS:
        if part in said:
            return _Refused(line, _SYNTAX, message, hint)
    return _Refused(line, _SYNTAX, f"cannot be read as YAML: {said}", _CORRECT)


def _code_point(character: str | int) -> int:
    # libyaml's binding gives the number, the Python reader the character.
    return character if isinstance(character, int) else ord(character)


T = TypeVar("T")
_FAULT = object()
Nouns = Mapping[str, str]
_NO_NOUNS: Nouns = {}


def check_fields(
    node: Node | None,
    struct: type[T],
    path: str,
    *,
    nouns: Nouns = _NO_NOUNS,
    code: str = "field",
    unknown: Severity = "error",
) -> tuple[T | None, tuple[Problem, ...]]:
    """Return the struct that a mapping gives, and every fault in it with its line.

    A faulty field is left out, so that it has its default; None where one without a default is
    faulty or missing. An empty value counts as not given. A number or `true` is taken as the text
    it is where text is asked for. `nouns` says what a field is a list of, for the messages; `code`
    begins the problems' codes; `unknown` is the severity of a key that the struct does not have.
    """
    check = _Check(path, nouns, code, unknown)
    if node is None:
        node = Branch(1, ())
    if not isinstance(node, Branch):
        check.report(node.line, "type", "must hold 'key: value' lines, not " + _describe_node(node))
        node = Branch(1, ())
    type_info = kinds.type_info(struct)
    assert isinstance(type_info, kinds.StructType)
    value = check.struct(node, type_info, "")
    return (None if value is _FAULT else value), tuple(check.problems)


def field_line(node: Node | None, *keys: str) -> int:
    """Return the line of the field that `keys` lead to, or of the last of them that is there; 0 for none."""
    line = 0
    for key in keys:
        found = next((f for f in node.fields if f.key == key), None) if isinstance(node, Branch) else None
        if found is None:
            break
        line, node = found.line, found.node
    return line


def field_scalars(node: Node | None, key: str) -> Iterator[Scalar]:
    """Yield the single values that a field holds, in lists and mappings of it too, in the order of the file."""
    fields = node.fields if isinstance(node, Branch) else ()
    waiting = [field.node for field in fields if field.key == key]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Scalar):
            yield part
        else:
            below = part.nodes if isinstance(part, Sequence) else [field.node for field in part.fields]
            waiting += reversed(below)


def suggest(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" where something known is spelled nearly so, otherwise what is known."""
    names = sorted(known)
    close = difflib.get_close_matches(word.lower(), names, 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(names)}"


class _Check:
    """A walk down a tree beside the type that it should have, gathering problems."""

    def __init__(self, path: str, nouns: Nouns, code: str, unknown: Severity) -> None:
        self.path, self.nouns, self.code, self.unknown = path, nouns, code, unknown
        self.problems: list[Problem] = []

    def report(self, line: int, fault: str, message: str, hint: str = "", severity: Severity = "error") -> Any:
        self.problems.append(Problem(self.path, line, f"{self.code}-{fault}", message, hint, severity))
        return _FAULT

    def struct(self, node: Branch, want: kinds.StructType, name: str) -> Any:
        known = {field.encode_name: field for field in want.fields}
        given: dict[str, Any] = {}
        for field in node.fields:
            if field.key not in known:
                message = f"{_join(name, field.key)!r} is not known here"
                self.report(field.line, "unknown", message, suggest(field.key, known), self.unknown)
            elif not (isinstance(field.node, Scalar) and field.node.value is None):
                value = self.value(field.node, known[field.key].type, _join(name, field.key), field.line)
                if value is not _FAULT:
                    given[known[field.key].name] = value
        missing = [key for key, field in known.items() if field.required and field.name not in given]
        for key in missing:
            if key not in {field.key for field in node.fields}:
                self.report(node.line, "missing", f"{_join(name, key)!r} is missing")
        return _FAULT if missing else want.cls(**given)

    def value(self, node: Node, want: kinds.Type, name: str, line: int) -> Any:
        choices = want.types if isinstance(want, kinds.UnionType) else (want,)
        for choice in choices:
            if _fits(node, choice):
                return self._inside(node, choice, name)
        wanted = " or ".join(self.describe(c, name) for c in choices if not isinstance(c, kinds.NoneType))
        return self.report(line, "type", f"{name!r} must be {wanted}, not {_describe_node(node)}")

    def _inside(self, node: Node, want: kinds.Type, name: str) -> Any:
        if isinstance(node, Scalar):
            return self._scalar(node, want, name)
        if isinstance(node, Sequence):
            assert isinstance(want, (kinds.VarTupleType, kinds.ListType))
            parts = [self.value(part, want.item_type, name, part.line) for part in node.nodes]
            return _FAULT if _FAULT in parts else tuple(parts)
        if isinstance(want, kinds.StructType):
            return self.struct(node, want, name)
        assert isinstance(want, kinds.DictType)
        pairs = {f.key: self.value(f.node, want.value_type, _join(name, f.key), f.line) for f in node.fields}
        return _FAULT if _FAULT in pairs.values() else pairs

    def _scalar(self, node: Scalar, want: kinds.Type, name: str) -> Any:
        if isinstance(want, kinds.LiteralType):
            if node.text in want.values:
                return node.text
            hint = suggest(node.text, [str(value) for value in want.values])
            return self.report(node.line, "value", f"{name!r} cannot be {node.text!r}", hint)
        if isinstance(want, kinds.StrType):
            return node.text
        return float(node.value) if isinstance(want, kinds.FloatType) else node.value  # type: ignore[arg-type]

    def describe(self, want: kinds.Type, name: str) -> str:
        if isinstance(want, (kinds.VarTupleType, kinds.ListType)):
            return f"a list of {self.nouns.get(name) or _describe_parts(want.item_type)}"
        return _describe_type(want)


def _fits(node: Node, want: kinds.Type) -> bool:
    if isinstance(node, Sequence):
        return isinstance(want, (kinds.VarTupleType, kinds.ListType))
    if isinstance(node, Branch):
        return isinstance(want, (kinds.StructType, kinds.DictType))
    value = node.value
    if isinstance(want, kinds.BoolType):
        return isinstance(value, bool)
    if isinstance(want, kinds.IntType):
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(want, kinds.FloatType):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(want, (kinds.StrType, kinds.LiteralType)) and value is not None


def _describe_type(want: kinds.Type) -> str:
    match want:
        case kinds.StrType():
            return "text"
        case kinds.BoolType():
            return "true or false"
        case kinds.IntType():
            return "a whole number"
        case kinds.FloatType():
            return "a number"
        case kinds.LiteralType():
            return "one of " + ", ".join(str(value) for value in want.values)
    return "'key: value' lines"


def _describe_parts(want: kinds.Type) -> str:
    parts = want.types if isinstance(want, kinds.UnionType) else (want,)
    return " or ".join(_PLURALS.get(type(part)) or _describe_type(part).removeprefix("one of ") for part in parts)


_PLURALS: dict[type[kinds.Type], str] = {
    kinds.StrType: "texts",
    kinds.IntType: "whole numbers",
    kinds.FloatType: "numbers",
}


def _describe_node(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Branch):
        return "'key: value' lines"
    match node.value:
        case None:
            return "empty"
        case bool():
            return node.text
        case int() | float():
            return "a number"
    return f"the text {node.text[:40]!r}"


def _join(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key
