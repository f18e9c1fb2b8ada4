"""Feeds: the newest entries of the site, of each section, author and tag, and the corrections, in each format.

Articles are in them in full. A feed says nothing about the build: it takes its times from its articles, so it changes
only when they do.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

import msgspec

from newsgen import context, languages, slugs
from newsgen.model import Article, Correction
from newsgen.site import channels, dates, groups, urls
from newsgen.site.edition import Edition
from newsgen.site.groups import Group
from newsgen.site.recipes import Recipe
from newsgen.site.views import Views

NEWEST = 20
"""The most entries that a feed has."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries last changed: Atom requires a time, and the build's would differ each time."""


def feeds(edition: Edition, lists: Iterable[Group], view: Views) -> Iterator[Recipe]:
    """The recipes of all feeds of `edition`; `lists` are its articles by tag and by author."""
    config = view.config
    entries = _Entries(view)
    site = _Channel(urls.INDEX, config.title, config.description or config.tagline)
    yield from _recipes(site, edition.articles, entries)
    for section in edition.sections:
        channel = _Channel(urls.section_file(section.name, config), _title(section.name, view), section.description)
        yield from _recipes(channel, section.articles, entries)
    for group in lists:
        yield from _recipes(_Channel(group.file, _title(group.name, view), ""), group.articles, entries)
    corrections = _Channel(urls.CORRECTIONS, _title(view.index(urls.CORRECTIONS).text, view), "", corrections=True)
    made = groups.corrections(edition)[:NEWEST]
    for form, file in channels.files(corrections.page, config):
        make = partial(_corrections_feed, corrections, file, made, entries)
        articles, places = [article for article, _ in made], [place for _, place in made]
        yield view.recipe(file, form.template, make, articles=articles, parts=(corrections, places))


def agency_items(edition: Edition, view: Views) -> Iterator[Recipe]:
    """Recipes of each article in the IPTC's ninjs; none unless the settings ask for them."""
    entries = _Entries(view)
    for article in edition.articles if view.config.ninjs else ():
        file = urls.beside(urls.article_file(article, view.config), "ninjs.json")
        channel = _Channel(file, view.config.title, "")
        make = partial(_feed, channel, file, (article,), entries)
        yield view.recipe(file, "feeds/ninjs.json", make, articles=(article,), origin=article.path)


class _Channel(msgspec.Struct, frozen=True):
    """A list: the output file of its newest page, its title and its description."""

    page: str
    title: str
    description: str
    corrections: bool = False


class _Dated(msgspec.Struct, frozen=True):
    """An entry, and when it last changed."""

    entry: context.FeedEntry
    changed: datetime


def _title(name: str, view: Views) -> str:
    return f"{name} · {view.config.title}"


def _recipes(channel: _Channel, articles: Sequence[Article], entries: "_Entries") -> Iterator[Recipe]:
    """The feeds of one list, in a row, so that a renderer still holds the texts that they share."""
    newest = articles[:NEWEST]
    for form, file in channels.files(channel.page, entries.view.config):
        make = partial(_feed, channel, file, newest, entries)
        yield entries.view.recipe(file, form.template, make, articles=newest, parts=channel)


def _feed(channel: _Channel, file: str, articles: Sequence[Article], entries: "_Entries") -> context.FeedPage:
    return _page(channel, file, tuple(map(entries.article, articles)), entries.view)


def _corrections_feed(
    channel: _Channel, file: str, made: Sequence[tuple[Article, int]], entries: "_Entries"
) -> context.FeedPage:
    return _page(channel, file, tuple(map(entries.correction, made)), entries.view)


def _page(channel: _Channel, file: str, entries: tuple[_Dated, ...], view: Views) -> context.FeedPage:
    zone = view.config.zone
    changed = max((dated.changed for dated in entries), default=_NEVER)
    return context.FeedPage(
        site=view.site,
        kind="corrections" if channel.corrections else "articles",
        title=channel.title,
        description=channel.description,
        home=urls.absolute(channel.page, view.config),
        address=urls.absolute(file, view.config),
        icon=urls.from_site(view.config.publisher.logo, view.config),
        updated=dates.iso(changed, zone),
        built=dates.rss(changed, zone),
        entries=tuple(dated.entry for dated in entries),
    )


class _Entries:
    """Makes entries, each article's only once, since it appears in the feeds of several lists."""

    def __init__(self, view: Views) -> None:
        self.view = view
        self._made: dict[str, _Dated] = {}

    def article(self, article: Article) -> _Dated:
        """The entry of an article."""
        if article.path not in self._made:
            self._made[article.path] = _article(article, self.view)
        return self._made[article.path]

    def correction(self, made: tuple[Article, int]) -> _Dated:
        """The entry of one of an article's corrections."""
        article, place = made
        return _correction(article, article.corrections[place], place + 1, self.view)


def _article(article: Article, view: Views) -> _Dated:
    published = dates.published(article)
    changed = dates.modified(article) or published
    entry = _entry(article, published, changed, view)
    lead = view.lead(article)
    body = view.body(article, lead)
    full = msgspec.structs.replace(
        entry,
        summary=article.summary,
        label=article.label,
        key_points=article.key_points,
        dateline=article.dateline,
        lead=_pictured(lead, view) if lead else None,
        body=msgspec.structs.replace(body, figures=tuple(shown for f in body.figures if (shown := _pictured(f, view)))),
        corrections=tuple(map(view.correction, article.corrections)),
        source=view.source(article),
    )
    return _Dated(full, changed)


def _correction(article: Article, correction: Correction, number: int, view: Views) -> _Dated:
    """The entry of a correction. Its `number` counts from the oldest, so its id stays when another follows."""
    entry = _entry(article, correction.date, correction.date, view)
    shown = msgspec.structs.replace(
        entry,
        id=f"{entry.id}#correction-{number}",
        url=f"{entry.url}#corrections",
        title=view.gettext("Correction: %(title)s") % {"title": article.title},
        summary=correction.note,
        note=correction.note,
    )
    return _Dated(shown, correction.date)


def _entry(article: Article, published: datetime, changed: datetime, view: Views) -> context.FeedEntry:
    """The fields that entries of both kinds have."""
    config = view.config
    url = urls.article_address(article, config)
    return context.FeedEntry(
        # An article that has moved is not a new one: its first address remains its id.
        id=urls.absolute(slugs.address_file(article.aliases[0]), config) if article.aliases else url,
        url=url,
        title=article.title,
        language=article.language,
        direction=languages.direction(article.language),
        authors=tuple(context.Link(name, urls.absolute(urls.author_file(name), config)) for name in article.authors),
        subjects=tuple(dict.fromkeys([*([article.section] if article.section else []), *article.tags])),
        published=dates.iso(published, config.zone),
        posted=dates.rss(published, config.zone),
        updated=dates.iso(changed, config.zone),
    )


def _pictured(figure: context.Figure, view: Views) -> context.Figure | None:
    """`figure` with one picture at an absolute address; None without a picture, as feeds show no empty places."""
    if figure.picture is None:
        return None
    picture = context.Picture(
        src=view.whole(figure.picture.src),
        srcset="",
        width=figure.picture.width,
        height=figure.picture.height,
        formats=(),
        placeholder="",
    )
    return msgspec.structs.replace(figure, picture=picture)
