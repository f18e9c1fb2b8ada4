"""Feeds and structured data on built sites: whole, well formed whatever stands in them, and of one mind about times."""

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest
from picture_samples import jpeg
from samples import SETTINGS, MakeSite, article, run

from newsgen.errors import NewsgenError

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"

FERRY = article(
    "The ferry [sails](/about/) [on](map/), [there](#end).\n\n## End\n\nIt is [done](mailto:a@b.example).",
    title="The night ferry",
    slug="ferry",
    updated="2026-03-02T09:10:00+01:00",
    authors="[Ana Ruiz, Bo Li]",
    section="Local",
    tags="[ferries, harbour]",
    summary="The route reopens.",
    corrections='[{date: "2026-03-02T09:10:00+01:00", note: The year was wrong.}]',
    aliases="[/old/ferry/, /older.html]",
    source="{url: https://first.example/ferry, publisher: First, license: https://licence.example/}",
    extra="{label: Analysis}",
)

HOSTILE = (
    "]]></content:encoded></item><x>",
    "</script><script>alert(1)</script><!--",
    "a\\x85z",
    "\\U0001F6A2 emoji \\U0001F468\\u200D\\U0001F469 \\u2028 \\u2029",
    "\\u202Eעברית العربية\\u202C",
    "&lt;&amp;&#0;&#x1F; &nbsp; %s %(title)s {{ 7*7 }}",
    "quotes \\\" ' ` and \\\\ back",
)


def published(site: Path, *, at: datetime = NOON) -> Path:
    run(site, at=at)
    return site / "public"


def hostile(text: str) -> dict[str, str]:
    quoted = f'"{text}"'
    head = {
        "title": quoted,
        "slug": "hostile",
        "authors": f"[{quoted}]",
        "section": quoted,
        "tags": f"[{quoted}]",
        "summary": quoted,
        "dateline": quoted,
        "corrections": f'[{{date: "2026-03-02", note: {quoted}}}]',
        "figures": f"[{{id: f, alt: {quoted}, caption: {quoted}, credit: {quoted}, license: {quoted}}}]",
        "source": f"{{url: {quoted}, publisher: {quoted}, license: {quoted}}}",
    }
    body = text.encode().decode("unicode_escape", errors="ignore") if text.isascii() else text
    settings = "".join(f"{key}: {quoted}\n" for key in ("title", "tagline", "description", "notice"))
    return {
        "content/a.md": article(body, **head),
        "newsgen.yml": SETTINGS.replace("title: The Test Post\n", settings)
        + f"publisher: {{name: {quoted}}}\nninjs: true\n",
    }


def check_all(output: Path) -> None:
    """Every file for machines can be read, and by feedparser without complaint."""
    for path in sorted(p for p in output.rglob("*") if p.is_file() and ".newsgen" not in p.parts):
        data = path.read_bytes()
        if path.suffix == ".xml":
            ET.fromstring(data)  # noqa: S314  # our own output
            if path.name in ("feed.xml", "atom.xml"):
                found = feedparser.parse(data, sanitize_html=False)
                assert found.bozo == 0, (path, found.get("bozo_exception"))
                assert found.version in ("rss20", "atom10")
        elif path.suffix in (".json", ".webmanifest"):
            json.loads(data)
        elif path.suffix == ".html":
            for text in structured(data.decode()):
                json.loads(text)


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.inside = False
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def structured(page: str) -> list[str]:
    parser = _Scripts()
    parser.feed(page)
    return parser.found


def things(page: Path) -> dict[str, Any]:
    (text,) = structured(page.read_text())
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def entries(output: Path, folder: str = "") -> Iterator[tuple[str, Any]]:
    for name in ("feed.xml", "atom.xml"):
        yield name, feedparser.parse((output / folder / name).read_bytes(), sanitize_html=False)


@pytest.mark.parametrize("folder", ["", "local", "tags/ferries", "authors/ana-ruiz", "corrections", "world"])
def test_each_list_has_feeds_that_feedparser_reads_without_complaint(make_site: MakeSite, folder: str) -> None:
    output = published(make_site({"content/a.md": FERRY}))
    count = 0 if folder == "world" else 1
    for name, found in entries(output, folder):
        assert (found.bozo, len(found.entries)) == (0, count), (name, found.get("bozo_exception"))
        assert found.feed.title
        assert found.feed.updated_parsed
    read = json.loads((output / folder / "feed.json").read_bytes())
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert len(read["items"]) == count


