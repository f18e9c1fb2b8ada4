"""The words of an address depend on the text alone."""

import sys
from types import ModuleType

import pytest

from newsgen import slugs


def test_a_slug_is_the_same_whatever_else_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    other = ModuleType("unidecode")
    other.unidecode = str.upper  # type: ignore[attr-defined]  # it stands for a package that may be there
    monkeypatch.setitem(sys.modules, "unidecode", other)
    assert slugs.slug("Zürich: Über die Straße, Київ") == "zurich-uber-die-strasse-kiiv"
