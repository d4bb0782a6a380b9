"""Characters that a program saved as references of HTML, in a text that is no HTML: "Russia&#39;s far east"."""

from __future__ import annotations

import html
import re
from html.entities import name2codepoint
from unicodedata import category

# The names of HTML 4: of later ones, texts that are not about code have none.
_REFERENCE = re.compile(rf"&(?:{'|'.join(sorted(name2codepoint))}|apos|#\d{{2,6}}|#[xX][\da-fA-F]{{2,5}});")
_TAGS = (
    "a|abbr|article|b|blockquote|body|br|button|center|cite|code|div|em|embed|font|form|h[1-6]|head|hr|html|i|iframe|"
    "img|input|label|li|link|meta|noscript|object|ol|option|p|param|pre|script|section|select|small|span|strong|style|"
    "sub|sup|svg|table|tbody|td|textarea|th|thead|title|tr|u|ul|video"
)
# Tags, written as such or by references; operators; and the words of those who tell of this.
_OF_CODE = re.compile(
    rf"(?:<|&(?:amp;)?lt;)[/!]?(?:{_TAGS})(?:[\s/>]|&(?:amp;)?gt;)|"
    r"&amp;&amp;|=&gt;|-&gt;|&gt;=|&lt;[=!?/-]|\bfunction ?\(|\{\s{0,9}\n|"
    r"(?<![./\w])(?:html|xml|xhtml|javascript|php|css|ampersands?|(?:html|character) entit(?:y|ies))(?!\w)",
    re.IGNORECASE,
)
_MOST_TIMES = 2
# Line ends would move all lines below, and controls are no text.
_NO_TEXT = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp")


def read_references(text: str) -> tuple[str, int]:
    """Return the text with well-known references as the characters that are meant, and how many there were.

    None is touched in a text that has or tells of code, where it can stand for itself. What was written so twice,
    "&amp;#39;", is read twice.
    """
    count = 0
    if "&" not in text or not _REFERENCE.search(text) or _OF_CODE.search(text):
        return text, count
    for _ in range(_MOST_TIMES):
        read = _REFERENCE.sub(_character, text)
        if read == text:
            break
        count = count or len(_REFERENCE.findall(text))
        text = read
    return text, count


def _character(match: re.Match[str]) -> str:
    meant = html.unescape(match[0])
    is_text = meant not in ("", "\ufffd") and not any(category(character) in _NO_TEXT for character in meant)
    return meant if is_text else match[0]
