"""When a credit in front matter and a picture's own disagree, and when the right to use it has ended."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsgen.pictures.rights import Rights, clean, disagrees, expired

ANA = Rights(creator="Ana Ruiz", credit="Coast Pictures", copyright="© 2026 Coast Media Holding")


@pytest.mark.parametrize(
    "credit",
    [
        "Ana Ruiz",
        "Photo: Ana Ruiz",
        "Ruiz, Ana",
        "ANA RUÍZ/Coast Pictures",
        "Ana Ruíz",
        "Staff/Coast Pictures",
        "Foto: Coast Pictures",
        "Ruiz",
        "",
        "Photo courtesy",
    ],
)
def test_a_credit_agrees_that_names_whom_the_picture_names_or_nobody(credit: str) -> None:
    assert not disagrees(credit, ANA)


@pytest.mark.parametrize("credit", ["Bo Lund", "Ana Lund", "Staff", "Hill Pictures"])
def test_a_credit_disagrees_that_names_others(credit: str) -> None:
    assert disagrees(credit, ANA)


def test_a_copyright_notice_counts_only_where_nothing_else_names_anybody() -> None:
    assert disagrees("Coast Media Holding", ANA)
    assert not disagrees("Coast Media", Rights(copyright="Copyright 2019 Coast Media. All rights reserved."))
    assert disagrees("Bo Lund", Rights(copyright="Copyright 2019 Coast Media. All rights reserved."))


def test_a_picture_that_names_nobody_disagrees_with_nobody() -> None:
    assert not disagrees("Bo Lund", Rights(caption="The ferry.", copyright="(c) 2019"))


@pytest.mark.parametrize(
    ("until", "over"),
    [
        ("2026-03-01", True),
        ("2026-03-02", False),  # lasts to the end of the day
        ("2026-03-02T06:00:00", True),  # in the site's zone, which is 7:00 now
        ("2026-03-02T06:00:00Z", False),  # 7:00 in the site's zone
        ("2026-03-02T05:59:00Z", True),
        ("20260301", True),
        ("", False),
        ("some day", False),
    ],
)
def test_a_rights_date_passes(until: str, over: bool) -> None:
    now = datetime(2026, 3, 2, 7, 0, tzinfo=timezone(timedelta(hours=1)))
    assert expired(Rights(rights_expires=until), now) is over
    assert expired(Rights(rights_expires=until), now.astimezone(UTC)) is (over and until != "2026-03-02T06:00:00")


def test_texts_are_one_line_without_control_characters() -> None:
    assert clean(" a\n\tb\x00\x1b\ud800c\u202f ") == "a b c"
    assert clean("Ana " * 1000) == clean(clean("Ana " * 1000)) == " ".join(["Ana"] * 500)
