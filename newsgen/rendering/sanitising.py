"""What remains of HTML that people wrote themselves, where a site's `raw_html` is `sanitised`: an allow-list, by nh3.

It is applied to what Markdown and the writer's HTML make together, so that nothing depends on how one reads the other.
No script, style, handler, form, frame or picture is on it: pictures are figures, which newsgen publishes itself.
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
    ("a", "class"): re.compile("footnote-(?:ref|backref)"),
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
    ("td", "class"): re.compile("cell-(?:start|center|end)"),
    ("td", "colspan"): re.compile(r"\d{1,2}"),
    ("td", "rowspan"): re.compile(r"\d{1,3}"),
    ("th", "class"): re.compile("cell-(?:start|center|end)"),
    ("th", "colspan"): re.compile(r"\d{1,2}"),
    ("th", "rowspan"): re.compile(r"\d{1,3}"),
}
"""For each attribute of a tag, what it may say: what Markdown writes, and a few that change nothing but the text."""

_ATTRIBUTES = {tag: {name for t, name in _VALUES if t == tag} for tag, _ in _VALUES}
_ATTRIBUTES["a"].add("href")


def clean(text: str, target: Callable[[str], str | None]) -> str:
    """`text` without anything that is not on the list; `target` says where a link may lead."""

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
