"""Sitemaps: valid, complete, and laid out so that a new article touches few of them."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from lxml import etree
from samples import MAKERS, NOON, SETTINGS, MakeSite, article, read_article, run, text_of

from newsgen import context
from newsgen.config import Config, Publisher
from newsgen.model import Article
from newsgen.site import sitemaps
from newsgen.site.edition import compose
from newsgen.site.views import views

SCHEMA = Path(__file__).parent.parent.parent / ".venv" / "tools" / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
CONFIG = Config(title="The Test Post", base_url="https://post.example/", timezone="Europe/Berlin")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def one(name: str, date: str = "2026-03-02T06:30:00+01:00", **head: str) -> Article:
    return read_article(article("Text.", title=name, slug=name, date=date, **head), f"content/{name}.md", CONFIG, ())


def maps(articles: Iterable[Article], at: datetime = NOON, config: Config = CONFIG) -> dict[str, str]:
    edition = compose(articles, config, at, drafts=False)
    made = {r.path: r.make() for r in sitemaps.sitemaps(edition, (), views(edition, config, {}, text_of, MAKERS))}
    return {path: file.text for path, file in made.items() if isinstance(file, context.TextFile)}


def addresses(text: str) -> list[str]:
    return [url.findtext(f"{MAP}loc", "") for url in check(text)]


def check(text: str) -> ET.Element:
    """The root of a sitemap or an index, checked against what sitemaps.org and Google's page on news say."""
    assert len(text.encode()) <= 50_000_000
    root = ET.fromstring(text)  # noqa: S314  # our own output
    entry = {f"{MAP}urlset": f"{MAP}url", f"{MAP}sitemapindex": f"{MAP}sitemap"}[root.tag]
    assert 1 <= len(root) <= 50_000
    seen = set()
    for child in root:
        assert child.tag == entry
        assert [part.tag for part in child] in (
            [f"{MAP}loc"],
            [f"{MAP}loc", f"{MAP}lastmod"],
            [f"{MAP}loc", f"{NEWS}news"],
        )
        loc = child.findtext(f"{MAP}loc", "")
        assert re.fullmatch(r"https?://[!-~]{1,2036}", loc)
        assert loc not in seen
        seen.add(loc)
        time = child.find(f"{MAP}lastmod")
        assert time is None or TIME.fullmatch(time.text or "")
        news = child.find(f"{NEWS}news")
        if news is not None:
            assert len(root) <= 1000
            assert [part.tag for part in news] == [f"{NEWS}publication", f"{NEWS}publication_date", f"{NEWS}title"]
            assert [part.tag for part in news[0]] == [f"{NEWS}name", f"{NEWS}language"]
            assert re.fullmatch(r"[a-z]{2,3}|zh-(cn|tw)", news.findtext(f"{NEWS}publication/{NEWS}language", ""))
            assert TIME.fullmatch(news.findtext(f"{NEWS}publication_date", ""))
            assert news.findtext(f"{NEWS}title")
    return root


def test_every_page_of_a_site_is_in_one_sitemap(make_site: MakeSite) -> None:
    files = {f"content/a{n}.md": article(title=f"A{n}", date=f"2026-0{n}-02", section="Local") for n in range(1, 5)}
    site = make_site({**files, "content/about.md": article(title="About", date=None, aliases="[/us/]")})
    run(site)
    output = site / "public"
    parts = addresses((output / "sitemap.xml").read_text())
    assert {p.name for p in output.glob("sitemap-*.xml")} == {p.rsplit("/", 1)[1] for p in parts}
    listed = [a for p in parts for a in addresses((output / p.rsplit("/", 1)[1]).read_text()) if "news" not in p]
    pages = {p.relative_to(output).as_posix().removesuffix("index.html") for p in output.rglob("*.html")}
    assert len(listed) == len(set(listed))
    assert {a.removeprefix("https://post.example/") for a in listed} == pages - {"404.html", "us/", "search/"}
    assert f"Sitemap: https://post.example/{sitemaps.INDEX}\n" in (output / "robots.txt").read_text()


def test_every_part_is_valid_by_the_schema_of_the_protocol() -> None:
    """By sitemaps.org's own schema, which npm's sitemap carries. It does not know of news, which `check` knows."""
    if not SCHEMA.exists():
        pytest.skip("needs npm's sitemap (make tools)")
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    for path, text in maps([one("a"), one("b", NOON.isoformat(), updated=NOON.isoformat())]).items():
        root = etree.fromstring(text.encode())
        if path != sitemaps.INDEX:
            etree.strip_elements(root, f"{NEWS}news")
            schema.assertValid(root)
            root[0][0].text = "x"
            assert not schema.validate(root)


def test_an_empty_site_has_valid_sitemaps(make_site: MakeSite) -> None:
    site = make_site({"newsgen.yml": SETTINGS.replace("sections: [Local, World]\n", "")})
    run(site)
    for path in (site / "public").glob("sitemap*.xml"):
        check(path.read_text())


