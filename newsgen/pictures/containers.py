"""Parse a picture's container from its bytes without decoding a pixel.

Pillow is not used because it reads only what is needed to show a picture, while a position may hide elsewhere: in a
second picture after the first, a second EXIF block, an XMP packet in parts.
"""

import struct
from collections.abc import Iterator

import msgspec

from newsgen.pictures import iptc, png_texts, tiff
from newsgen.pictures.formats import Format


class Container(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a file. `width` and `height` are as stored, in pixels, before any turning.

    `exif` starts at its TIFF header; `iptc` is a bare IIM record; `others` are further blocks that may hold metadata,
    and `beyond` is whether a compressed one was too large to be expanded in full. `texts` are PNG's text chunks.
    `complete` is whether the file ends where its own structure says it does.
    """

    format: Format
    width: int = 0
    height: int = 0
    frames: int = 1
    alpha: bool = False
    complete: bool = True
    exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""
    others: tuple[bytes, ...] = ()
    beyond: bool = False
    texts: tuple[png_texts.Text, ...] = ()


def scan(data: bytes, form: Format) -> Container:
    """The parts of `data`, a file in the format `form`; broken parts are left out.

    A file whose size cannot be found gets a width of 0. AVIF's size, frames and alpha are left to its decoder.
    """
    return {"jpeg": _jpeg, "png": _png, "webp": _webp, "gif": _gif, "avif": _avif, "tiff": _tiff}[form](data)


_SOF = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_APP1, _APP13, _SOS = 0xE1, 0xED, 0xDA
_XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED_HEAD = b"http://ns.adobe.com/xmp/extension/\0"


def _jpeg(data: bytes) -> Container:
    """JPEG (ITU-T T.81): segments, up to the pixels; APP1 has EXIF and XMP, APP13 the IIM record."""
    exif: list[bytes] = []
    extended: list[bytes] = []
    resources: list[bytes] = []
    xmp = b""
    width = height = 0
    end = 2
    for marker, start, end in _segments(data):
        body = data[start:end]
        if marker in _SOF and len(body) >= 5:  # noqa: PLR2004  # precision, lines, samples
            height, width = struct.unpack_from(">HH", body, 1)
        elif marker == _APP1 and body.startswith(b"Exif\0"):
            # A block of more than 64 KB continues in further segments, which have no TIFF header.
            if not exif or not tiff.is_header(body[6:]):
                exif.append(body[6:])
        elif marker == _APP1 and body.startswith(_XMP_HEAD):
            xmp = xmp or body[len(_XMP_HEAD) :]
        elif marker == _APP1 and body.startswith(_EXTENDED_HEAD):
            extended.append(body[len(_EXTENDED_HEAD) + 40 :])  # after its digest, length and offset
        elif marker == _APP13 and body.startswith(b"Photoshop 3.0\0"):
            resources.append(body[14:])
    return Container(
        format="jpeg",
        width=width,
        height=height,
        complete=data.find(b"\xff\xd9", end) >= 0,
        exif=b"".join(exif),
        xmp=xmp,
        iptc=iptc.from_resources(b"".join(resources)),
        others=(b"".join(extended),),
    )


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each segment before the pixels: its marker, and the start and end of its content."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004  # T.81 §B.1.1.2: what every marker starts with
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004  # a fill byte
            at += 1
            continue
        (size,) = struct.unpack_from(">H", data, at + 2)
        yield marker, at + 4, at + 2 + size
        if marker == _SOS:  # pixels follow
            return
        at += 2 + max(size, 2)


def _png(data: bytes) -> Container:  # noqa: C901  # one branch a chunk
    """PNG (W3C, third edition): chunks; metadata in eXIf, in iTXt, and in ImageMagick's «Raw profile» texts."""
    width = height = 0
    exif = xmp = record = b""
    frames, alpha, complete = 1, False, False
    texts: list[png_texts.Text] = []
    expanded = 0
    for name, body in _chunks(data, 8, ">I4s", 4):
        if name == b"IHDR" and len(body) >= 13:  # noqa: PLR2004  # its length, by the standard
            width, height = struct.unpack_from(">II", body)
            alpha = body[9] in (4, 6)
        elif name == b"tRNS":
            alpha = True
        elif name == b"acTL" and len(body) >= 4:  # noqa: PLR2004  # a 32-bit count of frames
            (frames,) = struct.unpack_from(">I", body)
        elif name == b"eXIf":
            exif = exif or body
        elif name in png_texts.CHUNKS:
            said = png_texts.read(name, body, png_texts.MAX_BYTES - expanded)
            # Only the growth counts: it stays below what was left, and zlib takes a limit of 0 for none.
            expanded += max(len(said.text) - len(body), 0)
            texts.append(said)
            if said.keyword == b"XML:com.adobe.xmp":
                xmp = xmp or said.text
            elif said.keyword in (b"Raw profile type exif", b"Raw profile type APP1"):
                exif = exif or said.profile.removeprefix(b"Exif\0\0")
            elif said.keyword == b"Raw profile type iptc":
                record = record or iptc.from_resources(said.profile) or said.profile
            elif said.keyword == b"Raw profile type xmp":
                xmp = xmp or said.profile
        complete = name == b"IEND"
    return Container(
        format="png",
        width=width,
        height=height,
        frames=max(frames, 1),
        alpha=alpha,
        complete=complete,
        exif=exif,
        xmp=xmp,
        iptc=record,
        others=(*(part for text in texts for part in (text.as_written, text.profile)), exif),
        beyond=any(text.cut for text in texts),
        texts=tuple(texts),
    )


def _chunks(data: bytes, at: int, head: str, after: int) -> Iterator[tuple[bytes, bytes]]:
    """Each whole chunk's name and content. `head` is the layout of its start, `after` its checksum's size in bytes."""
    while at + 8 <= len(data):
        first, second = struct.unpack_from(head, data, at)
        name, size = (second, first) if isinstance(first, int) else (first, second)
        if at + 8 + size + after > len(data):
            return
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + (after or size % 2)  # RIFF has no checksum, and pads to even lengths


def _webp(data: bytes) -> Container:
    """WebP (RFC 9649): RIFF chunks; the size is the canvas's or, without a canvas, that of the only picture."""
    width = height = frames = 0
    exif = xmp = b""
    alpha = False
    (size,) = struct.unpack_from("<I", data, 4)
    for name, body in _chunks(data, 12, "<4sI", 0):
        if name == b"VP8X" and len(body) >= 10:  # noqa: PLR2004  # its length, by the RFC
            alpha = bool(body[0] & 0x10)
            width, height = (1 + int.from_bytes(body[n : n + 3], "little") for n in (4, 7))
        elif name == b"VP8 " and len(body) >= 10 and not width:  # noqa: PLR2004  # as far as the size
            width, height = (n & 0x3FFF for n in struct.unpack_from("<HH", body, 6))
        elif name == b"VP8L" and len(body) >= 5 and not width:  # noqa: PLR2004  # as far as the size
            (bits,) = struct.unpack_from("<I", body, 1)
            width, height, alpha = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1)
        elif name == b"ANMF":
            frames += 1
        elif name == b"EXIF":
            exif = exif or body.removeprefix(b"Exif\0\0")
        elif name == b"XMP ":
            xmp = xmp or body
    complete = 8 + size <= len(data)
    return Container(
        format="webp",
        width=width,
        height=height,
        frames=max(frames, 1),
        alpha=alpha,
        complete=complete,
        exif=exif,
        xmp=xmp,
    )


