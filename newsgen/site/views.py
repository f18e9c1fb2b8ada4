"""Turn articles into the records that templates show: one function for each thing that several pages share."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import msgspec

from newsgen import context, languages, web
from newsgen.config import FILE, Config
from newsgen.model import Article, Correction, Figure
from newsgen.site import channels, dates, origins, structured_data, urls
from newsgen.site.edition import NONE, Edition, Selection
from newsgen.site.recipes import Pantry, Recipe, pantry
from newsgen.supplied import Crop, SocialCard, Supplied

WORDS_PER_MINUTE = 230
"""An adult's reading speed (Brysbaert 2019: 238 words a minute for English non-fiction), rounded down a little."""

SMALLEST_IN_LIST = 200
"""The narrowest picture that lists show, in pixels: they stretch it as wide as they can, up to 800."""


class Views(msgspec.Struct, frozen=True):
    """Makes the records. `pictures` has, for each published picture file, what a page needs to show it.

    `text` returns an article's text. `cards` caches cards by the article's path, since an article is in many lists.
    `social` has the social card of each article without a picture of its own, also by path.
    """

    config: Config
    site: context.Site
    pictures: Mapping[str, Supplied]
    text: Callable[[Article], str]
    pantry: Pantry
    cards: dict[str, context.Card] = msgspec.field(default_factory=dict)
    social: Mapping[str, SocialCard] = {}

    def recipe(  # noqa: PLR0913  # a recipe has as many parts
        self,
        path: str,
        template: str,
        make: Callable[[], context.Context],
        *,
        articles: Iterable[Article] = (),
        listed: Selection = NONE,
        parts: object = None,
        origin: str = FILE,
    ) -> Recipe:
        """The recipe of a page that `make` makes only from `articles`, those `listed`, `parts` and this view."""
        return Recipe(path, template, origin, self.pantry.key(template, articles, listed, (path, parts)), make)

    def moment(self, time: datetime) -> context.Moment:
        """`time` in the site's zone and language."""
        return dates.moment(time, self.config.zone, self.config.language)

    def link(self, article: Article) -> context.Link:
        """A link to an article, with its headline."""
        if article.language == self.config.language:
            return context.Link(article.title, self.href(article))
        direction = languages.direction(article.language)
        return context.Link(article.title, self.href(article), article.language, direction)

    def href(self, article: Article) -> str:
        """An article's address, starting with the site's path."""
        return urls.href(urls.article_file(article, self.config), self.config)

    def section(self, name: str) -> context.Link | None:
        """A link to a section's page; None for an empty name."""
        if not name:
            return None
        return context.Link(name, urls.href(urls.section_file(name, self.config), self.config))

    def tag(self, name: str) -> context.Link:
        """A link to a tag's page."""
        return context.Link(name, urls.href(urls.tag_file(name), self.config))

    def author(self, name: str) -> context.Link:
        """A link to an author's page."""
        return context.Link(name, urls.href(urls.author_file(name), self.config))

    def index(self, file: str) -> context.Link:
        """A link, with its title, to one of the pages named in `urls`, such as ARCHIVE; `file` is its output file."""
        titles = {
            urls.ARCHIVE: self.gettext("Archive"),
            urls.TAGS: self.gettext("Subjects"),
            urls.AUTHORS: self.gettext("Authors"),
            urls.CORRECTIONS: self.gettext("Corrections"),
            urls.SEARCH: self.gettext("Search"),
        }
        link = context.Link(titles[file], urls.href(file, self.config))
        spoken = languages.speaks(self.config.language)
        return link if spoken else msgspec.structs.replace(link, language="en", direction="ltr")

    def gettext(self, text: str) -> str:
        """`text` in the site's language. Babel's extraction looks for this method's name."""
        return languages.translations(self.config.language).gettext(text)

    def figure(self, figure: Figure) -> context.Figure:
        """A figure with its picture in all sizes; missing texts are taken from the picture's metadata."""
        own = self.pictures.get(figure.picture or "")
        return context.Figure(
            id=figure.id,
            alt=figure.alt or (own.alt if own else ""),
            caption=figure.caption or (own.caption if own else ""),
            credit=figure.credit or (own.credit if own else ""),
            license=web.address(figure.license) or web.address(own.license if own else ""),
            picture=own.picture if own else None,
        )

    def shown(self, figures: Iterable[Figure]) -> tuple[context.Figure, ...]:
        """The `figures` that a page shows: the settings may leave out those without a picture."""
        found = map(self.figure, figures)
        return tuple(f for f in found if f.picture or self.config.missing_pictures != "omit")

    def standfirst(self, article: Article) -> str:
        """An article's summary; empty if it repeats how the text begins."""
        return "" if article.repeated else article.summary

    def lead(self, article: Article) -> context.Figure | None:
        """The figure above an article's text."""
        return next(iter(self.shown(f for f in article.figures if f.id == article.lead)), None)

    def unplaced_lead(self, article: Article) -> context.Figure | None:
        """The lead figure, unless the text places it."""
        return next(iter(self.shown(f for f in article.figures if f.id == article.lead and not f.in_text)), None)

    def body(self, article: Article, above: context.Figure | None) -> context.Body:
        """An article's text and the figures in it, without the one shown `above` it."""
        return context.Body(
            markdown=self.text(article),
            file=article.path,
            line=article.body_line,
            figures=self.shown(f for f in article.figures if above is None or f.id != above.id),
            ids=tuple(f.id for f in article.figures if f.line < article.body_line),
            language=article.language,
            raw_html=self.config.raw_html == "sanitised",
        )

    def correction(self, correction: Correction) -> context.Correction:
        """A correction, with its time in the site's zone and language."""
        return context.Correction(self.moment(correction.date), correction.note)

    def updated(self, article: Article) -> context.Moment | None:
        """When an article was last updated or corrected; None if that was not after its publication."""
        modified = dates.modified(article)
        return self.moment(modified) if modified else None

    def source(self, article: Article) -> context.Source | None:
        """Where a republished text came from, or its licence; None where neither is known."""
        return origins.origin(article, self.config)

    def card(self, article: Article) -> context.Card:
        """An article as lists show it. Raises ValueError for one without a date: plain pages are in no list."""
        if article.path not in self.cards:
            self.cards[article.path] = self._card(article)
        return self.cards[article.path]

    def _card(self, article: Article) -> context.Card:
        lead = self.lead(article)
        return context.Card(
            title=article.title,
            href=self.href(article),
            section=self.section(article.section),
            label=article.own_label,
            summary=article.summary,
            authors=article.authors,
            date=self.moment(dates.published(article)),
            minutes=minutes(article),
            language=article.language,
            direction=languages.direction(article.language),
            figure=lead if lead and lead.picture and lead.picture.width >= SMALLEST_IN_LIST else None,
        )

    def meta(self, file: str, title: str, description: str) -> context.Meta:
        """The metadata of a page that is not an article's."""
        address = urls.absolute(file, self.config)
        return context.Meta(
            title=title,
            description=description,
            address=address,
            canonical=address,
            language=self.config.language,
            direction=self.site.direction,
            kind="website",
            picture=None,
            feeds=self._feeds(),
            structured_data=structured_data.front(self.config) if file == urls.INDEX else "",
        )

    def list_meta(self, file: str, name: str, number: int, description: str = "", channel: str = "") -> context.Meta:
        """The metadata of one page of a list; `number` is 0 for the newest.

        `channel` is the output file of the newest page, if the list has its own feeds.
        """
        page = self.gettext("page %(number)s") % {"number": number}
        title = f"{name}, {page}" if number else name
        about = self.config.description or self.config.tagline or self.config.title
        said = description if description and not number else f"{title}: {about}"
        meta = self.meta(file, f"{title} · {self.config.title}", said)
        own = channels.links(channel, name, self.config) if channel else ()
        return msgspec.structs.replace(
            meta, feeds=own + meta.feeds, structured_data=structured_data.listing(title, meta.address, self.config)
        )

    def article_meta(self, article: Article) -> context.Meta:
        """The metadata of an article's page."""
        figure, supplied = self._pictured(article)
        modified = dates.modified(article)
        address = urls.article_address(article, self.config)
        original = web.address(article.source.url) if article.source and article.source.canonical else ""
        return context.Meta(
            title=f"{article.title} · {self.config.title}",
            description=article.summary,
            address=address,
            canonical=original or address,
            language=article.language,
            direction=languages.direction(article.language),
            kind="article" if article.date else "website",
            picture=self._social_picture(article, figure, supplied),
            published=dates.iso(article.date, self.config.zone) if article.date else "",
            modified=dates.iso(modified, self.config.zone) if article.date and modified else "",
            section=article.section,
            feeds=self._feeds(),
            structured_data=structured_data.article(article, self.config, figure, supplied),
        )

    def _pictured(self, article: Article) -> tuple[context.Figure | None, Supplied | None]:
        """The lead figure or, where its picture cannot be shown, the first whose picture can; with that picture."""
        for figure in sorted(article.figures, key=lambda figure: figure.id != article.lead):
            if supplied := self.pictures.get(figure.picture or ""):
                return self.figure(figure), supplied
        return self.lead(article), None

    def _feeds(self) -> tuple[context.FeedLink, ...]:
        return channels.links(urls.INDEX, self.config.title, self.config)

    def _social_picture(
        self, article: Article, figure: context.Figure | None, supplied: Supplied | None
    ) -> context.SocialPicture | None:
        """The article's social card, if it has one; else the widest crop of `figure`, since networks show about 2:1.

        A card shows the headline or, where that cannot be set, the site's name.
        """
        if card := self.social.get(article.path):
            drawn = card.picture
            return context.SocialPicture(
                href=self.whole(drawn.href), width=drawn.width, height=drawn.height, alt=card.words
            )
        if figure is None or figure.picture is None:
            return None
        whole = Crop(figure.picture.src, figure.picture.width, figure.picture.height)
        shown = max(supplied.crops if supplied else (), key=lambda crop: crop.width / crop.height, default=whole)
        return context.SocialPicture(
            href=self.whole(shown.href), width=shown.width, height=shown.height, alt=figure.alt
        )

    def whole(self, href: str) -> str:
        """An address that starts with the site's path, made absolute."""
        return urls.whole(href, self.config)


