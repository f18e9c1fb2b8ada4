"""Choose related articles: by shared tags first, then the section, then nearness in time.

Only a few neighbours in each list are considered, so the cost for one article does not grow with the archive, and a new
article changes the choice only for its neighbours. The choice depends only on the neighbours' content, not on how many
articles lie between them or on file names, so their digests can stand for it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from newsgen.model import Article
from newsgen.site import dates, urls

REACH = 4
"""How many articles on either side are considered in each list of a tag or section."""

MOST = 3
"""The most related articles that a page shows."""

Shared: TypeAlias = tuple[str, str]
"""What the articles of a list share: `tag` or `section`, and its slug."""


class Lists(msgspec.Struct, frozen=True):
    """All articles of the edition, newest first; their times, in seconds; the positions of each list's articles."""

    articles: tuple[Article, ...]
    times: Sequence[float]
    positions: Mapping[Shared, Sequence[int]]


def lists(articles: Iterable[Article]) -> Lists:
    """The lists of all `articles`, given in the edition's order."""
    ordered = tuple(articles)
    positions: dict[Shared, list[int]] = {}
    for position, article in enumerate(ordered):
        for shared, _ in _shared(article):
            positions.setdefault(shared, []).append(position)
    return Lists(ordered, [dates.published(article).timestamp() for article in ordered], positions)


def related(position: int, among: Lists) -> tuple[Article, ...]:
    """The articles related to the one at `position`, best first."""
    weights = dict[int, int]()
    for shared, weight in _shared(among.articles[position]):
        held = among.positions[shared]
        place = bisect_left(held, position)
        for other in held[max(0, place - REACH) : place + REACH + 1]:
            weights[other] = weights.get(other, 0) + weight
    weights.pop(position, None)
    articles, times = among.articles, among.times
    # Ties in nearness go to the newer; the digest makes the rest of the order stable.
    best = sorted(
        [(-weight, abs(times[n] - times[position]), -times[n], articles[n].digest, n) for n, weight in weights.items()]
    )
    return tuple(articles[n] for *_, n in best[:MOST])


def neighbours(among: Lists, digests: Mapping[str, bytes]) -> Iterator[Sequence[bytes]]:
    """For each article, the digests of all that `related` considers: one stretch for each of its lists.

    `digests` has each article's digest by its path; all have the same length.
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
    """The tags and section of an article, and the weight of sharing each."""
    tags: list[tuple[Shared, int]] = [(("tag", word), 2) for word in dict.fromkeys(map(urls.word, article.tags))]
    return [*tags, (("section", urls.word(article.section)), 1)] if article.section else tags
