"""The style sheet as it is shipped says what its source says, in fewer bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_gen.renderer.stylesheets import compact_css
from archive_gen.renderer.theme import read_assets, shipped_theme


@pytest.mark.parametrize(
    ("written", "shipped"),
    [
        ("a { color: red; }\n", "a{color:red}"),
        ("a {\n  color: red; /* why */\n  top: 0\n}\n\nb { x: y }", "a{color:red;top:0}b{x:y}"),
        ("h1 , h2 > p :hover,\nli a { x: 1px  2px }", "h1,h2 > p :hover,li a{x:1px 2px}"),
        ('q::before { content: "; } /* a: b */ ,"; }', 'q::before{content:"; } /* a: b */ ,"}'),
        (r"i::after { content: '\'; b: c'; }", r"i::after{content:'\'; b: c'}"),
        ("@media (min-width: 2em) { a { x: calc(1px + 2px); } }", "@media (min-width: 2em){a{x:calc(1px + 2px)}}"),
        ("a{}b :hover{x:y}", "a{}b :hover{x:y}"),
    ],
)
def test_a_style_sheet_loses_what_means_nothing(written: str, shipped: str) -> None:
    assert compact_css(written) == f"{shipped}\n"
    assert compact_css(shipped) == f"{shipped}\n"


def test_a_projects_own_style_sheet_is_copied_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "own.css").write_text("a { x: y; } /* mine */\n")
    assets = read_assets(tmp_path)
    assert assets["assets/own.css"] == b"a { x: y; } /* mine */\n"
    assert len(assets["assets/style.css"]) < len((shipped_theme() / "assets" / "style.css").read_bytes())


def test_the_repositorys_own_theme_is_the_shipped_one() -> None:
    assert read_assets(shipped_theme()) == read_assets()
