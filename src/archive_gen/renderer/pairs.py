"""The pages of pairs: what records say of two actors, or of two countries, together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from archive_gen.model import Meeting, Pair
from archive_gen.renderer.contexts import Link, MeetingView, Page, PairContext
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.rows import file_of, listed, records_in_words, span_in_words
from archive_gen.renderer.setting import FACET_NAMES, Setting
from archive_gen.renderer.stories import story_link
from archive_gen.renderer.timeline import year_chart

_KICKERS = {"actors": "Two actors together", "countries": "Two countries together"}


def plan_pairs(setting: Setting) -> Iterator[PageGroup]:
    """Yield the page of every pair, oldest record first."""
    links: dict[int, Link] = {}
    for pair in (pair for pair in setting.archive.pairs if pair.facet in setting.facets):
        for number in pair.stories:
            links.setdefault(number, story_link(setting, setting.archive.stories[number]))
        stories = tuple(links[number] for number in pair.stories)
        sentences = [meeting.sentence for meeting in pair.meetings]
        parts = (replace(pair, meetings=(), stories=()), sentences, stories)
        numbers = [meeting.entry for meeting in pair.meetings]
        yield setting.group(_source(pair), parts, numbers, partial(_plan_pair, setting, pair, stories))


def _source(pair: Pair) -> str:
    return f"the pair {'--'.join(pair.ids)}"


def _plan_pair(setting: Setting, pair: Pair, stories: tuple[Link, ...]) -> Iterator[Page]:
    yield Page(file_of(pair.permalink), "pair.html.jinja", _source(pair), _pair(setting, pair, stories))


def _pair(setting: Setting, pair: Pair, stories: tuple[Link, ...]) -> PairContext:
    path = file_of(pair.permalink)
    heading = " and ".join(pair.names)
    facet_path = f"{pair.facet}/index.html"
    both = tuple(
        Link(name, term)
        for name, one in zip(pair.names, pair.ids, strict=True)
        if (term := setting.term_file(pair.facet, one))
    )
    years = setting.times.by_year(meeting.entry for meeting in pair.meetings)
    span = span_in_words(years)
    return PairContext(
        setting.frame(
            path, heading, section=facet_path, description=f"Records about {heading} together",
            crumbs=[Link(FACET_NAMES[pair.facet], facet_path)],
        ),
        _KICKERS[pair.facet],
        heading,
        both,
        f"{records_in_words(len(pair.meetings))} about both{f'; {span}' if span else ''}. Oldest first.",
        year_chart(setting.times, years, {}),
        tuple(_meeting(setting, meeting) for meeting in pair.meetings),
        stories,
    )  # fmt: skip


def _meeting(setting: Setting, meeting: Meeting) -> MeetingView:
    [row] = listed([setting.rows[meeting.entry]])
    return MeetingView(row, meeting.sentence)
