"""The documents: their links lead somewhere, and the commands and the example in the README do what it says."""

import re
import shlex
import shutil
from pathlib import Path

import msgspec
import pytest
from documents import ROOT, blocks
from picture_samples import jpeg
from samples import MakeSite, Newsgen, article, run

from newsgen.config import Config, Policies, Publisher, SectionEntry
from newsgen.model import FigureEntry, FrontMatter

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?m:^    .*$)|`[^`]*`", "", page.read_text())
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target and not target.startswith(("mailto:", "/")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_readme_leads_to_every_document() -> None:
    linked = re.findall(r"\]\((docs/[\w-]+\.md)\)", (ROOT / "README.md").read_text())
    assert set(linked) >= {path.relative_to(ROOT).as_posix() for path in PAGES if path.parent != ROOT}


def test_the_readmes_commands_make_its_dump_its_article(tmp_path: Path, newsgen: Newsgen) -> None:
    (dump, shown), own = blocks("README.md", "What it does"), blocks("README.md", "Your own newspaper")
    commands = [shlex.split(line) for block in own for line in block.splitlines() if line.startswith("newsgen ")]
    assert [words[1] for words in commands] == ["init", "serve", "review", "build"]
    site = tmp_path / Path(commands[0][2]).name
    assert newsgen("init", site).code == 0
    settings = next(block for block in own if "title:" in block)
    assert re.findall(r"^\w+", settings, re.MULTILINE) == re.findall(
        r"^(?!tagline)\w+", (site / "newsgen.yml").read_text(), re.MULTILINE
    )
    (site / "newsgen.yml").write_text(settings)
    (site / "seeds/local").mkdir()
    (site / "seeds/local/ferry.txt").write_text(dump)
    (site / "seeds/local/ferry-1.jpg").write_bytes(jpeg())
    assert newsgen("build", "--site", site).code == 0
    (made,) = (site / "content").glob("*.md")
    assert re.sub(r"digest: \w+", "", made.read_text()) == re.sub(
        r"digest: \w+", "", shown
    )  # that is the picture's too
    assert f"`newsgen import --why content/{made.name}`" in (ROOT / "README.md").read_text()
    assert newsgen("import", "--site", site, "--why", made).code == 0
    assert newsgen("review", "--site", site).code == 0
    assert "Mara Quill" in (site / "public/2026/03/night-ferry-returns-to-aldermouth/index.html").read_text()


def test_who_has_only_tried_things_out_begins_the_record_anew(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article("The pier is 120 metres long.")})
    run(site)
    (site / "content/a.md").write_text(article("The pier is 210 metres long."))
    assert "nothing tells readers" in str(run(site).warnings)
    shutil.rmtree(site / "content/versions")
    assert [warning.file for warning in run(site).warnings] == ["content/versions"]
    assert run(site).warnings == ()


@pytest.mark.parametrize(
    ("page", "records"),
    [
        ("settings.md", (Config, SectionEntry, Publisher, Policies)),
        ("editing.md", (FrontMatter, FigureEntry)),
    ],
)
def test_everything_that_users_may_write_is_documented(page: str, records: tuple[type[msgspec.Struct], ...]) -> None:
    text = (ROOT / "docs" / page).read_text()
    for record in records:
        for field in msgspec.structs.fields(record):
            written = rf"`{field.name}`|(?:^ +(?:- )?|{{|, ){field.name}:(?: |$)"
            assert re.search(written, text, re.MULTILINE), f"docs/{page} does not mention {field.name}"
