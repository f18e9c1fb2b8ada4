"""From articles to pages: what is shown where, and what is held back."""

import json
from datetime import UTC, datetime
from typing import get_args

import msgspec
import pytest
from samples import NOON, planned, read_article

from newsgen import context
from newsgen.config import Config, Network, SectionEntry
from newsgen.model import Article
from newsgen.site import archive, lists
from newsgen.site.edition import compose
from newsgen.supplied import Supplied

CONFIG = Config(
    title="The Test Post",
    base_url="https://post.example/news/",
    timezone="Europe/Berlin",
    sections=("Local", SectionEntry("World", slug="abroad", description="Far away.")),
)
PICTURE = Supplied(
    picture=context.Picture(src="/p.jpg", srcset="", width=400, height=300, formats=(), placeholder=""),
    crops=(),
    alt="",
    caption="Its own caption.",
    credit="Its own credit",
    creator="",
    copyright="",
    license="",
)
ICON = msgspec.structs.replace(PICTURE, picture=msgspec.structs.replace(PICTURE.picture, width=40, height=30))


def article(name: str, day: int = 2, head: str = "", body: str = "Text.") -> Article:
    text = f"---\ntitle: {name}\ndate: 2026-03-{day:02}\n{head}---\n{body}"
    return read_article(text, f"content/{name}.md", CONFIG, ("content/p.jpg", "content/i.jpg"))


def pages(*articles: Article, at: datetime = NOON, drafts: bool = False) -> dict[str, context.Context]:
    edition = compose(articles, CONFIG, at, drafts=drafts)
    return {p.path: p.make() for p in planned(edition, CONFIG, {"content/p.jpg": PICTURE, "content/i.jpg": ICON})}


