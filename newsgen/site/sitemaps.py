"""Sitemaps for search engines: an index of parts that a new article does not shift, and one of the last days' news.

An article stands in the part of the month that it was published in, so a new one changes that part, the index and the
news. The time beside an address is the article's own; lists have none, since it would change with every article.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from xml.sax.saxutils import escape

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.context import Page
from newsgen.model import Article
from newsgen.site import dates, urls
from newsgen.site.edition import Edition

INDEX = "sitemap.xml"
MAX_ADDRESSES, MAX_BYTES = 50_000, 50_000_000
"""How much one file may hold (sitemaps.org, «Sitemap file requirements»)."""
MAX_NEWS, NEWS_AGE = 1_000, timedelta(days=2)
"""How much a news sitemap may hold, and how old it may be (Google, «Create a News sitemap»)."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SCHEMA = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_FRAME = 1_000
"""More bytes than a file has around its entries."""


class _Entry(msgspec.Struct, frozen=True):
    """An address as XML, and when what stands there was changed."""

    address: str
    xml: str
    changed: datetime | None


def sitemaps(edition: Edition, pages: Iterable[Page], config: Config) -> Iterator[Page]:
    """The sitemaps of `edition`, whose other pages (lists, the front page) are among `pages`."""
    parts = dict(_parts(edition, pages, config))
    rows = (_part_row(file, entries, config) for file, entries in parts.items())
    yield _file(INDEX, f"<sitemapindex {_SCHEMA}>", rows, "</sitemapindex>")
    for file, entries in parts.items():
        schemas = f"{_SCHEMA} {_NEWS_SCHEMA}" if file.startswith("sitemap-news") else _SCHEMA
        yield _file(file, f"<urlset {schemas}>", (entry.xml for entry in entries), "</urlset>")


def _parts(edition: Edition, pages: Iterable[Page], config: Config) -> Iterator[tuple[str, Sequence[_Entry]]]:
    listed = [_row(address, None, config) for page in pages if (address := _list_address(page))]
    yield from _split("sitemap-lists", listed, MAX_ADDRESSES)
    found = [article for article in (*edition.articles, *edition.pages) if _is_original(article)]
    by_month: dict[str, list[_Entry]] = {}
    for article in found:
        month = f"{dates.published(article).astimezone(config.zone):%Y-%m}" if article.date else "pages"
        changed = dates.modified(article) or article.date
        by_month.setdefault(month, []).append(_row(_address(article, config), changed, config))
    for month in sorted(by_month):
        yield from _split(f"sitemap-{month}", by_month[month], MAX_ADDRESSES)
    since = edition.at - NEWS_AGE
    news = [_news(a, config) for a in found if a.date and since <= a.date <= edition.at]
    yield from _split("sitemap-news", news, MAX_NEWS)


def _split(name: str, entries: Sequence[_Entry], most: int) -> Iterator[tuple[str, Sequence[_Entry]]]:
    """`entries` in one file or, past what a file may hold, in 2, 4, 8 …, none where there are none.

    The digest of its address says which file an entry is in, so that another one moves none of the others.
    """
    count = 1
    files: Mapping[int, Sequence[_Entry]] = {0: entries} if entries else {}
    while not all(_fits(held, most) for held in files.values()):
        count *= 2
        files = _dealt(entries, count)
    for number in sorted(files):
        yield f"{name}.xml" if count == 1 else f"{name}-{number + 1}.xml", files[number]


def _fits(entries: Sequence[_Entry], most: int) -> bool:
    if len(entries) == 1:
        return True
    return len(entries) <= most and _FRAME + sum(len(entry.xml.encode()) for entry in entries) <= MAX_BYTES


def _dealt(entries: Iterable[_Entry], count: int) -> Mapping[int, Sequence[_Entry]]:
    files: dict[int, list[_Entry]] = {}
    for entry in entries:
        mark = int.from_bytes(blake2b(entry.address.encode(errors="replace"), digest_size=4).digest(), "big")
        files.setdefault(mark % count, []).append(entry)
    return files


def _list_address(page: Page) -> str:
    """The address of a page of the site's own, such as a list; empty for any other."""
    shown = page.context
    if isinstance(shown, context.FeedPage | context.RedirectPage | context.TextFile):
        return ""
    if isinstance(shown, context.ArticlePage | context.PlainPage | context.MissingPage):
        return ""
    return shown.meta.address


def _is_original(article: Article) -> bool:
    """Whether search engines should prefer this text to any other."""
    return not (article.source and article.source.url and article.source.canonical)


def _address(article: Article, config: Config) -> str:
    return urls.absolute(urls.article_file(article, config), config)


def _row(address: str, changed: datetime | None, config: Config) -> _Entry:
    time = f"<lastmod>{dates.iso(changed, config.zone)}</lastmod>" if changed else ""
    return _Entry(address, f"<url><loc>{_xml_address(address)}</loc>{time}</url>", changed)


def _news(article: Article, config: Config) -> _Entry:
    address, published = _address(article, config), dates.published(article)
    name = escape(config.publisher.name or config.title)
    return _Entry(
        address,
        f"<url><loc>{_xml_address(address)}</loc><news:news>"
        f"<news:publication><news:name>{name}</news:name><news:language>{_language(article)}</news:language></news:publication>"
        f"<news:publication_date>{dates.iso(published, config.zone)}</news:publication_date>"
        f"<news:title>{escape(article.title)}</news:title></news:news></url>",
        dates.modified(article) or published,
    )


def _language(article: Article) -> str:
    """The language as Google News names it: ISO 639, and two forms of Chinese."""
    language = article.language.lower().replace("_", "-")
    if language in ("zh-cn", "zh-hans", "zh"):
        return "zh-cn"
    return "zh-tw" if language.startswith("zh-") else escape(language.partition("-")[0])


def _part_row(file: str, entries: Iterable[_Entry], config: Config) -> str:
    changed = max((entry.changed for entry in entries if entry.changed), default=None)
    time = f"<lastmod>{dates.iso(changed, config.zone)}</lastmod>" if changed else ""
    return f"<sitemap><loc>{_xml_address(urls.absolute(file, config))}</loc>{time}</sitemap>"


def _xml_address(address: str) -> str:
    return escape(urls.ascii_only(address), {"'": "&apos;", '"': "&quot;"})


def _file(name: str, start: str, rows: Iterable[str], end: str) -> Page:
    return Page(name, "", context.TextFile(_DECLARATION + "\n".join([start, *rows, end, ""])))
