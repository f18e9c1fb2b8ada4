"""What holds for any saved page: its words are published or set aside, none twice, and what it hides is set aside."""

import re

import source_samples as sources
from hypothesis import given
from hypothesis import strategies as st

from newsgen.importing.records import Draft

TEXT = "The port said on Monday that the ferry would sail again after eleven months of repairs to the old wooden pier. "
NAMES = (
    "",
    "",
    "",
    "caption",
    "credit",
    "related",
    "byline",
    "summary",
    "gallery",
    "share",
    "comments",
    "content",
    "note",
)
INLINE = (
    "b",
    "i",
    "a href=/pier",
    "a href=https://harbour.example/x",
    "span",
    "code",
    "sup",
    "q",
    "mark",
    "ruby",
    "label",
    "time",
)
HOLDERS = (
    "div",
    "section",
    "aside",
    "blockquote",
    "details",
    "article",
    "header",
    "footer",
    "center",
    "address",
    "main",
)
WHOLE = ("article", "main")
"""What no page hides, and is read for the sake of its text."""


class Page:
    """A page in the making: its words, each another one, and which of them it hides."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._under = 0
        self.seen = set[str]()
        self.hidden = set[str]()

    def html(self) -> str:
        start, end = (f"<p>{self._words()} {TEXT * 2}</p>" for _ in range(2))
        return f"<article><h1>The night ferry returns</h1>{start}{self._blocks(0)}{end}</article>"

    def _blocks(self, depth: int) -> str:
        return "\n".join(self._block(depth) for _ in range(self._draw(st.integers(1, 4))))

    def _block(self, depth: int) -> str:
        kinds = ("p", "p", "h2", "ul", "table", "pre", "br", "figure", *(HOLDERS if depth < 3 else ()))
        kind, name = self._draw(st.sampled_from(kinds)), self._draw(st.sampled_from(NAMES))
        hidden = kind not in WHOLE and self._draw(st.integers(0, 12)) == 12
        self._under += hidden
        marks = f" class={name}" * bool(name) + " hidden" * hidden
        made = self._inside(kind, marks, depth)
        self._under -= hidden
        return made

    def _inside(self, kind: str, marks: str, depth: int) -> str:
        if kind == "ul":
            return f"<ul{marks}>{''.join(f'<li>{self._line()}</li>' for _ in range(2))}</ul>"
        if kind == "table":
            return f"<table{marks}>{''.join(f'<tr><td>{self._line()}<td>{self._line()}' for _ in range(2))}</table>"
        if kind == "br":
            return f"<p{marks}>{self._line()}<br>{self._line()}<br><br>{self._line()}</p>"
        if kind == "figure":  # whose words count with its picture, which may be one of a row
            return (
                "" if self._under else f"<figure><img src={depth}.jpg><figcaption>{self._line()}</figcaption></figure>"
            )
        return f"<{kind}{marks}>{self._blocks(depth + 1) if kind in HOLDERS else self._line()}</{kind}>"

    def _line(self) -> str:
        mark = self._draw(st.sampled_from((*INLINE, *[""] * 12)))
        return f"{self._words()} <{mark}>{self._words()}</{mark.split()[0]}> {self._words()}" if mark else self._words()

    def _words(self) -> str:
        word = f"w{len(self.seen) + len(self.hidden)}w"
        (self.hidden if self._under else self.seen).add(word)
        return f"{TEXT[: self._draw(st.sampled_from((0, 0, 9, 40, 110)))]} {word}".strip()


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, Page]:
    made = Page(draw)
    return made.html(), made


def words(text: str) -> list[str]:
    return re.findall(r"w\d+w", text)


def published(made: Draft) -> list[str]:
    """The words of the text and of the captions."""
    return words(" ".join([made.body, *(f"{f.caption} {f.credit}" for f in made.head.figures)]))


@given(pages())
def test_each_word_is_published_or_set_aside_and_what_is_hidden_is_aside(found: tuple[str, Page]) -> None:
    html, page = found
    made = sources.draft("page", html)
    assert page.seen <= {*published(made), *words(str(made.head)), *words(" ".join(r.text for r in made.readings))}
    assert page.hidden.isdisjoint(published(made))
    assert len(words(made.body)) == len(set(words(made.body)))
