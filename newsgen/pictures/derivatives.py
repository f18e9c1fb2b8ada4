"""Plan a picture's derivatives from its facts alone, before anything is decoded."""

import math
from collections.abc import Iterator
from typing import Literal

import msgspec

from newsgen.errors import Problem
from newsgen.incremental import digests
from newsgen.pictures.formats import Format
from newsgen.pictures.metadata import PictureFacts
from newsgen.pictures.rights import Notice

ENCODER = 4
"""Increase this with every change that gives other bytes for the same picture."""

Output = Literal["avif", "webp", "jpeg", "png"]

SETTINGS: dict[Output, dict[str, int | bool | str]] = {
    # One thread and one tile: libavif divides a picture by its number of threads, so more would give other bytes on
    # another machine. docs/pictures.md has what each speed and method costs.
    "avif": {"quality": 60, "speed": 9, "max_threads": 1, "autotiling": False},
    "webp": {"quality": 78, "method": 1},
    "jpeg": {"quality": 80},
    "png": {"compress_level": 6},
}
"""Pillow's options for encoding each format."""

EXTENSIONS: dict[Output, str] = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}
MEDIA_TYPES: dict[Output, str] = {f: f"image/{f}" for f in EXTENSIONS}

RATIOS = ((1, 1), (4, 3), (16, 9))
"""The shapes that Google asks for in an article's structured data."""

CROP_WIDTH = 1200
"""The greatest width of a crop, in pixels: the least that Google asks for."""

ANIMATION_PIXELS = 50_000_000
"""The most pixels that an animation's frames may have, over all widths: the encoder needs them all in memory."""

_LONGEST: dict[Output, int] = {"webp": 16_383, "avif": 65_535, "jpeg": 65_500, "png": 65_500}
"""The longest side that each format holds, in pixels."""

MOST_PIXELS = 24_000_000
"""The most pixels in one file, so that writing a picture far taller than wide does not take all memory."""

_MOST_IN_AVIF = 10_000_000
"""MOST_PIXELS for AVIF, whose encoder takes 25 bytes for each pixel."""


class Rendition(msgspec.Struct, frozen=True, kw_only=True):
    """One file to be made: the part `box` of the upright original at `width` × `height` pixels.

    `box` is left, top, right and bottom, in pixels. `ratio` is a crop's, such as «16:9», and empty for the whole
    picture.
    """

    name: str
    format: Output
    width: int
    height: int
    box: tuple[int, int, int, int]
    ratio: str = ""
    animated: bool = False

    @property
    def media_type(self) -> str:
        """Its media type, as `<source type>` has it."""
        return MEDIA_TYPES[self.format]


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """All files to be made from one picture, and all that this needs.

    `width` and `height` are the upright original's. `record` names the file that records what was made.
    """

    digest: str
    format: Format
    width: int
    height: int
    orientation: int
    has_alpha: bool
    notice: Notice
    renditions: tuple[Rendition, ...]
    record: str
    warnings: tuple[Problem, ...] = ()

    def of(self, form: Output) -> tuple[Rendition, ...]:
        """The whole picture in `form`, from narrow to wide."""
        return tuple(r for r in self.renditions if r.format == form and not r.ratio)

    @property
    def fallback(self) -> tuple[Rendition, ...]:
        """The whole picture in the format that every browser shows: JPEG, or PNG where there is transparency."""
        return self.of("png" if self.has_alpha else "jpeg")

    @property
    def crops(self) -> tuple[Rendition, ...]:
        """The crops for structured data, one for each of RATIOS that the picture is large enough for."""
        return tuple(r for r in self.renditions if r.ratio)


