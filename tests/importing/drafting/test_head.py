"""What the head of an article says: when it was published and changed, in which zone, and who wrote it."""

from datetime import UTC, datetime

import pytest

from newsgen.config import Config
from newsgen.errors import DumpError
from newsgen.importing.drafting import compose
from newsgen.importing.records import Draft, Dump
from newsgen.importing.sources import opening
from newsgen.importing.sources.records import Job

CONFIG = Config(title="Test", base_url="https://news.example.com", timezone="Europe/Berlin")
NOW = datetime(2026, 8, 3, tzinfo=UTC)
TEXT = (
    "The night ferry sails again after eleven months of repairs to the pier, the council said.",
    "Crews finished the pier, and tickets cost what they did before, said the operator.",
)


def drafted(*lines: str) -> Draft:
    dump = Dump("seeds/a.txt", ("The night ferry returns to Aldermouth", *lines, *TEXT))
    return compose.draft(dump, CONFIG, "digest", NOW)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2 March 2026, 06:30", "2026-03-02T06:30:00+01:00"),
        ("2026-03-02T06:30:00Z", "2026-03-02T06:30:00+00:00"),
        ("2026-03-02T06:30:00.000+05:30", "2026-03-02T06:30:00+05:30"),
        ("2 March 2026, 06:30 GMT", "2026-03-02T06:30:00+00:00"),
        ("2 March 2026, 06:30 UTC+2", "2026-03-02T06:30:00+02:00"),
        ("March 2, 2026 6:30 AM EST", "2026-03-02T06:30:00-05:00"),
        ("March 2, 2026 6:30 p.m. PST", "2026-03-02T18:30:00-08:00"),
        ("March 2, 2026 6:30 AM ET", "2026-03-02T06:30:00-05:00"),
        ("July 2, 2026 6:30 AM ET", "2026-07-02T06:30:00-04:00"),
        ("3. März 2026, 14:30 Uhr MEZ", "2026-03-03T14:30:00+01:00"),
        ("By Ada Holm, March 2, 2026 6:30 AM EST", "2026-03-02T06:30:00-05:00"),
    ],
)
def test_the_zone_that_a_line_names_is_kept(line: str, date: str) -> None:
    head = drafted(line).head
    assert (head.date, head.review) == (date, ())


@pytest.mark.parametrize("line", ["2 July 2026 06:30 BST", "March 2, 2026 6:30 AM CST", "2 March 2026 06:30 IST"])
def test_a_zone_whose_name_others_have_is_in_review(line: str) -> None:
    assert "date" in drafted(line).head.review


@pytest.mark.parametrize(("line", "review"), [("03/04/2026", ("date",)), ("23/04/2026", ()), ("04/04/2026", ())])
def test_a_day_and_a_month_that_may_be_the_other_way_round_are_in_review(line: str, review: tuple[str, ...]) -> None:
    assert drafted(line).head.review == review


def test_an_oxford_comma_loses_no_author_and_what_kind_of_piece_it_is_is_kept() -> None:
    assert drafted("By Ada Holm, Per Lind, and Mona Dahl").head.authors == ("Ada Holm", "Per Lind", "Mona Dahl")
    assert drafted("Analysis by Ada Holm").head.extra == {"byline": "Analysis by Ada Holm"}


def test_a_span_of_hours_names_no_zone() -> None:
    assert drafted("2 March 2026, 06:30-07:30").head.date == "2026-03-02T06:30:00+01:00"


@pytest.mark.parametrize(
    ("zone", "stated", "offset"),
    [
        ("Asia/Jerusalem", "January 2, 2026 6:30 AM IST", "+02:00"),
        ("Asia/Shanghai", "July 2, 2026 6:30 AM CST", "+08:00"),
        ("Europe/London", "July 2, 2026 6:30 AM BST", "+01:00"),
        ("America/Chicago", "March 2, 2026 6:30 AM CST", "-06:00"),
    ],
)
def test_a_paper_means_its_own_zone_by_a_name_that_others_have(zone: str, stated: str, offset: str) -> None:
    own = Config(title="Test", base_url="https://news.example.com", timezone=zone)
    head = compose.draft(Dump("seeds/a.txt", ("The ferry returns", stated, *TEXT)), own, "digest", NOW).head
    assert (head.date or "").endswith(offset)
    assert "date" not in head.review


@pytest.mark.parametrize(
    "line",
    [
        "Updated March 3, 2026",
        "Last updated: 3 March 2026",
        "Aktualisiert am 3. März 2026",
        "By Ada Holm | Updated March 3, 2026",
    ],
)
def test_the_day_of_a_change_alone_is_a_guess(line: str) -> None:
    head = drafted(line).head
    assert (head.date, head.updated, head.review) == ("2026-03-03", None, ("date",))


