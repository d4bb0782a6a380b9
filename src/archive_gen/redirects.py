"""Pages that lead from where a record, a story or an entity once stood to where it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from archive_gen.model import Archive, Facet
from archive_gen.vocabulary import Vocabulary

_STORY_OF = "story of "
"""What stands before the id of a record where the permalink is that of its story."""


def permalinks_of(archive: Archive) -> dict[str, str]:
    """Return the permalink of each record by its id, and that of its story, so that either leads on when it moves.

    A story has its permalink from its first record, which another report of the event can become.
    """
    own = {entry.card.id: entry.permalink for entry in archive.entries}
    ids = [entry.card.id for entry in archive.entries]
    stories = {ids[telling.entry]: story.permalink for story in archive.stories for telling in story.tellings}
    return own | {f"{_STORY_OF}{record_id}": permalink for record_id, permalink in stories.items()}


def moved_pages(
    archive: Archive, last_permalinks: Mapping[str, str], last_redirects: Mapping[str, str], base_url: str
) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return which id each given-up permalink leads to, as `permalinks_of` has ids, and the pages that lead there."""
    permalinks = permalinks_of(archive)
    # What was in a story and is no more leads on from the story's page to the record.
    for key in {*last_permalinks, *last_redirects.values()}:
        own = key.removeprefix(_STORY_OF)
        if own != key and own in permalinks:
            permalinks.setdefault(key, permalinks[own])
    titles = {entry.card.id: entry.card.title for entry in archive.entries}
    redirects = plan_redirects(permalinks, last_permalinks, last_redirects)
    pages = {}
    for old, key in redirects.items():
        title = titles[key.removeprefix(_STORY_OF)]
        pages[f"{old}index.html"] = redirect_page(old, permalinks[key], title, base_url).encode()
    return redirects, pages


def plan_redirects(
    permalinks: Mapping[str, str], last_permalinks: Mapping[str, str], last_redirects: Mapping[str, str]
) -> dict[str, str]:
    """Return the record id that each given-up permalink leads to, the newest and all older ones.

    The permalinks are by record id. One that another record has taken meanwhile is that record's, and
    one whose record is gone leads nowhere.
    """
    moved = {old: record_id for record_id, old in last_permalinks.items() if permalinks.get(record_id) != old}
    taken = set(permalinks.values())
    return {
        old: record_id
        for old, record_id in sorted({**last_redirects, **moved}.items())
        if record_id in permalinks and old not in taken
    }


def renamed_pages(archive: Archive, vocabulary: Vocabulary, facets: Iterable[Facet], base_url: str) -> dict[str, bytes]:
    """Return the pages that lead from where an entity stood under an id that the vocabulary has given up."""
    pages = {}
    for facet in facets:
        terms = {term.id: term for term in archive.terms(facet)}
        for old, new in sorted(vocabulary.former_ids()[facet].items()):
            if new in terms:
                was, now = (f"{facet}/{term.lower()}/" for term in (old, new))
                pages[f"{was}index.html"] = redirect_page(was, now, terms[new].name, base_url).encode()
    return pages


def redirect_page(old: str, new: str, title: str, base_url: str) -> str:
    """Return the HTML of a page at the permalink `old` that leads to `new`; without a script, and from disk too."""
    target = escape("../" * old.count("/") + new + "index.html")
    canonical = f'<link rel="canonical" href="{escape(base_url.rstrip("/"))}/{escape(new)}">\n' if base_url else ""
    # Its policy allows no style, so the browser is left to dress it for light and dark.
    return (
        "<!doctype html>\n"
        '<html lang="en">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f"{canonical}"
        f"<title>{escape(title)}</title>\n"
        "</head>\n"
        "<body>\n"
        f'<p>This page now stands at <a href="{target}"><bdi>{escape(title)}</bdi></a>.</p>\n'
        "</body>\n"
        "</html>\n"
    )
