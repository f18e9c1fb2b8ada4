"""When a saved page was published."""

import pytest
import source_samples as sources
from page_samples import BARE, FILLER, page


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2026-02-27T06:30:00.123+0100", "2026-02-27T06:30:00+01:00"),
        ("20260227T063000Z", "2026-02-27T06:30:00+00:00"),
        ("20260227T0630+0100", "2026-02-27T06:30:00+01:00"),
        ("20260227", "2026-02-27"),
        ("2026-02-27 06:30:00 +0100", "2026-02-27T06:30:00+01:00"),
        ("2026-02-27 06:30:00 UTC", "2026-02-27T06:30:00+00:00"),
        ("Fri, 27 Feb 2026 06:30:00 +0100", "2026-02-27T06:30:00+01:00"),
        ("27 Feb 2026 06:30:00 GMT", "2026-02-27T06:30:00+00:00"),
        ("February 27, 2026", "2026-02-27"),
        ("27 February 2026, 06:30", "2026-02-27T06:30"),
    ],
)
def test_dates_in_many_forms(stated: str, date: str) -> None:
    assert sources.draft("page", page({**BARE, "datePublished": stated})).head.date == date


@pytest.mark.parametrize(
    "stated", ["soon", "2026-02-30", "20260227063000", "02/03/2026", "0001-01-01", "32 Feb 2026 1", "9" * 99]
)
def test_a_date_that_cannot_be_read_is_looked_for_elsewhere(stated: str) -> None:
    made = sources.draft("page", page({**BARE, "datePublished": stated}, text="<p>It was 26 February 2026 then.</p>"))
    assert "date" in made.head.review


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<time datetime=2026-02-27>Friday</time>", "2026-02-27"),
        ("<time datetime=2026-02-26>a</time><time class=entry-date datetime=2026-02-27>b</time>", "2026-02-27"),
        ("<span itemprop=datePublished content=2026-02-27>Friday</span>", "2026-02-27"),
        ('<span property="dc:date dc:created" content="2026-02-27">03/27/2026</span>', "2026-02-27"),
        ("<span itemprop='datePublished dateModified'>27 February 2026</span>", "2026-02-27"),
        ("<span itemprop=datePublished></span><time pubdate datetime=2026-02-27>Friday</time>", "2026-02-27"),
        (f"<p>{FILLER[0]}<time datetime=2026-05-01>1 May</time></p>", None),
    ],
)
def test_dates_in_the_markup(markup: str, date: str | None) -> None:
    made = sources.draft("page", page(BARE, text=markup))
    assert (made.head.date == date and "date" not in made.head.review) == (date is not None)


def test_a_page_that_is_to_appear_later_is_held_back_until_then() -> None:
    head = sources.draft("page", page({**BARE, "datePublished": "2030-02-27T06:30:00Z"})).head
    assert (head.date, head.embargo) == ("2030-02-27T06:30:00+00:00", "2030-02-27T06:30:00+00:00")


@pytest.mark.parametrize(
    ("line", "date", "asked"),
    [
        ("Published 27 February 2026, 6:30 am CET", "2026-02-27T06:30:00+01:00", False),
        ("27 February 2026, 6:30 am", "2026-02-27T06:30:00+01:00", True),
        ("27 February 2026", "2026-02-27", False),
    ],
)
def test_a_day_that_readers_see_beside_the_headline_keeps_its_time(line: str, date: str, *, asked: bool) -> None:
    whole = page(BARE).replace('<p class="byline">', f"<p>{line}</p><p>").replace("night-ferry", "2026/02/27/ferry")
    head = sources.draft("page", whole).head
    assert (head.date, "date" in head.review) == (date, asked)


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("The night ferry returns | Harbour | 27.02.2026", "2026-02-27"),
        ("The night ferry returns - 27 February 2026 - The Harbour", "2026-02-27"),
        ("What the storm of 27 February 2026 left | The Harbour", "2026-02-20"),
    ],
)
def test_the_day_in_the_title_of_a_page_is_its_own_and_in_review(title: str, date: str) -> None:
    other = '<footer><span class="date">2026-02-20</span>'
    head = sources.draft(
        "page", page(BARE).replace("The night ferry returns | The Harbour", title).replace("<footer>", other)
    ).head
    assert (head.date, "date" in head.review) == (date, True)
