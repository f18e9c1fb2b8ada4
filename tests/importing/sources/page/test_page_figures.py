"""Pictures in HTML: what the markup says of one, where it may lie, and which two are one."""

from typing import Any

import lxml.html
import pytest

from newsgen.importing.sources.html import figures
from newsgen.importing.sources.records import Shown


def element(markup: str) -> Any:
    return lxml.html.fragment_fromstring(markup)


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<figcaption>x</figcaption>", True),
        ("<figcaption class=no-caption>x</figcaption>", True),
        ("<p class=caption>x</p>", True),
        ("<p class=wp-caption-text>x</p>", True),
        ("<p class=imagecaption>x</p>", True),
        ("<p itemprop=caption>x</p>", True),
        ("<p class=Bildunterschrift>x</p>", True),
        ("<p class=atc-ImageDescription>x</p>", True),
        ("<div class=has-caption>x</div>", False),
        ("<div class='caption closed-caption'>x</div>", False),
        ("<button class=caption-toggle>x</button>", False),
        ("<p class=recaptioned>x</p>", False),
        ("<p>x</p>", False),
    ],
)
def test_what_is_called_a_caption_is_one(markup: str, says: bool) -> None:
    assert figures.is_caption(element(markup)) == says


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<span class=photo-credit>x</span>", True),
        ("<span class=imagecredits>x</span>", True),
        ("<span itemprop=copyrightHolder>x</span>", True),
        ("<span class=displayCopyright>x</span>", True),
        ("<span class=textCaptionCredit>x</span>", False),
        ("<span class=accreditation>x</span>", False),
        ("<span>x</span>", False),
    ],
)
def test_what_is_called_a_credit_is_one(markup: str, says: bool) -> None:
    assert figures.is_credit(element(markup)) == says


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<img class=wp-smiley src=a.png>", True),
        ("<img alt=x height=24>", True),
        ("<img alt=x width=4px>", True),
        ("<img alt=x height=25>", False),
        ("<img alt=x height=3>", False),
        ("<img alt=x height=30 width=20>", False),
        ("<img alt='' height=20>", False),
        ("<img alt=x height=auto>", False),
        ("<img alt=x>", False),
    ],
)
def test_a_picture_as_high_as_a_line_stands_for_a_character(markup: str, says: bool) -> None:
    assert figures.is_inline(element(markup)) == says


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<img width=59 height=400>", True),
        ("<img width=60 height=60>", False),
        ("<img width=100% height=60>", False),
        ("<img class='site-logo'>", True),
        ("<img id=avatar>", True),
        ("<img src=/i/icon.png>", True),
        ("<img src=/i/preload.gif>", True),
        ("<img src=/i/get_flash_player.gif>", True),
        ("<img src=/i/facebook146x32.png>", True),
        ("<img src=/i/standard-twitter-ico.png>", True),
        ("<img src=/i/pier-instagram-261000.jpg>", False),
        ("<img src=/i/facebook-1200x630.jpg>", False),
        ("<img src=/i/twitter-share-price.jpg>", False),
        ("<img src=/icons/pier.jpg>", False),
        ("<img alt='Scan me!' src=data:image/png;base64,AAAA>", True),
        ("<img class=iconic>", False),
        ("<img>", False),
    ],
)
def test_what_is_tiny_or_called_an_icon_is_no_picture_of_the_article(markup: str, says: bool) -> None:
    assert figures.is_ornament(element(markup)) == says


@pytest.mark.parametrize(
    ("markup", "addresses", "alt"),
    [
        ("<img src=a.jpg alt=' A\npier '>", ("a.jpg",), "A pier"),
        ("<img src=a.jpg data-src=b.jpg srcset='c.jpg 1x, d.jpg 2x'>", ("d.jpg", "c.jpg", "b.jpg", "a.jpg"), ""),
        ("<img srcset='a,b.jpg 300w, c.jpg 1200.5w,d.jpg'>", ("c.jpg", "a,b.jpg", "d.jpg"), ""),
        ("<img src=a.jpg data-src=a.jpg>", ("a.jpg",), ""),
        ("<img src='data:image/gif;base64,AA' data-src=b.jpg>", ("b.jpg",), ""),
        ("<img srcset='data:image/gif;base64,AA 1x, b.jpg 2x'>", ("b.jpg",), ""),
        (f"<img src='data:image/gif;base64,{'A' * 2000}'>", (f"data:image/gif;base64,{'A' * 2000}",), ""),
        ("<picture><source srcset='b.jpg 2x'/><source srcset=a.webp /><img src=a.jpg alt=x></picture>",
         ("b.jpg", "a.webp", "a.jpg"), "x"),
        ("<video poster=a.jpg src=a.mp4><source src=b.mp4 srcset=c.mp4></video>", ("a.jpg",), ""),
        ("<noscript><img src=a.jpg alt=x></noscript>", ("a.jpg",), "x"),
        ("<noscript>&lt;img src=a.jpg alt=x></noscript>", ("a.jpg",), "x"),
        ("<figure><img alt=''><img src=a.jpg alt=y></figure>", ("a.jpg",), "y"),
        ("<img alt=x>", (), "x"),
        ("<img src=a.jpg alt=IMG_2034-1.JPG>", ("a.jpg",), ""),
        ("<img src=a.jpg alt=null>", ("a.jpg",), ""),
        ("<img src=a.jpg alt='The file pier.jpg'>", ("a.jpg",), "The file pier.jpg"),
    ],
)  # fmt: skip
def test_where_a_picture_may_lie_the_largest_first(markup: str, addresses: tuple[str, ...], alt: str) -> None:
    assert figures.shown(element(markup)) == Shown(addresses, alt)


