"""Markdown as plain text: its paragraphs, and the summary that its start makes."""

import re
from collections.abc import Iterator

from newsgen import figures

SUMMARY_LENGTH = 200
"""The most characters that a summary taken from the text has."""

_MARKS = re.compile(
    r"\\([!-/:-@\[-`{-~])|!?\[((?:[^\]\\]|\\.)*)\](?:\((?:[^()\s]|\([^()\s]*\))*\)|\[[^\]]*\])|^[#>\s-]+"
    # What marks no emphasis stays: `7*7`, `2 * 3`, `ada_lind`.
    # A run is looked at from its start and as a whole, which takes linear time.
    r"|(?<![\d*])\*++(?=\S)|(?<=[^\s*])\*++(?!\d)|(?<!\w)_++(?=\S)|(?<=[^\s_])_++(?!\w)|`+"
)
_NO_WORD = re.compile(r"\W+")
_CODE = re.compile(r"^(?: {4}|\t)|^ {0,3}(`{3,}|~{3,})")


def paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The paragraphs of Markdown outside code, each with the line on which it starts."""
    fence, start, held = "", 0, list[str]()
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        mark = _CODE.match(line)
        if fence or (mark and (mark[1] or not held)):
            if mark and mark[1]:
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
            continue
        if line.strip():
            start = start if held else number
            held.append(line)
        elif held:
            yield start, "\n".join(held)
            held = []


def summary(body: str) -> str:
    """The start of the text, as plain words; empty where it has none."""
    for _, paragraph in paragraphs(body, 1):
        if figures.parse(paragraph) is None and not paragraph.startswith("#"):
            text = " ".join(_MARKS.sub(lambda m: m[1] or m[2] or "", paragraph).split())
            if len(text) <= SUMMARY_LENGTH:
                return text
            return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return ""


def repeats(summary: str, body: str) -> bool:
    """Whether the text begins with the words of its summary."""
    start = _NO_WORD.sub(" ", body[: 2 * len(summary)]).strip()
    return start.startswith(_NO_WORD.sub(" ", summary).strip())
