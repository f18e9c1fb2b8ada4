"""What of a saved page is its text, what stands beside that, and what is left out."""

import re

import pytest
import source_samples as sources
from page_samples import FILLER, MORE, PAGE, QUOTATION, page

from newsgen.importing.records import Note
from newsgen.importing.sources.page import authors

POEM = "Roses are red<br>violets are blue<br>sugar is sweet<br>and so are you"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"<p>{POEM}</p>", POEM.replace("<br>", "  \n")),
        (f"<div>{POEM}</div>", POEM.replace("<br>", "  \n")),
        ("<address>The Harbour Office<br>12 Harbour Street<br>Aldermouth</address>",
         "The Harbour Office  \n12 Harbour Street  \nAldermouth"),
        ("<pre>Boat     Leaves   Arrives\nSwallow  06:00    07:15</pre>",
         "```\nBoat     Leaves   Arrives\nSwallow  06:00    07:15\n```"),
        (f"<blockquote><p>{QUOTATION}</p><footer>Jo Ash</footer></blockquote>", f"> {QUOTATION}\n>\n> Jo Ash"),
        (f"<blockquote>{QUOTATION}<footer>Jo Ash</footer></blockquote>", f"> {QUOTATION}\n>\n> Jo Ash"),
        (f"<figure><blockquote>{QUOTATION}</blockquote><figcaption>Jo Ash</figcaption></figure>",
         f"> {QUOTATION}\n\nJo Ash"),
        ("<figure><table><tr><th>Year<th>Boats<tr><td>2020<td>12</table><figcaption>Boats a year</figcaption></figure>",
         "| Year | Boats |\n| --- | --- |\n| 2020 | 12 |\n\nBoats a year"),
        ("<table><caption>Boats a year</caption><tr><th>Year<th>Boats<tr><td>2020<td>12</table>",
         "Boats a year\n\n| Year | Boats |\n| --- | --- |\n| 2020 | 12 |"),
    ],
)  # fmt: skip
def test_what_is_no_plain_paragraph_stays_in_the_text(text: str, wanted: str) -> None:
    made = sources.draft("page", page(text=text))
    before, _, _ = made.body.partition("\n\n## What comes next")
    assert before.endswith(f"](https://harbour.example/pier).\n\n{wanted}")
    assert made.head.review == ()


def test_a_table_that_lays_out_a_page_brings_no_menu_along() -> None:
    made = sources.draft("page", PAGE.replace("<nav>", "<table><tr><td><nav>").replace("</body>", "</table></body>"))
    assert "Home" not in made.body


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p class=obfuscated>{}</p>",
        "<p>Seen. <span style='display:none'>{}</span></p>",
        "<div hidden><p>{}</p></div>",
        "<ul hidden><li>{}<img src=a.jpg></li></ul>",
    ],
)
def test_what_a_page_hides_stays_hidden(hidden: str) -> None:
    made = sources.draft("page", page(text=hidden.format("The secret words that nobody was to see here.")))
    assert "secret" not in made.body
    assert len(made.head.review) == 0


@pytest.mark.parametrize(
    "text",
    [
        "<p>Boats <ruby>leave <label><em>from the</em> old</label></ruby> pier at nine on each of the seven days.</p>",
        "<p>Boats leave from the old pier at nine on each of the seven days. <button>Show where that is</button></p>",
        "<p><code><font>Boats leave from the <sub>old pier</sub> at nine</font> on each</code> of the seven days.</p>",
    ],
)
def test_what_trafilatura_reads_in_another_way_is_not_there_twice(text: str) -> None:
    assert sources.draft("page", page(text=text)).body.count("of the seven days") == 1


SAID = (("At two", "Ada"), ("At six", "Kim"))


def test_lines_that_trafilatura_puts_into_one_and_leaves_words_out_of_are_not_there_twice() -> None:
    lines = "<pre>To sea at one.</pre>" + "".join(f"<pre>{at} <label>says</label> {who}.</pre>" for at, who in SAID)
    made = sources.draft("page", page(text=f"<p>{FILLER[0]}</p><blockquote>{lines}</blockquote><p>{FILLER[1]}</p>"))
    assert made.body.count("Ada") == 1


REFRAIN = "Row on, row on, the tide is with us still."


def test_a_refrain_is_in_the_text_as_often_as_it_is_sung() -> None:
    verses = "".join(f"<p>{line * 2}</p><p>{REFRAIN}</p>" for line in FILLER)
    made = sources.draft("page", page(text=verses))
    assert made.body.count(REFRAIN) == len(FILLER)
    assert made.head.review == ()


def test_a_paragraph_said_again_in_another_section_is_in_the_text_again() -> None:
    first, second = (f"<div><p>{line * 2}</p><p>{QUOTATION}</p></div>" for line in FILLER[:2])
    made = sources.draft("page", page(text=f"<article>{first}<h2>What comes next</h2>{second}</article>"))
    assert made.body.count(QUOTATION) == 2


def test_what_a_page_has_once_for_each_width_of_screen_is_in_the_text_once() -> None:
    twice = "".join(f"<div class={width}><p>{QUOTATION}</p></div>" for width in ("narrow", "wide"))
    assert sources.draft("page", page(text=twice)).body.count(QUOTATION) == 1


def test_a_subhead_that_a_list_of_contents_has_as_well_is_in_the_text() -> None:
    contents = "<ul><li><a href=#next>What comes next</a></li></ul>"
    made = sources.draft("page", PAGE.replace("<h2>", f"{contents}<h2 id=next>"))
    assert "## What comes next" in made.body


@pytest.mark.parametrize("tag", ["p", "h3"])
@pytest.mark.parametrize("name", ["rating", "tags", "widget"])
def test_what_stands_among_paragraphs_is_text_whatever_its_class(tag: str, name: str) -> None:
    stars = f'<{tag} class="{name}">Four stars of five, said the master of the harbour</{tag}>'
    text = f"<p>{MORE[0]}</p>{stars}<p>{MORE[1]}</p>"
    assert "Four stars of five" in sources.draft("page", page(text=text)).body


