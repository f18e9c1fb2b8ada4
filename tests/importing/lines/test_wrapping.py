"""Lines that a mail program or a PDF broke off are put together again."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_samples import drafted

from newsgen.importing.lines import wrapping

HEAD = ("Library to stay open until ten", "By Ben Roy", "4 March 2026")
FIRST = (
    "The library of Aldermouth will stay open until ten in the",
    "evening from April, the council decided on Tuesday. Readers",
    "had asked for longer hours for many years.",
)
SECOND = ("The director said she was glad of it, and that three people", "would be hired for the late hours.")
WHOLE = (" ".join(FIRST), " ".join(SECOND))


@pytest.mark.parametrize("gap", [(), ("",)])
def test_the_paragraphs_of_a_mail_are_whole_with_and_without_blank_lines_between(gap: tuple[str, ...]) -> None:
    made = drafted(*HEAD, *gap, *FIRST, *gap, *SECOND)
    assert made.body.split("\n\n") == list(WHOLE)
    assert (made.head.title, made.head.authors, made.head.date) == (HEAD[0], ("Ben Roy",), "2026-03-04")
    assert not made.head.figures


def test_what_a_mail_has_around_its_text_does_not_keep_that_from_being_whole() -> None:
    head = ("Von: Ben Roy <ben@post.example>", "An: desk@post.example", "Betreff: Wochenmarkt zieht um")
    text = (
        "Der Wochenmarkt zieht ab Januar auf den Schlossplatz um. Das hat der", "Stadtrat am Dienstag beschlossen.", "",
        "Die Händler sind geteilter Meinung. Manche fürchten weniger Kundschaft,", "andere freuen sich über den Platz.",
    )  # fmt: skip
    asked = ("Am 24.11.2026 um 18:02 schrieb Ada Lind:", *(f"> Frage {n}" for n in range(6)))
    made = drafted(*head, "", *text, "", *asked)
    assert made.body.split("\n\n") == [" ".join(text[:2]), " ".join(text[3:])]


def test_a_list_does_not_make_the_few_lines_that_go_on_a_column() -> None:
    text = (
        "The harbour office counts its ferries each evening at the old pier, and",
        "tells the town how many there were and who sailed on them that day.",
    )
    items = tuple(f"- Ferry number {n} sails at dawn" for n in range(16))
    assert wrapping.columns(text * 4)
    assert not wrapping.columns((*text * 4, *items))


def test_each_line_has_its_reading_and_the_guess_is_in_review() -> None:
    made = drafted(*HEAD, *FIRST, *SECOND)
    assert [r.text for r in made.readings] == [*HEAD, *FIRST, *SECOND]
    assert [r.goes_on for r in made.readings] == [False, False, False, False, True, True, False, True]
    assert made.head.review == ("text",)


PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(["the", "ferry", "waits", "at", "a", "pier", "for", "whoever", "sails", "to", "islands"]),
        min_size=50,
    ),
    min_size=2,
    max_size=5,
)


@given(PARAGRAPHS, st.integers(44, 100))
def test_whatever_the_column_the_paragraphs_come_out_as_they_were(words: list[list[str]], width: int) -> None:
    whole = [f"Now {' '.join(paragraph)}." for paragraph in words]
    lines = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in whole).split("\n")
    assert drafted(*lines).body.split("\n\n") == whole


TIMES = dict(zip(
    "abcdefghijklmnopqrstuvwxyz ,.N",
    (444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722,
     500, 500, 444, 250, 250, 250, 722), strict=True,
))  # fmt: skip
"""The widths of letters in Times, in thousandths of its size."""


def printed(text: str, width: int) -> list[str]:
    """The lines of a paragraph in a column of print that is `width` thousandths of the letters' size wide."""
    lines = [""]
    for word in text.split():
        line = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], line] if sum(map(TIMES.__getitem__, line)) <= width else [*lines, word]
    return lines


MENDED = (
    "Now the council of the town will let the harbour office mend the pier, said its clerk, who will not say what that "
    "costs. the work is to begin in may and will take a year, since the piles are of a timber that grows slowly in the "
    "north. people who live along mill lane wish that lamps would be put up first, and wrote as much to the mayor."
)
LAMPS = (
    "Now he answered that the lamps come next. small boats may lie in the mud until then, as they always have, and who "
    "sails in summer will find a wall of new timber with room for forty boats, ten more than the town has had so far."
)


@pytest.mark.parametrize("width", range(11_000, 30_000, 1_500))
def test_in_print_too_where_letters_differ_in_width(width: int) -> None:
    lines = (*printed(MENDED, width), "", *printed(LAMPS, width))
    assert drafted(*lines).body.split("\n\n") == [MENDED, LAMPS]


def test_an_indented_line_below_the_end_of_a_sentence_begins_a_paragraph_and_is_as_full_as_the_others() -> None:
    full = (
        "So the library of Aldermouth will stay open until ten in",
        "the evening from April, and its readers are glad to know.",
    )
    lines = (f"   {full[0]}", full[1]) * 3
    assert wrapping.groups([line.strip() for line in lines], [3, 0] * 3) == [0, 1] * 3
    assert drafted(*lines).body.count("\n\n") == 2


