"""The names of months and weekdays in many languages, from Babel's tables."""

from functools import cache

from babel import Locale

from newsgen.importing.words.letters import WORD

_LOCALES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi",
    "pl", "cs", "sk", "hu", "ro", "tr", "id", "ru", "uk", "el", "ar", "he",
)  # fmt: skip
_EXTRA_MONTHS = {"sept": 9, "sep": 9, "jänner": 1, "feber": 2}


@cache
def months() -> dict[str, int]:
    """The names of months in lower case, whole and short, and their numbers, from January, which is 1."""
    names: dict[str, int] = {}
    for code in _LOCALES:
        known = Locale(code).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in known[context][width].items():
                    if len(bare := name.rstrip(".").lower()) >= len("may") and not bare.isdigit():
                        names.setdefault(bare, number)
    return names | _EXTRA_MONTHS


@cache
def weekdays() -> dict[str, int]:
    """The whole names of weekdays in lower case, and their numbers, from Monday, which is 0."""
    names: dict[str, int] = {}
    for code in _LOCALES:
        for number, name in Locale(code).days["format"]["wide"].items():
            names.setdefault(name.lower(), number)
    return names


@cache
def weekday_words() -> frozenset[str]:
    """The words of weekdays as timestamps have them, whole, or short where those are no other words."""
    days = (
        *(Locale(code).days["format"]["wide"].values() for code in _LOCALES),
        *(Locale(code).days["format"]["abbreviated"].values() for code in ("en", "fr", "es", "it")),
    )
    return frozenset(word for names in days for name in names for word in WORD.findall(name.lower()))


def is_weekday(word: str) -> bool:
    """Whether `word` is the whole name of a weekday."""
    return word.lower() in weekdays()


def is_day_word(word: str) -> bool:
    """Whether `word` is the name of a weekday, whole, or short where that is no other word."""
    words = set(WORD.findall(word.lower()))
    return bool(words) and words <= weekday_words()