def test_each_article_has_its_page_below_the_sites_path() -> None:
    page = pages(article("ferry", head="section: World\n"))["2026/03/ferry/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.meta.canonical == "https://post.example/news/2026/03/ferry/"
    assert page.section == context.Link("World", "/news/abroad/")
    assert page.date.iso == "2026-03-02T00:00:00+01:00"
    assert page.date.day == "March 2, 2026"


@pytest.mark.parametrize(
    ("permalink", "section", "file"),
    [
        ("/{section}/{year}/{month}/{day}/{slug}/", "World", "abroad/2026/03/02/ferry/index.html"),
        ("/{section}/{slug}/", "''", "ferry/index.html"),
        ("/news/{slug}.html", "World", "news/ferry.html"),
    ],
)
def test_the_settings_say_where_articles_lie(permalink: str, section: str, file: str) -> None:
    config = msgspec.structs.replace(CONFIG, permalink=permalink)
    edition = compose([article("ferry", head=f"section: {section}\n")], config, NOON, drafts=False)
    found = {p.path: p.make() for p in planned(edition, config, {})}[file]
    assert isinstance(found, context.ArticlePage)
    assert found.meta.canonical == f"https://post.example/news/{file.removesuffix('index.html')}"


def test_the_days_of_an_address_are_those_of_the_sites_zone() -> None:
    late = read_article("---\ntitle: Late\ndate: 2026-02-28T23:30:00Z\n---\n", "content/late.md", CONFIG, ())
    assert "2026/03/late/index.html" in pages(late)


@pytest.mark.parametrize(
    ("time", "shown"),
    [("00:00", ""), ("06:00", "6:00\u202fAM"), ("00:30", "12:30\u202fAM"), ("18:05:09.5", "6:05\u202fPM")],
)
def test_readers_are_told_the_time_but_for_midnight_which_stands_for_the_day(time: str, shown: str) -> None:
    found = read_article(f"---\ntitle: A\ndate: 2026-03-02T{time}\n---\n", "content/a.md", CONFIG, ())
    page = pages(found)["2026/03/a/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.date.time == shown
    assert "." not in page.date.iso


@pytest.mark.parametrize(
    ("head", "changed"),
    [
        ("", None),
        ("updated: 2026-03-02\n", None),
        ("corrections: [{date: 2026-03-02, note: x}]\n", None),
        ("updated: 2026-03-03\n", "March 3, 2026"),
        ("corrections: [{date: 2026-03-04, note: x}]\n", "March 4, 2026"),
        ("updated: 2026-03-05\ncorrections: [{date: 2026-03-04, note: x}]\n", "March 5, 2026"),
    ],
)
def test_readers_are_told_when_an_article_was_changed_after_it_was_published(head: str, changed: str | None) -> None:
    page = pages(article("a", head=head))["2026/03/a/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert (page.updated and page.updated.day) == changed
    assert bool(page.meta.modified) == bool(changed)


def test_an_article_leads_to_the_next_newer_and_older_ones() -> None:
    found = pages(*(article(f"a{n}", n) for n in (2, 1, 3)))
    around = []
    for n in (1, 2, 3):
        page = found[f"2026/03/a{n}/index.html"]
        assert isinstance(page, context.ArticlePage)
        around.append((page.newer and page.newer.text, page.older and page.older.text))
    assert around == [("a2", None), ("a3", "a1"), (None, "a2")]


def test_an_article_can_be_handed_to_each_network() -> None:
    networks = get_args(Network)
    config = msgspec.structs.replace(CONFIG, share=networks)
    found = read_article("---\ntitle: Ferry & pier\nslug: f\ndate: 2026-03-02\n---\n", "content/f.md", config, ())
    page = {p.path: p for p in planned(compose([found], config, NOON, drafts=False), config, {})}[
        "2026/03/f/index.html"
    ].make()
    assert isinstance(page, context.ArticlePage)
    assert tuple(link.network for link in page.share) == networks
    for link in page.share:
        assert link.href.count("https%3A%2F%2Fpost.example%2Fnews%2F2026%2F03%2Ff%2F") == 1
        assert link.href.count("Ferry%20%26%20pier") == (link.network not in ("facebook", "linkedin"))


def test_a_feed_says_whether_it_is_of_articles_or_of_corrections() -> None:
    found = pages(article("a", head="corrections: [{date: 2026-03-03, note: The year.}]\n"))
    kinds = {path: page.kind for path, page in found.items() if isinstance(page, context.FeedPage)}
    assert {path for path, kind in kinds.items() if kind == "corrections"} == {
        f"corrections/{name}" for name in ("feed.xml", "atom.xml", "feed.json")
    }
    assert kinds["feed.xml"] == "articles"


def test_corrections_are_counted_from_the_oldest_so_that_each_keeps_its_id() -> None:
    notes = "{date: 2026-03-03, note: One.}, {date: 2026-03-04, note: Two.}"
    feed = pages(article("a", head=f"corrections: [{notes}]\n"))["corrections/feed.xml"]
    assert isinstance(feed, context.FeedPage)
    address = "https://post.example/news/2026/03/a/"
    assert [(entry.id, entry.note) for entry in feed.entries] == [
        (f"{address}#correction-2", "Two."),
        (f"{address}#correction-1", "One."),
    ]
    assert {(entry.url, entry.title) for entry in feed.entries} == {(f"{address}#corrections", "Correction: a")}
    assert [entry.summary for entry in feed.entries] == [entry.note for entry in feed.entries]


def test_a_feed_has_the_twenty_newest_and_agencies_get_none_unasked() -> None:
    found = pages(*(article(f"a{day}", day) for day in range(1, 26)))
    feed = found["feed.xml"]
    assert isinstance(feed, context.FeedPage)
    assert [entry.title for entry in feed.entries] == [f"a{day}" for day in range(25, 5, -1)]
    assert {entry.subjects for entry in feed.entries} == {()}
    assert not [path for path in found if "ninjs" in path]


def test_the_head_of_a_page_tells_an_article_from_a_plain_page() -> None:
    plain = read_article("---\ntitle: About\nupdated: 2026-03-03\n---\n", "content/about.md", CONFIG, ())
    found = pages(article("ferry", head="section: World\nupdated: 2026-03-03\n"), plain)
    told = []
    for path in ("2026/03/ferry/index.html", "about/index.html"):
        page = found[path]
        assert isinstance(page, context.ArticlePage | context.PlainPage)
        assert len(page.meta.feeds) == 3
        told.append((page.meta.kind, page.meta.published, page.meta.modified, page.meta.section))
    assert told == [
        ("article", "2026-03-02T00:00:00+01:00", "2026-03-03T00:00:00+01:00", "World"),
        ("website", "", "", ""),
    ]


@pytest.mark.parametrize(
    ("about", "said"),
    [({"description": "All of it.", "tagline": "News."}, "All of it."), ({"tagline": "News."}, "News."), ({}, "")],
)
def test_machines_are_told_what_the_site_is_about(about: dict[str, str], said: str) -> None:
    config = msgspec.structs.replace(CONFIG, **about)
    found = {p.path: p.make() for p in planned(compose([], config, NOON, drafts=False), config, {})}
    feed, front = found["feed.xml"], found["index.html"]
    assert isinstance(feed, context.FeedPage)
    assert isinstance(front, context.FrontPage)
    assert feed.description == said
    assert json.loads(front.meta.structured_data)["@graph"][1].get("description", "") == said


def test_sections_stand_in_the_order_of_the_settings_then_others() -> None:
    front = pages(article("a", head="section: Zoo\n"), article("b", head="section: Arts\n"))["index.html"]
    assert isinstance(front, context.FrontPage)
    assert [link.text for link in front.site.sections] == ["Local", "World", "Arts", "Zoo"]


def test_the_newest_article_with_a_picture_leads_unless_one_is_pinned() -> None:
    shown = "image: p\nfigures: [{id: p, src: p.jpg}]\n"
    old, new, bare = article("old", 1, shown), article("new", 2, shown), article("bare", 3)
    # One that cannot be shown is none to lead with.
    text = f"---\ntitle: odd\ndate: 2026-03-04\n{shown}---\nText."
    odd = read_article(text.replace("p.jpg", "odd.jpg"), "content/odd.md", CONFIG, ("content/odd.jpg",))
    front = pages(old, new, bare, odd)["index.html"]
    assert isinstance(front, context.FrontPage)
    assert front.lead is not None
    assert front.lead.title == "new"
    pinned = article("pinned", 1, "extra: {pin: true}\n")
    front = pages(old, new, bare, pinned)["index.html"]
    assert isinstance(front, context.FrontPage)
    assert front.lead is not None
    assert front.lead.title == "pinned"


def test_a_tiny_picture_does_not_lead_and_stands_in_no_list_where_it_would_be_blown_up() -> None:
    shown = "image: p\nfigures: [{id: p, src: p.jpg}]\n"
    old, new = article("old", 1, shown), article("new", 2, shown.replace("p.jpg", "i.jpg"))
    found = pages(old, new)
    front = found["index.html"]
    assert isinstance(front, context.FrontPage)
    assert front.lead is not None
    assert (front.lead.title, [(card.title, card.figure) for card in front.top]) == ("old", [("new", None)])
    page = found["2026/03/new/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.lead is not None
    assert page.lead.picture == ICON.picture
    alone = pages(new)["index.html"]
    assert isinstance(alone, context.FrontPage)
    assert alone.lead is not None
    assert (alone.lead.title, alone.lead.figure) == ("new", None)


def test_no_article_stands_twice_on_the_front_page() -> None:
    front = pages(*(article(f"a{n}", 1 + n % 4, "section: Local\n") for n in range(9)))["index.html"]
    assert isinstance(front, context.FrontPage)
    assert front.lead is not None
    cards = [front.lead, *front.top, *(c for block in front.blocks for c in block.cards)]
    assert len({card.href for card in cards}) == len(cards)


def test_the_lead_figure_is_not_part_of_the_text() -> None:
    page = pages(article("ferry", body="![x](p.jpg)\n\n![y](q.jpg)"))["2026/03/ferry/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.lead is not None
    assert page.lead.id == "p.jpg"
    assert [figure.id for figure in page.body.figures] == ["q.jpg"]


def test_a_text_goes_with_its_language_and_with_the_figures_that_its_head_defines() -> None:
    head = "language: de\nfigures: [{id: p, src: p.jpg}]\n"
    page = pages(article("ferry", head=head, body="![x](q.jpg)\n\n![][p]"))["2026/03/ferry/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert (page.body.language, page.body.ids) == ("de", ("p",))


@pytest.mark.parametrize(
    ("head", "body", "above", "within"),
    [
        ("", "One.\n\n![x](p.jpg)\n\n![y](q.jpg)", None, ["p.jpg", "q.jpg"]),
        ("image: p\nfigures: [{id: p, src: p.jpg}]\n", "One.\n\n![][p]", None, ["p"]),
        ("image: p\nfigures: [{id: p, src: p.jpg}]\n", "One.\n\n![y](q.jpg)", "p", ["q.jpg"]),
        ("image: p\nfigures: [{id: o}, {id: p, src: p.jpg}]\n", "One.", "p", ["o"]),
    ],
)
def test_the_figures_of_a_plain_page_stay_in_its_text(
    head: str, body: str, above: str | None, within: list[str]
) -> None:
    about = read_article(f"---\ntitle: About\n{head}---\n{body}", "content/about.md", CONFIG, ("content/p.jpg",))
    page = pages(about)["about/index.html"]
    assert isinstance(page, context.PlainPage)
    assert (page.lead.id if page.lead else None) == above
    assert [figure.id for figure in page.body.figures] == within


def test_the_editor_says_which_figure_leads() -> None:
    page = pages(article("ferry", head="image: q.jpg\n", body="![x](p.jpg)\n\n![y](q.jpg)"))["2026/03/ferry/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.lead is not None
    assert page.lead.id == "q.jpg"


@pytest.mark.parametrize(("lead", "width"), [("p.jpg", 400), ("q.jpg", 40)])
def test_networks_get_the_leading_picture_or_the_first_that_there_is(lead: str, width: int) -> None:
    text = article("ferry", head=f"image: {lead}\n", body="![x](i.jpg)\n\n![y](p.jpg)\n\n![z](q.jpg)")
    page = pages(text)["2026/03/ferry/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.meta.picture is not None
    assert page.meta.picture.width == width


def test_what_a_figure_leaves_out_is_filled_from_its_picture() -> None:
    page = pages(article("ferry", body='![x](p.jpg "A caption.")'))["2026/03/ferry/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.lead is not None
    assert (page.lead.caption, page.lead.credit) == ("A caption.", "Its own credit")
    whole = "{id: p, src: p.jpg, alt: Pier, caption: One., credit: Jo Ash, license: 'https://l.example/'}"
    page = pages(article("ferry", head=f"image: p\nfigures: [{whole}]\n"))["2026/03/ferry/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.lead is not None
    said = (page.lead.alt, page.lead.caption, page.lead.credit, page.lead.license)
    assert said == ("Pier", "One.", "Jo Ash", "https://l.example/")


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (230, 1), (231, 2)])
def test_readers_are_told_how_long_a_text_takes(words: int, minutes: int) -> None:
    found = pages(article("ferry", body=words * "word "))
    page, month = found["2026/03/ferry/index.html"], found["2026/03/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert isinstance(month, context.MonthPage)
    assert (page.minutes, month.days[0].cards[0].minutes) == (minutes, minutes)


def test_a_summary_that_repeats_the_start_of_the_text_is_no_standfirst() -> None:
    repeated = pages(article("a", head="summary: The start…\n", body="The start, and on."))["2026/03/a/index.html"]
    fresh = pages(article("a", head="summary: Another view.\n", body="The start."))["2026/03/a/index.html"]
    assert isinstance(repeated, context.ArticlePage)
    assert isinstance(fresh, context.ArticlePage)
    assert (repeated.standfirst, fresh.standfirst) == ("", "Another view.")


@pytest.mark.parametrize("start", ["", "![x](p.jpg)\n\n", "## Words\n\n", "    code\n\n", "[Linked](/x/) words.\n\n"])
def test_a_summary_that_is_made_from_the_text_is_no_standfirst(start: str) -> None:
    page = pages(article("a", body=f"{start}The start, and on."))["2026/03/a/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.meta.description in ("The start, and on.", "Linked words.")
    assert page.standfirst == ""


def test_drafts_and_embargoes_leave_no_trace() -> None:
    open_one = article("open", head="tags: [t]\nsection: Local\n")
    draft = article("canary", head="draft: true\ntags: [t]\nsection: Local\n")
    later = article("canary2", 3, "embargo: 2026-03-05T14:00\ntags: [t]\nsection: Local\n")
    packed = {path: msgspec.json.encode(page) for path, page in pages(open_one, draft, later).items()}
    assert not [path for path, data in packed.items() if b"canary" in data or "canary" in path]
    assert packed == {path: msgspec.json.encode(page) for path, page in pages(open_one).items()}


def test_an_embargo_lifts_at_its_time() -> None:
    later = article("later", head="embargo: 2026-03-05T14:00\n")  # 13:00 UTC
    edition = compose([later], CONFIG, NOON, drafts=False)
    assert edition.articles == ()
    assert edition.next_embargo == datetime(2026, 3, 5, 13, tzinfo=UTC)
    assert compose([later], CONFIG, datetime(2026, 3, 5, 13, tzinfo=UTC), drafts=False).articles == (later,)
    assert compose([later], CONFIG, NOON, drafts=True).articles == (later,)


def test_the_next_embargo_is_of_what_only_that_holds_back() -> None:
    heads = ("embargo: 2026-03-05T11:00Z", "draft: true\nembargo: 2026-03-05T13:00Z", "embargo: 2026-03-05T14:00Z")
    articles = [article(f"a{n}", head=f"{head}\n") for n, head in enumerate(heads)]
    assert compose(articles, CONFIG, NOON, drafts=False).next_embargo == datetime(2026, 3, 5, 14, tzinfo=UTC)


def test_the_next_embargo_is_told_in_the_sites_zone() -> None:
    """Also by an article that comes from the cache, where times are kept without their zone's name."""
    kept = msgspec.msgpack.decode(
        msgspec.msgpack.encode(article("x", head="embargo: 2026-03-05T14:00Z\n")), type=Article
    )
    for found in (kept, article("x", head="embargo: 2026-03-05T14:00Z\n")):
        lifts = compose([found], CONFIG, NOON, drafts=False).next_embargo
        assert lifts is not None
        assert lifts.isoformat() == "2026-03-05T15:00:00+01:00"


def test_a_plain_page_stands_in_no_list() -> None:
    about = read_article("---\ntitle: About\n---\nWe.", "content/about.md", CONFIG, ())
    found = pages(about)
    assert isinstance(found["about/index.html"], context.PlainPage)
    lists = [page for page in found.values() if isinstance(page, context.FrontPage | context.MissingPage)]
    assert not [page for page in lists if b"About" in msgspec.json.encode(msgspec.structs.replace(page, site=None))]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{url: www.x.example}", None),
        ("{seed: seeds/a.txt}", None),
        ("{license: CC BY}", context.Source("", "", "CC BY", "")),
        ("{license: 'HTTPS://l.example/'}", context.Source("", "", "HTTPS://l.example/", "HTTPS://l.example/")),
        ("{url: www.x.example, publisher: X}", context.Source("X", "", "", "")),
        ("{url: 'https://x.example/'}", context.Source("", "https://x.example/", "", "")),
        ("{url: 'https://post.example/2019/x', publisher: Old}", None),
        ("{url: 'http://WWW.post.example/?p=7', publisher: Old}", None),
        ("{url: 'https://post.example/x', publisher: Old, license: CC BY}", context.Source("", "", "CC BY", "")),
        ("{url: 'https://old.post.example/x'}", context.Source("", "https://old.post.example/x", "", "")),
        ("{url: 'https://[x'}", context.Source("", "https://[x", "", "")),
    ],
)
def test_a_source_is_shown_where_any_of_it_can_be(source: str, shown: context.Source | None) -> None:
    page = pages(article("x", head=f"source: {source}\n"))["2026/03/x/index.html"]
    assert isinstance(page, context.ArticlePage)
    assert page.source == shown


MORE = (
    "tags: [a]\nextra: {series: Night}\n",
    "authors: [Ada]\ncorrections: [{date: 2026-03-04, note: The year.}]\n",
    "updated: 2026-03-04\naliases: [/old/]\n",
    "",
)
"""What an article of a newsroom has more than others."""


def held(n: int, head: str, title: str = "A title") -> Article:
    text = f"---\ntitle: {title}\nslug: a{n}\ndate: 2026-0{min(n, 4)}-{n:02}\n{head}---\nText."
    return read_article(text, f"content/a{n}.md", CONFIG, ())


def test_a_page_that_would_show_something_else_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever article is changed or gone. So a build that keeps pages for their keys equals a clean one."""
    for lists_of_a_few in (lists, archive):
        monkeypatch.setattr(lists_of_a_few, "PER_PAGE", 3)
    numbers = range(1, 12)
    room = [held(n, f"section: Local\n{MORE[n % 4]}") for n in numbers]
    rooms = [room, *(room[:n] + room[n + 1 :] for n in range(len(room)))]
    for n in numbers:
        heads = {"another": f"section: Local\n{MORE[n % 4]}", "moved": f"section: World\ntags: [a, b{n}]\n"}
        changed = [held(n, f"{head}summary: Another.\n", title) for title, head in heads.items()]
        rooms += ([*room[: n - 1], other, *room[n:]] for other in changed)
    seen: dict[tuple[str, str], bytes] = {}
    for articles in rooms:
        edition = compose(articles, CONFIG, NOON.replace(month=6), drafts=False)
        for recipe in planned(edition, CONFIG, {}):
            shown = msgspec.msgpack.encode(recipe.make())
            assert seen.setdefault((recipe.path, recipe.key), shown) == shown, recipe.path
    assert len(seen) > 10 * len(rooms)
