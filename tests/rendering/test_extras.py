"""What an article says under `extra` reaches the templates of a site as data, and as nothing else."""

from collections.abc import Mapping

import pytest
from samples import MakeSite, article, run

from newsgen.errors import TemplateError
from newsgen.rendering.extras import Extras
from newsgen.rendering.templates import Templates
from newsgen.rendering.themes import TemplateSource, Theme


def rendered(template: str, extra: Mapping[str, object]) -> str:
    """What `template` shows, compiled in one piece and as it is written."""
    templates = Templates(Theme({"x.html": TemplateSource("templates/x.html", template)}))
    variables = {"extra": Extras(extra)}
    templates.make_ready(["x.html"])
    found = templates.render("x.html", variables)
    assert templates._render_as_written("x.html", variables) == found
    return found


@pytest.mark.parametrize(("name", "date"), [("article", "2026-03-02"), ("page", None)])
def test_it_is_shown_as_text_and_a_change_makes_the_page_anew(make_site: MakeSite, name: str, date: str | None) -> None:
    template = "{{ extra.mood }}{% for team in extra.scores %}, {{ team }} {{ extra.scores[team] }}{% endfor %}."
    site = make_site({f"templates/{name}.html": template})
    for mood in ("MOODY", "calm"):
        extra = f'{{mood: "<b>{mood}", scores: {{B: 2, A: 2026-03-01}}}}'
        (site / "content").mkdir(exist_ok=True)
        (site / "content" / "a.md").write_text(article(slug="a", date=date, extra=extra))
        run(site)
        page = next(p for p in (site / "public").rglob("a/index.html")).read_text()
        assert page == f"&lt;b&gt;{mood}, B 2, A 2026-03-01."


def test_an_author_page_shows_what_their_own_file_says(make_site: MakeSite) -> None:
    profile = article(title="Ada Lind", date=None, extra="{desk: Harbour}")
    site = make_site({"templates/author.html": "{{ extra.desk }}.", "content/authors/ada.md": profile})
    (site / "content" / "a.md").write_text(article(authors="[Ada Lind, Ben Roy]"))
    run(site)
    pages = [(site / "public/authors" / name / "index.html").read_text() for name in ("ada-lind", "ben-roy")]
    assert pages == ["Harbour.", "."]


def test_a_key_is_never_an_attribute_of_pythons() -> None:
    names = ("items", "get", "values", "copy", "__html__", "__class__", "__len__", "__init__", "_Extras__said", "self")
    for name in names:
        assert rendered(f'{{{{ extra["{name}"] }}}}', {name: "<x>"}) == "&lt;x&gt;"
        assert rendered("{{ extra }}{{ extra.a }}", {name: "<x>"}) == f"{{&#39;{name}&#39;: &#39;&lt;x&gt;&#39;}}"
        if not name.startswith("_"):
            assert rendered(f"{{{{ extra.{name} }}}}", {name: "<x>"}) == "&lt;x&gt;"
            assert rendered(f"{{{{ extra.{name} }}}}{{{{ extra.m.{name} }}}}", {"m": {}}) == ""


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("[{{ extra.none }}{{ extra.none.more }}{{ extra['none']['more'] }}]", "[]"),
        ("[{{ extra.empty }}{{ extra.list[1] }}]", "[]"),
        ("{% if extra.none or extra.empty or extra.mapping.none or extra.void %}yes{% else %}no{% endif %}", "no"),
        ("{{ extra.none is defined }} {{ extra.text is defined }} {{ 'text' in extra }}", "False True True"),
        ("{% for x in extra.none %}{{ x }}{% endfor %}{% for x in extra.list %}{{ x }};{% endfor %}", "a;;"),
        ("{{ extra.number|int + 1 }} {{ extra.none|int }} {{ extra.none|float(2) }} {{ extra|length }}", "8 0 2 6"),
        (
            "{{ extra.none|tojson }} {{ extra.mapping|tojson }} {{ extra.list|tojson }}",
            'null {"k": {"é": "1"}} ["a", null]',
        ),
    ],
)
def test_what_is_not_there_is_empty_and_the_rest_is_data(template: str, said: str) -> None:
    extra = {"empty": None, "list": ["a", None], "text": "t", "number": "7", "mapping": {"k": {"é": "1"}}, "void": {}}
    assert rendered(template, extra) == said


@pytest.mark.parametrize("wrong", ["extra.none()", "extra.items()", "extra.none + 1"])
def test_what_a_template_cannot_do_with_it_is_told_with_its_place(wrong: str) -> None:
    with pytest.raises(TemplateError, match=r"^templates/x\.html:2: '(?:none|items)' is undefined; docs/themes\.md"):
        rendered(f"\n{{{{ {wrong} }}}}", {"text": "t"})
