"""The check as a whole: files that stand in each other's way, the command, and sites that newsgen builds."""

import json
import os
from pathlib import Path

import pytest
from checking.check_samples import CONFIG, SUB, Files, assert_said, faults, page, write
from hypothesis import given
from hypothesis import strategies as st
from samples import DEMO_BASE, SETTINGS, MakeSite, Newsgen, article, close, run

from newsgen import config
from newsgen.checking import addresses, checker, feeds, json_files, pages, records
from newsgen.pictures import metadata, scrub


def manifest(*files: str, size: int = 1) -> dict[str, str]:
    return {
        ".newsgen/manifest.json": json.dumps({"format": 1, "files": {name: ["key", "digest", size] for name in files}})
    }


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.html": page(), "b/index.html": page(), "notes.txt": ""}, []),
        ({"a.html": page(head='<meta http-equiv="refresh" content="0; url=/a/">'), "a/index.html": page()}, []),
        ({"a.html": page(), **manifest("index.html")}, []),
        (
            {"a.html": page(), "a/index.html": page()},
            ["a/index.html:1: a.html and a/index.html answer to one address; give one of them another address"],
        ),
        (
            {"a.html": page(), "a/index.html": page(), **manifest("index.html", "a/index.html")},
            ["a.html:1: newsgen did not write this file, and it and a/index.html answer to one address; remove it"],
        ),
        ({"A/index.html": page(), "a/index.html": page()}, ["a/index.html:1: A/index.html and a/index.html differ in"]),
        (manifest("index.html", "gone.html"), ["gone.html:1: newsgen wrote this file, and it is gone; build again"]),
        (
            {"a.html": "", "b.jpg": "", **manifest("a.html", "b.jpg")},
            [f"{name}:1: newsgen wrote this file, and it is empty now; build again" for name in ("a.html", "b.jpg")],
        ),
        ({"notes.txt": "", **manifest("notes.txt", size=0)}, []),
        (
            {"notes.txt": "news", **manifest("notes.txt", size=5)},
            ["notes.txt:1: newsgen wrote this file, and it is shorter now; build again"],
        ),
        ({"notes.txt": "newsy", **manifest("notes.txt", size=5)}, []),
        ({".newsgen/manifest.json": "{", ".newsgen/x.html": ""}, []),
        ({".newsgen/manifest.json": b'{"files":{"caf\xe9.html":[]}}'}, []),
        (
            {".newsgen/stage/new/a/index.html": ""},
            [".newsgen/stage:1: a build was killed, or is at work, and pages that"],
        ),
    ],
)
def test_files_in_each_others_way(tmp_path: Path, files: Files, said: list[str]) -> None:
    assert_said(faults(tmp_path, files), said)


@pytest.mark.parametrize("target", ["nowhere", "gone.html"])
def test_a_link_that_leads_nowhere_or_in_a_circle_is_no_file(tmp_path: Path, target: str) -> None:
    (tmp_path / "gone.html").symlink_to(tmp_path / target)
    said = ["gone.html:1: newsgen wrote this file, and it is gone; build again"]
    assert faults(tmp_path, manifest("index.html", "gone.html")) == said


def test_a_folder_that_is_closed_is_not_taken_for_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"index.html": page('<h1>x</h1><a href="/a/">a</a>'), "a/index.html": page()})
    close(monkeypatch, tmp_path / "a")
    with pytest.raises(PermissionError, match="/a'"):
        faults(tmp_path, {})


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "feed.xml")
    assert faults(tmp_path, {}) == []


def test_a_site_that_is_not_there_or_was_built_for_another_address(tmp_path: Path) -> None:
    (problem,) = checker.check(tmp_path, CONFIG, lambda _: "", metadata.shown_size).problems
    assert str(problem).startswith(f"index.html:1: there is no site in {tmp_path}; run `newsgen build`")
    front = {"index.html": page('<a href="/none/">x</a>', '<link rel="canonical" href="https://post.example/">')}
    said = (
        "index.html:5: the front page lies at https://post.example/, and by newsgen.yml at https://post.example/news/;"
    )
    assert_said(faults(tmp_path, front, SUB), [said])


def test_a_built_site_is_sound(make_site: MakeSite, tmp_path: Path) -> None:
    files = {
        "content/a.md": article("[b](/2026/03/b/)", title="A", section="Local", tags="[x, Y]", authors="[N. N.]"),
        "content/b.md": article("Text.", title="B", updated="2026-03-03T10:00:00+01:00", aliases="[/old/]"),
        "content/c.md": article(title="Ü & <b>", corrections='[{date: 2026-03-04, note: "x"}]', summary='"“x” & <y>"'),
        "content/about.md": article(title="About", date=None),
        **{f"content/n{n}.md": article(title=f"N{n}", section="World", tags="[x]") for n in range(60)},
    }
    for name, settings in {"root": SETTINGS, "path": SETTINGS.replace("example/", "example/sub/")}.items():
        site = make_site({**files, "newsgen.yml": settings}, name)
        run(site, output=tmp_path / f"{name}-out")
        report = checker.check(tmp_path / f"{name}-out", config.load(site), scrub.private_words, metadata.shown_size)
        assert report.problems == ()
        assert (report.pages > 70, report.links > 1000, report.feeds > 9, report.sitemaps > 2) == (True,) * 4


