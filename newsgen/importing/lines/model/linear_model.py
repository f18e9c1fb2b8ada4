"""A small linear model of a line's role, in plain Python. Its weights are in weights.json.

benchmarks/fit_captions.py fits them to a folder of labelled dumps.
"""

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from newsgen.importing.lines.model.features import EVERY_LINE, extract
from newsgen.importing.lines.model.forms import plain_forms
from newsgen.importing.lines.seen import Seen
from newsgen.importing.records import Role

_ONE = 1000
FILE = Path(__file__).with_name("weights.json")


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What weights.json holds: how it was made, each feature's weight for each role, and how far to trust each form.

    `forms` has, for each plain form of captions, the share of lines in that form that are captions; `threshold` is the
    probability from which on a line is read as a caption.
    """

    made: str
    threshold: float
    forms: dict[str, float]
    roles: dict[Role, dict[str, float]]


class Opinion(msgspec.Struct, frozen=True):
    """What the model makes of a line: a probability for each role, the line's plain form, and its features."""

    chances: dict[Role, float]
    form: str
    reasons: tuple[str, ...]


@cache
def weights() -> Weights:
    """The model that newsgen ships with."""
    return msgspec.json.decode(FILE.read_bytes(), type=Weights)


def judge(seen: Sequence[Seen]) -> list[Opinion]:
    """The model's opinion of each line of a dump, from its words and neighbours alone."""
    known = weights()
    opinions = []
    for names, form in zip(*_rows(seen), strict=True):
        chances = _softmax(names)
        if form:
            chances = _lifted(chances, known.forms.get(form, known.threshold))
        opinions.append(Opinion(chances, form, names))
    return opinions


def rows(seen: Sequence[Seen]) -> list[tuple[str, ...]]:
    """The features of each line, its plain form among them."""
    return _rows(seen)[0]


def _rows(seen: Sequence[Seen]) -> tuple[list[tuple[str, ...]], list[str]]:
    forms = plain_forms(seen)
    found = extract(seen)
    return [
        (*names, "a plain form", f"form: {form}") if form else names for names, form in zip(found, forms, strict=True)
    ], forms


@cache
def _columns() -> tuple[tuple[Role, ...], dict[str, tuple[int, ...]]]:
    """The weights by feature, one integer for each role, in units of 1/_ONE.

    Integers add up to the same in any order. With floats the last digit depends on the order, and it may decide between
    two roles that are level.
    """
    by_role = weights().roles
    names = {name for known in by_role.values() for name in known}
    return tuple(by_role), {
        name: tuple(round(_ONE * known.get(name, 0.0)) for known in by_role.values()) for name in names
    }


# Most lines of an article are long, and long lines have few features.
@lru_cache(maxsize=4096)
def _softmax(names: tuple[str, ...]) -> dict[Role, float]:
    roles, table = _columns()
    sums = list(map(sum, zip(*filter(None, map(table.get, set(names))), strict=True)))
    top = max(sums)
    powers = [math.exp((value - top) / _ONE) for value in sums]
    total = sum(powers)
    return {role: power / total for role, power in zip(roles, powers, strict=True)}


def _lifted(chances: dict[Role, float], floor: float) -> dict[Role, float]:
    """`chances` with that of a caption raised to at least `floor`, and the others in proportion."""
    now = chances["caption"]
    if now >= floor:
        return chances
    scale = (1 - floor) / (1 - now)
    return {role: floor if role == "caption" else chance * scale for role, chance in chances.items()}


def strongest(opinion: Opinion, role: Role) -> tuple[str, ...]:
    """The three features that speak most for `role`, the strongest first."""
    return _strongest(opinion.reasons, role)


@lru_cache(maxsize=4096)
def _strongest(reasons: tuple[str, ...], role: Role) -> tuple[str, ...]:
    known = weights().roles.get(role, {})
    telling = {name for name in reasons if known.get(name, 0.0) > 0.0} - {EVERY_LINE}
    return tuple(sorted(telling, key=lambda name: (-known[name], name))[:3])
