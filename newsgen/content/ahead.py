"""What readers may see too early by mistake: times that lie ahead, and pictures of withheld articles."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsgen import times
from newsgen.content import library
from newsgen.content.library import Library
from newsgen.errors import Problem
from newsgen.formats import frontmatter
from newsgen.model import Article, Figure

SLACK = timedelta(days=1)
"""How far the time of a change may lie ahead: clocks differ, and a correction may be written the day before."""


def early(found: Library, published: Iterable[Article], at: datetime, zone: ZoneInfo) -> Iterator[Problem]:
    """Yields a note for each time in `published` articles that lies after `at`, unless the article is withheld.

    `zone` is the site's.
    """
    for article in published:
        if article.withheld(at):
            continue
        if article.date and article.date > at:
            if not article.embargo:
                what = "`date` lies ahead, and the article is published all the same"
                remedy = "correct it, or add `embargo` with that time to hold it back"
                yield Problem(article.path, _line(found, article, "date"), what, remedy)
            continue
        if article.updated and article.updated > at + SLACK:
            what = "`updated` lies ahead, and readers are told of it all the same"
            yield Problem(article.path, _line(found, article, "updated"), what, "correct it")
        late = {correction.date for correction in article.corrections if correction.date > at + SLACK}
        for number in _numbered(found, article, late, zone):
            line = _line(found, article, "corrections", number, "date")
            what = "the `date` of a correction lies ahead, and readers are told of it all the same"
            yield Problem(article.path, line, what, "correct it")


def uncovered(found: Library, everything: Collection[Article]) -> Iterator[Problem]:
    """Yields a note for each picture in static/ that only withheld articles use: all of static/ is published at once.

    `everything` has the articles that are not withheld.
    """
    shown = {article.path for article in everything}
    held = [article for article in found.articles if article.path not in shown and _static(article)]
    open_to_all = {figure.picture for article in (everything if held else ()) for figure in _static(article)}
    for article in held:
        for figure in _static(article):
            if figure.picture not in open_to_all:
                what = f"{figure.picture} is published already, as all of static/ is, and the article is held back"
                yield Problem(article.path, figure.line, what, "put it beside the article, or into content/images/")


def _static(article: Article) -> list[Figure]:
    """The figures of `article` whose pictures lie in static/."""
    return [figure for figure in article.figures if (figure.picture or "").startswith("static/")]


def _numbered(found: Library, article: Article, dates: set[datetime], zone: ZoneInfo) -> list[int]:
    """The indices of the corrections in the article's head that have one of `dates`."""
    if not dates:
        return []
    written = frontmatter.parse(_text(found, article), article.path).head.corrections
    return [number for number, entry in enumerate(written) if times.parse(entry.date, zone) in dates]


def _line(found: Library, article: Article, *steps: str | int) -> int:
    return frontmatter.line_of(_text(found, article), *steps)


def _text(found: Library, article: Article) -> str:
    return library.text(found.site / article.path, article.path)