@pytest.mark.parametrize(
    "lines",
    [
        ("Published March 2, 2026", "Updated March 3, 2026"),
        ("Updated March 3, 2026", "Published March 2, 2026"),
        ("Published March 2, 2026 Updated March 3, 2026",),
        ("Updated 3 March 2026, first published 2 March 2026",),
    ],
)
def test_both_days_are_kept_in_either_order(lines: tuple[str, ...]) -> None:
    head = drafted(*lines).head
    assert (head.date, head.updated, head.review) == ("2026-03-02", "2026-03-03", ())


def test_a_change_on_the_same_day_is_told_by_its_hour_and_one_before_publication_is_none() -> None:
    head = drafted("Published 2 March 2026 10:00, updated 2 March 2026 12:30").head
    assert (head.date, head.updated) == ("2026-03-02T10:00:00+01:00", "2026-03-02T12:30:00+01:00")
    assert drafted("Published 2 March 2026", "Updated 1 March 2026").head.updated is None


@pytest.mark.parametrize(
    "line",
    [
        "By ADA HOLM, Associated Press",
        "By Ada Holm, Harbour correspondent, in Aldermouth",
        "By Ada Holm and Per Lind for The Courier",
        "By Ada Holm @adaholm ada@news.example.com",
        "Ada Holm, Staff Writer",
    ],
)
def test_a_byline_that_says_more_than_names_is_kept_whole(line: str) -> None:
    head = drafted(line).head
    assert head.extra == {"byline": line}
    assert head.authors[0].lower() == "ada holm"


@pytest.mark.parametrize(
    "line", ["By Ada Holm and Per Lind", "Von Ada Holm, Per Lind", "By Ada Holm | March 2, 2026 6:30 AM EST"]
)
def test_a_byline_of_names_alone_is_not_written_twice(line: str) -> None:
    assert drafted(line).head.extra == {}


def test_what_stands_around_articles_alone_is_no_article() -> None:
    with pytest.raises(DumpError, match=r"^seeds/a.txt:1: it has no line of an article, only what stands around one"):
        opening.draft(Job("text", "seeds/a.txt", b"Share this\nAdvertisement\n", "digest", CONFIG, NOW))


@pytest.mark.parametrize(
    ("line", "embargo"),
    [
        ("EMBARGOED UNTIL 00:01 MONDAY 9 NOVEMBER 2026", "2026-11-09T00:01:00+01:00"),
        ("Embargo: 9 November 2026, 9am", "2026-11-09T09:00:00+01:00"),
        ("Sperrfrist: 9. November 2026, 10 Uhr", "2026-11-09T10:00:00+01:00"),
        ("Sous embargo jusqu’au 9 novembre 2026 à 10h00", "2026-11-09T10:00:00+01:00"),
    ],
)
def test_an_embargo_that_a_line_states_holds_and_does_not_date_an_article_that_has_a_date(
    line: str, embargo: str
) -> None:
    head = drafted(line, "1 August 2026").head
    assert (head.embargo, head.date) == (embargo, "2026-08-01")
    assert drafted(line).head.date == embargo


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("Ajaccio (Francia), 11 mar (EFE).- ", "Ajaccio (Francia), 11 mar (EFE)"),
        ("ALDERMOUTH, 9 March 2026 – ", "ALDERMOUTH, 9 March 2026"),
        ("(ANSA) - ROMA, 11 MAR - ", "(ANSA) - ROMA, 11 MAR"),
        ("МОСКВА, 11 мар - ", "МОСКВА, 11 мар"),
        ("Estnes, le 14 mars 2026 – ", "Estnes, le 14 mars 2026"),
        ("Bad Ostnes, 14. März 2026 - ", "Bad Ostnes, 14. März 2026"),
        ("Estenés, 14 de marzo de 2026.- ", "Estenés, 14 de marzo de 2026"),
        ("Lindwick, March 14, 2026 — ", "Lindwick, March 14, 2026"),
    ],
)
def test_datelines_with_a_day_or_a_country_are_taken_whole(start: str, place: str) -> None:
    made = compose.draft(Dump("seeds/a.txt", (start + TEXT[0], TEXT[1])), CONFIG, "digest", NOW)
    assert made.head.dateline == place
    assert made.body.startswith(TEXT[0])


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        ("Madrid - 12 mar 2026 - 05:30 CET", "2026-03-12T05:30:00+01:00", "Madrid"),
        ("ALDERMOUTH, 9 March 2026", "2026-03-09", "ALDERMOUTH"),
        ("Sport | 9 March 2026", "2026-03-09", None),
        ("Updated - 9 March 2026", "2026-03-09", None),
    ],
)
def test_a_place_before_the_day_is_the_dateline(line: str, date: str, place: str | None) -> None:
    head = drafted(line).head
    assert (head.date, head.dateline) == (date, place)


@pytest.mark.parametrize(("more", "date"), [("", "2026-07-14"), ("It burned on 4 May 2019.", "2019-07-14")])
def test_a_day_without_its_year_dates_the_article_and_stands_in_review(more: str, date: str) -> None:
    made = drafted("14 июл, 11:20", "It opens again on 1 August.", *filter(None, [more]))
    assert made.head.date == date
    assert [note.line for note in made.notes if note.item == "date"] == [2]