def test_a_feed_has_the_whole_text_with_absolute_addresses(make_site: MakeSite) -> None:
    output = published(make_site({"content/a.md": FERRY, "newsgen.yml": SETTINGS.replace("e/\n", "e/sub/\n")}))
    texts = [found.entries[0].content[0].value for _, found in entries(output)]
    texts.append(json.loads((output / "feed.json").read_bytes())["items"][0]["content_html"])
    home, page = "https://post.example/sub/", "https://post.example/sub/2026/03/ferry/"
    for text in texts:
        assert re.findall(r'href="([^"]*)"', text)[:4] == [
            f"{home}about/", f"{page}map/", f"{page}#end", "mailto:a@b.example"
        ]  # fmt: skip
        assert not re.findall(r'(?:href|src)="(?!https://|mailto:)', text)
        assert "The year was wrong." in text
    first = next(entries(output))[1].entries[0]
    assert (first.link, first.id) == (page, f"{home}old/ferry/")
    assert [a.name for a in first.authors] == ["Ana Ruiz", "Bo Li"]
    assert [t.term for t in first.tags] == ["Local", "ferries", "harbour"]


def test_an_article_that_moved_is_no_new_one_to_readers_programs(make_site: MakeSite) -> None:
    noted = "[{date: 2026-03-02, note: The year was wrong.}]"
    site = make_site({"content/a.md": article(slug="ferry", corrections=noted)})

    def ids() -> list[str]:
        return [entry.id for _, feed in entries(published(site)) for entry in feed.entries]

    before = ids()
    (site / "content/a.md").write_text(
        article(slug="night-ferry", corrections=noted, aliases="[/2026/03/ferry/, /2026/03/ferry-at-night/]")
    )
    output = published(site)
    assert ids() == before
    assert next(entries(output))[1].entries[0].link == "https://post.example/2026/03/night-ferry/"


def test_a_feed_has_the_key_points(make_site: MakeSite) -> None:
    points = "{key_points: [The pier & the ferry open., Tickets cost the same.]}"
    output = published(make_site({"content/a.md": article(language="de", extra=points)}))
    texts = [found.entries[0].content[0].value for _, found in entries(output)]
    texts.append(json.loads((output / "feed.json").read_bytes())["items"][0]["content_html"])
    for text in texts:
        assert ">Key points</h2>\n<ul>\n<li>The pier &amp; the ferry open.</li>" in text
    assert '<h2 lang="en" dir="ltr">Key points' in texts[-1]


def test_a_feed_marks_the_language_of_its_own_words(make_site: MakeSite) -> None:
    figures = "[{id: pier, src: pier.jpg, license: 'https://l.example/'}]"
    text = article(language="de", source="{publisher: Die Zeitung}", figures=figures)
    output = published(make_site({"content/a.md": text, "content/pier.jpg": jpeg()}))
    found = json.loads((output / "feed.json").read_bytes())["items"][0]["content_html"]
    assert '<a href="https://l.example/" rel="license" lang="en" dir="ltr">Licence</a>' in found
    said = r"First published by <bdi>Die Zeitung</bdi>\."
    assert re.search(rf'<div lang="en" dir="ltr">\s*<p class="source">\s*{said}\s*</p>', found)


def test_a_feed_has_the_label(make_site: MakeSite) -> None:
    output = published(make_site({"content/a.md": article(extra="{label: Opinion & Debate}")}))
    texts = [found.entries[0].content[0].value for _, found in entries(output)]
    texts.append(json.loads((output / "feed.json").read_bytes())["items"][0]["content_html"])
    assert all("<p><b>Opinion &amp; Debate</b></p>" in text for text in texts)


def test_descriptions_are_text_to_readers_that_take_them_for_html(make_site: MakeSite) -> None:
    said = "Use <script>alert(1)</script> & <img src=x>"
    settings = f'{SETTINGS}description: "{said}"\n'
    noted = article("Text.", summary=f'"{said}"', corrections=f'[{{date: "2026-03-02", note: "{said}"}}]')
    output = published(make_site({"content/a.md": noted, "newsgen.yml": settings}))
    for file in ("feed.xml", "corrections/feed.xml"):
        root = ET.fromstring((output / file).read_bytes())  # noqa: S314  # our own output
        assert [html.unescape(found.text or "") for found in root.iter("description")][-1] == said
        assert not [found.text for found in root.iter("description") if "<" in (found.text or "")]


