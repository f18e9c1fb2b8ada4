"""The keys of front matter, however a generator spells them."""

from datetime import date, time
from typing import Any

from newsgen.importing.sources.html import inline

TRUE = frozenset({"true", "yes", "on", "1"})
FALSE = frozenset({"false", "no", "off", "0"})


class Keys:
    """The keys of front matter as `inline.key` spells them; keys that nobody takes are left over."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._left = {str(key): value for key, value in data.items() if value not in (None, "", [], {})}
        self._spelled: dict[str, list[str]] = {}
        for key in self._left:
            self._spelled.setdefault(inline.key(key), []).append(key)

    def take(self, *names: str) -> Any:
        """Take all of `names`, and return the first value."""
        return next(iter(self.take_all(*names)), None)

    def take_all(self, *names: str) -> tuple[Any, ...]:
        """Take the values of `names`."""
        found = (key for name in names for key in self._spelled.pop(name, ()))
        return tuple(self._left.pop(key) for key in found)

    def look(self, name: str) -> Any:
        """The value of `name`, which is not taken."""
        return next((self._left[key] for key in self._spelled.get(name, ())), None)

    def rest(self) -> dict[str, Any]:
        """What nobody took, as YAML can say it."""
        return {key: _plain(value) for key, value in self._left.items()}


def text(value: Any) -> str:
    """`value` on one line, "" where it is no scalar."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def each(value: Any) -> list[Any]:
    """The entries of a list, or `value` as the only entry."""
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> Any:
    """`value` in types that YAML has."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value
