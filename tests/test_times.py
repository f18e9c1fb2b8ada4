"""Times in front matter: in the site's zone where they have no offset, and never a guess."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsgen import times

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-02", "2026-03-02T00:00:00+01:00"),
        ("2026-03-02T06:30", "2026-03-02T06:30:00+01:00"),
        ("2026-03-02 06:30:10", "2026-03-02T06:30:10+01:00"),
        ("2026-07-02T06:30", "2026-07-02T06:30:00+02:00"),
        ("2026-03-02T06:30:00Z", "2026-03-02T06:30:00+00:00"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00"),
    ],
)
def test_a_time_without_offset_is_in_the_zone(text: str, expected: str) -> None:
    assert times.parse(text, BERLIN) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-03-29T02:30", "does not exist in Europe/Berlin"),
        ("2026-10-25T02:30", "comes twice in Europe/Berlin"),
        ("yesterday", "is not one that can be read"),
        ("2026-02-30", "is not one that can be read"),
        ("0001-01-01", "is in a year that calendars do not have"),
        ("9999-12-31", "is in a year that calendars do not have"),
    ],
)
def test_a_time_that_is_none_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        times.parse(text, BERLIN)


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2026-03-02", "2026-03-01", True),
        ("2026-03-02", "2026-03-02T00:00", False),
        ("2026-03-02T00:30", "2026-03-01T23:45Z", False),
        ("2026-03-02", None, False),
        (None, "2026-03-02", False),
        ("yesterday", "2026-03-02", False),
    ],
)
def test_what_names_no_time_is_not_later(one: str | None, other: str | None, later: bool) -> None:
    assert times.is_later(one, other, BERLIN) == later
