"""Dumps that are no plain text: saved web pages, Word files, a WordPress export, other generators' Markdown."""
