"""Two sources of one address, in fifty ways: each is refused, and both sources are named."""

from collections.abc import Iterator

import pytest
from samples import SETTINGS, MakeSite, article, run

from newsgen.errors import ContentError

Case = tuple[str, dict[str, str], tuple[str, str]]
"""What clashes, the files of the site, and the two sources."""

ONE, TWO = "content/one.md", "content/two.md"


def dated(title: str, **head: str) -> str:
    return article(title=title, section="Local", tags="[ferry]", authors="[Ada Lind]", **head)


def plain(title: str, **head: str) -> str:
    return article(title=title, date=None, **head)


def among_articles() -> Iterator[Case]:
    """Two articles, by their own addresses or by former ones."""
    one = {ONE: dated("One")}
    for first, second in (("One", "One"), ("One!", "One?"), ("Öne", "One"), ("o.n.e", "o n e"), ("北京", "Bei Jing")):
        yield f"articles {first} and {second}", {ONE: dated(first), TWO: dated(second)}, (ONE, TWO)
    yield "a slug and a title", {ONE: dated("One"), TWO: dated("Two", slug="one")}, (ONE, TWO)
    yield "two slugs", {ONE: dated("A", slug="x"), TWO: dated("B", slug="x")}, (ONE, TWO)
    yield "a draft that is shown", {ONE: dated("One"), TWO: dated("One", draft="false")}, (ONE, TWO)
    yield "two plain pages", {ONE: plain("About"), TWO: plain("About")}, (ONE, TWO)
    for alias in ("/2026/03/one/", "/2026/03/one", "/2026/03/ONE/", "/2026/03/%6Fne/", "/2026/03/one/index.html"):
        yield f"alias {alias} over an article", {**one, TWO: dated("Two", aliases=f"[{alias}]")}, (ONE, TWO)
    for first, second in (
        ("/old/", "/old/"),
        ("/old/", "/OLD/"),
        ("/caf\u00e9/", "/cafe\u0301/"),
        ("/CAF\u00c9/", "/cafe\u0301/"),
        ("/stra\u00dfe/", "/STRASSE/"),
        ("/old.html", "/old.HTML"),
        ("/a/b.html", "/a/b.html/"),
        ("/%C3%A9/", "/\u00e9/"),
    ):
        files = {ONE: dated("One", aliases=f'["{first}"]'), TWO: dated("Two", aliases=f'["{second}"]')}
        yield f"aliases {first} and {second}", files, (ONE, TWO)
    for first, second in (("/old.html", "/old.html/x/"), ("/a/b.html", "/a/b.html/c.html"), ("/A.html", "/a.html/x/")):
        files = {ONE: dated("One", aliases=f"[{first}]"), TWO: dated("Two", aliases=f"[{second}]")}
        yield f"file {first} over folder {second}", files, (ONE, TWO)


def with_others() -> Iterator[Case]:
    """Articles, static files and the site's own pages."""
    one = {ONE: dated("One")}
    for name in ("2026/03/one/index.html", "2026/03/One/index.html", "2026/03/one", "2026", "2026/03"):
        yield f"static {name} over an article", {**one, f"static/{name}": "x"}, (ONE, f"static/{name}")
    for name in ("index.html", "404.html", "local/index.html", "archive/index.html", "feed.xml", "sitemap.xml", "tags"):
        yield f"static {name} over a page", {**one, f"static/{name}": "x"}, ("newsgen.yml", f"static/{name}")
    for name in ("authors/ada-lind/index.html", "tags/ferry/index.html", "INDEX.HTML", "local", "Local/feed.json"):
        yield f"static {name} over a list", {**one, f"static/{name}": "x"}, ("newsgen.yml", f"static/{name}")
    for alias in ("/x.txt/", "/X.TXT/y/", "/deep/x.txt/y.html"):
        files = {ONE: dated("One", aliases=f"[{alias}]"), "static/x.txt": "x", "static/deep/x.txt": "x"}
        yield f"alias {alias} below a static file", files, (ONE, f"static/{'deep/' if 'deep' in alias else ''}x.txt")
    for pair in (
        ("static/A.txt", "static/a.txt"),
        ("static/caf\u00e9", "static/cafe\u0301"),
        ("static/d/x", "static/D"),
    ):
        yield f"{pair[0]} and {pair[1]}", dict.fromkeys(pair, "x"), pair
    for title in ("Local", "Archive", "Tags", "Authors", "Corrections"):
        yield f"a plain page called {title}", {**one, TWO: plain(title)}, (TWO, "newsgen.yml")
    for alias in ("/local/", "/archive/", "/tags/ferry/", "/authors/ada-lind/", "/2026/", "/404.html", "/index.html"):
        yield f"alias {alias} over a list", {ONE: dated("One", aliases=f"[{alias}]")}, (ONE, "newsgen.yml")


CASES = [*among_articles(), *with_others()]