def test_pages_name_the_feeds_of_the_site_and_of_their_list(make_site: MakeSite) -> None:
    output = published(make_site({"content/a.md": FERRY}))
    pattern = r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)">'
    site = re.findall(pattern, (output / "index.html").read_text())
    assert site == [
        ("application/rss+xml", "/feed.xml"),
        ("application/atom+xml", "/atom.xml"),
        ("application/feed+json", "/feed.json"),
    ]
    for page in output.rglob("index.html"):
        named = re.findall(pattern, page.read_text())
        assert all((output / href.lstrip("/")).is_file() for _, href in named)
        moved = page.parent.name == "ferry" and "old" in page.parts
        assert moved or set(site) <= set(named), page
    assert ("application/rss+xml", "/tags/ferries/feed.xml") in re.findall(
        pattern, (output / "tags/ferries/index.html").read_text()
    )


def test_the_settings_choose_the_formats(make_site: MakeSite) -> None:
    output = published(make_site({"content/a.md": FERRY, "newsgen.yml": SETTINGS + "feeds: [atom]\n"}))
    assert list(output.rglob("atom.xml"))
    assert not [*output.rglob("feed.xml"), *output.rglob("feed.json")]


def test_page_structured_data_feeds_and_sitemaps_say_the_same_times(make_site: MakeSite) -> None:
    plain = article("Text.", title="Plain", date="2026-03-02T23:30:00Z")
    late = article("Text.", title="Late", corrections='[{date: "2026-03-03T08:00", note: Wrong.}]')
    files = {"content/a.md": FERRY, "content/b.md": plain, "content/c.md": late}
    output = published(make_site(files))
    feeds = {name: {e.link: e for e in found.entries} for name, found in entries(output)}
    in_json = {i["url"]: i for i in json.loads((output / "feed.json").read_bytes())["items"]}
    maps = {
        url.findtext(f"{MAP}loc"): url
        for path in output.glob("sitemap-2026*.xml")
        for url in ET.parse(path).getroot()  # noqa: S314  # our own output
    }
    news = {url.findtext(f"{MAP}loc"): url for url in ET.parse(output / "sitemap-news.xml").getroot()}  # noqa: S314
    assert len(in_json) == 3
    newest = max(entry.updated for entry in feeds["atom.xml"].values())
    assert feedparser.parse((output / "atom.xml").read_bytes()).feed.updated == newest
    for url, item in in_json.items():
        page = output / url.removeprefix("https://post.example/") / "index.html"
        told = things(page)["NewsArticle"]
        first, last = told["datePublished"], told["dateModified"]
        assert (item["date_published"], item["date_modified"]) == (first, last)
        assert (feeds["atom.xml"][url].published, feeds["atom.xml"][url].updated) == (first, last)
        rss = feeds["feed.xml"][url]
        assert parsedate_to_datetime(rss.published).isoformat() == first
        assert rss.updated == last
        assert maps[url].findtext(f"{MAP}lastmod") == last
        assert news[url].findtext(f"{NEWS}news/{NEWS}publication_date") == first
        byline = re.findall(r'<time datetime="([^"]+)"', page.read_text().split('class="byline"')[1])
        assert byline[0] == first
        assert first == last or byline[1] == last
        assert f'article:published_time" content="{first}"' in page.read_text()


def test_times_before_clocks_went_by_zones_keep_their_day_and_have_an_offset_that_machines_read(
    make_site: MakeSite,
) -> None:
    files = {"content/a.md": article("Text.", date="1890-06-13")}
    output = published(make_site(files))
    page, iso = next(output.glob("1890/06/*/index.html")), "1890-06-13T00:00:00+00:53"
    assert things(page)["NewsArticle"]["datePublished"] == iso
    assert f'<time datetime="{iso}">June 13, 1890</time>' in page.read_text()
    assert "<pubDate>Fri, 13 Jun 1890 00:00:00 +0053</pubDate>" in (output / "feed.xml").read_text()
    assert not [file for file in output.rglob("*.*ml") if "+00:53:" in file.read_text()]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_stands_in_an_article_files_for_machines_can_be_read(make_site: MakeSite, text: str) -> None:
    output = published(make_site(hostile(text)))
    check_all(output)
    page = (output / "2026/03/hostile/index.html").read_text()
    assert len(structured(page)) == 1
    assert "<script>alert" not in page


def test_control_characters_are_refused_in_front_matter_and_left_out_of_files_for_machines(make_site: MakeSite) -> None:
    controls = "a\x00\x01\x08\x0b\x0c\x1f\x7f\x85\ufffe\uffffz"
    output = published(make_site({"content/a.md": article(controls, slug="a")}))
    check_all(output)
    assert "a\x7f\x85z" in (output / "feed.xml").read_text()
    site = output.parent
    (site / "content/b.md").write_text(article(title='"a\\x01z"'))
    with pytest.raises(NewsgenError, match=r"content/b\.md:2: there is a control character here \(U\+0001\)"):
        published(site)