def test_words_with_a_name_for_links_to_them_are_no_link() -> None:
    text = f"<p>{MORE[0]}</p><p class=rating><a name=stars>Four stars of five, said the master</a></p><p>{MORE[1]}</p>"
    assert "Four stars of five" in sources.draft("page", page(text=text)).body


def test_what_only_line_breaks_part_from_links_to_other_articles_is_no_link() -> None:
    links = "".join(
        f"<br><br><a href=/{n}>A story of the harbour that is told on another page, {n}</a>" for n in range(4)
    )
    box = f"<div class=widget><h3>More stories</h3>The pier is open to all at any time.{links}</div>"
    why = {r.text: r.why for r in sources.draft("page", page(text=box)).readings}
    assert why["The pier is open to all at any time."] == "outside the article"
    assert why["A story of the harbour that is told on another page, 3"] == "a link to other articles"


def test_markup_is_asked_once_for_authors_however_many_line_breaks_part_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[object]()
    is_author = authors._is_author

    def noted(element: object) -> bool:
        asked.append(element)
        return is_author(element)

    monkeypatch.setattr(authors, "_is_author", noted)
    lines = "<br><br>".join(f"The boat leaves the old pier at {hour} in the morning." for hour in range(90))
    sources.draft("page", f"<article><h1>Ferry</h1><div>{lines}</div></article>")
    assert len(asked) < 90 * 9


def test_a_heading_with_nothing_below_it_in_the_article_is_set_aside_and_listed_in_review() -> None:
    wall = "<div class=wall><h3>Become a member to read on</h3><p>Already a subscriber? Log in.</p></div>"
    made = sources.draft("page", PAGE.replace('<div class="share">', f'{wall}<div class="share">'))
    assert "## What comes next" in made.body
    assert "Become a member" not in made.body
    aside = next(r for r in made.readings if r.text == "Become a member to read on")
    assert aside.role == "boilerplate"
    why = "left out, as a heading with nothing below it: Become a member to read on"
    assert Note("text", aside.line, why) in made.notes


def test_a_subhead_in_the_item_of_a_list_is_in_the_text() -> None:
    text = "".join(f"<li><h4>Boat {n}</h4><p>{line}</p></li>" for n, line in enumerate(MORE))
    body = sources.draft("page", page(text=f"<ul>{text}</ul>")).body
    assert all(f"#### Boat {n}" in body and line in body for n, line in enumerate(MORE))


@pytest.mark.parametrize(
    ("tags", "levels"),
    [
        (["h4", "h4"], [2, 2]),
        (["h2", "h4", "h4", "h3", "h2"], [2, 3, 3, 3, 2]),
        (["h3", "h4", "h2", "h3"], [2, 3, 2, 3]),
        (["h2", "h3", "h4"], [2, 3, 4]),
    ],
)
def test_subheads_skip_no_level_on_the_way_down(tags: list[str], levels: list[int]) -> None:
    text = "".join(f"<{tag}># Boat {n}</{tag}><p>{MORE[n % len(MORE)]} ({n})</p>" for n, tag in enumerate(tags))
    body = sources.draft("page", page(text=text)).body
    assert re.findall(r"^(#+) # Boat", body, re.MULTILINE) == ["#" * level for level in levels]


def with_below(below: str) -> str:
    """The page with more text, and something below all of it that is in the article and not in the text."""
    text = page(text="".join(f"<p>{line} It was so.</p>" for line in MORE))
    return text.replace("<article>", "<article><div>").replace("</article>", f"</div>{below}</article>")


@pytest.mark.parametrize(
    ("before", "after"),
    [("</article>", "</div>{}</article>"), ("<article>", "<article>{}<div>")],
    ids=["below", "above"],
)
def test_links_to_other_articles_beside_the_text_are_set_aside_with_their_heads(before: str, after: str) -> None:
    titles = ("Harbour prices rise for the tenth year", "A whale has come into the bay", "The old crane is sold")
    links = "".join(f"<li>Today, 9:30 <a href=/{n}>{title}</a></li>" for n, title in enumerate(titles))
    box = f"<div><h2>More from The Harbour</h2><ul>{links}</ul></div>"
    text = page(text="".join(f"<p>{line}</p>" for line in MORE)).replace("<article>", "<article><div>")
    made = sources.draft("page", text.replace("</article>", "</div></article>").replace(before, after.format(box), 1))
    assert "whale" not in made.body
    assert "More from" not in made.body
    assert {r.text: r.why for r in made.readings}[f"Today, 9:30 {titles[1]}"] == "a link to other articles"
    assert made.head.review == ()


def test_what_an_article_rests_on_lies_elsewhere_and_stays() -> None:
    item = "The port, in 2025: <a href=https://port.example/plan>What the port wants to do with its old pier</a>"
    items = "".join(f"<li>{text}</li>" for text in ("Talks at the pier", item, "The log of the boats"))
    body = sources.draft("page", with_below(f"<div><h3>Sources</h3><ul>{items}</ul></div>")).body
    assert "\n- The port, in 2025: [What the port wants to do with its old pier](https://port.example/plan)\n" in body


def test_a_list_below_the_text_that_tells_something_of_what_it_links_to_stays() -> None:
    own = "built by the yard of the town for the line to the island"
    items = "".join(
        f"<li><a href=/{n}>The boat of 19{n}0 and the men who sailed on her</a>, {own}</li>" for n in (3, 4)
    )
    body = sources.draft("page", with_below(f"<h3>The boats</h3><ul>{items}</ul>")).body
    assert "### The boats\n\n- [The boat of 1930 and" in body


