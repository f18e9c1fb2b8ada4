"""Templates made ready to run fast: what is the same each time is worked out once, when they are compiled.

Including a template makes Jinja2 build a context of its own for it, and translating a word looks it up, on each page
anew; together that is half the time of a page. Both follow from the templates and the language alone. So an included
template is put in the place of its include, and a word is translated where it stands. What comes out is the same.
"""

from collections.abc import Callable, Mapping

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

_APART = (nodes.Extends, nodes.Block, nodes.Macro, nodes.Import, nodes.FromImport, nodes.CallBlock)
"""What means something else inside another template, so that one that has it stays included."""


class CompilingEnvironment(jinja2.Environment):
    """An environment whose templates are compiled as above. Positions in errors are those of the outermost template."""

    sources: Mapping[str, str] = {}
    """The text of every template, by its name."""

    words: Callable[[str], str] = staticmethod(str)
    """Translates a word of the interface."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _Constants(self).visit(tree)
        _Inlined(self, (name or "",)).visit(tree)
        return tree


class _Inlined(NodeTransformer):
    """Puts what is included in the place of the include."""

    def __init__(self, environment: CompilingEnvironment, way: tuple[str, ...]) -> None:
        self._environment = environment
        self._way = way

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802  # Jinja2's name
        if not isinstance(node.template, nodes.Const) or not node.with_context or node.ignore_missing:
            return node
        name = node.template.value
        source = self._environment.sources.get(name)
        # One that includes itself ends by its own conditions, which are not known here.
        if source is None or name in self._way:
            return node
        tree = jinja2.Environment._parse(self._environment, source, name, name)  # noqa: SLF001  # its own method, not the one above
        if any(True for _ in tree.find_all(_APART)):
            return node
        _Constants(self._environment).visit(tree)
        _Inlined(self._environment, (*self._way, name)).visit(tree)
        return nodes.Scope(tree.body, lineno=node.lineno)


class _Constants(NodeTransformer):
    """Puts a word's translation in its place."""

    def __init__(self, environment: CompilingEnvironment) -> None:
        self._gettext = environment.words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # Jinja2's name
        self.generic_visit(node)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if plain and isinstance(node.node, nodes.Name) and node.node.name == "_":
            word = node.args[0]
            if isinstance(word, nodes.Const) and isinstance(word.value, str):
                said = Markup(self._gettext(word.value)) % {}  # noqa: S704  # the catalogs are newsgen's own
                return nodes.Const(said, lineno=node.lineno)
        return node
