"""Rules for the rest: style sheets, the web app manifest, robots.txt, redirects, pictures."""

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
    """A file of text."""

    file: str
    text: str


class Picture(msgspec.Struct, frozen=True):
    """A picture file, of which no bytes have been read yet."""

    file: str


def read_text(file: str, data: bytes) -> Text | Fault:
    """The text in the output file `file`; a fault where it is not UTF-8."""
    try:
        return Text(file, data.decode())
    except UnicodeDecodeError as e:
        return Fault(data.count(b"\n", 0, e.start) + 1, "the file is not UTF-8 text", "save it as UTF-8")


def read_picture(file: str, _: bytes) -> Picture:
    """The picture in the output file `file`."""
    return Picture(file)


def styles(sheet: Text, index: Index) -> Iterator[Fault]:
    """What a style sheet asks for is there, and no other host's."""
    for line, address in references.in_css(sheet.text):
        if index.place(address, sheet.file).where == "web":
            what = f"the style sheet asks another host for {address!r}"
            yield Fault(line, what, KEEP_HERE)
        elif wrong := problem_of(address, sheet.file, index):
            yield Fault(line, *wrong)


def app(manifest: Json, index: Index) -> Iterator[Fault]:
    """The addresses in the web app manifest lead somewhere, and its icons lie on the site."""
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
    """robots.txt names the sitemaps by whole addresses, and they are there."""
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
    """Each redirect leads somewhere, and none stands twice."""
    seen: dict[str, int] = {}
    for line, row in enumerate(found.text.split("\n"), 1):
        words = row.split()
        if len(words) < len(("from", "to")) or row.startswith("#"):
            continue
        if words[0] in seen:
            yield Fault(line, f"{words[0]!r} is redirected in line {seen[words[0]]} already", "leave one")
        seen.setdefault(words[0], line)
        # A splat or a placeholder stands for what only the host can tell.
        if not any(mark in words[1] for mark in ("*", ":splat", "/:")) and (wrong := problem_of(words[1], "", index)):
            yield Fault(line, *wrong)


def privacy(picture: Picture, index: Index) -> Iterator[Fault]:
    """A published picture does not tell where it was taken, nor with whose camera."""
    try:
        told = index.picture_private(picture.file)
    except NewsgenError as e:
        yield from (Fault(1, problem.what, problem.remedy) for problem in e.problems)
        return
    if told:
        remedy = "remove its metadata, or put it into content/images/ and build again"
        yield Fault(1, f"this picture {told}", remedy)