def test_words_above_links_to_other_articles_go_with_them_only_where_they_are_a_heading() -> None:
    titles = ("Harbour prices rise for the tenth year", "A whale has come into the bay of the harbour")
    links = "".join(f"<p><a href=/{n}>{title}</a></p>" for n, title in enumerate(titles))
    words = "The port has more to tell about all of its boats in the spring of the next year."
    last = "Until then the old pier stays as it is, and nobody may go there after the last boat."
    more = links.replace("Harbour", "Bread and butter").replace("A whale", "The old crane")
    made = sources.draft(
        "page", with_below(f"<h3>Other stories of the harbour</h3>{links}<p>{words}</p>{more}<p>{last}</p>")
    )
    assert made.body.endswith(f"{words}\n\n{last}")
    assert "Other stories" not in made.body


def test_a_list_of_links_in_the_text_stays() -> None:
    links = "<ul><li>In 2025, <a href=https://port.example/plan>the plan of the port for its pier</a></li></ul>"
    body = sources.draft("page", PAGE.replace('<div class="share">', f"{links}<div>")).body
    assert body.endswith("- In 2025, [the plan of the port for its pier](https://port.example/plan)")


@pytest.mark.parametrize(
    ("last", "kept"), [("Counted in May.", True), ("Hear us on <a href=https://x.example/>X</a>.", False)]
)
def test_a_short_paragraph_right_below_the_text_is_of_it_if_it_has_no_link(last: str, *, kept: bool) -> None:
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    made = sources.draft("page", f"<body><h1>The ferry returns</h1><div>{text}<p><sup>1</sup> {last}</p></div></body>")
    assert made.body.endswith("\n\n¹ Counted in May." if kept else FILLER[-1].strip())


@pytest.mark.parametrize(("said", "role"), [("Harbour", "boilerplate"), ("A narrow vote after midnight", "standfirst")])
def test_a_standfirst_outside_of_the_text_may_be_short_but_not_a_word(said: str, role: str) -> None:
    below = f'</h1><div class="node__meta"><div class="field--name-field-subtitle">{said}</div></div>'
    assert (role, said) in sources.roles(sources.draft("page", PAGE.replace("</h1>", below)))


def test_what_another_article_says_in_short_is_not_this_ones_standfirst() -> None:
    teaser = '<div><h3>A whale</h3><p class="dek">A whale has come into the bay, and nobody knows why.</p></div>'
    made = sources.draft("page", PAGE.replace("<footer>", f"{teaser}<footer>"))
    assert "standfirst" not in [role for role, _ in sources.roles(made)]


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_words_that_are_struck_out_are_in_review(tag: str) -> None:
    aside = f"<aside class=ads><p><{tag}>Was 5, is 4.</{tag}></p></aside>"
    made = sources.draft("page", page(text=f"<p>{FILLER[0]} It sails <{tag}>at nine</{tag}> at ten.</p>{aside}"))
    assert "It sails at nine at ten." in made.body
    assert [n.why for n in made.notes if n.item == "text"] == ["words that were struck out stand in the text: at nine"]


def test_what_is_left_out_amidst_the_text_is_named_but_for_copies() -> None:
    text = (
        "<ul><li><a href=https://port.example/x>Harbour prices rise for the tenth year</a></li></ul>"
        "<ul><li><a href=/whale>A whale has come into the bay</a></li></ul>"
        f"<div class=narrow><p>{QUOTATION}</p></div><div class=wide><p>{QUOTATION}</p></div>"
        "<button>Show the numbers of this winter</button><aside>Words beside the text of it</aside>"
    )
    made = sources.draft("page", page(text=text))
    assert [n.why for n in made.notes] == [
        "left out: Harbour prices rise for the tenth year",
        "links to the page's own site were left out: A whale has come into the bay",
    ]
    why = {reading.text: reading.why for reading in made.readings if reading.role == "boilerplate"}
    assert why["A whale has come into the bay"] == "a link to other articles"
    assert why[QUOTATION] == "it stands in the article once more"


def test_a_live_blog_keeps_its_headings_and_says_that_its_times_are_left_out() -> None:
    entries = "".join(
        f"<article><time>1{n}:15</time><h3>Update {n}</h3><p>{text}</p></article>" for n, text in enumerate(MORE)
    )
    made = sources.draft("page", f"<body><h1>The ferry</h1><p>All in one.</p>{entries}</body>")
    assert [line for line in made.body.split("\n") if line.startswith("#")] == [f"## Update {n}" for n in range(3)]
    assert [n.why for n in made.notes if n.item == "text"] == [
        "times amidst the text were left out: 10:15, 11:15, 12:15"
    ]


FACTS = "The boat was built at Aldermouth in 1998, carries sixty cars and needs nine hours to the island."


BOX = f"<h3>The boat in numbers</h3><p>{FACTS}</p><ul><li>Length: 92 metres</li><li>Cabins: 40</li></ul>"


def test_a_box_of_facts_amidst_the_text_stays_in_its_place_with_its_picture_and_is_in_review() -> None:
    picture = "<figure><img src=boat.jpg><figcaption>The boat in dock (Jo Ash/Coast)</figcaption></figure>"
    made = sources.draft("page", page(text=f"<aside class=facts>{picture}{BOX}</aside><p>{MORE[1]}</p>"))
    before, _, after = made.body.partition("## The boat in numbers\n\n")
    assert FILLER[0].strip() in before
    assert after.startswith(f"{FACTS}\n\n- Length: 92 metres\n- Cabins: 40\n\n{MORE[1]}")
    assert made.head.figures[-1].caption == "The boat in dock"
    line = next(r.line for r in made.readings if r.text == "The boat in numbers")
    assert [(n.item, n.line) for n in made.notes] == [("text", line)]


