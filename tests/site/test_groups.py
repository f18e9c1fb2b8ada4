"""Names that stand together in lists, and those that should not."""

from datetime import UTC, datetime

import pytest
from samples import article, read_article

from newsgen.config import Config
from newsgen.model import Article
from newsgen.site.edition import compose
from newsgen.site.groups import mistakable, tags

CONFIG = Config(title="The Test Post", base_url="https://post.example/", timezone="Europe/Berlin")
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def tagged(*names: str) -> list[Article]:
    """Articles of one tag each, the newest first."""
    return [
        read_article(article(tags=[name], date=f"2026-03-{9 - n:02}"), f"content/{n}.md", CONFIG)
        for n, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    "names", [("Fähre", "fahre"), ("Łódź", "Lodz"), ("#metoo", "MeToo"), ("Covid 19", "Covid-19"), ("Порт", "порт")]
)
def test_spellings_of_one_name_are_one_list(names: tuple[str, str]) -> None:
    edition = compose(tagged(*names), CONFIG, NOON, drafts=False)
    assert [(group.name, len(group.articles)) for group in tags(edition)] == [(names[1], 2)]
    assert [*mistakable(edition)] == []


@pytest.mark.parametrize("names", [("C#", "C"), ("C", "C++"), ("王伟", "汪伟"), ("Порт", "Port")])
def test_different_names_of_one_address_are_told(names: tuple[str, str]) -> None:
    first, other = sorted(names)
    found = [str(problem) for problem in mistakable(compose(tagged(*names), CONFIG, NOON, drafts=False))]
    assert len(found) == 1
    assert found[0].startswith(f"content/{names.index(other)}.md:1: {other!r} and {first!r}, in `tags`, have one page ")


def test_authors_are_told_too() -> None:
    both = read_article(article(authors=["王伟", "汪伟"]), "content/a.md", CONFIG)
    (found,) = mistakable(compose([both], CONFIG, NOON, drafts=False))
    assert found.what.endswith("in `authors`, have one page together, /authors/wang-wei/index.html")
