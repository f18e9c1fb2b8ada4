"""Times as readers see them: in the site's zone and the page's language, by Babel."""

import functools
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from newsgen.context import Moment


def moment(time: datetime, zone: ZoneInfo, language: str) -> Moment:
    """`time` for machines and for readers."""
    local = time.astimezone(zone)
    locale = _locale(language)
    return Moment(
        iso=local.isoformat(timespec="seconds"),
        day=_day(local.year, local.month, local.day, locale),
        time=format_time(local, "short", locale=locale),
    )


def direction(language: str) -> Literal["ltr", "rtl"]:
    """The direction in which `language` (BCP 47) is written."""
    return "rtl" if Locale.parse(_locale(language)).text_direction == "rtl" else "ltr"


@functools.lru_cache(maxsize=4096)
def _day(year: int, month: int, day: int, locale: str) -> str:
    return format_date(datetime(year, month, day), "long", locale=locale)  # noqa: DTZ001  # only the day is shown


@functools.lru_cache(maxsize=256)
def _locale(language: str) -> str:
    """The name of the nearest locale that Babel knows; English where it knows none."""
    wanted = language.replace("-", "_")
    for name in (wanted, wanted.partition("_")[0]):
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"
