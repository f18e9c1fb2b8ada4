"""Make the files that `derivatives.plan` has named, all from one decode."""

import base64
import functools
import io
import itertools
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import msgspec
from PIL import Image

from newsgen import atomic
from newsgen.incremental import digests
from newsgen.pictures import embedding, kept, metadata, seals, tiff
from newsgen.pictures.colour import flat, scale_key, to_srgb, to_standard, upright
from newsgen.pictures.derivatives import SETTINGS, Derivation, Rendition
from newsgen.pictures.kept import Made
from newsgen.pictures.resampling import resized, shrunk

MAX_PLACEHOLDER = 400
"""The longest placeholder, in bytes."""

_CLEARLY_LARGER = 1.5
"""How many times wider than its result a resampled source must be, so that nobody sees the second resampling."""

_PLACEHOLDER_WIDTH = 16

_Work = tuple[Rendition, dict[str, object], list[Image.Image]]
"""What to encode: the rendition, further options for Pillow, the frames."""


_Shape = tuple[int, int, tuple[int, int, int, int]]
"""The width and height of a rendition, and its part of the original."""


class _EncoderError(Exception):
    """An encoder failed, most often for lack of memory."""


def make(
    source: Path, derivation: Derivation, into: Path, decoding: AbstractContextManager[object] | None = None
) -> Made:
    """Make the missing files of `derivation` from the file `source` in the folder `into`.

    The decoded original is held only inside `decoding`, which lets a caller make pictures wait for each other. Files
    are written atomically. Raises PictureError where `source` cannot be decoded or written in a format, or is not the
    file of the derivation; MemoryError where memory does not suffice; OSError where `into` cannot be written.
    """
    before = kept.recorded(derivation, into)
    todo = kept.lacking(derivation, before, into)
    if before and not todo:
        return before
    data = metadata.load(source)
    if digests.of(data) != derivation.digest:
        metadata.refuse(source, "it changed while the build ran", "build again")
    into.mkdir(parents=True, exist_ok=True)
    with decoding or nullcontext():
        base, animation = _decoded(source, data, derivation, [r for r in todo if r.animated])
    try:
        stills = _stills(base, derivation, [r for r in todo if not r.animated])
        for rendition, options, frames in itertools.chain(animation, stills):
            atomic.put(into / rendition.name, _encoded(frames, rendition, derivation, options))
    except _EncoderError as e:
        metadata.refuse(source, str(e), "make it smaller, or export it again from a picture editor")
    made = Made(
        placeholder="" if derivation.has_alpha else _placeholder(base),
        seals={r.name: seals.seal(into / r.name) for r in derivation.renditions},
    )
    kept.record(derivation, made, into)
    return msgspec.structs.replace(made, written=tuple(r.name for r in todo))


def _decoded(
    source: Path, data: bytes, derivation: Derivation, moving: list[Rendition]
) -> tuple[Image.Image, list[_Work]]:
    """The picture as `_base` returns it, and the frames for each rendition of `moving`.

    On return the decoded original, by far the largest object in memory, is freed.
    """
    image = metadata.open_image(source, data, derivation.format)
    scale_key(image)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # decoders repair what they warn of
            return _base(image, derivation), _animation(image, derivation, moving)
    except MemoryError:
        raise
    except Exception as e:  # noqa: BLE001  # decoders raise whatever a broken file makes them stumble on
        metadata.refuse(source, f"it is broken: {metadata.reason(e)}", "export it again from a picture editor")


def _base(image: Image.Image, derivation: Derivation) -> Image.Image:
    """The picture upright, in sRGB, and no larger than the renditions need."""
    scale = max(r.width / (r.box[2] - r.box[0]) for r in derivation.renditions)
    size = (max(1, round(derivation.width * scale)), max(1, round(derivation.height * scale)))
    # Pillow's TIFF decoder turns the picture itself.
    orientation = 1 if derivation.format == "tiff" else derivation.orientation
    stored = size if orientation < tiff.SIDEWAYS else size[::-1]
    profile = image.info.get("icc_profile")
    if derivation.format == "jpeg":
        image.draft(None, stored)
    image.load()
    small = shrunk(image, stored, functools.partial(to_standard, alpha=derivation.has_alpha))
    # Colours are converted after shrinking: it looks the same, and is a third of the work.
    return upright(to_srgb(small, profile), orientation)


