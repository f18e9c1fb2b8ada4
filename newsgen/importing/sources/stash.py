"""Put parts of a text away while the rest of it is changed, and back as they are."""

import re

_PLACE = re.compile("\x01(\\d+)\x02")


class Stash:
    """The parts that were put away of one text, which has no control characters of its own."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def keep(self, part: str) -> str:
        """Put `part` away; return the mark that stands for it."""
        self._kept.append(part)
        return f"\x01{len(self._kept) - 1}\x02"

    def restored(self, text: str) -> str:
        """`text` with each mark replaced by its part, also inside the parts."""
        return _PLACE.sub(lambda mark: self.restored(self._kept[int(mark[1])]), text)
