"""JSON-LD and feeds as values: what no text can do to them, and what they say of a picture."""

import json
import xml.etree.ElementTree as ET

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from samples import NOON, article, read_article, text_of

from newsgen import context, theme
from newsgen.config import Config
from newsgen.context import Page
from newsgen.rendering import themes
from newsgen.rendering.pages import Renderer
from newsgen.site import structured_data
from newsgen.site.edition import compose
from newsgen.site.plan import plan
from newsgen.supplied import Crop, Supplied

CONFIG = Config(title="The Test Post", base_url="https://post.example/news/", sections=("Local",), ninjs=True)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).filter(str.strip)
RENDERER = Renderer(themes.load({"templates": theme.folder("templates")}))


def supplied(*, crops: bool = True, license_: str = "https://licence.example/") -> Supplied:
    shapes = (Crop("/news/media/1.jpg", 900, 900), Crop("/news/media/2.jpg", 1200, 900),
              Crop("/news/media/3.jpg", 1200, 675))  # fmt: skip
    return Supplied(
        picture=context.Picture(src="/news/media/p.jpg", srcset="", width=1200, height=900, formats=(), placeholder=""),
        crops=shapes if crops else (),
        alt="A ferry",
        caption="The ferry.",
        credit="Ana/Coast",
        creator="Ana Ruiz",
        copyright="© Coast 2026",
        license=license_,
    )


def pages(**pictures: Supplied) -> dict[str, Page]:
    text = article("Text.", title="Ferry", image="f", figures="[{id: f, src: f.jpg}]")
    found = read_article(text, "content/a.md", CONFIG, ("content/f.jpg",))
    edition = compose([found], CONFIG, NOON, drafts=False)
    return {
        p.path: p.page() for p in plan(edition, CONFIG, {f"content/{k}.jpg": v for k, v in pictures.items()}, text_of)
    }


def meta(**pictures: Supplied) -> context.Meta:
    shown = pages(**pictures)["2026/03/ferry/index.html"].context
    assert isinstance(shown, context.ArticlePage)
    return shown.meta


def news(text: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(text)["@graph"][0]
    return found


@given(WORDS)
def test_no_text_ends_the_script_element(text: str) -> None:
    packed = structured_data.text([structured_data.Person(name=f"{text}</script><!--&\u2028\u2029")])
    assert not set("<>&\u2028\u2029") & set(packed)
    assert json.loads(packed)["@graph"][0]["name"] == f"{text}</script><!--&\u2028\u2029"


def test_a_picture_is_told_in_each_shape_with_its_rights() -> None:
    images = news(meta(f=supplied()).structured_data)["image"]
    assert [(i["url"], i["width"], i["height"]) for i in images] == [
        ("https://post.example/news/media/1.jpg", 900, 900),
        ("https://post.example/news/media/2.jpg", 1200, 900),
        ("https://post.example/news/media/3.jpg", 1200, 675),
    ]
    for image in images:
        assert image["@type"] == "ImageObject"
        assert image["creator"] == {"@type": "Person", "name": "Ana Ruiz"}
        assert (image["creditText"], image["copyrightNotice"]) == ("Ana/Coast", "© Coast 2026")
        assert image["license"] == "https://licence.example/"


def test_a_picture_that_was_not_cut_is_told_whole() -> None:
    told = meta(f=supplied(crops=False, license_="words, not an address"))
    (image,) = news(told.structured_data)["image"]
    assert (image["url"], image["width"]) == ("https://post.example/news/media/p.jpg", 1200)
    assert "license" not in image
    assert told.picture == context.SocialPicture(
        href="https://post.example/news/media/p.jpg", width=1200, height=900, alt="A ferry"
    )


def test_networks_get_the_widest_shape_and_its_size() -> None:
    picture = meta(f=supplied()).picture
    assert picture
    assert (picture.href, picture.width, picture.height, picture.alt) == (
        "https://post.example/news/media/3.jpg", 1200, 675, "A ferry"
    )  # fmt: skip
    assert meta().picture is None
    assert "image" not in news(meta().structured_data)


@given(WORDS, WORDS, WORDS)
def test_every_feed_of_every_text_is_well_formed(title: str, text: str, name: str) -> None:
    for path, page in pages(f=supplied()).items():
        shown = page.context
        if not isinstance(shown, context.FeedPage) or path.count("/") > 3:
            continue
        changed = [_with(entry, title, text, name) for entry in shown.entries]
        data = RENDERER.render(
            msgspec.structs.replace(page, context=msgspec.structs.replace(shown, title=title, entries=tuple(changed)))
        )
        if path.endswith(".json"):
            json.loads(data)
        else:
            ET.fromstring(data)  # noqa: S314  # our own output


def _with(entry: context.FeedEntry, title: str, text: str, name: str) -> context.FeedEntry:
    body = msgspec.structs.replace(entry.body, markdown=text) if entry.body else None
    return msgspec.structs.replace(
        entry, title=title, summary=text, body=body, subjects=(name,), dateline=name, note=text,
        authors=(context.Link(name, "https://post.example/"),), source=context.Source(name, name, name),
    )  # fmt: skip
