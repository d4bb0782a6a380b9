"""The full-text index: equal documents give equal bytes, it is made when they change, and a site can do without."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from archive_gen.edges import fulltext
from archive_gen.edges.cache import Kept, open_cache
from archive_gen.edges.fulltext import Index, Indexed, make_index
from archive_gen.model import Block
from archive_gen.renderer.html import document_html

WORDS = tuple("envoy lagoon treaty ferry rocket parade harbour swan winter border talks radar".split())


def document(number: int, language: str = "en") -> bytes:
    chance = random.Random(number)
    text = " ".join(chance.choice(WORDS) + str(chance.randrange(40)) for _ in range(80))
    meta = {"date": "13 September 2023", "publisher": "Harbour Ledger"}
    return document_html(f"Record {number}", language, meta, [Block("paragraph", text, 1, ())])


@pytest.fixture
def documents() -> dict[str, bytes]:
    own = {f"articles/r{number:02}/index.html": document(number) for number in range(40)}
    return own | {f"articles/{tag}/index.html": document(99, tag) for tag in ("ko", "ru", "zh", "sw", "de")}


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a shell script in Pagefind's place."""
    place = tmp_path / "pagefind"
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(place))


def index_in(root: Path, documents: Mapping[str, bytes], *, keep: bool = False) -> Indexed:
    with open_cache(root) as cache:
        return make_index(documents, cache=cache, keep=keep)


def made(documents: Mapping[str, bytes], root: Path) -> Index:
    root.mkdir(exist_ok=True)
    index, problems = index_in(root, documents)
    assert problems == ()
    return index


def message(documents: Mapping[str, bytes], root: Path) -> str:
    index, problems = index_in(root, documents)
    assert index == Index()
    assert len(problems) == 1
    return str(problems[0])


def test_equal_documents_give_equal_bytes_in_any_order_and_by_any_number_of_threads(
    documents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(documents, tmp_path / "1")
    for number in range(2, 8):
        monkeypatch.setenv("RAYON_NUM_THREADS", str(number % 4 + 1))
        shuffled = dict(random.Random(number).sample(sorted(documents.items()), len(documents)))
        assert made(shuffled, tmp_path / str(number)) == first


def test_every_document_has_an_id_in_its_language(documents: dict[str, bytes], tmp_path: Path) -> None:
    ids = made(documents, tmp_path).ids
    assert set(ids) == {path.removesuffix("index.html") for path in documents}
    assert len(set(ids.values())) == len(documents)
    assert {ids[f"articles/{tag}/"].partition("_")[0] for tag in ("ko", "ru", "zh")} == {"ko", "ru", "zh"}
    assert ids["articles/r01/"].startswith("en_")


def test_a_document_without_a_body_is_in_the_index_too(tmp_path: Path) -> None:
    bare = document_html("Only a title", "en", {"date": "", "publisher": ""}, [])
    assert set(made({"articles/bare/index.html": bare}, tmp_path).ids) == {"articles/bare/"}


def test_what_no_page_loads_is_left_out(documents: dict[str, bytes], tmp_path: Path) -> None:
    files = made(documents, tmp_path).files
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"} <= set(files)
    assert not [path for path in files if "ui" in path or path.endswith(".css")]


def test_an_index_is_kept_until_a_document_changes(
    documents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Index:
        raise AssertionError("it is made again")

    first = made(documents, tmp_path)
    monkeypatch.setattr(fulltext, "_make_in", fail)
    assert made(documents, tmp_path) == first
    with pytest.raises(AssertionError, match="made again"):
        index_in(tmp_path, documents | {"articles/r01/index.html": document(77)})


def test_a_preview_keeps_an_index_whatever_changes(documents: dict[str, bytes], tmp_path: Path) -> None:
    first = made(documents, tmp_path)
    changed = documents | {"articles/new/index.html": document(78)}
    assert index_in(tmp_path, changed, keep=True).made == first
    (tmp_path / "other").mkdir()
    assert index_in(tmp_path / "other", changed, keep=True).made == made(changed, tmp_path)
    with open_cache(tmp_path) as cache:
        cache.write("fulltext", {"index": Kept(b"older", b"of another form")})
    assert index_in(tmp_path, documents, keep=True).made == first


def test_settings_that_lie_about_are_not_taken(
    documents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(documents, tmp_path)
    project = tmp_path / "project"
    project.mkdir()
    (project / "pagefind.toml").write_text('force_language = "de"\n')
    monkeypatch.chdir(project)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    assert made(documents, project) == first


def test_without_the_extra_the_problem_says_how_to_install_it(
    documents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    assert message(documents, tmp_path) == (
        "archive.yaml: warning[search-extra-missing] the site has no full-text index, "
        "because Pagefind is not installed\n"
        "    install it with: pip install 'archive-gen[search]'"
    )


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo out of memory >&2; exit 3", "Pagefind ended with code 3: out of memory"),
        ('case "$1" in --version) echo 9;; esac', "Pagefind made none"),
        (
            'case "$1" in --version) exit;; esac; for each in $(seq 99); do echo '
            '\'{"payload": {"type": "", "files": [{"path": "pagefind-entry.json", "content": ""}]}}\' '
            "| base64 -w0; printf ,; done; cat > /dev/null",
            "Pagefind made one of another form than is known here (JSONDecodeError)",
        ),
        ("exec sleep 30", "Pagefind did not end within 0 seconds"),
        (
            'case "$1" in --version) exit;; esac; exec sleep 30',
            "Pagefind did not end within 3 seconds",
        ),
        (
            'case "$1" in --version) exit;; esac; printf e30=,; exec cat',
            "Pagefind answered in a form that is not known here (KeyError)",
        ),
        (
            'case "$1" in --version) exit;; esac; '
            'echo \'{"payload": {"type": "Error", "message": "no room"}}\' | base64 -w0; printf ,; cat > /dev/null',
            "Pagefind said: no room",
        ),
        ('case "$1" in --version) exit;; esac; echo no room >&2; exit 4', "Pagefind ended with code 4: no room"),
    ],
)
def test_a_failing_program_is_a_problem(
    documents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    program(tmp_path, monkeypatch, script)
    if "sleep" in script:
        monkeypatch.setattr(fulltext, "_LONGEST_SECONDS", 0.3)
    assert message(documents, tmp_path) == (
        f"archive.yaml: warning[search-failed] the site has no full-text index, because {reason}\n"
        "    the search page finds by title, name and date alone"
    )
    with open_cache(tmp_path) as cache:
        assert cache.read("fulltext") == {}


def test_a_program_that_cannot_be_run_is_a_problem(
    documents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))
    assert "search-failed" in message(documents, tmp_path)
    assert "no such file" in message(documents, tmp_path)
