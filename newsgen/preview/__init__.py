"""The preview: the site on this machine, rebuilt and reloaded at each save."""
