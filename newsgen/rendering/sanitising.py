"""Sanitise writers' own HTML, where a site's `raw_html` is `sanitised`, by an allow-list, with nh3.

It is applied to the combined output of Markdown and raw HTML, so that nothing depends on how one parses the other. It
has no script, style, handler, form, frame or picture: pictures are figures, which newsgen publishes itself.
"""

import re
from collections.abc import Callable, Mapping

import nh3

from newsgen import web
from newsgen.formats import markup

_TAGS = frozenset(
    [
        *("a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"),
        *("samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"),
        *("blockquote", "details", "div", "figcaption", "figure", "hr", "p", "pre", "summary"),
        *("h2", "h3", "h4", "h5", "h6"),
        *("dd", "dl", "dt", "li", "ol", "ul"),
        *("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    ]
)

_VALUES: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("a", "class"): re.compile("footnote-(?:ref|backref)|bare"),
    ("a", "aria-label"): re.compile(".*", re.DOTALL),
    ("a", "title"): re.compile(".*", re.DOTALL),
    ("abbr", "title"): re.compile(".*", re.DOTALL),
    ("code", "class"): re.compile(r"language-[\w+#.-]+"),
    ("div", "aria-label"): re.compile(".*", re.DOTALL),
    ("div", "class"): re.compile("footnote|table"),
    ("div", "role"): re.compile("group"),
    ("div", "tabindex"): re.compile("0"),
    ("figure", "class"): re.compile("quote"),
    ("li", "id"): re.compile(r"fn:.+", re.DOTALL),
    ("ol", "start"): re.compile(r"\d{1,9}"),
    ("sup", "id"): re.compile(r"fnref\d*:.+", re.DOTALL),
    ("td", "align"): re.compile("left|center|right"),
    ("td", "class"): re.compile("cell-(?:start|center|end)"),
    ("td", "colspan"): re.compile(r"\d{1,2}"),
    ("td", "rowspan"): re.compile(r"\d{1,3}"),
    ("th", "align"): re.compile("left|center|right"),
    ("th", "class"): re.compile("cell-(?:start|center|end)"),
    ("th", "colspan"): re.compile(r"\d{1,2}"),
    ("th", "rowspan"): re.compile(r"\d{1,3}"),
}
"""The allowed values of each attribute of a tag: those that Markdown writes, and a few that only affect the text."""

_ATTRIBUTES = {tag: {name for t, name in _VALUES if t == tag} for tag, _ in _VALUES}
_ATTRIBUTES["a"].add("href")


def clean(text: str, target: Callable[[str], str | None]) -> str:
    """`text` without anything that is not on the list; `target` maps a link's address, to None if it is forbidden."""

    def value(tag: str, name: str, written: str) -> str | None:
        if name == "href":
            return target(written)
        allowed = _VALUES.get((tag, name))
        return written if allowed and allowed.fullmatch(written) else None

    return nh3.clean(
        text,
        tags=set(_TAGS),
        clean_content_tags=set(markup.SILENT),
        attributes=_ATTRIBUTES,
        attribute_filter=value,
        link_rel=None,
        url_schemes=set(web.SCHEMES),
    )
