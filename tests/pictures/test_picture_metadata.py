"""What is read from a picture: its rights, its size, and why it is refused."""

import random
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from picture_samples import (
    POSITION,
    XMP_POSITION,
    exif,
    iim,
    jpeg,
    photo,
    png,
    png_chunk,
    resources,
    saved,
    segment,
    transparent,
    with_metadata,
    xmp,
)
from PIL import Image

from newsgen.errors import PictureError
from newsgen.pictures import iptc, metadata, scrub, tiff
from newsgen.pictures.metadata import PictureFacts, read
from newsgen.pictures.rights import Rights

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"]


def facts(folder: Path, data: bytes, name: str = "picture.jpg") -> PictureFacts:
    (folder / name).write_bytes(data)
    return read(folder / name)


def refusal(folder: Path, data: bytes, name: str = "picture.jpg", **limits: int) -> str:
    """Why a file is refused: the one problem, which must name the file."""
    (folder / name).write_bytes(data)
    with pytest.raises(PictureError) as caught:
        read(folder / name, **limits)
    (problem,) = caught.value.problems
    assert problem.file == str(folder / name)
    assert problem.remedy
    return problem.what


# Rights


def test_xmp_comes_before_iptc_and_iptc_before_exif_field_by_field(tmp_path: Path) -> None:
    data = jpeg(
        xmp=xmp("<photoshop:Credit>from XMP</photoshop:Credit>"),
        iptc=iim([(2, 110, b"credit from IPTC"), (2, 80, b"creator from IPTC")]),
        exif=exif({0x013B: "creator from EXIF", 0x8298: "copyright from EXIF"}),
    )
    rights = facts(tmp_path, data).rights
    assert (rights.credit, rights.creator, rights.copyright) == ("from XMP", "creator from IPTC", "copyright from EXIF")


def test_every_field_of_xmp_is_read(tmp_path: Path) -> None:
    packet = xmp(
        """<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li><rdf:li>Bo Lund</rdf:li></rdf:Seq></dc:creator>
        <dc:description><rdf:Alt><rdf:li xml:lang="de">Die Fähre.</rdf:li>
          <rdf:li xml:lang="x-default">The ferry at
          the pier.</rdf:li></rdf:Alt></dc:description>
        <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Coast Pictures</rdf:li></rdf:Alt></dc:rights>
        <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A ferry</rdf:li></rdf:Alt>
        </Iptc4xmpCore:AltTextAccessibility>
        <plus:LicenseEndDate>2026-12-31</plus:LicenseEndDate>""",
        'photoshop:Credit="Coast Pictures" xmpRights:WebStatement="https://coast.example/licence"',
    )
    assert facts(tmp_path, jpeg(xmp=packet)).rights == Rights(
        caption="The ferry at the pier.",
        creator="Ana Ruiz, Bo Lund",
        credit="Coast Pictures",
        copyright="© 2026 Coast Pictures",
        license="https://coast.example/licence",
        alt="A ferry",
        rights_expires="2026-12-31",
    )


def test_every_field_of_iptc_is_read(tmp_path: Path) -> None:
    record = iim([
        (1, 90, b"\x1b%G"), (2, 120, "Die Fähre.".encode()), (2, 80, b"Ana Ruiz"), (2, 80, b"Bo Lund"),
        (2, 110, b"Coast"), (2, 116, "© Coast".encode()), (2, 37, b"20261231"), (2, 38, b"182000+0100"),
    ])  # fmt: skip
    assert facts(tmp_path, jpeg(iptc=record)).rights == Rights(
        caption="Die Fähre.",
        creator="Ana Ruiz, Bo Lund",
        credit="Coast",
        copyright="© Coast",
        rights_expires="2026-12-31T18:20:00+01:00",
    )


@pytest.mark.parametrize(
    "declared",
    [[], [(1, 90, b"\x1b.A")], [(1, 90, b"\x1b%G")]],
    ids=["undeclared", "as Latin-1", "as UTF-8, which it is not"],
)
def test_iptc_of_old_agencies_is_read_in_their_code_page(
    tmp_path: Path, declared: list[tuple[int, int, bytes]]
) -> None:
    record = iim([*declared, (2, 80, "Jörg Müller".encode("cp1252"))])
    assert facts(tmp_path, jpeg(iptc=record)).rights.creator == "Jörg Müller"


