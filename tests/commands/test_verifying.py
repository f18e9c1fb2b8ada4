"""`build --verify`: the proof holds where the output is right, and names what is not."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from samples import MakeSite, Newsgen, article

from newsgen.build import Options, build
from newsgen.cli import main
from newsgen.commands.verifying import MismatchError, verify
from newsgen.searching import program
from newsgen.site.recipes import Pantry


def test_what_was_built_is_proven(make_whole_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_whole_site(
        {"content/a.md": article(), "seeds/b.txt": "Share this @x.example\nThe ferry sails.\nIt is full."}
    )
    built = newsgen("build", "--site", site, "--verify")
    assert (built.code, "A clean build gives the same bytes" in built.err) == (0, True)
    (site / "content" / "a.md").write_text(article("Another text."))
    assert newsgen("build", "--site", site, "--verify").code == 0


def test_what_links_lead_to_is_proven_as_well(make_whole_site: MakeSite, newsgen: Newsgen) -> None:
    """In the site's own parts, as a build follows them."""
    shared = {"shared/x.md": article(), "shared/x.txt": "x", "shared/footer.html": "Mine"}
    site = make_whole_site(
        {**shared, "content/b.md": article(title="B"), "static/a/b.txt": "b", "templates/parts/x": ""}
    )
    links = {"content/x.md": "../shared/x.md", "static/x.txt": str(site / "shared/x.txt"), "static/loop": "loop"}
    links["seeds/loop"] = "loop"
    (site / "seeds").mkdir()
    for place, target in {**links, "templates/parts/footer.html": "../../shared/footer.html"}.items():
        (site / place).symlink_to(target)
    built = newsgen("build", "--site", site, "--verify")
    assert built.code == 0, built.err
    assert (site / "public/x.txt").read_text() == "x"
    assert "Mine" in (site / "public/2026/03/a-title/index.html").read_text()


@pytest.mark.parametrize(("inside", "place"), [(True, "public"), (True, ".newsgen/preview"), (False, "elsewhere")])
def test_an_output_at_any_place_is_proven(
    make_whole_site: MakeSite, newsgen: Newsgen, tmp_path: Path, inside: bool, place: str
) -> None:
    """Also a preview, which has no search."""
    settings = "title: T\nbase_url: https://t.example/\nsearch: true\n"
    site = make_whole_site({"content/a.md": article(), "newsgen.yml": settings})
    output = (site if inside else tmp_path) / place
    built = newsgen("build", "--site", site, "--output", output, "--verify")
    assert built.code == 0, built.err
    assert (output / "pagefind").is_dir() == (bool(program.installed()) and place != ".newsgen/preview")


def test_a_file_that_is_not_as_it_should_be_is_named(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(), "templates/parts/head-extra.html": "<!-- own -->"})
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


def test_a_build_that_takes_an_old_page_for_a_new_one_fails_its_proof(
    make_whole_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it would if a page's key left out something that the page shows."""
    monkeypatch.setattr(Pantry, "blended", lambda *_: "always the same")
    site = make_whole_site({"content/a.md": article()})
    command, run = ["build", "--site", str(site)], CliRunner()
    assert run.invoke(main, [*command, "--verify"]).exit_code == 0
    (site / "content" / "a.md").write_text(article("Another text."))
    assert run.invoke(main, command).exit_code == 0
    built = run.invoke(main, [*command, "--verify"])
    assert built.exit_code == 1
    assert "2026/03/a-title/index.html:1: a clean build gives this file other bytes; build with --clean" in built.stderr


def test_what_was_built_is_told_even_where_the_proof_fails(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pantry, "blended", lambda *_: "always the same")
    site, run = make_site({"content/a.md": article()}), CliRunner()
    command = ["build", "--site", str(site), "--at", "2026-03-05"]
    assert run.invoke(main, command).exit_code == 0
    (site / "content" / "a.md").write_text(article("Another text.\n\n![x](gone.jpg)", updated="2999-01-01"))
    built = run.invoke(main, [*command, "--verify"])
    told = built.stderr[: built.stderr.index("a clean build gives this file other bytes")]
    assert built.exit_code == 1
    assert "there is no picture 'gone.jpg'" in told
    assert "`updated` lies ahead" in told
    assert "1 article in " in told


def test_programs_are_told_one_thing_where_the_proof_fails(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pantry, "blended", lambda *_: "always the same")
    site, run = make_site({"content/a.md": article()}), CliRunner()
    command = ["build", "--site", str(site), "--json"]
    assert json.loads(run.invoke(main, [*command, "--verify"]).stdout)["articles"] == 1
    (site / "content" / "a.md").write_text(article("Another text."))
    built = run.invoke(main, [*command, "--verify"])
    assert built.exit_code == 1
    assert "a clean build gives this file other bytes" in {row["what"] for row in json.loads(built.stdout)["problems"]}
