"""Photo essays, which have many captions, hardly any text and no credits; and credits alone beside their captions."""

from itertools import pairwise

import pytest
from line_samples import OPENING, SECOND, THIRD

from newsgen.importing.lines.classify import read_lines
from newsgen.importing.records import Dump, Role

HEAD = ("The ferry comes home", "By Ada Holm", "4 March 2026")
INTRO = (
    "After eleven months of repairs the night ferry sailed into Aldermouth on Sunday, and half of the town was there."
)
CAPTIONS = (
    "The ferry passes the old lighthouse at dawn on Sunday.",
    "Children wave from the rebuilt pier as the ship comes alongside.",
    "A deckhand throws the first line ashore.",
    "Passengers carry their bicycles down the gangway.",
)


def read(*lines: str) -> dict[str, tuple[Role, float]]:
    return {r.text: (r.role, r.confidence) for r in read_lines(Dump("seeds/a.txt", lines)) if r.role != "blank"}


def spaced(*lines: str) -> tuple[str, ...]:
    return tuple(text for line in lines for text in (line, ""))


def counted(form: str) -> list[tuple[str, str]]:
    return [(form.format(n), caption) for n, caption in enumerate(CAPTIONS, 1)]


@pytest.mark.parametrize("form", ["{}/4", "{} of 4", "Bild {} von 4", "Foto {} de 4"])
def test_what_stands_below_its_number_in_a_gallery_is_a_caption(form: str) -> None:
    found = read(*spaced(*HEAD, *(line for pair in counted(form) for line in pair), INTRO))
    assert {found[caption] for caption in CAPTIONS} == {("caption", 0.92)}
    assert found[INTRO][0] == "paragraph"
    above = read(*spaced(*HEAD, *(line for pair in counted(form) for line in reversed(pair))))
    assert {above[caption][0] for caption in CAPTIONS} == {"caption"}
    doubtful = read(*spaced(*HEAD, INTRO, *(line for pair in counted(form) for line in pair)))
    assert {doubtful[caption] for caption in CAPTIONS} == {("caption", 0.75)}


def test_where_captions_stand_above_their_numbers_what_stands_below_is_none() -> None:
    """As in the galleries of Reuters, with buttons above each picture."""
    shown = [f"{caption.removesuffix('.')} on Sunday. REUTERS/Per Lind" for caption in CAPTIONS]
    lines = [line for n, caption in enumerate(shown, 1) for line in ("left", "right", caption, f"{n}/4", "")]
    found = read(HEAD[0], "", *lines[:-1], "Ada Holm in Aldermouth", "", INTRO, INTRO.replace("Sunday", "Monday"))
    assert [found[caption][0] for caption in shown] == ["caption"] * 4
    assert "caption" not in {found[line][0] for line in ("left", "Ada Holm in Aldermouth", INTRO)}


def test_a_caption_that_begins_with_its_number_is_one() -> None:
    lines = [f"{number} {caption}" for number, caption in counted("{}/4")]
    assert {read(*HEAD, INTRO, *lines)[line] for line in lines} == {("caption", 0.92)}


@pytest.mark.parametrize(
    "lines",
    [
        ("1/4", CAPTIONS[0], "3/4", CAPTIONS[1], "4/4", CAPTIONS[2]),
        ("1/4", CAPTIONS[0], "2/3", CAPTIONS[1], "3/4", CAPTIONS[2]),
        ("1/4", CAPTIONS[0], "2/4", CAPTIONS[1]),
        CAPTIONS,
    ],
)
def test_other_numbers_and_none_make_no_gallery(lines: tuple[str, ...]) -> None:
    found = read(*spaced(*HEAD, INTRO, *lines))
    assert "caption" not in {found[line][0] for line in lines}


@pytest.mark.parametrize(
    "title",
    ["In pictures: the ferry comes home", "The ferry comes home – in pictures", "Die Fähre kehrt heim (Fotostrecke)"],
)
def test_below_a_headline_that_promises_pictures_short_paragraphs_are_captions_in_review(title: str) -> None:
    found = read(*spaced(title, *HEAD[1:], INTRO, *CAPTIONS))
    assert {found[caption] for caption in CAPTIONS} == {("caption", 0.7)}
    assert found[INTRO][0] == "paragraph"


def test_of_a_promise_of_pictures_the_lines_after_blank_ones_are_kept_where_only_some_are() -> None:
    told = "None of the crew has a son at sea, and none of them wants one there."
    shown = [line for caption in CAPTIONS for line in ("", caption)]
    found = read("In pictures: the ferry", *HEAD[1:], INTRO, *shown, told)
    assert {found[caption][0] for caption in CAPTIONS} == {"caption"}
    assert found[told][0] == "paragraph"


