"""The people who write: a portrait, from the side, before the sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdrop import ridge
from figures import gull
from PIL import ImageFilter

if TYPE_CHECKING:
    from canvas import Canvas
    from sketch import Point

# The formatter would give each point a line of its own; here they stay in rows.
# fmt: off

HORIZON = 560.0
FACE: list[Point] = [(408, 330), (420, 262), (470, 214), (548, 208), (598, 240), (614, 290), (616, 322), (628, 350),
    (650, 388), (646, 402), (622, 408), (628, 428), (618, 436), (628, 452), (614, 470), (616, 492), (596, 514),
    (560, 516), (520, 504), (506, 540), (420, 540), (418, 430)]
HAIR: list[Point] = [(596, 286), (606, 226), (566, 172), (490, 150), (408, 168), (352, 226), (330, 312), (324, 402),
    (312, 470), (352, 506), (420, 512), (470, 500), (476, 440), (486, 380), (516, 320), (560, 296)]
COAT: list[Point] = [(40, 1100), (60, 860), (100, 748), (176, 652), (300, 596), (400, 566), (520, 572), (590, 620),
    (670, 700), (724, 800), (752, 900), (770, 1100)]
SCARF: list[Point] = [(366, 506), (440, 540), (530, 528), (574, 548), (584, 590), (548, 626), (450, 640), (360, 620),
    (330, 570)]


def reporter(canvas: Canvas) -> None:
    """A woman with short hair and a scarf, looking along the shore in the evening."""
    _shore(canvas)
    _part(canvas, COAT, "#2e4756", "#16252f", "right")
    seam = canvas.sketch()
    seam.bend([(470, 640), (500, 720), (512, 820), (516, 905)], 5)
    seam.bend([(250, 690), (236, 780), (240, 905)], 4)
    canvas.fill(seam, "#16252f", 0.7)
    _part(canvas, FACE, "#d99a74", "#a8614c", "left")
    cheek = canvas.sketch()
    cheek.oval(566, 424, 40, 34)
    canvas.fill(cheek, "#e08a6c", 0.35, blur=14)
    _features(canvas)
    _part(canvas, SCARF, "#b5463a", "#7c2a2a", "left")
    fold = canvas.sketch()
    for rise in (0, 24, 46):
        fold.bend([(352, 552 + rise), (440, 580 + rise), (530, 570 + rise * 0.7), (576, 560 + rise * 0.6)], 4)
    canvas.fill(fold, "#7c2a2a", 0.55)
    _part(canvas, HAIR, "#5a3526", "#2c1812", "left")
    lock = canvas.sketch()
    for turn in (0, 30, 62, 96):
        lock.bend([(566 - turn, 196 + turn * 0.2), (470 - turn * 0.8, 236 + turn * 0.6),
            (420 - turn * 0.7, 330 + turn * 0.4), (408 - turn * 0.7, 470)], 4)
    canvas.fill(lock, "#8a563a", 0.5)
    rim = canvas.sketch()
    rim.bend([(612, 284), (616, 322), (628, 350), (650, 388)], 5)
    canvas.fill(rim, "#ffe0ae", 0.7, blur=2)


def _part(canvas: Canvas, outline: list[Point], colour: str, shadow: str, towards: str) -> None:
    """A part of the figure, darker `towards` the side that the light does not reach."""
    shape = canvas.sketch()
    shape.blob(outline)
    canvas.fill(shape, colour)
    canvas.shade(shape, shadow, towards, 0.75, 0.8)


def _features(canvas: Canvas) -> None:
    lines = canvas.sketch()
    lines.bend([(556, 333), (579, 325), (602, 330)], 6)  # the brow
    lines.bend([(562, 362), (580, 354), (596, 362)], 5)  # the lid
    lines.oval(585, 366, 6, 8)
    canvas.fill(lines, "#3a1f18")
    mouth = canvas.sketch()
    mouth.bend([(584, 432), (602, 438), (623, 434)], 5)
    canvas.fill(mouth, "#8c3f36")


def _shore(canvas: Canvas) -> None:
    canvas.wash([(0, "#5f8fa3"), (0.45, "#a9c3bd"), (0.8, "#f2d9ad"), (1, "#f6c196")], 0, HORIZON)
    canvas.clouds("#f7e6c8", 40, 420, cell=(420, 34), cover=0.42, softness=0.35, opacity=0.7)
    canvas.light(860, 470, 460, "#ffe3a8", 0.7, 2)
    hill = canvas.sketch()
    hill.poly(ridge(canvas, HORIZON + 1, 90, -200, 420))
    canvas.fill(hill, [(0, "#7d9d9c"), (1, "#cdc2a0")])
    canvas.reflect(HORIZON, [(0, "#eec795"), (0.35, "#86aaa6"), (1, "#2c5c66")], density=(0.1, 0.3, 0.6, 0.9), chop=12)
    path = canvas.sketch()
    path.poly([(820, HORIZON), (900, HORIZON), (900, 900), (760, 900)])
    path.mask = path.mask.filter(ImageFilter.GaussianBlur(50))
    canvas.sparkle(HORIZON, "#fff2cf", level=0.56, strength=0.9, cell=(70, 5), mask=path)
    birds = canvas.sketch()
    for x, y, span in ((742, 210, 62), (804, 262, 44), (700, 286, 34)):
        gull(birds.at(x, y), span)
    canvas.fill(birds, "#3c5560", 0.85)
