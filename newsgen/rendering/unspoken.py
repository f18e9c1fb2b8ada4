"""The interface's words where there are none in the site's language: they are English then, and say so.

Where a default template shows such a word as text, it stands in an element that names its language and direction. In an
attribute nothing can be marked, and it stays as it is, as do the words of a site's own templates: those are in its
language.
"""

from collections.abc import Collection, Iterable

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

_MARKING = {"_": "english_word", "ngettext": "english_words"}
"""What translates a word, and what marks it instead."""


def install(environment: Environment, own: Collection[str]) -> None:
    """Have the templates of `environment` mark their words, but for those whose names are in `own`."""
    environment.globals |= {"english_word": _word, "english_words": _words}
    environment.extend(unmarked=own)
    environment.add_extension(_Marks)


def _word(text: str, **values: object) -> Markup:
    return Markup('<span lang="en" dir="ltr">{}</span>').format(Markup(text) % values)  # noqa: S704  # newsgen's own words


def _words(one: str, several: str, number: int, **values: object) -> Markup:
    return _word(one if number == 1 else several, **values)


class _Marks(Extension):
    """Calls what marks a word in the place of what translates it, wherever the word is shown outside of a tag."""

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
