"""Which saves count, and how a burst of them is told."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from watchfiles import Change

from newsgen.preview import saves


@pytest.mark.parametrize(
    ("change", "path", "counts"),
    [
        (Change.modified, "newsgen.yml", True),
        (Change.added, "content", True),
        (Change.deleted, "static", True),
        (Change.modified, "content", False),
        (Change.added, "public", False),
        (Change.modified, "notes.txt", False),
        (Change.modified, "content/newsgen.yml", False),
    ],
)
def test_at_the_top_of_a_site_its_settings_count_and_the_coming_of_its_folders(
    tmp_path: Path, change: Change, path: str, counts: bool
) -> None:
    assert saves._is_at_top(tmp_path, change, str(tmp_path / path)) == counts


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        *(("a.md", True), (".well-known", True), ("node_modules/a.css", True), ("a.swf", True)),
        *((".a.md.swp", False), ("a.md~", False), (".hidden", False), (".git/index", False)),
    ],
)
def test_what_a_build_reads_counts_and_not_what_editors_keep_for_a_moment(name: str, counts: bool) -> None:
    site = Path("/node_modules/.venv/site")
    assert saves._is_read(site, Change.added, str(site / "static" / name)) == counts


def test_the_first_save_is_told_at_once_and_the_burst_after_it_as_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def news(*_: Path, **_how: object) -> AsyncIterator[set[tuple[Change, str]]]:
        for names in ("c", "b", "a"):
            yield {(Change.modified, str(tmp_path / name)) for name in names}
        await asyncio.Event().wait()

    async def told() -> list[list[str]]:
        async with saves.watching(tmp_path) as (saved, _):
            return [await anext(saved), await anext(saved)]

    monkeypatch.setattr(saves, "awatch", news)
    assert asyncio.run(told()) == [["c"], ["a", "b"]]