def test_the_day_behind_the_place_at_the_start_dates_a_release() -> None:
    lines = ("Estnes, le 14 mars 2026 – L’association du port a ouvert le grenier.", "Ouvert du jeudi au dimanche.")
    made = compose.draft(Dump("seeds/a.txt", lines), CONFIG, "digest", NOW)
    assert made.head.date == "2026-03-14"


def test_of_datelines_that_stand_alone_the_first_is_the_articles_and_the_others_are_text() -> None:
    made = drafted("ALDER\u00adMOUTH —", "LEEDS —")
    assert (made.head.dateline, made.body.split("\n\n")[0]) == ("ALDERMOUTH", "LEEDS —")


@pytest.mark.parametrize(
    "lines",
    [
        ("EXCLUSIVE – " + TEXT[0], TEXT[1]),
        ("MATCH REPORT - " + TEXT[0], TEXT[1]),
        (
            "HOLM – Peacefully, at home, on 2 March, Ada, aged 91.",
            "BRANDT – Suddenly, at sea, on 3 March, Kai, aged 58.",
        ),
        ("PARIS — " + TEXT[0], "LONDON — " + TEXT[1]),
    ],
    ids=["label", "two words", "notices of deaths", "news in brief"],
)
def test_what_resembles_a_dateline_stays_in_the_text(lines: tuple[str, ...]) -> None:
    made = compose.draft(Dump("seeds/a.txt", lines), CONFIG, "digest", NOW)
    assert made.head.dateline is None
    assert made.body.startswith(lines[0][:20])
    assert (made.head.summary or "").startswith(lines[0][:10])


@pytest.mark.parametrize(
    ("line", "authors", "paper"),
    [
        ("By Ada Holm, The Coast Post", ("Ada Holm",), "The Coast Post"),
        ("By Ada Holm | The Coast Post", ("Ada Holm",), "The Coast Post"),
        ("By Ada Holm and Per Lind for The Coast Post", ("Ada Holm", "Per Lind"), "The Coast Post"),
        ("By Ada Holm and Per Lind, Coast Times", ("Ada Holm", "Per Lind"), "Coast Times"),
        ("By Ada Holm, Coast Herald, 4 March 2026", ("Ada Holm",), "Coast Herald"),
        ("Von Ada Holm, Aldermouther Zeitung", ("Ada Holm",), "Aldermouther Zeitung"),
        ("By ADA HOLM The Associated Press", ("ADA HOLM",), "The Associated Press"),
        ("By Ada Holm, The Test", ("Ada Holm",), None),
        ("By Ada Holm, The Test Post", ("Ada Holm",), None),
        ("By Ada Holm and Emily Post", ("Ada Holm", "Emily Post"), None),
        ("By Jan Kurier and Ada Courier", ("Jan Kurier", "Ada Courier"), None),
        ("By Ada Holm, harbour reporter", ("Ada Holm",), None),
    ],
)
def test_a_paper_in_a_byline_is_no_author_but_where_the_text_may_be_from(
    line: str, authors: tuple[str, ...], paper: str | None
) -> None:
    config = Config(title="Test Post", base_url="https://news.example.com")
    lines = ("The ferry returns", line, "The night ferry sails again on Monday, the harbour office said.")
    made = compose.draft(Dump("seeds/a.txt", lines), config, "digest", datetime(2026, 3, 5, tzinfo=UTC))
    assert made.head.source is not None
    assert (made.head.authors, made.head.source.publisher) == (authors, paper)
    assert ("source" in made.head.review) == (paper is not None)


@pytest.mark.parametrize(
    ("line", "date", "doubt"),
    [
        (
            "25 October 2026, 02:30",
            "2026-10-25T02:30:00+01:00",
            "02:30 comes twice in Europe/Berlin, where the clock is set back",
        ),
        (
            "29 March 2026, 02:30",
            "2026-03-29T02:30:00+01:00",
            "02:30 does not exist in Europe/Berlin, where the clock skips it",
        ),
    ],
)
def test_a_time_at_which_the_clock_changes_is_the_later_and_doubtful(line: str, date: str, doubt: str) -> None:
    draft = drafted(line)
    assert draft.head.date == date
    assert [note.why for note in draft.notes if note.item == "date"] == [f"{doubt}; it was read as +0100"]


@pytest.mark.parametrize(("zone", "offset"), [("CEST", "+02:00"), ("CET", "+01:00")])
def test_a_time_at_which_the_clock_changes_is_clear_with_its_zone(zone: str, offset: str) -> None:
    draft = drafted(f"25 October 2026, 02:30 {zone}")
    assert draft.head.date == f"2026-10-25T02:30:00{offset}"
    assert "date" not in draft.head.review


def test_an_embargo_that_may_end_at_two_moments_ends_at_the_later() -> None:
    assert drafted("EMBARGO: 25 October 2026, 02:30").head.embargo == "2026-10-25T02:30:00+01:00"
