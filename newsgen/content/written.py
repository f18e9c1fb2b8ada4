"""An article as it stands in its file, and the telling of what is wrong with it."""

import msgspec

from newsgen.content import plain_text
from newsgen.errors import Problem
from newsgen.formats import frontmatter
from newsgen.formats.frontmatter import Document


class Written(msgspec.Struct, frozen=True):
    """The content `text` of the file `path`, the same taken apart, and what has been found in it so far.

    `paragraphs` are those of its Markdown outside code, each with the line of the file on which it starts. Who looks at
    a part of an article adds to `wrong`, which keeps it from being made, and to `doubtful`.
    """

    path: str
    text: str
    document: Document
    paragraphs: tuple[tuple[int, str], ...]
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
    paragraphs = tuple(plain_text.paragraphs(document.body, document.body_line))
    return Written(path, text, document, paragraphs, [*document.problems], [])
