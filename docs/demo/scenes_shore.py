"""Quiet scenes: the lighthouse in fog, the northern lights."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from backdrop import ridge, swell
from figures import STAND, WAIT, WALK, gull, person
from PIL import Image, ImageChops, ImageFilter
from sketch import SCALE, Point, curve, mix
from vessels import railing

if TYPE_CHECKING:
    from canvas import Canvas

# The formatter would give each point a line of its own; here they stay in rows. A scene is one long list of
# coordinates, so the limits on length and plain numbers do not apply.
# fmt: off
# ruff: noqa: C901, PLR0912, PLR0915


def lighthouse(canvas: Canvas) -> None:
    """The light on its rock in fog; a portrait."""
    x: float
    y: float
    canvas.wash([(0, "#5e7880"), (0.3, "#88a09f"), (0.55, "#b9c3b6"), (0.75, "#cfd1c0"), (1, "#8fa3a0")])
    canvas.clouds("#d7dacb", 100, 900, cell=(520, 120), cover=0.5, softness=0.5, opacity=0.55)
    light = (640.0, 402.0)
    for far, spread in ((-500, 250), (1900, 190)):
        beam = canvas.sketch()
        beam.poly([light, (far, light[1] - 60 - spread), (far, light[1] - 60 + spread)])
        canvas.shine(beam, "#ffe9b4", 14, 0.34)
        core = canvas.sketch()
        core.poly([light, (far, light[1] - 60 - spread * 0.4), (far, light[1] - 60 + spread * 0.4)])
        canvas.shine(core, "#ffefc8", 10, 0.26)
    canvas.light(*light, 520, "#ffe0a0", 0.6, 2)

    for base, colour, shift in ((1010, "#b3beb3", 300), (1050, "#98a9a3", -320)):
        far_rock = canvas.sketch()
        far_rock.poly(ridge(canvas, base + 40, 210, shift, shift + 900, rough=1.0))
        canvas.fill(far_rock, [(0, colour), (1, "#c9cfc2")])
    canvas.veil("#cfd3c6", [(0, 0), (0.6, 0.7), (1, 0.3)], 820, 1120)

    tower = canvas.sketch()
    tower.poly([(572, 1010), (598, 476), (682, 476), (708, 1010)])
    canvas.fill(tower, [(0, "#f1ead8"), (0.6, "#d9d8cb"), (1, "#b7c0ba")])
    stripes = canvas.sketch()
    for top, low in ((560, 654), (748, 842), (930, 1010)):
        def half(y: float) -> float:
            return 42 + (y - 476) / (1010 - 476) * 26
        stripes.poly([(640 - half(top), top), (640 + half(top), top), (640 + half(low), low), (640 - half(low), low)])
    canvas.fill(stripes, [(0, "#a8483c"), (0.6, "#9a5449"), (1, "#95706a")])
    canvas.shade(tower, "#4f5f66", "right", 0.8, 0.85)
    canvas.shade(tower, "#fff4d8", "left", 0.5, 0.35)
    slits = canvas.sketch()
    for y in (700, 884):
        slits.rect(634, y - 17, 646, y + 13)
        slits.oval(640, y - 17, 6)
    canvas.fill(slits, "#2b3c44")
    lantern = canvas.sketch()
    lantern.poly([(586, 476), (594, 456), (686, 456), (694, 476)])
    lantern.rect(580, 452, 700, 459)
    railing(lantern, 582, 698, 452, 26, 13)
    lantern.blob([(604, 366), (616, 344), (640, 332), (664, 344), (676, 366), (640, 370)])
    lantern.rect(602, 362, 678, 370)
    lantern.line([(640, 334), (640, 292)], 3)
    lantern.oval(640, 316, 5)
    canvas.fill(lantern, [(0, "#3a4a50"), (1, "#2a383f")])
    glass = canvas.sketch()
    glass.rect(609, 370, 671, 452)
    canvas.fill(glass, [(0, "#fff3cc"), (0.5, "#ffe29a"), (1, "#f3c878")])
    bars = canvas.sketch()
    for x in (609, 625, 640, 655, 671):
        bars.line([(x, 370), (x, 452)], 2)
    bars.line([(609, 398), (671, 398)], 1.2)
    bars.line([(609, 426), (671, 426)], 1.2)
    canvas.fill(bars, "#3a4a50")
    canvas.light(light[0], 408, 180, "#fff0c4", 0.95, 1.7)

    cottage = canvas.sketch()
    cottage.rect(742, 946, 934, 1030)
    cottage.poly([(742, 1030), (742, 950), (770, 950), (770, 1030)])
    canvas.fill(cottage, [(0, "#d6d6ca"), (1, "#a9b2ae")])
    canvas.shade(cottage, "#5d6d72", "right", 0.7, 0.8)
    roof = canvas.sketch()
    roof.poly([(730, 950), (772, 884), (910, 884), (946, 950)])
    for x in (786, 882):
        roof.rect(x, 850, x + 20, 890)
        roof.rect(x - 3, 846, x + 23, 852)
    canvas.fill(roof, [(0, "#4d5e64"), (1, "#3b4c53")])
    panes = canvas.sketch()
    for x in (780, 874):
        panes.rect(x, 970, x + 24, 1000)
    canvas.fill(panes, "#ffd68a")
    frame = canvas.sketch()
    frame.rect(826, 966, 852, 1024)
    for x in (780, 874):
        frame.line([(x + 12, 970), (x + 12, 1000)], 2)
        frame.line([(x, 985), (x + 24, 985)], 2)
    canvas.fill(frame, "#46575d")
    canvas.shine(panes, "#ffb860", 10, 0.8)

    rock = canvas.sketch()
    outline: list[Point] = [(-20, 1500), (-20, 1330), (60, 1316), (120, 1270), (206, 1250), (270, 1180), (330, 1160),
        (384, 1096), (470, 1070), (520, 1018), (580, 1004), (760, 1008), (950, 1022), (1010, 1060),
        (1064, 1140), (1110, 1160), (1160, 1240), (1220, 1262), (1220, 1500)]
    jagged: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(outline):
        for t in (k / 6 for k in range(6)):
            x, y = x0 + (x1 - x0) * t + canvas.chance.uniform(-5, 5), y0 + (y1 - y0) * t + canvas.chance.uniform(-7, 7)
            jagged += [(x, y)]
    rock.poly([*jagged, outline[-1]])
    canvas.fill(rock, [(0, "#5c6d6e"), (0.35, "#3f5156"), (1, "#1f2f36")])
    faces = canvas.sketch()
    for _ in range(130):
        x, y = canvas.chance.uniform(0, 1200), canvas.chance.uniform(1030, 1420)
        w, h = canvas.chance.uniform(18, 70), canvas.chance.uniform(14, 60)
        faces.poly([(x, y), (x + w, y + h * 0.2), (x + w * 0.7, y + h), (x + w * 0.1, y + h * 0.7)])
    faces.mask = Image.composite(faces.mask, Image.new("L", faces.mask.size), rock.mask)
    canvas.fill(faces, [(0, "#7f8f8b"), (1, "#2c3d43")], opacity=0.4)
    canvas.shade(rock, "#9fb0a6", "up", 0.55, 0.45)
    canvas.shade(rock, "#131f26", "down", 0.85, 0.55)
    steps = canvas.sketch()
    path = [(636.0, 1012.0), (610, 1060), (650, 1110), (600, 1170), (560, 1220), (590, 1290), (540, 1350)]
    for (x0, y0), (x1, y1) in pairwise(path):
        for k in range(7):
            t = k / 7
            wide = 10 + (y0 - 1012) * 0.045
            steps.rect(x0 + (x1 - x0) * t - wide, y0 + (y1 - y0) * t, x0 + (x1 - x0) * t + wide,
                y0 + (y1 - y0) * t + 3)
    canvas.fill(steps, "#c3c8ba", opacity=0.75)
    rails = canvas.sketch()
    person(rails.at(616, 1142, 56, mirror=True), WALK, coat=0.2, hat="cap")
    canvas.fill(rails, "#1c2a30")
    canvas.veil("#d3d7ca", [(0, 0), (0.5, 0.5), (1, 0)], 950, 1230)
    for i in range(6):
        t = i / 5
        wave = canvas.sketch()
        y = 1340 + 130 * t
        wave.poly(swell(canvas, y, 10 + 16 * t, 170 + 160 * t))
        canvas.fill(wave, [(0, mix("#9fb2ae", "#3f5f66", t)), (0.5, mix("#7f979a", "#223d46", t)), (1, "#182c35")],
            opacity=0.93)
        canvas.shade(wave, "#e6e9de", "up", 0.6, 0.25)
    spray = canvas.sketch()
    for x0 in (110, 430, 1090):
        for _ in range(340):
            a, r = canvas.chance.uniform(-2.7, -0.45), abs(canvas.chance.gauss(0, 46))
            spray.oval(x0 + math.cos(a) * r * 1.5, 1362 + math.sin(a) * r, canvas.chance.uniform(0.5, 1.7))
    canvas.fill(spray, "#f1f2e8", opacity=0.7, blur=0.7)
    canvas.clouds("#dde0d4", 560, 1010, cell=(620, 46), cover=0.4, softness=0.5, opacity=0.6)
    canvas.clouds("#d9ddd0", 1080, 1400, cell=(620, 36), cover=0.38, softness=0.5, opacity=0.55)
    birds = canvas.sketch()
    for x, y, span in ((330, 620, 46), (404, 574, 32), (262, 700, 24), (880, 640, 30), (954, 690, 22)):
        gull(birds.at(x, y), span, 0.34, canvas.chance.uniform(-0.3, 0.3))
    canvas.fill(birds, "#4d6268")


def curtain_of_light(canvas: Canvas, low: float, high: float, phase: float, strength: float) -> Image.Image:
    """One curtain of northern light: rays along a folded line, bright where the folds overlap."""
    width, height = canvas.image.width // 4, canvas.image.height // 4
    veil = Image.new("L", (width, height))
    count = width * 3
    rays = list(canvas.noise((count, 2), (34, 2), 5).crop((0, 0, count, 1)).tobytes())
    slow = list(canvas.noise((count, 2), (420, 2), 2).crop((0, 0, count, 1)).tobytes())
    strip = Image.linear_gradient("L")
    body = curve(strip, lambda v: v**1.7 * min(1.0, (1 - v) * 10))
    for i in range(count):
        t = i / count
        fold = 0.085 * math.sin(2 * math.pi * 1.7 * t + phase) + 0.03 * math.sin(2 * math.pi * 4.3 * t)
        x = (-0.12 + 1.24 * t + fold) * width
        foot = low - 250 * t + 80 * math.sin(2 * math.pi * 1.2 * t + phase) + 26 * math.cos(2 * math.pi * 4.3 * t)
        ray, calm = (rays[i] / 255) ** 1.6, slow[i] / 255
        tall = max(8, round(high * (0.35 + 0.65 * ray) * SCALE / 4))
        bright = strength * (0.2 + 0.8 * ray) * (0.25 + 0.75 * calm)
        column = body.resize((2, tall)).point([round(v * bright * 0.62) for v in range(256)])
        at = (round(x), round(foot * SCALE / 4) - tall)
        under = veil.crop((*at, at[0] + 2, at[1] + tall))
        veil.paste(ImageChops.add(under, column), at)
    return veil.filter(ImageFilter.GaussianBlur(1.1)).resize(canvas.image.size, Image.Resampling.BICUBIC)


def aurora(canvas: Canvas) -> None:
    """Northern lights over the mudflats of the estuary."""
    high: float
    lean: float
    horizon = 742.0
    canvas.wash([(0, "#050b22"), (0.5, "#091733"), (0.85, "#0b2439"), (1, "#154048")], 0, horizon)
    canvas.stars(700, horizon - 60)
    for low, high, colour, phase, strength in (
        (520, 330, "#6a4fc0", 0.4, 0.30), (560, 300, "#1fae8a", 2.2, 0.34), (640, 430, "#3fe09a", 0.9, 0.62), (650,
            110, "#c8ffd0", 0.9, 0.24),
    ):
        curtain = canvas.sketch()
        curtain.mask = curtain_of_light(canvas, low, high, phase, strength)
        canvas.shine(curtain, colour, 1.5, 1.0)
        canvas.shine(curtain, colour, 46, 0.4)
    canvas.light(900, horizon, 900, "#2fae86", 0.1, 2)
    for base, high, start, stop, colour in ((horizon + 2, 92, -380, 720, "#0e2c3a"),
        (horizon + 2, 60, 760, 1900, "#0c2633"), (horizon + 3, 40, 300, 1200, "#123744")):
        hill = canvas.sketch()
        hill.poly(ridge(canvas, base, high, start, stop))
        canvas.fill(hill, [(0, colour), (1, mix(colour, "#2a7a70", 0.3))])
    lights = [(canvas.chance.uniform(1010, 1320), horizon - canvas.chance.uniform(2, 16)) for _ in range(34)]
    panes = canvas.sketch()
    for x, y in lights:
        panes.rect(x, y, x + 1.8, y + 1.8)
    canvas.fill(panes, "#ffd890")
    canvas.glow(lights, 12, "#ff9c4a", 0.4)
    canvas.light(1165, horizon - 8, 190, "#ffb060", 0.35, 2)
    canvas.reflect(horizon, [(0, "#123a44"), (0.4, "#0a2230"), (1, "#040d18")], density=(0.1, 0.22, 0.4, 0.7), chop=8,
        cell=(160, 7))
    flats = canvas.sketch()
    for _ in range(26):
        t = canvas.chance.random() ** 0.8
        y = horizon + 12 + 270 * t
        x, wide, high = canvas.chance.uniform(-200, 1700), canvas.chance.uniform(120, 420) * (0.3 + t), 3 + 20 * t
        flats.blob([(x - wide, y), (x - wide * 0.4, y - high * 0.6), (x + wide * 0.3, y - high * 0.35),
            (x + wide, y + 1), (x + wide * 0.2, y + high * 0.6), (x - wide * 0.5, y + high * 0.5)])
    canvas.fill(flats, [(0, "#0d2a33"), (1, "#03090f")], opacity=0.96)
    canvas.shade(flats, "#2b7f6a", "up", 0.1, 1.0)
    near = canvas.sketch()
    near.poly([(-10, 1067), (-10, 968), *[(x, 966 + 16 * math.sin(x / 190) + x * 0.05 + canvas.chance.uniform(-2,
        2)) for x in range(0, 1601, 20)], (1610, 1067)])
    canvas.fill(near, [(0, "#071219"), (1, "#020509")])
    grass = canvas.sketch()
    for _ in range(700):
        x = canvas.chance.uniform(-10, 1610)
        y = 972 + 16 * math.sin(x / 190) + x * 0.05 + canvas.chance.uniform(0, 30)
        high, lean = canvas.chance.uniform(8, 34), canvas.chance.uniform(-8, 14)
        grass.taper([(x, y), (x + lean * 0.4, y - high * 0.6), (x + lean, y - high)], [2.2, 1.4, 0.6])
    canvas.fill(grass, "#050d13")
    hut = canvas.sketch()
    pen = hut.at(300, 968)
    pen.rect(-70, -74, 50, 0)
    pen.poly([(-84, -72), (-54, -122), (34, -122), (64, -72)])
    pen.rect(14, -146, 28, -112)
    for x in (-62, -20, 20, 44):
        pen.rect(x - 3, 0, x + 3, 26)
    canvas.fill(hut, [(0, "#0d1c24"), (1, "#04090e")])
    pane = canvas.sketch()
    pane.rect(262, 914, 288, 942)
    canvas.fill(pane, "#ffca78")
    canvas.shine(pane, "#ff9c40", 16, 0.9)
    cross = canvas.sketch()
    cross.line([(275, 914), (275, 942)], 2)
    cross.line([(262, 928), (288, 928)], 2)
    canvas.fill(cross, "#04090e")
    watchers = canvas.sketch()
    person(watchers.at(760, 1010, 118), WAIT, coat=0.2, hat="wool", bulk=1.1)
    person(watchers.at(690, 1008, 110, mirror=True), STAND, coat=0.22, hair="long")
    pen = watchers.at(860, 1014)
    pen.line([(0, -78), (-26, 0)], 2.4)
    pen.line([(0, -78), (26, 0)], 2.4)
    pen.line([(0, -78), (4, 2)], 2.4)
    pen.rect(-8, -90, 8, -78)
    pen.poly([(6, -89), (17, -92), (17, -76), (6, -79)])
    canvas.fill(watchers, "#03070b")
