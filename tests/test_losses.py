"""What is gone from a site without anybody's meaning it: what is refused, what is told, and what may go."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from samples import MakeSite, Newsgen, article
from source_samples import export, item

from newsgen.build import Options, Report, build
from newsgen.errors import NewsgenError

PAGE = "public/2026/03/a/index.html"


def run(site: Path, output: str = "public") -> Report:
    return build(Options(site=site, output=site / output, at=datetime(2026, 3, 5, tzinfo=UTC), jobs=1))


def said(site: Path) -> list[str]:
    return [str(warning) for warning in run(site).warnings]


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    site = make_site({"content/a.md": article(slug="a"), "content/about.md": article(title="About", date=None)})
    assert said(site) == []
    return site


def test_a_published_site_whose_content_is_gone_is_not_withdrawn(site: Path) -> None:
    shutil.copytree(site / "public", site / "elsewhere")
    shutil.move(site / "content", site / "away")
    for output in ("public", "elsewhere"):
        with pytest.raises(
            NewsgenError, match=f"content:1: this folder is not there.*bring it back.*remove .*{output}"
        ):
            run(site, output)
    (site / "content").mkdir()  # as a disk that is not mounted leaves it
    for hidden in (".lost", ".found"):
        with pytest.raises(NewsgenError, match="not even the ledger"):
            run(site)
        (site / "content" / hidden).touch()
    assert (site / PAGE).is_file()
    shutil.rmtree(site / "public")
    assert said(site) == []


@pytest.mark.parametrize("date", ["2026-03-02", None], ids=["articles alone", "plain pages alone"])
def test_neither_articles_nor_plain_pages_are_withdrawn_with_their_folder(
    make_site: MakeSite, date: str | None
) -> None:
    site = make_site({"content/a.md": article(date=date)})
    assert said(site) + said(site) == []
    shutil.rmtree(site / "content")
    with pytest.raises(NewsgenError, match="content:1: this folder is not there"):
        run(site)


def test_nothing_is_imported_into_content_that_is_gone(site: Path, newsgen: Newsgen) -> None:
    (site / "seeds").mkdir()
    (site / "seeds/pier.txt").write_text("Pier opens\n\nThe council said on Friday that the pier opens.\n")
    shutil.move(site / "content", site / "away")
    done = newsgen("import", "--site", site)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("content:1: this folder is not there, and ")
    assert not (site / "content").exists()
    (site / "content").mkdir()
    done = newsgen("import", "--site", site)
    assert (done.code, "content:1: there is no file in it, not even the ledger" in done.err) == (1, True)


@pytest.mark.parametrize("output", [".newsgen/preview", "trial"])
def test_no_preview_or_trial_imports_into_content_that_is_gone(make_site: MakeSite, output: str) -> None:
    site = make_site({"seeds/pier.txt": "Pier opens\n\nThe council said on Friday that the pier opens.\n"})
    run(site)
    shutil.move(site / "content", site / "away")
    with pytest.raises(NewsgenError, match="content:1: this folder is not there"):
        run(site, output)
    assert not (site / "content").exists()  # so that what was moved away can be moved back


def test_the_last_article_can_be_removed(site: Path) -> None:
    (site / "content/a.md").unlink()
    assert said(site) == []
    assert not (site / PAGE).exists()
    (site / "content/about.md").unlink()
    assert run(site).pages_removed
    assert not list((site / "content").rglob("*.*"))
    shutil.rmtree(site / "content")
    assert said(site) == []


def test_a_preview_has_no_site_to_lose(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(site, ".newsgen/preview")
    shutil.rmtree(site / "content")
    monkeypatch.chdir(site)
    run(Path(), ".newsgen/preview")
    assert not (site / ".newsgen/preview/2026/03/a/index.html").exists()


def test_most_articles_do_not_go_at_once(make_site: MakeSite) -> None:
    site = make_site({f"content/n{n:02}.md": article(f"Text {n}.", slug=f"n{n:02}") for n in range(20)})
    run(site)
    ledger = site / "content/versions/2026-03.jsonl"
    noted = ledger.read_bytes()
    for n in range(9):
        (site / f"content/n{n:02}.md").unlink()
    assert run(site).articles == 11
    ledger.write_bytes(noted)
    (site / "content/n09.md").unlink()
    with pytest.raises(
        NewsgenError, match=r"10 of the 20 .* are gone, such as content/n00.md; bring them back; if you"
    ):
        run(site)
    assert (site / "public/2026/03/n09/index.html").is_file()
    assert run(site, "elsewhere").articles == 10
    shutil.rmtree(site / "content/versions")
    assert run(site).articles == 10


def test_articles_may_all_move_at_once(make_site: MakeSite) -> None:
    site = make_site({f"content/n{n:02}.md": article(f"Text {n}.", slug=f"n{n:02}") for n in range(20)})
    run(site)
    (site / "content/old").mkdir()
    for file in (site / "content").glob("*.md"):
        file.rename(site / "content/old" / file.name)
    assert run(site).pages_removed == 0


def test_a_ledger_that_is_gone_is_told_once(site: Path) -> None:
    shutil.rmtree(site / "content/versions")
    assert "content/versions:1: there is no ledger of versions, though" in said(site)[0]
    assert said(site) == []


def test_static_files_that_go_with_their_folder_are_told(make_site: MakeSite) -> None:
    site = make_site({"static/CNAME": "post.example", "content/a.md": article()})
    run(site)
    shutil.rmtree(site / "static")
    assert (
        "static:1: there is no file in it any more, so what was published of it is withdrawn, such as CNAME"
        in said(site)[0]
    )
    assert said(site) == []


def test_a_single_static_file_may_go(make_site: MakeSite) -> None:
    site = make_site({"static/CNAME": "post.example"})
    run(site)
    (site / "static/CNAME").unlink()
    assert said(site) == []


def test_templates_that_go_with_their_folder_are_told(make_site: MakeSite) -> None:
    site = make_site({"templates/parts/footer.html": "Foot", "templates/404.html": "Gone"})
    assert said(site) == []
    shutil.move(site / "templates", site / "away")
    for trial in ("elsewhere", ".newsgen/preview"):
        assert run(site, trial).warnings == ()
    with pytest.raises(
        NewsgenError, match=r"templates:1: there is no file in it any more, .*; 404\.html was one; bring"
    ):
        build(Options(site=site, output=site / "public", at=datetime(2026, 3, 5, tzinfo=UTC), strict=True))
    assert len(said(site)) == 1
    assert said(site) == []


def test_a_single_template_may_go_and_a_fresh_clone_misses_none(make_site: MakeSite) -> None:
    site = make_site({"templates/parts/footer.html": "Foot", "templates/404.html": "Gone"})
    run(site)
    (site / "templates/404.html").unlink()
    assert said(site) == []
    (site / "templates/parts/footer.html").unlink()
    assert said(site) == []
    (site / "templates/404.html").write_text("Gone")
    run(site)
    shutil.rmtree(site / "templates")
    shutil.rmtree(site / ".newsgen")
    assert said(site) == []


def test_articles_that_were_removed_do_not_come_back_with_the_loss_of_receipts(make_site: MakeSite) -> None:
    dump = "{}\n\nThe council said on Friday that the {} opens in May.\n"
    seeds = {f"seeds/{name}.txt": dump.format(f"The {name} opens", name) for name in ("pier", "ferry")}
    site = make_site(seeds)
    run(site)
    removed = next(path for path in (site / "content").glob("*.md") if "ferry" in path.name)
    removed.unlink()
    run(site)
    shutil.rmtree(site / "content/receipts")
    with pytest.raises(
        NewsgenError, match=r"content/receipts:1: .*seeds/ferry.txt is new or its article was removed; bring"
    ):
        run(site)
    assert not removed.exists()
    (site / "seeds/ferry.txt").unlink()
    assert run(site).imported == 0  # what stands is taken for what the dump made
    assert (site / "content/receipts/pier.txt.json").is_file()


@pytest.mark.parametrize(
    "name", ["ferry, the return", "ferry #2", "the ferry's return", "ferry {1}: a 'trial'", "fähre"]
)
def test_a_dump_of_any_name_that_an_article_states_is_not_new_without_receipts(make_site: MakeSite, name: str) -> None:
    site = make_site({f"seeds/{name}.txt": "The ferry returns\n\nThe council said on Friday that it sails in May.\n"})
    assert run(site).imported == 1
    shutil.rmtree(site / "content/receipts")
    assert run(site).imported == 0
    (site / "content/broken.md").write_text("---\ntitle: [\nsource: {seed: seeds/other.txt}\n---\n")
    shutil.rmtree(site / "content/receipts")
    with pytest.raises(NewsgenError, match=r"^content/broken\.md:"):
        run(site)


def test_an_export_is_not_new_without_receipts_where_an_article_states_one_of_its_posts(make_site: MakeSite) -> None:
    posts = {f"seeds/{name}.xml": export(item(number)) for number, name in ((7, "a, b"), (8, "c"))}
    site = make_site({"content/a.md": article(source='{seed: "seeds/a, b.xml#7"}'), **posts})
    with pytest.raises(NewsgenError, match=r"nobody knows whether seeds/c\.xml is new"):
        run(site)
