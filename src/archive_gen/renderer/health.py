"""The page that says where an archive needs a person: what is undated, disputed, of no subject or doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from archive_gen.needs import NEEDS, VERSIONS, State
from archive_gen.renderer.contexts import Page, PeriodContext
from archive_gen.renderer.figures import precision_shares
from archive_gen.renderer.rows import listed_on_one_track, records_in_words
from archive_gen.renderer.setting import Setting
from archive_gen.renderer.views import Link, Section

HEALTH = "health/index.html"
MOST_SHOWN = 60


def plan_health(setting: Setting) -> Page:
    """Return the page; a record stands under everything that it needs."""
    sections = tuple(_sections(setting))
    intro = (
        "What a person could still find out. None of it is wrong on its page: what is not known is said to be unknown."
        if sections
        else "Nothing in this archive asks for a person."
    )
    frame = setting.frame(HEALTH, "Health of the archive", description="What of this archive needs a person")
    shares = precision_shares(setting.archive.figures)
    ways = tuple(Link(part.heading, "", f"#{part.anchor}") for part in sections)
    context = PeriodContext(frame, "Health of the archive", intro, None, sections, shares=shares, ways=ways)
    return Page(HEALTH, "period.html.jinja", "the health page", context)


def _sections(setting: Setting) -> Iterator[Section]:
    cards = [entry.card for entry in setting.archive.entries]
    states = [State(card.dating.basis, card.dating.is_wide, card.has_main, card.codes) for card in cards]
    for need in NEEDS:
        if found := [number for number, state in enumerate(states) if need.is_of(state)]:
            yield _section(setting, need.heading, need.anchor, need.note, found)
    if versions := setting.archive.later_versions:
        note = "Each is largely the same text as another record, which its page names. A person can say that it is not."
        yield _section(setting, VERSIONS, "versions", note, sorted(versions))


def _section(setting: Setting, heading: str, anchor: str, note: str, found: list[int]) -> Section:
    rows, ends = listed_on_one_track(setting.rows, setting.archive.entries, found[:MOST_SHOWN])
    if len(found) > MOST_SHOWN:
        note = f"{note} The first {MOST_SHOWN} of {records_in_words(len(found))}."
    return Section(heading, anchor, rows, len(found), note=note, ends=ends)
