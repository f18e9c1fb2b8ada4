from datetime import date

import pytest

from newsgen.importing.drafting import likely_day
from newsgen.importing.words import dates, timestamps

NOW = date(2026, 6, 1)


def guess(*texts: str) -> tuple[str, int] | None:
    found = likely_day.guess(list(enumerate(texts, 1)), NOW)
    return (found.value, found.line) if found else None


def test_full_dates_bound_and_weekdays_narrow() -> None:
    texts = ("The mayor said on Thursday it was done.", "The pier burned on Aug. 20, 2025.", "Work ended Dec. 24.")
    assert guess(*texts) == ("2025-12-25", 1)


def test_a_day_without_a_year_is_the_first_after_the_bound() -> None:
    assert guess("It opened on 3 March 2024.", "It closed on 2 February.") == ("2025-02-02", 2)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (("It burned on Aug. 20, 2025.",), "the latest day that the text names"),
        (
            ("Work ended on Aug. 20, 2025, he said on Friday.",),
            "the first Friday after 2025-08-20, the latest day that the text names (line 1)",
        ),
        (
            ("It opened on 3 March 2024.", "It closed on 2 February."),
            "the latest day that the text names, in the earliest year that fits",
        ),
    ],
)
def test_the_reason_of_a_guess_names_the_days_it_rests_on(texts: tuple[str, ...], why: str) -> None:
    found = likely_day.guess(list(enumerate(texts, 1)), NOW)
    assert found is not None
    assert found.why == why


def test_a_weekday_that_belongs_to_a_date_narrows_nothing() -> None:
    assert guess("The council met on Monday, Jan. 29, 2024.") == ("2024-01-29", 1)
    assert guess("It met on Monday, Jan. 29, 2024, and again on Friday.") == ("2024-02-02", 1)


def test_a_day_of_a_past_century_is_no_day_without_a_year() -> None:
    assert guess("The pier was opened on 11 July 1895, and shut on 3 March 2024.") == ("2024-03-03", 1)
    assert guess("The pier was opened on 11 July 1895.") is None


def test_nothing_later_than_the_import_is_guessed() -> None:
    assert guess("It was built on May 3, 2024.", "It will open on July 4, 2031.") == ("2024-05-03", 1)


def test_a_year_alone_rules_out_an_older_date() -> None:
    assert guess("The pier burned on May 3, 1994.", "It was rebuilt in 2025.") is None


