"""Compile templates so that they run fast: whatever is the same on each page is computed once, at compile time.

On each page Jinja2 builds a new context for every include and looks up every translation; together that is half the
time of a page. Both depend only on the templates and the language. So an include is replaced by the included template,
and a translatable text by its translation. Half of the rest goes into escaping the same names and addresses again, and
into trying an item where an attribute is missing. So escaped texts are cached, an attribute is only ever an attribute,
and a block is yielded as one string. The output is the same, or there is none: a template that needs more fails here,
and is then rendered as it was written.
"""

import functools
import keyword
import re
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

import jinja2
import jinja2.meta
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_forceescape
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_APART = (nodes.Extends, nodes.Block, nodes.Macro, nodes.Import, nodes.FromImport, nodes.CallBlock)
"""Nodes that change meaning inside another template: one that has them is not inlined."""

_OF_PLACE = frozenset({"loop", "caller", "varargs", "kwargs"})
"""Names that Jinja2 gives a loop or a macro only if it uses them itself: a template that takes one from there is not
inlined.
"""


ESCAPED_AT_HAND = 8192
"""How many escaped texts are cached. A page has about a hundred, most of which are on many pages."""


TEXTS_AT_HAND = 4096
"""How many articles' texts are cached for the next feed, as rendered and as escaped; a feed has 20."""


_ALL_OF = "yield from "

_VALUE = re.compile(r"%\((\w+)\)s")
"""The place of a value in a translated text."""


class _Generator(CodeGenerator):
    """Generates a template's Python code as Jinja2 does, except for output, attributes and blocks."""

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        # As one string, so that the pieces of a block do not each pass through the generators of all parent templates.
        whole = f"yield concat({x.removeprefix(_ALL_OF)})" if x.startswith(_ALL_OF) else x
        super().writeline(whole, node, extra)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _escapes(frame, finalize):
            super()._output_child_pre(node, frame, finalize)
            return
        # Only str and int go through the cache: Markup may equal a str, and must not be escaped again. It is passed on
        # unchanged, since MarkupSafe would copy it.
        self.write("(environment.escaped(shown) if type(shown := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _escapes(frame, finalize):
            super()._output_child_post(node, frame, finalize)
            return
        self.write(")) is str or type(shown) is int else shown if type(shown) is Markup else escape(shown))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2's name
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


def _escapes(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    """Whether output here is escaped, and not otherwise changed."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile and finalize.src is None


class CompilingEnvironment(jinja2.Environment):
    """An environment that compiles templates as above. Lines in errors count as if in the outermost template."""

    code_generator_class = _Generator

    escaped: Callable[[str | int], Markup] = staticmethod(functools.lru_cache(ESCAPED_AT_HAND)(escape))
    """A text or number, escaped for HTML."""

    sources: Mapping[str, str] = {}
    """The text of every template, by its name."""

    words: Callable[[str], str] = staticmethod(str)
    """Translates a text of the interface."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._trees: dict[str, nodes.Template | None] = {}
        self.filters["forceescape"] = functools.lru_cache(TEXTS_AT_HAND, typed=True)(do_forceescape)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of every template, as one plain dict, which is copied for each page."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._whole(source, name, filename, ())

    def included(self, name: str, way: tuple[str, ...]) -> nodes.Template | None:
        """The tree of template `name`, which those in `way` include; None where it cannot be inlined.

        It is parsed once and shared by all places that include it, since nothing changes it afterwards.
        """
        if name not in self._trees:
            tree = self._whole(self.sources[name], name, name, way) if name in self.sources else None
            self._trees[name] = tree if tree and _means_the_same_anywhere(tree) else None
        return self._trees[name]

    def _whole(self, source: str, name: str | None, filename: str | None, way: tuple[str, ...]) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _Constants(self).visit(tree)
        _Inlined(self, (*way, name or "")).visit(tree)
        return tree


def _means_the_same_anywhere(tree: nodes.Template) -> bool:
    apart = any(True for _ in tree.find_all(_APART))
    return not apart and _OF_PLACE.isdisjoint(jinja2.meta.find_undeclared_variables(tree))


class _Inlined(NodeTransformer):
    """Replaces includes by the included templates."""

    def __init__(self, environment: CompilingEnvironment, way: tuple[str, ...]) -> None:
        self._environment = environment
        self._way = way

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> nodes.Node:  # noqa: N802  # Jinja2's name
        # An included template is escaped, or not, by its own `autoescape` alone.
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802  # Jinja2's name
        if not isinstance(node.template, nodes.Const) or not node.with_context or node.ignore_missing:
            return node
        # A recursive include ends by its own conditions, which are not known here.
        if node.template.value in self._way:
            return node
        tree = self._environment.included(node.template.value, self._way)
        return node if tree is None else nodes.Scope(tree.body, lineno=node.lineno)


class _Constants(NodeTransformer):
    """Replaces translatable texts by their translations; in output, those with values by their parts and the values."""

    def __init__(self, environment: CompilingEnvironment) -> None:
        self._gettext = environment.words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # Jinja2's name
        self.generic_visit(node)
        said = self._translated(node)
        if said is None or node.kwargs:
            return node
        return _constant(said % {}, node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802  # Jinja2's name
        self.generic_visit(node)
        shown = (self._parts(child) if isinstance(child, nodes.Call) else [child] for child in node.nodes)
        node.nodes = [part for parts in shown for part in parts]
        return node

    def _parts(self, call: nodes.Call) -> list[nodes.Expr]:
        """The parts that `call` outputs, if it translates a text with values; else `call` itself."""
        said, values = self._translated(call), {pair.key: pair.value for pair in call.kwargs}
        if said is None:
            return [call]
        pieces = _VALUE.split(said)
        if set(pieces[1::2]) != values.keys() or any("%" in text for text in pieces[::2]):
            return [call]
        return [values[piece] if n % 2 else _constant(piece, call) for n, piece in enumerate(pieces)]

    def _translated(self, call: nodes.Call) -> str | None:
        """The translation that `call` returns, if it is known at compile time; else None."""
        alone = len(call.args) == 1 and not (call.dyn_args or call.dyn_kwargs)
        if not (alone and isinstance(call.node, nodes.Name) and call.node.name == "_"):
            return None
        word = call.args[0]
        return self._gettext(word.value) if isinstance(word, nodes.Const) and isinstance(word.value, str) else None


def _constant(said: str, call: nodes.Call) -> nodes.Const:
    return nodes.Const(Markup(said), lineno=call.lineno)  # noqa: S704  # the catalogs are newsgen's own
