"""Rules for sitemaps, those of news among them."""

from pathlib import Path

import pytest
from checking.check_samples import SUB, assert_said, faults, news, page

INDEX = """<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://post.example/sitemap-1.xml</loc><lastmod>2026-03-02</lastmod></sitemap>
</sitemapindex>
"""
PART = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://post.example/a/</loc><lastmod>2026-03-02T06:30:00+01:00</lastmod></url>
<url><loc>https://post.example/</loc><changefreq>daily</changefreq><priority>0.5</priority></url>
</urlset>
"""
ITEM = """<url><loc>https://post.example/a/</loc><news:news>
<news:publication><news:name>x</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-02T06:30:00+01:00</news:publication_date>
<news:title>x</news:title></news:news></url>
"""
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{ITEM}</urlset>
"""
SITE: dict[str, str] = {
    "a/index.html": page(head=news()),
    "old/index.html": page(head='<meta http-equiv="refresh" content="0; url=/a/">'),
    "404.html": page(head='<meta name="robots" content="noindex">'),
    "sitemap.xml": INDEX,
    "sitemap-1.xml": PART,
    "sitemap-news.xml": NEWS,
}


def spoilt(folder: Path, name: str, old: str, new: str) -> list[str]:
    assert old in SITE[name]
    return faults(folder, {**SITE, name: SITE[name].replace(old, new, 1)})


