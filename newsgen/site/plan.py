"""Every page of an edition, each with all that it shows; nothing is rendered or written here."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.context import Page
from newsgen.errors import ContentError, Problem, raise_all
from newsgen.model import Article
from newsgen.site import share, urls
from newsgen.site.edition import Edition, Section
from newsgen.site.related import neighbours, related
from newsgen.site.views import Views, minutes, section_file, views

TOP, PER_BLOCK, ON_MISSING = 4, 4, 5
"""How many articles the front page shows beside the lead, in each section's block, and the 404 page at all."""


class Planned(msgspec.Struct, frozen=True):
    """A page, and the file that it is made from."""

    page: Page
    origin: str


def plan(edition: Edition, config: Config, pictures: Mapping[str, context.Supplied]) -> tuple[Planned, ...]:
    """The pages of `edition`. `pictures` has what is to be shown for each picture file."""
    view = views(config, tuple(section.name for section in edition.sections), pictures)
    return (
        *_articles(edition, view),
        *(Planned(_plain(page, view), page.path) for page in edition.pages),
        *(Planned(_section(section, view), "newsgen.yml") for section in edition.sections),
        Planned(_front(edition, view), "newsgen.yml"),
        Planned(_missing(edition, view), "newsgen.yml"),
    )


def check_addresses(origins: Iterable[tuple[str, str]]) -> None:
    """Refuse two outputs with one address; `origins` has pairs of an output file and what it is made from.

    Names that differ in case or Unicode form alone are one address too, since file systems take them for one. Raises
    one ContentError with all clashes.
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
    raise_all(ContentError, problems)


def _articles(edition: Edition, view: Views) -> Iterator[Planned]:
    among = neighbours(edition.articles)
    for position, article in enumerate(edition.articles):
        newer = edition.articles[position - 1] if position else None
        older = edition.articles[position + 1] if position + 1 < len(edition.articles) else None
        page = _article(article, newer, older, related(position, among), view)
        if page is not None:
            yield Planned(page, article.path)


def _article(
    article: Article, newer: Article | None, older: Article | None, near: tuple[Article, ...], view: Views
) -> Page | None:
    if article.date is None:
        return None
    file = urls.article_file(article, view.config)
    url = urls.absolute(file, view.config)
    source = article.source
    shown = context.ArticlePage(
        site=view.site,
        meta=view.article_meta(article),
        title=article.title,
        standfirst=view.standfirst(article),
        section=view.section(article.section),
        authors=article.authors,
        dateline=article.dateline,
        date=view.moment(article.date),
        updated=view.moment(article.updated) if article.updated else None,
        minutes=minutes(article),
        lead=view.lead(article),
        body=_body(article, view),
        tags=article.tags,
        corrections=tuple(context.Correction(view.moment(c.date), c.note) for c in article.corrections),
        source=context.Source(source.publisher or "", source.url or "", source.license or "")
        if source and (source.publisher or source.url)
        else None,
        share=share.links(article.title, url, view.config),
        share_url=url,
        newer=view.link(newer) if newer else None,
        older=view.link(older) if older else None,
        related=tuple(view.card(a) for a in near),
    )
    return Page(file, "article.html", shown)


def _plain(article: Article, view: Views) -> Page:
    shown = context.PlainPage(
        site=view.site,
        meta=view.article_meta(article),
        title=article.title,
        standfirst=view.standfirst(article),
        updated=view.moment(article.updated) if article.updated else None,
        body=_body(article, view),
    )
    return Page(urls.article_file(article, view.config), "page.html", shown)


def _body(article: Article, view: Views) -> context.Body:
    return context.Body(
        markdown=article.body,
        file=article.path,
        line=article.body_line,
        figures=tuple(f for f in view.figures(article) if f.id != article.lead),
    )


def _section(section: Section, view: Views) -> Page:
    file = section_file(section.name, view.config)
    shown = context.SectionPage(
        site=view.site,
        meta=view.meta(file, f"{section.name} · {view.config.title}", section.description),
        section=context.Link(section.name, urls.href(file, view.config)),
        description=section.description,
        cards=tuple(map(view.card, section.articles)),
    )
    return Page(file, "section.html", shown)


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
