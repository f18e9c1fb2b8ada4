"""What the published files look like: upright, in true colours, as planned, with their notice and nothing else."""

import base64
import io
import itertools
import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from picture_samples import (
    ADOBE_RGB,
    POSITION,
    WIDTHS,
    XMP_POSITION,
    exif,
    icc_profile,
    iim,
    jpeg,
    lab,
    lab_of_srgb,
    needs_exiftool,
    photo,
    png,
    png_chunk,
    saved,
    transparent,
    with_metadata,
)
from PIL import Image, ImageChops, ImageSequence, ImageStat

from newsgen.errors import PictureError
from newsgen.pictures import xmp
from newsgen.pictures.derivatives import Derivation, plan
from newsgen.pictures.kept import Made, made_before
from newsgen.pictures.making import MAX_PLACEHOLDER, make
from newsgen.pictures.metadata import read
from newsgen.pictures.rights import Notice


def published(
    folder: Path,
    data: bytes,
    name: str = "picture.jpg",
    *,
    widths: tuple[int, ...] = WIDTHS,
    notice: Notice | None = None,
) -> tuple[Derivation, Made, Path]:
    """Plan and make all files of a picture."""
    source = folder / name
    source.write_bytes(data)
    derivation = plan(read(source), slug="picture", widths=widths, notice=notice)
    return derivation, make(source, derivation, folder / "out"), folder / "out"


def opened(derivation: Derivation, out: Path, form: str) -> Image.Image:
    """The widest of a picture's files in one format."""
    wanted = [r for r in derivation.renditions if r.format == form and not r.ratio]
    with Image.open(out / wanted[-1].name) as image:
        image.load()
        return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


def pixel(image: Image.Image, x: float = 0.5, y: float = 0.5) -> tuple[int, int, int]:
    """The colour at a place given in fractions."""
    return image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))  # type: ignore[return-value]  # RGB has three


def contents(folder: Path) -> dict[str, bytes]:
    """What there is to publish; the record beside it says how it was left, and differs from one making to another."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix != ".made"}


# As planned


@pytest.mark.parametrize("orientation", [1, 6])
def test_every_file_is_of_the_planned_format_and_size(tmp_path: Path, orientation: int) -> None:
    derivation, made, out = published(tmp_path, jpeg(photo(333, 251), exif=exif({0x0112: orientation})))
    assert made.written == tuple(r.name for r in derivation.renditions)
    assert {p.name for p in out.iterdir()} == {*made.written, derivation.record}
    for r in derivation.renditions:
        with Image.open(out / r.name) as image:
            assert (image.format or "").lower() == r.format
            assert image.size == (r.width, r.height)


def test_a_crop_shows_its_part_of_the_picture(tmp_path: Path) -> None:
    (tmp_path / "p.jpg").write_bytes(jpeg(photo()))
    derivation = plan(read(tmp_path / "p.jpg"), slug="p", widths=WIDTHS, focus=(0.0, 0.0))
    make(tmp_path / "p.jpg", derivation, tmp_path / "out")
    square = next(r for r in derivation.crops if r.ratio == "1:1")
    expected = photo().crop(square.box)
    with Image.open(tmp_path / "out" / square.name) as image:
        assert difference(image, expected.resize(image.size)) < 3


def test_a_second_making_writes_nothing_and_does_not_even_open_the_picture(tmp_path: Path) -> None:
    derivation, made, out = published(tmp_path, jpeg())
    before = {p.name: p.stat().st_mtime_ns for p in out.iterdir()}
    (tmp_path / "picture.jpg").unlink()
    again = make(tmp_path / "picture.jpg", derivation, out)
    assert again.written == ()
    assert (again.placeholder, again.seals) == (made.placeholder, made.seals)
    assert before == {p.name: p.stat().st_mtime_ns for p in out.iterdir()}


def test_a_file_that_is_missing_or_not_whole_is_made_again(tmp_path: Path) -> None:
    derivation, _, out = published(tmp_path, jpeg())
    whole = contents(out)
    for missing, damaged in itertools.pairwise(r.name for r in derivation.renditions):
        (out / missing).unlink()
        (out / damaged).write_bytes(whole[damaged][:-1] + b"?")
        assert made_before(derivation, out) is None
        assert make(tmp_path / "picture.jpg", derivation, out).written == (missing, damaged)
        assert contents(out) == whole


def test_a_picture_that_changed_after_planning_is_not_published_under_the_old_name(tmp_path: Path) -> None:
    (tmp_path / "p.jpg").write_bytes(jpeg())
    derivation = plan(read(tmp_path / "p.jpg"), slug="p", widths=WIDTHS)
    (tmp_path / "p.jpg").write_bytes(jpeg(photo(100, 100)))
    with pytest.raises(PictureError, match="changed while the build ran"):
        make(tmp_path / "p.jpg", derivation, tmp_path / "out")


def test_pixels_that_turn_out_broken_are_a_problem_of_that_picture(tmp_path: Path) -> None:
    data = bytearray(png(photo()))
    at = data.index(b"IDAT")
    data[at + 30 : at + 60] = bytes(30)
    with pytest.raises(PictureError, match=r"picture\.jpg:1: it is broken"):
        published(tmp_path, bytes(data))


# Deterministic

_MAKE = """
import os, sys
from pathlib import Path
from newsgen.pictures import derivatives, making, metadata
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
source = Path(sys.argv[1])
making.make(source, derivatives.plan(metadata.read(source), slug="picture", widths=(480, 800)), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("image", [photo(900, 700), transparent()], ids=["opaque", "transparent"])
def test_one_processor_gives_the_bytes_that_many_give(tmp_path: Path, image: Image.Image) -> None:
    _, _, out = published(tmp_path, saved(image, "PNG"), widths=(480, 800))
    command = [sys.executable, "-c", _MAKE, str(tmp_path / "picture.jpg"), str(tmp_path / "alone")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "7"})  # noqa: S603  # our own command
    assert contents(out) == contents(tmp_path / "alone")


