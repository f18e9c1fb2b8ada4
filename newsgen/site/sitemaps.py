"""Sitemaps for search engines: an index of parts, and a news sitemap of the last days.

An article is in the part of the month in which it was published, so a new one changes only that part, the index and
the news. The time of an entry is the article's own; lists have none, since it would change with every article.
"""

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.incremental import digests
from newsgen.model import Article
from newsgen.site import dates, urls
from newsgen.site.edition import Edition
from newsgen.site.recipes import Recipe
from newsgen.site.views import Views

INDEX = "sitemap.xml"
_PAGES = "pages"
PAGES = f"sitemap-{_PAGES}.xml"
"""The part that lists plain pages, where there are any."""

MAX_ENTRIES = 20_000
"""The most addresses in one file. Up to 50,000 and 50 MB are allowed (sitemaps.org, «Sitemap file requirements»), with
addresses of up to 2,048 characters, so this many stay below both limits without measuring."""
MAX_NEWS, NEWS_AGE = 1_000, timedelta(days=2)
"""How many articles a news sitemap may hold, and how old they may be (Google, «Create a News sitemap»)."""

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""The subtags of traditional Chinese: the script, and the regions that use it."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SCHEMA = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

Entry = TypeVar("Entry")


class _Part(msgspec.Struct, frozen=True):
    """One sitemap file: the articles that it lists, or the addresses of lists."""

    file: str
    articles: tuple[Article, ...]
    lists: tuple[str, ...] = ()
    news: bool = False


def sitemaps(edition: Edition, lists: Iterable[str], view: Views) -> Iterator[Recipe]:
    """The sitemaps of `edition`; `lists` are the output files of its other pages for search engines."""
    parts = list(_parts(edition, lists, view.config))
    changes = [(part.file, _newest_change(part)) for part in parts]
    yield view.recipe(INDEX, "", partial(_index, changes, view.config), parts=changes)
    for part in parts:
        make = partial(_sitemap, part, view.config)
        yield view.recipe(part.file, "", make, articles=part.articles, parts=(part.lists, part.news))


def _parts(edition: Edition, lists: Iterable[str], config: Config) -> Iterator[_Part]:
    addresses = tuple(urls.absolute(file, config) for file in lists)
    for name, held in _split("sitemap-lists", addresses, str, MAX_ENTRIES):
        yield _Part(name, (), held)
    found = [article for article in edition.published if _is_original(article)]
    address = partial(urls.article_address, config=config)
    by_month: dict[str, list[Article]] = {}
    for article in found:
        by_month.setdefault(article.day[:7] or _PAGES, []).append(article)
    for month in sorted(by_month):
        for name, shown in _split(f"sitemap-{month}", by_month[month], address, MAX_ENTRIES):
            yield _Part(name, shown)
    since = edition.at - NEWS_AGE
    news = [article for article in found if article.date and since <= article.date <= edition.at]
    for name, shown in _split("sitemap-news", news, address, MAX_NEWS):
        yield _Part(name, shown, news=True)


def _split(
    name: str, entries: Sequence[Entry], address: Callable[[Entry], str], most: int
) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """`entries` in one file or, if one would hold more than `most`, in 2, 4, 8 …; empty files are left out.

    The digest of an entry's address decides its file, so a new entry does not move the others.
    """
    count = 1
    files: Mapping[int, Sequence[Entry]] = {0: entries} if entries else {}
    while any(len(held) > most for held in files.values()):
        count *= 2
        files = _dealt(entries, address, count)
    for number in sorted(files):
        yield f"{name}.xml" if count == 1 else f"{name}-{number + 1}.xml", tuple(files[number])


def _dealt(entries: Iterable[Entry], address: Callable[[Entry], str], count: int) -> Mapping[int, Sequence[Entry]]:
    files: dict[int, list[Entry]] = {}
    for entry in entries:
        mark = int.from_bytes(digests.raw(address(entry).encode(), size=4), "big")
        files.setdefault(mark % count, []).append(entry)
    return files


def _sitemap(part: _Part, config: Config) -> context.TextFile:
    schemas = f"{_SCHEMA} {_NEWS_SCHEMA}" if part.news else _SCHEMA
    row = _news if part.news else _row
    lists = (_entry("url", address, None, config) for address in part.lists)
    rows = [*lists, *(row(article, config) for article in part.articles)]
    return _file(f"<urlset {schemas}>", rows, "</urlset>")


def _index(parts: Iterable[tuple[str, datetime | None]], config: Config) -> context.TextFile:
    rows = (_entry("sitemap", urls.absolute(file, config), changed, config) for file, changed in parts)
    return _file(f"<sitemapindex {_SCHEMA}>", rows, "</sitemapindex>")


def _newest_change(part: _Part) -> datetime | None:
    """The time of the newest change in a part; None where none is known."""
    return max((time for time in map(_changed, part.articles) if time), default=None)


def _changed(article: Article) -> datetime | None:
    return dates.modified(article) or article.date


def _is_original(article: Article) -> bool:
    """Whether this page, not another site's, is the canonical one."""
    return not (article.source and article.source.canonical)


def _entry(tag: str, address: str, changed: datetime | None, config: Config) -> str:
    time = f"<lastmod>{dates.iso(changed, config.zone)}</lastmod>" if changed else ""
    return f"<{tag}><loc>{_xml_address(address)}</loc>{time}</{tag}>"


def _row(article: Article, config: Config) -> str:
    return _entry("url", urls.article_address(article, config), _changed(article), config)


def _news(article: Article, config: Config) -> str:
    address, published = urls.article_address(article, config), dates.published(article)
    name = _escape(config.publisher.name or config.title)
    return (
        f"<url><loc>{_xml_address(address)}</loc><news:news>"
        f"<news:publication><news:name>{name}</news:name><news:language>{_language(article)}</news:language></news:publication>"
        f"<news:publication_date>{dates.iso(published, config.zone)}</news:publication_date>"
        f"<news:title>{_escape(article.title)}</news:title></news:news></url>"
    )


def _language(article: Article) -> str:
    """The language as Google News names it: ISO 639, and two forms of Chinese."""
    primary, *variant = article.language.lower().split("-")
    if primary != "zh":
        return _escape(primary)
    return "zh-cn" if "hans" in variant or _TRADITIONAL.isdisjoint(variant) else "zh-tw"


def _xml_address(address: str) -> str:
    return _escape(urls.ascii_only(address)).replace("'", "&apos;")


def _file(start: str, rows: Iterable[str], end: str) -> context.TextFile:
    return context.TextFile(_DECLARATION + "\n".join([start, *rows, end, ""]))


def _escape(text: str) -> str:
    """`text` escaped for XML content. Not by `xml.sax.saxutils`, which would also load an HTTP client."""
    return html.escape(text, quote=False)
