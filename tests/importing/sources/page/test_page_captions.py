"""The pictures of a saved page, and which words are their captions."""

import pytest
import source_samples as sources
from page_samples import BARE, FILLER, MORE, PAGE, PICTURE, page


@pytest.mark.parametrize(
    ("box", "caption", "credit"),
    [
        ('<div class="img_wrapper">{}<span>The pier in winter</span></div>', "The pier in winter", ""),
        ('<div class="inline-photo">{}<br>The pier. (Jo Ash/Coast)</div>', "The pier.", "Jo Ash/Coast"),
        ('<div class="image on-image">{}<p class="source">Coast Pictures</p></div>', "", "Coast Pictures"),
        ('<div><div>{}</div><p class="source">Image: <a href=/jo>Jo Ash</a></p></div>', "", "Jo Ash"),
        ('<div class="photo">{}<span class="image-credit">(Credit: <a href=/jo>Jo Ash</a>)</span></div>', "", "Jo Ash"),
        ("<figure>{}<figcaption>(Jo Ash / Coast)</figcaption></figure>", "", "Jo Ash / Coast"),
        ("<figure>{}<figcaption>(<a href=/jo>Coast Pictures</a>)</figcaption></figure>", "", "Coast Pictures"),
        ("<figure>{}<figcaption>(file picture)</figcaption></figure>", "(file picture)", ""),
        ("<div>{}<div class=caption><i>© Coast</i><br><b class=caption>Kim Lee at work</b></div></div>",
         "Kim Lee at work", "Coast"),
        (("<figure><span>{}<span class=off-screen>Bildrechte</span> <span class=image-copyright>Jo Ash</span></span>"
         "<figcaption><span class=off-screen>Image caption</span> The old pier</figcaption></figure>"),
         "The old pier", "Jo Ash"),
        ("<div>{}<p id=caption>Jo Ash/AFP</p></div>", "", "Jo Ash/AFP"),
        ("<div>{}<div>The pier. (Jo Ash/Coast)</div></div>", "The pier.", "Jo Ash/Coast"),
        ("<p>{}<br>Photo: Jo Ash</p>", "", "Jo Ash"),
        ('<div class="photo"><div><div><div><b>{}</b></div></div><p>The old pier</p></div></div>', "The old pier", ""),
        ("<div>{}<cite>The pier</cite></div>", "The pier", ""),
        ("<table align=right><tr><td>{}<tr><td><font size=1>The old pier</font></table>", "The old pier", ""),
        ("<table align=Left><tbody><tr><td>{}<tr><td>The old pier</tbody></table>", "The old pier", ""),
        ('<div style="width: 9em; float: left">{}<br>The old pier</div>', "The old pier", ""),
        ('<div class="photo"><a href=/large>View larger image</a>{}<p>The old pier</p></div>', "The old pier", ""),
        ('<div class="photo"><p><a href=/boats>All boats</a></p>{}<p>The old pier</p></div>', "The old pier", ""),
        ('<span class="photo-large"><a href=/large>{}</a><span class="caption">The pier</span></span>', "The pier", ""),
        ("<figure>{}<p>The old pier</p><p>3:14 Sponsored Content Now Playing</p></figure>", "The old pier", ""),
        ("<figure>{}<p>View this image ›</p><figcaption>The old pier</figcaption></figure>", "The old pier", ""),
        ("<figure>{}<span><figcaption>The old pier</figcaption><cite>Jo Ash</cite></span></figure>",
         "The old pier", "Jo Ash"),
        ("<figure>{}<cite>Jo Ash</cite></figure>", "", "Jo Ash"),
        ('<figure>{}<figcaption>The old pier <span class="photoAuthor">Jo Ash</span></figcaption></figure>',
         "The old pier", "Jo Ash"),
        ('<div><img class="caption" src=pier.jpg title="The old pier"></div>', "The old pier", ""),
        ('<div class=caption><img class=caption src=a.jpg title="The pier"><p class=caption>Old pier</p></div>',
         "Old pier", ""),
        (("<figure>{}<figcaption>The old pier. REUTERS/Jo Ash<a href=/b>&nbsp;Purchase Licensing Rights, opens new tab"
         "</a></figcaption></figure>"), "The old pier.", "REUTERS/Jo Ash"),
        ("<div class=related_images><figure>{}<figcaption>The old pier</figcaption></figure></div>",
         "The old pier", ""),
        ('<div class="lead"><div>{}</div><div class="img_cptn">The old pier</div></div>', "The old pier", ""),
        ('<div><div>{}</div><div class="media__description"><div>The old pier</div></div></div>', "The old pier", ""),
        ("<figure><div>{}<span>Jo Ash</span></div><div><figcaption>The old pier</figcaption></div></figure>",
         "The old pier", "Jo Ash"),
        ("<figure><div>{}<span>Getty Images</span></div><figcaption>The old pier</figcaption></figure>",
         "The old pier", "Getty Images"),
        (('<div class="image"><div>{}</div><div><div itemprop="caption" class="image__caption attribution">The old pier'
         '</div><figcaption class="image__credit">Jo Ash</figcaption></div></div>'), "The old pier", "Jo Ash"),
        ("<figure><img src=/grey-placeholder.png>{}<figcaption>The old pier</figcaption></figure>", "The old pier", ""),
        ("<figure>{}</figure><figcaption><p>The old pier</p><p>Foto: Jo Ash</p></figcaption>",
         "The old pier", "Jo Ash"),
        ('<div>{}<p class="image-credit-wrap">The old pier.<span>(Photo: Jo Ash)</span></p></div>',
         "The old pier.", "Jo Ash"),
        ("<figure><a href=large.jpg>{}<span>The old pier</span></a></figure>", "The old pier", ""),
        ('<div class="field">{}<blockquote class="image-field-caption"><p>The old pier</p></blockquote></div>',
         "The old pier", ""),
        ('<div class="slide"><div>{}</div><div class="meta"><p>The old pier</p></div></div>', "The old pier", ""),
        ("<figure>{}<figcaption><h4>The old pier</h4>Jo Ash</figcaption></figure>", "The old pier Jo Ash", ""),
        ('<div class="picBox full">{}<p>The old pier</p></div>', "The old pier", ""),
        ('<div>{}<span class="showCopyright">© Coast Pictures</span></div>', "", "Coast Pictures"),
        ("<figure>{}<figcaption>Slideshow (15 images)</figcaption></figure>", "", ""),
        ("<figure>{}<figcaption>2012</figcaption></figure>", "2012", ""),
    ],
)  # fmt: skip
def test_words_that_share_a_box_with_a_picture_are_its_caption(box: str, caption: str, credit: str) -> None:
    made = sources.draft("page", page(text=box.format(PICTURE)))
    assert [(f.caption or "", f.credit or "") for f in made.head.figures[1:]] == [(caption, credit)]
    assert "pier](" not in made.body.replace("More on the pier](", "")


