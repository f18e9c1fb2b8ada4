"""Plan every page of an edition as a recipe; nothing is rendered or written here."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.model import Article
from newsgen.site import archive, dates, feeds, groups, hosting, lists, related, series, share, sitemaps, urls
from newsgen.site.edition import Edition
from newsgen.site.recipes import Recipe
from newsgen.site.views import SMALLEST_IN_LIST, Views, minutes, views
from newsgen.supplied import SocialCard, Supplied

ARTICLE = "article.html"
"""The template of an article's page."""

TOP, PER_BLOCK, ON_MISSING = 4, 4, 6
"""How many articles the front page shows beside the lead and in each section's block, and the 404 page shows."""


class Plan:
    """The plan of all pages of an edition: its `article_pages`, and all `others`.

    Nothing of it depends on the order in which it is asked for.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # the whole of the stage's input
        self,
        edition: Edition,
        config: Config,
        pictures: Mapping[str, Supplied],
        text: Callable[[Article], str],
        makers: Mapping[str, str],
        static: Collection[str] = (),
        *,
        social: Mapping[str, SocialCard] = {},
    ) -> None:
        """`pictures` holds what pages show for each picture file; `text` returns an article's text, and is called when
        its page is made; `makers` has the digest of all that makes a page with a template, by the template; `social`
        has the cards of articles without a picture.

        A file at the root, such as robots.txt, is left out where `static`, the site's own files, has one of that name.
        """
        self._edition, self._static = edition, static
        self._tags, self._authors, self._months = groups.tags(edition), groups.authors(edition), groups.months(edition)
        ways = {urls.ARCHIVE: self._months, urls.TAGS: self._tags, urls.AUTHORS: self._authors, urls.CORRECTIONS: True}
        held = tuple(file for file, there in ways.items() if there)
        self._view = views(edition, config, pictures, text, makers, lists=held, social=social)
        self.article_pages = ArticlePages(related.lists(edition, self._tags, config), self._view)

    def others(self) -> tuple[Recipe, ...]:
        """The recipes of all pages but those of articles."""
        edition, view = self._edition, self._view
        listed = (
            *(recipe for section in edition.sections for recipe in lists.section(section, view)),
            *(recipe for group in self._tags for recipe in lists.tag(group, view)),
            *(recipe for group in self._authors for recipe in lists.author(group, view)),
            *archive.pages(self._months, view),
            *lists.indexes({urls.TAGS: self._tags, urls.AUTHORS: self._authors}, view),
            *lists.corrections(edition, view),
            _front(edition, view),
        )
        return (
            *(_plain(page, view) for page in edition.pages),
            *listed,
            _missing(edition, view),
            *([_search(view)] if view.site.search else ()),
            *hosting.redirects(edition, view),
            *feeds.feeds(edition, (*self._tags, *self._authors), view),
            *feeds.agency_items(edition, view),
            *sitemaps.sitemaps(edition, (recipe.path for recipe in listed), view),
            *(recipe for recipe in hosting.files(edition, view) if recipe.path not in self._static),
        )


class ArticlePages:
    """The pages of all articles of an edition, which are in the lists `among`."""

    def __init__(self, among: related.Lists, view: Views) -> None:
        self._among, self._view = among, view
        self._files = [urls.article_file(article, view.config) for article in among.articles]
        self._series = series.parts(among.articles, view)

    def files(self) -> Iterator[tuple[str, str]]:
        """The output file of each page, and its source."""
        return zip(self._files, (article.path for article in self._among.articles), strict=True)

    def keys(self) -> list[str]:
        """The keys of the pages. Nothing else in a plan takes so long."""
        articles, view = self._among.articles, self._view
        row, last = view.pantry.row, len(articles) - 1
        near = related.neighbours(self._among, row)
        return [
            view.pantry.blended(
                ARTICLE,
                b"".join(row[max(0, n - 1) : n + 2]),
                (file, n == 0, n == last, self._series.get(article.path), view.social.get(article.path), stretches),
            )
            for n, (article, file, stretches) in enumerate(zip(articles, self._files, near, strict=True))
        ]

    def recipes(self, keys: list[str]) -> Iterator[Recipe]:
        """The recipes of the pages, which have these `keys`."""
        rows = zip(self._among.articles, self._files, keys, strict=True)
        for place, (article, file, key) in enumerate(rows):
            make = ArticleMaker(place, self._among, self._series.get(article.path), self._view)
            yield Recipe(file, ARTICLE, article.path, key, make)


class ArticleMaker(msgspec.Struct, frozen=True):
    """Makes the context of the page of the article at a `place` in the edition; related ones are then found `among`
    its lists.
    """

    place: int
    among: related.Lists
    series: context.Series | None
    view: Views

    @property
    def article(self) -> Article:
        """The article."""
        return self.among.articles[self.place]

    def __call__(self) -> context.ArticlePage:
        """The page's context."""
        return self._of(self.article, self.view)

    def revised(self, article: Article, text: str) -> context.ArticlePage:
        """The context for a revision of the article with the text `text`; its neighbours stay as they were."""
        return self._of(article, msgspec.structs.replace(self.view, text=lambda _: text))

    def _of(self, article: Article, view: Views) -> context.ArticlePage:
        url = urls.article_address(article, view.config)
        section, lead = view.section(article.section), view.lead(article)
        newer, older = self._beside(-1), self._beside(1)
        return context.ArticlePage(
            site=view.site,
            meta=view.article_meta(article),
            title=article.title,
            standfirst=view.standfirst(article),
            section=section,
            trail=(section,) if section else (),
            label=article.own_label,
            series=self.series,
            key_points=article.key_points,
            authors=tuple(map(view.author, article.authors)),
            dateline=article.dateline,
            date=view.moment(dates.published(article)),
            updated=view.updated(article),
            minutes=minutes(article),
            lead=lead,
            body=view.body(article, lead),
            tags=tuple(map(view.tag, article.tags)),
            corrections=tuple(map(view.correction, article.corrections)),
            source=view.source(article),
            share=share.links(article.title, url, view.config),
            share_url=url,
            newer=view.link(newer) if newer else None,
            older=view.link(older) if older else None,
            related=tuple(map(view.card, related.related(article, self.place, self.among))),
            extra=article.extra,
        )

    def _beside(self, steps: int) -> Article | None:
        """The article that lies so many `steps` further in the edition, which is newest first; None beyond its ends."""
        place = self.place + steps
        return self.among.articles[place] if 0 <= place < len(self.among.articles) else None


