"""Typesetting: which typeface can set a text, where its lines break, and how large it may be.

The typefaces come from newsgen's dependencies, not from the system, so that every machine draws the same. Source Serif
sets Latin, Greek and Cyrillic; Amiri sets Arabic.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import as_file, files
from typing import Literal, TypeAlias

import msgspec
import PIL
from PIL import ImageFont, features

from newsgen.incremental import digests

Direction: TypeAlias = Literal["ltr", "rtl"]

LONGEST = 400
"""How many characters of a text are used: more than any card holds."""

MOST_LINES = 5
"""The most lines in which a headline is still read at a glance."""

_MEASURE = 100
"""The size at which words are measured, in pixels; widths are proportional to it."""

_SAFETY = 1.01
"""The factor by which rounding to whole pixels may widen a line."""

_NO_CHARACTER = "\U0010ffff"
"""A noncharacter, for which every typeface draws its glyph for missing characters."""

_LETTERS: Mapping[Direction, tuple[str, ...]] = {"ltr": ("L",), "rtl": ("R", "AL")}
"""The bidirectional classes of letters that run in each direction."""

_JOINED = (*_LETTERS["rtl"], "NSM")
"""The bidirectional classes of characters whose shape or place depends on those around them."""

# Characters without a shape: soft hyphens, direction marks, emoji joiners and variation selectors. The zero-width
# non-joiner stays, since it shapes Persian words.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200d-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SHAPELESS = frozenset(" \u00a0\u200c")
_SPACES = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_DASH = re.compile(r" (?=[–—] )")
# A line may also end after a dash or a slash inside a word.
_PIECES = re.compile(r"[^ ]+?[-–—/](?=\w)|[^ ]+")


class Face(msgspec.Struct, frozen=True):
    """A typeface: its file in an installed package, and its values on the file's variation axes.

    In units of the size: `leading` is the distance between baselines, `rise` how far letters reach above the baseline,
    `fall` how far below.
    """

    package: str
    file: str
    axes: dict[bytes, float]
    leading: float
    rise: float
    fall: float


FACES = (
    Face(
        "fontpkg_source_serif_4",
        "files/SourceSerif4[opsz,wght].ttf",
        {b"Weight": 700, b"Optical Size": 36},
        1.1,
        0.67,
        0.24,
    ),
    Face("fontpkg_amiri", "files/Amiri-Bold.ttf", {}, 1.45, 0.82, 0.5),
)


class Setting(msgspec.Struct, frozen=True):
    """A text that can be set: cleaned, with its index in FACES, and its direction."""

    text: str
    face: int
    direction: Direction


class Block(msgspec.Struct, frozen=True):
    """A text broken into lines, and the size at which they fit, in pixels."""

    lines: tuple[str, ...]
    size: int


def setting(text: str, direction: Direction) -> Setting | None:
    """How to set `text`, whose language runs in `direction`; None if no typeface has all its letters, or they need
    shaping and Pillow lacks Raqm.

    Missing symbols, such as emoji, are left out.
    """
    plain = _plain(text)
    if not plain or not (_shaped() or all(unicodedata.bidirectional(c) not in _JOINED for c in plain)):
        return None
    for number in range(len(FACES)):
        missing = _missing(number, plain)
        if not missing:
            return Setting(plain, number, _direction(plain, direction))
        if all(unicodedata.category(c) in ("So", "Sk") for c in missing):
            kept = _spaced("".join(c for c in plain if c not in missing))
            return Setting(kept, number, _direction(kept, direction)) if kept else None
    return None


def font(face: int, size: int) -> ImageFont.FreeTypeFont:
    """The typeface at `size` pixels."""
    return _font(face, size, ImageFont.Layout.RAQM if _shaped() else ImageFont.Layout.BASIC)


def shaping(setting: Setting, language: str) -> dict[str, str]:
    """Pillow's options for shaping `setting`; empty if it lacks Raqm."""
    return {"direction": setting.direction, "language": language} if _shaped() else {}


def block(setting: Setting, sizes: Sequence[int], width: float, height: float, most: int = MOST_LINES) -> Block:
    """`setting` in the first of `sizes` at which it fits into `width` × `height` pixels, in at most `most` lines as
    even as possible.

    If it fits at none, it is set at the last and cut between words.
    """
    pieces = [
        (m.group(), m.end() < len(setting.text) and setting.text[m.end()] == " ")
        for m in _PIECES.finditer(setting.text)
    ]
    measure = font(setting.face, _MEASURE).getlength
    words = [(text, measure(text), space) for text, space in pieces]
    gap = measure(" ")
    face = FACES[setting.face]
    for size in sizes:
        room = width * _MEASURE / size / _SAFETY
        lines = _lines(words, gap, room)
        if len(lines) <= min(most, _fitting(face, size, height)) and all(_length(line, gap) <= room for line in lines):
            return Block(_texts(_even(words, gap, room, len(lines))), size)
    room = width * _MEASURE / sizes[-1] / _SAFETY
    lines = _lines(_divided(words, room, measure), gap, room)
    return Block(_cut(lines, min(most, _fitting(face, sizes[-1], height)), gap, room, measure), sizes[-1])


