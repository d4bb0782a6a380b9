"""The desk: what it writes into a sidecar, what it leaves there, and who can make it write."""

from __future__ import annotations

import datetime as dt
import html
import os
import re
import stat
import urllib.parse
from collections.abc import Iterator, Mapping
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_gen.building import build
from archive_gen.config import Config
from archive_gen.controls import without_controls
from archive_gen.edges import Refused
from archive_gen.edges.project import Project, open_project
from archive_gen.given import read_given
from archive_gen.model import Capture
from archive_gen.preview.desk.capture import shown_lines
from archive_gen.preview.desk.correction import Correction, correction_of, read_form
from archive_gen.preview.desk.desk import LONGEST_FORM_BYTES, Desk
from archive_gen.preview.desk.files import open_pair, write_sidecar
from archive_gen.preview.desk.needs import find_needy
from archive_gen.preview.desk.rows import Cut, Finding, Row, Rows, Tag
from archive_gen.preview.desk.sidecar import correct, ranges_of
from archive_gen.preview.serving import make_preview
from archive_gen.preview.standing import Standing
from previews import Response, answering, ask

SIDECAR = """\
# What the museum wrote to us, 3 May.
title: "A 'quoted' title"   # from the print
keep_lines:
  - 14      # the quote
  # and this list:
  - 20-22
mood: calm  # nobody reads this

tags:
    add: [treaties]
# Last words.
"""


def test_a_field_is_replaced_and_all_else_stays_as_it_is() -> None:
    before = correction_of(read_given(SIDECAR, "a.yaml")[0])
    wish = Correction(title="Other", date="2022-08", add=("treaties",), keep_lines=before.keep_lines)
    assert correct(SIDECAR, "a.yaml", wish) == SIDECAR.replace("\"A 'quoted' title\"   #", "Other  #").replace(
        "# Last words.", "date: 2022-08\n# Last words."
    )


def test_no_comment_is_lost_with_the_lines_that_it_stood_on() -> None:
    wish = Correction(title="A 'quoted' title", remove=("KP",), keep_lines=(3, 14, 20, 21, 22))
    assert (
        correct(SIDECAR, "a.yaml", wish)
        == """\
# What the museum wrote to us, 3 May.
title: "A 'quoted' title"   # from the print
# the quote
# and this list:
keep_lines: [3, 14, 20-22]
mood: calm  # nobody reads this

tags:
  remove: [KP]
# Last words.
"""
    )
    nothing = correct(SIDECAR, "a.yaml", Correction())
    assert (
        nothing
        == """\
# What the museum wrote to us, 3 May.
# from the print
# the quote
# and this list:
mood: calm  # nobody reads this

# Last words.
"""
    )


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("", "date: '2022'\n"),
        ("# only this", "# only this\ndate: '2022'\n"),
        ("title: a", "title: a\ndate: '2022'\n"),
        ("title: a\r\n", "title: a\r\ndate: '2022'\r\n"),
        ("---\ntitle: a\n...\n", "---\ntitle: a\ndate: '2022'\n...\n"),
        ("title: >\n  a\n  b\n\nx: 1\n", "title: >\n  a\n  b\n\nx: 1\ndate: '2022'\n"),
        ("date:\nx: 1\n", "date: '2022'\nx: 1\n"),
        ("date: |\n  2021\n# c\nx: 1\n", "date: '2022'\n# c\nx: 1\n"),
    ],
)
def test_a_field_is_added_wherever_a_sidecar_ends(text: str, corrected: str) -> None:
    title = read_given(text, "a.yaml")[0].title
    assert correct(text, "a.yaml", Correction(title=title, date="2022")) == corrected.replace("'2022'", "2022")


