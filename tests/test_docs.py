"""The documents: their links lead somewhere, and the commands in the README do what it says."""

import re
import shlex
from pathlib import Path

import msgspec
import pytest
from samples import Newsgen

from newsgen.config import Config, Policies, Publisher, SectionEntry
from newsgen.model import FigureEntry, FrontMatter

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target and not target.startswith(("mailto:", "/")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_readmes_commands_make_a_site(tmp_path: Path, newsgen: Newsgen) -> None:
    lines = (ROOT / "README.md").read_text().splitlines()
    commands = [shlex.split(line.strip()) for line in lines if line.startswith("    newsgen ") and "serve" not in line]
    assert [words[1] for words in commands] == ["init", "build", "review"]
    site = tmp_path / Path(commands[0][2]).name
    assert newsgen("init", site).code == 0
    dump = "Share this @old.example\nThe night ferry sails again on Monday, the harbour office said at noon.\n\n"
    (site / "seeds" / "ferry.txt").write_text(
        f"{dump}The ferry at the pier. (Ada Holm/Coast Pictures)\nCrews are glad.\n"
    )
    built = newsgen("build", "--site", site)
    assert (built.code, "1 dump was read; `newsgen review` lists" in built.err) == (0, True)
    assert "read;" not in newsgen("build", "--site", site).err
    assert "Ada Holm/Coast Pictures" in next((site / "public").glob("20*/*/*/index.html")).read_text()
    assert "title" in newsgen("review", "--site", site).out


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