def plan(  # noqa: PLR0913  # all but the facts by name
    facts: PictureFacts,
    *,
    slug: str,
    widths: tuple[int, ...],
    focus: tuple[float, float] = (0.5, 0.5),
    notice: Notice | None = None,
    file: str = "",
) -> Derivation:
    """The files for a picture: in AVIF, WebP and JPEG or PNG each of `widths` that it reaches, and the crops in JPEG.

    None is wider than the original; the widest has the original's width, if that does not exceed all of `widths`. Names
    start with `slug` and end with a digest of all that decides the bytes. `focus` is the point that crops keep, as
    fractions of width and height. `notice`, by default the picture's own, is written into every file. `file` is the
    picture's name in warnings.
    """
    notice = facts.rights.notice() if notice is None else notice
    fallback: Output = "png" if facts.has_alpha else "jpeg"
    shapes = [(w, max(1, round(facts.height * w / facts.width))) for w in _widths(facts, widths)]
    moving = _moving(facts, shapes)
    wanted: tuple[tuple[Output, list[tuple[int, int]], bool], ...] = (
        ("avif", [] if moving else shapes, False),
        ("webp", moving or shapes, bool(moving)),
        (fallback, shapes, False),
    )
    renditions = [
        Rendition(name="", format=form, width=w, height=h, box=(0, 0, facts.width, facts.height), animated=animated)
        for form, sizes, animated in wanted
        for w, h in sizes
        if _fits(form, w, h)
    ]
    named = tuple(_named(r, facts, notice, shapes, slug) for r in [*renditions, *_crops(facts, focus)])
    warning = Problem(
        file, 1, "is too long an animation to be kept, so its first frame is shown", "make it shorter or smaller"
    )
    return Derivation(
        digest=facts.digest,
        format=facts.format,
        width=facts.width,
        height=facts.height,
        orientation=facts.orientation,
        has_alpha=facts.has_alpha,
        notice=notice,
        renditions=named,
        record=f"{_digest([r.name for r in named])}.made",
        warnings=(warning,) if facts.animated and not moving else (),
    )


def _fits(form: Output, width: int, height: int) -> bool:
    """Whether a picture of this size can be written in `form`."""
    if form == "avif" and not (_encoder("avif")[1] and width * height <= _MOST_IN_AVIF):
        return False
    return max(width, height) <= _LONGEST[form]


def _widths(facts: PictureFacts, steps: tuple[int, ...]) -> list[int]:
    """The widths to make, ascending: the greatest that is allowed, and all `steps` below it."""
    most = max(1, math.isqrt(MOST_PIXELS * facts.width // facts.height))
    widest = min(facts.width, max(steps), most)
    return sorted({w for w in steps if w < widest} | {widest})


def _moving(facts: PictureFacts, shapes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sizes in which an animation keeps moving: as many as ANIMATION_PIXELS allows, from the smallest."""
    kept: list[tuple[int, int]] = []
    left = ANIMATION_PIXELS
    for width, height in shapes if facts.animated else []:
        left -= width * height * facts.frames
        if left < 0 or max(width, height) > _LONGEST["webp"]:
            break
        kept.append((width, height))
    return kept


def _crops(facts: PictureFacts, focus: tuple[float, float]) -> Iterator[Rendition]:
    """The largest crop of each ratio that fits into the picture, with its centre as near to the focus as possible."""
    for across, down in RATIOS:
        # Whole multiples of the ratio, so that the shape is exact.
        units = min(facts.width // across, facts.height // down)
        if not units:
            continue
        width, height = across * units, down * units
        left = round(min(max(focus[0] * facts.width - width / 2, 0), facts.width - width))
        top = round(min(max(focus[1] * facts.height - height / 2, 0), facts.height - height))
        shown = min(units, CROP_WIDTH // across)
        yield Rendition(
            name="",
            format="jpeg",
            width=across * shown,
            height=down * shown,
            box=(left, top, left + width, top + height),
            ratio=f"{across}:{down}",
        )


def _named(
    rendition: Rendition, facts: PictureFacts, notice: Notice, shapes: list[tuple[int, int]], slug: str
) -> Rendition:
    """`rendition` with its name, from all that decides its bytes; it is resampled from one of the sizes `shapes`."""
    form = rendition.format
    codec = {"jpeg": "jpg", "png": "zlib"}.get(form, form)
    versions = (ENCODER, *_encoder(codec))
    mark = _digest((facts.digest, facts.orientation, notice, rendition, shapes, SETTINGS[form], versions))
    return msgspec.structs.replace(rendition, name=f"{slug}-{rendition.width}-{mark}.{EXTENSIONS[form]}")


def _encoder(codec: str) -> tuple[str, str | None]:
    """The versions of Pillow and of its `codec` library; None for one that Pillow was built without."""
    import PIL  # noqa: PLC0415  # here, since sites that publish their pictures unchanged do not need it
    from PIL import features  # noqa: PLC0415

    return PIL.__version__, features.version(codec)


def _digest(parts: object) -> str:
    return digests.short(msgspec.json.encode(parts))
