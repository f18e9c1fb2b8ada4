"""The files of the ledger of published versions: their format, and how they are read and updated.

content/versions/ has a file for each month of publication, with a line for each article, and one for each day with the
texts. `versions` says what is recorded, and why.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from newsgen import atomic, disk, folders
from newsgen.errors import Problem, PublishError
from newsgen.model import Article

FOLDER = "content/versions"

Texts = Callable[[Article], str]
"""Returns the text of an article."""

_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>")

_DAMAGED = (msgspec.DecodeError, UnicodeDecodeError)
"""The errors of a damaged line; UnicodeDecodeError is of texts that are not UTF-8."""


class Line(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """A line of any file of the ledger: it is about one article, given by its path."""

    article: str


class Noted(Line, frozen=True, kw_only=True, omit_defaults=True):
    """The last accounted version of an article. `updated` is ISO 8601 or empty; `corrections` is their number.

    `place` is its output file, empty in lines that older versions wrote. If it moved from there without an alias,
    `since` has the output files that it was published in afterwards.
    """

    day: str
    digest: str
    updated: str
    corrections: int
    place: str = ""
    since: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file of this line, relative to the site."""
        return f"{FOLDER}/{self.day[:7]}.jsonl"

    @property
    def text_file(self) -> str:
        """The file of its text, relative to the site."""
        return f"{FOLDER}/{self.day[:4]}/{self.day}.jsonl"


class Text(Line, frozen=True, kw_only=True):
    """A text that was published."""

    digest: str
    text: str


Edit = Mapping[str, Noted | Article | None]
"""The new lines of a file, by article path: a `Noted`, or the article whose text to write; None to delete the line."""


@contextmanager
def recording(site: Path, edits: Mapping[str, Edit], text: Texts) -> Iterator[Callable[[], None]]:
    """Apply `edits`, by file, in the folder `site` if the block inside succeeds. Raises PublishError.

    Yields a callback to be called before anything is published: it writes everything to temporary files, so that
    nothing is published that cannot be recorded. If it is not called, all files stay as they are.
    """
    drafts: dict[Path, Path | None] = {}  # None for a file to delete, since no line is left

    def write() -> None:
        sound = set[Path]()
        # In this order the texts, in subfolders, are written before the lines about them.
        for file, edit in sorted(edits.items(), reverse=True):
            path = site / file
            with _writing(path, site):
                if path.parent not in sound:
                    disk.stay_inside(site, path)
                    sound.add(path.parent)
                data = _edited(path, edit, text)
                drafts[path] = draft = atomic.fresh(path) if data else None
                if draft:
                    atomic.draft(draft, data)

    try:
        yield write
        for path, draft in drafts.items():
            with _writing(path, site):
                if draft:
                    draft.replace(path)
                else:
                    path.unlink(missing_ok=True)
    finally:
        for draft in filter(None, drafts.values()):
            with suppress(OSError):
                draft.unlink(missing_ok=True)
                draft.parent.rmdir()  # if it was created for this draft


@contextmanager
def _writing(path: Path, site: Path) -> Iterator[None]:
    try:
        yield
    except OSError as e:
        what = f"it cannot be written: {e.strerror or e}"
        file = path.relative_to(site).as_posix()
        raise PublishError(Problem(file, 1, what, "free space or mend its rights, then build again")) from e


def load(site: Path) -> tuple[dict[str, list[Noted]], list[Problem]]:
    """The lines about each article, by path (several only after a merge of branches), and warnings of damaged ones."""
    found: dict[str, list[Noted]] = {}
    warnings = []
    names = folders.names(site / FOLDER)
    for path in sorted(site / FOLDER / name for name in names if name.endswith(".jsonl")):
        for number, row in _rows(path.read_bytes()):
            try:
                line = _NOTED.decode(row)
            except _DAMAGED:
                file = path.relative_to(site).as_posix()
                remedy = "restore it from a backup, or delete it to start anew from the text as it is"
                warnings.append(Problem(file, number, "this line of the ledger of versions is damaged", remedy))
                continue
            found.setdefault(line.article, []).append(line)
    return found, warnings


def _rows(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yields the lines with their numbers, from 1, but no blank lines or conflict markers of a merge."""
    for number, row in enumerate(data.split(b"\n"), 1):
        if row.strip() and not row.startswith(_CONFLICT):
            yield number, row


def text(day: Mapping[str, Sequence[bytes]], noted: Noted) -> str:
    """The text of the `noted` version, from the lines of its `day`, by article; empty if it is gone or damaged."""
    for row in day.get(noted.article, ()):
        try:
            line = _TEXT.decode(row)
        except _DAMAGED:
            continue
        if line.digest == noted.digest:
            return line.text
    return ""


def by_article(path: Path) -> dict[str, list[bytes]]:
    """The lines of a file of the ledger, by article; damaged ones are skipped."""
    found: dict[str, list[bytes]] = {}
    for _, row in _rows(disk.read(path) or b""):
        try:
            found.setdefault(_LINE.decode(row).article, []).append(row)
        except _DAMAGED:
            continue  # `load` warns of it
    return found


def _edited(path: Path, edit: Edit, text: Texts) -> bytes:
    """The file's new content, sorted by article; empty if no line is left."""
    rows = {article: found[-1] for article, found in by_article(path).items()}
    for article, new in edit.items():
        rows.pop(article, None)
        if isinstance(new, Article):
            line = Text(article=new.path, digest=new.body_digest, text=text(new).strip())
            rows[new.path] = msgspec.json.encode(line)
        elif new is not None:
            rows[new.article] = msgspec.json.encode(new)
    return b"".join(rows[article] + b"\n" for article in sorted(rows))


_LINE = msgspec.json.Decoder(Line)
_NOTED = msgspec.json.Decoder(Noted)
_TEXT = msgspec.json.Decoder(Text)
