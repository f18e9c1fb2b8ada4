"""`newsgen check`: the table of the rules, and the walk over the output.

The output is read twice: first for what rules need to know of other files (`Index`), then file by file for the rules.
So a rule is a pure function of one file and the index, only one file at a time is held, and many pages are read by
several processes. All other files are checked in turn by this process; feeds must be, as the index records their texts.

To add a rule, write `def rule(file, index)`, which yields a `Fault` for each problem, and name it in `KINDS`.
"""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from newsgen import executors, slugs
from newsgen.checking import (
    addresses,
    atom,
    data_rules,
    feeds,
    json_feed,
    json_files,
    other_rules,
    output,
    page_rules,
    pages,
    reference_rules,
    rss,
    sitemaps,
    xml_files,
)
from newsgen.checking.records import Fault, Index, Size, Stated
from newsgen.config import Config
from newsgen.errors import Problem

Rule = Callable[[Any, Index], Iterable[Fault]]


class Kind(msgspec.Struct, frozen=True):
    """A kind of file: its reader, and the rules for it. `read` returns a Fault for a broken file."""

    read: Callable[[str, bytes], Any]
    rules: tuple[Rule, ...] = ()
    needs_bytes: bool = True


KINDS: Mapping[str, Kind] = {
    "page": Kind(
        pages.read,
        (
            page_rules.title,
            page_rules.language,
            page_rules.headings,
            page_rules.ids,
            page_rules.alternatives,
            page_rules.inline,
            page_rules.own_address,
            page_rules.shown_times,
            reference_rules.addresses,
            reference_rules.pictures,
            reference_rules.shared_picture,
            data_rules.is_json,
            data_rules.records,
            data_rules.addresses,
            data_rules.agrees,
        ),
    ),
    "rss": Kind(rss.read, (*rss.RULES, *feeds.RULES)),
    "atom": Kind(atom.read, (*atom.RULES, *feeds.RULES)),
    "json feed": Kind(json_feed.read, (*json_feed.RULES, *feeds.RULES)),
    "sitemap": Kind(xml_files.read, sitemaps.RULES),
    "style sheet": Kind(other_rules.read_text, (other_rules.styles,)),
    "web app manifest": Kind(json_files.read, (other_rules.app,)),
    "robots": Kind(other_rules.read_text, (other_rules.robots,)),
    "redirects": Kind(other_rules.read_text, (other_rules.redirects,)),
    "picture": Kind(other_rules.read_picture, (other_rules.privacy,), needs_bytes=False),
    "xml": Kind(xml_files.read),
    "json": Kind(json_files.read),
}
"""The rules, by kind of file."""

HEADERS = "_headers"
"""The output file with the site's Content-Security-Policy."""

