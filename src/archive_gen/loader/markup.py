"""HTML captures: the text that a page shows, line by line, and what its markup says of each line.

Needs the extra `[html]`. Only this module and `markup_article` import what that brings, and the loader
imports them for HTML captures alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from archive_gen.loader.decode import Decoded, clean_text, decode
from archive_gen.loader.legacy import SAMPLE_BYTES, guess_encoding, naturalness
from archive_gen.loader.lines import line_at
from archive_gen.loader.linked_data import LONGEST_VALUE, text_of_data
from archive_gen.loader.page_data import DataArticle, find_data_article
from archive_gen.loader.page_metadata import Field, PageMetadata, RawMetadata, TimeElement, read_metadata
from archive_gen.loader.saving_programs import REPLAYED
from archive_gen.model import Role
from archive_gen.problems import Problem


class Marked(NamedTuple):
    """What the markup says of a line.

    `level` is that of a heading, 0 elsewhere. `menu` is navigation or the page's foot. `aside` is what
    stands beside the article, or is a link to another one.
    """

    role: Role | None
    level: int
    menu: bool
    aside: bool


class Markup(NamedTuple):
    """An HTML capture as it is read.

    `decoded` holds the text that the page shows: what all offsets and lines count in. `marked` is by line
    number, from 1. `source` is the page's own HTML as text; `elements` and `depth` tell how large it is.
    """

    decoded: Decoded
    marked: Mapping[int, Marked]
    metadata: PageMetadata
    source: str
    elements: int
    depth: int


def read_markup(content: bytes, path: str) -> Markup | Problem:
    """Return what an HTML capture shows and states, or the problem that keeps it from being read.

    The text is deterministic: block elements end lines, a blank line stands between blocks, what is hidden
    (scripts, styles, templates, `hidden`, `display: none`) is left out, runs of white space are one blank. Of a page
    that shows nothing, or next to nothing, before its scripts have run, the text is what its data hold.
    Takes time in line with the size of the input, however deep or broken its markup is.
    """
    decoded = decode_markup(content, path)
    if isinstance(decoded, Problem):
        return decoded
    source = _SOFT_HYPHENS.sub("", decoded.text)
    reader = _parse(source)
    text = clean_text(_shown_text(reader), decoded.encoding, path)
    if isinstance(text, Problem):
        return _nothing_shown(reader, path)
    problems = decoded.problems if decoded.problems else text.problems
    whole = Decoded(text.text, decoded.encoding, decoded.guessed, problems)
    return Markup(whole, reader.marked, read_metadata(reader.raw_metadata()), source, reader.elements,
                  reader.depth)  # fmt: skip


def _shown_text(reader: _Reader) -> str:
    """What a page shows, with the article in its data below where that is no more than "Loading …"."""
    shown = reader.shown_text()
    if len(shown) >= _LITTLE:
        return shown
    held = text_of_data(reader.raw_metadata().scripts) or _text_of_scripts(reader)
    return f"{shown}\n\n{held}" if shown and len(held) >= _WHOLE else shown or held


# Fewer characters are what a page shows while it waits for its scripts; of more, an article is not a brief.
_LITTLE, _WHOLE = 160, 400


def _text_of_scripts(reader: _Reader) -> str:
    """Headline and text of the one article that the data for a page's scripts hold, which its metadata then state."""
    article = find_data_article(reader.data_scripts, reader.raw_metadata().title)
    if article is None:
        return ""
    body = article.body
    text = _parse(body).shown_text() if "<" in body else "\n\n".join(filter(None, map(str.strip, body.splitlines())))
    reader.note_data(article)
    return f"{article.headline}\n\n{text}"


def _nothing_shown(reader: _Reader, path: str) -> Problem:
    if reader.frames:
        return Problem(path, 0, "empty-capture", "the page is a set of frames, whose texts are in files of their own",
                       "save the frame with the article: open it by itself in a browser", "error")  # fmt: skip
    if reader.has_scripts:
        return Problem(path, 0, "empty-capture", "the page shows no text before its scripts have run",
                       "save it from a browser that shows the article, as with SingleFile, or save its text as .txt",
                       "error")  # fmt: skip
    return Problem(path, 0, "empty-capture", "the page shows no text", "save the page again, or delete the file",
                   "error")  # fmt: skip


