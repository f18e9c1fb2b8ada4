"""Search of a whole site: what is found, what is never in the index, and what becomes of it without Pagefind."""

import gzip
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_samples import jpeg
from samples import LEAN, SETTINGS, MakeSite, article, run
from site_samples import tree

from newsgen.errors import NewsgenError
from newsgen.searching import index as indexes
from newsgen.searching import program

ON = f"{SETTINGS}search: true\n"
PAGE = "public/2026/03/a-title/index.html"


@pytest.fixture
def pagefind() -> program.Program:
    found = program.installed()
    if found is None:
        pytest.skip("needs Pagefind (newsgen[search])")
    return found


@pytest.fixture
def _no_pagefind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "installed", lambda: None)


def index(site: Path, output: str = "public") -> dict[str, bytes]:
    return tree(site / output / "pagefind")


def contents(site: Path) -> bytes:
    """All that the index says, unpacked."""
    packed = [data for path, data in index(site).items() if ".pf_" in path]
    return b"\n".join(gzip.decompress(data) for data in packed)


def fragments(site: Path) -> list[dict[str, object]]:
    """What the index says of each page that is found."""
    files = [data for path, data in index(site).items() if "fragment/" in path]
    return [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")) for data in files]


@pytest.mark.usefixtures("pagefind")
def test_articles_and_plain_pages_are_found_and_lists_are_not(make_site: MakeSite) -> None:
    text = "Crews &lt;b>finished&lt;/b> the pier & left.\n\n![A pier][p]"
    files = {
        "content/a.md": article(text, section="Local", tags="[ferries]", authors="[Ana Ruiz]", figures="[{id: p}]"),
        "content/about.md": article("Who we are.", title="About", date=None),
        "newsgen.yml": ON,
    }
    site = make_site(files)
    run(site, strict=True)
    found = {page["url"]: page for page in fragments(site)}
    assert found.keys() == {"/2026/03/a-title/", "/about/"}
    page = found["/2026/03/a-title/"]
    assert page["content"] == "Crews <b>finished</b> the pier & left. Ana Ruiz, ferries."
    assert page["meta"] == {
        "title": "A title",
        "section": "Local",
        "date": "2026-03-02",
        "language": "en",
        "direction": "ltr",
    }


@pytest.mark.usefixtures("pagefind")
@pytest.mark.parametrize("ending", ["/", ".html", ".htm"])
def test_articles_are_found_at_whichever_addresses(make_site: MakeSite, ending: str) -> None:
    site = make_site({"content/a.md": article(), "newsgen.yml": f"{ON}permalink: /{{slug}}{ending}\n"})
    run(site)
    assert [page["url"] for page in fragments(site)] == [f"/a-title{ending}"]


@pytest.mark.usefixtures("pagefind")
def test_a_page_is_not_found_by_what_leads_from_it_to_others(make_site: MakeSite) -> None:
    head = {"tags": "[ferries]", "extra": "{series: Night}", "section": "Local"}
    names = ("North", "South", "East")
    files = {f"content/{name}.md": article(f"Text of {name}.", **head, title=f"{name}word") for name in names}
    site = make_site({**files, "newsgen.yml": ON})
    run(site)
    assert "Southword" in (site / "public/2026/03/northword/index.html").read_text().partition("<main")[2]
    assert {page["content"] for page in fragments(site)} == {
        f"Text of {t}. ferries." for t in ("North", "South", "East")
    }


@pytest.mark.usefixtures("pagefind")
def test_a_site_of_nothing_but_a_picture_is_indexed(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article("![A pier][p]", figures="[{id: p}]"), "newsgen.yml": ON})
    run(site)
    assert [page["content"] for page in fragments(site)] == ["A title."]


@pytest.mark.usefixtures("pagefind")
def test_captions_are_found_and_do_not_run_into_the_sentences(make_site: MakeSite) -> None:
    figure = '![A pier](p.jpg "The pier at night (Mara Quill)")'
    text = f"About the harbour.\n\n{figure}\n\nThe council met\n\n> We sail\n>\n> — Ana Ruiz"
    files = {"content/a.md": article(text, tags="[ferries]"), "content/p.jpg": jpeg(), "newsgen.yml": ON}
    site = make_site(files)
    run(site)
    (page,) = fragments(site)
    assert page["content"] == (
        "About the harbour. The council met. We sail. Ana Ruiz. The pier at night Credit: Mara Quill. ferries."
    )


