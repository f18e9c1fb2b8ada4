"""Plain-text dumps: from bytes to lines, and from each line to its role in the article."""
