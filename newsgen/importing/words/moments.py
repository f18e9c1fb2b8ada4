"""Times as the heads of articles and of pages state them: read as a whole, or not at all.

Half of a time would be another one: a day without its hour begins too early.
"""

import re
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from newsgen import times
from newsgen.importing.words import dates, day_names, timestamps, zones
from newsgen.importing.words.cue_words import words_of
from newsgen.importing.words.zones import Zone

_LONGEST = 100
_DAY = re.compile(r"(?<![\w.:+-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\d{8}(?:T\d{4}(?:\d{2})?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?")
_COUNTED = re.compile(r"\d{10}(?P<thousandths>\d{3})?")
_CLOCK = re.compile(
    r"(?<![\w:.,+\u2212-])(?P<hour>\d{1,2})(?:\s?[:.h時时]\s?(?P<minute>\d{2})分?(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?(?!\s*\0)|\s?(?P<unit>uhr|h|hrs|hours)\b)?(?![\d:])",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(r"[Tt_](?=\d)")
_OFFSET_NAMED = re.compile(r"\b(?:UTC|GMT)\s?(?=[+\u2212-]\d)", re.IGNORECASE)
_ZONE_SPELLED = re.compile(r"(?<=\d)\s*\([A-Za-z ]{4,60}\)\s*$")
_GERMAN = re.compile(r"\d{1,2}\.\s")
_BETWEEN = re.compile(r"[\s,;|()\[\]\0]+")
_NO_WORD = re.compile(r"[@\u2013\u2014\u00b7\u2022-]?")
_FILLERS = words_of("at on the of um à a las às alle om kl kl. klo o в о am den le el il em")
_HALF_A_DAY = 12


class Moment(msgspec.Struct, frozen=True):
    """A time in ISO 8601: a day, or a day and a time, with an offset if stated; and why it may be another."""

    text: str
    doubt: str = ""


def read(value: Any, zone: ZoneInfo) -> Moment | None:
    """The time that `value`, a text or a TOML date or time, states for a paper in `zone`; else None.

    It is None as well where not all of `value` is understood. Where a zone's name has several meanings and the paper's
    own is none of them, it is the latest.
    """
    if isinstance(value, datetime):
        return _weighed(Moment(value.replace(microsecond=0).isoformat()), zone)
    return _read(" ".join(str(value).split())[: _LONGEST + 1], zone)


def _weighed(moment: Moment, zone: ZoneInfo) -> Moment:
    """`moment`, with a doubt where the clock of `zone` skips it or shows it twice."""
    at = datetime.fromisoformat(moment.text)
    doubt = "" if at.tzinfo or len(moment.text) == len("2026-03-02") else times.doubt_of(at, zone)
    return Moment(moment.text, f"it {doubt}; it was read as {zones.at(zone, at):%z}") if doubt else moment


# Each value is asked for its time, and then for its doubt.
@lru_cache(maxsize=64)
def _read(text: str, zone: ZoneInfo) -> Moment | None:
    found = _said(text, zone)
    return _weighed(found, zone) if found else None


def _said(text: str, zone: ZoneInfo) -> Moment | None:
    text = timestamps.without_label(text)
    if len(text) > _LONGEST:
        return None
    try:
        if _COUNTED.fullmatch(text):
            return Moment(datetime.fromtimestamp(int(text[:10]), UTC).isoformat())
        if _COMPACT.fullmatch(text):
            form = date if len(text) == len("20260302") else datetime
            return Moment(form.fromisoformat(text).isoformat())
        return _written(text, zone)
    except ValueError:
        return None


def _written(text: str, zone: ZoneInfo) -> Moment | None:
    """The time in a `text` for people, else None. Raises ValueError where no calendar or clock has it."""
    found = _day(text)
    if found is None:
        return None
    day, start, end = found
    # In German, `am 2. März` means the day, not the half of it.
    place = "\0" if _GERMAN.match(text, start) else " "
    rest = f"{text[:start]}{place}{text[end + bool(_AFTER_DAY.match(text, end)) :]}"
    clocks = [m for m in _CLOCK.finditer(rest) if m["minute"] or m["half"] or m["unit"]]
    clock = clocks[0] if len(clocks) == 1 else None
    if clock is None:
        return Moment(day.isoformat()) if not clocks and _zones(rest) == [] else None
    at = datetime.combine(day, _time(clock))
    named = _zones(f"{rest[: clock.start()]} {rest[clock.end() :]}")
    if named is None:
        return None
    exact = "seconds" if clock["second"] else "minutes"
    if not named:
        return Moment(at.isoformat(timespec=exact))
    named = [one for one in named if not one.ambiguous] or named
    if len({_in(one, at, zone).utcoffset() for one in named}) > 1:
        return None
    whole = _in(named[0], at, zone)
    ours = zones.at(zone, at).tzname() == named[0].name
    doubt = f"{named[0].name} was read as {whole:%z}, and is the name of other zones as well"
    return Moment(whole.isoformat(timespec=exact), doubt if named[0].ambiguous and not ours else "")


def _day(text: str) -> tuple[date, int, int] | None:
    """The one day in `text`, and where it stands."""
    if plain := _DAY.search(text):
        return date(int(plain["year"]), int(plain["month"]), int(plain["day"])), *plain.span()
    days = [found for found in dates.find(text) if found.is_whole]
    if len(days) != 1 or dates.may_be_turned(text, days[0]):
        return None
    day = dates.as_day(days[0])
    return (day, days[0].start, days[0].end) if day else None


def _time(clock: re.Match[str]) -> time:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half and (not hour or (half == "a" and hour > _HALF_A_DAY)):
        raise ValueError("no hour of half a day")
    if half and hour <= _HALF_A_DAY:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "p" else 0)
    return time(hour, int(clock["minute"] or 0), int(clock["second"] or 0))


def _zones(rest: str) -> list[Zone] | None:
    """The zones in what a text says besides its day and its time; None where it says anything else."""
    plain = _ZONE_SPELLED.sub("", _OFFSET_NAMED.sub("", rest))
    words = [word for word in _BETWEEN.split(plain) if not _NO_WORD.fullmatch(word) and word.lower() not in _FILLERS]
    found = [zones.named(word) or (None if day_names.is_day_word(word) else word) for word in words]
    named = [one for one in found if isinstance(one, Zone)]
    return named if all(one is None or isinstance(one, Zone) for one in found) else None


def _in(one: Zone, at: datetime, zone: ZoneInfo) -> datetime:
    """The time `at` in the zone `one`; a paper in `zone` means its own by an ambiguous name."""
    ours = zones.at(zone, at)
    return ours if one.ambiguous and ours.tzname() == one.name else zones.at(one.latest or one.rule, at)