def test_a_headline_of_200_kilobytes_is_read_as_well(make_site: MakeSite) -> None:
    long = "a]]>é🚢" * 18_000
    output = published(make_site({"content/a.md": article(title=f'"{long}"', slug="long")}))
    check_all(output)
    assert next(entries(output))[1].entries[0].title == long


def test_a_draft_is_in_no_file_for_machines(make_site: MakeSite) -> None:
    open_one = article("Text.", title="Open", tags="[x]", section="Local")
    secret = article("A canary.", title="Canary", tags="[canary-tag]", aliases="[/canary-old/]", authors="[Canary]",
                     corrections='[{date: "2026-03-02", note: canary}]')  # fmt: skip
    site = make_site({"content/a.md": open_one, "content/b.md": secret, "newsgen.yml": SETTINGS + "ninjs: true\n"})
    shown = published(site)
    machines = {"feed.xml", "sitemap-2026-03.xml", "sitemap-news.xml", "sitemap-lists.xml", "_redirects"}
    assert all("canary" in (shown / name).read_text().lower() for name in machines)
    for held in ("draft: true", "embargo: 2026-03-04"):
        (site / "content/b.md").write_text(secret.replace("---\n\n", f"{held}\n---\n\n"))
        output = published(site)
        left = [p for p in output.rglob("*") if p.is_file() and b"canary" in p.read_bytes().lower()]
        assert not left
        assert not list(output.rglob("*canary*"))


def test_a_feed_changes_with_its_articles_alone(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": FERRY})
    output = published(site)
    before = {p: p.read_bytes() for p in output.rglob("*") if p.is_file() and ".newsgen" not in p.parts}
    published(site, at=datetime(2026, 3, 4, 5, tzinfo=UTC))
    assert {p: p.read_bytes() for p in output.rglob("*") if p.is_file() and ".newsgen" not in p.parts} == before


NINJS = {
    "": "uri type representationType firstCreated versionCreated contentCreated pubStatus language descriptions bodies "
    "headlines people subjects genres infoSources by located edNote associations standard",
    "standard": "name version schema",
    "people": "name rel uri",
    "subjects": "name",
    "genres": "name",
    "infoSources": "name role uri",
    **dict.fromkeys(("headlines", "descriptions", "bodies"), "role contentType value"),
    "associations": "name uri type by rightsInfo descriptions renditions",
    "rightsInfo": "linkedRights",
    "renditions": "name href width height",
}
"""The properties that ninjs 3.1 has for each object, as far as newsgen writes them; its schema allows no others."""


def check_ninjs(item: dict[str, Any], kind: str = "") -> None:
    assert set(item) <= set(NINJS[kind].split())
    for name, value in item.items():
        for part in value if isinstance(value, list) else [value]:
            assert isinstance(part, dict) == (name in NINJS), name
            if isinstance(part, dict):
                check_ninjs(part, name)
            elif name in ("uri", "schema", "href", "linkedRights"):
                assert re.fullmatch(r"https?://[!-~]+", part)


def test_agencies_get_each_article_as_ninjs_where_the_settings_ask(make_site: MakeSite) -> None:
    output = published(make_site({"content/a.md": FERRY, "newsgen.yml": SETTINGS + "ninjs: true\n"}))
    item = json.loads((output / "2026/03/ferry/ninjs.json").read_bytes())
    check_ninjs(item)
    assert item["uri"] == "https://post.example/2026/03/ferry/"
    assert item["standard"]["version"] == "3.1"
    assert item["headlines"][0]["value"] == "The night ferry"
    assert item["by"] == "Ana Ruiz, Bo Li"
    assert item["genres"] == [{"name": "Analysis"}]
    assert "The ferry" in item["bodies"][0]["value"]
    output = published(
        make_site({"content/a.md": article(source="{license: CC BY}"), "newsgen.yml": SETTINGS + "ninjs: true\n"}, "b")
    )
    item = json.loads((output / "2026/03/a-title/ninjs.json").read_bytes())
    check_ninjs(item)
    assert not {"infoSources", "genres"} & set(item)
    assert "Licence: CC BY" in (output / "feed.xml").read_text()


@pytest.mark.parametrize("ending", ["html", "htm"])
def test_the_file_for_agencies_is_called_as_the_page_is(make_site: MakeSite, ending: str) -> None:
    settings = f"{SETTINGS}ninjs: true\npermalink: /n/{{slug}}.{ending}\n"
    output = published(make_site({"content/a.md": article(slug="boat"), "newsgen.yml": settings}))
    assert {file.name for file in (output / "n").iterdir()} == {f"boat.{ending}", "boat.ninjs.json"}
