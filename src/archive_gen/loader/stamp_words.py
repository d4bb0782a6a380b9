"""The words of stamps in the languages of captures: what says that a page was published, changed or looked at."""

from __future__ import annotations

from archive_gen.loader.stamp_things import CORRECTIONS

PUBLISHED_WORDS = (
    "published", "posted", "first published", "originally published", "created", "issued", "released", "date",
    "submitted", "aired", "immediate release", "press release", "news release", "pressemitteilung", "medienmitteilung",
    "presseinformation", "pressemeldung", "presseaussendung", "medieninformation", "veröffentlicht",
    "erstveröffentlichung", "veröffentlichung", "veröffentlichungsdatum", "publiziert", "erstellt", "gepostet",
    "verfasst", "geschrieben", "eingestellt", "freigeschaltet", "hinzugefügt", "erschienen am", "online seit",
    "artikel vom", "beitrag vom", "eintrag vom", "meldung vom", "nachricht vom", "stand", "datum", "publié", "publiée",
    "mis en ligne", "mise en ligne", "paru le", "posté le", "rédigé le", "publicado", "publicada", "publicó",
    "publicerades", "publicación", "publicação", "postado em", "criado em", "creado el", "pubblicato", "pubblicata",
    "pubblicazione", "inserito il", "gepubliceerd", "geplaatst", "publicerad", "publicerat", "publiceret",
    "offentliggjort", "publisert", "julkaistu", "publikacja", "data publikacji", "data dodania", "opublikowano",
    "opublikowane", "dodano", "utworzono", "publikováno", "vydáno", "vytvořeno", "vyšlo", "publikované", "zverejnené",
    "objavljeno", "publicat", "publicării", "megjelent", "közzétéve", "yayınlanma", "yayınlandı", "yayın tarihi",
    "giriş", "eklenme", "ekleme", "oluşturulma", "diterbitkan", "dipublikasikan", "terbit", "publikasi", "đăng ngày",
    "ngày đăng", "đăng lúc", "xuất bản", "опубликовано", "опубликована", "размещено", "добавлено", "дата публикации",
    "опубліковано", "дата публікації", "апублікавана", "публикувано", "публикувана", "публикуван", "објављено",
    "δημοσιεύθηκε", "δημοσίευση", "δημοσίευσης", "نشر", "نُشر", "تاريخ النشر", "تاریخ انتشار", "פורסם", "creado:",
    "subido el", "postado", "postada", "postato", "postata", "creato:", "opublikowany", "opublikowana",
    "data utworzenia", "zamieszczono", "zveřejněno", "vloženo", "přidáno", "toegevoegd", "skapad:", "postat",
    "udgivet", "oprettet:", "lagt ut", "julkaisuaika", "lähetetty", "publikálva", "létrehozva:", "feltöltve",
    "yayınlama", "yayımlanma", "yayımlandı", "eklendi", "tarih:", "опубликован", "опубликованно", "опубликовал",
    "создано:", "дата:", "дата добавления", "дата создания", "дата размещения", "створено:", "додано", "опублікована",
    "розміщено", "дата додавання", "δημοσιεύτηκε", "αναρτήθηκε", "ημερομηνία", "النشر", "أضيف في", "كتب في",
    "زمان انتشار", "תאריך פרסום", "منتشر شده", "شائع", "شائع شدہ", "اشاعت", "გამოქვეყნდა", "გამოქვეყნებულია",
    "հրապարակվել է", "հրապարակված", "жарияланған", "жарияланды", "нийтэлсэн", "нийтлэгдсэн", "imechapishwa",
    "ilichapishwa", "inilathala", "nailathala", "disiarkan",
)  # fmt: skip
"""What says that a page was published then."""
PUBLISHED_SIGNS = (
    "입력", "등록", "게시", "송고", "승인", "작성", "发布时间", "发布", "发表", "發布", "發佈",
    "發表", "發稿", "发稿", "上架", "公開", "掲載", "配信", "投稿日", "作成日", "प्रकाशित", "प्रकाशन", "প্রকাশ", "เผยแพร่",
    "வெளியிடப்பட்டது", "ప్రచురించబడింది", "પ્રકાશિત", "ਪ੍ਰਕਾਸ਼ਿਤ", "ಪ್ರಕಟಣೆ", "പ്രസിദ്ധീകരിച്ചത്",
)  # fmt: skip
"""Likewise in scripts that do not part their words."""
UPDATED_WORDS = (
    "update date", "updated date", "modified date", "modification date", "date updated", "date modified", "updated",
    "update", "last updated", "last modified", "modified", "edited", "corrected", "correction", "revised",
    "aktualisiert", "aktualisierung", "änderungsdatum", "geändert", "bearbeitet", "bearbeitung", "überarbeitet",
    "letzte änderung", "mis à jour", "mise à jour", "modifié", "modifiée", "modification", "actualisé", "actualizado",
    "actualizada", "actualización", "modificado", "modificación", "atualizado", "atualizada", "atualização",
    "aggiornato", "aggiornata", "aggiornamento", "modificato", "modifica", "bijgewerkt", "geüpdatet", "geupdate",
    "gewijzigd", "uppdaterad", "uppdaterat", "opdateret", "oppdatert", "päivitetty", "muokattu", "aktualizacja",
    "zaktualizowano", "aktualizováno", "upraveno", "aktualizované", "upravené", "ažurirano", "actualizat", "frissítve",
    "módosítva", "güncelleme", "güncellenme", "güncellendi", "diperbarui", "pembaruan", "cập nhật", "обновлено",
    "обновлён", "обновлена", "обновление", "изменено", "оновлено", "оновлення", "абноўлена", "обновено", "обновена",
    "ажурирано", "ενημερώθηκε", "ενημέρωση", "آخر تحديث", "تحديث", "تاریخ بروزرسانی", "بروزرسانی", "به‌روزرسانی",
    "עודכן", "actualizare", "poslední aktualizace", "aktualizace", "poslední změna", "posledná aktualizácia",
    "aktualizácia", "redigerad", "ændret", "endret", "ultima modificare", "modificação", "última edição", "màj",
    "edité", "édité", "amended", "laatst bewerkt", "ändrad", "senast ändrad", "ostatnia zmiana", "modyfikacja",
    "změna", "изменение", "değiştirilme", "düzenlenme", "düzenleme", "τροποποίηση", "дата изменения",
    "дата обновления", "отредактировано", "відредаговано", "змінено", "load date", "load-date", "date loaded",
    "اپ ڈیٹ", "განახლდა", "թարմացվել է", "жаңартылды", "шинэчилсэн", "dikemas kini", "na-update",
    "date chargement", "date-chargement", "fecha carga", "fecha-carga", "data caricamento", "data-caricamento",
    *CORRECTIONS,
)  # fmt: skip
"""What says that a page was changed then, or that a press database took it in."""
UPDATED_SIGNS = (
    "수정",
    "최종수정",
    "업데이트",
    "更新",
    "修改",
    "修正",
    "अपडेटेड",
    "अपडेट",
    "আপডেট",
    "อัปเดต",
    "อัพเดต",
    "புதுப்பிக்கப்பட்டது",
)
"""Likewise in scripts that do not part their words."""
SEEN_WORDS = (
    "accessed", "retrieved", "archived", "saved", "captured", "downloaded", "printed", "abgerufen", "consulté",
    "consultado", "дата обращения",
)  # fmt: skip
"""What says that it was saved or looked at then, which bounds it as a change does."""
FILLER = (
    "at|on|the|and|um|uhr|à|a las|в|de|am|pm|a.m.|p.m.|local time|min|mins|minute|minutes|read|ago|last|time|"
    "first|originally|erstmals|zuerst|ursprünglich|initialement|originalmente|oorspronkelijk|впервые|"
    "hs|hrs|ore|alle|às|kl|klo|om|godz|saat|год|года|году|року|г|р|π.μ.|μ.μ.|πμ|μμ|στις|dne|den|"
    "pada|ngày|lúc|thứ|chủ|nhật|hai|ba|tư|năm|sáu|bảy|יום|ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת|בשעה|"
    "м|م|هـ|الساعة|صباحا|صباحاً|مساء|مساءً|laatste|letzte|zuletzt|dernière|última|ultima|ultimo|"
    "последнее|останнє|τελευταία|poslední|son|senast|sist|sidst|ostatnia|minuten|geleden|lesezeit|lesedauer|lecture|"
    "lectura|leitura|lettura|görüntüleme|просмотров|sende uns eine e-mail|send an email|"
    # What a page can be made to do stands beside it, where its buttons were.
    "drucken|teilen|merken|vorlesen|pdf|partager|imprimer|compartir|imprimir|condividi|stampa|udostępnij|drukuj|"
    "поделиться|распечатать|paylaş|yazdır|delen"
).split("|")
"""What stands beside the date of a stamp and says nothing more."""
