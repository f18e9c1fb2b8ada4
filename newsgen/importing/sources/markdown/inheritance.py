"""What files above a Markdown file say of everything below them, where that holds it back.

Hugo and Zola say so in `_index.md`, Hugo and Jekyll in their settings, Eleventy in data files named after a folder or a
file. A file that cannot be read, such as a program, holds back if it speaks of such things.
"""

import json
import os
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from newsgen.errors import DumpError
from newsgen.formats import typed_yaml
from newsgen.importing.sources import decoding
from newsgen.importing.sources.markdown import bundles, front_matter, schedule
from newsgen.importing.sources.markdown.keys import each
from newsgen.importing.sources.records import Inherited, Lookout

_SETTINGS = (
    "_config.yml", "_config.yaml", "_config.toml", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml",
    "config.yaml", "config.yml", "config.json",
)  # fmt: skip
_FOLDED = "config/_default"
"""Where Hugo's settings may lie as well, relative to the folder of the site."""

_SECTIONS = ("_index.html", "_index.markdown", "_index.md")
_TRANSLATED = re.compile(r"_index\.(?P<language>[a-z]{2,3}(?:[-_]\w{1,8})?)\.(?:html|markdown|md)", re.IGNORECASE)
_OF_LANGUAGE = re.compile(r".+\.[a-z]{2}(?:[-_]\w{1,8})?", re.IGNORECASE | re.DOTALL)
"""The page of a section in one language, and the stem of an article in one."""

