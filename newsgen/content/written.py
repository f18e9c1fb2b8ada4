"""An article as written in its file, collecting problems and warnings."""

import msgspec

from newsgen.content import plain_text
from newsgen.errors import Problem
from newsgen.formats import frontmatter
from newsgen.formats.frontmatter import Document


class Written(msgspec.Struct, frozen=True):
    """The content `text` of the file `path`, its parts, and the problems found so far.

    `paragraphs` are those of its Markdown outside code, each with the line of the file on which it starts. Checks add
    to `wrong`, errors, and to `doubtful`, warnings.
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
        """Add an error."""
        self.wrong.append(Problem(self.path, line, what, remedy))

    def warn(self, line: int, what: str, remedy: str) -> None:
        """Add a warning."""
        self.doubtful.append(Problem(self.path, line, what, remedy))


def take_apart(text: str, path: str) -> Written:
    """Split the content `text` of the file `path` into its parts. Raises ContentError if it cannot be split."""
    document = frontmatter.look(text, path)
    paragraphs = tuple(plain_text.paragraphs(document.body, document.body_line))
    return Written(path, text, document, paragraphs, [*document.problems], [])