@pytest.mark.parametrize(
    "card",
    [
        "<figure><a href=https://other.example/><div>A whale in the bay</div><div>It came at dawn</div>{}</a></figure>",
        '<div><p class="cta-caption">Readers pay for this letter</p></div>',
    ],
)
def test_words_of_a_card_of_another_page_or_of_a_prompt_are_no_caption(card: str) -> None:
    made = sources.draft("page", page(text=f"<p>{MORE[0]}</p>{card.format(PICTURE)}<p>{MORE[1]}</p>"))
    assert [f.caption for f in made.head.figures[1:]] in ([], [None])


TWO = ('<img src=pier.jpg alt="The pier">', '<img src=boat.jpg alt="The boat">')


WORDS = ("The pier in winter", "The boat in dock (Jo Ash/Coast)")


@pytest.mark.parametrize(
    "table",
    [
        f"<tr><td>{TWO[0]}<td>{TWO[1]}<tr><td>{WORDS[0]}<td>{WORDS[1]}",
        f"<tr><td>{TWO[0]}<br>{WORDS[0]}<td>{TWO[1]}<br>{WORDS[1]}",
        f"<tr><td>{TWO[0]}<p>{WORDS[0]}</p><td>{TWO[1]}<p>{WORDS[1]}</p>",
    ],
    ids=["below", "beside", "paragraphs"],
)
def test_the_words_below_pictures_in_a_table_are_their_captions(table: str) -> None:
    made = sources.draft("page", page(text=f"<table>{table}</table><p>{MORE[1]}</p>"))
    assert [(f.alt, f.caption, f.credit) for f in made.head.figures[1:]] == [
        ("The pier", WORDS[0], None),
        ("The boat", "The boat in dock", "Jo Ash/Coast"),
    ]
    assert "in winter" not in made.body


