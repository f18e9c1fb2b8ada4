"""One article file, read: figures in both forms, times, slugs, and what is doubtful."""

import unicodedata
from typing import Literal

import msgspec
import pytest

from newsgen import errors
from newsgen.config import Config, SectionEntry
from newsgen.content.articles import Reading, read
from newsgen.content.plain_text import SUMMARY_LENGTH
from newsgen.errors import ContentError

CONFIG = Config(title="T", base_url="https://t.example/", timezone="Europe/Berlin")


def reading(body: str = "Text.", head: str = "", files: tuple[str, ...] = ()) -> Reading:
    return read(f"---\ntitle: The title\ndate: 2026-03-02\n{head}---\n\n{body}\n", "content/a.md", CONFIG, files)


def test_what_the_head_leaves_out_is_filled_in() -> None:
    article = reading("First *paragraph*, with a [link](https://x.example/a_(b)).\n\nSecond.").article
    assert article.slug == "the-title"
    assert article.summary == "First paragraph, with a link."
    assert article.language == "en"
    assert article.date is not None
    assert article.date.isoformat() == "2026-03-02T00:00:00+01:00"


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("en", "The *night* ferry.", 3),
        ("zh-Hant", "北約（NATO）宣布，2026 年。", 7),
        ("ja", "フェリーは 3 月に戻る。\n\n東京", 12),
        ("ko", "페리가 3월에 돌아온다.", 3),
        ("th", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ", 12),
        ("th-TH", "เรือ NATO 2026", 3),
        ("lo", "ມະນຸດເກີດມາມີສິດເສລີພາບ ແລະ ສະເໝີໜ້າກັນ", 8),
        ("km", "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព", 6),
        ("my", "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့်", 5),
    ],
)
def test_words_are_counted_where_no_spaces_stand_between_them(language: str, body: str, words: int) -> None:
    assert reading(body, head=f"language: {language}\n").article.words == words


@pytest.mark.parametrize("space", ["", " "])
def test_a_summary_of_a_text_without_spaces_is_as_long_as_any(space: str) -> None:
    found = reading(f"NATO{space}宣布{'字' * 400}").article.summary
    assert len(found) == SUMMARY_LENGTH + len("…")


def test_a_name_stands_once_however_often_it_is_spelt() -> None:
    article = reading(head="tags: [Ferries, harbour, ' ferries', '']\nauthors: [Ada  Lind, ADA LIND]\n").article
    assert (article.tags, article.authors) == (("Ferries", "harbour"), ("Ada Lind",))


@pytest.mark.parametrize("blank", ["''", "'  '", '"\\u00a0\\t"'])
def test_a_name_of_white_space_is_none(blank: str) -> None:
    head = f"section: {blank}\nauthors: [{blank}]\ntags: [{blank}]\n"
    article = reading(head=head).article
    assert (article.section, article.authors, article.tags) == ("", (), ())
    assert read(f"---\ntitle: About\n{head}---\nWe.", "content/about.md", CONFIG, ()).warnings == ()


