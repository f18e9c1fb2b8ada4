"""Takes items off an article's review list."""

from pathlib import Path

import yaml

from newsgen import atomic
from newsgen.commands.asking import OF_FIGURES
from newsgen.errors import ContentError, Problem
from newsgen.formats import frontmatter
from newsgen.importing.seeds import no_article


def settle(site: Path, article: str, item: str) -> None:
    """Take `item` out of the `review` of `article`, a path relative to `site`, leaving every other byte as it is.

    Raises ContentError if the article does not exist, is broken, or does not list the item.
    """
    path = site / article
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise ContentError(no_article(article)) from None
    except UnicodeDecodeError:
        raise ContentError(Problem(article, 1, "it is not UTF-8 text", "save it as UTF-8")) from None
    listed = frontmatter.parse(text, article).head.review
    if item not in listed:
        remedy = OF_FIGURES.get(item, f"listed there: {', '.join(listed) or 'nothing'}")
        raise ContentError(Problem(article, 1, f"its `review` does not list {item!r}", remedy))
    atomic.put(path, _without(text, item).encode(), within=site)


def _without(text: str, item: str) -> str:
    """`text` without `item` in its `review`, and without the whole key if it was the last."""
    start = text.index("\n") + 1
    end = text.index("\n---", start - 1) + 1
    root = yaml.compose(text[start:end], Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("front matter that was read is a mapping")
    key, listed = next((k, v) for k, v in root.value if k.value == "review")
    left = [entry for entry in listed.value if entry.value != item]
    if not left and not root.flow_style:
        # The end mark of a block list lies behind it, after any comments.
        end = listed.end_mark if listed.flow_style else listed.value[-1].end_mark
        return text[: start + key.start_mark.index] + text[text.index("\n", start + end.index) + 1 :]
    if listed.flow_style:
        inner = ", ".join(text[start + e.start_mark.index : start + e.end_mark.index] for e in left)
        return f"{text[: start + listed.start_mark.index]}[{inner}]{text[start + listed.end_mark.index :]}"
    for entry in reversed([e for e in listed.value if e.value == item]):
        at = text.rindex("\n", 0, start + entry.start_mark.index) + 1
        text = text[:at] + text[text.index("\n", at) + 1 :]
    return text