def test_a_table_of_pictures_and_text_stays_text() -> None:
    table = f"<tr><td>{TWO[0]}<td>{TWO[1]}<tr><td>The pier<td>{FILLER[1] * 5}<tr><td>The port says:<td>Nothing"
    made = sources.draft("page", page(text=f"<table>{table}</table><p>{MORE[1]}</p>"))
    assert [f.caption for f in made.head.figures[1:]] == [None, None]


@pytest.mark.parametrize(
    ("below", "taken"),
    [
        ("<p>{}</p>", True),
        ("<p><a href=/large.jpg>{}</a></p>", True),
        ("<p><a href=/whale>{}</a></p>", False),
        ("<div>{}<button>Play 3:14</button></div>", False),
    ],
    ids=["alone", "enlarged", "a link", "a video"],
)
def test_a_picture_below_the_last_paragraph_is_the_articles(below: str, *, taken: bool) -> None:
    made = sources.draft("page", PAGE.replace('<div class="share">', f'{below.format(PICTURE)}<div class="share">'))
    assert [f.alt for f in made.head.figures[1:]] == ["The pier"] * taken


HERO = '<figure><img src=pier.jpg alt="The pier">{}</figure>'


CAPTION = "<figcaption>The pier in winter</figcaption>"


@pytest.mark.parametrize(
    ("before", "after", "taken"),
    [
        ("<article>", f"<div>{HERO.format(CAPTION)}</div><article>", True),
        ("<article>", f"<article>{HERO.format('')}", True),
        ("<article>", f"<div>{HERO.format('')}</div><article>", False),
        (
            "<article>",
            f"<div>{HERO.format(CAPTION)}{HERO.format(CAPTION).replace('pier', 'crane')}</div><article>",
            False,
        ),
        ("<article>", f"<div>{HERO.format(CAPTION)}</div><p>Today</p><article>", False),
        ("<article>", f"<div>{HERO.format(CAPTION)}</div><article><b>Local</b>", True),
        ("<nav>", f"<ul><li><h3>The night ferry returns</h3><li>{HERO.format(CAPTION)}</ul><nav>", False),
    ],
    ids=["captioned", "within", "bare", "several", "apart", "labelled", "listed"],
)
def test_a_picture_right_above_the_headline_is_the_articles(before: str, after: str, taken: bool) -> None:
    made = sources.draft("page", PAGE.replace(before, after))
    assert [f.alt for f in made.head.figures] == ["The pier"] * taken + ["A white ferry"]


def test_what_a_gallery_is_of_is_in_the_text() -> None:
    images = "".join(f'<figure><img src={n}.jpg alt="Boat {n}"></figure>' for n in range(3))
    made = sources.draft("page", page(text=f"<figure>{images}<figcaption>The boats of the port</figcaption></figure>"))
    assert [f.alt for f in made.head.figures[1:]] == ["Boat 0", "Boat 1", "Boat 2"]
    assert "\n\nThe boats of the port\n\n" in made.body


