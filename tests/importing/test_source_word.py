"""Word files: text by its styles, pictures with their captions, and damaged files."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import source_samples as sources
from source_samples import docx, paragraph, picture, png

from newsgen import config, importing
from newsgen.errors import DumpError

STORY = (
    paragraph("The night ferry returns", "Title")
    + paragraph("By Jo Ash")
    + paragraph("The night ferry sails again on Monday, the port said, after eleven months of work on the pier.")
    + picture(1, "A white ferry")
    + paragraph("The ferry at the pier. (Jo Ash/Coast Pictures)", "Caption")
    + paragraph("Crews finished 1. the *pier* on Friday.")
    + picture(2)
    + paragraph("The rebuilt pier", look="<w:i/>")
    + paragraph("What comes next", "Heading1")
    + paragraph("The first boat leaves at six in the morning, and there is room for forty cars on it.")
    + picture(3, "A buoy")
    + paragraph("We waited for a year.", "Quote")
)


def test_the_article_of_a_word_file() -> None:
    made = sources.draft("word", docx(STORY, png(1), png(2), png(3)))
    assert made.head.title == "The night ferry returns"
    assert made.head.authors == ("Jo Ash",)
    assert [(f.alt, f.caption, f.credit) for f in made.head.figures] == [
        ("A white ferry", "The ferry at the pier.", "Jo Ash/Coast Pictures"),
        (None, "The rebuilt pier", None),
        ("A buoy", None, None),
    ]
    first, second, third = (f"![][{f.id}]" for f in made.head.figures)
    assert made.body.split("\n\n") == [
        "The night ferry sails again on Monday, the port said, after eleven months of work on the pier.",
        first,
        "Crews finished 1. the \\*pier\\* on Friday.",
        second,
        "## What comes next",
        "The first boat leaves at six in the morning, and there is room for forty cars on it.",
        third,
        "> We waited for a year.",
    ]


def test_pictures_in_a_word_file_are_taken_along(make_site: Callable[..., Path]) -> None:
    site = make_site({"seeds/ferry.docx": docx(STORY, png(1), png(2), png(3))})
    (outcome,) = importing.import_dumps(
        site, config.load(site), importing.find_seeds(site), write=True, named=False, now=sources.NOW
    )
    assert outcome.done == "imported"
    assert (site / "content/images/the-ferry-at-the-pier.png").read_bytes() == png(1)
    assert (site / "content/images/the-rebuilt-pier.png").read_bytes() == png(2)
    assert (site / "content/images/a-buoy.png").read_bytes() == png(3)


def test_what_stands_in_the_margins_stays_behind() -> None:
    comment = (
        "<w:comments SPACES><w:comment w:id='0'><w:p><w:r><w:t>Check this!</w:t></w:r></w:p></w:comment></w:comments>"
    )
    made = sources.draft("word", docx(STORY, png(), png(), png(), parts={"word/comments.xml": comment}))
    assert ("boilerplate", "Check this!") in sources.roles(made)
    assert "Check this!" not in made.body


def test_a_short_line_below_a_picture_is_an_unsure_caption() -> None:
    story = (
        paragraph("The night ferry sails again on Monday, the port said.")
        + picture(1)
        + paragraph("Workers on the pier")
    )
    made = sources.draft("word", docx(story, png()))
    assert made.head.figures[0].caption == "Workers on the pier"
    assert "captions" in made.head.review


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (40 * 1024 * 1024))
    return out.getvalue()


def archive_of(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:comments SPACES>&a;</w:comments>'


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0old",
        docx(STORY, png(), png(), png())[:-200],
        docx("<w:p>"),
        docx(""),
        docx(STORY, parts={"word/comments.xml": ENTITIES}),
        archive_of(a="text"),
        bomb(),
    ],
    ids=["cut", "old", "no directory", "broken xml", "empty", "entities", "archive", "bomb"],
)
def test_a_bad_word_file_is_one_problem(data: bytes) -> None:
    with pytest.raises(DumpError) as e:
        sources.draft("word", data, seed="seeds/a.docx")
    (problem,) = e.value.problems
    assert str(problem).startswith("seeds/a.docx:1: ")


def test_a_picture_outside_of_the_file_is_not_fetched() -> None:
    data = docx(picture(1) + paragraph("The night ferry sails again on Monday, the port said."), png())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            text = old.read(entry)
            if entry.filename.endswith("document.xml.rels"):
                text = text.replace(b'Target="media/image1.png"', b'Target="file:///etc/passwd" TargetMode="External"')
            new.writestr(entry.filename, text.replace(b"r:embed", b"r:link"))
    try:
        made = sources.draft("word", out.getvalue())
    except DumpError:
        return
    assert made.attached == ()
