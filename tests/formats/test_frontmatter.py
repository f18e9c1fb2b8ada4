"""The head of an article file: what is read, what is refused, and where the refusal points."""

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsgen.errors import ContentError
from newsgen.formats import frontmatter
from newsgen.model import CorrectionEntry, FigureEntry, FrontMatter, Share, Source


def refusal(head: str) -> str:
    with pytest.raises(ContentError) as caught:
        frontmatter.parse(f"---\n{head}\n---\n", "content/a.md")
    return str(caught.value)


def test_a_document_is_taken_apart() -> None:
    document = frontmatter.parse("---\ntitle: A title\n---\n\nText.\n", "content/a.md")
    assert document.head == FrontMatter(title="A title")
    assert document.body == "\nText.\n"
    assert document.body_line == 4


def test_scalars_stay_what_was_typed() -> None:
    head = frontmatter.parse("---\ntitle: 1984\ntags: [no, 1.10, 2026-03-02]\nsummary:\n---\n", "a.md").head
    assert head.title == "1984"
    assert head.tags == ("no", "1.10", "2026-03-02")
    assert head.summary is None


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("title: Ferry: again", "content/a.md:2: the YAML is broken: mapping values are not allowed"),
        ("title: x\nsource: {seed: a", "content/a.md:3: the YAML is broken"),
        ("title: x\n\tdate: 2026-03-02", "content/a.md:3: there is a tab here; use spaces"),
        ("title: x\ntags:\n\t- b", "content/a.md:4: there is a tab here; use spaces"),
        ("title: x\nauthor: b", "content/a.md:3: unknown key `author`; did you mean `authors`?"),
        ("title: x\nweather: b", "content/a.md:3: unknown key `weather`; remove it, or move it under `extra`"),
        ("title: x\nfigures:\n  - id: a\n    sorce: b", "content/a.md:5: unknown key `sorce`; did you mean `src`?"),
        ("title: x\nembargo:", "content/a.md:3: `embargo` is empty; write a time, such as 2026-03-02T06:30, or remove"),
        ("title: x\ndate: ~", "content/a.md:3: `date` is empty; write a time"),
        (
            "title: x\ncorrections:\n  - {date: 2026-03-02, note: At nine, not at eight.}",
            "content/a.md:4: `not at eight.` has no value; a comma ends a value between braces: put quotes around all",
        ),
        (
            "title: x\ncorrections:\n  - {date: 2026-03-02, note: The council said: no.}",
            "put quotes around the words of each value between braces that have a colon or a comma in them",
        ),
        ("title: x\nshare: {sight: b}", "content/a.md:3: unknown key `sight`; did you mean `site`?"),
        (
            "title: x\ntags: ferries",
            "content/a.md:3: `tags` should be a list, and is text; write `tags: [ferries]`",
        ),
        ("title: x\ndraft: yes", "`draft` should be true or false, and is text; write `draft: true` or `false`"),
        ("title: x\ndate\u00a0: y", "a.md:3: there is a space or a hidden character in the key `date`; type it anew"),
        ("title: x\ncorrections: a", "write `corrections: [{date: …, note: …}]`"),
        (
            "title: x\nfigures: [a.jpg]",
            "an entry of `figures` should be keys with values, and is text; write each figure as `{id: …}`",
        ),
        ("title: x\ncorrections: [The year.]", "and is text; write each correction as `{date: …, note: …}`"),
        ("title: x\nshare: a", "`share` should be keys with values, and is text; write `share: {site: …}`"),
        ("title: x\nauthors: Ada Lind, Ben Roy", "and is text; write `authors: [Ada Lind, Ben Roy]`"),
        ("title: x\nauthors: 'Ada: Lind, O’Neil'", 'write `authors: ["Ada: Lind", O’Neil]`'),
        ("title: x\ntags: none", "write `tags: []`"),
        ("title: x\ntags: {a: b}", "`tags` should be a list, and is keys with values; write `tags: [first, second]`"),
        (f"title: x\ntags: {'a long text ' * 20}", "write `tags: [first, second]`"),
        ("title: x\nlabel: Opinion", "a.md:3: unknown key `label`; write it as `extra: {label: Opinion}`"),
        ("title: x\nSeries: 'Pier: Papers'", 'unknown key `Series`; write it as `extra: {series: "Pier: Papers"}`'),
        ("title: x\nkey_points: [One, Two]", "unknown key `key_points`; write it as `extra: {key_points: [One, Two]}`"),
        ("title: x\npin:", "unknown key `pin`; write it as `extra: {pin: …}`"),
        ("title: x\nfigures: [{id: a, label: b}]", "unknown key `label`; remove it; known here: id, src, alt"),
        (
            "title: Ferry is #1",
            "content/a.md:2: YAML takes '#1' and what follows for a comment, and drops it; put quotes",
        ),
        ("title: x\nsection: #local", "content/a.md:3: YAML takes '#local'"),
        ("title: '#1' #2", "content/a.md:2: YAML takes '#2'"),
        ("title: &Co returns", "content/a.md:2: YAML drops a word that starts with &; put quotes"),
        ('title: "Ferry" returns', "a value that starts with \" ends at the next one: put ' around the whole of it"),
        ("title: *Ferry* returns", "put quotes around a value that starts with *"),
        ("title: x\nfigures:\n  - id: a\n    focus: [0.5]", "content/a.md:5: `focus` in `figures` is wrong"),
        ("title: x\nfigures:\n  - id: a\n    focus: middle", "and is text; write `focus: [0.5, 0.5]`"),
        ("slug: x", "content/a.md:2: `title` is missing; add a line `title: …`"),
        ("title: ''", "content/a.md:2: `title` is empty"),
        ("title: x\ntitle: y", "content/a.md:3: the key `title` stands here twice"),
        ("title: &a x\nslug: *a", "YAML aliases (&, *) are not accepted"),
        ("title: !!python/name:os.system x", "is not accepted; remove it"),
        ("title: x\ntags: &a [b]", "content/a.md:3: YAML drops a word that starts with &; put quotes"),
        ("title: x\ntags: !mine [b]", "content/a.md:3: the YAML tag '!mine' is not accepted; remove it"),
        ("title: " + "[" * 5000, "nest deeper than 20"),
        ("title: x\nextra: {a: " + "[" * 19 + "]" * 19 + "}", "content/a.md:3: lists or mappings nest deeper than 20"),
        ("- just\n- a list", "content/a.md:2: this does not consist of keys and values"),
        ("title: a\x07b", "there is a control character here (U+0007)"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(head: str, said: str) -> None:
    assert said in refusal(head)


def test_all_that_is_wrong_with_a_head_is_said_in_the_order_of_its_lines() -> None:
    said = refusal("foo: 1\nfigures:\n  - id: a\n    focus: [x, y]\n  - {src: b}\nbar: 2\ntags: z\ntitle: ''")
    assert [row.split(";")[0].removeprefix("content/a.md:") for row in said.split("\n")] == [
        "2: unknown key `foo`",
        "5: an entry of `focus` should be a number, and is text",
        "6: `id` is missing",
        "7: unknown key `bar`",
        "8: `tags` should be a list, and is text",
        "9: `title` is empty",
    ]


def test_what_is_right_beside_a_mistake_is_read_all_the_same() -> None:
    found = frontmatter.look("---\ntitle: T\ndraft: true\nfigures: [{id: a, focus: [0.1, 1]}]\ntags: z\n---\n", "a.md")
    assert (found.head.draft, found.head.figures[0].focus, found.head.tags) == (True, (0.1, 1.0), ())
    assert [p.line for p in found.problems] == [5]


def test_a_needed_key_that_is_only_misspelt_is_not_said_to_be_missing() -> None:
    assert refusal("titel: x") == "content/a.md:2: unknown key `titel`; did you mean `title`?"


def test_thousands_of_mistakes_are_said_in_twenty_lines() -> None:
    assert refusal("\n".join(f"k{n}: x" for n in range(5000))).count("\n") == 19


LINES = """---
title: x
extra: {figures: [a], focus: b}
figures:
  - id: a
    caption: b c
  - {id: b,
     focus: [0, 1]}
  -
    id: c
source:
  url: source
---
"""


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        (("title",), 2),
        (("extra", "focus"), 3),
        (("figures",), 4),
        (("figures", 0, "caption"), 6),
        (("figures", 1), 7),
        (("figures", 1, "focus"), 8),
        (("figures", 2), 10),
        (("figures", 2, "src"), 10),
        (("source", "url"), 12),
    ],
)
def test_the_line_of_a_value_is_where_yaml_has_it(steps: tuple[str | int, ...], line: int) -> None:
    assert frontmatter.line_of(LINES, *steps) == line


