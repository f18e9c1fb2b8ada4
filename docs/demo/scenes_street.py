"""The bakery before daybreak."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backdrop import lamps
from figures import STAND, Pose, person
from PIL import Image, ImageChops, ImageFilter
from sketch import Point, Sketch, mix, smooth

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915, PLR2004


def bricks(canvas: Canvas, box: tuple[float, float, float, float], colours: tuple[str, str, str]) -> None:
    """Courses of brick over a rectangle."""
    left, top, right, bottom = box
    canvas.fill(box_of(canvas, *box), colours[0])
    for share, colour in ((0.24, colours[1]), (0.16, colours[2])):
        some = canvas.sketch()
        y, course = top, 0
        while y < bottom:
            x = left - (14 if course % 2 else 0)
            while x < right:
                if canvas.chance.random() < share:
                    some.rect(max(left, x), y, min(right, x + 26), min(bottom, y + 9))
                x += 28
            y += 11
            course += 1
        canvas.fill(some, colour, opacity=0.75)


def box_of(canvas: Canvas, left: float, top: float, right: float, bottom: float) -> Sketch:
    """A sketch of one rectangle."""
    drawn = canvas.sketch()
    drawn.rect(left, top, right, bottom)
    return drawn


def loaf(pen: Sketch, wide: float, high: float) -> None:
    """A round loaf on a shelf at y = 0."""
    pen.blob([(-wide, 0), (-wide * 0.96, -high * 0.6), (-wide * 0.5, -high), (wide * 0.5, -high),
        (wide * 0.96, -high * 0.6), (wide, 0)])


def bakery(canvas: Canvas) -> None:
    """A bakery's window before daybreak; a portrait."""
    high: float
    x: float
    y: float
    street = 1236.0
    canvas.wash([(0, "#151d3c"), (1, "#243257")])
    bricks(canvas, (0, 0, 1200, street), ("#2e3256", "#383a60", "#262a4b"))
    for x in (150, 750):
        canvas.fill(box_of(canvas, x - 26, 40, x + 326, 372), "#444a75")
        canvas.fill(box_of(canvas, x, 64, x + 300, 352), [(0, "#1a2246"), (1, "#33406e")])
        frame = canvas.sketch()
        for k in range(4):
            frame.rect(x + k * 98 - 1, 64, x + k * 98 + 7, 352)
        for y in (64, 205, 346):
            frame.rect(x, y, x + 300, y + 7)
        frame.rect(x - 34, 362, x + 334, 382)
        canvas.fill(frame, "#59608e")
    room = box_of(canvas, 758, 72, 1042, 346)
    canvas.fill(room, [(0, "#b98560"), (1, "#e8b878")])
    lace = canvas.sketch()
    lace.poly([(758, 70), (872, 70), (856, 190), (800, 280), (790, 346), (758, 346)])
    lace.poly([(1042, 70), (928, 70), (944, 190), (1000, 280), (1010, 346), (1042, 346)])
    canvas.fill(lace, [(0, "#7d5f66"), (1, "#8f6c66")])
    folds = canvas.sketch()
    for k in range(4):
        folds.bend([(770 + k * 24, 70), (768 + k * 20, 190), (762 + k * 10, 346)], 2)
        folds.bend([(1030 - k * 24, 70), (1032 - k * 20, 190), (1038 - k * 10, 346)], 2)
    canvas.fill(folds, "#5f4a5c")
    plant = canvas.sketch()
    plant.rect(884, 316, 918, 346)
    for k in range(9):
        a = -2.9 + k * 0.33
        plant.taper([(901, 318), (901 + math.cos(a) * 28, 300 + math.sin(a) * 26),
            (901 + math.cos(a) * 44, 296 + math.sin(a) * 36)], [5, 6, 1])
    canvas.fill(plant, "#4a3a4a")
    cross = canvas.sketch()
    for k in range(4):
        cross.rect(749 + k * 98, 64, 757 + k * 98, 352)
    for y in (64, 205, 346):
        cross.rect(750, y, 1050, y + 7)
    canvas.fill(cross, "#59608e")

    front = box_of(canvas, 60, 470, 1140, street)
    canvas.fill(front, [(0, "#1f4a46"), (1, "#153432")])
    mould = canvas.sketch()
    for left, right in ((60, 92), (1108, 1140), (772, 800)):
        mould.rect(left, 480, right, street)
    mould.rect(40, 452, 1160, 478)
    mould.rect(60, 570, 1140, 584)
    canvas.fill(mould, [(0, "#3a736a"), (1, "#1f4a45")])
    canvas.fill(box_of(canvas, 104, 490, 1096, 562), "#143230")
    sign = canvas.sketch()
    strokes: tuple[list[list[Point]], ...] = (
        [[(0, 0), (0, -40)], [(0, -40), (17, -39), (22, -31), (17, -22), (0, -21)],
            [(0, -21), (20, -20), (26, -10), (20, -1), (0, 0)]],
        [[(0, 0), (15, -40)], [(15, -40), (30, 0)], [(5, -13), (25, -13)]],
        [[(0, 0), (0, -40)], [(25, -40), (1, -17)], [(8, -23), (27, 0)]],
        [[(0, 0), (0, -40)], [(0, -40), (22, -40)], [(0, -21), (18, -21)], [(0, 0), (23, 0)]],
        [[(0, 0), (0, -40)], [(0, -40), (18, -39), (24, -30), (18, -20), (0, -19)], [(9, -19), (26, 0)]],
        [[(0, -40), (14, -20)], [(28, -40), (14, -20)], [(14, -20), (14, 0)]],
    )
    for i, letter in enumerate(strokes):
        for stroke in letter:
            sign.at(430 + i * 62, 546).bend(stroke, 5)
    for side in (-1, 1):
        for k in range(5):
            x = 600 + side * (236 + k * 24)
            sign.taper([(x - side * 12, 526), (x + side * 14, 526)], [2, 2])
            for way in (-1, 1):
                sign.taper([(x, 526), (x + side * 11, 526 + way * 9)], [3, 7])
    canvas.fill(sign, "#d9b36a")
    inside = box_of(canvas, 116, 610, 748, 1092)
    canvas.fill(inside, [(0, "#f0a94f"), (0.4, "#ffd183"), (0.8, "#f6b25a"), (1, "#c9803f")])
    back = canvas.sketch()
    for y in (716, 800, 884):
        back.rect(140, y, 724, y + 8)
    canvas.fill(back, "#a86a35")
    breads = (("#b8692c", 36, 34), ("#c97f38", 26, 42), ("#9a5426", 42, 30), ("#d99a4e", 30, 28))
    for row, y in enumerate((716, 800, 884)):
        x = 172.0
        while x < 706:
            colour, wide, high = breads[canvas.chance.randrange(4)]
            if not (430 < x < 560 and row == 2):
                drawn = canvas.sketch()
                loaf(drawn.at(x, y), wide, high)
                canvas.fill(drawn, [(0, mix(colour, "#ffd89a", 0.3)), (1, mix(colour, "#5b2c14", 0.3))])
                cuts = canvas.sketch()
                for k in (-1, 0, 1):
                    cuts.line([(x + k * wide * 0.5 - 5, y - high * 0.5), (x + k * wide * 0.5 + 6, y - high * 0.9)],
                        2.4)
                canvas.fill(cuts, "#f4d6a0", opacity=0.85)
            x += wide * 2 + canvas.chance.uniform(5, 16)
    baker = canvas.sketch()
    pen = baker.at(478, 1218, 404)
    holding = Pose(legs=STAND.legs, arms=(((-0.13, -0.65), (-0.15, -0.6)), ((0.13, -0.65), (0.15, -0.6))))
    person(pen, holding, coat=0.2)
    pen.blob([(-0.045, -0.96), (-0.06, -1.0), (-0.04, -1.045), (0.02, -1.05), (0.062, -1.02), (0.055, -0.96)])
    figure = canvas.sketch()
    figure.mask = ImageChops.multiply(baker.mask, inside.mask)
    canvas.fill(figure, [(0, "#7a4630"), (1, "#4f2c22")])
    white = canvas.sketch()
    pen = white.at(478, 1218, 404)
    pen.blob([(-0.043, -0.965), (-0.058, -1.0), (-0.04, -1.042), (0.02, -1.047), (0.06, -1.018), (0.052, -0.965)])
    pen.poly([(-0.055, -0.75), (0.055, -0.75), (0.085, -0.6), (0.09, -0.4), (-0.09, -0.4), (-0.085, -0.6)])
    for way in (-1, 1):
        pen.taper([(way * 0.05, -0.75), (way * 0.03, -0.855)], [0.016, 0.016])
    canvas.fill(white, [(0, "#f6e2bc"), (1, "#dcb988")])
    scarf = canvas.sketch()
    scarf.at(478, 1218, 404).poly([(-0.045, -0.872), (0.045, -0.872), (0.06, -0.835), (0.0, -0.79), (-0.06, -0.835)])
    canvas.fill(scarf, "#a4443a")
    peel = canvas.sketch()
    pen = peel.at(478, 1218, 404)
    pen.rect(-0.3, -0.6, 0.3, -0.578)
    for k in range(5):
        loaf(pen.at((-0.24 + 0.12 * k), -0.6), 0.052, 0.066)
    canvas.fill(peel, [(0, "#d08a43"), (1, "#8a4e26")])
    counter = box_of(canvas, 116, 1010, 748, 1092)
    canvas.fill(counter, [(0, "#8b5230"), (1, "#532d20")])
    tray = canvas.sketch()
    for x in range(150, 740, 46):
        loaf(tray.at(x, 1014), 21, 20)
    canvas.fill(tray, [(0, "#e6a655"), (1, "#a85d28")])
    tower = canvas.sketch()
    for x, y in ((640, 992), (676, 992), (658, 974)):
        tower.at(x, y).bend([(-16, 3), (-10, -9), (2, -11), (14, -5), (17, 4)], 9)
    canvas.fill(tower, "#b5692d")
    canvas.light(432, 700, 430, "#ffe0a0", 0.5, 2)
    lampshades = canvas.sketch()
    for x in (250, 432, 614):
        lampshades.line([(x, 610), (x, 652)], 2)
        lampshades.poly([(x - 26, 674), (x - 9, 650), (x + 9, 650), (x + 26, 674)])
    canvas.fill(lampshades, "#3a2a26")
    lamps(canvas, [(250, 676), (432, 676), (614, 676)], 6, "#ffd08a")
    bars = canvas.sketch()
    for x in (116, 322, 536, 742):
        bars.rect(x - 5, 606, x + 5, 1096)
    bars.rect(110, 604, 754, 614)
    bars.rect(110, 1086, 754, 1100)
    canvas.fill(bars, "#1c423f")
    sheen = canvas.sketch()
    sheen.poly([(150, 1084), (270, 616), (316, 616), (196, 1084)])
    canvas.fill(sheen, "#fff3d2", opacity=0.1)
    panel = canvas.sketch()
    for x in (130, 344, 556):
        panel.rect(x, 1124, x + 180, 1206)
    canvas.fill(panel, "#1a403d")
    canvas.shade(panel, "#3d7a70", "up", 0.5, 0.4)

    door = box_of(canvas, 826, 610, 1080, street)
    canvas.fill(door, [(0, "#2c5e57"), (1, "#173a38")])
    pane = box_of(canvas, 866, 652, 1040, 1010)
    canvas.fill(pane, [(0, "#e8a352"), (0.5, "#ffcf80"), (1, "#d98f47")])
    blind = canvas.sketch()
    blind.rect(904, 720, 1002, 786)
    canvas.fill(blind, "#f6e6c2")
    blind = canvas.sketch()
    blind.line([(953, 668), (914, 720)], 1.4)
    blind.line([(953, 668), (992, 720)], 1.4)
    for y, wide in ((742, 34), (762, 24)):
        blind.line([(953 - wide, y), (953 + wide, y)], 4)
    blind.rect(948, 652, 956, 1010)
    canvas.fill(blind, "#2b4a44")
    brass = canvas.sketch()
    brass.oval(848, 930, 8)
    brass.rect(880, 1080, 1026, 1092)
    canvas.fill(brass, "#d9b36a")
    awning = canvas.sketch()
    awning.poly([(92, 584), (772, 584), (800, 668), (64, 668)])
    canvas.fill(awning, "#e7d6b4")
    stripes = canvas.sketch()
    for k in range(0, 16, 2):
        a, b = k / 16, (k + 1) / 16
        stripes.poly([(92 + 680 * a, 584), (92 + 680 * b, 584), (64 + 736 * b, 668), (64 + 736 * a, 668)])
    for k in range(16):
        x = 64 + 736 * (k + 0.5) / 16
        (stripes if k % 2 == 0 else awning).oval(x, 668, 23, 15)
    valance = canvas.sketch()
    for k in range(1, 16, 2):
        valance.oval(64 + 736 * (k + 0.5) / 16, 668, 23, 15)
    canvas.fill(valance, "#d8c4a2")
    canvas.fill(stripes, "#9e3a36")
    whole = canvas.sketch()
    whole.poly([(92, 584), (772, 584), (800, 684), (64, 684)])
    canvas.shade(whole, "#241d3a", "up", 0.6, 0.9)
    pave = box_of(canvas, 0, street, 1200, 1500)
    canvas.fill(pave, [(0, "#27335a"), (0.25, "#1d2747"), (1, "#0c1228")])
    kerb = box_of(canvas, 0, street + 54, 1200, street + 66)
    canvas.fill(kerb, "#46548a")
    stones = canvas.sketch()
    y, row = street + 74, 0
    while y < 1500:
        high = 11 + row * 2.6
        wide = 30 + row * 6
        x = -wide * (0.5 if row % 2 else 0)
        while x < 1200:
            stones.blob([(x + 3, y + 3), (x + wide - 3, y + 2), (x + wide - 2, y + high - 2), (x + 3, y + high - 2)])
            x += wide
        y += high
        row += 1
    canvas.fill(stones, [(0, "#33406e"), (1, "#18203f")])
    mirror = canvas.image.crop((0, round((street - 560) * 2), 2400,
        round(street * 2))).transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((2400, 528))
    mirror = Image.blend(mirror, mirror.resize((2400, 12)).resize((2400, 528), Image.Resampling.BICUBIC),
        0.8).filter(ImageFilter.GaussianBlur(5))
    wet = ImageChops.multiply(canvas.noise((2400, 528), (90, 26), 4).point([min(255,
        round(v * 0.95)) for v in range(256)]), Image.linear_gradient("L").rotate(180).resize((2400, 528)))
    canvas.image.paste(mirror, (0, round(street * 2)), wet)
    canvas.glow([(432, street + 60)], 520, "#ffb45a", 0.42, 1.8, 0.34)
    canvas.glow([(953, street + 50)], 260, "#ffb45a", 0.34, 1.8, 0.34)

    bike = canvas.sketch()
    pen = bike.at(1010, street + 40, 1.0)
    for x in (-84, 84):
        turn = [2 * math.pi * k / 60 for k in range(61)]
        pen.line([(x + 54 * math.cos(a), -54 + 54 * math.sin(a)) for a in turn], 5)
        for k in range(9):
            a = math.pi * k / 9
            pen.line([(x + 52 * math.cos(a), -54 + 52 * math.sin(a)), (x - 52 * math.cos(a), -54 - 52 * math.sin(a))],
                0.7)
    pen.line([(-84, -54), (-46, -122), (46, -122), (-6, -54), (-84, -54)], 6)
    pen.line([(-6, -54), (-50, -136)], 6)
    pen.line([(84, -54), (44, -150)], 6)
    pen.bend([(44, -150), (36, -160), (16, -158)], 5)
    pen.blob([(-72, -140), (-50, -148), (-26, -140), (-46, -134)])
    pen.oval(-6, -54, 12)
    pen.line([(-6, -54), (10, -34)], 4)
    pen.poly([(58, -160), (128, -160), (118, -112), (66, -112)])
    canvas.fill(bike, "#0c1024")
    breads_in = canvas.sketch()
    for dx in (72, 88, 104):
        breads_in.at(1010 + dx, street - 118).taper([(0, 0), (12, -46)], [13, 10])
    canvas.fill(breads_in, "#c98a48")
    snow = canvas.sketch()
    for _ in range(260):
        x, y = canvas.chance.uniform(0, 1200), canvas.chance.uniform(0, 1440)
        snow.oval(x, y, canvas.chance.choice((1.2, 1.6, 2.2, 3.0)))
    canvas.fill(snow, "#dfe6ff", opacity=0.5, blur=0.6)
    ledge = canvas.sketch()
    for left, right, y in ((42, 1158, 454), (118, 482, 364), (718, 1082, 364)):
        top = [(left + (right - left) * k / 14, y - 7 - canvas.chance.uniform(0, 5)) for k in range(15)]
        ledge.poly([(left, y), *smooth(top), (right, y)])
    canvas.fill(ledge, "#c3cdee", opacity=0.92)
