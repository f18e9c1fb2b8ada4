"""What lies in .newsgen/ is damaged in two hundred ways: the next build is slower, and never another one."""

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from samples import MakeSite
from site_samples import AT, edition, tree

from newsgen.build import Options, build
from newsgen.incremental import cache, stamps


def run(site: Path, output: str = "public") -> dict[str, bytes]:
    at = datetime.fromisoformat(AT).replace(tzinfo=UTC)
    build(Options(site=site, output=site.parent / output, at=at, jobs=1))
    return tree(site.parent / output)


def kept(site: Path) -> list[Path]:
    """What a damaged disk may damage: every file but the lock, which is empty."""
    return sorted(p for p in (site / ".newsgen").rglob("*") if p.is_file() and p.stat().st_size)


def test_what_is_kept_counts_for_one_version_and_undamaged_alone(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "articles"
    assert cache.load(file, list[str], "1") is None
    cache.save(file, ["ferry"], "1")
    assert cache.load(file, list[str], "1") == ["ferry"]
    assert cache.load(file, list[str], "2") is None
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.load(file, list[str], "1") is None
        file.write_bytes(whole[:place])
        assert cache.load(file, list[str], "1") is None


@pytest.mark.slow
def test_a_damaged_cache_costs_time_only(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED", 0)  # files are read once, though they were written just now
    site, dice = make_site(), random.Random(1)  # noqa: S311  # any places will do
    edition(site, 0, count=2)
    settings = site / "newsgen.yml"
    settings.write_text(settings.read_text().replace("search: false\nsocial_cards: false\n", "search: true\n"))
    clean = run(site)
    files = [file.relative_to(site) for file in kept(site)]
    assert {"articles", "pictures", "seals"} <= {file.name for file in files}
    assert {".jpg", ".webp", ".avif", ".made", ".png"} <= {file.suffix for file in files}
    for turn in range(200):
        file = site / files[turn % len(files)]
        data = bytearray(file.read_bytes())
        place = dice.randrange(len(data))
        if turn % 3 == 2:
            del data[place:]
        else:
            data[place] ^= 1 << dice.randrange(8)
        file.write_bytes(data)
        if turn % 2:
            # Everything is published anew from what was kept.
            shutil.rmtree(site.parent / "public")
        assert run(site) == clean, (turn, file, place)
        assert {file.relative_to(site) for file in kept(site)} >= set(files)