def test_the_lines_of_entries_are_known_without_looking_again() -> None:
    document = frontmatter.parse(LINES, "a.md")
    assert [document.entry_line("figures", number) for number in range(3)] == [5, 7, 10]


def test_comments_and_hashes_in_a_text_are_no_mistake() -> None:
    text = "title: '#1' # the usual\nsummary: |\n  Ferry is #1\ntags: [a#1]  ## none\n# author: x\n"
    head = frontmatter.parse(f"---\n{text}---\n", "a.md").head
    assert (head.title, head.summary, head.tags) == ("#1", "Ferry is #1\n", ("a#1",))


def test_a_file_without_a_head_or_with_an_open_one_is_refused() -> None:
    for text, said in (("Text.", "a.md:1: there is no front matter"), ("---\ntitle: x\n", "does not end")):
        with pytest.raises(ContentError, match=said):
            frontmatter.parse(text, "a.md")


def test_an_expanding_head_is_refused_before_it_expands() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "aliases" in refusal(f"title: x\nextra:\n  {bomb.replace(chr(10), chr(10) + '  ')}")


words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\x85\u2028\u2029\ufeff\ufffe\uffff")
)
some = st.none() | words.filter(lambda w: w not in ("", "~", "null"))
heads = st.builds(
    FrontMatter,
    title=words.filter(str.strip),
    summary=some,
    date=st.none() | st.just("2026-03-02T06:30:00+01:00"),
    authors=st.lists(words, max_size=3).map(tuple),
    tags=st.lists(words, max_size=3).map(tuple),
    figures=st.lists(
        st.builds(FigureEntry, id=words, src=some, caption=some, focus=st.none() | st.just((0.25, 0.75))), max_size=2
    ).map(tuple),
    share=st.none() | st.builds(Share, site=words),
    source=st.none() | st.builds(Source, seed=some, digest=some),
    draft=st.booleans(),
    corrections=st.lists(st.builds(CorrectionEntry, date=words, note=words), max_size=2).map(tuple),
)


