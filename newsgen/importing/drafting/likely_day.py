"""Guess the day on which an article was published from its text, where no line states it."""

import calendar
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from newsgen.importing.lines import marks
from newsgen.importing.records import Guess
from newsgen.importing.words import dates, day_names

_EARLIEST = 1990
_WEEKDAY_LIKE = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)?")
_BESIDE, _DATE = 5, 40
_DIGIT = re.compile(r"\d")


def guess(texts: Iterable[tuple[int, str]], now: date, stamped: Container[int] = ()) -> Guess | None:
    """The day on which an article was probably published, or None; `texts` are pairs of line number and text.

    The lines `stamped` say when that was, but not in which year. Without one, a full date in its dateline is that day.
    Else the latest full date in the text is its earliest day. It moves to the next day like a date without a year, and
    then to the next weekday like the first that is named.
    """
    rows = list(texts)
    numbered = [(line, text) for line, text in rows if _DIGIT.search(text)]
    if filed := next((day for line, text in numbered for day in _filed(line, text, now)), None):
        return filed
    dated = [(line, d) for line, text in numbered for d in dates.find(text)]
    full = [(day, line) for line, d in dated if d.year >= _EARLIEST and (day := dates.as_day(d)) and day <= now]
    base, line = max(full, default=(None, 0), key=lambda pair: (pair[0], -pair[1]))
    why = "the latest day that the text names"
    last_year = max((y for _, text in numbered for y in _years(text) if y <= now.year), default=0)
    floor = base
    if last_year >= _EARLIEST and (base is None or last_year > base.year):
        floor, base = date(last_year, 1, 1), None
    yearless = [(day, row) for row, d in dated if not d.year and (day := _next(d, floor, now))]
    if yearless:
        base, line = max(yearless, key=lambda pair: (pair[0], -pair[1]))
        why = f"{why}, in the earliest year that fits"
    if stated := [pair for pair in yearless if pair[1] in stamped]:
        return Guess(stated[0][0].isoformat(), stated[0][1], "the day of its time, in the earliest year that fits")
    if base is None:
        return None
    if (weekday := _first_weekday(rows)) is not None:
        day = base + timedelta(days=(weekday[0] - base.weekday()) % 7)
        if base < day <= now:
            name = calendar.day_name[day.weekday()]  # in English, since newsgen sets no locale
            return Guess(day.isoformat(), weekday[1], f"the first {name} after {base}, {why} (line {line})")
    return Guess(base.isoformat(), line, why)


def _filed(line: int, text: str, now: date) -> Iterator[Guess]:
    """The full date in the dateline of `text`, if any."""
    place = marks.dateline(text)
    for d in dates.find(text[: place.length]) if place else ():
        if d.year >= _EARLIEST and (day := dates.as_day(d)) and day <= now:
            yield Guess(day.isoformat(), line, "the day of its dateline")


def _next(d: dates.Found, floor: date | None, now: date) -> date | None:
    """The first day like `d` from `floor` on or, without a floor, the last one until `now`."""
    years = range(floor.year, floor.year + 2) if floor else range(now.year, now.year - 2, -1)
    days = [day for year in years if (day := dates.as_day(msgspec.structs.replace(d, year=year))) and day <= now]
    return next((day for day in days if floor is None or day >= floor), None)


def _first_weekday(rows: Sequence[tuple[int, str]]) -> tuple[int, int] | None:
    names = day_names.weekdays()
    for line, text in rows:
        for found in _WEEKDAY_LIKE.finditer(text.lower()):
            if found[0] in names and not _is_of_date(text, found.end()):
                return names[found[0]], line
    return None


def _is_of_date(text: str, end: int) -> bool:
    """Whether the weekday that ends at `end` belongs to the date behind it."""
    return any(found.start <= _BESIDE for found in dates.find(text[end : end + _DATE]))


# Looking back after the first two digits instead of before them lets the search skip to a digit.
_YEAR = re.compile(r"(?:19|20)(?<![\d.,/-]\d\d)\d{2}(?![\d%]|[.,/-]\d)")


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]
