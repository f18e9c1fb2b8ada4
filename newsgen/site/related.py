"""Which articles a reader of one may want next: shared tags first, then the section, then nearness in time.

Only a few neighbours in each list are looked at, so the cost for one article does not grow with the archive, and a new
article changes this choice for its neighbours alone.
"""

from collections.abc import Iterable, Mapping

import msgspec

from newsgen.model import Article

REACH = 4
"""How many articles on either side, in a tag's or a section's list, are looked at."""


class Neighbours(msgspec.Struct, frozen=True):
    """For every tag and every section, the positions of its articles in the edition, newest first."""

    articles: tuple[Article, ...]
    lists: Mapping[tuple[str, str], tuple[int, ...]]
    places: Mapping[tuple[str, str, int], int]


def neighbours(articles: Iterable[Article]) -> Neighbours:
    """The lists of all `articles`, which are in the order of the edition."""
    ordered = tuple(articles)
    lists: dict[tuple[str, str], list[int]] = {}
    places: dict[tuple[str, str, int], int] = {}
    for position, article in enumerate(ordered):
        for key in _keys(article):
            held = lists.setdefault(key, [])
            places[*key, position] = len(held)
            held.append(position)
    return Neighbours(ordered, {key: tuple(held) for key, held in lists.items()}, places)


def related(position: int, among: Neighbours, count: int = 3) -> tuple[Article, ...]:
    """At most `count` articles for the reader of the one at `position`, the nearest first."""
    article = among.articles[position]
    shared: dict[int, int] = {}
    for key in _keys(article):
        held, place = among.lists[key], among.places[*key, position]
        for other in held[max(0, place - REACH) : place + REACH + 1]:
            shared[other] = shared.get(other, 0) + (2 if key[0] == "tag" else 1)
    shared.pop(position, None)
    best = sorted(shared, key=lambda other: (-shared[other], abs(other - position), other))
    return tuple(among.articles[other] for other in best[:count])


def _keys(article: Article) -> list[tuple[str, str]]:
    tags = [("tag", tag) for tag in dict.fromkeys(article.tags)]
    return [*tags, ("section", article.section)] if article.section else tags
