"""The formats of the files that people write: YAML into typed records, front matter, figures in Markdown."""
