"""What search engines set above a page that they kept: Google, Bing, Yahoo, Yandex and Baidu."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.loader.lines import Unit
from archive_gen.loader.wrapping.banners import HIGHEST, address_in, saved_on, take_off
from archive_gen.loader.wrapping.wrapping import Wrapping

# Asked of every capture.
_SIGNS = ("oogle", "o o g l e", "cached page for", "is a cache of", "Яндекс", "охран", "百度")
_HEAD = 800
_LONGEST = 1200
# What is said of the page is said in any language: that it is Google's, a copy, of an address and of a time.
_OF_GOOGLE = re.compile(r"Google|G o o g l e")
_A_CACHE = re.compile(
    r"\b(?:cach[eé]|cachad|cachelagr|gecach|mellomlagr|gyorsítótár|önbellek|кеш|кэш|memoria|pamięci|mezipamět|"
    r"geheugen|välimuisti|κρυφ)|キャッシュ|快照|缓存|快取|頁庫|캐시|แคช|ذاكرة|מטמון",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"\d{1,2}:\d\d:\d\d (?:GMT|UTC)")
_OTHERS = re.compile(
    r"You have reached the cached page for https?://|(?:Below|This) is a cache of https?://|"
    r"(?:Яндекс\W{1,4})?Сохран[её]нная копия (?:страницы )?https?://|(?:Это )?копия страницы .{0,80}Яндекс|"
    r"以下是该网页在北京时间|[（(]百度和网页 ?https?://|您查询的关键词是"
)
# The tip below it names a key, which is the same in all languages; others end by saying that the page is not theirs.
_TIP = re.compile(
    r"Ctrl ?\+|Strg ?\+|Cmd ?\+|⌘|^(?:Bing|Google|Microsoft|Yahoo!?) is (?:not|neither) (?:affiliated|responsible)"
)
_TIP_REACH = 6
_LINE = re.compile(
    r"Full version(?: Text-only version)?(?: View source)?|Text-only version|View source|"
    r"Vollständige Version|Nur-Text-Version|Quelle anzeigen|Version intégrale|Version en texte seul|Afficher la source|"
    r"Versión completa|Versión de solo texto|Ver código fuente|Versão completa|Versão somente texto|Ver código-fonte|"
    r"Versione completa|Versione di solo testo|Visualizza sorgente|Volledige versie|Alleen-tekstversie|Bron weergeven|"
    r"Полная версия|Текстовая версия|Просмотреть исходный код|フルバージョン|テキストのみのバージョン|ソースを表示|"
    r"完整版|纯文字版|纯文本版本|查看源代码|純文字版|檢視原始碼|전체 버전|텍스트 전용 버전|소스 보기|"
    r"G o o g l e['’]s cache is the snapshot .{0,120}|The page may have changed since that time.{0,120}|"
    r"This cached page may reference images .{0,120}|Click here for the (?:current page|cached text only).{0,80}|"
    r"To link to or bookmark this page, use the following url: .{0,400}|"
    r"Google is (?:not|neither) affiliated with the authors of this page .{0,80}|"
    r"These (?:search )?terms .{0,60}highlighted: .{0,200}|These terms only appear in links .{0,200}|"
    r"Below is a snapshot of the Web page as it appeared on .{0,500}|It['’]s a snapshot of the page taken .{0,200}|"
    r"(?:Bing|Yahoo!?|Microsoft) is not (?:responsible|affiliated) .{0,160}|"
    r"Яндекс(?: не .{0,120})?|Страница могла измениться.{0,80}|(?:如果打开速度慢|如果想更新或删除快照).{0,120}|"
    r"(?:您查询的关键词是|以下是该网页在北京时间|[（(]百度和网页).{0,400}"
)


def unwrap_search_cache(units: Sequence[Unit], text: str) -> Wrapping | None:
    """Return a text without what a search engine's cache says above it; None where it says nothing."""
    head = text[:_HEAD]
    if not any(sign in head for sign in _SIGNS):
        return None
    top = next((i for i, unit in enumerate(units[:HIGHEST]) if _is_of_cache(unit.text)), None)
    if top is None:
        return None
    while top and _LINE.fullmatch(units[top - 1].text[:_LONGEST]):
        top -= 1
    end = top + 1
    tips = [i for i in range(end, min(len(units), end + _TIP_REACH)) if _TIP.search(units[i].text[:_LONGEST])]
    end = tips[-1] + 1 if tips else end
    while end < len(units) and (_LINE.fullmatch(units[end].text[:_LONGEST]) or _is_of_cache(units[end].text)):
        end += 1
    within = units[top:end]
    return take_off(units, range(top, end), saved_on(within, text, "cache")._replace(url=address_in(within)))


def _is_of_cache(words: str) -> bool:
    words = words[:_LONGEST]
    if _OTHERS.match(words):
        return True
    # An article that quotes one begins with a quotation mark.
    told = words[:1].isalnum() and "://" in words and _OF_GOOGLE.search(words) and _A_CACHE.search(words)
    return bool(told and _MOMENT.search(words))
