"""Pictures that are broken, cut off, lying or huge, in the real command: each is named where it is used, and costs
itself alone.
"""

import functools
import io
import struct
import subprocess
import sys
import time
import tracemalloc
import zlib
from pathlib import Path

import picture_samples as samples
import pytest
from PIL import Image
from samples import MakeSite, Newsgen, article

from newsgen.pictures import containers, formats

MEGABYTES = 700
"""What all processes of a build may take together."""

LINE = 8
"""Where the figure stands in each article."""


def lying(width: int, height: int) -> bytes:
    """A PNG file that announces more pixels than it has."""
    head = samples.png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = samples.png_chunk(b"IDAT", zlib.compress(bytes(100)))
    return b"\x89PNG\r\n\x1a\n" + head + body + samples.png_chunk(b"IEND", b"")


def spoilt(form: str) -> bytes:
    """A file that is overwritten where its pixels begin."""
    data = bytearray(samples.saved(samples.photo(), form))
    start = max(data.find(mark) for mark in (b"IDAT", b"VP8 ", b"mdat")) + 30
    data[start : start + 200] = b"\x55" * 200
    return bytes(data)


@functools.cache
def huge(form: str, side: int = 7071, mode: str = "RGB") -> bytes:
    """A square picture, by default of just under 50 megapixels."""
    buffer = io.BytesIO()
    options = {"PNG": {"compress_level": 1}, "AVIF": {"speed": 10}, "WEBP": {"method": 0}}.get(form, {})
    Image.new(mode, (side, side), 99).save(buffer, form, **options)
    return buffer.getvalue()


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BAD = {
    "empty.jpg": (b"", "an empty file"),
    "cut.jpg": (samples.jpeg()[:800], "cut off"),
    "cut.png": (samples.png()[:800], "cut off"),
    "cut.gif": (samples.saved(samples.photo(), "GIF")[:800], "cut off"),
    "cut.webp": (samples.saved(samples.photo(), "WEBP")[:1000], "cut off"),
    "cut.avif": (samples.saved(samples.photo(), "AVIF")[:800], "cut off"),
    "cut.tif": (samples.saved(samples.photo(), "TIFF")[:800], "cut off"),
    "spoilt.png": (spoilt("PNG"), "it is broken"),
    "spoilt.webp": (spoilt("WEBP"), "it is broken"),
    "spoilt.avif": (spoilt("AVIF"), "it is broken"),
    "layered.tif": (
        samples.saved(samples.photo(), "TIFF").replace(b"\x15\1\3\0\1\0\0\0\3\0", b"\x15\1\3\0\1\0\0\0\0\x08"),
        "it is broken",  # with 2048 samples for each pixel
    ),
    "boastful.png": (lying(60_000, 60_000), "3600.0 megapixels; the most is 50"),
    "bottomless.png": (lying(2**31 - 1, 2**31 - 1), "megapixels; the most is 50"),
    "hollow.png": (lying(7000, 7000), "it is broken"),
    "nothing.png": (lying(0, 9), "it has no pixels"),
    "page.jpg": (b"<!DOCTYPE html><title>404</title>", "a web page, whatever its name says"),
    "drawing.svg": (DRAWING, "an SVG drawing, which is not supported; export it as PNG"),
    "drawing.png": (DRAWING, "an SVG drawing, whatever its name says; export it as PNG"),
    "phone.heic": (
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99),
        "a HEIC picture, which is not supported; export it",
    ),
    "camera.cr2": (b"II*\0\x10\0\0\0CR\x02\0" + bytes(99), "a camera's raw file, which is not supported; develop it"),
}
GOOD = {"a.jpg": samples.jpeg(), "b.png": samples.png(), "z.webp": samples.saved(samples.photo(), "WEBP")}


def claiming(size: int) -> bytes:
    """A TIFF file in which each of a thousand values is said to be all of the file."""
    entries = b"".join(struct.pack("<HHII", 0x1000 + n, 1, size - 8, 8) for n in range(1000))
    return (b"II*\0" + struct.pack("<IH", 8, 1000) + entries).ljust(size, b"\0")


def swelling(chunks: int) -> bytes:
    """A PNG file with texts that are 8 MB each when they are expanded."""
    text = samples.png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(8 << 20)))
    return b"\x89PNG\r\n\x1a\n" + chunks * text + samples.png_chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("form", "data"), [("tiff", claiming(100_000)), ("png", swelling(10))], ids=["values", "texts"]
)
def test_what_a_picture_says_takes_little_memory(form: formats.Format, data: bytes) -> None:
    tracemalloc.start()
    try:
        containers.scan(data, form)
        assert tracemalloc.get_traced_memory()[1] < 30 << 20
    finally:
        tracemalloc.stop()


