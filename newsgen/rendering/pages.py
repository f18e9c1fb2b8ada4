"""From a planned page to its bytes: a pure function of values, so it runs in any process, here or elsewhere."""

import functools
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec

import newsgen
from newsgen.context import ArticlePage, Page, PlainPage
from newsgen.rendering.markdown import BodyRenderer
from newsgen.rendering.templates import Templates, Theme


class Renderer:
    """Renders the pages of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._templates = Templates(theme)
        self._bodies = BodyRenderer()

    def render(self, page: Page) -> bytes:
        """The page, as UTF-8. Raises TemplateError."""
        context = page.context
        variables: dict[str, object] = {name: getattr(context, name) for name in context.__struct_fields__}
        if isinstance(context, ArticlePage | PlainPage):
            variables["body"] = self._bodies.render(context.body, context.site.root)
        return self._templates.render(page.template, variables).encode()


def render_batch(theme: bytes, pages: bytes) -> list[bytes]:
    """`pages` rendered, in order. Both arguments are MessagePack: a `Theme`, and a list of `Page`."""
    renderer = _renderer(theme)
    return [renderer.render(page) for page in _PAGES.decode(pages)]


def page_key(page: Page, template_digest: str) -> str:
    """The digest of all that decides what `page` looks like; pages with equal keys have equal bytes."""
    digest = blake2b(digest_size=16)
    for part in (stamp().encode(), template_digest.encode(), _ENCODER.encode(page)):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@functools.cache
def stamp() -> str:
    """The versions of what renders a page: the libraries, and newsgen's own code, by its digest."""
    code = blake2b(digest_size=16)
    package = Path(newsgen.__file__).parent
    for path in (package / "figures.py", *sorted((package / "rendering").glob("*.py"))):
        code.update(path.read_bytes())
    libraries = (f"{name} {version(name)}" for name in ("jinja2", "markdown", "markupsafe"))
    return "; ".join([*libraries, code.hexdigest()])


_PAGES = msgspec.msgpack.Decoder(tuple[Page, ...])
_ENCODER = msgspec.msgpack.Encoder()


@functools.lru_cache(maxsize=1)
def _renderer(theme: bytes) -> Renderer:
    return Renderer(msgspec.msgpack.decode(theme, type=Theme))
