"""`build --verify`: the proof holds where the output is right, and names what is not."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from samples import Result, article

from newsgen.build import Options, build
from newsgen.searching import program
from newsgen.verifying import MismatchError, verify

MakeSite = Callable[..., Path]
Newsgen = Callable[..., Result]


def test_what_was_built_is_proven(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"content/a.md": article(), "seeds/b.txt": "Share this @x.example\nThe ferry sails.\nIt is full."})
    assert newsgen("build", "--site", site, "--verify").code == 0
    (site / "content" / "a.md").write_text(article("Another text."))
    assert newsgen("build", "--site", site, "--verify").code == 0


@pytest.mark.parametrize(("inside", "place"), [(True, "public"), (True, ".newsgen/preview"), (False, "elsewhere")])
def test_an_output_at_any_place_is_proven(
    make_site: MakeSite, newsgen: Newsgen, tmp_path: Path, inside: bool, place: str
) -> None:
    """Also a preview, which has no search."""
    settings = "title: T\nbase_url: https://t.example/\nsearch: true\n"
    site = make_site({"content/a.md": article(), "newsgen.yml": settings})
    output = (site if inside else tmp_path) / place
    built = newsgen("build", "--site", site, "--output", output, "--verify")
    assert built.code == 0, built.err
    assert (output / "pagefind").is_dir() == (bool(program.installed()) and place != ".newsgen/preview")


def test_a_file_that_is_not_as_it_should_be_is_named(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(), "templates/parts/head-extra.html": "<!-- own -->"})
    options = Options(site=site, output=site / "public", at=datetime(2026, 3, 5, tzinfo=UTC), jobs=1)
    build(options)
    verify(options)
    page, feed = (site / "public" / name for name in ("2026/03/a-title/index.html", "feed.xml"))
    page.write_bytes(page.read_bytes().replace(b"The text.", b"The tex7."))
    feed.unlink()
    with pytest.raises(MismatchError) as caught:
        verify(options)
    said = [(problem.file, problem.what) for problem in caught.value.problems]
    assert said == [
        ("2026/03/a-title/index.html", "a clean build gives this file other bytes"),
        ("feed.xml", "a clean build has this file, and the output does not"),
    ]
