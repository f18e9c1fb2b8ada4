"""`newsgen review --done`: an item off the list of an article, and nothing else of it."""

from pathlib import Path

import pytest
from samples import MakeSite

from newsgen.commands import settling
from newsgen.errors import ContentError

FLOW = "---\r\ntitle: A\r\nreview: [title, date]  # mine\r\ndraft: true\r\n---\r\n\r\nBody  \r\n"
BLOCK = "---\ntitle: A\nreview:\n  - title\n  - date\nextra: {}\n---\n\nBody.\n"


@pytest.mark.parametrize(
    ("text", "item", "expected"),
    [
        (FLOW, "title", FLOW.replace("[title, date]", "[date]")),
        (FLOW.replace("[title, date]", "[date]"), "date", FLOW.replace("review: [title, date]  # mine\r\n", "")),
        (BLOCK, "title", BLOCK.replace("  - title\n", "")),
        (BLOCK.replace("  - title\n", ""), "date", BLOCK.replace("review:\n  - title\n  - date\n", "")),
        (
            BLOCK.replace("  - date\n", "# mine\n\n"),
            "title",
            BLOCK.replace("review:\n  - title\n  - date\n", "# mine\n\n"),
        ),
        (
            "---\n{title: A, review: [date], draft: true}\n---\n",
            "date",
            "---\n{title: A, review: [], draft: true}\n---\n",
        ),
        ("---\ntitle: A\nreview: [title]\n---\nreview: [title]\n", "title", "---\ntitle: A\n---\nreview: [title]\n"),
    ],
)
def test_settling_changes_the_review_and_no_other_byte(
    make_site: MakeSite, text: str, item: str, expected: str
) -> None:
    site = make_site({"content/a.md": text.encode()})
    settling.settle(site, "content/a.md", item)
    assert (site / "content/a.md").read_bytes() == expected.encode()


@pytest.mark.parametrize(
    ("article", "item", "what"),
    [
        ("content/b.md", "title", "there is no such article"),
        ("content", "title", "there is no such article"),
        ("content/a.md/b.md", "title", "there is no such article"),
        ("content/a.md", "image", "does not list 'image'"),
    ],
)
def test_what_cannot_be_settled_is_said(make_site: MakeSite, article: str, item: str, what: str) -> None:
    site = make_site({"content/a.md": FLOW.encode()})
    with pytest.raises(ContentError, match=what):
        settling.settle(site, article, item)


def test_nothing_is_settled_through_a_link_that_leads_out_of_the_site(make_site: MakeSite, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_bytes(FLOW.encode())
    site = make_site({})
    (site / "content").mkdir(exist_ok=True)
    (site / "content/old").symlink_to(outside)
    with pytest.raises(OSError, match="a link there leads out of the site"):
        settling.settle(site, "content/old/a.md", "title")
    assert (outside / "a.md").read_bytes() == FLOW.encode()
