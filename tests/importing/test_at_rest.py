"""A build looks at those dumps alone that may have changed, whatever it is that changed."""

import shutil
from pathlib import Path

import pytest
from samples import MakeSite
from source_samples import DUMP, export, item, looked_at, png

from newsgen.importing import at_rest
from newsgen.incremental import stamps


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are at rest at once, not after two seconds."""
    monkeypatch.setattr(stamps, "SETTLED", 0)


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    """A site with two dumps at rest."""
    made = make_site({"seeds/ferry.txt": DUMP, "seeds/pier.txt": DUMP.replace("ferry", "pier")})
    assert looked_at(made) == {"seeds/ferry.txt": "imported", "seeds/pier.txt": "imported"}
    assert looked_at(made) == {"seeds/ferry.txt": "unchanged", "seeds/pier.txt": "unchanged"}
    assert looked_at(made) == {}
    return made


def article(site: Path) -> Path:
    (found,) = (p for p in (site / "content").glob("*.md") if "seeds/ferry.txt" in p.read_text())
    return found


def test_a_changed_dump(site: Path) -> None:
    (site / "seeds/ferry.txt").write_text(DUMP.replace("Monday", "Sunday"))
    assert looked_at(site) == {"seeds/ferry.txt": "updated"}


def test_a_new_dump(site: Path) -> None:
    (site / "seeds/lamp.txt").write_text(DUMP.replace("ferry", "lamp"))
    assert looked_at(site) == {"seeds/lamp.txt": "imported"}


def test_a_picture_put_beside_a_dump(site: Path) -> None:
    (site / "seeds/ferry-1.jpg").write_bytes(b"picture")
    assert looked_at(site) == {"seeds/ferry.txt": "updated"}


def test_a_picture_put_into_the_folder_that_was_saved_with_a_page(make_site: MakeSite) -> None:
    page = f"<p>{DUMP}</p><figure><img src='ferry_files/pier.jpg'><figcaption>The pier.</figcaption></figure>"
    site = make_site({"seeds/ferry.html": page})
    assert [*looked_at(site).values(), *looked_at(site).values()] == ["imported", "unchanged"]
    assert looked_at(site) == {}
    (site / "seeds/ferry_files").mkdir()
    (site / "seeds/ferry_files/pier.jpg").write_bytes(b"picture")
    assert looked_at(site) == {"seeds/ferry.html": "updated"}


@pytest.mark.parametrize("there", [False, True])
def test_a_picture_that_an_export_was_short_of(make_site: MakeSite, there: bool) -> None:
    shown = '<p>Words.</p><img src="https://old.example/wp-content/uploads/a.jpg" alt="A pier">'
    site = make_site({"seeds/b.xml": export(item(1, shown), item(2))})
    picture = site / "seeds/uploads/a.jpg"
    if there:
        picture.parent.mkdir()
        picture.write_bytes(b"no picture that is known here")
    seeds = ["seeds/b.xml#1", "seeds/b.xml#2"]
    assert looked_at(site) == dict.fromkeys(seeds, "imported")
    assert looked_at(site) == dict.fromkeys(seeds, "unchanged")
    assert looked_at(site) == {}
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(png())
    assert looked_at(site) == {seeds[0]: "updated", seeds[1]: "unchanged"}
    assert looked_at(site) == dict.fromkeys(seeds, "unchanged")
    assert looked_at(site) == {}


def test_any_of_an_exports_articles_that_is_changed(make_site: MakeSite) -> None:
    site = make_site({"seeds/b.xml": export(item(1), item(2))})
    seeds = ["seeds/b.xml#1", "seeds/b.xml#2"]
    assert looked_at(site) == dict.fromkeys(seeds, "imported")
    assert looked_at(site) == dict.fromkeys(seeds, "unchanged")
    assert looked_at(site) == {}
    for changed in sorted((site / "content").glob("*.md")):
        changed.write_text(changed.read_text() + "\nMore.\n")
        assert looked_at(site) == dict.fromkeys(seeds, "unchanged")
        assert looked_at(site) == {}


@pytest.mark.parametrize(
    ("dump", "head", "rows"),
    [
        ("ferry.md", "ferry.meta", (".. title: T\n", ".. title: T\n.. status: draft\n")),
        ("ferry.markdown", "ferry.meta", (".. title: T\n", ".. title: T\n.. status: draft\n")),
        ("posts/1.a.html", "posts.csv", ("post_id,is_published\n1.a,true\n", "post_id,is_published\n1.a,false\n")),
    ],
)
def test_a_head_in_another_file_that_changes(make_site: MakeSite, dump: str, head: str, rows: tuple[str, str]) -> None:
    site = make_site({f"seeds/{dump}": f"<p>{DUMP}</p>\n", f"seeds/{head}": rows[0]})
    assert [*looked_at(site).values(), *looked_at(site).values()] == ["imported", "unchanged"]
    assert looked_at(site) == {}
    (site / f"seeds/{head}").write_text(rows[1])
    assert looked_at(site) == {f"seeds/{dump}": "updated"}
    assert "draft: true" in next((site / "content").glob("*.md")).read_text()


def test_an_edited_article_is_looked_at_and_left(site: Path) -> None:
    article(site).write_text(article(site).read_text() + "\nMore.\n")
    assert looked_at(site) == {"seeds/ferry.txt": "unchanged"}
    assert looked_at(site) == {}


def test_a_removed_article_stays_removed_and_comes_to_rest(site: Path) -> None:
    article(site).unlink()
    assert looked_at(site) == {"seeds/ferry.txt": "removed-by-editor"}
    assert looked_at(site) == {}


def test_a_moved_article_is_followed(site: Path) -> None:
    (site / "content/old").mkdir()
    article(site).rename(site / "content/old/ferry.md")
    assert looked_at(site) == {"seeds/ferry.txt": "unchanged"}
    (receipt,) = (site / "content/receipts").glob("ferry*")
    assert '"content/old/ferry.md"' in receipt.read_text()
    looked_at(site)
    assert looked_at(site) == {}


def test_a_lost_receipt(site: Path) -> None:
    (site / "content/receipts/ferry.txt.json").unlink()
    assert looked_at(site) == {"seeds/ferry.txt": "unchanged"}
    assert (site / "content/receipts/ferry.txt.json").exists()


def test_a_reading_laid_beside_is_told_of_at_each_build(site: Path) -> None:
    article(site).write_text(article(site).read_text() + "\nMore.\n")
    (site / "seeds/ferry.txt").write_text(DUMP.replace("Monday", "Sunday"))
    for _ in range(4):
        assert looked_at(site) == {"seeds/ferry.txt": "beside"}


def test_without_the_cache_all_dumps_are_looked_at_and_nothing_changes(site: Path) -> None:
    before = {p: p.read_bytes() for p in (site / "content").rglob("*") if p.is_file()}
    shutil.rmtree(site / ".newsgen")
    assert looked_at(site) == {"seeds/ferry.txt": "unchanged", "seeds/pier.txt": "unchanged"}
    assert {p: p.read_bytes() for p in (site / "content").rglob("*") if p.is_file()} == before


def test_what_was_changed_only_just_is_not_taken_for_settled(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED", 3600 * 10**9)
    shutil.rmtree(site / ".newsgen")
    for _ in range(3):
        assert len(looked_at(site)) == 2


def test_a_dump_that_names_its_picture_is_read_no_more_to_know_that(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = f"{DUMP}It sails at ten, and lands in the morning.\n\n[IMAGE: fleet.png]\n\nThe fleet. (Jo Ash)\n"
    site = make_site({"seeds/ferry.txt": dump, "seeds/fleet.png": png(1)})
    assert [looked_at(site), looked_at(site)] == [{"seeds/ferry.txt": done} for done in ("imported", "unchanged")]
    monkeypatch.setattr(at_rest, "pictures_named", None)
    assert looked_at(site) == {}
    (site / "seeds/other.png").write_bytes(png(2))
    assert looked_at(site) == {"seeds/other.png": "passed over"}
