"""Outputs that cannot coexist: two with the same address, or a file where another needs a folder.

And articles that may be meant as one, of which only one is published.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from newsgen import folders
from newsgen.config import FILE, Config
from newsgen.errors import ContentError, Problem, raise_all
from newsgen.model import Article
from newsgen.site import urls
from newsgen.site.edition import Edition, Section


class Lines(Protocol):
    """Finds line numbers in the site's files; called only where there is a clash."""

    def line(self, origin: str, output: str) -> int:
        """The line of the file `origin` that makes `output` one of its outputs."""

    def line_of(self, origin: str, *steps: str | int) -> int:
        """The line of the value that the keys `steps` lead to, in the settings or in front matter."""


_Made = tuple[str, str]
"""An output file, and the file that it is made from."""

_OWN = f"a page or file that newsgen makes ({FILE})"


def check(outputs: Iterable[_Made], sections: Sequence[Section], lines: Lines) -> None:
    """Refuse `outputs` that share an address. `sections` are all sections that have pages among them.

    Names that differ only in case or Unicode form count as one address, since file systems may treat them as one; and
    no output may lie below a file. Raises one ContentError with all clashes.
    """
    seen: dict[str, _Made] = {}
    problems, doubled = [], set[_Made]()
    for file, origin in outputs:
        key = folders.folded(file)
        if key not in seen:
            seen[key] = file, origin
        elif seen[key][1] != origin:
            problems.append(_taken((file, origin), seen[key], lines))
        elif origin != FILE:
            problems.append(_alike((file, origin), seen[key], lines))
        elif (place := (origin, key.rpartition("/")[0])) not in doubled:
            # A list's feeds lie beside its page, and would be reported again.
            doubled.add(place)
            problems.append(_doubled(file, sections, lines))
    if in_the_way := seen.keys() & _folders(seen):
        for key, made in seen.items():
            above = next((seen[str(p)] for p in PurePosixPath(key).parents if str(p) in in_the_way), None)
            if above:
                problems.append(_below(made, above, lines))
    raise_all(ContentError, problems)


def twins(edition: Edition, articles: Iterable[Article], config: Config) -> Iterator[Problem]:
    """A note for each page of `edition` at the address of one of `articles` that is held back.

    Programs that keep folders in step lay copies beside a file that was changed in two places, and an older copy may be
    no draft yet.
    """
    shown = {article.path for article in edition.everything}
    held = (article for article in articles if article.path not in shown and not article.is_profile)
    places = {urls.article_file(article, config): article.path for article in held}
    for article in edition.published if places else ():
        if twin := places.get(urls.article_file(article, config)):
            what = f"it is published at the address of {twin}, which is held back"
            yield Problem(article.path, 1, what, "delete it if it is an older copy, or give one of them another `slug`")


def _doubled(file: str, sections: Sequence[Section], lines: Lines) -> Problem:
    """The problem of two lists with one address, reported at a section: no other list can be renamed."""
    section = next((s for s in reversed(sections) if s.slug == file.partition("/")[0]), None)
    if section and section.entry is None:
        path = section.articles[-1].path
        what = f"the section {section.name!r} would have the address /{file}, which another page of the site has"
        remedy = f"name it otherwise, or give it a `slug` of its own under `sections` in {FILE}"
        return Problem(path, lines.line_of(path, "section"), what, remedy)
    line = lines.line_of(FILE, "sections", section.entry) if section and section.entry is not None else 1
    what = f"two of its pages would have the address /{file}"
    return Problem(FILE, line, what, "give one of them, such as a section, another `slug` or name")


def _taken(one: _Made, other: _Made, lines: Lines) -> Problem:
    """The problem of two outputs with one address, reported at one that can be renamed: not at a list."""
    (_, taker), (file, origin) = sorted((one, other), key=lambda made: (made[1] != FILE, made[1]))
    what = f"its address /{file} is taken by {_OWN if taker == FILE else taker}"
    remedy = "give one of them another `slug`, alias or, in static/, name"
    return Problem(origin, lines.line(origin, file), what, remedy)


def _alike(alias: _Made, other: _Made, lines: Lines) -> Problem:
    """The problem of an alias that differs only in case or Unicode form from another address of its own article.

    Some hosts tell the two apart, but a file system that does not cannot hold both.
    """
    (file, origin), (known, _) = alias, other
    what = f"the alias /{file} differs from this article's /{known} in case or Unicode form alone"
    remedy = "remove the alias; a host that tells the two apart can lead on from there by its own settings"
    return Problem(origin, lines.line(origin, file), what, remedy)


def _below(made: _Made, above: _Made, lines: Lines) -> Problem:
    """The problem of an output that would lie below a file, reported at one that can be renamed."""
    (file, origin), (barrier, owner) = made, above
    if origin == FILE:
        what = f"its address /{barrier} is a file's, and {_OWN} would lie below it"
        return Problem(owner, lines.line(owner, barrier), what, "give it another address")
    what = f"its address /{file} lies below /{barrier}, which is a file and comes from {owner}"
    return Problem(origin, lines.line(origin, file), what, "give one of them another address")


def _folders(files: Iterable[str]) -> set[str]:
    """The paths of all folders that contain `files`, at any depth."""
    found = set[str]()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
