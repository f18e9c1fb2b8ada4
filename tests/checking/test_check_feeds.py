"""Rules for feeds in each format: a sound one, and what spoils it."""

from pathlib import Path

import pytest
from checking.check_samples import assert_said, faults, news, page, picture

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>x</title>
<link>https://post.example/</link>
<description>x</description>
<lastBuildDate>Mon, 02 Mar 2026 06:30:00 +0100</lastBuildDate>
<atom:link href="https://post.example/feed.xml" rel="self" type="application/rss+xml"/>
<item>
<title>x</title>
<link>https://post.example/a/</link>
<guid isPermaLink="true">https://post.example/a/</guid>
<pubDate>Mon, 02 Mar 2026 06:30:00 +0100</pubDate>
<content:encoded>&lt;p&gt;&lt;a href="https://post.example/a/#s"&gt;x&lt;/a&gt;&lt;/p&gt;</content:encoded>
<enclosure url="https://post.example/p.png" length="9" type="image/png"/>
</item>
</channel>
</rss>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>https://post.example/atom.xml</id>
<title>x</title>
<updated>2026-03-02T06:30:00+01:00</updated>
<link rel="self" href="https://post.example/atom.xml"/>
<link rel="alternate" href="https://post.example/"/>
<entry>
<id>https://post.example/a/</id>
<title>x</title>
<link href="https://post.example/a/"/>
<published>2026-03-02T06:30:00+01:00</published>
<updated>2026-03-02T05:30:00Z</updated>
<author><name>x</name></author>
<content type="html">&lt;p&gt;x&lt;/p&gt;</content>
</entry>
</feed>
"""
JSON = """{
"version": "https://jsonfeed.org/version/1.1",
"title": "x",
"home_page_url": "https://post.example/",
"feed_url": "https://post.example/feed.json",
"items": [
{
"id": "https://post.example/a/",
"url": "https://post.example/a/",
"image": "https://post.example/p.png",
"date_published": "2026-03-02T06:30:00+01:00",
"authors": [{"name": "x", "url": "https://post.example/"}],
"tags": ["x"],
"content_html": "<p>x</p>"
}
]
}
"""
FEEDS = {"feed.xml": RSS, "atom.xml": ATOM, "feed.json": JSON}
SITE: dict[str, str | bytes] = {"a/index.html": page('<h1 id="s">x</h1>', news()), "p.png": picture(), **FEEDS}


def spoilt(folder: Path, name: str, old: str, new: str) -> list[str]:
    assert old in FEEDS[name]
    return faults(folder, {**SITE, name: FEEDS[name].replace(old, new, 1)})


def test_sound_feeds_are_passed(tmp_path: Path) -> None:
    assert faults(tmp_path, SITE) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('version="2.0"', 'version="0.9"', '2: the feed does not say that it is RSS 2.0; write <rss version="2.0">'),
        ("channel>", "canal>", "17: the XML is broken: Opening and ending tag mismatch"),
        ("<title>x</title>\n<link>", "<link>", "3: the channel has no <title>; add it"),
        ("<description>x", "<description>", "6: the channel has no <description>"),
        (
            "<title>x</title>\n<link>",
            "<title>x</title>\n<title>x</title>\n<link>",
            "5: the channel has a second <title>",
        ),
        ("Mon, 02 Mar", "Mo, 2. März", "7: <lastBuildDate> 'Mo, 2. März 2026 06:30:00 +0100' is no time as RSS has"),
        (
            "example/feed.xml",
            "example/atom.xml",
            "8: the feed says that its address is 'https://post.example/atom.xml'",
        ),
        ("<title>x</title>\n<link>https://post.example/a/", "<link>https://post.example/a/", "9: the item has neither"),
        ("example/a/</link>", "example/none/</link>", "9: link: 'https://post.example/none/' leads to nothing"),
        ("<link>https://post.example/a/", "<link>/a/", "9: the link '/a/' is not whole; begin it with https://"),
        (">https://post.example/a/</guid>", ">a</guid>", "12: the <guid> 'a' is no address; add isPermaLink=\"false\""),
        ('<guid isPermaLink="true">https://post.example/a/</guid>', "", "9: the item has no <guid>; add one"),
        ("06:30:00 +0100</pub", "06:31:00 +0100</pub", "9: a/index.html was published at 2026-03-02T06:31:00+01:00 by"),
        ('"https://post.example/a/#s"', '"/a/"', "9: the text has the address '/a/' (a href), which is not whole"),
        ('example/a/#s"', 'example/a/#t"', "9: the text: a href: 'https://post.example/a/#t' names 't', which is no"),
        ('a href="https://post.example/a/#s"', 'img src="https://cdn.example/"', "9: the text asks another host for"),
        ("example/</link>", "example/none/</link>", "5: link: 'https://post.example/none/' leads to nothing"),
        ("<pubDate>", "<pubDate>Mon, 02 Mar 2026 06:30:00 +0100</pubDate><pubDate>", "13: the item has a second <pubD"),
        ("Mon, 02 Mar 2026 06:30:00 +0100</pub", "2. März</pub", "13: <pubDate> '2. März' is no time as RSS has them"),
        ("Mon, 02 Mar 2026 06:30:00 +0100</pub", "Mon, 02 Mar 26 06:30:00 +0100</pub", "13: <pubDate> 'Mon, 02 Mar 26"),
        ('length="9" ', "", "15: the <enclosure> has no length; add it"),
        ("example/p.png", "example/none.png", "15: picture: 'https://post.example/none.png' leads to nothing"),
    ],
)
def test_rss(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert_said(spoilt(tmp_path, "feed.xml", old, new), [f"feed.xml:{said}"])


SELF, HOME = ATOM.splitlines()[5:7]
AUTHOR = "<author><name>x</name></author>"
RELATED = '<link rel="related" href="https://post.example/"/>'


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("feed.xml", ">https://post.example/</link>", ">\nhttps://post.example/\n</link>"),
        ("feed.xml", '"https://post.example/a/#s"', '"https://elsewhere.example/"'),
        ("feed.xml", "<item>\n<title>x</title>", "<item>\n<description>x</description>"),
        ("feed.xml", 'isPermaLink="true">https://post.example/a/', 'isPermaLink="false">a'),
        ("atom.xml", f"{SELF}\n{HOME}", f"{HOME}\n{SELF}"),
        ("atom.xml", ATOM[ATOM.index("<content") : ATOM.index("</entry>")], ""),
        ("atom.xml", '<link href="https://post.example/a/"/>', f'{2 * RELATED}<link href="https://post.example/a/"/>'),
        ("atom.xml", ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")], ""),
        ("feed.json", '"tags"', '"attachments": [{"url": "https://post.example/p.png", "mime_type": "x"}], "tags"'),
        ("feed.json", "version/1.1", "version/1"),
        ("feed.json", '"content_html": "<p>x</p>"', '"content_text": "x"'),
    ],
)  # fmt: skip
def test_what_a_format_leaves_open_is_passed(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert spoilt(tmp_path, name, old, new) == []


def test_the_author_of_a_feed_is_that_of_its_entries(tmp_path: Path) -> None:
    feed = ATOM.replace(AUTHOR, "").replace(SELF, f"{AUTHOR}{SELF}")
    assert faults(tmp_path, {**SITE, "atom.xml": feed}) == []


def test_two_items_with_one_id(tmp_path: Path) -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</channel>")]
    said = "feed.xml:17: the id 'https://post.example/a/' stands in line 9 already; give each its own"
    assert spoilt(tmp_path, "feed.xml", item, item + item) == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('xmlns="http://www.w3.org/2005/Atom"', "", "2: the feed is not Atom; write <feed xmlns="),
        ("<id>https://post.example/atom.xml</id>", "", "2: the feed has no <id>; add it"),
        ("<id>https://post.example/a/", "<id>a", "9: the <id> 'a' is no address; write a whole one"),
        ("06:30:00+01:00</updated>", "06:30</updated>", "5: <updated> '2026-03-02T06:30' is no time as Atom has them"),
        ("<updated>2026-03-02T05:30:00Z</updated>", "", "8: the entry has no <updated>"),
        (
            "05:30:00Z",
            "05:31:00Z",
            "8: a/index.html was modified at 2026-03-02T05:31:00+00:00 by this feed, at 2026-03-02",
        ),
        (
            "<author><name>x</name></author>",
            "",
            "8: the entry has no <author>, and nor has the feed; add one to either",
        ),
        ("<name>x</name>", "<name/>", "14: the author has no <name>"),
        (
            '<link href="https://post.example/a/"/>',
            2 * '<link href="https://post.example/a/"/>\n',
            "12: the entry has a s",
        ),
        ('alternate" href="https://post.example/"', 'alternate" href="/"', "7: the link '/' is not whole"),
        ("<entry>", "<icon>/i.png</icon><entry>", "8: the icon '/i.png' is not whole; begin it with https://"),
        ("<published>", "<published>2026</published><published>", "12: <published> '2026' is no time as Atom has them"),
    ],
)
def test_atom(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = [line for line in spoilt(tmp_path, "atom.xml", old, new) if "second <published>" not in line]
    assert_said(found, [f"atom.xml:{said}"])


def test_an_entry_of_atom_without_content_or_page(tmp_path: Path) -> None:
    bare = ATOM[ATOM.index("<content") : ATOM.index("</entry>")]
    files = {**SITE, "atom.xml": ATOM.replace(bare, "").replace('<link href="https://post.example/a/"/>', "")}
    assert_said(
        faults(tmp_path, files), ["atom.xml:8: the entry has neither <content> nor a link to its page; add one"]
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "version/1.1",
            "version/2",
            "2: the feed does not say that it is JSON Feed 1.1; write https://jsonfeed.org/ver",
        ),
        ('"title": "x",\n', "", "1: the feed has no `title`; add it"),
        ('"items": [', '"articles": [', "1: the feed has no list of `items`; add it, be it empty"),
        ('"title": "x",', '"title": "x"', "1: the JSON is broken: expected ',' or '}' (byte "),
        ('"id": "https://post.example/a/"', '"id": 5', "8: the item has no `id` that is a text; add one"),
        ("content_html", "content", "7: the item has neither `content_html` nor `content_text`; add one"),
        ('06:30:00+01:00"', '06:30:00"', "11: `date_published` '2026-03-02T06:30:00' is no time as JSON Feed has them"),
        ('06:30:00+01:00"', '06:31:00+01:00"', "7: a/index.html was published at 2026-03-02T06:31:00+01:00 by this"),
        (
            '"date_',
            '"date_modified": "2026-03-02T07:30:00Z", "date_',
            "7: a/index.html was modified at 2026-03-02T07:30",
        ),
        (
            '"name": "x", "url": "https://post.example/',
            '"url": "https://post.example/none/',
            "7: author's address: 'http",
        ),
        ('["x"]', "[5]", "13: the `tags` are not all texts"),
        ('"name": "x", "url": "https://post.example/"', "", "12: an author has neither `name` nor `url` nor `avatar`"),
        ('"tags"', '"attachments": [{}], "tags"', "13: an attachment lacks `url` or `mime_type`; add both"),
        ('"tags"', '"attachments": [{"mime_type": "x"}], "tags"', "13: an attachment lacks `url` or `mime_type`"),
        ('"tags"', '"attachments": [5], "tags"', "13: an attachment lacks `url` or `mime_type`"),
        ('"items": [', '"items": [5,', "6: the item is no record; write it as {…}"),
        ('[{"name": "x", "url": "https://post.example/"}]', '["x"]', "12: an author has neither `name` nor `url` nor"),
        ('"2026-03-02T06:30:00+01:00"', "5", "11: `date_published` 5 is no time as JSON Feed has them"),
        ("example/feed.json", "example/", "5: the feed says that its address is 'https://post.example/'; write https"),
        ("example/p.png", "example/none.png", "7: image: 'https://post.example/none.png' leads to nothing"),
        ('": "https://post.example/",', '": "/",', "4: the `home_page_url` '/' is not whole"),
        (
            "<p>x</p>",
            '<script src=\\"https://cdn.example/\\"></script>',
            "7: the text asks another host for 'https://cdn",
        ),
    ],
)
def test_json_feed(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert_said(spoilt(tmp_path, "feed.json", old, new), [f"feed.json:{said}"])


def test_an_entry_on_a_part_of_a_page_has_times_of_its_own(tmp_path: Path) -> None:
    text = JSON.replace('"url": "https://post.example/a/"', '"url": "https://post.example/a/#s"').replace(
        "06:30", "09:00"
    )
    assert faults(tmp_path, {**SITE, "feed.json": text}) == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("x.xml", "", "x.xml:1: the XML is broken"),
        ("x.json", '{"a": 1,}', "x.json:1: the JSON is broken"),
        ("x.json", '{"version": "https://jsonfeed.org/version/1.1"}', "x.json:1: the feed has no `title`"),
        ("X.XML", "", "X.XML:1: the XML is broken"),
        ("x.svg", "<svg>\n<g></svg>", "x.svg:2: the XML is broken"),
        (
            "x.xml",
            '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss version="2.0">&e;</rss>',
            "x.xml:1: the f",
        ),
        ("feed.json", "[]", "feed.json:1: the feed does not say that it is JSON Feed 1.1"),
    ],
)
def test_other_files_for_machines(tmp_path: Path, file: str, text: str, said: str) -> None:
    assert faults(tmp_path, {file: text})[0].startswith(said)


def test_what_is_wrong_in_a_text_is_told_once(tmp_path: Path) -> None:
    wrong = '<p><a href="https://post.example/none/">x</a></p>'
    written = wrong.replace("<", "&lt;").replace(">", "&gt;")
    old = '&lt;p&gt;&lt;a href="https://post.example/a/#s"&gt;x&lt;/a&gt;&lt;/p&gt;'
    rss, atom = RSS.replace(old, written), ATOM.replace("&lt;p&gt;x&lt;/p&gt;", written)
    json = JSON.replace("<p>x</p>", wrong.replace('"', '\\"'))
    said = faults(tmp_path, {**SITE, "feed.xml": rss, "atom.xml": atom, "feed.json": json})
    assert_said(
        said, ["atom.xml:8: the text: a href: 'https://post.example/none/' leads to nothing; correct the address"]
    )
