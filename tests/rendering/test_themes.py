"""A site's own templates: which files they are, and what is said of those that cannot be used."""

import errno
import os
import re
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
        ("404.html:2", "one\n{{ '{x}'.format() }}", "'x'; docs/themes.md lists what each template is given"),
        ("404.html:2", "one\n{{ _('50% discount') }}", "write %% for a percent sign in what is translated"),
        ("404.html:2", "one\n{{ 'abc'|truncate(1) }}", "expected length >= 3, got 1; docs/themes.md lists what"),
        ("404.html:2", "one\n{{ cycler() }}", "at least one item has to be provided; docs/themes.md lists what"),
        ("404.html:2", "one\n{{ [1, 2]|random }}", "No filter named 'random'.; correct this line"),
        (
            "404.html:2",
            "one\n{{ lipsum() }}",
            "'lipsum' is undefined; docs/themes.md lists what each",
        ),
        ("404.html:2", "one\n    faults = checker.check(site / "public", config.load(site), lambda _: "", metadata.shown_size).problems
    assert [fault for fault in faults if "colours" in f"{fault}" or "fonts" in f"{fault}"] == []
