"""The names of months and weekdays, and that Babel is asked for them once."""

import sys
from collections.abc import Iterator
from pathlib import Path

import babel
import pytest

from newsgen.importing.words import day_names
from newsgen.incremental import provenance


def test_names_are_those_of_many_languages_whole_and_short() -> None:
    months = day_names.months()
    assert [months[name] for name in ("march", "märz", "marzo", "maart", "марта", "sept", "déc")] == [3] * 5 + [9, 12]
    assert "1" not in months
    assert [day_names.weekdays()[name] for name in ("monday", "montag", "lunes", "dimanche")] == [0, 0, 0, 6]
    # German has «Do» for Thursday, which is a verb in English.
    assert [day_names.is_day_word(word) for word in ("Thu", "Jueves", "Do")] == [True, True, False]
    assert not day_names.is_weekday("Thu")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which Python keeps compiled code, with the names in it."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    again()
    yield tmp_path
    day_names._names.cache_clear()


def again() -> day_names._Names:
    """The names as another process gets them."""
    day_names._names.cache_clear()
    return day_names._names()


def test_babel_is_asked_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = again()
    monkeypatch.setattr(babel, "Locale", None)
    assert again() == first
    assert len([*kept.rglob("day-names*")]) == 1


@pytest.mark.usefixtures("kept")
def test_another_babel_is_asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "of", lambda stages, libraries: f"{stages} {libraries} of another version")
    monkeypatch.setattr(day_names, "_LOCALES", ("en",))
    assert "märz" not in again().months


@pytest.mark.parametrize("damage", [b"", b"\0" * 200])
def test_damaged_names_are_made_anew(damage: bytes, kept: Path) -> None:
    first = again()
    for path in kept.rglob("day-names*"):
        path.write_bytes(damage)
    assert again() == first