@pytest.mark.parametrize(
    ("title", "doubt"),
    [
        ("Café «Über» — 5 €", ""),
        ("Порт і «Net» 東京", ""),
        ("שלום\u200f 2026", ""),
        ("می\u200cخواهم", ""),
        ("👩\u200d🚒 am Pier", ""),
        ("The α rays", ""),
        (
            "The p\u0456er",
            "has Cyrillic and Latin letters in one word, 'p\u0456er'; type that word anew, if they only look",
        ),
        ("The \u03c1ier", "has Greek and Latin letters in one word, '\u03c1ier'; type that word anew"),
        ("The \u202ereip", "has hidden marks that change the direction of its text; type it anew, without them"),
        ("שלום \u2067reip", "has hidden marks that change the direction of its text; type it anew"),
        ("The \u200fpier", "has hidden marks that change the direction of its text; type it anew"),
        ("The pi\u200ber", "has invisible characters; type it anew, without them"),
    ],
)
def test_a_headline_that_may_not_be_what_it_seems_is_told(title: str, doubt: str) -> None:
    found = read(f"---\ntitle: {title}\ndate: 2026-03-02\n---\n", "content/a.md", CONFIG, ())
    assert found.article.title == title
    expected = errors.visible(f"content/a.md:2: the headline {doubt}")
    assert [str(warning)[: len(expected)] for warning in found.warnings] == ([expected] if doubt else [])


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("Local", []),
        ("local", []),
        ("Sport", []),
        ("Locla", ["content/a.md:4: newsgen.yml has no section 'Locla'; did you mean `Local`? If not, name it there"]),
    ],
)
def test_a_section_that_is_nearly_one_of_the_settings_is_told(section: str, said: list[str]) -> None:
    config = msgspec.structs.replace(CONFIG, sections=("Local", SectionEntry("World")))
    found = read(f"---\ntitle: x\ndate: 2026-03-02\nsection: {section}\n---\n", "content/a.md", config, ())
    assert found.article.section == section
    assert [str(warning)[: len(start)] for warning, start in zip(found.warnings, said, strict=True)] == said


def test_a_reference_figure_takes_its_alternative_from_the_body() -> None:
    head = "figures:\n  - {id: pier, src: pier.jpg, caption: The pier., credit: A. B.}\n"
    figure = reading("![A long pier][pier]", head, ("content/pier.jpg",)).article.figures[0]
    assert (figure.id, figure.picture, figure.alt, figure.credit) == (
        "pier",
        "content/pier.jpg",
        "A long pier",
        "A. B.",
    )
    assert figure.line == 5


def test_the_short_form_needs_no_head() -> None:
    body = '![A pier](pier.jpg "The \\"new\\" pier. (Jo/AP)")'
    figure = reading(body, files=("content/images/pier.jpg",)).article.figures[0]
    assert figure.picture == "content/images/pier.jpg"
    assert figure.caption == 'The "new" pier.'
    assert figure.credit == "Jo/AP"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ('![one](a.jpg "One. (A)")', '![two](a.jpg "Two. (B)")', [("one", "One.", "A"), ("two", "Two.", "B")]),
        ('![one](a.jpg "One. (A)")', '![one](a.jpg "One.  (A)")', [("one", "One.", "A")]),
        ('![one](a.jpg "One. (A)")', "![](a.jpg)", [("one", "One.", "A")]),
        ('![one](a.jpg "One. (A)")', "![two](a.jpg)", [("one", "One.", "A"), ("two", "", "A")]),
        ('![one](a.jpg "One. (A)")', '![two](a.jpg "Two.")', [("one", "One.", "A"), ("two", "Two.", "A")]),
        ('![one](a.jpg "One. (A)")', '![](a.jpg "One.")', [("one", "One.", "A")]),
        ("![one](a.jpg)", '![](a.jpg "Two.")', [("one", "", ""), ("one", "Two.", "")]),
    ],
)
def test_a_picture_is_a_figure_each_time_that_something_else_is_said_of_it(
    first: str, second: str, said: list[tuple[str, str, str]]
) -> None:
    figures = reading(f"{first}\n\nText.\n\n{second}", files=("content/a.jpg",)).article.figures
    assert [(figure.alt, figure.caption, figure.credit) for figure in figures] == said
    assert {figure.picture for figure in figures} == {"content/a.jpg"}
    assert len({figure.id for figure in figures}) == len(figures)


def test_a_picture_that_is_not_there_is_doubtful() -> None:
    found = reading("![A pier](gone.jpg)")
    assert found.article.figures[0].picture is None
    assert str(found.warnings[0]).startswith("content/a.md:6: there is no picture 'gone.jpg'; put it beside")


