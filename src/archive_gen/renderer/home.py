"""The front page."""

from __future__ import annotations

from collections.abc import Iterator, Set

from archive_gen.model import Story
from archive_gen.renderer.contexts import HomeContext, Page
from archive_gen.renderer.coverage import make_coverage
from archive_gen.renderer.figures import precision_shares
from archive_gen.renderer.rows import listed, listed_on_one_track, records_in_words, span_in_words, summary_of
from archive_gen.renderer.setting import FACET_NAMES, TIMELINE, UNDATED_PAGE, Setting, year_file
from archive_gen.renderer.stories import story_link
from archive_gen.renderer.terms import term_table
from archive_gen.renderer.timeline import LOOSE, ways_through_time, year_chart
from archive_gen.renderer.views import Link, TermTable

HOME = "index.html"
LATEST = 13
TERMS = 8
STORIES_SHOWN = 5


def plan_home(setting: Setting) -> Page:
    """Return the front page: the latest records and stories, the most named entities, and ways to all else."""
    entries = setting.archive.entries
    # A record that may be of any year is no news of the latest one, whatever day its window ends on.
    placed = [i for i, year in enumerate(setting.times.years) if year is not None]
    # Of the versions of a text the first alone: two lines of one headline look like a fault.
    again = setting.archive.later_versions
    newest = [i for i in reversed(placed) if i not in again][:LATEST]
    latest, ends = listed_on_one_track(setting.rows, entries, newest[1:])
    years = setting.times.by_year(placed)
    lead = entries[newest[0]] if newest else None
    coverage = make_coverage(setting)
    context = HomeContext(
        frame=setting.frame(HOME, setting.site.title, description=setting.site.description),
        span=span_in_words(years),
        standing=_standing(setting),
        coverage=coverage,
        chart=None if coverage else year_chart(setting.times, years, {year: year_file(year) for year in years}),
        lead=listed([setting.rows[newest[0]]])[0] if newest else None,
        lead_summary=summary_of(lead.card.opening, 320) if lead else "",
        lead_kicker=next((tag.name for tag in lead.card.topics if tag.main), "") if lead else "",
        latest=latest,
        ends=ends,
        of_no_year=listed(setting.rows[i] for i in _of_no_year(setting, again, LATEST - len(newest))),
        tables=tuple(_tables(setting)),
        stories=tuple(story_link(setting, story) for story in _latest_stories(setting)),
        ways=(Link("The whole timeline", TIMELINE), *ways_through_time(setting)),
        elsewhere=tuple(_elsewhere(setting)),
        shares=precision_shares(setting.archive.figures),
    )
    return Page(HOME, "home.html.jinja", "the home page", context)


def _latest_stories(setting: Setting) -> list[Story]:
    """Return some of the stories, those last that no day ends."""
    stories = setting.archive.stories
    return sorted(stories, key=lambda story: (str(story.latest or ""), story.permalink), reverse=True)[:STORIES_SHOWN]


def _of_no_year(setting: Setting, again: Set[int], most: int) -> list[int]:
    """Return up to so many records that fit no year: those that can be latest first, and the undated last.

    Those that are `again` what another record is are left out.
    """
    if most <= 0:
        return []
    entries = setting.archive.entries
    loose = [i for i, year in enumerate(setting.times.years) if year is None and i not in again]
    undated = [i for i in loose if entries[i].card.dating.precision == "none"]
    dated = loose[: len(loose) - len(undated)]
    return [*reversed(dated[-most:]), *undated][:most]


def _standing(setting: Setting) -> str:
    """Return how many records there are and how exactly they are dated."""
    figures = setting.archive.figures
    every, day, undated = figures.records, figures.by_precision.get("day", 0), figures.by_precision.get("none", 0)
    parts = [(day, "dated to the day"), (every - day - undated, "less exactly"), (undated, "undated")]
    words = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    return f"{records_in_words(every)}: {words}." if every else "No records yet."


def _tables(setting: Setting) -> Iterator[TermTable]:
    for facet in setting.facets:
        terms = setting.archive.terms(facet)[:TERMS]
        yield term_table(setting, FACET_NAMES[facet], terms, f"{facet}/index.html")


def _elsewhere(setting: Setting) -> Iterator[Link]:
    for kind, heading, _ in LOOSE:
        if setting.times.on_shelf(kind):
            yield Link(heading, TIMELINE, f"#{kind}")
    if setting.times.on_shelf("undated"):
        yield Link("The undated shelf", UNDATED_PAGE)
