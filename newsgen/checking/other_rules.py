"""Rules for other files: style sheets, the web app manifest, robots.txt, redirects, pictures."""

from collections.abc import Iterator
from typing import Any

import msgspec

from newsgen.checking import json_files, references
from newsgen.checking.addresses import is_whole
from newsgen.checking.json_files import Json
from newsgen.checking.records import BEGIN_WHOLE, KEEP_HERE, Fault, Index
from newsgen.checking.reference_rules import problem_of
from newsgen.errors import NewsgenError


class Text(msgspec.Struct, frozen=True):
    """A text file."""

    file: str
    text: str


class Picture(msgspec.Struct, frozen=True):
    """A picture file, not read yet."""

    file: str


def read_text(file: str, data: bytes) -> Text | Fault:
    """The text in the output file `file`; a Fault where it is not UTF-8."""
    try:
        return Text(file, data.decode())
    except UnicodeDecodeError as e:
        return Fault(data.count(b"\n", 0, e.start) + 1, "the file is not UTF-8 text", "save it as UTF-8")


def read_picture(file: str, _: bytes) -> Picture:
    """The picture in the output file `file`."""
    return Picture(file)


def styles(sheet: Text, index: Index) -> Iterator[Fault]:
    """What a style sheet fetches exists, and is not on another host."""
    for line, address in references.in_css(sheet.text):
        if index.place(address, sheet.file).where == "web":
            what = f"the style sheet asks another host for {address!r}"
            yield Fault(line, what, KEEP_HERE)
        elif wrong := problem_of(address, sheet.file, index):
            yield Fault(line, *wrong)


def app(manifest: Json, index: Index) -> Iterator[Fault]:
    """The start address and the icons in the web app manifest exist, and are on the site's host."""
    value = manifest.value if isinstance(manifest.value, dict) else {}
    icons: Any = value.get("icons") if isinstance(value.get("icons"), list) else []
    stated: list[tuple[json_files.Path, Any]] = [(("start_url",), value.get("start_url"))]
    stated += [(("icons", n, "src"), icon.get("src")) for n, icon in enumerate(icons) if isinstance(icon, dict)]
    for path, address in stated:
        if not isinstance(address, str):
            continue
        line = json_files.line_of(manifest.text, path)
        if index.place(address, manifest.file).where == "web":
            yield Fault(line, f"{address!r} lies on another host", KEEP_HERE)
        elif wrong := problem_of(address, manifest.file, index):
            yield Fault(line, *wrong)


def robots(found: Text, index: Index) -> Iterator[Fault]:
    """robots.txt names the sitemaps by absolute addresses, and they exist."""
    for line, row in enumerate(found.text.split("\n"), 1):
        name, _, address = row.partition(":")
        if name.strip().lower() != "sitemap":
            continue
        address = address.strip()
        if not is_whole(address):
            yield Fault(line, f"the address of the sitemap, {address!r}, is not whole", BEGIN_WHOLE)
        elif wrong := problem_of(address, found.file, index):
            yield Fault(line, *wrong)


def redirects(found: Text, index: Index) -> Iterator[Fault]:
    """Each redirect has an existing target, and no address is redirected twice."""
    seen: dict[str, int] = {}
    for line, row in enumerate(found.text.split("\n"), 1):
        words = row.split()
        if len(words) < len(("from", "to")) or row.startswith("#"):
            continue
        if words[0] in seen:
            yield Fault(line, f"{words[0]!r} is redirected in line {seen[words[0]]} already", "leave one")
        seen.setdefault(words[0], line)
        # Only the host can resolve a splat or a placeholder.
        if not any(mark in words[1] for mark in ("*", ":splat", "/:")) and (wrong := problem_of(words[1], "", index)):
            yield Fault(line, *wrong)


def privacy(picture: Picture, index: Index) -> Iterator[Fault]:
    """A published picture does not reveal where it was taken, nor with whose camera."""
    try:
        told = index.picture_private(picture.file)
    except NewsgenError as e:
        yield from (Fault(1, problem.what, problem.remedy) for problem in e.problems)
        return
    if told:
        remedy = "remove its metadata, or put it into content/images/ and build again"
        yield Fault(1, f"this picture {told}", remedy)
