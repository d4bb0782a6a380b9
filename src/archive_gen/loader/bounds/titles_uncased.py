"""What somebody is called in scripts that have no capitals: in Arabic, Persian, Urdu, Hebrew, Hindi and Bengali.

No capital tells a name from other words there, so that each word between a title and the name has to be known: as of a
country, as a form of address, or as one that says who holds the office no more or not yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

# What is written together with the word behind it: "and the", "to the", and the article.
_AR = r"[وف]?(?:[لب]?ال|لل|[لب])?"
_HE = r"[והלבמשכ]{0,3}"
_GAP = r"[\s\u200c]"
_TITLES = {
    "Prime Minister": rf"{_AR}رئيسة? (?:مجلس )?(?:ال)?وزراء|{_AR}رئيسة? الحكومة|نخست{_GAP}?وزیر|وزیرِ?{_GAP}?اعظم|"
    rf"{_HE}ראש ה?ממשלת?|{_HE}רה[\"״”]מ|प्रधानमंत्री|प्रधानमन्त्री|पीएम|প্রধানমন্ত্রী",
    "Chancellor": rf"{_AR}مستشارة?|صدر{_GAP}?اعظم|چانسلر|{_HE}קנצלרי?ת?|चांसलर|চ্যান্সেলর",
    "President": rf"{_AR}رئيسة?|ر[ئی]یس{_GAP}?جمهوری?|صدر|{_HE}נשיאת?|राष्ट्रपति|প্রেসিডেন্ট|রাষ্ট্রপতি",
    "Secretary of State": rf"{_AR}وزيرة? (?:ال)?خارجية|وزیر (?:امور )?خارجه|وزیرِ? ?خارجہ|{_HE}מזכירת? המדינה|"
    r"विदेश मंत्री|পররাষ্ট্রমন্ত্রী",
    "Foreign Minister": rf"{_AR}وزيرة? (?:ال)?خارجية|وزیر (?:امور )?خارجه|وزیرِ? ?خارجہ|{_HE}שרת? החוץ|विदेश मंत्री|"
    r"পররাষ্ট্রমন্ত্রী|বিদেশমন্ত্রী",
    "Secretary-General": rf"{_AR}أمين (?:ال)?عام|دبیر{_GAP}?کل|سیکرٹری جنرل|{_HE}מזכ[\"״”]ל|महासचिव|মহাসচিব",
}  # fmt: skip
_WORD = r"[^\s\u200c،,.;:()«»\"“”!?؟।|]+(?:[\"״”][^\s،,.]+)?"
_BEFORE = {
    title: re.compile(
        rf"(?:^|[\s(\[«»\"“”'‘’:،,|–—-])(?P<title>{words})(?P<between>(?:{_GAP}{_WORD}){{0,5}})[،,]?\s[\"«“]?$"
    )
    for title, words in _TITLES.items()
}
# Persian alone puts it behind the name as often: "Name, president of the country".
_BEHIND = {
    title: re.compile(rf"[\"»”]?[،,]?\s(?P<title>{words})(?P<after>(?:{_GAP}{_WORD}){{1,5}})")
    for title, words in _TITLES.items()
}
_FORMER = frozenset(
    (
        "السابق السابقة الأسبق سابق الراحل الراحلة المخلوع پیشین اسبق مرحوم آنجہانی לשעבר המנוח "
        "पूर्व दिवंगत तत्कालीन সাবেক প্রাক্তন প্রয়াত তৎকালীন"
    ).split()
)
# Who is elected, a candidate or a deputy.
_NOT_YET = frozenset(
    (
        "المنتخب المنتخبة منتخب المؤقت القائم قائم مرشح المرشح مرشحة نائب لنائب ونائب بنائب نائبة النائب نواب ونواب "
        "مساعد لمساعد ومساعد مستشار وكيل معاون نامزد کفیل نومنتخب امیدوار הנבחר הנבחרת נבחר "
        "המועמד המועמדת סגן סגנית לסגן וסגן नवनिर्वाचित निर्वाचित भावी उप নবনির্বাচিত নির্বাচিত উপ ভাইস"
    ).split()
)
# What may stand between: forms of address, and the common nouns for a state or a union of states.
_JOINING = frozenset(
    (
        "الأمير الشيخ الدكتور د السيد السيدة سمو جمهورية الجمهورية لجمهورية دولة الدولة لدولة مملكة المملكة "
        "الأمم للأمم المتحدة حلف لحلف شمال الأطلسي الناتو الاتحاد الاتحادية العربية الإسلامية الشعبية الديمقراطية "
        "جمهوری اسلامی کشور کشورمان این آقای دکتر سید متحده ایالات فدرال مردمی خلق ملل سازمان "
        "جناب مسٹر محمد سینیٹر مملکت کے کی ملک מדינת דר श्री डॉ डा के की देश ড মাননীয়"
    ).split()
)
_ARTICLES = re.compile(r"^(?:[وفلب]?ال|لل|[וה])")
_AS_FAR_AS = 70
_BENGALI_ENDINGS = ("", "র", "ের", "কে", "য়ের", "ও")


class Beside(NamedTuple):
    """A title beside a name, from `start` to `end` of a folded text; `former` says that it is held no more."""

    start: int
    end: int
    former: bool


def is_uncased(sign: str) -> bool:
    """Whether a sign is of one of these scripts."""
    return "\u0590" <= sign < "\u0a00"


def title_beside(
    folded: str, start: int, end: int, last: int, title: str, is_of_country: Callable[[str], bool]
) -> Beside | None:
    """What the bearer of the name from `start` to `end` is called by that office; `last` is where a name before is."""
    if title not in _BEFORE or not _ends(folded, end):
        return None
    return _before(folded, start, end, last, title, is_of_country) or _behind(folded, start, end, title, is_of_country)


def _ends(folded: str, end: int) -> bool:
    rest = re.match(r"[^\s،,.;:()«»\"“”!?؟।|'’-]*", folded[end : end + 8])
    glued = rest.group() if rest else ""
    if "\u0980" <= folded[end - 1] < "\u0a00":
        return glued in _BENGALI_ENDINGS
    return not any(sign.isalnum() or unicodedata.category(sign).startswith("M") for sign in glued)


def _before(
    folded: str, start: int, end: int, last: int, title: str, is_of_country: Callable[[str], bool]
) -> Beside | None:
    reach = max(0, last, start - _AS_FAR_AS)
    before = folded[reach:start]
    found = _nearest(_BEFORE[title], before)
    if not found:
        return None
    between = _parts(found["between"])
    beside = {*between, *_parts(before[: found.start("title")])[-2:]}
    if beside & _NOT_YET or not _are_known(between, is_of_country):
        return None
    return Beside(reach + found.start("title"), end, bool(beside & _FORMER))


def _behind(folded: str, start: int, end: int, title: str, is_of_country: Callable[[str], bool]) -> Beside | None:
    found = _BEHIND[title].match(folded, end) if "\u0600" <= folded[end - 1] < "\u0700" else None
    if not found or not re.search("[یک]", found["title"]):
        return None
    taken = []
    for word in _parts(found["after"]):
        if not _are_known((word,), is_of_country) and word not in _NOT_YET:
            break
        taken.append(word)
    if not taken or _NOT_YET.intersection(taken):
        return None
    return Beside(start, found.end("title"), bool(_FORMER.intersection(taken)))


def _nearest(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    found = further = pattern.search(before)
    while further:
        found, further = further, pattern.search(before, further.end("title"))
    return found


def _parts(words: str) -> list[str]:
    return re.findall(_WORD, words)


def _are_known(words: Iterable[str], is_of_country: Callable[[str], bool]) -> bool:
    return all(
        word in _FORMER or word in _JOINING or is_of_country(word) or is_of_country(_ARTICLES.sub("", word))
        for word in words
    )
