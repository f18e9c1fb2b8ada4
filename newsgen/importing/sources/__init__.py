"""Readers for all kinds of dumps: text, saved web pages, Word files, WordPress exports, generators' Markdown."""
