"""What of a project's own templates nothing would show is told, and nothing that something does."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_gen.renderer import make_environment
from archive_gen.renderer.own_templates import unused_templates
from archive_gen.shipped import shipped_theme

METHOD = '{% extends "base/method.html.jinja" %}'


def faults(root: Path, **templates: str) -> list[tuple[str, int, str, str]]:
    for name, text in templates.items():
        path = root / name.replace("__", "/").replace("_html", ".html.jinja")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return [(p.path, p.line, p.code, p.hint) for p in unused_templates(make_environment(root), root)]


def test_a_misspelt_template_is_told_what_may_be_meant(tmp_path: Path) -> None:
    assert faults(tmp_path, abuot_html="x") == [
        ("templates/abuot.html.jinja", 0, "template-unused", "did you mean about.html.jinja?")
    ]


def test_what_is_like_no_template_is_told_where_assets_stand(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("a {}")
    ((path, _, code, hint),) = faults(tmp_path)
    assert (path, code) == ("templates/own.css", "template-unused")
    assert "templates/assets" in hint


def test_what_another_draws_on_assets_notes_and_hidden_files_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".swap.html").write_text("x")
    (tmp_path / "README.md").write_text("x")
    used = METHOD + '{% block main %}{% include "parts/deep.html.jinja" %}{% endblock %}'
    assert faults(tmp_path, method_html=used, parts__deep_html="x", assets__own_html="x") == []
    assert faults(tmp_path, method_html=METHOD) == [
        ("templates/parts/deep.html.jinja", 0, "template-unused",
         "what pages link to, such as pictures and styles, goes into templates/assets"),
    ]  # fmt: skip


def test_a_name_that_is_made_while_a_template_runs_can_be_any(tmp_path: Path) -> None:
    named = METHOD + '{% block main %}{% include page.heading ~ ".html" %}{% endblock %}'
    assert faults(tmp_path, method_html=named, abuot_html="x") == []


def test_a_block_that_no_template_above_has_is_told_with_its_line(tmp_path: Path) -> None:
    text = (
        METHOD + "\n{% block mian %}x{% block within %}y{% endblock %}{% endblock %}\n{% block styles %}{% endblock %}"
    )
    assert faults(tmp_path, method_html=text) == [
        ("templates/method.html.jinja", 2, "template-block", "did you mean 'main'?")
    ]


def test_a_block_of_a_frame_of_the_projects_own_is_known(tmp_path: Path) -> None:
    frame = '{% extends "base/base.html.jinja" %}{% block styles %}{% block own %}{% endblock %}{% endblock %}'
    text = METHOD + "{% block own %}x{% endblock %}"
    assert faults(tmp_path, base_html=frame, method_html=text) == []


@pytest.mark.parametrize(
    "text", ["{% if %}", '{% extends "gone.html" %}', '{% extends "method.html.jinja" %}', "plain"]
)
def test_what_fails_when_it_is_rendered_is_not_told_here(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, method_html=text + "{% block x %}{% endblock %}") == []


def test_the_theme_itself_has_none(tmp_path: Path) -> None:
    assert unused_templates(make_environment(shipped_theme()), shipped_theme()) == ()
    assert unused_templates(make_environment(None), None) == ()
