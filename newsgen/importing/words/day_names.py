"""The names of months and weekdays in many languages, from Babel's tables."""

from functools import cache

import msgspec

from newsgen.importing.words.letters import INDIAN, WORD
from newsgen.incremental import cache as kept
from newsgen.incremental import provenance

_LOCALES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi",
    "pl", "cs", "sk", "hu", "ro", "tr", "id", "vi", "ru", "uk", "el", "ar", "he", "fa",
)  # fmt: skip
_WHOLE_ONLY = ("ca", "gl", "sl", "hr", "sr", "sr_Latn", "bg", "mk", "et", "is", "hi", "bn", "ur")
"""Languages of which only the whole names count: Croatian shortens December to «pro»."""

_EXTRA_MONTHS = {
    "sept": 9, "sep": 9, "jänner": 1, "feber": 2,
    # Croatian has a full stop behind the day, and the name that is November in Polish for October.
    ".listopada": 10,
    # Of Syria, Iraq and Lebanon, and of the others as many write them.
    "شباط": 2, "آذار": 3, "اذار": 3, "نيسان": 4, "أيار": 5, "ايار": 5, "حزيران": 6, "تموز": 7, "أيلول": 9, "ايلول": 9,
    "ابريل": 4, "اغسطس": 8, "اكتوبر": 10,
}  # fmt: skip

_SHORTEST = len("may")


class _Names(msgspec.Struct, frozen=True):
    """Names in lower case with their numbers: of months from 1, whole and short; of weekdays from 0, Monday, whole.

    `day_words` are the words of weekdays, whole, or short where those are no other words.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    day_words: frozenset[str]


def months() -> dict[str, int]:
    """The names of months in lower case, whole and short, and their numbers, from January, which is 1."""
    return _names().months


def weekdays() -> dict[str, int]:
    """The whole names of weekdays in lower case, and their numbers, from Monday, which is 0."""
    return _names().weekdays


def weekday_words() -> frozenset[str]:
    """The words of weekdays as timestamps have them, whole, or short where those are no other words."""
    return _names().day_words


def is_weekday(word: str) -> bool:
    """Whether `word` is the whole name of a weekday."""
    return word.lower() in weekdays()


def is_day_word(word: str) -> bool:
    """Whether `word` is the name of a weekday, whole, or short where that is no other word."""
    words = set(WORD.findall(word.lower()))
    return bool(words) and words <= weekday_words()


@cache
def _names() -> _Names:
    """The names, cached beside newsgen's code: getting them from Babel takes a quarter of importing one dump."""
    file, version = kept.beside_code("day-names"), provenance.of(("importing/words",), ("babel",))
    found = kept.load(file, _Names, version)
    if found is None:
        found = _from_tables()
        kept.save_beside_code(file, found, version)
    return found


def _from_tables() -> _Names:
    # Imported here, since cached names need no tables.
    from babel import Locale  # noqa: PLC0415

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    short: list[str] = []
    for code in (*_LOCALES, *_WHOLE_ONLY):
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide",) if code in _WHOLE_ONLY else ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    bare = name.rstrip(".").lower()
                    # Two signs of an Indian script may be a whole name.
                    if (len(bare) >= _SHORTEST or INDIAN.fullmatch(bare)) and not bare.isdigit():
                        months.setdefault(bare, number)
        for number, name in locale.days["format"]["wide"].items():
            weekdays.setdefault(name.lower(), number)
        if code in ("en", "fr", "es", "it"):
            short += locale.days["format"]["abbreviated"].values()
    words = frozenset(word for name in (*weekdays, *short) for word in WORD.findall(name.lower()))
    return _Names(months | _EXTRA_MONTHS, weekdays, words)
