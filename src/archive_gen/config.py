"""The project's settings, as archive.yaml gives them."""

from __future__ import annotations

import msgspec

from archive_gen.model import FACETS, Facet


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What archive.yaml may hold. Paths are relative to the project's folder.

    `base_url` is empty where the site has no public address yet; otherwise an http(s) URL with no
    query or fragment. `language` is a BCP 47 tag and the language of the pages' own words.
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
