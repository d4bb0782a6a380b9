"""Who wrote an article, where the capture says so: a byline, a label, a name with a role below the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from archive_gen.loader.byline_lines import read_byline
from archive_gen.loader.dates import find_dates
from archive_gen.loader.page import Line, Page

_LONGEST = 120
_OPENING = 100
_NEAR = 4
_BELOW = 4
_LONGEST_NAME = 4
_NEAR_NOTICE = 2
_NAME = r"[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄ][\w.'’-]+(?: (?:de|van|von|der|da|di|du|la|le|bin|al|[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄ][\w.'’-]*)){1,4}"
_ROLE = (
    r"(?:[A-Za-z]+,? ){0,4}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Cc]olumnist|[Ff]ellow|[Ll]ecturer|[Pp]rofessor|"
    r"[Aa]nalyst|[Ww]riter|[Jj]ournalist|[Aa]uthor|[Rr]edakteur(?:in)?|[Kk]orrespondent(?:in)?)"
    r"(?:,| (?:of|for|at|in|on|and|with)\b|$)[^.!?]{0,60}"
)
_GLUED = re.compile(
    rf"(?P<name>{_NAME}?)(?:(?:Last )?(?:Updated|Published|Posted)\b|\d{{1,2}} [A-Z][a-z]{{2,8}} (?:19|20)\d\d\b)"
)
_POSTED = re.compile(rf"(?i:posted by) (?P<name>{_NAME}) (?:@ |at |on )")
# As an agency ends its report: "(Reporting by Jana Example in Oxen and Otto Sample; Editing by Tom Sample)".
_REPORTED = re.compile(
    r"(?:^|\(|; ?)(?:Reporting|Writing) by (?P<names>[^;()]{5,100}?)\.?"
    r"(?=;|\(|\)|$|,? (?:Editing|Writing|Additional)\b)"
)
_REPORTED_FROM = re.compile(r" in [A-Z].*")
_LONGEST_SIGN_OFF = 200
_NAMED = re.compile(rf"(?!By |The |Der |Die |Das |Le |La ){_NAME}")
_WITH_ROLE = re.compile(rf"(?!By |The |Der |Die |Das |Le |La )(?P<name>{_NAME}?),? {_ROLE}")
_IN_ROLE = re.compile(_ROLE)
_LABELLED = re.compile(
    rf"(?:(?:[Dd]i|[Dd]oor|[Aa]v|[Aa]f) ?:?|"
    rf"(?i:autor(?:in|a)?|authors?|autore|auteur|автор|автори|text[eo]?|(?:interview|words|story|written|"
    rf"reported|introduced|compiled|review|analysis|commentary|opinion|essay) by|"
    rf"(?:propos recueillis|textes?|reportage|article|écrit|rédigé|publié) par|van onze (?:verslaggever|correspondent|"
    rf"redacteur)|(?:publicado|escrito|texto|postado) por|a cura di|(?:scritto|pubblicato) da|(?:articolo|testo) di|"
    rf"(?:(?:ein|eine|das|die|der) )?(?:interview|gespräch|kommentar|gastkommentar|gastbeitrag|analyse|reportage|essay|"
    rf"kolumne|bericht|glosse|leitartikel|porträt|rezension) von|"
    rf"reporter|penulis|oleh|pewarta|redacción|redação|reportagem|(?:una? )?(?:entrevista|análisis|crónica|reportaje|"
    rf"columna) de) ?:?) "
    rf"(?P<name>{_NAME})(?:,? (?:and|und|et|y|e|и|en|em|il|op|am|le|el) |, | [|•·–—(\d]|$)"
)
_KOREAN = re.compile(
    r"(?:\([^()=]{1,20}=[^()=]{1,20}\) )?(?P<name>[가-힣]{2,4}) ?(?:기자|특파원|논설위원|칼럼니스트)\b"
)
_CHINESE = re.compile(
    r"(?:[^（()]{0,40}[（(])?(?:[\u4e00-\u9fff]{2,3}社)?(?:记者|記者)[ :：]?(?P<name>[\u4e00-\u9fff]{2,3})"
)
_NAMES_AMONG = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[\u3000 、][\u4e00-\u9fff]{2,4}){1,3}(?=[）)\s]|$)")
# In scripts without capitals, and in languages whose word for it begins a line with one.
_NAME_ABROAD = r"[^\W\d_][\w\u0900-\u0e7f.'’׳״-]*(?: [^\W\d_][\w\u0900-\u0e7f.'’׳״-]*){1,3}"
_ABROAD = re.compile(
    rf"(?:(?:מאת|بقلم|كتبت?|نویسنده|گزارشگر|خبرنگار|تحریر|رپورٹ|द्वारा|लेखक|रिपोर्ट|লেখক|লিখেছেন|எழுதியவர்|రచన|"
    rf"โดย|เขียนโดย) ?:?"
    rf"|(?:כתב|כתבה|نوشته|از قلم) ?:) ?(?P<name>{_NAME_ABROAD})$"
    rf"|(?:Bởi|Tác giả|Piše|Pišu|Írta|Szerző|Av|Af|De|Napísala?|Autor|Avtor|Пише|Автор|Ni|Imeandikwa na|Автори) ?:? "
    rf"(?P<latin>{_NAME})$"
)
_FOR_OUTLET = re.compile(r" for .*", re.IGNORECASE | re.DOTALL)
_ROLES = frozenset(
    ("staff writer", "senior writer", "staff reporter", "staff", "correspondent", "reporter", "editor", "contributor")
)
# Who signs for the outlet, and is no person.
_NEWSROOM = re.compile(
    r"(?:la |die |de )?(?:online-?)?(?:redaktion|rédaction|redacción|redazione|redação|redactie|redakcja)|"
    r"staff reports?|admin|newsroom|(?-i:[A-Z]{2,6}|Reuters|Bloomberg) staff",
    re.IGNORECASE,
)
_ROLE_BEHIND = re.compile(
    r"(?P<name>(?!(?:Senior|Staff|Chief|Deputy|Associate|Assistant|Special|Managing|Executive|Contributing|Guest|Our|"
    r"Adjunct|Visiting|Emeritus|Research|"
    r"Political|Diplomatic|Foreign|Business|Economics?|Financial|Defen[cs]e|Security|World|News|Sports?|Science|Health|"
    r"Education|Environment|Technology|Crime|Home|National|International|Asia|Africa|Europe|Features?|Investigations?)\b)"
    r"[A-ZÀ-Þ][\w.'’-]+ [A-ZÀ-Þ][\w.'’-]+)? ?(?:[A-Z][\w&-]* ){0,3}"
    r"(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Cc]olumnist|[Aa]nalyst|[Ww]riter|[Jj]ournalist|[Pp]rofessor|"
    r"[Ff]ellow|[Ll]ecturer)s?"
)
# "Jana Example and Tom Sample Associated Press": where the outlet stood on a line of its own.
_AGENCY_BEHIND = re.compile(
    r"(?<=[a-z] )(?:The )?(?:Associated Press|Reuters|Bloomberg|USA TODAY|Agence France-Presse)$"
)
_ROLE_ALONE = re.compile(
    r"(?:Home Affairs|Foreign Affairs|Middle East|South Asia|North America|Latin America|White House)\b"
)
_NO_NAME = re.compile(
    r"\b(?-i:AFP|PTI|ANI|IANS|UPI|DPA|EFE|TASS|ANSA|AAP|UNI)\b|"
    r"\b(?:News|Sports?|Posts?|Pick|Moderator|Editors?|Redaktion|Press|Today|Times|Daily|Staff|Media|Team|Group|Desk|Office|"
    r"Ministry|Agency|Service|Review|World|Politics|Opinion|More|Read|Share|Follow|View|Next|Home|Online|Magazine|Blog|"
    r"University|Institute|Facebook|Twitter|WhatsApp|E?-?Mail|Link|Click|Print|Save|Gazette|Herald|Tribune|Journal|"
    r"Chronicle|Courier|Enquirer|Examiner|Sentinel|Telegram|Register|Council|Department|Government|Party|Bank|Company|Inc|Ltd|The)\b",
    re.IGNORECASE,
)
_TOOLS = ("sharing", "player", "comments")
_LABELS = frozenset(
    ("by", "author", "authors", "author of the article", "about the author", "written by", "posted by", "story by")
)
_BELOW_STANDFIRST = ("byline", "stamp", "caption", "credit", "sharing", "player", "ornament")
_OF_MENUS = ("before-the-article", "unlike-the-story", "teaser", "repeated-line")
_UNMARKED = ("before-the-article", "unlike-the-story", "teaser", "repeated-line", "byline", "stamp", "")
_OF_OUTLETS = re.compile(r"News|Times|Post|Press|Gazette|Herald|Tribune|Journal|Chronicle|Courier|Telegraph|Ledger")
_SHOUTED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){1,3}")
_AND = re.compile(r",? (?:and|und|et|y|e|и|&) |, ")
_GERMAN = frozenset("der die das und den von zu mit ist im dem nicht auf für".split())
_GERMAN_SHARE, _FEW = 0.08, 12
_READING_TIME = re.compile(r"\d{1,2}(?:[-–]\d{1,2})? ?min(?:ute)?s?\b.{0,20}", re.IGNORECASE)
# "Jana Example - Ledger.example", "Jana Example|", "Jana Example | The Lowfield Courier", "Jana Example @jana",
# "Jana Example • Photos: Tom Sample", "Jana Example (with agencies)".
_OUTLET_BEHIND = re.compile(
    r" ?\|$| [|–—-] [\w-]{2,40}(?:\.[a-z]{2,10}){1,2}$| @\w{2,20}$|"
    r" [|•·] (?:(?:photo|picture|foto)\w*:? .{2,40}|(?:the )?(?:[\w'’-]+ ){1,3}(?:news|times|post|press|gazette|herald|"
    r"tribune|journal|chronicle|courier|enquirer|examiner|sentinel|telegraph|register|ledger|observer|echo|star|record))$|"
    r" \((?:with|mit|avec|con|com|met) [^()]{2,20}\)$",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(r"(?P<name>[^|•·,:\d]{4,60}?)(?: in [A-Z][\w ]{2,30}| ?[|•·]) ?")
_AT_PLACE = re.compile(r" (?:at|in|in the|on) (?:the )?[A-Z].{2,40}$")
# As PressReader shows it: "The Harbour Ledger - - NEWS - JANA EXAMPLE", "- JANA EXAMPLE".
_PRINTED = re.compile(
    rf"(?:[^|]{{2,60}} - (?:\d{{4}}-\d\d-\d\d )?- (?:[A-Z &/]{{2,30}} - )?|- )(?P<name>{_SHOUTED.pattern})"
)
_SIGNED_JAPANESE = re.compile(r"[\u4e00-\u9fff]{3,6}")
# "Jana Example covers the islands for the Ledger."
_PRESENTED = re.compile(
    r",? (?:covers|writes|reports|schreibt|has (?:written|covered|reported|contributed)|"
    r"(?:is|was|ist|est|es)\b.{0,60}\b(?:journalist\w{0,3}|correspondent|reporter|editor|columnist|author|fellow|professor|"
    r"lecturer|writer|analyst|"
    r"redakteur\w{0,2}|korrespondent\w{0,2}|periodista))\b",
    re.IGNORECASE,
)


def find_byline(page: Page) -> tuple[str, ...]:
    """Return the names of those who wrote an article, as they stand; none where the capture does not say."""
    # A standfirst is of the body, and the byline may stand below it.
    opening = _opening_of(page)
    around = [line for line in page.lines if line.zone in ("head", "above", "inner")]
    lines = [line for line in around if line.position < max(opening, page.opening)]
    signed = chain(_signed(lines), _signed_below_standfirst(page, opening))
    found = (names for text in signed if (names := _people(_read_signers(text))))
    near = [line for line in lines if line.position > page.title_position - _NEAR and len(line.unit.text) <= _LONGEST]
    named = next(found, ()) or _labelled(page, near) or _presented(page, near) or _alone(page, near)
    return named or _signed_below(page)


def _opening_of(page: Page) -> int:
    """Where the story begins: at its first long line, and not at a standfirst that is parted from it."""
    body = list(page.within("body"))
    if len(body) > 1 and body[0].position == page.title_position + 1 < body[1].position - 1:
        between = page.lines[body[0].position + 1 : body[1].position]
        if all(line.reason in _BELOW_STANDFIRST or line.reason in _UNMARKED for line in between):
            long = (line.position for line in body[1:] if len(line.raw) >= _OPENING)
            return next(long, body[1].position)
    return next((line.position for line in body if len(line.raw) >= _OPENING), page.opening)


def _signed_below_standfirst(page: Page, opening: int) -> Iterator[str]:
    """The bylines right below the first paragraph, as long as a standfirst may be, with what stands beside them."""
    for line in islice(page.lines, opening + 1, None):
        if line.reason not in _BELOW_STANDFIRST:
            break
        if line.reason == "byline":
            yield line.unit.text


def _read_signers(text: str) -> tuple[str, ...]:
    """The names of a byline without the outlet's behind them: "By Jana Example, Lowfield News, Staff Writer"."""
    names = read_byline(text)
    while len(names) > 1 and _NO_NAME.search(names[-1]) and f", {names[-1]}" in text:
        names = names[:-1]
    return names


