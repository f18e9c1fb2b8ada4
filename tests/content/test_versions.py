"""The ledger of published versions: which changes it lets pass, which it shows, and what it writes."""

import json
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import MakeSite, article, close, run
from site_samples import tree

from newsgen.content import changes, moves, versions
from newsgen.content.ledger_files import Edit, Noted
from newsgen.errors import NewsgenError

TEXT = "The pier is 120 metres long, the council said on Friday.\n\nIt opens in May."
CHANGED = TEXT.replace("120", "210")
LEDGER, TEXTS = "content/versions/2026-03.jsonl", "content/versions/2026/2026-03-02.jsonl"


def said(site: Path) -> list[str]:
    return [str(warning) for warning in run(site).warnings]


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    site = make_site({"content/a.md": article(TEXT), "content/about.md": article("We.", title="About", date=None)})
    assert said(site) == []
    return site


def test_a_silent_change_is_shown_until_it_is_accounted_for(site: Path) -> None:
    (site / "content/a.md").write_text(article(CHANGED))
    expected = (
        "content/a.md:6: the published text was changed, and nothing tells readers; "
        "add an entry to `corrections`, or set `updated` to when it was changed\n"
        "    - The pier is 120 metres long, the council said on Friday.\n"
        "    + The pier is 210 metres long, the council said on Friday."
    )
    assert said(site) == [expected]
    assert said(site) == [expected]
    with pytest.raises(NewsgenError, match="nothing tells readers"):
        run(site, strict=True)
    (site / "content/a.md").write_text(article(CHANGED, updated="2026-03-03"))
    assert said(site) == []
    assert said(site) == []


@pytest.mark.parametrize("updated", ["2026-03-02T06:30:00+01:00", "2026-03-01"])
def test_an_update_that_is_not_after_the_date_accounts_for_nothing(site: Path, updated: str) -> None:
    (site / "content/a.md").write_text(article(CHANGED, updated=updated))
    assert "nothing tells readers" in said(site)[-1]


def test_a_correction_accounts_for_one_change(site: Path) -> None:
    noted = "[{date: 2026-03-02, note: The pier is longer.}]"
    (site / "content/a.md").write_text(article(CHANGED, corrections=noted))
    assert said(site) == []
    (site / "content/a.md").write_text(article(CHANGED.replace("May", "June"), corrections=noted))
    assert "+ It opens in June." in said(site)[0]
    assert "content/a.md:9: " in said(site)[0]


def test_a_correction_that_is_removed_is_told(site: Path) -> None:
    (site / "content/a.md").write_text(article(CHANGED, corrections="[{date: 2026-03-02, note: The pier is longer.}]"))
    assert said(site) == []
    (site / "content/a.md").write_text(article(CHANGED))
    told = "content/a.md:1: a correction that readers saw was removed here; bring back what was said, or set `updated`"
    assert [warning[: len(told)] for warning in said(site) + said(site)] == [told, told]
    (site / "content/a.md").write_text(article(CHANGED, updated="2026-03-04"))
    assert said(site) + said(site) == []


def test_several_corrections_that_are_removed_are_counted(site: Path) -> None:
    noted = "[{date: 2026-03-02, note: One.}, {date: 2026-03-02, note: Two.}, {date: 2026-03-02, note: Three.}]"
    for corrections in (noted, "[{date: 2026-03-02, note: One.}]"):
        (site / "content/a.md").write_text(article(CHANGED, corrections=corrections))
        told = said(site)
    assert told[0].startswith("content/a.md:1: 2 corrections that readers saw were removed here; bring back")


def test_a_correction_that_is_removed_is_told_after_another_date_as_well(site: Path) -> None:
    (site / "content/a.md").write_text(article(CHANGED, corrections="[{date: 2026-03-02, note: The pier is longer.}]"))
    assert said(site) == []
    (site / "content/a.md").write_text(article(CHANGED, date="2026-03-01"))
    assert [warning.partition(";")[0] for warning in said(site)] == [
        "content/a.md:1: a correction that readers saw was removed here"
    ]


