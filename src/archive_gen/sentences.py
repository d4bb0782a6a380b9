"""Where sentences end: at a stop that is no initial's and no title's, before what can open the next."""

from __future__ import annotations

import re

# By their lengths, for what is looked back at must be of one.
NO_STOPS = (
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|Lt|St|No|vs)\.)"
    r"(?<!\b(?:Mrs|Gen|Col|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)(?<!\b(?:Prof|Sept)\.)"
    r"(?<!\b[ap]\.m\.(?=\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
)
"""What must not stand before a sentence's end, as part of a pattern: "U.S. President", "J. Smith", "7 p.m. Monday"."""

STOPS = ".!?…。！？।॥۔؟։።"
"""What ends a sentence, also those of Hindi and Bengali, Urdu, Arabic, Armenian and Amharic."""

# Capitals of Latin, Greek and Cyrillic, and the letters of scripts that have none.
_OPENING = "A-ZÀ-ÞĄĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽΆ-ΫЀ-Я\u0531-\u0556\u0590-\u0e7f가-힣"
# Only from the head of a run of stops: from each of them in turn, a line of dots would take the square of its length.
SENTENCE_END = re.compile(
    rf"[{STOPS}](?<![{STOPS}]{{2}})[{STOPS}]*{NO_STOPS}"
    rf"(?:(?<=[。！？।॥۔؟])|[\"”’»“«)]*\s+(?=[\"“‘„«(]?[{_OPENING}]))"
)
