"""What Substack's editor leaves to a program of its own, and has no words or pictures for a reader without it."""

import html
import json

import pytest
import source_samples as sources

from newsgen.importing.records import Draft

TEXT = "<p>The night ferry sails again on Monday, the port said.</p>"
WIDGET = (
    '<div class="subscription-widget-wrap-editor" data-attrs="{}"><p class="cta-caption">Thanks for reading! Subscribe '
    'for free.</p><form><input type="submit" value="Subscribe"></form></div>'
)


def made(text: str) -> Draft:
    return sources.draft("markdown", f'{{"title": "T", "date": "2023-11-01"}}\n\n{text}\n')


def embed(kind: str, said: object) -> str:
    return f'<div class="{kind}" data-attrs="{html.escape(json.dumps(said))}"></div>'


def doubts(draft: Draft) -> list[str]:
    return [note.why for note in draft.notes if note.item == "text"]


def test_prompts_are_left_out_and_told_and_the_buttons_of_the_author_stay() -> None:
    button = (
        '<p class="button-wrapper" data-attrs="{{}}"><a class="button primary" href="https://x.example/">{}</a></p>'
    )
    found = made(TEXT + WIDGET + button.format("Share") + button.format("The report of the port") + TEXT)
    sentence = "The night ferry sails again on Monday, the port said."
    assert found.body == f"{sentence}\n\n[The report of the port](https://x.example/)\n\n{sentence}"
    assert not found.head.figures
    assert {"Thanks for reading! Subscribe for free.", "Share"} <= {why.rpartition(": ")[2] for why in doubts(found)}


def test_footnotes_have_raised_numbers_and_stand_below_as_a_list() -> None:
    note = (
        '<div class="footnote" data-component-name="FootnoteToDOM"><a class="footnote-number" href="#a">{}</a>'
        '<div class="footnote-content"><p>{}</p></div></div>'
    )
    mark = '<a class="footnote-anchor" href="#footnote-{0}">{0}</a>'
    found = made(
        f"<p>It sails.{mark.format(1)} It does.{mark.format(2)}</p>{note.format(1, 'One.')}{note.format(2, 'Two.')}"
    )
    assert found.body == "It sails.¹ It does.²\n\n1. One.\n2. Two."


def test_what_is_embedded_is_a_link_or_its_pictures() -> None:
    images = {
        "images": [{"src": "https://x.example/a.jpg"}, {"src": "https://x.example/b.jpg"}],
        "caption": "The pier.",
    }
    found = made(
        TEXT + embed("tweet", {"url": "https://x.example/1"}) + embed("image-gallery-embed", {"gallery": images})
    )
    assert "\n\n<https://x.example/1>\n\n" in found.body
    assert [(figure.caption, found.head.extra["pictures"][figure.id]) for figure in found.head.figures] == [
        ("The pier.", "https://x.example/a.jpg"),
        (None, "https://x.example/b.jpg"),
    ]


@pytest.mark.parametrize(
    "said", ["{}", "[]", "{", '{"url": 5}', '{"url": "javascript:alert(1)"}', '{"x":' + "[" * 100_000]
)
def test_what_cannot_be_shown_is_told_or_is_no_link(said: str) -> None:
    found = made(f'{TEXT}<div class="poll-embed" data-attrs="{html.escape(said)}"></div>')
    assert found.body == "The night ferry sails again on Monday, the port said."
    assert any("poll-embed" in why or "javascript" in why for why in doubts(found))


def test_a_pull_quote_is_a_quotation() -> None:
    assert made(f'{TEXT}<div class="pullquote"><p>It sails.</p></div>').body.endswith("\n\n> It sails.")
