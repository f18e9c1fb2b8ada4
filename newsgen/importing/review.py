"""What waits for a person, and how it is settled."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from newsgen import frontmatter
from newsgen.errors import ContentError, Problem
from newsgen.importing import receipts
from newsgen.importing.receipts import write_atomically
from newsgen.importing.records import Note, ReviewItem
from newsgen.model import FigureEntry

_KEYS = {"captions": "figures", "credits": "figures", "characters": "title", "encoding": "title", "text": "title"}
"""The key of front matter that stands for an item which is not itself one."""


def review_items(site: Path) -> Iterator[ReviewItem]:
    """What the editor of `site` has still to look at, article by article: guesses, and figures without a picture.

    Articles whose front matter is broken are passed over; the build names them.
    """
    notes = {r.seed: r.review for r in receipts.load_all(site)}
    for path in sorted((site / "content").rglob("*.md")):
        try:
            text = path.read_bytes().decode()
            document = frontmatter.parse(text, path.name)
        except (ContentError, UnicodeDecodeError):
            continue
        head, article = document.head, path.relative_to(site).as_posix()
        rows = text.split("\n")[: document.body_line - 1]
        seed = head.source.seed if head.source and head.source.seed else ""
        for item in head.review:
            line = _line_of(rows, f"{_KEYS.get(item, item)}:")
            for why in _reasons(item, seed, notes.get(seed, ())):
                yield ReviewItem(article, line, item, why)
        for number, figure in enumerate(head.figures):
            if not figure.src:
                line = document.entry_line("figures", number)
                yield ReviewItem(article, line, "picture", _missing(figure))


def _reasons(item: str, seed: str, notes: tuple[Note, ...]) -> list[str]:
    found = [f"{note.why} ({seed}:{note.line})" for note in notes if note.item == item]
    return found or ["the article's `review` names it"]


def _missing(figure: FigureEntry) -> str:
    return (
        f"figure `{figure.id}` has no picture yet: put its file into content/images/ and name it as the figure's `src`"
    )


def _line_of(rows: list[str], start: str) -> int:
    return next((n for n, row in enumerate(rows, 1) if row.strip() == start or row.lstrip().startswith(start)), 1)


def settle(site: Path, article: str, item: str) -> None:
    """Take `item` out of the `review` of `article`, a path relative to `site`, leaving every other byte as it is.

    Raises ContentError where the article is not there, is broken, or does not list the item.
    """
    path = site / article
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        raise ContentError(
            Problem(article, 1, "there is no such article", "give its path from the site, such as content/ferry.md")
        ) from None
    except UnicodeDecodeError:
        raise ContentError(Problem(article, 1, "it is not UTF-8 text", "save it as UTF-8")) from None
    listed = frontmatter.parse(text, article).head.review
    if item not in listed:
        known = ", ".join(listed) or "nothing"
        raise ContentError(Problem(article, 1, f"its `review` does not list {item!r}", f"listed there: {known}"))
    write_atomically(path, _without(text, item).encode())


def _without(text: str, item: str) -> str:
    """`text` with `item` taken out of its `review`, and the key with it where it was the last."""
    start = text.index("\n") + 1
    end = text.index("\n---", start - 1) + 1
    root = yaml.compose(text[start:end], Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("front matter that was read is a mapping")
    key, listed = next((k, v) for k, v in root.value if k.value == "review")
    left = [entry for entry in listed.value if entry.value != item]
    first, last = start + key.start_mark.index, start + listed.end_mark.index
    if not left:
        after = text.find("\n", last if text[last - 1] != "\n" else last - 1)
        return text[:first] + text[after + 1 :]
    if listed.flow_style:
        inner = ", ".join(text[start + e.start_mark.index : start + e.end_mark.index] for e in left)
        return f"{text[: start + listed.start_mark.index]}[{inner}]{text[last:]}"
    for entry in reversed([e for e in listed.value if e.value == item]):
        at = text.rindex("\n", 0, start + entry.start_mark.index) + 1
        text = text[:at] + text[text.index("\n", at) + 1 :]
    return text