def test_a_correction_that_a_merge_drops_is_told(site: Path) -> None:
    before = (site / LEDGER).read_text()
    (site / "content/a.md").write_text(article(CHANGED, corrections="[{date: 2026-03-02, note: The pier is longer.}]"))
    assert said(site) == []
    ours = (site / LEDGER).read_text()
    (site / LEDGER).write_text(before)
    mine = article(TEXT.replace("May", "June"), updated="2026-03-03")
    (site / "content/a.md").write_text(mine)
    assert said(site) == []
    (site / LEDGER).write_text(ours + (site / LEDGER).read_text())
    told = "content/a.md:1: a correction that readers saw was removed here"
    assert [warning.partition(";")[0] for warning in said(site) + said(site)] == [told, told]
    (site / "content/a.md").write_text(mine.replace("2026-03-03", "2026-03-04"))
    assert said(site) + said(site) == []


def test_a_change_that_is_taken_back_was_none(site: Path) -> None:
    (site / "content/a.md").write_text(article(CHANGED))
    assert said(site)
    (site / "content/a.md").write_text(article(TEXT))
    assert said(site) == []


def test_other_line_breaks_are_no_change(site: Path) -> None:
    (site / "content/a.md").write_text(article(TEXT.replace("long, ", "long,\n") + "\n\n"))
    assert said(site) == []


def test_the_head_may_change(site: Path) -> None:
    (site / "content/a.md").write_text(article(TEXT, title="Another title", slug="a-title", tags="[x]"))
    assert said(site) == []


@pytest.mark.parametrize("change", [{"title": "Another title"}, {"slug": "another"}, {"date": "2026-04-02"}])
def test_an_address_that_is_left_is_told_until_something_leads_on_from_it(site: Path, change: dict[str, str]) -> None:
    (site / "content/a.md").write_text(article(TEXT, **change))
    expected = (
        "content/a.md:1: it was published at /2026/03/a-title/, which leads to nothing now; "
        "put `/2026/03/a-title/` into `aliases`, or take back what changed its address"
    )
    assert said(site) == [expected]
    assert said(site) == [expected]
    (site / "content/a.md").write_text(article(TEXT, **change, aliases="[/old/a-title/]"))
    assert said(site) == [expected]
    (site / "content/a.md").write_text(article(TEXT, **change, aliases="[/2026/03/a-title/]"))
    assert said(site) == []
    # It is the other one that readers know by now.
    (site / "content/a.md").write_text(article(TEXT, aliases="[/2026/03/a-title/]", slug="third"))
    assert "it was published at /2026/0" in said(site)[0]
    assert "it was published at /2026/03/a-title/" not in said(site)[0]


def test_each_address_that_is_left_on_the_way_is_told_as_well(site: Path) -> None:
    for slug, left in (
        ("second", ["a-title"]),
        ("third", ["a-title", "second"]),
        ("fourth", ["a-title", "second", "third"]),
    ):
        (site / "content/a.md").write_text(article(CHANGED if slug == "fourth" else TEXT, slug=slug))
        for _ in range(2):
            told = [w.split(", ")[0].split()[-1] for w in said(site) if "it was published at" in w]
            assert told == [f"/2026/03/{one}/" for one in left]
    aliases = "[/2026/03/a-title/, /2026/03/third/]"
    (site / "content/a.md").write_text(article(TEXT, slug="fourth", aliases=aliases))
    assert [w.split(", ")[0] for w in said(site)] == ["content/a.md:1: it was published at /2026/03/second/"]
    (site / "content/a.md").write_text(article(TEXT, slug="second", aliases=aliases[:-1] + ", /2026/03/fourth/]"))
    assert said(site) == []
    assert "since" not in (site / LEDGER).read_text()


def test_an_address_that_was_a_mistake_goes_with_it(site: Path) -> None:
    for slug in ("second", "third", "a-title"):
        (site / "content/a.md").write_text(article(TEXT, slug=slug))
        assert bool(said(site)) == (slug != "a-title")
    (site / "content/a.md").write_text(article(TEXT, slug="fourth", aliases="[/2026/03/a-title/]"))
    assert said(site) == []


def test_where_the_settings_move_all_articles_one_line_says_so(site: Path) -> None:
    for n in range(moves.MANY - 1):
        (site / f"content/more-{n}.md").write_text(article(f"{n}.", title=f"More {n}"))
    assert said(site) == []
    settings = (site / "newsgen.yml").read_text()
    (site / "newsgen.yml").write_text(f"{settings}permalink: /{{slug}}/\n")
    moved = "newsgen.yml:1: 10 articles have left addresses that lead to nothing now, such as /2026/03/a-title/"
    assert [warning[: len(moved)] for warning in said(site) + said(site)] == [moved, moved]
    (site / "newsgen.yml").write_text(settings)
    assert said(site) == []


