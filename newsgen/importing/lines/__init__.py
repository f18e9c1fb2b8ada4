"""A dump of plain text: its bytes to lines, and each line to the role that it plays in the article."""
