"""From articles to the records that templates show: one function for each thing that stands on more than one page."""

import math
import re
from collections.abc import Mapping
from datetime import datetime

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.model import Article, Figure
from newsgen.site import dates, urls

WORDS_PER_MINUTE = 230
"""How fast an adult reads (Brysbaert 2019: 238 words a minute for English non-fiction), a little rounded down."""


class Views(msgspec.Struct, frozen=True):
    """Makes views. `pictures` has, for each picture file that is published, what a page needs to show it."""

    config: Config
    site: context.Site
    pictures: Mapping[str, context.Supplied]

    def moment(self, time: datetime, language: str = "") -> context.Moment:
        """`time` in the site's zone and, unless another is given, language."""
        return dates.moment(time, self.config.zone, language or self.config.language)

    def link(self, article: Article) -> context.Link:
        """An article's headline, leading to it."""
        return context.Link(article.title, self.href(article))

    def href(self, article: Article) -> str:
        """An article's address from the site's path on."""
        return urls.href(urls.article_file(article, self.config), self.config)

    def section(self, name: str) -> context.Link | None:
        """A section's name, leading to its page; None for no name."""
        if not name:
            return None
        return context.Link(name, urls.href(section_file(name, self.config), self.config))

    def figure(self, figure: Figure) -> context.Figure:
        """A figure with its picture in all sizes; what it leaves out is filled from the picture's own metadata."""
        own = self.pictures.get(figure.picture or "")
        return context.Figure(
            id=figure.id,
            alt=figure.alt or (own.alt if own else ""),
            caption=figure.caption or (own.caption if own else ""),
            credit=figure.credit or (own.credit if own else ""),
            license=figure.license or (own.license if own else ""),
            picture=own.picture if own else None,
        )

    def figures(self, article: Article) -> tuple[context.Figure, ...]:
        """The figures of an article, without those that lack a picture where the settings leave them out."""
        found = map(self.figure, article.figures)
        return tuple(f for f in found if f.picture or self.config.missing_pictures != "omit")

    def standfirst(self, article: Article) -> str:
        """An article's summary, unless it only says again how the text begins."""
        summary = re.sub(r"\W+", " ", article.summary).strip()
        start = re.sub(r"\W+", " ", article.body[: 2 * len(article.summary)]).strip()
        return "" if start.startswith(summary) else article.summary

    def lead(self, article: Article) -> context.Figure | None:
        """The figure above an article's text."""
        return next((f for f in self.figures(article) if f.id == article.lead), None)

    def card(self, article: Article) -> context.Card:
        """An article as lists show it. It has a date: plain pages stand in no list."""
        lead = self.lead(article)
        if article.date is None:
            raise ValueError(f"{article.path} has no date and stands in no list")
        return context.Card(
            title=article.title,
            href=self.href(article),
            section=self.section(article.section),
            summary=article.summary,
            authors=article.authors,
            date=self.moment(article.date),
            minutes=minutes(article),
            language=article.language,
            figure=lead if lead and lead.picture else None,
        )

    def meta(self, file: str, title: str, description: str) -> context.Meta:
        """The head of a page of the site's own, such as a list."""
        return context.Meta(
            title=title,
            description=description,
            canonical=urls.absolute(file, self.config),
            language=self.config.language,
            direction=self.site.direction,
            kind="website",
            picture="",
        )

    def article_meta(self, article: Article) -> context.Meta:
        """The head of an article's page."""
        lead = self.lead(article)
        return context.Meta(
            title=f"{article.title} · {self.config.title}",
            description=article.summary,
            canonical=urls.absolute(urls.article_file(article, self.config), self.config),
            language=article.language,
            direction=dates.direction(article.language),
            kind="article",
            picture=self.whole(lead.picture.src) if lead and lead.picture else "",
        )

    def whole(self, href: str) -> str:
        """An address that starts with the site's path, made absolute."""
        return urls.absolute(href.removeprefix(self.config.base_path), self.config)


def views(config: Config, sections: tuple[str, ...], pictures: Mapping[str, context.Supplied]) -> Views:
    """The views of a site with these settings, the names of its sections and its published pictures."""
    site = context.Site(
        title=config.title,
        tagline=config.tagline,
        notice=config.notice,
        language=config.language,
        direction=dates.direction(config.language),
        root=config.base_path,
        sections=tuple(context.Link(name, urls.href(section_file(name, config), config)) for name in sections),
    )
    return Views(config, site, pictures)


def section_file(name: str, config: Config) -> str:
    """The output file of a section's page."""
    return f"{urls.section_slug(name, config)}/{urls.INDEX}"


def minutes(article: Article) -> int:
    """How long an article takes to read, in whole minutes, at least one."""
    return max(1, math.ceil(article.words / WORDS_PER_MINUTE))
