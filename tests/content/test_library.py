"""All articles of a site: which files are read, how far, and what a clean build forgets."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from samples import MakeSite, article, run

from newsgen import config
from newsgen.content import articles, library
from newsgen.errors import ContentError
from newsgen.incremental import cache, stamps


def test_a_file_is_read_up_to_a_bound(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"x" * library.MAX_BYTES)
    assert len(library.text(file, "content/a.md")) == library.MAX_BYTES
    with file.open("ab") as opened:
        opened.truncate(10**12)  # a hole, which takes no space
    with pytest.raises(ContentError, match=r"content/a\.md:1: the file is larger than 1024 KB; split it"):
        library.text(file, "content/a.md")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"content/a\.md:1: it cannot be read: No such file or directory; check"):
        library.text(tmp_path / "a.md", "content/a.md")


def test_lines_may_end_in_any_way(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\rthree\n")
    assert library.text(tmp_path / "a.md", "a.md") == "one\ntwo\nthree\n"


def test_many_articles_are_read_by_several_processes_as_by_one(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"content/a{n}.md": article(f"Text {n}.", title=f"A {n}") for n in range(9)}
    site = make_site({**files, "content/b.md": "no front matter"})
    monkeypatch.setattr(library, "BATCH", 2)
    said = []
    for most in (1, 100):
        monkeypatch.setattr(library, "WORTH_A_POOL", most)
        with pytest.raises(ContentError) as caught:
            run(site, jobs=2)
        said.append(str(caught.value))
    assert said == ["content/b.md:1: there is no front matter; start the file with a line `---`"] * 2
    (site / "content/b.md").unlink()
    pages = []
    for most in (1, 100):
        monkeypatch.setattr(library, "WORTH_A_POOL", most)
        cache.clear(site)
        run(site, jobs=2)
        pages.append({p.name: p.read_bytes() for p in (site / "public").rglob("*.html")})
    assert pages[0] == pages[1]


def test_they_may_lie_in_a_folder_whose_name_is_not_utf8(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "WORTH_A_POOL", 1)
    site = make_site({"content/a.md": article()}, os.fsdecode(b"caf\xe9"))
    assert run(site, jobs=2).articles == 1


def test_what_was_changed_just_before_a_long_reading_is_read_again(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have been changed once more while the others were read, within the same tick of the disk's clock."""
    site = make_site({"content/a.md": article()})
    settings, clock, real, read = config.load(site), time.time_ns, articles.read, list[str]()

    def slowly(text: str, path: str, *others: Any) -> articles.Reading:
        monkeypatch.setattr(time, "time_ns", lambda: clock() + 10 * stamps.SETTLED)
        read.append(path)
        return real(text, path, *others)

    monkeypatch.setattr(articles, "read", slowly)
    library.load(site, settings)
    library.load(site, settings)
    library.load(site, settings)
    assert read == ["content/a.md"] * 2


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a text": lambda content: (content / "a.md").write_text(article("Another text.")),
    "a text of one size": lambda content: (content / "a.md").write_text(article("A text!")),
    "a new article": lambda content: (content / "c.md").write_text(article(title="C")),
    "an article that is gone": lambda content: (content / "a.md").unlink(),
    "an article in the place of another": lambda content: (content / "b.md").replace(content / "a.md"),
    "a picture that was lacking": lambda content: (content / "images/b.jpg").write_bytes(b"x"),
    "a picture of nearly that name": lambda content: (content / "images/B.JPG").write_bytes(b"x"),
    "a picture that is gone": lambda content: (content / "images/a.jpg").unlink(),
    "a picture nearer by": lambda content: (content / "a.jpg").write_bytes(b"x"),
    "a file of another kind": lambda content: (content / "notes.txt").touch(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_is_what_would_be_read(make_site: MakeSite, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where every file is taken to be at rest as soon as it was written."""
    monkeypatch.setattr(stamps, "SETTLED", -60_000_000_000)
    pictures = "![A](a.jpg)\n\n![B](b.jpg)\n"
    files = {"content/a.md": article("A text."), "content/b.md": article(pictures, title="B")}
    site = make_site({**files, "content/images/a.jpg": b"x"})
    settings, read, real = config.load(site), list[str](), articles.read
    library.load(site, settings)

    def watched(text: str, path: str, *others: Any) -> articles.Reading:
        read.append(path)
        return real(text, path, *others)

    monkeypatch.setattr(articles, "read", watched)
    CHANGES[change](site / "content")
    for _ in range(2):
        found = library.load(site, settings)
    assert len(read) <= 1  # which is kept from then on
    cache.clear(site)
    assert library.load(site, settings) == found


def test_what_is_kept_counts_for_the_settings_that_it_was_read_with(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -60_000_000_000)
    site = make_site({"content/a.md": article()})
    for language in ("en", "de"):
        settings = msgspec.structs.replace(config.load(site), language=language)
        (found,) = library.load(site, settings).articles
        assert found.language == language


def test_a_clean_build_forgets_what_was_kept(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article()})
    run(site)
    marks = [site / ".newsgen" / name / "mark" for name in ("cache", "pictures")]
    for mark in marks:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text("x")
    run(site)
    assert all(mark.exists() for mark in marks)
    run(site, clean=True)
    assert not any(mark.exists() for mark in marks)


def test_a_file_that_only_looks_like_an_article_is_told(make_site: MakeSite) -> None:
    files = dict.fromkeys(("content/b.MD", "content/c.txt", "content/d.md.incoming", "static/e.txt"), "x")
    site = make_site({"content/a.md": article(), "content/images/f.jpg": b"x", **files})
    found = library.load(site, config.load(site))
    assert [a.path for a in found.articles] == ["content/a.md"]
    assert [w.file for w in found.warnings] == ["content/b.MD", "content/c.txt"]
    assert "the name of an article's file ends in .md; rename it" in str(found.warnings[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes in folders")
def test_what_seems_to_be_an_article_and_is_no_file_is_told(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(), "content/folder.md/notes": ""})
    os.mkfifo(site / "content/pipe.md")
    report = run(site)
    assert [str(warning) for warning in report.warnings] == [
        "content/folder.md:1: this is a folder, and has the name of an article's file; rename it",
        "content/pipe.md:1: this is no file but a pipe or a device, and is not read; remove it",
    ]
