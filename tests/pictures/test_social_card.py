"""Social cards of a whole site: which articles have one, what is not drawn twice, and what leaves no trace."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import picture_samples
import pytest
from PIL import Image
from samples import SETTINGS, MakeSite, article, run

from newsgen.errors import NewsgenError
from newsgen.pictures import card_drawing, social_card
from newsgen.pictures.card_drawing import Words

PAGE = "public/2026/03/a-title/index.html"


def cards(site: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((site / "public" / "media").glob("card-*"))}


def shared(site: Path, page: str = PAGE) -> dict[str, str]:
    """What the page says of its picture, by the property's name."""
    found = re.findall(r'<meta property="og:image:?(\w*)" content="([^"]*)">', (site / page).read_text())
    return dict(found)


def test_an_article_without_a_picture_is_shared_with_a_card(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(section="Local")})
    assert run(site).images_written == 1
    said = shared(site)
    (name,) = cards(site)
    assert said == {
        "": f"https://post.example/media/{name}",
        "width": "1200",
        "height": "630",
        "alt": "A title",
    }
    data = cards(site)[name]
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) < 100_000
    assert 'content="summary_large_image"' in (site / PAGE).read_text()


def test_a_plain_page_has_a_card_too(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/about.md": article(title="About", date=None)})
    run(site)
    assert shared(site, "public/about/index.html")["alt"] == "About"


def test_an_article_with_a_picture_of_its_own_has_no_card(make_whole_site: MakeSite) -> None:
    files = {"content/a.md": article("![A pier](pier.jpg)"), "content/pier.jpg": picture_samples.jpeg()}
    site = make_whole_site(files)
    run(site)
    assert cards(site) == {}
    assert "card-" not in shared(site)[""]


def test_an_article_whose_picture_is_broken_has_a_card(make_whole_site: MakeSite) -> None:
    files = {"content/a.md": article("![A pier](pier.jpg)"), "content/pier.jpg": picture_samples.jpeg()[:300]}
    site = make_whole_site(files)
    run(site)
    assert len(cards(site)) == 1


def test_an_article_whose_picture_is_too_small_to_share_has_a_card(make_whole_site: MakeSite) -> None:
    small = picture_samples.jpeg(Image.new("RGB", (40, 40), "teal"))
    site = make_whole_site({"content/a.md": article("![A pier](pier.jpg)"), "content/pier.jpg": small})
    run(site)
    assert len(cards(site)) == 1
    assert "card-" in shared(site)[""]


def test_the_first_picture_that_can_be_shown_is_the_articles_image_where_the_lead_is_broken(
    make_whole_site: MakeSite,
) -> None:
    files = {
        "content/a.md": article("![A](cut.jpg)\n\n![B](pier.jpg)"),
        "content/cut.jpg": picture_samples.jpeg()[:300],
        "content/pier.jpg": picture_samples.jpeg(),
    }
    site = make_whole_site(files)
    run(site)
    assert '"image"' in (site / PAGE).read_text()


def test_cards_can_be_left_out(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(), "newsgen.yml": f"{SETTINGS}social_cards: false\n"})
    assert run(site).images_written == 0
    assert cards(site) == {}
    assert shared(site) == {}


def test_a_card_is_drawn_once(make_whole_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_whole_site({"content/a.md": article(), "content/b.md": article(slug="b")})
    assert run(site).images_written == 1  # both show the same words
    with monkeypatch.context() as patch:
        patch.setattr(card_drawing, "draw", None)  # it would fail
        report = run(site)
        assert (report.images_written, report.pages_written) == (0, 0)
        (site / "content" / "a.md").write_text(article("Other text."))
        assert run(site).images_written == 0
    assert run(site, clean=True).images_written == 1  # which looks at nothing that was kept


def test_a_card_is_the_same_on_every_drawing(make_whole_site: MakeSite) -> None:
    site = make_whole_site(
        {"content/a.md": article(title="Fähre kehrt zurück"), "content/b.md": article(title="Пором")}
    )
    run(site)
    before = cards(site)
    for path in (site / ".newsgen" / "pictures" / "cards").iterdir():
        path.write_bytes(b"")  # as a full disk leaves it
    run(site, clean=True)
    assert cards(site) == before
    assert len(before) == 2


def test_a_new_headline_is_a_new_card_and_the_old_one_goes(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article()})
    run(site)
    before = cards(site)
    (site / "content" / "a.md").write_text(article(title="Another", slug="a-title"))
    run(site)
    assert len(cards(site)) == 1
    assert not before.keys() & cards(site).keys()
    assert next(iter(cards(site))) in shared(site)[""]


