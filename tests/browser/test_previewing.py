"""The preview in a browser: it follows what is saved, and says what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_accessibility import AXE, RUN_AXE, STANDARDS, validate
from test_pages import FAINT_TEXT

from commands import FIRST, SECOND
from previews import LONGEST_WAIT_SECONDS, Preview, previewing, save, wait_for

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

ARTICLE = "articles/storm-closes-the-port-of-busan/"
DESK_PAGES = (
    "/-/desk/",
    "/-/desk/record?source=articles%2Ffirst.txt",
    "/-/desk/record?source=articles%2Fsecond.txt",
)


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
    context.set_default_timeout(LONGEST_WAIT_SECONDS * 1000)
    page = context.new_page()
    said: list[str] = []
    # That nothing answers while the preview is started again is for a browser to say, in one way or another.
    page.on("console", lambda message: said.append(message.text) if "net::ERR_" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def test_a_saved_change_is_seen_without_a_touch(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    assert preview.address.endswith("/press/")
    assert page.locator(".preview-bar details").count() == 0
    save(preview.root / "articles/second.yaml", "title: Gale closes the port of Busan\n")
    sync_api.expect(page.locator("h1")).to_have_text("Gale closes the port of Busan")


def test_a_broken_template_shows_its_line_above_the_last_good_site(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    broken = preview.root / "templates/article.html.jinja"
    save(broken, '{% extends "base/article.html.jinja" %}\n{% block main %}\n<b>{{ page.titel }}</b>\n{% endblock %}\n')
    bar = page.locator(".preview-bar")
    sync_api.expect(bar).to_contain_text("templates/article.html.jinja:3")
    sync_api.expect(bar).to_contain_text("titel")
    sync_api.expect(page.locator("h1")).to_have_text("Storm closes the port of Busan")
    broken.unlink()
    sync_api.expect(bar).to_have_text("DeskCorrect this record")


def test_what_is_wrong_with_a_file_is_told_on_the_page_as_text(page: Any, preview: Preview) -> None:
    page.goto(preview.address)
    save(preview.root / "articles/second.yaml", 'date: "<b>soon<script>alert(1)"\n')
    bar = page.locator(".preview-bar")
    sync_api.expect(bar).to_contain_text("1 problem")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    sync_api.expect(bar).to_contain_text("articles/second.yaml:1")
    sync_api.expect(bar).to_contain_text("<b>soon<script>alert(1)")
    assert bar.locator("script").count() == 0


def test_a_preview_that_was_started_again_is_taken_up(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    preview.process.terminate()
    preview.process.wait(LONGEST_WAIT_SECONDS)
    save(preview.root / "articles/second.yaml", "title: Later\n")
    with previewing(preview.root, "--port", preview.host.rpartition(":")[2]):
        sync_api.expect(page.locator("h1")).to_have_text("Later")


def test_a_record_is_corrected_by_keyboard_and_its_page_shows_it(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    page.get_by_role("link", name="Correct this record").focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Date").focus()
    page.keyboard.type("2022-13")
    sync_api.expect(page.locator("#days")).to_contain_text("no month 13")
    page.keyboard.press("Backspace")
    page.keyboard.type("0")
    sync_api.expect(page.locator("#days")).to_have_text("October 2022")
    page.get_by_role("checkbox", name="Ferries to Japan").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator(".desk-shown pre")).to_have_text("date: 2022-10\nremove_lines: [7]\n")
    sidecar = preview.root / "articles/second.yaml"
    assert not sidecar.exists()
    sync_api.expect(page.get_by_role("button", name="Write it")).to_be_focused()
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("#news")).to_contain_text("articles/second.yaml is written")
    assert sidecar.read_text() == "date: 2022-10\nremove_lines: [7]\n"
    sync_api.expect(page.locator(".standing")).to_contain_text("2022-10 ·")
    page.goto(preview.address + ARTICLE)
    sync_api.expect(page.locator("main")).to_contain_text("October 2022")


def test_a_form_keeps_what_was_typed_when_the_site_is_built_again(page: Any, preview: Preview) -> None:
    page.goto(preview.address + ARTICLE)
    page.get_by_role("link", name="Correct this record").click()
    page.get_by_label("Title").fill("Half a head")
    save(preview.root / "articles/first.yaml", "title: Other\n")
    sync_api.expect(page.locator("#news")).to_contain_text("built again")
    sync_api.expect(page.get_by_label("Title")).to_have_value("Half a head")
    page.get_by_role("link", name="Load this record anew").click()
    sync_api.expect(page.get_by_label("Title")).to_have_value("")


def test_what_was_typed_before_the_script_came_is_kept(page: Any, preview: Preview) -> None:
    held: list[Any] = []
    page.route("**/desk.js", lambda route: held.append(route))
    page.goto(f"http://{preview.host}{DESK_PAGES[2]}", wait_until="commit")
    page.get_by_label("Title").fill("Half a head")
    # The browser is only heard while it is asked something.
    wait_for(lambda: page.title() != "" and bool(held))
    held[0].continue_()
    page.wait_for_load_state()
    save(preview.root / "articles/first.yaml", "title: Other\n")
    sync_api.expect(page.locator("#news")).to_contain_text("built again")
    sync_api.expect(page.get_by_label("Title")).to_have_value("Half a head")


def test_another_sites_form_and_script_write_nothing(browser: Any, preview: Preview, tmp_path: Path) -> None:
    target = f"http://{preview.host}/-/desk/record"
    other = tmp_path / "other.html"
    other.write_text(
        f'<form method="post" action="{target}"><input name="source" value="articles/second.txt">'
        '<input name="title" value="Taken over"><input name="step" value="write"><button>Win</button></form>'
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(other.as_uri())
    page.click("button")
    sync_api.expect(page.locator("body")).to_have_text("Only the desk's own form is taken.")
    page.goto(other.as_uri())
    read = page.evaluate(f"fetch('{target}?source=articles/second.txt').then(() => 'read', () => 'refused')")
    assert read == "refused"
    assert not (preview.root / "articles/second.yaml").exists()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_fits_is_legible_and_needs_no_script(browser: Any, preview: Preview, width: int, scheme: str) -> None:
    save(preview.root / "articles/second.yaml", "title: Given\ndate: soon\n")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()
    for path in DESK_PAGES:
        page.goto(f"http://{preview.host}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(FAINT_TEXT) == []
    page.goto(f"http://{preview.host}/-/desk/record?source=articles%2Ffirst.txt")
    page.get_by_label("Title").fill("Without a script")
    page.get_by_role("button", name="Show what will be written").click()
    page.get_by_role("button", name="Write it").click()
    sync_api.expect(page.locator("#news")).to_contain_text("is written")
    assert (preview.root / "articles/first.yaml").read_text() == "title: Without a script\n"


@pytest.mark.skipif(not AXE.is_file() and "CI" not in os.environ, reason="no npm here, which brings axe-core")
def test_axe_and_html_validate_find_nothing_on_the_desk(browser: Any, preview: Preview, tmp_path: Path) -> None:
    save(preview.root / "articles/second.yaml", "title: Given\n")
    save(preview.root / "articles/vague.txt", "A note without any day\n\nSomebody said something to someone.\n")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"http://{preview.host}/-/desk/")
    sync_api.expect(page.get_by_role("link", name="A note without any day").first).to_be_visible()
    for number, path in enumerate((*DESK_PAGES, "/-/desk/record?source=articles%2Fvague.txt")):
        response = page.goto(f"http://{preview.host}{path}")
        (tmp_path / f"{number}.html").write_bytes(response.body())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN_AXE, STANDARDS) == [], path
    page.get_by_label("Title").fill("Shown")
    page.get_by_role("button", name="Show what will be written").click()
    sync_api.expect(page.locator(".desk-shown")).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE, STANDARDS) == []
    assert validate(*tmp_path.glob("*.html")) == {}