def test_without_dates_there_is_no_guess() -> None:
    assert guess("The ferry sails again on Monday.") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("am 3. März 2024", (2024, 3, 3)),
        ("el 2 de mayo de 2022", (2022, 5, 2)),
        ("le 1er août 2023", (2023, 8, 1)),
        ("March 13, 2024", (2024, 3, 13)),
        ("13 March 2024", (2024, 3, 13)),
        ("2024-03-13", (2024, 3, 13)),
        ("2024/03/13", (2024, 3, 13)),
        ("2024.3.13", (2024, 3, 13)),
        ("13-Mar-2024", (2024, 3, 13)),
        ("13.mar.2024", (2024, 3, 13)),
        ("13.03.2024", (2024, 3, 13)),
        ("24 декабря 2024", (2024, 12, 24)),
        ("2024年3月5日", (2024, 3, 5)),
        ("24. helmikuuta 2024", (2024, 2, 24)),
        ("July 11, 1895", (1895, 7, 11)),
        ("1. Februar 1784", (1784, 2, 1)),
        ("11.07.1895", (1895, 7, 11)),
        ("2026. március 14.", (2026, 3, 14)),
        ("2026. 03. 14.", (2026, 3, 14)),
        ("14. 3. 2026", (2026, 3, 14)),
        ("14.03.26, 08:30", (2026, 3, 14)),
    ],
)
def test_dates_are_read_in_many_languages(text: str, day: tuple[int, int, int]) -> None:
    (found,) = dates.find(f"Es war {text}, wie es hieß.")
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    "text",
    [
        "May 31 2.5%",
        "on 99 May",
        "Chapter 3 of 12",
        "31 February 2024",
        "Mr. May 7th Avenue",
        "Friday, March 6, 1800-2100",
        "6 March 1830 hrs",
        "version 3.10.24, which",
    ],
)
def test_what_only_looks_like_a_full_date_is_none(text: str) -> None:
    assert not [d for d in dates.find(text) if d.year]


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("Published: 24 Dec 2025, 10:30", date(2025, 12, 24), (10, 30)),
        ("Dec. 24, 2025 at 3:05 p.m. ET", date(2025, 12, 24), (15, 5)),
        ("Montag, 3. März 2025, 10:15 Uhr", date(2025, 3, 3), (10, 15)),
        ("24.12.2025", date(2025, 12, 24), None),
        ("Updated 5 hours ago", None, None),
        ("Tue 29 Nov 2016 15.26 EST", date(2016, 11, 29), (15, 26)),
        ("Mo., 3. März 2025", date(2025, 3, 3), None),
        ("Posted: Oct 14, 2022 9:27 AM ET | Last Updated: 24 minutes ago", date(2022, 10, 14), (9, 27)),
        ("2024年5月10日 17時30分", date(2024, 5, 10), (17, 30)),
        ("3 septembre 2024 à 18 h 30", date(2024, 9, 3), (18, 30)),
        ("2024-09-03T10:00:00Z", date(2024, 9, 3), (10, 0)),
        ("12 лютого 2024 р.", date(2024, 2, 12), None),
        ("4:12 PM CST, March 4, 2024", date(2024, 3, 4), (16, 12)),
        ("12m ago", None, None),
        ("4 مارس 2026", date(2026, 3, 4), None),
        ("٤ مارس ٢٠٢٦", date(2026, 3, 4), None),
        ("4 במרץ 2026", date(2026, 3, 4), None),
        ("입력 2026.03.05. 오후 9:12", date(2026, 3, 5), (21, 12)),
        ("2026年3月5日 午後7時05分", date(2026, 3, 5), (19, 5)),
        ("26/02/2026 14h20  Atualizado há 3 horas", date(2026, 2, 26), (14, 20)),
        ("Giriş Tarihi: 04.03.2026 10:15", date(2026, 3, 4), (10, 15)),
        ("FOR IMMEDIATE RELEASE: March 10, 2026", date(2026, 3, 10), None),
        ("March 5, 2026 at 6 PM", date(2026, 3, 5), (18, 0)),
        ("Thursday, 11 July 1895", date(1895, 7, 11), None),
        ("Date: Thu, 12 Mar 2026 09:14:00 +0000", date(2026, 3, 12), (9, 14)),
        ("Thu, 12 Mar 2026 09:14:00 -0500 (EST)", date(2026, 3, 12), (9, 14)),
        ("March 14, 20265:00 AM ET", date(2026, 3, 14), (5, 0)),
        ("15:10, 14 Mar 2026Updated 16:02, 14 Mar 2026", date(2026, 3, 14), (15, 10)),
        ("Updated - March 14, 2026 07:10 am IST - CHENNAI", date(2026, 3, 14), (7, 10)),
        ("Sabtu, 14 Mar 2026 08:15 WIB", date(2026, 3, 14), (8, 15)),
        ("Thứ bảy, 14/3/2026, 08:00 (GMT+7)", date(2026, 3, 14), (8, 0)),
        ("Oluşturulma Tarihi: Mart 12, 2026 09:14", date(2026, 3, 12), (9, 14)),
        ("Data publicării: 14.03.2026 08:10", date(2026, 3, 14), (8, 10)),
        ("Última actualización: 14 de marzo de 2026", date(2026, 3, 14), None),
        ("Zuletzt aktualisiert am 14. März 2026", date(2026, 3, 14), None),
        ("송고시간2026-03-14 09:00", date(2026, 3, 14), (9, 0)),
        ("14 марта 2026 года, 11:20", date(2026, 3, 14), (11, 20)),
        ("Heute, 07:02 Uhr", None, None),
        ("Yesterday at 9:30 p.m.", None, None),
        ("Сегодня, 11:20", None, None),
        ("3時間前", None, None),
        ("الخميس 12 مارس 2026 - 10:30 م", date(2026, 3, 12), (22, 30)),
        ("Data utworzenia: 12 marca 2026, 07:15", date(2026, 3, 12), (7, 15)),
        ("12 marzo 2026 (modifica il 12 marzo 2026 | 08:15)", date(2026, 3, 12), None),
        ("for 2 timer siden", None, None),
        ("Update: 3 uur geleden", None, None),
        ("Sa 14.03.2026 06:02", date(2026, 3, 14), (6, 2)),
        ("lør 14. mar. 2026 kl. 06:02", date(2026, 3, 14), (6, 2)),
        ("do 12 mrt 2026", date(2026, 3, 12), None),
        ("сб, 14 марта 2026", date(2026, 3, 14), None),
        ("2026年3月14日 星期六 06:02", date(2026, 3, 14), (6, 2)),
        ("2026年3月14日(土) 6:02", date(2026, 3, 14), (6, 2)),
        ("14 мар, 11:20", None, None),
        ("Mar 14, 6:02 a.m.", None, None),
        ("14 de març de 2026 a les 06:02", date(2026, 3, 14), (6, 2)),
        ("3 d’agost de 2026", date(2026, 8, 3), None),
        ("14 मार्च 2026, 06:02 AM IST", date(2026, 3, 14), (6, 2)),
        ("প্রকাশ: ২ মে ২০২৬, ০৬:০২", date(2026, 5, 2), (6, 2)),
        ("۱۴ مارس ۲۰۲۶ - ۰۶:۰۲", date(2026, 3, 14), (6, 2)),
        ("14 مارس 2026 - 06:02 مساءً", date(2026, 3, 14), (18, 2)),
        ("14.03.2026. u 06:02", date(2026, 3, 14), (6, 2)),
        ("Objavljeno: 14. listopada 2026. u 10:02", date(2026, 10, 14), (10, 2)),
        ("14 listopada 2026, 10:02", date(2026, 11, 14), (10, 2)),
        ("14. mart 2026. 06:02", date(2026, 3, 14), (6, 2)),
        ("14 март 2026 | 06:02", date(2026, 3, 14), (6, 2)),
        ("14 de marzo de 2026 a las 17:12 hs.", date(2026, 3, 14), (17, 12)),
        ("Madrid - 12 mar 2026 - 05:30 CET", date(2026, 3, 12), (5, 30)),
        ("Tannberg, 14. März 2026", date(2026, 3, 14), None),
        ("12 آذار 2026", date(2026, 3, 12), None),
        ("الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21 (GMT+0400)", date(2013, 8, 4), (2, 21)),
        ("12 تشرين الأول / أكتوبر 2025", date(2025, 10, 12), None),
    ],
)
def test_timestamps(text: str, day: date | None, clock: tuple[int, int] | None) -> None:
    found = timestamps.timestamp(text)
    assert found is not None
    assert found.day == day
    assert ((found.hour, found.minute) if found.timed else None) == clock


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, 2024 he opened the pier",
        "1 March 2024 to 30 June 2024",
        "do 31 marca 2024",
        "Per 31. Dezember 2025",
        "Today at 7:02 the ferry left",
        "3 hours ago it was there",
        "Saturday, March 14, 7:30 p.m.",
        "March 14, 7 p.m.",
        "The ferry, 14 March 2026",
    ],
)
def test_a_sentence_with_a_date_is_no_timestamp(text: str) -> None:
    assert timestamps.timestamp(text) is None


