"""Templates into Python: by Jinja's own compiler, but for the two things that take most of the time of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment, TemplateError, meta, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from archive_gen.renderer.html import escape_text


def printed(value: Any) -> str:
    """Return a value as it is printed: what is no markup escaped.

    As text: to make markup of each, only to join them, takes longer than to escape them.
    """
    kind = type(value)
    if kind is str:
        return escape_text(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


class Compiler(CodeGenerator):
    """Has a block or a whole template say its text at once, and print its values with `printed`.

    As Jinja has it, each word of a block is handed on by itself, by every template that the page's extends.
    A program holds the names of the templates that it draws on, too: to be asked for them it need not be parsed again.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import printed")
        self.writeline(f"drawn_on = {tuple(meta.find_referenced_templates(node))!r}")
        super().visit_Template(node, frame)

    def blockvisit(self, statements: Iterable[nodes.Node], frame: Frame) -> None:
        if frame.buffer is not None:
            super().blockvisit(statements, frame)
            return
        self.buffer(frame)
        super().blockvisit(statements, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed(")


def drawn_on(environment: Environment, name: str) -> frozenset[str | None]:
    """Return the templates that one names; None among them where it names one while it runs.

    One that is missing or cannot be compiled names none.
    """
    try:
        program = environment.get_template(name).root_render_func
    except (TemplateError, UnicodeDecodeError, OSError):
        return frozenset()
    return frozenset(program.__globals__["drawn_on"])


class Compiled(BytecodeCache):
    """The templates as they were compiled, each for as long as its source stays as it is.

    To compile them takes longer than to render the few pages that a change asks for, and a preview builds many times.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}
        self._new: set[str] = set()

    def remember(self, kept: Mapping[str, bytes]) -> None:
        """Take in what `news` gave to another process of the same program."""
        self._known = {**kept, **self._known}

    def news(self) -> dict[str, bytes]:
        """Return what was compiled since this was last asked, by what Jinja calls the templates."""
        new, self._new = self._new, set()
        return {key: self._known[key] for key in new}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            # It stays empty where this was made of another source.
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()
        self._new.add(bucket.key)


COMPILED = Compiled()