def _signed_below(page: Page) -> tuple[str, ...]:
    """The names right below the story: "By: Jana Example", "Posted by Jana Example at 10:15", "Reporting by ..."."""
    below = page.lines[page.last_body + 1 :][:_BELOW] if page.last_body >= 0 else ()
    ends = [line.unit.text for line in below if line.reason in ("byline", "author-note")]
    ends += [page.lines[page.last_body].unit.text[-_LONGEST_SIGN_OFF:]] if page.last_body >= 0 else []
    if people := next(filter(None, map(_reporters, ends)), ()):
        return people
    texts = [line.unit.text for line in below if line.reason == "byline"]
    texts = [f"By {posted['name']}" if (posted := _POSTED.match(text)) else text for text in texts]
    return next((names for text in texts if (names := _people(read_byline(text))) and all(map(_is_name, names))), ())


def _signed(lines: Sequence[Line]) -> Iterator[str]:
    signed = [line.unit.text for line in lines if line.reason in ("byline", "stamp")]
    # "By Jana Example and", with the other name on the line below.
    halves = [(line.unit.text, below.unit.text) for line, below in pairwise(lines) if line.reason == "byline"]
    yield from (f"{half} {rest}" for half, rest in halves if half.endswith((" and", " &")) and _NAMED.match(rest))
    yield from signed
    # "Jana ExampleUpdated: May 3, 2019"
    glued = [match["name"] for text in signed if (match := _GLUED.match(text)) and _is_name(match["name"])]
    yield from (f"By {name}" for name in glued)
    # "By" may stand on a line of its own, above the name; where a link fell out, the day stands there.
    for line, below in pairwise(lines):
        label = line.unit.text.strip(" :").lower()
        if label not in _LABELS or below.position > line.position + 1 or below.reason == "stamp":
            continue
        if label == "by" or all(map(_is_name, _AND.split(below.unit.text))):
            yield f"By {below.unit.text}"


