"""Which files are dumps, and under what names a site knows them."""

import os
from pathlib import Path

from newsgen.importing.sources import files, opening

_SKIPPED = frozenset({"readme", "license", "licence", "notes", "changelog"})


def find_seeds(site: Path) -> list[Path]:
    """The dumps below seeds/, sorted; none where there is no such folder."""
    return seeds_in(site / "seeds") if (site / "seeds").is_dir() else []


def seeds_in(path: Path) -> list[Path]:
    """The dumps below the folder `path`, sorted, or `path` itself where it is a file.

    In a folder, files that begin with a dot, pictures, notes, what a browser saved with a page, and links that lead out
    of it are left out.
    """
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, inner, names in os.walk(path):
        inner[:] = [n for n in inner if not (n.startswith(".") or files.is_saved_folder(Path(folder, n)))]
        found += [Path(folder, name) for name in names if not name.startswith(".")]
    inside = path.resolve()
    return [
        file
        for file in sorted(found)
        if file.stem.lower() not in _SKIPPED
        and file.is_file()
        and (not file.is_symlink() or file.resolve().is_relative_to(inside))
        and opening.is_dump(file)
    ]


def seed_name(site: Path, path: Path) -> str:
    """The name under which the dump `path` is known in `site`: its path from there, with forward slashes."""
    try:
        return os.path.relpath(path, site).replace(os.sep, "/")
    except ValueError:
        # On Windows, from another drive.
        return path.name