def test_pictures_of_one_credit_are_all_in_the_article() -> None:
    text = "".join(
        f"<figure><img src={n}.jpg><figcaption>Jo Ash/AFP</figcaption></figure><p>{MORE[n]}</p>" for n in range(3)
    )
    made = sources.draft("page", page(text=text))
    assert [f.credit for f in made.head.figures[1:]] == ["Jo Ash/AFP"] * 3


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("<p><a href=/pier>{}</a></p>", 1),
        ("<p><a href=/pier/large.jpg>{}</a></p><div><a href=/pier/large.jpg>Enlarge</a></div>", 1),
        ("<div><a href=/whale>{}</a></div><ul><li><a href=/whale>A whale</a></li></ul>", 0),
        ("<p>{}</p>".replace("{}", '<img src="jo.jpg" alt="Jo Ash">'), 0),
        ("<p>{}</p>".replace("{}", '<img src="jo.jpg" alt="Jo Ash on the pier">'), 1),
        ('<div class="video-playlist__item">{}</div>', 0),
        ("<figure><figcaption><a href=/whale>A whale in the bay</a></figcaption></figure>", 0),
        ("<a href=/whale><figure>{}<figcaption>© Coast</figcaption></figure><h3>A whale</h3></a>", 0),
        ("<a href=/more><figure>{}<figcaption>© Coast</figcaption></figure></a>", 1),
        ('<div class="post-share-buttons"><a href=https://share.example/>{}</a></div>', 0),
        (
            "<a href=#1><img src=a.jpg></a><ul><li><a href=#2><img src=b.jpg></a></ul>",
            1,
        ),
    ],
    ids=[
        "linked",
        "enlarged",
        "a teaser",
        "a portrait",
        "an author in the news",
        "a list of films",
        "a card",
        "a card with a credit",
        "linked, with a credit",
        "a button",
        "a slideshow",
    ],
)
def test_pictures_of_other_articles_and_portraits_of_the_authors_stay_out(shown: str, count: int) -> None:
    made = sources.draft("page", page(text=shown.format(PICTURE)))
    assert len(made.head.figures[1:]) == count


def test_a_figure_that_a_page_has_for_each_width_is_in_the_article_once() -> None:
    text = "".join(f"<figure><img src={n}.jpg><figcaption>The old pier. AFP</figcaption></figure>" for n in range(2))
    assert len(sources.draft("page", page(text=text)).head.figures) == 1 + 1


def test_two_pictures_amidst_the_text_may_have_one_caption() -> None:
    figure = "<figure><img src={}.jpg alt='The pier'><figcaption>The old pier</figcaption></figure>"
    text = f"{figure.format('dawn')}<p>{MORE[0]}</p>{figure.format('dusk')}<p>{MORE[1]}</p>{figure.format('dusk')}"
    made = sources.draft("page", page(text=f"{text}<p>{MORE[2]}</p>"))
    assert [f.caption for f in made.head.figures[1:]] == ["The old pier"] * 2
    assert "dawn.jpg" in str(made.head.extra)
    assert "dusk.jpg" in str(made.head.extra)


@pytest.mark.parametrize(
    ("beside", "taken"),
    [
        ("", True),
        ("<h3>Other stories</h3>", False),
        ("<p>A whale has come into the bay.</p>", False),
    ],
)
def test_an_aside_of_nothing_but_a_figure_is_the_articles(beside: str, *, taken: bool) -> None:
    aside = f"<aside>{beside}<figure>{PICTURE}<figcaption>The old pier</figcaption></figure></aside>"
    made = sources.draft("page", page(text=f"<p>{MORE[0]}</p>{aside}<p>{MORE[1]}</p>"))
    assert [f.caption for f in made.head.figures[1:]] == ["The old pier"] * taken


def test_pictures_right_below_the_text_need_no_words() -> None:
    pictures = "<p>More pictures:</p><div><img src=dawn.jpg></div><div><img src=dusk.jpg></div>"
    made = sources.draft("page", PAGE.replace('<div class="share">', f'{pictures}<div class="share">'))
    assert len(made.head.figures) == 1 + 2


@pytest.mark.parametrize(
    ("shown", "taken"),
    [
        ("<img src=pier.jpg>", True),
        ("<p align=center><a href=pier-large.jpg><img src=pier.jpg alt=''></a></p>", True),
        ("<div class=photo><img src=pier.jpg></div>", True),
        ("<a href=https://shop.example/><img src=boat.jpg></a>", False),
        ("<div class=ad><img src=boat.jpg></div>", False),
        ("<img src=dot.gif width=1 height=1>", False),
    ],
)
def test_a_picture_amidst_the_text_needs_neither_caption_nor_alternative_text(shown: str, *, taken: bool) -> None:
    made = sources.draft("page", page(text=shown))
    assert ("![][figure-2]\n\n## What comes next" in made.body) == taken


