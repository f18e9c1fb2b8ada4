"""The whole way, from a folder to its output: fixture sites, valid and invalid."""

import contextlib
import json
import multiprocessing
import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from picture_samples import jpeg, photo
from samples import SETTINGS, MakeSite, Newsgen, article
from site_samples import tree

from newsgen import executors
from newsgen.build import Options, Report, build
from newsgen.content import library
from newsgen.errors import NewsgenError
from newsgen.rendering import batches

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def run(site: Path, *, output: Path | None = None, strict: bool = False, clean: bool = False, jobs: int = 1) -> Report:
    return build(Options(site=site, output=output or site / "public", at=NOON, strict=strict, clean=clean, jobs=jobs))


def problem(site: Path) -> str:
    with pytest.raises(NewsgenError) as caught:
        run(site)
    return str(caught.value)


def test_a_site_without_articles_is_a_site(make_whole_site: MakeSite) -> None:
    site = make_whole_site()
    assert run(site, strict=True).articles == 0
    assert "<title>The Test Post</title>" in (site / "public" / "index.html").read_text()


def test_a_second_build_writes_nothing(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(section="Local")})
    assert run(site).pages_written > 5
    before = {p: p.stat().st_mtime_ns for p in (site / "public").rglob("*")}
    report = run(site)
    assert (report.pages_written, report.pages_removed) == (0, 0)
    assert {p: p.stat().st_mtime_ns for p in (site / "public").rglob("*")} == before


def test_an_edit_rewrites_what_shows_it_and_no_more(make_whole_site: MakeSite) -> None:
    site = make_whole_site(
        {"content/a.md": article(title="A", section="Local"), "content/b.md": article(title="B", section="World")}
    )
    run(site)
    before = tree(site / "public")
    (site / "content" / "b.md").write_text(article("New text.", title="B", section="World"))
    report = run(site)
    after = tree(site / "public")
    changed = {path for path in after if after[path] != before.get(path) and not path.startswith(".newsgen/")}
    assert report.pages_written == len(changed)
    pages = {path for path in changed if not path.startswith("pagefind/")}
    assert "New text." in (site / "public/2026/03/b/index.html").read_text()
    assert not [path for path in pages if path.startswith(("local/", "2026/03/a/", "sitemap"))]
    assert len([path for path in pages if path.endswith(".html")]) < 6


