"""Real and hostile inputs, which lie outside the project: set NEWSGEN_CORPUS to their folder."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsgen.config import Config
from newsgen.errors import DumpError
from newsgen.formats import frontmatter
from newsgen.importing.drafting import compose
from newsgen.importing.sources import decoding

CORPUS = os.environ.get("NEWSGEN_CORPUS", "")
CONFIG = Config(title="The Test Post", base_url="https://post.example/")
NOW = datetime(2026, 3, 1, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not CORPUS, reason="NEWSGEN_CORPUS names no folder of real inputs")


def strings() -> list[str]:
    """The lines of the hostile files, each once."""
    texts = (path.read_text(encoding="utf-8", errors="surrogateescape") for path in _hostile_files())
    return list(dict.fromkeys(line for text in texts for line in text.split("\n")))


def _hostile_files() -> list[Path]:
    return sorted(Path(CORPUS, "hostile").glob("*.txt"))


def check(data: bytes) -> None:
    try:
        dump = decoding.read(data, "seeds/a.txt")
    except DumpError:
        return
    draft = compose.draft(dump, CONFIG, "0", NOW)
    assert tuple(r.text for r in draft.readings) == dump.lines
    head = frontmatter.parse(compose.text_of(draft, "a"), "content/a.md").head
    assert head.title == draft.head.title


def test_naughty_strings_alone_and_together() -> None:
    found = strings()
    for text in found:
        check(text.encode(errors="surrogateescape"))
    for start in range(0, len(found), 25):
        check("\n".join(found[start : start + 25]).encode(errors="surrogateescape"))


def test_hostile_files_whole() -> None:
    for path in _hostile_files():
        check(path.read_bytes())
