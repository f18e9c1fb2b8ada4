"""A change of a text, shown in a few short lines."""

import difflib
from collections.abc import Iterator, Sequence

CONTEXT = 40
"""How many characters are shown on either side of what changed inside a line."""

MOST = 3
"""How many changed places are shown at most."""

LONGEST = 160
"""The most characters that one line shows."""


def show(old: str, new: str) -> tuple[int, str]:
    """The first line, from 0, on which `new` differs; and what changed, as a unified diff cut short.

    Spaces at either end of both texts, and at the ends of lines, do not count.
    """
    offset = new[: len(new) - len(new.lstrip())].count("\n")
    before, after = ([line.rstrip() for line in text.strip().split("\n")] for text in (old, new))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    places = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not places:
        return offset, ""
    rows = [row for _, i, j, k, m in places[:MOST] for row in _place(before[i:j], after[k:m])]
    if len(places) > MOST:
        rows.append(f"… and {len(places) - MOST} more")
    return offset + places[0][3], "\n".join(rows)


def _place(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """One changed place: in lines that were changed, only what differs and a little around it."""
    if len(old) == len(new) == 1:
        one, other = _around(old[0], new[0])
        yield f"- {one}"
        yield f"+ {other}"
        return
    yield from (f"- {_cut(line)}" for line in old if line)
    yield from (f"+ {_cut(line)}" for line in new if line)


def _around(old: str, new: str) -> tuple[str, str]:
    """Both lines; long ones without the start and the end that they share, but for a little."""
    shortest = min(len(old), len(new))
    if max(len(old), len(new)) <= LONGEST:
        return _cut(old), _cut(new)
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    end = next((i for i in range(shortest - start) if old[-1 - i] != new[-1 - i]), shortest - start)
    first, last = old.rfind(" ", 0, max(0, start - CONTEXT)) + 1, max(0, end - CONTEXT)
    before, after = "…" if first else "", "…" if last else ""
    return (
        _cut(before + old[first : len(old) - last] + after),
        _cut(before + new[first : len(new) - last] + after),
    )


def _cut(line: str) -> str:
    """`line` as a terminal may show it: without control characters, and not too long."""
    plain = "".join(c if c.isprintable() else " " for c in line)
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + "…"
