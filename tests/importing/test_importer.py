"""Imports into small sites in a temporary folder."""

import json
import re
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from samples import MakeSite, close, hide
from source_samples import NOW
from source_samples import take_in as run

from newsgen import config, executors, importing
from newsgen.commands import reviewing
from newsgen.formats import frontmatter
from newsgen.importing import Outcome, importer, receipts
from newsgen.importing.ledger import Shelf
from newsgen.importing.pictures import numbered, placing

FERRY = """Share this @news.example.com
In a sign of better times on the coast, the night ferry is back at the pier of Aldermouth, a small port. \
It sails on Monday, the harbour office said after eleven months of work on the piles and on the quay behind them.
“We have waited for this day,” harbour master Ada Holm said of the crossing, which was booked out within an hour \
of the announcement that her office made at noon.

The ferry at the rebuilt pier on Sunday. (Ada Holm/Coast Pictures)
Crews finished the last of forty piles on Feb. 20, 2026, according to the builders, who had been held up by two \
gales and by a dispute over timber.
The old pier was lost in a storm in April of last year, when waves of nine metres hit the coast and took the \
harbour light as well, as the office recalled.
"""  # a dump has one paragraph a line


def only(outcomes: list[Outcome]) -> Outcome:
    (outcome,) = outcomes
    return outcome


