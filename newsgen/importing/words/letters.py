"""What words and names are made of in any script, as parts of regular expressions."""

import re

WORD = re.compile(r"[^\W_]+")
"""A word or a number, without the marks around it and in it."""

UPPER = r"[^\W\d_a-zà-ÿ]"
"""A letter that names may begin with: any but a small one in Latin script."""

UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""A letter of a script without spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

INDIAN = re.compile("[\u0900-\u0dff]+")
"""Signs of Indian scripts, from Devanagari to Sinhala, of which the vowels are marks, and no letters to `\\w`."""

NAME = rf"{UPPER}[\w.'\u2019-]*"
"""A word of a name."""
