"""The fields of a content system or of a mail above a text, and what a mail has below it."""

import pytest
from line_samples import HEAD, OPENING, SECOND, THIRD, drafted, gathered, read, roles

from newsgen.importing.records import SURE


def test_the_fields_of_a_content_system_are_the_head() -> None:
    readings = read(
        "ID: 0307-44", "Slug: FERRY-0307", "Section: Local", "Status: Ready for edit", f"Headline: {HEAD}",
        "Subhead: Eleven months after the storm, crossings are booked out", "Byline: Ada Holm", "Body:", OPENING,
        SECOND,
    )  # fmt: skip
    facts = gathered(readings)
    assert (facts.title, facts.authors) == (HEAD, ("Ada Holm",))
    assert facts.summary == "Eleven months after the storm, crossings are booked out"
    assert [r.text for r in readings if r.role == "paragraph"] == [OPENING, SECOND]


def test_the_subject_of_a_mail_is_a_headline_to_look_at_and_its_head_no_text() -> None:
    mail = ("Subject: Re: Fwd: Night ferry returns", "From: Ada Holm <ada@post.example>", "To: desk@post.example")
    facts = gathered(read(*mail, OPENING, SECOND))
    assert (facts.title, [note.line for note in facts.notes if note.item == "title"]) == ("Night ferry returns", [1])


MAIL = (
    "From: Ada Holm <ada@post.example>", "To: News desk", "Date: Thu, 12 Mar 2026 09:14:00 +0000",
    "Subject: COPY: ferry, 300 words", "", "Hi all,", "", "copy below, pictures follow from Jo.", "",
    f"HEADLINE: {HEAD}", "BYLINE: Ada Holm", "", OPENING, "", SECOND, "", "PIC 1: The ferry on Sunday (Jo Ash)",
)  # fmt: skip
SIGNATURE = ("Thanks,", "Ada", "--", "Ada Holm", "Reporter, The Coast Post", "+44 1632 960 123")


def test_what_a_mail_has_below_its_end_and_between_its_head_and_a_headline_is_looked_at() -> None:
    """Captions stand below the end of many a text, and the day below the subject of many a mail."""
    head = (*MAIL[:2], MAIL[3], MAIL[2], *MAIL[4:-1])
    readings = read(*head, "ENDS", "", "The ferry on Sunday. (Jo Ash/Coast Pictures)", "", *SIGNATURE[2:])
    assert gathered(readings).date == "2026-03-12T09:14:00+00:00"
    assert [r.text for r in readings if r.role == "caption"] == ["The ferry on Sunday. (Jo Ash/Coast Pictures)"]
    assert {r.role for r in readings[-4:]} == {"boilerplate"}


def test_an_answer_below_a_headline_is_to_nobody() -> None:
    assert "boilerplate" not in roles(
        f"Title: {HEAD}", OPENING, "Q: Was it lonely?", "A: No.", "Q: And then?", "A: Yes."
    )


def test_in_a_mail_that_calls_a_line_the_headline_what_stands_above_it_is_a_note() -> None:
    readings = read(*MAIL)
    facts = gathered(readings)
    assert (facts.title, facts.authors, facts.date) == (HEAD, ("Ada Holm",), "2026-03-12T09:14:00+00:00")
    assert [r.text for r in readings if r.role == "paragraph"] == [OPENING, SECOND]
    assert [r.confidence < SURE for r in readings if r.text in (MAIL[3], MAIL[5], MAIL[7])] == [True] * 3
    assert [r.role for r in readings if r.text.startswith("PIC")] == ["caption"]


@pytest.mark.parametrize("end", [("ENDS", *SIGNATURE), SIGNATURE, SIGNATURE[2:], ("Viele Grüße", "Ada Holm")])
def test_the_signature_of_a_mail_is_set_aside_and_in_review(end: tuple[str, ...]) -> None:
    readings = read(*MAIL, "", *end)
    assert {r.role for r in readings[len(MAIL) + 1 :]} == {"boilerplate"}
    unmailed = read(HEAD, OPENING, SECOND, THIRD, *end)
    assert "boilerplate" not in [r.role for r in unmailed if r.text in end and r.text != "ENDS"]


ASKED = ("On Wed, 11 Mar 2026 at 18:02, Jo Ash wrote:", "> Hi Ada,", ">", "> please send 300 words on the ferry.")


def test_the_mail_that_a_mail_answers_is_set_aside_with_the_signature_above_it_and_in_review() -> None:
    readings = read(*MAIL, "", *SIGNATURE, "", *ASKED)
    assert {r.role for r in readings[len(MAIL) + 1 :] if r.text} == {"boilerplate"}
    assert all(r.confidence < SURE for r in readings if r.text.startswith("> "))
    article = (f"> {OPENING}", ">", f"> {SECOND}")
    assert "boilerplate" not in [r.role for r in read(*MAIL[:6], "see below", ASKED[0], *article)[-3:]]


def test_the_greeting_of_a_mail_and_what_its_server_wrote_are_set_aside() -> None:
    server = ("Message-ID: <1@post.example>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8")
    head = (*MAIL[:3], f"Subject: {HEAD}", *server, "", "Hi desk,", "")
    readings = read(*head, OPENING, SECOND)
    assert gathered(readings).title == HEAD
    assert {r.role for r in readings if r.text in (*server, "Hi desk,")} == {"boilerplate"}
    assert [r.confidence < SURE for r in readings if r.text == "Hi desk,"] == [True]
    told = [(note.line, note.why) for note in gathered(readings).notes if note.item == "authors"]
    assert told == [(1, "'Ada Holm' sent the mail, and may be the author")]
    assert "boilerplate" not in roles(HEAD, "Dear diary,", OPENING, SECOND)


@pytest.mark.parametrize(
    "lines",
    [
        ("Slug: FERRY", "Headline: The pier", f"Body: {OPENING}", SECOND),
        ("The wound of the sea", "Title: Salt Road", "Publisher: Pine Press", OPENING, SECOND),
        ("Status: Single, a comedy of the coast", OPENING, SECOND),
    ],
    ids=["label and text", "a book's title", "no fields"],
)
def test_what_resembles_a_field_is_kept(lines: tuple[str, ...]) -> None:
    made = drafted(*lines)
    kept = f"{made.head.title} {made.body}"
    assert all(word in kept for word in lines[2].split())
    assert made.head.title in (*lines, "The pier")
