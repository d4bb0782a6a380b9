"""Pages into text."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from archive_gen.renderer.compiling import COMPILED, Compiler
from archive_gen.renderer.contexts import Context, FeedContext, Page, PlainContext
from archive_gen.renderer.dates_in_words import unbroken
from archive_gen.renderer.feeds import json_feed
from archive_gen.renderer.html import body_html, isolated_html, json_html, markdown_html
from archive_gen.renderer.theme import theme_loader
from archive_gen.stacks import Stacks


def make_environment(own_templates: Path | None = None) -> Environment:
    """Return the templates, ready to render.

    The project's win over the shipped ones, which they reach as `base/<name>`. A misspelt name in a
    template is an error, and everything printed is escaped, whatever the file is called.
    """
    environment = Environment(
        loader=theme_loader(own_templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=COMPILED,
    )
    environment.code_generator_class = Compiler
    # What may be markup is made in html.py and nowhere else.
    del environment.filters["safe"]
    environment.filters["number"] = "{:,}".format
    environment.filters["unbroken"] = unbroken
    environment.filters["isolated"] = isolated_html
    environment.globals = {"body_html": body_html, "markdown_html": markdown_html, "json_html": json_html}
    return environment


def render_page(page: Page, environment: Environment, stacks: Stacks) -> bytes:
    """Return the page's bytes, UTF-8. `stacks` have the whole records.

    Raises jinja2.TemplateError where a project's template is missing, misspelt or fails.
    """
    return render_context(page.template, page.context(stacks), environment)


def render_context(template: str, context: Context, environment: Environment) -> bytes:
    """Return the bytes of a page that shows a context by a template. Raises as `render_page` does."""
    return _text(template, context, environment).encode("utf-8", "replace")


def _text(template: str, context: Context, environment: Environment) -> str:
    if isinstance(context, PlainContext):
        return context.text
    if isinstance(context, FeedContext) and template == "feed.json":
        return json_feed(context)
    return environment.get_template(template).render(page=context)