def test_a_draft_has_no_card_and_a_withdrawn_article_loses_its_own(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(draft="true")})
    run(site)
    assert cards(site) == {}
    assert not list((site / ".newsgen").rglob("card-*"))
    (site / "content" / "a.md").write_text(article())
    run(site)
    assert len(cards(site)) == 1
    (site / "content" / "a.md").write_text(article(draft="true"))
    run(site)
    assert cards(site) == {}


def test_headlines_that_cannot_be_set_share_the_card_of_the_site(make_whole_site: MakeSite) -> None:
    site = make_whole_site(
        {"content/a.md": article(title="日本語", slug="a-title"), "content/b.md": article(title="中文", slug="b")}
    )
    run(site)
    assert len(cards(site)) == 1
    assert shared(site)["alt"] == "The Test Post"
    assert shared(site)[""] == shared(site, "public/2026/03/b/index.html")[""]


def test_a_headline_runs_as_its_language_does_whatever_its_first_word_is(
    make_whole_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Words] = []

    def draw(words: Words, real: Callable[[Words], bytes] = card_drawing.draw) -> bytes:
        drawn.append(words)
        return real(words)

    monkeypatch.setattr(card_drawing, "draw", draw)
    run(make_whole_site({"content/a.md": article(title="NATO تعلن عن هدفها!", language="ar")}))
    assert [(w.headline and w.headline.direction, w.site and w.site.direction) for w in drawn] == [("rtl", "ltr")]


def test_where_nothing_can_be_set_there_is_no_card(make_whole_site: MakeSite) -> None:
    settings = SETTINGS.replace("The Test Post", "新聞")
    site = make_whole_site({"content/a.md": article(title="日本語", slug="a-title"), "newsgen.yml": settings})
    run(site)
    assert cards(site) == {}
    assert shared(site) == {}


def test_many_cards_are_drawn_in_processes_to_the_same_bytes(
    make_whole_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"content/{n}.md": article(title=f"Headline {n}") for n in range(5)}
    one, many = make_whole_site(files, "one"), make_whole_site(files, "many")
    run(one)
    monkeypatch.setattr(social_card, "WORTH_A_POOL", 2)
    assert run(many, jobs=2).images_written == 5
    assert cards(many) == cards(one)


def test_a_file_in_place_of_the_cache_is_named(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(), ".newsgen/pictures/cards": "in the way"})
    with pytest.raises(NewsgenError, match="cards cannot be written"):
        run(site)


def test_what_shows_the_colours_of_the_style_sheet_elsewhere_shows_the_same(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article(section="Local")})
    run(site)
    style = (site / "public" / "css" / "site.css").read_text()
    paper, dark = re.findall(r"--paper: (#[0-9a-f]{6});", style)
    named = re.findall(r'<meta name="theme-color" media="(.*?)" content="(.*?)">', (site / PAGE).read_text())
    assert named == [("(prefers-color-scheme: light)", paper), ("(prefers-color-scheme: dark)", dark)]
    app = json.loads((site / "public" / "site.webmanifest").read_bytes())
    assert {app[name] for name in ("background_color", "theme_color")} == {paper}
    inks = [re.search(rf"--{name}: (#\w+);", style) for name in ("head", "accent")]
    assert (card_drawing._PAPER, *card_drawing._INKS) == (paper, *(ink and ink[1] for ink in inks))
