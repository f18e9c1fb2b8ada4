"""Everything that a template may show: one frozen record for each kind of page.

A template has no other input: no clock, no file, no global. So a page depends only on its context and its templates,
and need not be rendered again while both are unchanged. `docs/themes.md` lists these fields for theme authors.

Texts are plain, and templates escape them; addresses begin with the site's path, so that a site works at the root of a
domain and below it. An absent text is empty, an absent record is None. No record can contain itself, so the cyclic
garbage collector skips them (`gc=False`), which makes reading them in another process quicker by a third.

The module is long but kept whole: it is one vocabulary without logic, its records contain each other, and authors of
templates and pages look them up in one place.
"""

from typing import Any, Literal

import msgspec


class Link(msgspec.Struct, gc=False, frozen=True):
    """A link's text and address. `language` and `direction` are the text's; both are empty for the site's language."""

    text: str
    href: str
    language: str = ""
    direction: Literal["ltr", "rtl", ""] = ""


class Moment(msgspec.Struct, gc=False, frozen=True):
    """A time for machines (ISO 8601 with offset) and for readers, in the site's time zone and language.

    `time` is empty if only the day is known.
    """

    iso: str
    day: str
    time: str


class PictureFormat(msgspec.Struct, gc=False, frozen=True):
    """The candidates of one format, for a `<source>`: its media type and its `srcset`."""

    type: str
    srcset: str


