"""Markdown of Hugo, Jekyll and Pelican: keys, figures, shortcodes, links, and broken front matter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import source_samples as sources
from source_samples import png

from newsgen import config, importing
from newsgen.errors import DumpError
from newsgen.formats import frontmatter

YAML = """---
title: "The pier: a history"
date: 2020-01-02 03:04:05 +0100
lastmod: 2020-02-02
author: Jo Ash
categories: [Local, Piers]
tags: [ferries]
description: Ninety years of it.
aliases: [/old/pier/]
url: /pier.html
weight: 3
params: {deep: [1, two]}
---
Text.
"""
TOML = """+++
title = "The pier: a history"
date = 2020-01-02T03:04:05+01:00
lastmod = 2020-02-02
authors = ["Jo Ash"]
categories = ["Local", "Piers"]
tags = ["ferries"]
description = "Ninety years of it."
aliases = ["/old/pier/"]
url = "/pier.html"
weight = 3
[params]
deep = [1, "two"]
+++
Text.
"""
JSON = """{
  "title": "The pier: a history", "date": "2020-01-02T03:04:05+01:00", "lastmod": "2020-02-02", "author": "Jo Ash",
  "categories": ["Local", "Piers"], "tags": ["ferries"], "description": "Ninety years of it.",
  "aliases": ["/old/pier/"], "url": "/pier.html", "weight": 3, "params": {"deep": [1, "two"]}
}
Text.
"""


def test_a_section_that_the_settings_do_not_name_is_one_all_the_same() -> None:
    text = "---\ntitle: T\ndate: 2020-01-02\nsection: Weather\ncategories: [World]\n---\nText.\n"
    head = sources.draft("markdown", text).head
    assert (head.section, head.tags) == ("Weather", ("World",))


@pytest.mark.parametrize("text", [YAML, TOML, JSON], ids=["YAML", "TOML", "JSON"])
def test_hugo(text: str) -> None:
    made = sources.draft("markdown", text, seed="seeds/posts/pier-history.md")
    head = made.head
    assert (head.title, head.slug, head.summary) == ("The pier: a history", "pier-history", "Ninety years of it.")
    assert (head.date, head.updated, head.authors) == ("2020-01-02T03:04:05+01:00", "2020-02-02", ("Jo Ash",))
    assert (head.section, head.tags, head.aliases) == ("Local", ("Piers", "ferries"), ("/old/pier/", "/pier.html"))
    assert str(head.extra["weight"]) == "3"
    assert [str(v) for v in head.extra["params"]["deep"]] == ["1", "two"]
    assert (made.body, head.review) == ("Text.", ())


def test_jekyll() -> None:
    text = (
        "---\nlayout: post\ntitle: Hello\ntags: one two\n---\n"
        "See [x]({{ site.baseurl }}/x/) and [y]({% post_url 2014-01-01-y %}).\n\n"
        "{% highlight py %}\n{{ kept }}\n{% endhighlight %}\n"
    )
    made = sources.draft("markdown", text, seed="seeds/_posts/2015-03-04-hello-there.md")
    assert (made.head.date, made.head.slug, made.head.tags) == ("2015-03-04", "hello-there", ("one", "two"))
    assert made.body == "See [x](/x/) and y.\n\n```py\n{{ kept }}\n```"
    assert made.head.extra == {"layout": "post"}
    assert made.head.review == ("text",)


def test_pelican() -> None:
    text = (
        "Title: Hello\nDate: 2010-12-03 10:20\nCategory: Local\nTags: a, b c\nAuthors: Jo Ash; Kim Lee\nSlug: hi\n"
        "Summary: Short\n    and long\n\nBody with [a link]({filename}other.md).\n"
    )
    made = sources.draft("markdown", text, seed="seeds/hello.md")
    head = made.head
    assert (head.title, head.date, head.section, head.tags) == ("Hello", "2010-12-03T10:20", "Local", ("a", "b c"))
    assert (head.authors, head.slug, head.summary) == (("Jo Ash", "Kim Lee"), "hi", "Short and long")
    assert made.body == "Body with a link."
    assert [n.line for n in made.notes] == [10]


@pytest.mark.parametrize(
    "head",
    [
        "\n\n---\ntitle: T\ndraft: true\n---\n",
        "\n+++\ntitle = 'T'\ndraft = true\n+++\n",
        '---json\n{"title": "T",\n"draft": true}\n---\n',
        '\n---json\n\n{"title": "T", "draft": true}\n\n---\n',
        "---toml\ntitle = 'T'\ndraft = true\n---\n",
        "---yaml\ntitle: T\ndraft: true\n---\n",
        '---js\n{\n  // of the old site\n  title: "T",\n  draft: true,\n}\n---\n',
        "--- javascript\n{ title: 'T', draft: hold(now) };\n---\n",
        '\n{"title": "T", "draft": true}\n',
        "\nTitle: T\nStatus: draft\n\n",
        "Title: T\nStatus: draft\n",
        "title: T\ntags:\n- a\npublished: false\n---\n",
        '"title": "T",\n"draft": true\n;;;\n',
        "<!--\n.. title: T\n.. slug: t\n.. status: private\n-->\n\n",
        ".. title: T\n.. tags: a, draft\n\n",
    ],
)
def test_front_matter_in_every_form(head: str) -> None:
    made = sources.draft("markdown", f"{head}Text.\n")
    assert (made.head.title, made.head.draft, made.body) == ("T", True, "Text.")
    assert [r.text for r in made.readings] == f"{head}Text.\n".split("\n")


def test_a_title_alone_above_words_is_text() -> None:
    made = sources.draft("markdown", "Title: The ferry\nIt sails again.\n")
    assert made.body == "Title: The ferry\nIt sails again."


def test_every_line_is_accounted_for() -> None:
    made = sources.draft("markdown", YAML + "\n# A\n\n- b\n> c\n\n![d](e.jpg)\n")
    assert [r.line for r in made.readings] == list(range(1, len(made.readings) + 1))
    assert [r.text for r in made.readings] == (YAML + "\n# A\n\n- b\n> c\n\n![d](e.jpg)\n").split("\n")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ('{{< figure src="a.png" caption="The *pier*. (Jo Ash/AP)" alt="Alt" >}}', ("Alt", "The pier.", "Jo Ash/AP")),
        ('{{< figure src="a.png" caption="The pier." attr="Jo Ash" >}}', (None, "The pier.", "Jo Ash")),
        ('{{ figure(src="a.png", alt="Alt", caption="The pier.") }}', ("Alt", "The pier.", None)),
        ('{% asset_img a.png "The pier." %}', (None, "The pier.", None)),
        ("{% img left a.png 300 200 'The pier.' 'Alt' %}", ("Alt", "The pier.", None)),
        ('{{< figure src="a.png" title="At dusk." caption="The pier." >}}', (None, "At dusk. The pier.", None)),
        ('![Alt](a.png "The pier. (Jo Ash/AP)")', ("Alt", "The pier.", "Jo Ash/AP")),
        ("[![Alt](a.png)](https://x.example/)", ("Alt", None, None)),
        ("![Alt][1]\n\n[1]: a.png", ("Alt", None, None)),
        ('{% include figure.html src="a.png" caption="The pier." %}', (None, "The pier.", None)),
        ("<figure><img src='a.png' alt='Alt'><figcaption>The pier.</figcaption></figure>", ("Alt", "The pier.", None)),
    ],
)
def test_figures(text: str, figure: tuple[Any, ...]) -> None:
    made = sources.draft("markdown", f"---\ntitle: T\ndate: 2020-01-01\n---\nBefore.\n\n{text}\n\nAfter.\n")
    (found,) = made.head.figures
    assert (found.alt, found.caption, found.credit) == figure
    assert made.body.startswith(f"Before.\n\n![][{found.id}]\n\n")
    assert "a.png" in made.attached[0].names


def test_a_first_line_with_double_lines_below_is_the_title() -> None:
    made = sources.draft("markdown", "\nThe ferry\n=========\n\nIt sails again.\n")
    assert (made.head.title, made.head.review, made.body) == ("The ferry", ("date",), "It sails again.")
    assert sources.roles(made)[:2] == [("headline", "The ferry"), ("headline", "=========")]
    stated = sources.draft("markdown", "---\ntitle: Piers\n---\nThe ferry\n===\n\nIt sails again.\n")
    assert (stated.head.title, stated.body) == ("Piers", "The ferry\n===\n\nIt sails again.")


def test_a_sign_that_no_space_parts_from_a_heading_is_its_own() -> None:
    made = sources.draft("markdown", "# Ferries in C# #\n\n## And in F## \n\n## And more ##\n\nText of C#\n")
    assert made.head.title == "Ferries in C#"
    assert made.body == "## And in F\\#\\#\n\n## And more ##\n\nText of C#"


@pytest.mark.parametrize("text", ["", "# The ferry", "The ferry\n==="])
def test_a_file_of_nothing_but_a_title_is_refused(text: str) -> None:
    with pytest.raises(DumpError, match="empty" if not text else "no text in it"):
        sources.draft("markdown", f"{text}\n")


@pytest.mark.parametrize("points", ["[It sails on Monday, It cost more]", "|\n  It sails on Monday\n  It cost more"])
def test_key_points_and_labels_have_the_form_that_newsgen_gives_them(points: str) -> None:
    head = sources.draft("markdown", f"---\ntitle: T\nkey_points: {points}\nlabel: [A, B]\n---\nText.\n").head
    assert head.extra == {"key_points": ["It sails on Monday", "It cost more"], "label": "A, B"}


def test_nikola_and_hexo() -> None:
    nikola = "<!--\n.. title: T\n.. slug: pier\n.. date: 2020-09-15 19:52:05 UTC+02:00\n.. tags: a, b\n-->\n\nText.\n"
    head = sources.draft("markdown", nikola).head
    assert (head.title, head.slug, head.date, head.tags) == ("T", "pier", "2020-09-15T19:52:05+02:00", ("a", "b"))
    held = sources.draft("markdown", nikola.replace("a, b", "private, a, draft"))
    assert (held.head.draft, held.notes[-1].why) == (True, "its status there is `draft`")
    hexo = "title: T\ndate: 2013/7/13 20:46:25\ncategories:\n- [Local, Piers]\n- Sea\n---\nText.\n"
    made = sources.draft("markdown", hexo)
    assert (made.head.date, made.head.section, made.head.tags) == ("2013-07-13T20:46:25", "Local", ("Piers", "Sea"))
    assert made.body == "Text."


@pytest.mark.parametrize(
    "head",
    [
        "Title: T\nStatus: draft\nStatus: published\n",
        "Title: T\nStatus: published\nSTATUS: draft\n",
        "Title: T\nStatus: published\nDate: 2026-03-02\nStatus: published\nStatus: hidden\n",
        "Title: T\nStatus:draft\n",
        "Title:T\nStatus:draft\nDate: 2026-03-02\n",
        "Title: T\nSlug: t\n   Status: draft\n",
    ],
    ids=["twice", "the other way", "three times", "without a space", "all without one", "set in"],
)
def test_a_draft_of_pelican_stays_one_however_its_status_is_written(head: str) -> None:
    made = sources.draft("markdown", f"{head}\nThe ferry sails.\n")
    assert (made.head.title, made.head.draft, made.body) == ("T", True, "The ferry sails.")


def test_of_what_pelican_is_told_twice_the_first_counts_and_of_nikola_the_last() -> None:
    told = "Title: T\nTitle: U\nDate: 2026-03-02\nDate: 2027-03-02\nStatus: published\nStatus: published\n"
    head = sources.draft("markdown", f"{told}\nThe ferry sails.\n").head
    assert (head.title, head.date, head.draft) == ("T", "2026-03-02", False)
    assert sources.draft("markdown", ".. title: T\n.. title: U\n\nThe ferry sails.\n").head.title == "U"


NIKOLA = "<!--\n.. title: T\n.. slug: t\n.. status: draft\n-->\n\nThe ferry sails.\n"


@pytest.mark.parametrize(
    "text",
    [
        NIKOLA,
        NIKOLA.replace(".. slug", "a note\n.. slug"),
        NIKOLA.replace(".. slug", "\n.. slug"),
        NIKOLA.replace("<!--\n", "<!-- "),
        NIKOLA.replace("\n-->", " -->"),
        NIKOLA.replace(".. status: draft", ".. status: draft\n.. status: published"),
        NIKOLA.replace(".. status: draft", ".. tags: a, draft\n.. tags: b"),
        NIKOLA.replace(".. status: draft", ".. tags: b\n.. tags: a, draft"),
        NIKOLA.replace("<!--\n", "").replace("-->\n", "").replace(".. slug", "   and more\n.. slug"),
    ],
    ids=["plain", "a note", "a gap", "at once", "its end", "twice", "tags", "tags behind", "no comment"],
)
def test_a_draft_of_nikola_stays_one_however_its_comment_is_written(text: str) -> None:
    made = sources.draft("markdown", text)
    assert (made.head.title, made.head.draft, made.body) == ("T", True, "The ferry sails.")


HUGO = "---\ntitle: T\ndraft: true\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        f"<!--\n{HUGO}-->\n",
        f"<!-- head\n\n{HUGO}\nnotes\n-->\n",
        "<!--\n+++\ntitle = 'T'\ndraft = true\n+++\n-->\n",
        '<!--\n{"title": "T", "draft": true}\n-->\n',
        '<!--\n{\n"title": "T", "draft": true}\n-->\n',
        f"<!-- (c) 2026 -->\n{HUGO}",
    ],
    ids=["YAML", "with notes", "TOML", "JSON", "JSON in lines", "below a comment"],
)
def test_front_matter_in_a_comment_counts_as_it_does_in_hugo(text: str) -> None:
    made = sources.draft("markdown", f"{text}\nThe ferry sails.\n")
    assert (made.head.title, made.head.draft, made.body) == ("T", True, "The ferry sails.")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (f"<!--\n{HUGO}\nThe ferry sails.\n", 6, "does not end"),
        (f"<!--\n{HUGO}--> The ferry sails.\n", 6, "ends before other words"),
        (NIKOLA.replace("-->", ""), 1, "does not end"),
        (f"<!--\n{HUGO.replace('true', '[')}-->\n", 5, ""),
    ],
)
def test_a_comment_with_front_matter_that_is_broken_is_told_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(DumpError) as caught:
        sources.draft("markdown", text)
    assert caught.value.problems[0].line == line
    assert what in caught.value.problems[0].what


@pytest.mark.parametrize(
    "text", ["<!-- a -->\nIt sails.", "<!--\ntitle: T\n-->\n\nIt sails.", "<!-- a -->\n---\n\nIt sails."]
)
def test_a_comment_without_front_matter_is_one(text: str) -> None:
    made = sources.draft("markdown", f"{text}\n")
    assert (made.head.draft, made.body.splitlines()[-1]) == (False, "It sails.")


@pytest.mark.parametrize(
    "text", ["---\n\nThe ferry sails.", "Title: the ferry\n---\nIt sails.", "---\nNote: it sails."]
)
def test_a_rule_or_a_heading_is_no_front_matter(text: str) -> None:
    assert sources.draft("markdown", f"{text}\n").body == text


def test_code_is_left_alone() -> None:
    code = '```\n{{< figure src="a.png" >}}\n\n![x](y.png)\n<div>\n```'
    made = sources.draft("markdown", f"---\ntitle: T\n---\n{code}\n")
    assert (made.body, made.head.figures) == (code, ())


def test_a_lead_picture_in_front_matter() -> None:
    made = sources.draft(
        "markdown", "---\ntitle: T\ncover: {image: /img/a.png, alt: Alt, caption: The pier.}\n---\nText.\n"
    )
    (figure,) = made.head.figures
    assert (figure.alt, figure.caption, made.body) == ("Alt", "The pier.", f"![][{figure.id}]\n\nText.")


def test_what_ghost_says_of_the_lead_picture_beside_it() -> None:
    head = "feature_image: a.png\nfeature_image_alt: Alt\nfeature_image_caption: The pier. <i>Photo by Jo Ash</i>"
    made = sources.draft("markdown", f"---\ntitle: T\n{head}\n---\nText.\n").head
    (figure,) = made.figures
    assert (figure.alt, figure.caption, figure.credit) == ("Alt", "The pier.", "Jo Ash")
    assert made.extra == {"pictures": {figure.id: "a.png"}}


def test_nothing_of_pictures_and_subjects_in_front_matter_is_lost() -> None:
    pictures = "header: {background: red}\nimages: [a.png, b.png]"
    head = f"{pictures}\ntags: [c]\nkeywords: d, e\ntaxonomies: {{categories: [Local]}}"
    made = sources.draft("markdown", f"---\ntitle: T\ndate: 2020-01-01\n{head}\n---\nText.\n").head
    assert (made.section, made.tags) == ("Local", ("c", "d", "e"))
    assert (made.extra["header"], made.extra["images"]) == ({"background": "red"}, ["a.png", "b.png"])


@pytest.mark.parametrize(
    ("seed", "language", "slug"),
    [
        ("seeds/ferry.de.md", "de", "ferry-de"),
        ("seeds/ferry/index.de.md", "de", "ferry-de"),
        ("seeds/ferry.en.md", None, "ferry"),
        ("seeds/node.js.md", None, "node-js"),
    ],
)
def test_a_translation_is_told_by_its_name(seed: str, language: str | None, slug: str) -> None:
    head = sources.draft("markdown", "---\ntitle: T\ndate: 2020-01-01\n---\nText.\n", seed=seed).head
    assert (head.language, head.slug) == (language, slug)


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ('{{< x user="Harbour" id="145" >}}', "https://x.com/i/status/145"),
        ("{{< tweet 877500564405444608 >}}", "https://x.com/i/status/877500564405444608"),
        ('{{ youtube(id="dQw4w9WgXcQ") }}', "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("{{< gist harbour 50a7482715 >}}", "https://gist.github.com/harbour/50a7482715"),
        ("{% youtube w7Ft2ymGmfc %}", "https://www.youtube.com/watch?v=w7Ft2ymGmfc"),
    ],
)
def test_what_is_embedded_becomes_a_link(code: str, address: str) -> None:
    assert sources.draft("markdown", f"---\ntitle: T\n---\n{code}\n").body == f"<{address}>"


def test_what_is_embedded_and_names_nothing_that_is_known_stays_in_the_text() -> None:
    draft = sources.draft("markdown", "---\ntitle: T\n---\n{{< youtube a1 >}}\n")
    assert draft.body == "{{< youtube a1 >}}"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("createdAt: 2019-05-06", "2019-05-06"),
        ("created: 2019-05-06\npublishedAt: 2020-01-02", "2020-01-02"),
        ("publishDate: 2020-01-02\ndate: 2019-05-06", "2019-05-06"),
        ("date: no\npubDate: 2020-01-02", "2020-01-02"),
    ],
)
def test_of_several_times_the_best_is_the_articles(head: str, date: str) -> None:
    made = sources.draft("markdown", f"---\ntitle: T\n{head}\n---\nText.\n").head
    assert (made.date, made.draft, made.review) == (date, False, ())


def test_that_an_article_is_to_be_taken_down_is_in_review() -> None:
    made = sources.draft("markdown", "---\ntitle: T\ndate: 2020-01-01\nexpiryDate: 2030-01-01\n---\nText.\n")
    assert [(n.item, n.why) for n in made.notes] == [
        ("date", "it was to be taken down on 2030-01-01, which newsgen does not do")
    ]


@pytest.mark.parametrize(
    ("head", "draft", "embargo"),
    [
        ("draft: true", True, None),
        ("draft: yes", True, None),
        ("published: false", True, None),
        ("status: hidden", True, None),
        ("expiryDate: 2021-01-01", True, None),
        ("publishDate: 2030-01-01", False, "2030-01-01"),
        ("draft: false", False, None),
        ("draft: false\nDraft: true", True, None),
        ("status: published\nStatus: pending", True, None),
        ("status: [featured, draft]", True, None),
        ('status: ["", draft]', True, None),
        ("status: [published]", False, None),
        ("status: {post: draft}", True, None),
        ("draft: soon", True, None),
        ("published: true", False, None),
        ("published: 2030-01-01", False, "2030-01-01"),
        ("published: later", True, None),
        ("publishDate: when Jo says so", True, None),
        ("publishDate: March 2nd, 2030", False, "2030-03-02"),
        ("publishDate: 2 March 2030", False, "2030-03-02"),
        ("publishDate: 3/2/2030", True, None),
        ("publishDate: 2030-02-30", True, None),
        ("embargo: tomorrow", True, None),
        ("embargo: 2030-01-01 10:00 +0100", False, "2030-01-01T10:00+01:00"),
        ("publishDate: 2030-01-01 18:00 EST", False, "2030-01-01T18:00-05:00"),
        ("publish_date: 1/13/2030 6:30 pm", False, "2030-01-13T18:30"),
        ("pubdate: 2020-01-01\npublish-date: 2030-01-01", False, "2030-01-01"),
        ("publish_at: 2030-01-01 18:00 XYZ", True, None),
        ("embargo_until: 2030-01-01T18:00:00[Europe/Berlin]", False, "2030-01-01T18:00:00+01:00"),
        ("published_time: 2030-01-01", False, "2030-01-01"),
        ("release_date: 2030-01-01", False, "2030-01-01"),
        ("expiration_date: 2021-01-01", True, None),
        ("scheduled: true", True, None),
        ("scheduled: false", False, None),
        ("embargo: 2030-10-27 02:30", False, "2030-10-27T02:30:00+01:00"),
        ("expiryDate: 1 January 2021", True, None),
        ("expiryDate: someday", True, None),
        ("expiryDate: 2030-01-01", False, None),
        ("expiryDate: 9999-12-31", False, None),
        ("permalink: false", True, None),
        ("permalink: /x/", False, None),
        ("build: {render: never}", True, None),
        ("_build: {render: false}", True, None),
        ("build: {render: link}", True, None),
        ("build: {render: always, list: never}", False, None),
        ("build: 7", False, None),
        ("headless: true", True, None),
        ("headless: false", False, None),
        ("private: true", True, None),
        ("private: 1", True, None),
        ("published: 1", False, None),
        ("password: ferry", True, None),
        ("is_draft: true", True, None),
        ("isPublished: false", True, None),
        ("publish: false", True, None),
        ("publish: 2030-01-01", False, "2030-01-01"),
        ("unlisted: true", True, None),
        ("visibility: members", True, None),
        ("visibility: public", False, None),
        ("audience: only_paid", True, None),
        ("audience: readers of novels", False, None),
        ("type: draft", True, None),
        ("state: Ohio", False, None),
        ("status: featured", False, None),
    ],
)
def test_what_was_not_public_is_not_published(head: str, draft: bool, embargo: str | None) -> None:
    made = sources.draft("markdown", f"---\ntitle: T\ndate: 2020-01-01\n{head}\n---\nText.\n")
    assert (made.head.draft, made.head.embargo) == (draft, embargo)
    assert ("draft" in made.head.review) == draft


def test_days_and_times_within_other_values_are_kept() -> None:
    hours = "{days = [2020-01-02], on = [{from = 09:30:00}]}"
    made = sources.draft("markdown", f"+++\ntitle = 'T'\nopen = {hours}\n+++\nText.\n")
    assert made.head.extra == {"open": {"days": ["2020-01-02"], "on": [{"from": "09:30:00"}]}}


def test_a_date_that_cannot_be_read_keeps_the_article_back() -> None:
    made = sources.draft("markdown", "---\ntitle: T\ndate: next week\n---\nText.\n")
    assert (made.head.draft, made.head.review) == (True, ("date", "draft"))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("---\ntitle: T\ndate: 2020-03-29 02:30\n---\nx", "2020-03-29T02:30:00+01:00"),
        ("+++\ntitle = 'T'\ndate = 2020-03-29T02:30:00\n+++\nx", "2020-03-29T02:30:00+01:00"),
        ("+++\ntitle = 'T'\ndate = 0001-01-01\n+++\nx", None),
    ],
)
def test_times_that_the_clock_or_the_calendar_does_not_have(text: str, date: str | None) -> None:
    made = sources.draft("markdown", text)
    assert (made.head.date if date else None, made.head.draft) == (date, date is None)


def test_what_withholds_an_article_and_has_no_other_use_stays_in_extra() -> None:
    made = sources.draft("markdown", "---\ntitle: T\nbuild: {list: never}\nprivate: false\npassword: x\n---\nText.\n")
    assert sorted(made.head.extra) == ["build", "password", "private"]


def test_what_is_not_sure_of_a_time_is_in_review() -> None:
    made = sources.draft("markdown", "---\ntitle: T\ndate: 2020-01-01 10:00 CST\nlastmod: last week\n---\nText.\n")
    assert (made.head.date, made.head.review) == ("2020-01-01T10:00-06:00", ("date", "updated"))


def test_a_date_to_come_is_an_embargo() -> None:
    made = sources.draft("markdown", "---\ntitle: T\ndate: 2030-01-01\n---\nText.\n")
    assert (made.head.date, made.head.embargo, made.head.draft) == ("2030-01-01", "2030-01-01", False)


def test_front_matter_without_a_date_is_a_page_and_plain_markdown_is_not() -> None:
    assert sources.draft("markdown", "---\ntitle: About\n---\nText.\n").head.date is None
    plain = sources.draft("markdown", "# The ferry\n\nText on 2 January 2020.\n")
    assert (plain.head.title, plain.body) == ("The ferry", "Text on 2 January 2020.")
    assert plain.head.date is not None


@pytest.mark.parametrize("folder", ["posts/pier", "posts/2019/pier", "en/posts/2019/03/04/pier"])
def test_pictures_of_a_hugo_site_in_seeds(make_site: Callable[..., Path], folder: str) -> None:
    out = "../" * (folder.count("/") + 4)
    site = make_site(
        {
            f"seeds/hugo/content/{folder}/index.md": "---\ntitle: T\ndate: 2020-01-01\n---\n"
            f"![A](/img/a.png)\n\n![B](b.png)\n\n![C]({out}c.png)\n",
            "seeds/hugo/static/img/a.png": png(1),
            f"seeds/hugo/content/{folder}/b.png": png(2),
            "c.png": png(3),
        }
    )
    (outcome,) = sources.take_in(site)
    assert outcome.receipt is not None
    assert outcome.receipt.article == "content/pier.md"
    assert sorted(p.name for p in (site / "content/images").iterdir()) == ["a.png", "b.png"]


def test_pictures_of_a_file_from_elsewhere_lie_beside_it(make_site: Callable[..., Path], tmp_path: Path) -> None:
    site, there = make_site(), tmp_path / "elsewhere/posts"
    there.mkdir(parents=True)
    (there / "a.png").write_bytes(png(1))
    (there.parent / "b.png").write_bytes(png(2))
    (there / "t.md").write_text("---\ntitle: T\n---\n![A](a.png)\n\n![B](../b.png)\n")
    sources.take_in(site, [there / "t.md"], named=True)
    assert [p.name for p in (site / "content/images").iterdir()] == ["a.png"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: [\n---\nx", 3),
        ("---\ntitle: &a x\nother: *a\n---\nx", 3),
        ('---\ntitle: !!python/object/apply:os.system ["ls"]\n---\nx', 2),
        ("+++\ntitle = \n+++\nx", 2),
        ("+++\ntitle = 'x'\n", 1),
        ('{"title": }\nx', 1),
        ("+++\na = " + "[" * 5000 + "\n+++\n", 2),
        ("{" + '"a": {' * 5000, 1),
        ("---\n- a\n- b\n---\nx", 2),
        ("---\ntitle: T\ndraft: true\n\nText.\n", 1),
        ("---json\n[1]\n---\nx", 1),
        ("---js\nconst draft = true;\n---\nx", 2),
        ('---js\n{ title: "T", draft: !hold() }\n---\nx', 2),
        ("---js\n{ date: `${now}` }\n---\nx", 2),
        ('---js\n{ title: "T", // not yet\n draft: true }\n---\nx', 2),
        ('---js\n{ title: "T", /* not yet */ draft: true }\n---\nx', 2),
        ('---json\n{"title": "T"}\n"draft": true\n---\nx', 3),
        ('---json\n{"title": "T"}, "draft": true\n---\nx', 2),
        ('"title": "T"},\n"draft": true\n;;;\nx', 1),
        ('{"title":\n"T"} The text.\n', 2),
        ("\n---json\n{\n---\nx", 3),
        ("---json\n{}\n", 1),
        ('{"title": "\\ud800"}\nx', 1),
        pytest.param('{"title": ' + "1" * 5000 + "}", 1, id="a long number in JSON"),
        pytest.param("+++\nweight = " + "1" * 5000 + "\n+++\n", 2, id="a long number in TOML"),
        pytest.param("+++\nweight = 0x" + "f" * 5000 + "\n+++\n", 2, id="a long number in another base"),
        pytest.param('{"a": ' + "[" * 20 + "]" * 20 + "}", 1, id="deep lists in JSON"),
        pytest.param("+++\na = " + "[" * 300 + "]" * 300 + "\n+++\n", 2, id="deep lists in TOML"),
        ("\n\n", 1),
    ],
)
def test_broken_front_matter_is_one_problem(text: str, line: int) -> None:
    with pytest.raises(DumpError) as e:
        sources.draft("markdown", text, seed="seeds/a.md")
    (problem,) = e.value.problems
    assert (problem.file, problem.line) == ("seeds/a.md", line)


@pytest.mark.parametrize(("depth", "done"), [(18, "imported"), (19, "refused")])
def test_no_article_nests_deeper_than_a_build_reads(make_site: Callable[..., Path], depth: int, done: str) -> None:
    site = make_site({"seeds/a.md": f"---\ntitle: A\nx: {'[' * depth}{']' * depth}\n---\nText.\n"})
    (outcome,) = importing.import_changes(site, config.load(site), now=sources.NOW)
    assert outcome.done == done
    for article in (site / "content").glob("*.md"):
        assert frontmatter.parse(article.read_text(), article.name).head.title == "A"


def test_standard_input(make_site: Callable[..., Path], newsgen: Callable[..., Any]) -> None:
    site = make_site()
    for done in ("imported", "unchanged"):
        run = newsgen(
            "import", "--site", site, "-", stdin="The night ferry sails again on Monday.\n\nThe pier is done.\n"
        )
        assert (run.code, run.err) == (0, "")
        assert f": {done}: content/the-night-ferry-sails-again-on-monday.md" in run.out
    other = newsgen("import", "--site", site, "-", stdin="Another text stands here for once.\n")
    assert ": imported: content/another-text-stands-here-for-once.md" in other.out
    assert newsgen("import", "--site", site, "-", stdin="").code == 1


def test_the_picture_of_astros_head_is_the_figure_above_the_text() -> None:
    made = sources.draft("markdown", "---\ntitle: T\npubDate: 2020-01-01\nheroImage: /pier.jpg\n---\nText.\n")
    assert [one.names[0] for one in made.attached] == ["pier.jpg"]
