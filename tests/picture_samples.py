"""Pictures for the tests, made on the spot, with the metadata that cameras, agencies and attackers put into them."""

import io
import os
import shutil
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

CORPUS = Path(os.environ.get("NEWSGEN_CORPUS", "/nonexistent")) / "photos"

needs_corpus = pytest.mark.skipif(
    "NEWSGEN_CORPUS" not in os.environ, reason="NEWSGEN_CORPUS, the folder of real photographs, is not set"
)
needs_exiftool = pytest.mark.skipif(
    shutil.which("exiftool") is None, reason="exiftool (Debian: libimage-exiftool-perl) is not installed"
)

WIDTHS = (48, 80, 120, 160, 240)
"""Steps for small test pictures, as far apart as the default ones."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
}


def photo(width: int = 320, height: int = 240, mode: str = "RGB") -> Image.Image:
    """A picture that looks different from every side: ramps across and down, and a bright corner at the top left."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (across, down, Image.new("L", (width, height), 90)))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 4, height // 4), fill=(250, 240, 40))
    draw.ellipse((width // 2, height // 2, width * 3 // 4, height * 3 // 4), fill=(20, 60, 200))
    return picture.convert(mode)


def transparent(mode: str = "RGBA") -> Image.Image:
    """That picture, fading out towards the top."""
    picture = photo(mode=mode)
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    return picture


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    """`image` as a file of the format `form`."""
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def exif(
    main: dict[int, object] | None = None, camera: dict[int, object] | None = None, gps: dict[int, object] | None = None
) -> bytes:
    """An EXIF block, starting at its TIFF header, with tags in its main, camera and GPS directories."""
    block = Image.Exif()
    for tag, value in (main or {}).items():
        block[tag] = value
    if camera:
        block.get_ifd(0x8769).update(camera)
    if gps:
        block.get_ifd(0x8825).update(gps)
    return block.tobytes().removeprefix(b"Exif\0\0")


POSITION: dict[int, object] = {0: b"\2\3\0\0", 1: "N", 2: (53.0, 32.0, 24.0), 3: "E", 4: (9.0, 58.0, 12.0)}
"""A GPS directory that tells where a picture was taken."""


def xmp(body: str = "", attributes: str = "") -> bytes:
    """An XMP packet whose description has `attributes` and, as elements, `body`."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="" {names} {attributes}>{body}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


XMP_POSITION = xmp("<exif:GPSLatitude>53,32.4N</exif:GPSLatitude><exif:GPSLongitude>9,58.2E</exif:GPSLongitude>")


def iim(datasets: Iterable[tuple[int, int, bytes]]) -> bytes:
    """An IPTC-IIM record of (record, number, value)."""
    return b"".join(struct.pack(">BBBH", 0x1C, r, n, len(value)) + value for r, n, value in datasets)


def resources(record: bytes) -> bytes:
    """Photoshop image resources: one that does not matter, then the IIM `record`."""
    blocks = [(0x03ED, b"\0\x48\0\0\0\1\0\1\0\x48\0\0\0\1\0\1"), (0x0404, record)]
    return b"".join(
        b"8BIM" + struct.pack(">HHI", number, 0, len(body)) + body + b"\0" * (len(body) % 2) for number, body in blocks
    )


def segment(marker: int, body: bytes) -> bytes:
    """A JPEG segment."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(
    image: Image.Image | None = None, *, exif: bytes = b"", xmp: bytes = b"", iptc: bytes = b"", extra: bytes = b""
) -> bytes:
    """A JPEG file with the given blocks of metadata, and further segments `extra`."""
    head = segment(0xE1, b"Exif\0\0" + exif) if exif else b""
    head += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp) if xmp else b""
    head += segment(0xED, b"Photoshop 3.0\0" + resources(iptc)) if iptc else b""
    plain = saved(image or photo(), "JPEG", quality=92)
    return plain[:2] + head + extra + plain[2:]


def png(image: Image.Image | None = None, *, exif: bytes = b"", xmp: bytes = b"") -> bytes:
    """A PNG file with the given blocks of metadata."""
    chunks = PngImagePlugin.PngInfo()
    if xmp:
        chunks.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
    return saved(image or photo(), "PNG", pnginfo=chunks, exif=exif)


def png_chunk(name: bytes, body: bytes) -> bytes:
    """A PNG chunk with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_metadata(form: str, *, exif: bytes = b"", xmp: bytes = b"") -> bytes:
    """A file of the format `form` (as Pillow calls it) with the given blocks of metadata."""
    if form == "JPEG":
        return jpeg(exif=exif, xmp=xmp)
    if form == "PNG":
        return png(exif=exif, xmp=xmp)
    if form == "TIFF":
        tags: dict[str, object] = {"exif": b"Exif\0\0" + exif} if exif else {"tiffinfo": {700: xmp}}
        return saved(photo(), form, **tags)
    return saved(photo(), form, exif=exif, xmp=xmp)


def icc_profile(space: str, gamma: float, columns: dict[str, tuple[float, float, float]]) -> bytes:
    """An ICC profile (ICC.1:1998-09): `columns` has rXYZ, gXYZ and bXYZ, or nothing for grey."""

    def fixed(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(gamma * 256), 0)
    text = b"a profile of the tests\0"
    tags = {
        "desc": b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78 + 1),
        "cprt": b"text\0\0\0\0" + b"free\0",
        "wtpt": b"XYZ \0\0\0\0" + fixed(0.9642, 1.0, 0.8249),
    }
    tags |= {name: b"XYZ \0\0\0\0" + fixed(*column) for name, column in columns.items()}
    tags |= dict.fromkeys(("rTRC", "gTRC", "bTRC") if columns else ("kTRC",), curve)
    place = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name.encode() + struct.pack(">II", place + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(
        ">I4sI4s4s4s12s", place + len(body), b"\0\0\0\0", 0x02100000, b"mntr", space.encode(), b"XYZ ", bytes(12)
    )
    head += b"acsp" + bytes(28) + fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + table + body


ADOBE_RGB = {
    "rXYZ": (0.60974, 0.31111, 0.01947),
    "gXYZ": (0.20528, 0.62567, 0.06087),
    "bXYZ": (0.14919, 0.06322, 0.74457),
}
"""The primaries of Adobe RGB (1998), adapted to D50."""

_SRGB_TO_XYZ = ((0.43607, 0.38515, 0.14307), (0.22249, 0.71687, 0.06061), (0.01392, 0.09708, 0.71410))


def lab(xyz: tuple[float, float, float]) -> tuple[float, float, float]:
    """CIE L*a*b* under D50."""
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (v / w for v, w in zip(xyz, (0.9642, 1.0, 0.8249), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def lab_of_srgb(pixel: tuple[int, int, int]) -> tuple[float, float, float]:
    """The L*a*b* of a pixel of a picture in sRGB (IEC 61966-2-1)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in pixel)]
    x, y, z = (sum(m * c for m, c in zip(row, linear, strict=True)) for row in _SRGB_TO_XYZ)
    return lab((x, y, z))
