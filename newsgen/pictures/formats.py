"""Detect a file's format by its content, never by its name."""

import struct
import zlib
from contextlib import suppress
from typing import Literal, TypeGuard

from newsgen.pictures import tiff

Format = Literal["jpeg", "png", "webp", "gif", "avif", "tiff"]
"""The supported formats. No decoder of any other is ever called."""

EXTENSIONS: dict[Format, tuple[str, ...]] = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png", ".apng"),
    "webp": (".webp",),
    "gif": (".gif",),
    "avif": (".avif", ".avifs"),
    "tiff": (".tif", ".tiff"),
}

RAW, HEIC, SVG, FILM = "a camera's raw file", "a HEIC picture", "an SVG drawing", "a film"
PHOTOSHOP, BMP, JPEG_2000, JPEG_XL = "a Photoshop file", "a BMP picture", "a JPEG 2000 picture", "a JPEG XL picture"
ICON, BIG_TIFF = "an icon", "a BigTIFF picture"
ARCHIVE, GZIP, PACKED_SVG = "a ZIP archive or an office document", "a gzip archive", "a packed SVG drawing"
"""Names of unsupported kinds that need more than the message that they are unsupported."""

OTHER_PICTURES = frozenset({RAW, HEIC, SVG, PHOTOSHOP, BMP, JPEG_2000, JPEG_XL, ICON, BIG_TIFF})
"""Unsupported kinds that are pictures all the same, and may carry private metadata."""

_HEAD = 1 << 16
"""How much of a file is searched for the start of a drawing, in bytes: long comments may precede it."""

_PREVIEW_WIDTH = 640
"""TIFF-based raw files start with a preview narrower than this, in pixels, and keep the picture elsewhere."""

_SIGNATURES = (
    ((b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"\0MRM", b"FOVb"), RAW),
    ((b"%!PS", b"\xc5\xd0\xd3\xc6", b"%PDF"), "a PostScript or PDF document"),
    ((b"8BPS",), PHOTOSHOP),
    ((b"II+\0", b"MM\0+"), BIG_TIFF),
    ((b"BM",), BMP),
    ((b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"), JPEG_2000),
    ((b"\xff\x0a", b"\0\0\0\x0cJXL "), JPEG_XL),
    ((b"\x1aE\xdf\xa3",), FILM),  # Matroska and WebM
    ((b"PK\3\4",), ARCHIVE),
    ((b"\0\0\1\0",), ICON),
    ((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"fLaC", b"OggS"), "a sound"),
)

_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How text in UTF-16 begins, with or without a byte-order mark."""

_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
"""The boxes that may begin a film made before brands existed."""


def is_supported(kind: str) -> TypeGuard[Format]:
    """Whether `kind` is a supported format."""
    return kind in EXTENSIONS


def kind(data: bytes) -> str:  # noqa: PLR0911  # one line a format
    """The format of `data` by its first bytes; for an unsupported one, a phrase that names it."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[4:8] == b"ftyp":
        return _iso_media(data)
    if data[:4] in (b"II*\0", b"MM\0*"):
        return RAW if _is_raw(data) else "tiff"
    return _unsupported(data)


def _iso_media(data: bytes) -> str:
    """The format of a file in ISO base media boxes, by its brands (ISO/IEC 14496-12 §4.3)."""
    (size,) = struct.unpack_from(">I", data)
    brands = {data[8:12]} | {data[at : at + 4] for at in range(16, min(size, 256, len(data)), 4)}
    if brands & {b"avif", b"avis"}:
        return "avif"
    if brands & {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}:
        return HEIC
    return RAW if brands & {b"crx "} else FILM


def _is_raw(data: bytes) -> bool:
    """Whether this TIFF is a raw file: Canon marks it, DNG has a version, others keep the pixels in a sub-IFD."""
    tags = tiff.read(data)
    small = max((*tags.numbers(tiff.IMAGE_WIDTH), 0)) < _PREVIEW_WIDTH
    return (
        data[8:10] == b"CR" or tags.has(tiff.MAIN, tiff.DNG_VERSION) or (small and tags.has(tiff.MAIN, tiff.SUB_IFDS))
    )


def plain(text: bytes) -> bytes:
    """`text` without the zero bytes of UTF-16: markup, with the names in it, is ASCII."""
    return text.replace(b"\0", b"") if text.startswith(_WIDE_TEXT) else text


def _unpacked_head(data: bytes) -> bytes:
    """The start of what gzip compressed; empty where it is broken from the start."""
    with suppress(zlib.error):
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:_HEAD], _HEAD)
    return b""


def _unsupported(data: bytes) -> str:  # noqa: PLR0911  # as above
    if data[4:8] in _QUICKTIME and data[0] < ord("\t"):  # text never begins so, a size does
        return FILM
    for starts, name in _SIGNATURES:
        if data.startswith(starts):
            return name
    if data.startswith(b"\x1f\x8b"):
        return PACKED_SVG if _unsupported(_unpacked_head(data)) == SVG else GZIP
    text = plain(data[:_HEAD]).lower()
    head = text[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if not data:
        return "an empty file"
    if head.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in text:
        return SVG
    if head.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return "not a picture that is known here"