@pytest.mark.usefixtures("pagefind")
def test_a_page_whose_template_has_no_main_element_is_found_by_all_of_it(make_site: MakeSite) -> None:
    template = "<!doctype html><html lang=en><head><title>x</title></head><body><p>Canaryword.</p></body></html>"
    site = make_site({"content/a.md": article(), "templates/article.html": template, "newsgen.yml": ON})
    run(site)
    (page,) = fragments(site)
    assert str(page["content"]).startswith("Canaryword.")


@pytest.mark.usefixtures("pagefind")
def test_every_page_leads_to_the_search_page_which_loads_nothing_yet(make_site: MakeSite) -> None:
    settings = ON.replace("example/", "example/news/")
    site = make_site({"content/a.md": article(), "newsgen.yml": settings})
    run(site)
    assert '<a href="/news/search/">Search</a>' in (site / PAGE).read_text()
    assert "search.js" not in (site / PAGE).read_text()
    page = (site / "public/search/index.html").read_text()
    assert 'data-bundle="/news/pagefind/"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "pagefind.js" not in page
    assert "/search/" not in (site / "public/sitemap-lists.xml").read_text()
    assert not [path for path in index(site) if "ui" in path]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A list that gets the files of each volume that is made from now on."""
    made: list[object] = []
    real = program.index

    def index(*arguments: Any) -> Mapping[str, bytes]:
        found = real(*arguments)
        made.append(found)
        return found

    monkeypatch.setattr(program, "index", index)
    return made


@pytest.mark.usefixtures("pagefind")
def test_the_index_is_made_when_a_searched_page_changed_and_only_then(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"content/a.md": article("one"), "newsgen.yml": ON})
    run(site)
    before = index(site)
    made = counted(monkeypatch)
    report = run(site)
    assert (report.pages_written, report.pages_removed, made) == (0, 0, [])
    (site / "templates").mkdir()
    (site / "templates" / "404.html").write_text("gone")
    run(site)
    assert made == []
    assert index(site) == before
    (site / "content" / "a.md").write_text(article("two"))
    run(site)
    assert len(made) == 1
    assert b"two" in contents(site)
    assert b"one" not in contents(site)
    next((site / "public" / "pagefind" / "fragment").iterdir()).write_bytes(b"damaged")
    run(site)
    assert len(made) == 2
    assert b"two" in contents(site)


def volumes(site: Path) -> list[dict[str, bytes]]:
    """The files of each volume of the index, in the order in which the search page is told of them."""
    found = index(site)
    rest = json.loads(found.pop("volumes.json"))
    others = [{path: data for path, data in found.items() if path.startswith(f"{name}/")} for name in rest]
    first = {path: data for path, data in found.items() if not any(path in files for files in others)}
    return [first, *others]


@pytest.mark.usefixtures("pagefind")
def test_a_large_archive_is_searched_in_volumes_of_which_a_new_article_changes_the_last(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "SIZE", 3)
    made = counted(monkeypatch)
    files = {f"content/{n}.md": article(f"Text {n}.", title=f"N {n}", date=f"2026-03-0{n}") for n in (1, 2, 3, 4)}
    site = make_site({**files, "content/about.md": article("Who.", title="About", date=None), "newsgen.yml": ON})
    run(site)
    before = volumes(site)
    assert [sum("fragment/" in path for path in files) for files in before] == [3, 2]
    assert len(made) == 2
    assert {path for path in before[0] if path.endswith((".js", ".pagefind"))} > {"pagefind.js", "wasm.en.pagefind"}
    assert not [path for path in before[1] if path.endswith((".js", ".pagefind"))]

    (site / "content" / "5.md").write_text(article("Text 5.", title="N 5", date="2026-03-05"))
    run(site)
    assert volumes(site)[0] == before[0]
    assert (len(volumes(site)), len(made)) == (2, 3)

    before = volumes(site)
    (site / "content" / "1.md").write_text(article("Text one.", title="N 1", date="2026-03-01"))
    run(site)
    assert volumes(site)[1] == before[1]
    assert len(made) == 4

    for number in (1, 2, 3):
        (site / "content" / f"{number}.md").unlink()
    run(site)
    assert len(volumes(site)) == 1
    assert {page["url"] for page in fragments(site)} == {"/2026/03/n-4/", "/2026/03/n-5/", "/about/"}


EDITS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["one", "two three", None])), min_size=1, max_size=4)


@pytest.mark.usefixtures("pagefind")
@pytest.mark.parametrize("size", [indexes.SIZE, 2])
def test_incremental_equals_clean_whatever_the_order(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(indexes, "SIZE", size)

    @settings(max_examples=6)
    @given(EDITS)
    def holds(edits: list[tuple[int, str | None]]) -> None:
        site = tmp_path_factory.mktemp("warm")
        (site / "content").mkdir()
        (site / "newsgen.yml").write_text(ON)
        (site / "content" / "base.md").write_text(article("Always here.", title="Base"))
        for number, text in edits:
            file = site / "content" / f"{number}.md"
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.write_text(article(text, title=f"Title {number}", tags="[x]"))
            run(site)
        fresh = tmp_path_factory.mktemp("clean")
        (fresh / "content").mkdir()
        (fresh / "newsgen.yml").write_text(ON)
        for file in sorted((site / "content").glob("*.md"), reverse=True):
            (fresh / "content" / file.name).write_bytes(file.read_bytes())
        run(fresh)
        assert tree(site / "public") == tree(fresh / "public")

    holds()


@pytest.mark.usefixtures("pagefind")
def test_the_same_pages_give_the_same_bytes(make_site: MakeSite) -> None:
    files = {f"content/{n}.md": article(f"Text {n} of the harbour " * 40, title=f"T {n}") for n in range(120)}
    settings = f"{ON}social_cards: false\n"
    site = make_site({**files, "newsgen.yml": settings})
    run(site)
    before = index(site)
    for _ in range(3):
        run(site, clean=True)
        assert index(site) == before
    other = make_site({**dict(reversed(files.items())), "newsgen.yml": settings}, "other")
    run(other)
    assert index(other) == before


@pytest.mark.usefixtures("pagefind")
def test_pages_are_numbered_by_their_addresses_and_not_as_the_file_system_has_them(make_site: MakeSite) -> None:
    files = {f"content/{n}.md": article(f"Text {n}.", title=f"T {n}") for n in "hcafbdge"}
    site = make_site({**files, "newsgen.yml": ON})
    run(site)
    (meta,) = [gzip.decompress(data) for path, data in index(site).items() if path.endswith(".pf_meta")]
    names = [Path(path).stem.encode() for path in index(site) if "fragment/" in path]
    numbered = sorted(zip(names, fragments(site), strict=True), key=lambda pair: meta.index(pair[0]))
    assert [page["url"] for _, page in numbered] == [f"/2026/03/t-{n}/" for n in "abcdefgh"]


@pytest.mark.usefixtures("pagefind")
def test_a_draft_is_nowhere_in_the_index(make_site: MakeSite) -> None:
    canary, later = article("Canaryword.", title="Hidden", draft="true"), "2027-01-01T00:00"
    site = make_site(
        {
            "content/a.md": article("Open."),
            "content/b.md": canary,
            "content/c.md": article("Canaryword.", title="Embargoed", embargo=later),
            "newsgen.yml": ON,
        }
    )
    run(site)
    assert b"canary" not in contents(site).lower()
    (site / "content" / "b.md").write_text(article("Canaryword.", title="Hidden"))
    run(site)
    assert b"Canaryword" in contents(site)
    (site / "content" / "b.md").write_text(canary)
    run(site)
    assert b"canary" not in contents(site).lower()
    assert not any(b"anaryword" in data for data in tree(site / "public").values())
    assert not (site / ".newsgen" / "search").exists()


@pytest.mark.usefixtures("_no_pagefind")
@pytest.mark.parametrize("rows", ["", "search: true\n", "search: false\n"])
def test_without_pagefind_a_site_has_no_search(make_site: MakeSite, rows: str) -> None:
    site = make_site({"content/a.md": article(), "newsgen.yml": SETTINGS + rows})
    report = run(site)
    asked = "newsgen.yml:5: `search` is on, but Pagefind is not installed, so the site has none; install newsgen with"
    assert [str(warning).startswith(asked) for warning in report.warnings] == [True] * ("true" in rows)
    assert "search" not in (site / PAGE).read_text().lower()
    assert not (site / "public" / "search").exists()
    assert not (site / "public" / "pagefind").exists()
    assert "wasm" not in (site / "public" / "_headers").read_text()


@pytest.mark.usefixtures("pagefind")
def test_a_search_that_is_turned_off_goes(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(), "newsgen.yml": SETTINGS})
    run(site)
    assert index(site)
    assert "'wasm-unsafe-eval'" in (site / "public" / "_headers").read_text()
    (site / "newsgen.yml").write_text(f"{SETTINGS}search: false\n")
    run(site)
    assert not (site / "public" / "pagefind").exists()
    assert not (site / "public" / "search").exists()
    assert "wasm" not in (site / "public" / "_headers").read_text()


@pytest.mark.usefixtures("pagefind")
def test_a_site_without_articles_and_a_preview_have_no_search(make_site: MakeSite) -> None:
    site = make_site({"newsgen.yml": ON})
    assert run(site).warnings == ()
    assert not (site / "public" / "search").exists()
    (site / "content").mkdir()
    (site / "content" / "a.md").write_text(article())
    run(site, output=site / ".newsgen/preview")
    assert not (site / ".newsgen/preview/pagefind").exists()
    assert not (site / ".newsgen/preview/search").exists()


@pytest.mark.usefixtures("pagefind")
def test_settings_for_pagefind_from_elsewhere_do_not_count(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"content/a.md": article("Some text."), "newsgen.yml": ON})
    run(site)
    before = index(site)
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "nav")
    monkeypatch.setenv("PAGEFIND_OUTPUT_PATH", str(site / "elsewhere"))
    (site / "pagefind.yml").write_text("root_selector: nav\n")
    monkeypatch.chdir(site)
    run(site, clean=True)
    assert index(site) == before
    assert not (site / "elsewhere").exists()


@pytest.mark.usefixtures("pagefind")
@pytest.mark.parametrize(
    "name", ["pagefind/pagefind.js", "pagefind/pagefind-worker.js", "Pagefind/index/own.txt", "pagefind"]
)
def test_a_static_file_where_the_index_lies_is_told(make_site: MakeSite, name: str) -> None:
    files = {"content/a.md": article(), f"static/{name}": "own", "static/pagefind.txt": "own", "newsgen.yml": ON}
    site = make_site(files)
    with pytest.raises(NewsgenError) as caught:
        run(site)
    said = (
        f"static/{name}:1: the search index lies in pagefind/; move it elsewhere, or set search: false in newsgen.yml"
    )
    assert list(map(str, caught.value.problems)) == [said]
    assert not (site / "public").exists()
    (site / "newsgen.yml").write_text(LEAN)
    run(site)
    assert (site / "public" / name).read_text() == "own"


@pytest.mark.usefixtures("pagefind")
def test_an_address_that_is_a_file_of_the_index_is_told(make_site: MakeSite) -> None:
    with pytest.raises(
        NewsgenError, match=r"content/a\.md:4: its address /pagefind/pagefind\.js/index\.html lies below"
    ):
        run(make_site({"content/a.md": article(aliases="[/pagefind/pagefind.js]"), "newsgen.yml": ON}))


def test_a_pagefind_that_fails_stops_the_build_and_the_old_site_stands(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = make_site({"content/a.md": article(), "newsgen.yml": f"{SETTINGS}search: false\n"})
    run(site)
    before = tree(site / "public")
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho 'Error: no room' >&2\nexit 3\n")
    monkeypatch.setattr(program, "installed", lambda: program.Program(broken, "broken 1"))
    (site / "newsgen.yml").write_text(ON)
    with pytest.raises(NewsgenError, match=r"newsgen\.yml:1: Pagefind cannot be run: .*; install"):
        run(site)
    broken.chmod(0o755)
    if os.name == "posix":
        with pytest.raises(NewsgenError, match=r"newsgen\.yml:1: Pagefind failed: Error: no room; install"):
            run(site)
    assert tree(site / "public") == before
    assert not (site / ".newsgen" / "search").exists()
