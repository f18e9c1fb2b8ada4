"""Turn one dump into its article's file or into problems; without I/O, so that it can run in a worker process."""

import msgspec

from newsgen import slugs
from newsgen.errors import ContentError, DumpError, Problem
from newsgen.formats import budget, frontmatter, plain_yaml, typed_yaml
from newsgen.formats.frontmatter import Document
from newsgen.importing.drafting import compose
from newsgen.importing.records import Draft
from newsgen.importing.sources import opening
from newsgen.importing.sources.records import Job


class Made(msgspec.Struct, frozen=True):
    """What a job made: a draft, its slug and the text of its file; or problems."""

    draft: Draft | None = None
    slug: str = ""
    text: str = ""
    problems: tuple[Problem, ...] = ()


def make(job: Job) -> Made:
    """Read one dump; an article that a build would refuse is a problem as well."""
    try:
        draft = opening.draft(job)
    except DumpError as e:
        return Made(problems=e.problems)
    if plain_yaml.is_deep(draft.head.extra, plain_yaml.MAX_DEPTH - 1):
        # In the article's file, these keys stand one level deeper, under `extra`.
        return Made(problems=(Problem(job.seed, 1, "its front matter nests too deep for an article", "flatten it"),))
    slug = draft.head.slug or slugs.slug(draft.head.title)
    text = compose.text_of(draft, slug)
    if len(text.encode()) - len(draft.body.encode()) > typed_yaml.MAX_BYTES:
        # Nobody could read the article back, the importer included.
        what = f"its {len(draft.head.figures)} captions make more front matter than an article may have"
        return Made(problems=(Problem(job.seed, 1, what, "split the dump into one file an article"),))
    if character := frontmatter.unfit(draft.head):
        what = f"its article would have a control character in its front matter (U+{ord(character):04X})"
        return Made(problems=(Problem(job.seed, 1, what, "remove it, or save the dump again as plain text"),))
    try:
        budget.check(Document(draft.head, draft.body, 1), text, job.seed, raw_html=job.config.raw_html == "sanitised")
    except ContentError as e:
        # The line numbers would be the article's, not the dump's.
        refused = (Problem(job.seed, 1, f"its article cannot be published: {p.what}", p.remedy) for p in e.problems)
        return Made(problems=tuple(refused))
    return Made(draft, slug, text)
