"""Text of a web page that none of its blocks has, such as what a script alone holds."""

import functools
from collections.abc import Sequence

from newsgen.importing.drafting.escaping import escape
from newsgen.importing.sources.html.inline import TELLING
from newsgen.importing.sources.page import echoes

_MOSTLY = 0.6


def find(
    keys: Sequence[str], lines: Sequence[tuple[str, str]], texts: set[int], aside: Sequence[str]
) -> dict[int, tuple[tuple[str, str], ...]]:
    """The `lines` that no block has, as pairs (plain, Markdown), by the index of the block that they precede.

    `lines` are those that trafilatura found, each with its key; `keys` are those of the blocks, `texts` the indexes of
    the article's. `aside` are the keys of the headline, the captions, what the page hides, and its controls.
    """
    parts = [*(keys[index] for index in texts), *aside]

    @functools.cache  # most pages have nothing left over
    def told() -> frozenset[str]:
        return echoes.runs(parts)

    places = {keys[index]: index for index in sorted(texts, reverse=True)}
    waiting: list[tuple[str, str]] = []
    extra: dict[int, tuple[tuple[str, str], ...]] = {}
    last, behind = -1, min(max(texts) + 1, len(keys) - 1)
    for text, k in (*lines, ("", "")):
        end = places.get(k) if k else len(keys)
        if end is None:
            if len(k) >= TELLING and not _is_spread(k, parts) and echoes.share([k], told()) < _MOSTLY:
                waiting.append((text, k))
            continue
        between = "".join(keys[index] for index in range(last + 1, end) if index in texts) if waiting else ""
        if kept := tuple((text, escape(text)) for text, k in waiting if not echoes.is_most_of(k, between)):
            before = end if k else behind
            extra[before] = (*extra.get(before, ()), *kept)
        waiting, last = [], end
    return extra


def _is_spread(k: str, parts: Sequence[str]) -> bool:
    """Whether those of `parts` that are in `k` make up most of it."""
    return sum(len(part) for part in parts if part in k) >= _MOSTLY * len(k)
