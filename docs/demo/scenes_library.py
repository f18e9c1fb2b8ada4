"""The reading room of the library."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backdrop import lamps
from figures import WALK, person
from sketch import Point, mix
from view import Eye

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915, PLR2004


def library(canvas: Canvas) -> None:
    """The reading room at dusk; a portrait."""
    eye = Eye(600, 900, 1.7, 980)
    canvas.wash([(0, "#2d2024"), (1, "#3a2a26")])
    dim = "#2a2030"
    end_z = 27.0

    def tone(colour: str, z: float) -> str:
        return mix(mix(colour, dim, 0.12), "#5a4653", min(0.72, z / 40))

    steps = 12
    zs = [end_z - 3 * i for i in range(9)]
    for far_z in zs:
        near_z = max(1.4, far_z - 3)
        for k in range(steps):
            a, b = math.pi * k / steps, math.pi * (k + 1) / steps
            panel = canvas.sketch()
            panel.poly([eye.see(5.2 * math.cos(t), 9.6 + 3.4 * math.sin(t), z) for t,
                z in ((a, near_z), (b, near_z), (b, far_z), (a, far_z))])
            canvas.fill(panel, tone(mix("#5c3d2c", "#80573a", math.sin((a + b) / 2) ** 2 * (0.6 + 0.4 * (k % 2))),
                far_z))
    ends = canvas.sketch()
    ends.poly([*eye.front(-5.2, 5.2, 0, 9.6, end_z)])
    ends.poly([eye.see(5.2 * math.cos(math.pi * i / 24), 9.6 + 3.4 * math.sin(math.pi * i / 24),
        end_z) for i in range(25)])
    canvas.fill(ends, [(0, "#6a4a40"), (1, "#54393a")])
    window = canvas.sketch()
    window.poly(eye.front(-2.3, 2.3, 2.4, 8.6, end_z))
    window.poly([eye.see(2.3 * math.cos(math.pi * i / 24), 8.6 + 2.3 * math.sin(math.pi * i / 24),
        end_z) for i in range(25)])
    canvas.fill(window, [(0, "#35508a"), (0.5, "#7f8fb8"), (0.8, "#e6b59a"), (1, "#f6cf9a")])
    bars = canvas.sketch()
    for x in (-2.3, -1.15, 0, 1.15, 2.3):
        bars.line([eye.see(x, 2.4, end_z), eye.see(x, 8.6 + (2.25 if x == 0 else 1.9 if abs(x) < 2 else 0), end_z)],
            3 if abs(x) > 2 else 2)
    for y in (2.4, 3.95, 5.5, 7.05, 8.6):
        bars.line([eye.see(-2.3, y, end_z), eye.see(2.3, y, end_z)], 2)
    bars.line([eye.see(2.3 * math.cos(math.pi * i / 24), 8.6 + 2.3 * math.sin(math.pi * i / 24),
        end_z) for i in range(25)], 3)
    canvas.fill(bars, "#3a2a2c")
    canvas.light(600, 720, 430, "#c9b6d8", 0.5, 2)
    for far_z in zs:
        rib = canvas.sketch()
        rib.line([eye.see(5.2 * math.cos(math.pi * i / 30), 9.6 + 3.4 * math.sin(math.pi * i / 30),
            far_z) for i in range(31)], eye.size(0.28, far_z))
        canvas.fill(rib, tone("#8c6040", far_z))
        thin = canvas.sketch()
        thin.line([eye.see(5.05 * math.cos(math.pi * i / 30), 9.6 + 3.25 * math.sin(math.pi * i / 30),
            far_z) for i in range(31)], max(1, eye.size(0.06, far_z)))
        canvas.fill(thin, tone("#c08c56", far_z))

    spines = ("#7d2f2c", "#2f4a4c", "#8d6a35", "#4a3a5c", "#a8875a", "#3d5a3f", "#6b4a3a", "#5a2c3f")
    for side in (-1, 1):
        case = canvas.sketch()
        case.poly(eye.panel(side * 5.2, 0, 9.6, 1.3, end_z))
        canvas.fill(case, "#33221f")
        books = {spine: canvas.sketch() for spine in spines}
        for low in (0.35, 0.85, 1.35, 1.85, 2.35, 2.85, 3.35, 5.35, 5.85, 6.35, 6.85, 7.35, 7.85):
            z = 1.5
            while z < end_z - 0.2:
                wide = canvas.chance.uniform(0.05, 0.11) * (1 + z * 0.05)
                if z % 3 > 0.22 and canvas.chance.random() < 0.96:
                    high = canvas.chance.uniform(0.3, 0.42)
                    books[canvas.chance.choice(spines)].poly(eye.panel(side * 5.18, low, low + high, z,
                        z + wide * 0.9))
                z += wide
        for spine, drawn in books.items():
            canvas.fill(drawn, mix(spine, "#6a4b44", 0.12))
        wood = canvas.sketch()
        for low in (0.33, 0.83, 1.33, 1.83, 2.33, 2.83, 3.33, 3.83, 5.33, 5.83, 6.33, 6.83, 7.33, 7.83, 8.33):
            wood.poly(eye.panel(side * 5.15, low - 0.05, low + 0.02, 1.3, end_z))
        for z in zs:
            wood.poly(eye.panel(side * 5.1, 0, 9.6, z - 0.14, z + 0.1))
        wood.poly(eye.panel(side * 5.1, 8.4, 9.7, 1.3, end_z))
        wood.poly(eye.panel(side * 5.1, 0, 0.32, 1.3, end_z))
        canvas.fill(wood, "#5b3b2b")
        haze = canvas.sketch()
        haze.poly(eye.panel(side * 5.1, 0, 9.7, 8, end_z))
        canvas.shade(haze, "#6f5560", "right" if side < 0 else "left", 0.75, 0.9)
        near = canvas.sketch()
        near.poly(eye.panel(side * 5.1, 0, 9.7, 1.3, end_z))
        canvas.shade(near, "#150e14", "left" if side < 0 else "right", 0.7, 0.6)
        canvas.shade(near, "#150e14", "up", 0.6, 0.6)
        gallery = canvas.sketch()
        gallery.poly([eye.see(side * 5.2, 4.5, 1.3), eye.see(side * 5.2, 4.5, end_z), eye.see(side * 4.1, 4.5, end_z),
            eye.see(side * 4.1, 4.5, 1.3)])
        canvas.fill(gallery, "#2b1c1b")
        fascia = canvas.sketch()
        fascia.poly(eye.panel(side * 4.1, 4.4, 4.75, 1.3, end_z))
        canvas.fill(fascia, "#7b5236")
        for z in zs:
            post = canvas.sketch()
            post.poly(eye.front(side * 4.1 - 0.1, side * 4.1 + 0.1, 0, 4.5, z))
            post.poly(eye.front(side * 4.1 - 0.2, side * 4.1 + 0.2, 4.15, 4.4, z))
            post.poly(eye.front(side * 4.1 - 0.17, side * 4.1 + 0.17, 0, 0.4, z))
            canvas.fill(post, tone("#80563a", z))
            canvas.shade(post, tone("#2b1b1b", z), "left" if side < 0 else "right", 0.8, 0.8)
        rail = canvas.sketch()
        z = 1.5
        while z < end_z:
            rail.line([eye.see(side * 4.1, 4.75, z), eye.see(side * 4.1, 5.6, z)], max(0.6, eye.size(0.025, z)))
            z += 0.28 + z * 0.008
        rail.poly(eye.panel(side * 4.1, 5.58, 5.68, 1.3, end_z))
        canvas.fill(rail, "#1c1416")
    ladder = canvas.sketch()
    for z in (6.2, 6.75):
        ladder.line([eye.see(4.1, 0, z), eye.see(5.05, 3.7, z)], 4)
    for k in range(1, 12):
        ladder.line([eye.see(4.1 + 0.95 * k / 12, 3.7 * k / 12, 6.2), eye.see(4.1 + 0.95 * k / 12, 3.7 * k / 12,
            6.75)], 2.6)
    canvas.fill(ladder, "#b0814c")

    floor = canvas.sketch()
    floor.poly([(0, 1500), eye.see(-5.2, 0, 2.2), eye.see(-5.2, 0, end_z), eye.see(5.2, 0, end_z),
        eye.see(5.2, 0, 2.2), (1200, 1500)])
    canvas.fill(floor, [(0, "#8d6a5a"), (0.3, "#5c3d31"), (1, "#2a1a1a")])
    boards = canvas.sketch()
    for k in range(-26, 27):
        boards.line([eye.see(k * 0.2, 0, 2.2), eye.see(k * 0.2, 0, end_z)], 0.6)
    canvas.fill(boards, "#1f1314", opacity=0.45)
    carpet = canvas.sketch()
    carpet.poly(eye.floor(-0.75, 0.75, 2.2, end_z))
    canvas.fill(carpet, [(0, "#a5655a"), (1, "#5d2226")])
    border = canvas.sketch()
    for x in (-0.68, -0.6, 0.6, 0.68):
        border.line([eye.see(x, 0, 2.2), eye.see(x, 0, end_z)], 1.4)
    canvas.fill(border, "#d1a05c", opacity=0.7)
    gloss = canvas.sketch()
    gloss.poly(eye.floor(-2.2, 2.2, 9, end_z))
    canvas.shine(gloss, "#d7b9b4", 22, 0.3)

    for row in (22.0, 18.4, 14.8, 11.2, 7.6, 4.6):
        for side in (-1, 1):
            left, right = sorted((side * 1.15, side * 3.35))
            a, b = row, row + 1.5
            legs = canvas.sketch()
            for x in (left + 0.1, right - 0.1):
                legs.poly(eye.front(x - 0.06, x + 0.06, 0, 0.74, a))
                legs.poly(eye.front(x - 0.06, x + 0.06, 0, 0.74, b))
            legs.poly(eye.front(left, right, 0.6, 0.76, a))
            canvas.fill(legs, tone("#3c251e", row))
            for px in (left + 0.6, right - 0.6):
                if canvas.chance.random() < 0.4:
                    continue
                reader = canvas.sketch()
                pen = reader.at(*eye.see(px, 0, b + 0.2), eye.size(1.7, b + 0.2), mirror=canvas.chance.random() < 0.5)
                pen.poly([(-0.13, -0.4), (-0.145, -0.62), (-0.1, -0.68), (-0.03, -0.705), (0.03, -0.705),
                    (0.1, -0.68), (0.145, -0.62), (0.13, -0.4)])
                pen.taper([(0, -0.7), (0.015, -0.77)], [0.065, 0.055])
                pen.oval(0.018, -0.785, 0.046, 0.058)
                if canvas.chance.random() < 0.5:
                    pen.oval(-0.03, -0.825, 0.026)
                canvas.fill(reader, [(0, tone("#3a2730", row)), (1, tone("#1d141a", row))])
            top = canvas.sketch()
            top.poly(eye.floor(left - 0.05, right + 0.05, a - 0.05, b, 0.77))
            canvas.fill(top, tone("#9a6540", row))
            x0, y0 = eye.see((left + right) / 2, 0.77, (a + b) / 2)
            unit = eye.size(1, (a + b) / 2)
            canvas.glow([(x0, y0)], unit * 0.95, "#ffd489", 0.8, 1.6, 0.32)
            papers = canvas.sketch()
            for px in (left + 0.35, right - 0.75):
                papers.poly([eye.see(px, 0.78, a + 0.2), eye.see(px + 0.36, 0.78, a + 0.25),
                    eye.see(px + 0.36, 0.78, a + 0.62), eye.see(px - 0.02, 0.78, a + 0.56)])
            canvas.fill(papers, tone("#f2e2c0", row * 0.7))
            lamp = canvas.sketch()
            lamp.rect(x0 - unit * 0.02, y0 - unit * 0.34, x0 + unit * 0.02, y0)
            lamp.oval(x0, y0, unit * 0.11, unit * 0.03)
            canvas.fill(lamp, tone("#b58a45", row * 0.6))
            shade = canvas.sketch()
            shade.blob([(x0 - unit * 0.27, y0 - unit * 0.31), (x0 - unit * 0.2, y0 - unit * 0.44),
                (x0, y0 - unit * 0.48), (x0 + unit * 0.2, y0 - unit * 0.44),
                (x0 + unit * 0.27, y0 - unit * 0.31), (x0, y0 - unit * 0.3)])
            canvas.fill(shade, [(0, tone("#5fae7c", row * 0.5)), (1, tone("#1f6a4c", row * 0.5))])
            canvas.light(x0, y0 - unit * 0.3, unit * 0.8, "#ffd894", 0.5, 2)
    stroller = canvas.sketch()
    spot = eye.see(0.25, 0, 9.4)
    person(stroller.at(*spot, eye.size(1.72, 9.4)), WALK, coat=0.24, hair="bun")
    stroller.at(*spot, eye.size(1.72, 9.4)).rect(0.07, -0.66, 0.2, -0.55)
    canvas.fill(stroller, "#1d141b")
    spots: list[Point] = []
    chains = canvas.sketch()
    for z in (5.5, 11, 16.5, 22):
        x, y = eye.see(0, 7.6, z)
        chains.line([(x, y), eye.see(0, 13, z)], 1.2)
        chains.oval(x, y, eye.size(0.75, z), eye.size(0.1, z))
        spots += [(x + eye.size(0.7, z) * math.cos(t), y - eye.size(0.12, z)) for t in (0, 0.7, 1.57, 2.4, 3.14)]
    canvas.fill(chains, "#2a1c18")
    lamps(canvas, spots, 3.2, "#ffb45e")
