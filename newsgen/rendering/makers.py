"""What makes a page with each template, told without rendering, and without loading what renders."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from newsgen.incremental import cache, digests
from newsgen.rendering import software
from newsgen.rendering.themes import Theme


def by_template(site: Path, theme: Theme) -> Mapping[str, str]:
    """For each template of `theme`, and for "" (no template), the digest of all that makes a page with it."""
    found = {"": "", **_template_digests(site, theme)}
    return {name: digests.of(f"{software.stamp()}\0{digest}".encode()) for name, digest in found.items()}


def _template_digests(site: Path, theme: Theme) -> Mapping[str, str]:
    """For each template of `theme`, the digest of all that it consists of, cached in `site` until one changes."""
    file, everywhere = cache.place(site, "templates"), cache.beside_code("theme-digests")
    state = digests.of(msgspec.msgpack.encode(theme)) + software.stamp()
    found = cache.load(file, dict[str, str], state)
    if found is None and theme.usual:
        found = cache.load(everywhere, dict[str, str], state)
    if found is None:
        # Imported here, since most builds find every template unchanged.
        from newsgen.rendering.templates import Templates  # noqa: PLC0415

        found = dict(Templates(theme).digests)
        cache.save(file, found, state)
        if theme.usual:
            cache.save_beside_code(everywhere, found, state)
    return found
