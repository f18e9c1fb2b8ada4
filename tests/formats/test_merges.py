"""What a merge left in an article, a dump or the settings is told, and not published."""

import pytest
from samples import LEAN, MakeSite, article, run

from newsgen.errors import NewsgenError
from newsgen.formats import merges

OURS, PARTING, THEIRS = "<<<<<<< HEAD\n", "=======\n", ">>>>>>> branch\n"
BOTH = f"{OURS}The pier is open.\n{PARTING}The pier is closed.\n{THEIRS}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"The pier.\n{BOTH}", 1),
        (BOTH.replace("\n", "\r\n"), 0),
        (f"Text.\n{OURS}", 1),
        (f"Text.\n{PARTING}Other.\n{THEIRS}", 1),
        (f"```\ncode\n```\n{BOTH}", 3),
        (f"```code``` at the start.\n{BOTH}", 1),
        (f"```\nThis does not end.\n{BOTH}", 2),
        (f"The pier\n{PARTING}Text.\n", None),
        (f"{THEIRS}A mail that went to and fro.\n", None),
        (f"{THEIRS}A mail\n{PARTING}with two headings\n{PARTING}and code.\n```\n", None),
        (f"```\n{BOTH}```\n", None),
        (f"~~~~ text\n~~~\n{BOTH}~~~~\n", None),
        ("".join(f"    {line}\n" for line in BOTH.splitlines()), None),
        ("<<<<<<<< eight\n", None),
    ],
)
def test_the_marks_of_a_merge_are_known(text: str, line: int | None) -> None:
    assert merges.line_of(text) == line


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("content/a.md", article(BOTH), 6),
        (
            "content/a.md",
            article("Text.").replace("title: A title\n", f"{OURS}title: A\n{PARTING}title: B\n{THEIRS}"),
            2,
        ),
        ("newsgen.yml", f"{LEAN}{OURS}language: de\n{PARTING}language: fr\n{THEIRS}", 7),
        ("seeds/a.txt", f"The pier\n\n{BOTH}", 3),
        ("seeds/a.md", f"---\ntitle: The pier\n---\n{BOTH}", 4),
    ],
)
def test_a_merge_that_is_not_settled_is_refused_with_its_line(
    make_site: MakeSite, file: str, text: str, line: int
) -> None:
    site = make_site({file: text})
    with pytest.raises(NewsgenError, match=rf"^{file}:{line}: a merge left both versions here; keep what is right"):
        run(site)
    assert not (site / "public" / "index.html").exists()
