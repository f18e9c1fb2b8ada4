"""What a person should look at of how a dump was read."""

from line_samples import HEAD, OPENING, SECOND, THIRD, read

from newsgen.importing.drafting import doubts
from newsgen.importing.records import SURE, Reading


def test_what_was_read_without_being_sure_waits_for_review_where_that_left_the_text() -> None:
    lines = [
        Reading(1, "caption", "The pier.", 0.6, "as below a picture"),
        Reading(2, "boilerplate", "Read on.", 0.6, "as elsewhere"),
        Reading(3, "share", "Share this", SURE, "it says so"),
        Reading(4, "paragraph", "The pier opens.", 0.6, "as most lines"),
    ]
    assert [(note.item, note.line, note.why) for note in doubts.unsure(lines)] == [
        ("captions", 1, "read as caption with confidence 0.60: as below a picture"),
        ("text", 2, "read as boilerplate with confidence 0.60: as elsewhere"),
    ]


def test_a_byline_with_its_time_amidst_the_text_may_head_another_article() -> None:
    one, another = ("By Ada Lind", "2 March 2018"), ("9 March 2018", "By Mara Holm")
    readings = read(HEAD, *one, OPENING, SECOND, "Museum opens", *one, THIRD, SECOND, "School closes", *another, THIRD)
    told = [(note.item, note.line, note.why) for note in doubts.others(readings)]
    what = "another article may begin here, and 1 more below; if so, give each a file of its own"
    assert told == [("text", 7, what)]


def test_a_byline_alone_one_below_the_text_and_the_only_one_head_no_other_article() -> None:
    below = read(HEAD, "By Ada Lind", OPENING, SECOND, "By Ada Lind", THIRD, SECOND, "By Mara Holm", "9 March 2018")
    only = read(HEAD, OPENING, SECOND, "By Mara Holm", "9 March 2018", THIRD)
    assert not [*doubts.others(below), *doubts.others(only)]
