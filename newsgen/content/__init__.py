"""Reading: from the Markdown files in content/ to articles."""
