"""Colours, curves and masks: what a canvas is drawn with.

Every length is in pixels of the finished picture; the canvas is `SCALE` times as large and is reduced on saving.
Colours are `#rrggbb`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageColor, ImageDraw

SCALE = 2

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]
Paint = str | Stops


def rgb(colour: str) -> tuple[int, int, int]:
    """The three channels of `#rrggbb`."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from one to the other."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def gradient(size: tuple[int, int], stops: Stops) -> Image.Image:
    """A vertical gradient; the stops run from 0 (top) to 1 (bottom)."""
    width, height = size
    column = Image.new("RGB", (1, height))
    places = [place for place, _ in stops]
    for y in range(height):
        t = y / max(1, height - 1)
        above = max((i for i, place in enumerate(places) if place <= t), default=0)
        below = min(above + 1, len(stops) - 1)
        span = places[below] - places[above]
        share = min(1.0, max(0.0, (t - places[above]) / span)) if span else 0.0
        column.putpixel((0, y), rgb(mix(stops[above][1], stops[below][1], share)))
    return column.resize((width, height))


def curve(image: Image.Image, function: Callable[[float], float]) -> Image.Image:
    """Maps a mask through a function from 0…1 to 0…1."""
    return image.point([round(255 * min(1.0, max(0.0, function(v / 255)))) for v in range(256)])


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    result: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(count - 1, max(0, i + k))] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            x, y = (
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d, strict=True)
            )
            result.append((x, y))
    if not closed:
        result.append(points[-1])
    return result


class Sketch:
    """A mask to draw on. A view made by `at` shares the mask and moves, scales or mirrors what is drawn."""

    def __init__(self, mask: Image.Image, origin: Point = (0, 0), zoom: float = 1.0, *, mirror: bool = False) -> None:
        self.mask = mask
        self._draw = ImageDraw.Draw(mask)
        self._origin, self._zoom, self._mirror = origin, zoom, mirror

    def at(self, x: float, y: float, zoom: float = 1.0, *, mirror: bool = False) -> Sketch:
        """The same mask, with (0, 0) moved to (x, y) of this view."""
        return Sketch(self.mask, self._place(x, y), self._zoom * zoom, mirror=self._mirror != mirror)

    def _place(self, x: float, y: float) -> Point:
        sign = -1 if self._mirror else 1
        return (self._origin[0] + sign * x * self._zoom, self._origin[1] + y * self._zoom)

    def _device(self, points: Sequence[Point]) -> list[Point]:
        placed = (self._place(x, y) for x, y in points)
        return [(x * SCALE, y * SCALE) for x, y in placed]

    def poly(self, points: Sequence[Point], ink: int = 255) -> None:
        """A filled polygon."""
        self._draw.polygon(self._device(points), fill=ink)

    def blob(self, points: Sequence[Point], ink: int = 255) -> None:
        """A filled closed curve through the points."""
        self.poly(smooth(points, closed=True), ink)

    def rect(self, left: float, top: float, right: float, bottom: float, ink: int = 255) -> None:
        """A filled rectangle."""
        self.poly([(left, top), (right, top), (right, bottom), (left, bottom)], ink)

    def oval(self, x: float, y: float, across: float, down: float | None = None, ink: int = 255) -> None:
        """A filled ellipse, by its centre and radii."""
        down = across if down is None else down
        turn = [2 * math.pi * i / 48 for i in range(48)]
        self.poly([(x + across * math.cos(a), y + down * math.sin(a)) for a in turn], ink)

    def line(self, points: Sequence[Point], width: float, ink: int = 255) -> None:
        """A line with round joints, never thinner than one pixel of the canvas."""
        device = self._device(points)
        wide = max(1, round(width * self._zoom * SCALE))
        self._draw.line(device, fill=ink, width=wide, joint="curve")
        if wide > SCALE + 1:
            for x, y in device:
                half = wide / 2 - 0.5
                self._draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)

    def bend(self, points: Sequence[Point], width: float, ink: int = 255) -> None:
        """A curved line through the points."""
        self.line(smooth(points), width, ink)

    def taper(self, points: Sequence[Point], widths: Sequence[float], ink: int = 255) -> None:
        """A limb: a line through the points whose width changes from joint to joint."""
        for i in range(len(points) - 1):
            (x0, y0), (x1, y1) = points[i], points[i + 1]
            length = math.hypot(x1 - x0, y1 - y0) or 1.0
            nx, ny = (y1 - y0) / length / 2, (x0 - x1) / length / 2
            a, b = widths[i], widths[i + 1]
            self.poly(
                [
                    (x0 + nx * a, y0 + ny * a),
                    (x1 + nx * b, y1 + ny * b),
                    (x1 - nx * b, y1 - ny * b),
                    (x0 - nx * a, y0 - ny * a),
                ],
                ink,
            )
        for (x, y), width in zip(points, widths, strict=True):
            self.oval(x, y, width / 2, ink=ink)
