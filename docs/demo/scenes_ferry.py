"""The night ferry at the pier: the lead picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdrop import lamps, ridge
from figures import POINT, STAND, WAIT, WALK, gull, person, suitcase
from PIL import ImageFilter
from vessels import ferry, railing, rowing_boat

if TYPE_CHECKING:
    from canvas import Canvas
    from sketch import Sketch

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0915, PLR2004


def pier_side(pen: Sketch, start: float, stop: float, deck: float, water: float) -> None:
    """A timber pier from the side."""
    pen.rect(start, deck, stop, deck + 9)
    pen.rect(start, deck + 14, stop, deck + 18)
    x = start + 14
    while x < stop:
        pen.poly([(x, deck), (x + 8, deck), (x + 9, water + 4), (x - 1, water + 4)])
        if x + 44 < stop:
            pen.line([(x + 4, deck + 12), (x + 46, water - 4)], 2)
            pen.line([(x + 46, deck + 12), (x + 4, water - 4)], 2)
        x += 44


def night_ferry(canvas: Canvas) -> None:
    """The ferry at the pier on a February evening."""
    high: float
    wide: float
    horizon = 604.0
    canvas.wash(
        [
            (0, "#10163c"), (0.24, "#2b2b63"), (0.46, "#6a4480"), (0.64, "#b55d7d"), (0.8, "#ee8c66"),
                (0.92, "#ffc27a"), (1, "#ffe3a6"),
        ],
        0, horizon,
    )
    canvas.stars(150, 330, "#f6ecff")
    canvas.clouds([(0, "#2d2a60"), (0.6, "#6b3f78"), (1, "#c05a72")], 150, 470, cell=(620, 46), cover=0.45,
        softness=0.3, opacity=0.75)
    canvas.clouds([(0, "#7a4480"), (0.5, "#f08a6a"), (1, "#ffb27a")], 330, 560, cell=(520, 20), cover=0.42,
        softness=0.25, opacity=0.85)
    canvas.clouds([(0, "#ffd9a0"), (1, "#fff0c4")], 440, 590, cell=(420, 9), cover=0.36, softness=0.25, opacity=0.8)
    canvas.light(500, horizon, 820, "#ff9a4e", 0.6, 2.0)
    canvas.light(500, horizon + 6, 290, "#ffe9b0", 0.8, 1.7)
    moon = canvas.sketch()
    moon.oval(1180, 148, 25)
    canvas.light(1180, 148, 190, "#cfc8ff", 0.4, 2.2)
    canvas.fill(moon, "#41427d")
    moon.oval(1169, 142, 23, ink=0)
    canvas.fill(moon, "#fff6dc")

    for base, high, start, stop, colour in (
        (horizon, 74, 640, 1760, "#b06c86"), (horizon, 52, 980, 1900, "#834f7d"), (horizon + 1, 128, -420, 420,
            "#96597f"), (horizon + 2, 84, -300, 300, "#5a3a6d"),
    ):
        hill = canvas.sketch()
        hill.poly(ridge(canvas, base, high, start, stop))
        canvas.fill(hill, [(0, colour), (1, "#d98a7c" if colour != "#5a3a6d" else "#6d4470")])
    town = canvas.sketch()
    x = -6.0
    while x < 262:
        wide, high = canvas.chance.uniform(13, 24), canvas.chance.uniform(13, 27) * (1 - x / 420)
        top = horizon - high
        town.poly([(x, horizon + 2), (x, top), (x + wide / 2, top - wide * 0.45), (x + wide, top),
            (x + wide, horizon + 2)])
        x += wide * canvas.chance.uniform(0.8, 1.0)
    town.poly([(96, horizon), (96, horizon - 56), (104, horizon - 92), (112, horizon - 56), (112, horizon)])
    canvas.fill(town, "#3c2b5c")
    lights = [(canvas.chance.uniform(2, 258), horizon - canvas.chance.uniform(3, 19)) for _ in range(40)]
    panes = canvas.sketch()
    for px, py in lights:
        panes.rect(px, py, px + 1.9, py + 2.3)
    canvas.fill(panes, "#ffd88c")
    canvas.glow(lights, 8, "#ff9c4a", 0.25)
    tower = canvas.sketch()
    tower.poly([(1480, horizon - 40), (1484, horizon - 108), (1494, horizon - 108), (1498, horizon - 40)])
    tower.rect(1483, horizon - 117, 1495, horizon - 108)
    tower.oval(1489, horizon - 118, 5)
    canvas.fill(tower, "#6d456f")
    for far, spread in ((1040, 52), (1700, 26)):
        beam = canvas.sketch()
        beam.poly([(1489, horizon - 113), (far, horizon - 150 - spread), (far, horizon - 150 + spread)])
        canvas.shine(beam, "#ffe7b8", 5, 0.13)
    canvas.light(1489, horizon - 113, 48, "#ffefc2", 1.0, 1.8)
    canvas.veil("#ffc08a", [(0, 0), (0.75, 0.2), (1, 0.55)], horizon - 90, horizon)

    canvas.reflect(
        horizon, [(0, "#c9747a"), (0.25, "#7b4a7c"), (0.6, "#2f2c63"), (1, "#0f1434")], density=(0.1, 0.3, 0.5, 0.72,
            0.88), chop=20
    )
    canvas.light(505, horizon + 30, 420, "#ff9a5e", 0.5, 1.8)
    canvas.sparkle(horizon, "#ff9f8a", level=0.7, strength=0.42, cell=(90, 5))
    path = canvas.sketch()
    path.poly([(440, horizon), (570, horizon), (690, 1000), (330, 1000)])
    path.mask = path.mask.filter(ImageFilter.GaussianBlur(90))
    canvas.sparkle(horizon, "#ffe2a8", level=0.58, strength=0.85, cell=(80, 5), mask=path)
    canvas.sparkle(horizon, "#1a1a4a", level=0.72, strength=0.4, cell=(150, 9))

    canvas.afloat(744, lambda: ferry(canvas, 1452, 744, 1.06, mirror=True), opacity=0.86, depth=0.95, chop=9)
    foam = canvas.sketch()
    for _ in range(150):
        fx = canvas.chance.uniform(596, 1460)
        foam.line([(fx, 744 + canvas.chance.random() ** 2 * 9)] * 1 + [(fx + canvas.chance.uniform(8, 40),
            745 + canvas.chance.random() ** 2 * 9)], 1)
    canvas.fill(foam, "#d9b7bd", opacity=0.4)

    def pier() -> None:
        piles = canvas.sketch()
        pier_side(piles, -10, 566, 690, 764)
        railing(piles, 0, 520, 690, 15, 16)
        piles.poly([(24, 690), (24, 640), (18, 640), (74, 612), (130, 640), (124, 640), (124, 690)])
        piles.line([(560, 680), (560, 650)], 4)
        for post in (176, 266, 356, 446, 536):
            piles.line([(post, 690), (post, 632)], 2.6)
            piles.bend([(post, 634), (post + 2, 625), (post + 9, 624)], 1.8)
        canvas.fill(piles, [(0, "#2a2048"), (0.5, "#1e1738"), (1, "#130f2a")])
        crowd = canvas.sketch()
        for i, px in enumerate((150, 214, 226, 300, 326, 344, 398, 412, 470, 486, 500, 516)):
            pen = crowd.at(px, 690, 33 + canvas.chance.uniform(-3, 3), mirror=i % 3 == 1)
            person(pen, (STAND, WALK, WAIT)[i % 3], coat=0.16, hat=("wool", "", "brim", "hood")[i % 4])
            if i % 3 == 0:
                suitcase(pen, 0.24)
        person(crowd.at(320, 690, 22), STAND, hat="wool")
        canvas.fill(crowd, "#160f2b")
        hut = canvas.sketch()
        hut.rect(38, 650, 62, 668)
        hut.rect(70, 650, 84, 690)
        hut.rect(92, 650, 116, 668)
        canvas.fill(hut, "#ffcf7a")
        canvas.shine(hut, "#ff9a3c", 10, 0.8)
        lamps(canvas, [(post + 9.0, 628.0) for post in (176, 266, 356, 446, 536)], 3.6)

    canvas.afloat(764, pier, opacity=0.8, chop=7)
    gulls = canvas.sketch()
    for gx, gy, span, tilt in ((636, 372, 44, 0.2), (716, 330, 30, -0.25), (560, 426, 26, 0.1), (872, 402, 22, -0.1),
        (332, 478, 20, 0.3)):
        gull(gulls.at(gx, gy), span, 0.34, tilt)
    canvas.fill(gulls, "#2b2350")
    boats = canvas.sketch()
    rowing_boat(boats.at(250, 868), 118)
    rowing_boat(boats.at(392, 898, mirror=True), 140)
    canvas.afloat(898, lambda: canvas.fill(boats, [(0, "#3a2c58"), (1, "#120e26")]), opacity=0.5, depth=0.5, chop=4)
    quay(canvas)


def quay(canvas: Canvas) -> None:
    """The foreground: a granite edge, a bollard with its rope, and a family that waits."""
    stone = canvas.sketch()
    stone.poly([(0, 1000), (420, 992), (1600, 962), (1600, 1067), (0, 1067)])
    canvas.fill(stone, [(0, "#191431"), (1, "#0a0819")])
    edge = canvas.sketch()
    edge.poly([(0, 1000), (420, 992), (1600, 962), (1600, 966), (420, 997), (0, 1005)])
    canvas.fill(edge, "#7b4f74", opacity=0.75)
    joints = canvas.sketch()
    for jx in range(60, 1600, 118):
        top = 1000 - jx * 0.0237
        joints.line([(jx, top + 3), (jx + (jx - 700) * 0.09, 1067)], 1.4)
    joints.line([(0, 1034), (1600, 1002)], 1.2)
    canvas.fill(joints, "#3b2c55", opacity=0.7)
    iron = canvas.sketch()
    pen = iron.at(330, 1026, 1.0)
    pen.poly([(-22, 0), (-17, -34), (17, -34), (22, 0)])
    pen.blob([(-30, -36), (-26, -50), (0, -56), (26, -50), (30, -36), (0, -31)])
    pen.rect(-34, -3, 34, 7)
    iron.bend([(310, 1000), (250, 996), (180, 960), (120, 905), (70, 850)], 4)
    iron.bend([(312, 1006), (270, 1016), (210, 1012), (150, 1028), (60, 1046), (-10, 1050)], 5)
    canvas.fill(iron, [(0, "#181230"), (1, "#07060f")])
    rim = canvas.sketch()
    rim.bend([(306, 978), (330, 971), (354, 977)], 2)
    canvas.fill(rim, "#c9807c", opacity=0.8)
    family = canvas.sketch()
    person(family.at(1252, 1006, 168), WAIT, coat=0.2, hat="wool", bulk=1.06)
    person(family.at(1330, 1004, 157, mirror=True), STAND, coat=0.26, hair="long")
    person(family.at(1388, 1003, 104, mirror=True), POINT, coat=0.14, hat="wool", bulk=1.1)
    suitcase(family.at(1205, 1008, 168), 0.0)
    for fx in (1251, 1330, 1388):
        family.oval(fx, 1006, 26, 3)
    canvas.fill(family, [(0, "#1c1536"), (1, "#07060f")])
