"""The page of a capture that was just saved, made before the site is built: what its editor waits for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from archive_gen.building import inputs_beside_captures
from archive_gen.edges.captures import Place, list_captures, read_place
from archive_gen.edges.project import Own, Project, read_own
from archive_gen.edges.signatures import Signature, sign
from archive_gen.model import Entry
from archive_gen.pipeline import Site
from archive_gen.preview.report import Sight
from archive_gen.reading.capture import Tools, read_one
from archive_gen.renderer import Page, PageGroup, make_environment, render_page
from archive_gen.renderer.article import ArticleDraft
from archive_gen.stacks import Stacks

MOST_RECORDS = 3000
"""Of an archive of more records nothing is remembered: their texts would stay in memory from build to build."""

_Signatures = dict[str, tuple[Signature | None, Signature | None]]


class _Known(NamedTuple):
    """What the last site was made of: records' pages by their captures, the captures' signatures, and all else."""

    articles: Mapping[str, PageGroup]
    signatures: _Signatures
    beside: bytes
    tools: Tools


class FirstSight:
    """What a build leaves behind, so that after a change of one capture its own page is there at once.

    `is_ready` says whether a build has left anything, or whether there are too many records for that.

    Such a page is the site's next one but for what the change does to other records and they to it: neighbours
    and stories are those of the last build. The build that follows replaces it.
    """

    def __init__(self) -> None:
        self.is_ready = False
        self._met: tuple[Project, Site, Own] | None = None
        self._known: _Known | None = None

    def learn(self, project: Project, site: Site, own: Own) -> None:
        """Take in what a site was made of; `prepare` makes something of it when nobody waits."""
        self._known, self._met, self.is_ready = None, (project, site, own), True

    def count(self, records: int) -> None:
        """Take in how many records there are: of too many nothing is ever to be learnt."""
        self.is_ready = self.is_ready or records > MOST_RECORDS

    def prepare(self) -> None:
        """Make ready for the next change, if there is anything to be made of. Raises as `look` does."""
        if self._met is None:
            return
        (project, site, own), self._met = self._met, None
        if len(site.archive.entries) <= MOST_RECORDS:
            signatures = _signatures(project.root, list_captures(project).places)
            beside = inputs_beside_captures(project.config, own)
            articles = {group.name: group for group in site.articles()}
            self._known = _Known(articles, signatures, beside, site.make_tools())

    def look(self, project: Project) -> Sight | None:
        """Return the page of the one capture that changed since; None where more did, or what cannot be told alone.

        Raises Refused where there are no captures, and whatever a template raises.
        """
        known = self._known
        own = read_own(project) if known else None
        if known is None or own is None or known.beside != inputs_beside_captures(project.config, own):
            return None
        places = list_captures(project).places
        signatures = _signatures(project.root, places)
        changed = [place for place in places if signatures[place.source] != known.signatures.get(place.source)]
        if len(changed) != 1 or signatures.keys() != known.signatures.keys():
            return None
        found = _page_as_now(project.root, changed[0], known)
        if found is None:
            return None
        page, stacks = found
        return Sight(page.path, render_page(page, make_environment(own.templates), stacks))


def _signatures(root: Path, places: tuple[Place, ...]) -> _Signatures:
    return {
        place.source: (sign(str(root / place.source)), sign(str(root / place.sidecar)) if place.sidecar else None)
        for place in places
    }


def _page_as_now(root: Path, place: Place, known: _Known) -> tuple[Page, Stacks] | None:
    group = known.articles.get(place.source)
    capture, _ = read_place(root, place)
    if group is None or capture is None:
        return None
    [page] = group.plan()
    assert isinstance(page.shown, ArticleDraft)
    before, read = page.shown.entry, read_one(known.tools, capture)
    [reading] = read.readings
    # A date from a sibling is found when all records are joined.
    if reading.card is None or before.card.dating.basis == "inherited":
        return None
    entry = Entry(replace(reading.card, id=before.card.id), before.permalink)
    return replace(page, shown=replace(page.shown, entry=entry)), read.stacks