# Upright


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_orientations_come_out_alike(tmp_path: Path, form: str, orientation: int) -> None:
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's number for each turn that stores a picture that way
    stored = photo().transpose(Image.Transpose(undo[orientation])) if orientation > 1 else photo()
    block = b"Exif\0\0" + exif({0x0112: orientation})
    derivation, _, out = published(tmp_path, saved(stored, form, exif=block), f"picture.{form.lower()}")
    for made in ("avif", "webp", "jpeg"):
        image = opened(derivation, out, made)
        assert image.size == (240, 180)
        assert difference(image, photo().resize(image.size)) < 4


# Colours


@pytest.mark.parametrize("colour", [(200, 120, 90), (90, 160, 110), (70, 90, 170), (128, 128, 128), (240, 225, 200)])
def test_wide_gamut_colours_stay_the_same_to_the_eye(tmp_path: Path, colour: tuple[int, int, int]) -> None:
    profile = icc_profile("RGB ", 563 / 256, ADOBE_RGB)
    derivation, _, out = published(tmp_path, saved(Image.new("RGB", (320, 240), colour), "PNG", icc_profile=profile))
    linear = [(v / 255) ** (563 / 256) for v in colour]
    columns = zip(*(ADOBE_RGB[c] for c in ("rXYZ", "gXYZ", "bXYZ")), strict=True)
    x, y, z = (sum(m * c for m, c in zip(row, linear, strict=True)) for row in columns)
    for form in ("avif", "webp", "jpeg"):
        found = lab_of_srgb(pixel(opened(derivation, out, form)))
        delta = sum((a - b) ** 2 for a, b in zip(found, lab((x, y, z)), strict=True)) ** 0.5
        assert delta < 2, f"ΔE {delta:.2f} in {form}"


def test_a_grey_profile_is_honoured(tmp_path: Path) -> None:
    data = saved(Image.new("L", (320, 240), 128), "JPEG", icc_profile=icc_profile("GRAY", 1.8, {}), quality=95)
    derivation, _, out = published(tmp_path, data)
    expected = round(255 * (1.055 * ((128 / 255) ** 1.8) ** (1 / 2.4) - 0.055))
    assert abs(pixel(opened(derivation, out, "jpeg"))[0] - expected) <= 2


@pytest.mark.parametrize(
    "profile",
    [b"junk", icc_profile("CMYK", 2.2, {}), icc_profile("RGB ", 2.2, {})[:150]],
    ids=["junk", "of another space", "cut off"],
)
def test_a_broken_profile_is_ignored(tmp_path: Path, profile: bytes) -> None:
    data = saved(Image.new("RGB", (64, 64), (200, 120, 90)), "PNG", icc_profile=profile)
    derivation, _, out = published(tmp_path, data)
    assert all(abs(a - b) <= 3 for a, b in zip(pixel(opened(derivation, out, "jpeg")), (200, 120, 90), strict=True))


def test_no_profile_is_published(tmp_path: Path) -> None:
    data = saved(photo(), "JPEG", icc_profile=icc_profile("RGB ", 563 / 256, ADOBE_RGB))
    derivation, _, out = published(tmp_path, data)
    assert all("icc_profile" not in opened(derivation, out, form).info for form in ("avif", "webp", "jpeg"))


