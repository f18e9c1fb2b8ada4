"""The interface's words: every one of them in every language, with its placeholders and the right plural."""

import functools
import html
import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from picture_samples import jpeg
from samples import SETTINGS, MakeSite, article, run

from newsgen import default_theme
from newsgen.languages import FOLDER, translations

ROOT = Path(__file__).parent.parent
CATALOGS = sorted(FOLDER.glob("*.po"))


@functools.cache
def words() -> frozenset[str | tuple[str, ...]]:
    """All words that templates and code mark for translation, gathered as `make words` does."""
    found = set[str | tuple[str, ...]]()
    for row in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]:
        folder, _, pattern = row["pattern"].partition("/**")
        rows = extract_from_dir(str(ROOT / folder), [(f"**{pattern}", row["method"])])
        found |= {message for _, _, message, _, _ in rows}
    return frozenset(found)


def messages(catalog: Path) -> dict[str | tuple[str, ...], Message]:
    with catalog.open("rb") as file:
        read = read_po(file, locale=catalog.stem, abort_invalid=True)
    return {m.id if isinstance(m.id, str) else tuple(m.id): m for m in read if m.id}


def test_the_documentation_names_every_language() -> None:
    named = re.findall(r"`(\w+)`", (ROOT / "docs/languages.md").read_text().partition("The templates")[0])
    assert sorted(named) == [path.stem for path in CATALOGS]
    comparison = (ROOT / "docs/features.md").read_text()
    assert f"| interface in several languages, right to left | {len(CATALOGS) + 1} |" in comparison


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda path: path.stem)
def test_no_word_lacks_a_translation(catalog: Path) -> None:
    there = messages(catalog)
    wanted = words()
    assert len(wanted) > 40
    assert wanted == there.keys()
    for key, message in there.items():
        texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        assert all(texts), f"{catalog.name}: {key} has no translation"
        assert not message.fuzzy, f"{catalog.name}: {key} is marked as unsure"


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda path: path.stem)
def test_translations_keep_their_placeholders(catalog: Path) -> None:
    for key, message in messages(catalog).items():
        placeholders = set(re.findall(r"%\(\w+\)s", key if isinstance(key, str) else key[-1]))
        texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for text in texts:
            used = set(re.findall(r"%\(\w+\)s", text or ""))
            # Arabic says «one minute» and «two minutes» in words.
            assert used == placeholders or (len(texts) > 1 and not used), f"{catalog.name}: {text}"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", {1: "1 Minute Lesezeit", 2: "2 Minuten Lesezeit"}),
        ("fr", {1: "1 minute de lecture", 2: "2 minutes de lecture"}),
        ("uk", {1: "1 хвилина", 2: "2 хвилини", 5: "5 хвилин", 11: "11 хвилин", 21: "21 хвилина", 22: "22 хвилини"}),
        ("ar", {1: "دقيقة واحدة", 2: "دقيقتان", 3: "3 دقائق", 11: "11 دقيقة", 100: "100 دقيقة", 103: "103 دقائق"}),
        ("pl", {1: "1 minuta", 2: "2 minuty", 5: "5 minut", 12: "12 minut", 22: "22 minuty"}),
        ("cs", {1: "1 minuta", 2: "2 minuty", 5: "5 minut"}),
        ("ru", {1: "1 минута", 2: "2 минуты", 5: "5 минут", 11: "11 минут", 21: "21 минута"}),
        ("he", {1: "דקת קריאה אחת", 2: "שתי דקות", 3: "3 דקות"}),
        ("ja", {1: "読了時間：1分", 2: "読了時間：2分"}),
        ("xx", {1: "1 minute to read", 2: "2 minutes to read"}),
    ],
)
def test_plurals_are_those_of_the_language(language: str, forms: dict[int, str]) -> None:
    say = translations(language).ngettext
    for number, text in forms.items():
        said = say("%(minutes)s minute to read", "%(minutes)s minutes to read", number) % {"minutes": number}
        assert said.startswith(text)


