"""Times as readers see them: in the site's time zone and the page's language, formatted by Babel."""

import functools
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from newsgen import languages
from newsgen.context import Moment
from newsgen.model import Article


def moment(time: datetime, zone: ZoneInfo, language: str) -> Moment:
    """`time` for machines and for readers, who are not shown midnight: it stands for a day without a time."""
    local = _local(time, zone)
    locale = languages.locale(language)
    return Moment(
        iso=local.isoformat(timespec="seconds"),
        day=_day(local.year, local.month, local.day, locale),
        time=_time(local.hour, local.minute, locale) if any(local.timetuple()[3:6]) else "",
    )


def month(day: date, language: str) -> str:
    """The month and year of `day`, as a heading."""
    return _month(day.year, day.month, languages.locale(language))


def iso(time: datetime, zone: ZoneInfo) -> str:
    """`time` in ISO 8601 to the second, in `zone` and with its offset."""
    return _local(time, zone).isoformat(timespec="seconds")


def rss(time: datetime, zone: ZoneInfo) -> str:
    """`time` as RSS writes it (RFC 822), in `zone` and with its offset."""
    return format_datetime(_local(time, zone))


def _local(time: datetime, zone: ZoneInfo) -> datetime:
    """`time` in `zone`, with an offset in whole minutes.

    Until about a hundred years ago clocks kept local solar time, whose offsets have seconds that no format can express.
    """
    local = time.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    odd = offset % timedelta(minutes=1)
    return local.replace(tzinfo=timezone(offset - odd)) if odd else local


def published(article: Article) -> datetime:
    """When `article` was published. Raises ValueError where it has no date."""
    if article.date is None:
        raise ValueError(f"{article.path} has no date and stands in no list")
    return article.date


def modified(article: Article) -> datetime | None:
    """When `article` was last updated or corrected; None if that was not after its publication.

    Its page, its structured data, the feeds and the sitemaps all give this time.
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
    # Imported here: loading it looks up the machine's time zone, which a build without changed pages does not need.
    from babel.dates import format_skeleton  # noqa: PLC0415

    text = format_skeleton("yMMMM", datetime(year, month, 1), locale=locale)  # noqa: DTZ001  # only the month is shown
    return text[:1].upper() + text[1:]
