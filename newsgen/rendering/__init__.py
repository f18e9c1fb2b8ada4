"""Rendering: from a planned page to its bytes, as a pure function."""
