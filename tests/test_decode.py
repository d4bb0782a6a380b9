from __future__ import annotations

import pytest

from archive_gen.loader.decode import Decoded, decode
from archive_gen.problems import Problem

TEXT = "Der Fährmann sagte: „Das Boot fährt heute nicht.“ Später kam ein zweites Schiff, größer als das erste."
KOREAN = (
    "회색섬 주민들이 처음으로 이장을 뽑았다. 지금까지는 뭍에서 온 서기가 일주일에 두 번 섬에 건너와 섬의 일을 돌보았다."
)
RUSSIAN = "Жители острова впервые выбрали старосту. До сих пор делами острова занимался чиновник с материка."
LATVIAN = "Salas iedzīvotāji pirmo reizi ievēlēja savu vecāko. Līdz šim salas lietas kārtoja rakstvedis no cietzemes."
LITHUANIAN = "Salos gyventojai pirmą kartą išsirinko seniūną. Iki šiol jos reikalus tvarkė iš žemyno raštininkas."
THAI = "ชาวเกาะเลือกผู้ใหญ่บ้านของตนเป็นครั้งแรก ก่อนหน้านี้เสมียนจากแผ่นดินใหญ่ข้ามมาจัดการเรื่องของเกาะสัปดาห์ละสองครั้ง"
VIETNAMESE = "Cư dân trên đảo lần đầu tiên bầu trưởng đảo. Trước đây một thư ký từ đất liền sang đảo hai lần mỗi tuần."
POLISH = "Mieszkańcy wyspy po raz pierwszy wybrali sołtysa. Dotąd sprawami zajmował się urzędnik, który źle słyszał."
FRENCH = "Les îliens ont élu pour la première fois leur maire. Jusqu’à présent, un greffier du continent réglait tout."
ENGLISH = "The islanders’ first vote – it’s said – was “close”. A clerk had come from the mainland twice a week."
CHINESE = "灰岛居民第一次选出了自己的岛长。以前，岛上的事务由一名来自大陆的书记员每周两次渡海前来办理。投票在学校举行。"


def decoded(content: bytes) -> Decoded:
    found = decode(content, "a.txt")
    assert isinstance(found, Decoded)
    return found


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16-le", "utf-16-le"),
    ],
)
def test_unicode_is_read_without_a_guess_or_with_one_that_is_said(encoding: str, name: str) -> None:
    found = decoded(TEXT.encode(encoding))
    assert (found.text, found.encoding) == (TEXT, name)
    assert found.guessed == (encoding in ("utf-16-be", "utf-16-le"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"), (KOREAN, "cp949"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (CHINESE, "gb18030"),
        (LATVIAN, "cp1257"), (LITHUANIAN, "cp1257"), (THAI, "cp874"), (KOREAN, "iso2022_kr"),
        (TEXT.replace("„", '"').replace("“", '"'), "mac_roman"), (TEXT.translate({0x201E: '"', 0x201C: '"'}), "cp850"),
        (POLISH, "cp852"), (RUSSIAN, "cp855"), (RUSSIAN, "cp866"),
        *((text, encoding) for text in (VIETNAMESE, THAI, LATVIAN, TEXT) for encoding in ("utf-16-le", "utf-16-be")),
        *((text, encoding) for text in (RUSSIAN, KOREAN, TEXT) for encoding in ("utf-32-le", "utf-32-be")),
    ],
)  # fmt: skip
def test_a_legacy_encoding_is_guessed_right_and_recorded_as_a_guess(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.guessed
    assert [problem.code for problem in found.problems] == ["encoding-guessed"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n\t",
        b"\xef\xbb\xbf",
        b"%PDF-1.7 ...",
        b"PK\x03\x04abc",
        bytes(range(256)) * 4,
        b"{\\rtf1 Words.}",
        bytes(64),
        bytes(range(0, 128, 2)) * 9,
    ],
)
def test_what_is_no_text_is_an_error_that_says_what_to_do(content: bytes) -> None:
    found = decode(content, "a.txt")
    assert isinstance(found, Problem)
    assert found.severity == "error"
    assert found.hint


@pytest.mark.parametrize("text", [TEXT, RUSSIAN, CHINESE])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"\xff\xfe", "utf-8"), (b"\xfe\xff", "utf-8"), (b"\xef\xbb\xbf", "utf-16-le"), ("ï»¿".encode(), "utf-8"),
     (b"\xef\xbb\xbf", "utf-16-be")],
)  # fmt: skip
def test_a_byte_order_mark_that_the_bytes_belie_decides_nothing(mark: bytes, encoding: str, text: str) -> None:
    assert decoded(mark + f"{text}\n".encode(encoding)).text == f"{text}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, KOREAN, CHINESE])
