"""The list of the files that newsgen wrote into an output folder; it lies in that folder.

It is what makes a build incremental (a page whose key stands here need not be rendered) and safe (nothing that is not
listed here is ever removed). It follows from the output alone, so that equal outputs have equal manifests.
"""

from hashlib import blake2b
from pathlib import Path

import msgspec

STATE = ".newsgen"
"""The folder inside the output that holds the manifest and, while a site is being published, the journal."""

FORMAT = 1


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A published file: the key that it was made for, the digest of its bytes, and their number."""

    key: str
    digest: str
    size: int


class Manifest(msgspec.Struct, frozen=True):
    """The published files, by their path in the output, with `/`."""

    files: dict[str, Entry] = {}
    format: int = FORMAT


def path_in(output: Path) -> Path:
    """Where the manifest of the folder `output` lies."""
    return output / STATE / "manifest.json"


def load(output: Path) -> Manifest | None:
    """The manifest of the folder `output`; None where there is none that can be read."""
    try:
        found = msgspec.json.decode(path_in(output).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
        return None
    return found if found.format == FORMAT else None


def encode(manifest: Manifest) -> bytes:
    """The manifest's bytes, one file a line, in the order of their paths."""
    rows = (
        msgspec.json.encode(path) + b":" + msgspec.json.encode(entry) for path, entry in sorted(manifest.files.items())
    )
    return b'{"format":%d,"files":{\n%s\n}}\n' % (manifest.format, b",\n".join(rows))


def digest(data: bytes) -> str:
    """The digest of a file's bytes: BLAKE2b, 16 bytes, in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()