def test_iptc_whose_end_was_cut_within_a_letter_is_still_utf8(tmp_path: Path) -> None:
    record = iim([(1, 90, b"\x1b%G"), (2, 80, "Jörg Müller-Lüdenscheidt, Maß".encode()[:32])])
    assert facts(tmp_path, jpeg(iptc=record)).rights.creator == "Jörg Müller-Lüdenscheidt, Ma"


def test_exif_gives_creator_copyright_and_caption(tmp_path: Path) -> None:
    block = exif({0x013B: "Ana Ruiz", 0x8298: "Ana Ruiz\0Coast Pictures", 0x010E: "The ferry."})
    assert facts(tmp_path, jpeg(exif=block)).rights == Rights(
        creator="Ana Ruiz", copyright="Ana Ruiz, Coast Pictures", caption="The ferry."
    )


@pytest.mark.parametrize("creator", ["A", "Ana", "Anna", "Añá", "Ana Ruiz"])
def test_exif_of_short_and_long_names_is_written_as_it_is_read(creator: str) -> None:
    """What has four bytes at most stands in the entry itself."""
    found = tiff.read(tiff.block({tiff.ARTIST: creator, tiff.COPYRIGHT: "© 2026"}))
    assert (found.text(tiff.ARTIST), found.text(tiff.COPYRIGHT)) == (creator, "© 2026")


@pytest.mark.parametrize("text", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DSC_0042", "          "])
def test_what_cameras_write_under_every_picture_is_no_caption(tmp_path: Path, text: str) -> None:
    assert facts(tmp_path, jpeg(exif=exif({0x010E: text}))).rights.caption == ""


def test_a_day_that_is_none_ends_no_rights(tmp_path: Path) -> None:
    assert facts(tmp_path, jpeg(iptc=iim([(2, 37, b"00000000")]))).rights.rights_expires == ""


@pytest.mark.parametrize("form", FORMATS)
def test_rights_are_read_in_every_format(tmp_path: Path, form: str) -> None:
    packet = xmp("", 'photoshop:Credit="Coast Pictures"')
    assert facts(tmp_path, with_metadata(form, xmp=packet), f"a.{form.lower()}").rights.credit == "Coast Pictures"
    block = exif({0x013B: "Ana Ruiz"})
    assert facts(tmp_path, with_metadata(form, exif=block), f"b.{form.lower()}").rights.creator == "Ana Ruiz"


def test_tiff_and_imagemagicks_png_carry_iptc_too(tmp_path: Path) -> None:
    record = iim([(2, 110, b"Coast Pictures")])
    for tag, value in ((33723, record), (34377, resources(record))):  # the second as Photoshop writes it
        tiff = saved(photo(), "TIFF", tiffinfo={tag: value})
        assert facts(tmp_path, tiff, "a.tif").rights.credit == "Coast Pictures"
    profile = b"\niptc\n%8d\n" % len(resources(record)) + resources(record).hex().encode() + b"\n"
    chunk = png_chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(profile))
    plain = png()
    assert facts(tmp_path, plain[:33] + chunk + plain[33:], "a.png").rights.credit == "Coast Pictures"


def test_gif_carries_xmp_before_its_magic_trailer(tmp_path: Path) -> None:
    plain = saved(photo(), "GIF")
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    block = b"\x21\xff\x0bXMP DataXMP" + xmp("", 'photoshop:Credit="Coast Pictures"') + trailer
    assert plain.endswith(b"\x3b")
    assert facts(tmp_path, plain[:-1] + block + b"\x3b", "a.gif").rights.credit == "Coast Pictures"


def test_utf_16_xmp_is_read(tmp_path: Path) -> None:
    text = xmp("<photoshop:Credit>Agência</photoshop:Credit>").decode()
    assert facts(tmp_path, jpeg(xmp=b"\xff\xfe" + text.encode("utf-16-le"))).rights.credit == "Agência"


SAID = "<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li></rdf:Seq></dc:creator>"


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_utf_16_xmp_without_a_mark_is_read(tmp_path: Path, encoding: str) -> None:
    packet = xmp(SAID).decode().encode(encoding)
    assert facts(tmp_path, jpeg(xmp=packet)).rights.creator == "Ana Ruiz"


@pytest.mark.parametrize(
    ("before", "after"), [("\ufeff", ""), ("\n ", "\n"), ("", "\0\0"), ('<?xml version="1.0"?>', "")]
)
def test_what_stands_around_xmp_hides_no_credit(tmp_path: Path, before: str, after: str) -> None:
    packet = before.encode() + xmp(SAID) + after.encode()
    assert facts(tmp_path, jpeg(xmp=packet)).rights.creator == "Ana Ruiz"


