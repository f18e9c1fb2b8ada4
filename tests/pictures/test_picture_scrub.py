"""What is found in pictures that are copied as they are."""

import base64
import gzip
import io
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from typing import Literal

import pytest
from picture_samples import (
    POSITION,
    XMP_POSITION,
    exif,
    jpeg,
    photo,
    png,
    png_chunk,
    saved,
    segment,
    with_metadata,
    xmp,
)
from PIL import Image, TiffImagePlugin

from newsgen.errors import PictureError
from newsgen.pictures import png_texts, scrub
from newsgen.pictures.scrub import private_parts

PLACED, UNPLACED = jpeg(exif=exif(gps=POSITION)), jpeg(exif=exif({0x013B: "Ana Ruiz"}))


def parts(folder: Path, data: bytes) -> tuple[str, ...]:
    (folder / "file").write_bytes(data)
    return private_parts(folder / "file")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_a_position_is_found_in_every_format(tmp_path: Path, form: str) -> None:
    assert parts(tmp_path, with_metadata(form, exif=exif(gps=POSITION))) == ("a position",)
    assert parts(tmp_path, with_metadata(form, xmp=XMP_POSITION)) == ("a position",)
    assert parts(tmp_path, with_metadata(form, exif=exif({0x013B: "Ana Ruiz"}))) == ()


def test_a_gps_directory_without_a_place_is_no_position(tmp_path: Path) -> None:
    assert parts(tmp_path, jpeg(exif=exif(gps={0: b"\2\3\0\0", 29: "2026:03:01"}))) == ()


def test_what_a_camera_left_blank_is_nothing(tmp_path: Path) -> None:
    assert parts(tmp_path, jpeg(exif=exif({}, {0xA430: "   ", 0xA431: "", 0x927C: bytes(8)}))) == ()


PLACES: dict[int, object] = {0x02: (53.0, 32.0, 24.0), 0x04: (9.0, 58.0, 12.0), 0x14: (53.0, 32.0, 24.0)}
PLACES |= {0x16: (9.0, 58.0, 12.0), 0x1C: b"ASCII\0\0\0Aldermouth"}


@pytest.mark.parametrize("tag", PLACES)
def test_each_tag_that_tells_of_a_place_is_a_position(tmp_path: Path, tag: int) -> None:
    """Latitude, longitude, both again of what the picture shows, and the name of the area."""
    assert parts(tmp_path, jpeg(exif=exif(gps={tag: PLACES[tag]}))) == ("a position",)


WORDS = [
    "exif:GPSDestLongitude", "drone-dji:GpsLatitude", "x:gps_position", "exif:GPSAreaInformation", "GPS Coordinates",
    "x:Latitude", "x:LATITUDE", "x:longitude", "geo:long",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_each_word_for_a_place_is_a_position(tmp_path: Path, word: str) -> None:
    assert parts(tmp_path, with_chunks(png_chunk(b"tEXt", word.encode() + b"\0" + b"53.54"))) == ("a position",)


def test_what_identifies_a_camera_is_found(tmp_path: Path) -> None:
    camera: dict[int, object] = {0xA430: "Ana Ruiz", 0xA431: "8001234", 0x927C: b"Nikon\0\2\0" * 8}
    assert parts(tmp_path, jpeg(exif=exif({}, camera))) == (
        "a serial number",
        "the camera owner's name",
        "a maker note",
    )
    packet = xmp("", 'aux:SerialNumber="8001234" aux:OwnerName="Ana Ruiz"')
    assert parts(tmp_path, jpeg(xmp=packet)) == ("a serial number", "the camera owner's name")


def test_compressed_text_chunks_and_trailing_pictures_hide_nothing(tmp_path: Path) -> None:
    plain = png()
    block = b"Exif\0\0" + exif(gps=POSITION)
    profile = b"\nexif\n%8d\n" % len(block) + block.hex().encode() + b"\n"
    chunk = png_chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(profile))
    assert parts(tmp_path, plain[:33] + chunk + plain[33:]) == ("a position",)
    assert parts(tmp_path, jpeg() + jpeg(exif=exif(gps=POSITION))) == ("a position",)
    assert parts(tmp_path, UNPLACED + PLACED) == ("a position",)