@pytest.mark.parametrize(
    ("src", "file", "meant"),
    [
        ("ferry.jpg", "content/images/Ferry.JPG", "Ferry.JPG"),
        ("caf\u00e9.jpg", "content/Cafe\u0301.jpg", "Cafe\u0301.jpg"),
        ("content/images/ferry.jpg", "content/images/ferry.jpg", "ferry.jpg"),
        ("/content/more/ferry.jpg", "content/more/ferry.jpg", "more/ferry.jpg"),
        ("static/logo.png", "static/logo.png", "/logo.png"),
        ("/Logo.png", "static/logo.png", "/logo.png"),
    ],
)
def test_a_picture_whose_name_is_written_otherwise_is_told_by_its_own(src: str, file: str, meant: str) -> None:
    assert [str(warning) for warning in reading(f"![A pier]({src})", files=(file,)).warnings] == [
        f"content/a.md:6: there is no picture {src!r}; write {meant!r}, which is there"
    ]
    assert reading(f"![A pier]({meant})", files=(file,)).article.figures[0].picture == file


@pytest.mark.parametrize(
    "src", ["../../etc/passwd", "/../newsgen.yml", "images/../../newsgen.yml", "..\\x", "//x/y.jpg"]
)
def test_a_picture_is_never_looked_for_outside_the_site(src: str) -> None:
    found = reading(f"![A pier](<{src}>)", files=("newsgen.yml", "content/images/a.jpg"))
    assert found.article.figures[0].picture is None


@pytest.mark.parametrize(
    ("head", "body", "unplaced"),
    [
        ("", "![][a]", ["content/a.md:6: the figure 'b' stands nowhere in the text; add ![][b], or remove it"]),
        ("", "![][a]\n\n![][b]", []),
        ("image: b\n", "![][a]", []),
        ("", "Text.", ["content/a.md:6: the figure 'b' stands nowhere in the text; add ![][b], or remove it"]),
    ],
)
def test_a_figure_that_stands_nowhere_is_told(head: str, body: str, unplaced: list[str]) -> None:
    figures = "figures:\n  - {id: a, src: a.jpg}\n  - {id: b, src: b.jpg}\n"
    found = reading(body, figures + head, ("content/a.jpg", "content/b.jpg"))
    assert [str(warning) for warning in found.warnings] == unplaced


def refusals(body: str = "Text.", head: str = "") -> list[str]:
    """What is wrong with an article, each with its line and without the remedy."""
    with pytest.raises(ContentError) as caught:
        reading(body, head)
    return [f"{problem.line}: {problem.what}" for problem in caught.value.problems]


def test_a_figure_is_told_at_the_line_of_what_is_wrong_with_it() -> None:
    head = """figures:
  - id: pier-photo
    caption: The ferry at dusk
  - id: ferry
    src: gone.jpg
    license: by
  - {id: b, src: c.jpg}
  - {id: c,
     src: d.jpg}
"""
    told = reading("![][pier-photo]\n\n![][ferry]\n\n![][b]", head).warnings
    assert [(problem.line, problem.what.partition(",")[0]) for problem in told] == [
        (9, "the licence 'by' is no address"),
        (8, "there is no picture 'gone.jpg'"),
        (10, "there is no picture 'c.jpg'"),
        (12, "there is no picture 'd.jpg'"),
        (11, "the figure 'c' stands nowhere in the text"),
    ]
    head = (
        "figures:\n  - {id: a, focus: [0, 0]}\n  - id: b\n    focus: [0, 1]\n  - id: c\n    focus: [0, 2]\n  - id: a\n"
    )
    assert refusals("Text.", head) == [
        "9: the `focus` of the figure 'c' lies outside the picture",
        "10: two figures have the id 'a'",
    ]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        *(("lable", "label"), ("Label", "label"), ("keypoints", "key_points"), ("key-points", "key_points")),
        *(("Series", "series"), ("serie", "series"), ("pinned", "pin"), ("Pin", "pin"), ("key_point", "key_points")),
        *((key, "") for key in ("label", "pin", "table", "spin", "points", "stories", "byline", "pictures")),
    ],
)
def test_a_misspelt_key_of_extra_is_told_and_others_are_the_themes(key: str, meant: str) -> None:
    head = "extra:\n  mood: calm\n"
    said = [str(p) for p in reading(head=f"{head}  {key}: true\n").warnings]
    what = f"content/a.md:6: `{key}` in `extra` does nothing here; did you mean `{meant}`?"
    assert said == ([what] if meant else [])
    own = f"  {meant}: {'[One]' if meant == 'key_points' else 'true'}\n" if meant else ""
    assert reading(head=f"{head}{own}  {key}: true\n").warnings == ()


