"""Every page of an edition, each with all that it shows; nothing is rendered or written here."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.context import Page
from newsgen.errors import ContentError, Problem, raise_all
from newsgen.model import Article
from newsgen.site import archive, feeds, groups, hosting, lists, series, share, sitemaps, urls
from newsgen.site.edition import Edition
from newsgen.site.related import neighbours, related
from newsgen.site.views import Views, minutes, views

TOP, PER_BLOCK, ON_MISSING = 4, 4, 5
"""How many articles the front page shows beside the lead, in each section's block, and the 404 page at all."""


class Planned(msgspec.Struct, frozen=True):
    """A page, and the file that it is made from."""

    page: Page
    origin: str


def plan(
    edition: Edition, config: Config, pictures: Mapping[str, context.Supplied], static: Collection[str] = ()
) -> tuple[Planned, ...]:
    """The pages of `edition`. `pictures` has what is to be shown for each picture file.

    A file that hosts look for, such as robots.txt, is left out where `static`, the site's own files, has one.
    """
    tags, authors, months = groups.tags(edition), groups.authors(edition), groups.months(edition, config)
    ways = {urls.ARCHIVE: months, urls.TAGS: tags, urls.AUTHORS: authors, urls.CORRECTIONS: True}
    shown = tuple(file for file, there in ways.items() if there)
    view = views(config, tuple(section.name for section in edition.sections), pictures, shown)
    pages = (
        *_articles(edition, view),
        *(Planned(_plain(page, view), page.path) for page in edition.pages),
        *(Planned(page, "newsgen.yml") for section in edition.sections for page in lists.section(section, view)),
        *(Planned(page, "newsgen.yml") for group in tags for page in lists.tag(group, view)),
        *(Planned(page, "newsgen.yml") for group in authors for page in lists.author(group, view)),
        *(Planned(page, "newsgen.yml") for page in archive.pages(months, view)),
        *(Planned(page, "newsgen.yml") for page in lists.indexes({urls.TAGS: tags, urls.AUTHORS: authors}, view)),
        *(Planned(page, "newsgen.yml") for page in lists.corrections(edition, view)),
        Planned(_front(edition, view), "newsgen.yml"),
        Planned(_missing(edition, view), "newsgen.yml"),
        *(Planned(page, origin) for page, origin in hosting.redirects(edition, view)),
    )
    return (
        *pages,
        *(Planned(page, "newsgen.yml") for page in feeds.feeds(edition, view)),
        *(Planned(page, origin) for page, origin in feeds.agency_items(edition, view)),
        *(Planned(page, "newsgen.yml") for page in sitemaps.sitemaps(edition, (p.page for p in pages), config)),
        *(Planned(page, "newsgen.yml") for page in hosting.files(edition, config) if page.path not in static),
    )


def check_addresses(origins: Iterable[tuple[str, str]]) -> None:
    """Refuse two outputs with one address; `origins` has pairs of an output file and what it is made from.

    Names that differ in case or Unicode form alone are one address too, since file systems take them for one; and a
    file cannot have others below it. Raises one ContentError with all clashes.
    """
    seen: dict[str, tuple[str, str]] = {}
    problems = []
    for file, origin in origins:
        key = unicodedata.normalize("NFC", file).casefold()
        if key in seen and seen[key] != (file, origin):
            problems.append(
                Problem(
                    max(origin, seen[key][1]),
                    1,
                    f"its address /{file} is taken by {min(origin, seen[key][1])}",
                    "give one of them another `slug` (or, in static/, another name)",
                )
            )
        seen.setdefault(key, (file, origin))
    for key, (file, origin) in seen.items():
        above = next((seen[place] for place in _above(key) if place in seen), None)
        if above:
            what = f"its address /{file} lies below /{above[0]}, which is a file and comes from {above[1]}"
            problems.append(Problem(origin, 1, what, "give one of them another address"))
    raise_all(ContentError, problems)


