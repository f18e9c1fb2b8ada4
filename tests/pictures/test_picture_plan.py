"""Which files are planned for a picture: sizes, shapes, formats and names, before anything is decoded."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import features

from newsgen.pictures.derivatives import ANIMATION_PIXELS, MOST_PIXELS, Derivation, plan
from newsgen.pictures.metadata import PictureFacts
from newsgen.pictures.rights import Notice, Rights

STEPS = (480, 800, 1200, 1600, 2400)
FACTS = PictureFacts(
    format="jpeg",
    width=4000,
    height=3000,
    digest="00112233445566778899aabbccddeeff",
    orientation=1,
    frames=1,
    has_alpha=False,
    rights=Rights(creator="Ana Ruiz", caption="The ferry."),
)


def facts(**changes: object) -> PictureFacts:
    return msgspec.structs.replace(FACTS, **changes)


def sizes(derivation: Derivation) -> list[tuple[int, int]]:
    return [(r.width, r.height) for r in derivation.of("webp")]


def names(derivation: Derivation) -> set[str]:
    return {r.name for r in derivation.renditions}


def test_a_large_photograph_is_made_in_every_width_and_three_formats() -> None:
    made = plan(FACTS, slug="ferry", widths=STEPS)
    assert sizes(made) == [(480, 360), (800, 600), (1200, 900), (1600, 1200), (2400, 1800)]
    assert [len(made.of(form)) for form in ("avif", "webp", "jpeg", "png")] == [5, 5, 5, 0]
    assert made.fallback == made.of("jpeg")


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (2400, [480, 800, 1200, 1600, 2400]),
        (2399, [480, 800, 1200, 1600, 2399]),
        (800, [480, 800]),
        (481, [480, 481]),
        (300, [300]),
        (1, [1]),
    ],
)
def test_nothing_is_wider_than_the_original_and_nothing_of_it_is_wasted(width: int, expected: list[int]) -> None:
    assert [w for w, _ in sizes(plan(facts(width=width), slug="p", widths=STEPS))] == expected


def test_transparent_pictures_fall_back_to_png() -> None:
    made = plan(facts(has_alpha=True), slug="logo", widths=STEPS)
    assert made.fallback == made.of("png")
    assert {r.format for r in made.renditions if not r.ratio} == {"avif", "webp", "png"}


def test_webp_is_left_out_where_the_picture_is_longer_than_it_holds() -> None:
    made = plan(facts(width=500, height=40_000), slug="scroll", widths=STEPS)
    assert [r.width for r in made.of("webp")] == []
    assert [r.width for r in made.of("jpeg")] == [480, 500]


def test_a_picture_far_taller_than_wide_has_only_files_that_can_be_written_in_little_memory() -> None:
    made = plan(facts(width=2400, height=12_000), slug="scroll", widths=STEPS)
    assert [r.width for r in made.of("avif")] == [480, 800, 1200]
    assert [r.width for r in made.of("jpeg")] == [480, 800, 1200, 1600, 2190]
    assert max(r.width * r.height for r in made.renditions) < MOST_PIXELS


# Crops


def test_the_three_crops_are_1200_wide_at_most_and_in_shape() -> None:
    crops = plan(FACTS, slug="p", widths=STEPS).crops
    assert [(r.ratio, r.format, r.width, r.height) for r in crops] == [
        ("1:1", "jpeg", 1200, 1200),
        ("4:3", "jpeg", 1200, 900),
        ("16:9", "jpeg", 1200, 675),
    ]


@given(
    width=st.integers(1, 9000),
    height=st.integers(1, 9000),
    focus=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_crop_lies_in_the_picture_holds_the_focus_and_has_its_exact_shape(
    width: int, height: int, focus: tuple[float, float]
) -> None:
    for crop in plan(facts(width=width, height=height), slug="p", widths=STEPS, focus=focus).crops:
        left, top, right, bottom = crop.box
        across, down = map(int, crop.ratio.split(":"))
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        assert left - 1 <= focus[0] * width <= right + 1
        assert top - 1 <= focus[1] * height <= bottom + 1
        assert (right - left) * down == (bottom - top) * across
        assert crop.width * down == crop.height * across
        assert crop.width <= right - left


# Names


def test_names_say_what_the_file_is() -> None:
    for r in plan(FACTS, slug="night-ferry", widths=STEPS).renditions:
        assert re.fullmatch(rf"night-ferry-{r.width}-[0-9a-f]{{16}}\.(avif|webp|jpg)", r.name)


def test_every_file_has_a_name_of_its_own() -> None:
    made = plan(facts(width=1200, height=1200), slug="p", widths=STEPS)
    assert len(names(made)) == len(made.renditions)


@pytest.mark.parametrize("change", [{"digest": "ff" * 16}, {"orientation": 3}, {"rights": Rights(creator="Bo Lund")}])
def test_another_picture_or_another_notice_gives_every_file_another_name(change: dict[str, object]) -> None:
    assert not names(plan(FACTS, slug="p", widths=STEPS)) & names(plan(facts(**change), slug="p", widths=STEPS))


def in_all_formats() -> set[str]:
    return names(plan(FACTS, slug="p", widths=STEPS)) | names(plan(facts(has_alpha=True), slug="p", widths=STEPS))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("newsgen.pictures.derivatives.ENCODER", 99),
        ("PIL.__version__", "99"),
        ("PIL.features.version", "{} 99".format),
    ],
    ids=["newsgen's", "Pillow's", "the codec's"],
)
def test_another_version_of_what_encodes_gives_every_file_another_name(
    monkeypatch: pytest.MonkeyPatch, name: str, other: object
) -> None:
    before = in_all_formats()
    monkeypatch.setattr(name, other)
    assert not before & in_all_formats()


def test_the_version_of_each_codec_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    known = features.version
    found: dict[str, str | None] = {}
    monkeypatch.setattr(features, "version", lambda codec: found.setdefault(codec, known(codec)))
    in_all_formats()
    assert all(found.values())
    assert len(found) == 4


def test_what_is_not_written_into_a_file_leaves_its_name_alone() -> None:
    other = facts(rights=Rights(creator="Ana Ruiz", caption="Another caption.", alt="Another"))
    assert names(plan(FACTS, slug="p", widths=STEPS)) == names(plan(other, slug="p", widths=STEPS))


def test_the_focus_renames_the_crops_alone() -> None:
    middle, corner = (plan(facts(height=2000), slug="p", widths=STEPS, focus=f) for f in [(0.5, 0.5), (0.0, 0.0)])
    assert middle.of("jpeg") == corner.of("jpeg")
    assert not {r.name for r in middle.crops} & {r.name for r in corner.crops}


def test_other_widths_rename_every_file_since_small_ones_are_made_of_larger_ones() -> None:
    assert not names(plan(FACTS, slug="p", widths=STEPS)) & names(plan(FACTS, slug="p", widths=(480, 2400)))


def test_front_matters_notice_takes_the_place_of_the_pictures() -> None:
    notice = Notice(credit="Coast Pictures")
    assert plan(FACTS, slug="p", widths=STEPS, notice=notice).notice == notice
    assert plan(FACTS, slug="p", widths=STEPS).notice == Notice(creator="Ana Ruiz")


# Animations


def test_an_animation_moves_in_webp_and_stands_still_in_the_fallback() -> None:
    made = plan(facts(format="gif", width=600, height=400, frames=20), slug="p", widths=STEPS)
    assert [(r.format, r.width, r.animated) for r in made.renditions if not r.ratio] == [
        ("webp", 480, True),
        ("webp", 600, True),
        ("jpeg", 480, False),
        ("jpeg", 600, False),
    ]
    assert made.warnings == ()


def test_an_animation_too_long_for_memory_is_a_still_with_a_warning() -> None:
    frames = ANIMATION_PIXELS // (480 * 360) + 1
    made = plan(facts(format="gif", frames=frames), slug="p", widths=STEPS, file="content/p.gif")
    assert not any(r.animated for r in made.renditions)
    (warning,) = made.warnings
    assert warning.file == "content/p.gif"
    assert "first frame" in warning.what
