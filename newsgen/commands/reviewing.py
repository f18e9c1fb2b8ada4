"""What waits for a person in a site: guesses of import, figures without a picture, articles that cannot be read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from newsgen import folders
from newsgen.content import figure_files, library, written
from newsgen.content.written import Written
from newsgen.errors import ContentError, Problem, visible
from newsgen.importing import Note, no_article, receipts

_KEYS = {"captions": "figures", "credits": "figures", "characters": "title", "encoding": "title", "text": "title"}
"""The key of front matter that stands for an item which is not itself one."""


class ReviewItem(msgspec.Struct, frozen=True, order=True):
    """Something that waits for a person: `line` is a line of the file `article`."""

    article: str
    line: int
    item: str
    why: str

    def __str__(self) -> str:
        return visible(f"{self.article}:{self.line}: {self.item}: {self.why}")


class Review(msgspec.Struct, frozen=True):
    """All that waits, article by article, and what is wrong with articles of which this cannot be told."""

    items: tuple[ReviewItem, ...]
    problems: tuple[Problem, ...]


def review(site: Path, article: str | None = None) -> Review:
    """What the editor of `site` has still to look at, in one `article`, a path from there, or in all, each read once.

    Raises ContentError where there is no such article.
    """
    notes = _notes(site)
    content, static = ([path for path, _ in folders.scan(site, folder)] for folder in ("content", "static"))
    files = frozenset(path for path in (*content, *static) if not path.endswith(".md"))
    wanted = [path for path in content if path.endswith(".md") and article in (None, path)]
    if article is not None and not wanted:
        raise ContentError(no_article(article))
    items, problems = list[ReviewItem](), list[Problem]()
    for path in wanted:
        try:
            found = written.take_apart(library.text(site / path, path), path)
            items += _guesses(found, notes)
            items += _missing_pictures(found, files)
            problems += sorted(found.wrong)
        except ContentError as e:
            problems += e.problems
    return Review(tuple(items), tuple(problems))


def _notes(site: Path) -> dict[str, Sequence[Note]]:
    """What import noted, by the names of the dump; those that it has now come first."""
    found = [*receipts.load_all(site)]
    former = {name: one.review for one in found for name in one.formerly}
    return {**former, **{one.seed: one.review for one in found}}


def _guesses(article: Written, notes: Mapping[str, Sequence[Note]]) -> Iterator[ReviewItem]:
    head = article.document.head
    seed = head.source.seed if head.source and head.source.seed else ""
    for item in head.review:
        line = article.line(_KEYS.get(item, item))
        for why in _reasons(item, seed, notes.get(seed, ())):
            yield ReviewItem(article.path, line, item, why)


def _reasons(item: str, seed: str, notes: Sequence[Note]) -> list[str]:
    found = [f"{note.why} ({seed}:{note.line})" for note in notes if note.item == item]
    return found or ["the article's `review` names it"]


def _missing_pictures(article: Written, files: Collection[str]) -> Iterator[ReviewItem]:
    """The figures that a page shows as placeholders; what is wrong with figures is noted in `article`."""
    figures, _ = figure_files.find(article, files)
    sources = {entry.id: entry.src for entry in article.document.head.figures}
    places = article.document.head.extra.get("pictures")
    for figure in figures:
        if figure.picture is None:
            # Without front matter, a figure is known by its picture.
            place = places.get(figure.id) if isinstance(places, dict) else None
            why = _missing(figure.id, sources.get(figure.id, figure.id), place)
            yield ReviewItem(article.path, figure.line, "picture", why)


def _missing(figure: str, source: str | None, place: object) -> str:
    """Why a figure has no picture; `place` is where its dump says that the picture lies."""
    if source is not None:
        return f"there is no picture {source!r} yet: put its file there, or correct its name"
    where = f" ({place} in the dump)" if place else ""
    remedy = "put its file into content/images/ and name it as the figure's `src`"
    return f"figure `{figure}` has no picture yet{where}: {remedy}"
