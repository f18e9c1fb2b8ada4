"""What is kept below .newsgen/ between builds: values and made files, whose damage costs time only.

Values are data, never code, and checked as they are read.
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
    """The file in which the site in the folder `site` keeps the values that are called `name`."""
    return site / ".newsgen" / "cache" / name


def beside_code(name: str) -> Path:
    """The file for what follows from newsgen itself and is the same for all sites: where Python keeps its own code
    compiled. `name` has a hyphen, as no module's has.
    """
    return Path(importlib.util.cache_from_source(str(Path(newsgen.__file__).with_name(f"{name}.py"))))


def load(file: Path, kind: type[Value], version: str) -> Value | None:
    """What `save` put into `file` with the same `version`; None where there is none or it is damaged."""
    try:
        data = memoryview(file.read_bytes())  # of a large archive this is much, and not copied
        check, body = data[:_CHECK], data[_CHECK:]
        return msgspec.msgpack.decode(body, type=kind) if check == _check(body, version) else None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def save(file: Path, value: object, version: str) -> None:
    """Keep `value` in `file`; `version` names all that it depends on besides its own key. Raises OSError."""
    body = msgspec.msgpack.encode(value)
    atomic.put(file, _check(body, version), body)


def save_beside_code(file: Path, value: object, version: str) -> None:
    """The same for a file of `beside_code`, if Python may keep its own there; else nothing is kept."""
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            save(file, value, version)


def clear(site: Path) -> None:
    """Forget all that earlier builds of the site in the folder `site` kept, made pictures included. Raises OSError."""
    for name in KEPT:
        if (site / ".newsgen" / name).exists():
            shutil.rmtree(site / ".newsgen" / name)


def _check(body: bytes | memoryview, version: str) -> bytes:
    return digests.raw(version.encode() + b"\0", body, size=_CHECK)
