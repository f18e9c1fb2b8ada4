"""Parts of a text that are put away while the rest of it is changed, and come back as they are."""

import re

_PLACE = re.compile("\x01(\\d+)\x02")


class Stash:
    """What was put away of one text, which has no control characters of its own."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def keep(self, part: str) -> str:
        """The mark that stands for `part` from now on."""
        self._kept.append(part)
        return f"\x01{len(self._kept) - 1}\x02"

    def restored(self, text: str) -> str:
        """`text` with all parts in the places of their marks, and the parts of those in theirs."""
        return _PLACE.sub(lambda mark: self.restored(self._kept[int(mark[1])]), text)