_DATA = (".json", ".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
_SPEAKS = re.compile(r"draft|publish|permalink|exclude|build|render|private|hidden|expir", re.IGNORECASE)
_FOR_ALL = re.compile(r"cascade|defaults")
_HIGHEST = 8
"""How many folders above a file outside the site are looked into."""

_LARGEST = 1024 * 1024  # bytes; of a larger file, which no generator has, only the start counts
_OF_LISTS = frozenset({"home", "section", "taxonomy", "term"})
_UNREAD = {"unpublished": True}


class _Scope(NamedTuple):
    """The pages of which something is said: all where both are empty."""

    path: str
    kind: str


_ALL, _SOME = _Scope("", ""), _Scope("*", "")
Said = tuple[_Scope, dict[str, Any]]


def inherited(seed: str, path: Path, look: Lookout) -> Inherited | None:
    """The values that hold back the dump `seed` at `path`; None where nothing above it does."""
    found, by = dict[str, Any](), ""
    for file in _files(seed, path, look):
        reach = _reach(file, path)
        for scope, values in _said(file, os.stat(file).st_mtime_ns):  # noqa: PTH116  # of each folder above each dump
            if not reach or not _may_mean(scope, seed):
                continue
            holding = schedule.holding(values)
            # The scope of a part is known only roughly, so what is said of a part takes nothing back.
            found |= values if scope == reach == _ALL else holding
            by = file if holding else by
    left = schedule.holding(found)
    return Inherited(os.path.normpath(f"{seed}/../{os.path.relpath(by, path.parent)}"), left) if left else None


def names(seed: str, path: Path, look: Lookout) -> tuple[str, ...]:
    """The files that say something of `path`, the dump `seed`, relative to its folder."""
    return tuple(os.path.relpath(file, path.parent) for file in _files(seed, path, look))


def said_in(folder: str) -> tuple[str, ...]:
    """The files in `folder` that speak for everything below it; later ones count more."""
    own = folder.rpartition(os.sep)[2]
    folded = os.path.isdir(f"{folder}/{_FOLDED}")  # noqa: PTH112  # as above
    settings = (*_SETTINGS, *(f"{_FOLDED}/{name}" for name in _SETTINGS)) if folded else _SETTINGS
    try:
        translated = sorted(filter(_TRANSLATED.fullmatch, os.listdir(folder)))  # noqa: PTH208  # as above
    except OSError:
        translated = []
    candidates = (*settings, *_SECTIONS, *translated, *(f"{own}{ending}" for ending in _DATA))
    return tuple(file for name in candidates if os.path.isfile(file := f"{folder}/{name}"))  # noqa: PTH113  # as above


def has_text(section: Path) -> bool:
    """Whether the page of a section has text below its front matter."""
    try:
        lines = _text(section).splitlines()
        taken = front_matter.take(lines, section.name)
    except (DumpError, OSError):
        return True
    return any(map(str.strip, lines[taken.lines :]))


def _files(seed: str, path: Path, look: Lookout) -> Iterator[str]:
    """The files that say something of a dump, the nearest last."""
    inside = seed.startswith("seeds/")
    folders = [str(folder) for folder in path.absolute().parents][: seed.count("/") if inside else _HIGHEST]
    for folder in reversed(folders):
        yield from look(folder)
    for ending in _DATA:
        if os.path.isfile(file := f"{folders[0]}/{path.stem}{ending}"):  # noqa: PTH113  # as above
            yield file


def _reach(file: str, path: Path) -> _Scope | None:
    """How much of what lies below it `file` speaks for: all, some, or None where not for the dump at `path`.

    The page of a section in one language speaks for articles in that. It may be the language of articles that name
    none, if no other page speaks for these.
    """
    folder, _, name = file.rpartition(os.sep)
    told = _TRANSLATED.fullmatch(name)
    if told is None or path.stem.casefold().endswith(f".{told['language'].casefold()}"):
        return _ALL
    others = any(os.path.isfile(f"{folder}/{section}") for section in _SECTIONS)  # noqa: PTH113  # as above
    return None if others or _OF_LANGUAGE.fullmatch(path.stem) else _SOME


@lru_cache(maxsize=64)
def _said(file: str, changed: int) -> tuple[Said, ...]:
    """What `file` says, and of which pages. Cached by `changed`, the time of its last change."""
    del changed  # only a part of the cache's key
    path = Path(file)
    try:
        text = _text(path)
        if not _SPEAKS.search(text) or (path.name in _SETTINGS and not _FOR_ALL.search(text)):
            return ()
        data = _data(path, text)
    except (DumpError, OSError, ValueError, RecursionError):
        return ((_ALL, _UNREAD),)
    return tuple(_parted(path.name, data)) if isinstance(data, dict) else ()


def _data(path: Path, text: str) -> Any:
    """The text of a file as plain data. Raises DumpError or ValueError where it cannot be read."""
    kind = path.suffix.lower()
    if bundles.is_section(path):
        return front_matter.take(text.splitlines(), path.name).data
    if kind == ".json":
        return front_matter.writable(json.loads(text))
    if kind == ".toml":
        return front_matter.writable(tomllib.loads(text))
    if kind in (".yml", ".yaml"):
        return typed_yaml.parse(text, dict[str, Any], path.name, first_line=1, error=DumpError)
    raise ValueError(kind)


def _parted(name: str, data: dict[str, Any]) -> Iterator[Said]:
    is_section = bundles.is_section(Path(name))
    if name in _SETTINGS or is_section:
        # Hugo ignores the case of keys.
        data = {key.lower(): value for key, value in data.items()}
        if is_section and data.get("draft"):
            # Zola leaves out what lies below a section that is a draft.
            yield _ALL, {"draft": data["draft"]}
        yield from _scoped(data.get("cascade"), ("_target", "target"))
        yield from _scoped(data.get("defaults"), ("scope",), "values")
    else:
        yield _ALL, data
        if _SPEAKS.search(str(data.get("eleventyComputed", ""))):
            yield _ALL, _UNREAD


def _scoped(entries: Any, targets: tuple[str, ...], values: str = "") -> Iterator[Said]:
    """What each of `entries` says, and of which pages."""
    for entry in each(entries):
        if isinstance(entry, dict):
            scope = next((entry[key] for key in targets if entry.get(key)), None)
            said = entry.get(values) if values else {key: value for key, value in entry.items() if key not in targets}
            yield _scope(scope), said if isinstance(said, dict) else {}


def _scope(stated: Any) -> _Scope:
    if not stated:
        return _ALL
    if not isinstance(stated, dict):
        # It is a list of scopes, of which any may be meant.
        return _SOME
    known = stated.keys() <= {"path", "type", "kind"}
    return _Scope(
        str(stated.get("path") or ("" if known else "*")), str(stated.get("kind") or stated.get("type") or "")
    )


def _may_mean(scope: _Scope, seed: str) -> bool:
    """Whether what is said of `scope` may be said of the dump `seed`."""
    if scope.kind in _OF_LISTS:
        return False
    collections = {part for part in seed.split("/") if part.startswith("_")}
    if scope.kind not in ("", "page") and collections and f"_{scope.kind}" not in collections:
        return False
    # Only the part before a pattern's first wildcard is compared.
    literal = re.split(r"[*?\[{]", scope.path, maxsplit=1)[0].strip("/")
    return _plain(literal) in _plain(seed)


def _plain(path: str) -> str:
    return path.casefold().replace(" ", "-")


def _text(path: Path) -> str:
    """The start of a file. Raises OSError where it cannot be read, or is a link, which may lead out of the site."""
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
        return decoding.decode(file.read(_LARGEST))[0]