def _people(names: Iterable[str]) -> tuple[str, ...]:
    """The names without what a person is: "By Jana Example for the Ledger, Staff Writer"."""
    found = (_FOR_OUTLET.sub("", name) for name in names if name.lower() not in _ROLES)
    found = (_AGENCY_BEHIND.sub("", name).rstrip() if name.count(" ") > 1 else name for name in found)
    named = (_without_role(match["name"]) if (match := _ROLE_BEHIND.fullmatch(name)) else name for name in found)
    return tuple(name for name in named if name and not _NEWSROOM.fullmatch(name))


def _without_role(name: str | None) -> str:
    """What stands before a role, where it is a person: "Harbour Staff Writer" is none."""
    return name if name and not _NO_NAME.search(name) else ""


def _reporters(text: str) -> tuple[str, ...]:
    """The names that an agency ends its report with: of those who reported it, or else who wrote it."""
    if "ing by " not in text:
        return ()
    for match in _REPORTED.finditer(text):
        people = tuple(_REPORTED_FROM.sub("", part) for part in _AND.split(match["names"]))
        if all(map(_is_name, people)):
            return people
    return ()


def _labelled(page: Page, lines: Sequence[Line]) -> tuple[str, ...]:
    """The name behind a word for its bearer, or before one, on a line of its own or as an agency opens its report."""
    opening = [line for line in page.lines[page.first_body : page.first_body + 1] if line.zone == "body"]
    for pattern, among in ((_LABELLED, lines), (_KOREAN, [*lines, *opening]), (_CHINESE, [*lines, *opening])):
        for line in among:
            text = line.unit.text[:_LONGEST]
            if match := pattern.match(text):
                several = _NAMES_AMONG.match(text, match.start("name")) if pattern is _CHINESE else None
                return tuple(re.split(r"[\u3000 、]", several[0])) if several else (match["name"],)
    return next((_name_abroad(match) for line in lines if (match := _ABROAD.match(line.unit.text))), ())


