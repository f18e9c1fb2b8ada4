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
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from newsgen.content import changes, ledger_files, moves
from newsgen.content.ledger_files import Edit, Noted, Texts
from newsgen.errors import Problem
from newsgen.model import Article


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

    def recording(self, site: Path) -> AbstractContextManager[Callable[[], None]]:
        """As `ledger_files.recording` has it, for what becomes of the files of the folder `site`."""
        return ledger_files.recording(site, self.edits, self.text)


def compare(
    site: Path, published: Iterable[Article], known: Sequence[Article], text: Texts, places: Mapping[str, str]
) -> Ledger:
    """What becomes of the ledger of the folder `site` when the articles of `published` are.

    `known` are all articles, also those that are withheld at the moment: their lines stay. `text` gives the text of an
    article, and is asked for those alone that changed. `places` has their output files, by their paths.
    """
    noted, warnings = ledger_files.load(site)
    edits, moved, paths = _Edits(), dict[str, tuple[str, ...]](), {article.path for article in known}
    # The last day is at hand, since a whole archive may lie in it, and most of that may have changed.
    day_file = functools.lru_cache(maxsize=1)(ledger_files.by_article)
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
            old = ledger_files.text(day_file(site / before[-1].text_file), before[-1])
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
