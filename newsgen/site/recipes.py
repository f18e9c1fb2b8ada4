"""How a page will be made, and a key that stands for all that it will show.

Gathering what a page shows takes time, and most pages of a build are there already. So planning writes recipes: the
function that gathers, held together with everything that it gathers from. The key is the digest of that, so recipes
with equal keys make equal contexts, and only those whose key is new are carried out.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.context import Page
from newsgen.incremental import digests
from newsgen.model import Article
from newsgen.supplied import Supplied

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Recipe(msgspec.Struct, frozen=True):
    """A page to be: its output file, its template, the file that it is made from, its key, and how it is made."""

    path: str
    template: str
    origin: str
    key: bytes
    make: Callable[[], context.Context]

    def page(self) -> Page:
        """The page with all that it shows."""
        return Page(self.path, self.template, self.make())


class Pantry(msgspec.Struct, frozen=True):
    """What the keys of recipes are made of: the digest of what all pages share, and that of each article by its path.

    An article's covers its file, how the site spells what it names, and the pictures that were found for its figures.
    """

    shared: bytes
    articles: Mapping[str, bytes]

    def key(self, articles: Iterable[Article], parts: object) -> bytes:
        """The key of what is made from `articles`, in this order, from `parts`, which msgspec can encode, and from
        nothing else but what all pages share.
        """
        known = [self.articles[article.path] for article in articles]
        return digests.raw(b"".join([self.shared, *known, _encode(parts)]))


def pantry(config: Config, site: context.Site, articles: Iterable[Article], pictures: Mapping[str, Supplied]) -> Pantry:
    """The pantry for the pages of `site`; `articles` are all that any page may show."""
    supplied = {file: digests.raw(_encode(found)) for file, found in pictures.items()}
    held = {
        article.path: digests.raw(
            b"\0".join(
                [
                    article.digest.encode(),
                    _encode((article.section, article.tags, article.authors)),
                    *((f.picture or "").encode() + supplied.get(f.picture or "", b"") for f in article.figures),
                ]
            )
        )
        for article in articles
    }
    return Pantry(digests.raw(_encode((config, site))), held)
