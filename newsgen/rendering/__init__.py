"""Rendering: turn a planned page into bytes, as a pure function."""