def test_a_change_is_seen_in_a_renamed_file_as_well(site: Path) -> None:
    (site / "content/a.md").unlink()
    (site / "content/pier.md").write_text(article(CHANGED))
    told = said(site)
    assert told[0].startswith("content/pier.md:6: the published text was changed")
    assert "- The pier is 120 metres" in told[0]
    assert said(site) == told
    (site / "content/pier.md").write_text(article(CHANGED, updated="2026-03-03"))
    assert said(site) + said(site) == []
    assert [json.loads(row)["article"] for row in (site / LEDGER).read_text().splitlines()] == ["content/pier.md"]


def test_an_address_that_is_left_with_another_file_name_is_told(site: Path) -> None:
    (site / "content/a.md").rename(site / "content/pier.md")
    (site / "content/pier.md").write_text(article(TEXT, title="The pier"))
    told = ["content/pier.md:1: it was published at /2026/03/a-title/, which leads to nothing now"]
    for _ in range(2):
        assert [warning.partition(";")[0] for warning in said(site)] == told
    (site / "content/pier.md").write_text(article(TEXT, title="The pier", aliases="[/2026/03/a-title/]"))
    assert said(site) + said(site) == []


def test_what_is_renamed_while_it_is_withdrawn_keeps_its_record(site: Path) -> None:
    (site / "content/a.md").unlink()
    (site / "content/pier.md").write_text(article(TEXT, draft="true"))
    assert said(site) == []
    (site / "content/pier.md").write_text(article(CHANGED))
    assert "- The pier is 120 metres" in said(site)[0]


def test_a_file_continues_one_record_and_not_that_of_a_copy(site: Path) -> None:
    (site / "content/b.md").write_text(article(TEXT, slug="b"))
    assert said(site) == []
    for name in ("a", "b"):
        (site / f"content/{name}.md").rename(site / f"content/new-{name}.md")
    assert said(site) + said(site) == []
    (site / "content/new-b.md").rename(site / "content/last.md")
    (site / "content/new-a.md").unlink()
    assert said(site) == []
    noted = [json.loads(row) for row in (site / LEDGER).read_text().splitlines()]
    assert [(line["article"], line["place"]) for line in noted] == [("content/last.md", "2026/03/b/index.html")]


def test_articles_of_pictures_alone_do_not_continue_each_other(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article("", title="The pier")})
    assert said(site) == []
    (site / "content/a.md").unlink()
    (site / "content/b.md").write_text(article("", title="The ferry"))
    assert said(site) == []


def test_a_record_without_an_address_is_not_given_to_whatever_is_withheld(site: Path) -> None:
    row = json.loads((site / LEDGER).read_text())
    del row["place"]
    (site / LEDGER).write_text(json.dumps(row) + "\n")
    (site / "content/a.md").rename(site / "content/pier.md")
    (site / "content/b.md").write_text(article("Secret.", slug="b", draft="true"))
    assert said(site) == []
    assert [json.loads(row)["article"] for row in (site / LEDGER).read_text().splitlines()] == ["content/pier.md"]


def test_an_address_may_change_until_it_is_published(site: Path) -> None:
    (site / "content/b.md").write_text(article("B.", title="B", draft="true"))
    assert said(site) == []
    (site / "content/b.md").write_text(article("B.", title="Better"))
    assert said(site) == []


def test_a_ledger_without_places_gets_them(site: Path) -> None:
    ledger = site / LEDGER
    row = json.loads(ledger.read_text())
    assert row.pop("place") == "2026/03/a-title/index.html"
    ledger.write_text(f"{json.dumps(row)}\n")
    assert said(site) == []
    assert json.loads(ledger.read_text())["place"] == "2026/03/a-title/index.html"


def test_the_ledger_has_one_line_an_article(site: Path) -> None:
    (site / "content/b.md").write_text(article("B.", title="B"))
    (site / "content/c.md").write_text(article("C.", title="C", date="2026-03-04"))
    run(site)
    names = [json.loads(row)["article"] for row in (site / LEDGER).read_text().splitlines()]
    assert names == ["content/a.md", "content/b.md", "content/c.md"]
    texts = {json.loads(row)["article"]: json.loads(row)["text"] for row in (site / TEXTS).read_text().splitlines()}
    assert texts == {"content/a.md": TEXT, "content/b.md": "B."}
    found = sorted(p.relative_to(site).as_posix() for p in (site / "content/versions").rglob("*.*"))
    assert found == [LEDGER, TEXTS, TEXTS.replace("-02", "-04")]