class Picture(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """A picture in all its sizes. `src` is the fallback; `width` and `height` are its size, in pixels.

    `formats` has the other formats, best first. `placeholder` is a `data:` address to show while loading, or empty.
    """

    src: str
    srcset: str
    width: int
    height: int
    formats: tuple[PictureFormat, ...]
    placeholder: str


class Figure(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """A figure: a picture, or a place reserved for one, with its caption, credit and licence (an address)."""

    id: str
    alt: str
    caption: str
    credit: str
    license: str
    picture: Picture | None


class Card(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """An article as a list shows it. `figure` is its lead figure, if that has a picture that is not tiny."""

    title: str
    href: str
    section: Link | None
    label: str
    summary: str
    authors: tuple[str, ...]
    date: Moment
    minutes: int
    language: str
    direction: Literal["ltr", "rtl"]
    figure: Figure | None


class ShareLink(msgspec.Struct, gc=False, frozen=True):
    """A plain link that shares an article on a network: the network's name, the label for readers, the address."""

    network: str
    label: str
    href: str


class Correction(msgspec.Struct, gc=False, frozen=True):
    """A correction on record."""

    date: Moment
    note: str


class Source(msgspec.Struct, gc=False, frozen=True):
    """Where a republished text came from; each part may be empty.

    `license_href` is the licence if that is an address.
    """

    publisher: str
    url: str
    license: str
    license_href: str


class Pager(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """The addresses of the other pages of a list; each may be empty.

    Pages are numbered from the oldest, so that `number` and the page's items never change. The newest page has 0.
    """

    number: int
    newer: str
    older: str
    newest: str
    oldest: str


class Series(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """The series of an article: its name, the article's part number, and links to the parts before and after."""

    name: str
    part: int
    previous: Link | None
    next: Link | None


class Site(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """What all pages share. `root` is the site's path, which begins and ends with `/`; `sections` is the navigation.

    `lists` links to the archive, the tags, the authors, the corrections and the plain pages; `search` links to the
    search page, if there is one.
    """

    title: str
    tagline: str
    notice: str
    language: str
    direction: Literal["ltr", "rtl"]
    root: str
    sections: tuple[Link, ...]
    lists: tuple[Link, ...]
    search: Link | None = None


class SocialPicture(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """The picture that networks show for a page: its absolute address, its size in pixels, its alternative text."""

    href: str
    width: int
    height: int
    alt: str


class FeedLink(msgspec.Struct, gc=False, frozen=True):
    """A feed that a page offers: its title, its media type and its address."""

    title: str
    type: str
    href: str


class Meta(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """The metadata for a page's head. `title` is for the browser's tab and is never empty.

    `address` is the page's own, absolute; `canonical` is the same, or where a republished text first appeared.

    `published` and `modified` are an article's times, as in a `Moment`'s `iso`. `feeds` are those of the site and of
    the page's own list. `structured_data` is JSON-LD, escaped for a script element.
    """

    title: str
    description: str
    address: str
    canonical: str
    language: str
    direction: Literal["ltr", "rtl"]
    kind: Literal["website", "article"]
    picture: SocialPicture | None
    published: str = ""
    modified: str = ""
    section: str = ""
    feeds: tuple[FeedLink, ...] = ()
    structured_data: str = ""


class Body(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """An article's text in its language: Markdown that starts on `line` of `file`, and the figures that it may show.

    `ids` are those of all figures in front matter, even if they are not shown here.

    With `raw_html`, harmless HTML in the text is kept as HTML; without, all HTML is text.
    """

    markdown: str
    file: str
    line: int
    figures: tuple[Figure, ...]
    ids: tuple[str, ...] = ()
    language: str = "en"
    raw_html: bool = False


class ArticlePage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`article.html`. `lead` is shown above the text and not again in it. Templates get `body` as blocks, and `extra`
    as plain data without Python's methods.
    """

    site: Site
    meta: Meta
    title: str
    standfirst: str
    section: Link | None
    trail: tuple[Link, ...]
    label: str
    series: Series | None
    key_points: tuple[str, ...]
    authors: tuple[Link, ...]
    dateline: str
    date: Moment
    updated: Moment | None
    minutes: int
    lead: Figure | None
    body: Body
    tags: tuple[Link, ...]
    corrections: tuple[Correction, ...]
    source: Source | None
    share: tuple[ShareLink, ...]
    share_url: str
    newer: Link | None
    older: Link | None
    related: tuple[Card, ...]
    extra: dict[str, Any]


class SectionBlock(msgspec.Struct, gc=False, frozen=True):
    """A section on the front page: its heading and its newest articles."""

    section: Link
    cards: tuple[Card, ...]


class FrontPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`front.html`. `lead` is the main story, `top` the newest others; none of them is repeated in `blocks`.

    `latest` is the time of the newest article, which dates the edition.
    """

    site: Site
    meta: Meta
    latest: Moment | None
    lead: Card | None
    top: tuple[Card, ...]
    blocks: tuple[SectionBlock, ...]


class SectionPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`section.html`: one page of a section's articles, newest first."""

    site: Site
    meta: Meta
    section: Link
    trail: tuple[Link, ...]
    description: str
    cards: tuple[Card, ...]
    pager: Pager | None


class TagPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`tag.html`: one page of the articles on a subject, newest first."""

    site: Site
    meta: Meta
    tag: Link
    trail: tuple[Link, ...]
    cards: tuple[Card, ...]
    pager: Pager | None


class AuthorPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`author.html`: one page of an author's articles, newest first.

    `standfirst`, `picture`, `body` and `extra` come from the profile in `content/authors/`, in `language`; only the
    newest page has them. Templates get `body` as blocks.
    """

    site: Site
    meta: Meta
    author: Link
    trail: tuple[Link, ...]
    language: str
    direction: Literal["ltr", "rtl"]
    standfirst: str
    picture: Figure | None
    body: Body | None
    cards: tuple[Card, ...]
    pager: Pager | None
    extra: dict[str, Any]


class Day(msgspec.Struct, gc=False, frozen=True):
    """A day of the archive and its articles, newest first."""

    date: Moment
    cards: tuple[Card, ...]


class MonthPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`month.html`: one page of the articles of a month, newest first.

    `newer` and `older` are the months around it; only the newest page has them.
    """

    site: Site
    meta: Meta
    month: Link
    trail: tuple[Link, ...]
    days: tuple[Day, ...]
    pager: Pager | None
    newer: Link | None
    older: Link | None


class YearPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`year.html`: the months of a year, newest first. `newer` and `older` are the adjacent years."""

    site: Site
    meta: Meta
    year: Link
    trail: tuple[Link, ...]
    months: tuple[Link, ...]
    newer: Link | None
    older: Link | None


class Year(msgspec.Struct, gc=False, frozen=True):
    """A year of the archive and its months, both newest first."""

    year: Link
    months: tuple[Link, ...]


class ArchivePage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`archive.html`: all years and months that have articles."""

    site: Site
    meta: Meta
    title: str
    years: tuple[Year, ...]


class Letter(msgspec.Struct, gc=False, frozen=True):
    """The names in an index that begin with the same letter; `initial` is that letter, or `#` for all others.

    A short index has all its names in one record with an empty `initial`.
    """

    initial: str
    links: tuple[Link, ...]


class IndexPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`index.html`: all tags or all authors, by their first letter."""

    site: Site
    meta: Meta
    title: str
    letters: tuple[Letter, ...]


class Corrected(msgspec.Struct, gc=False, frozen=True):
    """An entry in the list of corrections; `article` is the corrected article, in `language`."""

    article: Link
    language: str
    direction: Literal["ltr", "rtl"]
    correction: Correction


class CorrectionsPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`corrections.html`: one page of all corrections, newest first."""

    site: Site
    meta: Meta
    title: str
    trail: tuple[Link, ...]
    entries: tuple[Corrected, ...]
    pager: Pager | None


class PlainPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`page.html`: an article without a date, such as «About» or a policy. It is in no list of articles.

    `lead` is shown above the text, unless the text itself places that figure.
    """

    site: Site
    meta: Meta
    title: str
    standfirst: str
    updated: Moment | None
    lead: Figure | None
    body: Body
    corrections: tuple[Correction, ...]
    source: Source | None
    extra: dict[str, Any]


class SearchPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`search.html`. `bundle` is the address of the search index's folder; `archive` links to the archive, if any."""

    site: Site
    meta: Meta
    title: str
    bundle: str
    archive: Link | None


class MissingPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`404.html`: what a host shows for an address that does not exist."""

    site: Site
    meta: Meta
    cards: tuple[Card, ...]


class FeedEntry(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """An article in a feed or, with a `note`, a correction. All addresses are absolute.

    `published` and `updated` are ISO 8601; `posted` is `published` as in RSS (RFC 822). Fields that only articles have
    are empty in a correction.
    """

    id: str
    url: str
    title: str
    summary: str = ""
    note: str = ""
    language: str
    direction: Literal["ltr", "rtl"]
    authors: tuple[Link, ...]
    subjects: tuple[str, ...]
    label: str = ""
    key_points: tuple[str, ...] = ()
    dateline: str = ""
    published: str
    posted: str
    updated: str
    lead: Figure | None = None
    body: Body | None = None
    corrections: tuple[Correction, ...] = ()
    source: Source | None = None


class FeedPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`feeds/rss.xml`, `feeds/atom.xml`, `feeds/feed.json` and `feeds/ninjs.json`: the newest of a list, in full.

    `home` is the absolute address of the list's page, `address` that of the feed; `updated` is the time of the newest
    change in it, `built` the same in RSS's format. Templates get each of `entries` as `entry`, `blocks` and `pictures`.
    """

    site: Site
    kind: Literal["articles", "corrections"]
    title: str
    description: str
    home: str
    address: str
    icon: str
    updated: str
    built: str
    entries: tuple[FeedEntry, ...]


class RedirectPage(msgspec.Struct, gc=False, frozen=True, kw_only=True, tag=True):
    """`redirect.html`: the page at a former address. `target` is the new one; `canonical` is the same, absolute.

    `title` is in `language`.
    """

    site: Site
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    target: str
    canonical: str


class TextFile(msgspec.Struct, gc=False, frozen=True, tag=True):
    """The finished text of a file for machines, such as a sitemap, that is made without a template."""

    text: str


Context = (
    ArticlePage
    | FrontPage
    | SectionPage
    | TagPage
    | AuthorPage
    | MonthPage
    | YearPage
    | ArchivePage
    | IndexPage
    | CorrectionsPage
    | PlainPage
    | SearchPage
    | MissingPage
    | FeedPage
    | RedirectPage
    | TextFile
)


class Page(msgspec.Struct, gc=False, frozen=True):
    """A planned page: its output file, as a relative path with `/`; its template; its context.

    The template is empty for a `TextFile`.
    """

    path: str
    template: str
    context: Context
