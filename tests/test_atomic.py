"""Files of which nobody sees a part: what stands there after a write that went well, and after one that failed."""

import errno
from pathlib import Path

import pytest

from newsgen import atomic


def test_parts_are_one_file_whose_folder_is_made(tmp_path: Path) -> None:
    atomic.put(tmp_path / "a/b/c.txt", b"one ", b"two")
    atomic.put(tmp_path / "a/b/c.txt", b"three ", b"four")
    assert {path.name: path.read_bytes() for path in (tmp_path / "a/b").iterdir()} == {"c.txt": b"three four"}


def test_a_disk_that_is_full_is_told_of_the_file_that_was_to_be_written_and_the_old_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left") as caught:
        atomic.put(file, b"new")
    assert caught.value.filename == str(file)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"old"}


def test_a_file_that_stands_where_a_folder_goes_is_told_of_the_file_that_was_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "images").write_bytes(b"no folder")
    with pytest.raises(NotADirectoryError) as caught:
        atomic.put(tmp_path / "images/a.jpg", b"new")
    assert caught.value.filename == str(tmp_path / "images/a.jpg")


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/content").symlink_to("../elsewhere")
    with pytest.raises(OSError, match="a link there leads out of the site"):
        atomic.put(tmp_path / "site/content/a.md", b"new", within=tmp_path / "site")
    assert not list((tmp_path / "elsewhere").iterdir())
