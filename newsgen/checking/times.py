"""Parse times in the formats of feeds, sitemaps and structured data."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

REMEDY = "write it as 2026-03-02T06:30:00+01:00"
"""The remedy for an invalid time in every format but RSS."""

_WITH_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_W3C = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_RFC_822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC?|[ECMP][SD]T|Z)"
)
_YEAR, _MONTH = 4, 7


def with_offset(text: str) -> datetime | None:
    """A time in ISO 8601 with an offset; None for anything else."""
    return _iso(text) if _WITH_OFFSET.fullmatch(text) else None


def rfc_3339(text: str) -> datetime | None:
    """A time as Atom and JSON Feed write it; None for anything else."""
    return _iso(text) if _RFC_3339.fullmatch(text) else None


def rfc_822(text: str) -> datetime | None:
    """A time as RSS writes it, with a year of four digits; None for anything else."""
    if not _RFC_822.fullmatch(text):
        return None
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def is_w3c(text: str) -> bool:
    """Whether `text` is a time as sitemaps write it (W3C, «Date and Time Formats»): a year, month, day or time."""
    if with_offset(text):
        return True
    if not _W3C.fullmatch(text):
        return False
    rest = {_YEAR: "-01-01", _MONTH: "-01"}.get(len(text), "")
    return _iso(text + rest) is not None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