@pytest.mark.parametrize(
    ("box", "is_named"),
    [
        (f"<aside><p>{FILLER[1][:70]}</p><p>Kim Lee</p></aside>", False),
        ("<aside><p>The port said the ferry would sail again after repairs to the old wooden pier</p></aside>", True),
        ("<aside><p>The boat, nine hours to the island. <a href=/b>Read more</a></p></aside>", True),
        ("<aside><p>Photograph by Jo Ash for the Harbour</p></aside>", True),
        (f'<aside class="related-story"><h3>A whale</h3><p>{FACTS}</p></aside>', False),
        (f"<aside><h3><a href=/whale>A whale has come</a></h3><p>{FACTS}</p></aside>", False),
        ("<aside><p><a href=/whale>A whale has come into the bay of the harbour</a></p></aside>", False),
        ("<aside><p>Sign up for our newsletter</p></aside>", False),
        (f'<aside aria-label="newsletter promotion"><p>{FACTS}</p></aside>', False),
    ],
    ids=["quote", "changed quote", "teaser", "credit", "by its name", "by its head", "links", "prompt", "by its label"],
)
def test_what_stands_beside_the_text_is_left_out_where_it_is_no_part_of_it(box: str, *, is_named: bool) -> None:
    made = sources.draft("page", page(text=f"{box}<p>{MORE[1]}</p>"))
    plainly = sources.draft("page", page(text=f"<p>{MORE[1]}</p>"))
    assert made.body == plainly.body
    assert ("text" in made.head.review) is is_named
    kinds = {r.role for r in made.readings if r.text and r.text in re.sub(r"<[^>]+>", "", box)}
    assert kinds == {"boilerplate"}


def test_a_box_below_the_text_is_left_out_and_named() -> None:
    made = sources.draft("page", PAGE.replace('<div class="share">', f"<aside>{BOX}</aside><div>"))
    assert FACTS not in made.body
    assert [n.why.partition(":")[0] for n in made.notes] == ["a box beside the text was left out"]


LINKS = "".join(f"<li><a href=/{n}>What the port wants of pier {n}</a></li>" for n in range(3))


@pytest.mark.parametrize(
    ("listed", "done"),
    [
        (f"<p>The port has told so in three reports of this year:</p><ul>{LINKS}</ul>", "kept"),
        (f"<p>{MORE[0]}</p><ul>{LINKS}</ul>", "left out"),
        (f"<p>Read also:</p><ul>{LINKS}</ul>", "left out"),
    ],
    ids=["announced", "alone", "below a prompt"],
)
def test_links_to_the_own_site_that_stand_in_the_text_are_in_review(listed: str, done: str) -> None:
    made = sources.draft("page", page(text=f"{listed}<p>{QUOTATION}</p>"))
    assert ("pier 1" in made.body) is (done == "kept")
    line = next(r.line for r in made.readings if r.text == "What the port wants of pier 0")
    assert [(n.item, n.line) for n in made.notes] == [("text", line)]
    assert f"were {done}" in made.notes[0].why


MEDIUM = """<!DOCTYPE html><html><head><title>The ferry</title></head><body><article class="h-entry">
<header><h1 class="p-name">The ferry</h1></header>
<section data-field="subtitle" class="p-summary">It is back.</section>
<section data-field="body" class="e-content"><div class="section-inner">
<h3 class="graf graf--h3 graf--title">The ferry</h3><h4 class="graf graf--h4 graf--subtitle">It is back.</h4>
<figure class="graf"><img src="https://cdn.example/1.jpeg"><figcaption>The pier. Photo by Bo</figcaption></figure>
<p class="graf">The ferry to the island sails again from Monday on.</p>{more}
<h3 class="graf graf--h3">The ferry</h3><p class="graf">It was away for a year, and nobody was glad of that.</p>
</div></section>
<footer><p>By <a href="https://m.example/@ada" class="p-author h-card">Ada Lind</a> on
<time class="dt-published" datetime="2019-03-04T05:06:07.000Z">March 4, 2019</time>.</p>
</footer></article></body></html>"""


LONGER = "The crew finished the pier, and tickets cost what they did before, the operator said in the town hall."


@pytest.mark.parametrize("more", ["", f"<p>{QUOTATION}</p><p>{LONGER}</p>"], ids=["short", "long"])
def test_an_export_of_medium_says_its_headline_and_its_subtitle_once(more: str) -> None:
    draft = sources.draft("page", MEDIUM.replace("{more}", more))
    assert (draft.head.title, draft.head.summary, draft.head.authors) == ("The ferry", "It is back.", ("Ada Lind",))
    text = draft.body.split("\n\n")
    assert text[:2] == ["![][the-pier]", "The ferry to the island sails again from Monday on."]
    assert text[-2:] == ["## The ferry", "It was away for a year, and nobody was glad of that."]
    assert len(text) == 4 + more.count("<p")


NOTICE = "Whoever has a ticket for one of the days of the storm may use it on any boat until the end of June."


@pytest.mark.parametrize(
    "odd",
    [
        "<div><li>Open on Sundays</li><li>Free for children</li></div>",
        "<section><h2>Who pays<div>{}</div></h2></section>",
    ],
    ids=["items in no list", "text in a heading"],
)
def test_a_page_whose_elements_stand_where_none_may_is_read_all_the_same(odd: str) -> None:
    text = f"<p>{FILLER[0]}</p><p>{FILLER[1]}</p>{odd.format(f'<p>{MORE[0]}</p>')}<p>{FILLER[2]}</p><p>{MORE[1]}</p>"
    body = sources.draft("page", f"<body><article><h1>Ferry</h1>{text}</article></body>").body
    assert all(part.strip() in body for part in (*FILLER, MORE[1]))


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        (NOTICE, True),
        (NOTICE.rstrip("."), False),
        (f"<a href=/tickets>{NOTICE}</a>", False),
        (f"<div class=newsletter-box>{NOTICE}</div>", False),
        (FILLER[0].replace("old", "frail"), False),
    ],
    ids=["a sentence", "no sentence", "a link", "by its name", "a pull quote"],
)
def test_a_sentence_amidst_the_text_stays_and_is_in_review_where_trafilatura_passes_over_it(
    item: str, *, kept: bool
) -> None:
    box = f"<div class=callout><div>{item}</div></div>"
    made = sources.draft("page", page(text=f"<p>{MORE[0]}</p>{box}<p>{MORE[1]}</p><p>{MORE[2]}</p>"))
    assert (NOTICE[:-1] in made.body or "frail" in made.body) is kept
    assert any(n.item == "text" and "was kept" in n.why for n in made.notes) is kept


