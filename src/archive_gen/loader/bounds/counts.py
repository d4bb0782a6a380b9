"""Numbers and lengths of time as English writes them: "eighteen months", "a hundred days", "the third year"."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

DAY, WEEK, HALF_YEAR = (dt.timedelta(days=days) for days in (1, 7, 183))

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety hundred"
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split())}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 3)}
COUNT = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?:an?|one) hundred|an?|{'|'.join(NUMBERS)}"
"""A number as people write it, as part of a pattern: "18", "1,000", "eighteen", "a", "one hundred"."""
AT_LEAST = ("more than", "over", "at least", "well over", "just over")
"""Words in front of a count that make it the least."""
ALMOST = ("nearly", "almost")

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), 1)}
ORDINAL = rf"\d{{1,4}}(?:st|nd|rd|th)|\d,\d{{3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}"
"""A number in a row, as part of a pattern: "80th", "third"."""


def count_of(words: str) -> int:
    """Return the number that `COUNT` has found."""
    digits = words.replace(",", "")
    return int(digits) if digits.isdigit() else NUMBERS.get(words.lower().split()[-1], 1)


def ordinal(words: str) -> int:
    """Return the number that `ORDINAL` has found."""
    return _ORDINALS.get(words.lower()) or int(words[:-2].replace(",", ""))


def delta(count: int, unit: str) -> relativedelta:
    """Return so many days, weeks, months, years or decades; `unit` is one of these in the singular."""
    return {
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
        "decade": relativedelta(years=10 * count),
    }[unit]


def nearly(count: int, unit: str) -> tuple[relativedelta, relativedelta]:
    """Return the shortest and the longest time that "nearly so many" stands for; months are not counted to the day."""
    most = delta(count, unit) + relativedelta(weeks=1) if unit == "month" else delta(count, unit)
    return delta(3 * count // 4, unit), most