def test_all_that_is_wrong_with_an_article_is_told_at_once() -> None:
    head = """updated: y
foo: 1
corrections:
  - {date: 2026-03-04, note: x}
  - note: 2026
    date: x
aliases:
  - /a/
  - a
extra:
  pin: maybe
  key_points: x
image: f
slug: Ü
tags: z
"""
    assert refusals("![][one]\n\nText.\n\n![][two]", head) == [
        "4: `updated`: the time 'y' is not one that can be read",
        "5: unknown key `foo`",
        "9: `corrections`: the time 'x' is not one that can be read",
        "12: the alias 'a' is not a path below the front page",
        "14: `pin` in `extra` should be true or false",
        "15: `key_points` in `extra` should be a list of texts",
        "16: there is no figure 'f'",
        "17: `slug` 'Ü' cannot be an address",
        "18: `tags` should be a list, and is text",
        "21: there is no figure 'one'",
        "25: there is no figure 'two'",
    ]


@pytest.mark.parametrize("text", ["![pier]", "![Pier][]", "![x][PIER]", "![][ pier ]"])
def test_a_figure_is_found_by_its_id_alone_and_in_any_case(text: str) -> None:
    found = reading(
        f"{text}\n\nText.", "figures: [{id: other, src: o.jpg}, {id: pier}]\nimage: other\n", ("content/o.jpg",)
    )
    assert [(figure.id, figure.in_text) for figure in found.article.figures] == [("other", False), ("pier", True)]
    assert found.article.figures[1].alt == ("x" if text == "![x][PIER]" else "")
    assert found.article.summary == "Text."
    assert found.warnings == ()


def test_an_id_in_another_case_is_that_of_the_figure_spelled_so_where_there_is_one() -> None:
    figures = reading("![][A]", "figures: [{id: a}, {id: A}]\nimage: a\n").article.figures
    assert [(figure.id, figure.in_text) for figure in figures] == [("a", False), ("A", True)]


def test_brackets_that_hold_no_id_of_a_figure_are_text() -> None:
    found = reading("![peer]", "figures: [{id: pier}]\nimage: pier\n")
    assert (found.article.summary, found.warnings) == ("![peer]", ())
    assert refusals("![peer][]", "figures: [{id: pier}]\n") == ["7: there is no figure 'peer'"]


def test_what_refers_to_a_figure_is_no_mistake_where_the_figures_are() -> None:
    head = "image: a\nfigures:\n  - {id: a, focus: x}\n"
    assert refusals("![][a]", head) == ["6: `focus` in `figures` should be a list, and is text"]


@pytest.mark.parametrize(
    "above",
    [
        "```npm install```",
        "- Do:\n\n  ```\n  install\n  ```",
        "~~~\ncode\n~~~~",
        "``` two words\ncode\n```",
        "```\ncode",
    ],
)
def test_a_figure_below_what_is_no_block_of_code_is_found(above: str) -> None:
    found = reading(f"{above}\n\n![x](p.jpg)\n\nText.", files=("content/p.jpg",)).article
    assert [figure.picture for figure in found.figures] == ["content/p.jpg"]


