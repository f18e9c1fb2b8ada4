"""Outputs that cannot stand beside each other."""

import pytest

from newsgen.errors import ContentError
from newsgen.site import clashes


class Lines:
    """Finds everything on line 7."""

    def line(self, origin: str, output: str) -> int:
        del origin, output
        return 7

    def line_of(self, origin: str, *steps: str | int) -> int:
        del origin, steps
        return 7


@pytest.mark.parametrize(
    ("one", "other"), [("a/index.html", "a/index.html"), ("A.txt", "a.txt"), ("caf\u00e9", "cafe\u0301")]
)
def test_two_sources_of_one_address_are_both_named(one: str, other: str) -> None:
    with pytest.raises(ContentError, match=r"content/b\.md:7: its address .* is taken by content/a\.md"):
        clashes.check([(one, "content/a.md"), (other, "content/b.md")], (), Lines())


def test_each_list_that_has_the_address_of_another_is_told_once() -> None:
    """And not each of its files."""
    lists = [(file, "newsgen.yml") for file in ("a/index.html", "a/feed.xml", "b/index.html")]
    with pytest.raises(ContentError) as caught:
        clashes.check([*lists, *lists], (), Lines())
    assert [problem.what for problem in caught.value.problems] == [
        f"two of its pages would have the address /{folder}/index.html" for folder in "ab"
    ]


@pytest.mark.parametrize("origins", [("newsgen.yml", "content/a.md"), ("content/a.md", "newsgen.yml")])
def test_a_clash_is_told_of_what_somebody_can_call_otherwise(origins: tuple[str, str]) -> None:
    for files in (("a.html", "a.html"), ("a.html", "a.html/b")):
        with pytest.raises(ContentError) as caught:
            clashes.check(zip(files, origins, strict=True), (), Lines())
        assert [(problem.file, problem.line) for problem in caught.value.problems] == [("content/a.md", 7)]
