"""How a page will be made, and a key that stands for all that it will show.

Making a page's context takes time, and most pages of a build exist already. So planning returns recipes: a function
that makes the context, with a key, which is the digest of everything that the function reads. Recipes with equal keys
make equal contexts, so only those with a new key are carried out.
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
    """A planned page: its output file, its template, the file it is made from, its key, and what makes its context."""

    path: str
    template: str
    origin: str
    key: bytes
    make: Callable[[], context.Context]

    def page(self) -> Page:
        """The page with its context."""
        return Page(self.path, self.template, self.make())


class Pantry(msgspec.Struct, frozen=True):
    """The digests that keys are made of: that of what all pages share, and that of each article, by its path.

    An article's covers its file, the site's spelling of its section, tags and authors, and its figures' pictures.
    """

    shared: bytes
    articles: Mapping[str, bytes]

    def key(self, articles: Iterable[Article], parts: object) -> bytes:
        """The key of a page made only from `articles`, in this order, from `parts`, which msgspec must be able to
        encode, and from what all pages share.
        """
        return self.blended(b"".join([self.articles[article.path] for article in articles]), parts)

    def blended(self, held: bytes, parts: object) -> bytes:
        """The same from `held`, the joined digests of the articles."""
        return digests.raw(self.shared + held + _encode(parts))


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
