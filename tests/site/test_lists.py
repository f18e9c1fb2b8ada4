"""Lists: pages counted from the oldest, tags, authors, the archive, series, corrections."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SETTINGS, MakeSite, planned, read_article, run
from samples import article as article_file
from site_samples import tree

from newsgen import context
from newsgen.config import Config, SectionEntry
from newsgen.errors import ContentError
from newsgen.model import Article
from newsgen.site import archive, spellings, urls
from newsgen.site.edition import compose
from newsgen.site.lists import FEW, PER_PAGE
from newsgen.site.paging import Slice, paged

CONFIG = Config(title="The Post", base_url="https://post.example/news/", timezone="Europe/Berlin", sections=("Local",))
NOON = datetime(2026, 6, 5, 12, tzinfo=UTC)


def article(name: str, when: str = "2026-03-02", head: str = "", body: str = "Text.") -> Article:
    return read_article(f"---\ntitle: {name}\ndate: {when}\n{head}---\n{body}", f"content/{name}.md", CONFIG, ())


def profile(name: str, body: str = "", head: str = "", file: str = "p") -> Article:
    return read_article(f"---\ntitle: {name}\n{head}---\n{body}", f"content/authors/{file}.md", CONFIG, ())


def pages(*articles: Article, config: Config = CONFIG) -> dict[str, context.Context]:
    edition = compose(articles, config, NOON, drafts=False)
    return {p.path: p.make() for p in planned(edition, config, {})}


def numbered(count: int, section: str = "Local") -> list[Article]:
    start = datetime(2026, 3, 1, 8, tzinfo=UTC)
    return [article(f"a{n}", (start + timedelta(hours=n)).isoformat(), f"section: {section}\n") for n in range(count)]


def slices(count: int, size: int = 3) -> dict[str, Slice[list[int]]]:
    return {part.file: part for part in paged("x/index.html", list(range(count))[::-1], size, CONFIG)}


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_short_list_is_one_page(count: int) -> None:
    found = slices(count)
    assert list(found) == ["x/index.html"]
    assert len(found["x/index.html"].items) == count
    assert found["x/index.html"].pager is None


def test_pages_are_counted_from_the_oldest() -> None:
    found = slices(8)
    assert {file: list(part.items) for file, part in found.items()} == {
        "x/index.html": [7, 6, 5],
        "x/page/1/index.html": [2, 1, 0],
        "x/page/2/index.html": [5, 4, 3],
    }
    newest, first, second = (part.pager for part in found.values())
    assert newest == context.Pager(number=0, newer="", older="/news/x/page/2/", newest="", oldest="/news/x/page/1/")
    assert first == context.Pager(number=1, newer="/news/x/page/2/", older="", newest="/news/x/", oldest="")
    assert second == context.Pager(
        number=2, newer="/news/x/", older="/news/x/page/1/", newest="/news/x/", oldest="/news/x/page/1/"
    )


@given(st.integers(0, 60), st.integers(1, 7))
def test_pages_hold_everything_and_their_links_lead_somewhere(count: int, size: int) -> None:
    found = slices(count, size)
    assert {item for part in found.values() for item in part.items} == set(range(count))
    addresses = {f"/news/{file.removesuffix('index.html')}" for file in found}
    for part in found.values():
        assert part.items or not count
        assert len(part.items) <= size
        if part.pager:
            links = {part.pager.newer, part.pager.older, part.pager.newest, part.pager.oldest} - {""}
            assert links <= addresses


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.integers(1, 6))
def test_a_numbered_page_keeps_its_meaning(published: list[int], size: int) -> None:
    count, known = 0, dict[str, list[int]]()
    for more in published:
        count += more
        found = slices(count, size)
        for file, items in known.items():
            assert list(found[file].items) == items
        known = {file: list(part.items) for file, part in found.items() if part.number}
    # All but the last of them, which leads to the newest page for as long as it is the last, keep their links as well.
    grown = slices(count + size, size)
    last = max((part.number for part in slices(count, size).values()), default=0)
    assert all(grown[file] == part for file, part in slices(count, size).items() if 0 < part.number < last)


def test_sections_tags_and_authors_have_pages() -> None:
    many = [msgspec.structs.replace(a, tags=("Pier",), authors=("Ada Lind",)) for a in numbered(2 * PER_PAGE + 5)]
    found = pages(*many)
    for folder, kind in (
        ("local", context.SectionPage),
        ("tags/pier", context.TagPage),
        ("authors/ada-lind", context.AuthorPage),
    ):
        newest, first = found[f"{folder}/index.html"], found[f"{folder}/page/1/index.html"]
        assert isinstance(newest, kind)
        assert isinstance(first, kind)
        assert [card.title for card in first.cards] == [f"a{n}" for n in range(PER_PAGE)][::-1]
        assert len(newest.cards) == PER_PAGE
        assert newest.pager
        assert newest.pager.older == f"/news/{folder}/page/2/"
        assert first.meta.title.endswith(", page 1 · The Post")
        assert [page.meta.canonical for page in (newest, first)] == [
            f"https://post.example/news/{folder}/",
            f"https://post.example/news/{folder}/page/1/",
        ]
        # A numbered page leads to the newest as well.
        assert len(first.trail) == len(newest.trail) + 1
        assert first.trail[-1].href == f"/news/{folder}/"
        assert f"{folder}/page/3/index.html" not in found


def test_an_article_leads_to_its_section_tags_and_authors() -> None:
    found = pages(article("a", head="section: Local\ntags: [Pier, pier, ' ']\nauthors: [Ada Lind, B. Roy]\n"))
    page = found["2026/03/a/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.trail == (context.Link("Local", "/news/local/"),)
    assert page.authors == (
        context.Link("Ada Lind", "/news/authors/ada-lind/"),
        context.Link("B. Roy", "/news/authors/b-roy/"),
    )
    assert {link.href for link in page.tags} == {"/news/tags/pier/"}


def test_spellings_of_one_section_share_a_page_and_the_settings_name_it() -> None:
    config = msgspec.structs.replace(CONFIG, sections=(SectionEntry("Local", slug="here"),))
    arts = article("newer", "2026-03-04", "section: ARTS\n"), article("older", "2026-03-02", "section: Arts\n")
    local = article("a", "2026-03-03", "section: Local\n"), article("b", "2026-03-01", "section: local\n")
    found = pages(*arts, *local, config=config)
    for file, name, titles in (("here", "Local", ["a", "b"]), ("arts", "Arts", ["newer", "older"])):
        page = found[f"{file}/index.html"]
        assert isinstance(page, context.SectionPage)
        assert (page.section.text, [card.title for card in page.cards]) == (name, titles)
        assert {card.section for card in page.cards} == {context.Link(name, f"/news/{file}/")}
    assert "local/index.html" not in found


def test_sections_that_the_settings_do_not_name_come_after_those_in_the_order_of_an_index() -> None:
    names = ("Zoo", "Ärzte", "art", "Local")
    found = pages(*(article(f"a{n}", "2026-03-01", f"section: {name}\n") for n, name in enumerate(names)))
    front = found["index.html"]
    assert isinstance(front, context.FrontPage)
    assert [link.text for link in front.site.sections] == ["Local", "art", "Ärzte", "Zoo"]


def test_spellings_of_one_tag_share_a_page_and_the_oldest_names_it() -> None:
    found = pages(article("new", "2026-03-03", "tags: [PIER]\n"), article("old", "2026-03-01", "tags: [Piér]\n"))
    page = found["tags/pier/index.html"]
    assert isinstance(page, context.TagPage)
    assert page.tag == context.Link("Piér", "/news/tags/pier/")
    assert [card.title for card in page.cards] == ["new", "old"]


def test_names_in_any_script_have_an_address() -> None:
    found = pages(article("a", head="tags: [Війна, عربي, '🎉', '!']\n"))
    assert len([path for path in found if path.startswith("tags/") and path.endswith("/index.html")]) == 5


def test_a_profile_stands_on_the_authors_newest_page_alone() -> None:
    many = [msgspec.structs.replace(a, authors=("Ada Lind",)) for a in numbered(PER_PAGE + 1)]
    found = pages(*many, profile("Ada Lind", "She writes about the harbour.", "summary: Harbour reporter\n"))
    newest, first = found["authors/ada-lind/index.html"], found["authors/ada-lind/page/1/index.html"]
    assert isinstance(newest, context.AuthorPage)
    assert isinstance(first, context.AuthorPage)
    assert newest.standfirst == "Harbour reporter"
    assert newest.body
    assert newest.body.markdown == "She writes about the harbour."
    assert (first.standfirst, first.body) == ("", None)
    assert "p/index.html" not in found
    assert "ada-lind/index.html" not in found


def test_a_section_is_described_on_its_newest_page_alone() -> None:
    config = msgspec.structs.replace(CONFIG, sections=(SectionEntry("Local", description="Near the harbour."),))
    found = pages(*numbered(PER_PAGE + 1), config=config)
    newest, first = found["local/index.html"], found["local/page/1/index.html"]
    assert isinstance(newest, context.SectionPage)
    assert isinstance(first, context.SectionPage)
    assert (newest.description, newest.meta.description) == ("Near the harbour.", "Near the harbour.")
    assert (first.description, first.meta.description) == ("", "Local, page 1: The Post")
    bare = pages(article("a", head="section: Local\n"))["local/index.html"]
    assert isinstance(bare, context.SectionPage)
    assert bare.meta.description == "Local: The Post"


def test_an_author_without_articles_has_a_page_where_there_is_a_profile() -> None:
    page = pages(profile("Ada Lind", "She edits."))["authors/ada-lind/index.html"]
    assert isinstance(page, context.AuthorPage)
    assert page.cards == ()


def test_two_profiles_of_one_author_are_refused() -> None:
    with pytest.raises(ContentError, match=r"content/authors/p\.md is about 'ada lind' already"):
        pages(profile("Ada Lind"), profile("ada lind", file="q"))


def test_a_profile_that_is_a_draft_is_nowhere() -> None:
    found = pages(profile("Ada Lind", "canary", "draft: true\n"))
    assert not [path for path, page in found.items() if b"canary" in msgspec.json.encode(page) or "ada" in path]


def test_an_index_has_names_by_their_letters() -> None:
    many = ", ".join(f"arts {n:02}" for n in range(FEW))
    found = pages(article("a", head=f"tags: [zoo, elm, Élan, 1984, Їжак, Ірина, Іспанія, {many}]\n"))["tags/index.html"]
    assert isinstance(found, context.IndexPage)
    assert [(x.initial, [link.text for link in x.links[:2]]) for x in found.letters] == [
        ("A", ["arts 00", "arts 01"]),
        ("E", ["Élan", "elm"]),
        ("Z", ["zoo"]),
        ("І", ["Ірина", "Іспанія"]),
        ("Ї", ["Їжак"]),
        ("#", ["1984"]),
    ]


def test_a_few_names_need_no_letters() -> None:
    found = pages(article("a", head="authors: [Roy, Ada]\n"))["authors/index.html"]
    assert isinstance(found, context.IndexPage)
    assert [(x.initial, [link.text for link in x.links]) for x in found.letters] == [("", ["Ada", "Roy"])]


def test_a_section_of_names_has_a_letter_for_a_heading(make_site: MakeSite) -> None:
    many = ", ".join(f"Ada {n}" for n in range(FEW + 1))
    site = make_site({"content/a.md": article_file(tags="[pier]", authors=f"[{many}]")})
    run(site)
    few, lettered = (tree(site / "public")[f"{name}/index.html"].decode() for name in ("tags", "authors"))
    assert ("<section" in few, '<div class="day">' in few) == (False, True)
    assert '<section class="day" aria-labelledby="letter-1">\n<h2' in lettered


def test_the_archive_has_months_of_the_sites_zone() -> None:
    found = pages(
        article("late", "2026-01-31T23:30:00Z"), article("march", "2026-03-02"), article("past", "2024-12-31")
    )
    months = [path for path in found if path.count("/") == 2 and path.startswith("20") and "/page/" not in path]
    assert sorted(months) == ["2024/12/index.html", "2026/02/index.html", "2026/03/index.html"]
    march, year, home = found["2026/03/index.html"], found["2026/index.html"], found["archive/index.html"]
    assert isinstance(march, context.MonthPage)
    assert march.month.text == "March 2026"
    assert (march.newer, march.older) == (None, context.Link("February 2026", "/news/2026/02/"))
    assert [link.text for link in march.trail] == ["Archive", "2026"]
    assert isinstance(year, context.YearPage)
    assert [link.text for link in year.months] == ["March 2026", "February 2026"]
    assert (year.newer, year.older) == (None, context.Link("2024", "/news/2024/"))
    assert isinstance(home, context.ArchivePage)
    assert [entry.year.text for entry in home.years] == ["2026", "2024"]
    titles = [page.meta.title for page in (march, year, home)]
    assert titles == ["March 2026 · The Post", "2026 · The Post", "Archive · The Post"]


def test_months_and_years_lead_to_those_around_them() -> None:
    found = pages(article("a", "2026-03-02"), article("b", "2026-01-31"), article("c", "2024-12-31"))
    around = {}
    for path in ("2026/03", "2026/01", "2024/12", "2026", "2024"):
        page = found[f"{path}/index.html"]
        assert isinstance(page, context.MonthPage | context.YearPage)
        around[path] = (page.newer and page.newer.text, page.older and page.older.text)
    assert around == {
        "2026/03": (None, "January 2026"),
        "2026/01": ("March 2026", "December 2024"),
        "2024/12": ("January 2026", None),
        "2026": (None, "2024"),
        "2024": ("2026", None),
    }


def test_a_numbered_page_of_a_month_leads_to_the_month_and_to_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PER_PAGE", 2)
    found = pages(article("old", "2026-02-01"), *(article(f"a{n}", f"2026-03-0{n}") for n in range(1, 6)))
    page = found["2026/03/page/1/index.html"]
    assert isinstance(page, context.MonthPage)
    assert (page.newer, page.older) == (None, None)
    assert [link.text for link in page.trail] == ["Archive", "2026", "March 2026"]
    assert page.meta.title == "March 2026, page 1 · The Post"


def test_a_month_has_its_articles_by_day() -> None:
    found = pages(article("a", "2026-03-02"), article("b", "2026-03-02T12:00"), article("c", "2026-03-09"))
    march = found["2026/03/index.html"]
    assert isinstance(march, context.MonthPage)
    assert [(day.date.day, [c.title for c in day.cards]) for day in march.days] == [
        ("March 9, 2026", ["c"]),
        ("March 2, 2026", ["b", "a"]),
    ]


@pytest.mark.parametrize("permalink", ["/{year}/{month}/{slug}/", "/{slug}/", "/{year}/{month}/{day}/{slug}.html"])
def test_the_archive_and_permalinks_do_not_clash(make_site: MakeSite, permalink: str) -> None:
    settings = f"{SETTINGS}permalink: {permalink}\n"
    site = make_site(
        {"newsgen.yml": settings, "content/a.md": article_file(title="Page"), "content/b.md": article_file(title="03")}
    )
    run(site, at=NOON)


@pytest.mark.parametrize(
    ("permalink", "file"),
    [
        ("/{year}/{slug}", "2026/a/index.html"),
        ("/{section}/{slug}/", "a/index.html"),
        ("/{slug}.html", "a.html"),
        ("/{slug}.htm", "a.htm"),
    ],
)
def test_a_permalink_says_which_file_an_article_is(permalink: str, file: str) -> None:
    config = msgspec.structs.replace(CONFIG, permalink=permalink)
    assert urls.article_file(article("a", "2026-03-02"), config) == file


def test_a_page_in_the_place_of_a_list_is_named(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article_file(title="Tags", date=None), "content/b.md": article_file(tags="[x]")})
    with pytest.raises(ContentError, match=r"^content/a\.md:2: its address /tags/index\.html is taken by a page"):
        run(site, at=NOON)


def test_a_site_without_articles_has_no_empty_lists() -> None:
    found = pages()
    assert not [path for path in found if path.startswith(("tags/", "authors/", "archive/", "20"))]
    front = found["index.html"]
    assert isinstance(front, context.FrontPage)
    assert [link.href for link in front.site.lists] == ["/news/corrections/"]


def test_corrections_are_listed_newest_first_with_their_articles() -> None:
    found = pages(
        article("a", head="corrections:\n  - {date: 2026-03-04, note: First.}\n  - {date: 2026-03-09, note: Last.}\n"),
        article("b", head="corrections: [{date: 2026-03-05, note: Middle.}]\n"),
        article("c", head="draft: true\ncorrections: [{date: 2026-03-05, note: canary}]\n"),
        read_article(
            "---\ntitle: About\ncorrections: [{date: 2026-03-06, note: Page.}]\n---\n", "content/p.md", CONFIG, ()
        ),
    )["corrections/index.html"]
    assert isinstance(found, context.CorrectionsPage)
    assert [(e.correction.note, e.article.href) for e in found.entries] == [
        ("Last.", "/news/2026/03/a/"),
        ("Page.", "/news/about/"),
        ("Middle.", "/news/2026/03/b/"),
        ("First.", "/news/2026/03/a/"),
    ]


def test_corrections_of_one_time_stand_in_one_order_on_their_page_and_in_their_feed() -> None:
    head = "corrections: [{{date: 2026-03-04, note: {}}}, {{date: 2026-03-04, note: {}}}]\n"
    found = pages(article("b", head=head.format("One.", "Two.")), article("a", head=head.format("Four.", "Three.")))
    page, feed = found["corrections/index.html"], found["corrections/feed.xml"]
    assert isinstance(page, context.CorrectionsPage)
    assert isinstance(feed, context.FeedPage)
    assert [entry.correction.note for entry in page.entries] == ["Three.", "Four.", "Two.", "One."]
    assert [entry.note for entry in feed.entries] == ["Three.", "Four.", "Two.", "One."]


def test_a_plain_page_shows_its_corrections_and_where_it_is_from(make_site: MakeSite) -> None:
    noted, source = "[{date: 2026-03-02, note: The year was wrong.}]", "{publisher: First, url: https://first.example/}"
    text = article_file(title="About", date=None, corrections=noted, source=source, authors="[Ada]")
    site = make_site({"content/about.md": text})
    run(site, at=NOON)
    page = (site / "public/about/index.html").read_text()
    assert ["The year was wrong." in page, 'href="https://first.example/"' in page] == [True, True]
    feed = (site / "public/corrections/atom.xml").read_text()
    assert ["https://post.example/about/#corrections" in feed, "/authors/ada/" in feed] == [True, False]


def test_parts_of_a_series_lead_to_one_another() -> None:
    head = "extra: {series: The  Pier, theme: x}\n"
    found = pages(
        *(article(f"p{n}", f"2026-03-0{n}", head.replace("Pier", "pier" if n == 2 else "Pier")) for n in (1, 2, 3))
    )
    parts = [
        page.series
        for page in (found[f"2026/03/p{n}/index.html"] for n in (1, 2, 3))
        if isinstance(page, context.ArticlePage)
    ]
    assert parts == [
        context.Series(name="The Pier", part=1, previous=None, next=context.Link("p2", "/news/2026/03/p2/")),
        context.Series(
            name="The Pier",
            part=2,
            previous=context.Link("p1", "/news/2026/03/p1/"),
            next=context.Link("p3", "/news/2026/03/p3/"),
        ),
        context.Series(name="The Pier", part=3, previous=context.Link("p2", "/news/2026/03/p2/"), next=None),
    ]


def test_the_only_part_of_a_series_says_so_and_leads_nowhere(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article_file(extra="{series: The Pier}")})
    run(site, at=NOON)
    page = (site / "public/2026/03/a-title/index.html").read_text()
    assert '<div class="series">\n<h2 class="series-title">The Pier: part 1</h2>\n</div>' in page
    assert "<ul>\n</ul>" not in page


def test_a_label_stands_beside_the_section_wherever_an_article_is_shown(make_site: MakeSite) -> None:
    labelled = article_file(section="Local", language="de", extra="{label: Anzeige}")
    other = article_file(title="B", slug="b", date="2026-03-01", section="Local")
    site = make_site({"content/a.md": labelled, "content/b.md": other})
    run(site)
    said = '<span class="label-kind"><bdi lang="de" dir="ltr">Anzeige</bdi></span></p>'
    section = '<p class="label"><a href="/local/">Local</a>'
    front, local, own, beside = (
        (site / "public" / page).read_text()
        for page in ("index.html", "local/index.html", "2026/03/a-title/index.html", "2026/03/b/index.html")
    )
    assert front.count(f"{section} {said}") == 1
    assert (local.count(f'<p class="label"> {said}'), local.count(section)) == (1, 0)
    assert '</nav>\n<p class="label label-kind"><bdi lang="de" dir="ltr">Anzeige</bdi></p>\n</div>\n<h1' in own
    assert '"genre":"Anzeige"' in own
    assert f"{section} {said}" in beside
    assert "Anzeige" not in beside.partition('<section class="related"')[0]


def test_a_label_that_says_the_same_as_the_section_stands_nowhere_beside_it(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article_file(section="Opinion", extra="{label: opinion}")})
    run(site)
    for page in ("index.html", "opinion/index.html", "2026/03/a-title/index.html"):
        assert "label-kind" not in (site / "public" / page).read_text()
    assert '"genre":"opinion"' in (site / "public" / page).read_text()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("extra: {label: [Opinion]}\n", "content/a.md:4: `label` in `extra` should be text; write `label: Opinion`"),
        ("extra: {pin: yes}\n", "content/a.md:4: `pin` in `extra` should be true or false; write `pin: true`"),
        ("extra: {key_points: one}\n", "content/a.md:4: `key_points` in `extra` should be a list of texts; write"),
        ("extra: {series: The Piers, part 2}\n", "content/a.md:4: `part 2` in `extra` has no value; put quotes"),
        (
            "extra:\n  key_points: [{a: b}]\n",
            "content/a.md:5: `key_points` in `extra` should be a list of texts; write",
        ),
        ("extra:\n  x: 1\n  series: [a]\n", "content/a.md:6: `series` in `extra` should be text; write"),
        ("source: {canonical: true}\n", "content/a.md:4: `canonical` in `source` needs the address of the"),
    ],
)
def test_what_makes_no_sense_in_extra_is_refused(head: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        article("a", head=head)
    assert said in str(caught.value)


@pytest.mark.parametrize("canonical", [True, False])
def test_a_republished_text_names_its_original_where_the_editor_says_so(canonical: bool) -> None:
    head = f"source: {{url: 'https://first.example/x', canonical: {str(canonical).lower()}}}\n"
    page = pages(article("a", head=head))["2026/03/a/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.meta.address == page.share_url == "https://post.example/news/2026/03/a/"
    assert page.meta.canonical == ("https://first.example/x" if canonical else page.meta.address)


def test_initials_are_letters() -> None:
    assert [spellings.initial(name) for name in ("ärger", "Øre", "ßa", "їжак", "1a", "«x»", "字", "")] == [
        "A",
        "Ø",
        "S",
        "Ї",
        "#",
        "#",
        "字",
        "#",
    ]


def newsroom(count: int) -> dict[str, str]:
    """Articles over half a year in three sections, with two of twenty tags and one of eight authors each."""
    found = {}
    for n in range(count):
        day = date(2025, 11, 1) + timedelta(days=n * 200 // count)
        found[f"content/a{n:04}.md"] = article_file(
            f"Text number {n}.",
            title=f"Article {n}",
            date=f"{day.isoformat()}T{4 + n % 20:02}:00:00",
            section=("Local", "World", "Sport")[n % 3],
            tags=f"[tag {n % 20}, tag {n * 7 % 20}]",
            authors=f"[Author {n % 8}]",
        )
    return found


def test_lists_that_grow_and_shrink_are_as_if_built_at_once(make_site: MakeSite) -> None:
    texts = list(newsroom(2 * PER_PAGE + 1).items())
    everything = [(path, text.replace("section: World", "section: Local")) for path, text in texts]
    settings = f"{SETTINGS}search: false\nsocial_cards: false\n"
    site = make_site({**dict(everything[:PER_PAGE]), "newsgen.yml": settings})
    run(site, at=NOON)
    for count in (PER_PAGE + 1, 2 * PER_PAGE + 1, 2 * PER_PAGE):
        for n, (path, text) in enumerate(everything):
            (site / path).write_text(text) if n < count else (site / path).unlink(missing_ok=True)
        run(site, at=NOON)
    clean = site.parent / "clean"
    run(site, at=NOON, output=clean, clean=True)
    assert tree(site / "public") == tree(clean)


@pytest.mark.slow
def test_one_new_article_touches_few_files(make_site: MakeSite) -> None:
    site = make_site(newsroom(500))
    (site / "newsgen.yml").write_text(SETTINGS.replace("Local, World", "Local, World, Sport") + "search: false\n")
    run(site, at=NOON)
    before = {p: hashlib.sha256(p.read_bytes()).digest() for p in (site / "public").rglob("*.html")}
    new = article_file(
        "New.", title="New", date="2026-06-05T08:00", section="Local", tags="[tag 1, tag 2]", authors="[Author 3]"
    )
    (site / "content/new.md").write_text(new)
    report = run(site, at=NOON)
    after = {p: hashlib.sha256(p.read_bytes()).digest() for p in (site / "public").rglob("*.html")}
    changed = sorted(p.relative_to(site / "public").as_posix() for p in after if before.get(p) != after[p])
    assert len(changed) <= 15, changed
    assert not [path for path in changed if "/page/" in path and not path.startswith(("local/", "tags/", "authors/"))]
    assert report.pages_removed == 0