def test_a_language_without_a_text_hides_none_that_has_one(tmp_path: Path) -> None:
    said = '<rdf:li xml:lang="x-default"/><rdf:li xml:lang="de">Die Fähre.</rdf:li>'
    packet = xmp(f"<dc:description><rdf:Alt>{said}</rdf:Alt></dc:description>")
    assert facts(tmp_path, jpeg(xmp=packet)).rights.caption == "Die Fähre."


def test_megabytes_of_an_editors_history_do_not_hide_a_credit(tmp_path: Path) -> None:
    ids = "<rdf:li>xmp.did:0123456789ABCDEF0123456789ABCDEF</rdf:li>" * 30_000
    bulk = f"<photoshop:DocumentAncestors><rdf:Bag>{ids}</rdf:Bag></photoshop:DocumentAncestors>"
    packet = xmp(bulk + SAID)
    assert facts(tmp_path, with_metadata("TIFF", xmp=packet), "p.tif").rights.creator == "Ana Ruiz"


def test_a_value_among_qualifiers_is_read(tmp_path: Path) -> None:
    item = '<rdf:li rdf:parseType="Resource"><rdf:value>Ana Ruiz</rdf:value></rdf:li>'
    packet = xmp(f"<dc:creator><rdf:Seq>{item}</rdf:Seq></dc:creator>")
    assert facts(tmp_path, jpeg(xmp=packet)).rights.creator == "Ana Ruiz"


def test_pngs_own_texts_are_read_last(tmp_path: Path) -> None:
    plain = png(exif=exif({0x013B: "Ben Ode"}))
    author, notice = b"Author\0Ana Ruiz", b"Copyright\0\0" + zlib.compress("© Ana Ruiz".encode("latin-1"))
    data = plain[:33] + png_chunk(b"tEXt", author) + png_chunk(b"zTXt", notice) + plain[33:]
    rights = facts(tmp_path, data, "p.png").rights
    assert (rights.creator, rights.copyright) == ("Ben Ode", "© Ana Ruiz")


@pytest.mark.parametrize(
    "chunk",
    [
        png_chunk(b"tEXt", b"Author\0Ana Ruiz"),
        png_chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"Ana Ruiz")),
        png_chunk(b"iTXt", b"Author\0\0\0en\0Author\0Ana Ruiz"),
        png_chunk(b"iTXt", b"Author\0\1\0en\0Author\0" + zlib.compress(b"Ana Ruiz")),
    ],
    ids=["plain", "packed", "international", "international and packed"],
)
def test_every_kind_of_pngs_texts_is_read(tmp_path: Path, chunk: bytes) -> None:
    broken = png_chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"exif 9"))
    plain = png()
    assert facts(tmp_path, plain[:33] + broken + chunk + plain[33:], "p.png").rights.creator == "Ana Ruiz"


def test_exif_of_several_segments_is_read(tmp_path: Path) -> None:
    block = exif({0x010E: "x" * 70_000, 0x8298: "Ana Ruiz"})
    extra = b"".join(segment(0xE1, b"Exif\0\0" + part) for part in (block[:65_000], block[65_000:]))
    assert facts(tmp_path, jpeg(extra=extra)).rights.copyright == "Ana Ruiz"


def test_xmp_that_declares_entities_is_not_read(tmp_path: Path) -> None:
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        + xmp("<photoshop:Credit>&b;&f;</photoshop:Credit>")
    )
    assert facts(tmp_path, jpeg(xmp=bomb)).rights == Rights()


def test_control_characters_and_endless_texts_do_not_come_through(tmp_path: Path) -> None:
    rights = facts(tmp_path, jpeg(exif=exif({0x013B: "Ana\x1b[31m\nRuiz" + " x" * 20_000}))).rights
    assert rights.creator.startswith("Ana [31m Ruiz x")
    assert len(rights.creator) <= 2000


# Size


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_size_is_the_one_displayed(tmp_path: Path, form: str, orientation: int) -> None:
    name, size = f"p.{form.lower()}", (320, 240) if orientation < 5 else (240, 320)
    found = facts(tmp_path, with_metadata(form, exif=exif({0x0112: orientation})), name)
    assert (found.width, found.height) == size
    assert metadata.shown_size(tmp_path / name) == size