@pytest.mark.parametrize(
    "question",
    [
        '<div class="accordion-header card-header"><h4><a href="#fare">What is the fare?</a></h4></div>',
        '<a href="#fare"><h4>What is the fare?</h4></a>',
        "<h4>What is the fare?</h4>",
    ],
)
def test_a_box_that_folds_up_keeps_its_heading(question: str) -> None:
    box = f'<div class="accordion-item">{question}<div id="fare"><p>{MORE[0]}</p></div></div>'
    assert f"What is the fare?\n\n{MORE[0]}" in sources.draft("page", page(text=f"{box}<p>{MORE[1]}</p>")).body


def test_a_heading_amidst_the_text_goes_with_the_links_that_are_all_it_heads() -> None:
    links = "<ul><li><a href=/whale>A whale has come into the bay</a></li></ul>"
    text = f"<p>{MORE[0]}</p><div><h4>People are also reading</h4>{links}</div><h3>The fleet</h3>{links}"
    body = sources.draft("page", page(text=f"{text}<p>{MORE[1]}</p><p>{MORE[2]}</p>")).body
    assert "also reading" not in body
    assert f"The fleet\n\n{MORE[1]}" in body


def test_a_heading_that_is_a_link_to_another_article_of_the_site_is_no_subhead() -> None:
    teaser = "<section><span>See also</span><a href=/whale><h4>A whale has come</h4></a></section>"
    told = "<h3><a href=/pier>The pier</a></h3><p>What the port said of it in the spring of the year before.</p>"
    body = sources.draft("page", page(text=f"<p>{MORE[0]}</p>{teaser}<p>{MORE[1]}</p>{told}")).body
    assert "whale" not in body
    assert "[The pier](https://harbour.example/pier)\n\nWhat the port said" in body


def test_a_lone_line_that_is_a_link_to_another_article_of_the_site_is_left_out_and_in_review() -> None:
    line = "<p><strong>More:</strong> <a href=/whale>A whale has come into the bay of the harbour</a></p>"
    made = sources.draft("page", page(text=f"<p>{MORE[0]}</p>{line}<p>{MORE[1]}</p>"))
    assert "whale" not in made.body
    assert [n.why.partition(":")[0] for n in made.notes] == ["links to the page's own site were left out"]
    listed = sources.draft("page", page(text=f"<p>The port says more of it here:</p>{line}<p>{MORE[1]}</p>"))
    assert "whale" in listed.body


def test_the_label_of_the_section_and_the_head_of_related_stories_are_no_subheads() -> None:
    label = "<article><h2><a href=/local>Local</a></h2>"
    head = '<h3 class="related-stories-title">Top videos</h3>'
    whole = page(text=f"<p>{MORE[0]}</p>{head}<p>{MORE[1]}</p>").replace("<article>", label)
    body = sources.draft("page", whole).body
    assert "Local" not in body
    assert "Top videos" not in body


def test_an_article_in_the_cell_of_a_table_that_lays_out_the_page_leaves_the_other_cells() -> None:
    menu = "<a href=/news>All the news of the harbour</a><br><a href=/boats>All the boats of the harbour</a>"
    more = "RELATED<br><a href=/whale>A whale has come into the bay of the old harbour</a>"
    text = f"<font size=4><b>The ferry</b></font><br>{FILLER[0]}<p>{FILLER[1]}<p>{FILLER[2]}<p>{MORE[0]}"
    made = sources.draft("page", f"<table><tr><td>{menu}<td>{text}<td>{more}</table>")
    assert "All the" not in made.body
    assert "whale" not in made.body
    assert MORE[0] in made.body


@pytest.mark.parametrize(
    "name", ['class="article-lead"', 'id="harbour_article_lead"', 'class="article__desc"', "class=introduction"]
)
def test_the_lead_above_the_text_is_its_standfirst(name: str) -> None:
    said = "Four hundred piles of the pier were replaced in one winter."
    above = f"<div><h1>The night ferry returns</h1><div {name}>{said}</div></div><article>"
    made = sources.draft("page", PAGE.replace("<article><h1>The night ferry returns</h1>", above))
    assert made.head.summary == said


def test_a_line_that_announces_what_stands_below_it_is_no_standfirst() -> None:
    lead = '<div class="lead">More about the harbour and its boats:</div>'
    above = f"<div><h1>The night ferry returns</h1>{lead}</div><article>"
    made = sources.draft("page", PAGE.replace("<article><h1>The night ferry returns</h1>", above))
    assert "More about" not in (made.head.summary or "")


def test_a_heading_that_is_the_standfirst_is_no_subhead_of_the_text() -> None:
    said = "Four hundred piles were replaced in one winter"
    made = sources.draft("page", PAGE.replace('<p class="byline">', f'<h2 class="subtitle">{said}</h2><p>'))
    assert made.head.summary == said
    assert said not in made.body


def test_the_words_below_a_film_amidst_the_text_are_text() -> None:
    film = "<iframe src=https://films.example/1></iframe>"
    figure = f'<figure class="wp-block-embed"><div>{film}</div><figcaption>The boat from the air</figcaption></figure>'
    assert "\n\nThe boat from the air\n\n" in sources.draft("page", page(text=f"{figure}<p>{MORE[1]}</p>")).body