def _above(file: str) -> Iterator[str]:
    """The paths of the folders that `file` lies in."""
    end = file.find("/")
    while end > 0:
        yield file[:end]
        end = file.find("/", end + 1)


def _articles(edition: Edition, view: Views) -> Iterator[Planned]:
    among, parts = neighbours(edition.articles), series.parts(edition.articles, view)
    for position, article in enumerate(edition.articles):
        newer = edition.articles[position - 1] if position else None
        older = edition.articles[position + 1] if position + 1 < len(edition.articles) else None
        around = _Around(newer, older, related(position, among), parts.get(article.path))
        page = _article(article, around, view)
        if page is not None:
            yield Planned(page, article.path)


class _Around(msgspec.Struct, frozen=True):
    """What an article leads on to."""

    newer: Article | None
    older: Article | None
    related: tuple[Article, ...]
    series: context.Series | None


def _article(article: Article, around: _Around, view: Views) -> Page | None:
    if article.date is None:
        return None
    file = urls.article_file(article, view.config)
    url = urls.absolute(file, view.config)
    section = view.section(article.section)
    shown = context.ArticlePage(
        site=view.site,
        meta=view.article_meta(article),
        title=article.title,
        standfirst=view.standfirst(article),
        section=section,
        trail=(section,) if section else (),
        series=around.series,
        key_points=article.key_points,
        authors=tuple(map(view.author, article.authors)),
        dateline=article.dateline,
        date=view.moment(article.date),
        updated=view.updated(article),
        minutes=minutes(article),
        lead=view.lead(article),
        body=view.body(article),
        tags=tuple(map(view.tag, article.tags)),
        corrections=tuple(map(view.correction, article.corrections)),
        source=view.source(article),
        share=share.links(article.title, url, view.config),
        share_url=url,
        newer=view.link(around.newer) if around.newer else None,
        older=view.link(around.older) if around.older else None,
        related=tuple(view.card(a) for a in around.related),
    )
    return Page(file, "article.html", shown)


def _plain(article: Article, view: Views) -> Page:
    shown = context.PlainPage(
        site=view.site,
        meta=view.article_meta(article),
        title=article.title,
        standfirst=view.standfirst(article),
        updated=view.updated(article),
        body=view.body(article),
    )
    return Page(urls.article_file(article, view.config), "page.html", shown)


def _front(edition: Edition, view: Views) -> Page:
    lead = _lead(edition.articles)
    rest = [a for a in edition.articles if a is not lead]
    top = rest[:TOP]
    blocks = []
    for section in edition.sections:
        cards = [view.card(a) for a in section.articles if a is not lead and a not in top][:PER_BLOCK]
        link = view.section(section.name)
        if cards and link:
            blocks.append(context.SectionBlock(link, tuple(cards)))
    newest = edition.articles[0].date if edition.articles else None
    shown = context.FrontPage(
        site=view.site,
        meta=view.meta(urls.INDEX, view.config.title, view.config.description or view.config.tagline),
        latest=view.moment(newest) if newest else None,
        lead=view.card(lead) if lead else None,
        top=tuple(map(view.card, top)),
        blocks=tuple(blocks),
    )
    return Page(urls.INDEX, "front.html", shown)


def _lead(articles: tuple[Article, ...]) -> Article | None:
    """The main story: the newest that an editor pinned (`extra: {pin: true}`), else the newest with a picture."""
    pinned = (a for a in articles if str(a.extra.get("pin", "")).lower() == "true")
    pictured = (a for a in articles if any(f.picture for f in a.figures))
    return next(pinned, None) or next(pictured, None) or next(iter(articles), None)


def _missing(edition: Edition, view: Views) -> Page:
    shown = context.MissingPage(
        site=view.site,
        meta=view.meta("404.html", view.config.title, ""),
        cards=tuple(map(view.card, edition.articles[:ON_MISSING])),
    )
    return Page("404.html", "404.html", shown)