_BY_NAME = {"robots.txt": "robots", "_redirects": "redirects"}
_BY_ENDING = {
    **dict.fromkeys(slugs.PAGES, "page"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff", ".heic"), "picture"),
    **dict.fromkeys((".xml", ".svg", ".rss", ".atom"), "xml"),
    ".json": "json",
    ".css": "style sheet",
    ".webmanifest": "web app manifest",
}
_BY_FIRST_TAG = {"rss": "rss", "feed": "atom", "urlset": "sitemap", "sitemapindex": "sitemap"}
_HEAD = 4096

BATCH = 64
"""Pages in one task."""

WORTH_A_POOL = 800
"""The number of files from which starting processes pays."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a check: the problems, with files relative to the output, and counts of what was checked."""

    problems: tuple[Problem, ...]
    pages: int = 0
    links: int = 0
    pictures: int = 0
    feeds: int = 0
    sitemaps: int = 0

    def summary(self) -> str:
        """The counts, in words."""
        names = ("pages", "links", "pictures", "feeds", "sitemaps")
        return ", ".join(
            f"{count:,} {name if count != 1 else name[:-1]}" for name in names for count in [getattr(self, name)]
        )


def check(folder: Path, config: Config, private: Callable[[Path], str], size: Callable[[Path], Size | None]) -> Report:
    """Check the output `folder`, which was built with `config`.

    `private` returns what a picture file carries that must not be published, as a clause that completes «this picture
    …», and may raise NewsgenError; `size` returns its width and height as displayed, None if they are unknown.
    """
    base = addresses.base(config.base_url)
    if foreign := _foreign(folder, base):
        return Report(problems=(foreign,))
    headers = folder / HEADERS
    index = Index(
        base=base,
        files=output.files(folder),
        allows_inline=headers.is_file() and b"'unsafe-inline'" in headers.read_bytes(),
        picture_size=functools.cache(lambda file: size(folder / file)),
        picture_private=lambda file: private(folder / file),
    )
    kinds = {file: kind for file in index.files if (kind := _kind(folder, file))}
    index = _learn(folder, index, kinds)
    counts = Counter(kinds.values())
    problems = set[Problem]()
    for found in _judge(folder, index, kinds):
        counts["link"] += found.links
        problems.update(found.problems)
    return Report(
        problems=tuple(sorted(problems)),
        pages=counts["page"],
        links=counts["link"],
        pictures=counts["picture"],
        feeds=counts["rss"] + counts["atom"] + counts["json feed"],
        sitemaps=counts["sitemap"],
    )


def _foreign(folder: Path, base: addresses.Base) -> Problem | None:
    """Why `folder` cannot be checked against the address `base`; None if it can."""
    front = folder / "index.html"
    if not front.is_file():
        return Problem("index.html", 1, f"there is no site in {folder}", "run `newsgen build`, or pass --output DIR")
    page = pages.read("index.html", front.read_bytes())
    canonical = next((reference for reference in page.references if reference.kind == "canonical"), None)
    if canonical is None or base.place(canonical.address, page.file) == addresses.Place("site"):
        return None
    what = f"the front page lies at {canonical.address}, and by newsgen.yml at {base.whole('')}"
    line = pages.line_of(canonical.element, page.rows)
    return Problem(page.file, line, what, "build again, or pass --base-url with the address of that build")


class _Output(msgspec.Struct, frozen=True):
    """The output as processes hold it: its folder, and the index for the rules."""

    folder: Path
    index: Index

    def bytes(self, file: str) -> bytes:
        """The file's content."""
        return (self.folder / file).read_bytes()


class _Learnt(msgspec.Struct, frozen=True):
    """What rules for other files need to know of a page."""

    file: str
    anchors: frozenset[str]
    stated: Stated


class _Judged(msgspec.Struct, frozen=True):
    """The problems in one or more files, and the number of links."""

    problems: tuple[Problem, ...]
    links: int = 0


@contextmanager
def _processes(output: _Output, files: int) -> Iterator[executors.Runner]:
    """A runner of tasks on the files of `output`: in other processes, if there are enough `files`."""
    with executors.local(None if files >= WORTH_A_POOL else 1, output) as many, executors.local(1, output) as here:
        # The index has functions, which only forked processes can get.
        yield many if many.holds else here


def _batches(kinds: Mapping[str, str]) -> list[list[str]]:
    """The pages in batches, one for each task."""
    found = [file for file, kind in kinds.items() if kind == "page"]
    return [found[start : start + BATCH] for start in range(0, len(found), BATCH)]


def _learn(folder: Path, index: Index, kinds: Mapping[str, str]) -> Index:
    """`index` with what rules need to know of other files; `kinds` has the kind of each file."""
    own = _Output(folder, index)
    listed: dict[str, tuple[str, int]] = {}
    with _processes(own, len(kinds)) as runner:
        batches = runner.executor.map(_learn_batch, _batches(kinds))
        for file in (file for file, kind in kinds.items() if kind == "sitemap"):
            if not isinstance(found := xml_files.read(file, own.bytes(file)), Fault):
                for address, line in sitemaps.addresses(found):
                    listed.setdefault(index.file_of(address, "") or address, (file, line))
        learnt = [page for batch in batches for page in batch]
    return msgspec.structs.replace(
        index,
        anchors={page.file: page.anchors for page in learnt},
        stated={page.file: page.stated for page in learnt},
        listed=listed,
    )


def _learn_batch(files: Sequence[str]) -> list[_Learnt]:
    """What rules need to know of the pages `files` of the held output."""
    own = executors.held(_Output)
    found = (pages.read(file, own.bytes(file), with_references=False) for file in files)
    return [_Learnt(page.file, pages.anchors(page), pages.stated(page, own.index.base)) for page in found]


def _judge(folder: Path, index: Index, kinds: Mapping[str, str]) -> Iterator[_Judged]:
    """The problems in the output as a whole, and in each of its files; `kinds` has the kind of each file."""
    written = output.written(folder)
    of_all = (*output.unfinished(folder), *(found for rule in output.RULES for found in rule(index, written)))
    yield _Judged(tuple(_problem(file, fault) for file, fault in of_all))
    own = _Output(folder, index)
    with _processes(own, len(kinds)) as runner:
        batches = runner.executor.map(_judge_batch, _batches(kinds))
        # Feeds are checked one after the other, since a fault in a text is reported only at the first that has it.
        yield from (_judged(own, file, kind) for file, kind in kinds.items() if kind != "page")
        for batch in batches:
            yield from batch


def _judge_batch(files: Sequence[str]) -> list[_Judged]:
    """The problems in each of the pages `files` of the held output."""
    own = executors.held(_Output)
    return [_judged(own, file, "page") for file in files]


def _judged(own: _Output, file: str, name: str) -> _Judged:
    kind = KINDS[name]
    found = kind.read(file, own.bytes(file) if kind.needs_bytes else b"")
    if isinstance(found, Fault):
        return _Judged((_problem(file, found),))
    faults = (fault for rule in kind.rules for fault in rule(found, own.index))
    links = len(found.references) if isinstance(found, pages.Page) else 0
    return _Judged(tuple(_problem(file, fault) for fault in faults), links)


def _kind(folder: Path, file: str) -> str | None:
    """The kind of the file, by its name and its first bytes; None if there are no rules for it."""
    path = Path(file)
    name = _BY_NAME.get(file) or _BY_ENDING.get(path.suffix.lower())
    if name == "xml":
        return _BY_FIRST_TAG.get(xml_files.first_tag(_head(folder / file)), name)
    if name == "json" and (path.name == "feed.json" or b"jsonfeed.org/version" in _head(folder / file)):
        return "json feed"
    return name


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _problem(file: str, fault: Fault) -> Problem:
    return Problem(file, fault.line, fault.what, fault.remedy)