def test_print_colours_are_shown_as_screens_show_them(tmp_path: Path) -> None:
    derivation, _, out = published(tmp_path, saved(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG", quality=95))
    red, green, blue = pixel(opened(derivation, out, "webp"))
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize(("form", "order"), [("PNG", "<"), ("TIFF", "<"), ("TIFF", ">")])
def test_a_16_bit_ramp_keeps_250_levels(tmp_path: Path, form: str, order: str) -> None:
    row = b"".join(struct.pack(f"{order}H", x * 65_535 // 1023) for x in range(1024))
    data = saved(Image.frombytes("I;16" if order == "<" else "I;16B", (1024, 32), row * 32), form)
    derivation, _, out = published(tmp_path, data, f"ramp.{form.lower()}", widths=(480, 1024))
    for made in ("jpeg", "avif"):  # lossy WebP itself has 220 levels, by its standard
        assert len(set(opened(derivation, out, made).convert("L").tobytes())) >= 250


def test_a_16_bit_colour_picture_is_shown_right(tmp_path: Path) -> None:
    rows = (b"\0" + struct.pack(">HHH", 51_400, 30_840, 23_130) * 64) * 48
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 16, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")
    derivation, _, out = published(tmp_path, data, "picture.png")
    found = pixel(opened(derivation, out, "jpeg"))
    assert all(abs(a - b) <= 2 for a, b in zip(found, (200, 120, 90), strict=True))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr"])
def test_every_kind_of_opaque_pixel_is_shown_right(tmp_path: Path, mode: str) -> None:
    original = photo(mode=mode)
    derivation, _, out = published(tmp_path, saved(original, "TIFF"), "picture.tif")
    for form in ("avif", "webp", "jpeg"):
        image = opened(derivation, out, form)
        wanted = original.convert("RGB").resize(image.size, Image.Resampling.BICUBIC)
        assert difference(image, wanted) < (9 if mode in ("1", "P") else 4)  # those two are dithered


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_kept_in_every_format_and_white_in_crops(tmp_path: Path, mode: str) -> None:
    derivation, made, out = published(tmp_path, saved(transparent(mode), "PNG"), "picture.png", widths=(320,))
    for form in ("avif", "webp", "png"):
        image = opened(derivation, out, form)
        assert image.mode == "RGBA"
        assert difference(image.getchannel("A"), transparent().getchannel("A")) < 2
    with Image.open(out / derivation.crops[0].name) as crop:
        assert min(pixel(crop, 0.5, 0.0)) > 245
    assert made.placeholder == ""  # it would show through


@pytest.mark.parametrize(("mode", "space", "columns"), [("RGBA", "RGB ", ADOBE_RGB), ("LA", "GRAY", {})])
def test_transparency_is_kept_where_colours_are_converted(
    tmp_path: Path, mode: str, space: str, columns: dict[str, tuple[float, float, float]]
) -> None:
    image = transparent(mode)
    profile = icc_profile(space, 1.8, columns)
    derivation, _, out = published(tmp_path, saved(image, "PNG", icc_profile=profile), "picture.png")
    for form in ("webp", "png"):
        shown = opened(derivation, out, form).convert("RGBA").getchannel("A").resize(image.size)
        assert difference(shown, image.getchannel("A")) < 2


def test_a_palettes_transparent_colour_stays_transparent(tmp_path: Path) -> None:
    image = Image.new("P", (64, 64), 1)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(0, (0, 0, 32, 64))
    derivation, _, out = published(tmp_path, saved(image, "PNG", transparency=0), "picture.png")
    shown = opened(derivation, out, "webp").convert("RGBA")
    assert shown.getpixel((4, 30))[3] == 0  # type: ignore[index]  # RGBA has four
    assert shown.getpixel((60, 30))[3] == 255  # type: ignore[index]  # as above


@pytest.mark.parametrize(
    ("bits", "kind", "left", "right"),
    [
        (2, 0, b"\xff", b"\x55"),
        (4, 0, b"\xff", b"\x55"),
        (8, 0, b"\xff", b"\x55"),
        (16, 0, b"\xff\xff", b"\x55\x55"),
        (16, 2, b"\xff\xfe" * 3, b"\x55\x55" * 3),
    ],
)
def test_a_transparent_colour_is_found_in_every_depth(
    tmp_path: Path, bits: int, kind: int, left: bytes, right: bytes
) -> None:
    across = 32 * min(bits, 8) // 8  # of such groups of bytes
    row = b"\0" + left * across + right * across
    key = left if bits == 16 else bytes([0, left[0] >> (8 - bits)])  # two bytes a sample
    chunks = [
        png_chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, bits, kind, 0, 0, 0)),
        png_chunk(b"tRNS", key),
        png_chunk(b"IDAT", zlib.compress(row * 64)),
        png_chunk(b"IEND", b""),
    ]
    derivation, _, out = published(tmp_path, b"\x89PNG\r\n\x1a\n" + b"".join(chunks), "picture.png")
    shown = opened(derivation, out, "png").convert("RGBA")
    assert shown.getpixel((4, 30)) == (255, 255, 255, 0)
    assert shown.getpixel((60, 30)) == (0x55, 0x55, 0x55, 255)


# Animations


def moving(form: str, **options: object) -> bytes:
    frames = [Image.new("RGB", (96, 64), c) for c in ("red", "lime", "blue")]
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=[80, 120, 200], **options)


@pytest.mark.parametrize(("form", "loop", "showings"), [("GIF", 0, 0), ("GIF", 2, 3), ("GIF", None, 1), ("WEBP", 2, 2)])
def test_an_animation_keeps_its_frames_times_and_repetitions(
    tmp_path: Path, form: str, loop: int | None, showings: int
) -> None:
    data = moving(form, **({} if loop is None else {"loop": loop}))
    derivation, _, out = published(tmp_path, data, f"picture.{form.lower()}")
    name = derivation.of("webp")[0].name
    with Image.open(out / name) as image:
        times = [frame.info["duration"] for frame in ImageSequence.Iterator(image) if frame.load()]
        assert times == [80, 120, 200]
        assert image.info["loop"] == showings
        shown = [pixel(frame) for frame in ImageSequence.Iterator(image)]
    assert [max(range(3), key=c.__getitem__) for c in shown] == [0, 1, 2]
    assert pixel(opened(derivation, out, "jpeg"))[0] > 240  # the still is the first frame


def test_a_still_before_an_animation_is_none_of_its_frames(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (32, 32), c) for c in ("white", "red", "blue")]
    data = saved(frames[0], "PNG", save_all=True, append_images=frames[1:], default_image=True, duration=80)
    derivation, _, out = published(tmp_path, data, "picture.png")
    with Image.open(out / derivation.of("webp")[0].name) as image:
        shown = [pixel(frame) for frame in ImageSequence.Iterator(image)]
    assert [max(range(3), key=c.__getitem__) for c in shown] == [0, 2]
    assert min(pixel(opened(derivation, out, "jpeg"))) > 240


