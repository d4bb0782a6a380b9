"""Pages into bytes: only those are rendered whose program, template or context changed, the others stay as they stand.

A page's text is a function of these three and of nothing else, so what it came to is kept by their digests: a
page is left alone where the kept digests are its own and the file that came of them stands in the site.
"""

from __future__ import annotations

import functools
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive_gen.contents import Content, Shelf, sum_of
from archive_gen.edges import Refused
from archive_gen.edges.cache import Cache, Kept, digest_of, unpacked
from archive_gen.edges.pool import Run
from archive_gen.problems import Problem
from archive_gen.renderer import (
    Context,
    Environment,
    Page,
    PageGroup,
    Planned,
    changed_fields,
    context_digest,
    field_sums,
    make_environment,
    render_context,
    template_digests,
    theme_digest,
)
from archive_gen.renderer.compiling import COMPILED
from archive_gen.renderer.own_templates import unused_templates
from archive_gen.stacks import Stacks


class Rendered(NamedTuple):
    """The pages that were rendered; those that stay, by their SHA-256; and why any was rendered, by path.

    `problems` are of templates of the project's own that nothing shows.
    """

    files: dict[str, Content]
    standing: dict[str, str]
    why: dict[str, str]
    problems: tuple[Problem, ...]


class _Shown(NamedTuple):
    """What a page's text was made of, and its SHA-256."""

    program: bytes
    template: bytes
    context: bytes
    fields: bytes
    output: str

    def key(self) -> bytes:
        return digest_of(self.program, self.template, self.context)


_SHOWN = msgspec.msgpack.Decoder(_Shown)
_ENCODE = msgspec.msgpack.Encoder().encode
_AT_ONCE = 4096
"""Of so many pages what they show is packed, and kept, together."""


class _Group(NamedTuple):
    """What was kept of a group of pages: its key, their paths, and their SHA-256 in the same order."""

    key: bytes
    paths: tuple[str, ...]
    sums: tuple[str, ...]


_GROUPS = msgspec.msgpack.Decoder(dict[str, _Group])
_ALL = "all"


class Press:
    """Renders a site's pages. `base` stands for all that they are made of beside templates and what they show;
    `standing` are the files of the site that stand as they were built, with their SHA-256.

    Raises Refused where a template of the project's own cannot be used.
    """

    def __init__(
        self,
        templates: Path | None,
        base: bytes = b"",
        cache: Cache | None = None,
        standing: Mapping[str, str] | None = None,
    ) -> None:
        self._templates, self._base = templates, base
        self._cache, self._standing = cache or Cache(), standing or {}
        self._environment = make_environment(templates)
        self._theme = theme_digest(self._environment)
        kept = self._cache.read_one("groups", _ALL, digest_of(base, self._theme))
        self._kept = (kept and unpacked(_GROUPS, Kept(b"", kept))) or {}

    def stays(self, group: PageGroup) -> tuple[str, ...] | None:
        """Return the paths of a group's pages that stand as they would be rendered now; None where not all do."""
        kept = self._kept.get(group.name)
        if kept is None or kept.key != group.key:
            return None
        stand = tuple([self._standing.get(path) for path in kept.paths]) == kept.sums
        return kept.paths if stand else None

    def render(self, planned: Planned, stacks: Stacks, *, run: Run, shelf: Shelf) -> Rendered:
        """Return the site's pages. Those that are rendered are put on the `shelf`; the `stacks` have the records."""
        before = self._cache.read_some("page", [page.path for page in planned.pages])
        with self._compiling():
            sources = template_digests(self._environment, (page.template for page in planned.pages))
            problems = unused_templates(self._environment, self._templates)
        stays = {path: self._standing[path] for path in planned.standing}
        waiting = []
        for page in planned.pages:
            if self._stands(page, before.get(page.path), sources[page.template]):
                stays[page.path] = self._standing[page.path]
            else:
                waiting.append(page)
        printed = _print(waiting, stacks, self._templates, run, shelf)
        made = {}
        for page in waiting:
            one = printed[page.path]
            made[page.path] = _Shown(self._base, sources[page.template], one.context, one.fields, sum_of(one.content))
        why = {page.path: _why(page, unpacked(_SHOWN, before.get(page.path)), made[page.path]) for page in waiting}
        rendered = Rendered({path: one.content for path, one in printed.items()}, stays, why, problems)
        del printed
        self._remember(planned, rendered, made)
        return rendered

    def _stands(self, page: Page, kept: Kept | None, template: bytes) -> bool:
        """Whether a page stands as it would be rendered. What it shows is looked at last: that takes longest."""
        was = unpacked(_SHOWN, kept)
        if kept is None or was is None or (was.program, was.template) != (self._base, template):
            return False
        if was.output != self._standing.get(page.path):
            return False
        return kept.key == was._replace(context=context_digest(page)).key()

    @contextmanager
    def _compiling(self) -> Iterator[None]:
        """Have what is compiled meanwhile kept, and nothing compiled that was kept."""
        kept = self._cache.read("template").items()
        COMPILED.remember({name: one.value for name, one in kept if one.key == self._base})
        yield
        self._cache.write("template", {name: Kept(self._base, code) for name, code in COMPILED.news().items()})

    def _remember(self, planned: Planned, rendered: Rendered, made: Mapping[str, _Shown]) -> None:
        # Of a template that was saved meanwhile nobody can say which of the two a page was rendered by.
        if self._theme != theme_digest(self._environment):
            return
        sums = rendered.standing | {path: sum_of(content) for path, content in rendered.files.items()}
        self._cache.write("page", {}, self._cache.names("page") - sums.keys())
        shown = iter(made.items())
        while some := list(islice(shown, _AT_ONCE)):
            self._cache.write("page", {path: Kept(one.key(), _ENCODE(one)) for path, one in some})
        groups = {
            name: _Group(key, paths, tuple([sums[path] for path in paths]))
            for name, (key, paths) in planned.groups.items()
        }
        if groups != self._kept:
            key = digest_of(self._base, self._theme)
            self._cache.write("groups", {_ALL: Kept(key, msgspec.msgpack.encode(groups))})


