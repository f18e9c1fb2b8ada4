"""Ships and boats, drawn from the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from canvas import Canvas
    from sketch import Sketch

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0913, PLR0915, PLR0917, PLR2004


def windows(pen: Sketch, start: float, stop: float, y: float, size: tuple[float, float], step: float) -> None:
    """A row of windows from `start` to `stop`."""
    x = start
    while x + size[0] <= stop:
        pen.rect(x, y, x + size[0], y + size[1])
        x += step


def railing(pen: Sketch, start: float, stop: float, y: float, high: float = 11, step: float = 14) -> None:
    """Posts with three bars."""
    x = start
    while x <= stop:
        pen.line([(x, y), (x, y - high)], 0.7)
        x += step
    for share in (0.33, 0.66, 1.0):
        pen.line([(start, y - high * share), (stop, y - high * share)], 0.8 if share == 1 else 0.5)


def ferry(canvas: Canvas, x: float, waterline: float, zoom: float, *, mirror: bool = False) -> None:
    """A night ferry with its windows lit, 800 units long, bow to the right."""

    def part() -> tuple[Sketch, Sketch]:
        whole = canvas.sketch()
        return whole, whole.at(x, waterline, zoom, mirror=mirror)

    hull, pen = part()
    pen.poly([(6, 0), (0, -30), (4, -78), (200, -74), (420, -74), (600, -82), (718, -98), (800, -118), (776, -70),
        (752, -28), (742, 0)])
    canvas.fill(hull, [(0, "#2b3a66"), (0.35, "#1d2850"), (1, "#10162f")])
    canvas.shade(hull, "#080b1c", "left", 0.75, 0.7)
    canvas.shade(hull, "#4a4d7e", "up", 0.5, 0.4)
    boot, pen = part()
    pen.poly([(5, 0), (3, -9), (746, -9), (742, 0)])
    canvas.fill(boot, "#7a2a34")
    band, pen = part()
    pen.poly([(4, -66), (4, -71), (420, -67), (604, -75), (722, -91), (794, -108), (791, -103), (720, -86),
        (602, -70), (420, -62), (200, -62)])
    canvas.fill(band, "#c9c3d6")

    house, pen = part()
    pen.poly([(34, -74), (34, -118), (664, -118), (690, -88), (690, -84), (600, -78), (420, -72)])
    pen.poly([(52, -118), (52, -156), (618, -156), (648, -118)])
    pen.poly([(300, -156), (300, -190), (586, -190), (606, -156)])
    pen.poly([(470, -190), (470, -194), (606, -194), (614, -214), (604, -222), (478, -222), (470, -214)])
    canvas.fill(house, [(0, "#e3d3d8"), (0.3, "#c5b9d0"), (0.75, "#9d97bb"), (1, "#7f7da8")])
    canvas.shade(house, "#6a6795", "left", 0.6, 0.9)
    canvas.shade(house, "#f5d9c0", "right", 0.55, 0.35)
    edges, pen = part()
    for left, right, y in ((28, 668, -118), (46, 624, -156), (294, 590, -190), (466, 618, -222)):
        pen.rect(left, y - 3, right, y)
    canvas.fill(edges, "#f0dcd2")
    under, pen = part()
    for left, right, y in ((34, 664, -118), (52, 620, -156), (300, 588, -190)):
        pen.rect(left, y, right, y + 5)
    canvas.fill(under, "#5d5a88", opacity=0.7)

    funnel, pen = part()
    pen.poly([(176, -156), (190, -238), (262, -238), (276, -156)])
    canvas.fill(funnel, [(0, "#a03a3c"), (1, "#7a2a3a")])
    canvas.shade(funnel, "#3c1730", "left", 0.8, 0.8)
    top, pen = part()
    pen.poly([(187, -222), (190, -242), (262, -242), (265, -222)])
    pen.rect(200, -252, 210, -240)
    pen.rect(222, -255, 234, -240)
    canvas.fill(top, "#1b1c36")
    ring, pen = part()
    pen.poly([(183, -196), (186, -212), (266, -212), (269, -196)])
    canvas.fill(ring, "#dccdcf")

    boats, pen = part()
    for left in (70, 350, 410):
        y = -166 if left < 300 else -196
        pen.blob([(left, y - 12), (left + 24, y - 15), (left + 48, y - 12), (left + 43, y - 2), (left + 24, y),
            (left + 5, y - 2)])
        for davit in (left + 6, left + 42):
            pen.bend([(davit, y + 9), (davit + 3, y - 14), (davit - 6, y - 20)], 1.8)
    canvas.fill(boats, [(0, "#e9804a"), (1, "#b4503a")])

    fine, pen = part()
    railing(pen, 40, 660, -121, 9, 13)
    railing(pen, 56, 172, -159, 10, 13)
    railing(pen, 280, 298, -159, 10, 9)
    railing(pen, 304, 466, -193, 9, 13)
    pen.line([(700, -100), (746, -112), (798, -130)], 0.8)
    for post, y in ((700, -96), (722, -100), (746, -106), (772, -113), (797, -118)):
        pen.line([(post, y), (post, y - 11)], 0.8)
    pen.line([(544, -222), (540, -312)], 3.2)
    pen.line([(560, -222), (541, -276)], 1.6)
    pen.line([(522, -286), (560, -286)], 1.8)
    pen.line([(528, -268), (556, -268)], 1.4)
    pen.rect(526, -258, 556, -254)
    pen.oval(497, -232, 9, 9)
    pen.line([(497, -226), (497, -220)], 3)
    pen.line([(541, -306), (268, -240)], 0.6)
    pen.line([(541, -306), (796, -122)], 0.6)
    pen.line([(40, -78), (30, -150)], 1.6)
    pen.line([(120, -156), (120, -212)], 2)
    canvas.fill(fine, "#2a2748")
    flag, pen = part()
    pen.blob([(30, -150), (16, -146), (2, -149), (-8, -145), (-6, -131), (6, -134), (18, -130), (32, -133)])
    canvas.fill(flag, "#b04a4c")

    lit, pen = part()
    windows(pen, 50, 640, -105, (13, 13), 21)
    windows(pen, 66, 290, -144, (24, 13), 31)
    windows(pen, 306, 608, -144, (24, 13), 31)
    windows(pen, 316, 574, -179, (15, 11), 23)
    for port in range(60, 620, 34):
        pen.oval(port, -46, 3.4)
    pen.poly([(482, -199), (482, -215), (606, -215), (600, -199)])
    dark, pen = part()
    for left in (113, 134, 302, 449, 512, 533):
        pen.rect(left, -105, left + 13, -92)
    for left in (128, 399, 523):
        pen.rect(left, -144, left + 24, -131)
    for bar in range(498, 606, 18):
        pen.line([(bar, -198), (bar + 1, -216)], 2.2)
    canvas.fill(lit, [(0, "#ffe9a8"), (1, "#ffc861")])
    canvas.fill(dark, "#46446f")
    canvas.shine(lit, "#ff9d3c", 9, 0.75)
    canvas.shine(lit, "#ffb050", 2.5, 0.5)


def rowing_boat(pen: Sketch, length: float) -> None:
    """A moored open boat, its waterline at y = 0."""
    pen.poly([(x * length, y * length) for x, y in ((-0.5, -0.13), (-0.42, 0), (0.4, 0), (0.53, -0.17), (0.3, -0.12),
        (0, -0.105), (-0.3, -0.115))])