@pytest.mark.parametrize(
    ("text", "wish", "why"),
    [
        ("{title: a}", Correction(title="b"), "written in braces"),
        ("title: [", Correction(title="b"), "a.yaml:1: a bracket"),
        ("date: soon", Correction(title="b"), "a.yaml:1: 'date'"),
        ("title: &a b", Correction(), "anchors"),
        ("", Correction(date="2022-13"), "no month 13"),
        ("", Correction(add=("KP",), remove=("KP",)), "both added and removed"),
    ],
)
def test_what_cannot_be_written_is_refused(text: str, wish: Correction, why: str) -> None:
    with pytest.raises(Refused, match=why):
        correct(text, "a.yaml", wish)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12).map(
    lambda text: " ".join(without_controls(text).split())
).filter(bool)  # fmt: skip
IDS = st.lists(WORDS.filter(lambda word: " " not in word), max_size=3, unique=True).map(tuple)
LINES = st.lists(st.integers(1, 60), max_size=8, unique=True).map(lambda found: tuple(sorted(found)))
CORRECTIONS = st.builds(
    Correction, title=st.none() | WORDS,
    date=st.sampled_from([None, "2022", "2022-08~", "[2022-02-24..]", "2021-21"]),
    add=IDS, remove=st.just(()), duplicate_of=st.none() | WORDS, not_duplicate=IDS,
    keep_lines=LINES, remove_lines=LINES,
)  # fmt: skip


@given(CORRECTIONS, CORRECTIONS)
def test_what_is_written_is_read_again_whatever_stood_there(first: Correction, second: Correction) -> None:
    text = correct("# top\nmood: calm # here\n", "a.yaml", first)
    assert correction_of(read_given(text, "a.yaml")[0]) == first
    again = correct(text, "a.yaml", second)
    assert correction_of(read_given(again, "a.yaml")[0]) == second
    assert again.startswith("# top\nmood: calm # here\n")
    assert correct(again, "a.yaml", second) == again


def test_line_numbers_are_written_as_ranges() -> None:
    assert ranges_of((1, 3, 4, 5, 9, 10)) == ["1", "3-5", "9-10"]


def test_a_form_says_nothing_of_lines_that_it_did_not_show() -> None:
    before = Correction(keep_lines=(3, 5000), remove_lines=(4,))
    fields = {
        "title": [" A \x1b b "],
        "keep[]": ["2", "x", "7", "9" * 5000],
        "cut[]": [],
        "add": ["KP, treaties KP"],
        "date": [""],
    }
    wish = read_form(fields, before, range(1, 7))
    assert wish == Correction(title="A b", add=("KP", "treaties"), keep_lines=(2, 5000))


def make_row(**changes: object) -> Row:
    day = dt.date(2022, 8, 1)
    values: dict[str, object] = {
        "source": "articles/a.txt", "id": "a", "permalink": "articles/a/", "title": "A", "date": "2022-08-01",
        "date_earliest": day, "date_latest": day, "date_basis": "stated", "date_evidence": (), "removed": (),
        "countries": (Tag("KP", "North Korea", True, "named"),), "actors": (), "topics": (), "duplicate_of": None,
        "problems": (),
    }  # fmt: skip
    return Row(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "anchors"),
    [
        ({}, []),
        ({"date": None, "date_earliest": None, "date_latest": None, "date_basis": "none"}, ["undated"]),
        ({"date_latest": None}, ["wide"]),
        ({"date_latest": dt.date(2023, 8, 1)}, []),
        ({"date_latest": dt.date(2023, 8, 2)}, ["wide"]),
        ({"countries": (Tag("KP", "North Korea", False, "named once"),)}, ["no-main-tag"]),
        ({"problems": (Finding("date-contradiction", "", "", "warning"),)}, ["disputed"]),
        ({"problems": (Finding("date-contradiction", "", "", "note"),), "date_basis": "given"}, []),
        ({"problems": (Finding("short-text", "", "", "note"),), "countries": ()}, ["no-main-tag", "doubtful"]),
        ({"duplicate_of": "b"}, ["versions"]),
    ],
)
def test_records_stand_under_what_they_need(changes: Mapping[str, object], anchors: list[str]) -> None:
    needs = find_needy([make_row(**changes)], is_settled=lambda row: False)
    assert [need.anchor for need in needs] == anchors
    assert find_needy([make_row(duplicate_of="b")], is_settled=lambda row: True) == ()


