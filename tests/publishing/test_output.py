"""Publishing: what is put in place, what is removed, and what survives an interruption."""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import hide

from newsgen.errors import PublishError
from newsgen.incremental import digests
from newsgen.publishing import journal as journals
from newsgen.publishing.manifest import STATE, Entry, Manifest, encode
from newsgen.publishing.output import Changes, Rank, publication

Files = Mapping[str, bytes]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def publish(site: Path, files: Files, output: Path | None = None) -> Changes:
    with publication(output or site / "public", site, files.keys()) as public:
        for path, data in files.items():
            key = f"key of {data!r}"
            if not public.keep(path, key):
                public.stage(path, key, data, Rank.LISTING)
        return public.commit()


def published(site: Path) -> dict[str, bytes]:
    public = site / "public"
    return {
        p.relative_to(public).as_posix(): p.read_bytes()
        for p in sorted(public.rglob("*"))
        if p.is_file() and STATE not in p.relative_to(public).parts
    }


def test_files_are_put_in_place_and_stale_ones_removed(site: Path) -> None:
    assert publish(site, {"a/index.html": b"1", "b.html": b"2"}) == Changes(2, 0, 0)
    assert publish(site, {"b.html": b"2", "c.html": b"3"}) == Changes(1, 1, 1, gone=("a/index.html",))
    assert published(site) == {"b.html": b"2", "c.html": b"3"}
    assert not (site / "public" / "a").exists()


def test_a_file_that_is_made_for_another_key_with_the_same_bytes_stays_and_has_that_key(site: Path) -> None:
    for key, changes in (("one", Changes(1, 0, 0)), ("two", Changes(0, 1, 0))):
        with publication(site / "public", site, {"a.html"}) as public:
            assert not public.keep("a.html", key)
            public.stage("a.html", key, b"1", Rank.LISTING)
            assert public.commit() == changes
    with publication(site / "public", site, {"a.html"}) as public:
        assert public.keep("a.html", "two")


def test_nothing_is_written_where_nothing_changed(site: Path) -> None:
    publish(site, {"a.html": b"1"})
    before = {p: p.stat().st_mtime_ns for p in (site / "public").rglob("*")}
    assert publish(site, {"a.html": b"1"}) == Changes(0, 1, 0)
    assert {p: p.stat().st_mtime_ns for p in (site / "public").rglob("*")} == before


def test_a_file_is_kept_for_the_key_that_it_was_made_for_and_while_it_is_as_it_was(site: Path) -> None:
    publish(site, {"a.html": b"1"})
    key = f"key of {b'1'!r}"
    for data, kept in ((b"1", True), (b"2", False)):
        (site / "public/a.html").write_bytes(data)
        with publication(site / "public", site, {"a.html"}) as public:
            assert public.keep("a.html", key) == kept
            assert public.keep_all({key, "another"}) == ({key} if kept else set())
            assert not public.keep("a.html", "another")
            assert not public.keep("b.html", key)


@pytest.mark.parametrize("damage", [b"", b"2", b"longer"])
def test_a_file_that_was_changed_by_hand_is_mended(site: Path, damage: bytes) -> None:
    publish(site, {"a.html": b"1"})
    (site / "public" / "a.html").write_bytes(damage)
    publish(site, {"a.html": b"1"})
    assert published(site) == {"a.html": b"1"}


def test_a_file_that_was_removed_by_hand_comes_back(site: Path) -> None:
    files = {"a.html": b"1", "b.html": b"2", "c/d/index.html": b"3"}
    publish(site, files)
    (site / "public" / "a.html").unlink()
    shutil.rmtree(site / "public/c")
    assert publish(site, files).written == 2
    assert published(site) == files


def test_files_of_others_are_never_removed(site: Path) -> None:
    publish(site, {"a.html": b"1"})
    (site / "public" / "theirs.txt").write_bytes(b"!")
    publish(site, {})
    assert published(site) == {"theirs.txt": b"!"}


