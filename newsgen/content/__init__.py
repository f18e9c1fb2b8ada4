"""Reading: from the Markdown files in content/ to articles.

`library` reads all of them, `articles` one. `versions` notices when a published text changes.
"""
