"""Work at sea: the wind farm and the research vessel."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backdrop import ridge, swell
from figures import STAND, WAIT, WALK, gull, person
from PIL import ImageFilter
from sketch import Sketch, mix
from vessels import railing, windows

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0915, PLR2004


def turbine(pen: Sketch, angle: float, *, base: float = 0.0) -> None:
    """A wind turbine whose hub is 100 units above (0, 0) and whose blades are 62 long."""
    pen.poly([(-2.3, base), (-1.2, -99), (1.2, -99), (2.3, base)])
    pen.poly([(-2.2, -98), (-2.2, -102.4), (5.4, -102), (5.4, -98.4)])
    for blade in range(3):
        a = angle + blade * 2 * math.pi / 3
        c, s = math.cos(a), math.sin(a)
        outline = [(0, -1.0), (4, -1.5), (11, -3.2), (30, -2.2), (62, -0.2), (62, 0.1), (30, 0.8), (10, 1.2),
            (0, 1.0)]
        pen.poly([(-1.2 + x * c - y * s, -100.2 + x * s + y * c) for x, y in outline])
    pen.oval(-1.2, -100.2, 2.2)


def offshore_wind(canvas: Canvas) -> None:
    """Rows of turbines in the morning haze, one of them near."""
    horizon = 700.0
    canvas.wash([(0, "#6fa3ad"), (0.35, "#9fc3bd"), (0.65, "#e3d9bd"), (0.86, "#f8cfa6"), (1, "#f7b894")], 0, horizon)
    canvas.clouds("#f3ead2", 40, 420, cell=(560, 60), cover=0.42, softness=0.35, opacity=0.7)
    canvas.clouds([(0, "#86a9b0"), (1, "#e7b79c")], 330, 640, cell=(640, 22), cover=0.4, softness=0.3, opacity=0.6)
    canvas.light(420, 600, 760, "#fff0c0", 0.55, 2.0)
    sun = canvas.sketch()
    sun.oval(420, 596, 44)
    canvas.fill(sun, "#fff6d8", opacity=0.95)
    canvas.light(420, 596, 190, "#fff3cf", 0.7, 1.8)

    rows = ((56, 13, 0.86), (84, 9, 0.7), (128, 7, 0.5), (196, 5, 0.28))
    for size, count, haze in rows:
        drawn = canvas.sketch()
        foot = canvas.sketch()
        for i in range(count):
            x = 1600 * (i + 0.5) / count + canvas.chance.uniform(-24, 24) + size * 0.4
            y = horizon + (size / 196) ** 1.5 * 44
            turbine(drawn.at(x, y, size / 100), canvas.chance.uniform(0, 2.1), base=-8)
            foot.at(x, y, size / 100).rect(-2.7, -11, 2.7, 0)
        canvas.fill(drawn, mix("#33566b", "#f0d2b2", haze))
        canvas.fill(foot, mix("#c98a2e", "#f0d2b2", haze))
        canvas.veil("#f8d9b8", [(0, 0), (0.8, 0.22), (1, 0.42)], horizon - 130, horizon)
    canvas.reflect(horizon, [(0, "#e2b798"), (0.3, "#8fb0ad"), (1, "#22505f")], density=(0.1, 0.4, 0.66, 0.9),
        chop=22, cell=(150, 13))
    path = canvas.sketch()
    path.poly([(350, horizon), (490, horizon), (640, 1067), (200, 1067)])
    path.mask = path.mask.filter(ImageFilter.GaussianBlur(80))
    canvas.sparkle(horizon, "#fff4d2", level=0.55, strength=0.95, cell=(80, 6), mask=path)
    canvas.sparkle(horizon, "#173f50", level=0.62, strength=0.45, cell=(170, 12))
    canvas.sparkle(horizon, "#e8d8b8", level=0.74, strength=0.4, cell=(90, 5))

    def tender() -> None:
        hull = canvas.sketch()
        pen = hull.at(640, 806, 0.86)
        pen.poly([(-4, 0), (-8, -26), (70, -24), (130, -30), (204, -44), (190, -16), (180, 0)])
        canvas.fill(hull, [(0, "#2f5f73"), (1, "#173845")])
        house = canvas.sketch()
        pen = house.at(640, 806, 0.86)
        pen.poly([(60, -26), (66, -62), (130, -64), (146, -32)])
        pen.poly([(76, -62), (80, -86), (116, -88), (126, -62)])
        canvas.fill(house, [(0, "#f6ead6"), (1, "#b9bfb8")])
        trim = canvas.sketch()
        pen = trim.at(640, 806, 0.86)
        pen.poly([(82, -68), (84, -82), (114, -83), (120, -68)])
        windows(pen, 70, 136, -52, (12, 10), 17)
        pen.line([(98, -88), (98, -128)], 2)
        pen.line([(86, -112), (110, -112)], 1.4)
        railing(pen, 150, 200, -36, 12, 10)
        railing(pen, 0, 56, -26, 12, 10)
        for i, x in enumerate((20, 38)):
            person(pen.at(x, -25, 27), (STAND, WAIT)[i], hat="cap")
        canvas.fill(trim, "#1d3c49")
        band = canvas.sketch()
        band.at(640, 806, 0.86).poly([(-8, -22), (-8, -26), (70, -24), (130, -30), (204, -44), (202, -38), (130, -25),
            (70, -19)])
        canvas.fill(band, "#d9822b")

    canvas.afloat(806, tender, opacity=0.7, chop=6)
    wake = canvas.sketch()
    for _ in range(90):
        x = 636 - canvas.chance.random() ** 1.3 * 330
        wide = (636 - x) * 0.09 + 3
        y = 806 + canvas.chance.uniform(-0.35, 1) * wide
        wake.line([(x, y), (x + canvas.chance.uniform(8, 34), y)], 1.4)
    for x in range(780, 826, 5):
        wake.oval(x, 806 - canvas.chance.random() * 6, 5, 2.5)
    canvas.fill(wake, "#fbf1de", opacity=0.8)

    def near() -> None:
        tower = canvas.sketch()
        turbine(tower.at(1270, 930, 7.4), -0.98, base=-21)
        canvas.fill(tower, [(0, "#fdf3e2"), (0.55, "#e6e3d8"), (1, "#b9c6c6")])
        canvas.shade(tower, "#8aa9b2", "right", 0.25, 0.9)
        side = canvas.sketch()
        side.poly([(1276, 930 - 155), (1274, 930 - 730), (1279, 930 - 730), (1287, 930 - 155)])
        canvas.fill(side, "#5f8592", opacity=0.55)
        foot = canvas.sketch()
        foot.rect(1248, 770, 1292, 934)
        canvas.fill(foot, [(0, "#f0b53c"), (1, "#a8741e")])
        canvas.shade(foot, "#5b3a16", "right", 0.85, 0.9)
        canvas.shade(foot, "#3d3a22", "down", 0.8, 0.3)
        deck = canvas.sketch()
        deck.rect(1222, 774, 1318, 780)
        railing(deck, 1222, 1318, 774, 19, 12)
        for x in (1228, 1312):
            deck.line([(x, 780), (1270 + (x - 1270) * 0.5, 802)], 3)
        deck.line([(1240, 780), (1240, 930)], 2)
        deck.line([(1232, 780), (1232, 930)], 2)
        for y in range(786, 930, 7):
            deck.line([(1232, y), (1240, y)], 1.2)
        person(deck.at(1302, 774, 30), STAND, hat="cap")
        door = deck.at(1270, 774)
        door.rect(-6, -34, 6, 0)
        canvas.fill(deck, "#274450")

    canvas.afloat(932, near, opacity=0.75, chop=12, depth=0.6)
    foam = canvas.sketch()
    for _ in range(40):
        x = 1270 + canvas.chance.gauss(0, 26)
        foam.line([(x - 9, 932 + canvas.chance.uniform(-3, 5)), (x + 9, 932 + canvas.chance.uniform(-3, 5))], 1.6)
    canvas.fill(foam, "#fdf3e2", opacity=0.75)
    birds = canvas.sketch()
    for x, y, span in ((540, 300, 34), (604, 268, 24), (470, 346, 20), (684, 330, 18)):
        gull(birds.at(x, y), span, 0.36, canvas.chance.uniform(-0.3, 0.3))
    canvas.fill(birds, "#4f7280")


def research_ship(canvas: Canvas, x: float, waterline: float, zoom: float) -> None:
    """A research vessel, 720 units long, bow to the left, with its gallows over the stern."""

    def part() -> tuple[Sketch, Sketch]:
        whole = canvas.sketch()
        return whole, whole.at(x, waterline, zoom)

    hull, pen = part()
    pen.poly([(60, 14), (30, -30), (0, -104), (70, -92), (160, -86), (300, -84), (312, -58), (716, -56), (722, -10),
        (706, 14)])
    canvas.fill(hull, [(0, "#2d6f94"), (0.5, "#1f5478"), (1, "#123450")])
    canvas.shade(hull, "#0c2438", "right", 0.6, 0.9)
    canvas.shade(hull, "#0b1e2e", "down", 0.9, 0.5)
    band, pen = part()
    pen.poly([(4, -98), (0, -106), (70, -94), (160, -88), (302, -86), (304, -80), (160, -81), (72, -86)])
    pen.rect(312, -60, 718, -55)
    canvas.fill(band, "#f1ede2")
    house, pen = part()
    pen.poly([(150, -86), (158, -134), (404, -134), (412, -58), (300, -58), (300, -86)])
    pen.poly([(172, -134), (178, -176), (372, -176), (378, -134)])
    pen.poly([(186, -176), (176, -218), (322, -218), (330, -176)])
    canvas.fill(house, [(0, "#fbf6ea"), (0.5, "#dfe0da"), (1, "#a9b6ba")])
    canvas.shade(house, "#76919d", "right", 0.7, 0.9)
    eaves, pen = part()
    for left, right, y in ((144, 410, -136), (166, 384, -178), (170, 330, -221)):
        pen.rect(left, y, right, y + 4)
    canvas.fill(eaves, "#41606e")
    panes, pen = part()
    pen.poly([(182, -190), (178, -209), (318, -209), (321, -190)])
    windows(pen, 190, 366, -164, (16, 13), 25)
    windows(pen, 172, 396, -120, (13, 13), 26)
    for port in range(110, 300, 30):
        pen.oval(port, -66, 4)
    canvas.fill(panes, [(0, "#2b4a58"), (1, "#1a323e")])
    warm, pen = part()
    pen.rect(290, -164, 306, -151)
    pen.rect(224, -120, 237, -107)
    pen.rect(276, -120, 289, -107)
    pen.rect(204, -208, 240, -191)
    canvas.fill(warm, "#ffd27a")
    canvas.shine(warm, "#ffae4a", 7, 0.7)
    bars, pen = part()
    for bar in range(196, 320, 18):
        pen.line([(bar, -189), (bar - 2, -210)], 2)
    canvas.fill(bars, "#e8e6dc")
    orange, pen = part()
    pen.poly([(330, -176), (336, -228), (368, -228), (376, -176)])
    pen.poly([(700, -56), (668, -176), (676, -182), (690, -176), (716, -60)])
    pen.poly([(640, -168), (700, -190), (703, -180), (644, -158)])
    pen.line([(470, -62), (470, -118), (560, -166)], 8)
    pen.rect(458, -90, 482, -58)
    pen.blob([(384, -150), (404, -156), (430, -154), (436, -146), (428, -138), (400, -137), (386, -141)])
    canvas.fill(orange, [(0, "#e8813c"), (1, "#b9522b")])
    canvas.shade(orange, "#5c2a22", "down", 0.6, 0.8)
    gear, pen = part()
    pen.line([(254, -220), (250, -318)], 4)
    pen.line([(272, -220), (252, -290)], 2)
    pen.line([(226, -290), (280, -290)], 2)
    pen.line([(232, -270), (274, -270)], 2)
    pen.rect(236, -303, 268, -298)
    pen.oval(302, -236, 15, 15)
    pen.line([(302, -222), (302, -218)], 4)
    pen.oval(200, -230, 8)
    pen.line([(250, -314), (4, -106)], 1)
    pen.line([(250, -314), (352, -230)], 1)
    pen.line([(560, -166), (560, -92)], 1.2)
    pen.rect(548, -92, 572, -66)
    pen.line([(648, -162), (648, 12)], 1.2)
    pen.line([(470, -112), (556, -164)], 1)
    railing(pen, 414, 710, -60, 16, 17)
    railing(pen, 6, 146, -92, 15, 16)
    railing(pen, 380, 404, -136, 12, 12)
    pen.rect(338, -234, 348, -226)
    pen.rect(354, -236, 364, -226)
    pen.rect(580, -74, 624, -58)
    canvas.fill(gear, "#20333d")
    crew, pen = part()
    for i, at in enumerate((512, 600, 634)):
        person(pen.at(at, -58, 37, mirror=i == 1), (STAND, WALK, WAIT)[i], hat="cap", bulk=1.15)
    canvas.fill(crew, "#c25a2c")
    legs, pen = part()
    for at in (512, 600, 634):
        pen.rect(at - 4, -76, at + 4, -58)
    canvas.fill(legs, "#1d2b33")


def research_vessel(canvas: Canvas) -> None:
    """The vessel at work in a grey swell."""
    x: float
    horizon = 590.0
    canvas.wash([(0, "#5d7d8c"), (0.4, "#8fa9ad"), (0.75, "#cfd3c6"), (1, "#e9dcc4")], 0, horizon + 40)
    canvas.clouds([(0, "#3f5f70"), (1, "#7f989e")], -60, 330, cell=(520, 110), cover=0.55, softness=0.35,
        opacity=0.85)
    canvas.clouds([(0, "#e8e4d6"), (1, "#f6ead0")], 200, 520, cell=(420, 46), cover=0.45, softness=0.3, opacity=0.75)
    canvas.clouds("#6f8b95", 360, 580, cell=(600, 24), cover=0.4, softness=0.3, opacity=0.6)
    canvas.light(1250, 470, 560, "#fff0cd", 0.5, 2)
    for x, lean in ((1050, -40), (1130, -18), (1260, 14), (1370, 44)):
        ray = canvas.sketch()
        ray.poly([(x + 60, 250), (x + 96, 250), (x + lean * 2 + 110, horizon), (x + lean * 2 - 10, horizon)])
        canvas.shine(ray, "#fff1d0", 12, 0.16)
    for base, high, start, stop, colour in ((horizon + 4, 116, -300, 760, "#93a6aa"),
        (horizon + 4, 70, 80, 1180, "#7d959c"), (horizon + 5, 46, -460, 420, "#5f7c87")):
        hill = canvas.sketch()
        hill.poly(ridge(canvas, base, high, start, stop, rough=0.9))
        canvas.fill(hill, [(0, colour), (1, mix(colour, "#d6d4c6", 0.6))])
        canvas.shade(hill, "#eef0ea", "up", 0.55, 0.5)
    seas = 12
    for i in range(seas):
        t = i / (seas - 1)
        y = horizon + 8 + 450 * t**1.6
        wave = canvas.sketch()
        wave.poly(swell(canvas, y, 3 + 34 * t**1.2, 80 + 430 * t))
        top, low = mix("#a9b9b6", "#2c6073", t**0.7), mix("#7e989f", "#123648", t**0.7)
        canvas.fill(wave, [(0, top), (0.18 + 0.1 * t, low), (1, low)])
        canvas.shade(wave, mix("#dfe3da", "#5f97a3", t), "up", 0.65, 0.28)
        if i == 6:
            research_ship(canvas, 440, 792, 1.12)
            foam = canvas.sketch()
            for _ in range(150):
                x = 476 + 790 * canvas.chance.random()
                foam.oval(x, 800 + canvas.chance.gauss(0, 3), canvas.chance.uniform(4, 14),
                    canvas.chance.uniform(0.8, 2.2))
            for _ in range(150):
                x = 470 + abs(canvas.chance.gauss(0, 44))
                foam.oval(x, 798 - abs(canvas.chance.gauss(0, 9)), canvas.chance.uniform(1, 4.4),
                    canvas.chance.uniform(1, 2.6))
            canvas.fill(foam, "#f4f3ea", opacity=0.7, blur=0.5)
        canvas.sparkle(min(y, canvas.height - 20), mix("#eef0e6", "#8fb4bd", t), level=0.72, strength=0.3,
            cell=(60 + 160 * t, 5 + 5 * t), mask=wave)
    birds = canvas.sketch()
    for x, y, span in ((1330, 520, 50), (1260, 470, 34), (1410, 440, 28), (1180, 380, 24), (300, 330, 26),
        (236, 364, 20), (1480, 560, 22)):
        gull(birds.at(x, y), span, 0.34, canvas.chance.uniform(-0.35, 0.35))
    canvas.fill(birds, "#2b4552")