def test_a_build_without_changes_leaves_the_ledger_alone(site: Path) -> None:
    before = (site / LEDGER).stat().st_mtime_ns
    run(site)
    assert (site / LEDGER).stat().st_mtime_ns == before


def test_previews_and_trials_write_no_ledger(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(TEXT)})
    run(site, drafts=True)
    run(site, output=site / "elsewhere")
    run(site, output=site / ".newsgen/preview")
    assert not (site / "content/versions").exists()


def test_a_build_through_a_link_to_where_the_web_server_has_its_files_is_on_record(
    make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site({"content/a.md": article(TEXT)})
    (tmp_path / "www").mkdir()
    (site / "public").symlink_to(tmp_path / "www")
    run(site)
    assert (tmp_path / "www/index.html").exists()
    assert (site / LEDGER).exists()


def test_a_failed_build_writes_no_ledger(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(TEXT), "templates/404.html": "{{ nothing }}"})
    with pytest.raises(NewsgenError, match="'nothing' is undefined"):
        run(site)
    assert not (site / "content/versions").exists()


def test_nothing_is_published_that_cannot_be_put_on_record(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(TEXT), "content/versions": "no folder"})
    with pytest.raises(
        NewsgenError, match=r"^content/versions/2026/2026-03-02\.jsonl:1: it cannot be written: Not a dir"
    ):
        run(site)
    assert not (site / "public/index.html").exists()


def test_what_was_not_written_down_leaves_the_ledger_as_it_is(site: Path) -> None:
    before = tree(site / "content/versions")
    noted = Noted(article="content/b.md", day="2026-03-02", digest="d", updated="", corrections=0)
    gone: Edit = {"content/a.md": None}
    edits: dict[str, Edit] = {LEDGER: gone, TEXTS: gone, "content/versions/2026-04.jsonl": {"content/b.md": noted}}
    ledger = versions.Ledger((), edits, lambda _: "", 1, ())
    with ledger.recording(site):
        pass
    assert tree(site / "content/versions") == before
    with ledger.recording(site) as write:
        write()
    assert [*tree(site / "content/versions")] == ["2026-04.jsonl"]


def test_what_is_withheld_is_not_on_record_and_what_was_stays(site: Path) -> None:
    (site / "content/b.md").write_text(article("Secret.", title="B", draft="true"))
    (site / "content/a.md").write_text(article(CHANGED, draft="true"))
    assert said(site) == []
    assert [json.loads(row)["article"] for row in (site / LEDGER).read_text().splitlines()] == ["content/a.md"]
    (site / "content/a.md").write_text(article(CHANGED))
    assert len(said(site)) == 1


def test_another_day_takes_the_line_along(site: Path) -> None:
    (site / "content/a.md").write_text(article(TEXT, date="2026-02-03"))
    run(site)
    found = sorted(p.relative_to(site).as_posix() for p in (site / "content/versions").rglob("*.*"))
    assert found == ["content/versions/2026-02.jsonl", "content/versions/2026/2026-02-03.jsonl"]


def test_a_silent_change_is_seen_on_another_day_as_well(site: Path) -> None:
    (site / "content/a.md").write_text(article(CHANGED, date="2026-02-03", aliases="[/2026/03/a-title/]"))
    assert "- The pier is 120 metres" in said(site)[0]
    assert (site / LEDGER).exists()


@pytest.mark.parametrize("gone", [[], [TEXTS], [LEDGER, TEXTS]])
def test_an_article_that_is_gone_leaves_the_ledger(site: Path, gone: list[str]) -> None:
    for file in ("content/a.md", *gone):
        (site / file).unlink()
    run(site)
    assert not [p for p in (site / "content/versions").rglob("*") if p.is_file()]


