"""Structured data for search engines: schema.org's records as JSON-LD.

The records are typed, so that no property can be misspelled. Empty fields are left out.
"""

import functools
from collections.abc import Iterable, Sequence

import msgspec

from newsgen import context, web
from newsgen.config import Config, Policies
from newsgen.model import Article
from newsgen.site import dates, origins, urls
from newsgen.supplied import Crop, Supplied

# JSON has these only inside strings, where their escapes mean the same. Escaped, no text can end the script element
# around it, open a comment there, or break a line for a parser that takes it for JavaScript.
_ESCAPES = tuple((character.encode(), f"\\u{ord(character):04x}".encode()) for character in "<>&\u2028\u2029")


class _Thing(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel", tag_field="@type", tag=True
):
    id: str = msgspec.field(name="@id", default="")


class ImageObject(_Thing, frozen=True, kw_only=True, tag=True):
    """A picture, with what search engines need to show its creator and licence."""

    url: str
    content_url: str = ""
    width: int = 0
    height: int = 0
    caption: str = ""
    creator: "Person | None" = None
    credit_text: str = ""
    copyright_notice: str = ""
    license: str = ""


class Person(_Thing, frozen=True, kw_only=True, tag=True):
    """An author or a photographer."""

    name: str
    url: str = ""


class NewsMediaOrganization(_Thing, frozen=True, kw_only=True, tag=True):
    """The publisher. Its policies are absolute addresses."""

    name: str
    url: str
    logo: ImageObject | None = None
    founding_date: str = ""
    same_as: tuple[str, ...] = ()
    publishing_principles: str = ""
    ethics_policy: str = ""
    corrections_policy: str = ""
    verification_fact_checking_policy: str = ""
    unnamed_sources_policy: str = ""
    ownership_funding_info: str = ""
    masthead: str = ""
    mission_coverage_priorities_policy: str = ""
    actionable_feedback_policy: str = ""
    diversity_policy: str = ""
    diversity_staffing_report: str = ""
    no_bylines_policy: str = ""


class CorrectionComment(_Thing, frozen=True, kw_only=True, tag=True):
    """A correction on record."""

    text: str
    date_created: str


class WebPage(_Thing, frozen=True, kw_only=True, tag=True):
    """The page whose main content is an article; `@id` is its address."""


class CreativeWork(_Thing, frozen=True, kw_only=True, tag=True):
    """The text that an article was republished from."""

    url: str = ""
    name: str = ""
    publisher: "Organization | None" = None
    license: str = ""


class Organization(_Thing, frozen=True, kw_only=True, tag=True):
    """The first publisher of a text."""

    name: str


class NewsArticle(_Thing, frozen=True, kw_only=True, tag=True):
    """An article. Times are ISO 8601 with offset."""

    headline: str
    url: str
    main_entity_of_page: WebPage
    date_published: str
    date_modified: str
    publisher: NewsMediaOrganization
    in_language: str
    # Without a default, since msgspec leaves out values that equal it.
    is_accessible_for_free: bool
    description: str = ""
    author: tuple[Person, ...] = ()
    image: tuple[ImageObject, ...] = ()
    article_section: str = ""
    genre: str = ""
    keywords: tuple[str, ...] = ()
    word_count: int = 0
    location_created: "Place | None" = None
    correction: tuple[CorrectionComment, ...] = ()
    is_based_on: CreativeWork | None = None


class Place(_Thing, frozen=True, kw_only=True, tag=True):
    """Where an article was reported from."""

    name: str


class WebSite(_Thing, frozen=True, kw_only=True, tag=True):
    """The site as a whole."""

    name: str
    url: str
    in_language: str
    description: str = ""


class ListItem(_Thing, frozen=True, kw_only=True, tag=True):
    """One step of a breadcrumb."""

    position: int
    name: str
    item: str


class BreadcrumbList(_Thing, frozen=True, kw_only=True, tag=True):
    """The breadcrumb from the front page to a page."""

    item_list_element: tuple[ListItem, ...]


class _Graph(msgspec.Struct, frozen=True):
    context: str = msgspec.field(name="@context")
    graph: Sequence[_Thing] = msgspec.field(name="@graph")


def article(article: Article, config: Config, figure: context.Figure | None, supplied: Supplied | None) -> str:
    """The JSON-LD of an article's page. `figure` is the figure that represents it, `supplied` its picture's data."""
    url = urls.article_address(article, config)
    section = urls.absolute(urls.section_file(article.section, config), config)
    steps = [context.Link(article.section, section)] if article.section else []
    way = breadcrumbs([*steps, context.Link(article.title, url)], config)
    if article.date is None:
        return text([way])
    return text([_news_article(article, url, config, _images(figure, supplied, config)), way])


