"""`newsgen import --why`: beside each line of a dump, what became of it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from samples import MakeSite
from source_samples import take_in

from newsgen.cli import main

DUMP = """Share this @news.example.com
The night ferry is back at the pier of [bold]Aldermouth[/bold], the harbour office said on Monday after the works.

The ferry at the rebuilt pier on Sunday. (Ada Holm/AP Photo)
It sails again on Friday, eleven months after a storm took the old pier and the light at the end of it.
"""
ARTICLE = "content/ferry.md"


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    made = make_site({"seeds/ferry.txt": DUMP, "content/about.md": "---\ntitle: About\n---\nUs.\n"})
    (outcome,) = take_in(made)
    assert outcome.receipt
    (made / outcome.receipt.article).rename(made / ARTICLE)
    return made


def why(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", "--site", str(site), "--why", *arguments])


def test_each_line_stands_beside_what_became_of_it(site: Path) -> None:
    shown = why(site, ARTICLE).output.split("\n")
    rows = [row for row in shown if row[:5].strip().isdigit()]
    assert [row.split()[0] for row in rows] == ["1", "2", "4", "5"]
    became = ("set aside", "a paragraph", "a figure", "a paragraph")
    assert all(what in row for row, what in zip(rows, became, strict=True))
    assert "[bold]Aldermouth[/bold]" in "".join(shown)
    assert "names its site" in "".join(shown)
    assert max(map(len, shown)) > 100  # what has no width is taken for wide


def test_the_article_may_be_named_from_the_current_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    assert why(site, f"{site.name}/{ARTICLE}").exit_code == 0


def test_for_programs_it_is_the_receipt(site: Path) -> None:
    found = json.loads(why(site, ARTICLE, "--json").output)
    assert [line["text"] for line in found["lines"]] == DUMP.split("\n")


def test_a_dump_stands_for_its_article(site: Path) -> None:
    (receipt,) = (site / "content/receipts").glob("*.json")
    assert json.loads(why(site, "seeds/ferry.txt", "--json").output) == json.loads(why(site, ARTICLE, "--json").output)
    for number in (1, 2):
        one = receipt.read_text().replace("seeds/ferry.txt", f"seeds/all.xml#{number}")
        receipt.with_name(f"all.xml#{number}.json").write_text(one)
    (site / "seeds/all.xml").write_text("<rss/>")
    assert (
        "seeds/all.xml:1: this file has 2 articles; name one of them, such as content/"
        in why(site, "seeds/all.xml").output
    )
    receipt.unlink()
    said = "seeds/ferry.txt:1: no article was made of this file; name an article, or import this dump"
    assert said in why(site, "seeds/ferry.txt").output


def test_an_article_that_the_editor_removed_is_known_by_where_it_was(site: Path) -> None:
    (receipt,) = (site / "content/receipts").glob("*.json")
    was = json.loads(receipt.read_bytes())["article"]
    (site / ARTICLE).unlink()
    assert "a figure" in why(site, was).output


@pytest.mark.parametrize(
    ("article", "what"),
    [
        *((name, "there is no such article") for name in ("content/nowhere.md", "seeds/nowhere.txt")),
        ("content/about.md", "it was not made from a dump"),
    ],
)
def test_what_has_no_receipt_is_said(site: Path, article: str, what: str) -> None:
    result = why(site, article)
    assert result.exit_code == 1
    assert f"{article}:1: {what}" in result.output


def test_it_imports_nothing_besides(site: Path) -> None:
    assert why(site, ARTICLE, "--dry-run").exit_code == 2
    assert why(site, ARTICLE, str(site / "seeds/ferry.txt")).exit_code == 2
