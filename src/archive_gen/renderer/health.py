"""The page that says where an archive needs a person: what is undated, disputed, of no subject or doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from archive_gen.model import Entry
from archive_gen.renderer.contexts import Page, PeriodContext
from archive_gen.renderer.figures import precision_shares
from archive_gen.renderer.rows import listed_on_one_track, records_in_words
from archive_gen.renderer.setting import Setting
from archive_gen.renderer.views import Link, Section

HEALTH = "health/index.html"
MOST_SHOWN = 60
_NO_MAIN_TAG = "They are mainly about no country, actor or topic of the vocabulary."
_CODES = {"no-article", "short-text", "encoding-guessed", "not-decodable", "control-characters"}


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
    entries = setting.archive.entries
    versions = setting.archive.later_versions
    for heading, anchor, note, holds in _NEEDS:
        found = [number for number, entry in enumerate(entries) if holds(entry)]
        if found:
            yield _section(setting, heading, anchor, note, found)
    if versions:
        note = "Each is largely the same text as another record, which its page names. A person can say that it is not."
        yield _section(setting, "Versions of another text", "versions", note, sorted(versions))


def _section(setting: Setting, heading: str, anchor: str, note: str, found: list[int]) -> Section:
    rows, ends = listed_on_one_track(setting.rows, setting.archive.entries, found[:MOST_SHOWN])
    if len(found) > MOST_SHOWN:
        note = f"{note} The first {MOST_SHOWN} of {records_in_words(len(found))}."
    return Section(heading, anchor, rows, len(found), note=note, ends=ends)


def _is_undated(entry: Entry) -> bool:
    return entry.card.dating.basis == "none"


def _is_wide(entry: Entry) -> bool:
    return not _is_undated(entry) and entry.card.dating.is_wide


def _is_disputed(entry: Entry) -> bool:
    # What a person gave settles it.
    return "date-contradiction" in entry.card.codes and entry.card.dating.basis != "given"


def _is_without_main(entry: Entry) -> bool:
    return not entry.card.has_main


def _is_doubtful(entry: Entry) -> bool:
    return not _CODES.isdisjoint(entry.card.codes)


_NEEDS: tuple[tuple[str, str, str, Callable[[Entry], bool]], ...] = (
    ("Undated", "undated", "Nothing in them bears on when they were published.", _is_undated),
    ("Dated to more than a year", "wide", "Their clues leave more than a year, or one end open.", _is_wide),
    ("Disputed dates", "disputed", "One clue contradicts another; their pages show both.", _is_disputed),
    ("Without a main tag", "no-main-tag", _NO_MAIN_TAG, _is_without_main),
    ("Doubtful readings", "doubtful", "Little was read as the article, or its letters were guessed.", _is_doubtful),
)