def test_images_in_code_are_text() -> None:
    assert reading("```\n![x][peer]\n```\n\n    ![x][peer]\n\n~~~\n\n![x][peer]\n\n~~~").article.figures == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "See ![this](x.jpg) here.",
            "as its words; give it a paragraph of its own outside of lists and quotations, with empty",
        ),
        ("![this](x.jpg)\nThe text.", "as its words; give it a paragraph of its own"),
        ("1. One.\n\n    ![this](x.jpg)\n\n2. Two.", "as its words; give it a paragraph of its own"),
        ("One.[^1]\n\n[^1]: Two.\n\n    ![this](x.jpg)", "as its words; give it a paragraph of its own"),
        ("![][a]\nThe text.", "as it is written; give it a paragraph of its own"),
        ("![this](photo (1).jpg)", "as its words; put <> around a file's name that has spaces or brackets"),
        ("![this](a photo.jpg)", "as its words; put <> around"),
        ("![this](it's.jpg 1)", "as its words; put <> around"),
        ('![x](a.jpg "A caption with "quotes" inside")', 'put its caption between double quotes, and write \\" for'),
        ("![x](a.jpg 'single')", "as its words; put its caption between double quotes"),
        ("See ![a].", "as it is written; give it a paragraph of its own"),
        ("![x [y] z][a]", "as it is written; write it as ![][id], with the `id` of one of `figures`"),
        ("![x] (y.jpg)", "as it is written; write it as ![][id], with the `id` of one of `figures`, or as ![](file"),
        ("![x](<a b.jpg> \u201cclever\u201d)", "as its words; put its caption between double quotes"),
    ],
)
def test_an_image_that_is_no_figure_is_doubtful(text: str, said: str) -> None:
    told = reading(text, "figures: [{id: a, alt: x}]\n").warnings
    (warning,) = (problem for problem in told if "stands nowhere" not in problem.what)
    assert warning.what.startswith("an image that is no figure is shown ")
    assert said in str(warning)


@pytest.mark.parametrize(
    "text",
    [
        "Write `![alt](x.jpg)` so.",
        "`![][nope]`",
        "> `![][n]`",
        "- ``a ` ![](b.jpg)``",
        "\\![not](image.jpg)",
        "Wow![sic] and ![1].",
        "`a\\` \\![x](y) `![x](y)`",
        "> ```\n> ![x](y.jpg)\n> ```",
        "```\n![x](y.jpg)\n```\nText.",
        "Text.\n```\n![x](y.jpg)\n```",
        "    ![x](y.jpg)",
        "- One.\n\n        ![x](y.jpg)",
        "- One.\n\nText.\n\n    ![x](y.jpg)",
    ],
)
def test_what_is_code_or_escaped_is_no_image(text: str) -> None:
    assert reading(f"Text.\n\n{text}").warnings == ()


@pytest.mark.parametrize(
    "text", ["`code` ![x](y.jpg)", "\\`![x](y.jpg)\\`", "\\\\![x](y.jpg)", "`` ` ![x](y.jpg)", "\\![x] ![a [b]](c)"]
)
def test_an_image_beside_what_is_none_is_doubtful(text: str) -> None:
    assert [problem.what for problem in reading(text).warnings] == ["an image that is no figure is shown as its words"]


