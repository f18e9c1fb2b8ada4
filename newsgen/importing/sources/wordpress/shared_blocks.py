"""Blocks that posts of a WordPress export share: each is in the export once, and posts refer to it by its id."""

import re
from collections.abc import Mapping

_NAMED = re.compile(r"<!--\s+wp:block\s+\{\"ref\":(\d{1,12})[^<>]{0,500}/-->")
_MOST = 1024 * 1024
_DEEPEST = 10


def named(content: str) -> list[str]:
    """The ids of the shared blocks that `content` shows."""
    return _NAMED.findall(content)


def whole(content: str, patterns: Mapping[str, str]) -> str:
    """`content` with the `patterns` that it refers to put in, and theirs into these, up to a limit of size."""
    room = _MOST

    def filled(text: str, within: tuple[str, ...]) -> str:
        def made(found: re.Match[str]) -> str:
            nonlocal room
            key = found[1]
            shared = "" if key in within or len(within) == _DEEPEST else patterns.get(key, "")
            room -= len(shared)
            return filled(shared, (*within, key)) if shared and room > 0 else found[0]

        return _NAMED.sub(made, text)

    return filled(content, ())
