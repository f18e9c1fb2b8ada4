"""Front matter and settings of any kind: read, or refused in one line with its file and line; never a traceback."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import hostile_samples as hostile
import pytest
from hostile_samples import read_or_refuse
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsgen import config, times
from newsgen.config import Config
from newsgen.errors import NewsgenError
from newsgen.formats import frontmatter
from newsgen.model import FrontMatter

FINDS = Path(__file__).parent / "finds"
"""What fuzzing has found, one file each; `tests/fuzz/front_matter.py` looks for more."""


words = st.text(st.characters(codec="utf-8"), max_size=30)
numbers = st.integers() | st.floats()
scalars = st.none() | st.booleans() | numbers | words | st.dates().map(str) | st.datetimes().map(str)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=12
)
keys = st.sampled_from([*FrontMatter.__struct_fields__, "titel", "Title", "extra.series", ""])
figures = st.lists(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("id", "src", "alt", "caption", "credit", "license", "focus", "x"), scalars | values)
    ),
    max_size=3,
)
heads = st.dictionaries(keys, values | figures, max_size=6)


def as_yaml(data: object) -> str:
    # JSON is YAML, but for what it writes for numbers that are none.
    return json.dumps(data, ensure_ascii=False)


@given(heads, words)
@settings(max_examples=300)
def test_any_data_as_front_matter(head: dict[str, Any], body: str) -> None:
    rows = "".join(f"{as_yaml(key)}: {as_yaml(value)}\n" for key, value in head.items())
    read_or_refuse(f"---\n{rows}---\n{body}")
    read_or_refuse(f"---\ntitle: T\n{rows}---\n{body}")


@given(st.lists(st.sampled_from(hostile.YAML_PIECES), max_size=25).map("".join), st.booleans())
@settings(max_examples=600)
def test_any_yaml_as_front_matter(text: str, whole: bool) -> None:
    read_or_refuse(f"---\n{text}\n---\nText." if whole else text)


@given(st.text(max_size=200))
@example("---\n---")
@example("---")
@example("")
def test_any_text_as_an_article(text: str) -> None:
    read_or_refuse(text)
    read_or_refuse(f"---\ntitle: {text}\n---\n{text}")


@given(st.text(max_size=30) | st.datetimes().map(str) | st.sampled_from(["2026-W10", "24:00", "2026-03-02T24:00"]))
@example("0001-01-01T00:00+14:00")
@example("9999-12-31T23:59-14:00")
def test_any_text_as_a_time(text: str) -> None:
    try:
        found = times.parse(text, hostile.SETTINGS.zone)
    except ValueError as e:
        said = str(e)
    else:
        said = ""
        for zone in ("Pacific/Kiritimati", "Pacific/Niue", "UTC"):
            found.astimezone(ZoneInfo(zone))
    assert not said or repr(text) in said


@given(st.dictionaries(st.sampled_from([*Config.__struct_fields__, "titel"]), values, max_size=5))
@settings(max_examples=200)
def test_any_data_as_settings(tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]) -> None:
    site = tmp_path_factory.mktemp("site", numbered=True)
    base = {"title": "T", "base_url": "https://t.example/"}
    for rows in (data, {**base, **data}):
        text = "".join(f"{key}: {as_yaml(value)}\n" for key, value in rows.items())
        (site / "newsgen.yml").write_text(text, encoding="utf-8")
        try:
            assert config.load(site).timezone
        except NewsgenError as e:
            for problem in e.problems:
                assert problem.file == "newsgen.yml"
                assert 1 <= problem.line <= text.count("\n") + 1


@pytest.mark.parametrize("find", sorted(FINDS.glob("*.md")), ids=lambda p: p.stem)
def test_what_fuzzing_found_stays_mended(find: Path) -> None:
    read_or_refuse(find.read_bytes().decode(errors="replace"))


BOMBS = {
    "aliases": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{c}: &{c} [{', '.join([f'*{chr(ord(c) - 1)}'] * 9)}]\n" for c in "bcdefghijklmnopqrstuvwxyz"),
    "merges": "a: &a {x: y}\n" + "".join(f"k{n}: &k{n} {{<<: [*a, *a]}}\n" for n in range(2000)),
    "an alias to itself": "a: &a [*a]",
    "nested lists": "a: " + "[" * 200_000,
    "nested mappings": "a: " + "{a: " * 60_000,
    "nested items": "a:\n" + "- " * 100_000 + "x",
    "nested keys": "? " * 100_000,
    "one long text": "a: " + "x" * 5_000_000,
    "many keys": "".join(f"k{n}: x\n" for n in range(20_000)),
    "many anchors": "".join(f"k{n}: &k{n} x\n" for n in range(15_000)),
    "many tags": "".join(f"%TAG !a{n}! x\n" for n in range(15_000)),
    "a long key": "x" * 200_000 + ": y",
    "many quotes": "a: " + "'" * 200_001,
    "many escapes": 'a: "' + "\\x41" * 60_000 + '"',
    "many digits": "draft: " + "9" * 200_000,
    "a deep flow of quotes": "a: " + "['" * 100_000,
}
_MEASURED = """
import resource, sys, time
from newsgen.formats import frontmatter
from newsgen.config import Config
from newsgen.errors import NewsgenError
text = sys.stdin.read()
try:
    frontmatter.parse("---\\ntitle: T\\n---\\n", "warm.md")
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    frontmatter.parse(text, "content/a.md")
except NewsgenError as e:
    took = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(took, grown, str(e).replace("\\n", " ")[:200])
"""


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_at_little_cost(kind: str) -> None:
    """In under a second of the processor's time and 100 MB; the real figures are far below."""
    pytest.importorskip("resource", reason="this system does not say how much memory a process took")
    text = f"---\ntitle: T\n{BOMBS[kind]}\n---\n"
    command = [sys.executable, "-c", _MEASURED]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603  # our own code
    took, grown, said = done.stdout.split(" ", 2)
    assert said.startswith("content/a.md:")
    assert float(took) < 1
    assert int(grown) < 100 * 1024


def test_a_file_of_settings_of_any_size_is_refused(tmp_path: Path) -> None:
    (tmp_path / "newsgen.yml").write_text("title: " + "x" * 1_000_000)
    with pytest.raises(NewsgenError, match=r"newsgen\.yml:1: there is more than 256 KB"):
        config.load(tmp_path)


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    del tmp_path
    head = FrontMatter(title="{{ x }} & <b>: 'y' \"z\" # - * &a !b %c @d `e`", tags=("no", "1e3", "~", "2026-03-02"))
    assert frontmatter.parse(frontmatter.write(head, "x"), "a.md").head == head
