"""Along the rebuilt pier, by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdrop import ridge
from figures import LIFT, WAIT, WALK, gull, person
from PIL import ImageFilter
from sketch import mix
from view import Eye

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915, PLR2004


def pier(canvas: Canvas) -> None:
    """Along the rebuilt pier, early, before the planks have greyed."""
    end: float
    half: float
    high: float
    start: float
    wide: float
    eye = Eye(900, 392, 2.1, 760)
    horizon = 392.0
    canvas.wash([(0, "#7fa7ad"), (0.5, "#b9cdc0"), (0.8, "#f3dfb4"), (1, "#f8cfa0")], 0, horizon)
    canvas.clouds("#f6ecd2", 10, 250, cell=(560, 40), cover=0.45, softness=0.35, opacity=0.75)
    canvas.clouds([(0, "#8fb0b2"), (1, "#e9bf98")], 170, 380, cell=(560, 18), cover=0.4, softness=0.3, opacity=0.6)
    canvas.light(1180, 330, 620, "#ffeab4", 0.65, 2)
    sun = canvas.sketch()
    sun.oval(1180, 322, 36)
    canvas.fill(sun, "#fffbe6")
    canvas.light(1180, 322, 150, "#fff3c9", 0.8, 1.7)
    for base, high, start, stop, colour in ((horizon + 1, 84, -420, 700, "#9db4ac"),
        (horizon + 2, 52, -260, 430, "#6f918f")):
        hill = canvas.sketch()
        hill.poly(ridge(canvas, base, high, start, stop))
        canvas.fill(hill, [(0, colour), (1, "#d8cfaa")])
    town = canvas.sketch()
    x = 20.0
    while x < 330:
        wide, high = canvas.chance.uniform(14, 24), canvas.chance.uniform(12, 26)
        town.poly([(x, horizon + 2), (x, horizon - high), (x + wide / 2, horizon - high - wide * 0.4),
            (x + wide, horizon - high), (x + wide, horizon + 2)])
        x += wide * 0.92
    town.poly([(150, horizon), (150, horizon - 54), (158, horizon - 92), (166, horizon - 54), (166, horizon)])
    canvas.fill(town, [(0, "#5f8082"), (1, "#a9b29c")])
    canvas.veil("#f6e2b8", [(0, 0), (1, 0.6)], horizon - 90, horizon)
    canvas.reflect(horizon, [(0, "#efcf9f"), (0.3, "#8fb3ac"), (1, "#24585f")], density=(0.08, 0.3, 0.62, 0.92),
        chop=14)
    path = canvas.sketch()
    path.poly([(1130, horizon), (1240, horizon), (1400, 900), (1090, 900)])
    path.mask = path.mask.filter(ImageFilter.GaussianBlur(60))
    canvas.sparkle(horizon, "#fff6d6", level=0.55, strength=0.95, cell=(80, 5), mask=path)
    canvas.sparkle(horizon, "#1d4d55", level=0.66, strength=0.4, cell=(150, 9))
    canvas.sparkle(horizon, "#f3ead0", level=0.76, strength=0.4, cell=(90, 5))

    start, end, half = 2.2, 62.0, 2.0
    under = canvas.sketch()
    for side in (-1, 1):
        for z in [3.2 + 3.6 * i for i in range(17)]:
            under.poly(eye.front(side * half - 0.14, side * half + 0.14, -2.4 - 0.1 * z / 20, 0, z))
    under.poly(eye.panel(-half, -0.34, 0, start, end))
    under.poly(eye.panel(half, -0.34, 0, start, end))
    canvas.fill(under, [(0, "#8b8f80"), (0.2, "#4a4a44"), (1, "#262d30")])
    deck = canvas.sketch()
    deck.poly(eye.floor(-half, half, start, end))
    canvas.fill(deck, [(0, "#f3d9a6"), (0.25, "#ddb684"), (1, "#a87a53")])
    tints = ("#c99a68", "#e8c796", "#b98a5e", "#d7ae7c")
    boards = {tint: canvas.sketch() for tint in tints}
    gaps = canvas.sketch()
    z = start
    while z < end:
        boards[tints[canvas.chance.randrange(4)]].poly(eye.floor(-half, half, z, z + 0.2))
        gaps.line([eye.see(-half, 0, z), eye.see(half, 0, z)], max(0.4, eye.size(0.018, z)))
        z += 0.21
    for tint, drawn in boards.items():
        canvas.fill(drawn, tint, opacity=0.42)
    canvas.fill(gaps, "#4b3428", opacity=0.55)
    nails = canvas.sketch()
    z = start
    while z < 14:
        for x in (-1.75, -0.9, 0.0, 0.9, 1.75):
            px, py = eye.see(x, 0, z + 0.1)
            nails.oval(px, py, eye.size(0.011, z), eye.size(0.007, z))
        z += 0.21
    canvas.fill(nails, "#3f2d25", opacity=0.8)
    canvas.shade(deck, "#5b3b33", "down", 0.55, 0.5)
    shadows = canvas.sketch()
    for z in [3.2 + 1.8 * i for i in range(34)]:
        shadows.poly([eye.see(half, 0, z), eye.see(half, 0, z + 0.1), eye.see(half - 1.9, 0, z - 0.55),
            eye.see(half - 1.9, 0, z - 0.67)])
    for offset in (0.45, 0.95, 1.5):
        shadows.poly(eye.floor(half - offset - 0.05, half - offset, start, end))
    canvas.fill(shadows, "#5a4048", opacity=0.32)
    for z in reversed([3.2 + 1.8 * i for i in range(33)]):
        haze = min(0.75, z / 62)
        posts = canvas.sketch()
        for side in (-1, 1):
            posts.poly(eye.front(side * half - 0.055, side * half + 0.055, 0, 1.12, z))
            for y in (0.42, 0.74, 1.1):
                posts.poly(eye.panel(side * half, y - 0.035, y + 0.035, z, z + 1.8))
        canvas.fill(posts, mix("#59483c", "#f0d8ac", haze))
        light = canvas.sketch()
        for y in (0.42, 0.74, 1.1):
            light.poly(eye.panel(-half + 0.02, y + 0.005, y + 0.035, z, z + 1.8))
        canvas.fill(light, mix("#f6dfb0", "#f0d8ac", haze))
    for z in reversed([6.8 + 7.2 * i for i in range(8)]):
        haze = min(0.75, z / 60)
        posts = canvas.sketch()
        for side in (-1, 1):
            foot, head = eye.see(side * half, 0, z), eye.see(side * half, 4.2, z)
            unit = eye.size(1, z)
            posts.taper([foot, head], [unit * 0.13, unit * 0.07])
            posts.rect(foot[0] - unit * 0.12, foot[1] - unit * 0.5, foot[0] + unit * 0.12, foot[1])
            posts.bend([head, (head[0] - side * unit * 0.1, head[1] - unit * 0.3),
                (head[0] - side * unit * 0.45, head[1] - unit * 0.34),
                (head[0] - side * unit * 0.6, head[1] - unit * 0.12)], unit * 0.05)
            posts.poly([(head[0] - side * unit * 0.6 - unit * 0.2, head[1] + unit * 0.06),
                (head[0] - side * unit * 0.6, head[1] - unit * 0.16),
                (head[0] - side * unit * 0.6 + unit * 0.2, head[1] + unit * 0.06)])
        canvas.fill(posts, mix("#2f4448", "#f0d8ac", haze))
    hall = canvas.sketch()
    hall.poly(eye.front(-3.4, 3.4, 0, 3.2, end))
    hall.poly([eye.see(-3.9, 3.1, end), eye.see(-1.6, 5.4, end), eye.see(1.6, 5.4, end), eye.see(3.9, 3.1, end)])
    hall.poly(eye.front(-0.7, 0.7, 5.3, 7.4, end))
    hall.poly([eye.see(-0.9, 7.3, end), eye.see(0, 9.2, end), eye.see(0.9, 7.3, end)])
    canvas.fill(hall, [(0, "#b0a184"), (1, "#d6bb90")])
    workers = canvas.sketch()
    for px in (-1.35, 0.35):
        person(workers.at(*eye.see(px, 0, 11.5), eye.size(1.78, 11.5)), LIFT, coat=0.05, hat="cap")
    workers.poly(eye.front(-2.1, 1.15, 1.4, 1.48, 11.5))
    person(workers.at(*eye.see(-0.5, 0, 26), eye.size(1.75, 26)), WAIT, hat="cap")
    person(workers.at(*eye.see(1.1, 0, 20), eye.size(1.75, 20)), WALK, coat=0.2)
    person(workers.at(*eye.see(1.5, 0, 20), eye.size(1.65, 20)), WALK, coat=0.22, hair="long")
    canvas.fill(workers, [(0, "#33413f"), (1, "#2a2f30")])
    cast = canvas.sketch()
    for px, z, long in ((-1.35, 11.5, 1.2), (0.35, 11.5, 1.2)):
        cast.poly([eye.see(px - 0.14, 0, z), eye.see(px + 0.14, 0, z), eye.see(px - 0.9, 0, z - long * 0.9),
            eye.see(px - 1.2, 0, z - long * 0.9)])
    canvas.fill(cast, "#5a4048", opacity=0.35)
    stack = canvas.sketch()
    for level in range(4):
        for k in range(3):
            stack.poly(eye.front(0.75 + k * 0.3, 1.02 + k * 0.3, level * 0.12, level * 0.12 + 0.1, 5.6))
    canvas.fill(stack, [(0, "#f2d29c"), (1, "#b98a5c")])
    side_face = canvas.sketch()
    side_face.poly(eye.panel(0.75, 0, 0.46, 5.6, 9.2))
    canvas.fill(side_face, "#8d6446")
    lid = canvas.sketch()
    lid.poly(eye.floor(0.75, 1.62, 5.6, 9.2, 0.47))
    canvas.fill(lid, "#e9c694")
    seams = canvas.sketch()
    for level in range(1, 4):
        seams.line([eye.see(0.75, level * 0.12, 5.6), eye.see(0.75, level * 0.12, 9.2)], 1.4)
    for k in (1, 2):
        seams.line([eye.see(0.75 + k * 0.3, 0.47, 5.6), eye.see(0.75 + k * 0.3, 0.47, 9.2)], 1.4)
    canvas.fill(seams, "#5d402f")
    birds = canvas.sketch()
    for bx, by, span in ((420, 190, 46), (500, 150, 30), (356, 246, 24), (1420, 210, 30), (640, 236, 18)):
        gull(birds.at(bx, by), span, 0.35, canvas.chance.uniform(-0.3, 0.3))
    perch = birds.at(*eye.see(-half, 1.14, 5.0), 40)
    perch.blob([(-0.6, -0.3), (-0.2, -0.55), (0.3, -0.62), (0.5, -0.42), (0.2, -0.22), (-0.3, -0.16)])
    perch.oval(0.45, -0.62, 0.17)
    perch.taper([(0.55, -0.6), (0.78, -0.56)], [0.09, 0.03])
    perch.taper([(0.02, -0.2), (0.02, 0.0)], [0.05, 0.05])
    perch.taper([(-0.5, -0.28), (-0.9, -0.2)], [0.16, 0.04])
    canvas.fill(birds, "#3d5658")
    canvas.veil("#f8e3b8", [(0, 0), (0.5, 0.24), (1, 0)], horizon - 60, horizon + 90)
