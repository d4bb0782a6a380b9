"""Which lines are the article: whole captures in cases/reading, and what a line is by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from archive_gen.loader.article import Article, read_article
from archive_gen.loader.captions import is_caption
from archive_gen.loader.lines import make_units, split_lines
from archive_gen.loader.noise import shipped_noise
from archive_gen.loader.prose import is_english, look_at

CASES = sorted((Path(__file__).parent / "cases" / "reading").glob("*.yaml"))


def read(text: str) -> Article:
    return read_article(make_units(split_lines(text)), shipped_noise())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_capture_is_read_as_its_writer_meant(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    article = read(case["capture"])
    assert article.title == case["title"]
    cut = {unit.text: reason for unit, reason in article.removed}
    assert cut == case["cut"]


@pytest.mark.parametrize(
    "line",
    [
        "The harbour at dusk. Credit: A. Example",
        "The mayor speaks in the harbour of Oxen. Jana Example—Reuters",
        "The old pier of Oxen. (Jana Example/Ledger90)",
        "Players wait in the tunnel (Photo by A. Example)",
        "A tram stands in the snow (Jana Example/AP Photo)",
        "2 of 7 A ferry leaves the island of Grey.",
        "In this 4 May 2019 file photo, a guard stands at the gate of the old embassy.",
        "The square was empty. Photograph: A. Example/Reuters",
        "Ein Kran im Hafen von Grauhaven. Foto: A. Example/dpa",
        "Кран в порту. Фото: А. Пример / ТАСС",
        "El puerto de la isla, el lunes por la mañana. EFE",
        "Islanders at the pier of Grey Harbour on Wednesday Grey Islands Press/Photo by Jana Example",
        "Islanders wait at the pier of Grey Harbour. Photo: A. Example Pictures.",
        "The pier of Grey Harbour at low tide (CC BY-SA 4.0)",
        "Islanders march over the bridge of Grey Harbour, 13 May 2019. REUTERS",
        "The bridge of Grey Harbour in May // Shutterstock",
        "People watch a news report on the bridge at a station in Oxen.",
        "The pier of Grey Harbour. Jana Example via Wikimedia Commons",
        "© Jana Example A ferry leaves the pier of Grey Harbour for the first time this year.",
        "The mayor, who was elected twice, leaves the hall on Monday. (AP/Jana Example)",
        "Smoke rose above the harbour. Jana Example/Grey Islands Press/Sipa via AP Images",
        "Mayor Example (left) with the ferry's captain at Grey Harbour",
        "Jana Example, right, with the captain at Grey Harbour.",
        "Jana Example, painter, left; Captain Tom Sample; and Otto Example, student.",
        "Jana Example, center left, waits with her daughter for the ferry to Grey Harbour.",
        "From left, Mayor Example, the captain and a diver look at the piers.",
        "This handout photo provided by the harbour office shows the ferry at the pier.",
        "A TV screen shows the ferry during a news program at Grey Harbour.",
        "The ferry lies at the pier, in this undated photo released by the harbour office.",
        "Mayor Jana Example speaks to islanders at the town hall of Oxen, Grey Islands, Monday, May 4, 2019.",
        "The mayor shook hands with the captain of the ferry on Wednesday at the pier of Grey Harbour. | GIP",
        "The ferry in the fog of Grey Harbour. (Jana Example for the Grey Ledger)",
        "The ferry in the fog of Grey Harbour (Ledger photo)",
        "The ferry comes home. Photo courtesy of the Harbour Office",
        "The pier at night, 4 May 2019. Jana Example, AP",
        "Islanders cheer the first ferry of the year at Grey Harbour, on May 4, 2019.",
        "The ferry in the fog of Grey Harbour. —JANA EXAMPLE",
        "The ferry in the fog of Grey Harbour. — Jana Example/The Grey Ledger",
        "Islanders wait for the first ferry of the day. [JANA EXAMPLE]",
        "The mayor and the captain at the pier. File picture: Jana Example, Pool via Grey Press",
        "The mayor and the captain at the pier.PHOTO: GREY PRESS",
        "The mayor speaks to islanders at the town hall on May 4, 2019. (AFP)",
        "The ferry that has served the islands for forty years is seen from the pier of Grey Harbour in a file photo.",
        "(COMBO) This combination of pictures created on 4 May 2019 shows the mayor and the captain of the ferry.",
        "La alcaldesa y el capitán del ferry en el puerto. Foto: Prensa Isla.",
        "Die Bürgermeisterin auf der Fähre nach Grauhafen Bild: Jana Muster",
        "Burmistrz na promie do Szarego Portu fot. Jana Przykład/Urząd Portu",
        "Burmistrz i kapitan promu na nabrzeżu w porcie. Fot. Agencja Portowa/P. Przykład",
        "Die Bürgermeisterin lehnt eine Sperrung der Brücke ab. - Bild: Hafenamt/Beispiel",
    ],
)
def test_a_line_with_a_photographer_a_file_or_a_number_is_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister told Reuters that talks would go on.",
        "Ministers meet again in the capital - Reuters",
        "She gave him credit for the plan.",
        "Two of 7 ferries were late.",
        "He said that the talks had failed. (Reuters)",
        "Two ferries are late – one of them by a day.",
        "The mayor named three islands. [Two of them have no pier.]",
        "Zeitung Bild: Kanzler plant Rücktritt im Herbst",
        "Das Werk bleibt zu, sagte der Betriebsrat der Inseln am Montag. (dpa/gem)",
        "The island has left, right and centre parties, and none of them said a word.",
        "The mayor was to speak of it on Monday, May 4, 2019.",
        "She will greet the islanders at the town hall of Oxen, Monday, May 4, 2019.",
        "The picture: a divided country looks for a way out of its crisis, and finds none.",
        "Das zeigt dieses Foto: Die Brücke steht noch.",
        "Bürgermeisterin sagt der Bild: Die Fähre kommt wieder",
    ],
)
def test_a_sentence_or_headline_that_names_an_agency_is_no_caption(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "googletag.cmd.push(function() { googletag.display('box'); });",
        "(adsbygoogle = window.adsbygoogle || []).push({});",
        "$(document).ready(function(){ $('.box').show(); });",
        ".css-1box{color:#333;font-size:1rem;}",
        '&amp;lt;span data-type="bookmark" style="display: none;"&amp;gt;',
        '[caption id="attachment_12" width="300"]The pier[/caption]',
        'string(711) "[{"id":"12","title":"Bridge closed"}]"',
        '<iframe src="https://ledger.example/video"></iframe>',
    ],
)
def test_what_a_pages_programs_are_written_in_is_no_text(line: str) -> None:
    looks = look_at(
        make_units(split_lines(f"{line}\n\n<p>The bridge [the only one] is closed {{sic}}.</p>")), shipped_noise(), {}
    )
    assert [look.noise for look in looks] == ["code", None]


def test_lines_that_all_begin_with_a_label_are_no_wrapped_paragraph() -> None:
    header = (
        "Subject: Ferry returns to the harbour town\nFrom: Harbour Desk <desk@ledger.example>\n"
        "Date: Tue, 27 Apr 2021 09:30:11 +0200\nTo: jana@home.example"
    )
    units = make_units(split_lines(f"{header}\n\nThe ferry came back to the harbour in the evening."))
    assert [unit.text for unit in units[:4]] == header.splitlines()


def test_the_source_of_a_quoted_post_stays_in_the_text() -> None:
    (look,) = look_at(make_units(split_lines("— A. Example (@example) November 19, 2019")), shipped_noise(), {})
    assert look.noise is None
    assert not look.linkish


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2 days ago at 08:12 am", "stamp"),
        ("Rating: 12 Votes", "comments"),
        ("The best stories of the day, every morning in your inbox.", "sign-up"),
        ("Please review our privacy policy before you go on.", "cookies"),
        ("Follow the Ledger on Facebook and Instagram", "sharing"),
        ("Jana Example contributed to this report.", "author-note"),
        ("Lo más leído", "related"),
        ("Материалы по теме", "related"),
        ("Alle Rechte vorbehalten", "copyright"),
        ("Czytaj też:", "related"),
        ("İlgili Haberler", "related"),
        ("Baca juga: Kapal feri kembali berlayar", "related"),
        ("Diese Website verwendet Cookies.", "cookies"),
        ("Article réservé à nos abonnés", "sign-up"),
        ("この記事は有料記事です。残り1234文字", "sign-up"),
        ("CONTINUA DEPOIS DA PUBLICIDADE", "advertising"),
        ("Přejít k obsahu", "navigation"),
        ("12 комментариев", "comments"),
        ("【责任编辑：某某】", "credit"),
        ("Źródło: PAP", "credit"),
        ("홍길동 기자", "byline"),
        ("#ports #strike", "tags"),
        ("Jetzt für unseren Newsletter anmelden", "sign-up"),
        ("Empfohlener redaktioneller Inhalt", "player"),
        ("Du musst angemeldet sein, um einen Kommentar abzugeben.", "comments"),
        ("Veröffentlicht unter Hafen | 3 Kommentare", "tags"),
        ("Больше новостей в нашем канале", "sign-up"),
        ("vor 3 Stunden", "stamp"),
        ("il y a 2 heures", "stamp"),
        ("4 jaar geleden", "stamp"),
        ("2 часа назад", "stamp"),
        ("3시간 전", "stamp"),
        ("5分钟前", "stamp"),
        ("Sıradaki Haber", "related"),
        ("Tin liên quan", "related"),
        ("यह भी पढ़ें", "related"),
        ("___", "ornament"),
        ("Published 03.50", "stamp"),
        ("WATCH the mayor's speech on the bridge:", "player"),
        ("You’re reading a preview, subscribe for more.", "sign-up"),
        ("Please support the Ledger and subscribe to view this page", "sign-up"),
        ("For access to this story please sign in or subscribe.", "sign-up"),
        ("Print Article", "sharing"),
        ("Please enter your comment!", "comments"),
        ("Allowed HTML tags that you can use:" + " strong em" * 15, "comments"),
        ("The post Bridge closed for a year appeared first on The Ledger.", "notice"),
        ("(This story has not been edited by the Ledger’s staff and is taken from a syndicated feed.)", "notice"),
        ("The views of our writers are their own and not necessarily those of the Ledger.", "notice"),
        ("(With inputs from agencies)", "author-note"),
        ("Jana Example, with inputs from Otto Example", "author-note"),
        ("See also  Ferry runs all night", "related"),
        ("Web page addresses and email addresses turn into links automatically.", "comments"),
        ("Please log in to leave a comment.", "comments"),
        ("Join the Ledger's Telegram channel for the latest news.", "sign-up"),
        ("(To receive the Ledger on your phone, please click here.)", "sign-up"),
        ("pier-at-night-1024x683.jpg", "player"),
        ("FEATURED STORIES", "related"),
        ("list 2 of 4", "related"),
        ("A version of this article appeared in the Saturday edition, with the headline 'Bridge'.", "author-note"),
        ("This is an AI-generated summary and may have errors.", "notice"),
        ("With additional reporting by Jana Example", "author-note"),
        ("(Reuters/ANI)", "credit"),
        ("REUTERS, AGENCE FRANCE-PRESSE", "credit"),
        ("Representational image", "caption"),
        ("This image made from video shows the bridge at Grey Harbour.", "caption"),
        ("Source: www.ledger.example", "credit"),
        ('Press "Enter" to skip to content', "navigation"),
        ("27.4 C", "navigation"),
        ("Previous articleFerry runs all night", "navigation"),
        ("For more info go here", "navigation"),
        ("[ad_1]", "advertising"),
        ("(Grey Islands Press Pool)", "credit"),
        ("![](https://ledger.example/pier.jpg)", "player"),
        ("Please follow this link to read the complete article in the Ledger.", "related"),
        ("No media source currently available", "player"),
        ("The code has been copied to your clipboard.", "sharing"),
        ("Accessibility links", "navigation"),
        ("(Editor: Jana Example)", "byline"),
        ("凡注明“来源：港口报”的所有作品，不得转载。", "copyright"),
        ("Posts Tagged ‘Grey Harbour’", "navigation"),
        ("Click play to hear the report.", "player"),
        ("Image may contain: 2 people, outdoor", "caption"),
        ("Powered by automated translation", "notice"),
        ("By allowing ads to appear, you keep the harbour news free.", "notice"),
        ("Uncover the harbour’s secrets. Subscribe now for exclusive access.", "sign-up"),
        ("Jana Example writes on ferries. Follow her on Twitter @example", "sign-up"),
        ("Hear our weekly podcast: find it on Spotify.", None),
        ("Listen to the Harbour podcast every week on Apple Podcasts and Spotify.", "sign-up"),
        ("Please abide by our submission guidelines.", "comments"),
        ("READ MORE IN THIS WEEK’S LEDGER!", "related"),
        ("https://ledger.example/n2m48", "sharing"),
        ("Quotes delayed at least 15 minutes.", "notice"),
        ("The link was posted to your Facebook feed.", "sharing"),
        ("2403 4 LINKEDIN 71 COMMENTMORE", "sharing"),
        ("Jana Example, AP", "credit"),
        ("Tom Sample - pool, Pool AFP", "credit"),
        ("(Ledger, file)", "credit"),
        ("Printable version", "sharing"),
    ],
)
def test_noise_is_told_by_its_words(line: str, reason: str | None) -> None:
    assert shipped_noise().reason(line) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Dieser Eintrag wurde veröffentlicht in Hafen und verschlagwortet mit Fähre von Jana.", "stamp"),
        ("[ 26. Februar 2020 ] Die Fähre legt wieder ab Hafen", "related"),
        ("Vorschau auf den nächsten Artikel", "related"),
        ("Was denkst du?", "comments"),
        ("Jana sagt:", "comments"),
        ("Jana hat gesagt…", "comments"),
        ("Hier klicken, um das Antworten abzubrechen.", "comments"),
        ("Die mit Stern (*) markierten Felder sind Pflichtfelder.", "sign-up"),
        ("Um diesen Artikel vollständig zu lesen, brauchen Sie ein Abo des Hafenblatts.", "sign-up"),
        ("Durch Klick auf „Ja“ erklären Sie sich mit der Datenübermittlung einverstanden.", "cookies"),
        ("Wer die Beilage kennt, wird sie vollständig lesen möchten: hier zum Abo.", "sign-up"),
        ("Mit einem Klick auf die Karte öffnet sich der Fahrplan.", None),
        ("Der Bürgermeister sagt:", None),
        ("Bildlegende: Die Fähre vor dem Kai.", "caption"),
        ("Bild 1 von 3", "player"),
        ("jana / Fotolia.com", "credit"),
    ],
)
def test_german_noise_is_told_by_its_words(line: str, reason: str | None) -> None:
    assert shipped_noise().reason(line) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Más leídas", "related"),
        ("Najpopularniejsze", "related"),
        ("Mohlo by vás zajímat", "related"),
        ("ΔΙΑΒΑΖΟΝΤΑΙ ΤΩΡΑ", "related"),
        ("Capitolo: Leggi anche", None),
        ("Kuva: Matti Esimerkki", "caption"),
        ("您当前所在的位置:灰港新闻网 >> 新闻频道 >> 灰港政务", "navigation"),
        ("当前位置:灰港网", "navigation"),
        ("Συντάκτης: Άννα Παράδειγμα", "byline"),
        ("Proszę wpisać swój komentarz!", "comments"),
        ("دیدگاهتان را بنویسید", "comments"),
        ("Tu navegador no es compatible con este audio", "player"),
        ("Rozšírené hľadanie", "navigation"),
        ("Mostrando entradas con la etiqueta puerto. Mostrar todas las entradas", "navigation"),
        ("Leer noticia completa en El Puerto.", "navigation"),
        ("Просмотров: 1 240", "navigation"),
        ("تعداد بازدید : ۱۷۵", "navigation"),
        ("před 3 hodinami", "stamp"),
        ("Pre 30 godina most je bio nov", None),
        ("Meer uit Grauwhaven", "related"),
        ("Meer uit nood dan uit liefde kochten zij de veerboot en het huis ernaast.", None),
        ("Baca berita tanpa iklan. Gabung Pelabuhan.com+", "sign-up"),
        ("免责声明：本站部分文章转自港口报。", "notice"),
        ("Willkommen auf den Seiten des Hafenamts", "navigation"),
    ],
)
def test_noise_in_other_languages_is_told_by_its_words(line: str, reason: str | None) -> None:
    assert shipped_noise().reason(line) == reason


def test_who_had_a_say_in_something_else_is_text() -> None:
    assert shipped_noise().reason("The timetable had been improved with input from both harbours.") is None
    assert shipped_noise().reason("The timetable, with input from both harbours, holds from May.") is None


@pytest.mark.parametrize(
    "line",
    [
        "Lautta lähti satamasta maanantaina kello kahdeksan. Kuva: Matti Esimerkki",
        "El nuevo transbordador, en el muelle de Valbajo. Imagen: Ana Ejemplo",
        "Το νέο πλοίο στο λιμάνι. Φωτογραφία: Άννα Παράδειγμα",
    ],
)
def test_whoever_took_a_picture_stands_behind_what_it_shows_in_other_languages(line: str) -> None:
    assert is_caption(line)
    assert not is_caption("Esto es lo que muestra la imagen: un muelle vacío y dos barcos.")


def test_a_notice_of_cookies_is_told_however_long_it_is() -> None:
    rest = "um Inhalte anzuzeigen und die Zugriffe zu zählen; Sie können jederzeit widersprechen. " * 4
    assert shipped_noise().notice_reason(f"Wir verwenden Cookies, {rest}") == "cookies"
    assert shipped_noise().notice_reason(f"Die Behörde rügt, dass Seiten Cookies setzen, {rest}") is None


def test_a_notice_of_rights_is_told_however_long_it_is() -> None:
    rest = "The Ledger of Grey Harbour, 12 Pier Road, its printers and whoever else has a part in it. " * 3
    assert shipped_noise().notice_reason(f"© 2019 {rest}All rights reserved.") == "copyright"
    assert shipped_noise().notice_reason(f"The © on its ferries is the harbour's own, it said. {rest}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Die Fähre am Kai von Hafenstadt. © Hafenamt/A. Beispiel",
        "Die neue Fähre kurz vor dem Auslaufen am Montag © hafen.example",
        "Die Fähre im Nebel (Bildquelle: Hafenamt)",
    ],
)
def test_whoever_holds_the_rights_stands_behind_what_a_picture_shows(line: str) -> None:
    assert is_caption(line)
    assert not is_caption("Das Hafenamt meldete das Zeichen © für seine Fähre an und klagte gegen den Betreiber.")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Readers like you support us!", "sign-up"),
        ("A. Example says:", "comments"),
        ("The writer lives in Oxen. More about Jana Example", "author-note"),
        ("They say that nobody does support us here", None),
        ("The rise will not necessarily reach the islands, he said.", None),
        ("The islands would subscribe to a treaty of that kind.", None),
    ],
)
def test_what_could_begin_anywhere_is_told_by_what_it_holds(line: str, reason: str | None) -> None:
    assert shipped_noise().reason(line) == reason


def test_a_capture_of_headline_and_standfirst_has_the_standfirst_for_its_text() -> None:
    standfirst = "Ferry to take islanders across while divers look at the piers, mayor says in letter to the council"
    article = read(f"Bridge to close for a year\n\n{standfirst}\n\nLeave a Reply\n\nYour email address\n")
    assert (article.title, [kept.unit.text for kept in article.body]) == ("Bridge to close for a year", [standfirst])


def test_what_a_picture_shows_is_the_text_of_a_capture_that_has_no_other() -> None:
    caption = "This photo, taken from a ferry, shows the pier of Grey Harbour. (Grey Islands Press)"
    article = read(f"New pier of Grey Harbour\n\nGallery\n\n{caption}\n")
    assert (article.title, [kept.unit.text for kept in article.body]) == ("New pier of Grey Harbour", [caption])


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STORY = (
    "The only bridge to the island is to be closed for a year, the council said on Monday, for two of its piers have "
    "cracks.\n\nA ferry will take islanders across every half hour. Lorries have to go around by the northern road."
)


@pytest.mark.parametrize(
    "note",
    [
        "Jana Example is a reporter for the Ledger.",
        "Jana Example Staff Writer\n\nJana Example covers the islands for the Ledger.",
        "Jana Example\n\nI'm a travelling journalist and write for the Ledger.",
        "Dr. Jana Example is a senior fellow at the harbour school.\n\nA. Sample is an editor of the Ledger.",
        "Jana Ölmann arbeitet seit 2008 als freie Journalistin in Hafenstadt.",
        "Jana Beispiel schreibt für den Boten über die Inseln.",
        "Jana Beispiel\n\nIch bin Reisebloggerin und komme von den Inseln.",
        "Schreibt seit 2008 über den Hafen. War davor auf See.",
    ],
)
def test_a_note_on_the_author_below_the_story_is_cut(note: str) -> None:
    article = read(f"Bridge to close for a year\n\n{STORY}\n\n{note}\n")
    assert [kept.unit.text for kept in article.body] == STORY.split("\n\n")
    assert {reason for _, reason in article.removed} == {"author-note"}


def test_what_stands_below_the_word_caption_is_one() -> None:
    caption = "Is this the last ferry of the year?"
    article = read(f"Bridge to close for a year\n\nImage source, Ledger\n\nImage caption,\n\n{caption}\n\n{STORY}\n")
    assert {unit.text: reason for unit, reason in article.removed}[caption] == "caption"


def test_what_stands_right_above_a_credit_is_a_caption_where_gaps_part_the_paragraphs() -> None:
    caption = "Islanders wait at the pier of Grey Harbour for the first ferry of the day."
    last = "Divers found the cracks in spring, and the council has asked the state for half of the money needed."
    more = f"{STORY}\n\n{last}"
    for credit in ("Getty Images", "PHOTO: JANA EXAMPLE/GREY ISLANDS PRESS"):
        parted = read(f"Bridge to close for a year\n\n{caption}\n{credit}\n\n{more}\n")
        assert {unit.text: reason for unit, reason in parted.removed}[caption] == "caption"
    together = more.replace("\n\n", "\n")
    closed = read(f"Bridge to close for a year\n{caption}\nGetty Images\n{together}\n")
    assert caption not in {unit.text for unit, _ in closed.removed}


def test_a_credit_below_the_last_paragraph_says_where_the_story_is_from() -> None:
    last = "Divers found the cracks in spring, and the council has asked the state for half of the money needed."
    article = read(f"Bridge to close for a year\n\n{STORY}\n\n{last}\nSource: Grey Islands Press\n")
    assert article.body[-1].unit.text == last


def test_a_caption_stands_there_twice_the_second_time_with_its_credit() -> None:
    caption = "Islanders wait at the pier of Grey Harbour on Tuesday."
    article = read(f"Bridge to close for a year\n\n{caption}\n{caption} Source: Harbour Office\n\n{STORY}\n")
    assert [reason for _, reason in article.removed] == ["caption", "caption"]


@pytest.mark.parametrize(
    ("line", "place", "reasons"),
    [
        ("Mayor Jana Example, Captain Tom Sample", "", ["byline", "before-the-article"]),
        ("The ferry lay at the pier of Grey Harbour.", "GREY HARBOUR -- ", ["byline", "before-the-article"]),
        ("The ferry lay at the pier of Grey Harbour.", "", ["byline"]),
        ("Mayor closes the bridge for a year without a word to islanders", "", ["byline"]),
    ],
)
def test_a_short_line_between_byline_and_lead_is_of_a_picture(line: str, place: str, reasons: list[str]) -> None:
    article = read(f"Bridge to close for a year\n\nBy Jana Example\n\n{line}\n\n{place}{STORY}\n")
    assert [reason for _, reason in article.removed] == reasons


def test_headlines_with_their_days_behind_them_are_of_other_articles() -> None:
    others = [f"- Council of island {name} meets in the town hall May {day}, 2019" for day, name in enumerate("ABC", 2)]
    article = read("\n".join(["Bridge to close for a year", "", STORY, "", *others]))
    assert [reason for _, reason in article.removed] == ["teaser"] * 3


def test_no_comment_is_of_the_story_though_it_has_its_words() -> None:
    more = "The council has known of the cracks since divers went down to the piers of the bridge in spring. " * 3
    comment = "The council has known of the cracks in the piers of the bridge since spring, and so has the mayor."
    story = f"{STORY}\n\n{more}\n\n{more}Nobody wrote it down."
    article = read(f"Bridge to close\n\nBy Jana Example May 4, 2019 1\n\n{story}\n\n1 comment\n\n{comment}\n")
    assert {unit.text: reason for unit, reason in article.removed}[comment] == "after-the-article"


def test_a_headline_in_capitals_amid_the_story_leads_to_another_article() -> None:
    first, last = STORY.split("\n\n")
    link, heading = "MAYOR OF OXEN SAYS THAT HE WILL NOT STAND AGAIN", "NO BRIDGE FOR A YEAR"
    for line, reasons in ((link, ["teaser"]), (heading, [])):
        article = read(f"Bridge to close for a year\n\n{first}\n\n{line}\n\n{last}\n")
        assert [reason for _, reason in article.removed] == reasons


def test_a_label_in_capitals_amid_the_story_leads_to_another_article() -> None:
    first, last = STORY.split("\n\n")
    article = read(f"Bridge to close for a year\n\n{first}\n\nLAST MONTH | Ferry to run all night\n\n{last}\n")
    assert [reason for _, reason in article.removed] == ["teaser"]


def test_beginnings_of_other_articles_are_cut_where_several_break_off() -> None:
    story = ["Bridge to close for a year", *STORY.split("\n\n")]
    others = [f"The council of island {name} met on Friday and said that it would not give way on.." for name in "ABC"]
    for lines in ([*others, *story], [*story, *others]):
        assert [kept.unit.text for kept in read("\n\n".join(lines)).body] == story[1:]
    assert others[1] in [kept.unit.text for kept in read("\n\n".join([*story, *others[:2], story[1]])).body]


def test_texts_without_an_end_below_the_heading_of_a_box_are_other_articles() -> None:
    story = ["Bridge to close for a year", *STORY.split("\n\n")]
    others = [
        f"The council of the island of {name} met on Friday in the hall of the harbour and said that it is for the"
        for name in "ABC"
    ]
    article = read("\n\n".join([*story, "Latest from the Grey Islands", *others]))
    assert [kept.unit.text for kept in article.body] == story[1:]


def test_what_a_kept_line_announces_is_kept_as_far_as_no_gap_parts_it() -> None:
    told = "The only ferry to the island, which was at the yard all winter, sails again from June, the harbour "
    story = [f"{told}office said on {day}, and nobody has to go around by the northern road." for day in WEEKDAYS]
    piers = "\n".join(f"June {day} -- Pier {day} at Grey Harbour, Oxen" for day in range(9, 21))
    dates = f"The ferry sails on these days:\n{piers}"
    article = read("\n\n".join(["Ferry sails again", *story, dates, "Nobody has to pay for it, the office said."]))
    assert piers.split("\n")[-1] in [kept.unit.text for kept in article.body]


def test_a_paragraph_is_read_once() -> None:
    first, last = STORY.split("\n\n")
    article = read(f"Bridge to close for a year\n\n{first}\n\nBy Jana Example\n\n{first}\n\n{last}\n")
    assert [kept.unit.text for kept in article.body] == [first, last]


def test_lines_in_another_script_around_an_english_story_are_not_of_it() -> None:
    body = read(f"Bridge to close for a year\n\n{STORY}\n\nСлед година мостът ще бъде отворен за всички.\n").body
    assert [kept.unit.text for kept in body] == STORY.split("\n\n")


def test_a_caption_may_stand_there_once_more_without_its_credit() -> None:
    caption = "The ferry in the fog of Grey Harbour"
    article = read(f"Bridge to close for a year\n\n{caption}\n\n{caption}. (Ledger photo)\n\n{STORY}\n")
    assert [reason for _, reason in article.removed] == ["caption", "caption"]


def test_the_story_does_not_go_on_in_what_is_cut_short_below_other_headlines() -> None:
    story = (
        "Die einzige Brücke der Insel bleibt nach den Worten des Hafenamts ein Jahr lang gesperrt, weil zwei ihrer "
        "Pfeiler Risse haben. Taucher hatten sie im Frühjahr gefunden, und das Amt rief daraufhin den Rat zusammen.\n\n"
        "Eine Fähre soll die Bewohner jede halbe Stunde übersetzen. Lastwagen müssen den Umweg über die nördliche "
        "Straße nehmen, der zwei Stunden länger dauert. Die Kosten trägt nach dem Beschluss des Rates das Hafenamt."
    )
    below = "Weitere Nachrichten\n\nFähre fährt wieder\n\nDas Hafenamt lässt die Fähre nun doch länger fahren als ..."
    article = read(f"Brücke bleibt ein Jahr lang gesperrt\n\n{story}\n\n{below}\n")
    assert [kept.unit.text for kept in article.body] == story.split("\n\n")


def test_a_long_story_goes_on_below_a_box_where_its_paragraphs_share_many_words() -> None:
    told = [
        "The only bridge to the island is to be closed for a whole year, the council said on Monday, for two of its "
        "four piers have cracks. Divers found them in the spring, and the council then asked the state for money.",
        "A ferry will take the islanders across every half hour, from early in the morning until late at night. "
        "Lorries have to go around by the northern road, which takes their drivers two hours more, the council said.",
        "Shopkeepers fear for their trade on the island. Many of their customers come from the mainland, they told the "
        "council, and few of them would wait for a ferry or go around by the northern road in winter.",
        "Repairs of the two piers are to cost eleven million. The council hopes that the state will pay half of it; "
        "but the minister has not answered the letters of the council so far, the mayor said on Monday.",
    ]
    box = "Read more\n\nMayor of Oxen will not stand again\n\nMarket hall opens its doors"
    last = "Work on the piers would begin in the autumn, the council said, if the state pays half of the repairs."
    other = "A choir of forty children sang songs by a composer whom hardly anybody remembers, and got much applause."
    for below, kept in ((last, [*told, last]), (other, told)):
        article = read("\n\n".join(["Bridge to close for a year", *told, box, below]) + "\n")
        assert [one.unit.text for one in article.body] == kept


def test_one_whom_the_story_names_is_not_its_author() -> None:
    last = "Jana Example is a professor at the harbour school."
    article = read(f"Bridge to close for a year\n\n{STORY} “It is late,” Example said.\n\n{last}\n")
    assert article.body[-1].unit.text == last


@pytest.mark.parametrize("quote", ["„Keine andere Wahl.“", "»Keine andere Wahl.«", "›Keine Wahl.‹", "« Non. »"])
def test_a_sentence_may_end_in_the_quotation_marks_of_another_language(quote: str) -> None:
    last = f"Der Bürgermeister verteidigte die Sperrung der Brücke vor dem Rat der Stadt noch am selben Abend: {quote}"
    story = "Die einzige Brücke der Insel bleibt ein Jahr lang gesperrt, weil zwei ihrer Pfeiler Risse haben."
    article = read(f"Brücke bleibt ein Jahr lang gesperrt\n\n{story}\n\n{last}\n")
    assert [kept.unit.text for kept in article.body] == [story, last]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("OXEN, Grey Islands (GIP) Mayor J. Example met the U.S. envoy. ", "Mayor J. Example met the U.S. envoy"),
        ("ГАВАНЬ, 5 мар - Новости порта. Мэр встретил посла. ", "Мэр встретил посла"),
        ("Гавань. 5 марта. PORT.RU - Мэр встретил посла. ", "Мэр встретил посла"),
        ("港口社北港3月8日电（记者王小美）市长会见大使。", "市长会见大使"),
        ("", "双方就北港的渡轮和大桥的维修进行了会谈" * 2 + "双方…"),
    ],
)
def test_a_title_made_from_the_lead_is_its_first_sentence_without_the_dateline(opening: str, title: str) -> None:
    rest = "They talked of the ferry, of the bridge and of its repairs, which take a year, and of who is to pay. "
    more = "双方就北港的渡轮和大桥的维修进行了会谈" * 6 if title.endswith("…") else rest * 3
    assert read(f"{opening}{more}\n").title == title


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        (
            "Bei der 75. Sitzung des Hafenrats haben die Kapitäne mit dem Bürgermeister gestritten",
            "Es ging um den Preis. ",
        ),
        (
            "Limanda açılan 25. Uluslararası Balık Fuarı için gelen kaptanlar törenle karşılandı",
            "Fuar üç gün sürecek. ",
        ),
        ("El puente fue pagado por los EE. UU. y por los vecinos de la isla y del puerto", "La obra durará un año. "),
        ("Мост построили за 3 млн. рублей и два года работы жители острова и порта", "Паром больше не нужен. "),
    ],
)
def test_a_number_or_an_abbreviation_does_not_end_the_sentence_that_is_the_title(sentence: str, more: str) -> None:
    assert read(f"{sentence}. {more * 6}\n").title == sentence


def test_a_capture_of_one_line_that_ends_in_no_stop_is_a_text() -> None:
    line = (
        "Il sindaco dell'isola ha incontrato ieri mattina i pescatori del porto vecchio e ha promesso una nuova nave. "
        "Il vecchio traghetto, secondo loro, non regge più il mare d'inverno. La nave dovrebbe arrivare in autunno, "
        "ha detto il sindaco, se la regione paga la metà del prezzo. Continua a leggere sul sito del porto"
    )
    assert [kept.unit.text for kept in read(f"{line}\n").body] == [line]


def test_a_story_may_begin_above_a_box_of_links() -> None:
    first = "Мэр порта сообщил в понедельник, что мост закроют на год из-за трещин в двух опорах."
    last = (
        "Паром будет перевозить жителей порта каждые полчаса, пока мост закрыт. Трещины в опорах нашли водолазы, и мэр "
        "попросил у правительства денег на ремонт моста. Ответа из столицы он пока не получил, сообщили в порту."
    )
    article = read(f"{first}\n\nЧитайте также\n\nРынок открылся после ремонта\n\n{last}\n")
    assert [kept.unit.text for kept in article.body] == [first, last]


def test_the_language_of_running_text_is_told_from_its_commonest_words() -> None:
    english = "The ministers of both countries said that they had met for talks in the old town, and that it was late."
    german = "Die Minister beider Länder sagten, sie hätten sich in der Altstadt zu Gesprächen getroffen; es sei spät."
    assert is_english(look_at(make_units(split_lines(english)), shipped_noise(), {}))
    assert not is_english(look_at(make_units(split_lines(german)), shipped_noise(), {}))


def test_links_that_a_label_announces_may_be_the_points_of_a_list() -> None:
    links = "also read\n- Ferry: is it to run all night?\n- New crane for the harbour\n- Budget read once more\n"
    article = read(f"A bridge for Oxen\n\n{LEAD}\n{links}{SECOND}\n")
    assert [kept.unit.text for kept in article.body] == [LEAD, SECOND]


def test_one_link_with_its_label_in_front_announces_no_other() -> None:
    link = "read more: Harbour of Oxen gets a new crane in May"
    article = read(f"A bridge for Oxen\n\n{LEAD}\n{link}\nThe road to the bridge\n{SECOND}\n")
    assert [kept.unit.text for kept in article.body] == [LEAD, "The road to the bridge", SECOND]


def test_links_below_their_label_are_not_of_a_long_story_whose_words_they_have() -> None:
    links = "Mayor of Oxen tells council what the bridge will cost\n\nCouncil told that the ferry will cost more\n\n"
    article = read(
        f"A bridge for Oxen\n\n{LEAD}\n\n{MORE}\n\nread more on Oxen\n\n{links}{SECOND}\n\n{MORE[:-1]} now.\n"
    )
    assert not {link for link in links.split("\n") if link} & {kept.unit.text for kept in article.body}


def test_numbered_headings_go_on_below_a_box() -> None:
    story = f"1. The bridge\n\n{MORE}\n\n2. The ferry\n\n{MORE[:-1]} then.\n\n"
    box = "Read Also\n\nHarbour gets a crane: what that means for the islands\n\n"
    end = "3. Who pays\n\nNobody said who is to lend all that money, or when."
    kept = [
        kept.unit.text for kept in read(f"A bridge for Oxen\n\n{LEAD}\n\n{story}{box}{end}\n\nRECENT STORIES\n").body
    ]
    assert kept[-2:] == end.split("\n\n")


def test_a_link_behind_the_words_see_also_does_not_end_the_story() -> None:
    link = "See also  Harbour of the islands gets a crane that nobody asked for"
    article = read(f"A bridge for Oxen\n\n{LEAD}\n\n{MORE}\n\n{link}\nIt is made of steel from the mill.\n")
    assert article.body[-1].unit.text == "It is made of steel from the mill."


def test_a_paragraph_that_is_broken_amid_a_sentence_is_no_headline() -> None:
    first = "The council of Oxen is said to want a bridge. The mayor told so on Monday. On Sunday the captains"
    article = read(
        f"{first}\nhad not come to the feast of the harbour, as never before, and all the town talked of it.\n"
    )
    assert article.title_basis == "lead"


MORE = (
    "The bridge will have two lanes and a path for those who walk, the council said, and ships of up to ten metres can "
    "pass below it at high water. The ferry sails on until it is open, and the captains will be paid for two years. "
    "Most of them have signed already, and the mayor told the council that the others will follow before the winter."
)


def test_a_link_between_a_label_and_the_first_paragraph_is_no_standfirst() -> None:
    link = "No new crane for the harbour of Oxen, says mayor"
    article = read(f"A bridge for Oxen\nRelated Article\n{link}\nhttps://ledger.example/crane\n\n{LEAD}\n{SECOND}\n")
    assert link in [unit.text for unit, _ in article.removed]


def test_what_is_shown_apart_above_the_headline_once_more_is_not_the_story() -> None:
    article = read(f"A bridge for Oxen\n\n{LEAD}\n\nMay 3, 2022 - 23:30\nA bridge for Oxen\n{LEAD}\n{SECOND}\n")
    assert [kept.unit.line for kept in article.body] == [7, 8]


def test_a_name_right_above_the_day_is_not_of_the_story() -> None:
    article = read(f"A bridge for Oxen\n\nJana Example\n\nMay 3, 2022 / 9:19 am\n\n{LEAD}\n\n{SECOND}\n")
    assert [kept.unit.text for kept in article.body] == [LEAD, SECOND]


def test_a_bracket_alone_stays_of_a_dateline() -> None:
    article = read(f"A bridge for Oxen\n\n( {LEAD}\n\n{SECOND}\n")
    assert [kept.cut_reason for kept in article.body] == ["dateline-remnant", ""]


def test_the_rules_for_comments_are_told_however_long_they_are() -> None:
    rules = "Comments will be moderated. Keep them short. " + "Whoever is rude is shut out for a month. " * 6
    assert look_at(make_units(split_lines(rules)), shipped_noise(), {})[0].noise == "comments"


LEAD = "The council of Oxen voted on Monday to build a bridge to the island, after forty years in which there was none."
SECOND = "It is to be open in three years, and will cost less than the ferry does in ten, the mayor told the council."


def test_every_line_has_one_fate() -> None:
    units = make_units(split_lines("Home\n\nA title of some words\n\n" + "It was late. The ferry had left.\n\n" * 40))
    article = read_article(units, shipped_noise())
    fates = [unit.line for unit, _ in article.removed] + [kept.unit.line for kept in article.body]
    if article.title_unit:
        fates.append(article.title_unit.line)
    assert sorted(fates) == [unit.line for unit in units]


def test_what_a_picture_shows_stands_twice_above_the_story() -> None:
    caption = "Die Bürgermeisterin und der Kapitän auf der neuen Fähre nach Grauhafen (Hafenamt)"
    story = (
        "Die neue Fähre nach Grauhafen fährt seit Montag jede halbe Stunde, teilte das Hafenamt mit.\n\n"
        "„Wir haben lange auf sie gewartet“, sagte die Bürgermeisterin bei der ersten Fahrt am Morgen."
    )
    article = read(f"Neue Fähre nach Grauhafen fährt\n\n{caption}\n{caption}\n\n{story}\n")
    assert [kept.unit.text for kept in article.body] == story.split("\n\n")


def test_the_links_above_texts_that_are_cut_short_are_no_standfirst() -> None:
    teasers = (
        "Der neue Kran im Hafen hebt doppelt so viel wie der alte",
        "Der neue Kran ist am Dienstag in Betrieb gegangen und hebt jetzt ...",
        "Die Schule am Markt bekommt im Herbst ein neues Dach",
        "Das Dach der Schule war beim Sturm im Winter so beschädigt worden ...",
        "Am Deich werden zwölf neue Bänke aus Eiche aufgestellt",
        "Der Verein hatte lange um die Bänke gebeten, die nun am Deich ...",
    )
    story = (
        "Die neue Fähre nach Grauhafen fährt seit Montag jede halbe Stunde, teilte das Hafenamt mit.",
        "„Wir haben lange auf sie gewartet“, sagte die Bürgermeisterin bei der ersten Fahrt am Morgen.",
        "Die alte Fähre soll verkauft werden. Für sie hat sich bereits ein Verein aus dem Süden gemeldet.",
    )
    article = read("\n\n".join(("Neue Fähre nach Grauhafen fährt", *teasers, *story)))
    assert tuple(kept.unit.text for kept in article.body) == story


def test_every_pattern_of_noise_can_be_tried() -> None:
    patterns = [*shipped_noise()._at_once, *shipped_noise()._held]
    assert [pattern.reason for pattern in patterns if pattern.fits("The ferry sails again.")] == []
    assert len(patterns) > 50


@pytest.mark.parametrize(
    "line",
    [
        "Always Active",
        "No cookies to display.",
        "Necessary cookies are required to enable the basic features of this site.",
        "We have noticed that there is an issue with your subscription billing details.",
        "Register with a few details to continue reading this article.",
        "This was published 3 years ago",
        "Sorry, this video has expired",
    ],
)
def test_boxes_on_cookies_bills_and_readers_are_noise(line: str) -> None:
    assert shipped_noise().reason(line)


def test_a_box_on_bills_is_no_headline() -> None:
    box = "Subscription Notification\nWe have noticed that there is an issue with your subscription billing details."
    assert read(f"{box}\n\nA bridge for Oxen\n\n{LEAD}\n\n{SECOND}\n").title == "A bridge for Oxen"


def test_the_place_of_a_lost_dateline_is_no_headline() -> None:
    assert read(f"OXEN, Lowland\n{LEAD}\n{SECOND}\n").title_basis == "lead"


def test_what_is_heard_in_a_transcript_and_a_sentence_that_goes_on_head_nothing() -> None:
    article = read(
        f"A bridge for Oxen\n\n{LEAD}\n(END VIDEO CLIP)\n{SECOND}\nThe mayor vowed to\nsupport the bridge.\n"
    )
    assert {kept.role for kept in article.body} == {"paragraph"}


def test_another_report_with_a_dateline_of_its_own_below_a_label_is_no_part_of_the_article() -> None:
    story = (
        "Eiland krijgt nieuwe veerboot\n"
        "HAVENSTAD (ANP) - Het eiland krijgt een nieuwe boot. De burgemeester zei dat de boot in het voorjaar komt, "
        "en dat de premier naar de doop van het schip komt kijken. De oude boot vaart tot dan elk uur.\n"
        "De nieuwe boot kost elf miljoen euro. De gemeente betaalt de helft, en hoopt dat de staat de rest betaalt. "
        "De premier zei dat hij er met de minister over praat, en dat het eiland niet hoeft te wachten op de boot.\n"
    )
    other = "Meer uit Binnenland\nDUINDORP (ANP) - De premier opent dinsdag de brug. De burgemeester is er ook bij.\n"
    assert not any("DUINDORP" in kept.unit.text for kept in read(story + other).body)