def _name_abroad(match: re.Match[str]) -> tuple[str, ...]:
    return (match["name"] or match["latin"],)


def _presented(page: Page, lines: Sequence[Line]) -> tuple[str, ...]:
    """A name below the headline that a role stands with, or that a note tells of further on."""
    head = [line for line in lines if line.zone in ("head", "inner") and line.unit.text[0].isupper()]
    for line in head:
        match = _WITH_ROLE.fullmatch(line.unit.text)
        if match and not _ROLE_ALONE.match(match["name"]):
            return (match["name"],)
    for line in head:
        text = line.unit.text
        if not _NAMED.fullmatch(text):
            continue
        below = page.lines[line.position + 1].unit.text if line.position + 1 < len(page.lines) else ""
        if _IN_ROLE.fullmatch(below) or any(_tells_of(text, other.unit.text) for other in page.lines):
            return (text,)
    return ()


def _alone(page: Page, lines: Sequence[Line]) -> tuple[str, ...]:
    """The names on a line of their own, of whom the story does not tell, with what stands below a byline right below.

    That is the day, how long the text takes to read, or an address that holds the name.
    """
    between = (line for line in lines if line.zone in ("head", "inner") and line.reason in _UNMARKED)
    found = (_names_on(page, line) for line in between if line.position + 1 < len(page.lines))
    return next(filter(None, found), ())


