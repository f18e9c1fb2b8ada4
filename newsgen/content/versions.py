"""The ledger of published versions: it notices when a published text changes and nothing tells readers, and when an
article goes to another address and nothing leads there.

The ledger lies in content/versions/. Each month of publication has a file, and each article a line in it: the digest of
the text that was published last, and what had been said of changes until then. The texts themselves, which show what
changed, lie beside it, in a file for each day, and are read for an article that changed alone. So publishing touches
two small files, branches of a repository merge line by line, and a build reads little more than the digests.

A change is accounted for where `corrections` has a further entry or `updated` is newer than in the ledger, another
address where `aliases` has the former one. What is not stays noted as it was, so that the warning comes again until
somebody accounts for it or takes the change back.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from newsgen import folders, whole
from newsgen.content import changes, moves
from newsgen.errors import Problem, PublishError
from newsgen.model import Article

FOLDER = "content/versions"

Texts = Callable[[Article], str]

_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>")

_DAMAGED = (msgspec.DecodeError, UnicodeDecodeError)
"""What a line raises that cannot be read: the second one whose texts are not UTF-8."""


class Line(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """A line of any file of the ledger: it is about one article."""

    article: str


class Noted(Line, frozen=True, kw_only=True, omit_defaults=True):
    """What was published of an article, and under which day. `updated` is ISO 8601 or empty; `corrections` counts.

    `place` is its output file, empty in lines from before that was kept. Where it left that, and nothing leads on from
    there, `since` has those that it was published in after that.
    """

    day: str
    digest: str
    updated: str
    corrections: int
    place: str = ""
    since: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Where this line stands, relative to the site."""
        return f"{FOLDER}/{self.day[:7]}.jsonl"

    @property
    def text_file(self) -> str:
        """Where the text stands, relative to the site."""
        return f"{FOLDER}/{self.day[:4]}/{self.day}.jsonl"


class Text(Line, frozen=True, kw_only=True):
    """A text that was published."""

    digest: str
    text: str


Edit = Mapping[str, Noted | Article | None]
"""The new lines of a file, by article: what is noted of it, or the article whose text it is; None for one that goes."""


class Ledger(msgspec.Struct, frozen=True):
    """What a build finds: the changes that nothing accounts for, and what becomes of files once it is published.

    `edits` has the files that change, relative to the site. `text` gives the text of an article; it is asked for when
    that is written down, so that not all of an archive are in memory at a time. Of the `count` articles that are noted,
    `gone` are those whose files are.
    """

    warnings: tuple[Problem, ...]
    edits: Mapping[str, Edit]
    text: Texts
    count: int
    gone: tuple[Noted, ...]


def compare(
    site: Path, published: Iterable[Article], known: Sequence[Article], text: Texts, places: Mapping[str, str]
) -> Ledger:
    """What becomes of the ledger of the folder `site` when the articles of `published` are.

    `known` are all articles, also those that are withheld at the moment: their lines stay. `text` gives the text of an
    article, and is asked for those alone that changed. `places` has their output files, by their paths.
    """
    noted, warnings = _load(site)
    edits, moved, paths = _Edits(), dict[str, tuple[str, ...]](), {article.path for article in known}
    # The last day is at hand, since a whole archive may lie in it, and most of that may have changed.
    day_file = functools.lru_cache(maxsize=1)(_by_article)
    gone = [lines for path, lines in noted.items() if path not in paths]
    for lines in gone:
        edits.remove(lines)
    dated = (article for article in published if article.date)
    for article in (a for a in dated if not _stands(noted.get(a.path, []), a, places[a.path])):
        before, digest, place = noted.get(article.path, []), article.body_digest, places[article.path]
        stood, since = [line.place for line in before if line.place], [was for line in before for was in line.since]
        if left := moves.left(article, stood, since, place):
            moved[article.path] = left
            place, after = stood[-1], tuple(dict.fromkeys((*since, place)))
        else:
            after = ()
        if len(before) == 1 and (place, after) != (before[0].place, before[0].since):
            before = [msgspec.structs.replace(before[0], place=place, since=after)]
            edits.note(before[0])
        if [(line.digest, line.day) for line in before] == [(digest, article.day)]:
            if len(article.corrections) >= before[0].corrections:
                continue
            if not _accounted_for(article, before[0]):
                warnings.append(_withdrawn(article, before[0]))
                continue
        if before and all(line.digest != digest for line in before) and not _accounted_for(article, before[-1]):
            old = _text(day_file(site / before[-1].text_file), before[-1])
            if change := changes.warning(article, old, text(article)):
                warnings.append(change)
            continue
        edits.remove(before)
        edits.add(article, place, after)
    warnings += moves.warnings(moved)
    return Ledger(tuple(warnings), edits.files, text, len(noted), tuple(lines[-1] for lines in gone))