@pytest.mark.parametrize(("files", "sources"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_both_sources_of_an_address_are_named(
    make_whole_site: MakeSite, files: dict[str, str], sources: tuple[str, str]
) -> None:
    site = make_whole_site({"newsgen.yml": SETTINGS, **files})
    with pytest.raises(ContentError) as caught:
        run(site)
    assert any(all(source in str(problem) for source in sources) for problem in caught.value.problems)
    assert all(problem.line >= 1 for problem in caught.value.problems)
    assert not any(problem.file == "newsgen.yml" for problem in caught.value.problems)
    assert not (site / "public").exists()


@pytest.mark.parametrize(
    ("sections", "address"),
    [
        ("[Local, local]", "local"),
        ("[Local, {name: Town, slug: local}]", "local"),
        ("[Archive]", "archive"),
        ("[Tags]", "tags"),
        ("[Authors]", "authors"),
        ("[Corrections]", "corrections"),
        ("['2026']", "2026"),
    ],
)
def test_a_section_cannot_take_the_place_of_a_page_of_the_sites_own(
    make_whole_site: MakeSite, sections: str, address: str
) -> None:
    settings = SETTINGS.replace("[Local, World]", sections)
    site = make_whole_site({"newsgen.yml": settings, ONE: dated("One")})
    with pytest.raises(ContentError) as caught:
        run(site)
    assert [(problem.line, problem.what) for problem in caught.value.problems] == [
        (4, f"two of its pages would have the address /{address}/index.html")
    ]


@pytest.mark.parametrize("section", ["2026", "tags", "Authors", "Archive", "corrections"])
def test_a_section_that_articles_alone_name_is_told_at_the_article(make_whole_site: MakeSite, section: str) -> None:
    kept = "[{date: 2026-03-03, note: x}]"
    site = make_whole_site(
        {ONE: dated("One", corrections=kept), TWO: article(title="Two", tags="[x]", section=f"'{section}'")}
    )
    with pytest.raises(ContentError) as caught:
        run(site)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (TWO, 5)
    assert problem.what.startswith(f"the section {section!r} would have the address /{section.lower()}/index.html")
    assert problem.remedy == "name it otherwise, or give it a `slug` of its own under `sections` in newsgen.yml"
    settings = SETTINGS.replace("World", f"{{name: '{section}', slug: own}}")
    (site / "newsgen.yml").write_text(settings)
    run(site)


def test_of_two_sections_of_the_settings_the_second_is_told(make_whole_site: MakeSite) -> None:
    settings = SETTINGS.replace("[Local, World]", "\n  - Local\n  - name: Town\n    slug: local")
    site = make_whole_site({"newsgen.yml": settings, ONE: dated("One")})
    with pytest.raises(ContentError, match=r"^newsgen\.yml:6: two of its pages"):
        run(site)


def test_the_line_is_told_that_makes_the_address(make_whole_site: MakeSite) -> None:
    aliased = dated("Two", aliases="\n  - /old/\n  - /index.html")
    site = make_whole_site({ONE: dated("One"), TWO: aliased, "content/three.md": plain("Three", slug="archive")})
    with pytest.raises(ContentError) as caught:
        run(site)
    found = {problem.file: problem.line for problem in caught.value.problems}
    assert found == {"content/three.md": 3, TWO: aliased.split("\n").index("  - /index.html") + 1}


@pytest.mark.parametrize(
    ("aliases", "alike", "known"),
    [
        (("/2026/03/The-Night-Ferry/",), "2026/03/The-Night-Ferry", "2026/03/the-night-ferry"),
        (("/old/", "/2026/03/THE-night-ferry"), "2026/03/THE-night-ferry", "2026/03/the-night-ferry"),
        (("/Caf\u00e9/", "/cafe\u0301/"), "caf\u00e9", "Caf\u00e9"),
    ],
)
def test_an_alias_that_differs_in_case_alone_from_an_address_of_its_article_is_told_at_its_line(
    make_whole_site: MakeSite, aliases: tuple[str, ...], alike: str, known: str
) -> None:
    site = make_whole_site({ONE: dated("The night ferry", aliases="".join(f"\n  - {alias}" for alias in aliases))})
    with pytest.raises(ContentError) as caught:
        run(site)
    (problem,) = caught.value.problems
    line = (site / ONE).read_text().split("\n").index(f"  - {aliases[-1]}") + 1
    what = (
        f"the alias /{alike}/index.html differs from this article's /{known}/index.html in case or Unicode form alone"
    )
    assert (problem.file, problem.line, problem.what) == (ONE, line, what)
    assert problem.remedy.startswith("remove the alias; ")


def test_a_static_file_cannot_stand_where_made_pictures_go(make_whole_site: MakeSite) -> None:
    site = make_whole_site({ONE: dated("One"), "static/media": "x"})
    with pytest.raises(ContentError, match=r"^static/media:1: its address /media is a file's, and a page or file"):
        run(site)


def test_there_are_fifty() -> None:
    assert len(CASES) >= 50
    assert len({name for name, _, _ in CASES}) == len(CASES)


def test_what_only_looks_alike_is_no_clash(make_whole_site: MakeSite) -> None:
    """Articles of different months, an alias to an article of its own, a folder beside a file."""
    site = make_whole_site(
        {
            ONE: dated("One", aliases="[/old/, /old.html]"),
            TWO: dated("One", date="2026-02-02"),
            "static/old/x.txt": "x",
            "static/onetwo": "x",
        }
    )
    assert run(site).articles == 2
