"""The subjects that a dump states, as content systems print them: «Tags: harbour, ferries»."""

import re
from collections.abc import Iterable

from newsgen.importing.records import Reading

_TAGGED, _FILED = (
    re.compile(rf"\W*(?:{labels})\s*[:\uff1a]\s*(?P<names>\S.*)", re.IGNORECASE)
    for labels in (
        (
            r"tags?|tagged(?: as| with)?|keywords?|topics|schlagw[oö]rter|stichw[oö]rter|mots[- ]cl[ée]s|etiquetas"
            r"|palabras clave|palavras-chave|parole chiave|trefwoorden|nyckelord|słowa kluczowe|ключевые слова"
            r"|теги|метки|етикети|ключові слова|emneord|avainsanat|tagi|štítky|címkék|etichete|etiketler"
            r"|ključne (?:riječi|reči)|oznake|الوسوم|كلمات مفتاحية|برچسب\u200c?ها|תגיות|タグ|标签|標籤|태그"
        ),
        r"(?:filed|posted) (?:under|in)|categor(?:y|ies)|section|desk|ressort|rubrik|kategorien?",
    )
)
_BETWEEN = re.compile(r"\s*(?:[,;|·•\uff0c\u3001]|(?<!\S)#)\s*")
_LONGEST, _MOST = 40, 20


def tags(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The subjects that are named."""
    return _named(readings, _TAGGED)


def filed(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The sections that are named, be they this site's or another's."""
    return _named(readings, _FILED)


def _named(readings: Iterable[Reading], form: re.Pattern[str]) -> tuple[str, ...]:
    """The names in lines of this `form` that are set aside, each once; none from what may be a sentence."""
    found: dict[str, None] = {}
    for reading in readings:
        line = form.fullmatch(reading.text.strip()) if reading.role == "boilerplate" else None
        names = [name for name in _BETWEEN.split(line["names"]) if name] if line else []
        if len(names) <= _MOST and all(len(name) <= _LONGEST and not name.endswith(".") for name in names):
            found |= dict.fromkeys(names)
    return tuple(found)
