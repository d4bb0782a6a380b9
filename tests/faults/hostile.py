"""Captures that try to break a build or to put something live on its pages, and broken ones, each with what must come.

Each stands for one way in which saved files are odd. Their bytes are made here: nothing of them lies in the repository
as a file that some tool could trip over.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

PROSE = (
    "Officials of Russia and North Korea spoke of a ferry between the two countries on Wednesday.\n\n"
    "A ship had sailed between Rason and Vladivostok until 2017, and no day was named for the next one.\n"
)
RUSSIAN = (
    "Переговоры продолжатся осенью\n\nПо словам представителя делегации, стороны вновь встретятся в октябре.\n\n"
    "В прошлом году ни одна страна не подписала протокол; часть споров решили позже.\n"
)
KOREAN = (
    "가을에 회담 재개하기로\n\n대변인에 따르면 양측 대표단은 운하 통행 문제를 논의하기 위해 10월에 다시 만난다.\n\n"
    "지난해에는 어느 나라도 의정서에 서명하지 않았고, 일부 쟁점은 나중에야 풀렸다.\n"
)
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


class Case(NamedTuple):
    """One capture. It becomes a page that shows all of `shown` and none of `hidden`, or a problem of `code` at `line`.

    With both, the page is there and the problem is told of. `sidecar` is a file of corrections beside it.
    """

    name: str
    content: bytes
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    code: str = ""
    line: int = 0
    sidecar: bytes | None = None


def page(name: str, content: str | bytes, *shown: str, hidden: tuple[str, ...] = (), code: str = "", line: int = 0,
         sidecar: str | None = None) -> Case:  # fmt: skip
    raw = content if isinstance(content, bytes) else content.encode()
    return Case(name, raw, shown or ("a ferry between the two countries",), hidden, code, line,
                None if sidecar is None else sidecar.encode())  # fmt: skip


def fault(name: str, content: str | bytes, code: str, line: int = 0) -> Case:
    return Case(name, content if isinstance(content, bytes) else content.encode(), code=code, line=line)


def article(title: str, body: str = PROSE) -> str:
    return f"{title}\n\nPublished 12 June 2018\n\n{body}"


def front(matter: str, body: str = PROSE) -> str:
    return f"---\n{matter}\n---\n\n# A ferry is spoken of\n\n{body}"


def html(head: str, body: str) -> str:
    return f"<!doctype html><html><head>{head}</head><body><h1>A ferry is spoken of</h1>{body}</body></html>"


PARAGRAPHS = "".join(f"<p>{part}</p>" for part in PROSE.strip().split("\n\n"))

CASES = (
    # Bytes.
    fault("empty.txt", "", "empty-capture"),
    fault("blank.txt", "\n \t\r\n\n", "empty-capture"),
    fault("mark-alone.txt", b"\xef\xbb\xbf", "empty-capture"),
    fault("scraped.txt", f'{{"title": "A ferry", "text": {PROSE!r}}}'.replace("'", '"'), "json-capture", 1),
    fault("nuls.txt", bytes(5000), "not-text"),
    fault("noise.txt", bytes(range(256)) * 40, "not-text"),
    fault("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "not-text"),
    page(
        "nul-inside.txt", article("A ferry\0 is spoken of"), "A ferry is spoken of", code="control-characters", line=1
    ),
    page(
        "escapes.txt",
        article("A \x1b[31mred\x1b[0m ferry \x07 is spoken of"),
        "ferry",
        code="control-characters",
        line=1,
    ),
    page("noncharacters.txt", article("A ferry \uffff\ufdd0 is spoken of"), "is spoken of", code="control-characters"),
    page(
        "one-bad-byte.txt",
        article("A “ferry” – is spoken of").encode() + b"\xfe",
        "A “ferry” – is",
        code="bytes-replaced",
        line=8,
    ),
    page(
        "marks-amid.txt",
        article("A “ferry” – is spoken of").encode().replace("–".encode(), b"\x96"),
        "A “ferry” – is",
        code="letters-restored",
    ),
    page("filled-up.txt", article("A ferry is spoken of").encode() + bytes(4096), "A ferry is spoken of"),
    page("carriage-returns.txt", article("A ferry is spoken of").replace("\n", "\r"), "A ferry is spoken of"),
    page("odd-line-ends.txt", article("A ferry is spoken of").replace("\n\n", "\u2028\u2029")),
    page("no-line-end.txt", "A ferry is spoken of", "A ferry is spoken of"),
    page("million-lines.txt", article("A ferry is spoken of") + "\n" * 1_000_000, "A ferry is spoken of"),
    page("one-long-line.txt", article("A ferry is spoken of", PROSE + "word " * 200_000), "A ferry is spoken of"),
    fault("fifty-megabytes.txt", b"x" * 50_000_000, "unreadable"),
    page("long-title.txt", article("Ferry " * 1700), "Ferry Ferry Ferry"),
    page("one-word-title.txt", article("F" * 10_000), "FFFF"),
    # Encodings.
    page(
        "western.txt",
        article("Le café « fermé » – l’été").encode("cp1252"),
        "Le café « fermé » – l’été",
        code="encoding-guessed",
    ),
    page("cyrillic.txt", RUSSIAN.encode("cp1251"), "Переговоры продолжатся осенью", code="encoding-guessed"),
    page("koi8.txt", RUSSIAN.encode("koi8-r"), "Переговоры продолжатся осенью", code="encoding-guessed"),
    page("korean.txt", KOREAN.encode("cp949"), "가을에 회담 재개하기로", code="encoding-guessed"),
    page("wide.txt", RUSSIAN.encode("utf-16-le"), "Переговоры продолжатся осенью", code="encoding-guessed"),
    page("wide-big.txt", KOREAN.encode("utf-16-be"), "가을에 회담 재개하기로", code="encoding-guessed"),
    page("wide-marked.txt", KOREAN.encode("utf-16"), "가을에 회담 재개하기로"),
    page("wide-cut.txt", RUSSIAN.encode("utf-16")[:-1], "Переговоры продолжатся осенью", code="bytes-replaced"),
    page(
        "mark-belied.txt",
        b"\xef\xbb\xbf" + RUSSIAN.encode("cp1251"),
        "Переговоры продолжатся осенью",
        code="encoding-guessed",
    ),
    page("mark-belied-wide.txt", b"\xff\xfe" + RUSSIAN.encode(), "Переговоры продолжатся осенью"),
    page("widest.txt", RUSSIAN.encode("utf-32-le"), "Переговоры продолжатся осенью", code="encoding-guessed"),
    page(
        "garbled-on-a-mac.txt",
        RUSSIAN.encode().decode("mac_roman").encode(),
        "Переговоры продолжатся осенью",
        code="letters-restored",
    ),
    page(
        "garbled.txt",
        article("The “ferry” isn’t there – yet").encode().decode("latin-1").encode(),
        "The “ferry” isn’t there – yet",
        code="letters-restored",
    ),
    page(
        "declared-wrongly.html",
        html("<meta charset=iso-8859-1>", f"<p>{'</p><p>'.join(RUSSIAN.split(chr(10) * 2)[1:])}</p>").encode("cp1251"),
        "По словам представителя делегации",
        code="encoding-guessed",
    ),
    page(
        "declared-utf-8.html",
        html("<meta charset=utf-8>", f"<p>{'</p><p>'.join(KOREAN.split(chr(10) * 2)[1:])}</p>").encode("cp949"),
        "대변인에 따르면 양측",
        code="encoding-guessed",
    ),
    # What steers a reader's eye or terminal.
    page("override.txt", article("A \u202eferry\u202c is \u2066spoken\u2069 of"), "is"),
    page("bidi-body.txt", article("A ferry is spoken of", PROSE + "\n\u202e" * 50), "A ferry is spoken of"),
    page("combining.txt", article("A f" + "\u0301" * 500 + "erry is spoken of"), "is spoken of"),
    page("joiners.txt", article("A\u200b fer\u200dry \ufeffis spo\u00adken of")),
    page("astral.txt", article("𝕬 𝖋𝖊𝖗𝖗𝖞 🛳️ is spoken of"), "🛳️ is spoken of"),
    # Markup and templates in plain text.
    page(
        "script.txt",
        article("<script>alert(1)</script> ferry", PROSE + "\n<script src=//x.example></script> Some more words.\n"),
        "<script>alert(1)</script> ferry",
    ),
    page("handlers.txt", article('Ferry" onmouseover="alert(1)'), 'Ferry" onmouseover="alert(1)'),
    page("close-title.txt", article("</title><script>alert(1)</script><svg onload=alert(1)>"), "<svg onload=alert(1)>"),
    page(
        "entities.txt",
        article("Ferry &lt;script&gt; &amp;amp; &#x3c;b&#62;"),
        "Ferry &lt;script&gt; &amp;amp; &#x3c;b&#62;",
    ),
    page(
        "template.txt",
        article("Ferry {{ 7*7 }} and {% include 'x' %} {# hidden #}"),
        "Ferry {{ 7*7 }} and {% include 'x' %}",
        hidden=("Ferry 49",),
    ),
    page(
        "shortcode.txt",
        article("Ferry", PROSE + "\n{{< youtube abc >}} and ${7*7} and <%= 7*7 %> stay words.\n"),
        "{{< youtube abc >}} and ${7*7} and <%= 7*7 %>",
    ),
    page("json-end.txt", article("Ferry </script><script>alert(1)</script> <!-- and <![CDATA[ ]]>"), "<![CDATA[ ]]>"),
    page("image.txt", article("Ferry <img src=x onerror=alert(1)>"), "<img src=x onerror=alert(1)>"),
    page("formula.txt", article('=HYPERLINK("https://x.example","ferry")'), '=HYPERLINK("https://x.example","ferry")'),
    page(
        "link.txt",
        article("A ferry is spoken of", PROSE + "\njavascript:alert(1) data:text/html,<script>alert(1)</script>\n"),
    ),
    # Markdown.
    page(
        "raw.md",
        f"# A ferry\n\n{PROSE}\n<script>alert(1)</script>\n\n<iframe src='javascript:alert(1)'></iframe>\n",
    ),
    page(
        "links.md",
        f"# A ferry is spoken of\n\n{PROSE}\n[a](javascript:alert(1)) [b](JaVaScRiPt&colon;alert(1)) "
        "![c](data:text/html;base64,PHN2Zz4=) <javascript:alert(1)> [d]: vbscript:x\n",
    ),
    page("reference.md", f'# A ferry is spoken of\n\n{PROSE}\n[a][x]\n\n[x]: javascript:alert(1) "onclick=alert(1)"\n'),
    page("brackets.md", f"# A ferry is spoken of\n\n{PROSE}\n{'[' * 50_000}\n\n{'![](' * 20_000}\n"),
    page("fences.md", f"# A ferry is spoken of\n\n{PROSE}\n```{' ' * 50_000}\n{'>' * 20_000}\n{'- ' * 20_000}\n"),
    # Front matter.
    page("bomb.md", front(BOMB), code="yaml-alias", line=2),
    page("tags.md", front("!!python/object/apply:os.system ['touch hacked']")),
    page("tagged.md", front("title: !!python/name:os.system x"), code="yaml-tag", line=2),
    page("twice.md", front("title: A ship\ntitle: A boat"), code="yaml-duplicate", line=3),
    page("deep.md", front(f"byline: {'[' * 5000}"), code="yaml-depth", line=2),
    page("cycle.md", front("a: &a\n  b: *a"), code="yaml-alias", line=2),
    page("documents.md", "---\ntitle: A ship\n---\ntitle: A boat\n---\n\n" + PROSE, "A ship"),
    page("broken.md", front("title: 'A ship\nslug: [x"), code="yaml-syntax"),
    page("tab.md", front("title:\tA ship\n\tslug: x"), code="yaml-syntax"),
    page("javascript.md", "---js\n{title: require('child_process')}\n---\n\n" + article("A ferry is spoken of")),
    page("toml.md", "+++\ntitle = 'A ship'\n+++\n\n" + article("A ferry is spoken of")),
    page("unclosed.md", "---\ntitle: A ship\n\n" + article("A ferry is spoken of")),
    page("rule.md", "---\n\n" + article("A ferry is spoken of")),
    page("huge.md", front("title: " + "A ship " * 20_000)),
    page("climbing.md", front("slug: ../../etc/passwd")),
    page("rooted.md", front("slug: /etc/passwd")),
    page("escaped.md", front("slug: '%2e%2e%2fetc%2fpasswd'")),
    page("slug-signs.md", front("slug: '///...///'"), code="given-value", line=2),
    page("slug-long.md", front("slug: " + "a-" * 500)),
    page("slug-device.md", front("slug: con")),
    page("wrong-day.md", front("date: 2023-02-31"), code="given-value", line=2),
    page("far-day.md", front("date: 99999999-01-01"), code="given-value", line=2),
    page("years.md", front("date: 9999-12-31"), code="given-value", line=2),
    page("other-digits.md", front("date: ٢٠٢٣-٠١-٠١")),
    page("digits.md", front("date: " + "9" * 6000), code="given-value", line=2),
    page(
        "wrong-types.md",
        front("title: [a, b]\nbyline: 7\ntags: {add: 5}\nkeep_lines: ['999999999999-1']"),
        code="given-type",
        line=2,
    ),
    page(
        "title-script.md",
        front(
            "title: '<script>alert(1)</script>'\npublisher: '\"><svg onload=alert(1)>'\n"
            "byline: ['<b onclick=alert(1)>Jane</b>']"
        ),
        "<script>alert(1)</script>",
        "<svg onload=alert(1)>",
    ),
    page("url-script.md", front("url: javascript:alert(1)"), code="given-value", line=2),
    page("url-quote.md", front("url: 'https://x.example/\"onmouseover=alert(1)//'")),
    page("url-newline.md", front('url: "https://x.example/\\njavascript:alert(1)"'), code="given-value", line=2),
    page("url-user.md", front("url: https://bank.example@x.example/")),
    page("language.md", front("language: 'en\" onclick=\"alert(1)'"), code="given-value", line=2),
    page("title-newlines.md", front('title: "A\\nferry\\u0000 \\u202e is\\ttold of"')),
    page("surrogate.md", front('title: "\\ud800 A ferry is told of"')),
    page("lines.md", front("remove_lines: [1-999999]"), code="given-value", line=2),
    # Sidecars.
    page("beside.txt", article("A ferry is spoken of"), code="yaml-alias", sidecar=BOMB),
    page("beside-binary.txt", article("A ferry is spoken of"), code="not-text", sidecar="\0\1\2" * 90),
    page(
        "beside-script.txt",
        article("A ferry is spoken of"),
        "<script>alert(1)</script>",
        sidecar="title: <script>alert(1)</script>",
    ),
    page("beside-list.txt", article("A ferry is spoken of"), code="given-type", sidecar="- a\n- b\n"),
    # HTML.
    page(
        "live.html",
        html(
            "<script>alert(1)</script><base href='javascript:'>",
            f"{PARAGRAPHS}<svg onload=alert(1)><p onclick=alert(1)>"
            "More words of the ferry stand in this line.</p><iframe srcdoc='<script>alert(1)</script>'></iframe>",
        ),
        hidden=("alert(1)",),
    ),
    page(
        "text-script.html",
        html("", f"{PARAGRAPHS}<p>In words, &lt;script&gt;alert(1)&lt;/script&gt; is a script, said one.</p>"),
    ),
    page(
        "canonical.html",
        html(
            "<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='javascript:alert(1)'>",
            PARAGRAPHS,
        ),
    ),
    page(
        "linked-data.html",
        html(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"</b><img src=x onerror=1>",'
            '"author":{"name":"\\u003cscript\\u003e"},"url":"javascript:alert(1)"}</script>',
            PARAGRAPHS,
        ),
    ),
    page("broken-data.html", html(f'<script type="application/ld+json">{"[" * 100_000}</script>', PARAGRAPHS)),
    page("deep.html", html("", "<div>" * 60_000 + PARAGRAPHS)),
    page("attributes.html", html("", f"<p {'a=b ' * 100_000}>{PARAGRAPHS}")),
    page("unclosed.html", f"<html><body><p>{PARAGRAPHS}<table><tr><td><b><i><a href=x"),
    page("comments.html", html("<!-- " + "<!--" * 50_000 + " -->", PARAGRAPHS)),
    page(
        "entities.html",
        '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        + html("", f"{PARAGRAPHS}<p>&a;&c;</p>"),
        hidden=("root:",),
    ),
    fault("frameset.html", "<html><frameset><frame src=a></frameset></html>", "empty-capture"),
    page("upper.HTML.txt", html("", PARAGRAPHS)),
    # Names.
    page("Names.txt", article("A ferry by the name of case")),
    page("names.txt", article("A ferry by the name of the other case")),
    page("con.txt", article("CON")),
    page("aux.md", "# AUX\n\n" + PROSE),
    page("a\nb.txt", article("A ferry of two lines")),
    page("a\x1b[31mb.txt", article("A ferry in red")),
    page("a\u202eb.txt", article("A ferry from right to left")),
    page("<script>alert(1)<&>.txt", article("A ferry of a name")),
    page("a..txt", article("A ferry of dots")),
    page("%2e%2e%2fx.txt", article("A ferry of escapes")),
    page(" spaces .txt", article("A ferry of spaces")),
    page("{{ 7*7 }}.txt", article("A ferry of a template")),
    page("x" * 240 + ".txt", article("A ferry of a long name")),
    page("back\\slash.txt", article("A ferry of a slash")),
    page("same-1.txt", article("A ferry that stands twice")),
    page("same-2.txt", article("A ferry that stands twice"), code="duplicate"),
)

SPECIAL: dict[str, Callable[[Path], object]] = {
    "pipe.txt": os.mkfifo,
    "socket.txt": lambda path: _listen(path),
    "device.txt": lambda path: path.symlink_to("/dev/zero"),
    "dangling.txt": lambda path: path.symlink_to("nowhere"),
    "loop.txt": lambda path: path.symlink_to(path.name),
    "outside.txt": lambda path: path.symlink_to("/etc/passwd"),
    "folder-outside": lambda path: path.symlink_to("/etc"),
    "folder.txt/inside.jpg": lambda path: path.write_bytes(b""),
}
"""What is no file: each is left out with a problem of the code `unreadable`, but a folder, which is looked into."""


def _listen(path: Path) -> None:
    place = socket.socket(socket.AF_UNIX)
    # The path of a socket may be no longer than some hundred bytes.
    here = os.open(path.parent, os.O_RDONLY)
    try:
        place.bind(f"/proc/self/fd/{here}/{path.name}" if Path("/proc/self/fd").exists() else str(path))
    finally:
        os.close(here)
        place.close()
