"""The exception hierarchy, and the one form in which a problem is shown.

    NewsgenError
    ├── SettingsError      newsgen.yml
    ├── ContentError       an article, or two that clash
    ├── DumpError          a dump that cannot be read
    ├── TemplateError      a template, found while compiling or rendering
    ├── PictureError       a picture that cannot be published
    └── PublishError       the output folder

Each carries one or more `Problem`s: what is wrong, where, and what to do. A warning is a `Problem` that did not stop
the work. Nothing else is ever printed for a user's mistake.
"""

import contextlib
import errno
import json
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HARMLESS = frozenset("\t\u00ad\u200c\u200d")
"""The exceptions, common in texts and harmless in terminals: tab, soft hyphen, zero-width joiner and non-joiner."""


def visible(text: str) -> str:
    """`text` for one line of a terminal, in which names of files and words of dumps can neither act nor hide anything.

    Control characters, line ends and direction marks are escaped.
    """
    if text.isprintable():
        return text
    return "".join(c.encode("unicode_escape").decode() if _hides(c) else c for c in text)


def json_line(value: object) -> bytes:
    """`value`, a record or plain data, as one line of JSON without its newline, as safe to show as `visible` text."""
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
    if not text.isprintable():
        text = "".join(json.dumps(c)[1:-1] if _hides(c) else c for c in text)
    return text.encode()


def _hides(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character not in _HARMLESS


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong, with its place and its remedy.

    `file` is relative to the site if it lies inside; `line` counts from 1. `what` and `remedy` are clauses without a
    capital or a full stop. `detail` has lines to show below, such as a diff.
    """

    file: str
    line: int
    what: str
    remedy: str
    detail: str = ""

    def __str__(self) -> str:
        below = "".join(f"\n    {visible(line)}" for line in self.detail.split("\n") if line)
        return visible(f"{self.file}:{self.line}: {self.what}; {self.remedy}") + below


class NewsgenError(Exception):
    """Something in the site is wrong. `problems` has at least one entry."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class SettingsError(NewsgenError):
    """newsgen.yml is missing or wrong."""


class ContentError(NewsgenError):
    """An article is wrong, or two articles clash."""


class DumpError(NewsgenError):
    """A dump cannot be read."""


class TemplateError(NewsgenError):
    """A template is wrong, or asks for something that its page does not have."""


class PictureError(NewsgenError):
    """A picture cannot be published as it is."""


class PublishError(NewsgenError):
    """The output folder cannot be written, or is not newsgen's to write."""


def of_disk(e: OSError, file: str, what: str = "it cannot be read or written") -> Problem:
    """The problem for an OSError; `file` is where it was met, in case it names no file, and `what` could not be done.

    If a missing file cannot be created, the problem names the folder, whose rights are what has to be fixed.
    """
    place = Path(e.filename if isinstance(e.filename, str | Path) and e.filename else file)
    if e.errno in _CLOSED and not os.path.lexists(place):
        # Not `Path.is_dir`, which raises for what lies in a closed folder.
        place = next((folder for folder in place.parents if os.path.isdir(folder)), place)  # noqa: PTH112
    remedy = _REMEDIES.get(type(e)) or _REASONS.get(e.errno or 0, "free space or mend its rights, then try again")
    return Problem(str(place), 1, f"{what}: {e.strerror or e}", remedy)


_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
"""The error codes where writing is not permitted."""

_REASONS = {
    errno.EROFS: "mount it so that it can be written, or work on a copy elsewhere",
    errno.ELOOP: "remove the link, or put what it leads to in its place",
    errno.ENOSPC: "free space, then try again",
}

_REMEDIES: dict[type[OSError], str] = {
    IsADirectoryError: "move this folder away, since a file goes there",
    NotADirectoryError: "move away the file that stands where a folder goes",
    FileExistsError: "move away the file that stands where a folder goes",
}


def raise_all(kind: type[NewsgenError], problems: Iterable[Problem]) -> None:
    """Raise one `kind` with all `problems`, each once, sorted by file and line; do nothing if there are none."""
    if found := sorted(set(problems)):
        raise kind(*found)


@contextlib.contextmanager
def alongside(told: Iterable[Problem]) -> Iterator[None]:
    """Add `told` to the problems of a NewsgenError raised inside: warnings of a step that will not run again."""
    try:
        yield
    except NewsgenError as e:
        e.problems = tuple(dict.fromkeys((*e.problems, *told)))
        raise
