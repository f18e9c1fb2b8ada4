"""Pictures in content/images/ once they are there: an editor's stay, and a dump's take the place of older ones."""

from pathlib import Path

import pytest
from samples import MakeSite
from source_samples import DUMP as TEXT
from source_samples import export, item, png
from source_samples import take_in as run

from newsgen import importing
from newsgen.formats import frontmatter
from newsgen.importing import Outcome
from newsgen.importing.lines import marks
from newsgen.importing.seeds import look_through
from newsgen.model import FrontMatter

DUMP = f"{TEXT}\nThe pier on Sunday. (Ada Holm/Coast Pictures)\n\n{TEXT.replace('Monday', 'Friday')}"
UPLOADS = "https://old.example/wp-content/uploads/2020/01"
PICTURE = "the-pier-on-sunday.jpg"


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    made = make_site({"seeds/f.txt": DUMP, "seeds/f-1.jpg": b"a face"})
    run(made)
    assert images(made) == {PICTURE: b"a face"}
    return made


def images(site: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((site / "content/images").iterdir())}


MARKDOWN = (
    "---\ntitle: Ferry\ndate: 2026-03-01\n---\nIt sails.\n\n![A pier](a.jpg)\n\n![A lamp](/img/b.jpg)\n\nIt rests.\n"
)
WORDPRESS = export(item(1, "".join(f'<p>Words.</p><img src="{UPLOADS}/{name}.jpg" alt="A {name}">' for name in "ab")))
PAGE = "".join(
    f"<p>{TEXT}</p><figure><img src='{n}.jpg' alt='A {n}'><figcaption>A {n}.</figcaption></figure>" for n in "ab"
)
PAGE += f"<p>{TEXT.replace('Monday', 'Friday')}</p>"
LATER = {
    "f.md": (MARKDOWN, "a.jpg", "static/img/b.jpg"),
    "f.xml": (WORDPRESS, "wp-content/uploads/2020/01/a.jpg", "uploads/2020/01/b.jpg"),
    "f.html": (PAGE, "a.jpg", "b.jpg"),
}


