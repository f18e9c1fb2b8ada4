"""Links in articles that lead to nothing are told at each build, whatever changed since the last."""

from pathlib import Path

import pytest
from samples import NOON, SETTINGS, MakeSite, Newsgen, article, read_article, run

from newsgen.config import Config
from newsgen.site import links
from newsgen.site.edition import compose

CONFIG = Config(title="T", base_url="https://t.example/news/")
OUTPUTS = (
    *("index.html", "2026/03/a/index.html", "2026/03/b/index.html", "authors/ada-lind/index.html", "plan.pdf"),
    *("2026/03/a/notes.md", "2026/03/a/pages.de", "cafe\u0301.pdf"),
)
BARE = "correct the address, or remove the link"
WAIT = "publish that one first, or remove the link until then"


def told(body: str, *, path: str = "content/a.md") -> list[str]:
    texts = {
        path: article(
            body, title="Ada Lind" if "authors" in path else "a", date=None if "authors" in path else "2026-03-02"
        ),
        "content/more/b.md": article(title="b"),
        "content/draft.md": article(title="Draft", draft="true"),
    }
    read = [read_article(text, file, CONFIG) for file, text in texts.items()]
    return [str(p) for p in links.dead(compose(read, CONFIG, NOON, drafts=False), read, OUTPUTS, CONFIG)]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/plan.pdf?x#y",
        "/2026/03/b/",
        "/2026/03/b",
        "/caf%C3%A9.pdf",
        "https://t.example/news/plan.pdf",
        "notes.md",
        "photo.jpg",
        "pages.de",
        "#example.com",
    ],
)
def test_what_leads_somewhere_is_not_told(address: str) -> None:
    assert told(f"[x]({address})") == []


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("/nope/", BARE),
        ("draft.md", BARE),
        ("https://t.example/news/nope/", BARE),
        ("more/b.md#top", "write the article's address, /2026/03/b/"),
        ("../content/more/b.md", "write the article's address, /2026/03/b/"),
        ("/content/more/b.md", "write the article's address, /2026/03/b/"),
        ("/news/2026/03/b/", "write /2026/03/b/, since addresses in a text count from the front page"),
    ],
)
def test_what_leads_to_nothing_is_told_with_its_line_and_what_to_do(address: str, remedy: str) -> None:
    said = f"content/a.md:8: it links to {address}, where the site has nothing; {remedy}"
    assert told(f"One.\n\n[x]({address})") == [said]


@pytest.mark.parametrize("address", ["/2026/03/draft/#top", "/2026/03/draft", "https://t.example/news/2026/03/draft/"])
def test_a_link_to_what_is_held_back_is_told_as_that(address: str) -> None:
    said = f"content/a.md:6: it links to {address}, and content/draft.md is held back; {WAIT}"
    assert told(f"[x]({address})") == [said]


@pytest.mark.parametrize(
    "address",
    [
        *("example.com", "Example.COM/a?b#c", "www.example.technology", "news.example.co.uk/", "münchen.de"),
        *("example.org:8080/x", "example.news#top", "www.example.social/@ada"),
    ],
)
def test_a_link_to_another_site_without_https_is_told(address: str) -> None:
    said = f"content/a.md:6: it links to {address}, which is read as a page of your own site; write https://{address}"
    assert told(f"See [the\nsite]({address} 'Theirs').") == [said.replace(":6", ":7")]
    assert told(f"See [it].\n\n[it]: {address}") == [said.replace(":6", ":8")]


def test_a_mail_address_without_mailto_is_told() -> None:
    said = "content/a.md:6: it links to ada@example.com, which is read as a page of your own site; write mailto:"
    assert told("[Write](ada@example.com)") == [f"{said}ada@example.com"]
    assert told("[Write](mailto:ada@example.com) <ada@example.com>") == []


def test_a_text_about_an_author_counts_from_their_page() -> None:
    file = "content/authors/ada.md"
    said = "it links to ../more/b.md, where the site has nothing; write the article's address, /2026/03/b/"
    assert told("[x](../../2026/03/a/notes.md) [y](../more/b.md)", path=file) == [f"{file}:5: {said}"]


def test_a_target_that_is_withdrawn_is_told_though_its_page_is_not_made_again(make_site: MakeSite) -> None:
    linked = article("See [b](/2026/03/b/) and [the old one](/old/).", title="A")
    site = make_site({"content/a.md": linked, "content/b.md": article(title="B", aliases="[/old/]")})
    assert run(site).warnings == ()
    (site / "content/b.md").write_text(article(title="B", draft="true"))
    for _ in range(2):
        told = [str(problem) for problem in run(site).warnings]
        assert told == [
            f"content/a.md:6: it links to /2026/03/b/, and content/b.md is held back; {WAIT}",
            f"content/a.md:6: it links to /old/, where the site has nothing; {BARE}",
        ]


def test_a_dead_link_fails_a_strict_build_alone(make_site: MakeSite, newsgen: Newsgen) -> None:
    raw = "raw_html: sanitised\n"
    for settings, body in ((SETTINGS, "[b](b.md)"), (SETTINGS + raw, "<a href='/nope/'>b</a>")):
        site = make_site({"newsgen.yml": settings, "content/a.md": article(body), "content/b.md": article(title="B")})
        assert newsgen("build", "--site", site).code == 0
        strict = newsgen("build", "--site", site, "--strict")
        assert (strict.code, "content/a.md:6: it links to " in strict.err) == (1, True)


def test_what_the_publisher_names_and_is_not_there_is_told_with_its_line(make_site: MakeSite, newsgen: Newsgen) -> None:
    named = "publisher:\n  logo: {}\n  policies:\n    ethics: /ethics/\n    masthead: https://a.example/x\n"
    site = make_site(
        {"newsgen.yml": SETTINGS + named.format("/logo.png"), "content/ethics.md": article("We.", date=None)}
    )
    warned = [line for line in newsgen("build", "--site", site).err.splitlines() if "`publisher`" in line]
    assert len(warned) == 2
    assert "newsgen.yml:6: `logo` in `publisher` leads to /logo.png, where the site has nothing; correct" in warned[0]
    assert "newsgen.yml:8: `ethics` in `publisher` leads to /ethics/, where the site has nothing; correct" in warned[1]
    (site / "newsgen.yml").write_text(SETTINGS + named.format("/apple-touch-icon.png").replace("/ethics/", "/t/#us"))
    (site / "content/ethics.md").write_text(article("We.", title="T", slug="t", date=None))
    assert "`publisher`" not in newsgen("build", "--site", site).err


def test_a_build_names_the_pages_that_it_removes(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/about.md": article(date=None, title="About us"), "content/a.md": article()})
    run(site)
    (site / "content/about.md").write_text(article(date=None, title="Our team"))
    (note,) = run(site).notes
    assert str(note) == (
        f"{site / 'public'}:1: readers find nothing any more at /about-us/; "
        "put it into the `aliases` of what took its place, if anything did"
    )
    assert run(site).notes == ()
    (site / "content/about.md").write_text(article(date=None, title="The team", aliases="[/our-team/]"))
    assert run(site).notes == ()


def test_of_many_pages_a_few_are_named() -> None:
    (note,) = links.gone([f"{n}/index.html" for n in range(7)], Path("public"), CONFIG)
    assert "at /0/, /1/, /2/, /3/, /4/ and 2 more;" in str(note)
