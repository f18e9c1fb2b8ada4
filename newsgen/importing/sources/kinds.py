"""The kind of a source, and whether a file is a picture, by its suffix."""

from collections.abc import Mapping

from newsgen.importing.sources.records import Kind

BY_SUFFIX: Mapping[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "page archive",
    ".mht": "page archive",
    ".docx": "word",
    ".xml": "wordpress",
    ".wxr": "wordpress",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
}
MARKDOWN = tuple(suffix for suffix, kind in BY_SUFFIX.items() if kind == "markdown")
PAGES = tuple(suffix for suffix, kind in BY_SUFFIX.items() if kind == "page")

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff"})
"""The suffixes of the pictures that are taken along."""

WITH_HEAD = (*MARKDOWN, *PAGES)
"""The suffixes of files that may have front matter."""
