"""What a web page says of its article for machines: JSON-LD first, then its meta tags."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import unescape
from typing import Any

import msgspec

from newsgen import slugs, times
from newsgen.config import Config
from newsgen.importing.sources import inline
from newsgen.importing.sources.records import Stated

_ARTICLE = re.compile(r"(?:.*Article|.*NewsArticle|BlogPosting|Report|LiveBlogPosting|Review|SocialMediaPosting)$")
_LONGEST_JSON = 4 * 1024 * 1024
_MOST_TAGS = 12
_URL = re.compile(r"https?://", re.IGNORECASE)
_NO_NAME = re.compile(r"https?:|@|^\W*$|^(?:admin|editor|staff|null|undefined)$", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*$")
_SEPARATORS = (" | ", " – ", " — ", " - ", " · ", " » ", " :: ")


class _Found(msgspec.Struct, frozen=True):
    data: dict[str, Any]
    meta: dict[str, list[str]]
    root: Any


def read(root: Any, config: Config) -> Stated:
    """What the page, an element of lxml, states of its article, as far as it can be used."""
    found = _Found(_json_ld(root), _meta(root), root)
    url = _url(found)
    published, modified = _time(_date(found)), _time(_text(found.data.get("dateModified")) or _first(found, _MODIFIED))
    section, tags = place(_sections(found), _tags(found), config)
    return Stated(
        title=_title(found),
        date=published,
        updated=modified if _later(modified, published, config) else None,
        authors=_authors(found),
        section=section,
        tags=tags,
        summary=_short(
            _text(found.data.get("description"))
            or _first(found, ("og:description", "description", "twitter:description"))
        ),
        language=_language(found),
        url=url or None,
        base=_base(found, url),
        publisher=_name(found.data.get("publisher")) or _first(found, ("og:site_name", "application-name")) or None,
        license=_license(found),
    )


_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "date",
    "dc.date", "parsely-pub-date", "sailthru.date", "publication_date", "pubdate", "article.published",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")


def _json_ld(root: Any) -> dict[str, Any]:
    """The first article among the page's JSON-LD, empty where there is none."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_LONGEST_JSON].strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if any(_ARTICLE.match(kind) for kind in _texts(node.get("@type"))):
                return node
    return {}


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:  # noqa: PLR2004  # a page in a graph in a list
        return
    if isinstance(data, list):
        for entry in data:
            yield from _nodes(entry, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(data.get(key), depth + 1)


def _meta(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name, content = tag.get(key), inline.words(tag.get("content")).strip()
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(found: _Found, names: Sequence[str]) -> str:
    return next((_plain(found.meta[name][0]) for name in names if name in found.meta), "")


def _texts(value: Any) -> list[str]:
    """The texts that a JSON-LD value holds: itself, or those of its list."""
    if isinstance(value, list):
        return [text for entry in value[:50] for text in _texts(entry)]
    return [text] if isinstance(value, str) and (text := _plain(value)) else []


def _plain(text: str) -> str:
    # Some publishers write entities where none are read.
    return re.sub(r"<[^<>]{1,200}>", "", inline.words(unescape(text))).strip()


def _text(value: Any) -> str:
    return next(iter(_texts(value)), "")


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for entry in value[:30] for name in _names(entry)]
    return _texts(value.get("name")) if isinstance(value, dict) else _texts(value)


def _name(value: Any) -> str:
    return next(iter(_names(value)), "")


def _title(found: _Found) -> str | None:
    stated = _text(found.data.get("headline")) or _first(found, ("og:title", "twitter:title", "dc.title"))
    headings = [text for h in found.root.iter("h1") if (text := _words(h))]
    whole = next((text for t in found.root.iter("title") if (text := _words(t))), "")
    for heading in headings:
        # The headline that readers see, where the one for machines agrees with it.
        if _agree(heading, stated) or (not stated and _agree(heading, whole)):
            return heading
    title = stated or (headings[0] if len(headings) == 1 else "") or whole
    return _without_site(title, found) or None


def _agree(one: str, other: str) -> bool:
    first, second = _key(one), _key(other)
    return bool(first and second) and (first == second or (len(first) > 20 and (first in second or second in first)))  # noqa: PLR2004  # no chance hit


def _without_site(title: str, found: _Found) -> str:
    """`title` without the name of the site at its end."""
    site = _key(_name(found.data.get("publisher")) or _first(found, ("og:site_name",)))
    for separator in _SEPARATORS:
        head, mark, tail = title.rpartition(separator)
        if mark and head and site and _key(tail) in (site, f"the{site}"):
            return head.strip()
    return title


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _words(element: Any) -> str:
    return inline.text_of(tuple(inline.runs(element, "")))


def _date(found: _Found) -> str:
    stated = _text(found.data.get("datePublished")) or _text(found.data.get("dateCreated")) or _first(found, _PUBLISHED)
    if stated:
        return stated
    for element in found.root.iter():
        if isinstance(element.tag, str) and element.get("itemprop") == "datePublished":
            return element.get("datetime") or element.get("content") or ""
    marked = [
        e.get("datetime")
        for e in found.root.iter("time")
        if e.get("datetime") and (e.get("pubdate") is not None or "publish" in (e.get("class") or ""))
    ]
    return marked[0] if marked else ""


def _time(text: str) -> str | None:
    """`text` as a time in ISO 8601, None where it is none that can be read."""
    text = re.sub(r"\.\d+(?=[Z+-]|$)", "", text.strip())
    text = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", text)
    if not re.match(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not 1600 < moment.year < 2200:  # noqa: PLR2004  # a mistake
        return None
    return moment.date().isoformat() if len(text) == len("2026-03-02") else moment.isoformat()


def _later(modified: str | None, published: str | None, config: Config) -> bool:
    if not modified or not published:
        return False
    try:
        return times.parse(modified, config.zone) > times.parse(published, config.zone)
    except ValueError:
        return False


def _authors(found: _Found) -> tuple[str, ...]:
    names = _names(found.data.get("author")) or _names(found.data.get("creator"))
    names = names or [
        n
        for key in ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
        for n in found.meta.get(key, ())
    ]
    clean = [re.sub(r"^(?:by|von|par|por)\s+", "", name.strip(), flags=re.IGNORECASE) for name in names]
    parted = [
        part.strip()
        for name in clean
        for part in re.split(r"\s*[;|]\s*|,\s+(?=\w+\s+\w)|\s+(?:and|und|et)\s+(?=\w+\s+\w)", name)
    ]
    kept = [name for name in parted if name and len(name) < 80 and not _NO_NAME.search(name)]  # noqa: PLR2004  # a name
    return tuple({name.casefold(): name for name in reversed(kept)}.values())[::-1]


def _sections(found: _Found) -> list[str]:
    return _texts(found.data.get("articleSection")) or found.meta.get("article:section", [])


def _tags(found: _Found) -> list[str]:
    keywords = found.data.get("keywords")
    tags = _texts(keywords) if isinstance(keywords, list) else []
    stated = found.meta.get("article:tag", []) or [tag for tag in tags if ":" not in tag]
    parted = (part.strip() for tag in stated for part in tag.split(","))
    # What is longer is no tag, and what comes later is for search engines.
    return [tag for tag in parted if 0 < len(tag) <= 60][:_MOST_TAGS]  # noqa: PLR2004  # a short phrase


def place(sections: Sequence[str], tags: Sequence[str], config: Config) -> tuple[str | None, tuple[str, ...]]:
    """The section of the settings that one of `sections` names, and the rest as tags."""
    own = {
        slugs.slug(key): entry.name
        for entry in config.section_entries()
        for key in (entry.name, entry.slug or "")
        if key
    }
    section = next((own[key] for name in sections if (key := slugs.slug(name)) in own), None)
    rest = [*(name for name in sections if own.get(slugs.slug(name)) != section or section is None), *tags]
    return section, tuple({tag.casefold(): tag for tag in reversed(rest) if tag}.values())[::-1]


def _short(text: str) -> str | None:
    return text if len(text.split()) > 3 else None  # noqa: PLR2004  # a name or a place-holder


def _language(found: _Found) -> str | None:
    stated = (
        found.root.get("lang"),
        found.root.get("xml:lang"),
        _text(found.data.get("inLanguage")),
        _first(found, ("og:locale", "content-language", "language")),
    )
    for text in stated:
        if text and (code := _LANGUAGE.match(text.strip())):
            return code[1].lower()
    return None


def _url(found: _Found) -> str:
    links = [
        e.get("href") or "" for e in found.root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()
    ]
    page = found.data.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    stated = (*links, _first(found, ("og:url",)), named, found.data.get("url"))
    return next(
        (a for each in stated if isinstance(each, str) and _URL.match(each) and (a := inline.address(each, ""))), ""
    )


def _base(found: _Found, url: str) -> str:
    base = next((e.get("href") for e in found.root.iter("base") if e.get("href")), "")
    return inline.address(base, url) or url


def _license(found: _Found) -> str | None:
    links = [
        e.get("href") or "" for e in found.root.iter("link", "a") if "license" in (e.get("rel") or "").lower().split()
    ]
    return next((a for each in (_text(found.data.get("license")), *links) if (a := inline.address(each, ""))), None)
