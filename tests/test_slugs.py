"""The readable part of a permalink is the same wherever a site is built."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from archive_gen.slugs import LONGEST, make_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ministers sign water treaty", "ministers-sign-water-treaty"),
        ("Größe der Straße", "grosse-der-strasse"),
        ("Kim’s envoy: “No deal”", "kims-envoy-no-deal"),
        ("Переговоры в Москве", "peregovory-v-moskve"),
        ("con", "con-x"),
        ("…", ""),
    ],
)
def test_a_title_is_written_in_plain_letters(title: str, slug: str) -> None:
    assert make_slug(title) == slug


def test_a_long_title_is_cut_at_a_word() -> None:
    slug = make_slug("ferry " * 40)
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"ferry"}


def test_another_transliteration_that_is_installed_changes_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    other = ModuleType("unidecode")
    vars(other)["unidecode"] = lambda text: "another"
    before = make_slug("東京で会談")
    monkeypatch.setitem(sys.modules, "unidecode", other)
    assert make_slug("東京で会談") == before == "dong-jing-tehui-tan"