@pytest.mark.parametrize(
    "name", ["advert-content-wrap", "content-with-sidebar", "header", "status-published commented"]
)
def test_the_name_of_what_holds_the_whole_text_says_nothing_of_its_parts(name: str) -> None:
    figure = "<figure><img src=pier.jpg><figcaption>The old pier</figcaption></figure><img src=winter.jpg>"
    whole = page(text=f"<p>{MORE[0]}</p>{figure}<p>{MORE[1]}</p>")
    whole = whole.replace("<article>", f'<div class="{name}">').replace("</article>", "</div>")
    found = [figure.caption for figure in sources.draft("page", whole).head.figures]
    assert found == ["The ferry at the pier.", "The old pier", None]


@pytest.mark.parametrize("name", ["visitors_comment_content", "comentarios_lectores", "kommentare"])
def test_the_comments_below_and_what_follows_them_are_no_text(name: str) -> None:
    remark = "I was on that boat in the great storm, and it was worse than anybody can say. " * 3
    said = "".join(f"<div class={name}><h3>A boat</h3><p>{remark} {line}</p></div>" for line in MORE)
    below = f"{said}<div><p>Our harbour guide for this summer lists every single boat that takes passengers.</p></div>"
    body = sources.draft("page", PAGE.replace("</article>", f"</article>{below}")).body
    assert "worse" not in body
    assert "guide" not in body
    assert FILLER[1].strip() in body


@pytest.mark.parametrize(("head", "kept"), [("<div><h3>Comments</h3></div>", False), ("<h3>Comments</h3>", True)])
def test_below_a_heading_of_comments_apart_from_the_text_nothing_is_of_it(head: str, *, kept: bool) -> None:
    said = "".join(f"<p>Pat Nob 12:00</p><p>{line}</p>" for line in MORE)
    body = sources.draft("page", PAGE.replace('<div class="share">', f"{head}{said}<div>")).body
    assert (MORE[0] in body) is kept
    assert ("Pat Nob" in body) is kept
    assert FILLER[1].strip() in body


def test_an_article_that_is_called_a_comment_and_an_editors_comment_in_it_stay() -> None:
    text = f"<p>{MORE[0]}</p><p class=comment>{MORE[1]}</p><p>{MORE[2]}</p>"
    for whole in (page(text=text), page(text=text).replace("<article>", "<article class=comment>")):
        body = sources.draft("page", whole).body
        assert all(line in body for line in (*MORE, FILLER[1].strip()))


def test_the_first_words_of_the_text_may_stand_in_no_paragraph() -> None:
    first = "The pier of the old port is open again after eleven months, the mayor said on Monday."
    text = "".join(f"<p>{line}</p>" for line in (*FILLER, *MORE))
    whole = f"<body><h1>The night ferry returns</h1><div><div>By Jo Ash</div></div><div>{first}{text}</div></body>"
    assert sources.draft("page", whole).body.startswith(first)


def test_a_heading_in_a_box_of_its_own_is_in_the_text() -> None:
    def box(inside: str) -> str:
        return f'<div class="widget"><div class="container">{inside}</div></div>'

    boxes = (f"<p>{FILLER[0]}</p><p>{FILLER[1]}</p>", "<h2>Who pays</h2>", f"<p>{FILLER[2]}</p>")
    alone = "".join(map(box, boxes))
    assert (
        f"\n\n## Who pays\n\n{FILLER[2].strip()}" in sources.draft("page", f"<body><h1>Ferry</h1>{alone}</body>").body
    )
    card = alone.replace("<h2>Who pays</h2>", '<img src="other.jpg"><h2>Who pays</h2>')
    assert "Who pays" not in sources.draft("page", f"<body><h1>Ferry</h1>{card}</body>").body


def test_the_heads_of_the_entries_of_a_live_blog_are_subheads_whose_times_are_told() -> None:
    heads = (
        *("12:14</a><h2>Ferries stay in port</h2>", "11:02</a><h2>A gust at the pier</h2>"),
        *("9:30</a>", "8:15</a>"),
    )
    entries = "".join(
        f'<article><header><a href="#{n}">{head}</header><div><p>{text}</p></div></article>'
        for n, (head, text) in enumerate(zip(heads, (*FILLER, MORE[0]), strict=True))
    )
    made = sources.draft("page", f"<body><main><h1>Storm, live</h1>{entries}</main></body>")
    assert [r.text for r in made.readings if r.role == "subhead"] == ["Ferries stay in port", "A gust at the pier"]
    told = "times amidst the text were left out: 11:02, 9:30, 8:15"
    assert [n.why for n in made.notes if n.item == "text"] == [told]


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("The pier was rebuilt in eleven months", True),
        ("<a href=/b>The pier was rebuilt in eleven months</a>", False),
        ("The pier", False),
    ],
)
def test_key_points_between_the_headline_and_the_text_are_in_it_and_a_menu_is_not(item: str, kept: bool) -> None:
    text = "".join(f"<p>{part}</p>" for part in FILLER)
    head = f"<h1>The ferry returns</h1><div><ul><li>{item}</li><li>{item} of work</li></ul></div><p>By Ada Holm</p>"
    body = sources.draft("page", f"<body><div><div>{head}</div><div>{text}</div></div></body>").body
    assert body.startswith(f"- {item}\n- {item} of work\n\n") is kept


def test_a_list_of_few_words_is_in_the_text_and_a_list_of_links_is_not() -> None:
    parts = [f"<p>{text}</p>" for text in FILLER]
    lists = (
        '<ul class="a"><li>Open on Sundays</li><li>Free for children</li></ul><ul><li><a href="/b">Buses</a></li></ul>'
    )
    body = sources.draft("page", f"<body><h1>Ferry</h1>{parts[0]}{lists}{''.join(parts[1:])}</body>").body
    assert "\n\n- Open on Sundays\n- Free for children\n\n" in body
    assert "Buses" not in body


