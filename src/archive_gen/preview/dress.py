"""What the preview adds to a page of the site as it is sent: a script that reloads it, and a bar with the problems.

The file in the output stays as it is. The page's policy is widened by exactly the addresses of what is added.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from archive_gen.edges.server import POLICY, POLICY_WITHIN
from archive_gen.preview.places import BAR_STYLE, EVENTS, RELOAD_SCRIPT
from archive_gen.preview.report import Report


@cache
def preview_templates() -> Environment:
    """Return the preview's own templates; a project's never stand in for them."""
    return Environment(
        loader=PackageLoader("archive_gen.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def dress(page: bytes, *, origin: str, mark: str, report: Report, links: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return a page of the site with the preview's script and, where there is something to say, its bar.

    `origin` is the preview's own, as `http://localhost:8000`; `mark` is of the build that the page shows;
    `links` are of the bar, each an address and its words.
    """
    templates = preview_templates()
    added = {"script-src": RELOAD_SCRIPT, "connect-src": EVENTS, "style-src": BAR_STYLE}
    policy = POLICY.search(page, 0, POLICY_WITHIN)
    if policy:
        stated = html.unescape(policy[1].decode("ascii", "ignore"))
        widened = widen(stated, {directive: origin + path for directive, path in added.items()})
        page = page[: policy.start(1)] + html.escape(widened).encode() + page[policy.end(1) :]
    head = templates.get_template("head.html.jinja").render(mark=mark, script=RELOAD_SCRIPT, style=BAR_STYLE)
    bar = templates.get_template("bar.html.jinja").render(report=report, links=links)
    page = page.replace(b"</head>", head.encode() + b"</head>", 1)
    body, end, rest = page.rpartition(b"</body>")
    return body + bar.encode("utf-8", "replace") + end + rest if end else page + bar.encode("utf-8", "replace")


def widen(policy: str, sources: Mapping[str, str]) -> str:
    """Return a Content-Security-Policy that allows one more address for each of the directives."""
    directives = [part.split() for part in policy.split(";") if part.strip()]
    for name, source in sources.items():
        found = next((words for words in directives if words[0].lower() == name), None)
        if found is None:
            directives.append([name, source])
        else:
            found[1:] = [word for word in found[1:] if word != "'none'"] + [source]
    return "; ".join(" ".join(words) for words in directives)
