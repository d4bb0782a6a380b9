"""What holds for any input whatever, tried on generated ones; the loader's own laws are in test_loader_laws.py."""

from __future__ import annotations

import contextlib
import json
import re
import string
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hostile import CASES, PROSE
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from reading import read
from test_captures import Reader, live_parts

from archive_gen.config import Config, read_config
from archive_gen.edges.server import answer, decode_path
from archive_gen.edtf import Interval, format_edtf, parse_edtf
from archive_gen.given import read_given
from archive_gen.loader.decode import Decoded, decode
from archive_gen.model import Capture
from archive_gen.problems import Problem
from archive_gen.renderer.html import markdown_html, safe_url
from archive_gen.slugs import make_slug
from archive_gen.vocabulary import read_vocabulary
from loading import shipped_gazetteer
from sites import broken_links, build_site, files_of

HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>", '" onmouseover="alert(1)', "</title><svg onload=alert(1)>", "{{ 7*7 }}", "]]>",
        "<!--", "javascript:alert(1)", "&lt;b&gt;", "\u202e", "\x00", "\u2028", "\ufeff", "\ud800", "%2e%2e%2f", "../",
        "'", "\\",
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "Kim Jong Un", "Vladimir Putin", "the Russian president", "North Korea", "Seoul", "김정은", "Путин", "Macron",
        "US", "President", "summit", "missile", "on 12 June 2018", "the UN Security Council",
    ]
)  # fmt: skip
WORDS = st.one_of(NAMES, HOSTILE, st.text(max_size=20), st.text(string.ascii_letters, min_size=1, max_size=9))
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
ARTICLES = st.tuples(LINES, st.lists(LINES, max_size=6)).map(lambda parts: "\n\n".join([parts[0], PROSE, *parts[1]]))
YAML_LINES = st.one_of(
    st.sampled_from(
        [
            "title: x", "title: [", "sources: [a, b]", "output: ..", "a: &a [*a]", "!!x y", "---", "  - x: 1", "{", "'",
            "date: 2023-02-31", "slug: ../..", "base_url: http://[", "language: " + "a" * 99, "\t", "actors:",
            "- id: x",
        ]
    ),
    st.text(max_size=30),
)  # fmt: skip
YAML_TEXTS = st.lists(YAML_LINES, max_size=8).map("\n".join)
plenty = settings(deadline=None)
# A whole site takes a second, and looking for the least that breaks it takes hundreds.
few = settings(plenty, max_examples=max(8, settings.default.max_examples // 20), phases=(Phase.reuse, Phase.generate))


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@plenty
@given(ARTICLES, st.sampled_from(["txt", "md"]))
def test_a_mention_is_the_text_at_its_offsets(text: str, ending: str) -> None:
    tagged = read(encoded(text), ending)
    if tagged is not None:
        for tag in (*tagged.actors, *tagged.countries, *tagged.topics):
            for mention in tag.mentions:
                assert tagged.record.text[mention.start : mention.end] == mention.text


@few
@given(st.lists(ARTICLES, min_size=1, max_size=4), st.booleans())
def test_a_site_of_any_captures_is_whole_and_holds_nothing_live(texts: list[str], with_address: bool) -> None:
    captures = [Capture(f"articles/{number}.txt", encoded(text)) for number, text in enumerate(texts)]
    config = Config(title="</title>{{ x }}", base_url="https://example.org/a" if with_address else "")
    built = build_site(captures, shipped_gazetteer(), config)
    files = files_of(built)
    assert broken_links(files, "/a/" if with_address else "/") == []
    for path, content in files.items():
        if path.endswith(".html"):
            list(live_parts(content.decode()))
            for data in Reader(content.decode()).data_blocks:
                json.loads(data)
        elif path.endswith((".xml", ".atom")):
            ElementTree.fromstring(content)
        elif path.endswith(".json"):
            json.loads(content)
    for entry in built.archive.entries:
        shown = Reader(files[f"{entry.permalink}index.html"].decode()).text
        assert " ".join(entry.card.title.split()) in " ".join("".join(shown).split())


@plenty
@given(st.one_of(st.binary(max_size=300), LINES.map(encoded), st.sampled_from([case.content[:5000] for case in CASES])))
def test_any_bytes_are_printable_text_or_a_problem(content: bytes) -> None:
    found = decode(content, "a.txt")
    if isinstance(found, Decoded):
        assert found.text.strip()
        assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\uffff]", found.text)
        found.text.encode()
    else:
        assert (found.severity, bool(found.hint)) == ("error", True)


@plenty
@given(st.one_of(st.text(max_size=40), st.text("0123456789-/.[]~?%X,T:Z ", max_size=30)))
def test_any_text_is_a_date_of_some_days_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        interval = parse_edtf(text)
        assert interval != Interval(None, None)
        assert not interval.earliest or not interval.latest or interval.earliest <= interval.latest
        written, _ = format_edtf(interval.earliest, interval.latest)
        assert written is not None
        assert parse_edtf(written) == interval


def check_problems(problems: tuple[Problem, ...], lines: int) -> None:
    for problem in problems:
        assert problem.message
        assert 0 <= problem.line <= lines + 1


@plenty
@given(st.one_of(YAML_TEXTS, st.text(max_size=200)))
def test_any_yaml_gives_values_or_problems_with_their_lines(text: str) -> None:
    # Line ends of YAML, of which there are more kinds than one thinks.
    lines = len(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))
    check_problems(read_config(text, "archive.yaml")[1], lines)
    check_problems(read_given(text, "a.yaml")[1], lines)
    check_problems(read_vocabulary([], [("vocabulary/own.yaml", encoded(text))])[1], lines)