def test_a_variant_uses_the_catalog_of_its_language() -> None:
    assert translations("de-AT").gettext("Archive") == "Archiv"
    assert translations("en-GB").gettext("Archive") == "Archive"
    assert translations("../de").gettext("Archive") == "Archive"


@pytest.mark.parametrize(
    ("language", "direction", "shown"),
    [
        ("de", "ltr", ["Zum Inhalt springen", "1 Minute Lesezeit", "Von <", "2. März 2026", "Archiv"]),
        ("uk", "ltr", ["Перейти до тексту", "1 хвилина читання", "2 березня 2026"]),
        ("ar", "rtl", ["الانتقال إلى المحتوى", "دقيقة واحدة للقراءة", "مارس"]),
    ],
)
def test_a_site_speaks_its_language(make_site: MakeSite, language: str, direction: str, shown: list[str]) -> None:
    settings = f"{SETTINGS}language: {language}\n"
    site = make_site({"newsgen.yml": settings, "content/a.md": article(authors="[A. Lind, B. Roy]")})
    run(site)
    page = (site / "public/2026/03/a-title/index.html").read_text()
    assert f'<html lang="{language}" dir="{direction}">' in page
    for text in shown:
        assert text in page
    assert "minute to read" not in page
    missing = re.search("<title>(.*) · The Test Post</title>", (site / "public/404.html").read_text())
    assert missing
    assert missing[1] == translations(language).gettext("This page is not here") != "This page is not here"


def test_an_article_in_another_language_is_marked_as_such_wherever_it_is_named(make_site: MakeSite) -> None:
    # It begins with a Latin word, by which a browser would take it for English.
    title = "NATO تعلن عن هدفها الدفاعي!"
    text = article(
        "النص.\n\n![رصيف](pier.jpg)",
        title=title,
        slug="nato",
        language="ar",
        section="Local",
        summary="OK للجميع.",
        corrections="[{date: 2026-03-03, note: GDP كان خطأ.}]",
        extra="{series: The Pier}",
    )
    later = article(title="Later", date="2026-03-04", section="Local", extra="{series: The Pier}")
    about = article(title="FAQ حول", date=None, language="ar", slug="faq", aliases="[/old/]")
    ada = article(
        'النص.\n\n![رصيف](pier.jpg "GDP.")', title="Ada", date=None, language="ar", slug=None, summary="OK للجميع."
    )
    files = {"content/a.md": text, "content/b.md": later, "content/faq.md": about, "content/pier.jpg": jpeg()}
    files |= {"content/authors/ada.md": ada, "content/authors/pier.jpg": jpeg()}
    site = make_site(files)
    run(site)
    for place, element in (
        ("local", f'<h2 class="card-title" LANG><a href="/2026/03/nato/">{title}</a>'),
        ("local", '<p class="card-summary" LANG>OK'),
        ("local", 'alt="رصيف" LANG'),
        ("", f'<h3 class="card-title" LANG><a href="/2026/03/nato/">{title}</a>'),
        ("corrections", "<div LANG>"),
        ("2026/03/nato", 'alt="رصيف" LANG'),
        ("2026/03/later", f'<span>Older</span> <a href="/2026/03/nato/" rel="prev" LANG>{title}</a>'),
        ("2026/03/later", f'The part before: <a href="/2026/03/nato/" LANG>{title}</a>'),
        ("2026/03/later", '<li><a href="/faq/" LANG>FAQ حول</a></li>'),
        ("old", "<h1 LANG>FAQ حول</h1>"),
        ("authors/ada", '<p class="standfirst" LANG>OK'),
        ("authors/ada", '<div class="lang" LANG>\n<p>النص.</p>'),
        ("authors/ada", 'alt="رصيف" LANG'),
        ("authors/ada", '<span class="caption" LANG>GDP.</span>'),
        ("2026/03/nato", '<span>Newer</span> <a href="/2026/03/later/" rel="next">Later</a>'),
    ):
        page = (site / "public" / place / "index.html").read_text()
        assert element.replace("LANG", 'lang="ar" dir="rtl"') in page, (place, element)


