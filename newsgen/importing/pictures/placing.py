"""Place the pictures of dumps in content/images/: an editor's changes there stay, and no picture is there twice."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from newsgen import atomic, disk, folders, slugs
from newsgen.errors import Problem
from newsgen.importing.drafting import compose
from newsgen.importing.ledger import INCOMING, Case
from newsgen.importing.pictures import attachments
from newsgen.importing.records import Draft, Placed
from newsgen.incremental import digests
from newsgen.model import FrontMatter

FOLDER = "content/images"

_NAME = re.compile(rb"[a-z0-9-]+\.(?:avif|gif|jpe?g|png|tiff?|webp)")
"""What import calls pictures: the form of their file names."""


class Hung(msgspec.Struct, frozen=True):
    """A draft whose figures name their pictures, which of those import placed, and what the editor should know."""

    draft: Draft
    placed: tuple[Placed, ...]
    problems: tuple[Problem, ...]


class _Supply(msgspec.Struct, frozen=True):
    """The picture that a dump has for the figure number `figure`, counted from 1, and the file it comes from."""

    figure: int
    suffix: str
    data: bytes
    file: str


class Album:
    """The pictures in content/images/ of `site`; nothing is written without `write`."""

    def __init__(self, site: Path, *, write: bool) -> None:
        self._site = site
        self._write = write
        self._used = set[str]()

    def hang(self, case: Case, draft: Draft, head: FrontMatter | None) -> Hung:
        """Place the pictures of a dump. `head` is that of its article, if there is one.

        A picture placed before keeps its file, even where its figure has other words and another id by now.
        """
        before = _before(case, draft, head)
        coming = {digests.of(supply.data) for supply in self._supplies(case, draft)} if before else set[str]()
        placed, problems = list[Placed](), [*_unused(case, draft)]
        for supply in self._supplies(case, draft):
            digest = digests.of(supply.data)
            was = _earlier(before, supply.figure, digest, coming)
            kept = self._kept(case, supply, digest, was) if was else None
            if was and kept is not None:
                file = was.file
                problems += kept
            else:
                file = self._place(case, draft, supply, was)
            self._used.add(file)
            placed.append(Placed(supply.figure, file, digest))
        sources = {one.figure - 1: one.file for one in placed}
        return Hung(compose.with_pictures(draft, sources) if sources else draft, tuple(placed), tuple(problems))

    def _kept(self, case: Case, supply: _Supply, digest: str, was: Placed) -> tuple[Problem, ...] | None:
        """What to say where the picture that `was` placed before stays as it is; None where `supply` is placed."""
        there, new = self._digest(was.file), digest != was.digest
        if there == digest:
            return ()
        if there and there != was.digest:
            what = "you edited this picture, so it stays as it is"
            if new:
                what += f", though {supply.file} has changed since"
        elif not there and not new and case.known.article:
            what = "you removed this picture, so it stays away"
        else:
            return None
        back = "take the new one" if new else "have the original back"
        return (Problem(f"{FOLDER}/{was.file}", 1, what, f"to {back}, put that of {supply.file} in its place"),)

    def _place(self, case: Case, draft: Draft, supply: _Supply, was: Placed | None) -> str:
        """Place `supply`; return its file's name, that of the picture before it if no other article shows that."""
        article = case.known.article
        replaced = was.file if was and case.step == "regenerate" and article and self._is_own(was.file, article) else ""
        # An id that somebody wrote can be any text.
        stem = slugs.slug(draft.head.figures[supply.figure - 1].id, f"figure-{supply.figure}")
        name = name_for(self._site, stem, supply.suffix, supply.data, replaced)
        if self._write:
            target = self._file(name)
            if name == replaced or not disk.is_there(target):
                atomic.put(target, supply.data, within=self._site)
            if replaced and name != replaced:
                self._file(replaced).unlink(missing_ok=True)
        return name

    def _is_own(self, file: str, article: str) -> bool:
        """Whether no article but `article` shows `file`."""
        return file not in self._used and self._shown.get(file, set()) <= {article, f"{article}{INCOMING}"}

    @cached_property
    def _shown(self) -> dict[str, set[str]]:
        """The articles, and readings laid beside them, that name each picture."""
        found: dict[str, set[str]] = {}
        for path, _ in folders.scan(self._site, "content"):
            if path.endswith((".md", INCOMING)):
                for name in set(_NAME.findall((self._site / path).read_bytes())):
                    found.setdefault(name.decode(), set()).add(path)
        return found

    def _digest(self, file: str) -> str:
        data = disk.read(self._file(file))
        return "" if data is None else digests.of(data)

    def _file(self, name: str) -> Path:
        return self._site / FOLDER / name

    def _supplies(self, case: Case, draft: Draft) -> Iterator[_Supply]:
        """The pictures for figures: first those that lie beside the dump, then those that it brings itself."""
        folder, found = Path(case.seed).parent.as_posix(), set[int]()
        for one in case.pictures:
            if 0 < one.number <= len(draft.head.figures):
                found.add(one.number)
                suffix = one.path.suffix.lower()
                with disk.naming(one.path):
                    data = one.path.read_bytes()
                yield _Supply(one.number, suffix, data, f"{folder}/{one.path.name}")
        for index, suffix, data in attachments.pictures_of(
            self._site, case.entry.kind, case.path, case.data, draft.attached
        ):
            if index + 1 not in found:
                yield _Supply(index + 1, suffix, data, case.seed)


def _before(case: Case, draft: Draft, head: FrontMatter | None) -> Sequence[Placed]:
    """What import placed for this dump before: by its receipt or, where that does not say, by the article's figures."""
    receipt = case.known.receipt
    if receipt and receipt.pictures is not None:
        return receipt.pictures
    shown = {one.id: one.src for one in head.figures if one.src and "/" not in one.src} if head else {}
    known = ((number, shown.get(one.id)) for number, one in enumerate(draft.head.figures, 1))
    return tuple(Placed(number, file, "") for number, file in known if file)


def _earlier(before: Sequence[Placed], figure: int, digest: str, coming: Collection[str]) -> Placed | None:
    """What was placed before with this digest, or else what this picture replaces."""
    same = [one for one in before if one.digest == digest]
    replaced = [one for one in before if one.figure == figure and one.digest not in coming]
    return min(same, key=lambda one: one.figure != figure, default=None) or next(iter(replaced), None)


def _unused(case: Case, draft: Draft) -> Iterator[Problem]:
    """A problem for each picture beside the dump that has no caption."""
    for one in case.pictures:
        if not 0 < one.number <= len(draft.head.figures):
            what = f"{case.seed} has no caption number {one.number}, so this picture is not used"
            remedy = "name it after its caption's number, or add a caption to the dump"
            yield Problem(f"{Path(case.seed).parent.as_posix()}/{one.path.name}", 1, what, remedy)


def name_for(site: Path, figure: str, suffix: str, data: bytes, free: str = "") -> str:
    """The file's name in FOLDER for a picture with the bytes `data`: its figure's id, numbered where that is taken.

    A file with the same bytes is used again; one with others is left alone, unless it is `free`.
    """
    number = 1
    while True:
        name = f"{figure}-{number}{suffix}" if number > 1 else f"{figure}{suffix}"
        if name == free or disk.read(site / FOLDER / name) in (None, data):
            return name
        number += 1
