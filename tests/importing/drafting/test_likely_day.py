"""The day of an article, where several days stand in its dump or none is stated."""

from line_samples import HEAD, OPENING, SECOND, THIRD, gathered, read


def test_a_day_that_is_yet_to_come_dates_an_article_above_its_text_alone() -> None:
    days = ("Sat 13 June 2026", "Sun 14 June 2026")
    below = gathered(read(HEAD, OPENING, SECOND, THIRD, *days))
    assert not below.date.startswith("2026-06")
    above = gathered(read(HEAD, "13 June 2026", OPENING, SECOND, THIRD))
    assert above.date == "2026-06-13"


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    readings = read(HEAD, "Updated: 4 March 2026", "Published: 2 March 2026", OPENING, SECOND)
    assert gathered(readings).date == "2026-03-02"


def test_a_day_in_the_headline_bounds_the_date() -> None:
    head = "Minutes of the meeting of the harbour board held on 4 March 2026"
    facts = gathered(read(head, SECOND, THIRD))
    assert facts.date == "2026-03-04"
    assert "date" in [note.item for note in facts.notes]


def test_a_full_day_in_the_dateline_is_that_of_the_article_whatever_the_text_names() -> None:
    text = "ALDERMOUTH, Feb. 3, 2022 — The ferry sails again on Monday, as it did on 4 March 2023."
    facts = gathered(read(HEAD, text, SECOND, THIRD))
    assert facts.date == "2022-02-03"
    assert "guessed: the day of its dateline" in [note.why for note in facts.notes]


def test_a_day_in_a_dateline_on_a_line_of_its_own_is_that_of_the_article() -> None:
    facts = gathered(read(HEAD, "ALDERMOUTH, Feb. 3, 2022 —", OPENING, SECOND, THIRD))
    assert facts.date == "2022-02-03"
