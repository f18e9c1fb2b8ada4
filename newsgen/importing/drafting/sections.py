"""Find the section of the settings that words name: those of a folder, of a line above a headline, or of a page."""

import functools
from collections.abc import Mapping

from newsgen import slugs
from newsgen.config import Config, SectionEntry


def find(words: str, config: Config) -> str | None:
    """The name of the section that is called so, or has that word as its address; None where there is none."""
    return _by_slug(config.section_entries()).get(slugs.slug(words))


@functools.lru_cache(maxsize=8)
def _by_slug(sections: tuple[SectionEntry, ...]) -> Mapping[str, str]:
    """The names of `sections` by the slugs of their names and by their own slugs, which come first."""
    named = {slugs.slug(entry.name): entry.name for entry in sections}
    return named | {slugs.slug(entry.slug): entry.name for entry in sections if entry.slug}
