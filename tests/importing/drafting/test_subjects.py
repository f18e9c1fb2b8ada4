"""What lines of a dump say that it is about: its tags, and the section that it is filed under."""

from datetime import UTC, datetime

import msgspec
import pytest

from newsgen.config import Config
from newsgen.importing.drafting import compose
from newsgen.importing.records import Dump
from newsgen.model import FrontMatter

CONFIG = Config(title="Test", base_url="https://news.example.com", sections=("Local", "World"))
TEXT = (
    "The night ferry sails again after eleven months of repairs to the pier, the council said.",
    "",
    "Crews finished the pier, and tickets cost what they did before, said the operator.",
)
NOW = datetime(2026, 8, 3, tzinfo=UTC)
HEADLINE = "The night ferry returns to Aldermouth"


def head(*, above: str = "", below: str = "", config: Config = CONFIG) -> FrontMatter:
    lines = (*above.split("\n"), "", HEADLINE, "", *TEXT, "", *below.split("\n"))
    return compose.draft(Dump("seeds/a.txt", lines), config, "digest", NOW).head


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: harbour, ferries, night trains", ("harbour", "ferries", "night trains")),
        ("Tagged as: harbour | ferries", ("harbour", "ferries")),
        ("Tags: #harbour #ferries", ("harbour", "ferries")),
        ("Tags: C#, harbour", ("C#", "harbour")),
        ("Теги: паром, порт", ("паром", "порт")),
        ("Schlagwörter: Fähre, Hafen", ("Fähre", "Hafen")),
        ("Tags: harbour; harbour", ("harbour",)),
        ("Tags: the harbour office did not say by Tuesday what it will do.", ()),
        ("Tags", ()),
        ("Filed under: Local", ()),
    ],
)
def test_the_tags_that_a_line_names_are_the_articles(line: str, tags: tuple[str, ...]) -> None:
    assert head(below=line).tags == tags


def test_keywords_among_the_fields_of_a_content_system_are_tags() -> None:
    found = head(above=f"HEADLINE: {HEADLINE}\nKEYWORDS: council, budget\nSECTION: World\nBYLINE: By Ada Holm")
    assert (found.tags, found.section, found.authors) == (("council", "budget"), "World", ("Ada Holm",))
    assert not found.extra


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Filed under: Local", "Local"),
        ("Filed under: Harbour | World", "World"),
        ("Posted in: local", "Local"),
        ("Filed under: Harbour", None),
        ("Tags: World", None),
    ],
)
def test_a_line_files_the_article_under_a_section_of_the_settings(line: str, section: str | None) -> None:
    assert head(below=line).section == section
    assert head(below=line, config=msgspec.structs.replace(CONFIG, sections=())).section is None
