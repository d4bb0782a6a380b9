"""The language of a text, told by its script and its commonest words."""

from __future__ import annotations

import pytest

from archive_gen.loader.language import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "da",
            "Færgen til øen sejler igen efter tre uger, og det er ikke den første, siger rederiet. Den blev repareret.",
        ),
        (
            "da",
            "Den 2. maj modtog borgmesteren kaptajnen, som er blevet valgt igen. Herefter gav de kun møde kl. 9.",
        ),
        ("nb", "Fergen til øya går igjen etter tre uker, og det er ikke den første, sier rederiet. Den ble reparert."),
        ("sv", "Färjan till ön går igen efter tre veckor, och det är inte den första, säger rederiet. Den har lagats."),
        (
            "fi",
            "Lautta kulkee taas, ja se on ollut telakalla kolme viikkoa. Yhtiö kertoi, että myös aikataulu muuttuu.",
        ),
        ("hu", "A komp három hét után megint közlekedik, és az utasok szerint ez már nem az első baleset volt."),
        (
            "ro",
            "Feribotul circulă din nou după trei săptămâni, iar reparațiile au fost plătite prin asigurare, pentru că",
        ),
        (
            "tr",
            "Feribot üç hafta sonra yeniden sefere çıktı ve bu kaza için tazminat ödenecek. Daha çok yolcu bekleniyor.",
        ),
        (
            "id",
            "Kapal feri itu kembali berlayar setelah tiga pekan dan perusahaan tidak akan menaikkan tarif.",
        ),
        ("vi", "Chuyến phà ra đảo đã hoạt động trở lại sau ba tuần và không có một hành khách nào bị thương."),
        ("fa", "کشتی مسافربری پس از سه هفته دوباره به جزیره می‌رود و شرکت می‌گوید که هزینه‌ها پرداخت شده است."),
        ("ar", "عادت العبّارة إلى العمل بعد ثلاثة أسابيع، وقالت الشركة إن التكاليف قد دُفعت."),
        ("ru", "Паром снова ходит на остров после трёх недель ремонта, но мест хватает не всем."),
        ("uk", "Пором знову ходить на острів після трьох тижнів ремонту, але місць вистачає не всім."),
        ("be", "Паром зноў ходзіць на востраў пасля трох тыдняў рамонту, але месцаў хапае не ўсім."),
        ("bg", "Фериботът отново пътува до острова след триседмичен ремонт, но местата не стигат за всички."),
        ("sr", "Трајект поново саобраћа до острва после три недеље поправке, али места нема за све."),
        ("mk", "Траектот повторно сообраќа до островот по три недели поправка, но нема места за сите."),
        ("kk", "Паром үш аптадан кейін аралға қайтадан қатынай бастады, бірақ орын барлығына жетпейді."),
        ("pt", "O ministro chegou em visita ao porto."),
        ("it", "Il ministro ha visitato il porto, lo riferisce l'ufficio stampa."),
        ("fr", "Le ministre a visité le port, a indiqué le service de presse."),
        ("de", "Das Hafenamt hat nach Angaben aus dem Rathaus eine Fähre gekauft."),
        ("pl", "Prezydent odwiedził port, poinformowało biuro prasowe. To pierwsza wizyta w tym roku."),
        ("ca", "El vaixell ha tornat a l'illa amb els passatgers, segons l'empresa. Aquest és el segon dels tres."),
        ("sq", "Trageti u kthye në ishull dhe është gati për udhëtarët, tha ministri."),
        ("hi", "नौका तीन सप्ताह के बाद फिर से द्वीप पर जाती है और यह पहली बार नहीं है।"),
        ("mr", "तीन आठवड्यांनंतर बोट पुन्हा सुरू झाली आहे आणि प्रवासी परत आले आहेत."),
        ("bn", "তিন সপ্তাহ পর ফেরি আবার দ্বীপে যাচ্ছে।"),
        ("th", "เรือข้ามฟากกลับมาให้บริการอีกครั้ง"),
        ("hy", "Լաստանավը կրկին մեկնում է կղզի։"),
        ("ur", "کشتی تین ہفتے کے بعد دوبارہ جزیرے پر پہنچ گئی ہے۔"),
        ("und", "Erdoğan Putin São Paulo"),
        ("en", "Mr Erdoğan said in São Paulo that the ferry was on its way to Łódź."),
        ("es", "El transbordador de la isla vuelve a navegar después de tres semanas, y este es su segundo accidente."),
    ],
)
def test_a_language_is_told_from_its_neighbours(language: str, text: str) -> None:
    assert detect_language(text) == language
