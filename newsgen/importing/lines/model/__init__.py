"""The model of captions: what it looks at in a line, which forms are plain, what both say, and what blank lines add."""
