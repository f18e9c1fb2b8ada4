"""JSON-LD and feeds as values: what no text can do to them, and what they say of a picture."""

import json
import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import NOON, article, planned, read_article

from newsgen import context, default_theme
from newsgen.config import Config, Policies, Publisher
from newsgen.context import Page
from newsgen.rendering import themes
from newsgen.rendering.pages import Renderer
from newsgen.site import structured_data
from newsgen.site.edition import compose
from newsgen.supplied import Crop, Supplied

CONFIG = Config(title="The Test Post", base_url="https://post.example/news/", sections=("Local",), ninjs=True)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).filter(str.strip)
RENDERER = Renderer(themes.load({"templates": default_theme.folder("templates")}))


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
    return {p.path: p.page() for p in planned(edition, CONFIG, {f"content/{k}.jpg": v for k, v in pictures.items()})}


def meta(**pictures: Supplied) -> context.Meta:
    shown = pages(**pictures)["2026/03/ferry/index.html"].context
    assert isinstance(shown, context.ArticlePage)
    return shown.meta


def news(text: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(text)["@graph"][0]
    return found


def told(path: str, config: Config = CONFIG, /, **head: object) -> list[dict[str, object]]:
    """The records of the page `path` of a site of one article."""
    found = read_article(article("One two three.", title="Ferry", **head), "content/a.md", config)
    recipes = planned(compose([found], config, NOON, drafts=False), config, {})
    page = next(recipe.make() for recipe in recipes if recipe.path == path)
    records: list[dict[str, object]] = json.loads(page.meta.structured_data)["@graph"]  # type: ignore[union-attr]
    return records


def test_an_article_is_told_with_all_that_is_known_of_it() -> None:
    record, _ = told(
        "2026/03/ferry/index.html",
        authors="[Ada Lind]",
        section="Local",
        tags="[pier]",
        summary="It sails.",
        dateline="Aldermouth",
        updated="2026-03-03T09:00",
        corrections="[{date: 2026-03-04, note: The year.}]",
        extra="{label: Opinion}",
        source="{url: 'https://first.example/', publisher: First, license: 'https://licence.example/'}",
    )
    address = "https://post.example/news/2026/03/ferry/"
    assert record.pop("publisher") == told("index.html")[0]
    assert record == {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "headline": "Ferry",
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "datePublished": "2026-03-02T05:30:00+00:00",
        "dateModified": "2026-03-04T00:00:00+00:00",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "description": "It sails.",
        "author": [{"@type": "Person", "name": "Ada Lind", "url": "https://post.example/news/authors/ada-lind/"}],
        "articleSection": "Local",
        "genre": "Opinion",
        "keywords": ["pier"],
        "wordCount": 3,
        "locationCreated": {"@type": "Place", "name": "Aldermouth"},
        "correction": [{"@type": "CorrectionComment", "text": "The year.", "dateCreated": "2026-03-04T00:00:00+00:00"}],
        "isBasedOn": {
            "@type": "CreativeWork",
            "url": "https://first.example/",
            "name": "Ferry",
            "publisher": {"@type": "Organization", "name": "First"},
            "license": "https://licence.example/",
        },
    }


@pytest.mark.parametrize(
    ("source", "based_on"),
    [
        (
            "{url: 'https://first.example/'}",
            {"@type": "CreativeWork", "url": "https://first.example/", "name": "Ferry"},
        ),
        ("{publisher: First}", None),
        ("{publisher: Old, url: 'https://post.example/2019/ferry/'}", None),
        ("{}", None),
    ],
)
def test_what_is_not_known_of_an_article_is_left_out(source: str, based_on: object) -> None:
    record = told("2026/03/ferry/index.html", source=source)[0]
    assert record.get("isBasedOn") == based_on
    assert not {"locationCreated", "author", "articleSection", "genre", "correction", "image"} & set(record)
    assert record["dateModified"] == record["datePublished"]


def test_the_front_page_tells_who_publishes_the_site() -> None:
    policies = Policies(ethics="/ethics/", corrections="https://guild.example/")
    own = Publisher(
        name="The Post Ltd",
        logo="/logo.png",
        founded="1894",
        profiles=("https://social.example/post",),
        policies=policies,
    )
    publisher, site = told("index.html", msgspec.structs.replace(CONFIG, tagline="All of it.", publisher=own))
    home = "https://post.example/news/"
    assert publisher == {
        "@type": "NewsMediaOrganization",
        "@id": f"{home}#publisher",
        "name": "The Post Ltd",
        "url": home,
        "logo": {"@type": "ImageObject", "url": f"{home}logo.png"},
        "foundingDate": "1894",
        "sameAs": ["https://social.example/post"],
        "ethicsPolicy": f"{home}ethics/",
        "correctionsPolicy": "https://guild.example/",
    }
    assert site == {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "name": "The Test Post",
        "url": home,
        "inLanguage": "en",
        "description": "All of it.",
    }
    assert told("index.html")[0]["name"] == "The Test Post"


def test_each_policy_has_its_name_at_schema_org() -> None:
    names = {
        "principles": "publishingPrinciples",
        "ethics": "ethicsPolicy",
        "corrections": "correctionsPolicy",
        "verification": "verificationFactCheckingPolicy",
        "sources": "unnamedSourcesPolicy",
        "ownership": "ownershipFundingInfo",
        "masthead": "masthead",
        "mission": "missionCoveragePrioritiesPolicy",
        "feedback": "actionableFeedbackPolicy",
        "diversity": "diversityPolicy",
        "staffing": "diversityStaffingReport",
        "bylines": "noBylinesPolicy",
    }
    policies = Policies(**{key: f"https://guild.example/{key}" for key in names})
    publisher = told("index.html", msgspec.structs.replace(CONFIG, publisher=Publisher(policies=policies)))[0]
    assert {key: publisher[name] for key, name in names.items()} == msgspec.structs.asdict(policies)


@pytest.mark.parametrize(
    ("path", "head", "names"),
    [
        ("2026/03/ferry/", {"section": "Local"}, {"": "The Test Post", "local/": "Local", "2026/03/ferry/": "Ferry"}),
        ("2026/03/ferry/", {}, {"": "The Test Post", "2026/03/ferry/": "Ferry"}),
        ("tags/pier/", {"tags": "[pier]"}, {"": "The Test Post", "tags/pier/": "pier"}),
        ("about/", {"slug": "about", "date": None}, {"": "The Test Post", "about/": "Ferry"}),
        ("about/", {"slug": "about", "date": None, "section": "Sea"}, {"": "The Test Post", "about/": "Ferry"}),
    ],
)
def test_a_page_tells_the_way_to_it_from_the_front_page(
    path: str, head: dict[str, object], names: dict[str, str]
) -> None:
    way = told(f"{path}index.html", **head)[-1]
    assert way == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": f"https://post.example/news/{step}"}
            for n, (step, name) in enumerate(names.items(), 1)
        ],
    }


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
        assert (image["contentUrl"], image["caption"]) == (image["url"], "The ferry.")


def test_what_is_not_known_of_a_picture_is_left_out() -> None:
    bare = msgspec.structs.replace(supplied(crops=False), caption="", credit="", creator="", copyright="", license="")
    (image,) = news(meta(f=bare).structured_data)["image"]
    assert image["caption"] == "A ferry"
    assert not {"creator", "creditText", "copyrightNotice", "license"} & set(image)


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


def test_agencies_are_told_of_the_picture_with_its_rights() -> None:
    page = pages(f=supplied())["2026/03/ferry/ninjs.json"]
    (picture,) = json.loads(RENDERER.render(page))["associations"]
    address = "https://post.example/news/media/p.jpg"
    assert (picture["uri"], picture["by"]) == (address, "Ana/Coast")
    assert picture["rightsInfo"] == {"linkedRights": "https://licence.example/"}
    assert [said["value"] for said in picture["descriptions"]] == ["The ferry.", "A ferry"]
    assert picture["renditions"] == [{"name": "web", "href": address, "width": 1200, "height": 900}]
    assert json.loads(RENDERER.render(pages()["2026/03/ferry/ninjs.json"]))["associations"] == []


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
        authors=(context.Link(name, "https://post.example/"),), source=context.Source(name, name, name, ""),
    )  # fmt: skip
