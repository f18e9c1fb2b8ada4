"""An article from lines whose roles are known: its head, its figures and its Markdown."""
