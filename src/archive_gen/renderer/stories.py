"""The pages of stories: what several records tell of one event, and what each of them adds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from archive_gen.edtf import Interval
from archive_gen.model import Occurrence, Story, Telling
from archive_gen.names import mark_between, with_article
from archive_gen.renderer.contexts import Page, StoriesContext, StoryContext
from archive_gen.renderer.dates_in_words import days_in_words, window_in_words
from archive_gen.renderer.occurrences import occurrence_view
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.rows import file_of, foreign_language, records_in_words
from archive_gen.renderer.setting import STORIES, TIMELINE, Setting
from archive_gen.renderer.views import Link, OccurrenceView, TellingView, Together

_MOST_NAMES = 8
_INTRO = "Records that report one event, found by who and where, by the time that all can be of, and by what they say."
_UNDATED = "undated"
_NOTHING = "Adds no name and no paragraph that the others lack."
_NO_NAME = "Adds no name that the others lack. Paragraphs are not compared, since the records are in several languages."
_REASONS = {
    "of the same day": "are of one day or of two in a row, and share words that hardly any other record has, or name "
    "the same leading people",
    "in particular words": "can be of one time and share many words that hardly any other record has",
    "of the same people": "can be of one time, are about the same people and share some words that hardly any other "
    "record has",
    "of the same weekday": "can be of one time, name the same days of the week and share some words that hardly any "
    "other record has",
}


def plan_stories(setting: Setting) -> Iterator[Page | PageGroup]:
    """Yield the page of every story, and the list of them where there are some."""
    stories = setting.archive.stories
    told = _told_by_entry(setting.archive.occurrences)
    for story in stories:
        numbers = [telling.entry for telling in story.tellings]
        views = tuple(_told(setting, numbers, told))
        tellings = [(telling.names, telling.paragraphs, telling.texts) for telling in story.tellings]
        parts = (replace(story, tellings=()), tellings, views)
        yield setting.group(f"the story {story.id}", parts, numbers, partial(_plan_story, setting, story, views))
    if stories:
        yield Page(STORIES, "stories.html.jinja", "the stories", _list(setting))


def _plan_story(setting: Setting, story: Story, told: tuple[OccurrenceView, ...]) -> Iterator[Page]:
    context = _story(setting, story, told)
    yield Page(file_of(story.permalink), "story.html.jinja", f"the story {story.id}", context)


def story_link(setting: Setting, story: Story) -> Link:
    """Return the link to a story; its note says when, and how many records tell of it."""
    when = _when(setting, story)
    note = f"{when[0].upper()}{when[1:]}, {records_in_words(len(story.tellings))}"
    if others := _of_other_days(setting, story):
        note += f"; {others}"
    return Link(story.title, file_of(story.permalink), note=note, language=_language(setting, story))


def _language(setting: Setting, story: Story) -> str | None:
    """Return the language of the record that a story is called by, where it is not the site's."""
    cards = (setting.archive.entries[telling.entry].card for telling in story.tellings)
    return foreign_language(next(card for card in cards if card.id == story.id), setting.site.language)


def _when(setting: Setting, story: Story) -> str:
    """Return the days that a story's records are of by their own clues; the window where those are not known."""
    if story.earliest is None and story.latest is None:
        return _UNDATED
    if setting.times.count_known(telling.entry for telling in story.tellings) == len(story.tellings):
        return days_in_words(story.earliest, story.latest)
    return window_in_words(story.earliest, story.latest)


def _of_other_days(setting: Setting, story: Story) -> str:
    """Return in words how many of its records can be of other days than the story's; "" where none can."""
    datings = [setting.archive.entries[telling.entry].card.dating for telling in story.tellings]
    inherited = sum(one.basis == "inherited" for one in datings)
    # Where every date is open the story's is, too.
    is_closed = story.earliest is not None and story.latest is not None
    left_open = sum(one.is_open and one.basis != "inherited" for one in datings) if is_closed else 0
    said = []
    if inherited:
        said.append(f"{inherited} with {'an inherited date' if inherited == 1 else 'inherited dates'}")
    if left_open:
        said.append(f"{left_open} with {'a date left open' if left_open == 1 else 'dates left open'}")
    return " and ".join(said)


