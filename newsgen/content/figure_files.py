"""Which figures an article has, and which file each of them shows."""

import functools
import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Mapping

import msgspec

from newsgen import folders, web
from newsgen.content.written import Written
from newsgen.formats import figures
from newsgen.formats.figures import FigureMark
from newsgen.model import Figure, FigureEntry


class Lookup(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """The paths at which a picture was looked for, in order, and the one that was found.

    Without one, `near` is the file that was probably meant, if there is any, and `loose` are the paths that told so.
    """

    places: tuple[str, ...]
    loose: tuple[str, ...]
    found: str | None
    near: str | None

    def holds(self, files: Collection[str]) -> bool:
        """Whether a lookup among `files`, those of the site, still finds the same."""
        return _look(self.places, self.loose, files) == self


class _Placed(msgspec.Struct, frozen=True):
    """A figure's definition, its line, and whether the text places it.

    `number` is the index of its entry in front matter; None if the text defines it.
    """

    entry: FigureEntry
    line: int
    number: int | None = None
    in_text: bool = False


def find(written: Written, files: Collection[str]) -> tuple[tuple[Figure, ...], tuple[Lookup, ...]]:
    """The figures of an article, and the lookups of their pictures among `files`, those of the site.

    Problems and warnings are added to `written`.
    """
    placed = tuple(_placed(written))
    lookups = {p.entry.src: _looked_up(p.entry.src, written.path, files) for p in placed if p.entry.src is not None}
    shown = (_figure(p, lookups[p.entry.src] if p.entry.src is not None else None, written) for p in placed)
    return tuple(shown), tuple(lookups.values())


def _defined(written: Written) -> dict[str, _Placed]:
    """The figures of front matter, by id."""
    found: dict[str, _Placed] = {}
    for number, entry in enumerate(written.document.head.figures):
        if entry.id in found:
            line = written.line("figures", number, "id")
            written.refuse(line, f"two figures have the id {entry.id!r}", "rename one of them")
        else:
            found[entry.id] = _Placed(entry, written.document.entry_line("figures", number), number)
            _check(entry, number, written)
    return found


def _check(entry: FigureEntry, number: int, written: Written) -> None:
    """Note values that make no sense in the entry of front matter with this index."""
    if entry.focus and not all(0 <= part <= 1 for part in entry.focus):
        what = f"the `focus` of the figure {entry.id!r} lies outside the picture"
        remedy = "write fractions from 0 to 1, from the left and from the top, such as [0.4, 0.6]"
        written.refuse(written.line("figures", number, "focus"), what, remedy)
    if entry.license and not web.is_address(entry.license):
        what = f"the licence {entry.license!r} is no address, and is not shown"
        written.warn(
            written.line("figures", number, "license"), what, "write https://…, or put the words into `credit`"
        )


def _placed(written: Written) -> Collection[_Placed]:
    """The figures of front matter, completed by what the body says of them, and those that the body defines."""
    found, document = _defined(written), written.document
    ids = figures.ids(found)
    for line, paragraph in [each for each in written.paragraphs if "!" in each[1]]:
        mark = figures.parse(paragraph, ids)
        if mark is None:
            if "![" in paragraph and (reason := figures.why_not(paragraph, ids)):
                written.warn(line, *reason)
        elif (known := found.get(mark.id or mark.src)) is not None:
            entry = _said(mark, known.entry)
            own = entry.id == known.entry.id
            found[entry.id] = _Placed(entry, known.line if own else line, known.number if own else None, in_text=True)
        elif mark.src:
            entry = FigureEntry(id=mark.src, src=mark.src, alt=mark.alt, caption=mark.caption, credit=mark.credit)
            found[mark.src] = _Placed(entry, line, in_text=True)
        elif "figures" not in document.broken:
            what = f"there is no figure {mark.id!r}"
            remedy = f"define it under `figures` (there: {', '.join(found) or 'none yet'})"
            written.refuse(line, what, remedy)
    return found.values()


def _said(mark: FigureMark, known: FigureEntry) -> FigureEntry:
    """The figure that `mark` shows, if its id or its picture is that of the `known` one.

    A short form with other words than that is a figure of its own, with its key as the id. It inherits the picture's
    credit and licence, but no caption, which belongs to its place.
    """
    credit = mark.credit or known.credit or ""
    worded = mark.caption or mark.credit
    other_words = worded and (mark.caption, credit) != (known.caption or "", known.credit or "")
    if mark.src and (other_words or (mark.alt and known.alt is not None and mark.alt != known.alt)):
        alt = mark.alt or known.alt
        return msgspec.structs.replace(known, id=mark.key, src=mark.src, alt=alt, caption=mark.caption, credit=credit)
    return msgspec.structs.replace(known, alt=mark.alt) if mark.alt and known.alt is None else known


def _figure(placed: _Placed, lookup: Lookup | None, written: Written) -> Figure:
    entry, line = placed.entry, placed.line
    if lookup and lookup.found is None:
        where = "in static/" if (entry.src or "").startswith("/") else "beside the article or in content/images/"
        remedy = f"put it {where}, or correct `src`"
        if lookup.near:
            remedy = f"write {_src(lookup.near, written.path)!r}, which is there"
        at = line if placed.number is None else written.line("figures", placed.number, "src")
        written.warn(at, f"there is no picture {entry.src!r}", remedy)
    return Figure(
        id=entry.id,
        picture=lookup.found if lookup else None,
        alt=entry.alt or "",
        caption=entry.caption or "",
        credit=entry.credit or "",
        license=entry.license or "",
        focus=entry.focus or (0.5, 0.5),
        line=line,
        in_text=placed.in_text,
    )


def _looked_up(src: str, path: str, files: Collection[str]) -> Lookup:
    """Look up the file that `src` names in the article `path`, never outside content/ or static/."""
    if src.startswith("/"):
        root, wanted = "static/", [f"static{src}"]
    else:
        root, wanted = "content/", [f"{posixpath.dirname(path)}/{src}", f"content/images/{src}"]
    places = tuple(place for place in map(posixpath.normpath, wanted) if place.startswith(root))
    # Many write the path from the site's folder, as their program for pictures shows it.
    return _look(places, (*places, src.lstrip("/")), files)


def _look(places: tuple[str, ...], loose: tuple[str, ...], files: Collection[str]) -> Lookup:
    if (found := _first(places, files)) is not None:
        return Lookup(places, (), found, None)
    # In any case of letters, since on Windows and Macs all of them open the file.
    by_case = _by_case(frozenset(files))
    near = next((by_case[folded] for folded in map(folders.folded, loose) if folded in by_case), None)
    return Lookup(places, loose, None, near)


def _src(file: str, path: str) -> str:
    """How the article `path` names the picture `file`."""
    if file.startswith("static/"):
        return file.removeprefix("static")
    if file.startswith("content/images/"):
        return file.removeprefix("content/images/")
    return posixpath.relpath(file, posixpath.dirname(path))


def _first(places: Iterable[str], files: Collection[str]) -> str | None:
    """The first of `places` among `files`, in any Unicode form: a Mac may spell é as two characters."""
    for place in places:
        if place in files:
            return place
        if not place.isascii() and (alike := _by_form(frozenset(files)).get(unicodedata.normalize("NFC", place))):
            return alike
    return None


@functools.lru_cache(maxsize=2)
def _by_form(files: frozenset[str]) -> Mapping[str, str]:
    """`files` by their NFC form, the first of those that share it; cached, since many articles ask."""
    return {unicodedata.normalize("NFC", file): file for file in sorted(files, reverse=True)}


@functools.lru_cache(maxsize=2)
def _by_case(files: frozenset[str]) -> Mapping[str, str]:
    """`files` by their folded names, the first of those that share one; cached, since many articles ask."""
    return {folders.folded(file): file for file in sorted(files, reverse=True)}
