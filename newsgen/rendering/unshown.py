"""Find the parts of a site's own templates that no page shows, since Jinja2 drops them silently."""

import functools
from collections.abc import Iterable, Iterator, Mapping

import jinja2
import jinja2.ext
import jinja2.meta
import msgspec
from jinja2 import nodes

from newsgen.errors import Problem


class _Frame(msgspec.Struct, frozen=True):
    """The template that one `extends`, empty for none or a computed name; the names of its `blocks`; and, as `top`, the
    name and line of each top-level block, and of output outside all blocks, with an empty name. `works_out` is whether
    it extends, includes or imports a template by a computed name.
    """

    extends: str = ""
    blocks: tuple[str, ...] = ()
    top: tuple[tuple[str, int], ...] = ()
    works_out: bool = False


def told(texts: Mapping[str, str], own: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each block of a site's own templates that no parent template has, and for output outside all
    blocks. `texts` are the texts of all templates, by name; `own` has the files of the site's own.
    """
    for name, file in sorted(own.items()):
        frame = _frame(texts[name])
        known = _inherited(frame, texts)
        for block, line in frame.top if known is not None else ():
            if not block:
                what = "it stands outside of all blocks, so no page shows it"
                yield Problem(file, line, what, "put it into a block")
            elif known is not None and block not in known:
                what = f"there is no block {block!r} in {frame.extends}, so no page shows this"
                yield Problem(file, line, what, f"name it as one of those there: {', '.join(known)}")


def works_out_names(texts: Iterable[str]) -> bool:
    """Whether one of the templates `texts` uses another by a computed name, which may be any template's."""
    return any(_frame(text).works_out for text in texts)


def _inherited(frame: _Frame, texts: Mapping[str, str]) -> tuple[str, ...] | None:
    """The blocks of all templates that `frame` extends; None where it extends none, or an unknown one."""
    found, above = dict[str, None](), set[str]()
    while frame.extends:
        if frame.extends in above or frame.extends not in texts:
            return None  # rendering reports it
        above.add(frame.extends)
        frame = _frame(texts[frame.extends])
        found |= dict.fromkeys(frame.blocks)
    return tuple(found) or None


@functools.lru_cache(maxsize=64)
def _frame(text: str) -> _Frame:
    """Cached, since a preview asks again after each save. A template that cannot be parsed extends nothing; rendering
    reports it.
    """
    try:
        tree = jinja2.Environment(extensions=[jinja2.ext.i18n]).parse(text)  # noqa: S701  # nothing is rendered
    except jinja2.TemplateSyntaxError:
        return _Frame()
    extends = next((node.template for node in tree.body if isinstance(node, nodes.Extends)), None)
    return _Frame(
        extends=str(extends.value) if isinstance(extends, nodes.Const) else "",
        blocks=tuple(block.name for block in tree.find_all(nodes.Block)),
        top=tuple(_top(tree)),
        works_out=None in jinja2.meta.find_referenced_templates(tree),
    )


def _top(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for node in tree.body:
        if isinstance(node, nodes.Block):
            yield node.name, node.lineno
        for shown in node.nodes if isinstance(node, nodes.Output) else ():
            said = shown.data if isinstance(shown, nodes.TemplateData) else "what is worked out"
            if words := said.lstrip():
                yield "", shown.lineno + said[: -len(words)].count("\n")
                break