def test_room_that_was_kept_and_never_filled_is_not_text(text: str, encoding: str) -> None:
    content = f"{text}\n".encode(encoding)
    content += b" " * (-len(content) % 4) if encoding == "utf-8" else b""
    for padded in (content + bytes(4096), bytes(512) + content):
        assert decoded(padded).text.strip(" \n") == text


def test_an_astral_letter_in_two_surrogates_of_utf_8_is_one_letter() -> None:
    found = decoded(f"{ENGLISH} ".encode() + b"\xed\xa0\xbd\xed\xba\xa2")
    assert (found.text, found.problems) == (f"{ENGLISH} 🚢", ())


def test_punctuation_of_windows_amid_utf_8_is_read_as_such_and_said() -> None:
    for text in (TEXT, RUSSIAN, KOREAN):
        found = decoded(f"{text}\n{text}\n".encode() + ENGLISH.encode("cp1252"))
        assert found.text == f"{text}\n{text}\n{ENGLISH}"
        assert [problem.code for problem in found.problems] == ["letters-restored"]


def test_control_characters_that_are_punctuation_of_windows_are_read_as_such() -> None:
    found = decoded(ENGLISH.encode("cp1252").decode("latin-1").encode())
    assert found.text == ENGLISH
    assert [problem.code for problem in found.problems] == ["letters-restored"]


def test_control_characters_become_blanks_one_for_one() -> None:
    found = decoded(b"one\x00two\x1b[31mthree")
    assert found.text == "one two [31mthree"
    assert [problem.code for problem in found.problems] == ["control-characters"]


@pytest.mark.parametrize(("read_as", "meant"), [("cp1252", "utf-8"), ("latin-1", "utf-8"), ("cp1251", "utf-8")])
def test_letters_that_were_read_wrongly_before_they_were_saved_are_put_right(read_as: str, meant: str) -> None:
    text = RUSSIAN if read_as == "cp1251" else TEXT
    garbled = "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode(meant))
    found = decoded(f"{garbled}\n“{'plain words ' * 20}”\n".encode())
    assert found.text.startswith(text)
    assert "letters-restored" in [problem.code for problem in found.problems]


@pytest.mark.parametrize("text", [TEXT, FRENCH, POLISH, RUSSIAN, KOREAN, CHINESE], ids=lambda text: text[:5])
@pytest.mark.parametrize(
    "read_as", ["cp1252", "latin-1", "cp1250", "cp1251", "cp1254", "koi8_r", "mac_roman", "cp437", "cp850", "cp866"]
)
def test_utf_8_that_was_read_a_byte_a_letter_is_put_right(text: str, read_as: str) -> None:
    garbled = "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode())
    found = decoded(garbled.encode())
    assert found.text == text
    assert [problem.code for problem in found.problems] == ["letters-restored"]
    assert found.guessed


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("text", [TEXT, FRENCH, RUSSIAN], ids=lambda text: text[:5])
def test_what_went_through_more_than_one_program_is_put_right(text: str, times: int) -> None:
    garbled = text
    for _ in range(times):
        garbled = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in garbled.encode())
    assert decoded(garbled.encode()).text == text


def test_utf_8_that_was_read_two_bytes_a_letter_is_put_right_where_nothing_was_lost() -> None:
    text = "Zwölf Männer hören früh Möwen über Döbeln."
    assert decoded(text.encode().decode("gbk").encode()).text == text


@pytest.mark.parametrize(("meant", "read_as"), [("koi8_r", "cp1251"), ("cp1251", "koi8_r"), ("cp1251", "cp866")])
def test_one_cyrillic_encoding_that_was_read_as_another_is_put_right(meant: str, read_as: str) -> None:
    assert decoded(RUSSIAN.encode(meant).decode(read_as).encode()).text == RUSSIAN


@pytest.mark.parametrize(("text", "meant"), [(RUSSIAN, "cp1251"), (KOREAN, "cp949"), (CHINESE, "gb18030")])
def test_a_legacy_text_that_was_saved_as_western_letters_is_put_right(text: str, meant: str) -> None:
    found = decoded(text.encode(meant).decode("latin-1").encode())
    assert found.text == text
    assert [problem.code for problem in found.problems] == ["letters-restored"]


