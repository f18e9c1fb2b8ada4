"""A disk that is full or fails, at each write in turn, through the real command: the old site, and a clear line."""

import itertools
import re
import shutil
from pathlib import Path

import pytest
from running import Fault, Running
from samples import MakeSite
from site_samples import AT, edition, missing_links, tree

LINE = re.compile(r"[^\n]+:\d+: [^\n]+; [^\n]+\n(?P<old>Nothing was published[^\n]*\n)?")


def build(site: Path, fault: Fault | None = None) -> tuple[int | None, str]:
    return Running(["build", "--site", site, "--at", AT, "--jobs", 1], site.parent / "said", fault).wait()


def without_state(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if not path.startswith(".newsgen/")}


@pytest.fixture
def before(make_site: MakeSite, request: pytest.FixtureRequest) -> Path:
    """A site that is about to be built for the first time or again, with a dump to import and another to follow."""
    site, again = make_site(name="before"), request.param == "again"
    # Pictures of both editions are in the cache by then, since making them takes the longest.
    for number in (1, 0) if again else ():
        edition(site, number, count=1)
        assert build(site)[0] == 0
    edition(site, 1, count=1, pictures=again)
    return site


@pytest.mark.slow
@pytest.mark.parametrize("before", ["first", "again"], indirect=True)
@pytest.mark.parametrize("full", [True, False], ids=["full disk", "forbidden write"])
def test_a_failure_at_any_write_leaves_the_old_site(before: Path, full: bool) -> None:
    """Of the output, of what import writes, of the ledger, of the cache and of the lock: all that is below the site."""
    site, met = before.parent / "site", before.parent / "met"
    old = without_state(tree(before / "public"))
    shutil.copytree(before, site)
    assert build(site)[0] == 0
    new = tree(site / "public")
    for nth in itertools.count(1):
        shutil.rmtree(site)
        shutil.copytree(before, site)
        met.unlink(missing_ok=True)
        code, said = build(site, Fault(site, nth, met, full=full))
        left = tree(site / "public")
        unfinished = ".newsgen/journal" in left
        if not met.exists():
            break
        assert not (site / "public/index.html").exists() or missing_links(site / "public") == []
        if code == 0:
            assert without_state(left) == without_state(new), nth  # it failed to tidy up at most
        else:
            assert code == 1
            told = LINE.fullmatch(said)
            assert told, said
            assert "no luck" in said
            assert not told["old"] or without_state(left) == old, (nth, said)
            assert not (unfinished and full), nth
            assert unfinished or without_state(left) in (old, *also(said, new)), (nth, said)
        if nth % 10 == 0 or unfinished:
            code, said = build(site)
            assert code == 0, (nth, said)
            assert tree(site / "public") == new, nth
    assert nth > 40
    assert (code, left) == (0, new)


def also(said: str, new: dict[str, bytes]) -> list[dict[str, bytes]]:
    """What may be there besides the old site: the new one, where a rename that puts it on record is forbidden."""
    return [without_state(new)] if said.startswith("content/versions/") else []
