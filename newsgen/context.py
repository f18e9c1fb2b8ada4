"""Everything that a template may show: one frozen record for each kind of page.

A template has no other input: no clock, no file, no global. So what a page looks like follows from its context and its
templates alone, and a page whose context and templates are unchanged need not be rendered again. `docs/themes.md` lists
these fields for theme authors.

Texts are plain and are escaped by the template; addresses begin with the site's path, so that a site works at the root
of a domain and below it. A text that is absent is empty, a record that is absent is None.
"""

from typing import Literal

import msgspec


class Link(msgspec.Struct, frozen=True):
    """Words and where they lead."""

    text: str
    href: str


class Moment(msgspec.Struct, frozen=True):
    """A time as machines read it (ISO 8601 with offset), and as readers do, in the site's zone and language."""

    iso: str
    day: str
    time: str


class PictureFormat(msgspec.Struct, frozen=True):
    """The candidates of one format, for a `<source>`: its media type and its `srcset`."""

    type: str
    srcset: str


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture in all its sizes. `src` is the fallback; `width` and `height` are its own, in pixels.

    `formats` has the others, best first. `placeholder` is a `data:` address to show while loading, or empty.
    """

    src: str
    srcset: str
    width: int
    height: int
    formats: tuple[PictureFormat, ...]
    placeholder: str


class Crop(msgspec.Struct, frozen=True):
    """A part of a picture in a fixed shape, for structured data: its address, and its size in pixels."""

    href: str
    width: int
    height: int


class Supplied(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture file has to offer: itself in all sizes, its crops (1:1, 4:3, 16:9), and what its metadata says.

    Planning fills a figure from it; templates see the figure.
    """

    picture: Picture
    crops: tuple[Crop, ...]
    alt: str
    caption: str
    credit: str
    creator: str
    copyright: str
    license: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure: a picture, or the place kept for one, with its caption, credit and licence (an address)."""

    id: str
    alt: str
    caption: str
    credit: str
    license: str
    picture: Picture | None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a list shows it. `figure` is its lead figure, where that has a picture."""

    title: str
    href: str
    section: Link | None
    summary: str
    authors: tuple[str, ...]
    date: Moment
    minutes: int
    language: str
    figure: Figure | None


class ShareLink(msgspec.Struct, frozen=True):
    """A plain link that hands an article to a network: its name, its label for readers, its address."""

    network: str
    label: str
    href: str


class Correction(msgspec.Struct, frozen=True):
    """A correction on record."""

    date: Moment
    note: str


class Source(msgspec.Struct, frozen=True):
    """Where a republished text came from; each part may be empty."""

    publisher: str
    url: str
    license: str


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same on every page. `root` is the site's path, from `/` to `/`; `sections` is the navigation."""

    title: str
    tagline: str
    notice: str
    language: str
    direction: Literal["ltr", "rtl"]
    root: str
    sections: tuple[Link, ...]


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """A page's own head. `canonical` is absolute; `title` is for the browser's tab and is never empty."""

    title: str
    description: str
    canonical: str
    language: str
    direction: Literal["ltr", "rtl"]
    kind: Literal["website", "article"]
    picture: str


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """An article's text: Markdown that starts on `line` of `file`, and the figures that it may show, by id."""

    markdown: str
    file: str
    line: int
    figures: tuple[Figure, ...]


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`article.html`. `lead` is shown above the text and not again in it; `body` reaches the template as blocks."""

    site: Site
    meta: Meta
    title: str
    standfirst: str
    section: Link | None
    authors: tuple[str, ...]
    dateline: str
    date: Moment
    updated: Moment | None
    minutes: int
    lead: Figure | None
    body: Body
    tags: tuple[str, ...]
    corrections: tuple[Correction, ...]
    source: Source | None
    share: tuple[ShareLink, ...]
    share_url: str
    newer: Link | None
    older: Link | None
    related: tuple[Card, ...]


class SectionBlock(msgspec.Struct, frozen=True):
    """A section on the front page: its heading and its newest articles."""

    section: Link
    cards: tuple[Card, ...]


class FrontPage(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`front.html`. `lead` is the main story, `top` the next ones by weight; None of them stands again in `blocks`.

    `latest` is the time of the newest article, which dates the edition.
    """

    site: Site
    meta: Meta
    latest: Moment | None
    lead: Card | None
    top: tuple[Card, ...]
    blocks: tuple[SectionBlock, ...]


class SectionPage(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`section.html`: a section's articles, newest first."""

    site: Site
    meta: Meta
    section: Link
    description: str
    cards: tuple[Card, ...]


class PlainPage(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`page.html`: an article without a date, such as «About» or a policy. It stands in no list."""

    site: Site
    meta: Meta
    title: str
    standfirst: str
    updated: Moment | None
    body: Body


class MissingPage(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`404.html`: what a host shows for an address that is not there."""

    site: Site
    meta: Meta
    cards: tuple[Card, ...]


Context = ArticlePage | FrontPage | SectionPage | PlainPage | MissingPage


class Page(msgspec.Struct, frozen=True):
    """A planned page: its file in the output, relative and with `/`; its template; all that it shows."""

    path: str
    template: str
    context: Context
