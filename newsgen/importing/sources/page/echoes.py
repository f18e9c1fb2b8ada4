"""How much of a text another one has as well, where words were left out or rearranged."""

from collections.abc import Collection, Iterable

_RUN = 8
"""How many letters make up a run."""

_MOST = 0.6


def runs(keys: Iterable[str]) -> frozenset[str]:
    """All runs of letters in `keys`, each of which is the `inline.key` of a text."""
    return frozenset(run for k in keys for run in _runs(k))


def share(keys: Iterable[str], others: Collection[str]) -> float:
    """The share of `keys`, from 0 to 1, that is in the text with the runs `others`."""
    own = [run for k in keys for run in _runs(k)]
    return sum(run in others for run in own) / (len(own) or 1)


def _runs(k: str) -> list[str]:
    return [k[start : start + _RUN] for start in range(len(k) - _RUN + 1)]


def is_most_of(k: str, whole: str) -> bool:
    """Whether `k` is `whole` without some letters, and most of it."""
    left = iter(whole)
    return len(k) >= _MOST * len(whole) and all(letter in left for letter in k)
