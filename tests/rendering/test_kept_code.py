"""The default theme is kept as it was compiled, with newsgen's own compiled code; no other theme is."""

import sys
from pathlib import Path

import jinja2
import pytest

from newsgen.rendering import makers, software, templates, themes
from newsgen.rendering.templates import Templates
from newsgen.rendering.themes import TemplateSource, Theme


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which Python keeps compiled code, empty."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    return themes.of_site(tmp_path)[0]


def files(kept: Path) -> list[Path]:
    """What newsgen keeps there; modules that are imported meanwhile are kept as well."""
    return list(kept.rglob("theme-*"))


def compiled(theme: Theme, monkeypatch: pytest.MonkeyPatch, language: str = "en") -> list[str]:
    """The templates that are compiled to have the 404 page ready, in one piece and as it was written."""
    found, compile_ = list[str](), jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, name: str, filename: str) -> object:
        found.append(name)
        return compile_(self, source, name, filename)

    with monkeypatch.context() as patched:
        patched.setattr(jinja2.Environment, "compile", noted)
        made = Templates(theme, language)
        made.make_ready(["404.html"])
        made._plain.get_template("404.html")
    return found


def test_the_default_theme_is_compiled_once(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled(theme, monkeypatch) == ["404.html", "404.html"]
    assert compiled(theme, monkeypatch) == []
    assert compiled(theme, monkeypatch, "de") == ["404.html", "404.html"]
    assert compiled(theme, monkeypatch, "de") == []


def test_another_text_or_another_newsgen_is_compiled_anew(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(theme, monkeypatch)
    part = theme.templates["parts/card.html"]
    other = Theme(theme.templates | {"parts/card.html": TemplateSource(part.file, part.text + "!")}, usual=True)
    assert compiled(other, monkeypatch)
    monkeypatch.setattr(software, "stamp", lambda: "another newsgen")
    assert compiled(other, monkeypatch)


def test_nothing_is_kept_of_a_sites_own_templates(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "front.html").write_text("mine")
    own, _ = themes.of_site(tmp_path)
    assert compiled(own, monkeypatch)
    assert makers.by_template(tmp_path, own)
    assert not files(kept)


@pytest.mark.parametrize("damage", [b"", b"\0" * 200, None], ids=["empty", "zeros", "cut"])
def test_what_is_damaged_is_made_anew(
    damage: bytes | None, kept: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(theme, monkeypatch)
    found = files(kept)
    for path in found:
        path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    assert len(found) == len(compiled(theme, monkeypatch)) == 2
    assert compiled(theme, monkeypatch) == []


def test_digests_of_the_default_theme_are_worked_out_once_for_all_sites(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = makers.by_template(tmp_path / "one", theme)
    monkeypatch.setattr(templates, "Templates", None)
    assert makers.by_template(tmp_path / "two", theme) == first


@pytest.mark.parametrize("why", ["not to be written", "not writable"])
def test_where_python_keeps_no_code_newsgen_keeps_none(
    why: str, kept: Path, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "not writable":
        kept.write_text("a file")
    else:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled(theme, monkeypatch) == compiled(theme, monkeypatch) != []
    assert makers.by_template(tmp_path, theme)
    assert not files(kept)


def test_no_name_is_that_of_a_modules_code(
    kept: Path, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(theme, monkeypatch)
    makers.by_template(tmp_path, theme)
    assert len(files(kept)) == 3
    assert not list(kept.rglob("theme.*.pyc"))