def of(names: dict[str, bytes]) -> dict[str, str | bytes]:
    """For each picture its file, and an article that shows it."""
    texts = {
        f"content/{name.replace('.', '-')}.md": article(f'Text.\n\n![A pier]({name} "The pier.")', title=name)
        for name in names
    }
    return {**texts, **{f"content/{name}": data for name, data in names.items()}}


def test_each_bad_picture_is_named_where_it_is_used_and_all_else_is_published(
    make_site: MakeSite, newsgen: Newsgen
) -> None:
    large = {
        "large.png": (huge("PNG", 7100), "50.4 megapixels; the most is 50"),
        "large.webp": (huge("WEBP", 5300), "28.1 megapixels; the most in WebP is 27; make it smaller, or export it"),
    }
    bad = {**BAD, **large}
    site = make_site(of({**{name: data for name, (data, _) in bad.items()}, **GOOD}))
    done = newsgen("build", "--site", site, "--jobs", "2")
    said = done.err.splitlines()
    assert (done.code, "Traceback" in done.err) == (0, False)
    for name, (_, why) in bad.items():
        start = f"content/{name.replace('.', '-')}.md:{LINE}: the picture content/{name} cannot be shown: "
        assert [line for line in said if line.startswith(start) and why in line], (name, done.err)
    assert len(said) == len(bad) + 1  # each in one line, and the summary
    pages = [p.read_text() for p in site.glob("public/2026/03/*/index.html")]
    assert len(pages) == len(bad) + len(GOOD)
    assert sum('class="no-picture"' in page for page in pages) == len(bad)
    assert {p.name.rsplit("-", 2)[0] for p in site.glob("public/media/*") if "card" not in p.name} == {"a", "b", "z"}
    assert newsgen("build", "--site", site, "--strict").code == 1


def test_a_picture_that_several_articles_use_is_named_in_each(make_site: MakeSite, newsgen: Newsgen) -> None:
    figure = '![A pier](cut.jpg "The pier.")'
    site = make_site(
        {
            "content/a.md": article(figure, title="One"),
            "content/b.md": article(f"Text.\n\n{figure}", title="Two"),
            "content/cut.jpg": BAD["cut.jpg"][0],
        }
    )
    said = newsgen("build", "--site", site).err
    assert "content/a.md:6: the picture content/cut.jpg cannot be shown" in said
    assert "content/b.md:8: the picture content/cut.jpg cannot be shown" in said


def test_a_wrong_name_is_told_and_the_picture_is_shown(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site(of({"pier.png": samples.jpeg()}))
    said = newsgen("build", "--site", site).err
    assert f"content/pier-png.md:{LINE}: the picture content/pier.png is JPEG, which its name does not say" in said
    assert list(site.glob("public/media/pier-*.avif"))


def megabytes(process: int) -> float:
    """What a process and its descendants have in memory; what they share counts once."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family = {process}
    for _ in range(3):
        family |= {child for child, parent in parents.items() if parent in family}
    kilobytes = 0
    for member in family:
        try:
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
        except OSError:
            continue
        kilobytes += next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return kilobytes / 1024


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_huge_pictures_are_made_in_bounded_memory(make_site: MakeSite) -> None:
    pictures = {
        "heaviest.avif": huge("AVIF"),
        "heavy.tiff": huge("TIFF"),
        "largest.webp": huge("WEBP", 5190),
        # Far taller than wide, so that its files are large as well.
        "tall.jpg": samples.saved(samples.photo(2400, 20_800), "JPEG"),
    }
    site = make_site(of({**pictures, **GOOD}))
    command = [sys.executable, "-m", "newsgen", "build", "--site", str(site), "--jobs", "2"]
    peak = 0.0
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as build:  # noqa: S603  # our own command
        while build.poll() is None:
            peak = max(peak, megabytes(build.pid))
            time.sleep(0.05)
        assert build.stderr
        said = build.stderr.read()
    assert (build.returncode, "cannot be shown" in said) == (0, False), said
    assert 200 < peak < MEGABYTES
    for name in pictures:
        assert list(site.glob(f"public/media/{name.rpartition('.')[0]}-*.jpg"))
