"""The geometry of drawings: what they show adds up."""

from __future__ import annotations

import re
from itertools import pairwise

from archive_gen.renderer.charts import CHART_WIDTH, Column, make_chart, make_shares
from builders import make_tagged
from sites import demonstration, make_site


def test_the_parts_of_a_bar_fill_it_without_gaps() -> None:
    for counts in ((54, 1, 2, 53, 4), (1, 0, 0, 0, 0), (1, 1, 1, 1, 999_999), (0, 7, 0, 0, 0)):
        shares = make_shares([(f"kind {n}", count, "day") for n, count in enumerate(counts)])
        assert sum(share.width for share in shares) == CHART_WIDTH
        assert [share.x for share in shares] == [sum(one.width for one in shares[:n]) for n in range(len(shares))]
        assert [share.count for share in shares] == [count for count in counts if count]
    assert make_shares([("nothing", 0, "day")]) == ()


def test_pages_say_in_words_how_exactly_records_are_dated() -> None:
    dates = ("2023-01-01", "2023-01-02", "2023-02", "2022", "[2022-02-24..]", None)
    files = make_site([make_tagged(title=f"Talks {n}", date=date) for n, date in enumerate(dates)])
    words = "2 dated to the day, 1 to the month, 1 to the year, 1 to one of several days, 1 undated"
    for path in ("index.html", "health/index.html", "method/index.html"):
        assert f"How exactly records are dated: {words}</title>" in files[path].decode(), path


def test_a_spelling_that_only_foreign_texts_have_names_its_language() -> None:
    page = demonstration()["actors/xi-jinping/index.html"].decode()
    found = page[page.index("Found as") :]
    assert '<q lang="zh"><bdi>习近平</bdi></q>' in found
    assert "<q><bdi>Xi</bdi></q>" in found


def test_years_without_records_that_are_not_drawn_leave_a_gap() -> None:
    dates = ("1930-01-01", "2009-01-02", "2012-03-04", "2017-05-06")
    tagged = [make_tagged(title=f"Talks {date}", date=date, topics=("summits", "missiles")) for date in dates]
    files = make_site(tagged)
    chart = files["timeline/index.html"].decode()
    words = re.findall(r"<text[^>]*>([^<]*)</text>", chart)
    assert words == ["1", "1930", "…", "1", "2009", "…", "1", "2012", "…", "1", "2017"]
    assert 'd="M0 118.5H56m56 0H168m56 0H280m56 0H392"' in chart
    assert '<th scope="row">1931–2008</th><td>0</td>' in chart
    topics = files["topics/index.html"].decode()
    assert re.findall('<abbr title="([^"]*)">', topics)[:3] == ["1930", "1931–2008: no records", "2009"]
    assert '<path d="M2 18v-18M12 18v-18M22 18v-18M32 18v-18"/>' in topics


def test_the_year_after_a_gap_has_its_label_first() -> None:
    columns = [Column(str(year), 1, 1) for year in range(1900, 1950)]
    columns += [Column("1950–1989", 0, 0, gap=True), *(Column(str(year), 1, 1) for year in range(1990, 2020))]
    chart = make_chart("Records", "", "Year", columns)
    assert chart is not None
    labels = [bar.label for bar in chart.bars if bar.labelled]
    assert {"1900", "1990"} <= set(labels)
    places = [n for n, bar in enumerate(chart.bars) if bar.labelled]
    assert min(b - a for a, b in pairwise(places)) >= 5
