"""Dumps into articles: the front door of the stage."""

from newsgen.importing.importer import find_seeds, import_changes, import_dumps, seed_name, seeds_in
from newsgen.importing.receipts import receipt_json
from newsgen.importing.records import Note, Outcome, Reading, Receipt, ReviewItem
from newsgen.importing.review import review_items, settle

__all__ = [
    "Note",
    "Outcome",
    "Reading",
    "Receipt",
    "ReviewItem",
    "find_seeds",
    "import_changes",
    "import_dumps",
    "receipt_json",
    "review_items",
    "seed_name",
    "seeds_in",
    "settle",
]