# Where a word may be broken; a page shows nothing of it, and a word is found only without.
_SOFT_HYPHENS = re.compile("\N{SOFT HYPHEN}|&shy;|&#173;|&#[xX][aA][dD];")


# The character set: WHATWG Encoding Standard, "Names and labels", as far as Python has the encodings.

_LABELS = {
    "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-9": "cp1254", "windows-1254": "cp1254",
    "iso-8859-2": "iso8859-2", "windows-1250": "cp1250", "iso-8859-15": "iso8859-15", "iso-8859-5": "iso8859-5",
    "windows-1251": "cp1251", "cp1251": "cp1251", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "iso-8859-7": "iso8859-7",
    "windows-1253": "cp1253", "windows-1255": "cp1255", "iso-8859-8": "iso8859-8", "windows-1256": "cp1256",
    "iso-8859-6": "iso8859-6", "windows-1257": "cp1257", "windows-1258": "cp1258", "windows-874": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "cp949": "cp949",
    "ks_c_5601": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp",
}  # fmt: skip
_NAMES = {"cp949": "euc-kr", "cp932": "shift_jis", "euc_jp": "euc-jp", "iso2022_jp": "iso-2022-jp",
          "cp874": "windows-874", "big5hkscs": "big5-hkscs"}  # fmt: skip
_SEVEN_BIT = "iso2022_jp"
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})|<\?xml[^>]{0,99}\bencoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 16_384
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# One bad byte in so many is a slip of the page's; more, and it is not in that encoding.
_BAD_IN = 200
_CLEARLY_NATURAL, _FAR = 0.5, 0.3


def decode_markup(content: bytes, path: str) -> Decoded | Problem:
    """Return a page's source as text: by its byte order mark, as UTF-8 if it can be, by what it declares, or guessed.

    Saving tools often write UTF-8 and leave the declaration that was there, so valid UTF-8 goes before it.
    """
    declared = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    label = (declared[1] or declared[2]).decode("ascii", "ignore").lower() if declared else ""
    encoding = _LABELS.get(label)
    if encoding is None or content.startswith(_WIDE_MARKS) or (encoding != _SEVEN_BIT and _is_utf8(content)):
        return decode(content, path)
    text = content.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    if bad * _BAD_IN > len(text) or _is_declared_wrongly(content, text):
        return decode(content, path)
    cleaned = clean_text(text, _NAMES.get(encoding, encoding.replace("cp125", "windows-125")), path)
    if isinstance(cleaned, Problem) or not bad:
        return cleaned
    line = line_at(text, text.index("\ufffd"))
    problem = Problem(path, line, "bytes-replaced", f"{bad} places are not {label}, which the page says it is",
                      "they are shown as \ufffd; save the page again if words are missing", "note")  # fmt: skip
    return cleaned._replace(problems=(*cleaned.problems, problem))


