"""WordPress exports: posts, pages, captions, dates, old addresses; what was not public; broken XML."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import source_samples as sources
from source_samples import attachment, export, item, meta, png

from newsgen import importing
from newsgen.formats import frontmatter
from newsgen.importing.records import Outcome
from newsgen.importing.sources.wordpress import shared_blocks
from newsgen.model import FrontMatter

UPLOADS = "https://old.example/wp-content/uploads/2020/01"
CAPTIONED = (
    '[caption id="attachment_7" width="300"]<a href="x">'
    f'<img class="wp-image-7" src="{UPLOADS}/ferry-300x200.jpg" /></a>'
    " The ferry. <em>Photo: Jo Ash</em>[/caption]"
)
LATER = {"post_date": "2030-01-01 10:00:00", "post_date_gmt": "2030-01-01 09:00:00"}
Found = dict[str, frontmatter.Document]
Importer = Callable[..., tuple[list[Outcome], Found]]


@pytest.fixture
def read(make_site: Callable[..., Path]) -> Importer:
    """Imports an export, and gives the outcomes and the articles by their title."""

    def run(
        text: str | bytes, files: dict[str, bytes] | None = None, now: datetime = sources.NOW
    ) -> tuple[list[Outcome], Found]:
        site = make_site({"seeds/export.xml": text, **(files or {})})
        outcomes, again = sources.take_in(site, now=now), sources.take_in(site, now=now)
        assert {o.done for o in again} <= {"unchanged", "refused"}
        found = [frontmatter.parse(p.read_text(), p.name) for p in sorted((site / "content").glob("*.md"))]
        return outcomes, {document.head.title: document for document in found}

    return run


def only(found: Found) -> FrontMatter:
    (document,) = found.values()
    return document.head


def test_a_post(read: Importer) -> None:
    terms = (
        '<category domain="category" nicename="local">local</category>'
        '<category domain="category" nicename="piers">Piers</category>'
        '<category domain="post_tag" nicename="ferries">Ferries</category><wp:comment/><wp:comment/>'
    )
    content = (
        f"First <strong>words</strong> and [sic].\nSecond line.\n\n{CAPTIONED}\n\n"
        "<blockquote>A\n\nB</blockquote>\n<ul>\n<li>one</li>\n</ul>"
    )
    outcomes, found = read(
        export(
            item(1, content, terms + meta("_wp_old_slug", "older"), title="Ferry &amp;amp; pier"),
            attachment(7, f"{UPLOADS}/ferry.jpg", "A ferry"),
        )
    )
    assert [(o.seed, o.done) for o in outcomes] == [("seeds/export.xml#1", "imported")]
    head = only(found)
    assert (head.title, head.slug, head.section, head.tags) == ("Ferry & pier", "post-1", "Local", ("Piers", "Ferries"))
    assert (head.date, head.updated) == ("2020-01-02T10:00:00+01:00", "2020-01-03T10:00:00+01:00")
    assert head.authors == ("Jo Ash",)
    assert head.aliases == ("/2020/01/post-1/", "/2020/01/older/")
    assert [(f.alt, f.caption, f.credit) for f in head.figures] == [("A ferry", "The ferry.", "Jo Ash")]
    assert head.extra == {"pictures": {"the-ferry": f"{UPLOADS}/ferry-300x200.jpg"}}
    assert found["Ferry & pier"].body.strip().split("\n\n") == [
        "First **words** and \\[sic].  \nSecond line.", "![][the-ferry]", "> A\n>\n> B", "- one",
    ]  # fmt: skip
    assert outcomes[0].receipt is not None
    assert ("boilerplate", "2 comments") in [(r.role, r.text) for r in outcomes[0].receipt.lines]


def test_the_receipt_names_all_that_the_article_is_made_of(read: Importer) -> None:
    excerpt = "<excerpt:encoded>Eleven <em>months</em>.</excerpt:encoded>"
    more = excerpt + meta("_yoast_wpseo_metadesc", "For engines.") + meta("_thumbnail_id", "7") + "<wp:comment/>"
    content = f"Words.\n\n{CAPTIONED}\n\n[x id=1]".replace("7", "8").replace("ferry", "crew")
    outcomes, found = read(
        export(
            item(1, content, more),
            attachment(7, f"{UPLOADS}/ferry.jpg", "", "A pier. Photo: Jo Ash"),
        )
    )
    assert lines(outcomes) == [
        ("headline", "Post 1"),
        ("standfirst", "Eleven months."),
        ("caption", "A pier. Jo Ash"),
        ("paragraph", "Words."),
        ("caption", "The crew. Photo: Jo Ash"),
        ("boilerplate", "[x id=1]"),
        ("boilerplate", "1 comments"),
    ]
    assert only(found).summary == "Eleven months."


def test_names_of_categories_tags_and_authors_are_exported_as_html(read: Importer) -> None:
    terms = (
        '<category domain="category" nicename="food-drink"><![CDATA[Food &amp; Drink]]></category>'
        '<category domain="post_tag" nicename="jos"><![CDATA[Jo&#039;s Café]]></category>'
    )
    _, found = read(export(item(1, "Words.", terms)).replace("Jo Ash", "<![CDATA[Ash &amp; Lee]]>"))
    head = only(found)
    assert (head.section, head.tags, head.authors) == ("Food & Drink", ("Jo's Café",), ("Ash & Lee",))


def test_what_the_export_says_of_its_site(read: Importer) -> None:
    terms = (
        '<category domain="category" nicename="allgemein">Allgemein</category>'
        '<category domain="category" nicename="uncategorized">Uncategorised here</category>'
    )
    text = export(item(1, "Wörter.", terms + meta("_yoast_wpseo_metadesc", "For engines."))).replace(
        "<wp:base_blog_url>https://old.example</wp:base_blog_url>", "<language>de-DE</language>"
    )
    head = only(read(text)[1])
    assert head.source is not None
    assert (head.language, head.source.publisher, head.summary) == ("de", "Harbour News", "For engines.")
    assert (head.section, head.tags, head.source.url) == (None, (), "https://old.example/2020/01/post-1/")


@pytest.mark.parametrize(("term", "language"), [("de", "de"), ("pt-br", "pt"), ("en", None)])
def test_the_language_of_a_post_among_several_of_the_site(read: Importer, term: str, language: str | None) -> None:
    terms = f'<category domain="language" nicename="{term}"><![CDATA[Its name]]></category>'
    head = only(
        read(export(item(1, "Words.", terms)).replace("<wp:author>", "<language>fr-FR</language><wp:author>", 1))[1]
    )
    assert (head.language, head.tags) == (language, ())


@pytest.mark.parametrize("now", ["https://old.example/", "http://old.example"])
def test_a_site_is_known_again_by_its_address(make_site: Callable[..., Path], now: str) -> None:
    site = make_site({"seeds/export.xml": export(item(1))})
    list(sources.take_in(site))
    (site / "seeds/export.xml").unlink()
    newer = export(item(1)).replace("<wp:base_blog_url>https://old.example<", f"<wp:base_blog_url>{now}<")
    (site / "seeds/newer.xml").write_text(newer)
    assert [o.done for o in sources.take_in(site)] == ["updated"]
    assert [path.name for path in (site / "content").glob("*.md")] == ["post-1.md"]


def test_blocks(read: Importer) -> None:
    content = (
        "<!-- wp:paragraph --><p>Words.</p><!-- /wp:paragraph -->\n"
        f'<!-- wp:image {{"id":7}} --><figure class="wp-block-image"><img src="{UPLOADS}/a-1024x768.jpg" alt="Alt"/>'
        '<figcaption class="wp-element-caption">A pier. (Jo Ash/AP)</figcaption></figure><!-- /wp:image -->\n'
        '<!-- wp:embed --><figure class="wp-block-embed"><div>\n'
        "https://v.example/1\n</div></figure><!-- /wp:embed -->\n"
        '<!-- wp:latest-posts {"n":3} /--><!-- wp:more --><!--more--><!-- /wp:more -->'
    )
    outcomes, found = read(export(item(1, content)))
    (figure,) = only(found).figures
    assert (figure.alt, figure.caption, figure.credit) == ("Alt", "A pier.", "Jo Ash/AP")
    assert found["Post 1"].body.strip().split("\n\n") == [
        "Words.",
        "![][a-pier]",
        "[https://v.example/1](https://v.example/1)",
    ]
    assert outcomes[0].receipt is not None
    assert [r.text for r in outcomes[0].receipt.lines if r.role == "boilerplate"] == ['wp:latest-posts {"n":3}']


def test_shortcodes_go_and_words_in_brackets_stay(read: Importer) -> None:
    _, found = read(
        export(
            item(1, 'He [Jo] said [b]so[/b].\n\n[contact-form-7 id="3"]\n\n[gallery ids="8,9"]'),
            attachment(8, f"{UPLOADS}/a.jpg", "A", "Cap A"),
            attachment(9, f"{UPLOADS}/b.jpg"),
        )
    )
    head = only(found)
    assert found["Post 1"].body.strip().startswith("He \\[Jo] said so.")
    assert [f.caption for f in head.figures] == ["Cap A", None]
    assert "text" in head.review


@pytest.mark.parametrize(
    ("content", "body"),
    [
        (
            "<figure class='wp-block-embed x'><div>https://v.example/1</div><figcaption>The film</figcaption></figure>",
            "[https://v.example/1](https://v.example/1)\n\nThe film",
        ),
        (
            f"<figure><audio src='{UPLOADS}/a.mp3'></audio><figcaption>The song</figcaption></figure>",
            f"[{UPLOADS}/a.mp3]({UPLOADS}/a.mp3)\n\nThe song",
        ),
        (
            f"<video poster='{UPLOADS}/a.jpg'><source src='{UPLOADS}/a.mp4'></video>",
            f"![][figure-1]\n\n[{UPLOADS}/a.mp4]({UPLOADS}/a.mp4)",
        ),
        ("<iframe src='https://v.example/1'></iframe>", "[https://v.example/1](https://v.example/1)"),
        (
            f"<p><a href='{UPLOADS}/a.pdf'>The report</a><a href=x class='wp-block-file__button'>Download</a></p>",
            f"[The report]({UPLOADS}/a.pdf)",
        ),
        (
            f'<div class="wp-block-cover" style="background-image:url({UPLOADS}/a.jpg)"><p>Words.</p></div>',
            "![][figure-1]\n\nWords.",
        ),
        ("<pre class='wp-block-verse'>Roses\nviolets\n\nend</pre>", "Roses  \nviolets\n\nend"),
    ],
)
def test_blocks_of_many_kinds(read: Importer, content: str, body: str) -> None:
    content = f"<!-- wp:x -->{content}<!-- /wp:x -->"
    assert read(export(item(1, content)))[1]["Post 1"].body.strip() == body


def test_a_shortcode_of_which_all_is_shown_leaves_nothing_out(read: Importer) -> None:
    outcomes, found = read(export(item(1, "[embed]https://v.example/1[/embed]")))
    assert [role for role, _ in lines(outcomes)] == ["headline", "paragraph"]
    assert only(found).review == ("text",)  # which names the embedded


def test_a_shortcode_that_is_set_aside_has_its_code(read: Importer) -> None:
    outcomes, _ = read(export(item(1, "Words. [x a='<code>b</code>']")))
    assert ("boilerplate", "[x a='<code>b</code>']") in lines(outcomes)


def test_shortcodes_of_one_name_are_one_item_of_review_and_a_line_each_of_the_receipt(read: Importer) -> None:
    outcomes, _ = read(
        export(item(1, "[row][col w=1]Words.[/col][col w=2]More.[/col][/row][youtube=https://youtu.be/a1]"))
    )
    receipt = outcomes[0].receipt
    assert receipt is not None
    assert [doubt.why for doubt in receipt.review] == [
        "something was embedded here, and is a link now: https://youtu.be/a1",
        "left out: [row]",
        "left out: [col w=1], and 1 more of this name",
    ]
    assert [text for role, text in lines(outcomes) if role == "boilerplate"] == [
        "[row]", "[col w=1]", "[/col]", "[col w=2]", "[/col]", "[/row]", "[youtube=https://youtu.be/a1]",
    ]  # fmt: skip


def lines(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(line.role, line.text) for o in outcomes if o.receipt for line in o.receipt.lines]


def test_who_made_a_picture_is_in_a_shortcode_around_it(read: Importer) -> None:
    credited = f'[media-credit name="Jo Ash" width="300"]<img src="{UPLOADS}/a.jpg" />[/media-credit]'
    _, found = read(export(item(1, f'Words.\n\n{credited}\n\n[caption width="300"]{credited} The pier.[/caption]')))
    head = only(found)
    assert [(f.caption, f.credit) for f in head.figures] == [(None, "Jo Ash"), ("The pier.", "Jo Ash")]
    assert head.review == ()


@pytest.mark.parametrize(
    ("fields", "caption", "credit"),
    [
        (meta("_media_credit", "Kim Lee") + meta("_navis_media_credit_org", "Coast"), "A pier.", "Kim Lee/Coast"),
        (meta("photo_credit", "Kim Lee") + meta("_photo_credit", "field_5cc81f"), "A pier.", "Kim Lee"),
        (meta("_media_credit", "Kim Lee"), "A pier. (Photo: Jo Ash)", "Jo Ash"),
        (meta("_media_credit", "Kim Lee"), "A pier. Kim Lee", "Kim Lee"),
    ],
)
def test_who_made_a_picture_is_in_a_field_of_the_media_library(
    read: Importer, fields: str, caption: str, credit: str
) -> None:
    picture = attachment(7, f"{UPLOADS}/ferry.jpg", "", caption).replace("</item>", f"{fields}</item>")
    _, found = read(export(item(1, "[gallery ids=7]", meta("_thumbnail_id", "7")), picture))
    assert [(f.caption, f.credit) for f in only(found).figures] == [("A pier.", credit)]


def test_a_gallery_shows_all_pictures_of_its_post_where_it_names_none(read: Importer) -> None:
    parent = "<wp:post_parent>1</wp:post_parent><wp:post_id>"
    child = attachment(8, f"{UPLOADS}/a.jpg", "A", "Cap A").replace("<wp:post_id>", parent)
    _, found = read(export(item(1, "Words.\n\n[gallery]"), item(2, "Words."), child))
    assert {title: [f.caption for f in d.head.figures] for title, d in found.items()} == {
        "Post 1": ["Cap A"], "Post 2": [],
    }  # fmt: skip


@pytest.mark.parametrize("gallery", ['[gallery ids="8,9"]', "[gallery]"])
def test_a_gallery_whose_pictures_are_not_in_the_export_is_said(read: Importer, gallery: str) -> None:
    outcomes, found = read(export(item(1, f"Words.\n\n{gallery}"), attachment(8, f"{UPLOADS}/a.jpg", "", "Cap A")))
    assert ("boilerplate", gallery) in lines(outcomes)
    assert [f.caption for f in only(found).figures] == (["Cap A"] if "8" in gallery else [])
    assert "text" in only(found).review


def test_a_featured_picture_that_is_not_in_the_export_is_said(read: Importer) -> None:
    outcomes, found = read(export(item(1, "Words.", meta("_thumbnail_id", "7"))))
    assert ("boilerplate", "the featured picture, number 7") in lines(outcomes)
    assert only(found).review == ("text",)


def test_a_caption_of_the_older_form_loses_no_words(read: Importer) -> None:
    img = f"<img src='{UPLOADS}/a.jpg' />"
    _, found = read(export(item(1, f'[caption caption="A &lt;pier&gt;."]{img}[/caption]')))
    assert [f.caption for f in only(found).figures] == ["A <pier>."]
    _, found = read(export(item(1, f'[caption caption="A pier."]{img} More words.[/caption]')))
    assert [f.caption for f in only(found).figures] == ["A pier."]
    assert found["Post 1"].body.strip() == "![][a-pier]\n\nMore words."


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("Watch.\n\n[youtube=https://youtu.be/a1]", "Watch.\n\n[https://youtu.be/a1](https://youtu.be/a1)"),
        ("[youtube https://youtu.be/a1]", "[https://youtu.be/a1](https://youtu.be/a1)"),
        (
            "[youtube]dQw4w9WgXcQ[/youtube]",
            "[https://www.youtube.com/watch?v=dQw4w9WgXcQ](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
        ),
        ("[vimeo 12345678]", "[https://vimeo.com/12345678](https://vimeo.com/12345678)"),
        ('[soundcloud url="https://s.example/1" params="a=b"]', "[https://s.example/1](https://s.example/1)"),
        ("[embed]https://v.example/1[/embed]", "[https://v.example/1](https://v.example/1)"),
        ('[caption id="1"]Words that no end follows.', "Words that no end follows."),
        ("[caption]No end. [caption]Words alone.[/caption]", "\\[caption]No end.\n\n![][words-alone]"),
        ("[caption]Words alone.[/caption]", "![][words-alone]"),
        ("One.<!--more-->Two.", "One.\n\nTwo."),
        ("One<br />\nTwo<br>\nThree\nFour", "One  \nTwo  \nThree  \nFour"),
        ("One<br /><br />\nTwo", "One\n\nTwo"),
        ("He said so [see https://x.example/a] then.", "He said so \\[see https://x.example/a] then."),
        ("Write [[gallery ids=1]] for one.", "Write \\[gallery ids=1] for one."),
        ("Write [[gallery <code>ids=1</code>]] for one.", "Write \\[gallery `ids=1`] for one."),
        ("Write <code>[gallery ids=1]</code> for one.", "Write \\[gallery ids=1] for one."),
        ("Write <CODE>[b id=1]</CODE> or <code>[c id=2]</code>.", "Write \\[b id=1] or \\[c id=2]."),
        ("Write [a id=0]so: <code>[b id=1]</code>, not [c id=2] <code>so.", "Write so: \\[b id=1], not `so.`"),
        ("<pre>[audio src=1]<br>\n\n[b]x[/b]</pre>", "```\n[audio src=1]\n\n\n[b]x[/b]\n```"),
    ],
)
def test_shortcodes_that_play_and_those_that_are_shown(read: Importer, content: str, body: str) -> None:
    assert read(export(item(1, content)))[1]["Post 1"].body.strip() == body


NOTES = '[{"id":"a","content":"The &lt;em&gt;first&lt;/em&gt; note."},{"id":"b","content":"Another."}]'


@pytest.mark.parametrize(
    ("block", "notes", "body"),
    [
        ("<!-- wp:footnotes /-->", NOTES, "Words.\n\n1. The *first* note.\n2. Another."),
        ('<!-- wp:footnotes {"x":1} /-->', NOTES, "Words.\n\n1. The *first* note.\n2. Another."),
        ("<!-- wp:footnotes /-->", "[]", "Words."),
        ("<!-- wp:footnotes /-->", "", "Words."),
        ("<!-- wp:footnotes /-->", '[{"content":"a\\u00017\\u0002"}]', "Words.\n\n1. a7"),
    ],
)
def test_footnotes(read: Importer, block: str, notes: str, body: str) -> None:
    content = f"<!-- wp:paragraph --><p>Words.</p><!-- /wp:paragraph -->{block}"
    assert read(export(item(1, content, meta("footnotes", notes))))[1]["Post 1"].body.strip() == body


def test_footnotes_that_cannot_be_read_are_named(read: Importer) -> None:
    content = "<!-- wp:paragraph --><p>Words.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->"
    outcomes, found = read(export(item(1, content, meta("footnotes", "a:1:{}"))))
    assert (found["Post 1"].body.strip(), found["Post 1"].head.review) == ("Words.", ("text",))
    assert outcomes[0].receipt is not None
    assert "wp:footnotes" in [line.text for line in outcomes[0].receipt.lines]


def test_a_block_that_posts_share_stands_in_each(read: Importer) -> None:
    shared = item(9, "<!-- wp:paragraph --><p>Ring the port.</p><!-- /wp:paragraph -->", post_type="wp_block")
    private = item(8, "<p>Secret.</p>", post_type="wp_block", status="draft")
    first = "<!-- wp:paragraph --><p>Words.</p><!-- /wp:paragraph -->"
    content = f'{first}<!-- wp:block {{"ref":9}} /--><!-- wp:block {{"ref":8}} /-->'
    _, found = read(export(item(1, content), item(2, '<!-- wp:block {"ref":9,"x":{}} /-->'), private, shared))
    assert found["Post 1"].body.strip() == "Words.\n\nRing the port."
    assert found["Post 2"].body.strip() == "Ring the port."
    assert found["Post 1"].head.review == ("text",)


def ref(number: int) -> str:
    return f'<!-- wp:block {{"ref":{number}}} /-->'


def test_a_shared_block_with_a_password_is_shown_in_no_post(read: Importer) -> None:
    locked = item(9, "<p>Secret.</p>", post_type="wp_block", post_password="x")  # noqa: S106  # not one of ours
    outcomes, found = read(export(item(1, f"<!-- wp:p --><p>Words.</p><!-- /wp:p -->{ref(9)}"), locked))
    assert found["Post 1"].body.strip() == "Words."
    assert not [line for o in outcomes if o.receipt for line in o.receipt.lines if "Secret" in line.text]
    assert found["Post 1"].head.review == ("text",)


def test_shared_blocks_stand_in_shared_blocks_but_never_in_themselves(read: Importer) -> None:
    outer = item(8, f"<p>Outer.</p>{ref(9)}", post_type="wp_block")
    inner = item(9, f"<p>Inner.</p>{ref(8)}", post_type="wp_block")
    (outcome,), found = read(export(item(1, ref(8)), outer, inner))
    assert found["Post 1"].body.strip() == "Outer.\n\nInner."
    assert outcome.problems == ()


@pytest.mark.parametrize(
    "patterns",
    [{"1": "x" * 500_000}, {str(n): ref(n + 1) for n in range(1, 2000)}, {"1": ref(1) * 2}],
    ids=["long", "deep", "endless"],
)
def test_shared_blocks_do_not_grow_without_end(patterns: dict[str, str]) -> None:
    assert len(shared_blocks.whole(ref(1) * 1000, patterns)) < 2_000_000


def test_those_who_wrote_a_post_together(read: Importer) -> None:
    guest = item(
        7, "", meta("cap-user_login", "kim-lee") + meta("cap-display_name", "Kim Lee"), post_type="guest-author"
    )
    terms = (
        '<category domain="author" nicename="cap-jo">jo</category>'
        '<category domain="author" nicename="cap-kim-lee">kim-lee</category>'
        '<category domain="author" nicename="cap-al">Al Other</category>'
    )
    _, found = read(export(item(1, "Words.", terms), guest))
    assert {title: document.head.authors for title, document in found.items()} == {
        "Post 1": ("Jo Ash", "Kim Lee", "Al Other")
    }


@pytest.mark.parametrize(
    ("content", "more", "draft"),
    [
        ("[members]Words.[/members]", "", True),
        ("[members_only level=1]Words.[/members_only]", "", True),
        ("[restrict]Words.[/restrict]", "", True),
        ("[s2If is_user_logged_in()]Words.[/s2If]", "", True),
        ("[access capability=read]Words.[/access]", "", True),
        ("<!-- wp:premium-content/container -->Words.<!-- /wp:premium-content/container -->", "", True),
        ("<!-- wp:jetpack/paywall /-->Words.", "", True),
        ("<!-- wp:jetpack/subscriptions /-->Words.", "", False),
        ('<!-- wp:group {"userRole":{"visibilityByRole":"logged-in"}} -->Words.<!-- /wp:group -->', "", True),
        ('<!-- wp:group {"userRole":{"visibilityByRole":"all"}} -->Words.<!-- /wp:group -->', "", False),
        ('<!-- wp:group {"dateTime":{"schedules":[{"enable":true}]}} -->Words.<!-- /wp:group -->', "", True),
        ("[team_member name=x]Words.[/team_member]", "", False),
        ("A member [sic] of the private club.", "", False),
        ("Words.", meta("_jetpack_newsletter_access", "subscribers"), True),
        ("Words.", meta("_jetpack_newsletter_access", "everybody"), False),
        ("Words.", meta("_members_access_role", "editor"), True),
        ("Words.", meta("_is_paid", "0"), False),
        ("Words.", meta("rcp_subscription_level", "any"), True),
        ("Words.", meta("_wpmem_block", "1"), True),
        ("Words.", "<wp:post_password>   </wp:post_password>", True),
        ("Words.", "<wp:post_password>\n   </wp:post_password>", False),
    ],
)
def test_what_some_readers_alone_were_shown_is_a_draft(read: Importer, content: str, more: str, draft: bool) -> None:
    head = only(read(export(item(1, content, more)))[1])
    assert (head.draft, "draft" in head.review) == (draft, draft)


def test_what_the_markup_hides_stays_hidden(read: Importer) -> None:
    _, found = read(export(item(1, '<p>A <b hidden>s</b></p><div style="display:none"><p>s</p></div><p>B</p>')))
    assert found["Post 1"].body.strip() == "A\n\nB"


@pytest.mark.parametrize("mark", ['"metadata":{"blockVisibility":false}', '"blockVisibility":{"hideBlock":true}'])
def test_blocks_that_are_hidden_are_set_aside_with_all_in_them(read: Importer, mark: str) -> None:
    def block(words: str, attributes: str = "") -> str:
        return f"<!-- wp:group {attributes}-->\n<div>{words}</div>\n<!-- /wp:group -->"

    inner = f"<p>Secret.</p>{block('One.')}<!-- wp:latest-posts /-->{block('More &amp; more.')}"
    outcomes, found = read(export(item(1, block("A") + block(inner, f"{{{mark}}} ") + block("B"))))
    assert found["Post 1"].body.strip() == "A\n\nB"
    assert lines(outcomes)[-1] == ("boilerplate", "Secret. One. More & more.")
    assert found["Post 1"].head.review == ("text",)


def test_a_hidden_block_that_does_not_end_hides_the_rest(read: Importer) -> None:
    text = '<p>A</p><!-- wp:group {"metadata":{"blockVisibility":false}} --><p>Secret.</p><!-- wp:x --><p>More.</p>'
    assert read(export(item(1, text)))[1]["Post 1"].body.strip() == "A"


def test_a_shared_block_for_members_withholds_the_post(read: Importer) -> None:
    shared = item(9, "[members]Words.[/members]", post_type="wp_block")
    assert only(read(export(item(1, '<!-- wp:block {"ref":9} /-->'), shared))[1]).draft


def test_a_featured_picture_leads(read: Importer) -> None:
    _, found = read(
        export(
            item(1, "Words.", meta("_thumbnail_id", "7")),
            attachment(7, f"{UPLOADS}/a.jpg", "Alt", "A pier. Photo: Jo Ash"),
        ),
        {"seeds/wp-content/uploads/2020/01/a.jpg": png()},
    )
    head = only(found)
    assert [(f.src, f.caption, f.credit) for f in head.figures] == [("a-pier.png", "A pier.", "Jo Ash")]
    assert head.image == "a-pier"
    assert head.extra == {}


@pytest.mark.parametrize(
    "address",
    [
        f"{UPLOADS}/a-300x200.jpg",
        "https://old.files.wordpress.com/2020/01/a.jpg?w=300&h=200",
        "https://i0.wp.com/old.files.wordpress.com/2020/01/a.jpg?resize=300%2C200",
    ],
)
@pytest.mark.parametrize("folder", ["wp-content/uploads", "uploads"])
def test_a_picture_is_found_in_a_copy_of_the_uploads(read: Importer, address: str, folder: str) -> None:
    _, found = read(export(item(1, f'Words. <img src="{address}">')), {f"seeds/{folder}/2020/01/a.jpg": png()})
    assert [figure.src for figure in only(found).figures] == ["figure-1.png"]


def test_an_address_that_is_none_is_kept_as_it_is(read: Importer) -> None:
    _, found = read(export(item(1, '<img src="https://[old/uploads/a.jpg" alt="A pier">')))
    assert only(found).extra == {"pictures": {"a-pier": "https://[old/uploads/a.jpg"}}


def test_a_page_has_neither_date_nor_authors(read: Importer) -> None:
    _, found = read(export(item(1, post_type="page", link="https://old.example/about/")))
    head = only(found)
    assert (head.date, head.authors, head.aliases) == (None, (), ("/about/",))


@pytest.mark.parametrize(
    ("fields", "draft", "embargo"),
    [
        ({"status": "publish"}, False, None),
        ({"status": "draft"}, True, None),
        ({"status": "pending"}, True, None),
        ({"status": "private"}, True, None),
        ({"status": "archived"}, True, None),
        ({"status": ""}, True, None),
        ({"status": "publish", "post_password": "x"}, True, None),
        ({"status": "publish", "post_type": "portfolio"}, True, None),
        ({"status": "future", **LATER}, False, "2030-01-01T10:00:00+01:00"),
        ({"status": "future"}, True, None),
    ],
)  # fmt: skip
def test_what_was_not_public_is_not_published(
    read: Importer, fields: dict[str, str], draft: bool, embargo: str | None
) -> None:
    _, found = read(export(item(1, **fields)))
    head = only(found)
    assert (head.draft, head.embargo) == (draft, embargo)
    assert ("draft" in head.review) == draft
    assert head.source is not None
    assert (head.source.url is not None) == (fields.get("status") == "publish")


@pytest.mark.parametrize(
    ("local", "universal", "wanted"),
    [
        ("2020-07-02 10:00:00", "2020-07-02 08:00:00", "2020-07-02T10:00:00+02:00"),
        ("2020-07-02 10:00:00", "2020-07-02 10:00:00", "2020-07-02T10:00:00+00:00"),
        ("2020-07-02 10:00:00", "0000-00-00 00:00:00", "2020-07-02T10:00:00"),
        ("2020-07-02 10:00:00", "2020-06-02 08:00:00", "2020-06-02T08:00:00+00:00"),
        ("2020-07-02 05:30:00", "2020-07-02 00:00:00", "2020-07-02T05:30:00+05:30"),
    ],
)
def test_dates_have_their_zone(read: Importer, local: str, universal: str, wanted: str) -> None:
    assert only(read(export(item(1, post_date=local, post_date_gmt=universal)))[1]).date == wanted


def test_a_time_that_the_sites_clock_skips_gets_an_offset(read: Importer) -> None:
    _, found = read(export(item(1, post_date="2020-03-29 02:30:00", post_date_gmt="0000-00-00 00:00:00")))
    assert only(found).date == "2020-03-29T02:30:00+01:00"


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("https://old.example/?p=2", "https://old.example/2020/01/post-2/"),
        ("http://old.example?p=2#top", "https://old.example/2020/01/post-2/#top"),
        ("/?page_id=2", "https://old.example/2020/01/post-2/"),
        ("https://other.example/?p=2", "https://other.example/?p=2"),
        ("https://old.example/?p=3", "https://old.example/?p=3"),
        ("https://old.example/?p=2&amp;preview=1", "https://old.example/?p=2&preview=1"),
    ],
)
def test_a_link_to_a_post_by_its_number_leads_to_its_address(read: Importer, link: str, wanted: str) -> None:
    _, found = read(export(item(1, f'See <a href="{link}">it</a>.'), item(2), item(3, status="draft")))
    assert found["Post 1"].body.strip() == f"See [it]({wanted})."


def test_an_old_address_where_no_file_can_stand_is_said(read: Importer) -> None:
    _, found = read(export(item(1, link="https://old.example/a/../b:c/"), item(2, link="https://old.example/?p=2")))
    assert [(d.head.aliases, "aliases" in d.head.review) for d in found.values()] == [((), True), ((), False)]


def test_what_is_no_article_is_left_out_and_said_once(read: Importer) -> None:
    outcomes, found = read(
        export(
            item(1),
            item(2, status="trash"),
            item(3, post_type="nav_menu_item"),
            item(4),
            item(4, title="Another of this number"),
            item(5, "A block that no post shows.", post_type="wp_block"),
            item(6, status="auto-draft"),
            item(7, post_type=""),
        )
    )
    assert sorted(found) == ["Post 1", "Post 4"]
    (problem,) = (p for o in outcomes for p in o.problems)
    assert problem.what == (
        "no article was made of: 1 in the trash, 1 nav_menu_item, 1 post, 1 unknown, 1 with the number of another, "
        "1 wp_block"
    )


def test_terms_of_other_taxonomies_are_left_out_and_said_once(read: Importer) -> None:
    def filed(taxonomy: str) -> str:
        return f'<category domain="{taxonomy}" nicename="x"><![CDATA[Pier Papers]]></category>'

    outcomes, found = read(
        export(item(1, "Words.", filed("series") + filed("post_format")), item(2), item(3, "", filed("series")))
    )
    assert [document.head.tags for document in found.values()] == [(), (), ()]
    assert lines(outcomes).count(("boilerplate", "series: Pier Papers")) == 2
    (problem,) = (p for o in outcomes for p in o.problems)
    assert problem.what.endswith("that had them: series (2)")
    assert problem.remedy == 'to have them as tags, replace each domain="series" by domain="post_tag" in this file'


def test_a_change_in_one_post_touches_no_other(make_site: Callable[..., Path]) -> None:
    site = make_site({"seeds/export.xml": export(item(1), item(2))})
    sources.take_in(site)
    (site / "seeds/export.xml").write_text(export(item(1), item(2, "Other words."), item(3)))
    assert [o.done for o in sources.take_in(site)] == ["unchanged", "updated", "imported"]


@pytest.mark.parametrize(
    "content",
    ["<![CDATA[Two]]><!-- by hand --><![CDATA[ words.]]>", "<![CDATA[Two]]><?by hand?> words.", "Two <b>words</b>."],
)
def test_words_around_stray_markup_are_kept(read: Importer, content: str) -> None:
    text = export(item(1)).replace("<![CDATA[Words.]]>", content)
    assert read(text)[1]["Post 1"].body.strip() == "Two words."


def test_control_characters_do_not_break_an_export(read: Importer) -> None:
    assert read(export(item(1, "Two \x08words.")))[1]["Post 1"].body.strip() == "Two words."


def test_a_namespace_that_is_not_declared_is_no_damage(read: Importer) -> None:
    text = export(item(1)).replace("</title>", '</title><atom:link rel="hub" href="https://old.example/hub"/>', 1)
    assert read(text)[1]["Post 1"].body.strip() == "Words."


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (export(item(1), item(2))[:-300], 2),
        (export(item(1)).replace('<?xml version="1.0" encoding="UTF-8"?>\n', BOMB).replace("Words.", "&b;"), 1),
        (export(item(1)).replace('<?xml version="1.0" encoding="UTF-8"?>\n', OUTSIDE).replace("Post 1", "&a;"), 1),
        (export(item(1), "<item><title>Crossed</item></title>", item(2)), 2),
        (export(), 1),
    ],
    ids=["cut off", "bomb", "outside", "crossed", "empty"],
)
def test_a_bad_export_is_one_problem(read: Importer, text: str, line: int) -> None:
    (outcome,), found = read(text)
    assert (outcome.done, found) == ("refused", {})
    (problem,) = outcome.problems
    assert problem.file == "seeds/export.xml"
    assert problem.line >= line


def test_other_xml_in_a_folder_is_no_dump_and_named_is_refused(make_site: Callable[..., Path]) -> None:
    site = make_site({"seeds/feed.xml": "<urlset/>"})
    assert importing.find_seeds(site) == []
    (outcome,) = sources.take_in(site, [site / "seeds/feed.xml"], named=True)
    assert [p.what for p in outcome.problems] == ["it is no WordPress export"]


def test_letters_that_were_garbled_before_the_export_are_in_review(read: Importer) -> None:
    assert only(read(export(item(1, "Words.\n\nItâ€™s open.")))[1]).review == ("encoding",)


def test_words_that_a_post_strikes_out_are_in_review(read: Importer) -> None:
    _, found = read(export(item(1, "It sails <del>at nine</del> at ten.\n\nAll is <s>well</s>.")))
    assert only(found).review == ("text",)


def test_the_posts_of_squarespace_state_their_paths_alone_which_are_of_its_site(read: Importer) -> None:
    text = 'See <a href="/donate">here</a>.\n\n<iframe src="//player.example/1"></iframe>'
    _, found = read(export(item(1, text, link="/news/2023/11/1/ferry")))
    source = only(found).source
    assert source
    assert source.url == "https://old.example/news/2023/11/1/ferry"
    assert only(found).aliases == ("/news/2023/11/1/ferry",)
    assert found["Post 1"].body.strip().split("\n\n") == [
        "See [here](https://old.example/donate).",
        "[https://player.example/1](https://player.example/1)",
    ]


@pytest.mark.parametrize(
    ("link", "url"), [("", None), ("//[", None), ("https://old.example/a/", "https://old.example/a/")]
)
def test_an_address_that_is_none_or_whole_stays_as_it_is(read: Importer, link: str, url: str | None) -> None:
    _, found = read(export(item(1, link=link)))
    source = only(found).source
    assert source
    assert source.url == url


def test_the_picture_of_a_page_builder_is_a_figure(read: Importer) -> None:
    code = f'[et_pb_text]Words.[/et_pb_text][et_pb_image src="{UPLOADS}/a.jpg" alt="The pier"][/et_pb_image]'
    _, found = read(export(item(1, code)))
    assert [f.alt for f in only(found).figures] == ["The pier"]
