"""Draw a social card: the site's name over a rule, the section and the headline, on the site's background colour."""

import io
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from PIL import Image, ImageChops, ImageColor, ImageDraw

from newsgen.pictures import typesetting
from newsgen.pictures.typesetting import FACES, Setting

LOOK = 2
"""Increase this with every change that gives other bytes for the same words."""

WIDTH, HEIGHT = 1200, 630
"""The size that networks ask for, in pixels."""

# The default theme's colours (static/css/site.css) in light mode.
_PAPER, _INKS = "#fcfcfb", ("#101214", "#00566b")
_INK, _ACCENT = range(2)
_SHADES = 32
"""The number of shades from paper to full ink, for the edges of letters."""

_EDGE = 76
_BAND = 18
_RULE = 2
_MASTHEAD = 112
"""The y of the rule below the site's name, in pixels."""
_BOTTOM = 578
"""The y at which a headline's lowest letters end, in pixels."""

_NAME_SIZES = (46, 42, 38, 34, 30, 26)
_SECTION_SIZES = (36, 32, 28)
_SECTION_GAP = 27
"""The gap between a section's lowest letters and a headline's highest, in pixels."""
_HEADLINE_SIZES = tuple(range(120, 51, -4))
_ALONE_SIZES = tuple(range(150, 51, -6))


class Words(msgspec.Struct, frozen=True):
    """The texts of a card. Without a headline the site's name stands alone; the section and the name are optional."""

    headline: Setting | None
    section: Setting | None
    site: Setting | None
    language: str


class _Mark(NamedTuple):
    """A line of text with its baseline at the y `foot`, in an ink."""

    setting: Setting
    text: str
    size: int
    foot: int
    ink: int


def draw(words: Words) -> bytes:
    """The card, as PNG."""
    plates = [Image.new("L", (WIDTH, HEIGHT), 0) for _ in _INKS]
    pens = [ImageDraw.Draw(plate) for plate in plates]
    pens[_ACCENT].rectangle((0, HEIGHT - _BAND, WIDTH, HEIGHT), fill=255)
    first = words.headline or words.site
    # Everything is aligned to the side where the headline begins.
    x, anchor = (WIDTH - _EDGE, "rs") if first and first.direction == "rtl" else (_EDGE, "ls")
    marks = list(_headline(words) if words.headline else _alone(words))
    for mark in marks:
        shaping = typesetting.shaping(mark.setting, words.language)
        pens[mark.ink].text(
            (x, mark.foot),
            mark.text,
            fill=255,
            font=typesetting.font(mark.setting.face, mark.size),
            anchor=anchor,
            direction=shaping.get("direction"),
            language=shaping.get("language"),
        )
    for y in [_MASTHEAD] if words.headline else _frame(marks):
        pens[_INK].rectangle((_EDGE, y, WIDTH - _EDGE - 1, y + _RULE - 1), fill=255)
    return _printed(plates)


def _headline(words: Words) -> Iterator[_Mark]:
    """The site's name above the rule; below it the section, then the headline, which ends at _BOTTOM."""
    headline = words.headline
    if headline is None:
        return
    if words.site:
        yield _line(words.site, _NAME_SIZES, _MASTHEAD - 30, _INK)
    room = _BOTTOM - _MASTHEAD - (122 if words.section else 40)
    block = typesetting.block(headline, _HEADLINE_SIZES, WIDTH - 2 * _EDGE, room)
    face = FACES[headline.face]
    step, foot = block.size * face.leading, _BOTTOM - block.size * face.fall
    for number, line in enumerate(reversed(block.lines)):
        yield _Mark(headline, line, block.size, round(foot - number * step), _INK)
    if words.section:
        top = foot - (len(block.lines) - 1) * step - block.size * face.rise
        fall = FACES[words.section.face].fall * _SECTION_SIZES[0]
        yield _line(words.section, _SECTION_SIZES, round(top - fall) - _SECTION_GAP, _ACCENT)


def _alone(words: Words) -> Iterator[_Mark]:
    """The site's name in the middle."""
    if words.site is None:
        return
    block = typesetting.block(words.site, _ALONE_SIZES, WIDTH - 2 * _EDGE, HEIGHT - 280)
    face = FACES[words.site.face]
    step = block.size * face.leading
    top = (HEIGHT - _BAND - block.size * face.rise - step * (len(block.lines) - 1)) / 2
    for number, line in enumerate(block.lines):
        yield _Mark(words.site, line, block.size, round(top + block.size * face.rise + number * step), _INK)


def _frame(marks: list[_Mark]) -> Iterator[int]:
    """The y of the rules above and below the site's name when it stands alone."""
    if marks:
        first, last = marks[0], marks[-1]
        yield round(first.foot - first.size * FACES[first.setting.face].rise) - 62
        yield last.foot + 60


def _line(setting: Setting, sizes: tuple[int, ...], foot: int, ink: int) -> _Mark:
    """A text in one line."""
    block = typesetting.block(setting, sizes, WIDTH - 2 * _EDGE, _MASTHEAD, most=1)
    return _Mark(setting, block.lines[0], block.size, foot, ink)


def _printed(plates: list[Image.Image]) -> bytes:
    """The card as PNG: the plates, one per ink, printed on the paper. They do not overlap, so a palette suffices."""
    picture, palette = Image.new("L", (WIDTH, HEIGHT), 0), []
    paper = ImageColor.getrgb(_PAPER)
    for number, plate in enumerate(plates):
        shades = [0 if value < 256 // _SHADES else number * _SHADES + value * _SHADES // 256 for value in range(256)]
        picture = ImageChops.lighter(picture, plate.point(shades))
        ink = ImageColor.getrgb(_INKS[number])
        for step in range(_SHADES):
            part = step / (_SHADES - 1)
            palette += [round(p + (i - p) * part) for p, i in zip(paper, ink, strict=True)]
    picture.putpalette(palette)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
