"""A dump of plain text to an article: its lines alone tell what each of them is."""

from newsgen.errors import DumpError, Problem
from newsgen.importing.drafting import compose
from newsgen.importing.records import Draft, Role
from newsgen.importing.sources import decoding
from newsgen.importing.sources.records import Job

_OF_ARTICLES: frozenset[Role] = frozenset(
    {"headline", "standfirst", "paragraph", "subhead", "quote", "list", "caption"}
)


def draft(job: Job) -> Draft:
    """The article in a dump of text. Raises DumpError where it is not text, or has no line of an article."""
    made = compose.draft(decoding.read(job.data, job.seed), job.config, job.digest, job.now)
    if not any(r.role in _OF_ARTICLES for r in made.readings):
        what = "it has no line of an article, only what stands around one, such as buttons and prompts"
        raise DumpError(Problem(job.seed, 1, what, "paste the article into it, or remove the file"))
    return made
