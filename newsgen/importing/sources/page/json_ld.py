"""What a page's JSON-LD states of its article."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice
from typing import Any

from newsgen.formats import plain_yaml
from newsgen.importing.sources.html import inline

_ARTICLE = re.compile(r"(?:.*Article|BlogPosting|Report|LiveBlogPosting|Review|SocialMediaPosting)$")
_MOST_TITLES = 5
_DEEPEST = 100
_LONGEST_JSON = 4 * 1024 * 1024


def article(root: Any, canonical: Sequence[str], meta: dict[str, list[str]]) -> dict[str, Any]:
    """The article that the JSON-LD of the page `root` describes, else {}; of several, the one that the page is.

    `canonical` are the page's own addresses, `meta` its meta tags.
    """
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_LONGEST_JSON].strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        nodes += () if plain_yaml.is_deep(data, _DEEPEST) else _nodes(data)
    articles = [node for node in nodes if any(_ARTICLE.match(kind) for kind in texts(node.get("@type")))]
    if not articles:
        return {}
    own = {inline.key(address) for address in (*canonical, *meta.get("og:url", ()))} - {""}
    titles = [*filter(None, map(inline.words_in, islice(root.iter("h1"), _MOST_TITLES))), *meta.get("og:title", ())[:1]]
    own_one = next(
        (node for node in articles if own & {inline.key(a) for a in _addresses(node)}),
        next((n for n in articles if any(is_same(text_of(n.get("headline")), title) for title in titles)), articles[0]),
    )
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    return own_one | {field: _resolved(own_one[field], named) for field in ("author", "publisher") if field in own_one}


def page_of(node: dict[str, Any]) -> Any:
    """The address of the page that `node` is the main entity of; it need not be a text."""
    page = node.get("mainEntityOfPage")
    return page.get("@id") if isinstance(page, dict) else page


def _addresses(node: dict[str, Any]) -> list[str]:
    stated = (node.get("url"), node.get("@id"), page_of(node))
    return [text.partition("#")[0] for value in stated for text in texts(value)]


def _resolved(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    """`value`, with each reference by an id alone replaced by what it refers to."""
    if isinstance(value, list):
        return [_resolved(entry, named) for entry in value[:50]]
    key = value.get("@id") if isinstance(value, dict) and "name" not in value else None
    return named.get(key, value) if isinstance(key, str) else value


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


def texts(value: Any) -> list[str]:
    """The texts that a JSON-LD value holds: itself, or those of its list."""
    if isinstance(value, list):
        return [text for entry in value[:50] for text in texts(entry)]
    return [text] if isinstance(value, str) and (text := plain(value)) else []


def plain(text: str) -> str:
    """`text` without markup and entities."""
    # Some publishers write entities, which JSON does not know.
    return re.sub(r"<[^<>]{1,200}>", "", inline.words(unescape(text))).strip()


def text_of(value: Any) -> str:
    """The first text that a value holds, empty where it holds none."""
    return next(iter(texts(value)), "")


def names(value: Any) -> list[str]:
    """The names in a value: of people and things that have one, and texts."""
    if isinstance(value, list):
        return [name for entry in value[:30] for name in names(entry)]
    return texts(value.get("name")) if isinstance(value, dict) else texts(value)


def name_of(value: Any) -> str:
    """The first name in a value, empty where there is none."""
    return next(iter(names(value)), "")


def is_same(one: str, other: str) -> bool:
    """Whether two headlines are the same, or one is a part of the other."""
    first, second = inline.key(one), inline.key(other)
    return bool(second) and (first == second or (len(first) > 20 and (first in second or second in first)))  # noqa: PLR2004  # no chance hit