def _story(setting: Setting, story: Story, told: tuple[OccurrenceView, ...]) -> StoryContext:
    path = file_of(story.permalink)
    languages = {setting.archive.entries[telling.entry].card.language for telling in story.tellings}
    nothing = _NOTHING if len(languages) == 1 else _NO_NAME
    two = len(story.tellings) == 2
    reasons = [_REASONS.get(reason, reason) for reason in story.reasons]
    others = _of_other_days(setting, story)
    shared = tuple(_shared(setting, story))
    but = f", but for {others}" if others else ""
    when = _when(setting, story)
    published = f", {when}" if when == _UNDATED else f"; published: {when}"
    return StoryContext(
        frame=setting.frame(
            path,
            f"Story: {story.title}",
            section=TIMELINE,
            description=f"{records_in_words(len(story.tellings))} of one event",
            crumbs=[Link("Timeline", TIMELINE), Link("Stories", STORIES)],
        ),
        heading=story.title,
        language=_language(setting, story),
        standing=f"{records_in_words(len(story.tellings))} of one event{published}{but}.",
        reason=f"The program put them together because {'they' if two else 'two by two they'} {'; or '.join(reasons)}.",
        shared=shared,
        between=mark_between([link.text for link in shared]),
        tellings=tuple(_telling(setting, telling, nothing) for telling in story.tellings),
        occurrences=told,
    )


def _shared(setting: Setting, story: Story) -> Iterator[Link]:
    """Yield what all of its records name and one of them is about."""
    cards = [setting.archive.entries[telling.entry].card for telling in story.tellings]
    for facet in setting.facets:
        ids = [{tag.id for tag in one.tags(facet)} for one in cards]
        common = set.intersection(*ids)
        main = {tag.id: tag.name for one in cards for tag in one.tags(facet) if tag.main and tag.id in common}
        for term_id, name in main.items():
            if path := setting.term_file(facet, term_id):
                yield Link(with_article(name), path)


def _telling(setting: Setting, telling: Telling, nothing: str) -> TellingView:
    names = [with_article(name) for name in telling.names[:_MOST_NAMES]]
    if len(telling.names) > _MOST_NAMES:
        names.append(f"{len(telling.names) - _MOST_NAMES} more")
    return TellingView(
        setting.rows[telling.entry],
        mark_between(names).join(names),
        telling.texts,
        len(telling.paragraphs) - len(telling.texts),
        "" if names or telling.texts else nothing,
    )


_Told = Mapping[int, Mapping[int, Occurrence]]
"""The events that each entry tells of, by their places among all."""


def _told_by_entry(occurrences: Sequence[Occurrence]) -> _Told:
    found: dict[int, dict[int, Occurrence]] = {}
    for place, one in enumerate(occurrences):
        for source in one.sources:
            found.setdefault(source.entry, {})[place] = one
    return found


def _told(setting: Setting, numbers: Collection[int], told: _Told) -> Iterator[OccurrenceView]:
    found = {place: one for number in numbers for place, one in told.get(number, {}).items()}
    for _, one in sorted(found.items()):
        yield occurrence_view(setting, one, set(numbers))


def _list(setting: Setting) -> StoriesContext:
    groups: dict[str, list[Link]] = {}
    stories = sorted(setting.archive.stories, key=lambda story: (str(story.earliest or ""), story.permalink))
    for story in reversed(stories):
        window = Interval(story.earliest, story.latest)
        same = window.earliest and window.latest and window.earliest.year == window.latest.year
        heading = str(window.earliest.year) if same and window.earliest else "Of more than one year"
        groups.setdefault(heading, []).append(story_link(setting, story))
    return StoriesContext(
        setting.frame(STORIES, "Stories", section=TIMELINE, description=_INTRO, crumbs=[Link("Timeline", TIMELINE)]),
        "Stories",
        _INTRO,
        tuple(Together(heading, tuple(links)) for heading, links in groups.items()),
    )
