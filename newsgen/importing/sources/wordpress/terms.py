"""The terms that an entry of a WordPress export is filed under: categories, tags, and those of other taxonomies."""

import html
from collections.abc import Iterator
from typing import Any

from newsgen.importing.sources.html import trees

_READ = frozenset({"category", "post_tag", "author", "language"})
_OWN = frozenset(
    {
        "post_format", "nav_menu", "link_category", "post_translations", "term_language", "term_translations",
        "translation_priority", "wp_theme", "wp_pattern_category", "wp_template_part_area", "yst_prominent_words",
    }
)  # fmt: skip
"""Taxonomies that say nothing of what a post is about."""


def names(entry: Any, taxonomy: str) -> tuple[str, ...]:
    """Names of the terms in one taxonomy; WordPress keeps and exports them as HTML."""
    found = (html.unescape(term.text or "").strip() for term in _of(entry) if _is_of(term, taxonomy))
    return tuple(dict.fromkeys(filter(None, found)))


def language(entry: Any) -> str:
    """The code of the language that a plugin for sites in several states, or ""."""
    return next((term.get("nicename", "") for term in _of(entry) if _is_of(term, "language")), "")


def others(entry: Any) -> tuple[tuple[str, str], ...]:
    """Taxonomies and names of the terms that an article has no place for."""
    kinds = dict.fromkeys(term.get("domain", "") for term in _of(entry))
    return tuple((kind, name) for kind in kinds if kind and kind not in _READ | _OWN for name in names(entry, kind))


def _of(entry: Any) -> Iterator[Any]:
    return (child for child in entry if trees.name(child) == "category")


def _is_of(term: Any, taxonomy: str) -> bool:
    return bool(term.get("domain") == taxonomy and term.get("nicename") != "uncategorized")