def test_frames_too_short_to_see_last_as_long_as_browsers_show_them(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (32, 32), c) for c in ("red", "blue")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=0)
    derivation, _, out = published(tmp_path, data, "picture.gif")
    with Image.open(out / derivation.of("webp")[0].name) as image:
        image.load()
        assert image.info["duration"] == 100


# Placeholder


def test_the_placeholder_is_a_tiny_picture_of_the_picture(tmp_path: Path) -> None:
    _, made, _ = published(tmp_path, jpeg())
    head, _, body = made.placeholder.partition(",")
    assert head == "data:image/webp;base64"
    assert len(made.placeholder) <= MAX_PLACEHOLDER
    with Image.open(io.BytesIO(base64.b64decode(body))) as image:
        assert image.width == 16
        assert difference(image, photo().resize(image.size, Image.Resampling.BOX)) < 25


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (16, 2000)])
def test_even_odd_shapes_have_one_that_is_small_enough(tmp_path: Path, size: tuple[int, int]) -> None:
    _, made, _ = published(tmp_path, saved(Image.effect_noise(size, 90), "PNG"))
    assert 0 < len(made.placeholder) <= MAX_PLACEHOLDER


# Notices

NOTICE = Notice(
    creator='Ana "Añá" Ruiz & </x:xmpmeta><script>',
    credit="Coast Pictures/Staff",
    copyright="© 2026 Coast Pictures 東京",
    license="https://coast.example/licence?a=1&b=2",
)


