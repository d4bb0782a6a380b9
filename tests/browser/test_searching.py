"""The search page as a reader uses it: from a host's root, below one, opened from disk, and without scripts."""

from __future__ import annotations

import csv
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest
from test_pages import FAINT_TEXT, SMALL_TARGETS

from archive_gen.edges.cache import Cache
from archive_gen.edges.fulltext import make_index
from archive_gen.edges.server import address_of, make_server
from builders import make_tagged, sample_records
from sites import CONFIG, make_site

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser
expect = sync_api.expect

HOSTILE = '<img src=x onerror="document.title=1"> & <b>bold</b>'
RECORDS = (
    *sample_records(),
    make_tagged(title="Swans at the lagoon", date="2019-05-20", countries=("JP",), topics=("sanctions",),
                body=("The envoy counted eleven herons at the frozen lagoon before the talks began.",)),
    make_tagged(title="Herons without a day", date=None, countries=("JP",), body=("A heron stood in the reeds.",)),
    make_tagged(title="A heron in the paper", date="2016-01-02", countries=("CN",), publisher=HOSTILE,
                body=(f"One heron and {HOSTILE} stood there.",)),
    make_tagged(title="남북정상회담 판문점에서 열려", date="2018-04-27", language="ko", countries=("KP", "KR"),
                body=("문재인 대통령과 김정은 위원장이 판문점에서 정상회담을 했다.",)),
    make_tagged(title="两国领导人在北京会谈", date="2019-01-09", language="zh", countries=("CN",),
                body=("中国国家主席习近平1月7日在北京人民大会堂同朝鲜领导人金正恩举行会谈。",)),
    make_tagged(title="Переговоры во Владивостоке", date="2019-04-25", language="ru", countries=("RU",),
                body=("Президент России провёл переговоры с лидером КНДР на острове Русском.",)),
    *(make_tagged(title=f"Ferry {n}", date=f"20{10 + n // 12}-{1 + n % 12:02}-03", body=(f"A ferry, number {n}.",))
      for n in range(30)),
)  # fmt: skip
HERONS = ["Herons without a day", "Swans at the lagoon", "A heron in the paper"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("searched")
    config = msgspec.structs.replace(CONFIG, search=True)
    index = partial(make_index, cache=Cache())
    for name, files in (
        ("site", make_site(RECORDS, config, make_index=index)),
        ("plain", make_site(RECORDS, config)),
    ):
        for path, content in files.items():
            (root / name / path).parent.mkdir(parents=True, exist_ok=True)
            (root / name / path).write_bytes(content)
    return root


def serving(site: Path, base_url: str) -> Iterator[str]:
    server = make_server(site, base_url, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address_of(server)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def root(folder: Path) -> Iterator[str]:
    yield from serving(folder / "site", "https://example.org")


@pytest.fixture(scope="module")
def below(folder: Path) -> Iterator[str]:
    yield from serving(folder / "site", "https://example.org/news/archive")


@pytest.fixture(scope="module")
def plain(folder: Path) -> Iterator[str]:
    yield from serving(folder / "plain", "")


@pytest.fixture
def disk(folder: Path) -> str:
    return f"file://{folder}/site/"


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    """Return a page that must say nothing on its console, and ask for nothing outside its site."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    # What a reader leaves before it is there is no fault.
    page.on("requestfailed", lambda one: said.append(one.url) if one.failure != "net::ERR_ABORTED" else None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert said == []
    assert [url for url in asked if not url.startswith(("file://", "http://127.0.0.1:", "data:"))] == []


def titles(page: sync_api.Page) -> sync_api.Locator:
    return page.locator("#results .what > a")


def status(page: sync_api.Page) -> sync_api.Locator:
    return page.get_by_role("status")


def see(page: sync_api.Page, address: str, said: str) -> None:
    page.goto(address)
    expect(status(page)).to_have_text(said)


@pytest.mark.parametrize("base", ["root", "below"])
def test_words_of_the_text_are_found_marked_and_lead_to_their_record(
    page: sync_api.Page, base: str, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue(base)
    page.goto(f"{address}index.html")
    page.get_by_role("searchbox").fill("heron")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("3 records for “heron”")
    assert page.url == f"{address}search/index.html?q=heron"
    assert sorted(titles(page).all_inner_texts()) == sorted(HERONS)
    found = page.locator("#results li", has_text="Swans at the lagoon")
    assert found.locator("mark").all_inner_texts() == ["herons"]
    found.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Swans at the lagoon")


def test_what_stands_around_a_text_is_not_found(page: sync_api.Page, root: str) -> None:
    see(page, f"{root}search/?q=Advertisement", "Nothing was found for “Advertisement”. Try other or fewer words.")


def test_words_are_found_by_their_stems_and_not_by_their_first_letters(page: sync_api.Page, root: str) -> None:
    for words, found in (("talk", 6), ("counting herons", 1), ("eleven the", 1), ("fer", 30), ("ferries", 30)):
        see(page, f"{root}search/?q={words}", f"{found} record{'s' * (found > 1)} for “{words}”")
    see(page, f'{root}search/?q="frozen lagoon"', '1 record for "frozen lagoon"')
    see(page, f'{root}search/?q="lagoon frozen"', 'Nothing was found for "lagoon frozen". Try other or fewer words.')
    see(page, f"{root}search/?q=zzxq!!7", "Nothing was found for “zzxq!!7”. Try other or fewer words.")
    words = "heron advertisement"
    see(page, f"{root}search/?q={words}", f"Nothing was found for “{words}”. Try other or fewer words.")


@pytest.mark.parametrize(
    ("words", "title"),
    [("정상회담", "남북정상회담 판문점에서 열려"), ("会谈", "两国领导人在北京会谈"),
     ("习近平", "两国领导人在北京会谈"), ("президентом", "Переговоры во Владивостоке")],
)  # fmt: skip
def test_texts_in_other_scripts_are_found_by_their_own_languages_rules(
    page: sync_api.Page, root: str, words: str, title: str
) -> None:
    see(page, f"{root}search/?q={words}", f"1 record for “{words}”")
    expect(titles(page)).to_have_text([title])
    assert titles(page).first.get_attribute("lang") in ("ko", "zh", "ru")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#results mark").count()


def test_facets_count_narrow_and_are_in_the_address(page: sync_api.Page, root: str) -> None:
    see(page, f"{root}search/?q=heron", "3 records for “heron”")
    countries = page.get_by_role("group", name="Countries")
    assert countries.locator("label").all_inner_texts() == ["Japan\n2", "China\n1"]
    countries.get_by_role("checkbox", name="Japan").check()
    expect(status(page)).to_have_text("2 records for “heron”")
    assert page.url.endswith("?q=heron&country=JP")
    expect(countries.get_by_role("checkbox", name="Japan")).to_be_focused()
    # The own facet still says what another tick would add, the others what is left.
    assert countries.locator("label").all_inner_texts() == ["Japan\n2", "China\n1"]
    assert page.get_by_role("group", name="Year").locator("label").all_inner_texts() == ["2019\n1", "Undated\n1"]
    page.get_by_role("group", name="Year").get_by_role("checkbox", name="Undated").check()
    expect(titles(page)).to_have_text(["Herons without a day"])
    page.get_by_role("button", name="Remove Countries: Japan").click()
    page.go_back()
    page.go_back()
    expect(status(page)).to_have_text("2 records for “heron”")
    expect(countries.get_by_role("checkbox", name="Japan")).to_be_checked()


def test_the_months_of_a_year_narrow_to_what_may_be_of_them(page: sync_api.Page, root: str) -> None:
    see(page, f"{root}search/", f"All {len(RECORDS)} records")
    months = page.get_by_role("group", name="Month")
    expect(months).to_have_count(0)
    page.get_by_role("group", name="Year").get_by_role("checkbox", name="2010").check()
    expect(status(page)).to_have_text("12 records")
    assert months.locator("label").all_inner_texts()[:2] == ["January 2010\n1", "February 2010\n1"]
    assert months.locator("label").count() == 12
    months.get_by_role("checkbox", name="February").check()
    months.get_by_role("checkbox", name="March").check()
    expect(titles(page)).to_have_text(["Ferry 2", "Ferry 1"])
    assert page.url.endswith("?year=2010&month=2010-02&month=2010-03")
    page.get_by_role("button", name="Remove Year: 2010").click()
    expect(titles(page)).to_have_text(["Ferry 2", "Ferry 1"])
    expect(months.get_by_role("checkbox", name="February")).to_be_checked()
    assert months.locator("label").count() == 12


@pytest.mark.parametrize("base", ["below", "plain"])
def test_what_was_found_is_saved_as_rows_of_the_table_of_all_records(
    page: sync_api.Page, base: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    see(page, f"{request.getfixturevalue(base)}search/?country=JP&country=CN&year=2016&year=2019", "3 records")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.DictReader(saved.value.path().read_text(encoding="utf-8").splitlines(keepends=True)))
    assert [row["title"] for row in rows] == titles(page).all_inner_texts()
    everything = (folder / "site/data/records.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    assert all(row in list(csv.DictReader(everything)) for row in rows)
    page.get_by_role("searchbox").fill("zzxq")
    expect(page.get_by_role("button", name="Save as CSV")).not_to_be_visible()


def test_a_page_that_was_opened_from_disk_saves_nothing(page: sync_api.Page, disk: str) -> None:
    see(page, f"{disk}search/index.html", f"All {len(RECORDS)} records")
    expect(page.get_by_role("button", name="Save as CSV")).not_to_be_visible()


@pytest.mark.parametrize("base", ["root", "disk"])
def test_the_page_of_who_is_named_is_offered_in_any_spelling(
    page: sync_api.Page, base: str, request: pytest.FixtureRequest
) -> None:
    named = page.get_by_role("list", name="Pages of who or what is named").get_by_role("link")
    for words, names in (
        ("kim jong-UN", ["Kim Jong Un"]),
        ("putin", ["Vladimir Putin"]),
        ("the china", ["China"]),
        ("p", []),
    ):
        page.goto(f"{request.getfixturevalue(base)}search/index.html?q={words}")
        expect(status(page)).to_contain_text(words)
        assert named.all_inner_texts() == names
    page.get_by_role("searchbox").fill("kim")
    named.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kim Jong Un")


def test_on_a_small_screen_a_button_leads_from_what_narrows_to_what_was_found(page: sync_api.Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    see(page, f"{root}search/?q=heron", "3 records for “heron”")
    page.get_by_text("Narrow down").click()
    page.get_by_role("checkbox", name="Japan").check()
    page.get_by_role("button", name="Show 2 records").click()
    expect(titles(page).first).to_be_focused()
    expect(titles(page).first).to_be_in_viewport()
    expect(page.get_by_role("checkbox", name="Japan")).not_to_be_visible()


def test_an_address_brings_back_words_facets_and_order(page: sync_api.Page, root: str) -> None:
    see(page, f"{root}search/?q=heron&country=JP&country=CN&sort=oldest", "3 records for “heron”")
    expect(titles(page)).to_have_text(["A heron in the paper", "Swans at the lagoon", "Herons without a day"])
    assert page.get_by_role("checkbox", name="China").is_checked()
    assert page.get_by_label("Order").input_value() == "oldest"
    assert page.get_by_role("searchbox").input_value() == "heron"
    see(page, f"{root}search/?q=heron&country=nowhere&sort=sideways", "3 records for “heron”")


@pytest.mark.parametrize("base", ["root", "disk"])
def test_order_by_date_keeps_the_undated_and_has_them_last(
    page: sync_api.Page, base: str, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue(base)
    see(page, f"{address}search/index.html?country=JP&sort=oldest", "2 records")
    expect(titles(page)).to_have_text(["Swans at the lagoon", "Herons without a day"])
    page.get_by_label("Order").select_option("newest first")
    expect(titles(page)).to_have_text(["Swans at the lagoon", "Herons without a day"])
    see(page, f"{address}search/index.html", f"All {len(RECORDS)} records")
    page.get_by_role("group", name="Year").get_by_role("button", name="more").click()
    page.get_by_role("checkbox", name="Undated").check()
    expect(status(page)).to_have_text("2 records")


def test_more_is_shown_on_demand_and_read_from_there(page: sync_api.Page, root: str) -> None:
    see(page, f"{root}search/?q=ferry", "30 records for “ferry”")
    expect(titles(page)).to_have_count(20)
    page.get_by_role("button", name="Show 10 more of 30").click()
    expect(titles(page)).to_have_count(30)
    expect(titles(page).nth(20)).to_be_focused()
    expect(page.get_by_role("button", name="Show")).to_have_count(0)


def test_everything_is_reached_by_keyboard(page: sync_api.Page, root: str) -> None:
    see(page, f"{root}search/?q=heron", "3 records for “heron”")
    field = page.get_by_role("searchbox")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(titles(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(titles(page).nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(titles(page).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(status(page)).to_have_text(f"All {len(RECORDS)} records")
    assert "?" not in page.url
    page.keyboard.type("a/b")
    assert field.input_value() == "a/b"


def test_a_captures_markup_is_shown_and_not_obeyed(page: sync_api.Page, root: str, plain: str) -> None:
    for address in (root, plain):
        see(page, f"{address}search/?q=paper", "1 record for “paper”")
        assert page.locator("#results bdi").nth(1).inner_text() == HOSTILE
        assert page.locator("#results img, #results b").count() == 0
    see(page, f"{root}search/?q=heron+bold", "1 record for “heron bold”")
    assert HOSTILE in page.locator("#results .excerpt").inner_text()
    assert page.locator("#results img, #results b").count() == 0


@pytest.mark.parametrize(("base", "reason"), [("disk", "from-disk"), ("plain", "without-index")])
def test_without_the_index_titles_names_and_dates_are_found_and_the_page_says_so(
    page: sync_api.Page, base: str, reason: str, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue(base)
    page.goto(f"{address}index.html")
    page.get_by_role("searchbox").fill("HERON")
    page.get_by_role("button", name="Search").click()
    expect(status(page)).to_have_text("2 records for “HERON”")
    expect(page.locator(f"#{reason}")).to_be_visible()
    assert page.locator("p.note[id]:visible").count() == 1
    assert sorted(titles(page).all_inner_texts()) == ["A heron in the paper", "Herons without a day"]
    field = page.get_by_role("searchbox")
    for words, found in (("japan swans", 1), ("20 may 2019", 1), ("회담", 1), ("kim jong", 1), ("ledger leaders", 1)):
        field.fill(words)
        expect(status(page)).to_have_text(f"{found} record for “{words}”")
    titles(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leaders meet at a spaceport")


def test_without_scripts_the_page_says_so_and_leads_to_what_can_be_browsed(
    browser: sync_api.Browser, root: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}index.html")
    page.get_by_role("searchbox").fill("heron")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Searching needs JavaScript, which does not run here.")).to_be_visible()
    assert not page.locator("#search").is_visible()
    page.get_by_role("region", name="Browse instead").get_by_role("link", name="Undated records").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Undated")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_the_page_fits_its_width_and_can_be_read_and_touched(
    browser: sync_api.Browser, root: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for query, said in (("q=heron&country=JP", "2 records for “heron”"), ("", f"All {len(RECORDS)} records")):
        see(page, f"{root}search/?{query}", said)
        page.evaluate("document.getElementById('narrow').open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL_TARGETS) == []
        assert page.evaluate(FAINT_TEXT) == []


@pytest.mark.parametrize("lost", ["pagefind/**", "pagefind.js*", "*.pf_meta"])
def test_an_index_that_cannot_be_loaded_is_done_without(browser: sync_api.Browser, root: str, lost: str) -> None:
    context = browser.new_context()
    context.route(f"**/{lost}", lambda route: route.abort())
    page = context.new_page()
    see(page, f"{root}search/?q=heron", "2 records for “heron”")
    expect(page.locator("#without-index")).to_be_visible()


def test_who_does_not_type_does_not_load_the_index(page: sync_api.Page, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    see(page, f"{root}search/?country=JP", "2 records")
    assert not [name for name in asked if re.search(r"pagefind\.js|\.(pagefind|pf_index|pf_meta)$", name)]
    page.get_by_role("searchbox").fill("heron")
    expect(status(page)).to_have_text("2 records for “heron”")
    assert [name for name in asked if name.endswith(".pf_index")]
