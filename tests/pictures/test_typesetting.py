"""The setting of words on a card: typefaces, lines, sizes, and what stays inside the edges."""

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from newsgen.pictures import card_drawing, typesetting
from newsgen.pictures.card_drawing import HEIGHT, WIDTH, Words
from newsgen.pictures.typesetting import Direction, Setting, block, font, setting

SIZES = (100, 80, 60)
LONG = "The council voted on the harbour dues again, for the third time since the summer, and again for nothing at all"


def found(text: str, language: Direction = "ltr") -> Setting:
    made = setting(text, language)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("text", "language", "face", "direction"),
    [
        ("The night ferry", "ltr", 0, "ltr"),
        ("Žluťoučký kůň, Sørlandet, Bến phà", "ltr", 0, "ltr"),
        ("Нічний пором їде; ґанок", "ltr", 0, "ltr"),
        ("Το νυχτερινό πλοίο", "ltr", 0, "ltr"),
        ("عودة العبّارة الليلية", "rtl", 1, "rtl"),
        ("عودة Night Ferry عام 2026", "rtl", 1, "rtl"),
        ("NATO تعلن عن هدفها!", "rtl", 1, "rtl"),
        ("عبّارة returns!", "ltr", 1, "ltr"),
        # Where the language is wrong, the letters say which way they run.
        ("عودة العبّارة!", "ltr", 1, "rtl"),
        ("The night ferry – again!", "rtl", 0, "ltr"),
        ("2026", "rtl", 0, "rtl"),
    ],
)
def test_each_script_has_its_typeface_and_each_language_its_direction(
    text: str, language: Direction, face: int, direction: Direction
) -> None:
    assert found(text, language) == Setting(text.replace(" –", "\u00a0–"), face, direction)


@pytest.mark.parametrize("text", ["", " \n", "日本語", "Ferry 日本", "हिन्दी", "\u200b", "🔥", "Пором عبّارة"])
def test_what_no_typeface_has_is_not_set(text: str) -> None:
    assert setting(text, "ltr") is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Fire 🔥🔥 at the pier 👩\u200d🚒!", "Fire at the pier !"),
        ("  A\ttitle\n of  two ", "A title of two"),
        ("har\u00adbour", "harbour"),
        ("cafe\u0301", "café"),
        ("\u202eevil\u202c", "evil"),
        ("C’est fini\u00a0!", "C’est fini\u00a0!"),
        ("Fire – two hurt", "Fire\u00a0– two hurt"),
    ],
)
def test_texts_are_cleaned(text: str, kept: str) -> None:
    assert found(text).text == kept


def test_without_what_joins_letters_arabic_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "_shaped", lambda: False)
    assert setting("عودة", "rtl") is None
    plain = found("Пором returns")
    assert card_drawing.draw(Words(plain, None, None, "en"))


def test_a_short_headline_is_large_and_a_long_one_small() -> None:
    assert block(found("Short"), SIZES, 1000, 300).size == 100
    assert block(found(LONG), SIZES, 1000, 300).size == 60


def test_what_does_not_fit_is_cut_between_words() -> None:
    cut = block(found(f"{LONG} {LONG}"), SIZES, 1000, 200)
    assert cut.lines[-1].endswith("…")
    words = " ".join(cut.lines).removesuffix("…").split()
    assert f"{LONG} {LONG}".replace(",", "").split()[: len(words)] == " ".join(words).replace(",", "").split()


def test_a_word_that_is_longer_than_a_line_is_divided() -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    lines = block(found(f"{long} klagt"), SIZES, 1000, 300).lines
    assert "".join(line.removesuffix("-") for line in lines[:-1]) + lines[-1] == f"{long} klagt"


def test_lines_are_even() -> None:
    made = block(found("The night ferry sails again on Monday"), (80,), 1100, 400)
    widths = [font(0, 80).getlength(line) for line in made.lines]
    assert len(widths) == 2
    assert min(widths) > 0.7 * max(widths)


TEXTS = st.text(st.characters(max_codepoint=0x6FF, codec="utf-8"), max_size=300) | st.lists(
    st.sampled_from([*LONG.split(), "عودة", "العبّارة", "пором", "W" * 60, "—", "a/b", "U.S.–China"]), max_size=40
).map(" ".join)


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["Local", "محليات", ""]), TEXTS)
@example(LONG * 4, "Local", LONG)
@example("W" * 400, "W" * 60, "W" * 100)
def test_nothing_is_drawn_outside_the_edges(headline: str, section: str, site: str) -> None:
    words = Words(setting(headline, "ltr"), setting(section, "rtl"), setting(site, "ltr"), "en")
    data = card_drawing.draw(words)
    assert len(data) < 100_000
    card = Image.open(io.BytesIO(data)).convert("RGB")
    empty = Image.open(io.BytesIO(card_drawing.draw(Words(None, None, None, "en")))).convert("RGB")
    box = ImageChops.difference(card, empty).getbbox() or (100, 100, 101, 101)
    # Single letters reach over their own width by a little.
    assert box[0] >= 40
    assert box[2] <= WIDTH - 40
    assert box[1] >= 10
    assert box[3] <= HEIGHT - 10
