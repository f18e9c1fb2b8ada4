"""The way into all sources: which files are dumps, what articles they hold, and the draft of each."""

import importlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newsgen import folders
from newsgen.errors import DumpError, Problem
from newsgen.formats import merges, plain_yaml
from newsgen.importing import receipts
from newsgen.importing.drafting import holding
from newsgen.importing.records import Draft
from newsgen.importing.sources import decoding, foreign
from newsgen.importing.sources.kinds import BY_SUFFIX
from newsgen.importing.sources.markdown import bundles, companions
from newsgen.importing.sources.page import saved
from newsgen.importing.sources.records import Entry, Inherited, Job, Kind, Lookout

STDIN = Path("-")
"""The name of standard input on the command line."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest page, Word file or Markdown file, in bytes; a WordPress export is read piece by piece."""

_READERS: dict[Kind, str] = {
    "text": "text.reader",
    "page": "page.reader",
    "page archive": "page.archive",
    "word": "word.reader",
    "wordpress": "wordpress.reader",
    "markdown": "markdown.reader",
}
_SUFFIX = re.compile(r"\.\w{1,12}")
_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}>|<!--(?:(?!-->).){0,2000}-->|\s)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_ARCHIVE = re.compile(
    rb"(?:[\w-]{1,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,20}){0,20}?content-type:\s*multipart/", re.IGNORECASE
)
"""The head of a multipart MIME message, as browsers save pages."""

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:(?:---|\+\+\+)[ \t]*\r?\n|\{\s*\""
    rb"|<!--(?:[^\n]{0,200}\n\s{0,200}(?:---|\+\+\+)[ \t]*\r?\n|\s{0,200}\.\. \w))"
)
"""Front matter, which Hugo and Nikola have inside a comment as well."""


def is_dump(file: Path) -> bool:
    """Whether `file`, in a folder of dumps, is one: by its suffix, and XML only if WordPress exported it."""
    kind = BY_SUFFIX.get(file.suffix.lower())
    if kind is None or bundles.is_section(file):
        return False
    if kind == "wordpress":
        from newsgen.importing.sources.wordpress import export  # noqa: PLC0415  # for the few that need it

        return export.is_export(file)
    return True


def is_plain(file: Path) -> bool:
    """Whether the dump `file` is text or Word, which name no other files, but for pictures that text may name."""
    return BY_SUFFIX.get(file.suffix.lower()) in ("text", "word")


def lookout() -> Lookout:
    """A `Lookout` that looks into each folder once."""
    return cache(_said_in)


def entries(seed: str, path: Path, look: Lookout) -> Iterator[Entry]:
    """The entries of `path`: one article, or those of an export one by one. What cannot be read is an entry too.

    `look` is a `lookout`, one for all.
    """
    if path == STDIN:
        yield from _of_input(sys.stdin.buffer.read())
        return
    kind = BY_SUFFIX.get(path.suffix.lower(), "text")
    if _SUFFIX.fullmatch(path.suffix) and path.suffix.lower() not in BY_SUFFIX:
        yield Entry(seed, kind, None, (_unread(seed, path),))
        return
    if problem := folders.odd_name(seed) or _unfit_name(seed):
        yield Entry(problem.file, kind, None, (problem,))
        return
    try:
        if kind == "wordpress":
            from newsgen.importing.sources.wordpress import reader  # noqa: PLC0415  # as above

            yield from reader.entries(seed, path)
        else:
            data, told_in = _read(seed, path, kind), ""
            if kind in ("page", "markdown"):
                data, told_in = companions.with_head(path, data)
                kind = _kind_of_page(data) if kind == "page" else kind
            beside = saved.pictures_with(path) if kind == "page" else ()
            inherited = _inherited(seed, path, look) if kind == "markdown" else None
            told_by = os.path.normpath(f"{seed}/../{told_in}").replace(os.sep, "/") if told_in else ""
            yield Entry(seed, kind, data, beside=beside, inherited=inherited, told_by=told_by)
    except DumpError as e:
        yield Entry(seed, kind, None, e.problems)
    except OSError as e:
        yield Entry(seed, kind, None, (unreadable(seed, e),))