@pytest.mark.parametrize("said", [None, 0, 9])
def test_a_picture_is_upright_where_nothing_sensible_is_said(tmp_path: Path, said: object) -> None:
    block = exif({0x0112: said} if said is not None else {0x013B: "Ana Ruiz"})
    assert facts(tmp_path, jpeg(exif=block)).orientation == 1


def test_an_orientation_in_words_is_none(tmp_path: Path) -> None:
    block = b"II*\0" + struct.pack("<IHHHI4sI", 8, 1, 0x0112, 2, 2, b"6\0\0\0", 0)
    assert facts(tmp_path, jpeg(exif=block)).orientation == 1


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA"), ("AVIF", "RGBA"), ("TIFF", "RGBA")]
)
def test_transparency_is_known_beforehand(tmp_path: Path, form: str, mode: str) -> None:
    assert facts(tmp_path, saved(transparent(mode), form), f"p.{form.lower()}").has_alpha
    assert not facts(tmp_path, saved(photo(), form), f"q.{form.lower()}").has_alpha


def test_webp_without_loss_says_both_in_a_head_of_its_own(tmp_path: Path) -> None:
    for picture, alpha in ((transparent(), True), (photo(), False)):
        found = facts(tmp_path, saved(picture, "WEBP", lossless=True), "p.webp")
        assert (found.width, found.height, found.has_alpha) == (320, 240, alpha)


@pytest.mark.parametrize("form", ["PNG", "GIF"])
def test_a_palettes_transparent_colour_counts(tmp_path: Path, form: str) -> None:
    picture = photo(mode="P")
    data = saved(picture, form, transparency=picture.getpixel((0, 0)))
    assert facts(tmp_path, data, f"p.{form.lower()}").has_alpha


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_animation_is_known_beforehand(tmp_path: Path, form: str) -> None:
    frames = [photo(64, 48).rotate(turn) for turn in (0, 90, 180)]
    data = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=80)
    found = facts(tmp_path, data, f"p.{form.lower()}")
    assert (found.frames, found.animated) == (3, True)


def test_a_tiff_may_be_in_tiles(tmp_path: Path) -> None:
    numbers = {256: 16, 257: 16, 258: 8, 259: 1, 262: 1, 277: 1, 322: 16, 323: 16, 324: 200, 325: 256}
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, number) for tag, number in numbers.items())
    data = (b"II*\0" + struct.pack("<IH", 8, len(numbers)) + rows).ljust(200, b"\0") + bytes(256)
    assert facts(tmp_path, data, "p.tif").width == 16
    assert refusal(tmp_path, data[:-1], "q.tif") == "the file is cut off"


def test_two_files_with_the_same_bytes_have_the_same_digest(tmp_path: Path) -> None:
    assert facts(tmp_path, jpeg(), "a.jpg").digest == facts(tmp_path, jpeg(), "b.jpg").digest
    assert facts(tmp_path, jpeg(), "a.jpg").digest != facts(tmp_path, png(), "a.png").digest


# Refusals

UNSUPPORTED = {
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64), "HEIC"),
    "DNG": (saved(photo(), "TIFF", tiffinfo={50706: b"\1\4\0\0"}), "raw"),
    "CR2": (b"II*\0\x10\0\0\0CR\2\0" + bytes(64), "raw"),
    "CR3": (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + bytes(64), "raw"),
    "NEF": (saved(photo(160, 120), "TIFF", tiffinfo={330: 8}), "raw"),
    "RAF": (b"FUJIFILMCCD-RAW 0201" + bytes(64), "raw"),
    "SVG": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "PostScript"),
    "BMP": (saved(photo(), "BMP"), "BMP"),
    "JPEG 2000": (saved(photo(), "JPEG2000"), "JPEG 2000"),
    "JPEG 2000 without a container": (b"\xff\x4f\xff\x51" + bytes(64), "JPEG 2000"),
    "JPEG XL without a container": (b"\xff\x0a" + bytes(64), "JPEG XL"),
    "HTML": (b"<!DOCTYPE html><title>Not found</title>", "web page"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "film": (b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(64), "film"),
    "text": (b"caption to follow", "not a picture"),
    "nothing": (b"", "empty"),
}


