"""Warn of files among the dumps that are not used, though somebody may have meant them to be."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from newsgen import folders
from newsgen.errors import Problem
from newsgen.importing.pictures import numbered
from newsgen.importing.seeds import Found, seed_name
from newsgen.importing.sources import foreign, kinds, opening
from newsgen.importing.sources.markdown import bundles, companions
from newsgen.importing.sources.text.reader import pictures_named

_ARCHIVES = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar")
_MARKUPS = (".rst", ".textile", ".adoc", ".asciidoc", ".org", ".mdx", ".njk", ".wiki")
"""What site generators write articles in, besides Markdown and HTML."""

_DOCUMENTS = frozenset({
    ".pdf", ".doc", ".docm", ".rtf", ".odt", ".pages", ".wpd", ".xls", ".xlsx", ".ods", ".numbers", ".csv", ".ppt",
    ".pptx", ".odp", ".eml", ".msg", ".epub", ".webarchive", *_ARCHIVES, *_MARKUPS,
})  # fmt: skip
_OTHERWISE = {
    **dict.fromkeys(
        (".heic", ".heif"),
        "export it as JPEG under this name (on an iPhone: Settings, Camera, Formats, Most Compatible)",
    ),
    **dict.fromkeys(
        (
            ".bmp", ".psd", ".svg", ".svgz", ".eps", ".ai", ".jp2", ".jxl", ".cr2", ".cr3", ".nef", ".arw", ".dng",
            ".raf", ".orf",
        ),
        "export it as JPEG or PNG under this name",
    ),
    ".webarchive": "save the page as «Page Source» in Safari, or with its pictures in another browser",
    ".xmp": "write what it says into the picture, as your program for pictures can",
    **dict.fromkeys(_ARCHIVES, "unpack it, or move it away"),
    **dict.fromkeys(_MARKUPS, "if it is an article, convert it to Markdown with its front matter; else move it away"),
    **dict.fromkeys(
        (".mp4", ".mov", ".m4v", ".webm", ".avi", ".mp3", ".m4a", ".wav", ".ogg"),
        "put it into static/, and link to it from the article",
    ),
}  # fmt: skip
"""What to do with files that newsgen does not read, by suffix."""

_NUMBER = re.compile(r"\d{1,3}$")


def stray_files(
    site: Path,
    found: Found,
    look: numbered.Look = numbered.beside,
    named: Callable[[Path], Iterable[str]] = pictures_named,
) -> Iterator[Problem]:
    """Warn of each link in `found` that is not followed and each other file that is not used, with the remedy.

    Saved pages, exports and Markdown name the files that they use. Where there are any, pictures are reported only if
    their names begin with that of a plain dump beside them, and files of unknown kinds only if they are documents.
    """
    yield from (Problem(seed_name(site, link), 1, *why) for link, why in found.astray.items())
    if not found.others:
        return
    plain = [dump for dump in found.dumps if opening.is_plain(dump)]
    all_plain = len(plain) == len(found.dumps)
    beside: dict[Path, dict[str, str]] = {}
    for dump in plain:
        beside.setdefault(dump.parent, {})[folders.folded(dump.stem)] = dump.stem
    shown = {folder: look(folder) for folder in {f.parent for f in found.others if f.suffix.lower() in kinds.PICTURES}}
    owned = (shown[dump.parent].get(dump.stem, ()) for dump in found.dumps if dump.parent in shown)
    used = {picture.path for own in owned for picture in own}

    names = functools.cache(functools.partial(_names_in, plain, named))
    for file in found.others:
        if file in used:
            continue
        name, kind = seed_name(site, file), file.suffix.lower()
        if kind in kinds.MARKDOWN:
            yield from _of_a_site(name, file)
        elif kind in kinds.PICTURES:
            near = _nearest(file, beside.get(file.parent, {}))
            if (near or all_plain) and file.name not in names(file.parent):
                yield _picture(name, file, near)
        elif what := foreign.told(file):
            yield Problem(name, 1, *what)
        elif (all_plain or kind in _DOCUMENTS) and not companions.is_of_export(file):
            yield from _unread(name, kind)


def _unread(name: str, kind: str) -> Iterator[Problem]:
    """Report a file with the suffix `kind` as unread, unless readers take files with that suffix."""
    if kinds.BY_SUFFIX.get(kind) == "wordpress":
        what, remedy = foreign.NO_EXPORT
        yield Problem(name, 1, f"{what}, so it is not imported", f"{remedy}; or move it away")
    elif kind not in kinds.BY_SUFFIX:
        what = f"newsgen does not read files that end with {kind}" if kind else "its name has no ending"
        remedy = _OTHERWISE.get(kind, "save it as text, .docx or .html, or move it away")
        yield Problem(name, 1, f"{what}, so it is not imported", remedy)


def _names_in(dumps: Iterable[Path], named: Callable[[Path], Iterable[str]], folder: Path) -> frozenset[str]:
    """The pictures that those of `dumps` in `folder` name."""
    return frozenset(name for dump in dumps if dump.parent == folder for name in named(dump))


def _nearest(picture: Path, stems: Mapping[str, str]) -> str:
    """The longest stem that the picture's name begins with, else "". `stems` are keyed by their folded form."""
    name = folders.folded(picture.stem)
    return next((stems[name[:end]] for end in range(len(name), 0, -1) if name[:end] in stems), "")


def _of_a_site(name: str, file: Path) -> Iterator[Problem]:
    """Report a Markdown file of another site that is no article; the page of a section, only where it has text."""
    from newsgen.importing.sources.markdown import inheritance  # noqa: PLC0415  # not for sites of text alone

    if not bundles.is_section(file):
        what = "it lies in the folder of the article in an index.md and belongs to that, so it is not imported"
        yield Problem(name, 1, what, "to make an article of it, move it out of that folder")
    elif inheritance.has_text(file):
        what = "it is the page of a section, whose list newsgen makes itself, so its text is not imported"
        yield Problem(name, 1, what, "to publish that, move it into a file of another name; the head may stay")


def _picture(name: str, file: Path, near: str) -> Problem:
    what = "this picture belongs to no dump, so it is not used"
    if not near:
        return Problem(name, 1, what, "name it after its dump and its caption, such as ferry-2.jpg beside ferry.txt")
    # Measured in folded names, since folding makes two letters of one such as ß.
    number = _NUMBER.search(folders.folded(file.stem)[len(folders.folded(near)) :])
    meant = f"{near}-{int(number[0]) if number else 1}{file.suffix.lower()}"
    if file.name == meant:
        return Problem(name, 1, "another picture has its number, so it is not used", "give it another number")
    return Problem(name, 1, what, f"name it {meant}, the number being that of its caption")
