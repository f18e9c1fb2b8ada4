"""What an editor has to look at in a site: guesses of import, figures without a picture or alternative text, unreadable
articles.
"""

import shlex
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import msgspec

from newsgen import folders
from newsgen.commands import asking
from newsgen.config import Config
from newsgen.content import figure_files, library, written
from newsgen.content.written import Written
from newsgen.errors import ContentError, PictureError, Problem, visible
from newsgen.importing import no_article, receipts
from newsgen.importing.records import Summary
from newsgen.model import Figure
from newsgen.pictures.memory import Memory

_KEYS = {"captions": "figures", "credits": "figures", "characters": "title", "encoding": "title", "text": "title"}
"""The front matter key at whose line to show an item that is not a key itself."""


_UNKNOWN = "the article's `review` names it"
"""The reason shown for an item without a note in the dump's receipt."""


class ReviewItem(msgspec.Struct, frozen=True, order=True):
    """An item for review, on `line` of the file `article`. People are shown `asked`, a question; programs `why`."""

    article: str
    line: int
    item: str
    why: str
    asked: str

    def __str__(self) -> str:
        return visible(f"{self.article}:{self.line}: {self.item}: {self.asked}")

    @property
    def row(self) -> Mapping[str, str | int]:
        """The item for programs."""
        return {"article": self.article, "line": self.line, "item": self.item, "why": self.why}


class Review(msgspec.Struct, frozen=True):
    """The items for review, article by article, and the problems of articles that cannot be read."""

    items: tuple[ReviewItem, ...]
    problems: tuple[Problem, ...]

    def remedy(self, site: Path) -> str:
        """How to take an item off the list of the site in the folder `site`."""
        first = next((item for item in self.items if item.item not in asking.OF_FIGURES), None)
        if first is None:
            return " ".join(f"{said[0].upper()}{said[1:]}." for said in asking.OF_FIGURES.values())
        where = () if site == Path() else ("--site", str(site))
        command = shlex.join(["newsgen", "review", *where, "--done", first.item, first.article])
        return f"Correct the article where need be, then take the item off the list: {visible(command)}"


def review(site: Path, config: Config, article: str | None = None) -> Review:
    """The items that await the editor of `site`, in one `article`, a path relative to it, or in all.

    Raises ContentError if there is no such article.
    """
    known = _receipts(site)
    content, static = ([path for path, _ in folders.scan(site, folder)] for folder in ("content", "static"))
    files = frozenset(path for path in (*content, *static) if not path.endswith(".md"))
    wanted = [path for path in content if path.endswith(".md") and article in (None, path)]
    if article is not None and not wanted:
        raise ContentError(no_article(article))
    items, problems, memory = list[ReviewItem](), list[Problem](), Memory(site, config.max_megapixels)
    for path in wanted:
        try:
            found = written.take_apart(library.text(site / path, path), path)
            items += _guesses(found, known)
            items += _of_figures(found, files, memory)
            problems += sorted(found.wrong)
        except ContentError as e:
            problems += e.problems
    return Review(tuple(items), tuple(problems))


def _receipts(site: Path) -> dict[str, Summary]:
    """What import noted, by each name of the dump; a dump's present name has precedence over another's former one."""
    found = [*receipts.load_all(site)]
    former = {name: one for one in found for name in one.formerly}
    return {**former, **{one.seed: one for one in found}}


def _guesses(article: Written, known: Mapping[str, Summary]) -> Iterator[ReviewItem]:
    head = article.document.head
    seed = head.source.seed if head.source and head.source.seed else ""
    receipt = known.get(seed)
    changed = receipt is not None and receipt.undated not in ("", head.date)
    for item in head.review:
        line = article.line(_KEYS.get(item, item))
        notes = [note for note in receipt.review if note.item == item] if receipt else []
        for note in notes:
            question = asking.asked(note, seed, changed=changed)
            yield ReviewItem(article.path, line, item, f"{note.why} ({seed}:{note.line})", question)
        if not notes:
            yield ReviewItem(article.path, line, item, _UNKNOWN, asking.put(item, _UNKNOWN))


def _of_figures(article: Written, files: Collection[str], memory: Memory) -> Iterator[ReviewItem]:
    """Yields an item for each figure shown as a placeholder, or without alternative text.

    Problems with figures are noted in `article`.
    """
    figures, _ = figure_files.find(article, files)
    sources = {entry.id: entry.src for entry in article.document.head.figures}
    places = article.document.head.extra.get("pictures")
    for figure in figures:
        if figure.picture is None:
            # A figure that front matter does not define has its picture as its id.
            place = places.get(figure.id) if isinstance(places, dict) else None
            why = _missing(figure.id, sources.get(figure.id, figure.id), place)
            yield ReviewItem(article.path, figure.line, "picture", why, why)
        elif not figure.alt and _is_silent(figure, memory):
            why = f"{figure.picture} has no words for readers who do not see it: say what it shows, in its `alt`"
            yield ReviewItem(article.path, figure.line, "alt", why, why)


def _is_silent(figure: Figure, memory: Memory) -> bool:
    """Whether the metadata of the figure's picture has no alternative text. A build reports one that cannot be read."""
    try:
        return not memory.facts(figure.picture or "").rights.alt
    except PictureError:
        return False


def _missing(figure: str, source: str | None, place: object) -> str:
    """Why a figure has no picture, and what to do; `place` is the picture's address in the dump."""
    if source is not None:
        return f"there is no picture {source!r} yet: put its file there, or correct its name"
    where = f" ({place} in the dump)" if place else ""
    remedy = "put its file into content/images/ and name it as the figure's `src`"
    return f"figure `{figure}` has no picture yet{where}: {remedy}"
