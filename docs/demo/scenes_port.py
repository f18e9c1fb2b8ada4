"""The container port of Port Edric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdrop import lamps, ridge
from figures import STAND, WAIT, WALK, gull, person
from PIL import ImageFilter
from sketch import Sketch, mix
from vessels import windows

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0915, PLR2004


def crane(pen: Sketch, *, raised: bool) -> None:
    """A ship-to-shore crane, 100 units high, its boom to the left."""
    for leg in (0, 26):
        pen.poly([(leg - 1.6, 0), (leg - 1.6, -58), (leg + 1.6, -58), (leg + 1.6, 0)])
        pen.rect(leg - 4, -3, leg + 4, 0)
    pen.rect(-2, -26, 28, -23.4)
    pen.line([(0, -24), (26, -56)], 1.3)
    pen.line([(26, -24), (0, -56)], 1.3)
    pen.rect(-2, -60, 46, -56)
    pen.line([(4, -60), (12, -92), (22, -60)], 1.8)
    pen.line([(12, -92), (44, -60)], 0.8)
    pen.rect(26, -68, 42, -60)
    if raised:
        pen.line([(0, -58), (-22, -112)], 2.6)
        pen.line([(3, -62), (-17, -112)], 1)
        pen.line([(12, -92), (-14, -94)], 0.7)
    else:
        pen.rect(-58, -60, 0, -57)
        pen.line([(12, -92), (-54, -60)], 0.8)
        pen.line([(12, -92), (-26, -60)], 0.8)
        for x in range(-56, 0, 4):
            pen.line([(x, -60), (x + 2, -63), (x + 4, -60)], 0.5)
        pen.line([(-58, -63), (0, -63)], 0.7)
        pen.rect(-34, -57, -26, -54)
        pen.line([(-33, -54), (-33, -34)], 0.4)
        pen.line([(-27, -54), (-27, -34)], 0.4)
        pen.rect(-36, -34, -24, -29)


def container_port(canvas: Canvas) -> None:
    """Cranes over the quays of Port Edric at daybreak."""
    x: float
    horizon = 600.0
    canvas.wash([(0, "#2e4a62"), (0.3, "#5f7382"), (0.56, "#b98f84"), (0.78, "#eda873"), (0.94, "#ffd08a"),
        (1, "#ffdf9f")], 0, horizon)
    canvas.clouds([(0, "#37506a"), (1, "#b07f7c")], 20, 300, cell=(560, 56), cover=0.5, softness=0.3, opacity=0.75)
    canvas.clouds([(0, "#c98f7c"), (1, "#ffca8c")], 220, 520, cell=(520, 24), cover=0.42, softness=0.25, opacity=0.8)
    canvas.light(1080, horizon - 20, 760, "#ffb45e", 0.6, 2)
    sun = canvas.sketch()
    sun.oval(1080, horizon - 34, 40)
    canvas.fill(sun, "#fff0c4")
    canvas.light(1080, horizon - 34, 170, "#ffe6ac", 0.8, 1.7)
    hill = canvas.sketch()
    hill.poly(ridge(canvas, horizon, 70, -300, 900))
    canvas.fill(hill, [(0, "#a58387"), (1, "#dba583")])
    for size, colour, places in ((1.5, "#a98480", (690, 800, 920, 1270, 1390)),
        (2.3, "#7d6672", (60, 250, 1180, 1480))):
        far = canvas.sketch()
        for i, x in enumerate(places):
            crane(far.at(x, horizon, size), raised=i % 2 == 1)
        canvas.fill(far, colour)
        canvas.veil("#ffcf96", [(0, 0), (1, 0.4)], horizon - 120, horizon)
    tints = ("#7c4a4c", "#4f5f73", "#8a6a4e", "#5b5568", "#94594a", "#3f566a")
    x = 560.0
    boxes: list[tuple[float, float, str]] = []
    while x < 1640:
        levels = range(1, 1 + canvas.chance.randint(1, 5))
        boxes += [(x, horizon - 13 * level, tints[canvas.chance.randrange(6)]) for level in levels]
        x += 40
    for tint in tints:
        stacks = canvas.sketch()
        for bx, by, colour in boxes:
            if colour == tint:
                stacks.rect(bx, by, bx + 38.5, by + 12)
        canvas.fill(stacks, mix(tint, "#e0a27c", 0.32))
    canvas.veil("#ffc98c", [(0, 0), (1, 0.3)], horizon - 80, horizon)

    canvas.reflect(horizon, [(0, "#dc9d7a"), (0.3, "#876f7c"), (1, "#1d3248")], density=(0.08, 0.3, 0.6, 0.86),
        chop=18, squash=1.0)
    path = canvas.sketch()
    path.poly([(1030, horizon), (1130, horizon), (1220, 900), (940, 900)])
    path.mask = path.mask.filter(ImageFilter.GaussianBlur(60))
    canvas.sparkle(horizon, "#ffe9b4", level=0.55, strength=0.95, cell=(80, 5), mask=path)
    canvas.sparkle(horizon, "#1c2f46", level=0.68, strength=0.4, cell=(150, 10))

    def ship() -> None:
        hull = canvas.sketch()
        hull.poly([(40, 690), (22, 596), (60, 604), (760, 606), (848, 588), (816, 650), (800, 690)])
        canvas.fill(hull, [(0, "#3b3f56"), (1, "#1f2438")])
        canvas.shade(hull, "#a8696a", "right", 0.5, 0.4)
        red = canvas.sketch()
        red.poly([(40, 690), (38, 680), (804, 680), (800, 690)])
        canvas.fill(red, "#7c3b3c")
        cargo: dict[str, Sketch] = {tint: canvas.sketch() for tint in tints}
        for column in range(13):
            left = 190 + column * 43
            if column in (4, 9):
                continue
            for level in range(canvas.chance.randint(3, 6)):
                cargo[tints[canvas.chance.randrange(6)]].rect(left, 590 - level * 16, left + 41, 605 - level * 16)
        for tint, boxes_ in cargo.items():
            canvas.fill(boxes_, mix(tint, "#2b2c42", 0.25))
        house = canvas.sketch()
        house.poly([(70, 606), (70, 470), (64, 470), (64, 456), (160, 456), (160, 470), (152, 470), (152, 606)])
        house.rect(90, 424, 112, 456)
        house.line([(136, 456), (136, 404)], 3)
        house.line([(124, 420), (148, 420)], 2)
        house.line([(800, 600), (800, 548)], 3)
        canvas.fill(house, [(0, "#b79c9a"), (1, "#6c6678")])
        canvas.shade(house, "#3d3b52", "left", 0.7, 0.9)
        lit = canvas.sketch()
        for y in range(486, 596, 18):
            windows(lit, 80, 148, y, (7, 7), 13)
        lit.rect(72, 459, 154, 466)
        canvas.fill(lit, "#ffd68c")
        canvas.shine(lit, "#ffae58", 5, 0.5)

    canvas.afloat(690, ship, opacity=0.85, chop=8)

    def wharf() -> None:
        dock = canvas.sketch()
        dock.poly([(760, 742), (1610, 726), (1610, 770), (760, 770)])
        canvas.fill(dock, [(0, "#3c3548"), (1, "#191b2a")])
        near = canvas.sketch()
        crane(near.at(1040, 738, 6.3), raised=False)
        crane(near.at(1390, 732, 6.5), raised=True)
        canvas.fill(near, [(0, "#5c4355"), (0.6, "#3a2f44"), (1, "#1f1d2e")])
        gang = canvas.sketch()
        for i, px in enumerate((806, 832, 846, 870, 912, 930, 950, 1110, 1134, 1160, 1250, 1270, 1300)):
            person(gang.at(px, 742 - (px - 760) * 0.0188, 34 + canvas.chance.uniform(-2, 2), mirror=i % 2 == 1),
                (STAND, WAIT, WALK)[i % 3], hat=("cap", "wool", "hood")[i % 3], coat=0.12)
        canvas.fill(gang, "#14131f")
        fire = canvas.sketch()
        fire.rect(884, 722, 898, 740)
        canvas.fill(fire, "#2b1d22")
        lamps(canvas, [(891.0, 717.0)], 4, "#ff8a3a")

    canvas.afloat(770, wharf, opacity=0.8, chop=8)
    birds = canvas.sketch()
    for bx, by, span in ((560, 240, 34), (630, 204, 24), (500, 300, 20), (720, 280, 18)):
        gull(birds.at(bx, by), span, 0.35, canvas.chance.uniform(-0.3, 0.3))
    canvas.fill(birds, "#3a3d52")
