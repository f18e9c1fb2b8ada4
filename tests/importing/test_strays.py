"""Files in seeds/ that make nothing are told, once at each build, and whole parts of the site are no dumps."""

import json
from pathlib import Path

import pytest
from samples import MakeSite, Newsgen
from source_samples import DUMP as TEXT
from source_samples import looked_at

from newsgen import importing
from newsgen.incremental import stamps

CAPTIONED = f"{TEXT}The pier on Sunday. (Ada Holm/Coast Pictures)\n{TEXT}"


def strays(site: Path) -> dict[str, str]:
    """The remedies, by the file."""
    found = importing.stray_files(site, importing.named_seeds(site, []))
    return {p.file.removeprefix("seeds/"): p.remedy for p in found}


def test_pictures_that_belong_to_no_dump(make_site: MakeSite) -> None:
    names = ("kupyansk2.jpg", "kupyansk.PNG", "kupyansk-1.jpg", "kupyansk-1.png", "pier.jpg", "a/kupyansk-1.jpg")
    site = make_site({"seeds/kupyansk.txt": CAPTIONED, **{f"seeds/{name}": b"picture" for name in names}})
    other = "name it after its dump and its caption, such as ferry-2.jpg beside ferry.txt"
    assert strays(site) == {
        "a/kupyansk-1.jpg": other,
        "kupyansk-1.png": "give it another number",
        "kupyansk.PNG": "name it kupyansk-1.png, the number being that of its caption",
        "kupyansk2.jpg": "name it kupyansk-2.jpg, the number being that of its caption",
        "pier.jpg": other,
    }


@pytest.mark.parametrize(
    ("dump", "picture", "meant"),
    [
        ("strasse", "straße7", "strasse-7"),
        ("straße", "STRASSE7", "straße-7"),
        ("straße", "straße_7", "straße-7"),
        ("groß-strasse", "großstraße", ""),
        ("große-straße-2024", "GROSSE-STRASSE-202412", "große-straße-2024-12"),
        ("cafe\u0301", "caf\u00e912", "cafe\u0301-12"),
    ],
)
def test_the_number_of_a_picture_is_told_whose_letters_differ_from_its_dumps(
    make_site: MakeSite, dump: str, picture: str, meant: str
) -> None:
    site = make_site({f"seeds/{dump}.txt": CAPTIONED, f"seeds/{picture}.jpg": b"x"})
    (said,) = strays(site).values()
    named = f"name it {meant}.jpg, the number being that of its caption"
    assert said == (named if meant else "name it after its dump and its caption, such as ferry-2.jpg beside ferry.txt")


def test_files_that_no_reader_takes(make_site: MakeSite) -> None:
    names = ("a.pdf", "b.DOC", "c.rtf", "d.xlsx", "e")
    passed = ("README.pdf", ".hidden.pdf", "Thumbs.db", "a.txt~", "~$a.doc")
    site = make_site({"seeds/a.txt": TEXT, **{f"seeds/{name}": b"x" for name in (*names, *passed)}})
    assert [*strays(site)] == [*names]
    assert set(strays(site).values()) == {"save it as text, .docx or .html, or move it away"}


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a-1.HEIC", "export it as JPEG under this name (on"),
        ("a-1.cr3", "export it as JPEG or"),
        ("a.mp4", "put it into"),
        ("a-1.xmp", "write what it says into the picture"),
    ],
)
def test_pictures_and_films_of_other_kinds_are_told_as_what_they_are(
    make_site: MakeSite, name: str, remedy: str
) -> None:
    (said,) = strays(make_site({"seeds/a.txt": CAPTIONED, f"seeds/{name}": b"x"})).values()
    assert said.startswith(remedy)


RSS = '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel><title>Courier</title></channel></rss>'
ATOM = (
    "<?xml version='1.0'?><?xml-stylesheet href='a.css'?><feed xmlns='http://www.w3.org/2005/Atom'><id>{}</id></feed>"
)
BLOGGER = ATOM.format("tag:blogger.com,1999:blog-1.archive")
GHOST = '{"db":[{"meta":{"exported_on":1700000000000,"version":"5.75.0"},"data":{"posts":[]}}]}'
TYPEPAD = """AUTHOR: Ada Lind
TITLE: Not yet
STATUS: Draft
DATE: 11/02/2023 08:00:00 AM
-----
BODY:
<p>The night ferry is to sail again.</p>
-----
COMMENT:
EMAIL: jo@x.example
"""
NITF = '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n<nitf><body><p>The ferry sails.</p></body></nitf>'
FOREIGN = [
    ("blog.xml", BLOGGER, "an export of Blogger, …; import it into a WordPress (Tools, Import, Blogger)"),
    ("feed.atom", BLOGGER, "an export of Blogger, …; import it into a WordPress (Tools, Import, Blogger)"),
    ("courier.ghost.json", GHOST, "an export of Ghost, …; convert it to Markdown with front matter, one file a post"),
    ("feed.xml", RSS, "a feed, …; save the pages of its articles with a browser, and put those here; or"),
    ("atom.xml", ATOM.format("tag:courier.example"), "a feed, …; save the pages of its articles"),
    ("wire.xml", NITF, "an agency's NITF, …; copy its text into a .txt file"),
]


