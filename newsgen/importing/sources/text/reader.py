"""Make an article of a dump of plain text, whose lines alone tell what each of them is."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from newsgen.errors import DumpError, Problem
from newsgen.importing.drafting import compose
from newsgen.importing.lines import marks
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import Draft, Note, Role
from newsgen.importing.sources import decoding, kinds
from newsgen.importing.sources.records import Job

_OF_ARTICLES: frozenset[Role] = frozenset(
    {"headline", "standfirst", "paragraph", "subhead", "quote", "list", "caption"}
)
_HTML = re.compile(
    r"</?(?:a|b|blockquote|br|div|em|figure|h[1-6]|html|i|iframe|img|li|ol|p|span|strong|table|td|tr|ul)(?:\s[^<>]*)?/?>"
    r"|&(?:amp|nbsp|quot|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[\da-f]{2,4});",
    re.IGNORECASE,
)
_MAY_NAME = re.compile(marks.PICTURE_ENDING.encode(), re.IGNORECASE)


def draft(job: Job) -> Draft:
    """The article in a dump of text. Raises DumpError where it is not text, or has no line of an article."""
    dump = decoding.read(job.data, job.seed)
    dump = msgspec.structs.replace(dump, notes=(*dump.notes, *_markup(dump.lines)))
    made = compose.draft(dump, job.config, job.digest, job.now)
    if not any(r.role in _OF_ARTICLES for r in made.readings):
        what = "it has no line of an article, only what stands around one, such as buttons and prompts"
        raise DumpError(Problem(job.seed, 1, what, "paste the article into it, or remove the file"))
    return made


def _markup(lines: Sequence[str]) -> Iterator[Note]:
    """A note on the first of `lines` that has HTML, which no reader of text knows."""
    marked = ((number, line) for number, line in enumerate(lines, 1) if "<" in line or "&" in line)
    found = ((number, found[0]) for number, line in marked if (found := _HTML.search(line)))
    for number, code in islice(found, 1):
        yield Note("text", number, f"HTML stays in a text as it is: {code[:40]}; name the dump .html to have it read")


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