@pytest.mark.parametrize(
    "head", [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom"], ids=["HEIC", "CR3"]
)
def test_formats_that_are_not_published_are_looked_into_as_well(tmp_path: Path, head: bytes) -> None:
    assert parts(tmp_path, head + bytes(32) + exif(gps=POSITION)) == ("a position",)


def test_a_films_position_is_found(tmp_path: Path) -> None:
    film = b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(64)
    assert parts(tmp_path, film) == ()
    assert parts(tmp_path, film + b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+53.5400+009.9700/") == ("a position",)


FILM = b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(64)
FILM_POSITION = b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+53.5400+009.9700/"


@pytest.mark.parametrize(
    "data",
    [
        FILM + XMP_POSITION,
        FILM + b"\0\0\0\x2e\xa9xyz\0\0\0\x22data\0\0\0\1\0\0\0\0+53.5400+009.9700/",
        FILM + b"\0\0\0\x16\xa9xyz\0\x0a\x15\xc7+53.5+009/",
        FILM + b"GPS5l\x14\0\1",
        b"\x1aE\xdf\xa3" + bytes(64) + b"LOCATIOND\x87\x93+53.5400+009.9700/",
        jpeg() + FILM + FILM_POSITION,
        FILM + jpeg(exif=exif(gps=POSITION)),
    ],
    ids=["XMP", "in a list", "of ten letters", "a track", "WebM", "behind a picture that moves", "EXIF of its cover"],
)
def test_a_films_position_is_found_in_each_form(tmp_path: Path, data: bytes) -> None:
    assert parts(tmp_path, data) == ("a position",)


def test_films_are_searched_for_nothing_else(tmp_path: Path) -> None:
    assert parts(tmp_path, FILM + xmp("", 'aux:SerialNumber="8001234"')) == ()


def test_chance_is_no_position(tmp_path: Path) -> None:
    """Four letters stand somewhere in every few gigabytes."""
    assert parts(tmp_path, FILM + b"\xa9xyz" + bytes(64)) == ()


def test_what_is_too_large_to_be_looked_into_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scrub, "MAX_BYTES", 1 << 20)
    with pytest.raises(PictureError, match=r"file:1: it has more than 1 MB; publish a smaller picture"):
        parts(tmp_path, jpeg() + bytes(1 << 20))


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r":1: it cannot be read: Is a directory; check its permissions"):
        private_parts(tmp_path)


def drawing(inside: bytes) -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>' % inside


@pytest.mark.parametrize(
    "data",
    [
        b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(4) + exif(gps=POSITION),
        b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(4) + exif(gps=POSITION),
        b"8BPS\0\1" + bytes(20) + exif(gps=POSITION),
        saved(photo(), "BMP") + exif(gps=POSITION),
        drawing(XMP_POSITION),
        drawing(b'<image href="data:image/jpeg;base64,%s"/>' % base64.encodebytes(jpeg(exif=exif(gps=POSITION)))),
    ],
    ids=["JPEG XL", "JPEG 2000", "Photoshop", "BMP", "SVG", "a photograph in SVG"],
)
def test_every_kind_of_picture_is_looked_into(tmp_path: Path, data: bytes) -> None:
    assert parts(tmp_path, data) == ("a position",)


def directory(order: str, at: int, tag: int, kind: int, count: int) -> bytes:
    """A directory at `at` of a block, with one tag whose value stands right after it."""
    return struct.pack(f"{order}HHHIII", 1, tag, kind, count, at + 18, 0)


