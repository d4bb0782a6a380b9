"""Pages into text."""

from __future__ import annotations

from collections.abc import Mapping

import jinja2

from archive_gen.renderer.contexts import FeedContext, Page, PlainContext
from archive_gen.renderer.feeds import json_feed
from archive_gen.renderer.html import body_html, json_html, markdown_html


def make_environment(shipped: Mapping[str, str], project: Mapping[str, str] | None = None) -> jinja2.Environment:
    """Return the templates, text by name (`base.html.jinja`, `assets/style.css`), ready to render.

    The project's templates win over the shipped ones, which they reach as `base/<name>`. A misspelt
    name in a template is an error, and everything printed is escaped, whatever the file is called.
    """
    theme = jinja2.DictLoader(dict(shipped))
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.DictLoader(dict(project or {})), theme, jinja2.PrefixLoader({"base": theme})]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters = {name: environment.filters[name] for name in environment.filters if name != "safe"}
    environment.globals = {"body_html": body_html, "markdown_html": markdown_html, "json_html": json_html}
    return environment


def render_page(page: Page, environment: jinja2.Environment) -> bytes:
    """Return the page's bytes, UTF-8.

    Raises jinja2.TemplateError where a project's template is missing, misspelt or fails.
    """
    return _render(page, environment).encode("utf-8", "replace")


def _render(page: Page, environment: jinja2.Environment) -> str:
    context = page.context
    if context is None:
        # Copied, not rendered: `{#` and `{%` are legal in a style sheet.
        assert environment.loader is not None
        return environment.loader.get_source(environment, page.template)[0]
    if isinstance(context, PlainContext):
        return context.text
    if isinstance(context, FeedContext) and page.template == "feed.json":
        return json_feed(context)
    return environment.get_template(page.template).render(page=context)
