"""The command line, where something that is no part of a site fails."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from picture_samples import jpeg
from samples import MakeSite, article, hide

from newsgen import cli, config, executors
from newsgen.errors import Problem, json_line, of_disk
from newsgen.executors import Runner
from newsgen.rendering import batches


def test_a_reader_that_goes_away_ends_a_command_without_a_word(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(review=f"[{', '.join(f'item-{n:05}' for n in range(9000))}]")})
    command = f"{sys.executable} -m newsgen review --site {site} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607  # our own command
    assert done.stdout.startswith("content/a.md:")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokenPipeError(32, "Broken pipe"), ".:1: it cannot be read or written: Broken pipe; "),
        (MemoryError(), ".:1: there is not enough memory; allow it more"),
    ],
)
def test_a_failure_of_the_system_is_told_in_one_line(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(config, "load", fail)
    done = CliRunner().invoke(cli.main, ["build", "--site", os.fspath(make_site())])
    assert done.exit_code == 1
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "file",
    [
        *("newsgen.yml", "static/own.txt", "public/.newsgen/manifest.json"),
        *("seeds/pier-1.jpg", "content/pier-opens.md.incoming"),
    ],
)
def test_a_disk_that_fails_in_the_midst_of_a_file_is_told_of_that_file(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    site = make_site(
        {
            "static/own.txt": "Own.",
            "seeds/pier.txt": "Pier opens\n\nThe council said on Friday that it opens.\n\nThe pier. (Jo Doe/AP)\n",
            "seeds/pier-1.jpg": jpeg(),
        }
    )
    build = ["build", "--site", os.fspath(site), "--jobs", "1"]
    assert CliRunner().invoke(cli.main, build).exit_code == 0
    (site / "content/pier-opens.md.incoming").write_text("An older reading.")

    def failing(read: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Path, *arguments: Any, **options: Any) -> Any:
            if path == site / file:
                raise OSError(errno.EIO, "Input/output error")  # of a file that is open, Python names nothing
            return read(path, *arguments, **options)

        return call

    for name in ("read_bytes", "read_text"):
        monkeypatch.setattr(Path, name, failing(getattr(Path, name)))
    done = CliRunner().invoke(cli.main, build)
    assert done.exit_code == 1
    assert re.search(rf"(?m)^[^\n]*{re.escape(file)}:1: [^\n]*Input/output error; ", done.stderr), done.stderr


@pytest.mark.parametrize("command", ["--help", "build --help", "--version", "init paper --json"])
def test_a_full_disk_is_told_where_it_takes_what_is_printed(command: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-m", "newsgen", *command.split()],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == ".:1: it cannot be read or written: No space left on device; free space, then try again\n"


def test_an_empty_name_of_what_is_no_option_cannot_be_left_out() -> None:
    done = CliRunner().invoke(cli.main, ["init", ""])
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        "Error: Invalid value for 'DIR': the path is empty; name a folder",
    )


def test_what_cannot_be_written_is_told_of_the_folder_that_is_closed(tmp_path: Path) -> None:
    missing = tmp_path / "a" / ".draft"
    assert of_disk(OSError(errno.EROFS, "Read-only file system", str(missing)), "x").file == str(tmp_path)
    assert of_disk(PermissionError(errno.EACCES, "Permission denied", str(tmp_path)), "x").file == str(tmp_path)
    full = of_disk(OSError(errno.ENOSPC, "No space left on device"), "a.md")
    assert str(full) == "a.md:1: it cannot be read or written: No space left on device; free space, then try again"


def test_a_folder_of_which_the_system_tells_nothing_is_passed_on_the_way_to_the_closed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(monkeypatch, tmp_path / "public")
    inside = tmp_path / "public" / ".newsgen"
    assert of_disk(PermissionError(errno.EACCES, "Permission denied", str(inside)), "x").file == str(tmp_path)


def test_a_file_in_the_place_of_a_folder_that_is_to_be_removed_is_named(make_site: MakeSite) -> None:
    site = make_site({".newsgen/cache": "x"})
    done = CliRunner().invoke(cli.main, ["build", "--site", str(site), "--clean"])
    assert done.stderr.startswith(f"{site}/.newsgen/cache:1: it cannot be read or written: Not a directory; ")


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), ""),
        (("--at", "2026-03-05"), ""),
        (
            ("--at", "2999-01-01"),
            "This build shows what is under embargo until the time of --at, so do not publish it be",
        ),
        (("--drafts",), "This build shows drafts and embargoed articles, so do not publish it."),
        (("--drafts", "--at", "2999-01-01"), "This build shows drafts and embargoed articles, so do not publish it."),
    ],
)
def test_a_build_says_that_it_shows_what_is_withheld(
    make_site: MakeSite, options: tuple[str, ...], said: str, form: tuple[str, ...]
) -> None:
    done = CliRunner().invoke(cli.main, ["build", "--site", os.fspath(make_site()), *options, *form])
    assert done.exit_code == 0
    assert [line[: len(said)] for line in done.stderr.splitlines() if "shows" in line] == [said] * bool(said)
    assert not form or json.loads(done.stdout)["articles"] == 0


def test_letters_that_a_terminal_has_no_code_for_are_printed_by_their_numbers(make_site: MakeSite) -> None:
    dump = "Пором повертається\n\nПором знову ходить у понеділок, сказали в порту, і всі раді цьому.\n"
    site = os.fspath(make_site({"seeds/a.txt": dump}))
    latin = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    for command in (["import"], ["import", "--why", "content/porom-povertaietsia.md"]):
        words = [sys.executable, "-m", "newsgen", *command, "--site", site]
        done = subprocess.run(words, capture_output=True, check=False, env=latin)  # noqa: S603  # our own command
        assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u041f" in done.stdout


@pytest.mark.parametrize("name", ["a\u202et.md", "a\u2066b", "a\x9b1m", "\udcff.txt", "a\u2028b", "\U000e0041"])
def test_what_programs_are_told_cannot_act_on_a_terminal(name: str) -> None:
    line = json_line(Problem(name, 1, "it is wrong", "mend it"))
    assert line.isascii()
    assert json.loads(line)["file"] == name
    assert json_line({"title": "Fähre\u00ad नि\u200dक"}) == '{"title":"Fähre\u00ad नि\u200dक"}'.encode()


def test_a_receipt_cannot_act_on_a_terminal(make_site: MakeSite) -> None:
    dump = "The \u202eferry\u202c returns\n\nThe ferry sails again on Monday, the port said, and all are glad of it.\n"
    done = CliRunner().invoke(cli.main, ["import", "--json", "--site", os.fspath(make_site({"seeds/a.txt": dump}))])
    assert "\\u202e" in done.stdout
    assert "\u202e" not in done.stdout


@pytest.mark.parametrize("jobs", [1, 2])
def test_jobs_says_in_how_many_processes_pages_are_rendered(
    make_whole_site: MakeSite, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    asked, local = [], executors.local

    def noted(jobs: int | None, holding: object = None) -> AbstractContextManager[Runner]:
        asked.append(jobs)
        return local(jobs, holding)

    monkeypatch.setattr(batches, "WORTH_A_POOL", 1)
    monkeypatch.setattr(executors, "local", noted)
    site = os.fspath(make_whole_site({"content/a.md": article()}))
    done = CliRunner().invoke(cli.main, ["build", "--site", site, "--jobs", str(jobs)])
    assert (done.exit_code, asked[-1]) == (0, jobs)