def test_a_credit_beside_a_marked_caption_is_the_pictures() -> None:
    box = f'<div>{PICTURE}<p class="caption">The old pier</p>(Credit: Jo Ash/AFP)</div>'
    made = sources.draft("page", page(text=box))
    assert [(f.caption, f.credit) for f in made.head.figures[1:]] == [("The old pier", "Jo Ash/AFP")]
    made = sources.draft("page", page(text=box.replace("(Credit", "<p>The boat in dock. (Jo Ash/AFP)</p> (Credit")))
    assert [(f.caption, f.credit) for f in made.head.figures[1:]] == [("The old pier", "Jo Ash/AFP")]
    assert "The boat in dock. (Jo Ash/AFP)" in made.body


@pytest.mark.parametrize(
    "box",
    [
        f"<div>{{}}<p>{FILLER[2]}</p></div>",
        f'<div class="photo">{{}}<p>{FILLER[0]}</p><p>{FILLER[1]}</p><p>{FILLER[2]}</p></div>',
        f"<p>{{}} {FILLER[2] * 5}</p>",
        f'<div class="story">{{}}<p>{FILLER[2]} (Reuters)</p></div>',
        f'<p class="photo">{{}} {FILLER[2]}</p>',
        f"<table align=center><tr><td>{{}}<tr><td>{FILLER[2]}</table>",
        f'<div class="photo">{{}}<h3>{FILLER[2]}</h3></div>',
        f'<div class="text-image">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="box image_with_text">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="photo-essay">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="key-figures">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="photo">{{}}<p>{FILLER[2] * 5}</p></div>',
        f'<div class="photo">{{}}<p>{FILLER[2]} They are:</p></div>',
        f"<div align=right>{{}}<p>{FILLER[2]}</p></div>",
        f'<div class="photo">{{}}<h3>{FILLER[2]} (Jo Ash/Coast)</h3></div>',
    ],
)
def test_text_beside_a_picture_stays_text(box: str) -> None:
    made = sources.draft("page", page(text=box.format(PICTURE)))
    assert FILLER[2].strip() in made.body.partition("## What comes next")[0]
    assert [f.caption for f in made.head.figures[1:]] == [None]


@pytest.mark.parametrize(
    ("below", "caption", "credit"),
    [
        ("<p>The old pier. Photo: Jo Ash</p>", "The old pier.", "Jo Ash"),
        ("<div>The old pier (Jo Ash/Coast)</div>", "The old pier", "Jo Ash/Coast"),
        ("<p>The old pier</p>", "", ""),
        ("<p>The old pier (Reuters)</p>", "", ""),
        ('<p>The old pier, <a href="/x">says the port</a>. Photo: Jo Ash</p>', "", ""),
        ("<p>Der Steg ist alt. Wir sahen viele Fotos von Jo Ash.</p>", "", ""),
        (f"<p>The old pier. {FILLER[1] * 4} Photo: Jo Ash</p>", "", ""),
        ('<p class="related">The old pier. Photo: Jo Ash</p>', "", ""),
    ],
)
def test_a_line_with_a_credit_right_below_a_picture_is_its_caption(below: str, caption: str, credit: str) -> None:
    made = sources.draft("page", page(text=f"<p>{PICTURE}</p>{below}<p>{MORE[0]}</p>"))
    assert [(f.caption or "", f.credit or "") for f in made.head.figures[1:]] == [(caption, credit)]


@pytest.mark.parametrize(
    ("before", "taken"),
    [
        ("<header><div><img src=/i/pier-1400x275.jpg></div></header>", True),
        ("<header><a href=/><img src=/i/pier-1400x275.jpg></a></header>", False),
        ("<header><div><img src=/i/port.jpg></div></header>", False),
        ("<aside><img src=/i/pier-1400x275.jpg></aside>", False),
        (f"<header><img src=/i/pier-1400x275.jpg></header>{'<p>Menu</p>' * 9}", False),
        ("<img src=/i/pier-64x64.jpg>" * 2, True),
    ],
)
def test_the_picture_that_stands_for_the_article_elsewhere_is_its_own(before: str, *, taken: bool) -> None:
    head = '<meta property="og:image" content="https://harbour.example/i/pier-1024x301.jpg">'
    made = sources.draft("page", page(BARE, head=head).replace("<article>", f"{before}<article>"))
    assert [f.caption for f in made.head.figures] == [None] * taken + ["The ferry at the pier."]


