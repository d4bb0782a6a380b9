"""The theme's files: those that come with the program and the project's own, which win over them.

With world.py, which reads the shapes of the map, all of the renderer that reads files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2

from archive_gen.renderer.stylesheets import compact_css
from archive_gen.shipped import shipped_theme

ASSETS = "assets"


def theme_loader(own: Path | None) -> jinja2.BaseLoader:
    """Return the loader of templates: the project's, then the shipped ones, which are `base/<name>` as well."""
    shipped = jinja2.FileSystemLoader(shipped_theme())
    first = [_OwnTemplates(own)] if own else []
    return jinja2.ChoiceLoader([*first, shipped, jinja2.PrefixLoader({"base": shipped})])


class _OwnTemplates(jinja2.FileSystemLoader):
    """The project's templates. One that cannot be read as text is a fault of its own, with its path."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except jinja2.TemplateNotFound:
            raise
        except UnicodeDecodeError as fault:
            line = fault.object.count(b"\n", 0, fault.start) + 1
            reason = "is not UTF-8 text; save it as UTF-8"
        except OSError as fault:
            line, reason = 1, f"cannot be read: {(fault.strerror or str(fault)).lower()}"
        unread = jinja2.TemplateSyntaxError(reason, line, template, str(Path(self.searchpath[0], template)))
        # Else its words have the place once more.
        unread.translated = True
        raise unread


def read_assets(own: Path | None = None) -> dict[str, bytes]:
    """Return the theme's files that are no templates, by their path in the site: all under `assets/`.

    The shipped style sheets lose what only their writers read; a project's own files are copied as they stand.
    Links are not followed, and hidden files are left out. Raises OSError for a file that cannot be read.
    """
    shipped = {path: _shipped(path, content) for path, content in _files(shipped_theme())}
    # Where the program is built from its repository, which is a project itself, both are one folder.
    return shipped | (dict(_files(own)) if own and own.resolve() != shipped_theme() else {})


def _shipped(path: str, content: bytes) -> bytes:
    return compact_css(content.decode()).encode() if path.endswith(".css") else content


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((folder / ASSETS).rglob("*")):
        inner = path.relative_to(folder)
        if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in inner.parts):
            yield inner.as_posix(), path.read_bytes()