def tags_of(paths: Iterable[Path]) -> dict[str, dict[str, object]]:
    """What exiftool finds in each file, by file name, each tag with its group."""
    command = ["exiftool", "-j", "-G1", "-a", "-u", "-ee", *map(str, paths)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # a fixed program
    return {Path(entry["SourceFile"]).name: entry for entry in json.loads(found)}


@needs_exiftool
@pytest.mark.parametrize("image", [photo(), transparent()], ids=["opaque", "transparent"])
def test_the_notice_is_in_every_file_as_exiftool_reads_it(tmp_path: Path, image: Image.Image) -> None:
    derivation, made, out = published(tmp_path, saved(image, "PNG"), "picture.png", notice=NOTICE)
    found = tags_of(out / name for name in made.written)
    assert len(found) == len(derivation.renditions)
    for name, tags in found.items():
        assert tags["XMP-dc:Creator"] == NOTICE.creator
        assert tags["XMP-photoshop:Credit"] == NOTICE.credit
        assert tags["XMP-dc:Rights"] == NOTICE.copyright
        assert tags["XMP-xmpRights:WebStatement"] == NOTICE.license
        assert tags["IFD0:Artist"] == NOTICE.creator
        assert tags["IFD0:Copyright"] == NOTICE.copyright
        if name.endswith(".jpg"):
            assert tags["IPTC:Credit"] == NOTICE.credit
            assert tags["IPTC:CopyrightNotice"] == NOTICE.copyright
            assert "IPTC:By-line" not in tags  # longer than IIM allows, so that only XMP has it
        assert not [tag for tag in tags if "Warning" in tag or "Error" in tag]


@needs_exiftool
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_nothing_else_that_the_original_says_is_published(tmp_path: Path, form: str) -> None:
    camera: dict[int, object] = {
        0xA430: "Owner",
        0xA431: "8001234",
        0x927C: b"Nikon\0\2\0" * 8,
    }
    block = exif({0x013B: "Ana Ruiz", 0x010F: "Nikon", 0x0110: "D850", 0x010E: "Where it is"}, camera, POSITION)
    data = with_metadata(form, exif=block, xmp=b"" if form == "TIFF" else XMP_POSITION)
    _, made, out = published(tmp_path, data, f"p.{form.lower()}")
    for tags in tags_of(out / name for name in made.written).values():
        said = {tag for tag in tags if tag.startswith(("IFD", "ExifIFD", "GPS", "MakerNotes", "Nikon", "IPTC", "XMP"))}
        allowed = {"IFD0:Artist", "XMP-dc:Creator", "IPTC:By-line"}
        assert said <= {*allowed, "IPTC:CodedCharacterSet", "IPTC:ApplicationRecordVersion"}
        assert tags["XMP-dc:Creator"] == "Ana Ruiz"
        assert not any(word in json.dumps(tags) for word in ("8001234", "Nikon", "D850", "Where it is", "GPS"))


@needs_exiftool
def test_nothing_else_that_a_moving_original_says_is_published(tmp_path: Path) -> None:
    block = exif({0x013B: "Ana Ruiz", 0x0110: "D850"}, gps=POSITION)
    _, made, out = published(tmp_path, moving("WEBP", exif=block, xmp=XMP_POSITION), "p.webp")
    for tags in tags_of(out / name for name in made.written).values():
        assert tags["XMP-dc:Creator"] == "Ana Ruiz"
        assert not any(word in json.dumps(tags) for word in ("D850", "GPS"))


@pytest.mark.parametrize("licence", [NOTICE.license, "Only with this article & its caption", ""])
def test_what_was_written_is_read_back_by_newsgen_itself(tmp_path: Path, licence: str) -> None:
    notice = msgspec.structs.replace(NOTICE, license=licence)
    derivation, _, out = published(tmp_path, jpeg(iptc=iim([(2, 80, b"Another")])), notice=notice)
    for rendition in derivation.renditions:
        assert read(out / rendition.name).rights.notice() == notice


def test_xmp_has_the_form_that_the_standard_gives_each_property() -> None:
    packet = xmp.packet(msgspec.structs.replace(NOTICE, creator="Ana Ruiz")).decode()
    assert "<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li></rdf:Seq></dc:creator>" in packet
    assert (
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{NOTICE.copyright}</rdf:li></rdf:Alt></dc:rights>' in packet
    )
    assert "<xmpRights:WebStatement>https://coast.example/licence?a=1&amp;b=2</xmpRights:WebStatement>" in packet


@needs_exiftool
def test_a_licence_in_words_is_in_every_file_as_such(tmp_path: Path) -> None:
    _, made, out = published(tmp_path, jpeg(), notice=Notice(license="Only with this article"))
    for tags in tags_of(out / name for name in made.written).values():
        assert tags["XMP-xmpRights:UsageTerms"] == "Only with this article"
        assert "XMP-xmpRights:WebStatement" not in tags


def test_a_picture_without_any_notice_has_no_metadata(tmp_path: Path) -> None:
    derivation, _, out = published(tmp_path, jpeg(), notice=Notice())
    for form in ("avif", "webp", "jpeg"):
        assert not {"exif", "xmp", "photoshop", "icc_profile", "comment"} & set(opened(derivation, out, form).info)
