"""The pages of pairs: what records say of two actors, or of two countries, together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from archive_gen.model import Pair
from archive_gen.names import names_in_words
from archive_gen.renderer.contexts import Page, PairContext, StoriesContext
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.rows import file_of, listed_on_one_track, records_in_words, span_in_words
from archive_gen.renderer.setting import FACET_NAMES, PAIRS, Setting
from archive_gen.renderer.stories import story_link
from archive_gen.renderer.timeline import year_chart
from archive_gen.renderer.views import Link, MeetingView, Together

_INTRO = "Two actors, or two countries, that at least three records are mainly about together."
_KICKERS = {"actors": "Two actors together", "countries": "Two countries together"}


def plan_pairs(setting: Setting) -> Iterator[Page | PageGroup]:
    """Yield the page of every pair, oldest record first, and the list of them where there are some."""
    links: dict[int, Link] = {}
    pairs = [pair for pair in setting.archive.pairs if pair.facet in setting.facets]
    for pair in pairs:
        for number in pair.stories:
            links.setdefault(number, story_link(setting, setting.archive.stories[number]))
        stories = tuple(links[number] for number in pair.stories)
        sentences = [meeting.sentence for meeting in pair.meetings]
        parts = (replace(pair, meetings=(), stories=()), sentences, stories)
        numbers = [meeting.entry for meeting in pair.meetings]
        yield setting.group(_source(pair), parts, numbers, partial(_plan_pair, setting, pair, stories))
    if pairs:
        yield Page(PAIRS, "pairs.html.jinja", "the pairs", _list(setting, pairs))


def _source(pair: Pair) -> str:
    return f"the pair {'--'.join(pair.ids)}"


def _plan_pair(setting: Setting, pair: Pair, stories: tuple[Link, ...]) -> Iterator[Page]:
    yield Page(file_of(pair.permalink), "pair.html.jinja", _source(pair), _pair(setting, pair, stories))


def _pair(setting: Setting, pair: Pair, stories: tuple[Link, ...]) -> PairContext:
    path = file_of(pair.permalink)
    heading = _heading(pair)
    facet_path = f"{pair.facet}/index.html"
    both = tuple(
        Link(name, term)
        for name, one in zip(pair.names, pair.ids, strict=True)
        if (term := setting.term_file(pair.facet, one))
    )
    years = setting.times.by_year(meeting.entry for meeting in pair.meetings)
    span = span_in_words(years)
    numbers = [meeting.entry for meeting in pair.meetings]
    rows, ends = listed_on_one_track(setting.rows, setting.archive.entries, numbers)
    return PairContext(
        setting.frame(
            path, heading, section=facet_path, description=f"Records about {names_in_words(pair.names)} together",
            crumbs=[Link(FACET_NAMES[pair.facet], facet_path), Link("Pairs", PAIRS)],
        ),
        _KICKERS[pair.facet],
        heading,
        both,
        f"{records_in_words(len(pair.meetings))} about both{f'; {span}' if span else ''}. Oldest first.",
        year_chart(setting.times, years, {}),
        tuple(MeetingView(row, meeting.sentence) for row, meeting in zip(rows, pair.meetings, strict=True)),
        ends,
        stories,
    )  # fmt: skip


def _heading(pair: Pair) -> str:
    words = names_in_words(pair.names)
    return words[:1].upper() + words[1:]


def _list(setting: Setting, pairs: Sequence[Pair]) -> StoriesContext:
    """Return all pairs by facet, those of most records first."""
    groups: dict[str, list[Link]] = {FACET_NAMES[facet]: [] for facet in setting.facets}
    for pair in sorted(pairs, key=lambda pair: (-len(pair.meetings), pair.permalink)):
        link = Link(_heading(pair), file_of(pair.permalink), note=records_in_words(len(pair.meetings)))
        groups[FACET_NAMES[pair.facet]].append(link)
    return StoriesContext(
        setting.frame(PAIRS, "Pairs", description=_INTRO),
        "Pairs",
        _INTRO,
        tuple(Together(heading, tuple(links)) for heading, links in groups.items() if links),
    )
