"""HTML to blocks of words, pictures and captions, for all sources that contain HTML."""
