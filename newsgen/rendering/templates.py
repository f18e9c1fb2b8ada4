"""Render Jinja2 templates, with autoescape and StrictUndefined, and no input but the page's context."""

import contextlib
import functools
import re
import traceback
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

import jinja2
import jinja2.ext
import jinja2.meta
import jinja2.nodes
import jinja2.sandbox

from newsgen.errors import Problem, TemplateError
from newsgen.incremental import digests
from newsgen.languages import speaks, translations
from newsgen.rendering import extras, unspoken
from newsgen.rendering.compiling import CompilingEnvironment
from newsgen.rendering.kept_code import KeptCode
from newsgen.rendering.themes import OWN, TemplateSource, Theme

Environment = TypeVar("Environment", bound=jinja2.Environment)

_FAULTS = (
    *(jinja2.TemplateError, ArithmeticError, AssertionError, AttributeError),
    *(LookupError, RuntimeError, TypeError, ValueError),
)
"""The exceptions that a template can raise."""

OFTEN = 64
"""The number of pages from which it pays to compile a template with its includes inlined, which takes longer."""

FEEDS = "feeds/"
"""The folder of feed templates."""

CONTENT = f"{FEEDS}content.html"
"""The template of an entry's content; the other feed templates get its output."""

_HELP = "docs/themes.md lists what each template is given"

_OF_ITSELF = "to change a default template, start from a copy of it: docs/themes.md says where it lies"

_HALF = re.compile("[\ud800-\udfff]")
"""The surrogates, of which UTF-16 makes one character of two."""

_NONE = "test with `if` whether it is there; docs/themes.md says what may be none"

_PERCENT = "write %% for a percent sign in what is translated"


class Templates:
    """A theme, compiled on demand, with the interface in `language`."""

    def __init__(self, theme: Theme, language: str = "en") -> None:
        self._theme = theme
        self._sources = theme.templates
        self._language = language
        self._uses = Counter[str]()
        self._files = {source.file for source in theme.templates.values()}
        own = {name for name, source in theme.templates.items() if source.file.startswith(f"{OWN}/")}
        # The usual theme's files are named `templates/…` as well, but are not a site's own.
        self._own = frozenset() if theme.usual else frozenset(own)
        self._own_files = {self._sources[one].file for one in self._own}

    def render(self, name: str, variables: Mapping[str, object]) -> str:
        """The output of template `name`. Raises TemplateError with the file and line of the error."""
        self._uses[name] += 1
        if self._uses[name] < OFTEN:
            return self._render_as_written(name, variables)
        try:
            return self._compiled.get_template(name).render(variables)
        except _FAULTS:
            return self._render_as_written(name, variables)

    def make_ready(self, names: Iterable[str]) -> None:
        """Compile the templates `names` with their includes inlined, for frequent use; `render` reports errors."""
        for name in names:
            self._uses[name] = OFTEN
            with contextlib.suppress(*_FAULTS):
                self._compiled.get_template(name)

    def _render_as_written(self, name: str, variables: Mapping[str, object]) -> str:
        """The same without inlining, so that an error has its file and line. Raises TemplateError."""
        try:
            return self._plain.get_template(name).render(variables)
        except jinja2.TemplateSyntaxError as e:
            raise _syntax_error(e) from None
        except jinja2.TemplateNotFound as e:
            missing = f"there is no template {e.name!r}"
            raise self._error(e, name, missing, "correct the name, or add the file") from None
        except RecursionError as e:
            endless = "it extends, includes or calls itself without end"
            # The default theme has no cycle, so one of the site's own templates closes it.
            raise self._error(e, name, endless, _OF_ITSELF, among=self._own_files or self._files) from None
        except _FAULTS as e:
            percent = isinstance(e, TypeError | ValueError) and "format" in str(e)
            none = str(e).startswith("'None' has no ")
            raise self._error(e, name, _said(e), _PERCENT if percent else _NONE if none else _HELP) from None

    @functools.cached_property
    def _plain(self) -> jinja2.Environment:
        return self._prepared(jinja2.Environment)

    @functools.cached_property
    def _compiled(self) -> jinja2.Environment:
        made = self._prepared(CompilingEnvironment)
        made.sources = {name: source.text for name, source in self._sources.items()}
        made.words = translations(self._language).gettext
        return made

    def _prepared(self, kind: type[Environment]) -> Environment:
        environment = kind(
            loader=jinja2.FunctionLoader(self._load),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=KeptCode(self._theme, kind.__name__.lower(), self._language) if self._theme.usual else None,
            extensions=[jinja2.ext.i18n],
        )
        # Their output differs each time, but a page may depend only on its context.
        del environment.filters["random"], environment.globals["lipsum"]
        # A slip of the keyboard would have a build go on for hours.
        environment.globals["range"] = jinja2.sandbox.safe_range
        # Feeds are UTF-8, so letters need no escapes.
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "default": extras.plain}
        words = translations(self._language)
        environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # the extension's own
        if not speaks(self._language):
            unspoken.install(environment, self._own)
        return environment

    @functools.cached_property
    def digests(self) -> Mapping[str, str]:
        """For each template, the digest of its text and of all that it extends, includes or imports, at any depth.

        It distinguishes a site's own templates, whose words are taken to be in the site's language.
        """
        direct = {name: self._references(name) for name in self._sources}
        return {name: self._digest(_closure(name, direct)) for name in self._sources}

    def _load(self, name: str) -> tuple[str, str, None] | None:
        source = self._sources.get(name)
        return None if source is None else (source.text, source.file, None)

    def _references(self, name: str) -> set[str]:
        found = set(_named_in(self._sources[name], name))
        if name.startswith(FEEDS):
            found.add(CONTENT)
        computed = None in found  # a computed name may be any template's
        return set(self._sources) if computed else {r for r in found if r in self._sources}

    def _digest(self, names: set[str]) -> str:
        texts = ((name, "own" if name in self._own else "", self._sources[name].text) for name in sorted(names))
        parts = [part.encode() for text in texts for part in text]
        return digests.of(*(len(part).to_bytes(8, "big") + part for part in parts))

    def _error(
        self, e: Exception, name: str, what: str, remedy: str, *, among: Collection[str] | None = None
    ) -> TemplateError:
        """The error `e`, located in the innermost frame of a template's file or, if given, of those in `among`.

        If that is one of the default theme's, it was one of the site's own that gave it too little.
        """
        files = self._files if among is None else among
        stack = [(f.filename, f.lineno or 1) for f in traceback.extract_tb(e.__traceback__) if f.filename in files]
        first = (self._sources[name].file if name in self._sources else f"{OWN}/{name}", 1)
        place = stack[-1] if stack else first
        own = [frame for frame in stack if frame[0] in self._own_files]
        if own and own[-1] != place:
            what = f"{what} in {place[0]}:{place[1]}"
        file, line = own[-1] if own else place
        return TemplateError(Problem(file, line, what, remedy))