def test_many_pages_are_checked_in_processes_to_the_same_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(9):
        write(tmp_path, {f"p{n}/index.html": page(f'<h1 id="a">x</h1><a href="/p{n + 1}/#a">y</a><a href="#b">z</a>')})
    alone = checker.check(tmp_path, CONFIG, lambda _: "", metadata.shown_size)
    monkeypatch.setattr(checker, "WORTH_A_POOL", 2)
    monkeypatch.setattr(checker, "BATCH", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert checker.check(tmp_path, CONFIG, lambda _: "", metadata.shown_size) == alone
    assert (len(alone.problems), alone.pages, alone.links) == (10, 10, 18)


def test_what_was_looked_at_is_said_in_words() -> None:
    said = "1 page, 1,200 links, 2 pictures, 0 feeds, 0 sitemaps"
    assert checker.Report(problems=(), pages=1, links=1200, pictures=2).summary() == said


def test_the_demo_is_sound(demo: Path) -> None:
    report = checker.check(
        demo / "public", config.load(demo, base_url=DEMO_BASE), scrub.private_words, metadata.shown_size
    )
    assert report.problems == ()
    assert report.pictures > 100


def test_the_command(make_whole_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_whole_site({"content/a.md": article()})
    assert newsgen("build", "--site", site).code == 0
    sound = newsgen("check", "--site", site)
    assert (sound.code, sound.out) == (0, "")
    assert sound.err.startswith(f"Nothing is wrong in {site / 'public'}: ")
    with (site / "public" / "robots.txt").open("a") as robots:
        robots.write("Sitemap: https://post.example/none.xml\n")
    spoilt = newsgen("check", "--site", site)
    said = "robots.txt:5: 'https://post.example/none.xml' leads to nothing; correct the address, or add what it names\n"
    assert (spoilt.code, spoilt.out) == (1, said)
    assert spoilt.err == f"1 problem; the files named are in {site / 'public'}\n"
    (site / "public").rename(site / "elsewhere")
    assert "index.html:1: there is no site in" in newsgen("check", "--site", site).out
    told = newsgen("check", "--site", site, "--output", site / "elsewhere", "--json")
    record = json.loads(told.out)
    assert (told.code, record["file"], record["line"]) == (1, "robots.txt", 5)
    foreign = newsgen("check", "--site", site, "--output", site / "elsewhere", "--base-url", "https://x.example/")
    assert (foreign.code, "and by newsgen.yml at https://x.example/" in foreign.out) == (1, True)


def test_what_is_wrong_alike_in_many_pages_is_one_line(make_whole_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_whole_site({"content/a.md": article()})
    assert newsgen("build", "--site", site).code == 0
    for number, file in enumerate(pages := sorted((site / "public").rglob("*.html"))):
        links = '<a href="/none/">x</a>' + '<a href="/nothing/">x</a>' * (number in (3, 4))
        file.write_text(file.read_text().replace("</main>", f"{links}</main>"))
    spoilt = newsgen("check", "--site", site)
    fault = "leads to nothing; correct the address, or add what it names"
    assert [line.split(": ", 1)[1] for line in spoilt.out.splitlines()] == [
        f"a href: '/none/' {fault} (and in {len(pages) - 1} more files)",
        f"a href: '/nothing/' {fault}",
        f"a href: '/nothing/' {fault}",
    ]
    assert spoilt.err.startswith(f"{len(pages) + 2} problems; ")
    told = newsgen("check", "--site", site, "--json").out.splitlines()
    assert len({json.loads(line)["file"] for line in told}) == len(pages)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_is_too_odd(data: bytes) -> None:
    index = records.Index(base=addresses.base("https://post.example/"), files={"x": len(data)}, texts=set())
    for kind in checker.KINDS.values():
        found = kind.read("x", data)
        if isinstance(found, pages.Page):
            stated = pages.stated(found, index.base)
            index = records.Index(base=index.base, files=index.files, stated={"x": stated}, texts=set())
        if not isinstance(found, records.Fault):
            assert all(fault.line > 0 for rule in kind.rules for fault in rule(found, index))


WORDS = [
    "version",
    "title",
    "items",
    "id",
    "url",
    "authors",
    "tags",
    "attachments",
    "image",
    "icons",
    "src",
    "start_url",
]
WORDS += ["@type", "headline", "author", "publisher", "logo", "itemListElement", "datePublished", "name", "position"]
TYPES = st.sampled_from(["NewsArticle", "ImageObject", "BreadcrumbList", "Organization"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | TYPES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
    max_leaves=20,
)


@given(VALUES)
def test_no_record_is_too_odd(value: object) -> None:
    text = json.dumps(value)
    index = records.Index(base=addresses.base("https://post.example/"), files={"x": 1}, stated={"x": records.Stated()})
    script = f'<script type="application/ld+json">{text.replace("<", " ")}</script>'
    for kind, data in (("page", page(head=script)), ("json feed", text), ("web app manifest", text)):
        found = checker.KINDS[kind].read("x", data.encode())
        assert isinstance(found, pages.Page | json_files.Json | feeds.Feed)
        for rule in checker.KINDS[kind].rules:
            assert all(fault.line > 0 for fault in rule(found, index))
