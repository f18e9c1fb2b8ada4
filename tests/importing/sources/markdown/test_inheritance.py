"""What other generators say of whole folders: what is held back there stays so, and what is no article is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import source_samples as sources
from samples import MakeSite, Newsgen

from newsgen import config, importing
from newsgen.formats import frontmatter
from newsgen.incremental import stamps
from newsgen.model import FrontMatter

POST = "---\ntitle: Pier\ndate: 2020-01-02\n---\nThe ferry sails again.\n"
OPEN = POST.replace("title", "draft: false\ntitle")
TARGET = "cascade:\n  - _target: {path: '/posts/secret/**'}\n    draft: true\n"


def imported(site: Path) -> dict[str, FrontMatter]:
    """The heads of the articles, by the place of their dumps below seeds/."""
    return {
        o.seed.removeprefix("seeds/"): frontmatter.parse((site / o.receipt.article).read_text(), o.receipt.article).head
        for o in sources.take_in(site)
        if o.receipt
    }


HELD: Mapping[str, tuple[str, str, str]] = {
    "a cascade": ("posts/a.md", "posts/_index.md", "---\ncascade: {draft: true}\n---\n"),
    "a cascade far above": ("x/posts/2020/a.md", "x/_index.md", "+++\n[cascade]\nbuild = {render = 'never'}\n+++\n"),
    "a cascade of several": (
        "posts/a.md",
        "_index.md",
        "---\ncascade:\n  - {weight: 1}\n  - {_build: {render: no}}\n---\n",
    ),
    "a cascade of a place": ("posts/secret/a.md", "_index.md", f"---\n{TARGET}---\n"),
    "a cascade of a time": ("posts/a.md", "posts/_index.md", "---\ncascade: {expiryDate: 2021-01-01}\n---\n"),
    "a cascade of a page in HTML": ("posts/a.html", "posts/_index.md", "---\ncascade: {draft: true}\n---\n"),
    "a cascade in capitals": ("posts/a.md", "posts/_index.md", "---\nCascade: {Draft: true}\n---\n"),
    "a cascade of several places": (
        "posts/a.md",
        "_index.md",
        "---\ncascade:\n  - {target: [{path: '/x/**'}, {path: '/posts/**'}], draft: true}\n---\n",
    ),
    "a cascade of pages": ("posts/a.md", "_index.md", "---\ncascade: {target: {kind: page}, draft: true}\n---\n"),
    "a section by another ending": ("posts/a.md", "posts/_index.markdown", "---\ncascade: {draft: true}\n---\n"),
    "Hugo's settings in their folder": (
        "content/posts/a.md",
        "config/_default/hugo.toml",
        "[[cascade]]\nprivate = true\n",
    ),
    "Hugo's settings": ("content/posts/a.md", "hugo.toml", "[[cascade]]\nprivate = true\n"),
    "a cascade in a language": ("posts/a.de.md", "posts/_index.de.md", "---\ncascade: {draft: true}\n---\n"),
    "a cascade of a bundle": ("posts/a/index.de.md", "_index.de.markdown", "---\ncascade: {draft: true}\n---\n"),
    "a cascade of a country": ("a.pt-BR.md", "_index.pt-br.md", "---\ncascade: {draft: true}\n---\n"),
    "a section of Zola in a language": ("posts/a.fr.md", "posts/_index.fr.md", "+++\ndraft = true\n+++\n"),
    "a language that may be the site's": ("posts/a.md", "posts/_index.de.md", "---\ncascade: {draft: true}\n---\n"),
    "a broken section in a language": ("posts/a.de.md", "_index.de.md", "---\ncascade: [\n  draft: true\n---\n"),
    "a section of Zola": ("posts/a.md", "posts/_index.md", "+++\ndraft = true\n+++\n"),
    "a head that is broken": ("posts/a.md", "posts/_index.md", "---\ncascade: [\n  draft: true\n---\n"),
    "Jekyll's settings": (
        "_posts/2020-01-02-a.md",
        "_config.yml",
        "title: A\ndefaults:\n  - scope: {path: '', type: posts}\n    values: {published: false}\n",
    ),
    "a place in Jekyll's settings": (
        "members/a.md",
        "_config.yml",
        "defaults:\n  - scope: {path: members/*}\n    values: {published: false}\n",
    ),
    "Jekyll's drafts": ("_drafts/a.md", "_config.yml", "title: A\n"),
    "a folder's data": ("posts/2020/a.md", "posts/posts.json", '{"draft": true, "layout": "post"}'),
    "a folder's data without a page": ("posts/a.md", "posts/posts.11tydata.json", '{"permalink": false}'),
    "a folder's data beside lists": ("posts/a.md", "posts/posts.json", '{"eleventyExcludeFromCollections": true}'),
    "a file's data": ("posts/a.md", "posts/a.11tydata.json", '{"draft": true}'),
    "half a character": ("posts/a.md", "posts/posts.json", '{"\\ud800state": "draft", "private": true}'),
    "a number of too many digits": ("posts/a.md", "hugo.toml", f"[cascade]\nprivate = 0x{'f' * 5000}\n"),
    "a program": ("posts/a.md", "posts/posts.11tydata.js", "export default { draft: true };"),
    "computed data": ("posts/a.md", "posts/posts.json", '{"eleventyComputed": {"permalink": "{{ false }}"}}'),
}
FREE: Mapping[str, tuple[str, str, str]] = {
    "a cascade of looks": ("posts/a.md", "posts/_index.md", "---\ncascade: {type: docs, draft: false}\n---\n"),
    "a cascade of lists": ("posts/a.md", "_index.md", "---\ncascade: {_target: {kind: section}, draft: true}\n---\n"),
    "a cascade of terms": ("posts/a.md", "_index.md", "---\ncascade: {target: {kind: term}, draft: true}\n---\n"),
    "Hugo's settings": ("posts/a.md", "hugo.toml", "[[cascade]]\ndraft = false\n"),
    "a cascade of another place": ("posts/open/a.md", "_index.md", f"---\n{TARGET}---\n"),
    "a cascade of another language": ("a.fr.md", "_index.de.md", "---\ncascade: {draft: true}\n---\n"),
    "another folder": ("posts/a.md", "pages/_index.md", "---\ncascade: {draft: true}\n---\n"),
    "defaults of another collection": (
        "_posts/2020-01-02-a.md",
        "_config.yml",
        "permalink: none\ndefaults:\n  - scope: {path: '', type: notes}\n    values: {published: false}\n",
    ),
    "settings that are broken": ("a.md", "config.yaml", "build: [\n"),
    "data of another program": ("posts/a.md", "posts/posts.json", '[{"draft": true}]'),
    "a program that speaks of looks": ("posts/a.md", "posts/posts.11tydata.js", 'export default { layout: "x" };'),
}  # fmt: skip


@pytest.mark.parametrize(("dump", "above", "said"), HELD.values(), ids=HELD)
def test_what_is_held_back_from_above_is_a_draft(make_site: MakeSite, dump: str, above: str, said: str) -> None:
    site = make_site({f"seeds/{dump}": POST, f"seeds/{above}": said})
    (head,) = imported(site).values()
    assert (head.draft, "draft" in head.review) == (True, True)


@pytest.mark.parametrize(("dump", "above", "said"), FREE.values(), ids=FREE)
def test_what_holds_nothing_back_changes_nothing(make_site: MakeSite, dump: str, above: str, said: str) -> None:
    site = make_site({f"seeds/{dump}": POST, f"seeds/{above}": said})
    (head,) = imported(site).values()
    assert (head.draft, head.review) == (False, ())


def test_where_the_site_itself_lies_does_not_count(make_site: MakeSite) -> None:
    around = make_site({}).name
    said = f"---\ncascade:\n  - _target: {{path: '/{around}/**'}}\n    draft: true\n---\n"
    site = make_site({"seeds/posts/a.md": POST, "seeds/_index.md": said})
    assert around in site.parts
    assert not imported(site)["posts/a.md"].draft


def test_a_dump_from_elsewhere_is_held_back_by_what_lies_above_it_there(make_site: MakeSite, tmp_path: Path) -> None:
    site, there = make_site({}), tmp_path / "elsewhere"
    (there / "posts/2020").mkdir(parents=True)
    (there / "_index.md").write_text("---\ncascade: {draft: true}\n---\n")
    (there / "posts/2020/a.md").write_text(POST)
    (outcome,) = sources.take_in(site, [there / "posts/2020/a.md"], named=True)
    assert outcome.receipt is not None
    assert frontmatter.parse((site / outcome.receipt.article).read_text(), "a").head.draft


def test_what_lies_nearer_counts_more_and_the_article_itself_most(make_site: MakeSite) -> None:
    site = make_site(
        {
            "seeds/_index.md": "---\ncascade: {draft: true}\n---\n",
            "seeds/open/_index.md": "---\ncascade: {draft: false}\n---\n",
            "seeds/open/a.md": POST,
            "seeds/b.md": OPEN,
            "seeds/c.md": POST.replace("title", "draft:\ntitle"),
        }
    )
    assert {seed: head.draft for seed, head in imported(site).items()} == {
        "open/a.md": False,
        "b.md": False,
        "c.md": True,
    }


def test_what_a_section_says_in_a_language_counts_more_for_that_alone(make_site: MakeSite) -> None:
    site = make_site(
        {
            "seeds/_index.md": "---\ncascade: {draft: true}\n---\n",
            "seeds/_index.de.md": "---\ncascade: {draft: false}\n---\n",
            "seeds/open/_index.md": "---\ncascade: {draft: false}\n---\n",
            "seeds/open/_index.de.md": "---\ncascade: {draft: true}\n---\n",
            **{f"seeds/{name}": POST for name in ("a.md", "a.de.md", "open/b.md", "open/b.de.md", "open/b.fr.md")},
        }
    )
    assert {seed: head.draft for seed, head in imported(site).items()} == {
        "a.md": True,
        "a.de.md": False,
        "open/b.md": False,
        "open/b.de.md": True,
        "open/b.fr.md": False,
    }


def test_a_section_in_a_language_that_may_be_the_sites_takes_nothing_back(make_site: MakeSite) -> None:
    site = make_site(
        {
            "seeds/_index.md": "---\ncascade: {draft: true}\n---\n",
            "seeds/open/_index.de.md": "---\ncascade: {draft: false}\n---\n",
            "seeds/open/a.md": POST,
        }
    )
    assert imported(site)["open/a.md"].draft


def test_an_article_of_newsgen_is_held_back_as_well(make_site: MakeSite) -> None:
    own = POST.replace("title", "dateline: Aldermouth\nextra: {label: Analysis}\ntitle")
    site = make_site({"seeds/posts/a.md": own, "seeds/posts/_index.md": "---\ncascade: {draft: true}\n---\n"})
    (head,) = imported(site).values()
    assert (head.draft, head.dateline) == (True, "Aldermouth")


def test_the_file_that_says_so_is_named(make_site: MakeSite) -> None:
    site = make_site({"seeds/posts/2020/a.md": POST, "seeds/posts/_index.md": "---\ncascade: {draft: true}\n---\n"})
    (outcome,) = importing.import_changes(site, config.load(site), now=sources.NOW)
    assert outcome.receipt is not None
    assert outcome.receipt.review[-1].why.startswith("the file seeds/posts/_index.md says so of all below it")


@pytest.mark.parametrize(("dump", "above"), [("a.md", "_index.md"), ("a.xhtml", "_index.md"), ("a.md", "_index.de.md")])
def test_a_folder_that_is_held_back_later_is_read_anew(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, dump: str, above: str
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", 0)
    site = make_site({f"seeds/posts/{dump}": POST, "seeds/posts/b.txt": "The ferry sails again on Monday.\n"})
    section = site / "seeds/posts" / above

    def done() -> dict[str, str]:
        return {seed.removeprefix("seeds/posts/"): done for seed, done in sources.looked_at(site).items()}

    assert done() == {dump: "imported", "b.txt": "imported"}
    done()
    assert done() == {}
    section.write_text("---\ncascade: {draft: true}\n---\n")
    assert done() == {dump: "updated"}
    assert "draft: true" in (site / "content/a.md").read_text()
    assert done() == {dump: "unchanged"}
    assert done() == {}
    section.unlink()
    assert done() == {dump: "updated"}


def test_what_was_held_back_stays_so_when_the_file_that_said_so_is_gone(make_site: MakeSite) -> None:
    section = "---\ncascade: {draft: true, publishDate: 2999-01-01}\n---\n"
    site = make_site({"seeds/posts/a.md": POST, "seeds/posts/b.md": OPEN, "seeds/posts/_index.md": section})
    assert {seed: head.draft for seed, head in imported(site).items()} == {"posts/a.md": True, "posts/b.md": False}
    (site / "seeds/posts/_index.md").unlink()
    for text in (POST, f"{POST}More of it.\n"):
        (site / "seeds/posts/a.md").write_text(text)
        assert {seed: (head.draft, head.review) for seed, head in imported(site).items()} == {
            "posts/a.md": (True, ("draft",)),
            "posts/b.md": (True, ("draft",)),  # it was under an embargo
        }
    told = (site / "content/receipts/posts/a.md.json").read_text()
    assert "seeds/posts/_index.md held it back and is gone, so it stays a draft" in told


def test_what_was_held_back_stays_so_where_its_article_was_removed_or_broken_meanwhile(make_site: MakeSite) -> None:
    section = "---\ncascade: {draft: true}\n---\n"
    site = make_site({"seeds/posts/a.md": POST, "seeds/posts/b.md": POST, "seeds/posts/_index.md": section})
    imported(site)
    (site / "seeds/posts/_index.md").unlink()
    (site / "content/a.md").unlink()
    (site / "content/b.md").write_text("---\ndraft: true\n---\nNo title.\n")
    seeds = [site / "seeds/posts" / name for name in ("a.md", "b.md")]
    outcomes = sources.take_in(site, seeds, named=True)
    assert [o.done for o in outcomes] == ["imported", "beside"]
    for name in ("a.md", "b.md.incoming"):
        assert frontmatter.parse((site / "content" / name).read_text(), name).head.draft


def test_what_a_person_no_more_says_of_a_folder_holds_nothing_back(make_site: MakeSite) -> None:
    site = make_site({"seeds/posts/a.md": POST, "seeds/posts/_index.md": "---\ncascade: {draft: true}\n---\n"})
    imported(site)
    (site / "seeds/posts/_index.md").write_text("---\ntitle: Posts\n---\n")
    assert not imported(site)["posts/a.md"].draft


def test_section_pages_and_what_belongs_to_an_article_are_no_articles(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site(
        {
            "seeds/_index.md": "---\ntitle: News\n---\n",
            "seeds/posts/_index.md": "---\ntitle: Posts\n---\nAll that we wrote.\n",
            "seeds/posts/_index.de.md": "Alles.\n",
            "seeds/posts/pier/index.md": POST,
            "seeds/posts/pier/index.de.md": POST,
            "seeds/posts/pier/quotes.md": "What the harbour office said.\n",
            "seeds/posts/pier/more/index.md": POST,
            "seeds/posts/a.md": POST,
        }
    )
    assert [*imported(site)] == ["posts/a.md", "posts/pier/index.de.md", "posts/pier/index.md"]
    told = newsgen("build", "--site", site).err.splitlines()
    section, resource = (
        f"1: it {why} not imported"
        for why in (
            "is the page of a section, whose list newsgen makes itself, so its text is",
            "lies in the folder of the article in an index.md and belongs to that, so it is",
        )
    )
    assert [line.partition(";")[0].removeprefix("seeds/posts/") for line in told if line.startswith("seeds/")] == [
        f"_index.de.md:{section}",
        f"_index.md:{section}",
        f"pier/more/index.md:{resource}",
        f"pier/quotes.md:{resource}",
    ]


@pytest.mark.parametrize("name", ["index.de.md", "index.markdown", "index.fr.mdown", "INDEX.md"])
@pytest.mark.parametrize("sign", ["_index.md", "_index.de.md", "hugo.toml"])
def test_the_folder_of_an_article_is_one_in_whatever_language_it_is(make_site: MakeSite, name: str, sign: str) -> None:
    site = make_site({f"seeds/{sign}": "", f"seeds/posts/pier/{name}": POST, "seeds/posts/pier/notes.md": "Secret.\n"})
    assert [*imported(site)] == [f"posts/pier/{name}"]


def test_without_a_sign_of_hugo_among_the_dumps_an_index_has_articles_beside_it(make_site: MakeSite) -> None:
    site = make_site({"seeds/posts/index.md": POST, "seeds/posts/a.md": POST, "hugo.toml": ""})
    assert [*imported(site)] == ["posts/a.md", "posts/index.md"]


def test_a_link_among_them_is_not_followed_and_holds_back(make_site: MakeSite) -> None:
    site = make_site({"seeds/posts/a.md": POST, "outside.md": "---\ntitle: Posts\n---\n"})
    (site / "seeds/posts/_index.md").symlink_to(site / "outside.md")
    (head,) = imported(site).values()
    assert head.draft
