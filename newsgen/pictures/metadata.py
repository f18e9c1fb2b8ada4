"""Read a picture's format, size and metadata without decoding a pixel."""

import io
import logging
import re
import stat
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec

from newsgen.errors import PictureError, Problem
from newsgen.incremental import digests
from newsgen.pictures import containers, formats, iptc, png_texts, scrub, tiff, xmp
from newsgen.pictures.rights import Rights, clean, first_of

if TYPE_CHECKING:
    from PIL import Image

MAX_SIDE = 65_500
"""The longest side that is read, in pixels: JPEG's own limit."""

WEBP_MEGAPIXELS = 27
"""The largest WebP that is read: its decoder takes 17 bytes for each pixel, two to four times what others take."""

_MODES = frozenset({"1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB"})
_ALPHA_MODES = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
_NO_CAPTION = re.compile(
    r"(?:olympus|minolta|konica|sony|kodak|samsung|digital|exif|dsc|dcim|jpeg|picture|camera|image|[\W\d_])+",
    re.IGNORECASE,
)
"""Descriptions that cameras write into every picture."""


class PictureFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a picture before it is decoded.

    `width` and `height` are in pixels as displayed, after the turn that `orientation` (EXIF, 1 to 8) asks for.
    `digest` is that of the file's bytes. `warnings` report what is odd but harmless.
    """

    format: formats.Format
    width: int
    height: int
    digest: str
    orientation: int
    frames: int
    has_alpha: bool
    rights: Rights
    warnings: tuple[Problem, ...] = ()

    @property
    def animated(self) -> bool:
        """Whether it has more than one frame."""
        return self.frames > 1


def load(path: Path) -> bytes:
    """The bytes of the file `path`. Raises PictureError where it is not a file, cannot be read, or is too large."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            refuse(path, "it is not a file", "give the path of a picture")
        if status.st_size > scrub.MAX_BYTES:
            refuse(path, f"it has {status.st_size >> 20} MB; the most is {scrub.MAX_BYTES >> 20}", "export it smaller")
        return path.read_bytes()
    except FileNotFoundError:
        refuse(path, "there is no such file", "correct the name, or add the picture")
    except (OSError, ValueError) as e:
        refuse(path, f"it cannot be read: {getattr(e, 'strerror', None) or e}", "check its name and permissions")


def read(path: Path, *, max_megapixels: int = 50) -> PictureFacts:
    """The facts of the picture in the file `path`.

    Raises PictureError, naming `path`, where it cannot be published: its content is in an unsupported format, it has
    more than `max_megapixels` million pixels, or it is cut off or broken.
    """
    data = load(path)
    kind = formats.kind(data)
    if not formats.is_supported(kind):
        _refuse_format(path, kind)
    parts = containers.scan(data, kind)
    if not parts.complete:
        refuse(path, "the file is cut off", "copy it again from where it came from")
    if kind != "avif":
        _check_size(path, kind, parts.width, parts.height, max_megapixels)
    tags = tiff.read(parts.exif)
    image = open_image(path, data, kind)
    width, height = image.size
    if kind == "avif":  # the container turns it, which Pillow has applied; EXIF's orientation is void (MIAF §7.3.6.7)
        tags = tiff.read(image.info.get("exif", b"").removeprefix(b"Exif\0\0"))
        parts = msgspec.structs.replace(parts, xmp=image.info.get("xmp", b""))
        _check_size(path, kind, width, height, max_megapixels)
    else:
        width, height = parts.width, parts.height
    if tags.orientation >= tiff.SIDEWAYS:
        width, height = height, width
    return PictureFacts(
        format=kind,
        width=width,
        height=height,
        digest=digests.of(data),
        orientation=tags.orientation,
        frames=getattr(image, "n_frames", 1) if kind == "avif" else parts.frames,
        has_alpha=parts.alpha if kind in ("png", "gif", "webp") else image.mode in _ALPHA_MODES,
        rights=first_of([xmp.read(parts.xmp), iptc.read(parts.iptc), from_exif(tags), png_texts.rights(parts.texts)]),
        warnings=_warnings(path, kind),
    )


def shown_size(path: Path) -> tuple[int, int] | None:
    """Width and height of the picture `path`, in pixels as displayed; None if it is unsupported or broken.

    This is for pictures that are already published, by whomever, so it checks nothing else.
    """
    try:
        data = load(path)
        kind = formats.kind(data)
        if not formats.is_supported(kind):
            return None
        image = open_image(path, data, kind)
    except PictureError:
        return None
    tags = tiff.read(image.info.get("exif", b"").removeprefix(b"Exif\0\0"))
    width, height = image.size
    return (height, width) if tags.orientation >= tiff.SIDEWAYS else (width, height)