@pytest.mark.parametrize(
    "box",
    [
        '<figure class="wp-block-pullquote"><blockquote><p>{}</p><cite>Jo Ash</cite></blockquote></figure>',
        '<div class="pull-quote"><p>{}</p></div>',
    ],
)
@pytest.mark.parametrize(
    ("said", "role"), [("It was worth every single day of it", "boilerplate"), ("I did not wait at all for this", "")]
)
def test_what_the_page_calls_a_pull_quote_is_text_only_where_its_words_are_new(box: str, said: str, role: str) -> None:
    text = (
        f"<p>“We waited, and it was worth every single day of it,” said Jo Ash.</p>{box.format(said)}<p>{MORE[0]}</p>"
    )
    made = sources.draft("page", page(text=text))
    assert (said in made.body) == (not role)
    assert "said Jo Ash." in made.body
    assert any(r.role == "boilerplate" for r in made.readings if r.text == said) == bool(role)


@pytest.mark.parametrize(
    ("head", "summary"),
    [
        ("<header>{}<h2>Neighbours gave sixty thousand</h2></header>", "Neighbours gave sixty thousand"),
        ("<hgroup>{}<h3>Neighbours gave sixty thousand</h3></hgroup>", "Neighbours gave sixty thousand"),
        ('{}<h2 itemprop="alternativeHeadline">Neighbours gave sixty thousand</h2>', "Neighbours gave sixty thousand"),
        ("<header>{}</header><h2>Neighbours gave sixty thousand</h2>", FILLER[0].strip()),
        ("<header>{}<h2>Harbour</h2></header>", FILLER[0].strip()),
    ],
)
def test_a_heading_in_the_head_of_the_article_is_its_standfirst(head: str, summary: str) -> None:
    text = "".join(f"<p>{part}</p>" for part in FILLER)
    made = sources.draft("page", f"<body><article>{head.format('<h1>The light is back</h1>')}{text}</article></body>")
    assert made.head.summary == summary
    assert ("Neighbours" in made.body) == (not summary.startswith("Neighbours") and "Neighbours" in head)


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ("<figure><iframe src=https://www.youtube.com/embed/AbC-12></iframe></figure>", True),
        ("<iframe src=https://player.vimeo.com/video/12></iframe>", True),
        ("<div class=related><iframe src=https://www.youtube.com/embed/AbC-12></iframe></div>", False),
        ("<figure><iframe src=ferry_files/saved_resource.html></iframe></figure>", False),
        ("<div><iframe src=https://ads.example/frame></iframe></div>", False),
    ],
)
def test_a_film_left_out_amidst_the_text_is_in_review(frame: str, told: bool) -> None:
    made = sources.draft("page", page(text=f"{frame}<p>{MORE[1]}</p>"))
    assert [note.why.startswith("left out: https://") for note in made.notes] == [True] * told


@pytest.mark.parametrize(
    "other",
    [
        "<header><p>The oldest of the boats was built<br>in the year of the great storm</p></header>{}",
        "{}<div><b>Latest</b><p>Her sister was sold to an island in the north.</p></div>",
        "{}<div><p>The oldest of the boats. Its crew of five. Her sister was sold to an island ...</p></div>",
    ],
)
def test_words_above_and_below_the_text_that_it_has_as_well_are_no_part_of_it(other: str) -> None:
    text = f"<p>The oldest of the boats.</p><p>Its crew of five.</p><p>{MORE[1]}</p><p>{MORE[0]}<br>{MORE[2]}</p>"
    article = f"<article><h1>The three boats of the port</h1>{text}</article>"
    made = sources.draft("page", f"<title>The three boats of the port</title><body>{other.format(article)}</body>")
    assert made.body.startswith("The oldest of the boats.\n\nIts crew")
    assert made.body.endswith(MORE[2])
    assert made.body.count("Her sister") == made.body.count("great storm") == 1


def test_words_of_a_form_are_set_aside_once() -> None:
    form = f"<form><p>{MORE[1]}</p><p>{MORE[2]}</p><input name=mail></form>"
    made = sources.draft("page", f"<body><section><h1>The boats</h1><p>{MORE[0]}</p></section>{form}</body>")
    assert made.body == MORE[0]
    assert [r.why for r in made.readings if r.text in MORE[1:]] == ["a form", "a form"]


def test_a_form_around_the_whole_page_holds_its_article() -> None:
    text = "".join(f"<p>{part}</p>" for part in (*FILLER, *MORE))
    head = "<title>The three boats</title>"
    made = sources.draft("page", f"{head}<body><form><div><h2>The three boats</h2>{text}</div></form></body>")
    assert made.head.title == "The three boats"
    assert made.body == "\n\n".join(map(str.strip, (*FILLER, *MORE)))


@pytest.mark.parametrize(
    ("box", "between", "site", "kept"),
    [
        ("<p>{}</p>", "<br><br>", "", False),
        ("<ul><li>{}</ul>", "<li>", "", False),
        ("<p>{}</p>", "<br><br>", "https://island.example", True),
    ],
)
def test_links_to_other_articles_of_the_site_that_close_the_text_go_with_their_heading(
    box: str, between: str, site: str, kept: bool
) -> None:
    links = between.join(
        f'<a href="{site}/{n}">Harbour prices rise for the {n}th year in a row</a>' for n in range(4, 8)
    )
    close = f"<p>{MORE[0]}</p><p>{MORE[1]}</p><h3>Also of interest:</h3>{box.format(links)}"
    made = sources.draft("page", page().replace('<div class="share">', f'{close}<div class="share">'))
    assert ("prices rise" in made.body) == ("Also of interest" in made.body) == kept


@pytest.mark.parametrize("before", ["", f"<p>{FILLER[0]}</p>"])
def test_text_in_a_link_that_is_not_closed_stays(before: str) -> None:
    text = "".join(f"<p>{part}</p>" for part in MORE)
    made = sources.draft("page", f"<body><article><h1>The boats</h1>{before}<a href=/boats>{text}</article></body>")
    assert all(part in made.body for part in MORE)


