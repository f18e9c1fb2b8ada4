"""Times as readers see them: in the site's zone and the page's language, by Babel."""

import functools
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from newsgen import languages
from newsgen.context import Moment
from newsgen.model import Article


def moment(time: datetime, zone: ZoneInfo, language: str) -> Moment:
    """`time` for machines and for readers, who are not told midnight: it stands for a day without a time."""
    local = _local(time, zone)
    locale = languages.locale(language)
    return Moment(
        iso=local.isoformat(timespec="seconds"),
        day=_day(local.year, local.month, local.day, locale),
        time=_time(local.hour, local.minute, locale) if any(local.timetuple()[3:6]) else "",
    )


def month(day: date, language: str) -> str:
    """The month that `day` lies in, with its year, as a heading."""
    return _month(day.year, day.month, languages.locale(language))


def iso(time: datetime, zone: ZoneInfo) -> str:
    """`time` as machines read it, in `zone` and with its offset."""
    return _local(time, zone).isoformat(timespec="seconds")


def rss(time: datetime, zone: ZoneInfo) -> str:
    """`time` as RSS has it, likewise."""
    return format_datetime(_local(time, zone))


def _local(time: datetime, zone: ZoneInfo) -> datetime:
    """`time` as the clocks of `zone` show it, with an offset in whole minutes.

    Until a hundred years ago clocks went by the sun of their town, which no format for machines can say to the second.
    """
    local = time.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    odd = offset % timedelta(minutes=1)
    return local.replace(tzinfo=timezone(offset - odd)) if odd else local


def published(article: Article) -> datetime:
    """When `article`, which has a date, was published."""
    if article.date is None:
        raise ValueError(f"{article.path} has no date and stands in no list")
    return article.date


def modified(article: Article) -> datetime | None:
    """When `article` was last updated or corrected; None where it has not been since it was published.

    Its page, its structured data, the feeds and the sitemaps all say this one time.
    """
    if not (article.updated or article.corrections):
        return None
    times = [*([article.updated] if article.updated else []), *(c.date for c in article.corrections)]
    last = max(times)
    return last if (article.date is None or last > article.date) else None


@functools.lru_cache(maxsize=4096)
def _day(year: int, month: int, day: int, locale: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415  # as below

    return format_date(datetime(year, month, day), "long", locale=locale)  # noqa: DTZ001  # only the day is shown


@functools.lru_cache(maxsize=4096)
def _time(hour: int, minute: int, locale: str) -> str:
    from babel.dates import format_time  # noqa: PLC0415  # as below

    return format_time(time(hour, minute), "short", locale=locale)


@functools.lru_cache(maxsize=4096)
def _month(year: int, month: int, locale: str) -> str:
    # Here, since it looks for the machine's zone as it is loaded, which pages that stay as they are have no use for.
    from babel.dates import format_skeleton  # noqa: PLC0415

    text = format_skeleton("yMMMM", datetime(year, month, 1), locale=locale)  # noqa: DTZ001  # only the month is shown
    return text[:1].upper() + text[1:]
