"""Templates into Python. Jinja's own compiler, but for the two things that take most of the time of a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_escape_text = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` asks, in C; where MarkupSafe has it under no such name, `escape` itself."""


def printed(value: Any) -> str:
    """Return a value as it is printed: what is no markup escaped.

    As text: to make markup of each, only to join them, takes longer than to escape them.
    """
    kind = type(value)
    if kind is str:
        return _escape_text(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


class Compiler(CodeGenerator):
    """Has a block or a whole template say its text at once, and print its values with `printed`.

    As Jinja has it, each word of a block is handed on by itself, by every template that the page's extends.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import printed")
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
