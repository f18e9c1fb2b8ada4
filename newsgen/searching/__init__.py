"""Search: an index of the rendered pages, made by Pagefind and published with them.

Pagefind is a program that comes with the extra `newsgen[search]`; without it a site has no search.
"""
