"""Dates in a dump, and the times that its lines state.

Months and weekdays are known in all languages of `_LOCALES`, from Babel's tables.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

import msgspec
from babel import Locale
from msgspec.structs import replace

from newsgen.importing.words import embargo_words, zones
from newsgen.importing.words.stamp_words import AGO, CHANGED, LABEL, LABEL_WORDS, REST_WORDS
from newsgen.importing.words.zones import Zone

_LOCALES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi",
    "pl", "cs", "sk", "hu", "ro", "tr", "id", "ru", "uk", "el", "ar", "he",
)  # fmt: skip
_LONGEST_STAMP = 100
_LEAP_YEAR = 2024
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_HOURS, _MINUTES, _NOON, _MONTHS = 24, 60, 12, 12
_EXTRA_MONTHS = {"sept": 9, "sep": 9, "jänner": 1, "feber": 2}
_HALVES = {"오전": "a", "오후": "p", "午前": "a", "午後": "p", "上午": "a", "下午": "p"}
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[:.,]?[\s|·•,–—(-]*$")  # dashes
_TIME = re.compile(
    rf"(?:(?P<before>{'|'.join(_HALVES)})\s?)?(?P<hour>\d{{1,2}})(?:(?:[:.]|\s?[h時时시]\s?)(?P<minute>\d{{2}})"
    r"(?::\d{2}(?:\.\d+)?|분|分)?\s*(?P<half>[ap]\.?m\.?)?|\s?(?P<even>[ap]\.?m\.?|uhr|h)(?!\w))",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?<=UTC|GMT)\s?[+\u2212-]\d{1,2}(?![:\d])")
_NEAR = 32
_SHORT_DAY = re.compile(r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)[.,]")
_READING_TIME = re.compile(r"\d{1,2} min(?:utes?)?(?: read)?", re.IGNORECASE)
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/")
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_DAY_DIGITS = 2
_LONGEST_MONTH = 15


class Found(msgspec.Struct, frozen=True):
    """A date in a text: what is missing of it is 0. `end` is where it stops in the text."""

    year: int
    month: int
    day: int
    start: int
    end: int


class Timestamp(msgspec.Struct, frozen=True):
    """A line that is a date: the day, None where it only says how long ago, and the time of day, where it is `timed`.

    `zone` is that of the time, where the line names one. `ambiguous` says that day and month may be the other way
    round, `changed` that it is the day of a change, and `update` is the day of a change that the line has as well.
    `lifts` says that an embargo ends then.
    """

    day: date | None
    hour: int = 0
    minute: int = 0
    timed: bool = False
    zone: Zone | None = None
    ambiguous: bool = False
    changed: bool = False
    update: "Timestamp | None" = None
    lifts: bool = False


@lru_cache(maxsize=64)
def timestamp(text: str) -> Timestamp | None:
    """What `text` says as a timestamp, None where it is anything else. The lines of a head are asked about again."""
    text = text.strip()
    if len(text) > _LONGEST_STAMP or not _DIGIT.search(text):
        return None
    if AGO.fullmatch(text):
        return Timestamp(None)
    lifts = embargo_words.LABEL.match(text)
    label = lifts or LABEL.match(text)
    rest = text[label.end() :].lstrip(" :") if label else text
    found = [d for d in find(rest) if d.year and d.day]
    if not found:
        return None
    left = rest[: found[0].start] + " " + LABEL.sub(" ", "".join(rest[d.end : n] for d, n in _gaps(found, len(rest))))
    left = _OFFSET.sub(" ", left)
    left = _TIME.sub(" ", _READING_TIME.sub(" ", AGO.sub(" ", _SHORT_DAY.sub(" ", left))))
    if not set(_WORD.findall(left.lower())) <= REST_WORDS | _weekday_words():
        return None
    stamp = _with_update(rest, found, changed=bool(label and CHANGED.match(label[0])))
    return replace(stamp, lifts=bool(lifts))


def _with_update(text: str, days: Sequence[Found], *, changed: bool) -> Timestamp:
    """The stamp of the first of `days`, which may be `changed`, with the last one where either is that of a change."""
    first, last = days[0], days[-1]
    stamp = _stamp(text, first)
    update = CHANGED.search(text, first.end, last.start) if last is not first else None
    if not update and not (changed and last is not first):
        return replace(stamp, changed=changed)
    start = update.end() if update else last.start
    other = _stamp(text[start:], replace(last, start=last.start - start, end=last.end - start))
    return replace(stamp, changed=changed, update=other) if update else replace(other, update=stamp)


def _stamp(text: str, day: Found) -> Timestamp:
    """The day, and the time of it that stands right before or behind."""
    around = text[: day.start] + text[day.end : day.end + _NEAR]
    clock = _TIME.search(around)
    hour = _hour(clock) if clock else 0
    if clock is None or hour >= _HOURS or int(clock["minute"] or 0) >= _MINUTES:
        clock, hour = None, 0
    return Timestamp(
        day=as_day(day),
        hour=hour,
        minute=int(clock["minute"] or 0) if clock else 0,
        timed=clock is not None,
        zone=_zone_of(clock, around) if clock else None,
        ambiguous=may_be_turned(text, day),
    )


def may_be_turned(text: str, day: Found) -> bool:
    """Whether day and month of the date `day` in `text` may be the other way round, since either may be the month."""
    return bool(_SLASHED.match(text, day.start)) and day.day <= _MONTHS and day.day != day.month


def _zone_of(clock: re.Match[str], text: str) -> Zone | None:
    """The zone that stands behind a time of day in `text`; two times with a hyphen between are a span."""
    zone = zones.behind(text[clock.end() :])
    spans = zone is not None and zone.name[:1] in "-\u2212" and ":" in zone.name and text[: clock.start()][-1:] != "T"
    return None if spans else zone


def _gaps(found: Sequence[Found], length: int) -> Iterator[tuple[Found, int]]:
    for i, entry in enumerate(found):
        yield entry, found[i + 1].start if i + 1 < len(found) else length


def _hour(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or clock["even"] or _HALVES.get(clock["before"], ""))[:1].lower()
    if half == "p" and hour < _NOON:
        return hour + 12
    return 0 if half == "a" and hour == _NOON else hour


# Of the first lines and the last it is asked whether they are a time, a byline, and what bounds the date.
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
    """The forms of a date that `text` has where its first `number` stands there."""
    start, end = number.span()
    if end - start <= _DAY_DIGITS:
        # A search, since the engine cannot look back from where it stands over a word of any length.
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
    """The date that a form holds, None where it names none: no month, or no day that there is."""
    parts = m.groupdict()
    month = _months().get((parts.get("name") or "").lower(), 0) or int(parts.get("month") or 0)
    day, year = int(parts.get("day") or 0), int(parts.get("year") or 0)
    if day <= _MONTHS < month:
        # The American order, recognisable only so.
        month, day = day, month
    if 1 <= month <= _MONTHS and _is_day(year or _LEAP_YEAR, month, day):
        return Found(year, month, day, m.start(), m.end())
    return None


def as_day(d: Found) -> date | None:
    """The day of `d`, None where the calendar has none such."""
    return date(d.year, d.month, d.day) if _is_day(d.year, d.month, d.day) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for code in _LOCALES:
        months = Locale(code).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
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
def _weekday_words() -> frozenset[str]:
    """The words of weekdays as timestamps have them, whole, or short where those are no other words."""
    days = (
        *(Locale(code).days["format"]["wide"].values() for code in _LOCALES),
        *(Locale(code).days["format"]["abbreviated"].values() for code in ("en", "fr", "es", "it")),
    )
    return frozenset(word for names in days for name in names for word in _WORD.findall(name.lower()))


def is_weekday(word: str) -> bool:
    """Whether `word` is the whole name of a weekday."""
    return word.lower() in weekdays()


def is_time(text: str) -> bool:
    """Whether `text` is nothing but a time of day, a weekday or a day, with or without its year."""
    left = text
    for day in reversed(find(text)):
        left = f"{left[: day.start]} {left[day.end :]}"
    return set(_WORD.findall(left.lower())) <= _weekday_words() or bool(_CLOCK.fullmatch(text))


def is_day_word(word: str) -> bool:
    """Whether `word` is the name of a weekday, whole, or short where that is no other word."""
    words = set(_WORD.findall(word.lower()))
    return bool(words) and words <= _weekday_words()


def without_label(text: str) -> str:
    """`text` without what says of a date that it is that of publication or of a change."""
    label = LABEL.match(text)
    return text[label.end() :] if label else text


def stamp_start(text: str) -> int | None:
    """Where the first full date of `text` starts, with the weekday and the label before it; None without a date."""
    start = next((found.start for found in find(text) if found.year and found.day), None)
    while start and (word := _WORD_BEFORE.search(text, max(0, start - _LONGEST_STAMP), start)):
        if word[1].lower() not in LABEL_WORDS | REST_WORDS | _weekday_words():
            break
        start = word.start()
    return start


# Archives have papers of three centuries; 1800 may be an hour as well, where what follows says so.
_NO_HOUR = r"(?!\s?(?:[–—-]\s?\d{4}|h(?:ou)?rs|GMT|UTC|Uhr))"  # dashes
_YEAR_FORM = rf"(?P<year>(?:1[78]\d{{2}}{_NO_HOUR}|(?:19|20|١[٧٨٩]|٢٠)\d{{2}}))"
_DAY_FORM = r"(?P<day>\d{1,2})"
_AFTER = rf"(?:,?\s+(?:de |del )?{_YEAR_FORM})?"
# Any word may stand where a month does; whether it is one is looked up, which is quicker than to try them all.
_MONTH_FORM = rf"(?P<name>[^\W\d_]{{3,{_LONGEST_MONTH - 1}}})\.?"
_LAST_WORD = re.compile(rf"(?<![\w.])[^\W\d_]{{3,{_LONGEST_MONTH - 1}}}\.?\s+$")
_AFTER_WORD = re.compile(
    rf"(?<![\w.]){_MONTH_FORM}\s+{_DAY_FORM}(?:st|nd|rd|th)?(?:,?\s+{_YEAR_FORM})?(?![\d%:]|[.,]\d)", re.IGNORECASE
)
_FROM_DAY, _FROM_YEAR = (
    tuple(re.compile(form, re.IGNORECASE) for form in forms)
    for forms in (
        (
            rf"(?<![\d.:,]){_DAY_FORM}(?:st|nd|rd|th|er|º|\.)?\s+(?:de |of |di |ב)?{_MONTH_FORM}{_AFTER}(?!\w)",
            rf"(?<![\d./-]){_DAY_FORM}(?P<mark>[-.]){_MONTH_FORM}(?P=mark){_YEAR_FORM}(?!\d)",
            rf"(?<![\d./-]){_DAY_FORM}[./](?P<month>\d{{1,2}})[./]{_YEAR_FORM}(?!\d)",
        ),
        (
            rf"(?<![\w./-]){_YEAR_FORM}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_DAY_FORM}(?!\d)",
            rf"{_YEAR_FORM}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?{_DAY_FORM}\s?日",
            rf"{_YEAR_FORM}\s?년\s?(?P<month>\d{{1,2}})\s?월\s?{_DAY_FORM}\s?일",
        ),
    )
)
