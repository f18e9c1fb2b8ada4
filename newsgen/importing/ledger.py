"""Decide what to do with a dump by its receipt and its article alone, so that a fresh clone decides the same."""

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from newsgen import disk, folders
from newsgen.errors import ContentError
from newsgen.formats import frontmatter
from newsgen.importing import receipts
from newsgen.importing.records import Picture, Receipt
from newsgen.importing.renames import Mark
from newsgen.importing.sources.records import Entry
from newsgen.model import FrontMatter

Step = Literal[
    "write", "adopt", "leave", "follow", "regenerate", "lay beside", "remind", "remind of older", "stay removed"
]
"""`adopt`: record a receipt for an article, or for a reading beside one, that stands already; `follow`: record where
the article was moved to; `remind`: a new reading, or what the editor made of it, still lies beside the article; `remind
of older`: the same, and the dump has changed since."""

INCOMING = ".incoming"
"""The suffix that marks a new reading laid beside an article."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a site knows of a dump: its receipt, and the article made from it.

    `article_digest` and `incoming_digest` are those of the article and of the reading beside it as they are now, ""
    where there is none. `stated_digest` is the dump's digest in the front matter of the reading beside the article or,
    without one, of the article; it is "" where the article is as its receipt says. `former` is another name of the
    dump, of which there still is a receipt. `incoming` is the reading beside the article, if any.
    """

    receipt: Receipt | None = None
    article: str | None = None
    article_digest: str = ""
    stated_digest: str = ""
    incoming_digest: str = ""
    incoming: str = ""
    former: str = ""

    @property
    def dump_digests(self) -> tuple[str, str]:
        """The digests of the dump as import last read it: by its receipt, and by its article."""
        return self.receipt.dump_digest if self.receipt else "", self.stated_digest


class Case(msgspec.Struct, frozen=True):
    """A dump with all that is needed to deal with it.

    `digest` covers the dump and its `pictures`, `mark` the dump alone; `twin` is another dump of the same bytes.
    """

    entry: Entry
    path: Path
    data: bytes
    digest: str
    mark: Mark
    twin: str
    known: Known
    step: Step
    pictures: tuple[Picture, ...]

    @property
    def seed(self) -> str:
        """The name under which the site knows the dump."""
        return self.entry.seed


def decide(known: Known, dump_digest: str, *, named: bool, more: bool = False) -> Step:  # noqa: PLR0911  # a table of cases
    """Decide what to do with a dump of this digest.

    `named`: the editor asked for this dump by name; `more`: pictures that it lacked are there now.
    """
    receipt = known.receipt
    if known.article is None:
        return "write" if receipt is None or named else "stay removed"
    if receipt is None:
        if known.incoming_digest:
            return "remind"
        return "adopt" if known.stated_digest == dump_digest else "lay beside"
    if receipt.dump_digest == dump_digest and not more:
        if known.incoming_digest:
            return "remind"
        if known.former and known.article_digest == receipt.article_digest:
            # The dump's new folder may mean another section.
            return "regenerate"
        return "follow" if known.former or receipt.article != known.article else "leave"
    if known.article_digest == receipt.article_digest:
        return "regenerate"
    if known.stated_digest == dump_digest != receipt.dump_digest:
        # An import was killed after it wrote this reading and before it saved the receipt.
        return "adopt"
    if known.incoming_digest and known.incoming_digest != receipt.article_digest:
        # Somebody is at work on that file.
        return "remind of older"
    return "lay beside"


