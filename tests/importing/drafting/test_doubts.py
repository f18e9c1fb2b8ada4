"""What a person should look at of how a dump was read."""

from newsgen.importing.drafting import compose
from newsgen.importing.records import SURE, Reading


def test_what_was_read_without_being_sure_waits_for_review_where_that_left_the_text() -> None:
    lines = [
        Reading(1, "caption", "The pier.", 0.6, "as below a picture"),
        Reading(2, "boilerplate", "Read on.", 0.6, "as elsewhere"),
        Reading(3, "share", "Share this", SURE, "it says so"),
        Reading(4, "paragraph", "The pier opens.", 0.6, "as most lines"),
    ]
    assert [(note.item, note.line, note.why) for note in compose.doubts(lines)] == [
        ("captions", 1, "read as caption with confidence 0.60: as below a picture"),
        ("text", 2, "read as boilerplate with confidence 0.60: as elsewhere"),
    ]
