"""Clues that a page states about itself, a rule each.

What a text knows of the world (offices, events) is in `bounds`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive_gen.edtf import EARLIEST_YEAR, LATEST_YEAR
from archive_gen.given import Given
from archive_gen.loader.clues.addresses import OwnAddress, find_address, url_clues
from archive_gen.loader.clues.copyrights import copyright_clues
from archive_gen.loader.clues.datelines import dateline_clues
from archive_gen.loader.clues.file_names import file_name_clues
from archive_gen.loader.clues.headlines import headline_clues
from archive_gen.loader.clues.labelled_years import labelled_year_clues
from archive_gen.loader.clues.metadata import found_clues, metadata_bounds, metadata_clues, saved_clue
from archive_gen.loader.clues.outside import captured_clue, given_clues
from archive_gen.loader.clues.own_stamps import header_clues, stamp_clues
from archive_gen.loader.clues.pictures import picture_clues
from archive_gen.loader.clues.quoted_posts import quoted_post_clues
from archive_gen.loader.dating import Bearing
from archive_gen.loader.page import Page
from archive_gen.loader.page_metadata import NOTHING_STATED, PageMetadata

__all__ = ["OwnAddress", "captured_clue", "find_address", "header_clues", "page_clues", "saved_clue"]


def page_clues(
    page: Page,
    given: Given,
    title: str,
    stem: str,
    stated: PageMetadata = NOTHING_STATED,
    address: OwnAddress | None = None,
) -> Sequence[Bearing]:
    """Return all that the page states about itself but its header, most trusted first."""
    of_address = list(url_clues(address))
    local = [option for bearing in of_address for option in bearing.options]
    local += [option for date in stated.published if not date.nearby for option in date.options]
    stamps = stamp_clues(page, local)
    rules: Iterable[Iterable[Bearing]] = (
        given_clues(given, stated, stamps),
        metadata_clues(page, stated, stamps),
        stamps,
        metadata_bounds(stated),
        dateline_clues(page, _there_by(page, stamps)),
        headline_clues(page, title),
        labelled_year_clues(page),
        of_address,
        found_clues(page, stated.found, stamps),
        file_name_clues(stem, title),
        copyright_clues(page),
        picture_clues(page),
        quoted_post_clues(page),
    )
    return [bearing for rule in rules for bearing in rule if _plausible(bearing)]


def _there_by(page: Page, stamps: Sequence[Bearing]) -> Iterator[Bearing]:
    """The days by which the page was there, as its header or a change of it says, where no stamp states the day."""
    if not any(stamp.states for stamp in stamps):
        yield from stamps
        yield from header_clues(page)


def _plausible(bearing: Bearing) -> bool:
    ends = [day for option in bearing.options for day in option if day]
    return all(EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in ends)
