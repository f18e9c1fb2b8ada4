"""A site's own templates: which files they are, and what is said of those that cannot be used."""

import errno
import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from samples import MakeSite, article, run

from newsgen import config
from newsgen.checking import checker
from newsgen.errors import TemplateError
from newsgen.pictures import metadata
from newsgen.rendering import themes

PAGE = (Path(__file__).parents[2] / "docs" / "themes.md").read_text()


def problem(site: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        run(site)
    return str(caught.value)


ENDLESS = "it extends, includes or calls itself without end; to change a default template, start from a copy of it"


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        ("404.html:2", '\n{% extends "404.html" %}', ENDLESS),
        ("parts/footer.html:2", '\n{% extends "base.html" %}', ENDLESS),
        ("404.html:2", "{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", ENDLESS),
        ("404.html:2", "one\n{% if %}", "Expected an expression, got 'end of statement block'; correct this line"),
        ("404.html:2", "one\n{% include 'x.html' %}", "there is no template 'x.html'; correct the name, or add"),
        ("404.html:2", "one\n{{ '{x}'.format() }}", "there is no value for 'x'; docs/themes.md lists what each"),
        ("404.html:2", "one\n{{ _('50% discount') }}", "write %% for a percent sign in what is translated"),
        ("404.html:2", "one\n{{ 'abc'|truncate(1) }}", "expected length >= 3, got 1; docs/themes.md lists what"),
        ("404.html:2", "one\n{{ cycler() }}", "at least one item has to be provided; docs/themes.md lists what"),
        ("404.html:2", "one\n{{ '\\ud83d\\udea2' }}", "an escape here is half of a character"),
        ("404.html:2", "one\n{{ [1, 2]|random }}", "No filter named 'random'; correct this line"),
        (
            "404.html:2",
            "one\n{{ site.search.href }}",
            "'None' has no attribute 'href'; test with `if` whether it is there",
        ),
        ("404.html:2", "one\n{# a remark", "Missing end of comment tag; correct this line"),
        ("404.html:2", "one\n{{ site.titel }}", "'Site' has no attribute 'titel'; docs/themes.md lists what each"),
        (
            "404.html:2",
            "one\n{% include 'parts/byline.html' %}",
            "'authors' is undefined in newsgen/templates/parts/byl",
        ),
        (
            "404.html:2",
            "one\n{{ lipsum() }}",
            "'lipsum' is undefined; docs/themes.md lists what each",
        ),
        ("404.html:1", "{% for n in range(10 ** 9) %}{% endfor %}", "Range too big. The sandbox blocks ranges larger"),
        ("404.html:2", "one\n<<<<<<< HEAD\ntwo\n=======\n2\n>>>>>>> branch\n", "a merge left both versions here; keep"),
        ("404.html:1", "{{ _('All of 100%') }}", "write %% for a percent sign in what is translated"),
    ],
)
def test_what_a_template_does_wrong_is_one_line(make_site: MakeSite, place: str, text: str, said: str) -> None:
    found = problem(make_site({f"templates/{place.partition(':')[0]}": text}))
    assert found.startswith(f"templates/{place}: ")
    assert said in found


IN_BASE = '{% extends "base.html" %}\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{IN_BASE}{{% block mian %}}Lost.{{% endblock %}}",
            ["templates/404.html:2: there is no block 'mian' in base.html, so no page shows this; name it as"],
        ),
        (
            f"{IN_BASE}{{# a remark #}}\n<p>Lost</p>\n{{% block main %}}Here.{{% endblock %}}",
            ["templates/404.html:3: it stands outside of all blocks, so no page shows it; put it into a block"],
        ),
        (f"{IN_BASE}{{% set a = 1 %}}\n{{{{ a }}}}", ["templates/404.html:3: it stands outside of all blocks"]),
        (f"{IN_BASE}{{% block main %}}{{% block inner %}}Here.{{% endblock %}}{{% endblock %}}\n", []),
        ("<p>{% block mine %}Here.{% endblock %}</p>", []),
        ('{% extends "page.html" %}{% block head %}{% endblock %}', []),
    ],
)
def test_what_a_template_says_and_no_page_shows_is_told(make_site: MakeSite, text: str, said: list[str]) -> None:
    _, warnings = themes.of_site(make_site({"templates/404.html": text}))
    assert [str(told)[: len(begin)] for told, begin in zip(warnings, said, strict=True)] == said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all names are Unicode")
def test_a_name_that_is_not_utf8_is_told(make_site: MakeSite) -> None:
    site = make_site({os.fsdecode(b"templates/\xff.html"): ""})
    assert problem(site) == "templates/\\xff.html:1: its name is not UTF-8; rename it"


