"""Dumps into articles: the front door of the stage."""

from newsgen.importing.importer import import_changes, import_dumps
from newsgen.importing.receipts import receipt_json
from newsgen.importing.records import Note, Outcome
from newsgen.importing.seeds import article_name, find_seeds, named_seeds, no_article, seed_name
from newsgen.importing.strays import stray_files

__all__ = [
    "Note",
    "Outcome",
    "article_name",
    "find_seeds",
    "import_changes",
    "import_dumps",
    "named_seeds",
    "no_article",
    "receipt_json",
    "seed_name",
    "stray_files",
]
