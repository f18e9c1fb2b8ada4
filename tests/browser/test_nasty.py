"""A site of nasty titles: valid pages that read and look as they should, whatever a headline holds."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from samples import SETTINGS, Result, article

from newsgen.build import Options, build

TITLES = (
    "<script>alert(1)</script>",
    "\"Quoted\" & 'single' — «guillemets»",
    "{{ 7 * 7 }} {% raw %}",
    "]]> --> <!-- </title></script>",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "مرحبا بالعالم",
    "北京：新しい桟橋が再開した。",
    "👩‍👩‍👧‍👦 Family 🏳️‍🌈 flags 🇺🇦",
    "a\u0301e\u0301 combining z\u0310\u0313\u0308\u0315a\u0337l\u0334g\u0335o",
    "C:\\Windows\\..\\..\\etc\\passwd",
    "% 100 %s %d $HOME `ls`",
    "O'Brien's 50% off; DROP TABLE articles;--",
)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("nasty")
    (site / "content").mkdir()
    (site / "newsgen.yml").write_text(SETTINGS)
    for number, title in enumerate(TITLES):
        head = {
            "slug": f"n{number}",
            "authors": f"[{quoted(title)}]",
            "tags": f"[{quoted(title)}]",
            "section": quoted(title),
            "summary": quoted(title),
            "figures": f"[{{id: f, alt: {quoted(title)}, caption: {quoted(title)}, credit: {quoted(title)}}}]",
            "corrections": f"[{{date: 2026-03-04, note: {quoted(title)}}}]",
        }
        (site / "content" / f"n{number}.md").write_text(article("![][f]\n\nText.", title=quoted(title), **head))
    build(Options(site=site, output=site / "public", at=datetime(2026, 3, 5, tzinfo=UTC)))
    return site / "public"


def test_every_page_is_valid_html(folder: Path, html_errors: Callable[[Path], object]) -> None:
    assert len(list(folder.rglob("*.html"))) > 3 * len(TITLES)
    assert html_errors(folder) == []


def test_the_check_command_finds_nothing(folder: Path, newsgen: Callable[..., Result]) -> None:
    done = newsgen("check", "--site", folder.parent)
    assert done.code == 0, done.out