def open_image(path: Path, data: bytes, kind: formats.Format) -> "Image.Image":
    """The picture `data`, opened only with the decoder of `kind`, and not yet decoded.

    Raises PictureError where that decoder refuses it, or where its pixels are in a mode that no screen shows.
    """
    from PIL import Image  # noqa: PLC0415  # most builds find all pictures read

    # Pillow's own limit is not the site's, and warns where newsgen refuses. `read` enforces the site's limit before
    # any pixel is decoded, and nothing else opens pictures that are not newsgen's own.
    Image.MAX_IMAGE_PIXELS = None
    # It also logs some of what it raises, and Python would print that.
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # decoders can do without what they warn of, such as broken EXIF
            image = Image.open(io.BytesIO(data), formats=[kind.upper()])
    except MemoryError:
        raise
    except Exception as e:  # noqa: BLE001  # decoders raise whatever a broken file makes them stumble on
        refuse(path, f"it is broken: {reason(e)}", "export it again from a picture editor")
    if image.mode not in _MODES and not image.mode.startswith("I;16"):
        refuse(path, "its pixels are measurements of more than 16 bits", "export it as JPEG, or as PNG")
    return image


def from_exif(tags: tiff.Tags) -> Rights:
    """The caption, creator and copyright in EXIF (CIPA DC-008 §4.6)."""
    caption = clean(tags.text(tiff.IMAGE_DESCRIPTION))
    # A NUL separates the photographer's notice from the editor's.
    notices = (clean(part) for part in tags.text(tiff.COPYRIGHT).split("\0"))
    return Rights(
        caption="" if _NO_CAPTION.fullmatch(caption) else caption,
        creator=clean(tags.text(tiff.ARTIST)),
        copyright=", ".join(filter(None, notices)),
    )


def reason(error: Exception) -> str:
    """A decoder's error, as one clause."""
    text = clean(str(error)).split(" <", 1)[0].rstrip(".:")
    if "cannot identify image file" in text or not text:
        return "its content is not what its first bytes announce"
    return text[:1].lower() + text[1:]


def refuse(path: Path, what: str, remedy: str) -> NoReturn:
    """Raise PictureError about the file `path`."""
    raise PictureError(Problem(str(path), 1, what, remedy))


def _check_size(path: Path, kind: formats.Format, width: int, height: int, max_megapixels: int) -> None:
    """Refuse a picture that has no pixels or too many."""
    if not width or not height:
        refuse(path, "it has no pixels", "export it again from a picture editor")
    has = f"it has {width * height / 1_000_000:.1f} megapixels"
    if width * height > max_megapixels * 1_000_000:
        refuse(
            path, f"{has}; the most is {max_megapixels}", "make it smaller, or raise `max_megapixels` in newsgen.yml"
        )
    if kind == "webp" and width * height > WEBP_MEGAPIXELS * 1_000_000:
        refuse(path, f"{has}; the most in WebP is {WEBP_MEGAPIXELS}", "make it smaller, or export it as JPEG")
    if max(width, height) > MAX_SIDE:
        refuse(path, f"it is {max(width, height)} pixels long; the most is {MAX_SIDE}", "cut it into parts")


def _refuse_format(path: Path, kind: str) -> NoReturn:
    remedies = {
        formats.HEIC: "export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)",
        formats.RAW: "develop it in a picture editor and export it as JPEG",
        **dict.fromkeys(
            (formats.SVG, formats.PACKED_SVG),
            "export it as PNG; drawings can run script, so they are not published as pictures",
        ),
        formats.FILM: "films are not published as pictures; export a still as JPEG",
    }
    named = any(path.suffix.lower() in names for names in formats.EXTENSIONS.values())
    what = f"it is {kind}, whatever its name says" if named else f"it is {kind}, which is not supported"
    refuse(path, what, remedies.get(kind, "use JPEG, PNG, WebP, GIF, AVIF or TIFF"))


def _warnings(path: Path, kind: formats.Format) -> tuple[Problem, ...]:
    if path.suffix.lower() in formats.EXTENSIONS[kind]:
        return ()
    return (Problem(str(path), 1, f"is {kind.upper()}, which its name does not say", f"rename it to .{kind}"),)
