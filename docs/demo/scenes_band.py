"""The brass band on its stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdrop import lamps, ridge
from figures import PLAY, STAND, WAIT, Pose, bare_tree, person
from PIL import ImageChops
from sketch import Point, Sketch, smooth
from vessels import railing

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915, PLR2004


def player(pen: Sketch, instrument: str) -> None:
    """A bandsman one unit high, playing to the right."""
    if instrument == "lead":
        baton = Pose(legs=STAND.legs, arms=(((-0.19, -0.77), (-0.27, -0.93)), ((0.2, -0.78), (0.27, -0.97))))
        person(pen, baton, coat=0.12)
        pen.taper([(0.27, -0.97), (0.38, -1.07)], [0.014, 0.006])
        return
    person(pen, PLAY, coat=0.06, hat="cap")
    if instrument == "cornet":
        pen.taper([(0.04, -0.912), (0.36, -0.905)], [0.02, 0.022])
        pen.poly([(0.33, -0.915), (0.33, -0.895), (0.45, -0.845), (0.45, -0.965)])
        pen.blob([(0.13, -0.9), (0.14, -0.83), (0.25, -0.83), (0.26, -0.9)])
        for x in (0.16, 0.195, 0.23):
            pen.taper([(x, -0.9), (x, -0.955)], [0.016, 0.016])
    if instrument == "trombone":
        pen.taper([(0.05, -0.905), (0.66, -0.79)], [0.016, 0.016])
        pen.taper([(0.12, -0.86), (0.66, -0.757)], [0.016, 0.016])
        pen.taper([(0.66, -0.79), (0.66, -0.757)], [0.016, 0.016])
        pen.taper([(-0.14, -0.98), (0.3, -0.93)], [0.02, 0.02])
        pen.poly([(0.26, -0.945), (0.26, -0.92), (0.42, -0.845), (0.44, -0.99)])
    if instrument == "tuba":
        pen.blob([(0.04, -0.46), (0.03, -0.75), (0.12, -0.86), (0.27, -0.78), (0.28, -0.5), (0.16, -0.4)])
        pen.poly([(0.07, -0.8), (0.25, -0.8), (0.3, -1.04), (0.42, -1.13), (0.0, -1.17), (0.09, -1.03)])
    if instrument == "horn":
        pen.blob([(0.06, -0.58), (0.06, -0.78), (0.13, -0.83), (0.21, -0.78), (0.2, -0.58), (0.13, -0.53)])
        pen.poly([(0.11, -0.8), (0.19, -0.8), (0.22, -0.98), (0.3, -1.05), (0.05, -1.07), (0.11, -0.97)])
    if instrument == "drum":
        pen.oval(0.27, -0.55, 0.2, 0.23)
        pen.taper([(0.2, -0.87), (0.45, -0.7)], [0.016, 0.016])
        pen.oval(0.45, -0.69, 0.034)


def brass_band(canvas: Canvas) -> None:
    """The band on its stand above the sea, at dusk."""
    x: float
    horizon = 660.0
    canvas.wash([(0, "#1b2452"), (0.35, "#46407a"), (0.65, "#a45f83"), (0.88, "#f0977a"), (1, "#ffc68c")], 0, horizon)
    canvas.stars(120, 300)
    canvas.clouds([(0, "#2c2c60"), (1, "#93557e")], 60, 380, cell=(600, 44), cover=0.42, softness=0.3, opacity=0.7)
    canvas.clouds([(0, "#c46a80"), (1, "#ffbd8c")], 330, 620, cell=(560, 20), cover=0.42, softness=0.25, opacity=0.8)
    canvas.light(330, horizon, 760, "#ffb070", 0.5, 2)
    hill = canvas.sketch()
    hill.poly(ridge(canvas, horizon, 100, 900, 2100))
    hill.poly(ridge(canvas, horizon, 46, -300, 420))
    canvas.fill(hill, [(0, "#7b4f7c"), (1, "#c67d80")])
    canvas.reflect(horizon, [(0, "#d98a80"), (0.4, "#5b4678"), (1, "#1c1f48")], density=(0.1, 0.4, 0.7, 0.9), chop=14)
    canvas.sparkle(horizon, "#ffd2a0", level=0.66, strength=0.6, cell=(100, 6))
    sails = canvas.sketch()
    for x, y, size in ((180, 672, 34), (300, 668, 22), (1490, 676, 28)):
        sails.poly([(x, y - size), (x, y - 4), (x + size * 0.45, y - 4)])
        sails.poly([(x - 2, y - size * 0.9), (x - 2, y - 4), (x - size * 0.3, y - 4)])
        sails.poly([(x - size * 0.35, y - 3), (x + size * 0.5, y - 3), (x + size * 0.36, y), (x - size * 0.25, y)])
    canvas.fill(sails, "#4b3767")
    lawn = canvas.sketch()
    lawn.poly([(-10, 1070), (-10, 800), *smooth([(0, 800), (300, 782), (700, 770), (1100, 776), (1610, 800)]),
        (1610, 1070)])
    canvas.fill(lawn, [(0, "#4a4a5c"), (0.3, "#2f3448"), (1, "#10132a")])
    canvas.shade(lawn, "#c98a78", "up", 0.35, 0.25)
    rail = canvas.sketch()
    railing(rail, -6, 1610, 786, 34, 26)
    canvas.fill(rail, "#2a2748")

    left, right, floor, eaves = 520.0, 1120.0, 800.0, 470.0
    middle = (left + right) / 2
    stand = canvas.sketch()
    stand.poly([(left - 20, floor), (right + 20, floor), (right + 8, 872), (left - 8, 872)])
    canvas.fill(stand, [(0, "#5a4560"), (1, "#2a2342")])
    panels = canvas.sketch()
    for k in range(8):
        x = left + 6 + k * 75
        panels.rect(x, floor + 16, x + 62, 862)
    canvas.fill(panels, "#221d3a", opacity=0.7)
    inner = canvas.sketch()
    inner.poly([(left + 10, eaves), (right - 10, eaves), (right - 10, floor), (left + 10, floor)])
    canvas.shine(inner, "#ff9d54", 46, 0.5)
    canvas.fill(inner, [(0, "#ffb765"), (0.6, "#ffd79a"), (1, "#f0a566")], opacity=0.4)
    deck = canvas.sketch()
    deck.rect(left - 26, floor - 6, right + 26, floor + 7)
    canvas.fill(deck, "#8d6468")
    for x in (620, middle, 1020):
        canvas.light(x, 520, 230, "#ffe2a6", 0.6, 1.9)

    band = canvas.sketch()
    seats = ((556, "horn"), (612, "tuba"), (692, "trombone"), (776, "horn"), (864, "horn"), (948, "trombone"),
        (1030, "tuba"), (1092, "horn"))
    for i, (x, instrument) in enumerate(seats):
        player(band.at(x, floor - 50, 160 + (i * 7) % 11, mirror=x > middle), instrument)
    band.rect(left + 6, floor - 50, right - 6, floor)
    canvas.fill(band, [(0, "#94503f"), (0.75, "#6b3845"), (1, "#4a2a44")])
    band = canvas.sketch()
    for i, (x, instrument) in enumerate(((586, "cornet"), (676, "horn"), (738, "cornet"), (902, "cornet"),
        (964, "horn"), (1054, "cornet"))):
        way = 1 if x < middle else -1
        player(band.at(x, floor - 4, 168 + (i * 5) % 9, mirror=way < 0), instrument)
        at = x + way * 56
        band.line([(at, floor - 4), (at, floor - 84)], 2.2)
        band.poly([(at - 15, floor - 78), (at + 15, floor - 78), (at + 13, floor - 102), (at - 13, floor - 102)])
    player(band.at(middle, floor - 2, 186), "lead")
    canvas.fill(band, [(0, "#3d1f3a"), (1, "#1b1230")])
    rim = canvas.sketch()
    rim.mask = ImageChops.subtract(band.mask, ImageChops.offset(band.mask, 2, 4))
    canvas.fill(rim, "#ffc98a", opacity=0.75)

    iron = canvas.sketch()
    for x in (left, left + 128, right - 128, right):
        iron.rect(x - 5, eaves - 6, x + 5, floor)
        iron.rect(x - 9, floor - 22, x + 9, floor)
        iron.rect(x - 9, eaves + 18, x + 9, eaves + 24)
    for a, b in ((left, left + 128), (left + 128, right - 128), (right - 128, right)):
        iron.bend([(a, eaves + 74), (a + 20, eaves + 32), (a + (b - a) * 0.3, eaves + 12), ((a + b) / 2, eaves + 6),
            (b - (b - a) * 0.3, eaves + 12), (b - 20, eaves + 32), (b, eaves + 74)], 4)
        x = a + 14
        while x < b - 8:
            edge = min(x - a, b - x)
            iron.line([(x, eaves), (x, eaves + 8 + max(0, 24 - edge * 0.4))], 1.4)
            x += 11
        if b - a < 200:
            railing(iron, a, b, floor, 48, 12)
    canvas.fill(iron, "#1d1636")
    roof = canvas.sketch()
    roof.poly([(left - 46, eaves), *smooth([(left - 46, eaves - 10), (left + 80, eaves - 64),
        (middle - 130, eaves - 118), (middle - 46, eaves - 160)]), *smooth([(middle + 46, eaves - 160),
        (middle + 130, eaves - 118), (right - 80, eaves - 64), (right + 46, eaves - 10)]), (right + 46, eaves)])
    canvas.fill(roof, [(0, "#3f4f74"), (1, "#23284e")])
    canvas.shade(roof, "#e59a86", "left", 0.55, 0.5)
    seams = canvas.sketch()
    for k in range(-5, 6):
        seams.bend([(middle + k * 9, eaves - 160), (middle + k * 23, eaves - 116), (middle + k * 40, eaves - 62),
            (middle + k * 62, eaves - 6)], 1.4)
    canvas.fill(seams, "#1c1d40", opacity=0.8)
    top = canvas.sketch()
    top.rect(middle - 50, eaves - 190, middle + 50, eaves - 160)
    top.poly([(middle - 62, eaves - 188), *smooth([(middle - 62, eaves - 190), (middle - 26, eaves - 216),
        (middle, eaves - 258)]), *smooth([(middle, eaves - 258), (middle + 26, eaves - 216),
        (middle + 62, eaves - 190)]), (middle + 62, eaves - 188)])
    top.line([(middle, eaves - 250), (middle, eaves - 300)], 3)
    top.oval(middle, eaves - 270, 6)
    top.rect(left - 50, eaves - 4, right + 50, eaves + 6)
    canvas.fill(top, "#1d2046")
    glow = canvas.sketch()
    for k in range(6):
        glow.rect(middle - 44 + k * 15.4, eaves - 184, middle - 33 + k * 15.4, eaves - 166)
    canvas.fill(glow, "#ffd48c")
    wires = canvas.sketch()
    strings: list[Point] = []
    for x0, x1, y1 in ((left - 44, 150, 430), (right + 44, 1500, 420)):
        parts = [i / 14 for i in range(15)]
        hung = [(x0 + (x1 - x0) * t, eaves + (y1 - eaves) * t + 150 * t * (1 - t)) for t in parts]
        wires.line(hung, 1)
        strings += [(x, y + 5) for x, y in hung[1:-1]]
    for x, y in ((150, 430), (1500, 420)):
        wires.line([(x, y - 12), (x, 800)], 6)
        wires.rect(x - 10, 786, x + 10, 806)
    strings += [(left - 40 + k * (right - left + 80) / 24, eaves + 12) for k in range(25)]
    canvas.fill(wires, "#1b1734")
    lamps(canvas, strings, 3.4, "#ffb25c")
    for side, x in ((-1, 60), (1, 1560)):
        tree = canvas.sketch()
        bare_tree(tree.at(x, 830), canvas.chance, 520, lean=-0.1 * side)
        canvas.fill(tree, [(0, "#2b2348"), (1, "#151230")])

    for depth, high, colour in ((0, 104, "#2a2342"), (1, 138, "#191630"), (2, 196, "#0c0b1c")):
        crowd = canvas.sketch()
        x = -30.0
        while x < 1640:
            for _ in range(canvas.chance.randint(1, 4)):
                pen = crowd.at(x, 914 + depth * 88 + canvas.chance.uniform(-14, 14),
                    high * canvas.chance.uniform(0.86, 1.08), mirror=canvas.chance.random() < 0.5)
                person(
                    pen, canvas.chance.choice((STAND, WAIT, WAIT)), coat=canvas.chance.choice((0.08, 0.16,
                        0.24)), hat=canvas.chance.choice(("wool", "", "", "hood", "", "cap")),
                    hair=canvas.chance.choice(("", "", "long", "bun")), bulk=canvas.chance.uniform(0.98, 1.22),
                )
                x += high * canvas.chance.uniform(0.24, 0.42)
            if canvas.chance.random() < 0.3:
                person(crowd.at(x, 918 + depth * 88, high * 0.6), STAND, hat="wool", bulk=1.15)
                x += high * 0.2
            x += high * canvas.chance.uniform(0.2, 1.2)
        canvas.fill(crowd, [(0, colour), (1, "#090916")])
        rim = canvas.sketch()
        rim.mask = ImageChops.subtract(crowd.mask, ImageChops.offset(crowd.mask, 0, 3))
        canvas.fill(rim, "#e09a70", opacity=0.5 - 0.14 * depth)
