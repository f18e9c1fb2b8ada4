"""The time zones that people write behind a time of day."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import msgspec

_HOURS: Mapping[str, float] = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "WAT": 1, "CAT": 2, "EAT": 3, "SAST": 2, "PKT": 5, "IST": 5.5, "WIB": 7, "WITA": 8, "WIT": 9, "HKT": 8,
    "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "HST": -10,
}  # fmt: skip
_PLACES: Mapping[str, str] = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
}  # fmt: skip
_AMBIGUOUS: Mapping[str, float] = {"BST": 1, "CST": -6, "IST": 1}
"""Abbreviations of several zones, and the UTC offset, in hours, of the one in which a time of day comes last."""

_FARTHEST = 14
_ZONE = re.compile(
    r"\s*(?:(?:Uhr|uhr|hrs?|h)\b\.?\s*)?\(?(?:(?:UTC|GMT)?\s?(?P<sign>[+\u2212-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)|(?P<name>[A-Z]{1,4})\b)"
)
_OFFSET = re.compile(r"[+\u2212-]\d{1,2}(?::?\d{2})?")

NAMES = frozenset(name.lower() for name in (*_HOURS, *_PLACES))
"""All abbreviations, in lower case."""


class Zone(msgspec.Struct, frozen=True):
    """A zone as it was written.

    `ambiguous`: other zones are written so as well; `latest` is that of them in which a time of day comes last.
    """

    rule: tzinfo
    name: str
    ambiguous: bool = False
    latest: tzinfo | None = None


def behind(text: str) -> Zone | None:
    """The zone at the start of `text`, which follows a time of day; None where it names none."""
    found = _ZONE.match(text)
    if not found:
        return None
    if name := found["name"]:
        return _abbreviated(name)
    hours = int(found["hours"]) + int(found["minutes"] or 0) / 60
    if hours > _FARTHEST:
        return None
    return Zone(_fixed(hours if found["sign"] == "+" else -hours), found[0].strip(" ("))


def named(text: str) -> Zone | None:
    """The zone that the whole of `text` names: an offset, an abbreviation in any case, or a place (`Europe/Berlin`)."""
    if _OFFSET.fullmatch(text):
        return behind(text)
    name = text.upper()
    place = _places().get(name)
    return _abbreviated(name) or (Zone(ZoneInfo(place), place) if place else None)


def _abbreviated(name: str) -> Zone | None:
    if name in _PLACES:
        return Zone(ZoneInfo(_PLACES[name]), name)
    if name not in _HOURS:
        return None
    latest = _fixed(_AMBIGUOUS[name]) if name in _AMBIGUOUS else None
    return Zone(_fixed(_HOURS[name]), name, name in _AMBIGUOUS, latest)


@cache
def _places() -> dict[str, str]:
    """The names of the tz database by their capitals, so that a file system's handling of case does not matter."""
    return {key.upper(): key for key in available_timezones()}


def at(rule: tzinfo, time: datetime) -> datetime:
    """The moment at which clocks by `rule` show the naive `time`: the later one where they show it twice or never."""
    early, late = (time.replace(tzinfo=rule, fold=fold) for fold in (0, 1))
    return min(early, late, key=lambda each: each.utcoffset() or timedelta())


def _fixed(hours: float) -> tzinfo:
    return timezone(timedelta(hours=hours)) if hours else UTC
