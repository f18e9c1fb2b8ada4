"""Which articles a reader of one may want next: shared tags first, then the section, then nearness in time.

Only a few neighbours in each list are looked at, so the cost for one article does not grow with the archive, and a new
article changes this choice for its neighbours alone. What is chosen follows from what these neighbours hold and from
nothing else, not from how many articles lie between or how files are called, so their digests can stand for it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from newsgen.model import Article
from newsgen.site import dates, urls

REACH = 4
"""How many articles on either side, in a tag's or a section's list, are looked at."""

MOST = 3
"""How many articles a reader is offered."""

Shared: TypeAlias = tuple[str, str]
"""What the articles of a list have in common: `tag` or `section`, and its word in addresses."""


class Lists(msgspec.Struct, frozen=True):
    """All articles, as in the edition, newest first; their times, in seconds; the positions of those in each list."""

    articles: tuple[Article, ...]
    times: Sequence[float]
    positions: Mapping[Shared, Sequence[int]]


def lists(articles: Iterable[Article]) -> Lists:
    """The lists of all `articles`, which are in the order of the edition."""
    ordered = tuple(articles)
    positions: dict[Shared, list[int]] = {}
    for position, article in enumerate(ordered):
        for shared, _ in _shared(article):
            positions.setdefault(shared, []).append(position)
    return Lists(ordered, [dates.published(article).timestamp() for article in ordered], positions)


def related(position: int, among: Lists) -> tuple[Article, ...]:
    """The articles for the reader of the one at `position`, the nearest first."""
    weights = dict[int, int]()
    for shared, weight in _shared(among.articles[position]):
        held = among.positions[shared]
        place = bisect_left(held, position)
        for other in held[max(0, place - REACH) : place + REACH + 1]:
            weights[other] = weights.get(other, 0) + weight
    weights.pop(position, None)
    articles, times = among.articles, among.times
    # Of the equally near ones those that are newer; of equally new ones either, but always the same.
    best = sorted(
        [(-weight, abs(times[n] - times[position]), -times[n], articles[n].digest, n) for n, weight in weights.items()]
    )
    return tuple(articles[n] for *_, n in best[:MOST])


def neighbours(among: Lists, digests: Mapping[str, bytes]) -> Iterator[Sequence[bytes]]:
    """For each article, what stands for all that `related` looks at: its stretch of each of its lists.

    `digests` has the digest of each article by its path; all are of one length.
    """
    ordered = [digests[article.path] for article in among.articles]
    size = len(ordered[0]) if ordered else 0
    rim = bytes(REACH * size)
    rows = {shared: rim + b"".join([ordered[n] for n in held]) for shared, held in among.positions.items()}
    starts, length = dict.fromkeys(rows, 0), (2 * REACH + 1) * size
    for article in among.articles:
        stretches = []
        for shared, _ in _shared(article):
            start = starts[shared]
            starts[shared] = start + size
            stretches.append(rows[shared][start : start + length])
        yield stretches


def _shared(article: Article) -> list[tuple[Shared, int]]:
    """What an article shares with those of its lists, and how much it counts that another one has it as well."""
    tags: list[tuple[Shared, int]] = [(("tag", word), 2) for word in dict.fromkeys(map(urls.word, article.tags))]
    return [*tags, (("section", urls.word(article.section)), 1)] if article.section else tags
