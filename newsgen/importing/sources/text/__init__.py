"""Dumps of plain text."""
