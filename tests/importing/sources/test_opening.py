"""What a file is: by the end of its name, and on standard input by its start."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import source_samples as sources
from samples import Newsgen
from source_samples import docx, paragraph

from newsgen import config, importing
from newsgen.formats import frontmatter
from newsgen.importing.sources import opening

PAGE = f"""<!DOCTYPE html><html><head><title>The night ferry returns</title></head><body><article>
<h1>The night ferry returns</h1><p>{"The port said on Monday that the ferry would sail again. " * 5}</p>
</article></body></html>"""
HEADS = (
    "---\ntitle: T\n---\nText.",
    "\n---\n# a remark\ntitle: T\n---\nText.",
    "---\ntitle: [\n---\nText.",
    "+++\ntitle = 'T'\n+++\nText.",
    '---json\n{"title": "T"}\n---\nText.',
    '{"title": "T", "draft": true}\nText.',
    '{"title": }\nText.',
    "Title: T\nStatus: draft\n\nText.",
    "\ufeff---\ntitle: T\n---\nText.",
)
TEXTS = (
    "The ferry sails again.",
    "Title: The ferry\n\nIt sails again.",
    "---\nThe ferry sails again on Monday\n---\nText.",
    "{Photo: Jo Ash}\nText.",
    "<!-- The ferry --> sails.",
    "<p>The ferry sails.</p>",
)
PAGES = (
    PAGE,
    "\n <html><body>",
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
    "<!-- saved from url=(0020)https://x.example/ -->\n<!-- b -->\n<!doctype HTML>",
    "\ufeff<!DOCTYPE html>",
)
ARCHIVE = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n--XX\r\n"
    f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--XX--\r\n"
)
WORD = docx(paragraph("The night ferry sails again on Monday, the port said."))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        *((text.encode(), "markdown") for text in HEADS),
        *((text.encode(), "text") for text in TEXTS),
        *((text.encode(), "page") for text in PAGES),
        (WORD, "word"),
        (b"\xd0\xcf\x11\xe0old", "word"),
    ],
)
def test_what_comes_on_standard_input_is_known_by_its_start(data: bytes, kind: str) -> None:
    assert opening._kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "article"),
    [
        (PAGE.encode(), "the-night-ferry-returns"),
        (b"---\ntitle: The ferry\ndraft: true\n---\nIt sails.\n", "the-ferry"),
        (WORD, "the-night-ferry-sails-again-on-monday-the-port-said"),
        (ARCHIVE.encode(), "the-night-ferry-returns"),
        (sources.export(sources.item(1)).encode(), "post-1"),
    ],
    ids=["page", "Markdown", "Word", "page archive", "export"],
)
def test_standard_input_of_every_kind(
    make_site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, data: bytes, article: str
) -> None:
    site = make_site()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (outcome,) = sources.take_in(site, [opening.STDIN], named=True)
    assert (outcome.done, outcome.problems) == ("imported", ())
    assert [path.name for path in (site / "content").glob("*.md")] == [f"{article}.md"]
    assert ("draft: true" in (site / f"content/{article}.md").read_text()) == (article == "the-ferry")


def test_where_nothing_was_pasted_that_is_said(make_site: Callable[..., Path], newsgen: Newsgen) -> None:
    done = newsgen("import", "--site", make_site(), "-", stdin=" \n")
    assert (done.code, done.err.partition(",")[0]) == (1, "-:1: nothing was pasted; paste an article")


@pytest.mark.parametrize("name", ["ferry.pdf", "ferry.odt", "ferry.zip", "ferry.doc", "ferry.v2"])
def test_a_file_of_another_kind_is_refused(make_site: Callable[..., Path], name: str) -> None:
    site = make_site({name: "The night ferry sails again.\n"})
    (entry,) = opening.entries(name, site / name, opening.lookout())
    (problem,) = entry.problems
    assert str(problem).startswith(f"{name}:1: newsgen reads no files that end in .{name.partition('.')[2]}; save")


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.html", b" \n", "it is empty; put the article into it, or remove the file"),
        ("a.md", b"", "it is empty; put the article into it, or remove the file"),
        ("a.md", b"A\n<<<<<<< ours\nB\n=======\nC\n>>>>>>> theirs\n", "a merge left both versions here"),
        ("a.docx", b"PK" * (opening.MAX_BYTES // 2 + 1), "it is larger than 64 MB; split it into one file an article"),
        ("a.html", None, "it cannot be read: Is a directory; check that the file is there and may be read"),
        ("a.xml", None, "it cannot be read: Is a directory; check that the file is there and may be read"),
    ],
    ids=["empty page", "empty Markdown", "merge", "too large", "folder", "folder of an export"],
)
def test_what_cannot_be_read_is_one_problem(
    make_site: Callable[..., Path], name: str, data: bytes | None, what: str
) -> None:
    site = make_site({f"seeds/{name}": data} if data is not None else {f"seeds/{name}/x": ""})
    (outcome,) = sources.take_in(site, [site / "seeds" / name], named=True)
    (problem,) = outcome.problems
    assert (outcome.done, outcome.receipt) == ("refused", None)
    assert str(problem).partition(": ")[2].startswith(what)


@pytest.mark.parametrize("name", ["ferry", "Ferry No. 5 sails", "ferry.TXT"])
def test_a_name_without_a_suffix_is_that_of_a_text(make_site: Callable[..., Path], name: str) -> None:
    site = make_site({name: "The night ferry sails again.\n"})
    (entry,) = opening.entries(name, site / name, opening.lookout())
    assert (entry.kind, entry.problems) == ("text", ())


FILLER = "<p>The port said on Monday that the ferry would sail again, after eleven months.</p>\n"
POSTS = (
    "post_id,post_date,is_published,type,audience,title,subtitle\n"
    "1.secret,,false,newsletter,everyone,Secret,\n"
    "2.paid,2020-01-02T10:00:00.000Z,true,newsletter,only_paid,Paid,\n"
    '3.open,2020-01-02T10:00:00.000Z,true,newsletter,everyone,"Open, at last",Below\n'
)


@pytest.mark.parametrize(
    "table",
    [
        POSTS.replace(",false", ""),
        POSTS.replace("1.secret,,false,newsletter,everyone,Secret,", "1.secret"),
        POSTS.replace("1.secret", '"1.secret'),
        POSTS.replace("Secret", "S" * 200_000),
        POSTS.replace(",", ";"),
        POSTS.replace("1.secret,,false,newsletter,everyone,Secret,\n", ""),
        "",
    ],
    ids=["without a word of it", "cut off", "stray quote", "too long", "of another form", "without it", "empty"],
)
def test_a_post_that_the_table_of_its_export_does_not_show_is_a_draft(
    make_site: Callable[..., Path], table: str
) -> None:
    site = make_site({"seeds/posts.csv": table, "seeds/posts/1.secret.html": FILLER, "seeds/posts/page.html": PAGE})
    outcomes = importing.import_changes(site, config.load(site), now=sources.NOW)
    drafts = {o.seed: "draft: true" in (site / o.receipt.article).read_text() for o in outcomes if o.receipt}
    assert drafts == {"seeds/posts/1.secret.html": True, "seeds/posts/page.html": False}


@pytest.mark.parametrize("said", ["true", "TRUE", " true "])
def test_a_post_that_the_table_shows_is_shown(make_site: Callable[..., Path], said: str) -> None:
    table = POSTS.replace(",true,", f",{said},")
    site = make_site({"seeds/posts.csv": table, "seeds/posts/3.open.html": FILLER})
    (outcome,) = importing.import_changes(site, config.load(site), now=sources.NOW)
    assert outcome.receipt is not None
    assert not frontmatter.parse((site / outcome.receipt.article).read_text(), "a").head.draft


def test_a_table_that_is_a_link_is_not_followed_and_its_posts_are_drafts(make_site: Callable[..., Path]) -> None:
    site = make_site({"outside.csv": POSTS, "seeds/posts/3.open.html": FILLER})
    (site / "seeds/posts.csv").symlink_to(site / "outside.csv")
    told, outcome = importing.import_changes(site, config.load(site), now=sources.NOW)
    assert (told.seed, told.done) == ("seeds/posts.csv", "passed over")
    assert outcome.receipt is not None
    assert frontmatter.parse((site / outcome.receipt.article).read_text(), "a").head.draft


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The ferry sails.\n", ".. title: Ferry\n.. status: draft\n"),
        ("<!-- A remark. -->\nThe ferry sails.\n", ".. title: Ferry\n.. status: draft\n"),
        ("{{% figure src=a.jpg %}}\n\nThe ferry sails.\n", ".. title: Ferry\n.. status: draft\n"),
        ("... and the ferry sails.\n", ".. title: Ferry\n.. status: draft\n"),
        ("--- and the ferry sails.\n", ".. title: Ferry\n.. status: draft\n"),
        ("---\n\nThe ferry sails.\n\n---\n\nIt does.\n", ".. title: Ferry\n.. status: draft\n"),
        ("The ferry sails.\n", "---\ntitle: Ferry\nstatus: draft\n---\n"),
        ("The ferry sails.\n", "+++\ntitle = 'Ferry'\nstatus = 'draft'\n+++\n"),
    ],
)
def test_the_head_in_another_file_counts_whatever_the_text_starts_with(
    make_site: Callable[..., Path], text: str, head: str
) -> None:
    site = make_site({"seeds/a.md": text, "seeds/a.meta": head})
    (outcome,) = importing.import_changes(site, config.load(site), now=sources.NOW)
    assert outcome.receipt is not None
    made = frontmatter.parse((site / outcome.receipt.article).read_text(), "a")
    assert (made.head.title, made.head.draft) == ("Ferry", True)
    assert "ferry sails" in made.body


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Own\n---\n",
        "\ufeff---\ntitle: Own\n---\n",
        "<!--\n.. title: Own\n-->\n",
        ".. title: Own\n\n",
        "<!--\n---\ntitle: Own\n---\n-->\n",
    ],
)
def test_a_text_with_a_head_of_its_own_takes_no_other(make_site: Callable[..., Path], head: str) -> None:
    site = make_site({"seeds/a.md": f"{head}The ferry sails.\n", "seeds/a.meta": ".. title: Other\n"})
    (outcome,) = importing.import_changes(site, config.load(site), now=sources.NOW)
    assert outcome.receipt is not None
    assert frontmatter.parse((site / outcome.receipt.article).read_text(), "a").head.title == "Own"


def test_a_broken_head_of_its_own_is_told_though_another_file_has_one(make_site: Callable[..., Path]) -> None:
    broken = "<!--\n---\ntitle: [Own\n---\n-->\nThe ferry sails.\n"
    site = make_site({"seeds/a.md": broken, "seeds/a.meta": ".. title: Other\n"})
    (outcome,) = importing.import_changes(site, config.load(site), now=sources.NOW)
    assert outcome.done == "refused"


def test_what_lies_beside_an_article_or_above_it_says_whether_it_is_to_be_seen(make_site: Callable[..., Path]) -> None:
    site = make_site(
        {
            "seeds/_posts/2020-01-02-a.html": f"---\ntitle: A\npublished: false\n---\n{FILLER}",
            "seeds/nikola/e.html": f"<!--\n.. title: E\n.. status: draft\n-->\n{FILLER}",
            "seeds/hugo/f.html": f"<!--\n---\ntitle: F\ndraft: true\n---\n-->\n{FILLER}",
            "seeds/_drafts/b.html": PAGE,
            "seeds/medium/draft_c.html": PAGE,
            "seeds/nikola/d.md": "The ferry sails.\n",
            "seeds/nikola/d.meta": ".. title: D\n.. status: draft\n",
            "seeds/s/posts.csv": POSTS,
            **{f"seeds/s/posts/{name}.html": f"{FILLER}{name}" for name in ("1.secret", "2.paid", "3.open")},
        }
    )
    outcomes = list(importing.import_changes(site, config.load(site), now=sources.NOW))
    assert {o.done for o in outcomes} == {"imported"}
    heads = {
        o.seed.rpartition("/")[2]: frontmatter.parse((site / o.receipt.article).read_text(), "a").head
        for o in outcomes
        if o.receipt
    }
    assert {seed: head.draft for seed, head in heads.items()} == {
        "2020-01-02-a.html": True,
        "b.html": True,
        "d.md": True,
        "draft_c.html": True,
        "e.html": True,
        "f.html": True,
        "1.secret.html": True,
        "2.paid.html": True,
        "3.open.html": False,
    }
    head = heads["3.open.html"]
    assert head.review == ()  # Of a file in HTML, that it was turned into Markdown is no news.
    assert (head.title, head.slug, head.date, head.summary) == (
        "Open, at last", "open", "2020-01-02T10:00:00+00:00", "Below"
    )  # fmt: skip
    assert (heads["d.md"].title, heads["2020-01-02-a.html"].title) == ("D", "A")
    # Without them, what was held back stays so until a person says otherwise.
    (site / "seeds/nikola/d.meta").unlink()
    (site / "seeds/s/posts.csv").unlink()
    again = list(importing.import_changes(site, config.load(site), now=sources.NOW))
    assert {o.done for o in again if o.seed.endswith("d.md")} == {"updated"}
    for name in ("d", "secret", "paid"):
        assert "draft: true" in (site / f"content/{name}.md").read_text()
    assert "draft: true" not in (site / "content/open.md").read_text()


def test_templates_and_files_for_machines_are_no_dumps(make_site: Callable[..., Path]) -> None:
    names = ("_layouts/a.html", "_includes/a.md", "_site/a.html", "archetypes/a.md", "robots.txt", "404.html")
    site = make_site({f"seeds/{name}": PAGE for name in names})
    assert importing.find_seeds(site) == []


@pytest.mark.parametrize("settings", ["hugo.toml", "config.yaml", "_config.yml", "pelicanconf.py", "conf.py"])
def test_what_lies_beside_a_generators_settings_may_be_its_templates_and_output(
    make_site: Callable[..., Path], settings: str
) -> None:
    names = ("layouts/a.html", "themes/x/a.md", "public/a.html", "output/a.html", "content/public/a.md", "posts/a.md")
    site = make_site({f"seeds/old/{name}": PAGE for name in names})
    assert len(importing.find_seeds(site)) == len(names)
    (site / "seeds/old" / settings).write_text("")
    assert [path.parent.as_posix() for path in importing.find_seeds(site)] == [
        f"{(site / 'seeds/old').as_posix()}/{folder}" for folder in ("content/public", "posts")
    ]