def test_who_took_all_pictures_of_an_essay_is_none_of_their_captions() -> None:
    found = read(*spaced("In pictures: the ferry", "Photographs by Ada Holm", "4 March 2026", INTRO, *CAPTIONS))
    assert {found[caption][0] for caption in CAPTIONS} == {"caption"}
    assert found[INTRO][0] == "paragraph"


def test_where_credits_tell_captions_or_paragraphs_are_long_the_text_is_left() -> None:
    credited = read(
        *spaced("In pictures: the ferry", *HEAD[1:], INTRO, *CAPTIONS, "The pier. (Ada Holm/Coast Pictures)")
    )
    assert {credited[caption][0] for caption in CAPTIONS} == {"paragraph"}
    told = read(*spaced("In pictures: the ferry", *HEAD[1:], INTRO, *CAPTIONS, f"{INTRO} {INTRO} {INTRO}"))
    assert {told[caption][0] for caption in CAPTIONS} == {"paragraph"}


BELOW = ("The quay has been shut to cars since the storm", "Ada Holm was the first to buy a ticket for it")


def test_what_stands_below_credits_alone_is_their_caption_in_review() -> None:
    readings = read(OPENING, "Getty Images", BELOW[0], SECOND, "Per Lind/Coast Pictures", BELOW[1], THIRD)
    assert [readings[line] for line in BELOW] == [("caption", 0.75)] * 2


@pytest.mark.parametrize(
    "lines",
    [
        (OPENING, "Getty Images", BELOW[0], SECOND, THIRD),
        (OPENING, BELOW[0], "Getty Images", "What the islands say to it", SECOND, BELOW[1], "Getty Images", THIRD),
        (OPENING, "Getty Images", "A long wait", SECOND, "Getty Images", "A short trip", THIRD),
        (
            OPENING,
            "Getty Images",
            "How much will I have to pay",
            SECOND,
            "Getty Images",
            "Who may take the car along",
            THIRD,
        ),
    ],
    ids=["only one", "captions above", "subheads", "questions"],
)
def test_other_lines_below_credits_are_none(lines: tuple[str, ...]) -> None:
    below = [line for above, line in pairwise(lines) if above == "Getty Images"]
    readings = read(*lines)
    assert "caption" not in {readings[line][0] for line in below}


ABOVE = (
    "Passengers of the night ferry will soon be able to wait for it in a hall of glass above the old customs house.",
    "The harbour master shows off a new crane that allows the crew to load cars at any hour of the day and in a gale.",
)
CREDIT = "Photograph by Per Lind, Coast Pictures"


def test_short_lines_above_credits_alone_are_their_captions_in_review() -> None:
    lines = (OPENING, ABOVE[0], CREDIT, SECOND, THIRD, ABOVE[1], CREDIT, INTRO)
    for readings in (read(*lines), read(*spaced(*lines))):
        assert [readings[line] for line in ABOVE] == [("caption", 0.75)] * 2
        assert {readings[line][0] for line in (OPENING, SECOND, THIRD, INTRO)} == {"paragraph"}


@pytest.mark.parametrize(
    "lines",
    [
        (OPENING, ABOVE[0], CREDIT, SECOND, THIRD),
        (OPENING, CREDIT, ABOVE[0], CREDIT, SECOND, CREDIT, ABOVE[1], CREDIT, THIRD),
        (ABOVE[0], CREDIT, *CAPTIONS, ABOVE[1], CREDIT, *CAPTIONS),
    ],
    ids=["only one", "as many below long lines", "a text of short lines"],
)
def test_other_lines_above_credits_are_none(lines: tuple[str, ...]) -> None:
    readings = read(HEAD[0], *lines)
    assert "caption" not in {readings[line][0] for line in ABOVE if line in lines}


def test_how_long_ago_a_post_was_made_is_no_caption_of_the_picture_below_it() -> None:
    posts = ((f"{ago} ago", f"Photo: {name} Lind", INTRO.replace("eleven", name)) for ago, name in (
        ("an hour", "Per"), ("3 hours", "Ada"), ("a day", "Cleo"), ("6 days", "Jo"),
    ))  # fmt: skip
    found = read(*HEAD, *(line for post in posts for line in post))
    assert [role for text, (role, _) in found.items() if text.startswith("Photo: ")] == ["caption"] * 4
    assert "caption" not in {role for text, (role, _) in found.items() if text.endswith(" ago")}
