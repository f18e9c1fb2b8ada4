"""The page of an edited article, ahead of the build.

A build looks at the whole site, since an article is in many lists. But its own page depends only on its file and the
last build's plan, as long as the article keeps its place in the site. So that page is shown at once, and the build that
follows makes the same one.
"""

from pathlib import Path

import msgspec

from newsgen.build import Built
from newsgen.content import articles, library
from newsgen.context import Page
from newsgen.errors import NewsgenError
from newsgen.model import Article, Figure
from newsgen.rendering import pages
from newsgen.site import urls
from newsgen.site.plan import ArticleMaker

OWN = (
    *("title", "updated", "summary", "dateline", "corrections", "review", "key_points", "extra"),
    *("digest", "body_digest", "body_line", "words", "repeated", "links"),
)
"""The fields of an article that may change without moving it in the site."""


class Glimpse(msgspec.Struct, frozen=True):
    """A page as the next build will make it: its output path, its address from the site's path on, and its bytes."""

    path: str
    address: str
    page: bytes


def take(built: Built, site: Path, file: str) -> Glimpse | None:
    """The page of the article in `file`, relative to `site`; None if that takes a build, or there is no such page."""
    recipe = next((recipe for recipe in built.recipes if recipe.origin == file), None)
    if recipe is None or not isinstance(recipe.make, ArticleMaker):
        return None
    before = recipe.make.article
    try:
        text = library.text(site / file, file)
        known = [figure.picture for figure in before.figures if figure.picture]
        article = articles.read(text, file, built.config, known).article
        card_changes = article.title != before.title and file in recipe.make.view.social
        if card_changes or not _stands_where_it_stood(article, before):
            return None
        shown = recipe.make.revised(article, articles.body(text, article.body_line))
        page = Page(recipe.path, recipe.template, shown)
        renderer = pages.renderer(msgspec.msgpack.encode(built.theme))
        return Glimpse(recipe.path, urls.href(recipe.path, built.config), renderer.render(page))
    except NewsgenError:
        return None  # the build that follows will report it


def _stands_where_it_stood(article: Article, before: Article) -> bool:
    own = {name: getattr(before, name) for name in OWN}
    same_pictures = list(map(_unplaced, article.figures)) == list(map(_unplaced, before.figures))
    return same_pictures and msgspec.structs.replace(article, **own, figures=before.figures) == before


def _unplaced(figure: Figure) -> Figure:
    """`figure` regardless of its line."""
    return msgspec.structs.replace(figure, line=0)