def _gif(data: bytes) -> Container:
    """GIF (89a): blocks; XMP sits in an application extension, followed by a «magic trailer» of 258 bytes."""
    width, height = struct.unpack_from("<HH", data.ljust(10, b"\0"), 6)
    at = 13 + _gif_table(data, 10)
    frames, alpha, complete, whole = 0, False, False, False
    xmp = b""
    while at < len(data) and not complete:
        if data[at] == 0x21:  # noqa: PLR2004  # an extension
            alpha |= _gif_shows_through(data[at + 1 : at + 4], frames)
            start = at + 2
            at = _gif_end(data, start)
            if data[start : start + 12] == b"\x0bXMP DataXMP":
                xmp = data[start + 12 : at - 258]
        elif data[at] == 0x2C:  # noqa: PLR2004  # a frame
            frames += 1
            at = _gif_end(data, at + 11 + _gif_table(data, at + 9))
            whole |= at <= len(data)
        else:
            complete = data[at] == 0x3B  # noqa: PLR2004  # the trailer
            break
    # Programs show a GIF without its trailer, so one that has a whole frame does not count as cut off.
    complete |= whole
    return Container(
        format="gif", width=width, height=height, frames=max(frames, 1), alpha=alpha, complete=complete, xmp=xmp
    )


def _gif_shows_through(control: bytes, frames: int) -> bool:
    """Whether a graphic control extension that follows `frames` frames lets the page show through.

    Transparent pixels of later frames show the previous frame, unless that was cleared (disposal 2).
    """
    if control[:2] != b"\xf9\4" or len(control) < 3:  # noqa: PLR2004  # label, size, flags
        return False
    return control[2] >> 2 & 7 == 2 or (control[2] & 1 == 1 and not frames)  # noqa: PLR2004  # GIF 89a §23


def _gif_table(data: bytes, at: int) -> int:
    """The size of the colour table that the flags at `at` announce, in bytes."""
    flags = data[at] if at < len(data) else 0
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _gif_end(data: bytes, at: int) -> int:
    """The end of the sequence of sub-blocks at `at`."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


def _avif(data: bytes) -> Container:
    """AVIF (AV1 Image File Format 1.1): only whether its boxes are complete; the rest is left to its decoder."""
    at = 0
    while at + 8 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        if size == 1 and at + 16 <= len(data):
            (size,) = struct.unpack_from(">Q", data, at + 8)
        at = len(data) if size == 0 else at + max(size, 8)
    return Container(format="avif", complete=at == len(data))


def _tiff(data: bytes) -> Container:
    """TIFF 6.0, which is its own EXIF block."""
    tags = tiff.read(data)
    sizes = [(*tags.numbers(tag), 0)[0] for tag in (tiff.IMAGE_WIDTH, tiff.IMAGE_LENGTH)]
    starts = tags.numbers(tiff.STRIP_OFFSETS) or tags.numbers(tiff.TILE_OFFSETS)
    counts = tags.numbers(tiff.STRIP_BYTE_COUNTS) or tags.numbers(tiff.TILE_BYTE_COUNTS)
    return Container(
        format="tiff",
        width=sizes[0],
        height=sizes[1],
        alpha=bool(tags.numbers(tiff.EXTRA_SAMPLES)),
        complete=bool(starts) and all(s + c <= len(data) for s, c in zip(starts, counts, strict=False)),
        exif=data,
        xmp=tags.raw(tiff.XMP),
        iptc=tags.raw(tiff.IPTC) or iptc.from_resources(tags.raw(tiff.PHOTOSHOP)),
    )
