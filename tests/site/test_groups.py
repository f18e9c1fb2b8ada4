"""Names that stand together in lists, and those that should not."""

import msgspec
import pytest
from samples import NOON, article, planned, read_article

from newsgen import context
from newsgen.config import Config, SectionEntry
from newsgen.model import Article
from newsgen.site.edition import compose
from newsgen.site.groups import mistakable, tags, unnamed
from newsgen.site.recipes import Recipe

CONFIG = Config(title="The Test Post", base_url="https://post.example/", timezone="Europe/Berlin")


def tagged(*names: str) -> list[Article]:
    """Articles of one tag each, the newest first."""
    return [
        read_article(article(tags=[name], date=f"2026-03-{9 - n:02}"), f"content/{n}.md", CONFIG)
        for n, name in enumerate(names)
    ]


def recipes(*articles: Article) -> tuple[Recipe, ...]:
    config = msgspec.structs.replace(CONFIG, sections=("Économie",))
    return planned(compose(articles, config, NOON, drafts=False), config, {})


def test_every_page_calls_a_name_what_its_list_is_called() -> None:
    old = read_article(
        article(title="Old", date="2026-03-01", tags="[Fähre]", authors="[Ada Lind]"), "content/old.md", CONFIG
    )
    head = {"section": "ECONOMIE", "tags": "[fahre, FÄHRE, C#]", "authors": "[ADA LIND, ben roy]"}
    new = read_article(article(title="New", date="2026-03-02", **head), "content/new.md", CONFIG)
    ben = read_article(article(title="Ben Roy", date=None), "content/authors/ben.md", CONFIG)
    found = {recipe.path: recipe.make() for recipe in recipes(old, new, ben)}
    page, front, feed = (found[path] for path in ("2026/03/new/index.html", "index.html", "feed.xml"))
    assert isinstance(page, context.ArticlePage)
    assert page.section == context.Link("Économie", "/economie/")
    assert [link.text for link in (*page.tags, *page.authors)] == ["Fähre", "C#", "Ada Lind", "Ben Roy"]
    assert isinstance(front, context.FrontPage)
    assert front.lead
    assert (front.lead.section, front.lead.authors) == (page.section, ("Ada Lind", "Ben Roy"))
    assert isinstance(feed, context.FeedPage)
    assert feed.entries[0].subjects == ("Économie", "Fähre", "C#")
    assert "ECONOMIE" not in page.meta.structured_data


@pytest.mark.parametrize("key", ["tags", "authors"])
def test_a_name_is_spelled_alike_where_it_is_all_that_is_spelled_otherwise(key: str) -> None:
    articles = [
        read_article(article(date=f"2026-03-0{n}", **{key: f"[{name}]"}), f"content/{n}.md", CONFIG)
        for n, name in ((1, "Ada Lind"), (2, "ADA LIND"))
    ]
    found = compose(articles, CONFIG, NOON, drafts=False).articles
    assert [getattr(a, key) for a in found] == [("Ada Lind",), ("Ada Lind",)]


def test_different_names_of_one_address_keep_their_spelling() -> None:
    first, second = compose(tagged("C#", "C"), CONFIG, NOON, drafts=False).articles
    assert (first.tags, second.tags) == (("C#",), ("C",))


def test_an_articles_page_is_made_anew_when_a_name_is_spelled_otherwise() -> None:
    # The oldest is too far from the newest to be related to it.
    made = [recipes(*tagged(*["ferries"] * 7, oldest)) for oldest in ("ferries", "Ferries", "ferries")]
    newest = [next(recipe for recipe in found if recipe.origin == "content/0.md") for found in made]
    assert newest[0].key == newest[2].key != newest[1].key


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


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ((), ["'C#' and 'C', in `section`, have one page together, /c/index.html"]),
        ((SectionEntry("Computers", slug="c"),), []),
    ],
)
def test_sections_are_told_too_unless_the_settings_name_them(named: tuple[SectionEntry, ...], told: list[str]) -> None:
    config = msgspec.structs.replace(CONFIG, sections=named)
    articles = [read_article(article(section=name), f"content/{name}.md", config) for name in ("C", "C#")]
    assert [problem.what for problem in mistakable(compose(articles, config, NOON, drafts=False))] == told


class Settings:
    """The lines of settings that have the entries of `sections` from the third on."""

    def line(self, origin: str, output: str) -> int:
        raise NotImplementedError

    def line_of(self, origin: str, *steps: str | int) -> int:
        key, number = steps
        return 3 + int(number) if (origin, key) == ("newsgen.yml", "sections") else 0


@pytest.mark.parametrize(
    ("named", "used", "said"),
    [
        (
            ("World", "Region"),
            ("Local", "Local", "World"),
            ["newsgen.yml:4: 2 articles are in the section 'Local', which"],
        ),
        (
            ("Region",),
            ("Local",),
            ["newsgen.yml:3: content/0.md is in the section 'Local', which is not named here, while"],
        ),
        (("World",), ("Local", "World"), []),
        (("Region",), (), []),
        ((), ("Local",), []),
    ],
)
def test_a_section_that_was_perhaps_renamed_in_the_settings_alone_is_told(
    named: tuple[str, ...], used: tuple[str, ...], said: list[str]
) -> None:
    config = msgspec.structs.replace(CONFIG, sections=named)
    articles = [read_article(article(section=name), f"content/{n}.md", config) for n, name in enumerate(used)]
    found = [str(note) for note in unnamed(compose(articles, config, NOON, drafts=False), Settings())]
    assert [note[: len(start)] for note, start in zip(found, said, strict=True)] == said
