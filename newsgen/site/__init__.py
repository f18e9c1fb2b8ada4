"""Planning: from articles to the pages of a site, each with all that it shows."""
