import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.importing.drafting import headlines

LONG = (
    "In a sign of better times on the coast, the night ferry is back at the pier of Aldermouth, a small port. "
    "It sails on Monday."
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (LONG, "The night ferry is back at the pier of Aldermouth"),
        ("The pier has reopened.", "The pier has reopened"),
        ("Aldermouth, a port of 3,000 people, was without a ferry for a year.",
         "Aldermouth, a port of 3,000 people, was without a ferry for a year"),
        ("Mr. Holm opened the pier on Friday. Then it rained.", "Mr. Holm opened the pier on Friday"),
        ("Nach elf Monaten Pause, die Fähre ist wieder da, sagt das Amt.", "Die Fähre ist wieder da"),
        ("iPhones are welcome on the ferry. Dogs are not.", "iPhones are welcome on the ferry"),
        ("桟橋が再開した。船は月曜に出る。", "桟橋が再開した"),
    ],
)  # fmt: skip
def test_a_headline_is_the_clause_that_stands_alone(text: str, title: str) -> None:
    assert headlines.headline(text) == title


def test_a_long_sentence_is_cut_between_words() -> None:
    title = headlines.headline("Something " + "quite extraordinarily long-winded " * 12 + "happened.")
    assert len(title) <= headlines.MAX_TITLE
    assert title.endswith("…")
    assert title[:-1].split()[-1] in ("quite", "extraordinarily", "long-winded")


def test_a_lost_quotation_mark_goes() -> None:
    assert (
        "“"
        not in headlines.headline("“It is the ferry that we wanted, and it came” said the mayor of the town at last.")[
            :1
        ]
    )


@given(st.text(min_size=1, max_size=400))
def test_titles_are_short_and_on_one_line(text: str) -> None:
    title = headlines.headline(text)
    assert len(title) <= headlines.MAX_TITLE + 2
    assert "\n" not in title


def test_a_summary_is_the_first_sentence_or_two_where_it_is_short() -> None:
    long = "The pier of St. Ives, which a storm took in March, has reopened."
    assert headlines.summary(f"{long} It rained.") == long
    assert headlines.summary(f"Airports are loud. {long} It rained.") == f"Airports are loud. {long}"
    assert headlines.summary("Airports are loud.") == "Airports are loud."
