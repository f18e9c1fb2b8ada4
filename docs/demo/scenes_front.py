"""A shelled street in winter, for the report from Ukraine."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from backdrop import smoke
from figures import WAIT, WALK, bare_tree, gull, person
from sketch import Point, mix
from view import Eye

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917, PLR2004


def facade(canvas: Canvas, eye: Eye, side: int, near: float, far: float, high: float, colour: str, haze: str) -> None:
    """A shelled apartment block along the street: `side` -1 is left, its wall 7 metres from the middle."""
    x = side * 7.2
    fog = min(0.86, 0.08 + far / 130)
    steps = 90
    crown: list[Point] = []
    for i in range(steps + 1):
        z = near + (far - near) * i / steps
        bite = 2.6 * max(0.0, canvas.chance.gauss(0, 0.5)) if 0.3 < i / steps < 0.75 else canvas.chance.uniform(0,
            0.25)
        crown.append(eye.see(x, high - bite, z))
    wall = canvas.sketch()
    wall.poly([eye.see(x, 0, near), *crown, eye.see(x, 0, far)])
    canvas.fill(wall, [(0, mix(colour, haze, fog)), (1, mix(mix(colour, "#3c3d40", 0.35), haze, fog))])
    canvas.shade(wall, mix("#2c2e33", haze, fog), "down", 0.5, 0.7)
    end = canvas.sketch()
    end.poly([eye.see(x, 0, near), eye.see(x, high, near), eye.see(x + side * 9, high, near),
        eye.see(x + side * 9, 0, near)])
    canvas.fill(end, mix(mix(colour, "#2f3136", 0.42), haze, fog * 0.8))
    seams, holes, frames, soot, snow = (canvas.sketch() for _ in range(5))
    floors, bay = round(high / 2.9), 2.7
    for level in range(floors):
        low = 0.9 + level * 2.9
        seams.line([eye.see(x, level * 2.9, near), eye.see(x, level * 2.9, far)], max(0.6, eye.size(0.05, near)))
        z = near + 0.6
        while z + 1.6 < far:
            seams.line([eye.see(x, level * 2.9, z - 0.5), eye.see(x, (level + 1) * 2.9, z - 0.5)],
                max(0.5, eye.size(0.03, z)))
            pick = canvas.chance.random()
            holes.poly(eye.panel(x, low, low + 1.5, z, z + 1.6))
            if pick < 0.3:
                frames.line([eye.see(x, low, z + 0.8), eye.see(x, low + 1.5, z + 0.8)], max(0.6, eye.size(0.05, z)))
                frames.line([eye.see(x, low + 1.0, z), eye.see(x, low + 1.0, z + 1.6)], max(0.6, eye.size(0.05, z)))
            elif pick < 0.48:
                frames.poly(eye.panel(x, low, low + 1.5, z, z + 1.6))
            elif pick < 0.72:
                top = eye.size(canvas.chance.uniform(0.7, 1.5), z)
                a, b = eye.see(x, low + 1.5, z), eye.see(x, low + 1.5, z + 1.6)
                soot.poly([a, b, ((a[0] + b[0]) / 2 + top * 0.15, (a[1] + b[1]) / 2 - top)])
            snow.line([eye.see(x, low, z), eye.see(x, low, z + 1.6)], max(0.8, eye.size(0.09, z)))
            z += bay
    hole = canvas.sketch()
    for _ in range(2):
        z, y = canvas.chance.uniform(near + 2, far - 2), canvas.chance.uniform(3, high - 3)
        cx, cy = eye.see(x, y, z)
        r = eye.size(canvas.chance.uniform(1.0, 1.9), z)
        turn = [2 * math.pi * k / 18 for k in range(18)]
        hole.poly([(cx + r * math.cos(a) * canvas.chance.uniform(0.32, 0.62),
            cy + r * math.sin(a) * canvas.chance.uniform(0.7, 1.25)) for a in turn])
    canvas.fill(seams, mix("#4f5154", haze, fog), opacity=0.6)
    canvas.fill(soot, mix("#1d1e22", haze, fog), opacity=0.55, blur=2.5)
    canvas.fill(holes, mix("#1f2228", haze, fog))
    shards = canvas.sketch()
    for level in range(floors):
        z = near + 0.6
        while z + 1.6 < far:
            low, y = 0.9 + level * 2.9, canvas.chance.uniform(0.2, 1.2)
            if canvas.chance.random() < 0.5:
                shards.poly([eye.see(x, low, z), eye.see(x, low + y, z), eye.see(x, low + y * 0.4, z + 0.25),
                    eye.see(x, low, z + 0.7)])
            if canvas.chance.random() < 0.4:
                shards.poly([eye.see(x, low + 1.5, z + 1.6), eye.see(x, low + 1.5 - y, z + 1.6),
                    eye.see(x, low + 1.4, z + 1.1)])
            z += bay
    canvas.fill(shards, mix("#77828a", haze, fog), opacity=0.8)
    patches = canvas.sketch()
    for _ in range(round((far - near) * 1.6)):
        z, y = canvas.chance.uniform(near, far), canvas.chance.uniform(0.2, high - 1)
        cx, cy = eye.see(x, y, z)
        r = eye.size(canvas.chance.uniform(0.08, 0.42), z)
        spots = ((1, 0), (0.5, 0.8), (-0.4, 0.9), (-1, 0.1), (-0.5, -0.8), (0.6, -0.7))
        patches.poly([(cx + r * dx * 0.6 * canvas.chance.uniform(0.6, 1.2),
            cy + r * dy * canvas.chance.uniform(0.6, 1.2)) for dx, dy in spots])
    canvas.fill(patches, mix("#6a5648", haze, fog), opacity=0.55)
    canvas.fill(frames, mix("#a58b66", haze, fog))
    canvas.fill(hole, mix("#17191e", haze, fog))
    canvas.fill(snow, mix("#e8e8e6", haze, fog))


def ragged(canvas: Canvas, eye: Eye, left: float, right: float, rough: float) -> list[Point]:
    """A strip along the street, from the viewer to the horizon, with uneven edges."""
    near_edge: list[Point] = []
    far_edge: list[Point] = []
    a = b = 0.0
    z = 3.3
    while z < 150:
        a, b = 0.8 * a + canvas.chance.uniform(-rough, rough), 0.8 * b + canvas.chance.uniform(-rough, rough)
        near_edge.append(eye.see(left + a, 0, z))
        far_edge.append(eye.see(right + b, 0, z))
        z *= 1.035
    return [*near_edge, *reversed(far_edge)]


def winter_street(canvas: Canvas) -> None:
    """An evacuation van on a street of Kupyansk."""
    eye = Eye(840, 596, 1.9, 900)
    haze = "#cdc6b8"
    canvas.wash([(0, "#7f8a93"), (0.4, "#a9aba9"), (0.75, "#d3c9b6"), (1, "#e2cfae")], 0, 640)
    canvas.clouds([(0, "#616d78"), (1, "#9b9d9c")], -40, 330, cell=(480, 90), cover=0.56, softness=0.4, opacity=0.75)
    canvas.clouds("#eadfc9", 220, 560, cell=(560, 36), cover=0.42, softness=0.35, opacity=0.7)
    canvas.light(900, 580, 520, "#ffe9c0", 0.4, 2)
    far = canvas.sketch()
    x = 560.0
    while x < 1160:
        wide, high = canvas.chance.uniform(24, 62), canvas.chance.uniform(14, 66)
        far.poly([(x, 604), (x, 604 - high), (x + wide * 0.4, 604 - high + canvas.chance.uniform(-7, 9)),
            (x + wide, 604 - high * canvas.chance.uniform(0.8, 1.05)), (x + wide, 604)])
        x += wide * canvas.chance.uniform(0.9, 1.5)
    far.rect(900, 480, 908, 604)
    canvas.fill(far, [(0, "#a9a59d"), (1, "#c9bfae")])
    smoke(canvas, 742, 590, 430, 300, ("#6d6c6d", "#4f4f53"))
    canvas.veil("#ddd0b8", [(0, 0), (1, 0.6)], 500, 606)

    ground = canvas.sketch()
    ground.poly([(-5, 1070), (-5, 640), (700, 604), (980, 604), (1605, 640), (1605, 1070)])
    canvas.fill(ground, [(0, "#d2cabb"), (0.2, "#c3c1bb"), (1, "#8f949a")])
    road = canvas.sketch()
    road.poly(ragged(canvas, eye, -3.9, 3.9, 0.2))
    canvas.fill(road, [(0, "#b9ae9d"), (0.2, "#98928a"), (1, "#6e6e71")])
    canvas.sparkle(606, "#dcd8d0", level=0.5, strength=0.75, cell=(150, 20), mask=road)
    canvas.sparkle(606, "#4b4846", level=0.62, strength=0.5, cell=(110, 14), mask=road)
    for left, right in ((-2.5, -1.75), (-0.95, -0.3), (1.15, 1.9), (2.5, 3.0)):
        rut = canvas.sketch()
        rut.poly(ragged(canvas, eye, left, right, 0.09))
        canvas.fill(rut, [(0, "#9a8f7f"), (0.3, "#5f5953"), (1, "#3b393a")], opacity=0.8)
        canvas.sparkle(606, "#8a8580", level=0.6, strength=0.5, cell=(60, 9), mask=rut)
    for left, right in ((-5.2, -3.7), (3.7, 5.2), (-1.75, -0.95), (1.9, 2.5), (-0.15, 0.9)):
        bank = canvas.sketch()
        bank.poly(ragged(canvas, eye, left, right, 0.16))
        canvas.fill(bank, [(0, "#e2d8c6"), (0.3, "#d3d0ca"), (1, "#c3c8ce")], opacity=0.9 if abs(left) > 3 else 0.6)
        canvas.shade(bank, "#8e949b", "down", 0.3, 0.6)
    verge = canvas.sketch()
    verge.poly([(-5, 1070), (-5, 640), (700, 604), (980, 604), (1605, 640), (1605, 1070)])
    canvas.sparkle(606, "#a9a7a3", level=0.66, strength=0.4, cell=(180, 20), mask=verge)
    puddles = canvas.sketch()
    for px, pz, w, h in ((-2.1, 6.6, 0.34, 0.4), (1.5, 8.4, 0.4, 0.6), (-0.6, 9.6, 0.3, 0.4), (1.5, 15, 0.36, 0.9)):
        cx, cy = eye.see(px, 0, pz)
        puddles.blob([(cx - eye.size(w, pz), cy), (cx - eye.size(w * 0.4, pz), cy - eye.size(h * 0.2, pz)),
            (cx + eye.size(w * 0.6, pz), cy - eye.size(h * 0.14, pz)), (cx + eye.size(w, pz),
            cy + 2), (cx + eye.size(w * 0.2, pz), cy + eye.size(h * 0.22, pz)), (cx - eye.size(w * 0.6,
            pz), cy + eye.size(h * 0.14, pz))])
    canvas.fill(puddles, [(0, "#d9cfbb"), (1, "#8e979f")])

    for side, near, deep, high, colour in (
        (1, 78, 108, 13.0, "#a79a88"), (-1, 74, 100, 16.0, "#9b968c"), (-1, 46, 70, 15.0, "#a89683"), (1, 50, 74,
            12.0, "#8f8c87"), (1, 10.5, 42, 11.8, "#a08d78"), (-1, 7.2, 38, 14.6, "#86847f"),
    ):
        facade(canvas, eye, side, near, deep, high, colour, haze)
    heaps = ((-6.0, 19, 1.5, 300), (6.2, 25, 1.7, 260), (-5.7, 11.0, 0.9, 240), (6.0, 48, 1.9, 160),
        (5.7, 11.4, 0.9, 240))
    for colour, top, share in (("#55524f", "#6f6b66", 1.0), ("#7c766e", "#a29a8f", 0.7),
        ("#b7b0a5", "#e6e3dc", 0.35)):
        rubble = canvas.sketch()
        for px, pz, size, count in heaps:
            for _ in range(round(count * share)):
                dx = canvas.chance.gauss(0, size * 0.6)
                dy = canvas.chance.random() * max(0.0, size * 0.62 - abs(dx) * 0.5)
                cx, cy = eye.see(px + dx, dy, pz)
                r = eye.size(canvas.chance.uniform(0.03, 0.15) * (1.3 - share * 0.3), pz)
                a = canvas.chance.uniform(0, 1)
                rubble.poly([(cx - r, cy + r * a * 0.5), (cx - r * 0.2, cy - r * 0.7), (cx + r, cy - r * 0.3 * a),
                    (cx + r * 0.7, cy + r * 0.6)])
        canvas.fill(rubble, [(0, top), (1, colour)])
    for z in (96, 66, 44, 30, 20, 13.5):
        for side in (-1, 1):
            tree = canvas.sketch()
            foot = eye.see(side * (5.0 + canvas.chance.uniform(-0.3, 0.3)), 0, z + canvas.chance.uniform(-2, 2))
            bare_tree(tree.at(*foot), canvas.chance, eye.size(canvas.chance.uniform(6.4, 9.4), z), lean=side * -0.05,
                spread=0.5, levels=7 if z < 50 else 5)
            canvas.fill(tree, mix("#26272b", haze, min(0.85, z / 105)))
            mound = canvas.sketch()
            unit = eye.size(1, z)
            mound.blob([(foot[0] - unit * 0.9, foot[1] + unit * 0.2), (foot[0] - unit * 0.4, foot[1] - unit * 0.12),
                (foot[0] + unit * 0.2, foot[1] - unit * 0.16), (foot[0] + unit * 0.9, foot[1] + unit * 0.2),
                (foot[0], foot[1] + unit * 0.28)])
            canvas.fill(mound, mix("#d0d0ce", haze, min(0.85, z / 105)))
    poles, wires = canvas.sketch(), canvas.sketch()
    tops: list[Point] = []
    for i, z in enumerate((92, 62, 42, 28, 18.5, 11.5)):
        lean = (0.0, 0.3, -0.2, 0.9, 0.1, 0.0)[i]
        foot, head = eye.see(4.3, 0, z), eye.see(4.3 + lean, 7.6, z)
        poles.taper([foot, head], [eye.size(0.2, z), eye.size(0.14, z)])
        poles.line([eye.see(3.5 + lean, 7.2, z), eye.see(5.1 + lean, 7.2, z)], eye.size(0.12, z))
        tops.append(eye.see(3.6 + lean, 7.25, z))
    for (x0, y0), (x1, y1) in pairwise(tops):
        middle = ((x0 + x1) / 2, (y0 + y1) / 2 + (y1 - y0) * 0.1 + 14)
        wires.bend([(x0, y0), middle, (x1, y1)], 1.2)
    last = tops[3]
    wires.bend([last, (last[0] + 12, last[1] + 120), (last[0] + 46, last[1] + 215), (last[0] + 40, last[1] + 262)],
        1.4)
    canvas.fill(poles, [(0, "#33322f"), (1, "#3d3b37")])
    canvas.fill(wires, "#33322f")

    z = 13.6
    unit = eye.size(1, z)
    cx, cy = eye.see(-1.3, 0, z)
    shadow = canvas.sketch()
    shadow.oval(cx + unit * 0.05, cy, unit * 1.25, unit * 0.14)
    canvas.fill(shadow, "#2a2b2f", opacity=0.6, blur=3)
    van = canvas.sketch()
    pen = van.at(cx, cy, unit)
    pen.poly([(-0.98, -0.34), (-0.98, -1.5), (-0.9, -2.2), (-0.8, -2.36), (0.8, -2.36), (0.9, -2.2), (0.98, -1.5),
        (0.98, -0.34)])
    canvas.fill(van, [(0, "#ece7da"), (0.5, "#c9c6be"), (1, "#77746f")])
    side_wall = canvas.sketch()
    pen = side_wall.at(cx, cy, unit)
    pen.poly([(0.98, -0.36), (0.98, -1.5), (0.9, -2.2), (0.82, -2.34), (1.06, -2.14), (1.16, -1.5), (1.17, -0.5)])
    canvas.fill(side_wall, [(0, "#a5a29b"), (1, "#5c5a58")])
    canvas.shade(van, "#544a40", "down", 0.8, 0.5)
    dark = canvas.sketch()
    pen = dark.at(cx, cy, unit)
    pen.poly([(-0.82, -1.42), (-0.76, -2.08), (-0.06, -2.08), (-0.06, -1.42)])
    pen.poly([(0.82, -1.42), (0.76, -2.08), (0.06, -2.08), (0.06, -1.42)])
    pen.rect(-0.98, -0.44, 0.98, -0.26)
    for x in (-0.86, 0.62):
        pen.rect(x, -0.36, x + 0.26, 0.0)
    pen.line([(0, -2.3), (0, -0.44)], 0.025)
    pen.rect(-0.2, -1.2, -0.1, -1.14)
    pen.poly([(-1.16, -1.74), (-0.99, -1.7), (-0.99, -1.42), (-1.16, -1.44)])
    canvas.fill(dark, [(0, "#2b3138"), (1, "#191a1d")])
    cross = canvas.sketch()
    pen = cross.at(cx, cy, unit)
    for x0, x1 in ((-0.62, -0.26), (-0.26, -0.62)):
        pen.line([(x0, -1.98), (x1, -1.52)], 0.05)
    pen.rect(0.2, -0.98, 0.62, -0.84)
    canvas.fill(cross, "#d8d4c8", opacity=0.9)
    roof = canvas.sketch()
    pen = roof.at(cx, cy, unit)
    pen.rect(-0.72, -2.44, 0.72, -2.35)
    for x, w in ((-0.6, 0.5), (-0.05, 0.55)):
        pen.blob([(x, -2.42), (x + 0.04, -2.66), (x + w * 0.5, -2.72), (x + w - 0.03, -2.64), (x + w, -2.42)])
    canvas.fill(roof, [(0, "#6b6a58"), (1, "#3b3a35")])
    lamps = canvas.sketch()
    pen = lamps.at(cx, cy, unit)
    for x in (-0.95, 0.85):
        pen.rect(x, -1.14, x + 0.1, -0.78)
    canvas.fill(lamps, "#e8432f")
    for x in (-0.9, 0.9):
        canvas.light(cx + x * unit, cy - unit * 0.96, unit * 0.9, "#ff4a34", 0.6, 2)
    walkers = canvas.sketch()
    for px, pz, pose, hat in ((4.4, 17.5, WALK, "hood"), (3.9, 17.2, WALK, "wool"), (0.9, 37, WAIT, "cap")):
        person(walkers.at(*eye.see(px, 0, pz), eye.size(1.7, pz), mirror=px > 2), pose, coat=0.26, hat=hat, bulk=1.12)
    bx, by = eye.see(4.15, 0, 17.4)
    walkers.rect(bx - 9, by - 30, bx + 9, by - 2)
    canvas.fill(walkers, "#2a2b30")
    birds = canvas.sketch()
    for x, y, span in ((1090, 170, 26), (1130, 196, 20), (1042, 214, 18), (1176, 150, 16), (1000, 168, 14),
        (560, 120, 18)):
        gull(birds.at(x, y), span, 0.42, canvas.chance.uniform(-0.5, 0.5))
    canvas.fill(birds, "#3a3d42")
    flakes = canvas.sketch()
    for _ in range(320):
        flakes.oval(canvas.chance.uniform(0, 1600), canvas.chance.uniform(0, 1067),
            canvas.chance.choice((0.9, 1.2, 1.7, 2.2)))
    canvas.fill(flakes, "#f6f4ef", opacity=0.6, blur=0.4)
