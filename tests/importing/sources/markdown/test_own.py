"""Articles in newsgen's own format among the dumps: they come through as they are."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import source_samples as sources
from source_samples import png

from newsgen.errors import DumpError
from newsgen.formats import frontmatter
from newsgen.importing.records import Outcome
from newsgen.model import Source

HEAD = """---
title: The night ferry returns
slug: night-ferry
date: 2026-03-02T06:30
updated: 2026-03-02T09:10:00+01:00
authors: [Harbour desk]
section: Local
tags: [ferries]
summary: The route reopens.
dateline: Aldermouth
language: en
image: At Pier
figures:
- {id: plan, caption: The plan.}
- {id: At Pier, src: pics/pier.png, alt: A ferry, caption: The pier., credit: Jo Ash, license: "https://x.example/", focus: [0.4, 0.6]}
share: {site: example.org}
source: {url: "https://first.example/a", publisher: The First Paper, canonical: true, seed: seeds/a.txt, digest: old}
draft: true
embargo: 2030-03-02T06:30
corrections:
- {date: 2026-03-02T09:10, note: "An earlier version gave the wrong year."}
aliases: [/2026/ferry/]
review: [title]
extra: {pin: true, mood: [calm, 3]}
---
"""  # noqa: E501  # a figure on one line
BODY = "It <b>sails</b>.\n\n![A ferry][at pier]\n\n<!-- kept -->\n\n```\n![x](y.png)\n```"


def take_in(site: Path) -> Outcome:
    (outcome,) = sources.take_in(site)
    return outcome


def test_it_comes_through_as_it_is_but_for_its_source() -> None:
    made = sources.draft("markdown", f"{HEAD}\n{BODY}\n", seed="seeds/ferry.md")
    written = frontmatter.parse(HEAD, "a.md").head
    source = Source(
        url="https://first.example/a", publisher="The First Paper", canonical=True, seed="seeds/ferry.md", digest="d"
    )
    assert (made.head, made.body) == (msgspec.structs.replace(written, source=source), BODY)
    assert [r.text for r in made.readings] == f"{HEAD}\n{BODY}\n".split("\n")


def test_front_matter_that_no_line_begins_is_kept_from_its_first_key_on() -> None:
    head = "draft: true\ntitle: T\ndateline: Aldermouth\n"
    assert sources.draft("markdown", f"\n{head}---\nText.\n").head.draft
    with pytest.raises(DumpError) as e:
        sources.draft("markdown", f"\n{head}embargo: soon\n---\nText.\n")
    assert [p.line for p in e.value.problems] == [5]


def test_its_pictures_come_along(make_site: Callable[..., Path]) -> None:
    body = 'Text.\n\n![Dusk](dusk.png "The pier at dusk. (Kim Lee)")\n\n![](/logo.png)\n\n![](gone.png)\n'
    site = make_site({"seeds/ferry.md": f"{HEAD}{body}", "seeds/pics/pier.png": png(1), "seeds/dusk.png": png(2)})
    take_in(site)
    found = frontmatter.parse((site / "content/night-ferry.md").read_text(), "a.md")
    assert [(f.id, f.src, f.credit) for f in found.head.figures] == [
        ("plan", None, None),
        ("At Pier", "at-pier.png", "Jo Ash"),
        ("the-pier-at-dusk", "the-pier-at-dusk.png", "Kim Lee"),
        ("figure-4", "gone.png", None),
    ]
    assert found.head.image == "At Pier"
    assert found.body.strip() == "Text.\n\n![][the-pier-at-dusk]\n\n![](/logo.png)\n\n![][figure-4]"
    assert sorted(p.name for p in (site / "content/images").iterdir()) == ["at-pier.png", "the-pier-at-dusk.png"]


def test_an_id_leads_to_no_file_outside_the_pictures(make_site: Callable[..., Path]) -> None:
    text = "---\ntitle: T\nfigures:\n- {id: ../../../x, src: a.png}\n---\n\n![][../../../x]\n"
    site = make_site({"seeds/a.md": text, "seeds/a.png": png(1)})
    take_in(site)
    assert [p.name for p in (site / "content/images").iterdir()] == ["x.png"]
    assert not [*site.parent.glob("x*")]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("dateline: X\nembargo: 2030-03-02 18:00 EST", 4),
        ("corrections:\n- {date: soon, note: x}", 4),
        ("figures:\n- {id: a, captoin: x}", 4),
        ("weight: 3\nfigures:\n- {id: a}", 3),
        ("share: {site: x}\ndraft: perhaps", 4),
    ],
)
def test_what_no_build_would_read_is_refused_at_its_line(head: str, line: int) -> None:
    with pytest.raises(DumpError) as e:
        sources.draft("markdown", f"---\ntitle: T\n{head}\n---\nText.\n", seed="seeds/a.md")
    assert [(p.file, p.line) for p in e.value.problems] == [("seeds/a.md", line)]


@pytest.mark.parametrize(
    "head", ["source: https://x.example/", "image: pier.png", "weight: 3\nextra: {a: b}", "figures: 3"]
)
def test_what_another_generator_may_have_written_is_read_as_its_own(head: str) -> None:
    made = sources.draft("markdown", f"---\ntitle: T\n{head}\nlayout: post\n---\nText.\n")
    assert made.head.extra["layout"] == "post"


def test_what_others_mean_by_its_keys_is_no_mistake() -> None:
    made = sources.draft("markdown", "---\ntitle: T\nshare: true\nreview: pending\n---\nText.\n")
    assert made.head.extra == {"share": "true", "review": "pending"}
