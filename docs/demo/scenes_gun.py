"""The gun at the edge of a field, for the report from Ukraine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdrop import ridge, smoke
from figures import STAND, WAIT, WALK, bare_tree, gull, person
from PIL import ImageChops

if TYPE_CHECKING:
    from canvas import Canvas
    from sketch import Sketch

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0915, PLR2004


def howitzer(pen: Sketch) -> None:
    """A gun on a six-wheeled lorry, firing position, 100 units long, facing left."""
    for x in (14, 62, 76):
        pen.oval(x, -6.4, 6.4)
        pen.oval(x, -6.4, 2.2, ink=0)
        pen.oval(x, -6.4, 1.4)
    pen.poly([(2, -10), (2, -15), (98, -16), (98, -10)])
    pen.poly([(3, -14), (4, -25), (9, -33), (25, -33.5), (27, -14)])
    pen.poly([(33, -15), (33, -24), (50, -24), (50, -15)])
    pen.poly([(54, -15), (52, -27), (60, -33), (84, -33), (92, -26), (92, -15)])
    pen.poly([(60, -31), (64, -38), (80, -38), (84, -31)])
    pen.taper([(76, -34), (52, -45.5)], [5.4, 3.6])
    pen.taper([(56, -43.6), (-6, -73)], [2.3, 1.7])
    pen.taper([(-4, -72), (-9, -74.4)], [3.2, 3.0])
    pen.taper([(92, -16), (101, -1)], [3, 2.4])
    pen.rect(97, -2, 106, 0)
    pen.line([(22, -33), (22, -47)], 0.6)
    pen.poly([(8, -20), (10, -30), (17, -30.5), (17, -20)], 0)


def gun_at_dusk(canvas: Canvas) -> None:
    """A self-propelled howitzer at the edge of a field."""
    high: float
    lean: float
    horizon = 640.0
    canvas.wash([(0, "#37465c"), (0.35, "#6d6f7c"), (0.62, "#b58f7f"), (0.84, "#e5a974"), (1, "#f4c98b")], 0,
        horizon + 10)
    canvas.clouds([(0, "#36455a"), (1, "#8d7a7d")], -30, 340, cell=(620, 74), cover=0.56, softness=0.35, opacity=0.85)
    canvas.clouds([(0, "#94797a"), (0.6, "#e29a72"), (1, "#ffd29a")], 240, 600, cell=(620, 24), cover=0.46,
        softness=0.28, opacity=0.85)
    canvas.light(560, horizon - 10, 640, "#ffcf8c", 0.55, 2)
    for base, high, colour in ((horizon + 6, 26, "#b58c78"), (horizon + 8, 18, "#8a6d68")):
        hill = canvas.sketch()
        hill.poly(ridge(canvas, base, high, -300, 1900, rough=1.2))
        canvas.fill(hill, [(0, colour), (1, "#c79a78")])
    smoke(canvas, 1290, horizon, 240, 190, ("#75686c", "#5a5158"))
    smoke(canvas, 236, horizon, 150, 120, ("#a58a80", "#8a7472"))
    hedge = canvas.sketch()
    x = -30.0
    while x < 1640:
        if not 300 < x < 1060:
            size = canvas.chance.uniform(44, 92)
            bare_tree(hedge.at(x, horizon + 14), canvas.chance, size, levels=6)
            for _ in range(16):
                hedge.oval(x + canvas.chance.uniform(-40, 40),
                    horizon + 10 - canvas.chance.random() ** 2 * size * 0.3, canvas.chance.uniform(3,
                    9), canvas.chance.uniform(3, 7))
        x += canvas.chance.uniform(22, 58)
    canvas.fill(hedge, [(0, "#5b4b50"), (1, "#7c6460")])
    field = canvas.sketch()
    field.poly([(-5, 905), (-5, 648), (400, 642), (900, 646), (1605, 640), (1605, 905)])
    canvas.fill(field, [(0, "#b98b64"), (0.25, "#7c5f4c"), (1, "#2f2a2c")])
    furrows = canvas.sketch()
    for k in range(-46, 47):
        furrows.poly([(640 + k * 7, 646), (640 + k * 7 + 1.2, 646), (640 + k * 96 + 22, 905),
            (640 + k * 96 - 12, 905)])
    canvas.fill(furrows, [(0, "#8c6a52"), (1, "#1f1c20")], opacity=0.55)
    stubble = canvas.sketch()
    for _ in range(2600):
        t = canvas.chance.random() ** 0.6
        x, y = canvas.chance.uniform(0, 1600), 650 + 250 * t
        stubble.line([(x, y), (x + canvas.chance.uniform(-2, 2) * t, y - 3 - 9 * t)], 0.7 + t)
    canvas.fill(stubble, [(0, "#d8a873"), (1, "#7c5a40")], opacity=0.5)
    gun = canvas.sketch()
    howitzer(gun.at(800, 742, 3.5))
    for x, y, pose, hat, mirror in ((744, 744, STAND, "cap", False), (1188, 746, WAIT, "cap", True),
        (1224, 750, WALK, "cap", True), (690, 750, WAIT, "cap", True)):
        person(gun.at(x, y, 92, mirror=mirror), pose, coat=0.05, hat=hat, bulk=1.16)
    for k in range(3):
        gun.rect(1258 + k * 30, 728, 1284 + k * 30, 748)
    gun.rect(1272, 710, 1298, 728)
    net = canvas.sketch()
    for _ in range(220):
        x = canvas.chance.uniform(1000, 1150)
        net.line([(x, 742 - 118 + canvas.chance.uniform(-3, 26)), (x + canvas.chance.uniform(-9, 9),
            742 - 96 + canvas.chance.uniform(0, 40))], 2)
    shadow = canvas.sketch()
    shadow.poly([(780, 742), (1190, 744), (1330, 790), (900, 782)])
    canvas.fill(shadow, "#1a181c", opacity=0.5, blur=5)
    canvas.fill(gun, [(0, "#4a4644"), (0.5, "#33302f"), (1, "#1d1b1d")])
    canvas.fill(net, "#3e3d35")
    rim = canvas.sketch()
    rim.mask = ImageChops.subtract(gun.mask, ImageChops.offset(gun.mask, 2, 3))
    canvas.fill(rim, "#f0b47c", opacity=0.7)
    near = canvas.sketch()
    for _ in range(900):
        x = canvas.chance.uniform(-10, 1610)
        high, lean = canvas.chance.uniform(18, 74) * (0.5 + abs(x - 700) / 1100), canvas.chance.uniform(-12, 16)
        near.taper([(x, 905), (x + lean * 0.4, 905 - high * 0.6), (x + lean, 905 - high)], [3.2, 2, 0.7])
    canvas.fill(near, [(0, "#4a3a34"), (1, "#151216")])
    birds = canvas.sketch()
    for x, y, span in ((430, 300, 24), (470, 280, 18), (396, 330, 16), (520, 316, 14), (350, 296, 12)):
        gull(birds.at(x, y), span, 0.42, canvas.chance.uniform(-0.5, 0.5))
    canvas.fill(birds, "#3a3a44")
