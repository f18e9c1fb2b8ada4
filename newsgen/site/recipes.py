"""How a page will be made, and a key that stands for all that it will show.

Making a page's context takes time, and most pages of a build exist already. So planning returns recipes: a function
that makes the context, with a key, which is the digest of everything that the function reads, and of what renders it.
Recipes with equal keys make equal pages, so only those with a new key are carried out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from newsgen import context
from newsgen.config import Config
from newsgen.context import Page
from newsgen.incremental import digests
from newsgen.model import Article
from newsgen.site.edition import Edition, Selection
from newsgen.supplied import Supplied

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Recipe(msgspec.Struct, frozen=True):
    """A planned page: its output file, its template, the file it is made from, its key, and what makes its context."""

    path: str
    template: str
    origin: str
    key: str
    make: Callable[[], context.Context]

    def page(self) -> Page:
        """The page with its context."""
        return Page(self.path, self.template, self.make())


class Pantry(msgspec.Struct, frozen=True):
    """The digests that keys are made of: that of what all pages of a template share, and that of each article.

    Those of articles are by their path and, in `row`, by their place in the edition. An article's covers its file, the
    site's spelling of its section, tags and authors, and its figures' pictures.
    """

    shared: Mapping[str, bytes]
    articles: Mapping[str, bytes]
    row: Sequence[bytes]

    def key(self, template: str, articles: Iterable[Article], listed: Selection, parts: object) -> str:
        """The key of a page made only from `articles` and those `listed`, in this order, from `parts`, which msgspec
        must be able to encode, and from what all pages of `template` share. `listed` is of the edition's articles.
        """
        held = [self.articles[article.path] for article in articles]
        return self.blended(template, b"".join([*held, *[self.row[place] for place in listed.places]]), parts)

    def blended(self, template: str, held: bytes, parts: object) -> str:
        """The same from `held`, the joined digests of the articles."""
        return digests.of(self.shared[template] + held + _encode(parts))


def pantry(
    config: Config, site: context.Site, edition: Edition, pictures: Mapping[str, Supplied], makers: Mapping[str, str]
) -> Pantry:
    """The pantry for the pages of `site`, which show nothing but `edition`; `makers` is as `Plan` takes it."""
    supplied: Mapping[str | None, bytes] = {file: digests.raw(_encode(found)) for file, found in pictures.items()}
    held = {
        a.path: digests.raw(
            _encode((a.digest, a.section, a.tags, a.authors, [(f.picture, supplied.get(f.picture)) for f in a.figures]))
        )
        for a in edition.everything
    }
    everywhere = _encode((config, site))
    shared = {template: digests.raw(maker.encode(), everywhere) for template, maker in makers.items()}
    return Pantry(shared, held, [held[article.path] for article in edition.articles])
