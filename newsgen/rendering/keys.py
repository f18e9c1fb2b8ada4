"""The keys of pages: told without rendering, and without loading what renders."""

import functools
from collections.abc import Mapping
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec

import newsgen
from newsgen import cache
from newsgen.rendering.themes import Theme

_LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pillow", "tzdata")


def page_key(shown: bytes, template_digest: str) -> str:
    """The digest of all that decides what a page looks like: `shown` stands for what it shows.

    Pages with equal keys have equal bytes.
    """
    return blake2b(b"\0".join((stamp().encode(), template_digest.encode(), shown)), digest_size=16).hexdigest()


def template_digests(site: Path, theme: Theme) -> Mapping[str, str]:
    """For each template of `theme`, the digest of all that it is made of, kept in `site` until a template changes."""
    file = site / ".newsgen" / "cache" / "templates"
    state = blake2b(msgspec.msgpack.encode(theme), digest_size=16).hexdigest() + stamp()
    found = cache.load(file, dict[str, str], state)
    if found is None:
        # Here, since most builds find every template as it was.
        from newsgen.rendering.templates import Templates  # noqa: PLC0415

        found = dict(Templates(theme).digests)
        cache.save(file, found, state)
    return found


@functools.cache
def stamp() -> str:
    """The versions of what gathers and renders a page: the libraries, and newsgen's own code and words by digest."""
    code = blake2b(digest_size=16)
    package = Path(newsgen.__file__).parent
    parts = ("*.py", "site/*.py", "rendering/*.py", "pictures/*.py", "languages/*.p[oy]")
    for path in sorted(path for part in parts for path in package.glob(part)):
        code.update(path.read_bytes())
    return "; ".join([*(f"{name} {version(name)}" for name in _LIBRARIES), code.hexdigest()])