def test_names_and_addresses_keep_their_signs_in_place_where_the_page_runs_the_other_way(make_site: MakeSite) -> None:
    figures, source = "[{id: p, src: p.jpg, credit: Mara (AP)}]", "{publisher: Yahoo!, url: https://first.example/}"
    files = {
        "newsgen.yml": f"{SETTINGS}language: ar\n",
        "content/p.jpg": jpeg(),
        "content/a.md": article(slug="a", authors="[Ada (ships)]", tags="[C++]", source=source, figures=figures),
        "content/b.md": article(slug="b", source="{publisher: Yahoo!}"),
        "content/authors/p.jpg": jpeg(),
        "content/authors/ada.md": article(title="Ada (ships)", date=None, image="p", figures=figures),
    }
    site = make_site(files)
    run(site)
    for place, name in (
        ("", "Mara (AP)"),
        ("2026/03/a", "Mara (AP)"),
        ("2026/03/a", "C++"),
        ("2026/03/a", "Yahoo!"),
        ("2026/03/a", "https://post.example/2026/03/a/"),
        ("2026/03/b", "Yahoo!"),
        ("tags", "C++"),
        ("tags/c", "C++"),
        ("authors", "Ada (ships)"),
        ("authors/ada-ships", "Ada (ships)"),
        ("authors/ada-ships", "Mara (AP)"),
    ):
        assert f"<bdi>{name}</bdi>" in (site / "public" / place / "index.html").read_text(), (place, name)


def test_where_the_interface_has_no_words_the_build_says_so_and_english_is_marked(make_site: MakeSite) -> None:
    own = '<p title="{{ _("سلام") }}">{{ _("سلام") }}</p>'
    files = {
        "newsgen.yml": f"{SETTINGS}language: fa\n",
        "content/a.md": article(authors="[A & Co, B. Roy]", extra="{series: The Pier}", tags="[x]"),
        "templates/parts/source.html": own,
        "content/b.md": article(title="B", source="{publisher: First}"),
    }
    site = make_site(files)
    report = run(site)
    (note,) = map(str, report.notes)
    assert report.warnings == ()
    assert note.startswith("newsgen.yml:5: the words of the interface are English, since there are none in 'fa'; docs")
    page, other = ((site / f"public/2026/03/{slug}/index.html").read_text() for slug in ("a-title", "b"))
    for shown in (
        '<a class="skip" href="#main"><ENGLISH>Skip to the text</span></a>',
        '<ENGLISH>By <a href="/authors/a-co/" rel="author"><bdi>A &amp; Co</bdi></a><ENGLISH> and </span>',
        "<p><ENGLISH>1 minute to read</span></p>",
        "<ENGLISH>The Pier: part 1</span>",
        '<li><a href="/archive/" lang="en" dir="ltr">Archive</a></li>',
        '<nav class="sections" aria-label="Sections">',
    ):
        assert shown.replace("<ENGLISH>", '<span lang="en" dir="ltr">') in page
    assert '<p title="سلام">سلام</p>' in other


def test_english_is_marked_in_the_default_theme_and_not_in_a_templates_copy_whatever_was_built_before(
    make_site: MakeSite,
) -> None:
    settings = {"newsgen.yml": f"{SETTINGS}language: fa\n"}
    site = make_site(settings | {"content/a.md": article(aliases="[/old/]", extra="{key_points: [One]}")})
    copy = site / "templates/redirect.html"
    copied, marked = (default_theme.folder("templates") / "redirect.html").read_text(), '<span lang="en" dir="ltr">'
    for file, text, wanted in (
        (site / "static/x.txt", "x", True),
        (site / "templates/parts/footer.html", "<footer></footer>", True),
        (copy, copied, False),
        (copy, "", True),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        if not text:
            file.unlink()
        run(site)
        assert (f"<p>{marked}This article has moved.</span>" in (site / "public/old/index.html").read_text()) == wanted
        assert f"<h2>{marked}Key points</span></h2>" in html.unescape((site / "public/feed.xml").read_text())
        before = {path: path.read_bytes() for path in (site / "public").rglob("*") if path.is_file()}
        run(site, clean=True)
        assert {path: path.read_bytes() for path in (site / "public").rglob("*") if path.is_file()} == before
