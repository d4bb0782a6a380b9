"""A record's page: its text, and the evidence for everything that is claimed about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from archive_gen.edtf import parse_edtf
from archive_gen.model import (
    Block,
    Clue,
    Entry,
    Facet,
    Record,
    Removed,
    Tag,
    TaggedRecord,
    TitleBasis,
    Variant,
    Verdict,
)
from archive_gen.renderer.citations import cite_copy, cite_files, cite_original, make_cited
from archive_gen.renderer.contexts import ArticleContext, Draft, Page
from archive_gen.renderer.dates_in_words import (
    MONTHS,
    day_in_words,
    days_in_words,
    reason_in_words,
    rule_in_words,
)
from archive_gen.renderer.html import safe_url
from archive_gen.renderer.metadata import linked_data_of, meta_of
from archive_gen.renderer.page_groups import PageGroup
from archive_gen.renderer.periods import period_of
from archive_gen.renderer.rows import count_of, file_of, foreign_language, make_date, summary_of
from archive_gen.renderer.setting import (
    TIMELINE,
    UNDATED_PAGE,
    Setting,
    Surroundings,
    folder_of,
    month_file,
    year_file,
)
from archive_gen.renderer.stories import story_link
from archive_gen.renderer.views import (
    BodyLink,
    BodyView,
    ClueView,
    CutView,
    EventView,
    Further,
    Link,
    LookAlike,
    Row,
    TagGroup,
    TagView,
)
from archive_gen.stacks import Stacks, fetch_entry

_TITLE_NOTES: Mapping[TitleBasis, str] = {
    "given": "The headline was given by a person.",
    "stated": "",
    "lead": "The capture has no headline; this one is made from its first words.",
}

# The rule of a clue that is another record: its quote is that record's id.
_SIBLING = "sibling"
_CUTS = {
    "related": "other articles",
    "sign-up": "sign-up box",
    "player": "audio or video player",
    "tags": "list of tags",
    "cookies": "cookie notice",
    "credit": "photograph’s credit",
    "code": "a line of the page’s programs",
    "copyright": "copyright line",
    "headline-repeat": "the headline again",
    "headline-replaced": "replaced by a given headline",
    "dateline-remnant": "what was left of a dateline",
    "publisher": "the publisher’s name",
    "stamp": "stamp of date and time",
    "front-matter": "front matter of the capture",
    "metadata": "written by the program or database that it was saved from",
}
"""What the reasons for a cut mean, for those that their own words would not tell."""


def plan_articles(setting: Setting) -> Iterator[PageGroup]:
    """Yield the page of every record, in the archive's order."""
    kin_of = _kin_of(setting)
    around = Surroundings(setting.site, setting.facets)
    for index, entry in enumerate(setting.archive.entries):
        kin = kin_of(index)
        told = [*kin.versions, *kin.further]
        has_near = [kin.previous is not None, kin.following is not None]
        parts = (entry.inherited, has_near, kin.story, len(kin.versions), [words for _, words in told])
        others = [one for one in (kin.previous, kin.following, kin.sibling) if one is not None]
        plan = partial(_plan_article, setting, around, index, kin)
        shown = [*others, *(one for one, _ in told)]
        yield setting.group(entry.card.source, parts, shown, plan, whole=[index])


def _sibling(entry: Entry, places: Mapping[str, int]) -> int | None:
    """Return the place of the record that has a say in an entry's date, None where none has."""
    clues = entry.inherited.evidence if entry.inherited else ()
    return next((places.get(clue.quote) for clue in clues if clue.rule == _SIBLING), None)


def _plan_article(setting: Setting, around: Surroundings, index: int, kin: _Kin) -> Iterator[Page]:
    entry = setting.archive.entries[index]
    previous, following, sibling = (
        None if one is None else _neighbour(setting.rows[one]) for one in (kin.previous, kin.following, kin.sibling)
    )
    versions, further = (
        tuple(Further(setting.rows[number], words) for number, words in found) for found in (kin.versions, kin.further)
    )
    draft = ArticleDraft(around, entry, previous, following, kin.story, versions, further, sibling)
    yield Page(file_of(entry.permalink), "article.html.jinja", entry.card.source, draft)


def _neighbour(row: Row) -> Link:
    return Link(row.title, row.path, note=row.date.short, language=row.language)