@pytest.mark.parametrize(
    "text",
    ["Der Buchstabe „Ä“ steht am Ende, das „Ö“ davor.", "Créée à Noël, l’œuvre naïve a été réélue.", RUSSIAN, KOREAN,
     "Îles Féroé : « à l’été »", "Ævintýrið um Þór", "Ünlü Öğretmen", LATVIAN, LITHUANIAN, THAI, VIETNAMESE, POLISH,
     "“École” et “Été”", "“Über” – “Öl”", "„Ärger“ – „Öl“", "‘À’ “É", "«Éa» «Ça»", "“Čapek” “Žižek”",
     "İstanbul “Şişli”", "São “Ângela”", "Ћирилица: ње, је, ће", "Ўзбекистон ва Қазақстан ғарыши", "─┬─ a │ b ─┼─",
     "中国“联通”", "联通", "日本「東京」", "Đà Nẵng – “Ấn Độ”", "Ð Þ ð þ", "½ ¾ °C ©"],
)  # fmt: skip
def test_letters_that_are_meant_stay(text: str) -> None:
    found = decoded(text.encode())
    assert (found.text, found.problems) == (text, ())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ((TEXT * 3).encode() + b"\x80", TEXT * 3 + "\ufffd"),
        ((KOREAN + "일").encode()[:-1], KOREAN + "\ufffd"),
        (b"Plain words. " * 30 + b"\xff", "Plain words. " * 30 + "\ufffd"),
        ((KOREAN * 9).encode("cp949") + b"\xff", KOREAN * 9 + "\ufffd"),
        (b"\xff\xfe" + (TEXT * 3).encode("utf-16-le") + b"x", TEXT * 3 + "\ufffd"),
    ],
)
def test_a_slip_does_not_cost_the_text(content: bytes, text: str) -> None:
    found = decoded(content)
    assert found.text == text
    assert "bytes-replaced" in [problem.code for problem in found.problems]


def test_a_mark_that_the_bytes_below_it_belie_is_not_believed() -> None:
    assert decoded(b"\xef\xbb\xbf" + RUSSIAN.encode("cp1251")).text == RUSSIAN


STORM = "Storm – returns to Manila’s coast\n\nBoats were pulled ashore on Tuesday. A ferry due at noon stayed.\n"


@pytest.mark.parametrize(
    ("text", "tail", "encoding"),
    [
        (STORM, "Cafè é", "cp1252"), (STORM, "Café and mañana", "cp1252"), (STORM, "“Not today” – the mayor", "cp1252"),
        (STORM, "Zürich, Köln and Malmö", "cp1252"), (STORM, "Все права защищены", "cp1251"),
        (f"{TEXT}\n", "Über uns: Größe ändern", "cp1252"), (f"{RUSSIAN}\n", RUSSIAN, "cp1251"),
        (f"{RUSSIAN}\n", "Все права защищены", "koi8_r"), (f"{KOREAN}\n", "저작권자 무단전재 금지", "cp949"),
        (f"{POLISH}\n", "Prawa zastrzeżone, później więcej", "cp1250"),
        (f"{CHINESE}\n", "版权所有，不得转载", "gb18030"),
        ("Größe ändern\n", TEXT, "cp1252"), ("— далее\n", RUSSIAN, "cp1251"),
    ],
)  # fmt: skip
def test_a_file_of_two_encodings_is_read_in_both(text: str, tail: str, encoding: str) -> None:
    for content, meant in (
        (text.encode() + tail.encode(encoding), text + tail),
        (f"{tail}\n".encode(encoding) + text.encode(), f"{tail}\n{text}"),
    ):
        found = decoded(content)
        assert found.text == meant
        assert "letters-restored" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le maire a gagné\xa0» et puis «\xa0l’été là\xa0» dès l’aube, à la même fête. CAFÉ»", "cp1252"),
        ("Der Buchstabe „Ä“ steht am Ende, das „Ö“ davor, das „ß“ nie.", "cp1252"),
        ("Рівненська рада: Різдво святкуватимуть і в школі. «Рік», «СССР», Рівне, Різне.", "cp1251"),
        ("Жёлтый ёж шёл всё ещё вперёд, и пёс тоже. Счёт в матче ничейный.", "koi8_r"),
        ("Что решили жители: строительство причала начнётся в апреле.", "cp866"),
        ("通信、交通、普通话。灰岛居民第一次选出了自己的岛长。", "gb18030"),
    ],
)  # fmt: skip
def test_letters_of_an_older_encoding_that_are_utf_8_by_chance_stay(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert (found.text, [problem.code for problem in found.problems]) == (text, ["encoding-guessed"])


@pytest.mark.parametrize("stray", [b"\xff", b"\xff\xfe", b"\xff\xfe\xff\xfe", b"\x81\x8d"])
@pytest.mark.parametrize("text", ["Plain words of a bridge, and for a while nothing but plain words. ", STORM, RUSSIAN])
def test_stray_bytes_do_not_cost_the_text(text: str, stray: bytes) -> None:
    found = decoded(text.encode() + stray + text.encode())
    assert found.text == text + "\ufffd" * len(stray) + text
    assert "bytes-replaced" in [problem.code for problem in found.problems]