def _names_on(page: Page, line: Line) -> tuple[str, ...]:
    """The names that are all of a line, where what stands around it says that they are the writers'."""
    above, below = page.lines[line.position - 1], page.lines[line.position + 1]
    text = _OUTLET_BEHIND.sub("", _before_day(line))
    if _SIGNED_JAPANESE.fullmatch(text) and any(f"（{text}）" in other.raw for other in page.within("body")):
        return (text,)
    if printed := _PRINTED.fullmatch(text):
        return () if _NO_NAME.search(printed["name"]) else (printed["name"],)
    names = _AND.split(_AT_PLACE.sub("", text))
    if not all(map(_is_name, names)) or above.reason in _OF_MENUS:
        return ()
    if line.reason == "stamp":
        below = line
    if "@" not in below.unit.text and _is_german(page) and not _stands_again(page, line):
        return ()
    signed = _is_below_byline(below, names[0]) or _is_below_stamp(page, line) or _is_below_title(page, line)
    signed = signed or _is_beside_notice(page, line)
    return tuple(names) if signed and not any(_is_told_of(page, name) for name in names) else ()


def _before_day(line: Line) -> str:
    """A line, or what opens it before a sign and a day: "Jana Example | October 6, 2015 | Analysis"."""
    text = line.unit.text
    if line.reason != "stamp":
        return text
    dates = find_dates(text)
    opened = _BEFORE_DAY.fullmatch(text, 0, dates[0].start) if dates else None
    return opened["name"] if opened and not (opened["name"].isupper() or read_byline(text)) else ""


