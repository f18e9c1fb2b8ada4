"""Files that hold articles and that no reader takes: exports of other systems, feeds, what agencies send."""

import re
from pathlib import Path

NO_EXPORT = ("it is no WordPress export", "export it again: Tools, Export, All content")
"""What is said of other XML, in the form that `told` has."""

_START = 4096
_SUFFIXES = frozenset({".xml", ".wxr", ".atom", ".rss", ".json"})
_BEFORE_ROOT = (
    rb"(?:\xef\xbb\xbf)?(?:\s+|<\?[^>]{0,400}\?>|<!--(?:(?!-->).){0,2000}-->|<!doctype\s[^>\[]{0,400}>){0,20}+"
)
_ROOT = re.compile(_BEFORE_ROOT + rb"<(?:[\w.-]{1,40}:)?([A-Za-z]{1,20})[\s>]", re.IGNORECASE | re.DOTALL)
_GHOST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"(?:db|meta|data)\".{0,2000}\"exported_on\"", re.DOTALL)
_MOVABLE_TYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?:[A-Z][A-Z ]{1,30}:[^\n]{0,400}\n){2,40}+-----\r?\nBODY:")
_TEMPLATE = re.compile(rb"\{\{|\{%|<%")
_PAGES = "save the pages of its articles with a browser, and put those here"
_THROUGH_WORDPRESS = "import it into a WordPress (Tools, Import, {}), and put what that exports here"
_ROOTS = {
    b"rss": ("a feed", f"{_PAGES}; or {_THROUGH_WORDPRESS.format('RSS')}"),
    b"rdf": ("a feed", _PAGES),
    b"feed": ("a feed", _PAGES),
    b"nitf": ("an agency's NITF", "copy its text into a .txt file"),
    b"newsml": ("an agency's NewsML", "copy its text into a .txt file"),
    b"newsitem": ("an agency's NewsML", "copy its text into a .txt file"),
    b"newsmessage": ("an agency's NewsML", "copy its text into a .txt file"),
}


def told(path: Path) -> tuple[str, str] | None:
    """Why the file `path` is not imported, by what it holds, and what to do; None where it is nothing known."""
    if path.suffix.lower() not in _SUFFIXES:
        return None
    try:
        with path.open("rb") as file:
            return told_by_start(file.read(_START))
    except OSError:
        return None  # an unreadable file that is no dump stops nothing


def told_by_start(data: bytes) -> tuple[str, str] | None:
    """The same as `told`, for a file that starts with `data`; a generator's template of a feed is nothing known."""
    start = data[:_START]
    if _GHOST.match(start):
        return _unread("an export of Ghost", "convert it to Markdown with front matter, one file a post")
    if _MOVABLE_TYPE.match(start):
        return _unread("an export of Movable Type or TypePad", _THROUGH_WORDPRESS.format("Movable Type and TypePad"))
    root = _ROOT.match(start)
    if root is None or root[1].lower() not in _ROOTS or _TEMPLATE.search(start):
        return None
    if b"tag:blogger.com," in start:
        return _unread("an export of Blogger", _THROUGH_WORDPRESS.format("Blogger"))
    return _unread(*_ROOTS[root[1].lower()])


def _unread(what: str, remedy: str) -> tuple[str, str]:
    return f"it is {what}, which newsgen does not read, so it is not imported", remedy
