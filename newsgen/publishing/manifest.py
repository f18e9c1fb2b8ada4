"""The manifest: the list, inside an output folder, of the files that newsgen wrote there.

It makes builds incremental (a page whose key is listed need not be rendered) and safe (only listed files are ever
removed). It depends on the output alone, so equal outputs have equal manifests. Its first line has the digest of the
rest, since a damaged list could name files that are not newsgen's.
"""

import re
from pathlib import Path, PurePath

import msgspec

from newsgen import disk, slugs
from newsgen.incremental import digests

STATE = ".newsgen"
"""The folder inside the output that holds the manifest and, while a site is being published, the journal."""

FORMAT = 2

_PLAIN = re.compile(r"(?:[a-z0-9][\w.-]*/)*[a-z0-9][\w.-]*", re.ASCII)
"""Matches nearly all paths, and only ones that lie below the output on every system."""


class Entry(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """A published file: the key that it was made for, its digest, and its size in bytes."""

    key: str
    digest: str
    size: int


class Manifest(msgspec.Struct, frozen=True):
    """The published files, by their path in the output, with `/`."""

    files: dict[str, Entry] = {}


def path_in(output: Path) -> Path:
    """The path of the manifest in the folder `output`."""
    return output / STATE / "manifest.json"


def load(output: Path) -> Manifest | None:
    """The manifest of the folder `output`; None if it is missing or damaged. Raises OSError."""
    return read(path_in(output))


def pages(manifest: Manifest) -> set[str]:
    """The pages among its files."""
    return set(filter(slugs.is_page, manifest.files))


def read(file: Path) -> Manifest | None:
    """The manifest in `file`; None if it is missing or damaged. Raises OSError, which names the file."""
    try:
        with disk.naming(file):
            data = file.read_bytes()
        first, _, rows = data.partition(b"\n")
        if first != _first_line(rows):
            return None
        return msgspec.json.decode(data, type=Manifest)
    except (*disk.NOTHING, msgspec.DecodeError, UnicodeDecodeError):
        return None


def encode(manifest: Manifest) -> bytes:
    """The manifest's bytes, one file a line, in the order of their paths."""
    files = msgspec.json.encode(dict(sorted(manifest.files.items())))[1:-1]
    # No text in JSON has a bare quote, so these three bytes are always between two files.
    rows = b"%s\n}}\n" % files.replace(b'],"', b'],\n"')
    return _first_line(rows) + b"\n" + rows


def leads_out(path: str) -> bool:
    """Whether `path`, relative to the output, lies outside it or in `STATE`, where no file is published."""
    if _PLAIN.fullmatch(path):
        return False
    place = PurePath(path)
    return bool(place.anchor) or ".." in place.parts or place.parts[:1] in ((), (STATE,)) or "\0" in path


def _first_line(rows: bytes) -> bytes:
    return b'{"format":%d,"check":"%s","files":{' % (FORMAT, digests.of(rows).encode())