def test_two_edits_of_one_size_in_one_instant_are_seen(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article("one")})
    run(site)
    file = site / "content" / "a.md"
    stamp = file.stat()
    file.write_text(article("two"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    run(site)
    assert "two" in (site / "public/2026/03/a-title/index.html").read_text()


def test_a_changed_template_rebuilds_its_pages_alone(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article()})
    run(site)
    (site / "templates").mkdir()
    (site / "templates" / "404.html").write_text("gone: {{ site.title }}")
    assert run(site).pages_written == 1
    assert (site / "public" / "404.html").read_text() == "gone: The Test Post"
    (site / "templates" / "404.html").unlink()
    assert run(site).pages_written == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_incremental_equals_clean_equals_parallel(
    make_whole_site: MakeSite, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stage in (library, batches):
        monkeypatch.setattr(stage, "WORTH_A_POOL", 1)
    local, processes = executors.local, list[int]()

    @contextlib.contextmanager
    def watched(jobs: int | None, holding: object = None) -> Iterator[executors.Runner]:
        with local(jobs, holding) as runner:
            yield runner
            processes.append(len(multiprocessing.active_children()))

    monkeypatch.setattr(executors, "local", watched)
    files = {f"content/a{n}.md": article(f"Text {n}.", title=f"A{n}", section="Local", tags="[x]") for n in range(6)}
    site = make_whole_site(files)
    run(site)
    (site / "content" / "a3.md").unlink()
    (site / "content" / "a4.md").write_text(article("Changed.", title="A four"))
    (site / "newsgen.yml").write_text(SETTINGS.replace("Local, World", "World, Local"))
    processes.clear()
    run(site, jobs=jobs)
    assert len([count for count in processes if count]) == (2 if jobs > 1 else 0)  # articles are read, pages rendered
    run(site, output=tmp_path / "clean", clean=True)
    assert tree(site / "public") == tree(tmp_path / "clean")


def test_a_withdrawn_article_leaves_nothing_behind(make_whole_site: MakeSite) -> None:
    site = make_whole_site(
        {"content/a.md": article("A canary.", title="Canary", tags="[x]"), "content/b.md": article()}
    )
    run(site)
    assert [p for p, data in tree(site / "public").items() if b"anary" in data]
    (site / "content" / "a.md").write_text(article("A canary.", title="Canary", draft="true"))
    run(site)
    assert not [p for p, data in tree(site / "public").items() if b"anary" in data or "canary" in p]


def test_a_page_is_in_its_place_before_what_leads_to_it(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site({"content/a.md": article("one", slug="z")})
    run(site)
    (site / "content/a.md").write_text(article("two", slug="z", title="Another"))
    put, replace = list[str](), os.replace

    def watched(staged: str | Path, place: str | Path) -> None:
        replace(staged, place)
        put.append(str(place).removeprefix(f"{site / 'public'}/"))

    monkeypatch.setattr(os, "replace", watched)
    run(site)
    kinds = ["2026/03/z/index.html", "2026/03/index.html", "atom.xml"]
    assert [path for path in put if path in kinds] == kinds


def test_an_error_leaves_the_last_good_site(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article()})
    run(site)
    before = tree(site / "public")
    (site / "content" / "a.md").write_text(article(weather="fine"))
    problem(site)
    assert tree(site / "public") == before


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"content/a.md": article(title=None)}, "content/a.md:2: `title` is missing; add a line `title: …`"),
        ({"content/a.md": article(weather="fine")}, "content/a.md:4: unknown key `weather`; remove it"),
        ({"content/a.md": article(tags="x")}, "content/a.md:4: `tags` should be a list"),
        ({"content/a.md": article(title="A: b")}, "content/a.md:2: the YAML is broken"),
        ({"content/a.md": b"---\ntitle: x\n---\n\xff"}, "content/a.md:4: it is not UTF-8 text; save the file as UTF-8"),
        (
            {"content/a.md": article(), "content/b.md": article()},
            "content/b.md:2: its address /2026/03/a-title/index.html is taken by content/a.md; give one of them",
        ),
        (
            {"content/a.md": article(title="Local", date=None), "newsgen.yml": SETTINGS},
            "content/a.md:2: its address /local/index.html is taken by a page or file that newsgen makes (newsgen.yml)",
        ),
        ({"templates/404.html": "one\n{{ nothing }}"}, "templates/404.html:2: 'nothing' is undefined"),
        ({"templates/404.html": "one\ntwo\n{% if %}"}, "templates/404.html:3: Expected an expression"),
        ({"templates/404.html": "{% include 'none.html' %}"}, "templates/404.html:1: there is no template 'none.html'"),
        ({"templates/404.html": "{{ site.titel }}"}, "templates/404.html:1: "),
        ({"templates/404.html": b"\xff"}, "templates/404.html:1: it is not UTF-8 text"),
        (
            {"content/a.md": article(language="English")},
            "content/a.md:4: there is no language 'English'; write its code",
        ),
        (
            {"content/a.md": article(figures="[{id: x, focus: [40, 60]}]")},
            "content/a.md:4: the `focus` of the figure 'x' lies outside the picture; write fractions from 0 to 1",
        ),
        ({"content/a.md": article(figures="[{id: x, focus: [nan, 0]}]")}, "lies outside the picture"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(make_whole_site: MakeSite, files: dict[str, str], said: str) -> None:
    assert said in problem(make_whole_site(files))


def test_all_that_is_wrong_is_said_at_once(make_whole_site: MakeSite) -> None:
    said = problem(make_whole_site({"content/a.md": article(tags="x"), "content/b.md": article(weather="fine")}))
    assert said.count("\n") == 1


def test_the_command_prints_one_line_and_exits_with_1(make_whole_site: MakeSite, newsgen: Newsgen) -> None:
    done = newsgen("build", "--site", make_whole_site({"content/a.md": article(tags="x")}))
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        "content/a.md:4: `tags` should be a list, and is text; write `tags: [x]`",
        "Nothing was published.",
    ]


