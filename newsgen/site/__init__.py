"""Planning: turn articles into the pages of a site, each with all that it shows."""
