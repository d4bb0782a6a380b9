"""Pages as a browser shows them: opened from disk, without scripts, narrow and wide, light and dark."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from kinds import PAGES

from archive_gen.renderer.theme import read_assets, shipped_theme
from builders import make_tagged
from sites import CONFIG, make_site

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

SMALL_TARGETS = """() => [...document.querySelectorAll(
    'nav a, .row a, .terms a, .months a, .links a, .further li a, .versions a, summary')]
  .filter(e => e.getClientRects().length)
  .map(e => [e.textContent.trim().slice(0, 40), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24)
  .map(([text, box]) => `${text}: ${box.width}x${box.height}`)"""

# The contrast of WCAG 2.2, 1.4.3, of every text against the nearest background that is painted.
FAINT_TEXT = """() => {
  const part = c => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => .2126 * part(r) + .7152 * part(g) + .0722 * part(b);
  const colour = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const paper = e => {
    for (; e; e = e.parentElement) {
      const found = colour(getComputedStyle(e).backgroundColor);
      if (found.length === 3 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.getClientRects().length || e.closest('.skip')) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(colour(e instanceof SVGElement ? style.fill : style.color)), light(paper(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faint.add(`${e.localName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return [...faint];
}"""


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_pages_fit_their_width_and_can_be_read_and_touched(
    browser: sync_api.Browser, folder: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"not loaded: {request.url}"))
    for path in PAGES:
        page.goto(f"file://{folder}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("document.querySelectorAll('h1').length") == 1, path
        assert page.evaluate(SMALL_TARGETS) == [], path
        assert page.evaluate(FAINT_TEXT) == [], path
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", f"{path}: no style sheet"
    assert said == []


def test_names_of_one_long_word_make_no_page_wider(browser: sync_api.Browser, tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 2
    records = [
        make_tagged(title=f"Talks {day}", date=f"2023-09-{day}", actors=(word, "x"), topics=(word,))
        for day in range(10, 16)
    ]
    config = msgspec.structs.replace(CONFIG, title=word)
    for path, content in make_site(records, config, {"more": f"# {word}\n\n{word}\n\n    {word}\n"}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    page = browser.new_context(viewport={"width": 320, "height": 900}).new_page()
    for place in sorted(tmp_path.rglob("index.html")):
        page.goto(place.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, place


def test_a_reader_without_scripts_walks_from_the_front_page_to_the_evidence(
    browser: sync_api.Browser, folder: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{folder}/index.html")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Timeline").click()
    page.get_by_role("link", name="2023", exact=True).last.click()
    page.get_by_role("link", name="Leaders meet at a spaceport").click()
    evidence = page.get_by_text("A copyright line: allows 2024.")
    assert not evidence.is_visible()
    page.get_by_text("How we know this date").click()
    assert evidence.is_visible()
    page.get_by_role("link", name="Kim Jong Un").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kim Jong Un"


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/some/file/"])
def test_pages_of_a_host_ask_for_nothing_but_the_site(browser: sync_api.Browser, folder: Path, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: set[str] = set()

    def answer(route: sync_api.Route) -> None:
        address = route.request.url.partition("#")[0]
        asked.add(address)
        file = folder / address.removeprefix(base)
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    context.route("**/*", answer)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES[:-1]:
        page.goto(base + path.removesuffix("index.html"))
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", f"{path}: no style sheet"
    assert said == []
    assert all(address.startswith(base) for address in asked)
    assert f"{base}assets/style.css" in asked


# In each of its stops a page is left where it is: a moving page would be measured while it moves.
EVERY_STOP = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({contentVisibilityAuto: true})).length"""
STOP = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const top = document.elementFromPoint(Math.max(0, box.left + box.width / 2), box.top + Math.min(box.height, 20) / 2);
  return {
    name: e.textContent.trim().slice(0, 40) || e.outerHTML.slice(0, 60),
    ringed: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2,
    seen: box.left >= 0 && box.right <= innerWidth + 1 && box.top >= 0 && box.top < innerHeight,
    covered: !top || !(e.contains(top) || top.contains(e)),
  };
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "articles/leaders-meet-at-a-spaceport/index.html",
        "records/index.html",
        "timeline/2019/index.html",
        "topics/index.html",
    ],
)
def test_each_stop_of_the_keyboard_is_ringed_and_in_sight(
    browser: sync_api.Browser, folder: Path, path: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"file://{folder}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    expected, stops = page.evaluate(EVERY_STOP), []
    for _ in range(expected + 1):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(STOP)) is None:
            break
        stops.append(stop)
    assert len(stops) == expected
    assert [one for one in stops if not one["ringed"] or not one["seen"] or one["covered"]] == []


def test_paper_has_the_evidence_of_the_date_and_no_way_around_the_site(browser: sync_api.Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto(f"file://{folder}/articles/leaders-meet-at-a-spaceport/index.html")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.get_by_text("A copyright line: allows 2024.").is_visible()
    assert page.get_by_text("SHA-256").last.is_visible()
    assert not page.get_by_role("navigation", name="Sections").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.get_by_text("For reference managers").is_visible()


def test_a_list_and_a_quote_from_the_right_to_the_left_are_set_in_from_the_right(
    browser: sync_api.Browser, tmp_path: Path
) -> None:
    blocks = ("قال الوزير:", ("list-item", "أولا"), ("quote", "سنواصل"))
    for path, content in make_site([make_tagged(title="Talks", body=blocks, language="ar")]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    page = browser.new_page()
    page.goto((tmp_path / "articles/talks/index.html").as_uri())
    for selector in (".text ul", ".text blockquote"):
        style = page.evaluate(f"getComputedStyle(document.querySelector('{selector}'))")
        assert style["paddingLeft"] == "0px", selector
        assert style["paddingRight"] != "0px", selector


def test_the_deepest_tint_can_be_read_on_paper_and_under_a_pointer(
    browser: sync_api.Browser, demonstration_folder: Path
) -> None:
    page = browser.new_page()
    page.goto(f"file://{demonstration_folder}/countries/index.html")
    cell = page.locator(".grid td.tint4 a").first
    cell.hover()
    tell = "e => [getComputedStyle(e).color, getComputedStyle(e.parentElement).backgroundColor]"
    assert cell.evaluate(tell) == ["rgb(255, 255, 255)", "rgb(140, 29, 16)"]
    page.emulate_media(media="print")
    assert cell.evaluate("e => getComputedStyle(e.parentElement).printColorAdjust") == "exact"


def test_the_map_is_walked_and_passed_by_keyboard(browser: sync_api.Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto(f"file://{folder}/countries/index.html")
    skip = page.get_by_text("Skip the map")
    assert page.evaluate("document.querySelector('.world .skip').getBoundingClientRect().right") < 0
    skip.focus()
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Tab")
    named = page.evaluate("document.activeElement.querySelector('title').textContent")
    assert named.startswith("North Korea: ")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "North Korea"
    page.go_back()
    page.get_by_text("Skip the map").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#all') !== null")


def test_the_first_tab_stop_leads_past_the_navigation(browser: sync_api.Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto(f"file://{folder}/countries/kp/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


def test_a_browser_reads_the_shipped_style_sheet_as_the_written_one(browser: sync_api.Browser) -> None:
    page = browser.new_page()
    # A custom property keeps its spaces, which mean nothing in the lists of fonts.
    tell = "r => r.cssText.replace(/, +/g, ',')"
    read = f"css => {{ const s = new CSSStyleSheet(); s.replaceSync(css); return [...s.cssRules].map({tell}) }}"
    for path, shipped in read_assets().items():
        if path.endswith(".css"):
            written = (shipped_theme() / path).read_text(encoding="utf-8")
            rules = page.evaluate(read, written)
            assert len(rules) > 3
            assert page.evaluate(read, shipped.decode()) == rules, path
