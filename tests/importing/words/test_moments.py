"""Times in front matter and in pages: whole or not at all, since half a time begins too early."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsgen.importing.words import moments

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2030-03-02", "2030-03-02"),
        ("1894-3-2", "1894-03-02"),
        ("2030/03/02", "2030-03-02"),
        ("2030-03-02 18:00 EST", "2030-03-02T18:00-05:00"),
        ("2030-07-02 18:00 PST8PDT", "2030-07-02T18:00-07:00"),
        ("2030-03-02 18:00:30 America/New_York", "2030-03-02T18:00:30-05:00"),
        ("2030-03-02T18:00:00[europe/berlin]", "2030-03-02T18:00:00+01:00"),
        ("2030-03-02T18:00:00+01:00[Europe/Berlin]", "2030-03-02T18:00:00+01:00"),
        ("2030-03-02 06:30 +0530", "2030-03-02T06:30+05:30"),
        ("2030-03-02 06:30 +05:30", "2030-03-02T06:30+05:30"),
        ("2030-03-02 06:30 +0530 IST", "2030-03-02T06:30+05:30"),
        ("2030-03-02 06:30 z", "2030-03-02T06:30+00:00"),
        ("2030-03-02T06:30:15.123Z", "2030-03-02T06:30:15+00:00"),
        ("2030-03-02 06:30 GMT+2", "2030-03-02T06:30+02:00"),
        ("2030-03-02 6:30 pm", "2030-03-02T18:30"),
        ("2030-03-02 6 p.m. ET", "2030-03-02T18:00-05:00"),
        ("2030-03-02 12:05 AM", "2030-03-02T00:05"),
        ("2030-03-02 @ 18:00", "2030-03-02T18:00"),
        ("2030-03-02_18:00", "2030-03-02T18:00"),
        ("2030/03/02 18:00:00 +0100", "2030-03-02T18:00:00+01:00"),
        ("02.03.2030, 18.30 Uhr", "2030-03-02T18:30"),
        ("12:30 am 2. März 2030", "2030-03-02T12:30"),
        ("18:00 2030-03-02", "2030-03-02T18:00"),
        ("6:30 PM, March 2, 2030", "2030-03-02T18:30"),
        ("Sat, 02 Mar 2030 18:00:00 -0500", "2030-03-02T18:00:00-05:00"),
        ("Sat Mar 02 2030 18:00:00 GMT+0100 (Central European Standard Time)", "2030-03-02T18:00:00+01:00"),
        ("20300302T1800Z", "2030-03-02T18:00:00+00:00"),
        ("1898700600", "2030-03-02T16:50:00+00:00"),
        ("1898700600000", "2030-03-02T16:50:00+00:00"),
    ],
)
def test_all_that_a_time_says_is_read(text: str, time: str) -> None:
    found = moments.read(text, BERLIN)
    assert found is not None
    assert (found.text, found.doubt) == (time, "")


@pytest.mark.parametrize(
    "text",
    [
        "2030-03-02 18:00 XYZ",
        "2030-03-02 18:00 Europe/Atlantis",
        "2030-03-02 evening",
        "2030-03-02 18:00 or so",
        "2030-03-02 18:00 – 19:00",
        "2030-03-02T18:00Z-05:00",
        "2030-03-02 18:00 +0100 EST",
        "2030-03-02-08:00",
        "2030-03-02 1800",
        "2030-03-02 24:00",
        "2030-03-02 18:60",
        "2030-03-02 14:30 am",
        "2030-03-02 18:00 +99:00",
        "3/2/2030 18:00",
        "2 March 2030 or 3 March 2030",
        "2030-02-30",
        "2030",
        "99999999999",
        "18:00",
    ],
)
def test_a_time_of_which_a_part_is_not_understood_is_none(text: str) -> None:
    assert moments.read(text, BERLIN) is None


def test_a_name_of_several_zones_is_the_papers_own_or_else_the_latest() -> None:
    own, other = (moments.read("2030-03-02 18:00 IST", ZoneInfo(zone)) for zone in ("Asia/Kolkata", "Europe/Berlin"))
    assert own == moments.Moment("2030-03-02T18:00+05:30")
    assert other == moments.Moment(
        "2030-03-02T18:00+01:00", "IST was read as +0100, and is the name of other zones as well"
    )


def test_of_a_time_that_comes_twice_the_later_counts() -> None:
    found = moments.read("2030-10-27 02:30 Europe/Berlin", ZoneInfo("UTC"))
    assert found == moments.Moment("2030-10-27T02:30+01:00")


@pytest.mark.parametrize(
    ("value", "date", "doubt"),
    [
        ("2030-10-27 02:30", "2030-10-27T02:30", "it comes twice in Europe/Berlin, where the clock is set back"),
        ("20301027T0230", "2030-10-27T02:30:00", "it comes twice in Europe/Berlin, where the clock is set back"),
        (
            datetime.fromisoformat("2030-03-31T02:30"),
            "2030-03-31T02:30:00",
            "it does not exist in Europe/Berlin, where the clock skips it",
        ),
    ],
)
def test_a_time_at_which_the_papers_clock_changes_is_doubtful(value: str | datetime, date: str, doubt: str) -> None:
    assert moments.read(value, BERLIN) == moments.Moment(date, f"{doubt}; it was read as +0100")


@pytest.mark.parametrize("text", ["2030-10-27", "2030-10-27 03:30", "2030-10-27T02:30+02:00"])
def test_beside_that_a_day_and_a_time_with_an_offset_are_clear(text: str) -> None:
    found = moments.read(text, BERLIN)
    assert found is not None
    assert found.doubt == ""
