"""The iron market hall."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from figures import CARRY, STAND, WAIT, WALK, person
from sketch import SCALE, Point, Sketch, mix
from view import Eye

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917, PLR2004


def arc(eye: Eye, radius: float, spring: float, z: float, steps: int = 24) -> list[Point]:
    """A half circle over the nave, from the left column to the right one."""
    turn = [math.pi * (1 - i / steps) for i in range(steps + 1)]
    return [eye.see(radius * math.cos(a), spring + radius * math.sin(a), z) for a in turn]


def stall(canvas: Canvas, eye: Eye, z: float, side: int, pair: tuple[str, str], haze: tuple[str, float]) -> None:
    """One stall of a row, three metres long, with striped valances; `haze` is a colour and its share."""

    def fog(colour: str) -> str:
        return mix(colour, *haze)

    goods = ("#c2502f", "#d99a2b", "#6f8b3a", "#8c2f3d", "#e0b64a", "#4d6b3c")
    front, rear, a, b = side * 2.3, side * 5.0, z, z + 3.3
    low, high = min(front, rear), max(front, rear)

    def paint(points: list[Point], colour: str) -> Sketch:
        drawn = canvas.sketch()
        drawn.poly(points)
        canvas.fill(drawn, fog(colour))
        return drawn

    paint(eye.front(low, high, 0, 2.5, b), "#4a3630")
    paint(eye.panel(rear, 0, 2.5, a, b), "#3c2c2a")
    paint([eye.see(front, 2.45, a), eye.see(rear, 2.5, a), eye.see(rear, 2.5, b), eye.see(front, 2.45, b)], "#5e4438")
    for crate in range(6):
        z0, z1 = a + 0.06 + crate * 0.54, a + 0.54 + crate * 0.54
        tint = goods[(crate + round(z) + (side > 0)) % 6]
        paint([eye.see(front, 0.85, z0), eye.see(front, 0.85, z1), eye.see(front + side * 1.0, 1.35, z1),
            eye.see(front + side * 1.0, 1.35, z0)], mix(tint, "#2a1c1b", 0.45))
        fruit = canvas.sketch()
        for p in (4, 3, 2, 1, 0):
            for q in range(4):
                depth = z1 - 0.08 - q * 0.115
                x, y = eye.see(front + side * (0.1 + 0.19 * p), 0.92 + 0.095 * p, depth)
                fruit.oval(x, y, eye.size(0.062, depth))
        canvas.fill(fruit, fog(tint))
        canvas.shade(fruit, fog("#fff0cc"), "up", 0.45, 0.5)
    paint(eye.panel(front, 0, 0.86, a, b), "#6d4936")
    planks = canvas.sketch()
    for k in range(1, 4):
        planks.line([eye.see(front, 0.215 * k, a), eye.see(front, 0.215 * k, b)], max(0.6, eye.size(0.012, z)))
    end = paint(eye.front(low, high, 0, 0.86, a), "#7d553d")
    canvas.shade(end, fog("#2c1c1c"), "down", 0.75, 0.9)
    for k in range(1, 9):
        x = low + (high - low) * k / 9
        planks.line([eye.see(x, 0, a), eye.see(x, 0.86, a)], max(0.6, eye.size(0.012, a)))
    canvas.fill(planks, fog("#38241f"))
    seller = canvas.sketch()
    person(seller.at(*eye.see(side * 3.9, 0, a + 1.3), eye.size(1.72, a + 1.3), mirror=side > 0), WAIT, coat=0.1,
        hat="cap", bulk=1.1)
    seller.mask.paste(0, (0, round(eye.see(0, 0.86, a)[1] * SCALE), *seller.mask.size))
    canvas.fill(seller, fog("#241b1f"))
    top = paint([eye.see(low, 0.86, a), eye.see(high, 0.86, a), eye.see(high - 0.1, 0.92, a + 0.3),
        eye.see(low + 0.1, 0.92, a + 0.3)], "#a5714c")
    canvas.shade(top, fog("#f5d6a2"), "up", 0.4, 0.6)
    bouquet = {tint: canvas.sketch() for tint in ("#c9485a", "#e8c25a", "#d98aa0", "#efe3cf", "#7d5a9a")}
    tubs, leaves = canvas.sketch(), canvas.sketch()
    for k in range(5):
        x, y = eye.see(low + (high - low) * (k + 0.5) / 5, 0, a - 0.25)
        unit = eye.size(1, a - 0.25)
        tubs.poly([(x - unit * 0.17, y - unit * 0.4), (x + unit * 0.17, y - unit * 0.4), (x + unit * 0.12, y),
            (x - unit * 0.12, y)])
        for _ in range(16):
            turn, reach = canvas.chance.uniform(-2.5, -0.64), unit * canvas.chance.uniform(0.12, 0.36)
            tip = (x + math.cos(turn) * reach * 0.8, y - unit * 0.42 + math.sin(turn) * reach)
            leaves.taper([(x, y - unit * 0.38), tip], [unit * 0.02, unit * 0.01])
            leaves.oval(tip[0] - unit * 0.03, tip[1] + unit * 0.03, unit * 0.035, unit * 0.022)
            list(bouquet.values())[(k + round(z)) % 5].oval(tip[0], tip[1],
                unit * canvas.chance.uniform(0.024, 0.042))
    canvas.fill(leaves, fog("#4c6140"))
    canvas.fill(tubs, fog("#6f7f80"))
    canvas.shade(tubs, fog("#33414a"), "down", 0.7, 0.9)
    for tint, drawn in bouquet.items():
        canvas.fill(drawn, fog(tint))
    posts = canvas.sketch()
    for x, depth in ((front, a), (front, b), (rear, a)):
        posts.line([eye.see(x, 0, depth), eye.see(x, 2.4, depth)], eye.size(0.07, depth))
    canvas.fill(posts, fog("#2d2525"))
    for part in range(9):
        for points, edge in (
            (eye.panel(front - side * 0.15, 2.12, 2.62, a + part * 0.37 - 0.06, a + part * 0.37 + 0.31),
                (a + part * 0.37 + 0.12, 0.1)),
        ):
            cloth = paint(points, pair[part % 2])
            x, y = eye.see(front - side * 0.15, 2.12, edge[0])
            cloth = canvas.sketch()
            cloth.oval(x, y, abs(points[3][0] - points[0][0]) / 2, eye.size(edge[1], edge[0]))
            canvas.fill(cloth, fog(pair[part % 2]))
        left = low - 0.15 + (high - low + 0.3) * part / 9
        wide = (high - low + 0.3) / 9
        peak = 2.62 + 0.62 * (left + wide / 2 - front) / (rear - front)
        strip = paint([eye.see(left, 2.12, a - 0.08), eye.see(left, peak - 0.035 * side, a - 0.08),
            eye.see(left + wide, peak + 0.035 * side, a - 0.08), eye.see(left + wide, 2.12,
            a - 0.08)], pair[part % 2])
        canvas.shade(strip, fog("#3a2527"), "down", 0.45, 0.7)
        scallop = canvas.sketch()
        x, y = eye.see(left + wide / 2, 2.13, a - 0.08)
        scallop.oval(x, y, eye.size(wide / 2, a - 0.08), eye.size(0.1, a - 0.08))
        canvas.fill(scallop, fog(mix(pair[part % 2], "#3a2527", 0.28)))
    x, y = eye.see(side * 3.6, 1.98, a + 0.6)
    canvas.light(x, y, max(8.0, eye.size(1.3, z)), "#ffbf66", 0.75, 1.8)
    bulb = canvas.sketch()
    bulb.oval(x, y, eye.size(0.06, z))
    canvas.fill(bulb, "#fff1c8")


def market_hall(canvas: Canvas) -> None:
    """The iron market hall on a Saturday morning."""
    x: float
    y: float
    eye = Eye(800, 640, 1.7, 930)
    haze = "#f3dcae"
    canvas.wash([(0, "#dcc79b"), (1, "#f0d9aa")])
    bays = [4.0 + 4.0 * i for i in range(14)]

    def far(z: float, strength: float = 1.0) -> float:
        return min(0.94, strength * (1 - math.exp(-z / 46)))

    end = eye.front(-9, 9, 0, 14, 60)
    back = canvas.sketch()
    back.poly(end)
    canvas.fill(back, "#fbecc4")
    for start in reversed(bays):
        deep = start + 4.0
        near = start if start > 5 else 1.2
        for side in (-1, 1):
            wall = canvas.sketch()
            wall.poly(eye.panel(side * 9.5, 0, 6.2, near, deep))
            canvas.fill(wall, mix("#5b4a41" if side > 0 else "#493f3d", haze, far(near)))
            opening = canvas.sketch()
            for k in range(2):
                a, b = deep - 2.0 * k - 1.7, deep - 2.0 * k - 0.4
                if a > 1.3:
                    opening.poly(eye.panel(side * 9.5, 3.2, 5.5, a, b))
            canvas.fill(opening, mix("#e8cf9b" if side > 0 else "#b7a283", haze, far(near)))
            aisle = canvas.sketch()
            aisle.poly([eye.see(side * 9.6, 6.2, near), eye.see(side * 9.6, 6.2, deep),
                eye.see(side * 5.6, 6.9, deep), eye.see(side * 5.6, 6.9, near)])
            canvas.fill(aisle, mix("#3a3433", haze, far(near)))
        steps = 14
        for k in range(steps):
            a, b = math.pi * k / steps, math.pi * (k + 1) / steps
            glass = 4 <= k <= 9
            pane = canvas.sketch()
            pane.poly([eye.see(5.8 * math.cos(t), 6.8 + 5.8 * math.sin(t), z) for t,
                z in ((a, near), (b, near), (b, deep), (a, deep))])
            tone = mix("#9fb3a6", "#fff3d2", (k - 3) / 7) if glass else mix("#4b403b", "#7a6650", k / steps)
            canvas.fill(pane, mix(tone, haze, far(near)))
        iron = canvas.sketch()
        for radius, wide in ((5.8, 0.16), (5.25, 0.09)):
            iron.line(arc(eye, radius, 6.8, deep), eye.size(wide, deep))
        outer, inner = arc(eye, 5.8, 6.8, deep, 30), arc(eye, 5.25, 6.8, deep, 30)
        zigzag = [outer[i] if i % 2 else inner[i] for i in range(31)]
        iron.line(zigzag, eye.size(0.05, deep))
        for k in range(1, 14):
            t = math.pi * k / 14
            iron.line([eye.see(5.8 * math.cos(t), 6.8 + 5.8 * math.sin(t), z) for z in (near, deep)],
                eye.size(0.045, deep))
        for side in (-1, 1):
            iron.poly(eye.panel(side * 5.6, 6.55, 6.9, near, deep))
            iron.poly(eye.front(side * 5.6 - 0.11, side * 5.6 + 0.11, 0, 6.8, deep))
            iron.poly(eye.front(side * 5.6 - 0.26, side * 5.6 + 0.26, 6.2, 6.42, deep))
            iron.poly(eye.front(side * 5.6 - 0.2, side * 5.6 + 0.2, 0, 0.5, deep))
            for way in (-1, 1):
                bracket = [eye.see(side * 5.6, 5.0, deep), eye.see(side * 5.6 + way * 0.35, 6.1, deep),
                    eye.see(side * 5.6 + way * 1.3, 6.75, deep)]
                iron.bend(bracket, eye.size(0.08, deep))
        canvas.fill(iron, mix("#262527", haze, far(deep, 1.05)))
    gable = canvas.sketch()
    gable.line([eye.see(-5.8, 6.8, 60), eye.see(5.8, 6.8, 60)], 2)
    for k in range(1, 8):
        t = math.pi * k / 8
        gable.line([eye.see(0, 6.8, 60), eye.see(5.8 * math.cos(t), 6.8 + 5.8 * math.sin(t), 60)], 1)
    canvas.fill(gable, "#c9ae7e")
    canvas.light(800, 560, 620, "#fff0c4", 0.75, 2)

    floor = canvas.sketch()
    floor.poly([(0, 1067), (1600, 1067), *[eye.see(9.5, 0, 60), eye.see(-9.5, 0, 60)]])
    floor.poly([(0, 1067), eye.see(-9.5, 0, 3), eye.see(-9.5, 0, 60), eye.see(9.5, 0, 60), eye.see(9.5, 0, 3),
        (1600, 1067)])
    canvas.fill(floor, [(0, "#f7e3b6"), (0.25, "#c9a97c"), (1, "#5d4a42")])
    tiles = canvas.sketch()
    for z in [2.9 + 0.9 * i for i in range(44)]:
        tiles.line([eye.see(-9.5, 0, z), eye.see(9.5, 0, z)], max(0.5, eye.size(0.015, z)))
    for x in range(-9, 10):
        tiles.line([eye.see(x, 0, 2.6), eye.see(x, 0, 58)], 0.8)
    canvas.fill(tiles, "#3d302e", opacity=0.3)
    shine = canvas.sketch()
    shine.poly(eye.floor(-1.6, 1.6, 2.7, 60))
    canvas.shine(shine, "#ffe9bd", 26, 0.34)

    stripes = (("#a33d33", "#f1e4c6"), ("#2f5d5c", "#f1e4c6"), ("#c08a2d", "#efe1c2"), ("#44506e", "#efe1c2"))
    rows = [4.6 + 4.0 * i for i in range(13)]
    for index, z in reversed(list(enumerate(rows))):
        for side in (-1, 1):
            stall(canvas, eye, z, side, stripes[(index * 2 + (side > 0)) % 4], (haze, far(z)))
        people = canvas.sketch()
        for _ in range(4 if z > 8 else 3):
            x, depth = canvas.chance.uniform(-2.0, 2.0), max(7.4, z + canvas.chance.uniform(0, 3.8))
            if abs(x) < 0.6 and depth < 16:
                x += math.copysign(0.9, x)
            spot = eye.see(x, 0, depth)
            pose = canvas.chance.choice((STAND, WAIT, WALK, CARRY, WALK))
            pen = people.at(*spot, eye.size(canvas.chance.uniform(1.58, 1.84), depth),
                mirror=canvas.chance.random() < 0.5)
            person(pen, pose, coat=canvas.chance.choice((0.1, 0.2, 0.26)),
                hat=canvas.chance.choice(("", "wool", "brim", "cap", "")), hair=canvas.chance.choice(("", "long",
                "bun")))
            if pose in (WALK, STAND):
                pen.poly([(0.09, -0.36), (0.2, -0.36), (0.215, -0.2), (0.075, -0.2)])
                pen.bend([(0.1, -0.36), (0.14, -0.45), (0.18, -0.36)], 0.012)
            people.oval(spot[0], spot[1], eye.size(0.34, depth), eye.size(0.05, depth))
        canvas.fill(people, [(0, mix("#2c2326", haze, far(z, 0.9))), (1, mix("#1d181c", haze, far(z, 0.8)))])
    globes = canvas.sketch()
    spots: list[Point] = []
    for z in bays[1:9]:
        for side in (-1, 1):
            x, y = eye.see(side * 2.9, 6.0, z + 2)
            top = eye.see(side * 2.9, 11.2, z + 2)
            globes.line([(x, y), top], 0.8)
            spots.append((x, y))
            globes.poly([(x - eye.size(0.3, z), y), (x, y - eye.size(0.35, z)), (x + eye.size(0.3, z), y)])
    canvas.fill(globes, "#3a3130")
    canvas.glow(spots, 44, "#ffc878", 0.5, 2)
    for x, lean in ((360, 420), (560, 400), (760, 380)):
        ray = canvas.sketch()
        ray.poly([(x, 40), (x + 90, 40), (x + lean + 190, 900), (x + lean - 10, 900)])
        canvas.shine(ray, "#fff0c6", 16, 0.17)
