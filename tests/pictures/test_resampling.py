"""Pictures shrunk a band at a time look as if they had been shrunk at once."""

import pytest
from picture_samples import photo, transparent
from PIL import Image, ImageChops, ImageStat

from newsgen.pictures.colour import to_standard
from newsgen.pictures.resampling import resized, shrunk


def farthest(one: Image.Image, other: Image.Image) -> float:
    """The largest difference of a sample, of 255."""
    return max(high for _, high in ImageStat.Stat(ImageChops.difference(one, other)).extrema)


@pytest.mark.parametrize("size", [(901, 703), (600, 450), (450, 350), (333, 260), (90, 70), (1, 1)])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_bands_leave_no_seam(mode: str, size: tuple[int, int]) -> None:
    picture = ImageChops.add_modulo(photo(901, 703), Image.effect_noise((901, 703), 60).convert("RGB")).convert(mode)
    whole = resized(picture, size, (0, 0, *picture.size))
    # Where the picture is averaged first, the squares of the averages begin elsewhere in each band.
    assert farthest(shrunk(picture, size), whole) <= (1 if size[0] > 300 else 3)


def test_transparency_goes_along() -> None:
    picture = transparent()
    small = shrunk(picture, (200, 150))
    assert small.mode == "RGBA"
    assert farthest(small.getchannel("A"), resized(picture, (200, 150), (0, 0, *picture.size)).getchannel("A")) <= 1


def test_the_mode_is_changed_before_the_size() -> None:
    picture = photo(400, 300).quantize(64)
    small = shrunk(picture, (200, 150), lambda part: to_standard(part, alpha=False))
    wanted = picture.convert("RGB").resize((200, 150), Image.Resampling.BICUBIC)
    assert farthest(small, wanted) <= 1


def test_a_picture_of_the_same_size_is_a_copy() -> None:
    picture = photo(200, 300)
    same = shrunk(picture, picture.size)
    assert same is not picture
    assert same.tobytes() == picture.tobytes()
