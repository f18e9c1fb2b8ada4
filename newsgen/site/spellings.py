"""One spelling for each section, subject and author on all pages, whatever articles have."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter

import msgspec

from newsgen.config import Config
from newsgen.model import Article
from newsgen.site import urls


def settled(articles: Sequence[Article], profiles: Iterable[Article], config: Config) -> Sequence[Article]:
    """`articles`, newest first, with each name in the site's spelling.

    Names that differ only in case or accents are one. The settings decide how a section is spelled, and the title of
    one of `profiles` an author; else the oldest article with the name does, so that a new one cannot rename it.
    """
    oldest, every = articles[::-1], chain.from_iterable
    named = [entry.name for entry in config.section_entries()]
    slug = partial(urls.section_slug, config=config)
    sections = _respelled([*named, *filter(None, map(attrgetter("section"), oldest))], slug)
    tags = _respelled(every(map(attrgetter("tags"), oldest)), urls.word)
    known = [profile.title for profile in profiles]
    authors = _respelled([*known, *every(map(attrgetter("authors"), oldest))], urls.word)
    if not (sections or tags or authors):
        return articles
    return [
        msgspec.structs.replace(
            article,
            section=sections.get(article.section, article.section),
            tags=tuple(dict.fromkeys(tags.get(name, name) for name in article.tags)),
            authors=tuple(dict.fromkeys(authors.get(name, name) for name in article.authors)),
        )
        if article.section in sections
        or not (tags.keys().isdisjoint(article.tags) and authors.keys().isdisjoint(article.authors))
        else article
        for article in articles
    ]


def beyond_address(name: str) -> str:
    """What tells `name` from others with its slug: letters that are not Latin, `#` and `+`."""
    plain = unicodedata.normalize("NFKD", name.lstrip("#")).casefold()
    return "".join(c for c in plain if c in "#+" or (c.isalpha() and not unicodedata.name(c, "").startswith("LATIN")))


def initial(name: str) -> str:
    """The letter under which an index lists `name`: in Latin script without its accent; `#` for non-letters."""
    first = name[:1]
    plain = unicodedata.normalize("NFKD", first)[:1]
    letter = (plain if plain.isascii() else first).upper()[:1]
    return letter if letter.isalpha() else "#"


def order(name: str) -> tuple[bool, str, str]:
    """The key that sorts `name` in a list: by its letter, digits and signs last, ignoring accents and case."""
    letter = initial(name)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return (letter == "#", letter, plain.casefold())


def _respelled(names: Iterable[str], word: Callable[[str], str]) -> Mapping[str, str]:
    """For each of `names` that respells an earlier one, the earlier one; `word` gives a name's slug."""
    places: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        places.setdefault(word(name), []).append(name)
    found: dict[str, str] = {}
    for spelled in places.values():
        first: dict[str, str] = {}
        for name in spelled if len(spelled) > 1 else ():
            known = first.setdefault(beyond_address(name), name)
            if known != name:
                found[name] = known
    return found