class _Edits:
    """What becomes of each file of the ledger."""

    def __init__(self) -> None:
        self.files: dict[str, dict[str, Noted | Article | None]] = {}

    def remove(self, lines: Iterable[Noted]) -> None:
        for line in lines:
            for file in (line.file, line.text_file):
                self.files.setdefault(file, {})[line.article] = None

    def note(self, line: Noted) -> None:
        self.files.setdefault(line.file, {})[line.article] = line

    def add(self, article: Article, place: str, since: tuple[str, ...]) -> None:
        line = Noted(
            article=article.path,
            day=article.day,
            digest=article.body_digest,
            updated=_stamp(article.updated) if article.updated else "",
            corrections=len(article.corrections),
            place=place,
            since=since,
        )
        self.note(line)
        self.files.setdefault(line.text_file, {})[article.path] = article


@contextmanager
def recording(site: Path, ledger: Ledger) -> Iterator[Callable[[], None]]:
    """Bring the files of the ledger up to date when what is done inside this has succeeded. Raises PublishError.

    What it hands over has to be called before anything is published: it writes all that takes space on the disk, so
    that nothing is published that cannot be put on record. Where it is not called, all files stay as they are.
    """
    drafts: dict[Path, Path | None] = {}  # None for a file that goes, since nothing is left in it

    def write() -> None:
        sound = set[Path]()
        # In this order texts are there before the lines that are about them.
        for file, edit in sorted(ledger.edits.items(), reverse=True):
            path = site / file
            with _writing(path, site):
                if path.parent not in sound:
                    whole.stay_inside(site, path)
                    sound.add(path.parent)
                data = _edited(path, edit, ledger.text)
                drafts[path] = draft = whole.fresh(path) if data else None
                if draft:
                    whole.draft(draft, data)

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
                draft.parent.rmdir()  # where it was made for this alone


@contextmanager
def _writing(path: Path, site: Path) -> Iterator[None]:
    try:
        yield
    except OSError as e:
        what = f"it cannot be written: {e.strerror or e}"
        file = path.relative_to(site).as_posix()
        raise PublishError(Problem(file, 1, what, "free space or mend its rights, then build again")) from e


def _load(site: Path) -> tuple[dict[str, list[Noted]], list[Problem]]:
    """What is noted of each article, in one line unless branches were merged; and what cannot be read."""
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
    """The lines with their numbers; those that a merge left between its two sides are passed over."""
    for number, row in enumerate(data.split(b"\n"), 1):
        if row.strip() and not row.startswith(_CONFLICT):
            yield number, row


def _text(day: Mapping[str, Sequence[bytes]], noted: Noted) -> str:
    """The text that was published, of the lines of its `day`; empty where it is gone or damaged."""
    for row in day.get(noted.article, ()):
        try:
            line = _TEXT.decode(row)
        except _DAMAGED:
            continue
        if line.digest == noted.digest:
            return line.text
    return ""


def _by_article(path: Path) -> dict[str, list[bytes]]:
    """The lines of a file of the ledger, by their articles; what is damaged is passed over."""
    found: dict[str, list[bytes]] = {}
    for _, row in _rows(whole.read(path) or b""):
        try:
            found.setdefault(_LINE.decode(row).article, []).append(row)
        except _DAMAGED:
            continue  # a warning said so already
    return found


def _edited(path: Path, edit: Edit, text: Texts) -> bytes:
    """The file's new content, sorted by article; empty where nothing is left."""
    rows = {article: found[-1] for article, found in _by_article(path).items()}
    for article, new in edit.items():
        rows.pop(article, None)
        if isinstance(new, Article):
            line = Text(article=new.path, digest=new.body_digest, text=text(new).strip())
            rows[new.path] = msgspec.json.encode(line)
        elif new is not None:
            rows[new.article] = msgspec.json.encode(new)
    return b"".join(rows[article] + b"\n" for article in sorted(rows))


def _stands(noted: Sequence[Noted], article: Article, place: str) -> bool:
    """Whether `article`, published at `place`, is as it is `noted`, as nearly all are."""
    if len(noted) != 1:
        return False
    line = noted[0]
    same = line.digest == article.body_digest and line.day == article.day and line.place == place
    return same and not line.since and line.corrections <= len(article.corrections)


def _accounted_for(article: Article, noted: Noted) -> bool:
    """Whether readers are told that the text changed since the version that was `noted`."""
    if len(article.corrections) > noted.corrections:
        return True
    return article.updated is not None and _stamp(article.updated) > noted.updated


def _withdrawn(article: Article, noted: Noted) -> Problem:
    """The warning about corrections that readers were shown and are not shown any more."""
    gone = noted.corrections - len(article.corrections)
    removed = "a correction that readers saw was" if gone == 1 else f"{gone} corrections that readers saw were"
    remedy = "bring back what was said, or set `updated` to when it was removed"
    return Problem(article.path, 1, f"{removed} removed here", remedy)


def _stamp(time: datetime) -> str:
    """`time` so that later ones sort later, as text."""
    return time.astimezone(UTC).isoformat(timespec="seconds")


_LINE = msgspec.json.Decoder(Line)
_NOTED = msgspec.json.Decoder(Noted)
_TEXT = msgspec.json.Decoder(Text)