@pytest.mark.parametrize("gap", [(), ("",)])
def test_lines_of_a_script_that_parts_no_words_are_put_together_without_a_space(gap: tuple[str, ...]) -> None:
    whole = [
        "夜班渡輪星期一再次從重建的碼頭啟航，港務局表示，這是風暴摧毀舊碼頭十一個月以來的第一次，船票已經全部售完，乘客不必再繞過海灣。",
        "工人在冬天更換了四百根木樁，其中有些已經立在那裡九十年，居民說這座橋又像從前一樣了。",
    ]
    lines = [line for text in whole for line in (*(text[i : i + 22] for i in range(0, len(text), 22)), *gap)]
    assert drafted("夜班渡輪恢復航行", "記者 王小明", "2026年3月4日", *lines).body.split("\n\n") == whole


def test_a_headline_of_two_lines_is_one_above_a_printed_column() -> None:
    column = printed(
        "mum knows women who swam home from warm mills and it is till till lilli fills it in that " * 9, 16_000
    )
    made = drafted("Council approves new", "breakwater for the fleet", "", "By Ada Holm", "", *column)
    assert (made.head.title, made.head.authors) == ("Council approves new breakwater for the fleet", ("Ada Holm",))


def test_a_word_that_a_hyphen_parts_at_the_end_of_a_line_is_one() -> None:
    made = drafted(
        "The ferry waits at the rebuilt pier, so says the harbour-",
        "master, who has run it for eleven of his years",
        *FIRST,
    )
    assert "says the harbour-master, who" in made.body


@pytest.mark.parametrize(
    "lines",
    [
        ("Menu", "order a reprint", "suggest a story", "digg this", "add to favourites", "send it", "print it"),
        (*WHOLE, "and so on", "the end", *WHOLE),
        ("the ferry is back", "it sails at ten", "it lands at noon", "it rests at night", "and so do we"),
    ],
)
def test_short_lines_and_whole_paragraphs_stay_as_they_are(lines: tuple[str, ...]) -> None:
    assert not wrapping.columns(lines)


def test_lists_bylines_and_furniture_are_not_drawn_into_a_paragraph() -> None:
    item = "- the new lamps along the pier, which the port wants to mend"
    made = drafted(*FIRST, *SECOND, "The council named what else it wants for the coming year as", item, item)
    assert made.body.endswith(f"{item}\n{item}")


def test_where_blank_lines_part_paragraphs_one_that_goes_on_tells_that_lines_were_broken_off() -> None:
    short = ("He stole from the sheds of four villages before the court met, and", "went to prison for it on Tuesday.")
    made = drafted(HEAD[0], "", *short, "", "The court rose at noon.")
    assert made.body.split("\n\n")[0] == " ".join(short)
    verse = ("The boats lie down like cattle in the mud,", "and nobody has told them what the moon intends.")
    assert not wrapping.columns((HEAD[0], "", *verse, "", *verse))


def test_a_number_alone_goes_on_from_a_line_that_was_broken_off() -> None:
    lines = ["The library of Aldermouth stays open until ten from February", "10.", "", *FIRST]
    assert wrapping.groups(lines)[:2] == [0, 1]


GERMAN = (
    "Die Nachtfähre nach Aldermouth legt wieder ab, teilte Hafenmeister",
    "Karl Becker am Montag mit. Elf Monate lang hatten Arbeiter im",
    "Auftrag der Stadt Pfeiler und Planken des alten Stegs erneuert.",
    "Fahrgäste begrüßten Entscheidung und Fahrplan.",
    "Zum Sommer sollen Schiffe auch Inseln weiter draußen anlaufen,",
    "sofern Land und Gemeinden zustimmen. Becker hofft auf Gäste aus",
    "Holland und Dänemark, wie er sagte. Gäste erreichen Aldermouth",
    "seit Januar nur noch mit Bussen.",
)


def test_lines_that_go_on_with_nouns_in_capitals_are_put_together() -> None:
    assert wrapping.groups([*GERMAN, *GERMAN]) == [0, 1, 2, 3, 0, 1, 2, 3] * 2


def test_a_subhead_below_a_full_line_is_one() -> None:
    lines = (*FIRST[:2], "had asked for longer hours in Aldermouth for many years.", "Lamps", *SECOND, *FIRST)
    assert wrapping.groups(lines) == [0, 1, 2, 0, 0, 1, 0, 1, 2]


def test_where_a_full_line_ends_a_sentence_review_says_that_a_paragraph_may_begin() -> None:
    full = (*FIRST[:2], "had asked for longer hours of its readers for many years.")
    made = drafted(*HEAD, *full, *SECOND, *FIRST)
    assert [note.line for note in made.notes if note.item == "text"] == [5, 7]
    parted = drafted(*HEAD, "", *full, "", *SECOND, "", *FIRST, "", *SECOND)
    assert [note.line for note in parted.notes if note.item == "text"] == [6]