def _plain(article: Article, view: Views) -> Recipe:
    file = urls.article_file(article, view.config)
    make = partial(_plain_page, article, view)
    card = view.social.get(article.path)
    return view.recipe(file, "page.html", make, articles=(article,), parts=card, origin=article.path)


def _plain_page(article: Article, view: Views) -> context.PlainPage:
    lead = view.unplaced_lead(article)
    return context.PlainPage(
        site=view.site,
        meta=view.article_meta(article),
        title=article.title,
        standfirst=view.standfirst(article),
        updated=view.updated(article),
        lead=lead,
        body=view.body(article, lead),
        corrections=tuple(map(view.correction, article.corrections)),
        source=view.source(article),
        extra=article.extra,
    )


class _Shown(msgspec.Struct, frozen=True):
    """The articles on the front page: the main story, those beside it, and the rest by section."""

    lead: Article | None
    top: tuple[Article, ...]
    blocks: tuple[tuple[str, tuple[Article, ...]], ...]


def _front(edition: Edition, view: Views) -> Recipe:
    lead = _lead(edition.articles, view)
    top = tuple(a for a in edition.articles[: TOP + 1] if a is not lead)[:TOP]
    blocks = []
    for section in edition.sections:
        most = PER_BLOCK + TOP + 1
        held = tuple(a for a in section.articles[:most] if a is not lead and a not in top)[:PER_BLOCK]
        if held:
            blocks.append((section.name, held))
    newest = edition.articles[0].date if edition.articles else None
    shown = _Shown(lead, top, tuple(blocks))
    articles = (*([lead] if lead else ()), *top, *(a for _, held in blocks for a in held))
    parts = lead is None, len(top), [(name, len(held)) for name, held in blocks], newest
    return view.recipe(
        urls.INDEX, "front.html", partial(_front_page, shown, newest, view), articles=articles, parts=parts
    )


def _front_page(shown: _Shown, newest: datetime | None, view: Views) -> context.FrontPage:
    blocks = ((view.section(name), tuple(map(view.card, held))) for name, held in shown.blocks)
    return context.FrontPage(
        site=view.site,
        meta=view.meta(urls.INDEX, view.config.title, view.config.description or view.config.tagline),
        latest=view.moment(newest) if newest else None,
        lead=view.card(shown.lead) if shown.lead else None,
        top=tuple(map(view.card, shown.top)),
        blocks=tuple(context.SectionBlock(link, cards) for link, cards in blocks if link),
    )


def _lead(articles: tuple[Article, ...], view: Views) -> Article | None:
    """The main story: the newest pinned article (`extra: {pin: true}`), else the newest with a picture, else any."""
    pinned = (a for a in articles if a.pinned)
    large = {file for file, own in view.pictures.items() if own.picture.width >= SMALLEST_IN_LIST}
    pictured = (a for a in articles if any(f.id == a.lead and f.picture in large for f in a.figures)) if large else ()
    return next(pinned, None) or next(iter(pictured), None) or next(iter(articles), None)


def _search(view: Views) -> Recipe:
    return view.recipe(urls.SEARCH, "search.html", partial(_search_page, view))


def _search_page(view: Views) -> context.SearchPage:
    link = view.index(urls.SEARCH)
    archive = view.index(urls.ARCHIVE)
    return context.SearchPage(
        site=view.site,
        meta=view.meta(urls.SEARCH, f"{link.text} · {view.config.title}", ""),
        title=link.text,
        bundle=f"{view.site.root}pagefind/",
        archive=archive if archive in view.site.lists else None,
    )


def _missing(edition: Edition, view: Views) -> Recipe:
    shown = edition.articles[:ON_MISSING]
    return view.recipe("404.html", "404.html", partial(_missing_page, shown, view), articles=shown)


def _missing_page(shown: Sequence[Article], view: Views) -> context.MissingPage:
    said = view.gettext("This page is not here")
    return context.MissingPage(
        site=view.site,
        meta=view.meta("404.html", f"{said} · {view.config.title}", ""),
        cards=tuple(map(view.card, shown)),
    )
