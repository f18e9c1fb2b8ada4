"""Lines that say when an article was published or changed, or may appear."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from newsgen.importing.words import dates, day_names, embargo_words, zones
from newsgen.importing.words.dates import Found
from newsgen.importing.words.letters import UPPER, WORD
from newsgen.importing.words.stamp_words import AGO, CHANGED, LABEL, LABEL_WORDS, REST_WORDS
from newsgen.importing.words.zones import Zone

_LONGEST, _LONGEST_AGO = 100, 60
_HOURS, _MINUTES, _NOON = 24, 60, 12
_HALVES = {"오전": "a", "오후": "p", "午前": "a", "午後": "p", "上午": "a", "下午": "p"}
_ARABIC_HALVES = {"ص": "a", "م": "p"}
_HALF = r"[ap]\.?m\.?|صباح(?:ا|اً|ًا)|مساء(?:ً|ا|اً)?|[صم](?!\w)"
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[:.,]?[\s|·•,–—(-]*$")  # dashes
_TIME = re.compile(
    rf"(?:(?P<before>{'|'.join(_HALVES)})\s?)?(?P<hour>\d{{1,2}})(?:(?:[:.]|\s?[h時时시]\s?)(?P<minute>\d{{2}})"
    rf"(?::\d{{2}}(?:\.\d+)?|분|分)?\s*(?P<half>{_HALF})?|\s?(?P<even>[ap]\.?m\.?|uhr|h)(?!\w))",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?<=UTC|GMT)\s?[+\u2212-](?:\d{1,2}|\d{4})(?![:\d])|(?<=:\d\d)\s[+-]\d{4}\b(?:\s\([A-Z]{2,5}\))?"
)
_NEAR = 32
_SHORT_DAY = re.compile(
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)[.,]|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?|\([月火水木金土日]\)"
    r"|[월화수목금토일]요일|\([월화수목금토일]\)"
)
_SHORT_DAY_BEFORE = re.compile(
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|ma|di|wo|vr|za|zo|man|tirs?|ons|tors?|fre|lør|lör|søn|sön|mån"
    r"|pon|wt|śr|czw|pt|sob|niedz|пн|вт|ср|чт|пт|сб|вс|нд)[.,]{0,2} "
    r"|do (?=\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
)
"""Weekdays that are other words elsewhere: «do» is Thursday in Dutch alone."""

_READING_TIME = re.compile(r"\d{1,2} min(?:utes?)?(?: read)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_BETWEEN = "(?:,| ?[·|]| [–—-]) "  # dashes
_PLACE = re.compile(rf"(?P<name>{UPPER}[^\W\d_]{{2,24}}){_BETWEEN}(?=\d|[^\W\d_]{{3,14}}\.? \d)")
_FILED_FROM = re.compile(r"(?<=[A-Z]{3}) - [A-Z]{3}[A-Z ]{0,20}$")
"""The place behind the time and its zone, as Indian papers have it: «IST - CHENNAI»."""


class Timestamp(msgspec.Struct, frozen=True):
    """A line that is a date: the day, None where it only says how long ago, and the time of day, where `timed`.

    `zone` is that of the time, where the line names one. `ambiguous`: day and month may be the other way round.
    `changed`: it is the day of a change; `update` is the day of a change that the line has as well. `lifts`: an embargo
    ends then.
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
    """Read `text` as a timestamp, None where it is anything else. Cached: lines at the top are asked about again."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if not _DIGIT.search(text):
        return Timestamp(None) if is_ago(text) else None
    return _stated(text) or (_stated(text[found.end() :]) if (found := _placed(text)) else None)


def _stated(text: str) -> Timestamp | None:
    """Read `text`, which has a digit, as a timestamp without a place."""
    lifts = embargo_words.LABEL.match(text)
    label = lifts or LABEL.match(text)
    rest = _FILED_FROM.sub("", text[label.end() :]).lstrip(" :") if label else text
    if is_ago(text) or (label and is_ago(rest)):
        return Timestamp(None)
    found = [d for d in dates.find(rest) if d.is_whole]
    if not found:
        return Timestamp(None) if is_yearless(rest) else None
    named = _SHORT_DAY_BEFORE.match(rest)
    before = "" if named and named.end() == found[0].start else rest[: found[0].start]
    left = before + " " + LABEL.sub(" ", "".join(rest[d.end : n] for d, n in _gaps(found, len(rest))))
    left = _OFFSET.sub(" ", left)
    left = _TIME.sub(" ", _READING_TIME.sub(" ", AGO.sub(" ", _SHORT_DAY.sub(" ", left))))
    if not set(WORD.findall(left.lower())) <= REST_WORDS | day_names.weekday_words():
        return None
    stamp = _with_update(rest, found, changed=bool(label and CHANGED.match(label[0])))
    return replace(stamp, lifts=bool(lifts))


def is_ago(text: str) -> bool:
    """Whether `text` says how long ago something was published or changed, or at what time of today or yesterday."""
    return len(text) <= _LONGEST_AGO and bool(AGO.fullmatch(text))


def is_moment(text: str) -> bool:
    """Whether `text` is nothing but a time of day, a weekday, a day, or how long ago something was."""
    return dates.is_time(text) or is_ago(text)


def is_yearless(text: str) -> bool:
    """Whether `text` is a day without its year and a time, in figures, as papers have it: «14 мар, 11:20».

    A weekday beside them, or an hour alone, is when something begins.
    """
    found = dates.find(text)
    if len(found) != 1 or found[0].year:
        return False
    around = f"{text[: found[0].start]} {text[found[0].end :]}"
    clock = _TIME.search(around)
    words = WORD.findall(_TIME.sub(" ", around, count=1).lower())
    return clock is not None and clock["minute"] is not None and set(words) <= REST_WORDS


def place(text: str) -> str:
    """The place before the day of a timestamp, «Madrid - 12 mar 2026 - 05:30 CET», "" where it has none."""
    found = _placed(text)
    return found["name"] if found and timestamp(text) and not _stated(text) else ""


def _placed(text: str) -> re.Match[str] | None:
    """The word before a day in `text` that may be a place, with the mark behind it."""
    found = _PLACE.match(text)
    return found if found and not day_names.is_day_word(found["name"]) else None


def _with_update(text: str, days: Sequence[Found], *, changed: bool) -> Timestamp:
    """The stamp of the first of `days`, which may be `changed`, with that of the last where one of them is a change."""
    first, last = days[0], days[-1]
    stamp = _stamp(text, first)
    update = CHANGED.search(text, first.end, last.start) if last is not first else None
    if not update and not (changed and last is not first):
        return replace(stamp, changed=changed)
    start = update.end() if update else last.start
    other = _stamp(text[start:], replace(last, start=last.start - start, end=last.end - start))
    return replace(stamp, changed=changed, update=other) if update else replace(other, update=stamp)


def _stamp(text: str, day: Found) -> Timestamp:
    """The stamp of `day`, with the time of day right before or behind it."""
    around = text[: day.start] + text[day.end : day.end + _NEAR]
    clock = _TIME.search(around)
    hour = _hour(clock) if clock else 0
    if clock is None or hour >= _HOURS or int(clock["minute"] or 0) >= _MINUTES:
        clock, hour = None, 0
    return Timestamp(
        day=dates.as_day(day),
        hour=hour,
        minute=int(clock["minute"] or 0) if clock else 0,
        timed=clock is not None,
        zone=_zone_of(clock, around) if clock else None,
        ambiguous=dates.may_be_turned(text, day),
    )


def _zone_of(clock: re.Match[str], text: str) -> Zone | None:
    """The zone behind a time of day in `text`, but for a hyphen between two times, which makes a span."""
    zone = zones.behind(text[clock.end() :])
    spans = zone is not None and zone.name[:1] in "-\u2212" and ":" in zone.name and text[: clock.start()][-1:] != "T"
    return None if spans else zone


def _gaps(found: Sequence[Found], length: int) -> Iterator[tuple[Found, int]]:
    for i, entry in enumerate(found):
        yield entry, found[i + 1].start if i + 1 < len(found) else length


def _hour(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or clock["even"] or _HALVES.get(clock["before"], ""))[:1].lower()
    half = _ARABIC_HALVES.get(half, half)
    if half == "p" and hour < _NOON:
        return hour + 12
    return 0 if half == "a" and hour == _NOON else hour


def is_label(text: str) -> bool:
    """Whether `text` is a label of publication or change, and nothing else: «Published»."""
    return bool(LABEL.fullmatch(text))


def without_label(text: str) -> str:
    """`text` without its label of publication or change."""
    label = LABEL.match(text)
    return text[label.end() :] if label else text


def stamp_start(text: str) -> int | None:
    """Where the first full date of `text` starts, with the weekday and the label before it; None without a date."""
    start = next((found.start for found in dates.find(text) if found.is_whole), None)
    while start and (word := _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)):
        if word[1].lower() not in LABEL_WORDS | REST_WORDS | day_names.weekday_words():
            break
        start = word.start()
    return start