@functools.cache
def stamp() -> str:
    """The versions of all libraries and typefaces that decide how a text looks."""
    parts = [f"{name} {features.version(name)}" for name in ("freetype2", "raqm", "harfbuzz", "fribidi", "zlib")]
    typefaces = (digests.short((files(face.package) / face.file).read_bytes()) for face in FACES)
    return "; ".join([PIL.__version__, *parts, *typefaces])


_Word = tuple[str, float, bool]
"""A piece of a line, its width, and whether a space follows it."""


@functools.cache
def _shaped() -> bool:
    """Whether Pillow has Raqm, which joins Arabic letters and places any script's marks."""
    return bool(features.check("raqm"))


def _plain(text: str) -> str:
    text = text[:LONGEST]
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _spaced(text if text.isprintable() else _INVISIBLE.sub("", text))


def _spaced(text: str) -> str:
    """`text` with single spaces; a dash stays with the word before it."""
    return _DASH.sub("\u00a0", _SPACES.sub(" ", text).strip(" "))


def _direction(text: str, language: Direction) -> Direction:
    """The direction of the `language`, whatever the first word is; the other one if all letters run that way."""
    other: Direction = "rtl" if language == "ltr" else "ltr"
    return language if _has(text, language) or not _has(text, other) else other


def _has(text: str, direction: Direction) -> bool:
    """Whether a letter of `text` runs in `direction`."""
    return any(unicodedata.bidirectional(c) in _LETTERS[direction] for c in text)


def _missing(face: int, text: str) -> set[str]:
    """The characters of `text` that the typeface lacks: they look like its glyph for missing characters."""
    known = _known(face)
    unknown = set(text) - known
    if unknown:
        drawn = _font(face, _MEASURE, ImageFont.Layout.BASIC)
        none = drawn.getmask(_NO_CHARACTER)
        shapes = {c: drawn.getmask(c) for c in unknown}
        known |= {c for c, shape in shapes.items() if (shape.size, bytes(shape)) != (none.size, bytes(none))}
    return unknown - known


@functools.cache
def _known(face: int) -> set[str]:
    """The characters that the typeface is known to have; callers add to this set."""
    del face
    return set(_SHAPELESS)


@functools.cache
def _font(face: int, size: int, layout: ImageFont.Layout) -> ImageFont.FreeTypeFont:
    found = FACES[face]
    with as_file(files(found.package) / found.file) as path:
        made = ImageFont.truetype(str(path), size, layout_engine=layout)
    if found.axes:
        made.set_variation_by_axes([found.axes[axis["name"]] for axis in made.get_variation_axes()])
    return made


def _fitting(face: Face, size: int, height: float) -> int:
    """How many lines fit into `height`; at least one."""
    return 1 + max(0, int((height - size * (face.rise + face.fall)) // (size * face.leading)))


def _length(line: Sequence[_Word], gap: float) -> float:
    return sum(width for _, width, _ in line) + gap * sum(space for _, _, space in line[:-1])


def _lines(words: Sequence[_Word], gap: float, room: float) -> list[list[_Word]]:
    """`words` in lines at most `room` wide, each as full as possible; a wider word gets its own line."""
    lines: list[list[_Word]] = []
    used = 0.0
    for word in words:
        _, width, _ = word
        before = gap if lines and lines[-1][-1][2] else 0.0
        if lines and used + before + width <= room:
            lines[-1].append(word)
            used += before + width
        else:
            lines.append([word])
            used = width
    return lines


def _even(words: Sequence[_Word], gap: float, room: float, count: int) -> list[list[_Word]]:
    """`words` in `count` lines, the widest of which is as narrow as possible."""
    low, high = room / 2, room
    while high - low > room / 100:
        middle = (low + high) / 2
        lines = _lines(words, gap, middle)
        if len(lines) <= count and all(_length(line, gap) <= middle for line in lines):
            high = middle
        else:
            low = middle
    return _lines(words, gap, high)


def _texts(lines: Iterable[Sequence[_Word]]) -> tuple[str, ...]:
    return tuple("".join(text + " " * space for text, _, space in line).strip() for line in lines)


def _divided(words: Iterable[_Word], room: float, measure: Callable[[str], float]) -> list[_Word]:
    """`words`, with those wider than a line hyphenated wherever the line ends."""
    found: list[_Word] = []
    for text, width, space in words:
        rest, left = text, width
        while left > room and len(rest) > 1:
            end = max(1, int(len(rest) * room / left) - 2)
            while end < len(rest) and unicodedata.combining(rest[end]):
                end += 1
            part = rest[:end] + "-"
            found.append((part, measure(part), False))
            rest = rest[end:]
            left = measure(rest)
        found.append((rest, left, space))
    return found


def _cut(
    lines: list[list[_Word]], most: int, gap: float, room: float, measure: Callable[[str], float]
) -> tuple[str, ...]:
    """The first `most` lines; if there are more, an ellipsis replaces the words that do not fit."""
    if len(lines) <= most:
        return _texts(lines)
    last = lines[most - 1]
    while len(last) > 1 and _length(last, gap) + measure("…") > room:
        last = last[:-1]
    texts = _texts([*lines[: most - 1], last])
    return (*texts[:-1], texts[-1].rstrip(" ,;:-–—/.") + "…")
