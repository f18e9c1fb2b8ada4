"""What a preview says of saves on the terminal."""

import pytest

from newsgen.preview import telling


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (["a.md"], "a.md changed\n"),
        (["a.md", "b.md", "c.md"], "a.md and 2 more changed\n"),
        (["a\u202e.md"], "a\\u202e.md changed\n"),
    ],
)
def test_the_first_file_is_named_and_the_others_are_counted(
    capsys: pytest.CaptureFixture[str], files: list[str], said: str
) -> None:
    telling.Lines().saved(files)
    assert capsys.readouterr() == ("", said)
