"""Publishing meets sudden ends and readers at work: the old site or the new one, never half of each."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Running
from samples import MakeSite
from site_samples import AT, Crawler, articles, edition, missing_links, put, tree

from newsgen.build import Options, build


def options(site: Path, output: Path | None = None) -> Options:
    return Options(site=site, output=output or site / "public", at=datetime.fromisoformat(AT).replace(tzinfo=UTC))


def start(site: Path, *arguments: object) -> Running:
    return Running(["build", "--site", site, "--at", AT, *arguments], site.parent / "said")


def finish(site: Path, *arguments: object) -> None:
    code, said = start(site, *arguments).wait()
    assert code == 0, said


def clean_builds(site: Path) -> list[dict[str, bytes]]:
    """What a build of each edition gives that nothing was there before."""
    found = []
    for number in (0, 1):
        edition(site, number)
        shutil.rmtree(site / ".newsgen", ignore_errors=True)
        finish(site, "--output", site.parent / "clean")
        found.append(tree(site.parent / "clean"))
        shutil.rmtree(site.parent / "clean")
    return found


def whole_pages(public: Path) -> bool:
    pages = [p for p in public.rglob("*.html") if ".newsgen" not in p.parts]
    return all(page.read_bytes().rstrip().endswith(b"</html>") for page in pages)


class Killer:
    """Kills builds at moments that are spread over the time they take."""

    def __init__(self) -> None:
        self.dice = random.Random(1)  # noqa: S311  # any moments will do
        self.longest = 1.0
        self.killed = 0

    def end(self, build: Running) -> None:
        if build.kill(self.dice.random() * self.longest):
            self.killed += 1
        else:
            self.longest *= 0.95  # it was done before


@pytest.mark.slow
def test_140_sudden_ends_of_warm_builds_go_unseen(make_site: MakeSite) -> None:
    """Readers follow links all the while, and every fourth time the next build is left to finish."""
    site, killer, turn = make_site(), Killer(), 0
    clean = clean_builds(site)
    edition(site, 0)
    finish(site)
    with Crawler(site / "public") as crawler:
        while killer.killed < 140:
            turn += 1
            edition(site, turn % 2)
            killer.end(start(site))
            assert missing_links(site / "public") == [], turn
            assert whole_pages(site / "public")
            if turn % 4 == 3:
                finish(site)
                assert tree(site / "public") == clean[turn % 2], turn
    assert crawler.faults == []
    assert crawler.rounds > 20


@pytest.mark.slow
def test_60_sudden_ends_of_first_builds_leave_whole_pages(make_site: MakeSite) -> None:
    """Without a cache, with dumps to import and pictures to make; then a second one dies, and a third is left alone."""
    site, killer = make_site(), Killer()
    clean = clean_builds(site)
    while killer.killed < 60:
        number = killer.killed % 2
        edition(site, number)
        for folder in (".newsgen", "public"):
            shutil.rmtree(site / folder, ignore_errors=True)
        for _ in range(2):
            killer.end(start(site))
            assert whole_pages(site / "public")
            assert not (site / "public/index.html").exists() or missing_links(site / "public") == []
        finish(site)
        assert tree(site / "public") == clean[number]


@pytest.mark.slow
def test_a_reader_meets_whole_pages_at_every_moment(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each single step of publishing, a crawler finds every page that it is led to."""
    site = make_site(articles(0))
    faults: list[list[str]] = []

    def watched(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            found = real(*args, **kwargs)
            if (site / "public/index.html").exists():
                faults.append(missing_links(site / "public"))
            return found

        return call

    for place, name in ((os, "replace"), (Path, "unlink"), (Path, "rmdir")):
        monkeypatch.setattr(place, name, watched(getattr(place, name)))
    for number, count in ((0, 1), (1, 20), (0, 20)):
        faults.clear()
        put(site, articles(number))
        build(options(site))
        assert len(faults) >= count
        assert not [fault for fault in faults if fault]