WORDS = (
    "title: x\n",
    "tags: ",
    "extra:",
    "figures:\n  - id: x",
    "<<: ",
    "x",
    "true",
    "é",
    "\\x07",
    "%YAML 1.1",
    " ",
    "\t",
)
SIGNS = ("\n", "\n- ", "\n  ", "[", "]", "{", "}", ",", ": ", "?", "'", '"', "| ", "|\n", "> ", "---", "...", "~")
MARKS = ("#", "# c", " #1", "&a", "*a", "!t ", "!!str ", "!!int 5")


@given(st.lists(st.sampled_from((*WORDS, *SIGNS, *MARKS)), max_size=14).map("".join))
@example("{ #1|\n...")
@example("title: x\ntags: &a\nextra: &a\n")
def test_whatever_stands_in_a_head_is_read_or_refused_with_its_line(yaml: str) -> None:
    text = f"---\n{yaml}\n---\nText.\n"
    try:
        frontmatter.parse(text, "a.md")
    except ContentError as e:
        for problem in e.problems:
            assert 1 <= problem.line <= text.count("\n") + 1


@given(heads)
def test_what_is_written_is_read_again(head: FrontMatter) -> None:
    document = frontmatter.parse(frontmatter.write(head, "Text."), "a.md")
    assert document.head == head
    assert document.body.strip() == "Text."


@given(heads, words, words)
@example(FrontMatter(title="'x\nslug: z'", summary="slug: y\n\nslug: z"), "123", "007")
@example(FrontMatter(title="slug: x", authors=("\nslug: x",)), "", "null")
def test_another_slug_is_written_as_if_it_had_been_there_before(head: FrontMatter, slug: str, other: str) -> None:
    first, second = (msgspec.structs.replace(head, slug=s) for s in (slug, other))
    assert frontmatter.readdressed(frontmatter.write(first, "slug: z"), other) == frontmatter.write(second, "slug: z")