def test_each_line_of_a_capture_says_what_became_of_it() -> None:
    capture = Capture("articles/a.txt", b"Menu\n\nA headline\n\nA long line of text.\n")
    row = make_row(removed=(Cut(1, "Menu", "navigation"),))
    assert shown_lines(capture, row) == (
        ((1, "Menu", "navigation", ()), (3, "A headline", None, ()),
         (5, "A long line of text.", None, ())), 0,
    )  # fmt: skip
    assert shown_lines(Capture("articles/a.txt", b""), row) == ((), 0)


def test_a_line_of_which_a_part_was_cut_is_not_struck() -> None:
    capture = Capture("articles/a.txt", b"RASON (Agency)  - The ferry sails.\n\nShare | Print\n")
    cuts = (Cut(1, "RASON (Agency)  -", "dateline-remnant"), Cut(3, "Share |", "share"), Cut(3, "Print", "share"))
    [first, last] = shown_lines(capture, make_row(removed=cuts))[0]
    assert (first.cut, first.parts) == (None, (("RASON (Agency)  -", "what was left of a dateline"),))
    assert last.cut == "share"


@pytest.fixture
def opened(project: Path) -> Project:
    return Project(project.resolve(), Config(sources=("articles",)))


@pytest.mark.parametrize(
    "source",
    ["../secret.txt", "articles/../secret.txt", "/etc/hosts.txt", "secret.txt", "articles/link.txt",
     "articles/up/secret.txt", "articles/.hidden.txt", "articles/first.yaml", "articles/none.txt", "articles", "",
     "articles/a\0.txt",
     "articles\\first.txt", "articles/first.txt/x.txt", "articles/pipe.txt"],
)  # fmt: skip
def test_only_captures_of_the_source_folders_are_opened(opened: Project, source: str) -> None:
    (opened.root / "secret.txt").write_text("secret")
    (opened.root / "articles/link.txt").symlink_to(opened.root / "secret.txt")
    (opened.root / "articles/up").symlink_to(opened.root)
    (opened.root / "articles/.hidden.txt").write_text("secret")
    os.mkfifo(opened.root / "articles/pipe.txt")
    with pytest.raises(Refused):
        open_pair(opened, source)


def test_a_sidecar_that_is_a_link_or_belongs_to_two_is_not_touched(opened: Project) -> None:
    secret = opened.root / "secret.yaml"
    secret.write_text("title: x\n")
    (opened.root / "articles/first.yaml").symlink_to(secret)
    with pytest.raises(Refused):
        open_pair(opened, "articles/first.txt")
    (opened.root / "articles/second.md").write_text("x")
    with pytest.raises(Refused, match="would correct"):
        open_pair(opened, "articles/second.txt")


def test_a_sidecar_is_written_whole_with_its_mode_and_mark(opened: Project) -> None:
    place = opened.root / "articles/first.yaml"
    place.write_bytes(b"\xef\xbb\xbftitle: a\n")
    place.chmod(0o640)
    write_sidecar(open_pair(opened, "articles/first.txt"), "title: b\n")
    assert place.read_bytes() == b"\xef\xbb\xbftitle: b\n"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert sorted(path.name for path in place.parent.iterdir()) == ["first.txt", "first.yaml", "second.txt"]


def test_a_full_disk_leaves_the_sidecar_as_it_was(opened: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    place = opened.root / "articles/first.yaml"
    place.write_text("title: a\n")
    pair = open_pair(opened, "articles/first.txt")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="no space left"):
        write_sidecar(pair, "title: b\n")
    assert place.read_text() == "title: a\n"
    assert sorted(path.name for path in place.parent.iterdir()) == ["first.txt", "first.yaml", "second.txt"]


@pytest.fixture
def desk(project: Path) -> Desk:
    opened, _ = open_project(project)
    build(opened)
    return Desk(lambda: opened, Standing())


