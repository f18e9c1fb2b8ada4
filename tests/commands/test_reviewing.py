"""`newsgen review`: what waits for a person, in which articles, and which of them cannot be read."""

import json
import os
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result
from picture_samples import jpeg, xmp
from samples import MakeSite, article
from source_samples import take_in

from newsgen import config
from newsgen.cli import main
from newsgen.commands import asking, reviewing
from newsgen.importing.drafting import doubts
from newsgen.importing.records import Reading

NOW = datetime(2026, 3, 1, tzinfo=UTC)
DUMP = """The night ferry is back at the pier. It sails on Monday.

The ferry at the pier. (Ada Holm/AP Photo)
All is well in the port, they say.
"""
BROKEN = "---\ntitle: [\n---\n\nText.\n"
GUESSED = article(review="[title]")
ASKED = "content/a.md:2: title: is this the headline? The article's `review` names it\n"


def review(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["review", *map(str, arguments)])


def test_guesses_and_missing_pictures_wait_for_a_person(make_site: MakeSite) -> None:
    site = make_site({"seeds/a.txt": DUMP})
    take_in(site, now=NOW)
    items = reviewing.review(site, config.load(site)).items
    assert {item.item for item in items} >= {"title", "date", "picture"}
    rows = (site / items[0].article).read_text().split("\n")
    title = next(item for item in items if item.item == "title")
    assert rows[title.line - 1].startswith("title: ")
    assert "seeds/a.txt:1" in title.why


def test_the_guesses_in_an_edited_article_are_told_when_its_dump_was_renamed(make_site: MakeSite) -> None:
    site = make_site({"seeds/a.txt": DUMP})
    for seed in ("seeds/a.txt", "seeds/b.txt"):
        run = take_in(site, [site / seed], now=NOW)
        assert [o.done for o in run] == ["imported" if seed.endswith("a.txt") else "unchanged"]
        if seed.endswith("a.txt"):
            (path,) = (site / "content").glob("*.md")
            path.write_text(path.read_text() + "Mine.\n")
            (site / seed).rename(site / "seeds/b.txt")
    assert "names it" not in next(
        item.why for item in reviewing.review(site, config.load(site)).items if item.item == "title"
    )


QUESTIONS = {
    DUMP: (
        "title: is this the headline? It is made of the first sentence of seeds/a.txt, on line 1",
        "date: seeds/a.txt gives no date, so this is when it was imported: set `date`",
    ),
    "Night ferry back\nThe ferry sails on Monday, the port said on Friday, and all are glad.\n": (
        "title: is this the headline? It is the first line of seeds/a.txt",
    ),
    "The pier opens\n\nBy Ada Holm\n\n03/04/2025\n\nThe council said on Friday that the pier opens to all.\n": (
        "date: is this when it was published? Day and month of this date may be the other way round (seeds/a.txt:5)",
    ),
}


@pytest.mark.parametrize("dump", QUESTIONS, ids=range(len(QUESTIONS)))
def test_a_person_is_asked_what_a_person_can_answer(make_site: MakeSite, dump: str) -> None:
    site = make_site({"seeds/a.txt": dump})
    take_in(site, now=NOW)
    said = review("--site", site).stdout
    assert [question for question in QUESTIONS[dump] if question not in said] == [], said


def test_an_unsure_reading_is_told_without_its_number() -> None:
    (note,) = doubts.unsure([Reading(3, "caption", "The pier", 0.51, "its form: words that point")])
    said = "is this a caption? It was taken for a caption, which is not sure: its form: words that point (a.txt:3)"
    assert asking.asked(note, "a.txt", changed=False) == said


def test_a_date_that_was_set_since_is_not_asked_for(make_site: MakeSite) -> None:
    site = make_site({"seeds/a.txt": DUMP})
    take_in(site, now=NOW)
    (path,) = (site / "content").glob("*.md")
    path.write_text(path.read_text().replace("date: 2026-03-01T01:00:00+01:00", "date: 2026-02-11"))
    for _ in range(2):
        said = review("--site", site).stdout
        assert ("set `date`" in said, "date: it has the `date` that you set; take this off the list" in said) == (
            False,
            True,
        )
        # A new reading beside it does not make the date one of import's.
        (site / "seeds/a.txt").write_text(f"{DUMP}\nOne line more, they said.\n")
        take_in(site, now=NOW)


