"""The words around a date on a line that says when an article was published or changed, or may appear."""

import re

from newsgen.importing.words import zones
from newsgen.importing.words.cue_words import words_of

LABEL = re.compile(
    r"(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|date)(?: (?:on|at))?"
    r"|for (?:immediate )?release"
    r"|(?:(?:zuletzt )?aktualisiert|veröffentlicht|publiziert|erstellt|erschienen)(?: am)?|letzte aktualisierung"
    r"|stand|datum"
    r"|(?:publié|publiée|(?:mis|mise) (?:en ligne|à jour)|actualisé|modifié|créé|paru)(?: le)?|dernière mise à jour"
    r"|publicado(?: el| em)?|(?:actualizado|creado)(?: el)?|última actualización|fecha de publicación"
    r"|(?:atualizado|criado)(?: em)?|última atualização|data d[ae] publicação"
    r"|(?:pubblicato|aggiornato|modificato|modifica)(?: il)?|(?:ultimo|ultima) (?:aggiornamento|modifica)"
    r"|data di pubblicazione"
    r"|(?:gepubliceerd|geplaatst|(?:laatst )?bijgewerkt)(?: op)?|(?:laatste )?update"
    r"|publicerad|(?:senast )?uppdaterad|publisert|(?:sist )?oppdatert|udgivet|offentliggjort|(?:sidst )?opdateret"
    r"|julkaistu|päivitetty|muokattu"
    r"|opublikowano|dodano|(?:data|ostatnia) (?:publikacji|utworzenia|aktualizacji|aktualizacja)|aktualizacja"
    r"|zveřejněno|publikováno|vydáno|aktualizováno|aktualizace|közzétéve|megjelent|frissítve|módosítva"
    r"|publicat(?: la| el)?|actualit?zat(?: la| el)?|data (?:publicării|actualizării)"
    r"|(?:дата )?(?:публикации|публікації)|(?:последнее )?(?:обновление|обновления)|опубликовано|обновлено|опубліковано"
    r"|оновлено"
    r"|(?:giriş|yayın|yayınlanma|oluşturulma|(?:son )?(?:güncelleme|güncellenme))(?: tarihi)?"
    r"|δημοσίευση|δημοσιεύτηκε|(?:τελευταία )?ενημέρωση|ενημερώθηκε"
    r"|(?:تاريخ )?(?:النشر|نشر)(?: في)?|آخر تحديث|פורסם|עודכן"
    r"|objavljeno|ažurirano|posodobljeno|(?:zadnja|poslednja) izmj?ena"
    r"|публикуван[ао]?|обновен[ао]?|последна (?:промяна|редакция)"
    r"|प्रकाशित|अपडेट(?:ेड)?|প্রকাশ(?:িত)?|আপডেট|(?:تاریخ )?انتشار|به\u200c?روزرسانی"
    r"|diterbitkan|dipublikasikan|diperbarui|cập nhật|đăng lúc"
    r"|入力|입력|기사입력|등록|게시|승인|송고(?:시간)?|수정|최종 ?수정|업데이트"
    r"|发布(?:时间)?|發布(?:時間)?|更新(?:时间|時間|日時)?|公開(?:日時)?|投稿)\s*[:：]?\s*",  # a full-width colon
    re.IGNORECASE,
)
"""Labels before the day on which an article was published or changed."""

LABEL_WORDS = frozenset(re.findall(r"(?<!\\)\b[^\W\d_]{2,}", LABEL.pattern))

CHANGED = re.compile(
    r"\W*(?:last |zuletzt |letzte |dernière |laatste? |senast |sist |sidst |ostatnia |data |последнее |son "
    r"|τελευταία |última )?"
    r"(?:updated?|modified|aktualisier(?:t|ung)|geändert|mise? à jour|modifié|actualisé|actualiza(?:do|ción)"
    r"|atualiza(?:d[oa]|ção)|aggiornato|modificato|modifica|ultim[oa] (?:aggiornamento|modifica)|bijgewerkt|uppdaterad"
    r"|oppdatert|opdateret|päivitetty|muokattu|aktualizac(?:ja|ji|e)|aktualizováno|frissítve|módosítva|actualit?zat|actualizării"
    r"|ažurirano|posodobljeno|обновен|अपडेट|আপডেট|به\u200c?روزرسانی"
    r"|обновлен[оие]{1,2}|оновлено|güncelle[mn]e|ενημέρωση|ενημερώθηκε|آخر تحديث|עודכן|diperbarui|cập nhật"
    r"|수정|최종 ?수정|업데이트|更新)",
    re.IGNORECASE,
)
"""Those of the labels that mean a change."""

