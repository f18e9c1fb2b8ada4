"""Receipts on disk: one JSON file per dump in content/receipts/, with one line for each line of the dump."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

import msgspec

from newsgen import atomic, disk, folders
from newsgen.errors import DumpError, Problem, json_line
from newsgen.formats import merges
from newsgen.importing.records import Picture, Receipt, Summary

FOLDER = "content/receipts"

_LONGEST_NAME = 200
_LINES = msgspec.json.Encoder()


def path_of(seed: str) -> str:
    """The file of the receipt of `seed`, relative to the site."""
    parts = ["_up" if part == ".." else part for part in PurePosixPath(seed).parts if part not in ("/", ".")]
    inside = parts[1:] if parts[:1] == ["seeds"] and len(parts) > 1 else ["_elsewhere", *parts]
    name = inside[-1]
    if len(name.encode()) > _LONGEST_NAME:
        # File systems allow 255 bytes per name; the digest tells shortened names apart.
        digest = hashlib.sha256(name.encode()).hexdigest()[:16]
        name = f"{name.encode()[: _LONGEST_NAME - 50].decode(errors='ignore')}-{digest}"
    return "/".join([FOLDER, *inside[:-1], f"{name}.json"])


def encode(receipt: Receipt) -> bytes:
    """The bytes of the receipt's file: readable, and the same for equal receipts."""
    head: dict[str, object] = {
        "seed": receipt.seed,
        "article": receipt.article,
        "dump_digest": receipt.dump_digest,
        "article_digest": receipt.article_digest,
    }
    some = {
        "own_digest": receipt.own_digest,
        "origin": receipt.origin,
        "formerly": receipt.formerly,
        "held_by": receipt.held_by,
        "undated": receipt.undated,
    }
    head |= {key: value for key, value in some.items() if value}
    rows = [b'"%s": %s' % (key.encode(), msgspec.json.encode(value)) for key, value in head.items()]
    if receipt.pictures is not None:
        rows.append(b'"pictures": ' + _rows(receipt.pictures))
    if receipt.awaited:
        rows.append(b'"awaited": ' + _rows(receipt.awaited))
    rows += [b'"review": ' + _rows(receipt.review), b'"lines": ' + _rows(receipt.lines)]
    return b"{\n" + b",\n".join(rows) + b"\n}\n"


def _rows(values: tuple[msgspec.Struct, ...]) -> bytes:
    # JSON escapes newlines in strings, so every newline here ends a value.
    lines = _LINES.encode_lines(values)
    return b"[\n" + lines[:-1].replace(b"\n", b",\n") + b"\n]" if values else b"[]"


def load(site: Path, seed: str) -> Receipt | None:
    """The receipt of `seed`, None where there is none. Raises DumpError where it is damaged."""
    file = path_of(seed)
    data = disk.read(site / file)
    return None if data is None else _decode(data, file, Receipt)


def load_all(site: Path) -> Iterator[Summary]:
    """All receipts of the site, sorted by file, without their lines; damaged ones are passed over."""
    return filter(None, (summary(site, file) for file in files(site)))


def files(site: Path) -> list[str]:
    """The paths of all receipts, relative to the site, sorted.

    Raises OSError where a folder cannot be read: a dump whose receipt is overlooked would seem new.
    """
    walked = folders.walk(site / FOLDER)
    found = ((os.path.relpath(folder, site).replace(os.sep, "/"), names) for folder, _, names in walked)
    return sorted(f"{folder}/{name}" for folder, names in found for name in names if name.endswith(".json"))


def summary(site: Path, file: str) -> Summary | None:
    """The receipt in `file` without its lines, None where it is damaged."""
    try:
        return _decode((site / file).read_bytes(), file, Summary)
    except DumpError:
        return None


def lost_holder(site: Path, known: Receipt | None) -> str:
    """The other file that, by its receipt, held an article back, where that file is gone; else ""."""
    return known.held_by if known and known.held_by and not (site / known.held_by).exists() else ""


def remove(site: Path, seed: str) -> None:
    """Remove the receipt of `seed`, a name that the dump no longer has."""
    (site / path_of(seed)).unlink(missing_ok=True)


Kind = TypeVar("Kind", Receipt, Summary)


def _decode(data: bytes, file: str, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        merged = merges.line_of(data.decode(errors="replace"))
        if merged is not None:
            remedy = "keep one of the two whole, as `git checkout --ours` or `--theirs` does"
            raise DumpError(Problem(file, merged + 1, merges.WHAT, remedy)) from e
        what = f"this receipt is damaged: {e}"
        raise DumpError(Problem(file, 1, what, "restore it, or delete it and import the dump again")) from e


def save(site: Path, receipt: Receipt) -> None:
    """Write the receipt's file unless it is there already with the same bytes."""
    path, data = site / path_of(receipt.seed), encode(receipt)
    try:
        there = path.read_bytes() == data
    except OSError:
        there = False
    if not there:
        atomic.put(path, data, within=site)


def plain_ends(data: bytes) -> bytes:
    """`data` with the line ends of Unix: Git may check a text out with others on another machine."""
    return data.replace(b"\r\n", b"\n")


def digest(data: bytes) -> str:
    """The digest of a text's bytes, whatever their line ends."""
    return dump_digest(plain_ends(data), ())


def dump_digest(data: bytes, pictures: Sequence[Picture]) -> str:
    """The digest of a dump and its pictures, or of its bytes alone where it has none: 32 hexadecimal digits."""
    total = hashlib.sha256(data)
    for picture in pictures:
        total.update(f"\0{picture.number}{picture.path.suffix}\0".encode())
        with disk.naming(picture.path):
            total.update(hashlib.sha256(picture.path.read_bytes()).digest())
    return total.hexdigest()[:32]


def receipt_json(receipt: Receipt) -> bytes:
    """The receipt as `newsgen import --json` prints it: one line, without its end."""
    row = {
        "seed": receipt.seed,
        "article": receipt.article,
        "lines": [
            {"line": r.line, "role": r.role, "text": r.text, "confidence": r.confidence, "why": r.why}
            for r in receipt.lines
        ],
        "review": list(dict.fromkeys(note.item for note in receipt.review)),
    }
    return json_line(row)
