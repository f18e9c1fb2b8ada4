"""Turn a planned page into bytes: a pure function of values, so it can run in any process, here or elsewhere."""

import functools
from collections.abc import Iterable
from threading import get_ident

import msgspec
from markupsafe import Markup

from newsgen.context import ArticlePage, AuthorPage, FeedEntry, FeedPage, Figure, Page, PlainPage, Site, TextFile
from newsgen.rendering.compiling import TEXTS_AT_HAND
from newsgen.rendering.extras import Extras
from newsgen.rendering.markdown import Block, BodyRenderer
from newsgen.rendering.templates import CONTENT, Templates
from newsgen.rendering.themes import Theme

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NO_CHARACTERS = "\ufffe\uffff"
"""XML 1.0 cannot hold, even escaped: control characters, these two, and lone surrogates."""


class FeedItem(msgspec.Struct, frozen=True):
    """A feed entry, its text as blocks, its figures with the lead first, and its whole content as HTML."""

    entry: FeedEntry
    blocks: tuple[Block, ...]
    pictures: tuple[Figure, ...]
    content: Markup = Markup()


class Renderer:
    """Renders the pages of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._templates = functools.cache(functools.partial(Templates, theme))
        self._bodies = BodyRenderer()
        self._item = functools.lru_cache(TEXTS_AT_HAND)(self._make_item)

    def render(self, page: Page) -> bytes:
        """The page, as UTF-8. Raises TemplateError."""
        context = page.context
        if isinstance(context, TextFile):
            return _for_machines(context.text)
        variables: dict[str, object] = {name: getattr(context, name) for name in context.__struct_fields__}
        if isinstance(context, ArticlePage | AuthorPage | PlainPage):
            variables["body"] = self._bodies.render(context.body, context.site.root) if context.body else ()
            variables["extra"] = Extras(context.extra)
        if isinstance(context, FeedPage):
            variables["entries"] = tuple(self._item(entry, context.site) for entry in context.entries)
        text = self._templates(context.site.language).render(page.template, variables)
        return _for_machines(text) if isinstance(context, FeedPage) else text.encode()

    def make_ready(self, language: str, names: Iterable[str]) -> None:
        """Compile the templates `names` for pages in `language`; `render` reports errors."""
        self._templates(language).make_ready(names)

    def _make_item(self, entry: FeedEntry, site: Site) -> FeedItem:
        blocks = self._bodies.render(entry.body, site.root, entry.url) if entry.body else ()
        shown = (entry.lead, *(block.figure for block in blocks))
        item = FeedItem(entry, blocks, tuple(figure for figure in shown if figure))
        content = self._templates(site.language).render(CONTENT, {"item": item, "site": site})
        return msgspec.structs.replace(item, content=Markup(content))  # noqa: S704  # a template escaped it


def render_batch(theme: bytes, pages: bytes) -> list[bytes]:
    """The bytes of `pages`, in order. Both arguments are MessagePack: a `Theme`, and a list of `Page`. Raises
    TemplateError.
    """
    own = renderer(theme)
    return [own.render(page) for page in _PAGES.decode(pages)]


def renderer(theme: bytes) -> Renderer:
    """The renderer of this thread for the packed `theme`."""
    return _renderer(theme, get_ident())


def _for_machines(text: str) -> bytes:
    """A file for programs, without the characters that XML forbids: a stray control character is no loss."""
    # Feeds are long: single characters are found fastest in a str, several at once in bytes.
    for character in _NO_CHARACTERS:
        text = text.replace(character, "")
    return text.encode(errors="ignore").translate(None, _CONTROLS)


_PAGES = msgspec.msgpack.Decoder(tuple[Page, ...])


@functools.lru_cache(maxsize=16)
def _renderer(theme: bytes, thread: int) -> Renderer:
    """The renderer of one thread: a cluster's workers have several, and Python-Markdown is not thread-safe."""
    del thread
    return Renderer(msgspec.msgpack.decode(theme, type=Theme))