@pytest.mark.parametrize("other", ["theirs", "link"])
def test_nor_are_they_overwritten(site: Path, other: str) -> None:
    publish(site, {"a.html": b"1"})
    theirs = site / "public/b.html"
    if other == "link":
        theirs.symlink_to("a.html")
    else:
        theirs.write_text("years of work")
    with pytest.raises(PublishError, match=rf"^{theirs}:1: newsgen did not write this file"):
        publish(site, {"a.html": b"2", "b.html": b"2"})
    assert (theirs.read_bytes(), theirs.is_symlink()) == (
        b"1" if other == "link" else b"years of work",
        other == "link",
    )


def test_nor_is_a_pipe_waited_for(site: Path) -> None:
    publish(site, {"a.html": b"1"})
    os.mkfifo(site / "public/b.html")
    with pytest.raises(PublishError, match=r"b\.html:1: newsgen did not write this file"):
        publish(site, {"a.html": b"1", "b.html": b"2"})


def test_a_file_of_others_with_the_bytes_of_a_new_one_is_taken_for_it(site: Path) -> None:
    publish(site, {"a.html": b"1"})
    (site / "public/b.html").write_bytes(b"2")
    publish(site, {"a.html": b"1", "b.html": b"2"})
    publish(site, {"a.html": b"1"})
    assert published(site).keys() == {"a.html"}


def test_an_error_leaves_the_old_site(site: Path) -> None:
    publish(site, {"a.html": b"1"})
    with contextlib.suppress(ZeroDivisionError), publication(site / "public", site, {"a.html"}) as public:
        public.stage("a.html", "k", b"2", Rank.LISTING)
        raise ZeroDivisionError
    assert published(site) == {"a.html": b"1"}
    assert not (site / "public" / STATE / "stage").exists()


def test_new_files_come_before_changed_ones_and_removals_last(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site, {"index.html": b"1", "old.html": b"1"})
    seen: list[list[str]] = []
    replace = os.replace

    def watched(staged: str | Path, place: str | Path) -> None:
        seen.append(sorted(published(site)))
        replace(staged, place)

    monkeypatch.setattr(os, "replace", watched)
    publish(site, {"index.html": b"2", "new.html": b"2"})
    assert seen == [
        ["index.html", "old.html"],  # the journal
        ["index.html", "old.html"],  # new.html
        ["index.html", "new.html", "old.html"],  # index.html
        ["index.html", "new.html"],  # the manifest
    ]


def test_what_a_page_needs_comes_before_it_and_what_leads_to_it_after_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[str] = []
    replace = os.replace

    def watched(staged: str | Path, place: str | Path) -> None:
        put.append(Path(place).name)
        replace(staged, place)

    files = {"d.jpg": Rank.ASSET, "c.html": Rank.ARTICLE, "b.html": Rank.LISTING, "a.xml": Rank.FEED}
    for data in (b"1", b"2"):
        with publication(site / "public", site, files.keys()) as public:
            for path, rank in files.items():
                public.stage(path, "k", data, rank)
            monkeypatch.setattr(os, "replace", watched)
            public.commit()
            monkeypatch.undo()
    assert [name for name in put if name in files] == [*files] * 2


def test_a_first_front_page_comes_when_all_is_there_that_it_leads_to(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[str]] = []
    replace = os.replace

    def watched(staged: str | Path, place: str | Path) -> None:
        replace(staged, place)
        seen.append(set(published(site)))

    monkeypatch.setattr(os, "replace", watched)
    publish(site, {"about/index.html": b"1", "index.html": b"1", "later.html": b"1"})
    there = {"about/index.html", "later.html", "index.html"}
    assert [names for names in seen if "index.html" in names] == [there, there]  # with it, and with the manifest


def test_what_goes_before_its_turn_is_only_what_stands_in_the_way(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site, {"a/x.html": b"1", "gone.html": b"1"})
    seen: list[list[str]] = []
    replace = os.replace

    def watched(staged: str | Path, place: str | Path) -> None:
        replace(staged, place)
        seen.append([*published(site)])

    monkeypatch.setattr(os, "replace", watched)
    publish(site, {"a": b"now a file", "b.html": b"1"})
    assert seen[-3:] == [["a", "gone.html"], ["a", "b.html", "gone.html"], ["a", "b.html"]]


def test_what_a_killed_build_had_staged_is_no_hindrance(site: Path) -> None:
    files = {"a.html": b"1", "b.html": b"1"}
    publish(site, {"a.html": b"0"})
    stage = journals.stage(site / "public")
    (stage / "new").mkdir(parents=True)
    for name in ("000000", "000001", "new/a.html", "new/b.html"):
        (stage / name).write_bytes(b"half")
    publish(site, files)
    assert published(site) == files


