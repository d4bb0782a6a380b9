"""The project's settings, as archive.yaml gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

import msgspec

from archive_gen.model import FACETS, LANGUAGE_TAG, Facet
from archive_gen.problems import Problem
from archive_gen.strict_yaml import Node, check_fields, field_line, read_yaml


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What archive.yaml may hold. Paths are relative to the project's folder.

    `base_url` is empty where the site has no public address yet; otherwise an http(s) URL with no
    query or fragment. `language` is a BCP 47 tag and the language of the pages' own words. `feed_id` is
    what the ids of the feeds are made from, empty for the `base_url` or, without one, the title.
    """

    title: str = "News archive"
    description: str = ""
    base_url: str = ""
    language: str = "en"
    sources: tuple[str, ...] = ("seeds", "articles")
    output: str = "site"
    vocabulary: tuple[str, ...] = ("vocabulary",)
    facets: tuple[Facet, ...] = FACETS
    search: bool = False
    feed_id: str = ""


_NOUNS = {"sources": "folder names", "vocabulary": "folder names", "facets": "countries, actors and topics"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SITE_ALONE = "give a folder for the site alone, such as site"


def read_config(text: str, path: str) -> tuple[Config, tuple[Problem, ...]]:
    """Return the settings that archive.yaml gives, and every fault in it with its line.

    With a fault, which is always an error, the settings are not to be built with.
    """
    node, problems = read_yaml(text, path)
    config, faults = check_fields(node, Config, path, nouns=_NOUNS, code="config")
    assert config is not None
    found = [*problems, *faults]
    for name, check in _CHECKS.items():
        values = getattr(config, name)
        for value in values if isinstance(values, tuple) else [values]:
            if fault := check(value):
                message, hint = fault
                line = field_line(node, name) or 1
                found.append(Problem(path, line, "config-value", f"{name!r} {message}", hint, "error"))
    found += _crossings(config, node, path)
    return msgspec.structs.replace(config, base_url=config.base_url.rstrip("/")), tuple(found)


def check_base_url(url: str) -> tuple[str, str] | None:
    """Return what is wrong with the site's address and how to mend it, None where nothing is."""
    hint = "give the address of the site's first page, such as https://example.org/archive"
    if not url:
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    # urlsplit drops tabs and line feeds within an address without a word.
    if not sound or any(c.isspace() or not c.isprintable() or c in "<>\"'\\`" for c in url):
        return f"is not an http or https address: {url!r}", hint
    if "?" in url or "#" in url:
        return f"must have no query and no fragment: {url!r}", hint
    if parts.username is not None:
        return "must hold no user name or password: it is printed on every page", hint
    if ".." in parts.path.split("/") or "//" in parts.path or "%" in parts.path:
        return f"must have a plain path: {url!r}", hint
    return None


def _check_folder(name: str) -> tuple[str, str] | None:
    hint = "give the name of a folder within the project"
    path = PurePosixPath(name)
    if not name.strip() or "\\" in name or not name.isprintable():
        return f"is not a folder name: {name!r}", hint
    if path.is_absolute() or PureWindowsPath(name).drive or name.startswith("~"):
        return f"must be relative to the project's folder: {name!r}", hint
    if ".." in path.parts:
        return f"must not lead out of the project's folder: {name!r}", hint
    return None


def _check_output(name: str) -> tuple[str, str] | None:
    if fault := _check_folder(name):
        return fault[0], _SITE_ALONE
    if not PurePosixPath(name).parts:
        return "must not be the project's own folder", _SITE_ALONE
    if any(part.startswith(".") for part in PurePosixPath(name).parts):
        return f"must not be a hidden folder: {name!r}", _SITE_ALONE
    return None


def _check_language(tag: str) -> tuple[str, str] | None:
    if LANGUAGE_TAG.fullmatch(tag):
        return None
    return f"is not a language tag: {tag!r}", "give a tag such as en, ko or pt-BR"


def _check_title(text: str) -> tuple[str, str] | None:
    return _check_text(text) if text.strip() else ("is empty", "give the archive's name")


def _check_text(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a text that stands in feeds: XML has no word for most control characters."""
    found = _CONTROLS.search(text)
    return (f"holds a control character (U+{ord(found[0]):04X})", "take it out") if found else None


def _check_feed_id(name: str) -> tuple[str, str] | None:
    if name == name.strip() and name.isprintable():
        return None
    return (
        f"is not a name on one line: {name!r}",
        "give the site's former base_url, or any name that you will not change",
    )


_CHECKS: dict[str, Callable[[str], tuple[str, str] | None]] = {
    "title": _check_title,
    "description": _check_text,
    "base_url": check_base_url,
    "language": _check_language,
    "sources": _check_folder,
    "vocabulary": _check_folder,
    "output": _check_output,
    "feed_id": _check_feed_id,
}


def _crossings(config: Config, node: Node | None, path: str) -> Iterator[Problem]:
    """Yield what is wrong between fields. A site among the captures would be read as captures, and overwrite them."""
    output = PurePosixPath(config.output)
    for name in (*config.sources, *config.vocabulary, "templates", "pages"):
        folder = PurePosixPath(name)
        if output.parts and name.strip() and (output == folder or output in folder.parents or folder in output.parents):
            line = field_line(node, "output") or field_line(node, "sources") or 1
            message = f"'output' {config.output!r} must stand apart from the folder {name!r}, which is read"
            yield Problem(path, line, "config-value", message, _SITE_ALONE, "error")
    for name in ("sources", "facets"):
        if not getattr(config, name):
            yield Problem(path, field_line(node, name) or 1, "config-value", f"{name!r} is empty", "", "error")
    for name in ("sources", "vocabulary", "facets"):
        values = getattr(config, name)
        if len(set(values)) < len(values):
            message = f"{name!r} lists an entry twice"
            yield Problem(path, field_line(node, name) or 1, "config-value", message, "remove the repeat", "error")