REST_WORDS = zones.NAMES | words_of(
    "uk at um uhr à a p m am pm las às alle om kl klo o в utc gmt cet cest est edt et cst cdt mst mdt pst pdt pt ct mt "
    "bst ist msk aest t z р г года року roku r h le el em il den der den am on ora ore hrs hours time local last "
    "updated published pukul ngày giờ les u ob godine hs"
)
"""Other words that may stand on such a line."""

_CLOCK = r"\d{1,2}(?:[:.]|\s?[hu]\s?)\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?uhr)?"
AGO = re.compile(
    r"(?:(?:(?:last )?(?:published|updated|posted)|atualizado)\s*:?\s*)?(?:an? |one |\d{1,2} ?)"
    r"(?:m|h|d|min(?:ute)?s?|hours?|hrs?|days?|weeks?) ago(?:,? updated .{0,30})?"
    r"|vor (?:eine[mr]|\d{1,2}) (?:minuten?|stunden?|tag(?:en?)?)|il y a (?:une?|\d{1,2}) (?:minutes?|heures?"
    r"|jours?)|hace (?:una?|\d{1,2}) (?:minutos?|horas?|días?)|há (?:uma?|\d{1,2}) (?:minutos?|horas?|dias?)"
    r"|(?:un['’]|un |\d{1,2} )(?:minut[oi]|or[ae]|giorn[oi]) fa|\d{1,2} (?:minuten|uur|uren|dag|dagen) geleden"
    r"|för \d{1,2} (?:minuter|timmar|timme|dagar) sedan|(?:for )?\d{1,2} (?:min\w{0,6}|timer?|dage?r?) siden"
    r"|\d{1,2} (?:minuuttia|tuntia|päivää) sitten|\d{1,2} (?:minut|godzin|dni)\w{0,2} temu"
    r"|před \d{1,2} (?:minutami|hodinami|dny)|\d{1,2} (?:perce|órája|napja)|acum \d{1,2} (?:minute|or[eă]|zile)"
    r"|\d{1,2} (?:минут|час|дн)\w{0,3} назад|\d{1,2} (?:хвилин|годин|дн)\w{0,2} тому|\d{1,2} (?:dakika|saat|gün) önce"
    r"|πριν (?:από )?\d{1,2} (?:λεπτά|ώρες|ημέρες)|منذ \d{1,2} \w{3,6}|לפני \d{1,2} (?:דקות|שעות|ימים)"
    r"|\d{1,2} (?:menit|jam|hari) (?:yang )?lalu|\d{1,2} (?:phút|giờ|ngày) trước"
    r"|\d{1,2}\s?(?:分[钟鐘]?|小[时時]|時間|天|日)[之以]?前|\d{1,2}(?:분|시간|일) ?전"
    r"|(?:(?:published|updated|posted|publiziert|aktualisiert|publié|publicado|actualizado|atualizado|pubblicato)"
    r"\s*:?\s*)?(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|hoje|ontem|oggi|ieri|vandaag|gisteren"
    r"|i ?dag|i ?går"
    r"|tänään|eilen|dziś|dzisiaj|wczoraj|dnes|včera|ma|tegnap|azi|сегодня|вчера|сьогодні|вчора|bugün|dün|σήμερα|χθες"
    r"|اليوم|أمس|היום|אתמול|今天|昨天|今日|昨日|오늘|어제)"
    rf",?\s?(?:(?:at|um|à|a las|às|alle|om|kl\.?|klo|o|в|о)\s)?{_CLOCK}",
    re.IGNORECASE,
)
"""How long ago an article was published or changed."""
