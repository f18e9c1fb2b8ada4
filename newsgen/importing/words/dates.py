"""Dates in a text: where they stand, and which days they name."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from newsgen.importing.words import day_names
from newsgen.importing.words.letters import WORD

_LEAP_YEAR = 2024
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_MONTHS = 12
_CENTURY, _LAST_SHORT = 2000, 69
"""«69» is 2069, and «70» is 1970, as computers have it."""

_EITHER_ORDER = re.compile(r"\d{1,2}/\d{1,2}/|\d{1,2}\.\d{1,2}\.\d{4},? \d{1,2}:\d{2} ?[ap]\.?m", re.IGNORECASE)
"""A day with slashes, or with dots before a time with the half of the day, as American papers write it."""
_NUMBER = re.compile(r"\d+")
_DAY_DIGITS = 2
_LONGEST_MONTH = 15


class Found(msgspec.Struct, frozen=True):
    """A date in a text; what is missing of it is 0. It stands from `start` to `end`."""

    year: int
    month: int
    day: int
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Whether it names one day of one year."""
        return bool(self.year and self.day)


def may_be_turned(text: str, day: Found) -> bool:
    """Whether day and month of `day` in `text` may be the other way round, since either number may be the month."""
    return bool(_EITHER_ORDER.match(text, day.start)) and day.day <= _MONTHS and day.day != day.month


# The first and last lines are asked whether they are a time or a byline, and what bounds the date.
@lru_cache(maxsize=256)
def find(text: str) -> tuple[Found, ...]:
    """The dates in `text`, in its order: full ones, and those without a year."""
    found = [d for number in _NUMBER.finditer(text) for m in _forms_at(text, number) if (d := _found(m))]
    kept: list[Found] = []
    for entry in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or entry.start >= kept[-1].end:
            kept.append(entry)
    return tuple(kept)


def _forms_at(text: str, number: re.Match[str]) -> Iterator[re.Match[str]]:
    """The forms of a date in `text` whose first number is `number`."""
    start, end = number.span()
    if end - start <= _DAY_DIGITS:
        # A search, since the engine cannot look behind over a word of any length.
        word = (
            _LAST_WORD.search(text, max(0, start - _LONGEST_MONTH - 1), start)
            if text[start - 1 : start].isspace()
            else None
        )
        forms = (
            *((_AFTER_WORD.match(text, word.start()),) if word else ()),
            *(f.match(text, start) for f in _FROM_DAY),
        )
    else:
        forms = tuple(form.match(text, start) for form in _FROM_YEAR)
    return filter(None, forms)


def _found(m: re.Match[str]) -> Found | None:
    """The date in a match, None where it has no month, or no day that exists."""
    parts = m.groupdict()
    name = (parts.get("name") or "").lower()
    named = (parts.get("dot") and day_names.months().get(f".{name}")) or day_names.months().get(name)
    month = named or int(parts.get("month") or 0)
    day, year = int(parts.get("day") or 0), int(parts.get("year") or 0)
    if parts.get("short"):
        short = int(parts["short"])
        year = _CENTURY + short - (0 if short <= _LAST_SHORT else 100)
    if day <= _MONTHS < month:
        # The American order, which only such a day shows.
        month, day = day, month
    if 1 <= month <= _MONTHS and _is_day(year or _LEAP_YEAR, month, day):
        return Found(year, month, day, m.start(), m.end())
    return None


