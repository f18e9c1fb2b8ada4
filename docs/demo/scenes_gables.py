"""Norderhafen, the partner town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdrop import lamps
from figures import STAND, WAIT, WALK, bare_tree, gull, person
from sketch import Point, Sketch, mix, smooth

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915, PLR2004


def gable(pen: Sketch, wide: float, high: float, kind: str) -> None:
    """A house front with its gable, standing on (0, 0); `high` reaches the eaves."""
    pen.rect(0, -high, wide, 0)
    if kind == "step":
        for k in range(5):
            inset = wide * 0.1 * k
            pen.rect(inset, -high - wide * 0.14 * (k + 1), wide - inset, -high)
    if kind == "bell":
        half = smooth([(0, 0), (0.08, 0.24), (0.24, 0.36), (0.28, 0.6), (0.5, 0.8)])
        outline = [*half, *((1 - x, y) for x, y in reversed(half))]
        pen.poly([(x * wide, -high - y * wide) for x, y in outline])
    if kind == "point":
        pen.poly([(-4, -high), (wide / 2, -high - wide * 0.86), (wide + 4, -high)])


def partner_town(canvas: Canvas) -> None:
    """Norderhafen: gables along the old harbour in the blue hour."""
    quay = 700.0
    canvas.wash([(0, "#1c3260"), (0.45, "#4b659a"), (0.8, "#a7a9c4"), (1, "#e8c3b4")], 0, quay)
    canvas.clouds([(0, "#2c4474"), (1, "#8892b8")], 20, 380, cell=(540, 60), cover=0.5, softness=0.35, opacity=0.7)
    canvas.clouds([(0, "#c7b3c4"), (1, "#f2cdb8")], 260, 600, cell=(560, 22), cover=0.4, softness=0.3, opacity=0.7)
    canvas.stars(60, 220)
    church = canvas.sketch()
    church.rect(1010, 250, 1090, quay)
    church.poly([(1002, 254), (1050, 44), (1098, 254)])
    church.poly([(1090, 470), (1330, 470), (1350, 560), (1350, quay), (1090, quay)])
    church.line([(1050, 50), (1050, 16)], 3)
    church.rect(1041, 26, 1059, 29)
    far = canvas.sketch()
    x = -20.0
    while x < 1620:
        wide = canvas.chance.uniform(60, 110)
        gable(far.at(x, quay), wide, canvas.chance.uniform(190, 260), canvas.chance.choice(("point", "step",
            "point")))
        x += wide * 0.96
    canvas.fill(church, [(0, "#5d6d98"), (1, "#8b8fae")])
    clock = canvas.sketch()
    clock.oval(1050, 288, 20)
    canvas.fill(clock, "#f6dca6")
    hands = canvas.sketch()
    hands.line([(1050, 288), (1050, 273)], 2)
    hands.line([(1050, 288), (1060, 294)], 2)
    canvas.fill(hands, "#39466e")
    canvas.fill(far, [(0, "#6d7aa3"), (1, "#a09fba")])
    canvas.veil("#c4b7c9", [(0, 0), (1, 0.5)], quay - 260, quay)

    tones = ("#7d3f3d", "#a2604a", "#c39a6b", "#5f4a55", "#8e4a41", "#b7795a", "#d0b48c", "#6a3b3f", "#955c4c")
    x, index = -34.0, 0
    panes, dark, frames, snow = canvas.sketch(), canvas.sketch(), canvas.sketch(), canvas.sketch()
    while x < 1610:
        wide = canvas.chance.uniform(118, 170)
        high = canvas.chance.uniform(196, 290)
        kind = ("step", "bell", "point")[canvas.chance.randrange(3)]
        house = canvas.sketch()
        gable(house.at(x, quay), wide, high, kind)
        tone = tones[index % 9]
        canvas.fill(house, [(0, mix(tone, "#4a5788", 0.45)), (0.6, mix(tone, "#3a4270", 0.32)),
            (1, mix(tone, "#2a2c52", 0.4))])
        canvas.shade(house, mix(tone, "#1b2148", 0.75), "right", 0.6, 0.5)
        floors = round(high / 68)
        count = 3 if wide < 145 else 4
        for level in range(floors):
            y = quay - high + 16 + level * 68
            for k in range(count):
                pw = wide / count * 0.5
                px = x + wide / count * (k + 0.25)
                if level == floors - 1 and k == index % count:
                    dark.rect(px - 2, quay - 52, px + pw + 2, quay)
                    continue
                if y + 46 > quay:
                    continue
                (panes if canvas.chance.random() < 0.52 else dark).rect(px, y, px + pw, y + 40)
                frames.line([(px + pw / 2, y), (px + pw / 2, y + 40)], 2)
                frames.line([(px, y + 14), (px + pw, y + 14)], 2)
                frames.rect(px - 3, y + 40, px + pw + 3, y + 44)
        attic = quay - high - wide * 0.34
        (panes if index % 3 else dark).rect(x + wide / 2 - 9, attic, x + wide / 2 + 9, attic + 28)
        frames.line([(x + wide / 2, attic), (x + wide / 2, attic + 28)], 2)
        if kind == "point":
            snow.taper([(x - 5, quay - high), (x + wide / 2, quay - high - wide * 0.87), (x + wide + 5, quay - high)],
                [6, 5, 6])
        if kind == "step":
            for k in range(5):
                top = quay - high - wide * 0.14 * (k + 1)
                for left in (x + wide * 0.1 * k, x + wide * (1 - 0.1 * (k + 1))):
                    snow.blob([(left - 2, top + 2), (left + wide * 0.05, top - 4), (left + wide * 0.1 + 2, top + 2)])
        x += wide - 1
        index += 1
    canvas.fill(dark, "#252c54")
    canvas.fill(panes, [(0, "#ffdf9c"), (1, "#ffb85c")])
    canvas.fill(frames, "#e9dccb", opacity=0.75)
    canvas.fill(snow, "#dde3f2")
    canvas.shine(panes, "#ff9f48", 8, 0.5)
    wall = canvas.sketch()
    wall.rect(-5, quay - 4, 1605, quay + 58)
    canvas.fill(wall, [(0, "#8a8298"), (0.12, "#5a5878"), (1, "#232850")])
    courses = canvas.sketch()
    for k, y in enumerate((714, 730, 746)):
        courses.line([(0, y), (1600, y)], 1)
        for bx in range(-30 * (k % 2), 1600, 62):
            courses.line([(bx, y), (bx, y + 16)], 1)
    for bx in range(100, 1600, 250):
        courses.rect(bx, quay + 2, bx + 4, quay + 58)
        courses.rect(bx + 18, quay + 2, bx + 22, quay + 58)
        for y in range(708, 760, 9):
            courses.line([(bx, y), (bx + 22, y)], 2)
    canvas.fill(courses, "#1d2148", opacity=0.7)
    posts = canvas.sketch()
    spots: list[Point] = []
    for px in range(70, 1600, 210):
        posts.line([(px, quay), (px, quay - 92)], 4)
        posts.rect(px - 6, quay - 10, px + 6, quay)
        posts.poly([(px - 8, quay - 92), (px - 11, quay - 112), (px + 11, quay - 112), (px + 8, quay - 92)])
        posts.poly([(px - 13, quay - 112), (px, quay - 124), (px + 13, quay - 112)])
        spots.append((float(px), quay - 102))
    for i, px in enumerate((150, 176, 330, 520, 546, 690, 820, 1010, 1034, 1180, 1390, 1416)):
        person(posts.at(px, quay - 2, 47 + (i * 3) % 6, mirror=i % 2 == 0), (WALK, STAND, WAIT)[i % 3], coat=0.22,
            hat=("wool", "brim", "hood")[i % 3])
    for px in (420, 1280):
        bare_tree(posts.at(px, quay), canvas.chance, 190, spread=0.5)
    canvas.fill(posts, "#191d40")
    lamps(canvas, spots, 5, "#ffb258")
    canvas.reflect(quay + 58, [(0, "#4a5480"), (0.4, "#2b3a6a"), (1, "#0f1a3e")], density=(0.12, 0.25, 0.4, 0.66),
        chop=13, cell=(120, 9), squash=1.35)
    canvas.sparkle(quay + 58, "#ffcf8c", level=0.76, strength=0.4, cell=(90, 6))
    canvas.sparkle(quay + 58, "#101b40", level=0.68, strength=0.4, cell=(140, 9))

    def ewer() -> None:
        hull = canvas.sketch()
        hull.poly([(330, 842), (306, 796), (400, 806), (560, 808), (700, 792), (724, 786), (690, 842)])
        canvas.fill(hull, [(0, "#5b3a3c"), (1, "#1d1a34")])
        strake = canvas.sketch()
        strake.poly([(306, 796), (400, 806), (560, 808), (724, 786), (720, 793), (560, 815), (400, 813), (309, 803)])
        canvas.fill(strake, "#c9b08c")
        rig = canvas.sketch()
        rig.line([(500, 806), (496, 420)], 7)
        rig.line([(600, 800), (598, 560)], 5)
        rig.line([(504, 782), (684, 748)], 5)
        rig.line([(496, 430), (720, 786)], 1.2)
        rig.line([(496, 430), (312, 796)], 1.2)
        rig.line([(496, 470), (420, 806)], 1)
        rig.line([(496, 470), (560, 806)], 1)
        rig.line([(598, 566), (660, 796)], 1)
        rig.blob([(506, 776), (560, 758), (640, 746), (690, 744), (684, 756), (600, 774), (520, 790)])
        rig.poly([(596, 800), (600, 776), (660, 772), (668, 794)])
        person(rig.at(440, 806, 56), STAND, coat=0.18, hat="cap")
        canvas.fill(rig, "#17183a")
        light = canvas.sketch()
        light.rect(614, 780, 626, 790)
        light.rect(638, 778, 650, 788)
        canvas.fill(light, "#ffd48a")
        canvas.shine(light, "#ffa54c", 6, 0.8)

    canvas.afloat(842, ewer, opacity=0.8, depth=0.55, chop=7)
    birds = canvas.sketch()
    for bx, by, span in ((700, 210, 38), (770, 180, 26), (640, 250, 22), (300, 150, 24)):
        gull(birds.at(bx, by), span, 0.35, canvas.chance.uniform(-0.3, 0.3))
    canvas.fill(birds, "#22305c")
    flakes = canvas.sketch()
    for _ in range(240):
        flakes.oval(canvas.chance.uniform(0, 1600), canvas.chance.uniform(0, 900),
            canvas.chance.choice((1.1, 1.5, 2.1)))
    canvas.fill(flakes, "#eef1ff", opacity=0.5, blur=0.5)
