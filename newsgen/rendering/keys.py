"""The keys of pages: told without rendering, and without loading what renders."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from newsgen.incremental import cache, digests, provenance
from newsgen.rendering.themes import Theme

_STAGES = ("content", "site", "rendering", "pictures", "languages")
_LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pillow", "pyyaml", "tzdata"),
    *("python-slugify", "text-unidecode"),  # which say where a page lies, and so where links to it lead
)


def page_key(shown: bytes, maker: str) -> str:
    """The digest of all that decides what a page looks like: `shown` stands for what it shows, `maker` for the rest.

    Pages with equal keys have equal bytes.
    """
    return digests.of(maker.encode() + shown)


def makers(site: Path, theme: Theme) -> Mapping[str, str]:
    """For each template of `theme`, and for none, the digest of all that makes a page with it."""
    found = {"": "", **_template_digests(site, theme)}
    return {name: digests.of(f"{stamp()}\0{digest}".encode()) for name, digest in found.items()}


def _template_digests(site: Path, theme: Theme) -> Mapping[str, str]:
    """For each template of `theme`, the digest of all that it is made of, kept in `site` until a template changes."""
    file, everywhere = cache.place(site, "templates"), cache.beside_code("theme-digests")
    state = digests.of(msgspec.msgpack.encode(theme)) + stamp()
    found = cache.load(file, dict[str, str], state)
    if found is None and theme.usual:
        found = cache.load(everywhere, dict[str, str], state)
    if found is None:
        # Here, since most builds find every template as it was.
        from newsgen.rendering.templates import Templates  # noqa: PLC0415

        found = dict(Templates(theme).digests)
        cache.save(file, found, state)
        if theme.usual:
            cache.save_beside_code(everywhere, found, state)
    return found


def stamp() -> str:
    """What reads, gathers and renders a page: the libraries, and newsgen's own code and words."""
    return provenance.of(_STAGES, _LIBRARIES)
