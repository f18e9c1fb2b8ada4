"""Finds the conflict markers that a version control's merge leaves in a text."""

import re

WHAT = "a merge left both versions here"
REMEDY = "keep what is right, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"

_OURS, _THEIRS = "<<<<<<< ", ">>>>>>> "
_MARK = re.compile(
    r"^(?:(?P<ours><{7}[ ])|(?P<parting>={7}\r?$)|(?P<theirs>>{7}[ ])|[ ]{0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}))",
    re.MULTILINE,
)


def line_of(text: str) -> int | None:
    """The line, from 0, of the first conflict marker in `text` outside fenced code; None if there is none.

    A row of equal signs may underline a heading, and a row of `>` may quote a mail, so these count only together.
    """
    if _OURS not in text and _THEIRS not in text:
        return None
    marks = [*_MARK.finditer(text)]
    fence, opened, parting, place = "", 0, -1, 0
    while fence or place < len(marks):
        if place == len(marks):  # a fence that is not closed makes no code
            fence, place = "", opened
            continue
        mark, place = marks[place], place + 1
        if found := mark["fence"]:
            if not fence:
                fence, opened = found, place
            elif found.startswith(fence):
                fence = ""
        elif fence:
            continue
        elif mark["ours"] or (mark["theirs"] and parting >= 0):
            return text.count("\n", 0, mark.start() if mark["ours"] else parting)
        elif mark["parting"] and parting < 0:
            parting = mark.start()
    return None
