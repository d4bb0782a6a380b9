"""Pages that lead from where a record once stood to where it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape


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


def redirect_page(old: str, new: str, title: str, base_url: str) -> str:
    """Return the HTML of a page at the permalink `old` that leads to `new`; without a script, and from disk too."""
    target = escape("../" * old.count("/") + new + "index.html")
    canonical = f'<link rel="canonical" href="{escape(base_url.rstrip("/"))}/{escape(new)}">\n' if base_url else ""
    return (
        "<!doctype html>\n"
        '<html lang="en">\n'
        '<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">\n"
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f"{canonical}"
        f"<title>{escape(title)}</title>\n"
        f'<p>This record now stands at <a href="{target}">{escape(title)}</a>.</p>\n'
    )
