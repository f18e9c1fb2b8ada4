"""Mark the interface's words as English where newsgen has no translation into the site's language.

Where a default template shows such a word as text, an element around it gives its language and direction. In an
attribute nothing can be marked. The words of a site's own templates stay unchanged: they are in the site's language.
"""

from collections.abc import Collection, Iterable

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

_MARKING = {"_": "english_word", "ngettext": "english_words"}
"""The functions that translate a word, and those that mark it instead."""


def install(environment: Environment, own: Collection[str]) -> None:
    """Have the templates of `environment` mark their words, except those named in `own`."""
    environment.globals |= {"english_word": _word, "english_words": _words}
    environment.extend(unmarked=own)
    environment.add_extension(_Marks)


def _word(text: str, **values: object) -> Markup:
    return Markup('<span lang="en" dir="ltr">{}</span>').format(Markup(text) % values)  # noqa: S704  # newsgen's own words


def _words(one: str, several: str, number: int, **values: object) -> Markup:
    return _word(one if number == 1 else several, **values)


class _Marks(Extension):
    """Calls the function that marks a word instead of the one that translates it, for output outside of tags."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        if stream.name in self.environment.unmarked:  # type: ignore[attr-defined]  # set by `install`
            yield from stream
            return
        in_tag = shown = False
        for token in stream:
            if token.type == "data":
                bracket = max(token.value.rfind("<"), token.value.rfind(">"))
                in_tag = token.value[bracket] == "<" if bracket >= 0 else in_tag
            elif token.type in {"variable_begin", "variable_end"}:
                shown = token.type == "variable_begin"
            elif shown and not in_tag and token.type == "name" and token.value in _MARKING:
                yield Token(token.lineno, token.type, _MARKING[token.value])
                continue
            yield token
