"""The ledger of published versions: it notices when a published text changes without readers being told, and when an
article moves to another address without an alias.

In content/versions/, each month of publication has a file with a line per article: the digest of the text published
last, and which corrections and update it declared. The texts themselves, needed to show a change, are in a file for
each day, read only for an article that changed. So publishing touches two small files, branches of a repository merge
line by line, and a build reads little more than the digests.

A change is accounted for by a further entry in `corrections` or an `updated` newer than in the ledger; a new address,
by the former one in `aliases`. Anything else stays in the ledger as it was, so the warning returns until somebody
accounts for the change or undoes it.
"""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from newsgen.content import changes, heirs, ledger_files, moves
from newsgen.content.ledger_files import Edit, Noted, Texts
from newsgen.errors import Problem
from newsgen.model import Article


class Ledger(msgspec.Struct, frozen=True):
    """What a build finds: warnings of changes that nothing accounts for, and the edits to make once it is published.

    `edits` are by file, relative to the site. `text` returns the text of an article; it is called when that is written,
    so that an archive's texts are not all in memory. `gone` are those of the `count` recorded articles whose files are
    gone, and not only under another name.
    """

    warnings: tuple[Problem, ...]
    edits: Mapping[str, Edit]
    text: Texts
    count: int
    gone: tuple[Noted, ...]

    def recording(self, site: Path) -> AbstractContextManager[Callable[[], None]]:
        """`ledger_files.recording` of these edits in the folder `site`."""
        return ledger_files.recording(site, self.edits, self.text)


def compare(
    site: Path, published: Iterable[Article], known: Sequence[Article], text: Texts, places: Mapping[str, str]
) -> Ledger:
    """Compare the ledger of the folder `site` with the articles that a build will have `published`.

    `known` are all articles, also withheld ones, whose lines stay. `text` returns the text of an article, and is called
    only for changed ones. `places` has the output files by article path.
    """
    noted, warnings = ledger_files.load(site)
    edits, moved = _Edits(), dict[str, tuple[str, ...]]()
    # Cached, since one day's file may hold a whole archive, most of which may have changed.
    day_file = functools.lru_cache(maxsize=1)(ledger_files.by_article)
    held, gone = _held(noted, known, places)
    for lines in gone:
        edits.remove(lines)
    dated = (article for article in published if article.date)
    for article in (a for a in dated if not _stands(held.get(a.path, ()), a, places[a.path])):
        before, digest, place = held.get(article.path, ()), article.body_digest, places[article.path]
        stood, since = [line.place for line in before if line.place], [was for line in before for was in line.since]
        if left := moves.left(article, stood, since, place):
            moved[article.path] = left
            place, after = stood[-1], tuple(dict.fromkeys((*since, place)))
        else:
            after = ()
        if len(before) == 1 and (place, after) != (before[0].place, before[0].since):
            before = [msgspec.structs.replace(before[0], place=place, since=after)]
            edits.note(before[0])
        if any(line.digest == digest for line in before):
            if removal := _removal(article, before):
                warnings.append(removal)
                continue
            if _is_kept(before, article):
                continue
        elif before and not _accounted_for(article, before[-1]):
            old = ledger_files.text(day_file(site / before[-1].text_file), before[-1])
            if change := changes.warning(article, old, text(article)):
                warnings.append(change)
            continue
        edits.remove(before)
        edits.add(article, place, after)
    warnings += moves.warnings(moved)
    return Ledger(tuple(warnings), edits.files, text, len(noted), tuple(lines[-1] for lines in gone))


def _held(
    noted: Mapping[str, Sequence[Noted]], known: Sequence[Article], places: Mapping[str, str]
) -> tuple[Mapping[str, Sequence[Noted]], list[Sequence[Noted]]]:
    """The lines of each article, by its path, and those that are no article's any more."""
    paths = {article.path for article in known}
    away = {path: lines for path, lines in noted.items() if path not in paths}
    inherited = heirs.of(away, (article for article in known if article.path not in noted), places)
    taken = {lines[-1].article for lines in inherited.values()}
    return {**noted, **inherited}, [lines for path, lines in away.items() if path not in taken]


class _Edits:
    """Collects the edits to each file of the ledger."""

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


def _stands(noted: Sequence[Noted], article: Article, place: str) -> bool:
    """Whether `article`, published at `place`, is as `noted`, as nearly all are: nothing to do."""
    return _is_kept(noted, article) and noted[0].place == place and not noted[0].since


def _is_kept(noted: Sequence[Noted], article: Article) -> bool:
    """Whether the text of `article` and its corrections are `noted`, and under its path and day."""
    if len(noted) != 1:
        return False
    line = noted[0]
    same = line.digest == article.body_digest and (line.article, line.day) == (article.path, article.day)
    return same and line.corrections <= len(article.corrections)


def _accounted_for(article: Article, noted: Noted) -> bool:
    """Whether readers are told that the text changed since the `noted` version."""
    if len(article.corrections) > noted.corrections:
        return True
    return article.updated is not None and _stamp(article.updated) > noted.updated


def _removal(article: Article, noted: Sequence[Noted]) -> Problem | None:
    """The warning about published corrections that were removed, unless `updated` tells readers since.

    After a merge, `noted` has the versions of several branches, and readers may have seen any of them.
    """
    gone = max(line.corrections for line in noted) - len(article.corrections)
    if gone <= 0 or (article.updated and _stamp(article.updated) > max(line.updated for line in noted)):
        return None
    removed = "a correction that readers saw was" if gone == 1 else f"{gone} corrections that readers saw were"
    remedy = "bring back what was said, or set `updated` to when it was removed"
    return Problem(article.path, 1, f"{removed} removed here", remedy)


def _stamp(time: datetime) -> str:
    """`time` in UTC (ISO 8601), so that texts sort by time."""
    return time.astimezone(UTC).isoformat(timespec="seconds")
