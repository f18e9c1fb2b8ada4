"""One spelling for each section, subject and author, whichever an article has: every page calls them the same."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from newsgen.config import Config
from newsgen.model import Article
from newsgen.site import urls


def settled(articles: Sequence[Article], profiles: Iterable[Article], config: Config) -> Sequence[Article]:
    """`articles`, which are newest first, with each name in the one spelling that it has on the site.

    Names that differ in case or accents alone are one. The settings spell a section, and the title of one of `profiles`
    an author; any other name is spelled by the oldest article that has it, so that a new one cannot rename it.
    """
    oldest = articles[::-1]
    named = [entry.name for entry in config.section_entries()]
    slug = partial(urls.section_slug, config=config)
    sections = _respelled([*named, *(article.section for article in oldest if article.section)], slug)
    tags = _respelled((name for article in oldest for name in article.tags), urls.word)
    known = [profile.title for profile in profiles]
    authors = _respelled([*known, *(name for article in oldest for name in article.authors)], urls.word)
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
    """What tells `name` from others of its address: letters that are not Latin, and signs that mean something."""
    plain = unicodedata.normalize("NFKD", name.lstrip("#")).casefold()
    return "".join(c for c in plain if c in "#+" or (c.isalpha() and not unicodedata.name(c, "").startswith("LATIN")))


def initial(name: str) -> str:
    """The letter under which an index has `name`: without accents in Latin script, `#` for what is no letter."""
    first = name[:1]
    plain = unicodedata.normalize("NFKD", first)[:1]
    letter = (plain if plain.isascii() else first).upper()[:1]
    return letter if letter.isalpha() else "#"


def order(name: str) -> tuple[bool, str, str]:
    """Where `name` stands in a list: by its letter, digits and signs last, accents and case aside."""
    letter = initial(name)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return (letter == "#", letter, plain.casefold())


def _respelled(names: Iterable[str], word: Callable[[str], str]) -> Mapping[str, str]:
    """For each of `names` that is another spelling of one before it, that one; `word` gives a name's in addresses."""
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
