"""Outputs that cannot stand beside each other: two with one address, or a file where another one needs a folder."""

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from newsgen.config import FILE
from newsgen.errors import ContentError, Problem, raise_all

Line = Callable[[str, str], int]
"""The line on which what the first names, a file of the site, makes the second an output of its own."""

_Made = tuple[str, str]
"""An output file, and what it is made from."""

_OWN = f"a page or file that newsgen makes ({FILE})"


def check(outputs: Iterable[_Made], line: Line) -> None:
    """Refuse two of `outputs` with one address; `line` is asked where there are.

    Names that differ in case or Unicode form alone are one address too, since file systems take them for one; and a
    file cannot have others below it. Raises one ContentError with all clashes.
    """
    seen: dict[str, _Made] = {}
    problems, doubled = [], set[_Made]()
    for file, origin in outputs:
        key = (file if file.isascii() else unicodedata.normalize("NFC", file)).casefold()
        if key not in seen:
            seen[key] = file, origin
        elif seen[key][1] != origin:
            problems.append(_taken((file, origin), seen[key], line))
        elif (place := (origin, key.rpartition("/")[0])) not in doubled:
            # A list's feeds lie beside its page, and clash with it.
            doubled.add(place)
            what = f"two of its pages would have the address /{file}"
            remedy = "give one of them, such as a section, another `slug` or name"
            problems.append(Problem(origin, line(origin, file), what, remedy))
    if in_the_way := seen.keys() & _folders(seen):
        for key, made in seen.items():
            above = next((seen[str(p)] for p in PurePosixPath(key).parents if str(p) in in_the_way), None)
            if above:
                problems.append(_below(made, above, line))
    raise_all(ContentError, problems)


def _taken(one: _Made, other: _Made, line: Line) -> Problem:
    """The problem of two outputs with one address. It is told of what somebody can call otherwise: not of a list."""
    (_, taker), (file, origin) = sorted((one, other), key=lambda made: (made[1] != FILE, made[1]))
    what = f"its address /{file} is taken by {_OWN if taker == FILE else taker}"
    remedy = "give one of them another `slug`, alias or, in static/, name"
    return Problem(origin, line(origin, file), what, remedy)


def _below(made: _Made, above: _Made, line: Line) -> Problem:
    """The problem of an output that would lie below a file; likewise."""
    (file, origin), (barrier, owner) = made, above
    if origin == FILE:
        what = f"its address /{barrier} is a file's, and {_OWN} would lie below it"
        return Problem(owner, line(owner, barrier), what, "give it another address")
    what = f"its address /{file} lies below /{barrier}, which is a file and comes from {owner}"
    return Problem(origin, line(origin, file), what, "give one of them another address")


def _folders(files: Iterable[str]) -> set[str]:
    """The paths of all folders that `files` lie in."""
    found = set[str]()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
