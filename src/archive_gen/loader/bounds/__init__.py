"""Bounds on the publication date from what a text knows of the world.

These read English, and less of other languages. They never state the date; they say how early or how late the words
can have been written. A sentence that speaks of what may come, or of what someone feared, bears nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from archive_gen.loader.bounds.administrations import with_administrations
from archive_gen.loader.bounds.ages import age_clues
from archive_gen.loader.bounds.ahead import day_ahead_clues, month_ahead_clues, years_ahead
from archive_gen.loader.bounds.anniversaries import anniversary_clues
from archive_gen.loader.bounds.dateline_weekdays import dateline_weekday_clues
from archive_gen.loader.bounds.deaths import death_clues
from archive_gen.loader.bounds.elapsed import elapsed_clues, find_beginnings
from archive_gen.loader.bounds.events import event_clues
from archive_gen.loader.bounds.headlines_ahead import headline_ahead_clues
from archive_gen.loader.bounds.offices import not_before, office_clues
from archive_gen.loader.bounds.offices_abroad import clues_abroad
from archive_gen.loader.bounds.past_days import past_day_clues
from archive_gen.loader.bounds.pictured_days import pictured_day_clues
from archive_gen.loader.bounds.reported_abroad import reported_abroad
from archive_gen.loader.bounds.reported_days import reported_day_clues
from archive_gen.loader.bounds.told_days import told_dates
from archive_gen.loader.bounds.told_days_abroad import told_abroad
from archive_gen.loader.bounds.wars import war_clues
from archive_gen.loader.dating import Bearing, last_day
from archive_gen.loader.knowledge import Knowledge
from archive_gen.loader.page import Page
from archive_gen.model import Event


def bound_clues(
    page: Page, knowledge: Knowledge, stated: Container[int], there_by: dt.date | None
) -> tuple[list[Bearing], tuple[Event, ...]]:
    """Return the bounds that the body sets, most trusted first, and the days that it tells of.

    `stated` are the offsets of dates that state the publication, as a dateline's does; `there_by` is the day by which
    the page was there, as far as it says.
    """
    told, days = told_dates(page, stated)
    headline = " ".join(line.raw for line in page.within("title"))
    found = knowledge.find([sentence.text for sentence in page.sentences], page.folded, headline)
    beginnings = find_beginnings(found)
    offices = list(office_clues(page, with_administrations(page, found.offices, found.named)))
    in_office = last_day(offices)
    by_event, events = event_clues(page, found, min(filter(None, (there_by, in_office)), default=None))
    # Whether an office is long past or an event an earlier one, nobody can say.
    if any(event.meant_by(in_office) is not event.meant_by(there_by) for event in found.events_named()):
        offices = [not_before(bearing, beside="an event") for bearing in offices]
    reported = list(reported_day_clues(page, stated))
    bearings = [
        *([told] if told else []),
        *elapsed_clues(page, beginnings),
        *war_clues(page, found.wars, beginnings),
        *told_abroad(page, stated),
        *reported_abroad(page, stated),
        *clues_abroad(page, knowledge),
        *headline_ahead_clues(page, knowledge),
        *by_event,
        *pictured_day_clues(page),
        *death_clues(page, knowledge.deaths),
        *anniversary_clues(page, knowledge, beginnings),
        *dateline_weekday_clues(page, stated),
        *reported,
        *month_ahead_clues(page),
        *age_clues(page, found.people),
        *offices,
        *past_day_clues(page, stated, {bearing.clue.end for bearing in reported}),
        *day_ahead_clues(page, stated),
        *years_ahead(page),
    ]
    return bearings, tuple(sorted([*days, *events], key=lambda event: (event.start, event.end)))


__all__ = ["bound_clues"]