@pytest.mark.parametrize("markup", ["<img>", "<noscript>&lt;img</noscript>", "<noscript>a.jpg</noscript>"])
def test_what_has_no_address_and_no_words_is_no_picture(markup: str) -> None:
    assert figures.shown(element(markup)) is None


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        (Shown(("/s/a.jpg?w=300",)), Shown(("/l/A.webp", "/l/b.jpg")), True),
        (Shown(("/a-1.jpg",)), Shown(("/a-2.jpg",)), False),
        (Shown(("/a.jpg",), "x"), Shown(("/b.jpg",), "x"), True),
        (Shown(("/a.jpg",), "x"), Shown(("/b.jpg",), "y"), False),
        (Shown(("/a.jpg",)), Shown((), "y"), True),
        (Shown((), "x"), Shown(("/b.jpg",)), True),
        (None, Shown(("/b.jpg",)), False),
        (Shown(("/b.jpg",)), None, False),
    ],
)
def test_two_pictures_are_one_by_their_words_or_the_name_of_their_file(
    one: Shown | None, other: Shown | None, are: bool
) -> None:
    assert figures.same(one, other) == are


def test_of_two_that_are_one_nothing_is_lost() -> None:
    assert figures.both(Shown(("a", "b"), ""), Shown(("b", "c"), "y")) == Shown(("a", "b", "c"), "y")
    assert figures.both(None, Shown(("c",), "y")) == Shown(("c",), "y")
    assert figures.both(Shown(("a",), "x"), None) == Shown(("a",), "x")


@pytest.mark.parametrize(
    ("text", "credit", "caption", "said"),
    [
        ("The pier. At dusk.", "", "The pier. At dusk.", ""),
        ("The pier. (Jo Ash/Coast)", "", "The pier.", "Jo Ash/Coast"),
        ("The pier.", "Photo: Jo Ash/Coast", "The pier.", "Jo Ash/Coast"),
        ("The pier. (Jo Ash/Coast)", "Jo Ash/Coast", "The pier.", "Jo Ash/Coast"),
        ("The pier – Coast", "Coast", "The pier", "Coast"),
        ("The pier – COAST", "Coast", "The pier – COAST", "Coast"),
        ("The pier. (Jo Ash/Coast)", "Kim Lee/AFP", "The pier. (Jo Ash/Coast)", "Kim Lee/AFP"),
        ("The pier of the Coast", " Jo Ash ", "The pier of the Coast", "Jo Ash"),
    ],
)
def test_a_credit_that_the_markup_tells_apart_is_not_said_twice(
    text: str, credit: str, caption: str, said: str
) -> None:
    found = figures.captioned(Shown(("a",), "x"), text, credit)
    assert found == Shown(("a",), "x", caption, said)


@pytest.mark.parametrize(
    ("markup", "is_told"),
    [
        ("<div><img><p class=caption>x</p></div>", True),
        ("<div><p><img></p><p class=caption>x</p></div>", True),
        ("<div><p>y</p><p class=caption>x</p></div>", False),
        ("<div><figure><img><figcaption>y</figcaption></figure><p class=caption>x</p></div>", False),
        ("<div><img><p>x</p></div>", False),
        ("<div><p class=caption>x</p></div>", False),
    ],
)
def test_a_caption_right_behind_a_picture_that_has_none_is_its_own(markup: str, is_told: bool) -> None:
    assert figures.is_told_by_pointing(element(markup)[-1]) == is_told
