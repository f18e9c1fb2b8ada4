import pytest

from newsgen.errors import DumpError
from newsgen.importing.sources import decoding

TEXT = "Der Fähranleger öffnet früher, sagte die Hafenmeisterin am Montag über den Ausbau der Brücke.\nZweite Zeile."


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
        *("cp1252", "latin-1", "iso-8859-15", "cp850", "cp437", "mac_roman"),
    ],
)
def test_the_same_words_come_out_of_every_encoding(encoding: str) -> None:
    data = ("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + TEXT.encode(encoding)
    assert decoding.read(data, "seeds/a.txt").lines == tuple(TEXT.split("\n"))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "iso8859_5"])
def test_old_texts_in_cyrillic_letters_are_read(encoding: str) -> None:
    text = "Мост откроют в понедельник, сообщила во вторник мэрия. Дети шли в школу на полчаса дольше, сказал мэр."
    assert decoding.read(text.encode(encoding), "seeds/a.txt").lines == (text,)


def test_windows_quotation_marks_are_kept() -> None:
    dump = decoding.read("She called it “a long wait” – and left.".encode("cp1252"), "seeds/a.txt")
    assert dump.lines == ("She called it “a long wait” – and left.",)
    assert [note.item for note in dump.notes] == ["encoding"]


def test_one_damaged_character_does_not_change_the_encoding() -> None:
    dump = decoding.read("Fähre über Köln für Ömer".encode() + b"\xff", "seeds/a.txt")
    assert dump.lines[0].startswith("Fähre über Köln")
    assert "damaged" in dump.notes[0].why


@pytest.mark.parametrize("text", ["It’s open", "the Fähre", "at 5\u00a0pm", "“Yes”", "£5", "to São Tomé"])
def test_letters_that_were_read_in_another_encoding_before_are_named_once(text: str) -> None:
    garbled = text.encode().decode("cp1252", "replace")
    dump = decoding.read(f"The pier.\n{garbled}\n{garbled}".encode(), "a")
    assert [(note.item, note.line) for note in dump.notes] == [("encoding", 2)]
    assert decoding.read(text.encode(), "a").notes == ()


def test_letters_that_languages_have_side_by_side_are_not_taken_for_garbled() -> None:
    text = "SÃO PAULO, «AMANHû, NÃO. ÂNGELA: «MANHÃ». Â toi, â l’ombre; 5 € – «ROMÂN»"
    assert decoding.read(text.encode(), "a").notes == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline_ends_a_line(newline: str) -> None:
    assert decoding.read(f"one{newline}two{newline}".encode(), "a").lines == ("one", "two", "")


def test_line_separators_inside_a_line_are_spaces() -> None:
    assert decoding.read("one\u2028two\x0bthree".encode(), "a").lines == ("one two three",)


def test_control_and_invisible_characters_are_removed_and_named() -> None:
    dump = decoding.read("The pier\x00 is\u200b open.\nAll well.".encode(), "a")
    assert dump.lines == ("The pier is open.", "All well.")
    assert [(note.item, note.line) for note in dump.notes] == [("characters", 1)]


def test_marks_that_turn_the_text_around_are_named() -> None:
    (note,) = decoding.read("Pay \u202eevif\u202c now".encode(), "a").notes
    assert note.why == "hidden marks change the direction of the text"


def test_joiners_that_scripts_need_are_kept() -> None:
    assert decoding.read("می\u200cخواهم".encode(), "a").lines == ("می\u200cخواهم",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "it is empty"),
        (b" \n\t\n\xe2\x80\x8b", "it is empty"),
        (b"\x01\x02\x00\x05\x06\x07\x01", "it is not text"),
        (b"%PDF-1.7 ...", "it is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n", "it is a picture, not text"),
        (b"x" * (decoding.MAX_BYTES + 1), "it is larger than 8 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_one_problem(data: bytes, what: str) -> None:
    with pytest.raises(DumpError) as refused:
        decoding.read(data, "seeds/a.txt")
    (problem,) = refused.value.problems
    assert str(problem).startswith(f"seeds/a.txt:1: {what}; ")


WESTERN = (
    "Der Bürger von Köln geht vis-à-vis der großen Mühle für die Gäste über die Brücke und hört schöne Töne.",
    "La città è felice perché così può andare più in là, però non c'è libertà né possibilità. È già lunedì.",
    (
        "Borgmesteren sagde, at broen åbner på onsdag. Køberne er glade for, at færgen sejler igen, og at der er råd "
        "til bølgebrydere. Også børn må sejle gratis, når de går ombord på søndag."
    ),
    (
        "As obras não terminaram, e a população está à espera. A construção custou três milhões, segundo a "
        "administração. Também há críticas às decisões da câmara."
    ),
)
CENTRAL = (
    "Starosta města řekl, že most bude otevřen ve středu. Příští týden začnou práce, uvedl mluvčí úřadu.",
    "Burmistrz Łodzi powiedział, że most będzie otwarty w środę. Źródła podają, że koszt był większy.",
    "A polgármester szerint a hidat szerdán nyitják meg. A költségek nőttek, de az építők örülnek, hogy fő út.",
)


@pytest.mark.parametrize(
    ("encoding", "text"), [*(("cp1252", text) for text in WESTERN), *(("cp1250", text) for text in CENTRAL)]
)
def test_letters_that_encodings_of_windows_do_not_share_are_those_of_the_language(encoding: str, text: str) -> None:
    dump = decoding.read(text.encode(encoding), "a")
    assert dump.lines == (text,)
    assert encoding in dump.notes[0].why
