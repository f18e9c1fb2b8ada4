"""The archive: a page for each month and each year that has articles, and one that links to them all."""

import itertools
from collections.abc import Iterator, Sequence
from functools import partial

from newsgen import context
from newsgen.context import Link
from newsgen.model import Article
from newsgen.site import dates, urls
from newsgen.site.edition import Selection
from newsgen.site.groups import Month
from newsgen.site.paging import Slice, paged
from newsgen.site.recipes import Recipe
from newsgen.site.views import Views

PER_PAGE = 60
"""Articles per page of a month: more than in other lists, since only headlines are shown."""


def pages(months: Sequence[Month], view: Views) -> Iterator[Recipe]:
    """The recipes of all archive pages; none if there are no articles. `months` is newest first."""
    if not months:
        return
    years = [(year, tuple(found)) for year, found in itertools.groupby(months, key=lambda month: month.first.year)]
    year_links = [_year_link(year, view) for year, _ in years]
    month_links = [_month_link(month, view) for month in months]
    for place, month in enumerate(months):
        yield from _month(month, month_links, place, view)
    for place, (_, found) in enumerate(years):
        yield _year(found, year_links, place, view)
    firsts = [month.first for month in months]
    make = partial(_archive, years, year_links, view)
    yield view.recipe(urls.ARCHIVE, "archive.html", make, parts=firsts)


def _archive(
    years: Sequence[tuple[int, Sequence[Month]]], year_links: Sequence[Link], view: Views
) -> context.ArchivePage:
    home = view.index(urls.ARCHIVE)
    return context.ArchivePage(
        site=view.site,
        meta=view.list_meta(urls.ARCHIVE, home.text, 0),
        title=home.text,
        years=tuple(
            context.Year(link, tuple(_month_link(month, view) for month in found))
            for link, (_, found) in zip(year_links, years, strict=True)
        ),
    )


def _month(month: Month, links: Sequence[Link], place: int, view: Views) -> Iterator[Recipe]:
    file = urls.month_file(month.first)
    for part in paged(file, month.articles, PER_PAGE, view.config):
        around = (None, None) if part.number else (_at(links, place - 1), _at(links, place + 1))
        parts = links[place], around, part.number, part.pager
        make = partial(_month_page, month, links[place], part, around, view)
        yield view.recipe(part.file, "month.html", make, listed=part.items, parts=parts)


def _month_page(
    month: Month, link: Link, part: Slice[Selection], around: tuple[Link | None, Link | None], view: Views
) -> context.MonthPage:
    trail = (view.index(urls.ARCHIVE), _year_link(month.first.year, view))
    return context.MonthPage(
        site=view.site,
        meta=view.list_meta(part.file, link.text, part.number),
        month=link,
        trail=(*trail, link) if part.number else trail,
        days=tuple(_days(part.items, view)),
        pager=part.pager,
        newer=around[0],
        older=around[1],
    )


def _days(articles: Sequence[Article], view: Views) -> Iterator[context.Day]:
    for _, found in itertools.groupby(articles, key=lambda article: article.day):
        cards = tuple(map(view.card, found))
        yield context.Day(cards[0].date, cards)


def _year(months: Sequence[Month], links: Sequence[Link], place: int, view: Views) -> Recipe:
    around = _at(links, place - 1), _at(links, place + 1)
    make = partial(_year_page, months, links[place], around, view)
    parts = links[place], around, [month.first for month in months]
    return view.recipe(urls.year_file(months[0].first.year), "year.html", make, parts=parts)


def _year_page(
    months: Sequence[Month], link: Link, around: tuple[Link | None, Link | None], view: Views
) -> context.YearPage:
    return context.YearPage(
        site=view.site,
        meta=view.list_meta(urls.year_file(months[0].first.year), link.text, 0),
        year=link,
        trail=(view.index(urls.ARCHIVE),),
        months=tuple(_month_link(month, view) for month in months),
        newer=around[0],
        older=around[1],
    )


def _at(links: Sequence[Link], place: int) -> Link | None:
    return links[place] if 0 <= place < len(links) else None


def _year_link(year: int, view: Views) -> Link:
    return Link(str(year), urls.href(urls.year_file(year), view.config))


def _month_link(month: Month, view: Views) -> Link:
    text = dates.month(month.first, view.config.language)
    return Link(text, urls.href(urls.month_file(month.first), view.config))
