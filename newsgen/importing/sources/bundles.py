"""Markdown files of Hugo and Zola that are no articles: the pages of sections, and what belongs to an article."""

from collections.abc import Iterator
from pathlib import Path

from newsgen.importing.sources import kinds

_MARKS = ("_index.md", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml")
"""What only their sites have. Elsewhere an `index.md` has articles beside it."""


def is_section(file: Path) -> bool:
    """Whether `file`, by its name, is the page of a section, in whatever language."""
    return file.name.lower().startswith("_index.")


def holder(file: Path, root: Path) -> Path | None:
    """The folder of the article that the Markdown `file` below `root` belongs to; None where it is its own.

    An article in `index.md` has all that lies in its folder.
    """
    if file.suffix.lower() not in kinds.MARKDOWN:
        return None
    folders = [*_up_to(root, file.parent)]
    for n, folder in enumerate(folders):
        own = file.parent == folder and file.stem.partition(".")[0].lower() == "index"
        if not own and (folder / "index.md").is_file():
            return folder if any((above / mark).is_file() for above in folders[n + 1 :] for mark in _MARKS) else None
    return None


def _up_to(root: Path, folder: Path) -> Iterator[Path]:
    for each in (folder, *folder.parents):
        yield each
        if each == root:
            return
