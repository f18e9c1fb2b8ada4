"""Real photographs, which nobody on this project made: all orientations, positions, old agencies, broken EXIF."""

import json
import subprocess
from pathlib import Path

import pytest
from picture_samples import CORPUS, needs_corpus, needs_exiftool
from PIL import Image, ImageChops, ImageOps, ImageStat

from newsgen.errors import PictureError
from newsgen.pictures.derivatives import Derivation, plan
from newsgen.pictures.making import make
from newsgen.pictures.metadata import read
from newsgen.pictures.scrub import private_parts

pytestmark = needs_corpus

WIDTHS = (480, 800)
PHOTOGRAPHS = sorted((CORPUS / "exif").rglob("*.jpg"))


def published(source: Path, out: Path) -> Derivation:
    derivation = plan(read(source), slug=source.stem.lower().replace("_", "-"), widths=WIDTHS)
    make(source, derivation, out)
    return derivation


def tags_of(*paths: Path) -> dict[Path, dict[str, str]]:
    """What exiftool finds in files, or in each file of a folder."""
    command = ["exiftool", "-j", "-G1", "-a", "-ee", "-ext", "*", *map(str, paths)]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603  # a fixed program
    return {Path(entry["SourceFile"]): entry for entry in json.loads(found)}


@pytest.fixture(scope="module")
def originals() -> dict[Path, dict[str, str]]:
    """What exiftool finds in the photographs."""
    return tags_of(*PHOTOGRAPHS)


def said(tags: dict[str, str], *names: str) -> str:
    """The first of a field's names that says something."""
    values = (str(tags.get(name, "")).strip() for name in names)
    return next((" ".join(value.split()) for value in values if value), "")


CREATOR = ("XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist")
CREDIT = ("XMP-photoshop:Credit", "IPTC:Credit")
COPYRIGHT = ("XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright")


@pytest.mark.parametrize("number", range(9))
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
def test_the_eight_orientations_come_out_alike_in_each_format(tmp_path: Path, shape: str, number: int) -> None:
    with Image.open(CORPUS / "orientation" / f"{shape}_1.jpg") as first:
        expected = ImageOps.exif_transpose(first).convert("RGB")
    derivation = published(CORPUS / "orientation" / f"{shape}_{number}.jpg", tmp_path)
    for form in ("avif", "webp", "jpeg"):
        rendition = next(r for r in derivation.renditions if r.format == form and not r.ratio)
        with Image.open(tmp_path / rendition.name) as image:
            assert image.size == ((480, 320) if shape == "Landscape" else (480, 720)), form
            wanted = expected.resize(image.size, Image.Resampling.LANCZOS)
            # Each file was compressed on its own before, which alone makes up to 4 of this.
            assert max(ImageStat.Stat(ImageChops.difference(image.convert("RGB"), wanted)).mean) < 6, form


@needs_exiftool
@pytest.mark.parametrize("source", PHOTOGRAPHS, ids=lambda p: p.stem)
def test_credits_stay_and_positions_serials_and_thumbnails_go(
    tmp_path: Path, originals: dict[Path, dict[str, str]], source: Path
) -> None:
    derivation = published(source, tmp_path / "out")
    found = tags_of(tmp_path / "out")
    for rendition in derivation.renditions:
        tags = found[tmp_path / "out" / rendition.name]
        for names in (CREATOR, CREDIT, COPYRIGHT):
            assert said(tags, *names) == said(originals[source], *names)
        assert not [tag for tag in tags if any(word in tag for word in ("GPS", "Serial", "Thumbnail", "MakerNote"))]


@needs_exiftool
@pytest.mark.parametrize("source", PHOTOGRAPHS, ids=lambda p: p.stem)
def test_a_position_is_found_wherever_exiftool_finds_one(originals: dict[Path, dict[str, str]], source: Path) -> None:
    is_there = any("GPSLatitude" in tag or "GPSLongitude" in tag for tag in originals[source])
    assert ("a position" in private_parts(source)) == is_there


def test_heif_is_refused_with_a_way_out() -> None:
    with pytest.raises(PictureError, match=r"HEIC picture.*export it as JPEG"):
        read(CORPUS / "exif" / "samplefilehub.heif")


@pytest.mark.parametrize("source", sorted((CORPUS / "exif" / "invalid").glob("*.jpg")), ids=lambda p: p.stem)
def test_photographs_that_break_exif_readers_are_published(tmp_path: Path, source: Path) -> None:
    assert published(source, tmp_path).renditions
