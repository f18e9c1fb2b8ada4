"""The archive: a page for each month and each year that has articles, and one that leads to them all."""

import itertools
from collections.abc import Iterator, Sequence

from newsgen import context
from newsgen.context import Link, Page
from newsgen.model import Article
from newsgen.site import dates, urls
from newsgen.site.groups import Month, local
from newsgen.site.paging import paged
from newsgen.site.views import Views

PER_PAGE = 60
"""How many articles one page of a month has: headlines only, so more than other lists."""


def pages(months: Sequence[Month], view: Views) -> Iterator[Page]:
    """All pages of the archive, none where there is no article; `months` is newest first."""
    if not months:
        return
    years = [(year, tuple(found)) for year, found in itertools.groupby(months, key=lambda month: month.first.year)]
    year_links = [_year_link(year, view) for year, _ in years]
    month_links = [_month_link(month, view) for month in months]
    for place, month in enumerate(months):
        yield from _month(month, month_links, place, view)
    for place, (_, found) in enumerate(years):
        yield _year(found, year_links, place, view)
    home = view.index(urls.ARCHIVE)
    shown = context.ArchivePage(
        site=view.site,
        meta=view.list_meta(urls.ARCHIVE, home.text, 0),
        title=home.text,
        years=tuple(
            context.Year(link, tuple(_month_link(month, view) for month in found))
            for link, (_, found) in zip(year_links, years, strict=True)
        ),
    )
    yield Page(urls.ARCHIVE, "archive.html", shown)


def _month(month: Month, links: Sequence[Link], place: int, view: Views) -> Iterator[Page]:
    link, file = links[place], urls.month_file(month.first)
    trail = (view.index(urls.ARCHIVE), _year_link(month.first.year, view))
    for part in paged(file, month.articles, PER_PAGE, view.config):
        shown = context.MonthPage(
            site=view.site,
            meta=view.list_meta(part.file, link.text, part.number),
            month=link,
            trail=(*trail, link) if part.number else trail,
            days=tuple(_days(part.items, view)),
            pager=part.pager,
            newer=None if part.number else _at(links, place - 1),
            older=None if part.number else _at(links, place + 1),
        )
        yield Page(part.file, "month.html", shown)


def _days(articles: Sequence[Article], view: Views) -> Iterator[context.Day]:
    for _, found in itertools.groupby(articles, key=lambda article: local(article, view.config).date()):
        cards = tuple(map(view.card, found))
        yield context.Day(cards[0].date, cards)


def _year(months: Sequence[Month], links: Sequence[Link], place: int, view: Views) -> Page:
    file = urls.year_file(months[0].first.year)
    shown = context.YearPage(
        site=view.site,
        meta=view.list_meta(file, links[place].text, 0),
        year=links[place],
        trail=(view.index(urls.ARCHIVE),),
        months=tuple(_month_link(month, view) for month in months),
        newer=_at(links, place - 1),
        older=_at(links, place + 1),
    )
    return Page(file, "year.html", shown)


def _at(links: Sequence[Link], place: int) -> Link | None:
    return links[place] if 0 <= place < len(links) else None


def _year_link(year: int, view: Views) -> Link:
    return Link(str(year), urls.href(urls.year_file(year), view.config))


def _month_link(month: Month, view: Views) -> Link:
    text = dates.month(month.first, view.config.language)
    return Link(text, urls.href(urls.month_file(month.first), view.config))