def test_the_picture_that_stands_for_the_article_elsewhere_is_there_once() -> None:
    head = '<meta property="og:image" content="https://harbour.example/i/ferry.jpg">'
    made = sources.draft("page", page(BARE, head=head).replace("<article>", "<img src=/i/ferry.jpg><article>"))
    assert [f.caption for f in made.head.figures] == ["The ferry at the pier."]


@pytest.mark.parametrize(
    ("said", "caption", "credit"),
    [
        ("Crews drive a pile (Jo Ash)", "Crews drive a pile", "Jo Ash"),
        ("(Kim Lee).", None, "Kim Lee"),
        ("The head of the works (Al Other)", "The head of the works (Al Other)", None),
        ("Crews drive a pile. AFP (Jo Ash)", "Crews drive a pile. AFP", "Jo Ash"),
    ],
)
def test_an_author_in_brackets_behind_a_caption_took_the_picture(said: str, caption: str, credit: str) -> None:
    figure = f"<figure>{PICTURE}<figcaption>{said}</figcaption></figure>"
    made = sources.draft("page", page(text=figure)).head.figures[1]
    assert (made.caption, made.credit) == (caption, credit)


def test_a_credit_loses_the_brackets_around_it() -> None:
    figure = f"<figure>{PICTURE}<figcaption>The pier.<span class=credit>(Harbour Sports)</span></figcaption></figure>"
    made = sources.draft("page", page(text=figure)).head.figures[1]
    assert (made.caption, made.credit) == ("The pier.", "Harbour Sports")


CENTRED = '<p style="text-align: center">{}</p>'


@pytest.mark.parametrize(
    ("picture", "below", "caption"),
    [
        (CENTRED, CENTRED.format("The old pier") + f"<p>{MORE[0]}</p>", "The old pier"),
        ("<p align=center>{}</p>", f"<p align=center>The old pier</p><p>{MORE[0]}</p>", "The old pier"),
        (CENTRED, CENTRED.format("The old pier") + CENTRED.format(PICTURE), "The old pier"),
        ("<p>{}</p>", CENTRED.format("The old pier") + f"<p>{MORE[0]}</p>", None),
        (CENTRED, f"<p>The old pier</p><p>{MORE[0]}</p>", None),
        (CENTRED, CENTRED.format("<b>The old pier</b>") + f"<p>{MORE[0]}</p>", None),
        (CENTRED, CENTRED.format("The old pier") + CENTRED.format(MORE[0]), None),
    ],
    ids=["style", "attribute", "a row", "words alone", "picture alone", "a subhead", "a poem"],
)
def test_words_in_the_middle_below_a_picture_there_are_its_caption(picture: str, below: str, caption: str) -> None:
    made = sources.draft("page", page(text=f"{picture.format(PICTURE)}{below}<p>{MORE[1]}</p>"))
    assert made.head.figures[1].caption == caption


@pytest.mark.parametrize("said", ["90 m² … with CO₂ in it", "旧码头，旧渡轮：都回来了！", "The pier at ½ past"])
def test_a_caption_keeps_its_own_characters(said: str) -> None:
    figure = f"<figure>{PICTURE}<figcaption>{said} (Jo Ash/Coast)</figcaption></figure>"
    for shown in (figure, figure.replace(" (Jo Ash/Coast)", "")):
        assert sources.draft("page", page(text=shown)).head.figures[1].caption == said


def test_the_head_of_an_article_that_is_called_after_its_captions_is_none() -> None:
    head = '<header class="head head__caption-style--large"><h1>The night ferry returns</h1>'
    whole = page(BARE).replace("<article><h1>The night ferry returns</h1>", f"<article>{head}")
    made = sources.draft("page", whole.replace("<figure>", "</header><figure>", 1)).head
    assert (made.title, made.authors) == ("The night ferry returns", ("Jo Ash", "Kim Lee"))
    assert [figure.caption for figure in made.figures] == ["The ferry at the pier."]