def tree(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def article(site: Path) -> Path:
    (path,) = (site / "content").rglob("*.md")
    return path


def test_a_dump_becomes_an_article(make_site: MakeSite) -> None:
    site = make_site({"seeds/local/ferry.txt": FERRY})
    outcome = only(run(site))
    assert (outcome.done, outcome.problems) == ("imported", ())
    document = frontmatter.parse(article(site).read_text(), "a.md")
    head = document.head
    assert head.title == "The night ferry is back at the pier of Aldermouth"
    assert article(site).stem == head.slug == "the-night-ferry-is-back-at-the-pier-of-aldermouth"
    assert (head.section, head.date, head.review) == ("Local", "2026-02-23", ("title", "date"))
    assert head.share is not None
    assert head.share.site == "news.example.com"
    (figure,) = head.figures
    assert (figure.src, figure.alt, figure.credit) == (None, None, "Ada Holm/Coast Pictures")
    assert figure.caption == "The ferry at the rebuilt pier on Sunday."
    assert document.body.count("\n\n") == 4
    assert f"\n\n![][{figure.id}]\n\n" in document.body


def test_an_article_gets_a_name_that_no_other_has_in_any_case(make_site: MakeSite) -> None:
    name = "the-night-ferry-is-back-at-the-pier-of-aldermouth"
    taken = {f"content/{name.title()}.md": "mine", f"content/{name}-2.MD": "no article"}
    site = make_site({"seeds/ferry.txt": FERRY, **taken})
    run(site)
    assert sorted(p.stem for p in (site / "content").glob("*.md")) == [name.title(), f"{name}-3"]
    assert {path: (site / path).read_text() for path in taken} == taken


def test_the_receipt_accounts_for_every_line(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    receipt = only(run(site)).receipt
    assert receipt is not None
    printed = json.loads(importing.receipt_json(receipt))
    assert list(printed) == ["seed", "article", "lines", "review"]
    assert [row["text"] for row in printed["lines"]] == FERRY.split("\n")
    assert [row["line"] for row in printed["lines"]] == list(range(1, len(FERRY.split("\n")) + 1))
    kept = json.loads((site / "content/receipts/ferry.txt.json").read_bytes())
    assert kept["lines"] == printed["lines"]


def test_importing_again_changes_nothing(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    before = tree(site)
    assert only(run(site)).done == "unchanged"
    assert tree(site) == before


def test_a_dry_run_writes_nothing_and_says_the_same(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    before = tree(site)
    dry = only(run(site, write=False))
    assert tree(site) == before
    assert only(run(site)) == dry


def test_a_changed_dump_updates_an_untouched_article_in_place(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    path = article(site)
    (site / "seeds/ferry.txt").write_text(FERRY.replace("the night ferry is back", "the day ferry is back"))
    assert only(run(site)).done == "updated"
    assert article(site) == path
    head = frontmatter.parse(path.read_text(), "a.md").head
    assert head.title.startswith("The day ferry")
    assert head.slug == path.stem


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.html"])
def test_an_article_whose_dump_says_no_day_keeps_that_of_its_first_import(make_site: MakeSite, name: str) -> None:
    text = "<h1>The ferry is back</h1>\n\n<p>It sails again, the harbour office said.</p>\n"
    site = make_site({f"seeds/{name}": text if name.endswith("html") else re.sub("<[^>]*>", "", text)})
    run(site)
    dump = site / "seeds" / name
    dump.write_text(dump.read_text().replace("again", "soon"))
    assert only(run(site, now=NOW + timedelta(days=3))).done == "updated"
    document = frontmatter.parse(article(site).read_text(), "a.md")
    assert (document.head.date or "")[:10] == f"{NOW:%Y-%m-%d}"
    assert "sails soon" in document.body


def test_an_edited_article_is_not_touched_by_a_changed_dump(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    path = article(site)
    edited = path.read_text().replace("Crews finished", "The crews finished")
    path.write_text(edited)
    assert only(run(site)).done == "unchanged"
    (site / "seeds/ferry.txt").write_text(FERRY + "One more line, said the harbour office.\n")
    for _ in range(2):
        outcome = only(run(site))
        assert outcome.done == "beside"
        (problem,) = outcome.problems
        assert f"delete content/{path.name}.incoming" in str(problem)
        assert path.read_text() == edited
    beside = path.with_name(path.name + ".incoming")
    assert "One more line" in beside.read_text()
    beside.unlink()
    assert only(run(site)).done == "unchanged"
    assert path.read_text() == edited


def test_a_reading_is_told_of_that_a_renamed_article_left_behind(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    path = article(site)
    path.write_text(path.read_text() + "\nMine.\n")
    (site / "seeds/ferry.txt").write_text(FERRY + "Two.\n")
    run(site)
    beside = path.rename(path.with_name("renamed.md")).with_name(f"{path.name}.incoming")
    for _ in range(2):
        outcome = only(run(site))
        assert outcome.done == "beside"
        assert str(*outcome.problems).startswith("content/renamed.md:1: you edited this article")
        assert f"the new reading lies beside it in content/{beside.name};" in str(*outcome.problems)
    beside.write_text("half merged")
    (site / "seeds/ferry.txt").write_text(FERRY + "Three.\n")
    assert f"you edited content/{beside.name} as well" in str(*only(run(site)).problems)
    beside.unlink()
    assert only(run(site)).done == "beside"
    assert "Three." in path.with_name("renamed.md.incoming").read_text()


def test_a_reading_that_somebody_is_merging_is_not_overwritten(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    path = article(site)
    path.write_text(path.read_text() + "\nMine.\n")
    (site / "seeds/ferry.txt").write_text(FERRY + "Two.\n")
    run(site)
    beside = path.with_name(path.name + ".incoming")
    beside.write_text("half merged")
    (site / "seeds/ferry.txt").write_text(FERRY + "Three.\n")
    outcome = only(run(site))
    assert (outcome.done, beside.read_text()) == ("beside", "half merged")
    assert str(*outcome.problems).startswith(
        f"content/{path.name}:1: you edited content/{beside.name} as well, and the"
    )
    assert f"an older reading lies there; take over what you want of it, then delete content/{beside.name}, and" in str(
        *outcome.problems
    )
    beside.unlink()
    run(site)
    assert "Three." in beside.read_text()


@pytest.mark.parametrize("edited", [False, True], ids=["the article", "the reading beside it"])
def test_an_import_that_ended_before_its_receipt_takes_nothing_of_its_own_for_an_edit(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, edited: bool
) -> None:
    site, whole = make_site({"seeds/ferry.txt": FERRY}, "site"), make_site({"seeds/ferry.txt": FERRY}, "whole")
    for each in (site, whole):
        run(each)
        path = article(each)
        path.write_text(path.read_text() + "\nMine.\n" * edited)
        (each / "seeds/ferry.txt").write_text(FERRY + "Two.\n")
    run(whole)
    with monkeypatch.context() as patch:
        patch.setattr(receipts, "save", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run(site)
    assert only(run(site)).done == "unchanged"
    assert tree(site) == tree(whole)


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_dump_is_refused_where_the_receipts_cannot_be_looked_through(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    (site / "seeds/ferry.txt").rename(site / "seeds/night-ferry.txt")
    before = tree(site)
    with monkeypatch.context() as patch:
        close(patch, site / receipts.FOLDER)
        (problem,) = only(run(site)).problems
    assert str(problem).startswith("content/receipts:1: it cannot be read: Permission denied; ")
    assert tree(site) == before
    assert only(run(site)).done == "updated"
    assert article(site).exists()


def test_nothing_is_written_over_of_which_the_disk_tells_nothing(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"content/images/pier.jpg": "mine", "seeds/ferry.txt": FERRY})
    run(site)
    path = article(site)
    path.write_text(path.read_text() + "\nMine.\n")
    beside = path.with_name(f"{path.name}.incoming")
    beside.write_text("half merged")
    (site / "seeds/ferry.txt").write_text(FERRY + "Two.\n")
    with monkeypatch.context() as patch:
        hide(patch, site / "content/images/pier.jpg")
        assert placing.name_for(site, "pier", ".jpg", b"new") == "pier-2.jpg"
    with monkeypatch.context() as patch:
        hide(patch, beside)
        run(site)
    assert beside.read_text() == "half merged"


@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_a_dump_may_have_the_longest_name_that_a_system_allows(make_site: MakeSite, ending: str) -> None:
    name = "ж" * ((255 - len(ending)) // 2) + ending
    site = make_site({f"seeds/{name}": FERRY})
    assert only([*importing.import_changes(site, config.load(site), now=NOW)]).done == "imported"


def test_no_name_is_free_where_content_cannot_be_looked_through(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"content/ferry.md": "Mine."})
    close(monkeypatch, site / "content")
    with pytest.raises(PermissionError):
        Shelf(site).free_name("ferry")


def test_an_article_that_the_editor_deleted_stays_away_unless_its_dump_is_named(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    article(site).unlink()
    assert only(run(site)).done == "removed-by-editor"
    (site / "seeds/ferry.txt").write_text(FERRY + "More.\n")
    assert only(run(site)).done == "removed-by-editor"
    assert not list((site / "content").rglob("*.md"))
    assert only(run(site, named=True)).done == "imported"


@pytest.mark.parametrize("edited", [False, True])
def test_line_ends_are_neither_a_changed_dump_nor_an_edit(make_site: MakeSite, *, edited: bool) -> None:
    files = {
        "seeds/a.txt": FERRY,
        "seeds/b.md": f"---\ntitle: B\n---\n{FERRY}",
        "seeds/c.txt": FERRY[50:].encode("utf-16"),
    }
    site = make_site({**files, "seeds/a-1.jpg": b"picture"})
    run(site)
    for path in (site / "content").rglob("*.md"):
        path.write_text(path.read_text() + "Mine.\n" * edited)
    for path in site.rglob("*"):
        if path.suffix in {".md", ".txt", ".json"} and b"\0" not in path.read_bytes():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = tree(site)
    assert [outcome.done for outcome in run(site)] == ["unchanged"] * 3
    assert tree(site) == before
    (site / "seeds/a.txt").write_bytes((FERRY + "More.\n").replace("\n", "\r\n").encode())
    assert [outcome.done for outcome in run(site)] == ["beside" if edited else "updated", "unchanged", "unchanged"]


def test_a_receipt_that_counts_line_ends_is_still_one(make_site: MakeSite) -> None:
    dump = FERRY.replace("\n", "\r\n").encode()
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    receipt, plain, exact = (
        site / "content/receipts/ferry.txt.json",
        receipts.dump_digest(FERRY.encode(), ()),
        receipts.dump_digest(dump, ()),
    )
    receipt.write_text(receipt.read_text().replace(plain, exact))
    (site / "seeds/ferry.txt").write_bytes(dump)
    assert only(run(site)).done == "unchanged"
    receipt.unlink()
    assert only(run(site)).done == "unchanged"


def test_a_dry_run_does_not_write_down_where_an_article_was_moved(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    article(site).rename(site / "content/moved.md")
    before = tree(site)
    assert only(run(site, write=False)).done == "unchanged"
    assert tree(site) == before


def test_an_article_that_was_moved_is_found(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    (site / "content/2026").mkdir()
    moved = article(site).rename(site / "content/2026/ferry.md")
    assert only(run(site)).done == "unchanged"
    (site / "seeds/ferry.txt").write_text(FERRY + "More, said the office.\n")
    assert only(run(site)).done == "updated"
    assert "More, said" in moved.read_text()
    assert article(site) == moved


def test_without_a_receipt_an_article_counts_as_edited(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    (site / "content/receipts/ferry.txt.json").unlink()
    before = article(site).read_bytes()
    assert only(run(site)).done == "unchanged"
    (site / "content/receipts/ferry.txt.json").unlink()
    (site / "seeds/ferry.txt").write_text(FERRY + "More.\n")
    assert only(run(site)).done == "beside"
    assert article(site).read_bytes() == before


def test_pictures_beside_a_dump_become_its_figures_pictures(make_site: MakeSite) -> None:
    files = {"seeds/ferry.txt": FERRY, "seeds/ferry-1.jpg": b"picture", "seeds/ferry-7.png": b"lost"}
    site = make_site({**files, "content/images/the-ferry-at-the-rebuilt.jpg": b"another"})
    outcome = only(run(site))
    assert "no caption number 7" in str(*outcome.problems)
    (figure,) = frontmatter.parse(article(site).read_text(), "a.md").head.figures
    assert figure.src == "the-ferry-at-the-rebuilt-2.jpg"
    assert (site / "content/images" / figure.src).read_bytes() == b"picture"
    assert (site / "content/images/the-ferry-at-the-rebuilt.jpg").read_bytes() == b"another"


def test_a_picture_whose_name_differs_in_case_alone_belongs_to_the_dump(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY, "seeds/Ferry-1.JPG": b"picture"})
    assert only(run(site)).problems == ()
    assert frontmatter.parse(article(site).read_text(), "a.md").head.image == "the-ferry-at-the-rebuilt"


def test_a_picture_that_two_dumps_could_claim_goes_to_the_one_that_is_so_spelled(make_site: MakeSite) -> None:
    names = ("ferry.txt", "Ferry.txt", "PIER.txt", "pier.txt", "Ferry-1.jpg", "Pier-1.jpg")
    folder = make_site({f"seeds/{name}": name for name in names}) / "seeds"
    if len(list(folder.iterdir())) < len(names):
        pytest.skip("names on this file system differ in more than case")
    assert {stem: [p.path.name for p in own] for stem, own in numbered.beside(folder).items()} == {
        "Ferry": ["Ferry-1.jpg"]
    }


def test_a_new_picture_is_a_change_of_the_dump(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    (site / "seeds/ferry-1.webp").write_bytes(b"picture")
    assert only(run(site)).done == "updated"
    assert frontmatter.parse(article(site).read_text(), "a.md").head.image == "the-ferry-at-the-rebuilt"


def test_two_dumps_with_one_headline_get_two_addresses(make_site: MakeSite) -> None:
    site = make_site({"seeds/a.txt": FERRY, "seeds/b.txt": FERRY + "More.\n"})
    articles = [outcome.receipt.article for outcome in run(site) if outcome.receipt]
    heads = [frontmatter.parse((site / path).read_text(), path).head for path in articles]
    assert [Path(path).stem for path in articles] == [head.slug for head in heads]
    assert len(set(articles)) == 2


def test_one_bad_dump_does_not_stop_the_rest(make_site: MakeSite) -> None:
    site = make_site({"seeds/a.txt": b"\x00\x01\x02\x03\x04\x05", "seeds/b.txt": "", "seeds/c.txt": FERRY})
    missing = site / "seeds/missing.txt"
    outcomes = run(site, [*importing.find_seeds(site), missing])
    assert [outcome.done for outcome in outcomes] == ["refused", "refused", "imported", "refused"]
    assert all(len(outcome.problems) == 1 for outcome in outcomes if outcome.done == "refused")


def test_which_files_are_dumps(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    names = ("b.txt", "a/c.txt", ".hidden.txt", ".git/d.txt", "README.txt", "b-1.jpg")
    site = make_site({f"seeds/{name}": "x" for name in names})
    (site / "seeds/link.txt").symlink_to(tmp_path / "secret.txt")
    assert [p.relative_to(site).as_posix() for p in importing.find_seeds(site)] == ["seeds/a/c.txt", "seeds/b.txt"]


def test_a_dump_from_elsewhere_keeps_its_name(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site()
    (tmp_path / "ferry.txt").write_text(FERRY)
    outcome = only(run(site, [tmp_path / "ferry.txt"], named=True))
    assert outcome.seed == "../ferry.txt"
    assert (site / "content/receipts/_elsewhere/_up/ferry.txt.json").exists()


def test_many_dumps_are_read_by_several_processes(make_site: MakeSite) -> None:
    site = make_site({f"seeds/{n:03}.txt": FERRY.replace("Aldermouth", f"Port {n}") for n in range(120)})
    outcomes = run(site)
    assert [outcome.done for outcome in outcomes] == ["imported"] * 120
    assert {outcome.done for outcome in run(site)} == {"unchanged"}


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"seed": 1}', b'{"seed": "\xff"}', b"\xff"])
def test_a_damaged_receipt_is_named_and_nothing_is_written(make_site: MakeSite, data: bytes) -> None:
    site = make_site({"seeds/ferry.txt": FERRY, "content/receipts/ferry.txt.json": data})
    outcome = only(run(site))
    assert outcome.done == "refused"
    assert outcome.problems[0].file == "content/receipts/ferry.txt.json"
    assert not list((site / "content").glob("*.md"))


def test_a_receipt_of_which_a_merge_left_both_versions_is_told_at_its_line_and_either_of_them_does(
    make_site: MakeSite,
) -> None:
    site = make_site({"seeds/ferry.txt": FERRY})
    run(site)
    receipt = site / "content/receipts/ferry.txt.json"
    ours = receipt.read_text()
    own = next(line for line in ours.splitlines(keepends=True) if '"article_digest"' in line)
    other = own.replace('": "', '": "0')
    theirs = ours.replace(own, other)
    receipt.write_text(ours.replace(own, f"<<<<<<< HEAD\n{own}=======\n{other}>>>>>>> branch\n"))
    (problem,) = only(run(site)).problems
    assert str(problem) == (
        "content/receipts/ferry.txt.json:5: a merge left both versions here; "
        "keep one of the two whole, as `git checkout --ours` or `--theirs` does"
    )
    for kept in (ours, theirs):
        receipt.write_text(kept)
        assert only(run(site)).done == "unchanged"


def test_a_dump_whose_article_was_lost_in_a_merge_to_one_of_its_name_is_told_until_it_is_settled(
    make_site: MakeSite,
) -> None:
    site = make_site({"seeds/ours.txt": FERRY})
    run(site)
    name = article(site).name
    (site / "content" / name).unlink()
    (site / "seeds/theirs.txt").write_text(FERRY.replace("Monday", "Tuesday"))
    run(site, [site / "seeds/theirs.txt"])
    for _ in range(2):
        lost, there = importing.import_changes(site, config.load(site), now=NOW)
        assert (lost.done, there.done, there.problems) == ("removed-by-editor", "unchanged", ())
        (told,) = lost.problems
        assert (told.file, told.what.partition(",")[0]) == ("seeds/ours.txt", f"its article was content/{name}")
        assert told.remedy == "import this dump by its name to have its article again, or remove it"
    (again,) = run(site, [site / "seeds/ours.txt"], named=True)
    assert (again.done, len([*(site / "content").glob("*.md")])) == ("imported", 2)
    assert [o.problems for o in importing.import_changes(site, config.load(site), now=NOW)] == [(), ()]


def test_a_dump_whose_article_no_build_would_take_is_refused(make_site: MakeSite) -> None:
    site = make_site({"seeds/long.txt": FERRY.split("\n")[1] * 2000})
    outcome = only(run(site))
    assert str(*outcome.problems) == (
        "seeds/long.txt:1: its article cannot be published: the text is longer than 256 KB; "
        "split it into several articles"
    )
    assert not (site / "content").exists()


TOML = '+++\ntitle = "The night \\u001b[2Jferry"\ndate = 2026-03-01\n+++\n\nIt sails on Monday.\n'


@pytest.mark.parametrize(
    ("seed", "text", "said"),
    [
        ("n\x1b[2J.txt", FERRY, "its name has a control character; rename it"),
        ("n.md", TOML, "its article would have a control character in its front matter (U+001B)"),
    ],
)
def test_a_dump_whose_article_could_not_be_read_back_is_refused(
    make_site: MakeSite, seed: str, text: str, said: str
) -> None:
    site = make_site({f"seeds/{seed}": text})
    (problem,) = only(run(site)).problems
    assert said in str(problem)
    assert not (site / "content").exists()


@pytest.mark.parametrize(
    ("folder", "section", "review"),
    [("local", "Local", False), ("Local News", None, True), ("2026/03", None, False), ("local/2026", "Local", False)],
)
def test_a_folder_that_is_no_section_is_told(
    make_site: MakeSite, folder: str, section: str | None, *, review: bool
) -> None:
    site = make_site({f"seeds/{folder}/ferry.txt": FERRY})
    run(site)
    head = frontmatter.parse(article(site).read_text(), "a.md").head
    assert (head.section, "section" in head.review) == (section, review)
    told = [item.why for item in reviewing.review(site, config.load(site)).items if item.item == "section"]
    assert [repr(folder) in why for why in told] == [True] * review
    # A section that is named later makes no lie of it.
    assert all(why.startswith("when this was imported, ") for why in told)


@pytest.mark.parametrize(
    ("seed", "section"), [("ferry.txt", "Local"), ("2026/ferry.txt", "Local"), ("world/ferry.txt", "World")]
)
def test_a_line_above_the_headline_names_the_section_where_no_folder_does(
    make_site: MakeSite, seed: str, section: str
) -> None:
    site = make_site({
        "newsgen.yml": "title: T\nbase_url: https://test.example/\nsections: [Local, World]\n",
        f"seeds/{seed}": f"Share this @news.example.com\nLOCAL\nNight ferry returns to Aldermouth\n{FERRY}",
    })  # fmt: skip
    run(site)
    head = frontmatter.parse(article(site).read_text(), "a.md").head
    assert (head.section, head.title) == (section, "Night ferry returns to Aldermouth")


@pytest.mark.parametrize(("folder", "line"), [("here", ""), ("local", ""), ("2026", "LOCAL\n")])
def test_a_section_is_meant_by_its_name_and_by_its_address(make_site: MakeSite, folder: str, line: str) -> None:
    site = make_site({
        "newsgen.yml": "title: T\nbase_url: https://test.example/\nsections: [World, {name: Local, slug: here}]\n",
        f"seeds/{folder}/ferry.txt": f"Share this @news.example.com\n{line}Night ferry returns to Aldermouth\n{FERRY}",
    })  # fmt: skip
    run(site)
    head = frontmatter.parse(article(site).read_text(), "a.md").head
    assert (head.section, head.title) == ("Local", "Night ferry returns to Aldermouth")


def test_the_menu_of_a_page_names_no_section(make_site: MakeSite) -> None:
    menu = "Home\nNews\nLocal\nWorld\nWhat's on\n"
    site = make_site({
        "newsgen.yml": "title: T\nbase_url: https://test.example/\nsections: [Local, World]\n",
        "seeds/ferry.txt": f"{menu}Night ferry returns to Aldermouth\n{FERRY}",
    })  # fmt: skip
    run(site)
    head = frontmatter.parse(article(site).read_text(), "a.md").head
    assert (head.section, head.title) == (None, "Night ferry returns to Aldermouth")


def test_a_build_imports_with_as_many_processes_as_it_was_allowed(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, local = list[int | None](), executors.local

    def counted(jobs: int | None) -> AbstractContextManager[executors.Runner]:
        asked.append(jobs)
        return local(jobs)

    monkeypatch.setattr(importer, "POOL_FROM", 1)
    monkeypatch.setattr(executors, "local", counted)
    site = make_site({"seeds/ferry.txt": FERRY})
    outcomes = list(importing.import_changes(site, config.load(site), now=NOW, jobs=1))
    assert ([outcome.done for outcome in outcomes], asked) == (["imported"], [1])
