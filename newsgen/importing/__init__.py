"""Dumps into articles: the front door of the stage."""

from newsgen.importing.importer import import_changes, import_dumps
from newsgen.importing.receipts import receipt_json
from newsgen.importing.records import Note, Outcome, Reading, Receipt, ReviewItem
from newsgen.importing.review import review_items, settle
from newsgen.importing.seeds import find_seeds, named_seeds, seed_name
from newsgen.importing.strays import stray_files

__all__ = [
    "Note",
    "Outcome",
    "Reading",
    "Receipt",
    "ReviewItem",
    "find_seeds",
    "import_changes",
    "import_dumps",
    "named_seeds",
    "receipt_json",
    "review_items",
    "seed_name",
    "settle",
    "stray_files",
]