def _is_name(text: str) -> bool:
    if len(text.split()) > _LONGEST_NAME or _NO_NAME.search(text):
        return False
    return bool(_NAMED.fullmatch(text) or _SHOUTED.fullmatch(text))


def _is_german(page: Page) -> bool:
    """Whether all nouns of the story begin with a capital, so that two of them look like a name."""
    words = " ".join(sentence.text for sentence in page.sentences[:_FEW]).lower().split()
    return sum(map(_GERMAN.__contains__, words)) > _GERMAN_SHARE * len(words)


def _stands_again(page: Page, line: Line) -> bool:
    return any(other.unit.text.startswith(line.unit.text) for other in page.lines if other is not line)


def _is_below_byline(line: Line, name: str) -> bool:
    """Whether a line is what stands below the name of a writer: a day, the time of reading, or an address."""
    text = line.unit.text
    if line.reason == "stamp" or (line.reason == "notice" and find_dates(text)) or _READING_TIME.fullmatch(text):
        return True
    return "@" in text and len(text) < _LONGEST and name.split()[-1].lower() in text.lower()


def _is_below_stamp(page: Page, line: Line) -> bool:
    """Whether the day stands right above, and the name in capitals, once more on the page, or above what it can do."""
    if page.lines[line.position - 1].reason != "stamp":
        return False
    text, below = line.unit.text, page.lines[line.position + 1]
    return text.isupper() or _stands_again(page, line) or below.reason in _TOOLS or _is_outlet(below)


def _is_below_title(page: Page, line: Line) -> bool:
    """Whether the headline stands right above, and an outlet's name right below or the same name above both."""
    if line.position != page.title_position + 1:
        return False
    name = line.unit.text.casefold()
    above = (other.unit.text.casefold() for other in page.within("above"))
    return _is_outlet(page.lines[line.position + 1]) or any(map(name.__eq__, (one.split(" | ")[0] for one in above)))


def _is_beside_notice(page: Page, line: Line) -> bool:
    """Whether nothing but a notice, as that the page is old or summed up by a machine, parts a name from what it signs.

    It stands between the headline and the name, or right below a name that is right below the headline.
    """
    above, below = page.lines[line.position - 1], page.lines[line.position + 1]
    far = line.position - page.title_position
    return (far == 1 and below.reason == "notice") or (far == _NEAR_NOTICE and above.reason == "notice")


def _is_outlet(line: Line) -> bool:
    """Whether a line below a name is an outlet's name, as "Lowfield News" is."""
    words = line.unit.text.split()
    return 2 <= len(words) <= _LONGEST_NAME and bool(_OF_OUTLETS.fullmatch(words[-1])) and line.unit.text.istitle()


def _is_told_of(page: Page, name: str) -> bool:
    """Whether the headline or the story names what might be an author, and is a place or somebody else."""
    lower = name.lower()
    return any(lower in line.raw.lower() for line in page.within("title", "body"))


def _tells_of(name: str, note: str) -> bool:
    """Whether a line presents somebody as a writer."""
    return note.startswith(name) and _PRESENTED.match(note, len(name)) is not None