def put(site: Path, name: str, data: bytes) -> None:
    (site / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
    (site / "seeds" / name).write_bytes(data)


@pytest.mark.parametrize(("dump", "text", "first", "second"), [(k, *v) for k, v in LATER.items()], ids=LATER)
def test_pictures_that_come_later_are_taken_along(
    make_site: MakeSite, dump: str, text: str, first: str, second: str
) -> None:
    site = make_site({f"seeds/{dump}": text})

    def done() -> tuple[str, int]:
        (outcome,) = run(site)
        return outcome.done, len(images(site)) if (site / "content/images").exists() else 0

    assert [done(), done()] == [("imported", 0), ("unchanged", 0)]
    put(site, first, png(1))
    assert [done(), done()] == [("updated", 1), ("unchanged", 1)]
    put(site, second, b"\0\0\0\x18ftypheic")  # which nobody's browser shows
    assert done() == ("unchanged", 1)
    put(site, second, png(2))
    assert [done(), done()] == [("updated", 2), ("unchanged", 2)]
    # That they are gone, as from a fresh clone, changes nothing.
    (site / "seeds" / first).unlink()
    assert done() == ("unchanged", 2)


def test_pictures_that_come_later_are_laid_beside_what_was_edited(make_site: MakeSite) -> None:
    site = make_site({"seeds/f.md": MARKDOWN})
    run(site)
    article = site / "content/f.md"
    article.write_text(article.read_text().replace("It rests.", "It rests well."))
    put(site, "a.jpg", png(1))
    assert [run(site)[0].done, run(site)[0].done] == ["beside", "beside"]
    assert source(site, ".incoming") == "a-pier.png"
    assert "It rests well." in article.read_text()
    (site / "content/f.md.incoming").unlink()
    assert run(site)[0].done == "unchanged"


def source(site: Path, suffix: str = ".md") -> str | None:
    (article,) = (p for p in (site / "content").iterdir() if p.name.endswith(suffix))
    return frontmatter.parse(article.read_text(), "a.md").head.figures[0].src


def change(site: Path, old: str, new: str) -> Outcome:
    """What comes of an import after a word of the dump changed."""
    dump = site / "seeds/f.txt"
    dump.write_text(dump.read_text().replace(old, new))
    (outcome,) = run(site)
    return outcome


def told(outcome: Outcome) -> str:
    return "\n".join(map(str, outcome.problems))


@pytest.mark.parametrize("old", ["Friday", "The pier on"])
def test_a_picture_that_the_editor_changed_stays_when_the_dump_changes(site: Path, old: str) -> None:
    (site / "content/images" / PICTURE).write_bytes(b"blurred")
    outcome = change(site, old, "Tuesday")
    assert (outcome.done, source(site), images(site)) == ("updated", PICTURE, {PICTURE: b"blurred"})
    assert told(outcome) == (
        f"content/images/{PICTURE}:1: you edited this picture, so it stays as it is; "
        "to have the original back, put that of seeds/f-1.jpg in its place"
    )


def test_a_picture_that_the_editor_changed_stays_when_the_dumps_picture_changes(site: Path) -> None:
    (site / "content/images" / PICTURE).write_bytes(b"blurred")
    (site / "seeds/f-1.jpg").write_bytes(b"another face")
    outcome = run(site)[0]
    assert (source(site), images(site)) == (PICTURE, {PICTURE: b"blurred"})
    assert told(outcome) == (
        f"content/images/{PICTURE}:1: you edited this picture, so it stays as it is, though seeds/f-1.jpg has changed "
        "since; to take the new one, put that of seeds/f-1.jpg in its place"
    )
    assert "the original" in told(change(site, "Friday", "Tuesday"))
    assert images(site) == {PICTURE: b"blurred"}
    (site / "content/images" / PICTURE).write_bytes(b"another face")
    assert told(change(site, "Tuesday", "Friday")) == ""


def test_a_picture_that_the_editor_removed_stays_away(site: Path) -> None:
    (site / "content/images" / PICTURE).unlink()
    outcome = change(site, "Friday", "Tuesday")
    assert (source(site), images(site)) == (PICTURE, {})
    assert "you removed this picture, so it stays away" in told(outcome)


def test_an_edited_picture_of_an_edited_article_stays_in_the_new_reading(site: Path) -> None:
    (site / "content/images" / PICTURE).write_bytes(b"blurred")
    (article,) = (site / "content").glob("*.md")
    article.write_text(article.read_text() + "\nMine.\n")
    assert change(site, "Friday", "Tuesday").done == "beside"
    assert (source(site, ".incoming"), images(site)) == (PICTURE, {PICTURE: b"blurred"})


def test_a_picture_keeps_its_file_when_its_caption_or_its_number_changes(site: Path) -> None:
    assert told(change(site, "The pier on Sunday", "Two ferries")) == ""
    assert (source(site), images(site)) == (PICTURE, {PICTURE: b"a face"})
    (site / "seeds/f-1.jpg").rename(site / "seeds/f-2.jpg")
    (site / "seeds/f-1.jpg").write_bytes(b"a lamp")
    change(site, "\nTwo ferries", "\nThe lamp on Sunday. (Ada Holm/Coast Pictures)\n\nTwo ferries")
    assert source(site) == "the-lamp-on-sunday.jpg"
    assert images(site) == {"the-lamp-on-sunday.jpg": b"a lamp", PICTURE: b"a face"}


def test_a_new_picture_takes_the_place_of_one_that_nobody_edited(site: Path) -> None:
    (site / "seeds/f-1.jpg").write_bytes(b"another")
    assert told(run(site)[0]) == ""
    assert (source(site), images(site)) == (PICTURE, {PICTURE: b"another"})
    (site / "seeds/f-1.jpg").unlink()
    (site / "seeds/f-1.png").write_bytes(b"a third")
    run(site)
    assert images(site) == {"the-pier-on-sunday.png": b"a third"}


def test_a_picture_that_another_article_shows_is_not_replaced(site: Path) -> None:
    other = f"---\ntitle: Other\nfigures: [{{id: a, src: {PICTURE}}}]\n---\n\n![][a]\n"
    (site / "content/images/other.md").write_text(other)
    (site / "seeds/f-1.jpg").write_bytes(b"another")
    run(site)
    assert source(site) == "the-pier-on-sunday-2.jpg"
    assert (site / "content/images" / PICTURE).read_bytes() == b"a face"


def test_a_picture_that_an_edited_article_shows_is_not_replaced(site: Path) -> None:
    (article,) = (site / "content").glob("*.md")
    article.write_text(article.read_text() + "\nMine.\n")
    (site / "seeds/f-1.jpg").write_bytes(b"another")
    run(site)
    assert (source(site), source(site, ".incoming")) == (PICTURE, "the-pier-on-sunday-2.jpg")
    assert images(site) == {PICTURE: b"a face", "the-pier-on-sunday-2.jpg": b"another"}


def test_an_older_receipt_knows_no_pictures_and_undoes_nothing(site: Path) -> None:
    receipt = site / "content/receipts/f.txt.json"
    text = receipt.read_text()
    start, end = text.index('"pictures"'), text.index('"review"')
    receipt.write_text(text[:start] + text[end:])
    (site / "content/images" / PICTURE).write_bytes(b"blurred")
    assert "you edited this picture" in told(change(site, "Friday", "Tuesday"))
    assert (source(site), images(site)) == (PICTURE, {PICTURE: b"blurred"})


def head(site: Path) -> FrontMatter:
    """That of the one article."""
    (article,) = (site / "content").glob("*.md")
    return frontmatter.parse(article.read_text(), "a.md").head


NAMED = (
    f"The ferry returns\n\nBy Ada Holm\n\n{TEXT.strip()} It sails at ten.\n\n"
    f"[IMAGE: fleet at sea.JPG]\nCaption: The fleet on Sunday.\n"
    f"Credit: Jo Ash\n\n{TEXT.replace('Monday', 'Friday')}"
)


def test_a_picture_that_a_dump_names_above_its_caption_is_that_of_the_figure(make_site: MakeSite) -> None:
    site = make_site({"seeds/f.txt": NAMED})
    run(site)
    (figure,) = head(site).figures
    assert (figure.caption, figure.credit, figure.src) == ("The fleet on Sunday.", "Jo Ash", None)
    assert head(site).extra == {"pictures": {figure.id: "fleet at sea.JPG"}}
    put(site, "fleet at sea.JPG", b"\xff\xd8\xff a fleet")
    assert not list(importing.stray_files(site, look_through(site / "seeds")))
    run(site)
    assert images(site) == {f"{figure.id}.jpg": b"\xff\xd8\xff a fleet"}
    assert head(site).extra == {}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("fleet.jpg", "fleet.jpg"),
        ("<IMG_2034 (1).jpeg>", "IMG_2034 (1).jpeg"),
        ("Foto 2: flotte.png", "flotte.png"),
        ("He sent fleet.jpg to the desk", ""),
        ("../fleet.jpg", ""),
        ("Photo: Jo Ash", ""),
    ],
)
def test_a_line_names_a_picture_where_it_does_nothing_else(line: str, name: str) -> None:
    assert marks.picture_file(line) == name