class _Kin(NamedTuple):
    """What stands on a record's page of other records, by their places.

    The `previous` and the `following` are the next ones with a date, the `sibling` has a say in the record's own.
    `versions` are those of its text, `further` is what to read next, each with what is said of it.
    """

    previous: int | None
    following: int | None
    sibling: int | None
    story: Link | None
    versions: Sequence[tuple[int, str]]
    further: Sequence[tuple[int, str]]


def _kin_of(setting: Setting) -> Callable[[int], _Kin]:
    archive = setting.archive
    dated = [index for index, entry in enumerate(archive.entries) if entry.card.dating.edtf]
    after = dict(pairwise(dated))
    before = {later: earlier for earlier, later in after.items()}
    places = {entry.card.id: index for index, entry in enumerate(archive.entries)}
    links = ((story, story_link(setting, story)) for story in archive.stories)
    stories = {telling.entry: link for story, link in links for telling in story.tellings}
    versions: dict[int, list[tuple[int, str]]] = {}
    for one in archive.versions:
        versions[one.first] = [(variant.entry, _difference(variant)) for variant in one.variants]
        for variant in one.variants:
            versions[variant.entry] = [(one.first, "the version shown first")]

    def kin_of(index: int) -> _Kin:
        further = [(one.entry, one.reason) for one in archive.related[index]]
        sibling = _sibling(archive.entries[index], places)
        near = before.get(index), after.get(index)
        return _Kin(*near, sibling, stories.get(index), versions.get(index, ()), further)

    return kin_of


def _difference(variant: Variant) -> str:
    if variant.is_copy:
        return "the same text"
    parts = ((len(variant.own), "only there"), (len(variant.lacking), "only here"))
    return ", ".join(f"{count_of(number, 'paragraph')} {where}" for number, where in parts if number)


class ArticleDraft(Draft, frozen=True):
    """A record with all that its page shows of others: the record's own evidence takes long to put into words."""

    around: Surroundings
    entry: Entry
    previous: Link | None
    next: Link | None
    story: Link | None
    versions: tuple[Further, ...]
    further: tuple[Further, ...]
    sibling: Link | None

    def context(self, stacks: Stacks) -> ArticleContext:
        """Return the page in words, from the whole record in the stacks."""
        return _article(self, fetch_entry(stacks, self.entry))


def _article(draft: ArticleDraft, tagged: TaggedRecord) -> ArticleContext:
    setting, record = draft.around, tagged.record
    path = file_of(draft.entry.permalink)
    url = setting.url_of(path)
    summary = summary_of(record.opening)
    frame = setting.frame(path, record.title, section=TIMELINE, description=summary, crumbs=_crumbs(record))
    cited = make_cited(record, setting.site.title, url)
    return ArticleContext(
        frame=frame,
        kicker=tuple(_kicker(setting, tagged)),
        title=record.title,
        language=foreign_language(record, setting.site.language),
        title_note=_TITLE_NOTES[record.title_basis],
        byline=", ".join(record.byline),
        publisher=record.publisher or "",
        section=record.section or "",
        date=make_date(record.dating),
        captured=day_in_words(record.captured) if record.captured else "",
        clues=tuple(_clues(record, draft.sibling)),
        body=BodyView(len(record.title) + 2, record.body, body_links(setting, tagged)),
        groups=tuple(_groups(setting, tagged)),
        suppressed=tuple(_look_alikes(tagged)),
        events=tuple(dict.fromkeys(_events(record))),
        removed=tuple(_cut(removed) for removed in record.removed),
        source=record.source,
        sha256=record.sha256,
        encoding=record.encoding,
        original_url=safe_url(record.original_url),
        original_text=record.original_url or "",
        archived_url=safe_url(record.archived_url),
        cite=cite_copy(cited),
        cite_original=cite_original(cited),
        cite_files=cite_files(cited),
        previous=draft.previous,
        next=draft.next,
        story=draft.story,
        versions=draft.versions,
        further=draft.further,
        meta=meta_of(tagged, setting, url),
        linked_data=linked_data_of(tagged, setting, url),
    )


def _crumbs(record: Record) -> list[Link]:
    period = period_of(record.dating)
    crumbs = [Link("Timeline", TIMELINE)]
    if period.year is not None:
        crumbs.append(Link(str(period.year), year_file(period.year)))
        if period.month is not None:
            crumbs.append(Link(MONTHS[period.month - 1], month_file(period.year, period.month)))
    elif period.kind == "undated":
        crumbs.append(Link("Undated", UNDATED_PAGE))
    return crumbs