def _unread(seed: str, path: Path) -> Problem:
    """The problem of a file of a kind that has no reader."""
    what = foreign.told(path) or (
        f"newsgen reads no files that end in {path.suffix}",
        "save the article as .txt, .md, .html or .docx; unpack an archive first",
    )
    return Problem(seed, 1, *what)


def unreadable(seed: str, error: OSError) -> Problem:
    """The problem of the dump `seed`, or of a file beside it, that the system does not let newsgen read."""
    return Problem(seed, 1, f"it cannot be read: {error.strerror}", "check that the file is there and may be read")


def _of_input(data: bytes) -> Iterator[Entry]:
    """The entries of `data`, which comes without a name."""
    if not data.strip():
        remedy = "paste an article, then press Ctrl-D on a line of its own (on Windows Ctrl-Z and Enter)"
        yield Entry(str(STDIN), "text", None, (Problem(str(STDIN), 1, "nothing was pasted", remedy),))
        return
    seed, kind = f"stdin-{receipts.digest(data)[:12]}", _kind_of(data)
    if kind in ("markdown", "text") and (what := foreign.told_by_start(data)):
        yield Entry(seed, kind, None, (Problem(seed, 1, *what),))
        return
    if kind != "wordpress":
        yield Entry(seed, kind, data)
        return
    from newsgen.importing.sources.wordpress import reader  # noqa: PLC0415  # for exports alone

    with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
        # An export is read twice, which needs a file.
        path = Path(folder, "export.xml")
        path.write_bytes(data)
        try:
            yield from reader.entries(seed, path)
        except DumpError as e:
            yield Entry(seed, kind, None, e.problems)


def _unfit_name(seed: str) -> Problem | None:
    """The problem of a name that its article's front matter could not hold."""
    return Problem(seed, 1, "its name has a control character", "rename it") if plain_yaml.unfit(seed) else None


def _said_in(folder: str) -> tuple[str, ...]:
    from newsgen.importing.sources.markdown import inheritance  # noqa: PLC0415  # for Markdown alone

    return inheritance.said_in(folder)


def _inherited(seed: str, path: Path, look: Lookout) -> Inherited | None:
    from newsgen.importing.sources.markdown import inheritance  # noqa: PLC0415  # as above

    return inheritance.inherited(seed, path, look)


def _kind_of_page(data: bytes) -> Kind:
    """The kind of a file named as a page: generators put HTML below front matter, browsers save MIME messages."""
    return "page archive" if _ARCHIVE.match(data) else "markdown" if _HEAD.match(data) else "page"


def _kind_of(data: bytes) -> Kind:
    """The kind of a file without a name, by its start."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "word"
    start = data.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(start):
        return "page"
    if _ARCHIVE.match(start):
        return "page archive"
    if start.startswith((b"<?xml", b"<rss")):
        return "wordpress"
    from newsgen.importing.sources.markdown import front_matter  # noqa: PLC0415  # for standard input alone

    return "markdown" if front_matter.is_in(data) else "text"


def _read(seed: str, path: Path, kind: Kind) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)  # a pipe or a device does not say how long it is
    if len(data) > MAX_BYTES:
        what = f"it is larger than {MAX_BYTES // 1024 // 1024} MB"
        raise DumpError(Problem(seed, 1, what, "split it into one file an article"))
    if kind == "text" and (known := foreign.told_by_start(data)):
        raise DumpError(Problem(seed, 1, *known))
    return data


def draft(job: Job) -> Draft:
    """The article in the dump of `job`. Raises DumpError where it cannot be read."""
    if job.kind in ("text", "markdown") and any(mark in job.data for mark in (b"<<<<<<<", b">>>>>>>")):
        merged = merges.line_of(decoding.decode(job.data)[0])
        if merged is not None:
            raise DumpError(Problem(job.seed, merged + 1, merges.WHAT, merges.REMEDY))
    if not job.data.strip():
        raise DumpError(Problem(job.seed, 1, *decoding.EMPTY))
    # Each reader imports packages that the others do not need.
    reader = importlib.import_module(f"newsgen.importing.sources.{_READERS[job.kind]}")
    read: Draft = reader.draft(job)
    # Other sources were public, or say whether they were; Markdown without a date does not.
    is_copy = job.kind in ("text", "word") or (job.kind == "markdown" and not read.dated)
    return holding.held(read) if is_copy else read
