"""What words and names are made of in any script, for patterns."""

import re

WORD = re.compile(r"[^\W_]+")
"""A word or a number, without the marks around it and in it."""

UPPER = r"[^\W\d_a-zà-ÿ]"
"""A letter that names may begin with: none that is small in Latin script."""

NAME = rf"{UPPER}[\w.'\u2019-]*"
"""A word of a name."""
