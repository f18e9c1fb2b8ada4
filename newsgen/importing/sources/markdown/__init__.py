"""Markdown files of any generator: their front matter, their text, and the files beside and above them."""
