"""Markdown files of Hugo and Zola that are no articles: pages of sections, and files that belong to an article."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsgen.importing.sources import kinds

_MARKS = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml")
"""Files that only their sites have, as they have `_index.md`. Elsewhere an `index.md` has articles beside it."""


class Signs(NamedTuple):
    """Whether a folder is one article's, in whatever languages, and whether it belongs to such a site."""

    article: bool
    site: bool


def signs(folder: Path) -> Signs:
    """Read the signs in the names of the files in `folder`."""
    names = [path.name for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    pages = [name.lower().partition(".")[0] for name in names if name.lower().endswith(kinds.MARKDOWN)]
    return Signs("index" in pages, "_index" in pages or not set(_MARKS).isdisjoint(names))


def is_section(file: Path) -> bool:
    """Whether `file` is named as the page of a section, in any language."""
    return file.name.lower().startswith("_index.")


def holder(file: Path, root: Path, look: Callable[[Path], Signs] = signs) -> Path | None:
    """The folder of the article that the Markdown `file` below `root` belongs to, None for one on its own.

    All in the folder of an article in `index.md`, or `index.de.md`, belongs to it. `look` is `signs`.
    """
    if file.suffix.lower() not in kinds.MARKDOWN:
        return None
    folders = [*_up_to(root, file.parent)]
    for n, folder in enumerate(folders):
        own = file.parent == folder and file.stem.partition(".")[0].lower() == "index"
        if not own and look(folder).article:
            return folder if any(look(above).site for above in folders[n + 1 :]) else None
    return None


def _up_to(root: Path, folder: Path) -> Iterator[Path]:
    for each in (folder, *folder.parents):
        yield each
        if each == root:
            return
