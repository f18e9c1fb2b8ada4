"""Checking a built site: what a reader, a search engine or a feed reader would stumble on.

Everything here reads the output folder alone, as a host would serve it. `checker.KINDS` is the table of the rules.
"""
