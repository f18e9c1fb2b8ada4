"""Check a built site for what a reader, a search engine or a feed reader would stumble on.

Everything here reads only the output folder, as a host would serve it. `checker.KINDS` is the table of the rules.
"""
