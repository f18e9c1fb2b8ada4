"""What a web page states of its article for machines: JSON-LD first, then its meta tags."""

import re
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec

from newsgen import times, web
from newsgen.config import Config
from newsgen.importing.records import Note
from newsgen.importing.sources import statements
from newsgen.importing.sources.html import inline
from newsgen.importing.sources.page import authors, json_ld, titles
from newsgen.importing.sources.records import Stated
from newsgen.importing.words import moments, timestamps

_MOST_TAGS = 12
_STATED_DATES = frozenset({"datePublished", "schema:datePublished", "schema:dateCreated", "dc:date", "dc:created"})
"""What microdata and RDFa, as Drupal writes it, call the date of an article."""

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*$")
_POSTED = re.compile(r"publish|(?:entry|post(?:ed)?|article)-?(?:date|time)|date-?posted", re.IGNORECASE)
_LONGEST_DATELINE = 120


class _Found(msgspec.Struct, frozen=True):
    data: dict[str, Any]
    meta: dict[str, list[str]]
    root: Any


def read(root: Any, config: Config) -> Stated:
    """What the page `root`, an element of lxml, states of its article, as far as it can be used."""
    meta = _meta(root)
    found = _Found(json_ld.article(root, _canonical(root), meta), meta, root)
    url = _url(found)
    published, modified = (
        _time(_date(found), config),
        _time(json_ld.text_of(found.data.get("dateModified")) or _first(found, _MODIFIED), config),
    )
    section, tags = statements.filed(_sections(found), _tags(found), config)
    headline = json_ld.text_of(found.data.get("headline")) or _first(found, ("og:title", "twitter:title", "dc.title"))
    title, doubt = titles.read(root, headline, _called(found, url))
    return Stated(
        title=title or None,
        notes=(Note("title", 1, doubt),) if doubt else (),
        date=published,
        updated=modified if times.is_later(modified, published, config.zone) else None,
        authors=_authors(found),
        section=section,
        tags=tags,
        summary=_short(
            json_ld.text_of(found.data.get("description"))
            or _first(found, ("og:description", "description", "twitter:description"))
        ),
        language=_language(found),
        url=url or None,
        base=_base(found, url),
        publisher=json_ld.name_of(found.data.get("publisher"))
        or _first(found, ("og:site_name", "application-name"))
        or None,
        license=_license(found),
        picture=_first(found, ("og:image", "og:image:url", "twitter:image")) or None,
    )


_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "date",
    "dc.date", "parsely-pub-date", "sailthru.date", "publication_date", "pubdate", "article.published",
    "cxenseparse:recs:publishtime", "dcterms.date", "dc.date.created", "dcterms.issued",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")


