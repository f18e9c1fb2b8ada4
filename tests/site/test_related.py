"""Which articles a reader of one may want next, and what that depends on."""

from collections.abc import Iterable, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st
from samples import NOON, read_article

from newsgen.config import Config
from newsgen.model import Article
from newsgen.site import groups, related
from newsgen.site.edition import Edition, compose

CONFIG = Config(title="The Test Post", base_url="https://post.example/", timezone="Europe/Berlin")


def article(name: str, date: str, tags: Iterable[str] = (), section: str = "", file: str = "") -> Article:
    head = f"tags: [{', '.join(tags)}]\n" + (f"section: {section}\n" if section else "")
    return read_article(f"---\ntitle: {name}\ndate: {date}\n{head}---\nText.", f"content/{file or name}.md", CONFIG)


def edition(articles: Iterable[Article]) -> Edition:
    return compose(articles, CONFIG, NOON, drafts=False)


def chosen(*articles: Article) -> Mapping[str, Sequence[str]]:
    """The titles of what is related to each article, by its own."""
    shown = edition(articles)
    lists = related.lists(shown, groups.tags(shown), CONFIG)
    return {a.title: [near.title for near in related.related(a, n, lists)] for n, a in enumerate(shown.articles)}


def test_shared_tags_come_first_then_the_section() -> None:
    this = article("this", "2026-03-05", ["x"], "Local")
    section, tag = article("s", "2026-03-04", section="Local"), article("t", "2026-03-01", ["x"])
    assert chosen(this, section, tag, article("f", "2026-03-04"))["this"] == ["t", "s"]


def test_of_those_as_near_the_newer_comes_first() -> None:
    this = article("this", "2026-03-03", ["x"])
    older, newer = article("older", "2026-03-02", ["x"]), article("newer", "2026-03-04", ["x"])
    assert chosen(older, this, newer)["this"] == ["newer", "older"]


def test_a_tag_is_one_however_it_is_spelled() -> None:
    this = article("this", "2026-03-05", ["Café", "cafe"], "LOCAL")
    tag, section = article("t", "2026-03-01", ["CAFÉ"]), article("s", "2026-03-02", section="Local")
    assert chosen(this, tag, section, article("f", "2026-03-04"))["this"] == ["t", "s"]


def test_of_equals_the_nearest_in_time_come_first_however_many_lie_between() -> None:
    this = article("this", "2026-02-20", ["x"])
    week_older, month_older = article("w", "2026-02-13", ["x"]), article("m", "2026-01-20", ["x"])
    days_newer = article("d", "2026-03-05", ["x"])
    between = [article(f"b{n}", f"2026-02-19T{n:02}:00", ["y"]) for n in range(1, 24)]
    assert chosen(this, week_older, month_older, days_newer, *between)["this"] == ["w", "d", "m"]


Shape = tuple[int, str, str]
SHAPES = st.tuples(st.integers(1, 28), st.sampled_from(["", "x", "x", "y"]), st.sampled_from(["", "Local"]))
"""The day of an article, its tag and its section."""


def written(letter: str, shapes: Iterable[Shape], folder: str = "") -> list[Article]:
    return [
        article(f"{letter}{n}", f"2026-02-{day:02}", tag, where, f"{folder}{letter}{n}")
        for n, (day, tag, where) in enumerate(shapes)
    ]


@given(st.lists(SHAPES, min_size=5, max_size=25), st.lists(SHAPES, max_size=5), st.sets(st.integers(0, 24)))
def test_where_the_neighbours_are_the_same_the_choice_is(
    staying: list[Shape], added: list[Shape], renamed: set[int]
) -> None:
    """So a page's key need hold no more than the neighbours, and no page is stale that is kept for its key."""
    old, moved = written("a", staying), written("a", staying, "zz/")
    later = [moved[n] if n in renamed else old[n] for n in range(len(old))]
    before, after = looked_at(old), looked_at([*later, *written("b", added)])
    for title, (stretches, choice) in before.items():
        assert after[title] == (stretches, choice) or after[title][0] != stretches


def test_a_file_that_is_renamed_changes_no_choice() -> None:
    this = article("this", "2026-03-04", ["x", "y"])
    before, after = (
        chosen(this, article("one", "2026-03-02", ["x"], file=file), article("two", "2026-03-02", ["y"]))["this"]
        for file in ("one", "zz")
    )
    assert before == after


def looked_at(articles: Iterable[Article]) -> Mapping[str, tuple[Sequence[bytes], Sequence[str]]]:
    """For each article, by its title: what stands for its neighbours, and the titles of what is related to it."""
    shown = edition(articles)
    lists = related.lists(shown, groups.tags(shown), CONFIG)
    digests = [bytes.fromhex(a.digest) for a in shown.articles]
    return {
        a.title: (stretches, [near.title for near in related.related(a, n, lists)])
        for n, (a, stretches) in enumerate(zip(shown.articles, related.neighbours(lists, digests), strict=True))
    }
