"""People, birds and bare trees as silhouettes, in the proportions of life.

A person is one unit high and stands on (0, 0), upwards being negative; `Sketch.at` gives place and size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sketch import Point, Sketch

if TYPE_CHECKING:
    import random

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: PLR0913, PLR0917

Leg = tuple[Point, Point, Point]  # knee, ankle, toe
Arm = tuple[Point, Point]  # elbow, hand


@dataclass(frozen=True)
class Pose:
    """Where the joints are."""

    legs: tuple[Leg, Leg]
    arms: tuple[Arm, Arm]
    hip: Point = (0.0, -0.52)
    shoulder: Point = (0.0, -0.82)
    head: Point = (0.005, -0.932)
    width: float = 0.17  # across the shoulders as seen


STAND = Pose(
    legs=(((-0.05, -0.28), (-0.055, -0.04), (-0.075, -0.008)), ((0.05, -0.28), (0.055, -0.04), (0.085, -0.008))),
    arms=(((-0.125, -0.64), (-0.115, -0.47)), ((0.125, -0.64), (0.12, -0.47))),
)
WAIT = Pose(  # weight on one leg, hands in the pockets
    legs=(((-0.03, -0.28), (-0.035, -0.04), (-0.06, -0.008)), ((0.065, -0.29), (0.085, -0.04), (0.125, -0.01))),
    arms=(((-0.122, -0.65), (-0.078, -0.53)), ((0.118, -0.65), (0.084, -0.53))),
    shoulder=(-0.012, -0.82),
    head=(-0.01, -0.93),
)
WALK = Pose(
    legs=(((0.075, -0.29), (0.14, -0.05), (0.2, -0.025)), ((-0.01, -0.27), (-0.14, -0.08), (-0.11, -0.015))),
    arms=(((-0.09, -0.65), (-0.06, -0.5)), ((0.075, -0.65), (0.14, -0.53))),
    shoulder=(0.02, -0.82),
    head=(0.035, -0.93),
    width=0.14,
)
POINT = Pose(  # one arm raised forward
    legs=STAND.legs,
    arms=(((-0.125, -0.65), (-0.09, -0.5)), ((0.17, -0.79), (0.3, -0.86))),
)
PLAY = Pose(  # both hands at an instrument before the mouth
    legs=STAND.legs,
    arms=(((0.03, -0.69), (0.15, -0.84)), ((0.13, -0.7), (0.2, -0.87))),
    width=0.15,
)
LIFT = Pose(  # one hand raised to a load on the shoulder
    legs=WALK.legs,
    arms=(((-0.11, -0.7), (-0.03, -0.85)), ((0.1, -0.66), (0.15, -0.55))),
    shoulder=(0.01, -0.82),
    head=(0.055, -0.93),
    width=0.14,
)
READ = Pose(  # looking down at something held
    legs=STAND.legs,
    arms=(((-0.05, -0.66), (0.1, -0.66)), ((0.12, -0.67), (0.16, -0.64))),
    head=(0.03, -0.925),
    width=0.15,
)
CARRY = Pose(  # both hands before the chest
    legs=WALK.legs,
    arms=(((0.02, -0.64), (0.13, -0.63)), ((0.06, -0.65), (0.15, -0.62))),
    shoulder=WALK.shoulder,
    head=WALK.head,
    width=0.14,
)


def person(pen: Sketch, pose: Pose = STAND, *, coat: float = 0.1, hat: str = "", bulk: float = 1.0,
    hair: str = "") -> None:
    """One figure; `coat` is how far its coat hangs below the hips, `hat` is wool, brim, cap or hood."""
    (hx, hy), (sx, sy), (kx, ky) = pose.hip, pose.shoulder, pose.head
    half = pose.width / 2 * bulk
    for side, (knee, ankle, toe) in zip((-1, 1), pose.legs, strict=True):
        pen.taper([(hx + side * 0.042, hy), knee, ankle], [0.098, 0.066, 0.046])
        pen.taper([(ankle[0] - 0.004, ankle[1] + 0.022), toe], [0.044, 0.03])
    pen.poly(
        [
            (sx - half, sy + 0.022),
            (sx - half * 0.72, sy - 0.012),
            (sx - 0.026, sy - 0.035),
            (sx + 0.026, sy - 0.035),
            (sx + half * 0.72, sy - 0.012),
            (sx + half, sy + 0.022),
            (sx * 0.5 + hx * 0.5 + half * 0.86, (sy + hy) / 2),
            (hx + 0.088 * bulk, hy),
            (hx + 0.1 * bulk + coat * 0.12, hy + coat),
            (hx - 0.1 * bulk - coat * 0.12, hy + coat),
            (hx - 0.088 * bulk, hy),
            (sx * 0.5 + hx * 0.5 - half * 0.86, (sy + hy) / 2),
        ]
    )
    for side, (elbow, hand) in zip((-1, 1), pose.arms, strict=True):
        pen.taper([(sx + side * half * 0.8, sy + 0.025), elbow, hand], [0.07 * bulk, 0.056 * bulk, 0.038])
    pen.taper([(sx, sy), (kx, ky)], [0.06, 0.05])
    pen.oval(kx, ky, 0.045, 0.06)
    if hair == "long":
        pen.blob([(kx - 0.05, ky), (kx, ky - 0.068), (kx + 0.05, ky), (kx + 0.05, ky + 0.09), (kx - 0.05, ky + 0.09)])
    if hair == "bun":
        pen.oval(kx - 0.035, ky - 0.055, 0.026)
    if hat == "wool":
        pen.blob([(kx - 0.05, ky - 0.01), (kx - 0.045, ky - 0.055), (kx, ky - 0.078), (kx + 0.045, ky - 0.055),
            (kx + 0.05, ky - 0.01)])
        pen.oval(kx, ky - 0.08, 0.014)
    if hat == "brim":
        pen.poly([(kx - 0.045, ky - 0.03), (kx - 0.04, ky - 0.09), (kx + 0.04, ky - 0.095), (kx + 0.045, ky - 0.03)])
        pen.taper([(kx - 0.085, ky - 0.027), (kx + 0.085, ky - 0.027)], [0.016, 0.016])
    if hat == "cap":
        pen.blob([(kx - 0.055, ky - 0.025), (kx - 0.04, ky - 0.065), (kx + 0.04, ky - 0.07), (kx + 0.055, ky - 0.03)])
        pen.taper([(kx + 0.02, ky - 0.03), (kx + 0.08, ky - 0.022)], [0.02, 0.01])
    if hat == "hood":
        pen.blob([(kx - 0.06, ky + 0.06), (kx - 0.056, ky - 0.03), (kx, ky - 0.075), (kx + 0.054, ky - 0.03),
            (kx + 0.058, ky + 0.06)])


def suitcase(pen: Sketch, x: float, *, size: float = 1.0) -> None:
    """A case that stands on the ground beside a person."""
    w, h = 0.13 * size, 0.3 * size
    pen.rect(x - w / 2, -h, x + w / 2, -0.02)
    pen.line([(x - w / 4, -h), (x - w / 4, -h - 0.07), (x + w / 4, -h - 0.07), (x + w / 4, -h)], 0.016)
    pen.oval(x - w / 3, -0.012, 0.014)
    pen.oval(x + w / 3, -0.012, 0.014)


def gull(pen: Sketch, span: float, lift: float = 0.3, tilt: float = 0.0) -> None:
    """A gull in flight, `span` from tip to tip."""

    def at(x: float, y: float) -> Point:
        c, s = math.cos(tilt), math.sin(tilt)
        return (span * (x * c - y * s), span * (x * s + y * c))

    up = -lift
    for side in (-1, 1):
        wing = [(0.0, 0.0), (0.16, up * 0.75), (0.3, up * 0.6), (0.5, up * 0.1), (0.3, up * 0.4), (0.14, up * 0.35),
            (0.0, 0.07)]
        pen.poly([at(side * x, y) for x, y in wing])
    pen.poly([at(-0.03, 0.02), at(0.0, -0.05), at(0.03, 0.02), at(0.012, 0.12), at(-0.012, 0.12)])


def bare_tree(pen: Sketch, chance: random.Random, height: float, *, lean: float = 0.0, spread: float = 0.55,
    levels: int = 8) -> None:
    """A leafless tree whose trunk stands on (0, 0)."""

    def branch(x: float, y: float, angle: float, length: float, width: float, level: int) -> None:
        bend = angle + chance.uniform(-0.12, 0.12)
        middle = (x + math.sin(angle) * length * 0.5, y - math.cos(angle) * length * 0.5)
        end = (middle[0] + math.sin(bend) * length * 0.5, middle[1] - math.cos(bend) * length * 0.5)
        pen.taper([(x, y), middle, end], [width, width * 0.85, width * 0.68])
        if level == 0:
            return
        for side in (-1, 1, chance.choice((-1, 0, 1))):
            if side == 0:
                continue
            turn = side * chance.uniform(0.3, 1.0) * spread
            branch(*end, bend * 0.93 + turn, length * chance.uniform(0.6, 0.86), width * chance.uniform(0.5, 0.7),
                level - 1)

    branch(0, 0, lean, height * 0.26, height * 0.032, min(levels, 7))
