"""What of a project's own templates nothing would ever show: files that no page draws on, blocks that nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, TemplateError, nodes

from archive_gen.problems import Problem
from archive_gen.renderer.compiling import drawn_on
from archive_gen.renderer.theme import ASSETS
from archive_gen.shipped import shipped_theme

_FAULTS = (TemplateError, UnicodeDecodeError, OSError)
_NEAR = 0.7
_ASSETS_HINT = "what pages link to, such as pictures and styles, goes into templates/assets"
_NOT_TEMPLATES = (".md", ".txt")


def unused_templates(environment: Environment, own: Path | None) -> tuple[Problem, ...]:
    """Return what templates hold in vain. One that cannot be read is passed over: it fails where it is used."""
    if own is None or own.resolve() == shipped_theme():
        return ()
    theme, mine = _templates_in(shipped_theme()), _templates_in(own)
    used = _drawn_on_by(environment, theme)
    found = [_unused(name, theme) for name in mine if name not in used and None not in used]
    return (*found, *(problem for name in mine for problem in _vain_blocks(environment, name)))


def _templates_in(folder: Path) -> list[str]:
    """Return the names of the templates in a folder, sorted; no hidden files, and no notes beside them."""
    names = [PurePosixPath(name) for name in FileSystemLoader(folder, followlinks=True).list_templates()]
    shown = [name for name in names if name.parts[0] != ASSETS and name.suffix not in _NOT_TEMPLATES]
    return [str(name) for name in shown if not any(part.startswith(".") for part in name.parts)]


def _drawn_on_by(environment: Environment, names: Iterable[str]) -> set[str | None]:
    """Return the templates and all that they draw on; None among them where one is named only while another runs."""
    used: set[str | None] = set()
    waiting: list[str | None] = list(names)
    while waiting:
        if (name := waiting.pop()) not in used:
            used.add(name)
            waiting += drawn_on(environment, name) if name else ()
    return used


def _unused(name: str, theme: list[str]) -> Problem:
    names = {_stem(known): known for known in theme}
    near = get_close_matches(_stem(name), names, 1, _NEAR)
    hint = f"did you mean {names[near[0]]}?" if near else _ASSETS_HINT
    message = "nothing shows it: the theme has no template of this name, and no other draws on it"
    return Problem(f"templates/{name}", 0, "template-unused", message, hint)


def _stem(name: str) -> str:
    return PurePosixPath(name).name.partition(".")[0]


def _vain_blocks(environment: Environment, name: str) -> Iterator[Problem]:
    """Yield the blocks outside of any other that no template has which this one extends."""
    try:
        program = _parsed(environment, name)
        there = _blocks_above(environment, program)
    except _FAULTS:
        return
    if there is None:
        return
    for block in program.body:
        if isinstance(block, nodes.Block) and block.name not in there:
            near = get_close_matches(block.name, sorted(there), 1, _NEAR)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(there))}"
            message = f"nothing shows the block {block.name!r}: no template that this one extends has it"
            yield Problem(f"templates/{name}", block.lineno, "template-block", message, hint)


def _blocks_above(environment: Environment, program: nodes.Template) -> set[str] | None:
    """Return the blocks of all that a template extends; None where it extends none, or one named while it runs."""
    there: set[str] | None = None
    extended: set[str] = set()
    while (node := program.find(nodes.Extends)) is not None:
        if not isinstance(node.template, nodes.Const) or node.template.value in extended:
            return None
        extended.add(node.template.value)
        program = _parsed(environment, node.template.value)
        there = (there or set()) | {block.name for block in program.find_all(nodes.Block)}
    return there


def _parsed(environment: Environment, name: str) -> nodes.Template:
    assert environment.loader is not None
    return environment.parse(environment.loader.get_source(environment, name)[0], name)