@pytest.mark.parametrize("head", [b"IIRO", b"IIRS", b"MMOR", b"IIU\0"])
def test_raw_files_with_headers_of_their_own_are_looked_into(tmp_path: Path, head: bytes) -> None:
    """Olympus' three and Panasonic's go on as TIFF does."""
    order = ">" if head == b"MMOR" else "<"
    latitude = struct.pack(f"{order}6I", 53, 1, 32, 1, 24, 1)
    block = struct.pack(f"{order}I", 8) + directory(order, 8, 0x8825, 4, 1) + directory(order, 26, 2, 5, 3) + latitude
    assert parts(tmp_path, head + block) == ("a position",)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((0x8769, 4), (0x8825, 4), "a position"),
        ((0x014A, 13), (0x0201, 4), "a thumbnail"),
        ((0x8769, 4), (0xA431, 2), "a serial number"),
    ],
    ids=["GPS below EXIF", "below the first", "EXIF"],
)
def test_every_directory_is_looked_into(
    tmp_path: Path, first: tuple[int, int], second: tuple[int, int], found: str
) -> None:
    """Each has one tag, of a type, that leads to the next."""
    last = directory("<", 44, 2, 5, 3) + struct.pack("<6I", 53, 1, 32, 1, 24, 1)
    block = b"II*\0\x08\0\0\0" + directory("<", 8, *first, 1) + directory("<", 26, *second, 1) + last
    assert parts(tmp_path, jpeg(exif=block)) == (found,)


def big_directory(order: str, at: int, tag: int, kind: int, count: int) -> bytes:
    """A directory of BigTIFF at `at`, with one tag whose value stands right after it."""
    return struct.pack(f"{order}QHHQQQ", 1, tag, kind, count, at + 36, 0)


