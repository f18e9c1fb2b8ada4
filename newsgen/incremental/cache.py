"""The cache below .newsgen/ between builds: values and generated files. Losing or damaging them costs only time.

Values are data, never code, and validated when they are read.
"""

import contextlib
import importlib.util
import shutil
import sys
from pathlib import Path
from typing import TypeVar

import msgspec

import newsgen
from newsgen import atomic
from newsgen.incremental import digests

_CHECK = 16

KEPT = ("cache", "pictures")
"""The folders below .newsgen/ whose loss costs time only."""

Value = TypeVar("Value")


def place(site: Path, name: str) -> Path:
    """The cache file `name` of the site in the folder `site`."""
    return site / ".newsgen" / "cache" / name


def beside_code(name: str) -> Path:
    """The file for a value that depends on newsgen alone, and so is shared by all sites: in Python's bytecode cache.

    `name` must have a hyphen, which no module's name has.
    """
    return Path(importlib.util.cache_from_source(str(Path(newsgen.__file__).with_name(f"{name}.py"))))


def load(file: Path, kind: type[Value], version: str) -> Value | None:
    """The value that `save` put into `file` with the same `version`; None if there is none or it is damaged."""
    try:
        data = memoryview(file.read_bytes())  # a large archive's cache is large, and slices are not copied
        check, body = data[:_CHECK], data[_CHECK:]
        return msgspec.msgpack.decode(body, type=kind) if check == _check(body, version) else None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def save(file: Path, value: object, version: str) -> None:
    """Save `value` in `file`; `version` identifies all that it depends on besides its own key. Raises OSError."""
    body = msgspec.msgpack.encode(value)
    atomic.put(file, _check(body, version), body)


def save_beside_code(file: Path, value: object, version: str) -> None:
    """The same for a file of `beside_code`, if Python may write bytecode; does nothing otherwise, or if it fails."""
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            save(file, value, version)


def clear(site: Path) -> None:
    """Delete the cache of the site in the folder `site`, generated pictures included. Raises OSError."""
    for name in KEPT:
        if (site / ".newsgen" / name).exists():
            shutil.rmtree(site / ".newsgen" / name)


def _check(body: bytes | memoryview, version: str) -> bytes:
    return digests.raw(version.encode() + b"\0", body, size=_CHECK)