def _why(page: Page, before: _Shown | None, now: _Shown) -> str:
    if before is None:
        return "new"
    if before.program != now.program:
        return "the program changed"
    if before.template != now.template:
        return f"the template {page.template} changed, or one that it draws on"
    if before.context == now.context:
        return "its file was changed by another hand, or is gone"
    changed = changed_fields(page, before.fields, now.fields)
    return f"what it shows changed: {', '.join(name.replace('_', ' ') for name in changed)}"


class _Means(NamedTuple):
    pages: Sequence[Page]
    stacks: Stacks
    templates: Path | None
    environment: Environment
    shelf: Shelf


class Printed(NamedTuple):
    """A rendered page, with the digest of all that it shows and those of its fields."""

    content: Content
    context: bytes
    fields: bytes


def _print(pages: Sequence[Page], stacks: Stacks, templates: Path | None, run: Run, shelf: Shelf) -> dict[str, Printed]:
    means = functools.partial(_means_of, pages, stacks, templates, shelf)
    printed = list(run(print_pages, range(len(pages)), make_context=means))
    if faults := sorted({one for one in printed if isinstance(one, str)}):
        raise Refused("the project's templates cannot be used\n" + "\n".join(faults))
    return {page.path: one for page, one in zip(pages, printed, strict=True) if isinstance(one, Printed)}


def _means_of(pages: Sequence[Page], stacks: Stacks, templates: Path | None, shelf: Shelf) -> _Means:
    return _Means(pages, stacks, templates, make_environment(templates), shelf)


def print_pages(means: _Means, indices: Sequence[int]) -> list[Printed | str]:
    """Return a batch of pages, or in the place of one the fault of the project's own template that stands in its way.

    By number: a forked worker has the pages already, and sending each to it would cost more than rendering it.
    """
    pages = [means.pages[index] for index in indices]
    contexts = [page.context(means.stacks) for page in pages]
    texts = [_text(page, context, means) for page, context in zip(pages, contexts, strict=True)]
    contents = [text if isinstance(text, str) else means.shelf.keep([text]) for text in texts]
    return [
        content if isinstance(content, str) else Printed(content, context_digest(page), field_sums(page))
        for page, content in zip(pages, contents, strict=True)
    ]


def _text(page: Page, context: Context, means: _Means) -> bytes | str:
    """Return a page's bytes, or the fault of the project's own template."""
    try:
        return render_context(page.template, context, means.environment)
    except Exception as fault:
        where = _own_template_line(fault, means.templates)
        if where is None:
            raise
        return f"{where}: {_said(fault)}"


def _said(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return 'the template draws on itself without an end; the theme\'s own is base/NAME: {% extends "base/NAME" %}'
    return f"{type(fault).__name__}: {fault}"


def _own_template_line(fault: Exception, templates: Path | None) -> str | None:
    """Return the file and line of the project's template that a fault arose in, None where it is a bug of ours.

    A template is code, and can raise anything; Jinja puts its lines into the traceback.
    """
    name, line = getattr(fault, "filename", None), getattr(fault, "lineno", None)
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(fault.__traceback__)]
    for file, number in reversed([*places, (name, line)]):
        if templates and file and Path(file).is_relative_to(templates):
            return f"templates/{Path(file).relative_to(templates)}:{number}"
    return None