def front(config: Config) -> str:
    """The JSON-LD of the front page: the publisher and the site."""
    site = WebSite(
        id=f"{_home(config)}#site",
        name=config.title,
        url=_home(config),
        in_language=config.language,
        description=config.description or config.tagline,
    )
    return text([publisher(config), site])


def listing(name: str, url: str, config: Config) -> str:
    """The JSON-LD of the page of the list `name` at the absolute address `url`."""
    return text([breadcrumbs([context.Link(name, url)], config)])


def breadcrumbs(steps: Iterable[context.Link], config: Config) -> BreadcrumbList:
    """The breadcrumb from the front page along `steps`, whose addresses are absolute."""
    way = [context.Link(config.title, _home(config)), *steps]
    return BreadcrumbList(
        item_list_element=tuple(
            ListItem(position=number, name=step.text, item=step.href) for number, step in enumerate(way, 1)
        )
    )


@functools.lru_cache(maxsize=8)
def publisher(config: Config) -> NewsMediaOrganization:
    """The site's publisher."""
    own = config.publisher
    return NewsMediaOrganization(
        id=f"{_home(config)}#publisher",
        name=own.name or config.title,
        url=_home(config),
        logo=ImageObject(url=urls.from_site(own.logo, config)),
        founding_date=own.founded,
        same_as=own.profiles,
        **{_POLICIES[key]: urls.from_site(at, config) for key in _POLICIES if (at := getattr(own.policies, key))},
    )


def text(things: Sequence[_Thing]) -> str:
    """`things` as JSON-LD, escaped for a script element."""
    data = msgspec.json.encode(_Graph("https://schema.org", things))
    for character, escaped in _ESCAPES:
        data = data.replace(character, escaped)
    return data.decode()


_POLICIES = {
    "principles": "publishing_principles",
    "ethics": "ethics_policy",
    "corrections": "corrections_policy",
    "verification": "verification_fact_checking_policy",
    "sources": "unnamed_sources_policy",
    "ownership": "ownership_funding_info",
    "masthead": "masthead",
    "mission": "mission_coverage_priorities_policy",
    "feedback": "actionable_feedback_policy",
    "diversity": "diversity_policy",
    "staffing": "diversity_staffing_report",
    "bylines": "no_bylines_policy",
}
"""The name in schema.org of each policy in the settings."""
if set(_POLICIES) != set(Policies.__struct_fields__):
    raise TypeError("each policy of the settings needs its schema.org name")


def _news_article(article: Article, url: str, config: Config, images: tuple[ImageObject, ...]) -> NewsArticle:
    published = dates.published(article)
    return NewsArticle(
        id=f"{url}#article",
        headline=article.title,
        url=url,
        main_entity_of_page=WebPage(id=url),
        date_published=dates.iso(published, config.zone),
        date_modified=dates.iso(dates.modified(article) or published, config.zone),
        publisher=publisher(config),
        in_language=article.language,
        is_accessible_for_free=True,
        description=article.summary,
        author=tuple(Person(name=name, url=urls.absolute(urls.author_file(name), config)) for name in article.authors),
        image=images,
        article_section=article.section,
        genre=article.label,
        keywords=article.tags,
        word_count=article.words,
        location_created=Place(name=article.dateline) if article.dateline else None,
        correction=tuple(
            CorrectionComment(text=c.note, date_created=dates.iso(c.date, config.zone)) for c in article.corrections
        ),
        is_based_on=_original(article, config),
    )


def _images(figure: context.Figure | None, supplied: Supplied | None, config: Config) -> tuple[ImageObject, ...]:
    """The picture of `figure` in each of its crops; whole, where it has none."""
    if figure is None or figure.picture is None:
        return ()
    whole = Crop(figure.picture.src, figure.picture.width, figure.picture.height)
    return tuple(
        ImageObject(
            url=(url := urls.whole(shape.href, config)),
            content_url=url,
            width=shape.width,
            height=shape.height,
            caption=figure.caption or figure.alt,
            creator=Person(name=supplied.creator) if supplied and supplied.creator else None,
            credit_text=figure.credit,
            copyright_notice=supplied.copyright if supplied else "",
            license=figure.license,
        )
        for shape in (supplied.crops if supplied and supplied.crops else (whole,))
    )


def _original(article: Article, config: Config) -> CreativeWork | None:
    source = origins.origin(article, config)
    if source is None or not source.url:
        return None
    return CreativeWork(
        url=source.url,
        name=article.title,
        publisher=Organization(name=source.publisher) if source.publisher else None,
        license=web.address(source.license),
    )


def _home(config: Config) -> str:
    return urls.absolute(urls.INDEX, config)