def test_a_files_name_may_have_spaces_between_angle_brackets() -> None:
    assert "there is no picture 'a photo (1).jpg'" in str(reading("![this](<a photo (1).jpg>)").warnings[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("**Bold**, *weak*, __bold__ and _weak_ `code`.", "Bold, weak, bold and weak code."),
        ("***Both*** and **5** of **12**.", "Both and 5 of 12."),
        ("It is 7*7 or 2 * 3, says ada_lind@post.example \\*.", "It is 7*7 or 2 * 3, says ada_lind@post.example *."),
        ("> Said\n> so.\n> — Ada", "Said so. — Ada"),
        ("* One\n* Two\n    * Three", "One Two Three"),
        (
            "A note[^1], [one](https://x.example 't') and [two](<a b>), \\[three](x).",
            "A note, one and two, [three](x).",
        ),
        ("**[Bold](x)**, [*weak*][ref] [a [b]](c)\n\n[REF]: x", "Bold, weak a [b]"),
        ("![The *pier*](p.jpg 'The pier.') and [![a boat](b.jpg)](/b/).", "The pier and a boat."),
        ("A &copy; B &lt;b&gt; AT&T &notit", "A © B <b> AT&T &notit"),
        (
            "<https://x.example/a_b_c> or <ada@post.example>, 1 < 2 > 0",
            "https://x.example/a_b_c or ada@post.example, 1 < 2 > 0",
        ),
        ("-5 degrees\n- cold", "-5 degrees - cold"),
        ("The tide is out,\\\nthe pier is dry.", "The tide is out, the pier is dry."),
        ("[Ed.]: So it is.", "[Ed.]: So it is."),
    ],
)
def test_a_summary_loses_marks_and_no_text(text: str, said: str) -> None:
    assert reading(text).article.summary == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- ask the police -->\nThe <b>pier</b> is open.<br>It is<!-- not --> new.", "The pier is open. It is new."),
        ("<!-- half\n\n```\na comment -->\n\n<style>p {}</style><script>a < b</script>\n\n<p>Text.</p>", "Text."),
        ("<div>One</div><div>two</div> `<b>` \\<i>three</i> <3 1 < 2", "One two <b> \\three <3 1 < 2"),
        ("<!-- without an end\n\nText.", ""),
    ],
)
def test_a_summary_has_none_of_the_html_that_counts(text: str, said: str) -> None:
    config = msgspec.structs.replace(CONFIG, raw_html="sanitised")
    made = read(f"---\ntitle: A\n---\n{text}\n", "content/a.md", config, frozenset())
    assert made.article.summary == said


@pytest.mark.parametrize(
    "apart",
    [
        *(
            "***",
            "- - -",
            "# Title",
            "Title\n=====",
            "Title\n---",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "a | b\n-|-\n1 | 2",
        ),
        *(
            "[ref]: https://x.example",
            "[ref]: <x>\n  'Title'\n[b]: y (T)",
            "[^1]: A note\ngoes on.",
            "![x](p.jpg)",
            "> ***",
        ),
    ],
)
def test_a_summary_begins_with_prose(apart: str) -> None:
    assert reading(f"{apart}\n\nText.").article.summary == "Text."
    if "|" not in apart and "[^" not in apart and "![" not in apart:
        assert reading(f"{apart}\nText.").article.summary == "Text."


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("slug: a/../b\n", "`slug` 'a/../b' cannot be an address"),
        ("slug: Über\n", "such as `uber`"),
        ("updated: soon\n", "content/a.md:4: `updated`: the time 'soon'"),
        ("embargo: 2026-03-29T02:30\n", "does not exist in Europe/Berlin"),
        ("corrections:\n  - {date: x, note: y}\n", "`corrections`: the time 'x'"),
        ("image: peer\n", "content/a.md:4: there is no figure 'peer'"),
        ("figures: [{id: a}, {id: a}]\n", "two figures have the id 'a'"),
    ],
)
def test_what_makes_no_sense_is_refused(head: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        reading(head=head)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("updated", "shown", "told"),
    [
        ("2026-03-01T23:00", False, True),
        ("2026-03-02", False, False),
        ("2026-03-01T23:00Z", False, False),
        ("2026-03-02T00:01", True, False),
    ],
)
def test_an_update_counts_after_the_date_alone(updated: str, shown: bool, told: bool) -> None:
    found = reading(head=f"updated: {updated}\n")
    assert (found.article.updated is not None) == shown
    said = (
        "content/a.md:4: `updated` is earlier than `date`, and readers are not shown it; correct it, with the time of"
    )
    assert [str(warning)[: len(said)] for warning in found.warnings] == [said] * told


def test_a_correction_of_a_day_before_the_article_is_told() -> None:
    head = "corrections:\n  - {date: 2026-03-02, note: x}\n  - note: y\n    date: 2025-03-04\n"
    (warning,) = reading(head=head).warnings
    assert str(warning).startswith("content/a.md:7: a correction is dated before the `date` of the article; correct")


