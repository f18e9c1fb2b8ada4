"""The formats of the files that people write: YAML to typed records, an article's head, the figures in its text."""
