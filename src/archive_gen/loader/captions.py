"""Whether a line says what a picture shows: by who took it, by its number in a gallery, or by what is seen in it."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, Implementation

SHORTEST_SEEN, LONGEST_PLACED = 25, 400
"""How many characters a line has, at least, that tells of what is seen, and at most, that says where in the picture."""
_LONGEST_CAPTION = 700

# Who took the picture stands behind what it shows.

_LONGEST_CREDIT = 170
_AGENCIES = (
    "getty|reuters|afp|ap photo|associated press|epa|shutterstock|istock|alamy|xinhua|tass|kyodo|yonhap|kcna|dpa"
)
_COMMONS = ("wikimedia", "creative commons", "flickr", "pixabay", "unsplash", "pexels")
# In lower case: to ignore the case of so many words takes three times the time.
_PICTURED = re.compile("|".join((
    # "(photo: jana example)", "[file pic by jana example]"
    r"[(\[](?:[^()\[\]]{0,80}\b)?(?:photo|image|picture|foto|bild|photograph|file pic)\b[^()\[\]]{3,80}[)\]]\W{0,3}$",
    # "(jana example/reuters)", "(harbour office, via getty images)"
    rf"[(\[][^()\[\]]{{3,80}}[/,] ?(?:via )?(?:{_AGENCIES})\b[^()\[\]]{{0,40}}[)\]]\W{{0,3}}$",
    # "the ferry in the fog (afp)"
    rf"[^.!?:] \((?:{_AGENCIES})\)$",
    # "... in the fog. photo by jana example", "... in the fog | file picture: jana example"
    r"(?:^|[.!?…)”\"|] ?|/ ?)(?:file |(?:ap|afp|ani|pti|upi) )?(?:photo(?:graph)?|image|picture)s?"
    r"(?: by|:| courtesy(?: of)?) "
    r"(?:[^.!?]|\b[a-z]\.){2,60}\.?$",
    # "... in the fog. photo | file | harbour media", "... in the fog. photos/courtesy", "..., may 2019,photo: ap/name"
    r"[.!?…”\"|] (?:file )?(?:photo|picture)s? ?[|/] ?[^.!?]{2,60}$",
    rf",photo: (?:ap|{_AGENCIES})\b[^.!?]{{0,40}}$",
    # "... in the fog. [courtesy, harbour office]", "... in the fog. (file)"
    r"[.!?…”\"] [(\[](?:courtesy|file)\b[^()\[\].!?]{0,40}[)\]]$",
    # "(jana example photo)", "... in the fog. photo", "file photo."
    r"\([^()]{2,40} (?:photo|image)s?\)$",
    r"[.!?…”\"] (?:photo|image|picture)$",
    r"\bfile (?:photo|image|picture)\.?$",
    # "(ap/jana example)", "... in the fog. jana example/harbour office via ap"
    rf"[(\[](?:ap|{_AGENCIES})/[^()\[\]/ ]{{2,30}} [^()\[\]/]{{2,40}}[)\]]\W{{0,3}}$",
    rf"[.!?)”\"] ?[^.!?/]{{3,40}}/(?:[^.!?]{{2,40}}(?:/| via ))?(?:ap|{_AGENCIES})(?: images| photo)?\W{{0,2}}$",
    r"\bpurchase licensing rights(?:, opens new tab)?$",
    # "credit: jana example", "photo credits...jana example"
    r"\b(?:(?:photo|image|picture) )?credits?(?:: |\.\.\.|…)[^!?]{2,60}$",
    # "via flickr", "(wikimedia commons", "public domain (cc ...", "(cc by-sa 4.0)"
    rf"(?:\bvia |/ ?|\(|\bcourtesy of )(?:{'|'.join(_COMMONS)})\b[^.!?]{{0,40}}$",
    r"\bpublic domain\b[^.!?]{0,4}(?:\(cc\b.{0,16})?$",
    r"\(cc(?:[ -](?:by|sa|nc|nd|0)){1,4}\b[^()]{0,8}\)$",
    # "... in may 2019. (ap)", "... in the fog // reuters", "getty images"
    rf"\b(?:19|20)\d\d\.? (?:[–—-] )?\(?(?:ap|efe|{_AGENCIES})\)?(?:[-/ ][^.!?]{{0,40}})?$",
    # "... in the fog. via reuters"
    rf"[.!?”\"] via (?:ap|{_AGENCIES})\b[^.!?]{{0,30}}$",
    rf"[^|]\s//? ?(?:{_AGENCIES})[^.!?]{{0,40}}$",
    r"\bgetty(?: images)?$",
    # A bar parts a headline from its outlet, and a sentence from whoever took the picture.
    r"[^|]{30}[.!?] \| [^|.!?]{1,40}$",
)))  # fmt: skip
# "... in the fog. Jana Example, AP", "... in the fog. Jana Example—AP/Getty Images"
_PICTURED_BY_NAME = re.compile(
    rf"[.!?”\"] (?:[A-Z][\w.'’-]* ){{1,3}}(?:[A-Z][\w.'’-]*, (?i:ap|{_AGENCIES})\.?|"
    rf"[A-Z][\w.'’-]*—(?i:ap|{_AGENCIES})\b[^.!?]{{0,20}})$"
)
_PICTURED_ABROAD = re.compile("|".join((
    # "Foto: Jana Example", "... im Nebel. Foto: Jana Example", "Φωτό: Γιάννα"
    r"(?:^|[.!?…)”\"|–—-] |\w )(?:fotos?|fotograf[ií]as?|fotoğraf|фото|снимка|fot\.|zdj\.|zdjęcie|kuvat?|billede|bilde|"
    r"imagen|imagem|immagine|fotó|ảnh|φωτο(?:γραφία)?|φωτό|צילום|عکس|صورة)\s?: ?(?:[^.!?]|\b[A-ZА-Я]\.){2,60}$",
    r"[.!?…)”\"|] (?:fotos?|фото): ?(?-i:[A-ZÀ-ÞА-Я][\w-]*(?:[ /][A-ZÀ-ÞА-Я][\w-]*){0,3})\.$",
    # "... we mgle. Fot. Jan Przykład", "... im Nebel – Bild: Jana Example", "Bild: dpa"
    r"(?:[.!?…)”\"|]|\w) (?:(?:fot|zdj)\. |[–|-] ?bild: ?)(?-i:[A-ZŁŚŻÄÖÜ])(?:[^.!?]|\b[A-Z]\.){1,60}$",
    rf"\bbild: ?(?:{_AGENCIES}|imago|picture alliance)\b[^.!?]{{0,60}}$",
    # A headline may quote the newspaper of that name, and goes on with more than a name.
    r"\w (?-i:Bild): ?(?-i:[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){1,2})$",
    # "El transbordador en la niebla. EFE/Juana Ejemplo"
    r"[^.!?]{12}\. (?:efe|ansa|lusa)(?:[ /][^.!?]{0,30})?$",
    # Japanese papers give the day, the place and whoever took it.
    r"[=＝](?:\d{4}年)?\d{1,2}月\d{1,2}日[^。]{0,40}(?:撮影|提供)$",
    # German pages put the holder of the rights behind what a picture shows: "Die Fähre im Nebel. © Hafenamt".
    r"[^©]{16}[.!?)\w…”“\"]\s[(/|–—-]?\s?(?:©|(?:bildquelle|bildrechte|bildnachweis|fotograf(?:in)?|copyright):) ?"
    r"(?:[^.!?©]|\.(?=\w)|(?<=\b[A-ZÄÖÜ])\.){2,60}\)?$",
)), re.IGNORECASE)  # fmt: skip
_CUES_ABROAD = (
    "foto", "bild", "фото", "fot.", "zdj.", ". efe", ". ansa", ". lusa", "©", "copyright:", "снимка:", "zdjęcie:",
    "kuva:", "kuvat:", "billede:", "bilde:", "image", "immagine:", "fotó:", "ảnh:", "φωτο", "φωτό:",
    "撮影", "提供", "צילום:", "عکس:", "صورة:",
)  # fmt: skip
_CUES_HERE = (
    "photo", "image", "picture", "file pic", "credit", "licensing", "(ap/", "via ap", "/ap", ", ap", "- ap", "(ap)",
    ". | ", "(courtesy", "[courtesy", "(file", "[file",
)  # fmt: skip
# "The ferry in the fog. (Jana Example for the Ledger)"
_TAKEN_FOR = re.compile(
    r"[.!?…”\"] \([A-ZÀ-Þ][^()/.]{2,30}/[A-ZÀ-Þ][\w.'’-]+ [A-ZÀ-Þ][^()/]{1,24}\)$|"
    # "The ferry in the fog. (Jana Example/Ledger90)"
    r"[.!?…”\"] \((?:[A-ZÀ-Þ][\w.'’-]+ ){1,2}[A-ZÀ-Þ][\w.'’-]+/[A-ZÀ-Þ][\w.'’-]{2,20}\)$|"
    r"[.!?…”\"] \((?:[A-Z][\w.'’-]* ){2,4}for (?:the |The )?[A-Z][^()]{2,40}\)$"
)
# "The ferry in the fog. —JANA EXAMPLE", "... in the fog. — Jana Example/The Ledger", "... in the fog. [JANA EXAMPLE]"
_SIGNED = re.compile(
    r"\. ?[—–] ?(?:[A-Z][A-Z.'’-]* ){1,3}[A-Z'’-]{2,20}$|"
    r"\. ?[—–] ?(?:[A-Z][\w.'’-]* ){1,3}[\w'’-]{2,20}/[A-Z][^.!?/]{2,30}$|"
    # What leads on to a page is nobody: "... in the fog. [FULL STORY]".
    r"[.”\"] \[(?![^\[\]]*\b(?:STORY|STORIES|MORE|READ|ARTICLE|REPORT|LINK|HERE|VIDEO|SOURCE|UPDATE|UPDATED|EDITOR)\b)"
    r"[A-Z][A-Z\d .,&/'’-]{2,40}\]$"
)
# "The ferry in the fogCredit: Jana Example", as a page without the gap between both boxes has it.
_CREDIT_BEHIND = re.compile(r"[a-z\d.!?)”’]Credit:? ?[A-Z][^!?]{1,60}$")
# A gallery numbers its pictures: "3 of 12: The ferry in the fog".
_NUMBERED = re.compile(r"(?:\d{1,3} ?(?:of|/) ?\d{1,3}:? |\[\d{1,3} ?/ ?\d{1,3}\] ?)[A-Z“\"]")
# A picture's text with the lead glued to it, as both stood in one box: "(Photo: A. Name)EASTHAM - The council ...".
_CREDIT_GLUED = re.compile(r"\((?i:[^()]{0,60}\b)?(?i:photo|image|picture|getty)\b[^()]{0,60}\)(?=[A-ZÀ-Þ])")
_SHORTEST_LEAD = 100

# What is seen in the picture.

# What an agency's picture shows begins with the word that it is not of the day: "FILE - The mayor in ...".
_FILED_FIRST = re.compile(r"FILE\s?[-–—]\s?(?:[A-Z]|(?:\w+ )?(?:image|photo|picture)\b)|FILE (?:PHOTO|IMAGE|PICTURE)\b")
_FILED = re.compile(r"file (?:photo|picture|image)")
_FILED_START = 150
# Who gave a picture out stands in the sentence: "..., in this undated photo released by the harbour office."
_GIVEN_OUT = re.compile(
    r"\bin (?:this|an?) (?:\w+ ){0,2}(?:photo|picture|image|photograph)\b[^.!?]{0,30}? "
    r"(?:taken|released|provided|obtained|issued|supplied|made available|made from)\b|"
    r"^(?:\(COMBO\) )?This (?:\w+ ){0,3}(?:photo|picture|image|photograph)s?\b[^.!?]{0,60}? "
    r"(?:shows?|created|taken|released|provided|obtained|issued|supplied|made available|made from)\b|"
    r"^(?:A|The) (?:TV|television) screen (?:shows|showing|broadcast)|"
    r"^(?:People|Passers-?by|Passengers|Visitors|Commuters|A (?:man|woman)) (?:watch|walk|pass|look)\w{0,2} "
    r"[^.!?]{0,20} (?:TV|television|news) (?:screen|broadcast|report|program|news)"
)
# So do the places of those whom it shows: "The mayor (left) with ...", "Jana Example, right, greets ...".
_SIDE = r"(?:(?:(?:second|third|far|top|bottom|center|centre) )?(?:from )?(?:left|right)|cent(?:er|re))"
_PLACED = re.compile(
    rf"\({_SIDE}\)|[A-Z][\w.'’-]+, {_SIDE}(?:, [a-z]|\.?$)|, {_SIDE}; [^.!?]+[A-Z]|"
    rf"^\W?(?:From|Left to|Clockwise from)\b[^.!?]{{0,20}} ?{_SIDE}[,:)]|"
    r"\(L\).*\(R\)|\(R\).*\(L\)"
)
_PICTURES = ("photo", "picture", "image", "TV ", "television ", "news report", "news broadcast", "news program")
_PLACES = (
    "left)", "right)", "center)", "centre)", "left,", "right,", "center,", "centre,", "left.", "right.", "From left",
    "From right", "Left to right", "Clockwise", "(L)", "left;", "right;",
)  # fmt: skip
_SEEN_CUES = tuple(map(str.lower, (*_PICTURES, *_PLACES)))
# What the patterns need: those of who took a picture, first those abroad, and those of what is seen in it.
_TAKEN_CUES = (*_CUES_ABROAD, *_CUES_HERE, *_COMMONS, *_AGENCIES.split("|"), "public domain", "(cc", ". ap")
_CUES = AhoCorasick([*_TAKEN_CUES, *_SEEN_CUES], implementation=Implementation.DFA)
# What is seen is told as if it were now, with the place and the full day: "The mayor speaks in Oxen, May 3, 2019."
_SEEN = re.compile(
    r"\b(?:arrives?|attends?|speaks?|gestures?|waves?|poses?|walks?|shakes? hands|looks? on|listens?|delivers?|greets?|"
    r"inspects?|takes? part|stands?|sits?|celebrates?|cheers?|chants?|rests?|embraces?|"
    r"holds? (?:up |an? )?(?:signs?|banners?|placards?|flags?|copy)|(?:is|are) seen)\b(?:[^.!?]|\b[A-Z]\.){5,300}, "
    r"(?:on )?(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )(?:19|20)\d\d\.?$"
)
# Agencies tell the news behind what is seen: "People wait at the pier on Sunday, Feb. 7, 2016, in Oxen. The company".
_SEEN_FIRST = re.compile(
    r"[A-Z][^.!?]{4,160}?\b(?:applaud|attend|arrive|watch|wait|walk|speak|gesture|wave|pose|cheer|chant|stand|sit|look|"
    r"listen|greet|inspect|celebrate|embrace|shake)s?\b(?:[^.!?]|\b[A-Z]\.){5,160}\b[A-Z][a-z]+day, "
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b"
)
_SAID = re.compile(r"\b(?:said|told|says) (?!to be\b)")
_TOLD_AFTER = re.compile(r"\b(?:was|were|had|said|will|would)\b")


def is_caption(text: str) -> bool:
    """Whether a line says what a picture shows.

    Told by the photographer or file behind it, its number in a gallery, or what is seen in it.
    """
    if len(text) > _LONGEST_CAPTION or glued_caption_end(text):
        return False
    if _NUMBERED.match(text) or (text.startswith("FILE") and _FILED_FIRST.match(text)):
        return True
    lower = text.lower()
    start = lower[:_FILED_START]
    if "file " in start and _FILED.search(start) and not _SAID.search(lower):
        return True
    # Nearly every line is asked, and few hold one of the words that the patterns need.
    cues = _CUES.find_matches_as_indexes(lower, overlapping=True)
    if _is_seen(text, has_cue=any(number >= len(_TAKEN_CUES) for number, _, _ in cues)):
        return True
    end = text[-_LONGEST_CREDIT:]
    if end.endswith(")") and (" for " in end or "/" in end) and _TAKEN_FOR.search(end):
        return True
    if ("—" in end or "–" in end or end.endswith("]")) and _SIGNED.search(end):
        return True
    if "Credit" in end and _CREDIT_BEHIND.search(end):
        return True
    behind = len(lower) - len(end)
    taken = [number for number, start, _ in cues if start >= behind and number < len(_TAKEN_CUES)]
    if not taken:
        return False
    abroad = min(taken) < len(_CUES_ABROAD) and _PICTURED_ABROAD.search(end)
    return bool(abroad or _PICTURED.search(lower[behind:]) or _PICTURED_BY_NAME.search(end))


def _is_seen(text: str, *, has_cue: bool) -> bool:
    """Whether a line tells of what is seen: who gave the picture out, where in it somebody is, or place and day."""
    if text.startswith("©"):
        return len(text) <= LONGEST_PLACED
    if len(text) < SHORTEST_SEEN:
        return False
    if has_cue and (_GIVEN_OUT.search(text) or (len(text) <= LONGEST_PLACED and _PLACED.search(text))):
        return not _SAID.search(text)
    if text[-5:].strip(".").isdigit() and _SEEN.search(text) is not None and not _TOLD_AFTER.search(text):
        return True
    first = _SEEN_FIRST.match(text) if "day, " in text else None
    return first is not None and not _TOLD_AFTER.search(first[0])


def glued_caption_end(text: str) -> int:
    """Return where a picture's text ends that the article is glued to, its credit in between; 0 where none is."""
    match = _CREDIT_GLUED.search(text, 0, _LONGEST_CAPTION) if "(" in text else None
    return match.end() if match and len(text) - match.end() >= _SHORTEST_LEAD else 0


def is_of_another_time(caption: str) -> bool:
    """Whether a caption says that the picture comes from a file, or that nobody knows when it was taken."""
    return _FROM_A_FILE.search(caption) is not None


_FROM_A_FILE = re.compile(r"\b(?:file|archives?|undated|library)\b", re.IGNORECASE)