def test_sound_sitemaps_are_passed(tmp_path: Path) -> None:
    assert faults(tmp_path, SITE) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sitemap-1.xml", "0.5", "1.0"),
        ("sitemap-1.xml", "0.5", "0"),
        ("sitemap-1.xml", "2026-03-02T06:30:00+01:00", "2026-03"),
        ("sitemap-news.xml", ">en<", ">zh-cn<"),
        ("sitemap-news.xml", ">en<", ">gsw<"),
    ],
)
def test_what_the_protocol_leaves_open_is_passed(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert spoilt(tmp_path, name, old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<loc>https://post.example/</loc>", "", "4: the entry has no <loc>; add it"),
        ("<loc>https://post.example/a/", "<loc>/a/", "3: '/a/' does not lie on the site; begin it with https://post"),
        ("example/a/", "example.org/", "3: 'https://post.example.org/' does not lie on the site"),
        ("example/a/", "example/none/", "3: 'https://post.example/none/' leads to nothing"),
        (
            "example/a/",
            "example/a/#top",
            "3: 'https://post.example/a/#top' names a part of a page; list the page alone",
        ),
        ("example/a/", f"example/{'a' * 2048}", "3: the address has 2069 characters; the most is 2047; shorten it"),
        ("example/</loc>", "example/old/</loc>", "4: 'https://post.example/old/' is a page that asks to be left out"),
        (
            "example/</loc>",
            "example/404.html</loc>",
            "4: 'https://post.example/404.html' is a page that asks to be left",
        ),
        ("example/</loc>", "example/a/</loc>", "4: 'https://post.example/a/' stands in sitemap-1.xml:3 already; list"),
        (
            "T06:30:00+01:00",
            "T06:31:00+01:00",
            "3: <lastmod> is 2026-03-02T06:31:00+01:00, and the page says 2026-03-02T06",
        ),
        (
            "2026-03-02T06:30:00+01:00",
            "2 March",
            "3: <lastmod> '2 March' is no time as sitemaps have them; write it as",
        ),
        ("daily", "often", "4: <changefreq> 'often' is none of always, daily, hourly"),
        ("0.5", "5", "4: <priority> '5' is no number from 0.0 to 1.0; leave it out"),
        ("0.5", "high", "4: <priority> 'high' is no number"),
    ],
)
def test_sitemaps(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert_said(spoilt(tmp_path, "sitemap-1.xml", old, new), [f"sitemap-1.xml:{said}"])


def test_the_times_of_a_page_without_structured_data_are_those_of_its_head(tmp_path: Path) -> None:
    times = {"published": "2026-03-02T06:30:00+01:00", "modified": "2026-03-03T06:30:00+01:00"}
    head = "".join(f'<meta property="article:{name}_time" content="{time}">' for name, time in times.items())
    found = faults(tmp_path, {**SITE, "a/index.html": page(head=head)})
    said = "sitemap-1.xml:3: <lastmod> is 2026-03-02T06:30:00+01:00, and the page says 2026-03-03T06:30:00+01:00"
    assert_said(found, [said])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<news:title>x</news:title>", "", "3: the news has no <title>; add it"),
        ("<news:name>x</news:name>", "", "4: the publication has no <name>"),
        ("<news:language>en</news:language>", "", "4: the publication has no <language>"),
        (">en<", ">EN<", "4: <language> 'EN' is no code of ISO 639"),
        (">en<", ">engl<", "4: <language> 'engl' is no code of ISO 639"),
        (">en<", ">English<", "4: <language> 'English' is no code of ISO 639; write two or three letters, such as en"),
        ("2026-03-02T06:30:00+01:00", "Monday", "5: <publication_date> 'Monday' is no time"),
        ("T06:30:00+01:00", "T06:31:00+01:00", "5: <publication_date> is 2026-03-02T06:31:00+01:00, and the page says"),
    ],
)
def test_news(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert_said(spoilt(tmp_path, "sitemap-news.xml", old, new), [f"sitemap-news.xml:{said}"])


def test_news_without_its_publication(tmp_path: Path) -> None:
    publication = ITEM.split("\n")[1]
    found = spoilt(tmp_path, "sitemap-news.xml", publication, "")
    assert_said(found, ["sitemap-news.xml:3: the news has no <publication>; add it"])


def test_news_of_the_first_day_that_there_is(tmp_path: Path) -> None:
    found = spoilt(tmp_path, "sitemap-news.xml", "2026-03-02T06:30:00+01:00", "0001-01-01T00:00:00Z")
    assert_said(found, ["sitemap-news.xml:5: <publication_date> is 0001-01-01T00:00:00Z, and the page says"])


def test_a_sitemap_in_another_namespace(tmp_path: Path) -> None:
    found = spoilt(tmp_path, "sitemap-1.xml", "http://www.sitemaps", "https://www.sitemaps")
    assert found[0].startswith("sitemap-1.xml:2: the sitemap is not in the protocol's namespace; write xmlns=")


def test_news_is_of_two_days(tmp_path: Path) -> None:
    old = ITEM.replace("example/a/", "example/b/").replace("-03-02T", "-02-27T")
    files = {**SITE, "b/index.html": page(), "sitemap-news.xml": NEWS.replace(ITEM, old + ITEM)}
    found = faults(tmp_path, files)
    assert_said(found, ["sitemap-news.xml:5: the news is more than two days older than the newest; list the last two"])


@pytest.mark.parametrize(("count", "entry", "most"), [(50_001, PART.split("\n")[3], 50_000), (1_001, ITEM, 1_000)])
def test_a_sitemap_may_be_too_long(tmp_path: Path, count: int, entry: str, most: int) -> None:
    whole = NEWS.replace(ITEM, count * f"{entry}\n")
    found = faults(tmp_path, {**SITE, "sitemap-news.xml": whole})
    assert any(said.startswith("sitemap-news.xml:1: ") and f"the most is {most}" in said for said in found)


def test_an_index_leads_to_its_parts(tmp_path: Path) -> None:
    found = spoilt(tmp_path, "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml")
    assert_said(found, ["sitemap.xml:3: 'https://post.example/sitemap-2.xml' leads to nothing"])


def test_below_a_path_addresses_have_the_path(tmp_path: Path) -> None:
    files = {name: text.replace("post.example/", "post.example/news/") for name, text in SITE.items()}
    files["old/index.html"] = SITE["old/index.html"].replace("url=/a/", "url=/news/a/")
    assert faults(tmp_path / "valid", files, SUB) == []
    found = faults(tmp_path / "invalid", {**files, "sitemap.xml": INDEX}, SUB)
    said = "sitemap.xml:3: 'https://post.example/sitemap-1.xml' does not lie on the site; begin it with https://post.exampl"
    assert_said(found, [said])
