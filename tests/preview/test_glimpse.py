"""A glimpse at an article that is being written is the page that the build then makes, where there can be one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from samples import SETTINGS, MakeSite, article

from newsgen.build import Options, make
from newsgen.preview import glimpse

HEAD = {"title": "A", "section": "Local", "tags": "[x]", "figures": "[{id: f, src: /p.jpg}]", "image": "f"}
"""Its picture is not there, so it has a card with its headline."""
OTHERS = {f"content/{name}.md": article(title=name.upper(), section="Local", tags="[x]") for name in "bcd"}


def options(site: Path) -> Options:
    return Options(site=site, output=site / ".newsgen" / "preview", at=datetime(2026, 3, 5, tzinfo=UTC), jobs=1)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("Another *text*.\n\nOf two paragraphs.", {}),
        ("The text.", {"summary": "In short.", "updated": "2026-03-03", "dateline": "ALDERMOUTH"}),
        ("The text.", {"review": "[title]"}),
        ("The text.", {"corrections": "[{date: 2026-03-03, note: It was wrong.}]", "extra": "{key_points: [One]}"}),
    ],
)
def test_it_is_what_the_build_makes(make_whole_site: MakeSite, body: str, head: dict[str, str]) -> None:
    site = make_whole_site({**OTHERS, "content/a.md": article(**{**HEAD, "slug": "a"})})
    built = make(options(site))
    (site / "content/a.md").write_text(article(body, **{**HEAD, "slug": "a", **head}))
    seen = glimpse.take(built, site, "content/a.md")
    assert seen
    assert (seen.path, seen.address) == ("2026/03/a/index.html", "/2026/03/a/")
    make(options(site))
    assert seen.page == (site / ".newsgen" / "preview" / seen.path).read_bytes()


@pytest.mark.parametrize(
    "head",
    [
        {"section": "World"},
        {"date": "2026-03-01"},
        {"tags": "[y]"},
        {"slug": "another"},
        {"draft": "true"},
        {"extra": "{series: Night}"},
        {"figures": "[{id: f, src: /p.jpg}, {id: g}]"},
        {"title": "B"},
        {"title": "Another headline for its card", "slug": "a"},
        {"weather": "fine"},
    ],
)
def test_only_a_build_can_tell_where_the_article_moves(make_whole_site: MakeSite, head: dict[str, str]) -> None:
    site = make_whole_site({**OTHERS, "content/a.md": article(**HEAD)})
    built = make(options(site))
    (site / "content/a.md").write_text(article(**{**HEAD, **head}))
    assert glimpse.take(built, site, "content/a.md") is None
    (site / "content/a.md").unlink()
    assert glimpse.take(built, site, "content/a.md") is None
    assert glimpse.take(built, site, "content/new.md") is None
    assert glimpse.take(built, site, "newsgen.yml") is None
    seen = glimpse.take(built, site, "content/c.md")
    assert seen
    assert seen.path == "2026/03/c/index.html"


def test_a_headline_is_on_the_card_of_an_article_and_nowhere_else_where_there_is_none(make_site: MakeSite) -> None:
    site = make_site({**OTHERS, "content/a.md": article(**HEAD), "newsgen.yml": SETTINGS + "social_cards: false\n"})
    built = make(options(site))
    (site / "content/a.md").write_text(article(**{**HEAD, "title": "Another", "slug": "a"}))
    seen = glimpse.take(built, site, "content/a.md")
    make(options(site))
    assert seen
    assert seen.page == (site / ".newsgen" / "preview" / seen.path).read_bytes()
