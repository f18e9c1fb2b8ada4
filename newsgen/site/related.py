"""Which articles a reader of one may want next: shared tags first, then the section, then nearness in time.

Only a few neighbours in each list are looked at, so the cost for one article does not grow with the archive, and a new
article changes this choice for its neighbours alone.
"""

from collections.abc import Iterable

import msgspec

from newsgen.model import Article

REACH = 4
"""How many articles on either side, in a tag's or a section's list, are looked at."""


class _Member(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article's place in a list, whose articles are told by their positions in the edition, newest first."""

    held: list[int]
    place: int
    weight: int


class Neighbours(msgspec.Struct, frozen=True):
    """All articles in the order of the edition and, for each, its places in the lists of its tags and its section."""

    articles: tuple[Article, ...]
    members: tuple[tuple[_Member, ...], ...]


def neighbours(articles: Iterable[Article]) -> Neighbours:
    """The lists of all `articles`, which are in the order of the edition."""
    ordered = tuple(articles)
    lists: dict[tuple[str, str], list[int]] = {}
    members = []
    for position, article in enumerate(ordered):
        own = []
        for key, weight in _keys(article):
            held = lists.setdefault(key, [])
            own.append(_Member(held, len(held), weight))
            held.append(position)
        members.append(tuple(own))
    return Neighbours(ordered, tuple(members))


def related(position: int, among: Neighbours, count: int = 3) -> tuple[Article, ...]:
    """At most `count` articles for the reader of the one at `position`, the nearest first."""
    shared: dict[int, int] = {}
    for member in among.members[position]:
        weight, first = member.weight, member.place - REACH
        for other in member.held[max(0, first) : member.place + REACH + 1]:
            shared[other] = shared.get(other, 0) + weight
    shared.pop(position, None)
    # Weight, then distance, then position, in one number: this is asked of each article, and numbers compare fast.
    size = len(among.articles)
    best = sorted([(abs(other - position) - weight * size) * size + other for other, weight in shared.items()])
    return tuple(among.articles[number % size] for number in best[:count])


def _keys(article: Article) -> list[tuple[tuple[str, str], int]]:
    """The lists that an article is in, and how much it counts that another one is in them as well."""
    tags = [(("tag", tag), 2) for tag in dict.fromkeys(article.tags)]
    return [*tags, (("section", article.section), 1)] if article.section else tags
