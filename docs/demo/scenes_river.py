"""The rowing crew on the river."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from figures import bare_tree
from PIL import ImageFilter
from sketch import Sketch, mix

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915, PLR2004


def rower(pen: Sketch, reach: float) -> None:
    """One oarsman from the side, facing left, his seat at (0, 0); `reach` is 0 at the catch, 1 at the finish."""
    lean = -0.1 + 0.42 * reach
    slide = 0.12 * reach
    hip = (slide, -0.05)
    shoulder = (hip[0] + math.sin(lean) * 0.36, hip[1] - math.cos(lean) * 0.36)
    head = (shoulder[0] + math.sin(lean) * 0.07 - 0.015, shoulder[1] - 0.13)
    foot = (-0.42, 0.05)
    knee = ((hip[0] + foot[0]) / 2, -0.2 + 0.15 * reach)
    hand = (-0.34 + 0.44 * reach, -0.17)
    elbow = ((shoulder[0] + hand[0]) / 2 + 0.12 * reach, (shoulder[1] + hand[1]) / 2 + 0.05 * reach)
    pen.taper([hip, knee, foot], [0.11, 0.085, 0.06])
    pen.taper([hip, ((hip[0] + shoulder[0]) / 2, (hip[1] + shoulder[1]) / 2), shoulder], [0.15, 0.15, 0.14])
    pen.taper([shoulder, elbow, hand], [0.08, 0.062, 0.045])
    pen.taper([shoulder, head], [0.075, 0.06])
    pen.oval(head[0], head[1], 0.052, 0.066)


def rowing(canvas: Canvas) -> None:
    """An eight on the misty Alder at sunrise."""
    high: float
    lean: float
    horizon = 430.0
    canvas.wash([(0, "#7fa0a8"), (0.4, "#c3cdbd"), (0.72, "#f6dcae"), (1, "#fbcb8c")], 0, horizon)
    canvas.clouds("#f7ecd2", 20, 300, cell=(520, 40), cover=0.42, softness=0.35, opacity=0.7)
    canvas.light(1130, 330, 680, "#ffe7a6", 0.6, 2)
    sun = canvas.sketch()
    sun.oval(1130, 330, 42)
    canvas.fill(sun, "#fff8de")
    canvas.light(1130, 330, 180, "#fff1c4", 0.75, 1.7)
    for layer, (high, colour) in enumerate(((58, "#c9c3a4"), (92, "#9fae98"), (128, "#738d82"))):
        trees = canvas.sketch()
        x = -40.0
        while x < 1660:
            gap = abs(x - 1130) < (420 - layer * 60) and layer > 0
            size = high * canvas.chance.uniform(0.55, 1.0) * (0.35 if gap else 1)
            base = horizon + 6
            if canvas.chance.random() < 0.1 and not gap:
                trees.blob([(x - size * 0.1, base), (x - size * 0.13, base - size * 0.6), (x, base - size * 1.2),
                    (x + size * 0.13, base - size * 0.6), (x + size * 0.1, base)])
            else:
                bare_tree(trees.at(x, base), canvas.chance, size * 1.25, spread=0.5, levels=6)
            for _ in range(16):
                trees.oval(x + canvas.chance.uniform(-1, 1) * size, base - canvas.chance.random() ** 2 * size * 0.3,
                    size * 0.1, size * 0.08)
            x += high * canvas.chance.uniform(0.35, 0.8)
        canvas.fill(trees, [(0, colour), (1, mix(colour, "#f6d7a4", 0.55))])
        canvas.veil("#fbe6bd", [(0, 0), (0.8, 0.45), (1, 0.7)], horizon - 70, horizon + 6)
    spire = canvas.sketch()
    spire.poly([(318, 330), (331, 252), (344, 330), (344, 430), (318, 430)])
    spire.poly([(344, 384), (358, 362), (424, 362), (432, 384), (432, 430), (344, 430)])
    canvas.fill(spire, "#93a396", opacity=0.85)
    canvas.veil("#fbe6bd", [(0, 0), (1, 0.7)], horizon - 90, horizon)
    canvas.reflect(horizon, [(0, "#f0cf9c"), (0.35, "#a9bcae"), (1, "#2f5a5c")], density=(0.05, 0.2, 0.5, 0.85),
        chop=9, cell=(170, 9))
    path = canvas.sketch()
    path.poly([(1080, horizon), (1180, horizon), (1240, 900), (1010, 900)])
    path.mask = path.mask.filter(ImageFilter.GaussianBlur(50))
    canvas.sparkle(horizon, "#fff4cf", level=0.6, strength=0.9, cell=(90, 5), mask=path)
    canvas.sparkle(horizon, "#e7e3c4", level=0.76, strength=0.45, cell=(150, 6))

    beyond = canvas.sketch()  # the oars of the far side
    for seat in range(1, 8, 2):
        x = 440 + seat * 108
        beyond.line([(x - 20, 634), (x - 74, 604)], 1.8)
        beyond.poly([(x - 71, 608), (x - 74, 600), (x - 92, 594), (x - 92, 602)])
    canvas.fill(beyond, "#4c4643")

    def eight() -> None:
        size = 138.0
        shell = canvas.sketch()
        shell.poly([(150, 648), (300, 643), (1300, 643), (1452, 646), (1300, 658), (1000, 662), (500, 662),
            (280, 657)])
        canvas.fill(shell, [(0, "#8b4a32"), (1, "#3a2320")])
        crew = canvas.sketch()
        for seat in range(8):
            x = 440 + seat * 108
            rower(crew.at(x, 646, size), 0.62)
            crew.line([(x - 26, 626), (x - 6, 640), (x + 10, 646)], 2)
        cox = crew.at(346, 648, size)
        cox.taper([(0.02, -0.02), (0.0, -0.3)], [0.17, 0.15])
        cox.taper([(0, -0.28), (-0.0, -0.4)], [0.07, 0.06])
        cox.oval(0.005, -0.42, 0.052, 0.064)
        cox.taper([(0.0, -0.455), (0.085, -0.44)], [0.025, 0.015])
        cox.taper([(0, -0.26), (0.12, -0.16), (0.2, -0.1)], [0.07, 0.06, 0.04])
        cox.taper([(0.02, -0.05), (0.2, -0.16), (0.32, 0.0)], [0.1, 0.08, 0.06])
        canvas.fill(crew, [(0, "#2f3b3d"), (1, "#1b2527")])
        vests = canvas.sketch()
        for seat in range(8):
            x = 440 + seat * 108
            pen = vests.at(x, 646, size)
            lean = -0.1 + 0.42 * 0.62
            pen.taper([(0.0744, -0.1), (0.0744 + math.sin(lean) * 0.33, -0.05 - math.cos(lean) * 0.33)], [0.12, 0.12])
        canvas.fill(vests, "#a8392f")
        canvas.shade(vests, "#4f1b20", "down", 0.7, 0.8)
        rim = canvas.sketch()
        for seat in range(8):
            x = 440 + seat * 108
            rim.bend([(x + 27, 572), (x + 32, 590), (x + 29, 622)], 1.6)
        canvas.fill(rim, "#ffe0a0", opacity=0.7)

    canvas.afloat(661, eight, opacity=0.75, chop=4)
    oars = canvas.sketch()
    for seat in range(0, 8, 2):
        x = 440 + seat * 108
        tip = (x - 78, 724)
        oars.line([(x + 2, 624), (x - 22, 630), tip], 2.6)
        oars.poly([(tip[0] + 6, tip[1] - 10), (tip[0] - 9, tip[1] - 4), (tip[0] - 21, tip[1] + 14),
            (tip[0] - 9, tip[1] + 17)])
    canvas.fill(oars, [(0, "#4a4340"), (1, "#231d1d")])
    rings = canvas.sketch()
    for seat in range(0, 8, 2):
        for beat, size in ((0, 30), (1, 24), (2, 17)):
            x, y = 356 + seat * 108 + beat * 190 + 100, 744 + beat * 2
            for r in (1.0, 0.62):
                turn = [2 * math.pi * k / 40 for k in range(41)]
                rings.line([(x + size * r * math.cos(a), y + size * r * 0.2 * math.sin(a)) for a in turn], 1.2)
    canvas.fill(rings, "#fff0cc", opacity=0.5)
    for y, opacity in ((470, 0.55), (560, 0.3)):
        canvas.clouds("#fdf0d2", y - 70, y + 70, cell=(620, 22), cover=0.5, softness=0.5, opacity=opacity)
    reeds = canvas.sketch()
    for _ in range(170):
        x = canvas.chance.choice((canvas.chance.gauss(60, 90), canvas.chance.gauss(1580, 70)))
        high, lean = canvas.chance.uniform(70, 210), canvas.chance.uniform(-26, 34)
        reeds.taper([(x, 910), (x + lean * 0.4, 910 - high * 0.6), (x + lean, 910 - high)], [4, 2.6, 0.8])
        if canvas.chance.random() < 0.3:
            reeds.taper([(x + lean * 0.9, 910 - high * 0.95), (x + lean * 1.1, 910 - high * 1.12)], [6, 5])
    canvas.fill(reeds, [(0, "#4c5f4a"), (1, "#1b2a28")])
    ducks = canvas.sketch()
    for x, y in ((1300, 800), (1342, 812), (1268, 818)):
        ducks.blob([(x - 13, y), (x - 10, y - 7), (x + 2, y - 8), (x + 14, y - 10), (x + 10, y)])
        ducks.taper([(x - 8, y - 5), (x - 10, y - 13)], [4, 4])
        ducks.oval(x - 11, y - 14, 4, 3.4)
    canvas.fill(ducks, "#24383a")