@functools.lru_cache(maxsize=256)
def _named_in(source: TemplateSource, name: str) -> frozenset[str | None]:
    """What the template `name` extends, includes or imports, with None for computed names. Raises TemplateError.

    It is cached, since a preview asks again after each save of a template, while all others are unchanged.
    """
    try:
        tree = jinja2.Environment(extensions=[jinja2.ext.i18n]).parse(source.text, name, source.file)  # noqa: S701  # nothing is rendered
    except jinja2.TemplateSyntaxError as e:
        raise _syntax_error(e) from None
    for text in tree.find_all(jinja2.nodes.Const):
        if isinstance(text.value, str) and _HALF.search(text.value):
            what = "an escape here is half of a character, as in JavaScript, and no file can hold that"
            raise TemplateError(Problem(source.file, text.lineno, what, "write the character itself"))
    return frozenset(jinja2.meta.find_referenced_templates(tree))


def _syntax_error(e: jinja2.TemplateSyntaxError) -> TemplateError:
    # Jinja gives the file as the name where the end of a comment is missing.
    return TemplateError(Problem(e.filename or e.name or OWN, e.lineno, _said(e), "correct this line"))


def _said(e: Exception) -> str:
    """What `e` says, without the full stop that some messages have, and the names of newsgen's modules."""
    if isinstance(e, KeyError):
        return f"there is no value for {e}"
    said = e.message if isinstance(e, jinja2.TemplateError) and e.message else str(e)
    return re.sub(r"'newsgen\.[\w.]*?(\w+) object'", r"'\1'", said).removesuffix(".")


def _closure(start: str, direct: Mapping[str, set[str]]) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        new = direct[waiting.pop()] - seen
        seen |= new
        waiting += sorted(new)
    return seen
