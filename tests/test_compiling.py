"""What a template says does not depend on which compiler made a program of it."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from archive_gen.renderer import make_environment
from archive_gen.renderer.compiling import Compiled, drawn_on, printed

FRAME = "<{% block title %}a & b{% endblock %}|{% block main %}{% for x in page %}{{ x }}{% endfor %}{% endblock %}>"
PARTS = "{% macro twice(x) %}{{ x }}{{ caller(x) }}{{ x }}{% endmacro %}"
TEMPLATES = {
    "extended": "{% extends 'frame' %}{% block main %}{{ super() }}, {{ self.title() }}, {{ '&' }}{% endblock %}",
    "extended when it runs": "{% if page %}{% extends 'frame' %}{% endif %}{{ page }}{% block main %}-{% endblock %}",
    "never extended": "{{ '<' }}{% if not page %}{% extends 'frame' %}{% endif %}{% block main %}-{% endblock %}",
    "included": "{{ 1 }}{% include 'frame' %}{% include ['no', 'frame'] %}{% include 'no' ignore missing %}",
    "called": "{% from 'parts' import twice %}{% call(x) twice('<') %}{{ page[0] }}{{ x }}{% endcall %}",
    "filtered": "{% filter upper %}<b>{{ page[1] }}</b>{% endfilter %}",
    "set": "{% set x %}<b>{{ page[1] }}</b>{% endset %}{{ x }}{{ x }}",
    "recursive": "{% for x in [[1, [2]], [3]] recursive %}({{ loop(x) if x is iterable else x }}){% endfor %}",
    "some of a loop": "{% for x in page if x != '<i>' %}{{ loop.index }}{{ x }}{% else %}none{% endfor %}",
    "none of a loop": "{% for x in [] %}{{ x }}{% else %}{{ '<' }}{% endfor %}",
    "unescaped": "{% autoescape false %}{{ page[1] }}{% endautoescape %}{{ page[1] }}",
    "escaped when it runs": "{% autoescape page[3] == 1 %}{{ page[1] }}{% endautoescape %}{{ page[1] }}",
    "nothing": "",
}


class Text(str):
    def __html__(self) -> str:
        return "<own>"


@pytest.mark.parametrize("source", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_says_what_jinjas_own_compiler_has_it_say(source: str) -> None:
    loader = jinja2.DictLoader({"frame": FRAME, "parts": PARTS, "own": source})
    ours = make_environment()
    plain = ours.overlay(loader=loader, bytecode_cache=None)
    plain.code_generator_class = CodeGenerator
    values = ["é", "<i>", Markup("<i>"), 0, Text("&"), None, 1.5]
    expected = plain.get_template("own").render(page=values)
    assert ours.overlay(loader=loader, bytecode_cache=None).get_template("own").render(page=values) == expected


def test_what_is_printed_is_escaped_but_for_markup() -> None:
    assert [printed(one) for one in ("<&>\"'", Markup("<b>"), 3, None, Text("&"))] == [
        "&lt;&amp;&gt;&#34;&#39;", "<b>", "3", "None", "<own>",
    ]  # fmt: skip


def test_a_program_says_which_templates_it_draws_on() -> None:
    sources = {
        "page": "{% extends 'frame' %}{% from 'parts' import x %}{% include ['a', 'b'] %}",
        "open": "{% include which %}",
        "broken": "{% extends 'frame' %}{% if %}",
    }
    environment = make_environment().overlay(loader=jinja2.DictLoader(sources), bytecode_cache=None)
    assert drawn_on(environment, "page") == {"frame", "parts", "a", "b"}
    assert drawn_on(environment, "open") == {None}
    assert drawn_on(environment, "broken") == drawn_on(environment, "missing") == frozenset()


def test_what_was_compiled_serves_another_process_while_the_source_stays(tmp_path: Path) -> None:
    def says(compiled: Compiled, source: str) -> str:
        (tmp_path / "own").write_text(source)
        return make_environment(tmp_path).overlay(bytecode_cache=compiled).get_template("own").render()

    first, second = Compiled(), Compiled()
    assert says(first, "{{ 1 + 1 }}") == "2"
    kept = first.news()
    second.remember(kept)
    assert says(second, "{{ 1 + 1 }}") == "2"
    assert (first.news(), second.news()) == ({}, {})
    assert says(second, "{{ 1 + 2 }}") == "3"
    assert second.news().keys() == kept.keys()
    third = Compiled()
    third.remember(dict.fromkeys(kept, b"of another version"))
    assert says(third, "{{ 1 + 1 }}") == "2"