@pytest.mark.parametrize("moves", range(7))
def test_an_interrupted_step_is_finished_by_the_next_build(
    site: Path, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"a.html": b"1", "b.html": b"1", "gone/index.html": b"1"}
    new = {"a.html": b"2", "b.html": b"2", "c/index.html": b"2", "gone": b"now a file"}
    publish(site, old)
    replace, left = os.replace, [moves]

    def failing(staged: str | Path, place: str | Path) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        replace(staged, place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing)
        with contextlib.suppress(KeyboardInterrupt):
            publish(site, new)
    with pytest.raises(ZeroDivisionError), publication(site / "public", site, new.keys()):
        raise ZeroDivisionError
    assert published(site) == (old if moves < len(("the journal",)) else new)
    publish(site, new)
    assert published(site) == new
    assert sorted(p.name for p in (site / "public" / STATE).iterdir()) == ["manifest.json"]


@pytest.mark.parametrize(
    ("step", "wanted", "found"),
    [
        ("a.html > a.html b.html", "a.html b.html", "a.html b.html"),
        ("a.html > a.html b.html", "a.html", "a.html"),
        ("a.html > a.html b.htm", "a.html", "a.html"),
        ("a.html > a.html b.jpg", "a.html", "a.html b.jpg"),
        ("a.html > a.html b.html", "c.html", "a.html"),
        ("a.html > b.html", "c.html", "b.html"),
        ("a.html > b.html", "a.html", "a.html"),
        ("a.jpg > b.html", "a.jpg", "a.jpg"),
        (" > a.html b/c.html", "a.html", ""),
        (" > a.html", "a.html", "a.html"),
    ],
)
def test_an_interrupted_step_to_a_page_that_is_not_wanted_any_more_is_taken_back(
    site: Path, step: str, wanted: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = step.split(">")
    if old.strip():
        publish(site, dict.fromkeys(old.split(), b"1"))
    interrupt_at_the_removals(site, dict.fromkeys(new.split(), b"1"), monkeypatch)
    # The next build fails, since one that does not removes the page in any case.
    with pytest.raises(ZeroDivisionError), publication(site / "public", site, set(wanted.split())):
        raise ZeroDivisionError
    assert [*published(site)] == found.split()


def interrupt_at_the_removals(site: Path, new: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(journals, "_remove", interrupted)
        with pytest.raises(KeyboardInterrupt):
            publish(site, new)


def test_an_interrupted_step_whose_list_is_in_its_place_is_finished(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = {"a.html": b"1", "b.html": b"1"}
    publish(site, {"a.html": b"1"})
    interrupt_at_the_removals(site, new, monkeypatch)
    state = site / "public" / STATE
    (state / "stage/manifest.json").replace(state / "manifest.json")
    with pytest.raises(ZeroDivisionError), publication(site / "public", site, {"a.html"}):
        raise ZeroDivisionError
    assert published(site) == new
    assert [p.name for p in state.iterdir()] == ["manifest.json"]


def test_no_part_of_an_interrupted_step_is_taken_back_through_a_link(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, {"index.html": b"1"})
    interrupt_at_the_removals(site, {"index.html": b"1", "a.html": b"1", "b/x.html": b"1"}, monkeypatch)
    (site / "public/b").rename(tmp_path / "elsewhere")
    (site / "public/b").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="it is a link"), publication(site / "public", site, {"index.html"}):
        raise AssertionError
    assert (tmp_path / "elsewhere/x.html").exists()
    assert (site / "public/a.html").exists()


def test_a_folder_of_new_files_is_put_in_place_whole(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site, {"old/index.html": b"1"})
    seen: list[list[str]] = []
    replace = os.replace

    def watched(staged: str | Path, place: str | Path) -> None:
        replace(staged, place)
        seen.append(sorted(published(site)))

    monkeypatch.setattr(os, "replace", watched)
    publish(site, {"new/a/index.html": b"1", "new/b.html": b"2", "old/index.html": b"1", "old/c/d.html": b"3"})
    assert seen[1:3] == [
        ["new/a/index.html", "new/b.html", "old/index.html"],
        ["new/a/index.html", "new/b.html", "old/c/d.html", "old/index.html"],
    ]


def test_an_interrupted_step_passes_by_what_others_have_put_there_since(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = {"a/b/index.html": b"1", "a/c.html": b"2"}
    with monkeypatch.context() as patch:
        patch.setattr(journals, "_carry_out", interrupted)
        with pytest.raises(KeyboardInterrupt):
            publish(site, new)
    (site / "public/a/b").mkdir(parents=True)
    (site / "public/a/b/theirs.txt").write_bytes(b"!")
    publish(site, new)
    assert published(site) == {**new, "a/b/theirs.txt": b"!"}
    publish(site, {})
    assert published(site) == {"a/b/theirs.txt": b"!"}


def test_what_stands_in_the_way_is_named(site: Path) -> None:
    new = {"a/index.html": b"2", "b.html": b"2"}
    publish(site, {"b.html": b"1"})
    public = site / "public"
    (public / "a").touch()
    with pytest.raises(PublishError, match=r"public/a:1: .*; move away the file that stands where a folder goes$"):
        publish(site, new)
    (public / "a").unlink()
    (public / "b.html").unlink()
    (public / "b.html").mkdir()
    (public / "b.html" / "theirs.txt").touch()
    with pytest.raises(PublishError, match=r"public/b\.html:1: .*; move this folder away, since a file goes there$"):
        publish(site, new)
    shutil.rmtree(public / "b.html")
    publish(site, new)
    assert published(site) == new


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("whole", [True, False], ids=["folders move", "files move alone"])
@pytest.mark.parametrize("moves", range(12))
def test_a_failing_disk_leaves_no_new_folder(
    site: Path, moves: int, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the file system, as some layered ones, moves no folder, and some of its files are in their places."""
    old = {"a.html": b"1", "b/index.html": b"1", "h/i/index.html": b"1"}
    new = {"a.html": b"2", "b/c/d/index.html": b"2", "e/f/index.html": b"2", "e/g.html": b"2", "j.html": b"2"}
    publish(site, old)
    (site / "public/theirs").mkdir()
    replace, left = os.replace, [moves]

    def failing(staged: str | Path, place: str | Path) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise OSError(errno.EIO, "no luck")
        if Path(staged).is_dir() and not whole:
            raise OSError(errno.EXDEV, "other device")
        replace(staged, place)

    monkeypatch.setattr(os, "replace", failing)
    if moves >= (6 if whole else 11):
        publish(site, new)
        assert published(site) == new
        return
    with pytest.raises(PublishError, match="no luck"):
        publish(site, new)
    assert published(site) == old
    folders = [p.name for p in sorted((site / "public").rglob("*")) if p.is_dir() and STATE not in p.parts]
    assert folders == ["b", "h", "i", "theirs"]
    assert [p.name for p in (site / "public" / STATE).iterdir()] == ["manifest.json"]


def test_a_failing_disk_leaves_nothing_of_a_first_publication(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def failing(staged: str | Path, place: str | Path) -> None:
        if Path(place) == site / "public" / STATE / "manifest.json":
            raise OSError(errno.EIO, "no luck")
        replace(staged, place)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(PublishError, match="no luck"):
        publish(site, {"a/b.html": b"1"})
    assert [p.name for p in (site / "public").rglob("*")] == [STATE]


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK])
def test_a_file_system_without_hard_links_brings_the_old_site_back_as_well(
    site: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(number: int) -> None:
        raise OSError(number, "no luck")

    old = {"a.html": b"1", "b.html": b"1"}
    publish(site, old)
    monkeypatch.setattr(os, "link", lambda *_: fail(number))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_, **__: fail(errno.EIO))  # as b.html goes
        with pytest.raises(PublishError, match="no luck"):
            publish(site, {"a.html": b"2"})
    assert published(site) == old
    publish(site, {"a.html": b"2"})
    assert published(site) == {"a.html": b"2"}


def test_a_link_that_appears_in_the_place_of_what_is_new_is_not_followed_to_tidy_up(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the place of a folder that is new, nor in that of the folder in which it goes."""
    publish(site, {"b/index.html": b"1"})
    (tmp_path / "elsewhere/empty").mkdir(parents=True)
    take = journals.take

    def swapped(output: Path, journal: journals.Journal, after: Manifest) -> None:
        for name in ("a", "b"):
            if (output / name).exists():
                (output / name).rename(output / f"was-{name}")
            (output / name).symlink_to(tmp_path / "elsewhere")
        take(output, journal, after)

    monkeypatch.setattr(journals, "take", swapped)
    for new in ("a/x.html", "b/empty/x.html"):
        with pytest.raises(PublishError, match="it is a link"):
            publish(site, {"b/index.html": b"1", new: b"1"})
        assert [p.name for p in (tmp_path / "elsewhere").rglob("*")] == ["empty"], new
        for name in ("a", "b"):
            (site / "public" / name).unlink()
        (site / "public/was-b").rename(site / "public/b")


@pytest.mark.parametrize("rows", [b"", b'"a.html":["key"]\n}}\n', b'"\xff":["key","digest",1]\n}}\n'])
def test_a_damaged_manifest_is_not_taken_for_leave_to_overwrite(site: Path, rows: bytes) -> None:
    """Nor is one of which somebody has seen to the digest."""
    publish(site, {"a.html": b"1"})
    first = b'{"format":2,"check":"%s","files":{\n' % digests.of(rows).encode()
    (site / "public" / STATE / "manifest.json").write_bytes(first + rows)
    with pytest.raises(PublishError, match="files that newsgen did not write"):
        publish(site, {"a.html": b"1"})


def test_folders_whose_loss_would_hurt_are_refused(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    foreign, repository, file = tmp_path / "foreign", tmp_path / "repository", tmp_path / "file"
    for folder in (home, foreign, repository / ".git"):
        folder.mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to(site)
    (site / "assets").mkdir()
    (site / "static").symlink_to("assets")
    (foreign / "thesis.txt").write_text("years of work")
    file.write_text("x")
    monkeypatch.setenv("HOME", str(home))
    refused = {
        **dict.fromkeys((site, tmp_path), "the site itself lies in it"),
        **dict.fromkeys(
            (
                *(site / "content", site / "static" / "x", site / "assets" / "x"),
                *(site / ".newsgen" / "cache", link / "content"),
            ),
            "it is one of the site's own sources",
        ),
        **dict.fromkeys((repository, repository / ".git" / "x"), "it is a repository"),
        home: "it is your home folder",
        foreign: "it holds files that newsgen did not write",
        file: "it is a file",
    }
    for output, why in refused.items():
        with pytest.raises(PublishError, match=rf"^{output}:1: {why}"):
            publish(link if output.is_relative_to(link) else site, {"a.html": b"1"}, output)
    assert (foreign / "thesis.txt").read_text() == "years of work"


def test_an_output_that_is_a_link_to_nothing_is_told_by_where_it_leads(site: Path, tmp_path: Path) -> None:
    (site / "public").symlink_to(tmp_path / "www")
    with pytest.raises(PublishError, match=r"public:1: it is a link to .*www, which is not there; make that folder"):
        publish(site, {"a.html": b"1"})
    (tmp_path / "www").mkdir()
    assert publish(site, {"a.html": b"1"}).written == 1


def test_empty_folders_that_a_killed_build_left_are_no_hindrance(site: Path, tmp_path: Path) -> None:
    (site / "public/2026/03").mkdir(parents=True)
    publish(site, {"2026/03/a.html": b"1"})
    (site / "other/2026").mkdir(parents=True)
    (site / "other/2026/theirs.txt").write_bytes(b"!")
    (site / "linked").mkdir()
    (site / "linked/2026").symlink_to(tmp_path / "empty")
    (tmp_path / "empty").mkdir()
    for output in (site / "other", site / "linked"):
        with pytest.raises(PublishError, match="files that newsgen did not write"):
            publish(site, {"a.html": b"1"}, output)


def test_a_page_in_whose_place_a_link_was_put_is_written_anew(site: Path, tmp_path: Path) -> None:
    data = b"1" * len(str(tmp_path / "theirs"))  # as long as the link
    publish(site, {"a.html": data})
    (tmp_path / "theirs").write_bytes(data)
    (site / "public/a.html").unlink()
    (site / "public/a.html").symlink_to(tmp_path / "theirs")
    publish(site, {"a.html": data})
    assert not (site / "public/a.html").is_symlink()
    assert (tmp_path / "theirs").read_bytes() == data


def test_a_restored_older_file_of_the_same_size_is_seen(site: Path) -> None:
    """Its times are those of its content, as `cp -p` and `rsync -t` set them, and older than the last build."""
    publish(site, {"a.html": b"1"})
    (site / "public/a.html").write_bytes(b"0")
    os.utime(site / "public/a.html", (1_000_000_000, 1_000_000_000))
    publish(site, {"a.html": b"1"})
    assert published(site) == {"a.html": b"1"}


def journal_of(site: Path, moves: list[list[object]], removals: list[str], staged: Mapping[str, bytes] = {}) -> None:
    """Leave a journal with a right digest, as somebody may who wants it to be carried out."""
    state = site / "public" / STATE
    (state / "stage").mkdir(parents=True, exist_ok=True)
    for name, data in staged.items():
        (state / "stage" / name).write_bytes(data)
    data = json.dumps({"moves": moves, "removals": removals}).encode()
    (state / "journal").write_bytes(digests.of(data).encode() + b"\n" + data)


@pytest.mark.parametrize(
    ("moves", "removals"),
    [
        ([["../../../../theirs.txt", "a.html", False]], []),
        ([["/etc/hostname", "a.html", False]], []),
        ([["000000", "../../theirs.txt", True]], []),
        ([["000000", "link/theirs.txt", True]], []),
        ([["000000", ".newsgen/manifest.json", True]], []),
        ([], ["../../theirs.txt"]),
        ([], ["link/theirs.txt"]),
        ([], ["a/../../../theirs.txt"]),
    ],
)
def test_a_journal_of_somebody_else_leads_nowhere(
    site: Path, tmp_path: Path, moves: list[list[object]], removals: list[str]
) -> None:
    (tmp_path / "theirs.txt").write_bytes(b"theirs")
    publish(site, {"index.html": b"1"})
    (site / "public/link").symlink_to(tmp_path)
    journal_of(site, moves, removals, {"000000": b"evil"})
    with contextlib.suppress(PublishError):
        publish(site, {"index.html": b"1"})
    assert (tmp_path / "theirs.txt").read_bytes() == b"theirs"
    assert not (site / "public/a.html").exists()
    assert (site / "public/index.html").read_bytes() == b"1"


def test_a_list_of_somebody_else_takes_nothing_back_that_lies_elsewhere(site: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.html").write_bytes(b"theirs")
    publish(site, {"index.html": b"1"})
    (site / "public/a").mkdir()
    after = encode(Manifest({"a/../../../theirs.html": Entry("key", "digest", 6)}))
    journal_of(site, [["new/a", "a", False]], [], {"manifest.json": after})
    with contextlib.suppress(PublishError, ZeroDivisionError), publication(site / "public", site, {"index.html"}):
        raise ZeroDivisionError
    assert (tmp_path / "theirs.html").read_bytes() == b"theirs"


@pytest.mark.parametrize("rows", [b'{"moves":[],"removals":["caf\xe9.html"]}', b'{"moves":[],"removals":"a.html"}'])
def test_a_journal_that_cannot_be_read_is_not_carried_out(site: Path, rows: bytes) -> None:
    """Nor is it where somebody has seen to the digest."""
    files = {"a.html": b"1"}
    publish(site, files)
    journal = site / "public" / STATE / "journal"
    journal.write_bytes(digests.of(rows).encode() + b"\n" + rows)
    assert publish(site, files).written == 0
    assert not journal.exists()


def test_a_journal_that_was_damaged_is_not_carried_out(site: Path) -> None:
    files = {"a.html": b"1", "b.html": b"1"}
    publish(site, files)
    journal_of(site, [], ["b.html"])
    journal = site / "public" / STATE / "journal"
    journal.write_bytes(journal.read_bytes().replace(b"b.html", b"a.html"))
    assert publish(site, files).written == 0
    assert not journal.exists()


@pytest.mark.parametrize("path", ["../x.html", "/x.html", f"{STATE}/x.html", "a/../../x.html", "", "\0x.html"])
def test_a_name_that_leads_out_of_the_output_is_refused(site: Path, tmp_path: Path, path: str) -> None:
    with pytest.raises(PublishError, match="is no name of a file in it; give what has this address another one"):
        publish(site, {path: b"1"})
    assert not list(tmp_path.rglob("x.html"))


def test_a_link_that_is_in_the_output_is_told_before_anything_is_staged(site: Path, tmp_path: Path) -> None:
    publish(site, {"a.html": b"1"})
    (site / "public/b").symlink_to(tmp_path)
    with (
        publication(site / "public", site, {"b/x.html"}) as public,
        pytest.raises(PublishError, match=r"public/b:1: it is a link, through which nothing is published; remove the"),
    ):
        public.stage("b/x.html", "key", b"1", Rank.LISTING)
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize("place", [STATE, f"{STATE}/stage"])
def test_a_state_that_is_a_link_is_refused(site: Path, tmp_path: Path, place: str) -> None:
    publish(site, {"a.html": b"1"})
    (tmp_path / "elsewhere/stage").mkdir(parents=True)
    (tmp_path / "elsewhere/stage/theirs.txt").write_bytes(b"!")
    shutil.rmtree(site / "public" / place, ignore_errors=True)
    (site / "public" / place).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match=rf"public/{place}:1: it is a link"):
        publish(site, {"a.html": b"2"})
    assert [p.name for p in (tmp_path / "elsewhere").rglob("*")] == ["stage", "theirs.txt"]


def test_a_link_that_appears_while_publishing_is_not_followed(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked at while staging is looked at again right before each step."""
    publish(site, {"a/x.html": b"1", "b/x.html": b"1"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x.html").write_bytes(b"theirs")
    take = journals.take

    def swapped(output: Path, journal: journals.Journal, after: Manifest) -> None:
        (output / "b").rename(output / "c")
        (output / "b").symlink_to(tmp_path / "elsewhere")
        take(output, journal, after)

    monkeypatch.setattr(journals, "take", swapped)
    with pytest.raises(PublishError, match="it is a link"):
        publish(site, {"a/x.html": b"2", "b/x.html": b"2"})
    assert (tmp_path / "elsewhere/x.html").read_bytes() == b"theirs"
    assert (site / "public/a/x.html").read_bytes() == b"1"


trees = st.dictionaries(
    st.sampled_from(["a", "a/b", "a/b/c", "d/e", "d", "f.html"]), st.sampled_from([b"", b"1", b"2"]), max_size=4
).filter(lambda files: not any(p != q and q.startswith(p + "/") for p in files for q in files))


@given(st.lists(trees, min_size=1, max_size=4))
def test_any_series_of_publications_ends_as_the_last_one_alone(
    tmp_path_factory: pytest.TempPathFactory, series: list[Files]
) -> None:
    step, clean = tmp_path_factory.mktemp("step"), tmp_path_factory.mktemp("clean")
    for files in series:
        publish(step, files)
    publish(clean, series[-1])
    assert published(step) == published(clean) == dict(series[-1])
    manifests = [(s / "public" / STATE / "manifest.json") for s in (step, clean)]
    listed = [path.read_bytes() if path.exists() else encode(Manifest()) for path in manifests]
    assert listed[0] == listed[1]
    shutil.rmtree(step)
    shutil.rmtree(clean)


def test_what_is_withdrawn_does_not_stay_where_the_disk_tells_nothing_of_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, {"index.html": b"1", "a.html": b"1"})
    with monkeypatch.context() as patch:
        hide(patch, site / "public/a.html")
        with pytest.raises(PublishError, match="Input/output error"):
            publish(site, {"index.html": b"2"})
    publish(site, {"index.html": b"2"})
    assert published(site) == {"index.html": b"2"}


def test_an_interrupted_step_is_finished_though_the_disk_told_nothing_of_its_journal(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, {"index.html": b"1"})
    with monkeypatch.context() as patch:
        patch.setattr(journals, "_remove", interrupted)
        hide(patch, site / "public" / STATE / "journal")
        with pytest.raises((KeyboardInterrupt, OSError)):
            publish(site, {"index.html": b"2", "a.html": b"1"})
    publish(site, {"index.html": b"3"})
    assert published(site) == {"index.html": b"3"}