@plenty
@given(WORDS | LINES)
def test_a_slug_is_plain_and_a_part_of_a_path(text: str) -> None:
    slug = make_slug(text)
    assert re.fullmatch("(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= 82
    assert make_slug(slug) == slug


@plenty
@given(st.one_of(st.text(max_size=60), HOSTILE.map(lambda text: f"https://a.example/{text}")))
def test_an_address_in_a_page_is_of_the_web_or_none(text: str) -> None:
    url = safe_url(text)
    assert url is None or re.match("https?://[^/@ \"'<>]+", url)


@plenty
@given(
    st.lists(LINES | st.sampled_from(["[a](javascript:x)", "![b](x)", "| a |\n|---|\n| b |", "> q", "```", "# t"])).map(
        "\n".join
    )
)
def test_a_page_of_the_owners_holds_nothing_live(text: str) -> None:
    readable = text.encode("utf-8", "ignore").decode()
    for tag, name, scheme in live_parts(f"<main>{markdown_html(readable, '../')}</main>"):
        assert tag not in ("script", "style", "img", "link")
        assert scheme in ("", "http", "https", "mailto"), (tag, name)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    (folder / "site/a").mkdir(parents=True)
    for path in ("site/index.html", "site/404.html", "site/a/index.html", "site/.archive-gen.json", "secret.html"):
        (folder / path).write_text("secret" if "site" not in path or ".archive" in path else "page")
    (folder / "site/up").symlink_to(folder)
    return folder / "site"


PATH_PARTS = st.sampled_from(
    [
        "", ".", "..", "a", "up", "ROOT/secret.html", "/ROOT/site/up",
        "secret.html", "%2e%2e", "%2f", "..%2f", "%5c..", "%00", "\\", "index.html", "%c0%ae",
        "．．", ".archive-gen.json", "?", "#", ";", "%", "a%", "//", "http:", "%25%32%65",
    ]
)  # fmt: skip


@plenty
@example("ROOT/secret.html", "/news/")
@given(st.lists(PATH_PARTS | st.text(max_size=5), max_size=8).map("/".join), st.sampled_from(["/", "/news/"]))
def test_no_address_leads_out_of_the_served_site(served: Path, target: str, base_path: str) -> None:
    target = target.replace("ROOT", served.parent.as_posix())
    for path in (target, f"/{target}", f"{base_path}{target}"):
        found = answer(path, served, base_path)
        assert found.content != b"secret"
        assert not found.location.startswith("//")
        assert decode_path(path) is None or "\0" not in str(decode_path(path))