def as_day(d: Found) -> date | None:
    """The day of `d`, None where the calendar has no such day."""
    return date(d.year, d.month, d.day) if _is_day(d.year, d.month, d.day) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Whether `text` is nothing but a time of day, a weekday or a day, with or without its year."""
    left = text
    for day in reversed(find(text)):
        left = f"{left[: day.start]} {left[day.end :]}"
    return set(WORD.findall(left.lower())) <= day_names.weekday_words() or bool(_CLOCK.fullmatch(text))


# Archives have papers of three centuries; 1800 may also be an hour, if what follows says so.
_NO_HOUR = r"(?!\s?(?:[–—-]\s?\d{4}|h(?:ou)?rs|GMT|UTC|Uhr))"  # dashes
_YEAR_FORM = rf"(?P<year>(?:1[78]\d{{2}}{_NO_HOUR}|(?:19|20|١[٧٨٩]|٢٠|۲۰|२०|২০)\d{{2}}))"
_DAY_FORM = r"(?P<day>\d{1,2})"
_OF = "(?:de |of |di |d['’]|ב)?"  # a typographic apostrophe
_AFTER = rf"(?:,?\s+(?:de |del )?{_YEAR_FORM})?"
# Any word may stand in the place of a month; looking it up is quicker than trying all names.
_MONTH_WORD = rf"(?:[^\W\d_]{{3,{_LONGEST_MONTH - 1}}}|[\u0900-\u0dff]{{2,{_LONGEST_MONTH - 1}}})"
_MONTH_FORM = rf"(?P<name>{_MONTH_WORD})\.?"
# Arabic papers name a month twice, as east and west of Damascus: «28 آب/أغسطس 2013».
_TWICE = r"(?:[\u0621-\u064a]{2,8}(?:\s[\u0621-\u064a]{2,8})?\s?/\s?(?=[\u0621-\u064a]))?"
# Some pages have nothing between the year and the time, or the label of the next: «March 14, 20265:00 AM».
_GLUED = r"(?<=\d{4})(?:\d{1,2}:\d\d\b|Updated\b)"
_OVER = rf"(?!(?!{_GLUED})\w)"
_LAST_WORD = re.compile(rf"(?<![\w.]){_MONTH_WORD}\.?\s+$")
_AFTER_WORD = re.compile(
    rf"(?<![\w.]){_MONTH_FORM}\s+{_DAY_FORM}(?:st|nd|rd|th)?(?:,?\s+{_YEAR_FORM})?(?!(?!{_GLUED})\d|[%:]|[.,]\d)",
    re.IGNORECASE,
)
_FROM_DAY, _FROM_YEAR = (
    tuple(re.compile(form, re.IGNORECASE) for form in forms)
    for forms in (
        (
            rf"(?<![\d.:,]){_DAY_FORM}(?:st|nd|rd|th|er|º|(?P<dot>\.))?\s+{_OF}{_TWICE}{_MONTH_FORM}{_AFTER}{_OVER}",
            rf"(?<![\d./-]){_DAY_FORM}(?P<mark>[-.]){_MONTH_FORM}(?P=mark){_YEAR_FORM}(?!\d)",
            rf"(?<![\d./-]){_DAY_FORM}[./](?P<month>\d{{1,2}})[./]{_YEAR_FORM}(?!\d)",
            rf"(?<![\d./-]){_DAY_FORM}\.\s(?P<month>\d{{1,2}})\.\s{_YEAR_FORM}(?!\d)",
            rf"(?<![\d./-]){_DAY_FORM}(?P<mark>[./])(?P<month>\d{{1,2}})(?P=mark)(?P<short>\d\d)(?=,?\s\d{{1,2}}[:.]\d\d\b)",
        ),
        (
            # As Hungarian has it, which writes months small: «2026. március 14.», «2026. 03. 14.»
            rf"(?<![\w./-]){_YEAR_FORM}\.\s(?=(?-i:[^\W_A-Z])){_MONTH_FORM}\s{_DAY_FORM}(?!\d)",
            rf"(?<![\w./-]){_YEAR_FORM}\.\s(?P<month>\d{{2}})\.\s{_DAY_FORM}\.(?!\d)",
            rf"(?<![\w./-]){_YEAR_FORM}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_DAY_FORM}(?!\d)",
            rf"{_YEAR_FORM}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?{_DAY_FORM}\s?日",
            rf"{_YEAR_FORM}\s?년\s?(?P<month>\d{{1,2}})\s?월\s?{_DAY_FORM}\s?일",
        ),
    )
)
