"""Shows a change of a text in a few short lines."""

import difflib
from collections.abc import Iterator, Sequence

from newsgen.content import plain_text
from newsgen.errors import Problem
from newsgen.model import Article

CONTEXT = 40
"""The characters shown on either side of a change inside a line."""

MOST = 3
"""The most changed places that are shown."""

LONGEST = 160
"""The most characters that one line shows."""

MANY = 20
"""The most lines of each text that are shown at one place."""

ALIGNED = 250
"""The most lines on either side for which inserted and moved ones are aligned, in up to cubic time."""


def warning(article: Article, old: str, new: str) -> Problem | None:
    """The warning about a change; None if the words are the same as before."""
    if old.split() == new.split():
        return None
    line, shown = show(old, new) if old else (0, "")
    return Problem(
        article.path,
        article.body_line + line,
        "the published text was changed, and nothing tells readers",
        "add an entry to `corrections`, or set `updated` to when it was changed",
        shown,
    )


def show(old: str, new: str) -> tuple[int, str]:
    """The first line, from 0, on which `new` differs, and a shortened diff.

    Spaces at either end of both texts, and at the ends of lines, do not count.
    """
    offset = new[: len(new) - len(new.lstrip())].count("\n")
    before, after = ([line.rstrip() for line in text.strip().split("\n")] for text in (old, new))
    places = _places(before, after)
    if not places:
        return offset, ""
    rows = [row for i, j, k, m in places[:MOST] for row in _place(before[i:j], after[k:m])]
    if len(places) > MOST:
        rows.append(f"… and {len(places) - MOST} more")
    return offset + places[0][2], "\n".join(rows)


def _places(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The places at which lines differ: start and end in `old`, then in `new`."""
    start, end = _shared(old, new) if max(len(old), len(new)) > ALIGNED else (0, 0)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(before), len(after)) <= ALIGNED:
        codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return [(start + i, start + j, start + k, start + m) for tag, i, j, k, m in codes if tag != "equal"]
    if len(before) == len(after):
        return [(n, n + 1, n, n + 1) for n in range(start, start + len(before)) if old[n] != new[n]]
    return [(start, start + len(before), start, start + len(after))]


def _shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines or characters both have in common at the start, and how many at the end of the rest."""
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    end = next((i for i in range(shortest - start) if old[-1 - i] != new[-1 - i]), shortest - start)
    return start, end


def _place(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yields the diff lines of one changed place; a single changed line is cut to what differs."""
    if len(old) == len(new) == 1:
        one, other = _around(old[0], new[0])
        yield f"- {one}"
        yield f"+ {other}"
        return
    for sign, lines in (("-", old), ("+", new)):
        said = [line for line in lines if line]
        yield from (f"{sign} {_cut(line)}" for line in said[:MANY])
        if len(said) > MANY:
            yield f"{sign} … and {len(said) - MANY} more"


def _around(old: str, new: str) -> tuple[str, str]:
    """Both lines; of long ones, only the part that differs and `CONTEXT` characters around it."""
    if max(len(old), len(new)) <= LONGEST:
        return _cut(old), _cut(new)
    start, end = _shared(old, new)
    first, last = plain_text.word_start(old, max(0, start - CONTEXT)), max(0, end - CONTEXT)
    before, after = "…" if first else "", "…" if last else ""
    return (
        _cut(before + old[first : len(old) - last] + after),
        _cut(before + new[first : len(new) - last] + after),
    )


def _cut(line: str) -> str:
    """`line` without control characters, cut to `LONGEST`."""
    plain = "".join(c if c.isprintable() else " " for c in line)
    return plain if len(plain) <= LONGEST else plain[: plain_text.word_start(plain, LONGEST)].rstrip(" ") + "…"