def test_a_build_that_fails_says_that_readers_see_no_change(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"content/a.md": article()})
    run(site)
    (site / "content/a.md").write_text(article(tags="x"))
    said = newsgen("build", "--site", site).err.splitlines()
    assert said[1:] == [f"Nothing was published: {site / 'public'} is as it was."]


def test_so_does_one_that_the_disk_stops(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"content": "no folder"})
    done = newsgen("build", "--site", site)
    assert done.code == 1
    assert done.err.startswith(f"{site / 'content'}:1: it cannot be read or written: ")
    assert done.err.splitlines()[1:] == ["Nothing was published."]


DUMPS = {
    "seeds/a.txt": "Pier opens\n\nThe council said on Friday that the pier opens.\n",
    "seeds/b.txt": "Pier opens\n\nThe council said on Friday that the pier opens.\n",
    "seeds/a-7.jpg": jpeg(),
}


@pytest.mark.parametrize(
    "bad", [{"seeds/empty.txt": ""}, {"content/bad.md": "Text."}, {"templates/404.html": "{{ nothing }}"}]
)
def test_what_a_failed_build_found_in_the_dumps_is_told_with_it(make_site: MakeSite, bad: dict[str, str]) -> None:
    site = make_site({**DUMPS, **bad})
    told = problem(site).splitlines()
    assert len(told) == 3
    assert [
        place for place in (*bad, "seeds/a-7.jpg", "seeds/b.txt") if not any(t.startswith(place) for t in told)
    ] == []


def test_programs_are_told_in_one_object_what_a_build_did(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"content/a.md": article("![A](p.jpg)\n\n![B](gone.jpg)"), "content/p.jpg": jpeg()})
    first, again, clean = (newsgen("build", "--site", site, "--json", *more) for more in ((), (), ("--clean",)))
    for done in (first, again, clean):
        told = json.loads(done.out)
        assert (done.err, told["articles"], [w["line"] for w in told["warnings"]]) == ("", 1, [8])
    assert (json.loads(first.out)["pages_written"] > 5, json.loads(again.out)["pages_written"]) == (True, 0)
    made = [json.loads(done.out)["images_written"] for done in (first, again, clean)]
    assert made[1:] == [0, made[0]]
    assert made[0] > 0


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (["build"], "content/bad.md"),
        (["review"], "content/bad.md"),
        (["review", "content/none.md"], "content/none.md"),
        (["new", "Bad"], "content/bad.md"),
        (["init"], "newsgen.yml"),
    ],
)
def test_programs_are_told_in_one_object_why_a_command_failed(
    make_site: MakeSite, newsgen: Newsgen, command: list[str], file: str
) -> None:
    site = make_site({"content/bad.md": "Text."})
    done = newsgen(*command, "--site", site, "--json")
    (told,) = json.loads(done.out)["problems"]
    assert (done.code, done.err, sorted(told)) == (1, "", ["detail", "file", "line", "remedy", "what"])
    assert told["file"].endswith(file)


def test_a_build_is_of_the_current_folder_and_may_be_for_another_address(
    make_site: MakeSite, newsgen: Newsgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site()
    monkeypatch.chdir(site)
    assert newsgen("build", "--base-url", "https://trial.example/").code == 0
    assert "https://trial.example/" in (site / "public/sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("build --colour", "No such option"),
        ("build --at soon", "Invalid value for --at: "),
        ("build --base-url foo", "'foo' is not a web address; write the address of the home page, such as https://"),
        ("build --base-url=", "'' is not a web address; write"),
        ("check --base-url http://", "'http://' is not a web address; write"),
        ("build --output=", "Invalid value for '--output': the path is empty; name a folder, or leave it out"),
        ("check --output=", "Invalid value for '--output': the path is empty"),
        ("review --done title", "--done needs the article: newsgen review --done title content/ferry.md"),
        ("build --executor foo", "'foo' is no address of a cluster; write dask://HOST:PORT"),
        ("build --executor dask://", "'dask://' is no address of a cluster"),
        ("build --executor dask://x", "'dask://x' is no address of a cluster"),
        ("build --executor dask://:8786", "'dask://:8786' is no address of a cluster"),
        ("build --executor dask://x:99999", "'dask://x:99999' is no address of a cluster"),
        ("build --executor dask://x:1/y", "'dask://x:1/y' is no address of a cluster"),
    ],
)
def test_wrong_usage_exits_with_2(newsgen: Newsgen, make_whole_site: MakeSite, words: str, said: str) -> None:
    site = make_whole_site({"content/a.md": article()})
    run(site)  # so that nothing is left to be rendered
    command, *options = words.split()
    done = newsgen(command, "--site", site, *options)
    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.split())


