"""What commands say on the terminal: what a build did, and how far an import is."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsgen.build import Report
from newsgen.commands.terminal import progress, summary


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, []),
        ({"imported": 1}, ["1 dump was read."]),
        ({"imported": 2, "guessed": 1}, ["2 dumps were read; `newsgen review` lists what had to be guessed."]),
        (
            {"next_embargo": datetime(2026, 3, 5, 12, tzinfo=UTC)},
            ["The next embargo lifts at 2026-03-05T12:00:00+00:00."],
        ),
    ],
)
def test_what_a_build_did_is_said_in_lines(more: dict[str, Any], said: list[str]) -> None:
    counts = {"articles": 1, "pages_written": 2, "pages_unchanged": 3, "pages_removed": 4, "images_written": 5}
    rest = {"imported": 0, "guessed": 0, "seconds": {}, "warnings": (), "notes": (), "next_embargo": None}
    report = Report(**{**counts, **rest, **more})
    assert list(summary(report, Path("public"))) == [
        "1 article in public: 2 files written, 3 unchanged, 4 removed",
        *said,
    ]


@pytest.mark.parametrize(
    ("stderr", "count", "shows"), [(Terminal(), 50, True), (Terminal(), 49, False), (io.StringIO(), 50, False)]
)
def test_a_bar_shows_on_a_terminal_where_there_is_something_to_wait_for(
    monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO, count: int, shows: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")  # by which rich takes anything for a terminal
    monkeypatch.setattr(sys, "stderr", stderr)
    assert list(progress((n for n in range(count)), count, "Reading")) == list(range(count))
    assert [words in stderr.getvalue() for words in ("Reading", "100%")] == [shows, shows]
