"""Small outputs to check: pages, feeds and sitemaps without a fault, which a test spoils in one place."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from newsgen.checking import checker
from newsgen.config import Config
from newsgen.pictures import metadata

CONFIG = Config(title="The Test Post", base_url="https://post.example/")
SUB = Config(title="The Test Post", base_url="https://post.example/news/")
TIME = "2026-03-02T06:30:00+01:00"
Files = Mapping[str, str | bytes]


def page(body: str = "<h1>x</h1>", head: str = "") -> str:
    """A page: `head` begins at line 5, `body` at the line after `head` and `</head><body>`."""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>x</title>\n{head}\n</head><body>\n{body}\n</body></html>\n'
    )


def data(**record: object) -> str:
    """A record as JSON-LD in a page's head; a value that is None takes a field away."""
    held = {
        "@context": "https://schema.org",
        **{k.replace("type_", "@type"): v for k, v in record.items() if v is not None},
    }
    return f'<script type="application/ld+json">\n{msgspec.json.format(msgspec.json.encode(held)).decode()}</script>'


def news(**fields: object) -> str:
    """An article's structured data."""
    publisher = {"@type": "Organization", "name": "The Test Post"}
    whole = {"headline": "x", "datePublished": TIME, "dateModified": TIME, "publisher": publisher}
    return data(type_="NewsArticle", **(whole | fields))


def write(folder: Path, files: Files) -> Path:
    """An output folder with `files` and, unless it is among them, a front page."""
    for name, content in {"index.html": page(), **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def faults(
    folder: Path, files: Files, config: Config = CONFIG, private: Callable[[Path], str] = lambda _: ""
) -> list[str]:
    """What the checker says of an output with `files`."""
    report = checker.check(write(folder, files), config, private, metadata.shown_size)
    return [str(problem) for problem in report.problems]


def picture(width: int = 30, height: int = 20, kind: str = "PNG", orientation: int = 1, **options: Any) -> bytes:
    """A picture file; `options` are those of its format."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, kind, **({} if orientation == 1 else {"exif": exif}), **options)
    return file.getvalue()


def assert_said(found: Sequence[str], expected: Sequence[str]) -> None:
    """`found` are as many as `expected`, and each begins so."""
    assert len(found) == len(expected), found
    for said, start in zip(found, expected, strict=True):
        assert said.startswith(start), said
