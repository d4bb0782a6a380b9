"""Every kind of page as axe-core and html-validate judge it: no findings, light and dark, from a phone to a desk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from kinds import PAGES

sync_api = pytest.importorskip("playwright.sync_api")

HERE = Path(__file__).parent
TOOLS = HERE / "node_modules"
AXE = TOOLS / "axe-core" / "axe.min.js"
HTML_VALIDATE = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(width, scheme) for width in (1280, 768, 320) for scheme in ("light", "dark")]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not AXE.is_file() and "CI" not in os.environ, reason="no npm here, which brings axe-core and html-validate"
    ),
]

RUN_AXE = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found =>
  found.violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html).join(' ')}`))"""


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: sync_api.Browser, folder: Path, path: str) -> None:
    assert judge(browser, folder / path, LOOKS) == {}


# The small site has no large map, no long tables, no year of an entity on a page of its own, and no search.
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "countries/index.html",
        "countries/kp/2018/index.html",
        "pairs/kp--us/index.html",
        "records/index.html",
        "search/index.html",
        "timeline/2018/index.html",
        "topics/index.html",
    ],
)
def test_axe_finds_nothing_on_the_large_pages_of_the_demonstration(
    browser: sync_api.Browser, demonstration_folder: Path, path: str
) -> None:
    assert judge(browser, demonstration_folder / path, LOOKS) == {}


def judge(browser: sync_api.Browser, path: Path, looks: Iterable[tuple[int, str]]) -> dict[tuple[int, str], list[str]]:
    """Return what axe-core finds on a page with everything folded out, by the looks in which it does."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = {}
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if faults := page.evaluate(RUN_AXE, STANDARDS):
            found[width, scheme] = faults
    return found


def test_axe_sees_a_fault(browser: sync_api.Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title><p style='color: #ccc'>faint</p>")
    faults = " ".join(judge(browser, tmp_path / "page.html", LOOKS[:1])[1280, "light"])
    assert "color-contrast" in faults
    assert "html-has-lang" in faults


def test_html_validate_finds_nothing_on_any_page(folder: Path, demonstration_folder: Path) -> None:
    pages = [*folder.rglob("*.html"), *demonstration_folder.rglob("*.html")]
    assert len(pages) > 500
    assert validate(*pages) == {}


def test_html_validate_sees_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>x</title><p><div></div></p></html>")
    assert validate(tmp_path / "page.html")


def validate(*pages: Path) -> dict[str, list[str]]:
    """Return what html-validate finds in pages, by their names."""
    node = shutil.which("node")
    assert node, "npm comes with node"
    command = [node, HTML_VALIDATE, "--config", HERE / "html-validate.json", "--formatter", "json", *sorted(pages)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    return {
        one["filePath"]: [
            f"{message['ruleId']}, line {message['line']}: {message['message']}" for message in one["messages"]
        ]
        for one in json.loads(result.stdout)
        if one["messages"]
    }
