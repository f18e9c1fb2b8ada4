"""What to do with a dump, decided from its receipt and its article alone, so that a fresh clone decides the same."""

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from newsgen import folders, frontmatter
from newsgen.errors import ContentError
from newsgen.importing import receipts
from newsgen.importing.records import Receipt
from newsgen.model import FrontMatter

Step = Literal["write", "adopt", "leave", "follow", "regenerate", "lay beside", "remind", "stay removed"]
"""`adopt`: record a receipt for an article that stands already; `follow`: record where the article was moved to;
`remind`: an earlier new reading still lies beside the article."""

INCOMING = ".incoming"
"""What is added to an article's name where a new reading is laid beside it."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a site knows of a dump: its receipt, and the article that exists for it.

    `article_digest` and `incoming_digest` are those of the files as they are, empty where there is none;
    `stated_digest` is the dump's digest in the article's front matter.
    """

    receipt: Receipt | None = None
    article: str | None = None
    article_digest: str = ""
    stated_digest: str = ""
    incoming_digest: str = ""


def decide(known: Known, dump_digest: str, *, named: bool) -> Step:  # noqa: PLR0911  # a table of cases
    """What to do with a dump of this digest; `named` says that the editor asked for this dump by its name."""
    receipt = known.receipt
    if known.article is None:
        return "write" if receipt is None or named else "stay removed"
    if receipt is None:
        if known.incoming_digest:
            return "remind"
        return "adopt" if known.stated_digest == dump_digest else "lay beside"
    if receipt.dump_digest == dump_digest:
        if known.incoming_digest:
            return "remind"
        return "leave" if receipt.article == known.article else "follow"
    if known.article_digest == receipt.article_digest:
        return "regenerate"
    if known.incoming_digest and known.incoming_digest != receipt.article_digest:
        # Somebody is at work in that file.
        return "remind"
    return "lay beside"


def digest(data: bytes) -> str:
    """The digest of an article's bytes."""
    return hashlib.sha256(data).hexdigest()[:32]


class Shelf:
    """The articles and receipts of a site as they were when they were first asked for."""

    def __init__(self, site: Path) -> None:
        self._site = site

    def known(self, seed: str) -> Known:
        """What the site knows of the dump `seed`. Raises DumpError where its receipt is damaged."""
        receipt = receipts.load(self._site, seed)
        path = self._at_home(seed, receipt) if receipt else None
        path = path or self._moved.get(seed)
        if path is None:
            return Known(receipt=receipt)
        head = _head(self._site / path) if receipt is None else None
        return Known(
            receipt=receipt,
            article=path,
            article_digest=_digest_of(self._site / path),
            stated_digest=(head.source.digest or "") if head and head.source else "",
            incoming_digest=_digest_of(self._site / f"{path}{INCOMING}"),
        )

    def free_name(self, slug: str) -> str:
        """`slug`, numbered where content/ has such an article already, and reserved from now on."""
        name, number = slug, 2
        while name.casefold() in self._names:
            name, number = f"{slug}-{number}", number + 1
        self._names.add(name.casefold())
        return name

    def head(self, article: str) -> FrontMatter | None:
        """The front matter of `article`, None where it is broken."""
        return _head(self._site / article)

    def _at_home(self, seed: str, receipt: Receipt) -> str | None:
        """The article where the receipt says, unless another dump's article stands there by now."""
        path = self._site / receipt.article
        if not path.is_file():
            return None
        head = None if seed in _text(path) else _head(path)
        other = head.source.seed if head and head.source else None
        return receipt.article if other in (None, seed) else None

    @cached_property
    def _names(self) -> set[str]:
        return {path.stem.casefold() for path in (self._site / "content").glob("*.md")}

    @cached_property
    def _moved(self) -> dict[str, str]:
        """Articles by the dump that they state, but for those that stand where their receipt says."""
        found: dict[str, str] = {}
        known = {r.article: r.seed for r in receipts.load_all(self._site)}
        for relative, _ in folders.scan(self._site, "content"):
            if not relative.endswith(".md"):
                continue
            text = _text(self._site / relative)
            if "seed:" not in text or (relative in known and known[relative] in text):
                continue
            head = _head(self._site / relative)
            if head and head.source and head.source.seed:
                found.setdefault(head.source.seed, relative)
        return found


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def _head(path: Path) -> FrontMatter | None:
    """The article's front matter, None where it is broken, which the build will say."""
    try:
        return frontmatter.parse(_text(path), path.name).head
    except ContentError:
        return None


def _digest_of(path: Path) -> str:
    return digest(path.read_bytes()) if path.is_file() else ""