def test_a_new_article_changes_its_month_the_index_and_the_news() -> None:
    old = [one(f"old{n}", f"2025-{n % 12 + 1:02}-03") for n in range(24)]
    before, after = maps(old), maps([*old, one("new", "2026-03-05T09:00:00Z")])
    assert {p for p in after if after[p] != before.get(p)} == {"sitemap.xml", "sitemap-2026-03.xml", "sitemap-news.xml"}
    backdated = maps([*old, one("late", "2025-05-01")])
    assert {p for p in after if backdated.get(p) != before.get(p)} == {"sitemap-2025-05.xml"}


def test_a_full_part_is_split_and_then_another_address_moves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_ENTRIES", 10)
    month = [one(f"a{n}") for n in range(60)]
    before, after = maps(month), maps([*month, one("another")])
    parts = [path for path in before if path.startswith("sitemap-2026-03-")]
    assert len(parts) > 5
    listed = [a for path in parts for a in addresses(before[path])]
    assert len(listed) == len(set(listed)) == 60
    assert all(len(addresses(before[path])) <= 10 for path in parts)
    changed = {p for p in after if after[p] != before.get(p)}
    assert len(changed - {"sitemap.xml", "sitemap-news.xml"}) == 1


def test_a_full_part_stays_below_what_a_file_may_hold() -> None:
    longest = 2_048 + len("<url><loc></loc><lastmod>2026-03-02T06:30:00+01:00</lastmod></url>")
    assert sitemaps.MAX_ENTRIES <= 50_000
    assert sitemaps.MAX_ENTRIES * longest < 50_000_000


def test_a_sitemap_and_the_index_say_when_what_is_listed_was_changed_last() -> None:
    old, first, last = "2026-03-01T06:30:00+01:00", "2026-03-02T06:30:00+01:00", "2026-03-04T09:10:00+01:00"
    found = maps([one("a", old, updated=last), one("b", first), one("c", "2026-02-02T06:30:00+01:00")])
    march, index = (
        re.findall("<lastmod>(.*)</lastmod>", found[path]) for path in ("sitemap-2026-03.xml", "sitemap.xml")
    )
    assert march == [first, last]
    assert index == ["2026-02-02T06:30:00+01:00", last]


def test_plain_pages_have_a_part_of_their_own_which_tells_no_times() -> None:
    plain = [read_article(article(title=name, date=None), f"content/{name}.md", CONFIG, ()) for name in ("a", "b")]
    found = maps(plain)
    assert list(found) == [sitemaps.INDEX, sitemaps.PAGES]
    assert "lastmod" not in "".join(found.values())


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("de-AT", "de"),
        ("zh", "zh-cn"),
        ("zh-Hans", "zh-cn"),
        ("zh-Hans-HK", "zh-cn"),
        ("zh-SG", "zh-cn"),
        ("zh-CN", "zh-cn"),
        ("zh-Hant", "zh-tw"),
        ("zh-TW", "zh-tw"),
        ("zh-Hant-HK", "zh-tw"),
    ],
)
def test_news_name_their_language_and_their_paper_as_google_wants(language: str, name: str) -> None:
    news = check(maps([one("a", NOON.isoformat(), language=language)])["sitemap-news.xml"])[0][1]
    assert [part.text for part in news[0]] == [CONFIG.title, name]


def test_news_are_of_the_publisher_where_the_settings_name_one() -> None:
    config = msgspec.structs.replace(CONFIG, publisher=Publisher(name="The Post Ltd"))
    assert (
        "<news:name>The Post Ltd</news:name>" in maps([one("a", NOON.isoformat())], config=config)["sitemap-news.xml"]
    )


def test_the_news_are_those_of_the_two_days_before_the_build() -> None:
    found = {"now": NOON, "edge": NOON - timedelta(days=2), "old": NOON - timedelta(days=2, seconds=1)}
    found["future"] = NOON + timedelta(minutes=1)
    text = maps([one(name, when.isoformat()) for name, when in found.items()])["sitemap-news.xml"]
    assert [a.rsplit("/", 2)[1] for a in addresses(text)] == ["now", "edge"]
    assert "sitemap-news.xml" not in maps([one("old", "2025-01-01")])


def test_a_news_sitemap_has_a_thousand_articles_at_most() -> None:
    found = maps([one(f"a{n}", NOON.isoformat()) for n in range(1001)])
    news = [addresses(text) for path, text in found.items() if path.startswith("sitemap-news")]
    assert len(news) == 2
    assert sum(map(len, news)) == 1001


def test_a_copy_is_left_to_where_its_original_stands() -> None:
    copy = one("copy", source="{url: https://first.example/, canonical: true}")
    assert not [path for path, text in maps([copy]).items() if "copy" in text]


def test_addresses_are_escaped() -> None:
    config = Config(title="P&Q <'\">", base_url="https://post.example/", permalink='/l\'été & "<x>"/{slug}/')
    for path, text in maps([one("a", NOON.isoformat())], config=config).items():
        check(text)
        assert path == "sitemap.xml" or "/l&apos;%C3%A9t%C3%A9%20&amp;%20%22%3Cx%3E%22/a/" in text