@pytest.fixture
def running(desk: Desk, project: Path) -> Iterator[ThreadingHTTPServer]:
    with answering(make_preview(project / "site", "", "127.0.0.1", 0, Standing(), desk)) as running:
        yield running


def host_of(running: ThreadingHTTPServer) -> str:
    return f"127.0.0.1:{running.server_address[1]}"


RECORD = "/-/desk/record?source=articles%2Ffirst.txt"


def hidden_fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def send(running: ThreadingHTTPServer, fields: Mapping[str, str], **headers: str | None) -> Response:
    sent = {
        "Origin": f"http://{host_of(running)}", "Content-Type": "application/x-www-form-urlencoded",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }  # fmt: skip
    given = {name: value for name, value in sent.items() if value is not None}
    return ask(host_of(running), "/-/desk/record", "POST", urllib.parse.urlencode(fields), given)


def test_what_is_shown_first_is_then_written(running: ThreadingHTTPServer, project: Path) -> None:
    sidecar = project / "articles/first.yaml"
    fields = {**hidden_fields(ask(host_of(running), RECORD).text), "date": "2021-03", "title": "<b>New"}
    shown = send(running, {**fields, "step": "write"})
    assert shown.status == 200
    assert "date: 2021-03" in shown.text
    assert "&lt;b&gt;New" in shown.text
    assert not sidecar.exists()
    written = send(running, {**fields, **hidden_fields(shown.text), "step": "write"})
    assert (written.status, written.headers["Location"]) == (303, f"{RECORD}&written=1")
    assert sidecar.read_text() == 'title: "<b>New"\ndate: 2021-03\n'
    assert "articles/first.yaml is written" in ask(host_of(running), written.headers["Location"]).text


def test_what_changed_meanwhile_is_not_written_over(running: ThreadingHTTPServer, project: Path) -> None:
    sidecar = project / "articles/first.yaml"
    fields = {**hidden_fields(ask(host_of(running), RECORD).text), "date": "2021-03"}
    shown = hidden_fields(send(running, fields).text)
    again = send(running, {**fields, **shown, "date": "2021-04", "step": "write"})
    assert "date: 2021-04" in again.text
    assert not sidecar.exists()
    sidecar.write_text("title: from an editor\n")
    assert "has changed since" in send(running, {**fields, **shown, "step": "write"}).text
    assert sidecar.read_text() == "title: from an editor\n"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"add": "sumits kp"}, "Tags: 'sumits' is not an id of the vocabulary; did you mean 'summits'?"),
        ({"add": "KP qqq"}, "Tags: 'qqq' is not an id of the vocabulary; the desk of "),
        ({"duplicate_of": "zzz"}, "Another version of: 'zzz' is the id of no record; each record's page here says"),
        ({"duplicate_of": "{own}"}, "Another version of: '{own}' is this record itself"),
        ({"not_duplicate": "{other} {other}x"}, "No version of: '{other}x' is the id of no record; did you mean"),
    ],
)
def test_an_id_that_nothing_has_is_told_before_it_is_written(
    running: ThreadingHTTPServer, project: Path, fields: dict[str, str], says: str
) -> None:
    own, other = (row.id for row in Rows().of(project / "site"))
    hidden = hidden_fields(ask(host_of(running), RECORD).text)
    filled = {name: value.format(own=own, other=other) for name, value in fields.items()}
    answer = html.unescape(send(running, {**hidden, **filled}).text)
    assert says.format(own=own, other=other) in answer
    assert "as it will be" not in answer
    assert "a new file" not in answer
    assert f'value="{next(iter(filled.values()))}"' in answer


def test_ids_that_stand_in_a_sidecar_or_in_the_projects_own_vocabulary_are_taken(
    running: ThreadingHTTPServer, project: Path
) -> None:
    (project / "articles/first.yaml").write_text("tags: {add: [gone]}\nduplicate_of: gone\n")
    fields = {**hidden_fields(ask(host_of(running), RECORD).text), "duplicate_of": "gone", "add": "gone rivers kp"}
    assert "'rivers' is not an id" in html.unescape(send(running, fields).text)
    (project / "vocabulary").mkdir()
    (project / "vocabulary/own.yaml").write_text("topics:\n  - id: rivers\n    label: Rivers\n    triggers: [rivers]\n")
    shown = send(running, fields).text
    assert "add: [gone, rivers, kp]" in shown
    assert '<option value="rivers">Rivers</option>' in shown


