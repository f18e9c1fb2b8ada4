"""Articles for the benchmark: the same words, figures and metadata for every generator, made from a seed."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

SECTIONS = ("Local", "Business", "Culture", "Sport", "Science", "World", "Opinion", "Harbour")
TAGS = tuple(f"subject {number}" for number in range(1, 201))
AUTHORS = tuple(f"Writer {number}" for number in range(1, 41))
PICTURE = "pier.jpg"
"""The only picture, which every figure shows; resizing pictures is not part of this benchmark."""

START = datetime(2021, 1, 1, 6, 0)  # noqa: DTZ001  # each generator reads it as UTC
DAYS = 1800
"""The days over which the articles are spread, however many there are."""

WORDS = 1000
_SYLLABLES = (
    "ta",
    "ren",
    "mi",
    "lo",
    "ver",
    "sa",
    "ne",
    "dor",
    "pi",
    "lan",
    "ku",
    "est",
    "ar",
    "bo",
    "ge",
    "hul",
    "fi",
)
_MARKS = ("{}", "{}", "{}", "{}", "*{}*", "**{}**", "[{}](https://example.org/{})")


class Caption(msgspec.Struct, frozen=True):
    """A figure: its id, alternative text, caption and credit."""

    id: str
    alt: str
    caption: str
    credit: str


class Sample(msgspec.Struct, frozen=True):
    """An article. The first of its `figures` is the lead; each generator puts the second into the text."""

    slug: str
    title: str
    date: datetime
    section: str
    tags: tuple[str, ...]
    author: str
    summary: str
    figures: tuple[Caption, ...]
    paragraphs: tuple[str, ...]


def articles(count: int, words: int = WORDS) -> Iterator[Sample]:
    """`count` articles of about `words` words, the oldest first; the same for the same arguments."""
    return (article(number, count, words) for number in range(count))


def article(number: int, count: int, words: int = WORDS) -> Sample:
    """Article `number` of `count`."""
    dice = random.Random(number)  # noqa: S311  # words, not secrets
    when = START + timedelta(minutes=int(DAYS * 1440 * number / count))
    figures = tuple(
        Caption(f"figure-{n}", sentence(dice, 8), sentence(dice, 12), f"{_name(dice)}/Coast Pictures") for n in (1, 2)
    )
    return Sample(
        slug=f"article-{number}",
        title=sentence(dice, 8).rstrip("."),
        date=when,
        section=dice.choice(SECTIONS),
        tags=tuple(sorted(dice.sample(TAGS, 3))),
        author=dice.choice(AUTHORS),
        summary=sentence(dice, 22),
        figures=figures,
        paragraphs=tuple(_paragraphs(dice, words)),
    )


def save(folder: Path, sample: Sample, text: str) -> Path:
    """Write an article into the folder of its month, and return its file."""
    file = folder / f"{sample.date:%Y-%m}" / f"{sample.slug}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def figures_yaml(sample: Sample) -> str:
    """The figures, as the items of a YAML list."""
    return "".join(
        f"  - id: {f.id}\n    src: /images/{PICTURE}\n    alt: {f.alt}\n"
        f"    caption: {f.caption}\n    credit: {f.credit}\n"
        for f in sample.figures
    )


def sentence(dice: random.Random, words: int) -> str:
    """A sentence of `words` invented words."""
    text = " ".join(_word(dice) for _ in range(words))
    return f"{text[0].upper()}{text[1:]}."


def _paragraphs(dice: random.Random, words: int) -> Iterator[str]:
    """Blocks of Markdown: mostly plain paragraphs, as in articles; some marks, subheads, a list and a quotation."""
    left, number = words, 0
    while left > 0:
        number += 1
        if number % 6 == 0:
            yield f"## {sentence(dice, 5).rstrip('.')}"
        if number == 7:  # noqa: PLR2004  # once in an article
            yield "\n".join(f"- {sentence(dice, 9)}" for _ in range(4))
            left -= 36
        if number == 11:  # noqa: PLR2004  # once in an article
            yield f"> {sentence(dice, 20)}"
            left -= 20
        sentences = [sentence(dice, dice.randint(9, 24)) for _ in range(3)]
        if number % 3 == 0:
            sentences[1] = _marked(dice, sentences[1])
        text = " ".join(sentences)
        left -= len(text.split())
        yield text


def _marked(dice: random.Random, text: str) -> str:
    head, _, rest = text.partition(" ")
    word, _, rest = rest.partition(" ")
    return f"{head} {dice.choice(_MARKS).format(word, word)} {rest}"


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(1, 3)))


def _name(dice: random.Random) -> str:
    return f"{_word(dice).title()} {_word(dice).title()}"
