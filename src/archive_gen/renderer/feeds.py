"""Atom (RFC 4287) and JSON Feed 1.1, of the whole archive and of each entity."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import msgspec

from archive_gen.model import Entry
from archive_gen.renderer.contexts import FeedContext, Page
from archive_gen.renderer.html import safe_url
from archive_gen.renderer.periods import is_known_day
from archive_gen.renderer.rows import file_of, make_date, summary_of
from archive_gen.renderer.setting import Setting, root_of
from archive_gen.renderer.views import FeedEntry, Link

LONGEST_FEED = 30
# Both formats want a time with a day. At midnight in Greenwich it is the day before in the Americas, which is what
# readers there would be shown; at noon it is the same day in almost every zone.
_NOON = "T12:00:00Z"
# Characters that XML 1.0 cannot hold in any form: one of them makes the whole feed unreadable.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plan_feeds(setting: Setting, title: str, folder: str, indexes: Sequence[int], source: str) -> Iterator[Page]:
    """Yield the feeds of the records at `indexes` of the archive's entries, in `folder`.

    Newest first, the undated after them. RFC 4287 wants to know when each entry was `updated`: that
    is the day its page was saved, else its known day, else that of the build. A record with none of these stands in the
    JSON feed alone, which asks for no day.
    """
    made = tuple(_known_entry(setting, setting.archive.entries[index]) for index in in_feed(setting, indexes))
    path = f"{folder}feed.atom"
    updated = max((entry.updated for entry in made if entry.updated), default=None)
    feed_id = _urn(f"{setting.site.feed_id} {folder}")
    page = file_of(folder)
    url = setting.url_of(page)
    context = FeedContext(setting.site, feed_id, xml_text(title), path, page, url, root_of(path), updated, made)
    if updated:
        yield Page(path, "feed.atom.jinja", source, context)
    yield Page(f"{folder}feed.json", "feed.json", source, context)


def in_feed(setting: Setting, indexes: Sequence[int]) -> list[int]:
    """Return those of the archive's entries at `indexes` that stand in their feed, in its order."""
    entries = setting.archive.entries
    dated = (index for index in reversed(indexes) if entries[index].card.dating.edtf)
    undated = (index for index in indexes if not entries[index].card.dating.edtf)
    return list(islice(chain(dated, undated), LONGEST_FEED))


def feed_links(pages: Iterable[Page]) -> tuple[Link, ...]:
    """Return the links by which a page names its feeds; each link's note is the format."""
    return tuple(
        Link(page.shown.title, page.path, note="JSON" if page.path.endswith(".json") else "Atom")
        for page in pages
        if isinstance(page.shown, FeedContext)
    )


def xml_text(text: str) -> str:
    """Return the text without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def json_feed(feed: FeedContext) -> str:
    """Return the JSON Feed. Without a base_url it has no URLs, which that format wants absolute."""
    home = feed.site.base_url
    made: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.site.language,
    }
    if feed.site.description:
        made["description"] = feed.site.description
    if home:
        made["home_page_url"] = feed.page_url
        made["feed_url"] = home + feed.path.removesuffix("feed.atom") + "feed.json"
    made["items"] = [_json_entry(entry) for entry in feed.entries]
    return msgspec.json.format(msgspec.json.encode(made), indent=1).decode() + "\n"


def _json_entry(entry: FeedEntry) -> dict[str, object]:
    made: dict[str, object] = {
        "id": entry.id,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "language": entry.language,
        "_archive": {"date": entry.date.edtf, "date_in_words": entry.date.words, "date_marker": entry.date.marker},
    }
    optional: dict[str, object] = {
        "url": entry.url,
        "external_url": entry.original_url,
        "date_published": entry.published,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
    return made | {key: value for key, value in optional.items() if value}


def _known_entry(setting: Setting, entry: Entry) -> FeedEntry:
    # A record stands in the feeds of all that it names, and is the same in each.
    if entry.permalink not in setting.feed_entries:
        setting.feed_entries[entry.permalink] = _entry(setting, entry)
    return setting.feed_entries[entry.permalink]


def _entry(setting: Setting, entry: Entry) -> FeedEntry:
    card = entry.card
    known = card.dating.earliest if is_known_day(card.dating) else None
    captured = card.captured.isoformat() if card.captured else None
    updated = captured or (known.isoformat() if known else None) or setting.provenance.built
    tags = {facet: card.tags(facet) for facet in setting.facets}
    return FeedEntry(
        _urn(f"{card.sha256} {card.id}"),
        xml_text(card.title),
        file_of(entry.permalink),
        setting.url_of(file_of(entry.permalink)),
        card.language,
        xml_text(summary_of(card.opening)),
        f"{known}{_NOON}" if known else None,
        f"{updated}{_NOON}" if updated else None,
        tuple(xml_text(name) for name in card.byline),
        tuple(xml_text(tag.name) for found in tags.values() for tag in found if tag.main),
        safe_url(card.original_url),
        make_date(card.dating),
    )


def _urn(name: str) -> str:
    """Return an id that stays while the name does, which holds no title, no slug and no address that may change."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name.encode("utf-8", "replace").decode()).urn