def _is_declared_wrongly(content: bytes, text: str) -> bool:
    """Whether a page's letters would be far more natural in another encoding than in the one that it declares."""
    beyond = next((place for place, character in enumerate(text) if character > "\x7f"), len(text))
    sample = text[max(0, beyond - SAMPLE_BYTES // 16) : beyond + SAMPLE_BYTES]
    if sample.isascii():
        return False
    other = guess_encoding(content).naturalness
    return other > _CLEARLY_NATURAL and other - naturalness(sample) > _FAR


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# What the page shows.

_UNSEEN = frozenset(
    "script style template noscript title iframe frame noframes object embed applet svg canvas audio video select "
    "datalist dialog rp rt rtc param source track".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label map mark math nobr q rb "
    "ruby s samp small span strike strong sub sup time tt u var wbr input button area picture output meter progress "
    "body html head meta link base".split()
)
# These stand apart on the screen without ending a line; glued, "12 June" and "By Jana" would be one word.
_SPACED = frozenset("time button label input img picture".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROLES: dict[str, Role] = {
    **dict.fromkeys(_HEADINGS, "heading"), "li": "list-item", "dt": "list-item", "dd": "list-item",
    "blockquote": "quote", "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_PLACES = frozenset(("nav", "footer", "aside", "menu", "pre", *_ROLES))
_NAVIGATION = frozenset(("navigation", "menu", "menubar"))
_CELLS = frozenset(("td", "th"))
_HIDING = re.compile(r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
# As mail programs style the labels of a header: what it holds stands in the line around it.
_IN_LINE = re.compile(r"(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}inline\s{0,9}(?:;|$)", re.IGNORECASE)
_STYLE_CHARS = 4000
_CELL = "\x00"
_LONGEST_ROW = 160
_MOST_FIELDS, _MOST_SCRIPTS, _MOST_TIMES, _MOST_COMMENTS = 3000, 30, 300, 5
_SCRIPT_CHARS, _DATA_CHARS = 500_000, 4_000_000
_FEW_LINES = 4
_LINKED_DATA, _DATA = "application/ld+json", "application/json"
_PUBLISHED_CLASSES = frozenset(("published", "dt-published", "entry-date", "pubdate", "date-published"))
_NEAR_LINES = 12
# A link of fewer characters is a name or a section's; of more, it is a headline.
_LINK_CHARS = 20


def is_unseen(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element shows nothing of what it holds."""
    if tag in _UNSEEN:
        return not (tag == "dialog" and "open" in attributes)
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _HIDING.search(style[:_STYLE_CHARS]) is not None)


def _parse(source: str) -> _Reader:
    """The reader after the whole page. As events, not as a tree: libxml2 cuts a tree off where it is too deep."""
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(source.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        # What was read up to there stands; the parser recovers from all but a document without any element.
        reader.close()
    return reader


class _Line(NamedTuple):
    text: str
    mark: Marked
    gap: bool


class _Reader:
    """Takes a page's elements in order and keeps the lines that it shows, and its metadata."""

    def __init__(self) -> None:
        self.marked: dict[int, Marked] = {}
        self.elements = self.depth = 0
        self._lines: list[_Line] = []
        self._words: list[str] = []
        self._gap = False
        self._open: Counter[str] = Counter()
        self._context: list[str] = []
        self._menus: list[int] = []
        self._others: list[int] = []
        self._in_line: list[int] = []
        self._level = self._unseen = self._links = self._linked = 0
        self._is_laid_out = False
        self._collected: list[str] | None = None
        self._fields: list[Field] = []
        self._scripts: list[str] = []
        self.data_scripts: list[str] = []
        self.frames = self.has_scripts = False
        self._kind = ""
        self._times: list[tuple[int, str]] = []
        self._comments: list[str] = []
        self._title = self._canonical = self._language = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self._level += 1
        self.depth = max(self.depth, self._level)
        self.frames = self.frames or tag == "frameset"
        self._note(tag, attributes)
        if self._unseen or is_unseen(tag, attributes):
            self._unseen += 1
            return
        style = attributes.get("style")
        if tag == "div" and style is not None and _IN_LINE.search(style[:_STYLE_CHARS]):
            self._in_line.append(self._level)
        else:
            self._break(tag)
        self._links += tag == "a"
        if tag in _PLACES:
            self._open[tag] += 1
            self._context.append(tag)
        if tag == "nav" or attributes.get("role") in _NAVIGATION:
            self._menus.append(self._level)
        if _is_of_others(attributes):
            self._others.append(self._level)

    def end(self, tag: str) -> None:
        if self._collected is not None and tag in ("script", "title"):
            self._collect(tag)
        if self._unseen:
            self._unseen -= 1
        else:
            if self._in_line[-1:] == [self._level]:
                self._in_line.pop()
            elif tag != "br":
                self._break(tag)
            self._links -= tag == "a" and self._links > 0
            if tag in _PLACES and self._open[tag]:
                self._open[tag] -= 1
                if self._context[-1:] == [tag]:
                    self._context.pop()
            for levels in (self._menus, self._others):
                if levels[-1:] == [self._level]:
                    levels.pop()
        self._level -= 1

    def data(self, text: str) -> None:
        if self._collected is not None:
            self._collected.append(text)
        if self._unseen:
            return
        self._linked += len(text) if self._links else 0
        if self._open["pre"]:
            first, *rest = text.split("\n")
            self._words.append(first)
            for line in rest:
                self._flush(gap=False)
                self._words.append(line)
        else:
            self._words.append(text)

    def comment(self, text: str) -> None:
        below = self._lines and REPLAYED.match(text)
        if below or (len(self._comments) < _MOST_COMMENTS and not self._lines):
            self._comments.append(text[: 2 * LONGEST_VALUE])

    def close(self) -> None:
        self._flush(gap=True)

    def shown_text(self) -> str:
        """The lines as one text. `marked` is filled on the way, for only now each line's number is known."""
        parts: list[str] = []
        number = 1
        self.marked = {}
        for position, line in enumerate(self._lines):
            if position:
                breaks = 2 if line.gap else 1
                parts.append("\n" * breaks)
                number += breaks
            parts.append(line.text)
            self.marked[number] = line.mark
        return "".join(parts)

    def raw_metadata(self) -> RawMetadata:
        headline = next((i for i, line in enumerate(self._lines) if line.mark.level == 1), None)
        own = [(place, words) for place, words in self._times if not self._is_of_link(place)]
        times = [TimeElement(words, _is_near(place, headline)) for place, words in own]
        return RawMetadata(self._title, tuple(self._fields), tuple(self._scripts), tuple(times), tuple(self._comments),
                           self._canonical, self._language)  # fmt: skip

    def note_data(self, article: DataArticle) -> None:
        """Keep what the data for the page's scripts state of the article that they hold."""
        stated = (("datepublished", article.published), ("datemodified", article.modified))
        self._fields += [Field(name, value) for name, value in stated if value]

    def _is_of_link(self, place: int) -> bool:
        """Whether the line at which a moment is told, or the one above it, leads to another article."""
        return any(line.mark.aside for line in self._lines[max(0, place - 1) : place + 1])

    def _break(self, tag: str) -> None:
        """End the line where an element begins or ends, if it is one that does."""
        if tag in _INLINE:
            if tag in _SPACED:
                self._words.append(" ")
        elif tag in _CELLS:
            # A cell of several lines is a column of the page: its last line does not go on in the next column.
            self._flush(gap=False) if self._is_laid_out else self._words.append(_CELL)
        elif tag == "br":
            in_heading = any(self._open[heading] for heading in _HEADINGS)
            self._words.append(" ") if in_heading else self._flush(gap=False)
            self._is_laid_out = not in_heading
        else:
            self._flush(gap=tag != "tr")
            self._is_laid_out = tag != "tr"

    def _flush(self, *, gap: bool) -> None:
        """Take what was gathered as a line: a table's row as one where it is short, else each of its cells."""
        if not self._words:
            self._gap = self._gap or gap
            return
        whole = "".join(self._words).split(_CELL)
        self._words = []
        cells = [text for cell in whole if (text := " ".join(cell.split()))]
        shown = [" ".join(cells)] if sum(map(len, cells)) <= _LONGEST_ROW else cells
        mark = self._mark(sum(map(len, cells)))
        for text in shown:
            if text:
                self._lines.append(_Line(text, mark, self._gap))
                self._gap = False
        self._linked = 0
        self._gap = self._gap or gap

    def _mark(self, length: int) -> Marked:
        place = next((tag for tag in reversed(self._context[-3:]) if tag in _ROLES), None)
        menu = bool(self._menus or self._open["footer"])
        linked = self._linked >= _LINK_CHARS and 2 * self._linked > length
        aside = bool(self._open["aside"]) or linked
        return Marked(_ROLES[place] if place else None, _HEADINGS.get(place or "", 0), menu, aside)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Keep what an element says of the page."""
        if tag in _TELLING or "itemprop" in attributes or "property" in attributes:
            values = {name: (value or "")[:LONGEST_VALUE] for name, value in attributes.items() if name in _KEPT}
            if tag == "html":
                self._language = self._language or values.get("lang", "").strip()
                self._note_scrapbook(attributes)
            elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
                self._canonical = self._canonical or values.get("href", "")
            elif tag == "script":
                self._kind = values.get("type", "").strip().lower()
                self.has_scripts = True
                # Data matter where next to nothing is shown, and can be large.
                waits = self._kind == _DATA and len(self._lines) < _FEW_LINES
                self._collected = [] if waits or self._kind == _LINKED_DATA else None
            elif tag == "title" and not self._title and not self._lines:
                self._collected = []
            else:
                self._note_field(tag, values)

    def _note_field(self, tag: str, values: Mapping[str, str]) -> None:
        names = " ".join(values.get(key, "") for key in ("name", "property", "itemprop")).lower().split()
        moment = values.get("datetime") or values.get("content") or (tag == "abbr" and values.get("title")) or ""
        is_own = "datepublished" in names and values.get("itemprop") and self._lines
        if tag == "meta" and values.get("content") and len(self._fields) < _MOST_FIELDS and not is_own:
            self._fields += [Field(name, values["content"]) for name in names]
        elif "datemodified" in names and values.get("datetime"):
            self._fields.append(Field("datemodified", values["datetime"]))
        elif moment and len(self._times) < _MOST_TIMES and not (tag == "link" or self._is_beside()):
            classes = values.get("class", "").lower().split() if tag in ("time", "abbr") else []
            if "pubdate" in values or _PUBLISHED_NAMES & set(names) or _PUBLISHED_CLASSES & set(classes):
                self._times.append((len(self._lines), moment))

    def _note_scrapbook(self, attributes: Mapping[str, str]) -> None:
        """Keep what WebScrapBook says of the page: its address, and when it was saved, in UTC."""
        moment = attributes.get("data-scrapbook-create") or ""
        if moment[:14].isdecimal() and len(moment) >= 14:
            day, clock = moment[:8], moment[8:14]
            self._fields.append(Field("scrapbook-create", f"{day}T{clock}Z"))
            self._fields.append(Field("savepage-url", (attributes.get("data-scrapbook-source") or "")[:LONGEST_VALUE]))

    def _is_beside(self) -> bool:
        """Whether what comes is hidden, or stands beside the article or below it."""
        return bool(self._unseen or self._menus or self._others or self._open["aside"] or self._open["footer"])

    def _collect(self, tag: str) -> None:
        text = "".join(self._collected or ())
        self._collected = None
        if tag == "title":
            self._title = text[:LONGEST_VALUE]
        else:
            is_linked = self._kind == _LINKED_DATA
            kept = self._scripts if is_linked else self.data_scripts
            if len(kept) < _MOST_SCRIPTS and len(text) <= (_SCRIPT_CHARS if is_linked else _DATA_CHARS):
                kept.append(text)


_TELLING = frozenset("meta link html time abbr script title".split())
_KEPT = frozenset("name property itemprop content lang rel href type datetime pubdate class title".split())
_PUBLISHED_NAMES = frozenset(("datepublished", "schema:datepublished", "dc:created", "dc:issued", "dcterms:issued"))


_OTHERS = frozenset(
    "comment comments comment-list commentlist comments-area disqus_thread related related-posts relatedposts "
    "liveblogupdate".split()
)


def _is_of_others(attributes: Mapping[str, str]) -> bool:
    """Whether an element holds comments, other articles or what was added to a live report."""
    names = " ".join(attributes.get(key) or "" for key in ("id", "class", "itemprop") if key in attributes)
    return bool(names) and not _OTHERS.isdisjoint(names[:LONGEST_VALUE].lower().split())


def _is_near(place: int, headline: int | None) -> bool:
    return headline is not None and abs(place - headline) <= _NEAR_LINES