def test_what_others_leave_beside_templates_is_none(make_site: MakeSite) -> None:
    left = (".git/index", ".DS_Store", "Thumbs.db", "parts/head-extra.html~", "parts/.x.swp", "#404.html#")
    site = make_site(dict.fromkeys((f"templates/{name}" for name in left), b"\xff"))
    assert run(site).warnings == ()


@pytest.mark.parametrize("folder", ["template", "tempaltes"])
def test_a_folder_that_is_nearly_called_templates_is_told(make_site: MakeSite, folder: str) -> None:
    site = make_site({f"{folder}/parts/footer.html": "Foot", "templates-old/404.html": "x"})
    said = [f"{folder}:1: there are templates in it that no page uses; move them into `templates`"]
    assert [str(warning) for warning in run(site).warnings] == said
    (site / "templates").mkdir(exist_ok=True)
    assert [str(warning) for warning in run(site).warnings] == said


@pytest.mark.parametrize("name", ["parts", "404.html"])
def test_a_template_that_cannot_be_read_is_told(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    site = make_site({"templates/parts/footer.html": "Foot", "templates/404.html": "Gone"})
    locked = str(site / "templates" / name)

    def locked_for(real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(place: Any, *others: Any, **more: Any) -> Any:
            if str(place) == locked:
                raise PermissionError(errno.EACCES, "Permission denied", locked)
            return real(place, *others, **more)

        return opened

    monkeypatch.setattr(os, "scandir", locked_for(os.scandir))
    monkeypatch.setattr(Path, "read_text", locked_for(Path.read_text))
    assert problem(site) == f"templates/{name}:1: it cannot be read: Permission denied; check its rights"


def test_a_mark_that_notepad_puts_before_a_template_is_in_no_page(make_site: MakeSite) -> None:
    site = make_site({"templates/404.html": b"\xef\xbb\xbfgone", "templates/parts/footer.html": b"\xef\xbb\xbffoot"})
    run(site)
    assert (site / "public" / "404.html").read_bytes() == b"gone"
    assert b"\xef\xbb\xbf" not in (site / "public" / "index.html").read_bytes()


def test_a_licence_is_linked_where_it_is_an_address_in_whatever_letters(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(source="{license: 'HTTPS://licence.example/'}")})
    run(site)
    for file in ("2026/03/a-title/index.html", "feed.xml"):
        page = (site / "public" / file).read_text().replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')
        assert '<a href="HTTPS://licence.example/" rel="license">' in page


def example(start: str) -> str:
    """The lines of code on the themes page from the one that begins with `start` to the end of their block."""
    found = re.search(rf"^    {re.escape(start)}.*\n(?:    .*\n|\n(?=    ))*", PAGE, re.MULTILINE)
    assert found, f"docs/themes.md has no {start}"
    return textwrap.dedent(found[0])


def test_the_examples_of_the_themes_page_do_what_it_says(make_site: MakeSite) -> None:
    extends = '{{% extends "base.html" %}}{{% block main %}}{}{{% endblock %}}'
    apart, extra = example("{% if section.href").split("\n\n")[0], example("{% if extra.mood %}")
    files = {
        "content/a.md": article(section="Sport").replace("---\n\n", example("extra:") + "---\n\n"),
        "content/b.md": article(title="Contact", date=None, extra="{look: contact}"),
        "static/css/colours.css": example(":root { --accent: #8a1538") + example("@font-face"),
        "static/fonts/harbour-serif.woff2": b"wOF2",
        "templates/parts/head-extra.html": example('<link rel="stylesheet"'),
        "templates/section.html": extends.format(apart),
        "templates/page.html": extends.format(example("{% if extra.look")),
        "templates/article.html": extends.format(extra),
        "templates/404.html": extends.format(
            "{% for lead in cards %}" + example("{% with card = lead") + "{% endfor %}" + '{{ _("50%% off") }}'
        ),
        "templates/mine/results.html": "The results",
        "templates/mine/contact.html": "Our office",
    }
    site = make_site(files)
    assert run(site).warnings == ()
    pages = {
        name: (site / "public" / name).read_text()
        for name in ("sport/index.html", "contact/index.html", "2026/03/a-title/index.html", "404.html")
    }
    said = ("The results", "Our office", '<p class="mood">calm</p>Aldermouth: 2Westhaven: 1', "50% off")
    for text, page in zip(said, pages.values(), strict=True):
        assert text in page
        assert '<link rel="stylesheet" href="/css/colours.css">' in page
    assert '<h2 class="card-title"' in pages["404.html"]
    faults = checker.check(site / "public", config.load(site), lambda _: "", metadata.shown_size).problems
    assert [fault for fault in faults if "colours" in f"{fault}" or "fonts" in f"{fault}"] == []


def test_the_command_of_the_themes_page_prints_where_the_templates_are() -> None:
    _, *arguments = shlex.split(example("python3 -c"))
    printed = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own command
    assert Path(printed.strip(), "parts", "footer.html").is_file()
