"""The kinds of elements in HTML."""

FLOW = frozenset(
    {
        "address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "footer", "header", "hgroup", "html", "main", "nav", "p", "search", "section", "summary", "td", "th", "tr",
        "tbody", "thead", "tfoot", "caption", "blockquote", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "iframe", "embed", "object", "audio", "video", "li", "menu", "ol", "pre", "table", "ul", "picture", "img",
        "amp-img", "amp-iframe", "button", "select", "textarea", "dialog", "marquee", "noscript",
    }
)  # fmt: skip
"""Elements that stand apart from the line that they are in."""

SILENT = frozenset(
    {"script", "style", "template", "head", "svg", "link", "meta", "map", "hr", "source", "track", "option"}
)
EMBEDS = frozenset({"iframe", "embed", "object", "audio", "amp-iframe"})
CONTROLS = frozenset({"button", "select", "textarea"})
HEADINGS = {"h1": "##", "h2": "##", "h3": "###", "h4": "####", "h5": "####", "h6": "####"}