def views(  # noqa: PLR0913  # all that is known of the edition
    edition: Edition,
    config: Config,
    pictures: Mapping[str, Supplied],
    text: Callable[[Article], str],
    makers: Mapping[str, str],
    *,
    lists: tuple[str, ...] = (),
    social: Mapping[str, SocialCard] = {},
) -> Views:
    """The views of `edition`; all but `lists`, the output files of the indexes, such as the archive, is as `Plan` takes
    it.
    """
    names = [section.name for section in edition.sections]
    site = context.Site(
        title=config.title,
        tagline=config.tagline,
        notice=config.notice,
        language=config.language,
        direction=languages.direction(config.language),
        root=config.base_path,
        sections=tuple(context.Link(name, urls.href(urls.section_file(name, config), config)) for name in names),
        lists=(),
    )
    bare = Views(config, site, pictures, text, Pantry({}, {}, ()))
    ways = (*map(bare.index, lists), *map(bare.link, sorted(edition.pages, key=lambda page: page.path)))
    search = bare.index(urls.SEARCH) if config.search and (edition.articles or edition.pages) else None
    whole = msgspec.structs.replace(site, lists=ways, search=search)
    return Views(config, whole, pictures, text, pantry(config, whole, edition, pictures, makers), social=social)


def minutes(article: Article) -> int:
    """The time it takes to read an article, in whole minutes, at least one."""
    return max(1, math.ceil(article.words / WORDS_PER_MINUTE))
