"""What a file is: by the end of its name, and on standard input by its start."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import source_samples as sources
from source_samples import docx, paragraph

from newsgen import config, importing
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
    ],
    ids=["page", "Markdown", "Word"],
)
def test_standard_input_of_every_kind(
    make_site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, data: bytes, article: str
) -> None:
    site = make_site()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (outcome,) = importing.import_dumps(
        site, config.load(site), [opening.STDIN], write=True, named=True, now=sources.NOW
    )
    assert (outcome.done, outcome.problems) == ("imported", ())
    assert [path.name for path in (site / "content").glob("*.md")] == [f"{article}.md"]
    assert ("draft: true" in (site / f"content/{article}.md").read_text()) == (article == "the-ferry")


@pytest.mark.parametrize("name", ["ferry.pdf", "ferry.odt", "ferry.zip", "ferry.doc", "ferry.v2"])
def test_a_file_of_another_kind_is_refused(make_site: Callable[..., Path], name: str) -> None:
    site = make_site({name: "The night ferry sails again.\n"})
    (entry,) = opening.entries(name, site / name)
    (problem,) = entry.problems
    assert str(problem).startswith(f"{name}:1: newsgen reads no files that end in .{name.partition('.')[2]}; save")


@pytest.mark.parametrize("name", ["ferry", "Ferry No. 5 sails", "ferry.TXT"])
def test_a_name_without_a_suffix_is_that_of_a_text(make_site: Callable[..., Path], name: str) -> None:
    site = make_site({name: "The night ferry sails again.\n"})
    (entry,) = opening.entries(name, site / name)
    assert (entry.kind, entry.problems) == ("text", ())
