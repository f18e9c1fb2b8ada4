"""Choose related articles: by shared tags first, then the section, then nearness in time.

Only a few neighbours in each list are considered, so the cost for one article does not grow with the archive, and a new
article changes the choice only for its neighbours. The choice depends only on the neighbours' content, not on how many
articles lie between them or on file names, so their digests can stand for it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from newsgen.config import Config
from newsgen.model import Article
from newsgen.site import dates, urls
from newsgen.site.edition import Edition, Selection
from newsgen.site.groups import Group

REACH = 4
"""How many articles on either side are considered in each list of a tag or section."""

MOST = 3
"""The most related articles that a page shows."""

_TAG, _SECTION = 2, 1
"""The weights of sharing one."""


class Lists(msgspec.Struct, frozen=True):
    """All `articles`, newest first, and those of each tag, by its output file, and of each section, by its slug."""

    articles: Sequence[Article]
    tags: Mapping[str, Selection]
    sections: Mapping[str, Selection]
    config: Config

    def of(self, article: Article) -> Iterator[tuple[Selection, int]]:
        """Yields each list of which `article` is a part, with the weight of sharing it."""
        for file in dict.fromkeys(map(urls.tag_file, article.tags)):
            yield self.tags[file], _TAG
        if article.section:
            yield self.sections[urls.section_slug(article.section, self.config)], _SECTION


def lists(edition: Edition, tags: Iterable[Group], config: Config) -> Lists:
    """The lists of `edition`, which has these `tags`."""
    sections = {section.slug: section.articles for section in edition.sections}
    return Lists(edition.articles, {tag.file: tag.articles for tag in tags}, sections, config)


def related(article: Article, place: int, among: Lists) -> tuple[Article, ...]:
    """The articles related to `article`, which has this `place` in the edition; best first."""
    own, weights = _time(article), dict[int, int]()
    for held, weight in among.of(article):
        middle = bisect_left(held.places, place)
        for other in held.places[max(0, middle - REACH) : middle + REACH + 1]:
            weights[other] = weights.get(other, 0) + weight
    weights.pop(place, None)
    found = {n: among.articles[n] for n in weights}
    times = {n: _time(other) for n, other in found.items()}
    # Ties in nearness go to the newer; the digest makes the rest of the order stable.
    best = sorted([(-weights[n], abs(times[n] - own), -times[n], other.digest, n) for n, other in found.items()])
    return tuple(found[n] for *_, n in best[:MOST])


def neighbours(among: Lists, digests: Sequence[bytes]) -> Sequence[Sequence[bytes]]:
    """For each article of the edition, the digests of those that `related` considers: a stretch for each of its lists.

    `digests` has each article's, in the edition's order, all of the same length.
    """
    size = len(digests[0]) if digests else 0
    rim, length = bytes(REACH * size), (2 * REACH + 1) * size
    stretches: list[list[bytes]] = [[] for _ in digests]
    for held in chain(among.tags.values(), among.sections.values()):
        row = rim + b"".join([digests[place] for place in held.places])
        for start, place in enumerate(held.places):
            stretches[place].append(row[start * size : start * size + length])
    return stretches


def _time(article: Article) -> float:
    """When an article was published, in seconds."""
    return dates.published(article).timestamp()
