"""Times as people write them in front matter and on the command line."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_FIRST_YEAR, _LAST_YEAR = 2, 9998
"""Between these, a time has a date in every zone."""


def parse(text: str, zone: ZoneInfo) -> datetime:
    """The aware time of `text`: ISO 8601, a day or a day and a time; without an offset it is in `zone`.

    Raises ValueError, with a clause that completes «the time …», if `text` is no such time, or one that `zone`'s clock
    skips or shows twice.
    """
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is not one that can be read") from None
    if not _FIRST_YEAR <= time.year <= _LAST_YEAR:
        raise ValueError(f"{text!r} is in a year that calendars do not have")
    if time.tzinfo is not None:
        return time
    if doubt := doubt_of(time, zone):
        raise ValueError(f"{text!r} {doubt}")
    return time.replace(tzinfo=zone)


def doubt_of(time: datetime, zone: ZoneInfo) -> str:
    """Why the naive `time` is not exactly one moment in `zone`, as a clause; "" if it is."""
    early, late = (time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return ""
    # At a clock change the two offsets differ; a time that does not exist does not survive the way to UTC and back.
    if early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != time:
        return f"does not exist in {zone.key}, where the clock skips it"
    return f"comes twice in {zone.key}, where the clock is set back"


def is_later(one: str | None, other: str | None, zone: ZoneInfo) -> bool:
    """Whether `one` is a later time than `other`, as `parse` reads them; False if either is missing or invalid."""
    try:
        return one is not None and other is not None and parse(one, zone) > parse(other, zone)
    except ValueError:
        return False


REMEDY = "write it as 2026-03-02 or 2026-03-02T06:30, with an offset such as +01:00 where it would be ambiguous"