def _kicker(setting: Surroundings, tagged: TaggedRecord) -> Iterator[Link]:
    """Yield the first main topic and the first two main countries."""
    wanted: tuple[tuple[Facet, int], ...] = (("topics", 1), ("countries", 2))
    for facet, most in wanted:
        main = [tag for tag in tagged.tags(facet) if tag.main][:most]
        for tag in main:
            if path := setting.term_file(facet, tag.id):
                yield Link(tag.name, path)


# A clue's verdict as the page says it, and the class by which it is drawn; in the order of the page.
_VERDICTS: dict[Verdict, tuple[str, str]] = {
    "used": ("Used", "used"),
    "contradicts": ("Set aside", "aside"),
    "agrees": ("Agrees", "agrees"),
    "unbounded": ("Bounds nothing", "aside"),
}


def _clues(record: Record, sibling: Link | None) -> Iterator[ClueView]:
    """Yield what gave the date, then what did not, each as trusted as those behind it or more."""
    for verdict in _VERDICTS:
        for clue in record.dating.evidence:
            if clue.verdict == verdict:
                yield _clue(clue, record, sibling)


def _clue(clue: Clue, record: Record, sibling: Link | None) -> ClueView:
    verdict, look = _VERDICTS[clue.verdict]
    # That it says nothing closer goes without saying, but for a sibling, which may say it closer by a little.
    plainly = clue.verdict == "agrees" and clue.rule != _SIBLING
    return ClueView(
        rule_in_words(clue.rule),
        clue.quote,
        clue.line,
        _anchor(clue, record.body),
        days_in_words(clue.earliest, clue.latest, either=clue.either),
        verdict,
        look,
        reason_in_words(clue.reason if plainly else clue.explanation).rstrip("."),
        sibling if clue.rule == _SIBLING else None,
    )


def _anchor(clue: Clue, body: Sequence[Block]) -> str:
    """Return the id that `body_html` gives the block with the clue's quote."""
    if clue.end > clue.start:
        for number, block in enumerate(body, 1):
            if any(span.start <= clue.start < span.end for span in block.spans):
                return f"p{number}"
    return ""


def _cut(removed: Removed) -> CutView:
    return CutView(removed.line, removed.text, cut_in_words(removed.reason))


def cut_in_words(reason: str) -> str:
    """Return why something was cut; a reason that is not known here reads as its own words."""
    return _CUTS.get(reason) or reason.replace("-", " ")


def _groups(setting: Surroundings, tagged: TaggedRecord) -> Iterator[TagGroup]:
    groups: list[tuple[Facet, str, Sequence[Tag]]] = [
        ("countries", "Countries", tagged.countries),
        ("actors", "People", [tag for tag in tagged.actors if tag.kind == "person"]),
        ("actors", "Organisations", [tag for tag in tagged.actors if tag.kind != "person"]),
        ("topics", "Topics", tagged.topics),
    ]
    for facet, heading, tags in groups:
        if tags and facet in setting.facets:
            views = [TagView(tag.name, setting.term_file(facet, tag.id), tag.why, tag.main) for tag in tags]
            yield TagGroup(heading, tuple(views))


def body_links(setting: Surroundings, tagged: TaggedRecord) -> tuple[BodyLink, ...]:
    """Return a link for the first mention in the body of each country and actor.

    Where two begin together the longer has it; where they overlap, the first. The other entity is
    then linked where it is next named. Topics have none: words such as "met with" speak for a
    topic, but nobody who reads them expects a link to it.
    """
    begin = len(tagged.record.title) + 2
    tags = [tag for facet in setting.facets if facet != "topics" for tag in tagged.tags(facet)]
    found = sorted(
        (mention.start, -mention.end, tag.facet, tag.id)
        for tag in tags
        for mention in tag.mentions
        if begin <= mention.start < mention.end
    )
    links: list[BodyLink] = []
    seen: set[tuple[Facet, str]] = set()
    for start, end, facet, tag_id in found:
        if (facet, tag_id) in seen or (links and start < links[-1].end):
            continue
        seen.add((facet, tag_id))
        links.append(BodyLink(start, -end, file_of(folder_of(facet, tag_id))))
    return tuple(links)


def _look_alikes(tagged: TaggedRecord) -> Iterator[LookAlike]:
    for (text, reason), count in Counter((one.text, one.reason) for one in tagged.suppressed).items():
        yield LookAlike(text, reason, count)


def _events(record: Record) -> Iterator[EventView]:
    for event in record.events:
        try:
            earliest, latest = parse_edtf(event.date)
        except ValueError:
            continue
        yield EventView(days_in_words(earliest, latest), event.name or "", event.quote)
