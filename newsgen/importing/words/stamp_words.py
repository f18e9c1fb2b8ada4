"""The words around a date on a line that says when an article was published or changed, or may appear."""

import re

from newsgen.importing.words import zones
from newsgen.importing.words.cue_words import words_of

LABEL = re.compile(
    r"(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|date)(?: (?:on|at))?"
    r"|for (?:immediate )?release"
    r"|veröffentlicht(?: am)?|aktualisiert(?: am)?|stand|erstellt(?: am)?|"
    r"(?:publié|publiée)(?: le)?|mis à jour(?: le)?|modifié(?: le)?|publicado(?: el| em)?|actualizado(?: el)?"
    r"|atualizado(?: em)?|pubblicato(?: il)?|aggiornato(?: il)?|"
    r"gepubliceerd(?: op)?|bijgewerkt(?: op)?|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret|julkaistu"
    r"|päivitetty|opublikowano|aktualizacja|zveřejněno|aktualizováno|közzétéve|frissítve|опубликовано|обновлено"
    r"|опубліковано|оновлено|(?:giriş|yayın|yayınlanma|son güncelleme|güncelleme)(?: tarihi)?|δημοσίευση|ενημέρωση"
    r"|(?:تاريخ )?(?:النشر|نشر)(?: في)?|آخر تحديث|פורסם|עודכן|入力|입력|등록|게시|수정|최종 ?수정|업데이트"
    r"|发布(?:时间)?|發布(?:時間)?|更新(?:时间|時間|日時)?|公開(?:日時)?|投稿)\s*[:：]?\s*",  # a full-width colon
    re.IGNORECASE,
)
"""Labels before the day on which an article was published or changed."""

LABEL_WORDS = frozenset(re.findall(r"(?<!\\)\b[^\W\d_]{2,}", LABEL.pattern))

CHANGED = re.compile(
    r"\W*(?:last |zuletzt )?(?:updated?|modified|aktualisiert|geändert|mise? à jour|modifié|actualizado|atualizad[oa]"
    r"|aggiornato|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|aktualizováno|frissítve|обновлено"
    r"|оновлено|(?:son )?güncelleme|ενημέρωση|آخر تحديث|עודכן|수정|최종 ?수정|업데이트|更新)",
    re.IGNORECASE,
)
"""Those of the labels that mean a change."""

REST_WORDS = zones.NAMES | words_of(
    "uk at um uhr à a p m am pm las às alle om kl klo o в utc gmt cet cest est edt et cst cdt mst mdt pst pdt pt ct mt "
    "bst ist msk aest t z р г h le el em il den der den am on ora ore hrs hours time local last updated published"
)
"""Other words that may stand on such a line."""

AGO = re.compile(
    r"(?:(?:(?:last )?(?:published|updated|posted)|atualizado)\s*:?\s*)?(?:an? |\d{1,2} ?)"
    r"(?:m|h|d|min(?:ute)?s?|hours?|hrs?|days?|weeks?) ago(?:,? updated .{0,30})?"
    r"|vor \d{1,2} (?:minuten?|stunden?|tagen?)|il y a \d{1,2} (?:minutes?|heures?"
    r"|jours?)|hace \d{1,2} (?:minutos?|horas?|días?)|há \d{1,2} (?:minutos?|horas?|dias?)"
    r"|\d{1,2} (?:minut[oi]|or[ae]|giorn[oi]) fa|\d{1,2} (?:minuten|uur|uren|dag|dagen) geleden"
    r"|för \d{1,2} (?:minuter|timmar|timme|dagar) sedan|\d{1,2} (?:minut|godzin|dni)\w{0,2} temu"
    r"|před \d{1,2} (?:minutami|hodinami|dny)|\d{1,2} (?:минут|час|дн)\w{0,3} назад|\d{1,2} (?:dakika|saat|gün) önce",
    re.IGNORECASE,
)
"""How long ago an article was published or changed."""