def big_tiff(order: str, lead: tuple[int, int], value: tuple[int, int, int], held: bytes) -> bytes:
    """A BigTIFF whose first directory leads to one with a single value."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HHHQ", 43, 8, 0, 16)
    return head + big_directory(order, 16, *lead, 1) + big_directory(order, 52, *value) + held


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("lead", [4, 13, 16, 18], ids=["LONG", "IFD", "LONG8", "IFD8"])
def test_a_position_in_a_big_tiff_is_found(tmp_path: Path, order: str, lead: int) -> None:
    latitude = struct.pack(f"{order}6I", 53, 1, 32, 1, 24, 1)
    found = big_tiff(order, (0x8825, lead), (2, 5, 3), latitude)
    if lead in (4, 13) and order == ">":  # a value shorter than its room stands at the room's beginning
        found = found[:36] + struct.pack(">II", 52, 0) + found[44:]
    assert parts(tmp_path, found) == ("a position",)
    assert parts(tmp_path, big_tiff(order, (0x8825, 16), (2, 5, 3), bytes(24))) == ()


def test_what_else_a_big_tiff_tells_is_found(tmp_path: Path) -> None:
    assert parts(tmp_path, big_tiff("<", (0x8769, 16), (0xA431, 2, 9), b"8001234\0\0")) == ("a serial number",)
    assert parts(tmp_path, big_tiff("<", (0x014A, 18), (0x0201, 4, 9), b"8001234\0\0" * 4)) == ("a thumbnail",)
    assert parts(tmp_path, big_tiff("<", (0x8769, 16), (0x9003, 2, 9), bytes(9)) + XMP_POSITION) == ("a position",)


def test_a_big_tiff_that_pillow_writes_is_looked_into(tmp_path: Path) -> None:
    plain = saved(photo(), "TIFF", big_tiff=True)
    assert plain.startswith(b"II+\0")
    assert parts(tmp_path, plain) == ()
    placed = saved(photo(), "TIFF", big_tiff=True, exif=b"Exif\0\0" + exif(gps=POSITION))
    assert parts(tmp_path, placed) == ("a position",)


@pytest.mark.parametrize("size", [0, 8, 16, 20, 40, 60, 100])
def test_a_big_tiff_that_is_cut_off_or_absurd_is_let_be(tmp_path: Path, size: int) -> None:
    whole = big_tiff("<", (0x8825, 16), (2, 5, 3), bytes(24))
    assert parts(tmp_path, whole[:size]) == ()
    assert parts(tmp_path, b"II+\0\x08\0\0\0" + b"\xff" * size) == ()
    assert parts(tmp_path, whole[:16] + b"\xff" * 8 + whole[24:]) == ()


@pytest.mark.parametrize(("kind", "code"), [(9, "i"), (17, "q")])
def test_an_offset_that_leads_back_out_of_the_file_is_let_be(tmp_path: Path, kind: int, code: str) -> None:
    """Both types of whole numbers have a sign."""
    at = struct.pack(f"<{code}", -(1 << 20)).ljust(8, b"\0")
    whole = big_tiff("<", (0x8825, kind), (2, 5, 3), bytes(24))
    assert parts(tmp_path, whole[:36] + at + whole[44:]) == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_drawing_of_wide_letters_is_looked_into(tmp_path: Path, encoding: str) -> None:
    """With a mark of the order of its bytes, or without one: browsers tell it by the first letter."""

    def wide(inside: bytes) -> bytes:
        return (b'<?xml version="1.0"?>' + drawing(inside)).decode().encode(encoding)

    photograph = b'<image href="data:image/jpeg;base64,%s"/>' % base64.encodebytes(PLACED)
    assert parts(tmp_path, wide(photograph)) == ("a position",)
    assert parts(tmp_path, wide(XMP_POSITION)) == ("a position",)
    assert parts(tmp_path, wide(b'<g geo:lat="53.54"/>')) == ("a position",)
    assert parts(tmp_path, wide(b"<title>The ferry</title>")) == ()


def test_a_packed_drawing_is_looked_into(tmp_path: Path) -> None:
    photograph = drawing(b'<image href="data:image/jpeg;base64,%s"/>' % base64.encodebytes(PLACED))
    packed = gzip.compress(photograph)
    assert parts(tmp_path, packed) == ("a position",)
    assert parts(tmp_path, packed[:-12]) == ("a position",)  # browsers show what there is
    assert parts(tmp_path, gzip.compress(drawing(b"<g/>")) + gzip.compress(XMP_POSITION)) == ("a position",)
    assert parts(tmp_path, gzip.compress(drawing(XMP_POSITION).decode().encode("utf-16"))) == ("a position",)
    assert parts(tmp_path, gzip.compress(drawing(b"<g/>"))) == ()


def test_a_packed_drawing_that_is_huge_is_not_unpacked_whole(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<svg>" + b" " * (scrub.MAX_UNPACKED * 4))
    tracemalloc.start()
    assert parts(tmp_path, bomb) == ("packed metadata that cannot be looked into",)
    assert tracemalloc.get_traced_memory()[1] < scrub.MAX_UNPACKED * 2.5
    tracemalloc.stop()


def test_a_photograph_in_another_packed_file_is_told(tmp_path: Path) -> None:
    assert parts(tmp_path, gzip.compress(PLACED)) == ("a photograph with a position",)
    assert parts(tmp_path, gzip.compress(b"the GPS position")) == ()
    assert parts(tmp_path, b"\x1f\x8b and nothing else") == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [(b"\n", b"&#xA;"), (b"\n", b"&#13;&#10;"), (b"+", b"%2B"), (b"=", b""), (b"A", b"&#65;"), (b"/", b"&#x0002f;")],
)
def test_a_photograph_in_a_drawing_is_found_however_it_is_escaped(tmp_path: Path, written: bytes, read: bytes) -> None:
    """Drawing programs escape the ends of lines, XML has any character as its number, and browsers need no padding."""
    inside = base64.encodebytes(jpeg(exif=exif(gps=POSITION)))
    assert written in inside
    href = b"data:image/jpeg;base64," + inside.replace(written, read)
    assert parts(tmp_path, drawing(b'<image href="%s"/>' % href)) == ("a position",)


@pytest.mark.parametrize("kind", [b"", b"image/jpeg;charset=utf-8", b"IMAGE/JPEG", b"image&#47;jpeg"])
def test_a_photograph_in_a_drawing_is_found_whatever_it_is_called(tmp_path: Path, kind: bytes) -> None:
    href = b"data:%s;base64,%s" % (kind, base64.b64encode(jpeg(exif=exif(gps=POSITION))))
    assert parts(tmp_path, drawing(b'<image href="%s"/>' % href)) == ("a position",)


def test_a_drawing_is_known_behind_a_long_comment(tmp_path: Path) -> None:
    assert parts(tmp_path, b"<!-- %s -->" % (b"licence " * 1000) + drawing(XMP_POSITION)) == ("a position",)


def zipped(data: bytes, way: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        archive.writestr("word/document.xml", "<w:p>The GPS position is secret.</w:p>")
        archive.writestr("word/media/image1.jpeg", data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("before", "packed"),
    [
        (b"%PDF-1.7\n1 0 obj <</Filter/DCTDecode>> stream\n", None),
        (b"ID3\4\0\0\0\0\0\0APIC\0\0\0\0\0\0\0image/jpeg\0\3\0", None),
        (b"fLaC\6\0\0\0", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
        (b"gimp xcf v011\0", None),
        (b"", zipfile.ZIP_STORED),
        (b"", zipfile.ZIP_DEFLATED),
    ],
    ids=["PDF", "MP3", "FLAC", "Word of old", "GIMP", "ZIP", "Word"],
)
def test_a_photograph_in_another_file_is_looked_into(tmp_path: Path, before: bytes, packed: int | None) -> None:
    for photograph, found in ((PLACED, ("a photograph with a position",)), (UNPLACED, ())):
        inside = photograph if packed is None else zipped(photograph, packed)
        assert parts(tmp_path, before + inside) == found


def test_a_document_that_speaks_of_positions_has_none(tmp_path: Path) -> None:
    spoken = b"%PDF-1.7\nBT (GPS Latitude: the GPS position is given below) Tj ET\n"
    assert parts(tmp_path, spoken) == ()
    assert parts(tmp_path, spoken + XMP_POSITION + b"\n%%EOF") == ("a photograph with a position",)
    assert parts(tmp_path, spoken + XMP_POSITION[:-20]) == ("a photograph with a position",)


def test_an_editors_notes_beside_a_photograph_are_looked_into(tmp_path: Path) -> None:
    assert parts(tmp_path, XMP_POSITION[XMP_POSITION.index(b"<x:") :]) == ("a photograph with a position",)
    assert parts(tmp_path, xmp()) == ()


@pytest.mark.parametrize("data", [b"PK\3\4 and nothing else", zipped(PLACED, 8)[:-30], zipped(PLACED, 14)])
def test_an_archive_that_cannot_be_read_is_let_be(tmp_path: Path, data: bytes) -> None:
    assert parts(tmp_path, data) == ()


def with_bytes(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def test_an_archive_whose_list_is_broken_is_let_be(tmp_path: Path) -> None:
    whole = zipped(PLACED, 8)
    listed, end = whole.index(b"PK\1\2"), whole.index(b"PK\5\6")
    named = with_bytes(with_bytes(whole, listed + 8, b"\0\x08"), listed + 46, b"\xff")
    later = with_bytes(whole, listed + 6, b"\x80")
    assert [parts(tmp_path, data) for data in (named, later, with_bytes(whole, end + 16, b"\0\0\0\x7f"))] == [()] * 3


def test_what_is_locked_in_an_archive_is_let_be(tmp_path: Path) -> None:
    whole = zipped(PLACED, 8)
    first, last = whole.index(b"PK\1\2"), whole.rindex(b"PK\1\2")
    assert parts(tmp_path, with_bytes(whole, last + 8, b"\1")) == ()
    assert parts(tmp_path, with_bytes(whole, first + 8, b"\1")) == ("a photograph with a position",)


def test_what_is_broken_in_an_archive_hides_nothing_behind_it(tmp_path: Path) -> None:
    """A name that is no UTF-8, though it says so."""
    whole = zipped(PLACED, 8)
    assert parts(tmp_path, with_bytes(whole, 6, b"\0\x08" + whole[8:30] + b"\xff")) == ("a photograph with a position",)


def test_icons_and_films_of_old_cameras_are_looked_into(tmp_path: Path) -> None:
    assert parts(tmp_path, b"\0\0\1\0\1\0" + bytes(32) + png(exif=exif(gps=POSITION))) == ("a position",)
    assert parts(tmp_path, b"\0\0\0\x08wide" + bytes(64) + FILM_POSITION) == ("a position",)
    assert parts(tmp_path, b"The free ferry" + bytes(64) + FILM_POSITION) == ()


@pytest.mark.parametrize("packed", [b"brobExif", b"brobxml ", b"brobjumb"])
def test_what_cannot_be_looked_into_is_said(tmp_path: Path, packed: bytes) -> None:
    data = b"\0\0\0\x0cJXL \r\n\x87\n" + b"\0\0\0\x40" + packed + bytes(56)
    assert parts(tmp_path, data) == ("packed metadata that cannot be looked into",)


def with_chunks(*chunks: bytes) -> bytes:
    plain = png()
    return plain[:33] + b"".join(chunks) + plain[33:]


def raw_profile(kind: bytes, block: bytes) -> bytes:
    text = b"\n%s\n%8d\n%s\n" % (kind, len(block), block.hex().encode())
    return png_chunk(b"zTXt", b"Raw profile type " + kind + b"\0\0" + zlib.compress(text))


def test_a_second_block_of_a_png_hides_nothing(tmp_path: Path) -> None:
    harmless = png_chunk(b"eXIf", exif({0x013B: "Ana Ruiz"}))
    hidden = raw_profile(b"exif", b"Exif\0\0" + exif(gps=POSITION))
    assert parts(tmp_path, with_chunks(harmless, hidden)) == ("a position",)
    harmless = png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp())
    assert parts(tmp_path, with_chunks(harmless, raw_profile(b"xmp", XMP_POSITION))) == ("a position",)


def test_a_text_chunk_named_as_a_property_is_one(tmp_path: Path) -> None:
    chunks = [png_chunk(b"tEXt", name + b"\0001234") for name in (b"exif:BodySerialNumber", b"exif:CameraOwnerName")]
    assert parts(tmp_path, with_chunks(*chunks)) == ("a serial number", "the camera owner's name")


def test_a_text_chunk_that_is_too_large_to_look_through_is_said(tmp_path: Path) -> None:
    packed = zlib.compress(bytes(9 << 20))
    chunk = png_chunk(b"zTXt", b"Comment\0\0" + packed)
    assert parts(tmp_path, with_chunks(chunk)) == ("packed metadata that cannot be looked into",)


def test_many_text_chunks_are_no_more_looked_through_than_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png_texts, "MAX_BYTES", 1 << 20)
    chunk = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1 << 20)))
    tracemalloc.start()
    assert parts(tmp_path, with_chunks(*[chunk] * 50)) == ("packed metadata that cannot be looked into",)
    assert tracemalloc.get_traced_memory()[1] < 10 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32-be"])
def test_a_packet_in_any_encoding_hides_nothing(tmp_path: Path, encoding: str) -> None:
    packet = XMP_POSITION.decode().encode(encoding)
    assert parts(tmp_path, jpeg(xmp=packet)) == ("a position",)
    part = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">II", len(packet), 0) + packet
    assert parts(tmp_path, jpeg(extra=segment(0xE1, part))) == ("a position",)


def test_a_position_by_the_words_of_the_w3c_is_found(tmp_path: Path) -> None:
    names = 'xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
    assert parts(tmp_path, jpeg(xmp=xmp("", f'{names} geo:lat="53.54" geo:long="9.97"'))) == ("a position",)


def test_an_exif_block_of_several_segments_hides_nothing(tmp_path: Path) -> None:
    block = exif({0x010E: "x" * 70_000}, gps=POSITION)
    halves = (block[:65_000], block[65_000:])
    extra = b"".join(segment(0xE1, b"Exif\0\0" + half) for half in halves)
    assert parts(tmp_path, jpeg(extra=extra)) == ("a position",)


def test_a_position_on_a_later_page_is_found(tmp_path: Path) -> None:
    file = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(file, new=True) as pages:
        for block in (b"", b"", b"Exif\0\0" + exif(gps=POSITION)):
            photo(40, 30).save(pages, "TIFF", exif=block)
            pages.newFrame()
    assert parts(tmp_path, file.getvalue()) == ("a position",)


def second_directory(*tags: int) -> bytes:
    """An EXIF block whose second directory has numbers for `tags`."""
    block = bytearray(exif({0x013B: "Ana Ruiz"}))
    order: Literal["little", "big"] = "little" if block[:2] == b"II" else "big"
    first = int.from_bytes(block[4:8], order)
    link = first + 2 + 12 * int.from_bytes(block[first : first + 2], order)
    block[link : link + 4] = len(block).to_bytes(4, order)
    block += len(tags).to_bytes(2, order)
    for tag in tags:
        block += tag.to_bytes(2, order) + (4).to_bytes(2, order) + (1).to_bytes(4, order) + (99).to_bytes(4, order)
    return bytes(block + bytes(4))


_RESOURCE = b"8BIM%s\0\0" + struct.pack(">I", 40) + bytes(40)
_SMALL = saved(photo(20, 15), "JPEG")
_BIG = saved(photo(), "JPEG")
_MPF = b"MPF\0II*\0\x08\0\0\0\x01\0\x02\xb0\x07\0\x20\0\0\0\x1a\0\0\0\0\0\0\0"


def pictures(kind: int) -> bytes:
    """The list of a JPEG of two pictures, of which the second is of this kind."""
    return segment(0xE2, _MPF + struct.pack("<IIIHH", 0x030000, 9, 0, 0, 0) + struct.pack("<IIIHH", kind, 9, 9, 0, 0))


@pytest.mark.parametrize(
    "data",
    [
        jpeg(exif=second_directory(0x0201, 0x0202)),
        jpeg(exif=second_directory(0x0111, 0x0117)),
        jpeg(extra=segment(0xED, b"Photoshop 3.0\0" + _RESOURCE % b"\x04\x0c")),
        jpeg(extra=segment(0xED, b"Photoshop 3.0\0" + _RESOURCE % b"\x04\x09")),
        _BIG[:2] + segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\2\2" + bytes(12)) + _BIG[20:],
        jpeg(extra=segment(0xE0, b"JFXX\0\x10" + _SMALL)),
        jpeg(xmp=xmp("<xmp:Thumbnails><xmpGImg:image>/9j/4AAQ</xmpGImg:image></xmp:Thumbnails>")),
        jpeg(extra=pictures(0x010001)) + _SMALL,
        jpeg(extra=pictures(0x010002)) + _SMALL,
        jpeg(extra=segment(0xEB, b"JP\0\1\0\0\0\1" + bytes(32) + b"c2pa.thumbnail.claim.jpeg\0" + _SMALL)),
    ],
    ids=[
        "EXIF",
        "EXIF, plain",
        "Photoshop",
        "Photoshop 4",
        "JFIF",
        "JFXX",
        "XMP",
        "a list of pictures",
        "of large ones",
        "credentials",
    ],
)
def test_a_thumbnail_is_found_in_each_form(tmp_path: Path, data: bytes) -> None:
    assert parts(tmp_path, data) == ("a thumbnail",)


def pages(second: Image.Image, **head: object) -> bytes:
    """A TIFF file of two pages."""
    return saved(photo(), "TIFF", save_all=True, append_images=[second], **head)


def test_a_page_that_only_shows_another_one_smaller_is_a_thumbnail(tmp_path: Path) -> None:
    smaller = photo(40, 30)
    smaller.encoderinfo = {"tiffinfo": {0x00FE: 1}}
    assert parts(tmp_path, pages(smaller)) == ("a thumbnail",)


def test_other_pages_and_other_views_are_no_thumbnails(tmp_path: Path) -> None:
    assert parts(tmp_path, pages(photo(40, 30))) == ()
    assert parts(tmp_path, pages(photo(40, 30), tiffinfo={50706: b"\1\4\0\0"})) == ()  # as raw files have them
    assert parts(tmp_path, jpeg(extra=pictures(0x020002)) + jpeg()) == ()
    assert parts(tmp_path, _BIG) == ()


@pytest.mark.parametrize("data", [b"", b"body { color: red }", b"<svg/>", saved(photo(), "BMP")])
def test_other_files_are_none_of_its_business(tmp_path: Path, data: bytes) -> None:
    assert parts(tmp_path, data) == ()


def test_a_packet_in_parts_hides_nothing(tmp_path: Path) -> None:
    guid = b"0" * 32
    packet = xmp("", 'exif:GPSLatitude="53,32.4N"')
    word = packet.index(b"GPSLatitude")
    for at in (word, word + 4):  # before the word, and in the middle of it
        halves = (packet[:at], packet[at:])
        extra = b"".join(
            segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">II", 9, 0) + part)
            for part in halves
        )
        assert parts(tmp_path, jpeg(extra=extra)) == ("a position",)
