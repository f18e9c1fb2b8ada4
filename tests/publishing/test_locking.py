"""Two builds of one site at once: one works, and the other says who does."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from click.testing import CliRunner
from running import Running
from samples import MakeSite, article
from site_samples import AT, edition, tree

from newsgen import cli
from newsgen.errors import PublishError
from newsgen.publishing import lock

REFUSED = re.compile(
    r"\.newsgen/lock:1: another build of this site is at work \(process (\d+)\); wait for it to end, then build again\n"
)


@pytest.mark.slow
def test_of_fifty_pairs_one_works_each_time(make_site: MakeSite) -> None:
    site = make_site()
    editions: dict[int, dict[str, bytes]] = {}
    for turn in range(50):
        edition(site, turn % 2, pictures=False)
        arguments = ["build", "--site", site, "--at", AT, "--clean"]
        pair = [Running(arguments, site.parent / f"said{n}") for n in range(2)]
        pids = [build.pid for build in pair]
        codes, said = zip(*(build.wait() for build in pair), strict=True)
        assert sorted(codes) == [0, 1], said
        refused = REFUSED.fullmatch(said[codes.index(1)])
        assert refused, said
        assert int(refused[1]) == pids[codes.index(0)]
        built = tree(site / "public")
        assert editions.setdefault(turn % 2, built) == built


HOLDING = """
import pathlib, sys
from newsgen import executors
from newsgen.publishing.lock import one_at_a_time
with one_at_a_time(pathlib.Path(sys.argv[1])), executors.local(int(sys.argv[2])) as runner:
    runner.executor.submit(abs, -1).result()
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("processes", [1, 2])
def test_a_lock_is_held_while_its_holder_lives_and_no_longer(make_site: MakeSite, processes: int) -> None:
    site = make_site()
    edition(site, 0, pictures=False)
    build = ["build", "--site", site, "--at", AT]
    command = [sys.executable, "-c", HOLDING, str(site), str(processes)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:  # noqa: S603  # our own code
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        code, said = Running(build, site.parent / "refused").wait()
        refused = REFUSED.fullmatch(said)
        assert refused, said
        assert (code, int(refused[1])) == (1, holder.pid)
        holder.kill()
        # Its processes have the lock too, and this pipe, which ends when the last of them does.
        assert holder.communicate(timeout=60)[0] == ""
    assert (site / ".newsgen/lock-holder").exists()
    code, said = Running(build, site.parent / "second").wait()
    assert code == 0, said
    assert not (site / ".newsgen/lock-holder").exists()


def test_nothing_is_done_where_no_lock_can_be_had(make_site: MakeSite) -> None:
    site = make_site({".newsgen": "no folder"})
    with (
        pytest.raises(PublishError, match=r"/\.newsgen:1: it cannot be written: File exists; "),
        lock.one_at_a_time(site),
    ):
        raise AssertionError


def test_a_lock_is_given_back_where_nobody_can_be_told_who_holds_it(make_site: MakeSite) -> None:
    site = make_site({".newsgen/lock-holder/theirs": ""})
    with pytest.raises(PublishError, match="it cannot be written"), lock.one_at_a_time(site):
        raise AssertionError
    (site / ".newsgen/lock-holder").rename(site / "theirs")
    with lock.one_at_a_time(site):
        pass


def test_a_site_is_reached_through_a_link(make_site: MakeSite) -> None:
    site = make_site()
    (site.parent / "link").symlink_to(site)
    with lock.one_at_a_time(site.parent / "link"):
        assert (site / ".newsgen/lock").exists()


@pytest.mark.parametrize("name", ["cache", "pictures", "pictures/cards", "search", "preview"])
def test_a_folder_of_the_cache_that_is_a_link_out_is_refused(make_site: MakeSite, name: str) -> None:
    site = make_site()
    folder = site / ".newsgen" / name
    folder.parent.mkdir(parents=True)
    folder.symlink_to(site.parent)
    with pytest.raises(PublishError, match=rf"^\.newsgen/{name}:1: "), lock.one_at_a_time(site):
        raise AssertionError


def test_a_cache_that_is_a_link_out_is_refused(make_site: MakeSite) -> None:
    site = make_site()
    (site.parent / "elsewhere/search").mkdir(parents=True)
    (site / ".newsgen").symlink_to(site.parent / "elsewhere")
    code, said = Running(["build", "--site", site], site.parent / "said").wait()
    assert code == 1
    assert said.startswith(".newsgen:1: this folder is a link that leads out of the site; ")
    assert [p.name for p in (site.parent / "elsewhere").iterdir()] == ["search"]


def test_what_was_being_written_when_a_process_was_killed_is_removed_by_the_next(make_site: MakeSite) -> None:
    half, own = ".new-0123456789abcdef", ("content/.new-ideas", "content/a.md")
    left = (f"content/{half}", f"content/images/{half}", f".newsgen/cache/{half}")
    site = make_site(dict.fromkeys((*left, *own), "---"))
    with lock.one_at_a_time(site):
        assert all((site / file).exists() for file in left)  # whoever had it before came to its end
    (site / ".newsgen/lock-holder").write_text("1\n")
    with lock.one_at_a_time(site):
        assert not any((site / file).exists() for file in left)
    assert all((site / file).exists() for file in own)


def test_an_article_is_settled_when_no_build_can_write_it_anew(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"content/a.md": article(review="[title]")})
    monkeypatch.setattr(cli, "PATIENCE", 0)
    settle = ["review", "--site", str(site), "--done", "title", str(site / "content/a.md")]
    with lock.one_at_a_time(site):
        assert CliRunner().invoke(cli.main, settle).exit_code == 1
        assert "review" in (site / "content/a.md").read_text()
    assert CliRunner().invoke(cli.main, settle).exit_code == 0
    assert "review" not in (site / "content/a.md").read_text()


@pytest.mark.parametrize("released", [True, False])
def test_an_import_waits_for_a_build(make_site: MakeSite, released: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site({"seeds/pier.txt": "Pier opens\n\nThe council said on Friday that the pier opens.\n"})
    monkeypatch.setattr(cli, "PATIENCE", 60 if released else 0)
    with ThreadPoolExecutor() as pool:
        with lock.one_at_a_time(site):
            done = pool.submit(CliRunner().invoke, cli.main, ["import", "--site", str(site)])
            assert bool(wait([done], 0.5).done) != released
            assert not (site / "content").exists()
        assert done.result().exit_code == (0 if released else 1)
    assert (site / "content/pier-opens.md").exists() == released