@pytest.mark.parametrize(
    ("changes", "headers", "status"),
    [
        ({"token": ""}, {}, 403),
        ({"token": "ö"}, {}, 403),
        ({}, {"Origin": "https://example.org"}, 403),
        ({}, {"Origin": "null"}, 403),
        ({}, {"Origin": None}, 403),
        ({}, {"Origin": None, "origin": "https://example.org"}, 403),
        ({}, {"Sec_Fetch_Site": "cross-site"}, 403),
        ({}, {"Host": "example.org"}, 421),
        ({}, {"Content_Type": "text/plain"}, 415),
        ({}, {"Transfer_Encoding": "chunked"}, 411),
        ({"title": "x" * LONGEST_FORM_BYTES}, {}, 413),
        ({"source": "../secret.txt"}, {}, 404),
        ({"source": "articles/none.txt"}, {}, 404),
    ],
)
def test_nothing_is_written_for_a_stranger(
    running: ThreadingHTTPServer, project: Path, changes: dict[str, str], headers: dict[str, str | None], status: int
) -> None:
    fields = {**hidden_fields(ask(host_of(running), RECORD).text), "date": "2021-03"}
    shown = hidden_fields(send(running, fields).text)
    before = sorted(path for path in project.rglob("*"))
    assert send(running, {**fields, **shown, "step": "write", **changes}, **headers).status == status
    assert sorted(path for path in project.rglob("*")) == before


def test_the_desk_leads_from_what_is_needed_to_the_record(running: ThreadingHTTPServer, project: Path) -> None:
    page = ask(host_of(running), "/articles/ministers-sign-water-treaty-in-geneva/")
    assert 'href="/-/desk/record?source=articles%2Ffirst.txt">Correct this record' in page.text
    record = ask(host_of(running), RECORD)
    origin = f"http://{host_of(running)}"
    assert record.headers["Content-Security-Policy"] == (
        f"default-src 'none'; script-src {origin}/-/preview.js {origin}/-/desk.js; "
        f"style-src {origin}/assets/style.css {origin}/-/preview.css {origin}/-/desk.css; "
        f"connect-src {origin}/-/events {origin}/-/desk/date; img-src data:; form-action {origin}/-/desk/record; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", record.text)
    assert ask(host_of(running), "/-/desk/").status == 200
    assert ask(host_of(running), "/-/desk/none").status == 404
    assert ask(host_of(running), "/-/desk/record?" + "a=b&" * 9 + "a=b").status == 400
    assert ask(host_of(running), "/-/desk/record?source=..%2Fsecret.txt").status == 404


def test_of_two_days_the_desk_names_none_between(running: ThreadingHTTPServer, project: Path) -> None:
    capture = project / "articles/first.txt"
    capture.write_text("Storm closes a port\n\nPublished 8/3/2013\n\nThe port was closed until the wind fell.\n")
    build(open_project(project)[0])
    for page in (ask(host_of(running), "/-/desk/"), ask(host_of(running), RECORD)):
        assert "8 March or 3 August 2013" in page.text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2022-08", "August 2022"),
        ("2022-08~", "about August 2022"),
        ("2022-13", "no month 13"),
        ("soon", "not an EDTF"),
    ],
)
def test_a_date_is_checked_as_it_is_typed(running: ThreadingHTTPServer, text: str, says: str) -> None:
    said = ask(host_of(running), f"/-/desk/date?text={text}").text
    assert says in said
    assert ('"is_date": true' in said) is ("no" not in says)


def test_data_of_another_version_are_no_records(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/records.jsonl").write_text('{"source": "a"}\n')
    assert Rows().of(tmp_path) == ()
