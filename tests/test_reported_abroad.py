"""Full days in brackets, behind "today" or their weekday, in texts in other languages than English."""

from __future__ import annotations

import pytest

from archive_gen.loader import load_record
from archive_gen.model import Capture
from loading import shipped_knowledge

DAYS = [
    (
        "Die Stadt hat die Brücke heute (1. März 2025) gesperrt, sagte der Bürgermeister im Rathaus der Stadt.",
        "Der Verkehr wird bis zum Frühling über die neue Straße geleitet, und die Fähre fährt wieder jede Stunde.",
        "[2025-03-01..2025-03-08]",
    ),
    (
        "Ο δήμαρχος έκλεισε σήμερα (01.03.2025) τη γέφυρα του λιμανιού για τις εργασίες συντήρησης.",
        "Η κυκλοφορία θα γίνεται από τον νέο δρόμο μέχρι την άνοιξη, και το πλοίο εκτελεί πάλι δρομολόγια.",
        "[2025-03-01..2025-03-08]",
    ),
    (
        "Jembatan itu ditutup untuk perbaikan, kata wali kota kepada wartawan di kantornya, Jumat (3/2/2023).",
        "Lalu lintas dialihkan ke jalan baru yang dibangun oleh pemerintah kota, dan feri kembali berlayar.",
        "[2023-02-03..2023-03-06]",
    ),
    # It is to be closed then.
    (
        "Jembatan itu akan ditutup untuk perbaikan, kata wali kota kepada wartawan, pada Jumat (3/2/2023).",
        "Lalu lintas dialihkan ke jalan baru yang dibangun oleh pemerintah kota, dan feri kembali berlayar.",
        None,
    ),
    # That day was no Friday.
    (
        "Jembatan itu ditutup untuk perbaikan, ujar wali kota kepada wartawan di kantornya, Jumat (4/2/2023).",
        "Lalu lintas dialihkan ke jalan baru yang dibangun oleh pemerintah kota, dan feri kembali berlayar.",
        None,
    ),
    (
        "เมืองปิดสะพานเก่าเพื่อซ่อมแซม\n\nชาวเมืองเล่าว่า เมื่อวันที่ 2 ก.ย.2566 นายกเทศมนตรีปิดสะพานเก่า และเรือข้ามฟากกลับมาแล่นทุกชั่วโมง",
        "การจราจรใช้ถนนสายใหม่จนถึงฤดูใบไม้ผลิ และค่าโดยสารยังคงเดิมสำหรับชาวเมืองทุกคนในปีนี้",
        "[2023-09-02..]",
    ),
    (
        "Jembatan lama telah ditutup untuk perbaikan, kata wali kota di kantornya, Senin, 5 Maret 2018.",
        "Lalu lintas dialihkan ke jalan baru yang dibangun oleh pemerintah kota, dan feri kembali berlayar.",
        "[2018-03-05..]",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "more", "window"), DAYS)
def test_a_full_day_of_the_news_bounds_a_text(lead: str, more: str, window: str | None) -> None:
    loaded = load_record(Capture("case.txt", f"{lead}\n\n{more}\n".encode()), shipped_knowledge())
    assert loaded.record is not None
    assert loaded.record.dating.edtf == window