def test_both_sides_of_a_merge_are_read(site: Path) -> None:
    ours = (site / LEDGER).read_text()
    (site / "content/a.md").write_text(article(CHANGED, updated="2026-03-03"))
    run(site)
    theirs = (site / LEDGER).read_text()
    (site / LEDGER).write_text(f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n")
    assert said(site) == []
    assert (site / LEDGER).read_text() == theirs


@pytest.mark.parametrize("damage", [b"{not JSON}\n", b'{"article":"caf\xe9.md"}\n'])
def test_a_damaged_line_is_named(site: Path, damage: bytes) -> None:
    (site / LEDGER).write_bytes(damage)
    assert said(site)[0].startswith(f"{LEDGER}:1: this line of the ledger of versions is damaged; restore it")


@pytest.mark.parametrize("damage", [b"{not JSON}\n", b'{"article":"caf\xe9.md"}\n', b"", None])
def test_without_the_old_text_a_change_is_still_seen(site: Path, damage: bytes | None) -> None:
    (site / TEXTS).unlink()
    if damage is not None:
        (site / TEXTS).write_bytes(damage)
    (site / "content/a.md").write_text(article(CHANGED))
    assert "nothing tells readers" in said(site)[0]


def test_the_texts_of_a_day_are_read_once_for_all_that_changed(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"content/{n}.md" for n in range(9)]
    site = make_site({name: article(TEXT, slug=f"a{n}") for n, name in enumerate(names)})
    assert said(site) == []
    for n, name in enumerate(names):
        (site / name).write_text(article(CHANGED, slug=f"a{n}"))
    read, read_bytes = list[Path](), Path.read_bytes

    def counted(path: Path) -> bytes:
        read.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    assert [warning.count("+ The pier is 210") for warning in said(site)] == [1] * 9
    assert read.count(site / TEXTS) == 1


def test_a_change_in_a_long_line_is_shown_with_a_little_around_it() -> None:
    words = "word " * 60
    line, shown = changes.show(f"One.\n\n{words}old {words}", f"One.\n\n{words}new {words}")
    assert line == 2
    assert all(len(row) < 120 for row in shown.split("\n"))
    assert ["old" in shown, "new" in shown] == [True, True]


@pytest.mark.parametrize("space", ["", " "])
def test_a_change_in_a_line_without_spaces_is_shown_as_well(space: str) -> None:
    around = f"北约{space}宣布" + "字" * 300
    _, shown = changes.show(f"{around}旧{around}", f"{around}新{around}")
    assert all(len(row) < 120 for row in shown.split("\n"))
    assert ["旧" in shown, "新" in shown] == [True, True]


def test_many_changes_are_cut_short() -> None:
    old, new = ("\n\n".join(f"{word} {n}" if n % 2 else f"{n}" for n in range(20)) for word in ("a", "b"))
    assert changes.show(old, new)[1].endswith("… and 7 more")
    three = "\n\n".join(old.split("\n\n")[:6]), "\n\n".join(new.split("\n\n")[:6])
    assert changes.show(*three)[1].endswith("+ b 5")


def paragraphs(word: str, count: int) -> str:
    return "\n\n".join(f"{word} {n}" for n in range(count))


def test_long_texts_are_not_searched_for_what_was_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    def matcher(junk: None, old: list[str], new: list[str], *, autojunk: bool) -> SequenceMatcher[str]:
        assert max(len(old), len(new)) <= changes.ALIGNED, "it takes time with the cube of the lines"
        return SequenceMatcher(junk, old, new, autojunk=autojunk)

    monkeypatch.setattr("difflib.SequenceMatcher", matcher)
    old = paragraphs("a", 1000)
    assert changes.show(old, old.replace("a 500\n", "b\n\nc\n")) == (1000, "- a 500\n+ b\n+ c")
    assert changes.show(old, paragraphs("b", 1000)) == (
        0,
        "- a 0\n+ b 0\n- a 1\n+ b 1\n- a 2\n+ b 2\n… and 997 more",
    )
    line, shown = changes.show(f"One.\n\n{old}", f"One.\n\n{paragraphs('b', 1001)}")
    rows = shown.split("\n")
    assert (line, rows[0], rows[20], rows[21]) == (2, "- a 0", "- … and 980 more", "+ b 0")


def test_a_change_cannot_write_to_the_terminal() -> None:
    assert "\x1b" not in changes.show("a", "b\x1b[2J")[1]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(old: str, new: str) -> None:
    line, shown = changes.show(old, new)
    assert 0 <= line <= new.count("\n")
    assert (
        bool(shown)
        or [row.rstrip() for row in old.strip().split("\n")] == [row.rstrip() for row in new.strip().split("\n")]
        or not (old.strip() and new.strip())
    )


def test_what_is_on_record_is_not_begun_anew_where_it_cannot_be_looked_through(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(monkeypatch, site / "content/versions")
    with pytest.raises(PermissionError):
        versions.compare(site, (), (), str, {})
