"""A permalink that was once given out leads to its record for as long as that is in the archive."""

from __future__ import annotations

from archive_gen.redirects import plan_redirects, redirect_page


def test_a_moved_record_leaves_a_redirect() -> None:
    assert plan_redirects({"1": "articles/new/"}, {"1": "articles/old/"}, {}) == {"articles/old/": "1"}


def test_older_redirects_stay_with_their_record() -> None:
    found = plan_redirects({"1": "c/"}, {"1": "b/"}, {"a/": "1"})
    assert found == {"a/": "1", "b/": "1"}


def test_a_record_that_moves_back_needs_no_redirect_to_itself() -> None:
    assert plan_redirects({"1": "a/"}, {"1": "b/"}, {"a/": "1"}) == {"b/": "1"}


def test_a_permalink_taken_by_another_record_is_that_records() -> None:
    assert plan_redirects({"1": "b/", "2": "a/"}, {"1": "a/"}, {}) == {}


def test_a_record_that_is_gone_leaves_none() -> None:
    assert plan_redirects({}, {"1": "a/"}, {"b/": "1"}) == {}


def test_the_page_leads_there_relatively_and_escapes_the_title() -> None:
    page = redirect_page("articles/old/", "articles/new/", '<script> & "x"', "https://a.org/news")
    assert 'url=../../articles/new/index.html"' in page
    assert '<link rel="canonical" href="https://a.org/news/articles/new/">' in page
    assert "<script>" not in page
    assert "canonical" not in redirect_page("a/", "b/", "x", "")


def test_the_page_is_whole_fits_a_small_screen_and_follows_the_readers_colours() -> None:
    page = redirect_page("articles/old/", "articles/new/", "x", "")
    for tag in ("html", "head", "title", "body", "p", "a"):
        assert f"</{tag}>" in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert '<meta name="color-scheme" content="light dark">' in page
