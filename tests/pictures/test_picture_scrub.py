"""What is found in pictures that are copied as they are."""

import struct
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

from newsgen.pictures.scrub import private_parts


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


def test_what_identifies_a_camera_is_found(tmp_path: Path) -> None:
    camera: dict[int, object] = {0xA430: "Ana Ruiz", 0xA431: "8001234", 0x927C: b"Nikon\0\2\0" * 8}
    assert parts(tmp_path, jpeg(exif=exif({}, camera))) == (
        "a serial number",
        "the camera owner's name",
        "a maker note",
    )
    packet = xmp("", 'aux:SerialNumber="8001234" aux:OwnerName="Ana Ruiz"')
    assert parts(tmp_path, jpeg(xmp=packet)) == ("a serial number", "the camera owner's name")


def test_a_thumbnail_is_found(tmp_path: Path) -> None:
    block = bytearray(exif({0x013B: "Ana Ruiz"}))
    # A second directory, whose two tags give the thumbnail's place and length.
    order: Literal["little", "big"] = "little" if block[:2] == b"II" else "big"
    first = int.from_bytes(block[4:8], order)
    count = int.from_bytes(block[first : first + 2], order)
    link = first + 2 + 12 * count
    block[link : link + 4] = len(block).to_bytes(4, order)
    block += (2).to_bytes(2, order)
    for tag in (0x0201, 0x0202):
        block += tag.to_bytes(2, order) + (4).to_bytes(2, order) + (1).to_bytes(4, order) + (99).to_bytes(4, order)
    assert parts(tmp_path, jpeg(exif=bytes(block + bytes(4)))) == ("a thumbnail",)


def test_compressed_text_chunks_and_trailing_pictures_hide_nothing(tmp_path: Path) -> None:
    plain = png()
    block = b"Exif\0\0" + exif(gps=POSITION)
    profile = b"\nexif\n%8d\n" % len(block) + block.hex().encode() + b"\n"
    chunk = png_chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(profile))
    assert parts(tmp_path, plain[:33] + chunk + plain[33:]) == ("a position",)
    assert parts(tmp_path, jpeg() + jpeg(exif=exif(gps=POSITION))) == ("a position",)


@pytest.mark.parametrize(
    "head", [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom"], ids=["HEIC", "CR3"]
)
def test_formats_that_are_not_published_are_looked_into_as_well(tmp_path: Path, head: bytes) -> None:
    assert parts(tmp_path, head + bytes(32) + exif(gps=POSITION)) == ("a position",)


def test_a_films_position_is_found(tmp_path: Path) -> None:
    film = b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(64)
    assert parts(tmp_path, film) == ()
    assert parts(tmp_path, film + b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+53.5400+009.9700/") == ("a position",)


@pytest.mark.parametrize("data", [b"", b"body { color: red }", b"<svg/>", saved(photo(), "BMP")])
def test_other_files_are_none_of_its_business(tmp_path: Path, data: bytes) -> None:
    assert parts(tmp_path, data) == ()


def test_a_packet_in_parts_hides_nothing(tmp_path: Path) -> None:
    guid = b"0" * 32
    half = len(XMP_POSITION) // 2
    cut = XMP_POSITION.index(b"GPSLatitude") + 4  # in the middle of the word
    for at in (cut, half):
        halves = (XMP_POSITION[:at], XMP_POSITION[at:])
        extra = b"".join(
            segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">II", 9, 0) + part)
            for part in halves
        )
        assert parts(tmp_path, jpeg(extra=extra)) == ("a position",)