@pytest.mark.parametrize("kind", UNSUPPORTED)
def test_what_is_not_supported_is_named_for_what_it_is_whatever_its_name_says(tmp_path: Path, kind: str) -> None:
    data, words = UNSUPPORTED[kind]
    for name, why in (("picture.JPG", "whatever its name says"), ("picture.bin", "which is not supported")):
        what = refusal(tmp_path, data, name)
        assert words in what
        assert what.endswith(why)


def test_a_supported_picture_under_a_wrong_name_is_taken_for_what_it_is_with_a_warning(tmp_path: Path) -> None:
    found = facts(tmp_path, saved(photo(), "WEBP"), "from-the-web.jpg")
    assert found.format == "webp"
    assert "WEBP" in found.warnings[0].what
    assert facts(tmp_path, jpeg(), "right.JPEG").warnings == ()


@pytest.mark.parametrize(
    ("form", "endings"),
    [
        ("JPEG", ("jpg", "jpeg", "jpe", "jfif", "JPG")),
        ("PNG", ("png", "apng")),
        ("AVIF", ("avif", "avifs")),
        ("TIFF", ("tif", "tiff")),
        ("GIF", ("gif",)),
    ],
)
def test_every_usual_name_of_a_format_is_right(tmp_path: Path, form: str, endings: tuple[str, ...]) -> None:
    for ending in endings:
        assert facts(tmp_path, saved(photo(), form), f"p.{ending}").warnings == ()


def test_gif_of_1987_is_read(tmp_path: Path) -> None:
    data = saved(photo(), "GIF")
    assert facts(tmp_path, b"GIF87a" + data[6:], "p.gif").format == "gif"


def test_a_gif_without_its_trailer_is_whole_if_its_frame_is(tmp_path: Path) -> None:
    data = saved(photo(), "GIF")
    assert facts(tmp_path, data[:-1], "p.gif").frames == 1
    assert refusal(tmp_path, data[:-2], "q.gif") == "the file is cut off"


@pytest.mark.parametrize("mode", ["I", "F"])
def test_pixels_that_are_measurements_are_refused(tmp_path: Path, mode: str) -> None:
    assert "more than 16 bits" in refusal(tmp_path, saved(Image.new(mode, (4, 4)), "TIFF"))


def test_a_picture_that_its_decoder_does_not_know_is_refused_as_broken(tmp_path: Path) -> None:
    data = bytearray(saved(photo(), "PNG"))
    data[24] = 3  # bits for each channel, of which there is no such number
    assert refusal(tmp_path, bytes(data)) == "it is broken: its content is not what its first bytes announce"


def test_a_file_of_too_many_bytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scrub, "MAX_BYTES", 1 << 20)
    assert refusal(tmp_path, jpeg() + bytes(2 << 20)) == "it has 2 MB; the most is 1"


def test_webp_has_a_cap_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "WEBP_MEGAPIXELS", 1)
    large = Image.new("RGB", (1200, 1000))
    assert refusal(tmp_path, saved(large, "WEBP")) == "it has 1.2 megapixels; the most in WebP is 1"
    assert facts(tmp_path, saved(large, "JPEG")).width == 1200


@pytest.mark.parametrize("form", [*FORMATS, "GIF"])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, form: str) -> None:
    data = saved(photo(), form)
    for part in (0.3, 0.6, 0.95):
        assert refusal(tmp_path, data[: int(len(data) * part)], f"p.{form.lower()}")


@pytest.mark.parametrize("form", [*FORMATS, "GIF"])
def test_a_file_that_ends_in_its_head_is_refused(tmp_path: Path, form: str) -> None:
    data = saved(photo(), form)
    for size in range(64):
        assert refusal(tmp_path, data[:size], f"p.{form.lower()}")


def test_an_avif_that_ends_in_a_box_of_gigabytes_is_cut_off(tmp_path: Path) -> None:
    """A size of 1 says that a longer one follows."""
    whole = saved(photo(), "AVIF")
    assert facts(tmp_path, whole + b"\0\0\0\1free" + (24).to_bytes(8) + bytes(8), "a.avif").width == 320
    cut = whole + b"\0\0\0\1free" + (5 << 30).to_bytes(8) + bytes(8)
    assert refusal(tmp_path, cut, "b.avif") == "the file is cut off"


