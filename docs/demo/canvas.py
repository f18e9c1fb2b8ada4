"""A canvas for the demonstration's pictures: gradients, grain, light and water, drawn at twice the size.

All chance comes from one seeded generator, so that a scene is the same on every run.
"""

from __future__ import annotations

import io
import math
import random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageFilter, ImageOps
from sketch import SCALE, Paint, Point, Sketch, Stops, curve, gradient, mix

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

# A scene says much in one call: place, size, colour, strength.
# ruff: noqa: PLR0913, PLR0917

LIMIT = 148_000  # bytes of a finished picture
OWNER = "newsgen demonstration"
FAINT = 0.03  # a change of less than this is a glow, not a thing

_ARTIST, _COPYRIGHT = 0x013B, 0x8298  # EXIF tags


class Canvas:
    """The picture while it is being drawn."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.width, self.height = width, height
        self.chance = random.Random(seed)  # noqa: S311 - pictures, not secrets
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))

    # Flat paint

    def sketch(self) -> Sketch:
        """An empty mask of the canvas's size."""
        return Sketch(Image.new("L", self.image.size))

    def _paint(self, paint: Paint, box: tuple[int, int, int, int]) -> Image.Image:
        size = (box[2] - box[0], box[3] - box[1])
        return Image.new("RGB", size, paint) if isinstance(paint, str) else gradient(size, paint)

    def wash(self, paint: Paint, top: float = 0, bottom: float | None = None) -> None:
        """Paints a band across the whole width."""
        end = self.height if bottom is None else bottom
        box = (0, round(top * SCALE), self.image.width, round(end * SCALE))
        self.image.paste(self._paint(paint, box), box)

    def fill(self, sketch: Sketch, paint: Paint, opacity: float = 1.0, blur: float = 0.0) -> None:
        """Paints through the mask; a gradient runs over the mask's own height."""
        mask = sketch.mask
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE))
        box = mask.getbbox()
        if box is None:
            return
        mask = mask.crop(box)
        if opacity < 1:
            mask = curve(mask, lambda v: v * opacity)
        self.image.paste(self._paint(paint, box), box, mask)

    def veil(self, colour: str, stops: Sequence[tuple[float, float]], top: float, bottom: float) -> None:
        """Lays haze over a band: the stops give its density from the band's top to its bottom."""
        grey = [(place, mix("#000000", "#ffffff", density)) for place, density in stops]
        box = (0, round(top * SCALE), self.image.width, round(bottom * SCALE))
        mask = gradient((box[2], box[3] - box[1]), grey).convert("L")
        self.image.paste(Image.new("RGB", mask.size, colour), box, mask)

    # Texture

    def noise(self, size: tuple[int, int], cell: Point, octaves: int = 4) -> Image.Image:
        """Soft fractal noise over the full range; size and cell in pixels of the canvas."""
        result = Image.new("L", size)
        total = 0.0
        for octave in range(octaves):
            wide, high = (
                max(2, math.ceil(side / max(1.0, step / 2**octave))) for side, step in zip(size, cell, strict=True)
            )
            layer = Image.frombytes("L", (wide, high), self.chance.randbytes(wide * high))
            weight = 0.5**octave
            total += weight
            result = Image.blend(result, layer.resize(size, Image.Resampling.BICUBIC), weight / total)
        return ImageOps.autocontrast(result, cutoff=1)

    def shade(self, sketch: Sketch, colour: str, towards: str, strength: float = 0.8, reach: float = 1.0) -> None:
        """Stipples a colour over the shape, denser `towards` one side (up, down, left, right) of its box."""
        box = sketch.mask.getbbox()
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        ramp = Image.linear_gradient("L")  # dark above, light below
        turns = {"down": 0, "right": 90, "up": 180, "left": 270}
        ramp = ramp.rotate(turns[towards]).resize(size)
        ramp = curve(ramp, lambda v: strength * max(0.0, (v - 1 + reach) / reach) ** 1.6)
        self.stipple(ramp, colour, box, sketch.mask.crop(box))

    def stipple(self, density: Image.Image, colour: str, box: tuple[int, int, int, int], mask: Image.Image) -> None:
        """Sprays dots of a colour within a mask, as dense as told."""
        size = density.size
        dots = Image.frombytes("L", size, self.chance.randbytes(size[0] * size[1]))
        hit = curve(ImageChops.subtract(density, dots), lambda v: 1.0 if v > 0 else 0.0)
        self.image.paste(Image.new("RGB", size, colour), box, ImageChops.multiply(hit, mask))

    def clouds(
        self,
        paint: Paint,
        top: float,
        bottom: float,
        *,
        cell: Point,
        cover: float,
        softness: float = 0.2,
        opacity: float = 1.0,
    ) -> None:
        """Drifts of cloud in a band of the sky; `cover` is the share of it that they fill."""
        box = (0, round(top * SCALE), self.image.width, round(bottom * SCALE))
        size = (box[2], box[3] - box[1])
        mask = self.noise(size, (cell[0] * SCALE, cell[1] * SCALE), 5)
        mask = curve(mask, lambda v: opacity * (v - 1 + cover) / softness if v > 1 - cover else 0)
        mask = curve(mask, lambda v: min(v, opacity))
        fade = gradient(size, [(0, "#000000"), (0.2, "#ffffff"), (0.75, "#ffffff"), (1, "#000000")]).convert("L")
        self.image.paste(self._paint(paint, box), box, ImageChops.multiply(mask, fade))

    # Light

    def light(
        self, x: float, y: float, radius: float, colour: str, strength: float = 1.0, falloff: float = 2.0
    ) -> None:
        """A glow that adds to what it falls on."""
        self.glow([(x, y)], radius, colour, strength, falloff)

    def glow(
        self,
        places: Sequence[Point],
        radius: float,
        colour: str,
        strength: float = 1.0,
        falloff: float = 2.0,
        flat: float = 1.0,
    ) -> None:
        """The same glow in many places; `flat` below 1 makes it wider than high."""
        wide, high = round(radius * SCALE), round(radius * SCALE * flat)
        disc = Image.radial_gradient("L")
        rim = disc.getpixel((0, 128))  # what the gradient has reached at the edge differs between versions of Pillow
        far = (rim if isinstance(rim, (int, float)) else 255) / 255
        ball = curve(disc, lambda v: strength * max(0.0, 1 - v / far) ** falloff).resize((2 * wide, 2 * high))
        lit = Image.composite(Image.new("RGB", ball.size, colour), Image.new("RGB", ball.size), ball)
        for x, y in places:
            left, top = round(x * SCALE) - wide, round(y * SCALE) - high
            under = self.image.crop((left, top, left + 2 * wide, top + 2 * high))
            self.image.paste(ImageChops.screen(under, lit), (left, top))

    def shine(self, sketch: Sketch, colour: str, blur: float, strength: float = 1.0) -> None:
        """Adds the light of a whole shape, spread by `blur`."""
        small = sketch.mask.reduce(4).filter(ImageFilter.GaussianBlur(blur * SCALE / 4))
        mask = curve(small.resize(sketch.mask.size, Image.Resampling.BILINEAR), lambda v: v * strength)
        lit = Image.composite(Image.new("RGB", mask.size, colour), Image.new("RGB", mask.size), mask)
        self.image = ImageChops.screen(self.image, lit)

    def stars(self, count: int, bottom: float, colour: str = "#ffffff") -> None:
        """Stars, most of them faint, sparser towards the bottom."""
        for size, share in ((0.6, 0.7), (0.9, 0.22), (1.5, 0.08)):
            dots = self.sketch()
            for _ in range(round(count * share)):
                x, y = self.chance.uniform(0, self.width), bottom * self.chance.random() ** 1.4
                dots.oval(x, y, size)
            self.fill(dots, colour, opacity=0.35 + size * 0.4)

    # Water

    def ripples(self, size: tuple[int, int], cell: Point, near: float = 0.0) -> Image.Image:
        """Noise lying on water: drawn out sideways, finer towards the top; the cell is that of the lowest row.

        `near` is how near the top row already is: 0 at the horizon, 1 as near as the lowest row.
        """
        width, height = size
        result = Image.new("L", size)
        top, band = 0, 5 * SCALE
        while top < height:
            depth = near + (1 - near) * (top + band / 2) / height
            room = min(height - top, band + band // 2)
            step = (max(6.0, cell[0] * SCALE * depth), max(1.6, cell[1] * SCALE * depth))
            layer = self.noise((width, room), step, 2)
            fade = curve(Image.linear_gradient("L").resize(layer.size), lambda v: v * 3)
            result.paste(layer, (0, top), fade if top else None)
            top += band
            band = round(band * 1.3)
        return result

    def reflect(
        self,
        horizon: float,
        tint: Stops,
        *,
        density: Sequence[float],
        cell: Point = (130, 11),
        chop: float = 16,
        squash: float = 1.0,
    ) -> None:
        """Turns what is below the horizon into water: the sky mirrored, broken by ripples, tinted by depth.

        `density` is how much of the tint covers the mirror image, from the horizon to the nearest water.
        """
        edge = round(horizon * SCALE)
        width, height = self.image.width, self.image.height - edge
        reach = min(edge, round(height / squash))
        still = ImageOps.flip(self.image.crop((0, edge - reach, width, edge))).resize((width, height))
        smear = still.resize((width, max(2, height // (10 * SCALE)))).resize((width, height), Image.Resampling.BICUBIC)
        water = Image.blend(still, smear, 0.5)
        for sign in (1, -1):
            shifted = Image.new("RGB", water.size)
            shifted.paste(water, (0, 0))
            shifted.paste(water, (0, round(sign * chop * SCALE)))
            mask = curve(self.ripples((width, height), cell), lambda v: (v - 0.55) * 6)
            fade = curve(Image.linear_gradient("L").resize(water.size), lambda v: v * 5)
            water = Image.composite(shifted, water, ImageChops.multiply(mask, fade))
        places = [i / (len(density) - 1) for i in range(len(density))]
        cover = gradient(water.size, [(p, mix("#000000", "#ffffff", d)) for p, d in zip(places, density, strict=True)])
        water = Image.composite(gradient(water.size, tint), water, cover.convert("L"))
        self.image.paste(water, (0, edge))

    def afloat(
        self, waterline: float, draw: Callable[[], None], *, opacity: float = 0.7, depth: float = 1.0, chop: float = 6
    ) -> None:
        """Draws something that stands on the water, and then its broken mirror image below the waterline."""
        before = self.image.copy()
        draw()
        changed = curve(ImageChops.difference(self.image, before).convert("L"), lambda v: 1.0 if v > FAINT else 0.0)
        edge = round(waterline * SCALE)
        width = self.image.width
        box = changed.crop((0, 0, width, edge)).getbbox()
        if box is None:
            return
        height = min(round((edge - box[1]) * depth), self.image.height - edge)
        reach = round(height / depth)
        shape = ImageOps.flip(changed.crop((0, edge - reach, width, edge))).resize((width, height))
        look = ImageOps.flip(self.image.crop((0, edge - reach, width, edge))).resize((width, height))
        look = Image.blend(
            look, look.resize((width, max(2, height // 24))).resize(look.size, Image.Resampling.BICUBIC), 0.6
        )
        fade = curve(Image.linear_gradient("L").resize(look.size), lambda v: v * 6)
        for sign in (1, -1, 1):
            hits = curve(self.ripples(look.size, (110, 10), 0.45), lambda v: (v - 0.48) * 3.2)
            hits = ImageChops.multiply(hits, fade)
            sideways, down = round(sign * chop * SCALE * 0.7), round(sign * chop * SCALE)
            moved, outline = look.copy(), shape.copy()
            moved.paste(look, (sideways, down))
            outline.paste(shape, (sideways, down))
            look, shape = Image.composite(moved, look, hits), Image.composite(outline, shape, hits)
        fall = curve(Image.linear_gradient("L").resize(look.size), lambda v: opacity * (1 - v) ** 0.6)
        self.image.paste(look, (0, edge), ImageChops.multiply(shape, fall))

    def sparkle(
        self,
        horizon: float,
        colour: str,
        *,
        level: float = 0.7,
        strength: float = 0.5,
        cell: Point = (110, 8),
        mask: Sketch | None = None,
    ) -> None:
        """Streaks of one colour on the water, where ripples rise above `level`."""
        edge = round(horizon * SCALE)
        size = (self.image.width, self.image.height - edge)
        hits = curve(self.ripples(size, cell), lambda v: strength * min(1.0, max(0.0, (v - level) * 9)))
        if mask is not None:
            hits = ImageChops.multiply(hits, mask.mask.crop((0, edge, *self.image.size)))
        self.image.paste(Image.new("RGB", size, colour), (0, edge), hits)

    # The finished picture

    def finish(self, *, grain: float = 0.075, paper: float = 0.045, vignette: float = 0.25) -> Image.Image:
        """Reduces the canvas and gives it the grain of a lithograph; scenes rich in detail need little of it."""
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        dark = curve(Image.radial_gradient("L").resize(image.size), lambda v: vignette * max(0.0, v - 0.45) ** 1.5)
        image = Image.composite(ImageChops.multiply(image, Image.new("RGB", image.size, "#3a3550")), image, dark)
        fine = Image.frombytes("L", image.size, self.chance.randbytes(self.width * self.height))
        fine = fine.filter(ImageFilter.GaussianBlur(0.5))
        broad = self.noise(image.size, (90, 90), 4)
        return textured(textured(image, fine, grain), broad, paper)


def textured(image: Image.Image, texture: Image.Image, amount: float) -> Image.Image:
    """The image with a grey texture laid over it, lightly."""
    grey = curve(texture, lambda v: 0.5 + (v - 0.5) * amount * 2)
    return ImageChops.overlay(image, Image.merge("RGB", (grey, grey, grey)))


def save(image: Image.Image, path: Path, artist: str) -> int:
    """Writes a JPEG below `LIMIT` bytes, in the best quality that fits, and returns its size."""
    exif = Image.Exif()
    exif[_ARTIST] = artist
    exif[_COPYRIGHT] = OWNER
    for softening in (0.0, 0.4, 0.55, 0.7):  # a little less grain looks better than a low quality
        softer = image.filter(ImageFilter.GaussianBlur(softening)) if softening else image
        for quality in range(90, 53, -3):
            out = io.BytesIO()
            softer.save(out, "JPEG", quality=quality, optimize=True, progressive=True, exif=exif)
            if out.tell() <= LIMIT:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(out.getvalue())
                return out.tell()
    raise ValueError(f"{path.name} does not fit into {LIMIT} bytes")