def test_warnings_fail_a_strict_build_alone(make_whole_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_whole_site({"content/a.md": article("![x](gone.jpg)")})
    assert newsgen("build", "--site", site).code == 0
    strict = newsgen("build", "--site", site, "--strict")
    assert (strict.code, "there is no picture 'gone.jpg'" in strict.err) == (1, True)


def test_an_article_that_is_published_before_its_date_is_told(make_whole_site: MakeSite, newsgen: Newsgen) -> None:
    held = {"content/b.md": article(title="B", embargo="2026-05-01"), "content/c.md": article(title="C", draft="true")}
    dated = article(date="2026-04-01T12:00", updated="2026-04-02T12:00")
    site = make_whole_site({"content/a.md": dated, **held})
    said = "content/a.md:3: `date` lies ahead, and the article is published all the same; correct it, or add `embargo`"
    early = newsgen("build", "--site", site, "--at", "2026-04-01T11:59")
    assert (early.code, early.err.count("lies ahead"), said in early.err) == (0, 1, True)
    assert newsgen("build", "--site", site, "--at", "2026-04-01T11:59", "--strict").code == 0
    assert "lies ahead" not in newsgen("build", "--site", site, "--at", "2026-04-01T12:00").err


def test_a_change_that_lies_ahead_is_told_and_fails_no_strict_build(
    make_whole_site: MakeSite, newsgen: Newsgen
) -> None:
    kept = "\n  - {date: 2026-03-03, note: One.}\n  - note: One.\n    date: 2062-03-04"
    files = {
        "content/a.md": article(updated="2099-01-01", corrections=kept),
        "content/about.md": article(title="About", date=None, updated="2099-01-01"),
        "content/b.md": article(title="B", updated="2026-03-12T09:00"),
        "content/c.md": article(title="C", date="2026-05-01", updated="2026-05-02", embargo="2026-05-01"),
        "content/d.md": article(title="D", updated="2099-01-01", draft="true"),
        "content/e.md": article(title="E", updated="2026-03-12T11:01"),
    }
    done = newsgen("build", "--site", make_whole_site(files), "--at", "2026-03-11T10:00", "--strict", "--drafts")
    ahead = "lies ahead, and readers are told of it all the same; correct it"
    assert done.code == 0
    assert "This build shows drafts and embargoed articles, so do not publish it." in done.err
    assert [line for line in done.err.splitlines() if "lies ahead" in line] == [
        f"content/a.md:4: `updated` {ahead}",
        f"content/a.md:8: the `date` of a correction {ahead}",
        f"content/e.md:4: `updated` {ahead}",
        f"content/about.md:3: `updated` {ahead}",
    ]


def test_a_template_that_nothing_uses_is_told(make_whole_site: MakeSite) -> None:
    own = {"parts/footer.html": '{% include "parts/mine.html" %}', "parts/mine.html": "Mine", "part/footer.html": "Not"}
    site = make_whole_site({"content/a.md": article(), **{f"templates/{name}": text for name, text in own.items()}})
    said = "templates/part/footer.html:1: no page uses this template; did you mean `parts/footer.html`?"
    assert [str(warning) for warning in run(site).warnings] == [said]
    (site / "templates/parts/mine.html").write_text('{% set kind = "foot" %}{% include "part/" ~ kind ~ "er.html" %}')
    assert run(site).warnings == ()


def test_static_files_are_copied_without_what_is_hidden_or_left_by_editors(make_whole_site: MakeSite) -> None:
    kept = {".well-known/security.txt", ".htaccess", "area/.htaccess", ".nojekyll", "notes.txt"}
    left = {
        ".git/config",
        ".env",
        ".well-known/.x",
        "notes.txt~",
        "#notes.txt#",
        ".notes.txt.swp",
        "Thumbs.db",
        "a/.b/c",
    }
    site = make_whole_site(dict.fromkeys((f"static/{name}" for name in kept | left), "x"))
    run(site)
    assert {path for path, data in tree(site / "public").items() if data == b"x"} == kept


def test_one_build_at_a_time(make_whole_site: MakeSite) -> None:
    import filelock  # noqa: PLC0415  # the one test that plays the other build

    site = make_whole_site()
    run(site)
    with filelock.FileLock(site / ".newsgen" / "lock"):
        assert "another build of this site is at work" in problem(site)


def test_a_site_works_below_a_path(make_whole_site: MakeSite) -> None:
    site = make_whole_site(
        {"content/a.md": article("[about](/about/)"), "newsgen.yml": SETTINGS.replace("e/\n", "e/sub/\n")}
    )
    run(site)
    for page, data in tree(site / "public").items():
        if page.endswith(".html"):
            for attribute in (b'href="/', b'src="/'):
                assert data.count(attribute) == data.count(attribute + b"sub/"), page


def test_the_cache_may_be_deleted_at_any_time(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article()})
    run(site)
    shutil.rmtree(site / ".newsgen")
    assert run(site).pages_written == 0