def _stills(base: Image.Image, derivation: Derivation, todo: list[Rendition]) -> Iterator[_Work]:
    """The picture for each rendition; those of the same size and part share the resampling.

    Each is made from the smallest whole picture that is clearly larger. Which that is depends on the plan, not on what
    is left to do, so that a file made again has the same bytes.
    """
    wholes = {_shape(r) for r in derivation.renditions if not r.ratio}
    crops = {_shape(r) for r in derivation.renditions if r.ratio} - wholes
    larger: list[Image.Image] = []
    for shape in [*sorted(wholes, reverse=True), *sorted(crops, reverse=True)]:
        width, height, (left, top, right, bottom) = shape
        if shape in wholes and (width, height) == base.size:
            picture = base
        else:
            enough = _CLEARLY_LARGER * width * derivation.width / (right - left)
            source = next((whole for whole in reversed(larger) if whole.width >= enough), base)
            across, down = source.width / derivation.width, source.height / derivation.height
            part = (left * across, top * down, min(right * across, source.width), min(bottom * down, source.height))
            size = width, height
            picture = shrunk(source, size) if shape in wholes else resized(source, size, part)
        if shape in wholes:
            larger.append(picture)
        yield from ((r, {}, [picture]) for r in todo if _shape(r) == shape)


def _shape(rendition: Rendition) -> _Shape:
    return rendition.width, rendition.height, rendition.box


def _animation(image: Image.Image, derivation: Derivation, todo: list[Rendition]) -> list[_Work]:
    """The frames for each animated rendition; every frame is decoded once for all of them."""
    if not todo:
        return []
    frames: dict[str, list[Image.Image]] = {r.name: [] for r in todo}
    durations: list[int] = []
    profile = image.info.get("icc_profile")
    loop = image.info.get("loop")
    if derivation.format == "gif":  # GIF counts repetitions after the first run, WebP all runs
        loop = 1 if loop is None else loop + 1 if loop else 0
    # A PNG may begin with a still for programs that show no animation, which is none of its frames.
    first = int(image.info.get("default_image", False))
    for number in range(first, getattr(image, "n_frames", 1)):
        image.seek(number)
        image.load()
        durations.append(_duration(image.info.get("duration", 0)))
        frame = upright(to_srgb(to_standard(image, alpha=derivation.has_alpha), profile), derivation.orientation)
        for rendition in todo:
            frames[rendition.name].append(resized(frame, (rendition.width, rendition.height), (0, 0, *frame.size)))
    options = {"save_all": True, "duration": durations, "loop": loop or 0}
    return [(r, {**options, "append_images": frames[r.name][1:]}, frames[r.name]) for r in todo]


def _duration(milliseconds: float) -> int:
    """How long browsers show a frame, in ms: 100 for those of up to 10, which many files have by mistake."""
    return round(milliseconds) if milliseconds > 10 else 100  # noqa: PLR2004  # as all browsers do


def _encoded(
    frames: list[Image.Image], rendition: Rendition, derivation: Derivation, options: dict[str, object]
) -> bytes:
    """The rendition's bytes, with no metadata but the notice. Raises _EncoderError."""
    first = flat(frames[0]) if rendition.format == "jpeg" else frames[0]
    # Pillow would write the original's metadata from here.
    first.info = {}
    notice = embedding.options(derivation.notice, rendition.format)
    buffer = io.BytesIO()
    try:
        first.save(buffer, rendition.format.upper(), **SETTINGS[rendition.format], **notice, **options)
    except (OSError, RuntimeError, ValueError) as e:
        raise _EncoderError(f"it cannot be written as {rendition.format.upper()}: {metadata.reason(e)}") from e
    return buffer.getvalue()


def _placeholder(base: Image.Image) -> str:
    """`base`, reduced to a few pixels, as a `data:` address of at most MAX_PLACEHOLDER bytes; empty if none fits."""
    width = min(_PLACEHOLDER_WIDTH, base.width)
    height = min(max(1, round(base.height * width / base.width)), 3 * _PLACEHOLDER_WIDTH)
    tiny = flat(base).resize((width, height), Image.Resampling.BOX).convert("RGB")
    tiny.info = {}
    for quality in (30, 10, 0):
        buffer = io.BytesIO()
        tiny.save(buffer, "WEBP", quality=quality, method=6)
        address = "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode()
        if len(address) <= MAX_PLACEHOLDER:
            return address
    return ""
