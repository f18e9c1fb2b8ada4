"""Files of which nobody sees a part: what stands there after a write that went well, and after one that failed."""

import errno
from pathlib import Path

import pytest

from newsgen import whole


def test_parts_are_one_file_whose_folder_is_made(tmp_path: Path) -> None:
    whole.put(tmp_path / "a/b/c.txt", b"one ", b"two")
    whole.put(tmp_path / "a/b/c.txt", b"three ", b"four")
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
        whole.put(file, b"new")
    assert caught.value.filename == str(file)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"old"}