def test_programs_are_told_as_ever(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": GUESSED})
    done = review("--site", site, "--json")
    assert json.loads(done.stdout) == {
        "article": "content/a.md", "line": 2, "item": "title", "why": "the article's `review` names it"
    }  # fmt: skip
    assert done.stderr == ""


def test_a_picture_without_words_is_listed_until_it_has_some(make_site: MakeSite) -> None:
    figures = "[{id: a, src: a.jpg}, {id: b, src: b.jpg, alt: A pier}, {id: c, src: c.jpg}]"
    body = '![][a]\n\n![][b]\n\n![][c]\n\n![Four](a.jpg "x")\n\n![](d.jpg)\n\n![A boat](e.jpg)'
    alt = '<rdf:Alt><rdf:li xml:lang="x-default">A mast</rdf:li></rdf:Alt>'
    said = xmp(f"<Iptc4xmpCore:AltTextAccessibility>{alt}</Iptc4xmpCore:AltTextAccessibility>")
    files = {f"content/{name}.jpg": jpeg() for name in "abde"}
    site = make_site({"content/x.md": article(body, figures=figures), **files, "content/c.jpg": jpeg(xmp=said)})
    waiting = reviewing.review(site, config.load(site)).items
    why = "content/{}.jpg has no words for readers who do not see it: say what it shows, in its `alt`"
    assert [(i.line, i.item, i.why) for i in waiting] == [(4, "alt", why.format("a")), (15, "alt", why.format("d"))]
    done = review("--site", site)
    assert "A picture without words goes off the list when its `alt` is there." in done.stderr
    for item, remedy in (
        ("picture", "a missing picture goes off the list when its file is there"),
        ("alt", "`alt` is there"),
    ):
        assert remedy in review("--site", site, "--done", item, "content/x.md").stderr


def test_every_figure_that_is_drawn_as_a_placeholder_is_listed(make_site: MakeSite) -> None:
    body = (
        '![A](gone2.jpg "E. (F)")\n\n![][none]\n\n![][gone]\n\n![][there]\n\n![](there.jpg)\n\n![](/static.jpg)'
        "\n\n![](/gone3.jpg)"
    )
    figures = "[{id: none}, {id: gone, src: gone.jpg}, {id: there, src: there.jpg}]"
    site = make_site({
        "content/a.md": article(body, figures=figures),
        "content/images/there.jpg": b"picture",
        "static/static.jpg": b"picture",
    })  # fmt: skip
    waiting = reviewing.review(site, config.load(site))
    assert waiting.problems == ()
    found = [(item.line, item.item, item.why) for item in waiting.items]
    missing = "there is no picture {!r} yet: put its file there, or correct its name"
    none = "figure `none` has no picture yet: put its file into content/images/ and name it as the figure's `src`"
    assert found == [
        (4, "picture", none),
        (4, "picture", missing.format("gone.jpg")),
        (7, "picture", missing.format("gone2.jpg")),
        (19, "picture", missing.format("/gone3.jpg")),
    ]


def test_a_picture_that_did_not_come_with_its_dump_is_called_as_it_is_there(make_site: MakeSite) -> None:
    post = "---\ntitle: T\ndate: 2020-01-01\ncover: /img/a.png\n---\nText.\n\n![B](https://x.example/b.png)\n"
    site = make_site({"seeds/_posts/a.md": post})
    take_in(site, now=NOW)
    whys = [
        item.why.partition(":")[0] for item in reviewing.review(site, config.load(site)).items if item.item == "picture"
    ]
    assert [why.partition(" yet ")[2] for why in whys] == ["(https", "(/img/a.png in the dump)"]


@pytest.mark.parametrize("broken", [BROKEN, b"\xff", article("![][none]")])
def test_an_article_that_cannot_be_read_is_told_and_the_others_are_listed(
    make_site: MakeSite, broken: str | bytes
) -> None:
    site = make_site({"content/a.md": GUESSED, "content/z.md": broken})
    for named in ((), ("content/z.md",)):
        result = review("--site", site, *named)
        assert (result.exit_code, "content/z.md:" in result.stderr) == (1, True)
        assert result.stdout == ("" if named else ASKED)
    sound = review("--site", site, "content/a.md")
    how = f"take the item off the list: newsgen review --site {site} --done title content/a.md\n"
    assert (sound.exit_code, sound.stderr) == (0, f"Correct the article where need be, then {how}")


def test_an_article_is_named_from_the_current_folder_or_from_the_site(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"content/a.md": GUESSED, "content/b.md": GUESSED})
    make_site({"content/a.md": BROKEN}, name="other")
    monkeypatch.chdir(site.parent)
    for named in ("site/content/a.md", "content/a.md", "./site/../site/content/a.md", site / "content/a.md"):
        for place in ("site", site):
            result = review("--site", place, named, "--json")
            assert [json.loads(row)["article"] for row in result.stdout.splitlines()] == ["content/a.md"]
    monkeypatch.chdir(site.parent / "other")
    assert review("--site", site, "content/a.md").exit_code == 0
    monkeypatch.chdir(site / "content")
    assert review("--site", "..", "--done", "title", "a.md").exit_code == 0
    assert (site / "content/a.md").read_text() == GUESSED.replace("review: [title]\n", "")
    result = review("--site", "..", "c.md")
    assert (result.exit_code, "c.md:1: there is no such article" in result.stderr) == (1, True)


def test_a_figure_without_a_picture_is_listed_at_its_own_line(make_site: MakeSite) -> None:
    figures = "\n  - id: pier-photo\n    caption: The ferry at dusk\n  - id: ferry"
    site = make_site({"content/a.md": article("![][pier-photo]\n\n![][ferry]", figures=figures)})
    assert [(item.line, item.why.split(":")[0]) for item in reviewing.review(site, config.load(site)).items] == [
        (5, "figure `pier-photo` has no picture yet"),
        (7, "figure `ferry` has no picture yet"),
    ]


@pytest.mark.parametrize("command", ["import", "build"])
def test_a_folder_of_dumps_that_cannot_be_looked_through_is_named(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    site = make_site({"seeds/a.txt": DUMP, "seeds/shut/b.txt": DUMP})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may look through all folders
    said = CliRunner().invoke(main, [command, "--site", str(site)])
    assert said.exit_code == 1
    assert "shut/:1: it cannot be looked through: Permission denied; give yourself the right to" in said.output
    assert len([*(site / "content").glob("*.md")]) == 1
