"""Plain text as Markdown that renders to the same words."""

import re

_INLINE = re.compile(r"[\\`*\[]|_(?=\W|_|$)|(?<![^\W_])_")
_MARKS = "\\`*[_&<"
# The engine takes a numeric character reference for one even without its semicolon.
_ENTITY = re.compile(r"&(?=\w{1,32};|#[\dxX])")
_BLOCK_START = re.compile(r"[#>+=-]|(?P<number>\d{1,9})(?P<dot>[.)])|~(?=~~)|:|\|")
_TICKS = re.compile("`+")


def escape(text: str) -> str:
    """`text` as one line of Markdown, with every mark escaped that would start a block or change the text."""
    return guard(escape_words(text.strip()))


def escape_words(text: str) -> str:
    """`text` as a piece of a line, with every mark escaped that would change it."""
    if not any(map(text.__contains__, _MARKS)):
        return text
    return _INLINE.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")


def guard(line: str) -> str:
    """A finished line of a paragraph, with a mark escaped that would start a block."""
    found = _BLOCK_START.match(line)
    if not found:
        return line
    if found["number"]:
        return f"{found['number']}\\{line[found.start('dot') :]}"
    # The engine knows no backslash before these.
    entity = {"~": "&#126;", "=": "&#61;", ":": "&#58;", "|": "&#124;"}.get(line[0])
    return entity + line[1:] if entity else f"\\{line}"


def escape_heading(text: str) -> str:
    """`escape`, for a heading, whose trailing # would be dropped."""
    return guard_heading(escape(text))


def guard_heading(line: str) -> str:
    """A finished line of a heading, with a trailing # escaped, which would be dropped."""
    words = line.rstrip("#")
    count = len(line) - len(words)
    if (len(words) - len(words.rstrip("\\"))) % 2 and count:
        # The first of them is escaped already.
        words, count = f"{words}#", count - 1
    return words + "\\#" * count


def fenced(code: str) -> str:
    """The lines `code` as a fenced block of code, with fences that nothing in it closes."""
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(code)), default=0))
    return f"{fence}\n{code}\n{fence}"