@pytest.mark.parametrize(("name", "text", "said"), FOREIGN)
def test_what_holds_articles_and_is_not_read_is_told_as_what_it_is_wherever_it_comes_from(
    make_site: MakeSite, newsgen: Newsgen, name: str, text: str, said: str
) -> None:
    said = "it is " + said.replace("…", "which newsgen does not read, so it is not imported")
    for beside in ("a.txt", "a.html"):
        site = make_site({f"seeds/{beside}": TEXT, f"seeds/{name}": text})
        (told,) = importing.stray_files(site, importing.named_seeds(site, []))
        assert str(told).startswith(f"seeds/{name}:1: {said}")
    for given in (site / "seeds" / name, "-"):
        done = newsgen("import", "--site", site, given, stdin=text)
        assert (done.code, done.err.partition(":1: ")[2]) == (1, f"{told.what}; {told.remedy}\n")


def test_an_export_that_ends_as_texts_do_is_refused_since_it_has_drafts_and_comments(
    make_site: MakeSite, newsgen: Newsgen
) -> None:
    site = make_site({"seeds/blog.txt": TYPEPAD, "seeds/a.txt": f"TITLE: The ferry\nAUTHOR: Ada Lind\n\n{TEXT}"})
    (site / "seeds/windows.txt").write_bytes(TYPEPAD.replace("\n", "\r\n").encode())
    said = "it is an export of Movable Type or TypePad, which newsgen does not read, so it is not imported"
    done = newsgen("import", "--site", site)
    assert [line.partition("; import it into a WordPress")[0] for line in done.err.splitlines()] == [
        f"seeds/blog.txt:1: {said}",
        f"seeds/windows.txt:1: {said}",
    ]
    assert (done.code, done.out) == (1, "seeds/a.txt: imported: content/the-ferry.md\n")
    assert said in newsgen("import", "--site", site, "-", stdin=TYPEPAD).err


def test_other_xml_is_told_beside_texts_and_left_to_a_site_that_has_it_for_machines(make_site: MakeSite) -> None:
    others = {"seeds/sitemap.xml": "<urlset/>", "seeds/tile.json": "{}", "seeds/rss.xml": "<rss>{{ .Title }}</rss>"}
    site = make_site({"seeds/a.html": "<p>The ferry sails.</p>", **others})
    assert strays(site) == {}
    (site / "seeds/a.html").rename(site / "seeds/a.txt")
    assert strays(site) == {
        "rss.xml": "export it again: Tools, Export, All content; or move it away",
        "sitemap.xml": "export it again: Tools, Export, All content; or move it away",
        "tile.json": "save it as text, .docx or .html, or move it away",
    }


def test_an_archive_beside_pages_is_told_as_articles_may_be_in_it(make_site: MakeSite) -> None:
    site = make_site({"seeds/a.html": "<p>The ferry sails.</p>", "seeds/export.zip": b"PK\x03\x04"})
    assert strays(site) == {"export.zip": "unpack it, or move it away"}


def test_posts_that_are_no_markdown_are_told_beside_those_that_are(make_site: MakeSite) -> None:
    names = ("a.rst", "b.textile", "c.adoc", "d.njk")
    site = make_site({"seeds/posts/ferry.md": TEXT, **{f"seeds/posts/{name}": TEXT for name in names}})
    said = "if it is an article, convert it to Markdown with its front matter; else move it away"
    assert strays(site) == {f"posts/{name}": said for name in names}


def test_whom_a_newsletter_went_to_is_no_dump_and_no_news(make_site: MakeSite) -> None:
    names = ("1.ferry.html", "1.ferry.delivers.csv", "1.ferry.opens.csv", "2.gone.opens.csv")
    site = make_site({f"seeds/posts/{name}": TEXT for name in names})
    assert [*strays(site)] == ["posts/2.gone.opens.csv"]