def test_too_many_pixels_are_refused_before_any_is_decoded(tmp_path: Path) -> None:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + png_chunk(b"IEND", b"")
    tracemalloc.start()
    assert "900.0 megapixels" in refusal(tmp_path, bomb, "bomb.png")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_tags_that_are_each_the_whole_file_take_no_memory(tmp_path: Path) -> None:
    entries = b"".join(struct.pack("<HHII", 0xD000 + n, 7, 900_000, 50_000) for n in range(900))
    data = (b"II*\0" + struct.pack("<IH", 8, 900) + entries).ljust(1_000_000, b"\0")
    tracemalloc.start()
    assert refusal(tmp_path, data, "bomb.tif") == "the file is cut off"
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("form", [*FORMATS, "GIF"])
def test_the_cap_holds_in_every_format(tmp_path: Path, form: str) -> None:
    assert "megapixels" in refusal(tmp_path, saved(Image.new("RGB", (1200, 1000)), form), "p.x", max_megapixels=1)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    refused = {
        tmp_path: "it is not a file",
        tmp_path / "none.jpg": "there is no such file",
        tmp_path / ("x" * 300): "it cannot be read: File name too long",
        tmp_path / "a\0": r"it cannot be read: (?:stat: )?embedded null [a-z ]+",
    }
    for path, what in refused.items():
        with pytest.raises(PictureError, match=rf":1: {what}; "):
            read(path)


@pytest.mark.parametrize("form", [*FORMATS, "GIF"])
def test_broken_bytes_anywhere_are_read_or_refused_and_never_raise_anything_else(tmp_path: Path, form: str) -> None:
    rng = random.Random(form)  # noqa: S311  # not for secrets
    block = exif({0x013B: "Ana Ruiz", 0x0112: 6}, {0x927C: b"maker note" * 20}, POSITION)
    whole = with_metadata(form, exif=block, xmp=XMP_POSITION) if form != "GIF" else saved(photo(), "GIF")
    path = tmp_path / f"p.{form.lower()}"
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 3, 20])):
            # Metadata stands near the ends, and that is what this is about.
            data[rng.choice([rng.randrange(min(900, len(data))), -1 - rng.randrange(min(900, len(data)))])] = (
                rng.randrange(256)
            )
        path.write_bytes(data[: rng.choice([len(data), rng.randrange(1, len(data))])])
        try:
            assert read(path).width > 0
        except PictureError as e:
            assert str(path) in str(e)  # noqa: PT017  # either outcome is right


def test_exif_that_is_cut_off_anywhere_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    block = exif({0x013B: "Ana Ruiz"}, gps={1: "N"})
    creators = [facts(tmp_path, jpeg(exif=block[:size])).rights.creator for size in range(len(block) + 1)]
    assert (creators[0], creators[-1]) == ("", "Ana Ruiz")


def test_iptc_that_is_cut_off_anywhere_is_read_as_far_as_it_goes() -> None:
    block = resources(iim([(2, 80, b"Ana Ruiz"), (2, 110, b"Coast Pictures")]))
    found = [iptc.read(iptc.from_resources(block[:size])) for size in range(len(block) + 1)]
    assert (found[0], found[-1]) == (Rights(), Rights(creator="Ana Ruiz", credit="Coast Pictures"))


def test_exif_that_points_in_circles_and_outside_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    def entry(tag: int, kind: int, count: int, value: int) -> bytes:
        return struct.pack("<HHII", tag, kind, count, value)

    entries = entry(0x013B, 2, 4, 0x616E41) + entry(0x8298, 2, 0xFFFFFFFF, 0xFFFFFFF0) + entry(0x8769, 4, 1, 8)
    block = b"II*\0" + struct.pack("<IH", 8, 3) + entries + struct.pack("<I", 8)
    assert facts(tmp_path, jpeg(exif=block)).rights.creator == "Ana"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (saved(photo(30, 20), "GIF"), (30, 20)),
        (saved(photo(30, 20), "WEBP", lossless=True), (30, 20)),
        (jpeg(photo(30, 20), extra=segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff")), (30, 20)),
        (jpeg()[:20], None),
        (b"\xff\xd8\xff\xe1\0\x12Exif\0\0II*\0\xff\xff\xff\xff", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(20), None),
        (b"BM", None),
        (b"no picture", None),
    ],
)
def test_how_large_a_picture_is_shown_is_told_of_what_is_whole(
    tmp_path: Path, data: bytes, size: tuple[int, int] | None
) -> None:
    (tmp_path / "p").write_bytes(data)
    assert metadata.shown_size(tmp_path / "p") == size
    assert metadata.shown_size(tmp_path / "none") is None
