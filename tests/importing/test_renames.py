"""A dump under another name is the same dump, in a newer export the same post, and a copy is told of."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from samples import MakeSite
from source_samples import DUMP, export, item, looked_at
from source_samples import take_in as run

from newsgen.cli import main
from newsgen.formats import frontmatter
from newsgen.importing import receipts
from newsgen.incremental import stamps
from newsgen.model import FrontMatter


def articles(site: Path) -> dict[str, FrontMatter]:
    found = sorted((site / "content").rglob("*.md"))
    return {p.relative_to(site).as_posix(): frontmatter.parse(p.read_text(), p.name).head for p in found}


def kept(site: Path) -> list[str]:
    return [file.removeprefix("content/receipts/") for file in receipts.files(site)]


def rename(site: Path, new: str, old: str = "ferry.txt") -> None:
    (site / "seeds" / new).parent.mkdir(exist_ok=True)
    (site / "seeds" / old).rename(site / "seeds" / new)


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    made = make_site({"seeds/ferry.txt": DUMP})
    run(made)
    return made


@pytest.mark.parametrize("new", ["ferry-returns.txt", "local/ferry.txt"])
def test_a_renamed_dump_keeps_its_article(site: Path, new: str) -> None:
    (path,) = articles(site)
    rename(site, new)
    (dry,) = run(site, write=False)
    (outcome,) = run(site)
    assert (outcome.seed, outcome.done, outcome.problems) == (f"seeds/{new}", "updated", ())
    assert dry == outcome
    head = articles(site)[path]
    assert head.source is not None
    assert (len(articles(site)), head.source.seed, kept(site)) == (1, f"seeds/{new}", [f"{new}.json"])
    assert head.section == ("Local" if "/" in new else None)
    assert [o.done for o in run(site)] == ["unchanged"]


def test_an_edited_article_is_left_when_its_dump_is_renamed(site: Path) -> None:
    (path,) = articles(site)
    (site / path).write_text((site / path).read_text() + "\nMine.\n")
    edited = (site / path).read_bytes()
    for old, new in (("ferry.txt", "ferry-returns.txt"), ("ferry-returns.txt", "local/pier.txt")):
        rename(site, new, old)
        assert [o.done for o in run(site)] == ["unchanged"]
        assert ([*articles(site)], (site / path).read_bytes(), kept(site)) == ([path], edited, [f"{new}.json"])
    shown = CliRunner().invoke(main, ["import", "--site", str(site), "--why", path])
    assert "seeds/local/pier.txt" in shown.output
    (site / "content/old").mkdir()
    (site / path).rename(site / "content/old/pier.md")
    assert [o.done for o in run(site)] == ["unchanged"]
    (site / "seeds/local/pier.txt").write_text(DUMP + "More.\n")
    assert [o.done for o in run(site)] == ["beside"]
    assert (site / "content/old/pier.md").read_bytes() == edited


def test_a_new_dump_of_a_former_name_gets_an_article_of_its_own(site: Path) -> None:
    (path,) = articles(site)
    (site / path).write_text((site / path).read_text() + "\nMine.\n")
    rename(site, "ferry-returns.txt")
    run(site)
    (site / "seeds/ferry.txt").write_text("The lamp on the pier was lit on Tuesday, the harbour office said.\n")
    assert [o.done for o in run(site)] == ["unchanged", "imported"]
    assert len(articles(site)) == 2
    assert {o.done for o in run(site)} == {"unchanged"}


def test_a_fresh_clone_decides_the_same(site: Path, tmp_path: Path) -> None:
    rename(site, "local/ferry.txt")
    shutil.copytree(site, tmp_path / "clone")
    assert run(site) == run(tmp_path / "clone")
    assert articles(site) == articles(tmp_path / "clone")


def test_a_removed_article_stays_removed_when_its_dump_is_renamed(site: Path) -> None:
    (path,) = articles(site)
    (site / path).unlink()
    rename(site, "pier.txt")
    assert [o.done for o in run(site)] == ["removed-by-editor"]
    assert ([*articles(site)], kept(site)) == ([], ["pier.txt.json"])


def test_a_renamed_dump_whose_pictures_were_not_is_a_changed_one(make_site: MakeSite) -> None:
    captioned = f"{DUMP}\nThe pier on Sunday. (Ada Holm/Coast Pictures)\n\n{DUMP}"
    site = make_site({"seeds/ferry.txt": captioned, "seeds/ferry-1.jpg": b"picture"})
    run(site)
    rename(site, "pier.txt")
    assert [o.done for o in run(site)] == ["updated"]
    assert [head.figures[0].src for head in articles(site).values()] == [None]
    rename(site, "pier-1.jpg", "ferry-1.jpg")
    assert [o.done for o in run(site)] == ["updated"]
    assert [head.figures[0].src for head in articles(site).values()] == ["the-pier-on-sunday.jpg"]


def test_a_dump_from_elsewhere_may_be_put_into_the_site(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site()
    (tmp_path / "ferry.txt").write_text(DUMP)
    run(site, [tmp_path / "ferry.txt"], named=True)
    (site / "seeds").mkdir()
    (site / "seeds/ferry.txt").write_text(DUMP)
    assert [o.done for o in run(site)] == ["updated"]
    assert len(articles(site)) == 1


def test_a_copy_is_imported_and_told(make_site: MakeSite) -> None:
    site = make_site({"seeds/b.txt": DUMP, "seeds/c.txt": DUMP})
    told = "seeds/{}.txt:1: it is the same as seeds/b.txt, so its article is in the site twice; remove one of the two, "
    assert [[str(p)[: len(told) - 1] for p in o.problems] for o in run(site)] == [[], [told.format("c")]]
    (site / "seeds/a.txt").write_text(DUMP)
    first, *_ = run(site, [site / "seeds/a.txt"])
    assert (first.done, str(*first.problems)[: len(told) - 1]) == ("imported", told.format("a"))
    assert len(articles(site)) == 3


def test_a_dump_of_the_same_headline_and_day_is_told(make_site: MakeSite) -> None:
    head, text = (
        "The pier is open\n\nBy Ana Ruiz\n{} March 2026\n\n",
        "The ferry sails again on Monday, the port said.\n",
    )
    site = make_site(
        {
            "seeds/a (copy of Ana).txt": f"{head.format(2)}{text}It was glad of it.\n",
            "seeds/a.txt": f"{head.format(2)}{text}",
            "seeds/b.txt": f"{head.format(3)}{text}All were there.\n",
            "seeds/c.txt": f"The lamp is lit\n\nBy Ana Ruiz\n2 March 2026\n\n{text}",
        }
    )
    told = {o.seed[6:]: [p.what for p in o.problems] for o in run(site)}
    twice = "content/the-pier-is-open.md has the same headline or slug, and the same day, so one article may be in the"
    assert [what.startswith(twice) for what in told.pop("a.txt")] == [True]
    assert not any(told.values())
    assert not any(o.problems for o in run(site))


def test_a_build_follows_a_renamed_dump_and_comes_to_rest(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED", 0)
    (site / "seeds/other.txt").write_text("The lamp on the pier was lit on Tuesday, the harbour office said.\n")

    assert looked_at(site) == {"seeds/ferry.txt": "unchanged", "seeds/other.txt": "imported"}
    looked_at(site)
    rename(site, "local/ferry.txt")
    assert looked_at(site) == {"seeds/local/ferry.txt": "updated"}
    looked_at(site)
    assert (looked_at(site), len(articles(site))) == ({}, 2)


OLD, NEW = "b.WordPress.2026-11-01.xml", "b.WordPress.2026-11-27.xml"


def test_a_newer_export_updates_the_articles_of_the_one_that_it_replaces(make_site: MakeSite) -> None:
    site = make_site({f"seeds/{OLD}": export(item(1), item(2), item(3))})
    run(site)
    paths = {str(head.title): path for path, head in articles(site).items()}
    edited = site / paths["Post 3"]
    edited.write_text(edited.read_text() + "\nMine.\n")
    (site / "seeds" / OLD).unlink()
    (site / "seeds" / NEW).write_text(export(item(1), item(2, "Other words."), item(3, "Others."), item(4)))
    outcomes = run(site)
    assert [o.done for o in outcomes] == ["updated", "updated", "beside", "imported"]
    assert len(articles(site)) == 4
    assert "Other words." in (site / paths["Post 2"]).read_text()
    assert "Mine." in edited.read_text()
    assert kept(site) == [f"{NEW}#{n}.json" for n in range(1, 5)]
    assert {o.done for o in run(site)} == {"unchanged", "beside"}


def test_the_export_of_another_site_replaces_nothing(make_site: MakeSite) -> None:
    site = make_site({f"seeds/{OLD}": export(item(1))})
    run(site)
    (site / "seeds" / OLD).unlink()
    (site / "seeds" / NEW).write_text(export(item(1, "Another.")).replace("old.example", "other.example"))
    assert [o.done for o in run(site)] == ["imported"]
    assert len(articles(site)) == 2


def test_posts_of_two_exports_come_in_once(make_site: MakeSite) -> None:
    site = make_site({f"seeds/{OLD}": export(item(1), item(2))})
    run(site)
    (site / "seeds" / NEW).write_text(export(item(1, "Other words."), item(2), item(3)))
    for last in ("imported", "unchanged"):
        outcomes = run(site)
        assert [o.done for o in outcomes[2:]] == ["passed over", "passed over", last]
        (problem,) = (p for o in outcomes for p in o.problems)
        assert str(problem).startswith(f"seeds/{NEW}:1: seeds/{OLD} has posts of this export as well")
    (site / "seeds" / OLD).unlink()
    assert [o.done for o in run(site)] == ["updated", "updated", "unchanged"]
    assert len(articles(site)) == 3


def test_only_one_of_two_new_dumps_continues_the_one_that_is_gone(site: Path) -> None:
    rename(site, "first.txt")
    (site / "seeds/second.txt").write_bytes((site / "seeds/first.txt").read_bytes())
    first, second = run(site)
    assert (first.done, second.done) == ("updated", "imported")
    assert ["so its article is in the site twice" in p.what for p in second.problems] == [True]
    assert len(articles(site)) == 2


def test_a_dump_of_a_long_name_is_not_taken_for_one_that_is_gone(make_site: MakeSite) -> None:
    site = make_site({f"seeds/{'f' * 240}.txt": DUMP})
    run(site)
    (site / "seeds/copy.txt").write_text(DUMP)
    assert [o.done for o in run(site)] == ["imported", "unchanged"]
    assert len(articles(site)) == 2
