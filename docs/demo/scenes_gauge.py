"""The tide gauge on the harbour wall."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backdrop import ridge
from figures import READ, gull, person
from PIL import ImageFilter
from sketch import Point, smooth

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915, PLR2004


DIGITS: dict[int, list[list[Point]]] = {
    1: [[(-6, -24), (4, -34), (4, 0)]],
    2: [[(-9, -25), (-7, -32), (0, -34), (8, -31), (8, -22), (-9, 0), (10, 0)]],
    3: [[(-9, -34), (9, -34), (-1, -20)], [(-1, -20), (7, -18), (9, -9), (5, -1), (-3, 1), (-10, -4)]],
    4: [[(5, 0), (5, -34), (-10, -10), (11, -10)]],
    5: [[(8, -34), (-7, -34), (-8, -19)], [(-8, -19), (1, -22), (9, -17), (9, -6), (2, 1), (-9, -3)]],
    6: [[(6, -34), (-4, -24), (-9, -10), (-5, -1), (3, 1), (9, -5), (8, -15), (0, -19), (-8, -12)]],
}


def tide_gauge(canvas: Canvas) -> None:
    """The tide staff on the harbour wall; a portrait."""
    horizon, waterline = 620.0, 1150.0
    canvas.wash([(0, "#5d97a0"), (0.4, "#9cc3b6"), (0.8, "#efdca6"), (1, "#f3c78c")], 0, horizon)
    canvas.clouds("#f3ecd0", 30, 400, cell=(420, 60), cover=0.5, softness=0.35, opacity=0.75)
    canvas.clouds([(0, "#6f9ca2"), (1, "#e3bd92")], 280, 610, cell=(460, 22), cover=0.42, softness=0.3, opacity=0.6)
    canvas.light(1000, 560, 520, "#fff0bd", 0.6, 2)
    sun = canvas.sketch()
    sun.oval(1010, 540, 40)
    canvas.fill(sun, "#fff9e0")
    hill = canvas.sketch()
    hill.poly(ridge(canvas, horizon + 1, 96, 500, 1500))
    canvas.fill(hill, [(0, "#8fa89c"), (1, "#e0c797")])
    tower = canvas.sketch()
    tower.poly([(1120, horizon - 44), (1124, horizon - 118), (1136, horizon - 118), (1140, horizon - 44)])
    tower.rect(1122, horizon - 130, 1138, horizon - 118)
    tower.oval(1130, horizon - 131, 7)
    canvas.fill(tower, "#7f9a92")
    canvas.veil("#f6dfae", [(0, 0), (1, 0.5)], horizon - 90, horizon)
    canvas.reflect(horizon, [(0, "#ecca94"), (0.25, "#8fb8a8"), (1, "#17474d")], density=(0.08, 0.3, 0.6, 0.92),
        chop=18)
    path = canvas.sketch()
    path.poly([(960, horizon), (1070, horizon), (1180, 1400), (860, 1400)])
    path.mask = path.mask.filter(ImageFilter.GaussianBlur(50))
    canvas.sparkle(horizon, "#fff5d0", level=0.58, strength=0.9, cell=(70, 6), mask=path)
    canvas.sparkle(horizon, "#12434a", level=0.66, strength=0.45, cell=(130, 12))

    def yawl() -> None:
        boat = canvas.sketch()
        pen = boat.at(905, 742, 1.0)
        pen.poly([(-46, -14), (-36, 0), (32, 0), (52, -18), (0, -11)])
        pen.line([(0, -10), (0, -150)], 3)
        canvas.fill(boat, "#2b4a4a")
        sail = canvas.sketch()
        pen = sail.at(905, 742, 1.0)
        pen.poly([(4, -144), *smooth([(4, -144), (34, -90), (44, -22)]), (4, -20)])
        pen.poly([(-4, -138), *smooth([(-4, -138), (-22, -80), (-40, -18)]), (-4, -18)])
        canvas.fill(sail, [(0, "#b8573c"), (1, "#8c3f33")])

    canvas.afloat(742, yawl, opacity=0.6, depth=0.8, chop=5)

    def harbour_wall() -> None:
        wall = canvas.sketch()
        wall.poly([(-5, 372), (640, 372), (660, 396), (660, waterline), (-5, waterline)])
        canvas.fill(wall, [(0, "#b3a183"), (0.4, "#8b8670"), (0.75, "#56665a"), (1, "#2c4340")])
        y, course = 396.0, 0
        joints, faces, lights = canvas.sketch(), canvas.sketch(), canvas.sketch()
        while y < waterline:
            joints.line([(0, y), (660, y)], 2.4)
            x = -70.0 * (course % 2) - 20
            while x < 660:
                wide = canvas.chance.uniform(96, 168)
                joints.line([(x, y), (x + canvas.chance.uniform(-2, 2), min(waterline, y + 64))], 2.4)
                pick = canvas.chance.random()
                if pick < 0.35:
                    faces.rect(x + 3, y + 3, min(657, x + wide - 3), min(waterline, y + 61))
                elif pick < 0.6:
                    lights.rect(x + 3, y + 3, min(657, x + wide - 3), min(waterline, y + 61))
                x += wide
            y += 64
            course += 1
        canvas.fill(faces, "#4a4a44", opacity=0.3)
        canvas.fill(lights, "#f0dcb0", opacity=0.2)
        canvas.fill(joints, "#2f3632", opacity=0.6)
        canvas.shade(wall, "#1e2f30", "left", 0.65, 0.9)
        canvas.shade(wall, "#ffe6b0", "right", 0.5, 0.14)
        weed = canvas.sketch()
        for _ in range(1500):
            x = canvas.chance.uniform(0, 656)
            top = waterline - abs(canvas.chance.gauss(0, 90)) - 6
            weed.taper([(x, top), (x + canvas.chance.uniform(-5, 5), top + canvas.chance.uniform(14, 44))], [5, 1.4])
        canvas.fill(weed, [(0, "#77804a"), (0.5, "#47592f"), (1, "#1f3328")], opacity=0.85)
        cap = canvas.sketch()
        cap.poly([(-5, 340), (652, 340), (672, 352), (672, 392), (-5, 392)])
        canvas.fill(cap, [(0, "#efd9ac"), (0.4, "#cdb68c"), (1, "#8d8064")])
        for x in (150, 330, 520):
            seam = canvas.sketch()
            seam.line([(x, 342), (x + 8, 392)], 2)
            canvas.fill(seam, "#6c6350")
        ladder = canvas.sketch()
        for x in (96, 164):
            ladder.line([(x, 330), (x, waterline)], 8)
        y = 372.0
        while y < waterline:
            ladder.line([(96, y), (164, y)], 7)
            y += 38
        ladder.bend([(96, 340), (96, 292), (120, 276), (140, 276), (164, 292), (164, 340)], 7)
        canvas.fill(ladder, [(0, "#7d4a33"), (1, "#2b2f2c")])
        ring = canvas.sketch()
        for k in range(40):
            a, b = 2 * math.pi * k / 40, 2 * math.pi * (k + 1) / 40
            ring.line([(250 + 24 * math.cos(a), 560 + 28 * math.sin(a)),
                (250 + 24 * math.cos(b), 560 + 28 * math.sin(b))], 6)
        ring.oval(250, 532, 11)
        canvas.fill(ring, "#54402f")
        hut = canvas.sketch()
        hut.rect(312, 156, 560, 340)
        canvas.fill(hut, [(0, "#e9e0c4"), (1, "#b7b092")])
        for y in range(168, 340, 15):
            board = canvas.sketch()
            board.line([(312, y), (560, y)], 1.4)
            canvas.fill(board, "#8b8870", opacity=0.7)
        canvas.shade(hut, "#4b6264", "left", 0.7, 0.8)
        trim = canvas.sketch()
        trim.poly([(290, 160), (318, 104), (554, 104), (582, 160)])
        trim.rect(336, 208, 396, 340)
        canvas.fill(trim, [(0, "#2f5f66"), (1, "#1f444a")])
        pane = canvas.sketch()
        pane.rect(446, 212, 520, 276)
        canvas.fill(pane, [(0, "#ffe4a0"), (1, "#f3b96a")])
        gear = canvas.sketch()
        gear.line([(483, 212), (483, 276)], 3)
        gear.line([(446, 244), (520, 244)], 3)
        gear.line([(530, 104), (530, 18)], 4)
        gear.line([(508, 36), (552, 36)], 2.4)
        gear.line([(514, 52), (546, 52)], 2.4)
        for x in (508, 552):
            gear.oval(x, 33, 6)
        gear.poly([(344, 96), (420, 62), (432, 72), (360, 108)])
        gear.line([(392, 82), (392, 108)], 4)
        gear.rect(556, 290, 600, 340)
        gear.line([(578, 340), (578, waterline)], 7)
        for y in (430, 620, 810, 1000):
            gear.rect(566, y, 592, y + 10)
        canvas.fill(gear, "#2b3f42")
        figure = canvas.sketch()
        person(figure.at(232, 341, 132), READ, coat=0.16, hat="wool")
        figure.at(232, 341, 132).poly([(0.11, -0.7), (0.22, -0.74), (0.235, -0.64), (0.13, -0.6)])
        canvas.fill(figure, [(0, "#37434a"), (1, "#22292f")])

        beam = canvas.sketch()
        beam.rect(404, 392, 522, waterline)
        canvas.fill(beam, [(0, "#6b5842"), (0.7, "#453f33"), (1, "#242d29")])
        staff = canvas.sketch()
        staff.rect(416, 402, 510, waterline)
        canvas.fill(staff, [(0, "#fbf3dc"), (0.6, "#eee3c4"), (0.9, "#bfc0a2"), (1, "#8e9a82")])
        black, red = canvas.sketch(), canvas.sketch()
        for metre in range(1, 7):
            top = waterline + 40 - metre * 128
            for tenth in range(10):
                y = top + tenth * 12.8
                if y > waterline or y < 402:
                    continue
                drawn = red if metre % 2 else black
                if tenth % 2 == 0:
                    drawn.rect(416, y, 446 if tenth else 468, min(waterline, y + 12.8))
                drawn.rect(416, y, 421, min(waterline, y + 12.8))
            for stroke in DIGITS[metre]:
                (red if metre % 2 else black).at(486, top + 48, 1.12).bend(stroke, 6.5)
        canvas.fill(black, "#24282a")
        canvas.fill(red, "#a83a2c")
        canvas.shade(staff, "#2b3f3a", "down", 0.7, 0.24)
        slime = canvas.sketch()
        for _ in range(260):
            x = canvas.chance.uniform(404, 522)
            top = waterline - abs(canvas.chance.gauss(0, 38))
            slime.taper([(x, top), (x + canvas.chance.uniform(-3, 3), top + 26)], [5, 1.6])
        canvas.fill(slime, [(0, "#7a8348"), (1, "#24382a")], opacity=0.9)

    canvas.afloat(waterline, harbour_wall, opacity=0.82, depth=0.7, chop=12)
    foam = canvas.sketch()
    for _ in range(160):
        x = canvas.chance.uniform(-10, 668)
        y = waterline + canvas.chance.uniform(-2, 7)
        foam.line([(x, y), (x + canvas.chance.uniform(6, 34), y)], 1.4)
    canvas.fill(foam, "#e9ecd8", opacity=0.6)
    weeds = canvas.sketch()
    for x, y, wide in ((180, 1330, 90), (760, 1406, 120), (1000, 1300, 70), (420, 1440, 110)):
        for _ in range(9):
            dx = canvas.chance.uniform(-wide, wide)
            weeds.blob([(x + dx - 16, y + canvas.chance.uniform(-8, 8)), (x + dx, y - 4),
                (x + dx + 18, y + canvas.chance.uniform(-6, 6)), (x + dx + 2, y + 5)])
    canvas.fill(weeds, "#5b5a2e", opacity=0.8)
    birds = canvas.sketch()
    for bx, by, span in ((800, 230, 50), (880, 180, 32), (740, 300, 26), (1010, 330, 24), (180, 130, 34)):
        gull(birds.at(bx, by), span, 0.35, canvas.chance.uniform(-0.3, 0.3))
    canvas.fill(birds, "#36585c")
