"""What texts in other languages than English bound by what they call somebody, and by words of an event."""

from __future__ import annotations

import pytest

from archive_gen.loader import load_record
from archive_gen.model import Capture, Record
from loading import shipped_knowledge

# A sentence, and the window that it allows.
SAID = [
    ("US-Präsident Joe Biden hat am Montag im Rathaus über die Fähre gesprochen.", "[2021-01-20..2025-01-20]"),
    ("Der frühere US-Präsident Donald Trump hat im Rathaus über die Fähre geredet.", "[2021-01-20..2025-01-20]"),
    ("Die Fähre wurde unter US-Präsident Barack Obama am Montag getauft, hieß es.", "[2009-01-20..]"),
    ("Seit Beginn des russischen Angriffskriegs fährt die Fähre nicht mehr.", "[2022-02-24..]"),
    ("Le président américain Joe Biden a parlé lundi du ferry dans le port.", "[2021-01-20..2025-01-20]"),
    ("L'ancien président américain Donald Trump a parlé du ferry dans le port.", "[2021-01-20..2025-01-20]"),
    ("El presidente de Estados Unidos, Joe Biden, habló el lunes del transbordador.", "[2021-01-20..2025-01-20]"),
    ("El expresidente de Estados Unidos Donald Trump habló del transbordador.", "[2021-01-20..2025-01-20]"),
    ("Il presidente degli Stati Uniti Joe Biden ha parlato del traghetto.", "[2021-01-20..]"),
    ("Встреча президента США Джо Байдена с мэром прошла в среду в порту города.", "[2021-01-20..2025-01-20]"),
    ("Бывший президент США Дональд Трамп рассказал в порту города о пароме.", "[2021-01-20..2025-01-20]"),
    ("Prezydent USA Joe Biden mówił w porcie o nowym promie na wyspę, podano.", "[2021-01-20..]"),
    ("바이든 대통령은 항구에서 여객선의 운항이 재개되었다고 말했다.", "[2021-01-20..]"),
    ("트럼프 전 대통령은 항구에서 여객선의 운항이 재개되었다고 말했다.", "[2021-01-20..2025-01-20]"),
    ("美国总统拜登在港口表示，渡轮已经恢复通航，居民们对此表示欢迎。", "[2021-01-20..]"),
]
NOT_SAID = [
    "Der designierte US-Präsident Joe Biden hat am Montag über die Fähre gesprochen.",
    "Vizepräsident Joe Biden hat am Montag im Rathaus über die Fähre gesprochen.",
    "Präsident Jan Beispiel und Donald Trump sprachen am Montag über die Fähre.",
    "Donald Trump hat am Montag im Rathaus über die Fähre gesprochen, hieß es dort.",
]
MORE = {
    "": "Die Fähre war im Nebel auf Grund gelaufen, zwei Matrosen kamen ins Krankenhaus, die Preise bleiben gleich.",
    "к": "Паром сел на мель в тумане, двое матросов были доставлены в больницу, цены на билеты не изменятся.",
    "다": "배는 안개 속에서 좌초했으며 선원 두 명이 병원에서 치료를 받았다. 요금은 그대로 유지된다.",
    "渡": "渡轮在雾中搁浅，两名船员在医院接受治疗。票价保持不变，居民们表示欢迎。",
}


def record(sentence: str) -> Record:
    more = next(text for sign, text in reversed(MORE.items()) if sign in sentence)
    loaded = load_record(Capture("case.txt", f"{more[:16]}\n\n{sentence}\n\n{more}\n".encode()), shipped_knowledge())
    assert loaded.record is not None
    return loaded.record


@pytest.mark.parametrize(("sentence", "window"), SAID)
def test_what_somebody_is_called_bounds_a_text(sentence: str, window: str) -> None:
    assert record(sentence).dating.edtf == window


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_who_does_not_hold_the_office_bounds_nothing(sentence: str) -> None:
    assert record(sentence).dating.edtf is None
