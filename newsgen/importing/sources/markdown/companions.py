"""Files beside an article with what its own file does not say: its head, and whether anybody was to see it."""

import csv
import io
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from newsgen import folders
from newsgen.importing.sources import decoding, kinds

_TABLE = "posts.csv"
_POST = re.compile(r"\d+\.")
"""How Substack names a post: by its number, then by its slug."""

_SENT = re.compile(r"(?P<post>\d+\..+)\.(?:delivers|opens)\.csv")
_MARKED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^\n]{0,200}\n\s*)?(?:---|\+\+\+|\{\s*\"|(?:<!--\s*)?\.\. \w)")
_LARGEST = 16 * 1024 * 1024


def with_head(path: Path, data: bytes) -> tuple[bytes, str]:
    """The `data` of the file `path`, below the head that another file has for it, and where that file lies.

    The place is relative to the folder of `path`, and "" where no file has a head. Nikola keeps one in `ferry.meta`
    beside `ferry.md`, and Substack a row for each post in `posts.csv`.
    """
    if path.suffix.lower() == ".html":
        table = next((name for name in names(path) if (path.parent / name).is_file()), "")
        row = _row(path.parent / table, path.stem) if table else None
        return (b"%s\n\n%s" % (json.dumps(row).encode(), data), table) if row else (data, "")
    for meta in names(path):
        head = _read(path.parent / meta).strip()
        if head.startswith((".. ", "---", "+++")) and not _has_head(data):
            return b"%s\n\n%s" % (head.encode(), data), meta
    return data, ""


def _has_head(data: bytes) -> bool:
    """Whether `data` starts with marked front matter; a text may also begin with a rule across the page or a dash."""
    from newsgen.importing.sources.markdown import front_matter  # noqa: PLC0415  # for the few beside which one lies

    return bool(_MARKED.match(data)) and front_matter.is_in(data)


def names(path: Path) -> tuple[str, ...]:
    """Where such a file would lie, relative to the folder of `path`."""
    kind = path.suffix.lower()
    if kind == ".html":
        return _TABLE, f"../{_TABLE}"
    return tuple(filter(folders.may_be, (f"{path.stem}.meta",))) if kind in kinds.MARKDOWN else ()


def is_of_export(file: Path) -> bool:
    """Whether `file` is a Substack export's table of which posts are public, or of who got a post."""
    if sent := _SENT.fullmatch(file.name):
        return file.with_name(f"{sent['post']}.html").is_file()
    return file.name == _TABLE and bool(_rows(file))


def _row(table: Path, post: str) -> Mapping[str, str] | None:
    """The row for `post` in an export's table; nobody knows who may see a post that the table does not name."""
    unknown = {"status": f"not in {_TABLE}"} if _POST.match(post) else None
    return _rows(table).get(post, unknown)


def _rows(table: Path) -> Mapping[str, Mapping[str, str]]:
    """The rows of an export's table, by the names of the posts."""
    return _table(table, table.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _table(path: Path, changed: int) -> Mapping[str, Mapping[str, str]]:
    del changed  # only a part of the cache's key
    rows = csv.DictReader(io.StringIO(_read(path)))
    try:
        if not {"post_id", "is_published"} <= set(rows.fieldnames or ()):
            return {}
        return {row["post_id"]: _head(row) for row in rows}
    except csv.Error:
        return {}


def _head(row: Mapping[str, str | None]) -> dict[str, str]:
    slug = (row["post_id"] or "").partition(".")[2]
    said = {str(key): str(value) for key, value in row.items() if value}
    # A damaged row does not show that the post was public.
    public = str(row["is_published"]).strip().lower() == "true"
    return {"slug": slug, **said, "is_published": str(public).lower()}


def _read(path: Path) -> str:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
        return ""
    return decoding.decode(path.read_bytes())[0]
