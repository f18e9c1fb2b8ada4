"""The pictures that lie beside a dump: `ferry-2.jpg` belongs to the second caption of `ferry.txt`."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff"})
"""The kinds of picture that are taken along."""

FOLDER = "content/images"

_NUMBERED = re.compile(r"(?P<stem>.+)-(?P<number>\d{1,3})", re.DOTALL)


class Picture(msgspec.Struct, frozen=True):
    """A picture beside a dump: the caption that it belongs to, counted from 1, and its file."""

    number: int
    path: Path


def beside(folder: Path) -> dict[str, tuple[Picture, ...]]:
    """The pictures in `folder` by the stem of their dump, in the order of their numbers."""
    found: dict[str, dict[int, Picture]] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = _NUMBERED.fullmatch(path.stem)
        # A link could lead to any file of the machine.
        if name and path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink():
            number = int(name["number"])
            found.setdefault(name["stem"], {}).setdefault(number, Picture(number, path))
    return {stem: tuple(entries[n] for n in sorted(entries)) for stem, entries in found.items()}


def digest(data: bytes, pictures: Sequence[Picture]) -> str:
    """The digest of a dump's bytes and its pictures; that of the bytes alone where it has none."""
    total = hashlib.sha256(data)
    for picture in pictures:
        total.update(f"\0{picture.number}{picture.path.suffix}\0".encode())
        total.update(hashlib.sha256(picture.path.read_bytes()).digest())
    return total.hexdigest()[:32]


def name_for(site: Path, figure: str, picture: Picture, data: bytes) -> str:
    """The file's name in FOLDER for `picture`, whose bytes are `data`: the figure's id, numbered where that is taken.

    A file that has the same bytes already is used again; one that has others is left alone.
    """
    suffix, number = picture.path.suffix.lower(), 1
    while True:
        name = f"{figure}-{number}{suffix}" if number > 1 else f"{figure}{suffix}"
        there = site / FOLDER / name
        if not there.exists() or there.read_bytes() == data:
            return name
        number += 1
