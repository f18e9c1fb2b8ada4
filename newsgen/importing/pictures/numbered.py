"""The pictures that lie beside a dump: `ferry-2.jpg` belongs to the second caption of `ferry.txt`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from newsgen import folders
from newsgen.importing.records import Picture
from newsgen.importing.sources import kinds

_NUMBERED = re.compile(r"(?P<stem>.+)-(?P<number>\d{1,3})", re.DOTALL)

Look = Callable[[Path], Mapping[str, tuple[Picture, ...]]]
"""Gives the pictures in a folder, by the stem of their dump."""


def beside(folder: Path) -> dict[str, tuple[Picture, ...]]:
    """The pictures in `folder` by the stem of their dump, in the order of their numbers.

    A picture whose name differs only in case belongs to the dump as well, if no other dump is called so.
    """
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    numbered = [
        (path, name)
        for path in paths
        # A link could lead to any file of the machine.
        if path.suffix.lower() in kinds.PICTURES
        and (name := _NUMBERED.fullmatch(path.stem))
        and path.is_file()
        and not path.is_symlink()
    ]
    stems = {path.stem for path in paths if path.suffix.lower() not in kinds.PICTURES} if numbered else set[str]()
    alike: dict[str, list[str]] = {}
    for stem in stems:
        alike.setdefault(folders.folded(stem), []).append(stem)
    found: dict[str, dict[int, Picture]] = {}
    for path, name in numbered:
        written, number = name["stem"], int(name["number"])
        owners = [written] if written in stems else alike.get(folders.folded(written), [])
        if len(owners) == 1:
            found.setdefault(owners[0], {}).setdefault(number, Picture(number, path))
    return {stem: tuple(entries[n] for n in sorted(entries)) for stem, entries in found.items()}
