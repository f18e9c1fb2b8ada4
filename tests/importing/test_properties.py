"""What holds for any text at all."""

import html
import re
from datetime import UTC, datetime

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from source_samples import take_in

from newsgen.config import Config
from newsgen.errors import DumpError
from newsgen.formats import frontmatter
from newsgen.importing.drafting import compose
from newsgen.importing.records import Draft, Dump
from newsgen.importing.sources import decoding

NOW = datetime(2026, 3, 1, tzinfo=UTC)
CONFIG = Config(title="The Test Post", base_url="https://post.example/")

PIECES = (
    "Share this @news.example.com", "", "", "The ferry sails again on Monday, the harbour office said in a statement.",
    "The ferry at the pier. (Ada Holm/AP Photo)", "Foto: Ada Holm",
    "By Ada Holm", "What now?", "• an item", "1. one", "2. two",
    "> quoted", "Advertisement", "ALDERMOUTH (AP) — The pier is open.", "24.12.2025", "# heading",
    "    code", "***", "<b>x</b>",
    "[a]: http://x.example", "| a | b |", "![x](y)", "\u202eevil\u202c",
    "مرحبا بالعالم", "桟橋が再開した。", "&lt; &amp; a_b_ *c*", "~~~",
)  # fmt: skip
LINE = st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8"), max_size=120)
TEXT = st.lists(LINE, min_size=1, max_size=12).map("\n".join)


def made(text: str) -> tuple[Dump, Draft] | None:
    try:
        dump = decoding.read(text.encode(), "seeds/a.txt")
    except DumpError:
        return None
    return dump, compose.draft(dump, CONFIG, "0", NOW)


@given(TEXT)
def test_the_readings_cover_the_dump_in_order(text: str) -> None:
    if pair := made(text):
        dump, draft = pair
        assert tuple(reading.text for reading in draft.readings) == dump.lines
        assert [reading.line for reading in draft.readings] == list(range(1, len(dump.lines) + 1))


@given(TEXT)
def test_the_article_can_be_read_back(text: str) -> None:
    if pair := made(text):
        file = compose.text_of(pair[1], "a")
        document = frontmatter.parse(file, "content/a.md")
        assert document.head.figures == pair[1].head.figures
        assert document.body.strip("\n") == pair[1].body.strip("\n")


def key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@given(TEXT)
def test_the_markdown_renders_to_the_words_of_the_dump(text: str) -> None:
    """Captions stand in front matter, as does the dateline of the first paragraph; the rest is the body's."""
    if not (pair := made(text)):
        return
    _, draft = pair
    references = "".join(f"\n[{figure.id}]: x\n" for figure in draft.head.figures)
    rendered = markdown.markdown(
        f"{draft.body}\n\n{references}", extensions=["tables", "footnotes", "fenced_code", "sane_lists"]
    )
    assert rendered.count("<img") == len(draft.head.figures)
    shown = [r.text for r in draft.readings if r.role in ("paragraph", "subhead", "quote", "list")]
    wanted = re.sub(r"^\s*\d{1,3}[.)]\s+", "", "\n".join(shown), flags=re.MULTILINE)
    plain = re.sub(r"(?<!\S)\d{1,3}[.)]\s+", "", html.unescape(re.sub(r"<[^>]*>", "\n", rendered)), flags=re.MULTILINE)
    moved = "" if any(r.role == "dateline" for r in draft.readings) else key(draft.head.dateline or "")
    parts = key(wanted).split(moved) if moved else [key(wanted)]
    # Another line may begin with the same place.
    assert key(plain) in {moved.join(parts[:n]) + moved.join(parts[n:]) for n in range(1, max(2, len(parts)))}


@given(TEXT)
def test_no_word_of_a_caption_is_lost_but_the_labels_of_credits(text: str) -> None:
    if pair := made(text):
        lines = " ".join(r.text for r in pair[1].readings if r.role == "caption")
        for figure in pair[1].head.figures:
            assert key(figure.caption or "") in key(lines)
            assert key(figure.credit or "") in key(lines)


@settings(max_examples=25)
@given(texts=st.lists(TEXT, min_size=1, max_size=3))
def test_import_after_import_changes_nothing(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    site = tmp_path_factory.mktemp("site")
    (site / "seeds").mkdir()
    (site / "newsgen.yml").write_text("title: T\nbase_url: https://t.example/\n")
    for number, text in enumerate(texts):
        (site / f"seeds/{number}.txt").write_bytes(text.encode())

    def run() -> set[str]:
        return {outcome.done for outcome in take_in(site)}

    assert run() <= {"imported", "refused"}
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert run() <= {"unchanged", "refused"}
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
