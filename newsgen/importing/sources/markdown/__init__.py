"""Markdown files, of whichever program: their front matter, their text, and the files beside and above them."""