def test_a_static_file_beside_the_made_pictures_is_copied_anew_when_it_changes(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"static/media/song.txt": "one"})
    run(site)
    (site / "static/media/song.txt").write_text("two")
    run(site)
    assert (site / "public/media/song.txt").read_text() == "two"


def test_what_feeds_say_changes_with_the_template_that_says_it(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(section="Local")})
    run(site)
    before = tree(site / "public")
    part = site / "templates" / "feeds" / "content.html"
    part.parent.mkdir(parents=True)
    part.write_text("<p>In short: {{ item.entry.title }}</p>")
    run(site)
    after = tree(site / "public")
    changed = {path for path in after if after[path] != before[path] and not path.startswith(".newsgen/")}
    assert changed == {f"{place}{name}" for place in ("", "local/") for name in ("feed.xml", "atom.xml", "feed.json")}
    assert "In short: A title" in (site / "public" / "atom.xml").read_text()


@pytest.mark.parametrize("years", [10, 11])
def test_a_long_archive_begins_with_a_way_to_each_year(make_site: MakeSite, years: int) -> None:
    site = make_site({f"content/{n}.md": article(title=f"N {n}", date=f"{1900 + n}-03-01") for n in range(years)})
    run(site)
    page = (site / "public/archive/index.html").read_text()
    ways, places = re.findall('href="#(year-[0-9]+)">', page), re.findall('id="(year-[0-9]+)"', page)
    assert ways == (places if years > 10 else [])
    assert len(places) == years


def test_a_lead_without_a_picture_leaves_no_place_empty(make_site: MakeSite) -> None:
    site = make_site({f"content/a{n}.md": article("Text.", title=f"Ferry {n}", section="Local") for n in range(5)})
    run(site)
    front = (site / "public" / "index.html").read_text()
    beside, below = front.partition("top-below")[::2]
    assert [part.count("card-plain") for part in (beside, below.partition("</section>")[0])] == [2, 2]


@pytest.mark.parametrize(("pictured", "beside"), [((0,), 4), ((0, 1), 4), ((0, 2), 4), ((0, 1, 2), 2)])
def test_what_stands_beside_a_lead_with_a_picture_is_about_as_high(
    make_site: MakeSite, pictured: tuple[int, ...], beside: int
) -> None:
    pier = "![A pier](pier.jpg)\n\n"
    site = make_site(
        {
            f"content/a{n}.md": article(
                f"{pier if n in pictured else ''}Text.", title=f"N {n}", date=f"2026-03-0{9 - n}"
            )
            for n in range(5)
        }
    )
    (site / "content" / "pier.jpg").write_bytes(jpeg(photo(800, 500)))
    run(site)
    front = (site / "public" / "index.html").read_text()
    assert front.partition("top-below")[0].count("card-plain") == beside
