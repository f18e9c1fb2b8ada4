"""An article as it stands in its file, and the telling of what is wrong with it."""

from typing import NoReturn

import msgspec

from newsgen import frontmatter
from newsgen.errors import ContentError, Problem
from newsgen.frontmatter import Document


class Written(msgspec.Struct, frozen=True):
    """The content `text` of the file `path`, and the same taken apart."""

    path: str
    text: str
    document: Document

    def problem(self, key: str, what: str, remedy: str, *, value: str = "") -> Problem:
        """What is wrong with `key` of the head, at its line or, where it is given, that of `value` below."""
        return Problem(self.path, frontmatter.line_of(self.text, key, value), what, remedy)

    def refuse(self, key: str, what: str, remedy: str, *, value: str = "") -> NoReturn:
        """Raise ContentError with that problem."""
        raise ContentError(self.problem(key, what, remedy, value=value)) from None


def take_apart(text: str, path: str) -> Written:
    """The article in the file `path`, whose content is `text`. Raises ContentError."""
    return Written(path, text, frontmatter.parse(text, path))
