"""Drafts and embargoes that are written where they hold nothing back."""

import msgspec
import pytest
from samples import SETTINGS

from newsgen.config import Config
from newsgen.content import articles
from newsgen.context import Body
from newsgen.errors import ContentError, SettingsError
from newsgen.formats import typed_yaml
from newsgen.rendering.markdown import BodyRenderer

CONFIG = typed_yaml.parse(SETTINGS, Config, "newsgen.yml", first_line=1, error=SettingsError)
REMEDY = "put it between the two lines `---`, without spaces before it"


def said(head: str, body: str = "Text.") -> list[str]:
    text = f"---\ntitle: A\n{head}\n---\n\n{body}\n"
    try:
        articles.read(text, "a.md", CONFIG, ())
    except ContentError as e:
        return [str(problem) for problem in e.problems]
    return []


@pytest.mark.parametrize(
    ("head", "line", "what"),
    [
        ("extra: {draft: true}", 3, "`draft` in `extra`"),
        ("extra:\n  mood: calm\n  Embargo: 2031-01-01", 5, "`Embargo` in `extra`"),
        ("draft: false\nextra:\n  draft: true", 5, "`draft` in `extra`"),
        ("extra: {'draft ': true}", 3, "`draft ` in `extra`"),
        ("summary: >\n  Some words.\n  draft: true", 5, "`draft` is part of another value"),
        ("summary: |\n  Some words.\n  embargo: 2031-01-01T06:00 # then", 5, "`embargo` is part of another value"),
        ('summary: "Some words.\ndraft: Yes\n"', 4, "`draft` is part of another value"),
        ("---\ndraft: true", 4, "`draft` stands in the text"),
        ("---\n\nembargo: 2031-01-01 06:00", 5, "`embargo` stands in the text"),
        ("---\n\nSome words.\nDraft: ja", 6, "`draft` stands in the text"),
        ("---\n\n\n\nSome words.\ndraft: ja", 8, "`draft` stands in the text"),
    ],
)
def test_what_holds_nothing_back_is_refused_at_its_line(head: str, line: int, what: str) -> None:
    assert said(head) == [
        f"a.md:{line}: {what}{' holds' if 'extra`' in what else ', and holds'} nothing back; {REMEDY}"
    ]


def test_what_holds_nothing_back_is_seen_at_the_very_end_of_a_file() -> None:
    with pytest.raises(ContentError, match=r"a\.md:4: `draft` stands in the text"):
        articles.read("---\ntitle: A\n---\ndraft: true", "a.md", CONFIG, ())


@pytest.mark.parametrize(
    "head",
    [
        *("draft: true", "embargo: 2031-01-01", "'draft': true", "draft : 1", "draft: true # till Monday"),
        *("# draft: true", "draft: false", "summary: 'draft: true'", "extra: {drafted: true}"),
        "summary: |\n  Draft: Some words.\n  Embargo: what it means.",
        "draft: true\nextra: {embargo: 2031-01-01}",
    ],
)
def test_what_does_hold_back_or_says_something_else_is_none(head: str) -> None:
    assert said(head) == []


@pytest.mark.parametrize("body", ["Draft: the plan of the council.", "Words.\n\ndraft: true", "    draft: true then"])
def test_a_text_may_speak_of_drafts(body: str) -> None:
    assert said("date: 2026-03-02", body) == []


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("draft\u00a0: true", "there is a space or a hidden character in the key `draft`; type it anew, without"),
        (
            "'dra\u200bft': true",
            r"there is a space or a hidden character in the key `dra\u200bft`; type it anew, without",
        ),
        ("Draft: true", "unknown key `Draft`; did you mean `draft`?"),
        (
            "status: draft",
            "unknown key `status`; to hold the article back, write `draft: true`, or `embargo` with a time",
        ),
        ("published: false", "unknown key `published`; to hold the article back, write `draft: true`, or `embargo`"),
    ],
)
def test_a_key_that_was_to_hold_back_is_told_in_a_helpful_way(head: str, what: str) -> None:
    (only,) = said(head)
    assert only.startswith(f"a.md:3: {what}")


RAW = msgspec.structs.replace(CONFIG, raw_html="sanitised")
HIDING = (
    "One <!-- ask the police --> two.\n"
    "And <!-- half\n\n"
    "a comment --> three.\n\n"
    "<div hidden>Four</div> <b title=' hidden '>five</b>\n"
    "<span class=x style='color: red; display:none'>six</span>\n\n"
    "`<!-- code -->` \\`<!-- no code --> &lt;!-- words -->\n\n"
    "```\n<!-- code -->\n```\n\n"
    "    <!-- code -->\n"
)


def test_readers_who_see_what_html_would_hide_are_told_of() -> None:
    comments, hidden = (
        [
            str(w)
            for w in articles.read(f"---\ntitle: A\n---\n{HIDING}", "a.md", config, ()).warnings
            if not w.what.startswith("this HTML")
        ]
        for config in (CONFIG, RAW)
    )
    remedy = "remove it, or write &lt;!-- where they are meant to"
    assert comments == [f"a.md:{n}: readers see this comment as it is written; {remedy}" for n in (4, 5, 12)]
    assert hidden == [comments[1], *(f"a.md:{n}: what HTML hides here is shown to readers; remove it" for n in (9, 10))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!-- a\n\nb --> c", False),
        ("a\n <!-- b\n\nc -->", False),
        ("a <!-- b\nc --> d", False),
        ("a <!-- b\n\nc --> d", True),
        ("- <!-- a\n\n  b -->", True),
        ("> <!-- a\n>\n> b -->", True),
        ("<!-- a -->\n\n<!-- b", True),
    ],
)
def test_where_html_counts_a_comment_that_readers_see_is_told(text: str, shown: bool) -> None:
    found = articles.read(f"---\ntitle: A\n---\n{text}\n", "a.md", RAW, ())
    assert bool(found.warnings) == shown
    body = Body(markdown=text, file="a.md", line=4, figures=(), raw_html=True)
    html = "".join(block.html for block in BodyRenderer().render(body, "/"))
    assert ("&lt;!--" in html) == shown
