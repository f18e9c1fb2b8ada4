"""Names for addresses and files: lower-case ASCII words joined by hyphens, safe on every file system."""

import re
import unicodedata
from urllib.parse import unquote

from slugify import slugify

MAX_LENGTH = 80
"""The longest slug, in characters; far below the 255 bytes that file systems allow a name."""

MAX_SLUG = 200
"""The longest slug that an editor may write, which leaves room for an ending such as `.feed.json`."""

MAX_ADDRESS, MAX_BYTES = 1000, 255
"""The longest address, in characters, and the longest name of a file, in bytes."""

PAGES = (".html", ".htm")
"""The file name endings of pages."""

INDEX = "index.html"
"""The file that hosts serve for its folder."""

_STEP = re.compile(r'[^./\\:*?"<>|%\ufffd][^/\\:*?"<>|%\ufffd]*')
"""A file name that is not hidden and has no character with a meaning in file systems or addresses."""

_RESERVED = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]")
"""Names that Windows reserves for devices (Microsoft, «Naming Files, Paths, and Namespaces»)."""


def slug(text: str, fallback: str = "untitled") -> str:
    """The slug of `text`, cut between words; `fallback` if nothing of it can be written in ASCII."""
    # Everything past the cut is dropped anyway, and transliterating a novel costs time.
    # Naming the backend keeps slugs the same whatever else is installed, and saves looking for others.
    words = slugify(
        text[: 8 * MAX_LENGTH], max_length=MAX_LENGTH, word_boundary=True, save_order=True, backend="text-unidecode"
    )
    if not words:
        return fallback
    return f"{words}-" if _RESERVED.fullmatch(words) else words


def is_slug(text: str) -> bool:
    """Whether `text` can stand in an address as it is."""
    fits = len(text) <= MAX_SLUG and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*-?", text)
    return bool(fits) and not _RESERVED.fullmatch(text)


def stated(name: str) -> str | None:
    """`name` itself if it is a slug, else its slug; None if nothing of it can be written in ASCII."""
    return name if is_slug(name) else slug(name, fallback="") or None


def address_file(address: str) -> str:
    """The output file at the path `address`, such as `2026/ferry/index.html` for `/2026/ferry/`.

    Raises ValueError, with a clause that completes «the alias …», if some system cannot have a file there.
    """
    if not address.startswith("/") or address.strip("/") == "" or len(address) > MAX_ADDRESS:
        raise ValueError("is not a path below the front page")
    if set("?#") & set(address):
        raise ValueError("has a part after ? or #, which a static host does not look at")
    path = unicodedata.normalize("NFC", unquote(address, errors="replace")).strip("/")
    steps = path.split("/")
    for step in steps:
        if not _STEP.fullmatch(step) or step[-1] in ". " or _RESERVED.fullmatch(step.partition(".")[0].lower()):
            raise ValueError(f"has a part {step!r}, which cannot be a file's name on every system")
        if len(step.encode()) > MAX_BYTES or not step.isprintable():
            raise ValueError("has a part that is too long, or has invisible characters, for a file's name")
    return page_file(path)


def page_file(path: str) -> str:
    """The output file of the page at `path`, which has no slash at its ends: `path` itself, or its index.html."""
    return path if is_page(path) else f"{path}/{INDEX}"


def bare(file: str) -> str:
    """The path at which hosts serve an output file: without a final `index.html`."""
    return file[: -len(INDEX)] if file == INDEX or file.endswith(f"/{INDEX}") else file


def is_page(file: str) -> bool:
    """Whether an output file is a page, by the ending of its name."""
    return file.endswith(PAGES)
