"""The preview in a browser: it follows what is saved, and says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commands import FIRST, SECOND
from previews import LONGEST_WAIT_SECONDS, Preview, previewing

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

ARTICLE = "articles/storm-closes-the-port-of-busan/"
WAIT = LONGEST_WAIT_SECONDS * 1000


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Return the preview of a project that stands below a path of its host, as on GitHub Pages."""
    root = tmp_path / "news"
    (root / "articles").mkdir(parents=True)
    (root / "templates").mkdir()
    (root / "archive.yaml").write_text(
        "title: Test archive\nbase_url: https://example.org/press\nsources: [articles]\n"
    )
    (root / "articles/first.txt").write_text(FIRST)
    (root / "articles/second.txt").write_text(SECOND)
    with previewing(root) as running:
        yield running


@pytest.fixture
def page(browser: Any, preview: Preview) -> Iterator[Any]:
    """Return a page of the preview. An error of a script or of the policy fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WAIT)
    page = context.new_page()
    said: list[str] = []
    # That nothing answers while the preview is started again is for a browser to say.
    page.on("console", lambda message: said.append(message.text) if "ERR_CONNECTION" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def test_a_saved_change_is_seen_without_a_touch(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    assert preview.address.endswith("/press/")
    assert page.locator(".preview-bar").count() == 0
    (preview.root / "articles/second.yaml").write_text("title: Gale closes the port of Busan\n")
    sync_api.expect(page.locator("h1")).to_have_text("Gale closes the port of Busan", timeout=WAIT)


def test_a_broken_template_shows_its_line_above_the_last_good_site(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    broken = preview.root / "templates/article.html.jinja"
    broken.write_text(
        '{% extends "base/article.html.jinja" %}\n{% block main %}\n<b>{{ page.titel }}</b>\n{% endblock %}\n'
    )
    bar = page.locator(".preview-bar")
    sync_api.expect(bar).to_contain_text("templates/article.html.jinja:3", timeout=WAIT)
    sync_api.expect(bar).to_contain_text("titel")
    sync_api.expect(page.locator("h1")).to_have_text("Storm closes the port of Busan")
    broken.unlink()
    sync_api.expect(bar).to_have_count(0, timeout=WAIT)


def test_what_is_wrong_with_a_file_is_told_on_the_page_as_text(page: Any, preview: Preview) -> None:
    page.goto(preview.address)
    (preview.root / "articles/second.yaml").write_text('date: "<b>soon<script>alert(1)"\n')
    bar = page.locator(".preview-bar")
    sync_api.expect(bar).to_contain_text("1 problem", timeout=WAIT)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    sync_api.expect(bar).to_contain_text("articles/second.yaml:1")
    sync_api.expect(bar).to_contain_text("<b>soon<script>alert(1)")
    assert bar.locator("script").count() == 0


def test_a_preview_that_was_started_again_is_taken_up(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    preview.process.terminate()
    preview.process.wait(LONGEST_WAIT_SECONDS)
    (preview.root / "articles/second.yaml").write_text("title: Later\n")
    with previewing(preview.root, "--port", preview.host.rpartition(":")[2]):
        sync_api.expect(page.locator("h1")).to_have_text("Later", timeout=WAIT)