def _meta(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name, content = tag.get(key), inline.words(tag.get("content")).strip()
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _canonical(root: Any) -> list[str]:
    return [e.get("href") or "" for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]


def _first(found: _Found, names: Sequence[str]) -> str:
    return next((json_ld.plain(found.meta[name][0]) for name in names if name in found.meta), "")


def _called(found: _Found, url: str) -> set[str]:
    """The keys of the site's name and of the parts of its host name; the page is at `url`."""
    site = inline.key(json_ld.name_of(found.data.get("publisher")) or _first(found, ("og:site_name",)))
    host = urlsplit(url).hostname or ""
    return {site, f"the{site}", inline.key(host.removeprefix("www.")), *host.split(".")} - {"", "the"}


def _date(found: _Found) -> str:
    stated = (
        json_ld.text_of(found.data.get("datePublished"))
        or json_ld.text_of(found.data.get("dateCreated"))
        or _first(found, _PUBLISHED)
    )
    if stated:
        return stated
    stated = next(filter(None, map(_published, found.root.iter())), "")
    if stated:
        return stated
    times_ = [e for e in found.root.iter("time") if e.get("datetime")]
    marked = [e for e in times_ if e.get("pubdate") is not None or _POSTED.search(e.get("class") or "")]
    if marked:
        return str(marked[0].get("datetime"))
    above = [e for e in times_ if _is_above_text(e)]
    headlined = {e for title in found.root.iter("h1") for e in title.iterancestors("article", "main")}
    headed = [e for e in above if _is_headed(e, headlined) and not _shows_another(e)]
    alone = (days.pop() for some in (above, headed) if len(days := {e.get("datetime") for e in some}) == 1)
    # Some pages have the day for people alone.
    told = (e for e in found.root.iter("time") if _POSTED.search(e.get("class") or "") and _is_headed(e, headlined))
    return next(alone, "") or next(map(inline.words_in, told), "")


def _shows_another(time: Any) -> bool:
    """Whether the words of `time` name another day than it states for machines, be it in another zone."""
    shown = timestamps.timestamp(inline.words_in(time))
    if shown is None or shown.day is None or shown.ambiguous:
        return False
    near = (shown.day + timedelta(days) for days in (-1, 0, 1))
    return not any(str(day) in time.get("datetime") for day in near)


def _published(element: Any) -> str:
    """The date of the article that `element` states in its markup, else ""."""
    if not isinstance(element.tag, str):
        return ""
    names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
    if _STATED_DATES.isdisjoint(names):
        return ""
    return element.get("datetime") or element.get("content") or inline.words_in(element)


def _is_above_text(time: Any) -> bool:
    """Whether `time` stands in the article, but not in its sentences, where it may be the time of anything.

    That in a quotation is of what is quoted.
    """
    around = list(time.iterancestors())
    block = next((e for e in around if e.tag in ("p", "li", "td")), time)
    own = any(e.tag in ("article", "main") for e in around) and not any(e.tag == "blockquote" for e in around)
    return own and len(inline.words_in(block)) < _LONGEST_DATELINE


def _is_headed(time: Any, headlined: Collection[Any]) -> bool:
    """Whether the innermost article around `time` is among the `headlined`, as teasers are not."""
    return next(time.iterancestors("article", "main"), None) in headlined


def _time(text: str, config: Config) -> str | None:
    """`text` as a time in ISO 8601, None where it cannot be read as one."""
    moment = moments.read(text, config.zone)
    if moment is None or not 1600 < int(moment.text[:4]) < 2200:  # noqa: PLR2004  # a mistake
        return None
    return moment.text


def _authors(found: _Found) -> tuple[str, ...]:
    stated = found.data.get("author") or found.data.get("creator")
    entries = stated[:30] if isinstance(stated, list) else [stated]
    # A person's own name is one; a text may list several.
    own = [name for entry in entries if isinstance(entry, dict) for name in json_ld.names(entry)]
    texts = [name for entry in entries if not isinstance(entry, dict) for name in json_ld.names(entry)]
    if not own and not texts:
        keys = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
        texts = [name for key in keys for name in found.meta.get(key, ())]
    return authors.listed(own, texts)


def _sections(found: _Found) -> list[str]:
    return json_ld.texts(found.data.get("articleSection")) or found.meta.get("article:section", [])


def _tags(found: _Found) -> list[str]:
    keywords = found.data.get("keywords")
    tags = json_ld.texts(keywords) if isinstance(keywords, list) else []
    stated = found.meta.get("article:tag", []) or [tag for tag in tags if ":" not in tag]
    parted = (part.strip() for tag in stated for part in tag.split(","))
    # Longer ones are no tags, and later ones are for search engines.
    return [tag for tag in parted if 0 < len(tag) <= 60][:_MOST_TAGS]  # noqa: PLR2004  # a short phrase


def _short(text: str) -> str | None:
    return text if len(text.split()) > 3 else None  # noqa: PLR2004  # a name or a place-holder


def _language(found: _Found) -> str | None:
    stated = (
        found.root.get("lang"),
        found.root.get("xml:lang"),
        json_ld.text_of(found.data.get("inLanguage")),
        _first(found, ("og:locale", "content-language", "language")),
    )
    for text in stated:
        if text and (code := _LANGUAGE.match(text.strip())):
            return code[1].lower()
    return None


def _url(found: _Found) -> str:
    by_data = (json_ld.page_of(found.data), found.data.get("url"))
    stated = (*_canonical(found.root), _first(found, ("og:url",)), *by_data)
    return next(filter(None, (web.address(inline.address(each, "")) for each in stated if isinstance(each, str))), "")


def _base(found: _Found, url: str) -> str:
    base = next((e.get("href") for e in found.root.iter("base") if e.get("href")), "")
    return inline.address(base, url) or url


def _license(found: _Found) -> str | None:
    links = [
        e.get("href") or "" for e in found.root.iter("link", "a") if "license" in (e.get("rel") or "").lower().split()
    ]
    return next(
        (a for each in (json_ld.text_of(found.data.get("license")), *links) if (a := inline.address(each, ""))), None
    )
