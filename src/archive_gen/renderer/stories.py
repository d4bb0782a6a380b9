"""The pages of stories: what several records tell of one event, and what each of them adds."""

from __future__ import annotations

from collections.abc import Iterator

from archive_gen.edtf import Interval
from archive_gen.model import Story, Telling
from archive_gen.renderer.contexts import (
    Link,
    OccurrenceView,
    Page,
    StoriesContext,
    StoryContext,
    TellingView,
    Together,
)
from archive_gen.renderer.dates_in_words import days_in_words
from archive_gen.renderer.occurrences import occurrence_view
from archive_gen.renderer.rows import file_of, foreign_language, records_in_words
from archive_gen.renderer.setting import STORIES, TIMELINE, Setting

_MOST_NAMES = 8
_REASONS = {
    "of the same day": "they are of one day, or of two in a row, and name the same leading people",
    "in particular words": "they are about the same people at a time that all can be of, "
    "and share words that hardly any other record has",
}


def plan_stories(setting: Setting) -> Iterator[Page]:
    """Yield the page of every story, and the list of them where there are some."""
    stories = setting.archive.stories
    for story in stories:
        yield Page(file_of(story.permalink), "story.html.jinja", f"the story {story.id}", _story(setting, story))
    if stories:
        yield Page(STORIES, "stories.html.jinja", "the stories", _list(setting))


def story_link(setting: Setting, story: Story) -> Link:
    """Return the link to a story; its note says when, and how many records tell of it."""
    note = f"{_when(story)}, {records_in_words(len(story.tellings))}"
    return Link(story.title, file_of(story.permalink), note=note)


def _when(story: Story) -> str:
    words = days_in_words(story.earliest, story.latest)
    return "undated" if words == "any day" else words


def _story(setting: Setting, story: Story) -> StoryContext:
    path = file_of(story.permalink)
    cards = (setting.archive.entries[telling.entry].card for telling in story.tellings)
    first = next(card for card in cards if card.id == story.id)
    reasons = [_REASONS.get(reason, reason) for reason in story.reasons]
    return StoryContext(
        setting.frame(
            path, story.title, section=TIMELINE, description=f"{records_in_words(len(story.tellings))} of one event",
            crumbs=[Link("Timeline", TIMELINE), Link("Stories", STORIES)],
        ),
        story.title,
        foreign_language(first, setting.site.language),
        f"{records_in_words(len(story.tellings))} of one event; published: {_when(story)}.",
        f"The program put them together because {' and '.join(reasons)}.",
        tuple(_shared(setting, story)),
        tuple(_telling(setting, telling) for telling in story.tellings),
        tuple(_told(setting, story)),
    )  # fmt: skip


def _shared(setting: Setting, story: Story) -> Iterator[Link]:
    """Yield what all of its records name and one of them is about."""
    cards = [setting.archive.entries[telling.entry].card for telling in story.tellings]
    for facet in setting.facets:
        ids = [{tag.id for tag in one.tags(facet)} for one in cards]
        common = set.intersection(*ids)
        main = {tag.id: tag.name for one in cards for tag in one.tags(facet) if tag.main and tag.id in common}
        for term_id, name in main.items():
            if path := setting.term_file(facet, term_id):
                yield Link(name, path)


def _telling(setting: Setting, telling: Telling) -> TellingView:
    names = list(telling.names[:_MOST_NAMES])
    if len(telling.names) > _MOST_NAMES:
        names.append(f"{len(telling.names) - _MOST_NAMES} more")
    return TellingView(
        setting.rows[telling.entry],
        ", ".join(names),
        telling.texts,
        len(telling.paragraphs) - len(telling.texts),
    )


def _told(setting: Setting, story: Story) -> Iterator[OccurrenceView]:
    own = {telling.entry for telling in story.tellings}
    for one in setting.archive.occurrences:
        if own & {source.entry for source in one.sources}:
            yield occurrence_view(setting, one, own)


def _list(setting: Setting) -> StoriesContext:
    groups: dict[str, list[Link]] = {}
    stories = sorted(setting.archive.stories, key=lambda story: (str(story.earliest or ""), story.permalink))
    for story in reversed(stories):
        window = Interval(story.earliest, story.latest)
        same = window.earliest and window.latest and window.earliest.year == window.latest.year
        heading = str(window.earliest.year) if same and window.earliest else "Of more than one year"
        groups.setdefault(heading, []).append(story_link(setting, story))
    return StoriesContext(
        setting.frame(STORIES, "Stories", section=TIMELINE, crumbs=[Link("Timeline", TIMELINE)]),
        "Stories",
        "Records that report one event, found by who and where, by the time that all can be of, and by what they say.",
        tuple(Together(heading, tuple(links)) for heading, links in groups.items()),
    )
