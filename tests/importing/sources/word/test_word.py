"""Word files: text by its styles, pictures with their captions, and damaged files."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import source_samples as sources
from source_samples import docx, paragraph, picture, png

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
    (outcome,) = sources.take_in(site)
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


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("word/diagrams/data1.xml", "the words of a diagram"),
        ("word/charts/chart1.xml", "the words of a chart"),
        ("word/header1.xml", "the head of the printed page"),
        ("word/footer1.xml", "the foot of the printed page"),
    ],
)
def test_what_is_drawn_or_printed_beside_the_text_is_set_aside(part: str, why: str) -> None:
    words = "<w:x SPACES><a:p><a:r><a:t>Six boats</a:t></a:r></a:p><a:p><a:r><a:t>Six boats</a:t></a:r></a:p></w:x>"
    made = sources.draft("word", docx(paragraph(SAID), parts={part: words}))
    assert [(r.text, r.why) for r in made.readings if r.role == "boilerplate"] == [("Six boats", why)]
    assert made.body == SAID


def test_a_short_line_below_a_picture_is_an_unsure_caption() -> None:
    story = (
        paragraph("The night ferry sails again on Monday, the port said.")
        + picture(1)
        + paragraph("Workers on the pier")
    )
    made = sources.draft("word", docx(story, png()))
    assert made.head.figures[0].caption == "Workers on the pier"
    assert "captions" in made.head.review


SAID = "The night ferry sails again on Monday, the port said."


def styles(*more: str) -> dict[str, str]:
    return {"word/styles.xml": f"<w:styles SPACES>{''.join(more)}</w:styles>"}


def style(name: str, look: str = "", kind: str = "paragraph", based: str = "") -> str:
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{basis}<w:rPr>{look}</w:rPr></w:style>'


def runs(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


HIDE = "<w:vanish/>"


@pytest.mark.parametrize(
    "hidden",
    [
        paragraph("Call Jo first", look=HIDE),
        paragraph("Call Jo first", look='<w:vanish w:val="1"/>'),
        paragraph("Call Jo first", "Note"),
        paragraph("Call Jo first", "Remark"),
        runs(run("Call ", HIDE), run("Jo ", '<w:rStyle w:val="Aside"/>'), run("first", HIDE)),
        runs(f"<w:hyperlink>{run('Call Jo first', HIDE)}</w:hyperlink>"),
        f'<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr><w:ins>{run("Call Jo first")}</w:ins></w:p>',
    ],
    ids=["run", "on", "style", "based style", "runs", "link", "inserted"],
)
def test_hidden_text_is_set_aside(hidden: str) -> None:
    parts = styles(style("Note", HIDE), style("Remark", based="Note"), style("Aside", HIDE, "character"))
    made = sources.draft("word", docx(paragraph(SAID) + hidden + paragraph("It has room."), parts=parts))
    assert "Call" not in made.body
    assert ("boilerplate", "Call Jo first") in sources.roles(made)
    assert [n.why for n in made.notes if n.item == "text"] == ["left out, since Word hides it: Call Jo first"]


@pytest.mark.parametrize(
    "shown",
    [
        paragraph("Call Jo first", look='<w:vanish w:val="0"/>'),
        paragraph("Call Jo first", "Note", '<w:vanish w:val="false"/>'),
        paragraph("Call Jo first", "Clear"),
        f"<w:p><w:pPr><w:rPr>{HIDE}</w:rPr></w:pPr>{run('Call Jo first')}</w:p>",
    ],
    ids=["off", "off in a style", "off again", "the mark of the paragraph alone"],
)
def test_what_is_not_hidden_stays(shown: str) -> None:
    parts = styles(style("Note", HIDE), style("Clear", '<w:vanish w:val="off"/>', based="Note"), style("A", based="A"))
    made = sources.draft("word", docx(paragraph(SAID) + shown, parts=parts))
    assert "Call Jo first" in made.body


def test_the_words_of_fields_are_kept() -> None:
    inner = f'<w:fldSimple w:instr="X">{run("2026")}</w:fldSimple>'
    field = f'<w:fldSimple w:instr=" DATE ">{run("2 March ")}{inner}</w:fldSimple>'
    made = sources.draft("word", docx(runs(run("The ferry has sailed since "), field, run(", the port said."))))
    assert made.body == "The ferry has sailed since 2 March 2026, the port said."


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        (f'<w:dir w:val="rtl">{run("six")}<w:bdo w:val="ltr">{run(" boats")}</w:bdo></w:dir>', "six boats"),
        (f"<w:r><w:ruby><w:rt>{run('taka')}</w:rt><w:rubyBase>{run('鷹')}</w:rubyBase></w:ruby></w:r>", "鷹(taka)"),
        (f"<w:r><w:ruby><w:rubyBase>{run('鷹')}</w:rubyBase></w:ruby></w:r>", "鷹"),
        ("<w:r><w:t>six</w:t><w:cr/><w:t>boats</w:t></w:r>", "six  \nboats"),
        ("<w:r><w:t>six</w:t><w:ptab/><w:t>boats</w:t></w:r>", "six boats"),
        ('<w:r><w:t>six</w:t><w:br w:type="page"/><w:t>boats</w:t></w:r>', "six  \nboats"),
        ('<w:r><w:t>six</w:t><w:br w:type="column"/><w:t>boats</w:t></w:r>', "six  \nboats"),
    ],
    ids=["two directions", "ruby", "bare ruby", "carriage return", "tab", "end of a page", "end of a column"],
)
def test_words_in_rarer_markup_are_kept(inside: str, body: str) -> None:
    made = sources.draft("word", docx(paragraph(SAID) + runs(run("The port has "), inside, run("."))))
    assert made.body == f"{SAID}\n\nThe port has {body}."


def test_another_file_in_the_text_is_said() -> None:
    made = sources.draft("word", docx(paragraph(SAID) + '<w:altChunk r:id="rId9"/>'))
    assert ("boilerplate", "another file") in sources.roles(made)
    assert [n.item for n in made.notes if n.why.startswith("another file stands in the text here")] == ["text"]


def box(*texts: str) -> str:
    inside = "".join(f"<w:txbxContent>{runs(run(text))}</w:txbxContent>" for text in texts)
    graphic = f"<a:graphic><a:graphicData uri='x'>{inside}</a:graphicData></a:graphic>"
    return f"<w:drawing><wp:anchor><wp:docPr id='1' name='x'/>{graphic}</wp:anchor></w:drawing>"


def either(drawing: str, older: str) -> str:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f"<mc:AlternateContent {space}><mc:Choice>{drawing}</mc:Choice>{older}</mc:AlternateContent>"


OLDER = f"<mc:Fallback><w:pict><w:txbxContent>{runs(run('Six boats.'))}</w:txbxContent></w:pict></mc:Fallback>"


@pytest.mark.parametrize(
    "inside",
    [
        box("Six boats."),
        either(box("Six boats."), ""),
        either(box("Six boats."), "<mc:Fallback/>"),
        either(box("Six boats."), OLDER),
        either(box("Six boats, as newer ones say."), OLDER),
    ],
    ids=["drawing", "newer form alone", "older form empty", "both forms", "forms that differ"],
)
def test_text_boxes_are_read_once_in_whichever_form_they_have(inside: str) -> None:
    made = sources.draft("word", docx(paragraph(SAID) + runs(f"<w:r>{inside}</w:r>")))
    assert made.body == f"{SAID}\n\nSix boats."


def test_text_boxes_of_one_drawing_keep_their_order() -> None:
    made = sources.draft("word", docx(paragraph(SAID) + runs(f"<w:r>{box('Six boats.', 'Two piers.')}</w:r>")))
    assert made.body == f"{SAID}\n\nSix boats.\n\nTwo piers."


def m(tag: str, *inside: str) -> str:
    return f'<m:{tag} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{"".join(inside)}</m:{tag}>'


def letters(text: str) -> str:
    return m("r", m("t", text))


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        (letters("E=mc"), "E=mc"),
        (m("sSup", m("e", letters("10")), m("sup", letters("6"))), "10⁶"),
        (m("sSup", m("e", letters("e")), m("sup", letters("x+1"))), "e^(x+1)"),
        (m("sSub", m("e", letters("CO")), m("sub", letters("2"))), "CO₂"),
        (m("f", m("num", letters("1")), m("den", letters("2"))), "1/2"),
        (m("f", m("fPr"), m("num", letters("a+b")), m("den", letters("2"))), "(a+b)/2"),
        (m("rad", m("deg"), m("e", letters("x+1"))), "√(x+1)"),
        (m("d", m("e", letters("x"))), "x"),
    ],
)
@pytest.mark.parametrize("alone", [False, True], ids=["in a line", "in a line of its own"])
def test_formulas_are_words(formula: str, wanted: str, *, alone: bool) -> None:
    whole = m("oMathPara", m("oMath", formula)) if alone else m("oMath", formula)
    made = sources.draft("word", docx(paragraph(SAID) + runs(run("The port counts "), whole, run(" boats."))))
    shown = made.body.replace("\\", "")
    assert shown.endswith(f"The port counts {wanted} boats.")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_footnotes_stand_below_the_text_without_arrows(kind: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    note = f'<w:{kind} w:id="2">{runs(run("As of Friday."), run(" Not yet.", HIDE))}</w:{kind}>'
    made = sources.draft(
        "word",
        docx(runs(run(SAID), reference), parts={f"word/{kind}s.xml": f"<w:{kind}s SPACES>{note}</w:{kind}s>"}),
    )
    assert "As of Friday." in made.body
    assert "Not yet." not in made.body
    assert "↑" not in "".join(r.text for r in made.readings)


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
    ("data", "what"),
    [
        (b"PK\x03\x04 broken", "this Word file is damaged"),
        (b"\xd0\xcf\x11\xe0old", "it is an old Word file, or one with a password"),
        (docx(STORY, png(), png(), png())[:-200], "this Word file is damaged"),
        (docx("<w:p>"), "this Word file is damaged"),
        (docx(""), "there is no text in this Word file"),
        (docx(STORY, parts={"word/comments.xml": ENTITIES}), "it defines XML entities"),
        (archive_of(a="text"), "it is an archive, not a Word file"),
        (bomb(), "it unpacks to more than any article needs"),
    ],
    ids=["cut", "old", "no directory", "broken xml", "empty", "entities", "archive", "bomb"],
)
def test_a_bad_word_file_is_one_problem(data: bytes, what: str) -> None:
    with pytest.raises(DumpError) as e:
        sources.draft("word", data, seed="seeds/a.docx")
    (problem,) = e.value.problems
    assert str(problem).startswith(f"seeds/a.docx:1: {what}")


def test_pictures_that_a_word_file_has_lost_are_in_review() -> None:
    data = docx(paragraph("The night ferry sails again on Monday, the port said.") + picture(1, "A ferry"), png())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename != "word/media/image1.png":
                new.writestr(entry.filename, old.read(entry))
    made = sources.draft("word", out.getvalue())
    assert made.body.startswith("The night ferry sails again on Monday, the port said.")
    assert any(note.why.startswith("a picture stands in the text that is not in the Word file") for note in made.notes)


def test_a_style_without_a_type_is_that_of_a_paragraph() -> None:
    styles = '<w:styles SPACES><w:style w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>'
    data = docx(paragraph("We waited for a year.", "Quote"), parts={"word/styles.xml": styles})
    assert sources.draft("word", data).body == "> We waited for a year."


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


def symbol(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Symbol", "F0B7", "•"),
        ("Symbol", "F061", "α"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "f0e0", "→"),
        ("wingdings", "E0", "→"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings", "F04A", "☺"),
        ("MS Gothic", "2612", "☒"),
        ("Arial", "0041", "A"),
        ("House Style", "F041", "�"),
        ("Wingdings", "F0FF", "�"),
        ("Symbol", "F0F0", "�"),
        ("Symbol", "D800", "�"),
        ("Symbol", "FFFFFFFF", "�"),
        ("Symbol", "none", "�"),
        ("", "", "�"),
    ],
)
def test_a_symbol_is_a_character_or_else_in_review(font: str, char: str, shown: str) -> None:
    body = paragraph("The pier.") + f"<w:p>{run('It sails ')}{symbol(font, char)}{run(' on Monday.')}</w:p>"
    made = sources.draft("word", docx(body))
    assert f"It sails {shown} on Monday." in made.body
    told = [(note.line, "stands here as �" in note.why) for note in made.notes if note.item == "text"]
    assert told == ([(2, True)] if shown == "�" else [])


@pytest.mark.parametrize(("font", "shown"), [("Wingdings", "✓"), ("House Style", "�")])
def test_a_symbol_that_was_typed_in_its_font_is_one_too(font: str, shown: str) -> None:
    look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    made = sources.draft("word", docx(paragraph("The pier \uf0fc is shut.", look=look)))
    assert f"The pier {shown} is shut." in made.body


def test_boxes_to_tick_are_kept() -> None:
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    boxes = "".join(
        f'<w:p><w:sdt><w:sdtPr><w14:checkbox {space}><w14:checked w14:val="{on}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>{run(f' Line {on} of the ferry.')}</w:p>"
        for on in (0, 1)
    )
    made = sources.draft("word", docx(paragraph("The pier.") + boxes))
    assert "☐ Line 0 of the ferry." in made.body
    assert "☑ Line 1 of the ferry." in made.body


@pytest.mark.parametrize("mark", ["strike", "dstrike"])
def test_words_that_are_struck_out_are_in_review_with_their_line(mark: str) -> None:
    words = f"{run('It sails ')}{run('never', f'<w:{mark}/>')}{run(' on Monday, ')}{run('or not.', f'<w:{mark}/>')}"
    kept = run(" It rests.", f'<w:{mark} w:val="0"/>')
    made = sources.draft("word", docx(paragraph("The pier.") + f"<w:p>{words}{kept}</w:p>"))
    assert "It sails never on Monday, or not. It rests." in made.body
    told = [(note.line, note.why) for note in made.notes if note.item == "text"]
    assert told == [(2, "words that were struck out stand in the text: never, or not.")]


def test_the_row_of_a_table_that_is_struck_out_is_told() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    rows = row(paragraph("Pier"), paragraph("Price")) + row(paragraph("Lamp", look="<w:strike/>"), paragraph("Lamps"))
    rows += row(paragraph("Lamps"), paragraph("3"))
    made = sources.draft("word", docx(f"<w:tbl>{rows}</w:tbl>" + paragraph("The pier is shut.")))
    assert [(n.line, n.why) for n in made.notes if n.item == "text"] == [
        (2, "words that were struck out stand in the text: Lamp")
    ]


TOLD = paragraph("The night ferry sails again on Monday, the port said, after eleven months of work on the pier.")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (("- the bow", "- the stern"), "- the bow\n- the stern"),
        (("•\tthe <w>bow</w>", "•\tthe stern"), "- the bow\n- the stern"),
        (("1. the bow", "2. the stern", "3. the keel"), "1. the bow\n2. the stern\n3. the keel"),
    ],
)
def test_a_list_that_was_typed_by_hand_is_one(typed: tuple[str, ...], wanted: str) -> None:
    items = "".join(paragraph(item.replace("<w>", "").replace("</w>", "")) for item in typed)
    assert f"\n\n{wanted}\n\n" in sources.draft("word", docx(TOLD + items + TOLD)).body


def test_the_lists_that_word_calls_second_are_in_the_items_of_the_first() -> None:
    ids = {"ListBullet": "List Bullet", "ListBullet2": "List Bullet 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{name}"/></w:style>' for i, name in ids.items()
    )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:pStyle w:val="{i}"/>'
        f'</w:lvl></w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, i in enumerate(ids)
    )
    parts = {
        "word/styles.xml": f"<w:styles SPACES>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering SPACES>{numbering}</w:numbering>",
    }
    items = (
        ("boats", "ListBullet"),
        ("the Swallow", "ListBullet2"),
        ("the Tern", "ListBullet2"),
        ("piers", "ListBullet"),
    )
    body = sources.draft("word", docx("".join(paragraph(*item) for item in items), parts=parts)).body
    assert body == "- boats\n    - the Swallow\n    - the Tern\n- piers"


def test_the_caption_of_a_table_is_text_and_no_figure() -> None:
    row = f"<w:tr><w:tc>{paragraph('Boat')}</w:tc><w:tc>{paragraph('Cars')}</w:tc></w:tr>"
    made = sources.draft("word", docx(TOLD + f"<w:tbl>{row * 2}</w:tbl>" + paragraph("The boats", "Caption") + TOLD))
    assert "| Boat | Cars |\n\nThe boats\n\n" in made.body
    assert made.head.figures == ()


def test_a_line_that_names_the_file_of_a_picture_is_that_picture() -> None:
    made = sources.draft("word", docx(TOLD + paragraph("Picture: ferry.jpg") + TOLD))
    assert [(f.caption, f.credit) for f in made.head.figures] == [(None, None)]
    assert [one.names for one in made.attached] == [("ferry.jpg",)]
