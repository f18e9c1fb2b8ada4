"""Names for addresses and files: lower-case ASCII words joined by hyphens, safe on every file system."""

import re

from slugify import slugify

MAX_LENGTH = 80
"""The longest slug, in characters; far below the 255 bytes that file systems allow a name."""

_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices (Microsoft, «Naming Files, Paths, and Namespaces»)."""


def slug(text: str, fallback: str = "untitled") -> str:
    """The slug of `text`, cut between words; `fallback` where nothing of it can be written in ASCII letters."""
    # Everything past the cut is dropped anyway, and transliterating a novel costs time.
    words = slugify(text[: 8 * MAX_LENGTH], max_length=MAX_LENGTH, word_boundary=True, save_order=True)
    if not words:
        return fallback
    return f"{words}-" if _RESERVED.fullmatch(words) else words


def is_slug(text: str) -> bool:
    """Whether `text` can stand in an address as it is."""
    return bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*-?", text)) and not _RESERVED.fullmatch(text)
