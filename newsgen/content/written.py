"""An article as it stands in its file, and the telling of what is wrong with it."""

import msgspec

from newsgen.errors import Problem
from newsgen.formats import frontmatter
from newsgen.formats.frontmatter import Document


class Written(msgspec.Struct, frozen=True):
    """The content `text` of the file `path`, the same taken apart, and what has been found in it so far.

    Who looks at a part of it adds to `wrong`, which keeps the article from being made, and to `doubtful`.
    """

    path: str
    text: str
    document: Document
    wrong: list[Problem]
    doubtful: list[Problem]

    def line(self, *steps: str | int) -> int:
        """The line of what `steps` lead to in the head."""
        return frontmatter.line_of(self.text, *steps)

    def refuse(self, line: int, what: str, remedy: str) -> None:
        """Note what is wrong."""
        self.wrong.append(Problem(self.path, line, what, remedy))

    def warn(self, line: int, what: str, remedy: str) -> None:
        """Note what is doubtful."""
        self.doubtful.append(Problem(self.path, line, what, remedy))


def take_apart(text: str, path: str) -> Written:
    """The article in the file `path`, whose content is `text`. Raises ContentError where it cannot be taken apart."""
    document = frontmatter.look(text, path)
    return Written(path, text, document, [*document.problems], [])