class Shelf:
    """Looks up the articles and receipts of a site; the articles are listed once, when first asked for.

    `settled` are articles that stand where the receipts of other dumps say.
    """

    def __init__(self, site: Path, settled: Collection[str] = ()) -> None:
        self.site = site
        self._settled = settled

    def known(self, seed: str) -> Known:
        """What the site knows of the dump `seed`. Raises DumpError where its receipt is damaged."""
        return self._known(seed, receipts.load(self.site, seed))

    def renamed(self, seed: str, before: Receipt) -> Known:
        """What the site knows of the dump `seed`, whose receipt `before` has another name."""
        formerly = tuple(name for name in before.seeds if name != seed)
        receipt = msgspec.structs.replace(before, seed=seed, formerly=formerly)
        return msgspec.structs.replace(self._known(seed, receipt), former=before.seed)

    def _known(self, seed: str, receipt: Receipt | None) -> Known:
        seeds = receipt.seeds if receipt else (seed,)
        data = self._at_home(seeds, receipt) if receipt else None
        moved = (self._moved.get(name) for name in seeds)
        path = receipt.article if receipt and data is not None else next(filter(None, moved), None)
        if path is None:
            return Known(receipt=receipt)
        now = _digest_of(self.site / path) if data is None else receipts.digest(data)
        beside = self._beside(path, receipt)
        incoming = _digest_of(self.site / beside)
        as_made = receipt is not None and now == receipt.article_digest
        head = None if as_made else _head(self.site / (beside if incoming else path))
        return Known(
            receipt=receipt,
            article=path,
            article_digest=now,
            stated_digest=(head.source.digest or "") if head and head.source else "",
            incoming_digest=incoming,
            incoming=beside if incoming else "",
        )

    def _beside(self, path: str, receipt: Receipt | None) -> str:
        """Where a new reading of the article `path` lies or would, maybe where that was before it was moved alone."""
        before, now = f"{receipt.article if receipt else path}{INCOMING}", f"{path}{INCOMING}"
        moved = receipt is not None and receipt.article != path and not (self.site / receipt.article).exists()
        return before if moved and not (self.site / now).exists() else now

    def free_name(self, slug: str) -> str:
        """`slug`, with a number where content/ already has that name, and reserved from now on."""
        name, number = slug, 2
        while name.casefold() in self._names:
            name, number = f"{slug}-{number}", number + 1
        self._names.add(name.casefold())
        return name

    def head(self, article: str) -> FrontMatter | None:
        """The front matter of `article`, None where it is broken."""
        return _head(self.site / article)

    def namesake(self, article: str, slug: str, date: str | None) -> str:
        """The other article that has the name `slug`, where it is of the same day; else ""."""
        other = f"content/{slug}.md"
        head = self.head(other) if other != article and (self.site / other).is_file() else None
        return other if head and head.date and date and head.date[:10] == date[:10] else ""

    def _at_home(self, seeds: Collection[str], receipt: Receipt) -> bytes | None:
        """The bytes of the article where the receipt says, unless another dump's article stands there now."""
        data = disk.read(self.site / receipt.article)
        if data is None or any(seed.encode(errors="replace") in data for seed in seeds):
            return data
        head = _parsed(data, receipt.article)
        other = head.source.seed if head and head.source else None
        return data if other is None or other in seeds else None

    @cached_property
    def _names(self) -> set[str]:
        # Some file systems do not tell names apart by case.
        paths = map(Path, folders.names(self.site / "content"))
        return {path.stem.casefold() for path in paths if path.suffix.lower() == ".md"}

    @cached_property
    def _moved(self) -> dict[str, str]:
        """Articles by the dump that they state, without those that stand where their receipt says."""
        found: dict[str, str] = {}
        for relative, _ in folders.scan(self.site, "content"):
            if not relative.endswith(".md") or relative in self._settled:
                continue
            text = _text(self.site / relative)
            if "seed:" not in text or any(seed in text for seed in self._homes.get(relative, ())):
                continue
            head = _head(self.site / relative)
            if head and head.source and head.source.seed:
                found.setdefault(head.source.seed, relative)
        return found

    @cached_property
    def _homes(self) -> dict[str, tuple[str, ...]]:
        """The names of each dump, by the article that its receipt names."""
        return {r.article: r.seeds for r in receipts.load_all(self.site)}


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def _head(path: Path) -> FrontMatter | None:
    return _parsed(path.read_bytes(), path.name)


def _parsed(data: bytes, name: str) -> FrontMatter | None:
    """The article's front matter, None where it is broken, which the build reports."""
    try:
        return frontmatter.parse(data.decode(errors="replace"), name).head
    except ContentError:
        return None


def _digest_of(path: Path) -> str:
    data = disk.read(path)
    return "" if data is None else receipts.digest(data)
