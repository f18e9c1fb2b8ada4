"""Make an article of a dump of plain text, whose lines alone tell what each of them is."""

import re
from pathlib import Path

from newsgen.errors import DumpError, Problem
from newsgen.importing.drafting import compose
from newsgen.importing.lines import marks
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import Draft, Role
from newsgen.importing.sources import decoding, kinds
from newsgen.importing.sources.records import Job

_OF_ARTICLES: frozenset[Role] = frozenset(
    {"headline", "standfirst", "paragraph", "subhead", "quote", "list", "caption"}
)
_MAY_NAME = re.compile(marks.PICTURE_ENDING.encode(), re.IGNORECASE)


def draft(job: Job) -> Draft:
    """The article in a dump of text. Raises DumpError where it is not text, or has no line of an article."""
    made = compose.draft(decoding.read(job.data, job.seed), job.config, job.digest, job.now)
    if not any(r.role in _OF_ARTICLES for r in made.readings):
        what = "it has no line of an article, only what stands around one, such as buttons and prompts"
        raise DumpError(Problem(job.seed, 1, what, "paste the article into it, or remove the file"))
    return made


def pictures_named(path: Path) -> tuple[str, ...]:
    """The files of pictures that the dump in `path` names on lines of their own; none where it is no readable text."""
    if kinds.BY_SUFFIX.get(path.suffix.lower()) != "text":
        return ()
    try:
        data = path.read_bytes()
        # Few dumps name any, and decoding takes longer.
        lines = decoding.read(data, path.name).lines if _MAY_NAME.search(data) else ()
    except (OSError, DumpError):
        return ()  # which import reports
    return tuple(name for line in lines if (name := marks.picture_file(plain(line))))
