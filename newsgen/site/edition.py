"""What is published at a given time: everything withheld is dropped here, before anything is planned."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import overload

import msgspec

from newsgen.config import Config
from newsgen.model import Article
from newsgen.site import spellings, urls


class Selection(Sequence[Article]):
    """Those of the articles `among` that have these `places` in it, from 0, in this order; neither may change.

    It compares by identity.
    """

    __slots__ = ("among", "places")

    def __init__(self, among: Sequence[Article], places: Sequence[int]) -> None:
        self.among, self.places = among, places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Article]:
        return map(self.among.__getitem__, self.places)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> "Selection": ...
    def __getitem__(self, index: int | slice) -> "Article | Selection":
        if isinstance(index, slice):
            return Selection(self.among, self.places[index])
        return self.among[self.places[index]]


NONE = Selection((), ())


class Section(msgspec.Struct, frozen=True):
    """A section and its articles, newest first.

    `entry` is its index among the sections of the settings, from 0; None where only articles name it.
    """

    name: str
    slug: str
    description: str
    articles: Selection
    entry: int | None = None


class Edition(msgspec.Struct, frozen=True):
    """The articles that may be shown, newest first; the plain pages; the profiles of authors; the sections.

    Articles carry the site's spelling of their section, subjects and authors, which may differ from their files'.
    `next_embargo` is the earliest end of an embargo that alone withholds an article; `at` is the time of the edition.
    """

    articles: tuple[Article, ...]
    pages: tuple[Article, ...]
    profiles: tuple[Article, ...]
    sections: tuple[Section, ...]
    next_embargo: datetime | None
    at: datetime

    @property
    def published(self) -> tuple[Article, ...]:
        """All that have a page of their own: the articles, then the plain pages."""
        return (*self.articles, *self.pages)

    @property
    def everything(self) -> tuple[Article, ...]:
        """All whose text readers see: the published ones, then the profiles."""
        return (*self.published, *self.profiles)


def compose(articles: Iterable[Article], config: Config, at: datetime, *, drafts: bool) -> Edition:
    """The edition as of `at`; drafts and articles under embargo are included only with `drafts`."""
    everything = tuple(articles)
    shown = [a for a in everything if drafts or not a.withheld(at)]
    profiles = tuple(a for a in shown if a.is_profile)
    dated = tuple(spellings.settled(sorted((a for a in shown if a.date), key=_newest_first), profiles, config))
    lifts = (a.embargo.astimezone(config.zone) for a in everything if a.embargo and a.withheld(at) and not a.draft)
    return Edition(
        articles=dated,
        pages=tuple(a for a in shown if not (a.date or a.is_profile)),
        profiles=profiles,
        sections=_sections(dated, config),
        next_embargo=min(lifts, default=None),
        at=at,
    )


def _newest_first(article: Article) -> tuple[float, str]:
    return (-article.date.timestamp() if article.date else 0.0, article.path)


def _sections(articles: Sequence[Article], config: Config) -> tuple[Section, ...]:
    """The sections of the settings in their order, then those that only articles name, sorted by name.

    Spellings that differ only in case or accents are one section. Its name is spelled as in the settings or, failing
    that, as in its oldest article, so that a new article cannot rename it.
    """
    held: dict[str, list[int]] = {}
    slugs = functools.cache(partial(urls.section_slug, config=config))
    for place, article in enumerate(articles):
        if article.section:
            held.setdefault(slugs(article.section), []).append(place)
    own = []
    for number, entry in enumerate(config.section_entries()):
        slug = slugs(entry.name)
        own.append(Section(entry.name, slug, entry.description, Selection(articles, held.pop(slug, [])), number))
    others = (
        Section(articles[found[-1]].section, slug, "", Selection(articles, found)) for slug, found in held.items()
    )
    return (*own, *sorted(others, key=lambda section: (spellings.order(section.name), section.slug)))
