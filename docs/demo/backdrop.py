"""What many scenes share: hills, lamps, open sea, reflections of light."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from canvas import Canvas
    from sketch import Point

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: PLR0913, PLR0917


def ridge(canvas: Canvas, base: float, high: float, start: float, stop: float, *, rough: float = 0.5) -> list[Point]:
    """The outline of hills between two points of the shore, closed along `base`."""
    heights = [0.0, high * 0.8, high, high * 0.55, 0.0]
    for _ in range(5):
        nearer: list[float] = []
        for left, right in itertools.pairwise(heights):
            nearer += [left, (left + right) / 2 + canvas.chance.uniform(-1, 1) * high * rough * 0.2]
        heights = [*nearer, heights[-1]]
        rough *= 0.55
    step = (stop - start) / (len(heights) - 1)
    return [(start, base), *((start + i * step, base - max(0.0, h)) for i, h in enumerate(heights)), (stop, base)]


def lamps(canvas: Canvas, places: list[Point], size: float, colour: str = "#ffb45e") -> None:
    """Lit globes with their glow."""
    bulbs = canvas.sketch()
    for x, y in places:
        bulbs.oval(x, y, size)
    canvas.fill(bulbs, "#fff2cf")
    canvas.glow(places, size * 16, colour, 0.55, 2.6)
    canvas.glow(places, size * 4, "#ffd99a", 0.8, 1.6)


def swell(canvas: Canvas, y: float, high: float, length: float) -> list[Point]:
    """The crest line of a sea, closed along the lower edge of the picture."""
    crest: list[Point] = []
    phase, x = canvas.chance.uniform(0, 6), -40.0
    while x < canvas.width + 60:
        t = x / length * 2 * math.pi + phase
        peak = 0.65 * (1 - abs(math.sin(t / 2))) + 0.35 * (1 - abs(math.sin(t * 0.81 + phase)))
        crest.append((x, y - high * (peak * 1.5 + 0.06 * math.sin(t * 5.1 + phase))))
        x += 6
    return [(-40, canvas.height + 5), *crest, (canvas.width + 60, canvas.height + 5)]


def smoke(canvas: Canvas, x: float, y: float, high: float, drift: float, colours: tuple[str, str]) -> None:
    """A column of smoke that leans with the wind."""
    for share, colour in ((1.0, colours[0]), (0.62, colours[1])):
        column = canvas.sketch()
        steps = 46
        for i in range(steps):
            t = i / steps
            wide = (6 + 66 * t**1.2) * share
            for _ in range(4):
                column.oval(x + drift * t**1.7 + canvas.chance.uniform(-0.6, 0.6) * wide,
                    y - high * t + canvas.chance.uniform(-10, 10), wide * canvas.chance.uniform(0.3, 0.62))
        fade = Image.new("L", column.mask.size)
        box = column.mask.getbbox() or (0, 0, 1, 1)
        ramp = Image.linear_gradient("L").resize((box[2] - box[0], box[3] - box[1]))
        fade.paste(ramp, box)
        column.mask = ImageChops.multiply(column.mask, fade)
        canvas.fill(column, colour, opacity=0.75, blur=7)