NOWHERE = "without `date`, no page shows"


@pytest.mark.parametrize(
    ("file", "head", "said"),
    [
        (
            "about",
            "corrections: [{date: 2026-03-02, note: x}]\nsource: {url: https://x.example/}\nextra: {own: 1}\n",
            [],
        ),
        (
            "about",
            "tags: [x]\nauthors: [Ada]\nextra:\n  key_points: [One]\n",
            [f"4: {NOWHERE} `authors`, `tags`, `key_points`; add `date`, or remove them"],
        ),
        ("about", "extra:\n  a: b\n  series: x\n", [f"5: {NOWHERE} `series`; add `date`, or remove them"]),
        ("about", "extra: {pin: true, label: Opinion}\n", [f"3: {NOWHERE} `label`, `pin`; add `date`, or remove them"]),
        ("authors/ada", "source: {seed: a.txt, digest: x}\n", []),
        (
            "authors/ada",
            "section: x\ncorrections: [{date: 2026-03-02, note: x}]\n",
            [f"3: {NOWHERE} `section`, `corrections`; remove them, since this is an author's own page"],
        ),
        ("authors/ada", "date: 2026-03-02\nsection: x\n", []),
    ],
)
def test_what_needs_a_date_to_be_shown_is_told_where_there_is_none(file: str, head: str, said: list[str]) -> None:
    found = read(f"---\ntitle: About\n{head}---\nWe.", f"content/{file}.md", CONFIG, ())
    assert [f"{warning.line}: {warning.what}; {warning.remedy}" for warning in found.warnings] == said


def test_an_article_without_a_date_is_a_plain_page() -> None:
    head = "authors: [Ada]\nsection: Sea\ntags: [x]\ndateline: Pier\n"
    head += "extra: {label: a, series: b, key_points: [c], pin: true}\n"
    page = read(f"---\ntitle: About\n{head}---\nWe.", "content/about.md", CONFIG, ()).article
    assert page.date is None
    of_lists = (page.authors, page.section, page.tags, page.dateline, page.label, page.series, page.key_points)
    assert (*of_lists, page.pinned) == ((), "", (), "", "", "", (), False)


@pytest.mark.parametrize("name", ["caf\u00e9.jpg", "cafe\u0301.jpg"])
def test_a_picture_is_found_in_whichever_unicode_form_its_name_is_written(name: str) -> None:
    other = {"caf\u00e9.jpg": "cafe\u0301.jpg", "cafe\u0301.jpg": "caf\u00e9.jpg"}[name]
    for place in ("content", "content/images"):
        found = reading(f"![x]({name})", files=(f"{place}/{other}", f"{place}/a.jpg"))
        assert [figure.picture for figure in found.article.figures] == [f"{place}/{other}"]
        assert found.warnings == ()
        assert found.holds([f"{place}/{other}"])
        assert not found.holds([f"{place}/{name}"])


def test_not_all_files_are_looked_at_for_each_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    calls, normalize = list[str](), unicodedata.normalize

    def counted(form: Literal["NFC"], text: str) -> str:
        calls.append(text)
        return normalize(form, text)

    monkeypatch.setattr("unicodedata.normalize", counted)
    files = tuple(f"content/images/caf\u00e9-{n}.jpg" for n in range(100))
    for n in range(100):
        assert reading(f"![x](caf\u00e9-{n}.jpg)", files=files).article.figures[0].picture == files[n]
    assert len(calls) < 10 * len(files)


def test_an_address_of_a_source_that_is_none_is_doubtful() -> None:
    said = "content/a.md:5: the `url` 'www.x.example' in `source` is no address, and is not shown; write https://"
    warnings = reading(head="source:\n  url: www.x.example\n").warnings
    assert [str(warning).startswith(said) for warning in warnings] == [True]
    for source in ("{url: 'HTTPS://x.example'}", "{publisher: X}", "{license: CC BY}"):
        assert reading(head=f"source: {source}\n").warnings == ()
