"""The pictures that lie beside a dump: `ferry-2.jpg` belongs to the second caption of `ferry.txt`."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from newsgen import whole

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff"})
"""The kinds of picture that are taken along."""

FOLDER = "content/images"

_NUMBERED = re.compile(r"(?P<stem>.+)-(?P<number>\d{1,3})", re.DOTALL)


class Picture(msgspec.Struct, frozen=True):
    """A picture beside a dump: the caption that it belongs to, counted from 1, and its file."""

    number: int
    path: Path


Look = Callable[[Path], Mapping[str, tuple[Picture, ...]]]
"""The pictures in a folder, by the stem of their dump."""


def beside(folder: Path) -> dict[str, tuple[Picture, ...]]:
    """The pictures in `folder` by the stem of their dump, in the order of their numbers.

    A picture whose name differs in case alone belongs to the dump as well, if there is no other such dump.
    """
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    numbered = [
        (path, name)
        for path in paths
        # A link could lead to any file of the machine.
        if path.suffix.lower() in SUFFIXES
        and (name := _NUMBERED.fullmatch(path.stem))
        and path.is_file()
        and not path.is_symlink()
    ]
    stems = {path.stem for path in paths if path.suffix.lower() not in SUFFIXES} if numbered else set[str]()
    alike: dict[str, list[str]] = {}
    for stem in stems:
        alike.setdefault(folded(stem), []).append(stem)
    found: dict[str, dict[int, Picture]] = {}
    for path, name in numbered:
        written, number = name["stem"], int(name["number"])
        owners = [written] if written in stems else alike.get(folded(written), [])
        if len(owners) == 1:
            found.setdefault(owners[0], {}).setdefault(number, Picture(number, path))
    return {stem: tuple(entries[n] for n in sorted(entries)) for stem, entries in found.items()}


def folded(name: str) -> str:
    """`name` as it compares where case, and how a system writes accents, do not count."""
    return unicodedata.normalize("NFC", name).casefold()


def digest(data: bytes, pictures: Sequence[Picture]) -> str:
    """The digest of a dump's bytes and its pictures; that of the bytes alone where it has none."""
    total = hashlib.sha256(data)
    for picture in pictures:
        total.update(f"\0{picture.number}{picture.path.suffix}\0".encode())
        with whole.naming(picture.path):
            total.update(hashlib.sha256(picture.path.read_bytes()).digest())
    return total.hexdigest()[:32]


def name_for(site: Path, figure: str, suffix: str, data: bytes, free: str = "") -> str:
    """The file's name in FOLDER for a picture whose bytes are `data`: the figure's id, numbered where that is taken.

    A file that has the same bytes already is used again; one that has others is left alone, unless it is `free`.
    """
    number = 1
    while True:
        name = f"{figure}-{number}{suffix}" if number > 1 else f"{figure}{suffix}"
        if name == free or whole.read(site / FOLDER / name) in (None, data):
            return name
        number += 1