def test_a_year_at_the_end_of_a_sentence_is_not_that_of_the_day_that_opens_the_next() -> None:
    assert not [d for d in dates.find("The pier closed in 2024. May 5 saw it open again.") if d.is_whole]


@pytest.mark.parametrize(
    "label", ["Última actualización", "Zuletzt aktualisiert am", "Laatste update", "Sist oppdatert"]
)
def test_a_label_tells_a_change_from_the_first_day(label: str) -> None:
    found = timestamps.timestamp(f"{label}: 14.03.2026, 08:15")
    assert found is not None
    assert found.changed


def test_day_and_month_that_could_change_places_are_told() -> None:
    american = timestamps.timestamp("03.04.2025 07:00 AM"), timestamps.timestamp("03.04.2025 07:00")
    assert [stamp.ambiguous for stamp in american if stamp] == [True, False]
    ambiguous, clear = timestamps.timestamp("03/04/2025"), timestamps.timestamp("23/04/2025")
    assert ambiguous is not None
    assert clear is not None
    assert (ambiguous.ambiguous, clear.ambiguous) == (True, False)


@pytest.mark.parametrize(("said", "year"), [("02.12.19, 10:00", 2019), ("02.12.99, 10:00", 1999)])
def test_a_year_of_two_digits_is_none_of_a_far_future(said: str, year: int) -> None:
    assert [found.year for found in dates.find(said)] == [year]