@pytest.mark.parametrize(("end", "kept"), [("[…]", False), ("[...]", False), ("The end.", True)])
def test_the_beginning_of_another_article_between_links_to_it_is_no_text(end: str, kept: bool) -> None:
    head = '<h3><a href="/w">A whale has come into the bay</a></h3>'
    teaser = f'<div>{head}<p>{MORE[1]} {end}</p><a href="/w">Go on</a></div>'
    made = sources.draft("page", f"<body><div><h1>The boats</h1><p>{MORE[0]}</p></div>{teaser}</body>")
    assert (MORE[1] in made.body) == kept
    assert MORE[0] in made.body


def test_a_row_of_a_table_that_is_mostly_a_link_stays_with_the_others() -> None:
    rows = "".join(
        f"<tr><td>{link}<td>{price}"
        for link, price in (
            ("The Swallow", "220 pounds"),
            ("<a href=/heron>The Heron, with her new engine and a mast</a>", "120"),
            ("The Tern", "310 pounds"),
        )
    )
    made = sources.draft("page", page(text=f"<p>{MORE[0]}</p><table>{rows}</table><p>{MORE[1]}</p>"))
    assert "The Heron" in made.body
    assert made.body.count("\n| ") == len(("Swallow", "rule", "Heron", "Tern"))


def test_short_lines_far_above_the_first_long_one_are_in_the_text() -> None:
    opening = "".join(f"<p>On day {n}: rain.</p>" for n in range(1, 12))
    made = sources.draft("page", PAGE.replace("<figure>", f"{opening}<figure>", 1))
    assert made.body.startswith("On day 1: rain.\n\nOn day 2: rain.")


def test_short_lines_far_below_the_last_long_one_are_in_the_text() -> None:
    lines = "".join(f"<p>On day {n}: rain.</p>" for n in range(1, 12))
    made = sources.draft("page", PAGE.replace('<div class="share">', f'{lines}<div class="share">'))
    assert made.body.endswith("\n\nOn day 10: rain.\n\nOn day 11: rain.")


CARD = "<div><h4>Bay: <a href=/{n}>A whale</a></h4><a href=/{n}><img src={n}.jpg alt='A whale'></a><p>{line}</p></div>"


@pytest.mark.parametrize("text", ["", "<p>{}</p>".format("</p><p>".join(MORE))], ids=["few", "more"])
def test_cards_of_other_articles_below_the_text_are_no_text(text: str) -> None:
    said = [f"{line[:-1]}, says the port, which has a say." for line in MORE]
    cards = "".join(CARD.format(n=n, line=line) for n, line in enumerate(said))
    whole = PAGE.replace('<div class="share">', f"<section><h2>Other columns</h2>{cards}</section><div>")
    made = sources.draft("page", whole.replace("<h2>What", f"{text}<h2>What"))
    assert "whale" not in made.body
    assert "says the port" not in made.body
    assert len(made.head.figures) == 1


def test_an_article_that_lists_others_keeps_them() -> None:
    cards = "".join(CARD.format(n=n, line=line) for n, line in enumerate((*MORE, *FILLER)))
    body = sources.draft("page", f"<article><h1>The best of the year</h1><p>{QUOTATION}</p>{cards}</article>").body
    assert all(line.strip() in body for line in (*MORE, *FILLER))


@pytest.mark.parametrize("said", ["<p>4 comments</p>", "<div class=share><p>Share on Facebook</p></div>"])
def test_what_is_left_of_an_item_is_no_code(said: str) -> None:
    items = f"<ul><li>{said}<p>{MORE[0]}</p><p>{MORE[1]}</p></li></ul>"
    assert f"\n\n{MORE[0]}\n\n{MORE[1]}\n\n" in sources.draft("page", page(text=items)).body


def test_a_list_that_lays_out_a_page_makes_no_items_of_its_text() -> None:
    lines = "".join(f"<p>{line}</p>" for line in (*MORE, *FILLER))
    columns = f"<ul><li class=left>{lines}</li><li><a href=/x>Boats</a></li></ul>"
    body = sources.draft("page", f"<h1>The ferry</h1>{columns}").body
    assert body == "\n\n".join(line.strip() for line in (*MORE, *FILLER))


@pytest.mark.parametrize(
    ("box", "kept"), [("article-text last", True), ("article-note", False), ("article-text comment", False)]
)
def test_the_text_goes_on_below_an_advertisement_in_a_box_of_the_same_name(box: str, kept: bool) -> None:
    first = f'<div class="article-text"><p>{FILLER[0] * 3}</p><p>{FILLER[1] * 3}</p></div>'
    more = f'<div><div class="{box}"><p>{MORE[0]} {MORE[1]}</p></div></div>'
    whole = f"<article><h1>The ferry</h1><div><div>{first}</div></div>{more}</article><footer><p>About</p></footer>"
    body = sources.draft("page", f"<html><body><main>{whole}</main></body></html>").body
    assert FILLER[1].strip() in body
    assert (MORE[0] in body) == kept


@pytest.mark.parametrize("name", ["follow-us__form", "promo"])
def test_a_prompt_below_the_text_is_no_text(name: str) -> None:
    said = "Get the news of the bay and of all that sails on it in one letter each morning, for nothing at all."
    text = "".join(f"<p>{words * 2}</p>" for words in (*FILLER, *MORE))
    whole = f"<h1>The ferry</h1><article><div>{text}</div><div class={name}><p>{said}</p></div></article>"
    made = sources.draft("page", f"<html><body>{whole}</body></html>")
    assert MORE[-1] in made.body
    assert said not in made.body


def test_the_part_that_only_those_who_pay_may_read_is_text() -> None:
    said = "The last ferry of the year has left the old pier, and all who live on the island stood there to see it."
    text = "".join(f"<p>{words * 2}</p>" for words in (*FILLER, *MORE))
    whole = f"<h1>The ferry</h1><article><div>{text}</div><div class=paywall><p>{said}</p></div></article>"
    assert said in sources.draft("page", f"<html><body>{whole}</body></html>").body
