"""The list of the files that newsgen wrote into an output folder; it lies in that folder.

It is what makes a build incremental (a page whose key stands here need not be rendered) and safe (nothing that is not
listed here is ever removed). It follows from the output alone, so that equal outputs have equal manifests. Its first
line has the digest of the rest: a damaged list could name a file that is not newsgen's.
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
"""Names that nearly all files have, none of which leads anywhere but below the output, on any system."""


class Entry(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """A published file: the key that it was made for, the digest of its bytes, and their number."""

    key: str
    digest: str
    size: int


class Manifest(msgspec.Struct, frozen=True):
    """The published files, by their path in the output, with `/`."""

    files: dict[str, Entry] = {}


def path_in(output: Path) -> Path:
    """Where the manifest of the folder `output` lies."""
    return output / STATE / "manifest.json"


def load(output: Path) -> Manifest | None:
    """The manifest of the folder `output`; None where there is none that can be read."""
    return read(path_in(output))


def pages(manifest: Manifest) -> set[str]:
    """The files in it that are pages."""
    return set(filter(slugs.is_page, manifest.files))


def read(file: Path) -> Manifest | None:
    """The manifest in `file`; None where there is none that can be read."""
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
    files = (
        msgspec.json.encode(path) + b":" + msgspec.json.encode(entry) for path, entry in sorted(manifest.files.items())
    )
    rows = b"%s\n}}\n" % b",\n".join(files)
    return _first_line(rows) + b"\n" + rows


def leads_out(path: str) -> bool:
    """Whether `path`, a name in the output, is none of a published file: it would lie elsewhere, or in `STATE`."""
    if _PLAIN.fullmatch(path):
        return False
    place = PurePath(path)
    return bool(place.anchor) or ".." in place.parts or place.parts[:1] in ((), (STATE,)) or "\0" in path


def _first_line(rows: bytes) -> bytes:
    return b'{"format":%d,"check":"%s","files":{' % (FORMAT, digests.of(rows).encode())
