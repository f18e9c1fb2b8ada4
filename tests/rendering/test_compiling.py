"""Templates that were compiled for speed give what they give as written, and name the same places in errors."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from newsgen.errors import TemplateError
from newsgen.rendering.templates import OFTEN, Templates
from newsgen.rendering.themes import TemplateSource, Theme

PARTS = {
    "base.html": '{% set here = "x" %}<{% block main %}{% endblock %}>{% include "foot.html" %}',
    "page.html": (
        '{% extends "base.html" %}\n{% block main %}{% for name in names %}{% with first = loop.first %}'
        '{% include "name.html" %}{% endwith %}{% else %}{{ _("Search") }}{% endfor %}{% endblock %}'
    ),
    "name.html": '{% set shown = name|upper %}{{ shown }}{% if first %}!{% endif %}{% include "bold.html" %}',
    "bold.html": "{# a comment #}<b>{{ name }}</b>{{ shown }}\n",
    "foot.html": '{{ _("Sections") }} {{ _("By %(names)s", names=names|join(", ")) }}{{ here }}',
    "tree.html": '{{ node.text }}{% for node in node.inside %}({% include "tree.html" %}){% endfor %}',
    "macro.html": "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice(name) }}",
    "uses.html": (
        '{% include "macro.html" %}{% include chosen %}{% include "gone.html" ignore missing %}'
        '{% include "apart.html" without context %}'
    ),
    "apart.html": "{{ name is defined }}",
    "values.html": "{% for x in values %}{{ x }}{{ x|forceescape }} {% endfor %}{{ values|length }}",
    "html.html": "{% autoescape false %}{{ name }}{% include 'bold.html' %}{% endautoescape %}{{ name }}",
    "numbered.html": "{% for x in names %}{{ loop.index }}{% include 'number.html' %}{% endfor %}",
    "numberless.html": "{% for x in names %}{% include 'number.html' %}{% endfor %}",
    "number.html": "{{ loop.index0 }}",
    "fields.html": "{{ a.b }} {{ a.class }} {{ 5.real }} {{ a.c is defined }} {{ 'x'.upper() }}",
    "said.html": (
        '{{ _("By %(names)s", names=name) }}|{{ _("%(a)s, %(b)s %(a)s", a=name, b=name|upper) }}|{{ _("100 %%") }}'
        '|{{ _("%(a)s%%", a=name) }}|{{ _("odd", a=name) }}|{{ _("By %(names)s", names=name)|upper }}'
    ),
    "unused.html": '{{ _("odd", a=nowhere.x) }}',
    "broken.html": "fine\n{% include 'faulty.html' %}",
    "faulty.html": "fine\nfine\n{{ nowhere.x }}",
    "whole.html": "{{ name }}{% include 'misspelt.html' %}",
    "misspelt.html": "fine\n{{ name|uper }}",
}
THEME = Theme({name: TemplateSource(f"templates/{name}", text) for name, text in PARTS.items()})


def same(name: str, variables: dict[str, object], language: str = "de", theme: Theme = THEME) -> str:
    templates = Templates(theme, language)
    found = templates._compiled.get_template(name).render(variables)
    assert found == templates._render_as_written(name, variables)
    return found


def test_words_in_no_language_of_the_site_are_marked_outside_of_tags_and_own_templates() -> None:
    parts = {
        "newsgen/templates/page.html": '<p title="{{ _("Search") }}">{{ _("Find") }}</p>{% include "own.html" %}',
        "templates/own.html": "{{ _('Finden') }}{% if x %}{{ ngettext('eins', 'zwei', 2) }}{% endif %}",
    }
    theme = Theme({file.rpartition("/")[2]: TemplateSource(file, text) for file, text in parts.items()})
    found = same("page.html", {"x": True}, "xx", theme)
    assert found == '<p title="Search"><span lang="en" dir="ltr">Find</span></p>Findenzwei'


def test_what_is_included_is_put_in_place() -> None:
    found = same("page.html", {"names": ["a", "<b>"]})
    assert found.startswith("<A!<b>a</b>A&lt;B&gt;<b>&lt;b&gt;</b>&lt;B&gt;>")
    assert same("page.html", {"names": []}).startswith("<Suche>Ressorts")


@given(st.text(max_size=5) | st.integers() | st.builds(Markup, st.text(max_size=5)))
def test_any_value_in_what_is_translated(name: object) -> None:
    for language in ("en", "de", "xx"):
        same("said.html", {"name": name}, language)


def test_a_value_that_no_translation_shows_is_looked_up_all_the_same() -> None:
    templates = Templates(THEME)
    templates.make_ready([])
    for _ in range(OFTEN + 1):
        with pytest.raises(TemplateError, match="nowhere"):
            templates.render("unused.html", {})


@given(st.lists(st.text(max_size=5), max_size=3))
def test_any_names(names: list[str]) -> None:
    same("page.html", {"names": names})


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["<", "<b>", "&amp;", "1", "True"]),
            st.sampled_from(["<", "<b>", "&amp;", "1", "True"]).map(Markup),
            st.sampled_from([1, 0, 1.0, True, False, None]),
        )
    )
)
def test_what_equals_another_is_not_escaped_as_that(values: list[object]) -> None:
    same("values.html", {"values": values})


def test_a_field_may_be_an_item_have_an_odd_name_or_be_missing() -> None:
    templates = Templates(THEME)
    templates.make_ready(["fields.html"])
    assert templates.render("fields.html", {"a": {"b": "<", "class": 1}}) == "&lt; 1 5 False X"


def test_a_template_may_include_itself_or_one_whose_name_it_works_out() -> None:
    tree = SimpleNamespace(text="c", inside=[])
    for text in "ba":
        tree = SimpleNamespace(text=text, inside=[tree])
    assert same("tree.html", {"node": tree}) == "a(b(c))"
    assert same("uses.html", {"name": "n", "chosen": "bold.html", "shown": "s"}) == "nn<b>n</b>sFalse"


def test_a_template_may_say_what_is_not_escaped() -> None:
    assert same("html.html", {"name": "<", "shown": ""}) == "<<b>&lt;</b>&lt;"


def test_an_included_template_has_the_loop_only_where_the_one_around_it_uses_it() -> None:
    assert same("numbered.html", {"names": "ab"}) == "1021"
    templates = Templates(THEME)
    templates.make_ready(["numberless.html"])
    with pytest.raises(TemplateError, match=r"^templates/number\.html:1: 'loop' is undefined"):
        templates.render("numberless.html", {"names": "ab"})


def test_an_error_has_the_place_of_the_part_that_it_is_in() -> None:
    templates = Templates(THEME)
    templates.make_ready(["broken.html"])
    with pytest.raises(TemplateError, match=r"^templates/faulty\.html:3: 'nowhere' is undefined"):
        templates.render("broken.html", {})


def test_an_error_that_compiling_finds_has_the_same_place() -> None:
    templates = Templates(THEME)
    templates.make_ready(["whole.html"])
    with pytest.raises(TemplateError, match=r"^templates/misspelt\.html:2: No filter named 'uper'"):
        templates.render("whole.html", {"name": "n"})


def test_a_template_that_is_used_often_is_compiled_on_the_way() -> None:
    templates = Templates(THEME)
    for _ in range(2 * OFTEN):
        assert templates.render("bold.html", {"name": "n", "shown": "s"}) == "<b>n</b>s"
