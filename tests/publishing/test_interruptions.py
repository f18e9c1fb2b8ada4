"""Publishing meets full disks, forbidden writes and sudden ends: the old site or the new one, never half of each."""

import errno
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from samples import article

from newsgen.build import Options, build
from newsgen.errors import PublishError

MakeSite = Callable[..., Path]
Injure = Callable[[str], None]
AT = datetime(2026, 3, 5, tzinfo=UTC)
LINK = re.compile(rb'(?:href|src)="/([^"#?]*)"')


def options(site: Path, output: Path | None = None) -> Options:
    return Options(site=site, output=output or site / "public", at=AT, jobs=1)


def tree(folder: Path) -> dict[str, bytes]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def articles(edition: int, count: int = 12) -> dict[str, str]:
    """Two editions of a site that differ in every way: articles new, changed, moved to another section, and gone."""
    return {
        f"content/a{n}.md": article(
            f"Edition {edition} of {n}.",
            title=f"Article {n}",
            section="Local" if (n + edition) % 3 else "World",
            tags=f"[t{n % 3}, e{edition}]",
        )
        for n in range(edition * 3, count + edition * 3)
    }


def put(site: Path, files: dict[str, str]) -> None:
    for old in (site / "content").glob("*.md"):
        old.unlink()
    for path, text in files.items():
        (site / path).write_text(text)


def missing_links(public: Path) -> list[str]:
    """What a crawler that starts at the front page and follows links finds missing or cut off."""
    seen, waiting, faults = set[str](), ["index.html"], []
    while waiting:
        page = waiting.pop()
        try:
            data = (public / page).read_bytes()
        except OSError:
            faults.append(page)
            continue
        if page.endswith(".html"):
            if b"</html>" not in data[-20:]:
                faults.append(f"{page} is cut off")
            for link in LINK.findall(data):
                target = link.decode()
                target += "index.html" if target.endswith("/") or not target else ""
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
    return faults


class Disk:
    """Makes one write to the output fail, or every write from one on, as a full or failing disk does."""

    TAKES_SPACE = ("write_bytes", "mkdir")
    OTHERS = ("replace", "unlink", "rmdir")

    def __init__(self, patch: pytest.MonkeyPatch, output: Path, nth: int, *, full: bool) -> None:
        self.count, self.nth, self.full, self.output = 0, nth, full, str(output)
        for name in self.TAKES_SPACE if full else (*self.TAKES_SPACE, *self.OTHERS):
            patch.setattr(Path, name, self.failing(getattr(Path, name)))
        patch.setattr(os, "link", self.failing(os.link))

    def failing(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(path: Path, *args: object, **kwargs: object) -> object:
            if str(path).startswith(self.output):
                self.count += 1
                if self.count == self.nth or (self.full and self.count > self.nth):
                    raise OSError(errno.ENOSPC if self.full else errno.EACCES, "no luck", str(path))
            return real(path, *args, **kwargs)

        return call


@pytest.mark.parametrize("full", [True, False], ids=["full disk", "forbidden write"])
@pytest.mark.slow
def test_a_failing_disk_leaves_the_old_site(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, full: bool) -> None:
    site = make_site(articles(0, count=4))
    build(options(site))
    old = tree(site / "public")
    put(site, articles(1, count=4))
    for nth in range(1, 500):
        with monkeypatch.context() as patch:
            Disk(patch, site / "public", nth, full=full)
            try:
                build(options(site))
            except PublishError as e:
                assert "it cannot be written: no luck; free space" in str(e)  # noqa: PT017  # it does not always raise
            else:
                break
        left = tree(site / "public")
        journal = left.pop(".newsgen/journal", None)
        assert journal is not None or {p: d for p, d in left.items() if ".newsgen/stage" not in p} == old, nth
        assert missing_links(site / "public") == []
    else:
        pytest.fail("the disk never had enough of it")
    assert nth > 20
    build(options(site, site / "clean"))
    assert tree(site / "public") == tree(site / "clean")


@pytest.mark.slow
def test_200_sudden_ends_leave_whole_pages(make_site: MakeSite) -> None:
    site, dice = make_site(articles(0)), random.Random(1)  # noqa: S311  # any moments will do
    build(options(site))
    editions = [articles(0), articles(1)]
    clean: list[dict[str, bytes]] = []
    for files in editions:
        put(site, files)
        folder = site / f"clean{len(clean)}"
        build(options(site, folder))
        clean.append(tree(folder))
    command = [sys.executable, "-c", _LOOP, str(site)]
    for turn in range(200):
        edition = turn % 2
        put(site, editions[edition])
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # our own code
        assert child.stdout
        child.stdout.readline()
        assert child.stdin
        child.stdin.write(b"go\n")
        child.stdin.flush()
        time.sleep(dice.random() * 0.12)
        child.kill()
        child.communicate()
        assert missing_links(site / "public") == [], turn
        if turn % 4 == 3:
            build(options(site))
            assert tree(site / "public") == clean[edition], turn


_LOOP = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from newsgen.build import Options, build
site = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
build(Options(site=site, output=site / "public", at=datetime(2026, 3, 5, tzinfo=UTC), jobs=1))
"""


@pytest.mark.slow
def test_a_reader_meets_whole_pages_at_every_moment(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each single step of publishing, a crawler finds every page that it is led to."""
    site = make_site(articles(0))
    build(options(site))
    put(site, articles(1))
    faults: list[list[str]] = []

    def watched(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            found = real(*args, **kwargs)
            faults.append(missing_links(site / "public"))
            return found

        return call

    for name in ("replace", "unlink", "rmdir"):
        monkeypatch.setattr(Path, name, watched(getattr(Path, name)))
    build(options(site))
    assert len(faults) > 20
    assert not [fault for fault in faults if fault]
