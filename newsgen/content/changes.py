"""A change of a text, shown in a few short lines."""

import difflib
from collections.abc import Iterator, Sequence

from newsgen.content import plain_text
from newsgen.errors import Problem
from newsgen.model import Article

CONTEXT = 40
"""How many characters are shown on either side of what changed inside a line."""

MOST = 3
"""How many changed places are shown at most."""

LONGEST = 160
"""The most characters that one line shows."""

MANY = 20
"""The most lines that are shown of each text at one place."""

ALIGNED = 250
"""Up to how many lines on either side what was moved or put between is told; that takes time with the cube of them."""


def warning(article: Article, old: str, new: str) -> Problem | None:
    """The warning about a change; None where the words are the same as before."""
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
    """The first line, from 0, on which `new` differs; and what changed, as a unified diff cut short.

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
    """Each place at which lines differ: where it begins and ends in `old`, then in `new`."""
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
    """One changed place: in lines that were changed, only what differs and a little around it."""
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
    """Both lines; long ones without the start and the end that they share, but for a little."""
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
    """`line` as a terminal may show it: without control characters, and not too long."""
    plain = "".join(c if c.isprintable() else " " for c in line)
    return plain if len(plain) <= LONGEST else plain[: plain_text.word_start(plain, LONGEST)].rstrip(" ") + "…"
