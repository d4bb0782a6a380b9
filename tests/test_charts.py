"""The geometry of drawings: what they show adds up."""

from __future__ import annotations

from archive_gen.renderer.charts import CHART_WIDTH, make_shares
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