def test_the_lock_of_a_document_that_is_open_is_no_dump(make_site: MakeSite) -> None:
    site = make_site({"seeds/ferry.txt": TEXT, "seeds/~$ferry.docx": b"\x04User", "seeds/~$ferry.txt": b"\x04User"})
    assert [dump.name for dump in importing.named_seeds(site, []).dumps] == ["ferry.txt"]
    assert strays(site) == {}


def test_what_another_sites_files_name_is_left_to_them(make_site: MakeSite) -> None:
    names = ("static/style.css", "static/pier.jpg", "posts/pier.jpg", "posts/plan.pdf")
    site = make_site({"seeds/posts/a.md": TEXT, **{f"seeds/{name}": b"x" for name in names}})
    assert [*strays(site)] == ["posts/plan.pdf"]


def test_a_stray_is_told_at_each_build_and_makes_no_work(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED", 0)
    site = make_site({"seeds/a.txt": TEXT, "seeds/b.pdf": b"%PDF"})

    assert looked_at(site) == {"seeds/b.pdf": "passed over", "seeds/a.txt": "imported"}
    looked_at(site)
    assert looked_at(site) == {"seeds/b.pdf": "passed over"}


def test_a_stray_is_a_warning_of_the_build(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"seeds/a.txt": TEXT, "seeds/b.pdf": b"%PDF"})
    for command in ("import", "build"):
        done = newsgen(command, "--site", site)
        assert done.code == 0
        assert done.err.count("seeds/b.pdf:1: newsgen does not read files that end with .pdf") == 1


@pytest.mark.parametrize("inside", [".", "..", "content", "content/a.md", "public"])
def test_the_site_itself_is_no_dump(make_site: MakeSite, newsgen: Newsgen, inside: str) -> None:
    site = make_site({"seeds/a.txt": TEXT, "content/a.md": "---\ntitle: A\ndate: 2026-03-01\n---\n\nText.\n"})
    (site / "public").mkdir()
    before = sorted(site.rglob("*"))
    done = newsgen("import", "--site", site, site / inside)
    assert done.code == 1
    assert f"{site / inside}:1: inside the site, import reads seeds/ alone; put dumps into seeds/" in done.err
    assert sorted(site.rglob("*")) == before


def test_a_path_that_cannot_be_imported_does_not_stop_the_rest(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"seeds/a.txt": TEXT})
    done = newsgen("import", "--site", site, site / "none.txt", site / "content", site / "seeds/a.txt")
    assert (done.code, done.out.startswith("seeds/a.txt: imported")) == (1, True)
    assert f"{site / 'none.txt'}:1: " in done.err
    assert f"{site / 'content'}:1: inside the site" in done.err
    assert newsgen("import", "--site", site, "seeds/none.txt", "none").code == 2


def test_a_dump_that_cannot_be_read_is_told_beside_the_receipts_of_the_rest(
    make_site: MakeSite, newsgen: Newsgen
) -> None:
    site = make_site({"seeds/a.txt": TEXT, "seeds/b.docx": b"no file of Word"})
    done = newsgen("import", "--site", site, "--json")
    assert (done.code, [json.loads(line)["seed"] for line in done.out.splitlines()]) == (1, ["seeds/a.txt"])
    assert (done.err.startswith("seeds/b.docx:1: "), done.err.count("\n")) == (True, 1)


def test_a_dry_run_writes_nothing_at_all(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"seeds/a.txt": TEXT})
    before = sorted(site.rglob("*"))
    assert newsgen("import", "--site", site, "--dry-run").out.startswith("seeds/a.txt: imported: content/")
    assert sorted(site.rglob("*")) == before


def test_what_became_of_a_dump_is_told_in_words(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"seeds/a.txt": TEXT})
    article = newsgen("import", "--site", site).out.split()[-1]
    (site / article).unlink()
    assert newsgen("import", "--site", site).out == f"seeds/a.txt: removed by editor: {article}\n"


def test_parts_of_seeds_may_be_named(make_site: MakeSite, newsgen: Newsgen) -> None:
    site = make_site({"seeds/local/a.txt": TEXT, "seeds/b.txt": TEXT})
    assert newsgen("import", "--site", site, site / "seeds/local").out.startswith("seeds/local/a.txt: imported")


def test_an_archive_of_safari_beside_saved_pages_is_told_with_the_way_to_save_the_page(make_site: MakeSite) -> None:
    (said,) = strays(make_site({"seeds/a.html": "<p>Text.</p>", "seeds/b.webarchive": b"bplist00"})).values()
    assert said == "save the page as «Page Source» in Safari, or with its pictures in another browser"
