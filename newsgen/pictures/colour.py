"""Convert pixels to what screens expect: eight bits, upright, in sRGB."""

import io
from typing import cast

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngImageFile

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""The turn that undoes each EXIF orientation."""

_TO_EIGHT_BITS = {"L;2": 255 / 3, "L;4": 255 / 15, "I;16B": 1 / 256, "RGB;16B": 1 / 256}
"""What a value in a PNG is multiplied by, for each depth to which Pillow gives another than the file's."""

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """`image`, turned upright by its EXIF `orientation`."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def scale_key(image: Image.Image) -> None:
    """Have the transparent colour of a PNG, not decoded yet, in eight bits, as its pixels will be.

    Pillow leaves it in the file's depth, where no pixel has it. Of 16 bits the upper eight decide.
    """
    key = image.info.get("transparency")
    if key is None or not isinstance(image, PngImageFile) or not image.tile:
        return
    scale = _TO_EIGHT_BITS.get(str(image.tile[0].args))
    if scale:
        scaled = [int(part * scale) for part in (key if isinstance(key, tuple) else (key,))]
        image.info["transparency"] = tuple(scaled) if isinstance(key, tuple) else scaled[0]


def to_standard(image: Image.Image, *, alpha: bool) -> Image.Image:
    """`image` in a mode that can be resampled: L, RGB, CMYK or LAB; with `alpha`, LA or RGBA.

    It is copied only where necessary, since here it is at its largest.
    """
    if image.mode.startswith("I;16"):
        image = _eight_bits(image)
    if alpha:
        return image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    if image.mode == "1":
        return image.convert("L")
    # A palette or an alpha channel may be transparent even if the file's header did not say so.
    return flat(image.convert("RGBA")) if image.has_transparency_data else image.convert("RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """`image` in sRGB: L, RGB or RGBA.

    `profile` is its ICC profile, which is ignored if it is broken or does not fit the mode.
    """
    source = _profile(image.mode.removesuffix("A"), profile)
    if source is None:
        plain = {"CMYK": "RGB", "LA": "RGBA"}.get(image.mode)
        return image.convert(plain) if plain else image
    if image.mode in ("LA", "RGBA"):
        opaque = to_srgb(image.convert(image.mode[:-1]), profile).convert("RGB")
        opaque.putalpha(image.getchannel("A"))
        return opaque
    try:
        converted = ImageCms.profileToProfile(
            image,
            source,
            _SRGB,
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:
        return image.convert("RGB") if image.mode in ("CMYK", "LAB") else image
    return cast("Image.Image", converted)  # it is None only where a picture is changed in place


def flat(image: Image.Image) -> Image.Image:
    """`image` without transparency, on white."""
    if image.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _eight_bits(image: Image.Image) -> Image.Image:
    """The upper bytes of a 16-bit grey picture: Pillow's own conversion clips at 255."""
    big = image.mode == "I;16B"
    grey = Image.frombytes("L", image.size, image.tobytes()[0 if big else 1 :: 2])
    if "transparency" in image.info:
        grey.info["transparency"] = image.info["transparency"]
    return grey


def _profile(mode: str, profile: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """The profile to convert from; None if it is sRGB, missing or broken, or does not fit the picture's mode."""
    if mode == "LAB":
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if not profile:
        return None
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (ImageCms.PyCMSError, OSError):
        return None
    space = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}.get(mode)
    if found.profile.profile_description and found.profile.profile_description.startswith("sRGB"):
        return None
    return found if found.profile.xcolor_space.strip() == space else None
