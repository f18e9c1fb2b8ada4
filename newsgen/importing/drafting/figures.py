"""The figures of an article: which lines belong to one picture, and what they say of it."""

import re
from collections.abc import Iterator, Sequence

from newsgen import slugs
from newsgen.importing import credits as credit_lines
from newsgen.importing.lines import marks
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import Reading
from newsgen.model import FigureEntry

_ID_WORDS = 5


def goes_on(group: Sequence[Reading], following: Reading) -> bool:
    """Whether the caption `following` belongs to the picture of those right above it, `group`.

    The name of a file stands above what is said of the picture. A credit stands below that, but for the BBC's, which
    has a label.
    """
    if _file(following):
        return False
    said = [r for r in group if not _file(r)]
    if len(said) != 1:
        return not said
    before, after = credit_lines.split(plain(said[0].text)), credit_lines.split(plain(following.text))
    if not before.caption and before.how == "a picture source":
        return not after.credit
    return not before.credit and not after.caption and bool(after.credit)


def of_captions(groups: Sequence[Sequence[Reading]]) -> tuple[tuple[FigureEntry, ...], dict[int, str]]:
    """A figure for each of `groups` of lines about one picture, and the files that they name, by figure index."""
    said = [credit_lines.join(credit_lines.split(r.text) for r in group if not _file(r)) for group in groups]
    files = {index: name for index, group in enumerate(groups) if (name := _file(group[0]))}
    names = figure_ids([caption or files.get(index, "") for index, (caption, _) in enumerate(said)])
    entries = tuple(
        FigureEntry(id=name, caption=caption or None, credit=credit or None)
        for name, (caption, credit) in zip(names, said, strict=True)
    )
    return entries, files


def _file(reading: Reading) -> str:
    return marks.picture_file(plain(reading.text))


def figure_ids(captions: Sequence[str]) -> list[str]:
    """An id for each of an article's figures, made of the first words of its caption."""
    names: dict[str, None] = {}
    numbers: dict[str, Iterator[str]] = {}
    for number, caption in enumerate(captions, 1):
        base = _figure_id(caption, number)
        candidates = numbers.setdefault(base, _numbered(base))
        names[next(name for name in candidates if name not in names)] = None
    return list(names)


def _figure_id(caption: str, number: int) -> str:
    beginning = " ".join(plain(caption).split()[: 2 * _ID_WORDS])
    words = [word for word in slugs.slug(beginning, fallback="").split("-") if word]
    name = "-".join(words[:_ID_WORDS])[:60].strip("-")
    return name if re.search("[a-z]", name) else f"figure-{number}"


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
