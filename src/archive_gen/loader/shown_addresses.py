"""Addresses through which a page was shown: those of readers, proxies, translators and Google's AMP, and of trackers.

https://r.jina.ai/https://harbour.example/world/treaty
https://www.google.com/amp/s/harbour.example/world/treaty
https://translate.google.com/translate?sl=de&tl=en&u=https://harbour.example/world/treaty
https://harbour-example.translate.goog/world/treaty?_x_tr_sl=de&_x_tr_tl=en
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

_IN_PATH = re.compile(
    r"https?://(?:r\.jina\.ai|(?:www\.)?(?:12ft\.io|1ft\.io|removepaywalls?\.com|freedium\.cfd|outline\.com|smry\.ai)"
    r"|txtify\.it)/(?:proxy\?q=)?(?=https?:/)",
    re.IGNORECASE,
)
_AMP = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp|(?:[\w.-]{1,100}\.)?cdn\.ampproject\.org/(?:wp/)?[cvwi])/"
    r"(?P<secure>s/)?(?=[\w-]{1,63}\.)"
)
_IN_QUERY = re.compile(
    r"https?://(?:translate\.google\.[a-z.]{2,6}/(?:translate|website)|translate\.yandex\.[a-z]{2,3}/translate|"
    r"www\.translatetheweb\.com/|www\.google\.[a-z.]{2,6}/url|(?:l|lm)\.facebook\.com/l\.php|12ft\.io/(?:api/)?proxy|"
    r"www\.printfriendly\.com/(?:p/g|print)/?)\?",
    re.IGNORECASE,
)
_OF_QUERY = ("u", "url", "q", "a")
_TRANSLATED = re.compile(r"(?P<host>[a-z\d-]{3,200})\.translate\.goog", re.IGNORECASE)
# What counts readers, or tells the translator; none of them chooses what is shown.
_COUNTS = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|igshid|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_ga|ref_src|ref_url|"
    r"ns_(?:campaign|mchannel|source)|at_(?:medium|campaign|custom\d)|wt_?mc|xtor|yclid|twclid|smid|cmpid|ocid|"
    r"amp_js_v|usqp|aoh|_x_tr_\w+)(?:=[^&]*)?",
    re.IGNORECASE,
)
_WRAPS = re.compile(
    r"jina\.ai|1\d?ft\.io|paywall|freedium|outline\.com|smry|txtify|google|ampproject|yandex|translat|facebook|printfriendly"
)


def shown_through(url: str) -> str:
    """Return the page's own address of one through which it was shown, or itself."""
    for _ in range(2):
        within = _within(url) if _WRAPS.search(url) else ""
        if not within:
            break
        url = within
    return url


def _within(url: str) -> str:
    """The address that one holds; empty where it holds none."""
    if match := _IN_PATH.match(url):
        return url[match.end() :]
    if match := _AMP.match(url):
        return f"http{'s' if match['secure'] else ''}://{url[match.end() :]}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if _IN_QUERY.match(url):
        values = parse_qs(parts.query, max_num_fields=40)
        found = (value for name in _OF_QUERY for value in values.get(name, ()))
        return next((value for value in found if value.startswith(("http://", "https://"))), "")
    if match := _TRANSLATED.fullmatch(host):
        # A line stands for a point, and two for one.
        own = match["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")
        return str(urlunsplit(("https", own, parts.path, parts.query, parts.fragment)))
    return ""


def uncounted(url: str) -> str:
    """Return an address without what only counts readers."""
    front, mark, query = url.partition("?")
    if not mark or not _COUNTS.search(query):
        return url
    query, hash_mark, fragment = query.partition("#")
    kept = "&".join(part for part in query.split("&") if part and not _COUNTS.fullmatch(part))
    return f"{front}{'?' if kept else ''}{kept}{hash_mark}{fragment}"
