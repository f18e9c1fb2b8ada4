"""An article's `extra` as templates see it: arbitrary data, reached only by its own keys.

On a Python dict, `extra.items` would be its method, and hide an article's key of that name.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import ChainableUndefined


class Absent(ChainableUndefined):
    """A missing value: shown as nothing, false, empty; converting it to a number raises TypeError."""

    __slots__ = ()

    def __int__(self) -> NoReturn:
        raise TypeError(self._undefined_name)

    def __float__(self) -> NoReturn:
        raise TypeError(self._undefined_name)


class Extras:
    """An immutable mapping from an article: a dot or brackets give a key's value, or Absent."""

    __slots__ = ("__said",)

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.__said = {key: shown(value, key) for key, value in said.items()}

    def __getattr__(self, key: str) -> Any:
        # Python and MarkupSafe look up these names as protocols, which no article may implement.
        if key.startswith("__"):
            raise AttributeError(key)
        return self[key]

    def __getitem__(self, key: Any) -> Any:
        return self.__said[key] if key in self else Absent(name=key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.__said)

    def __len__(self) -> int:
        return len(self.__said)

    def __contains__(self, key: object) -> bool:
        return key in self.__said

    def __str__(self) -> str:
        return str(plain(self))


def shown(value: Any, name: str) -> Any:
    """`value`, under the key `name`, in the immutable form that templates get; None becomes Absent."""
    if isinstance(value, dict):
        return Extras(value)
    if isinstance(value, list):
        return tuple(shown(entry, name) for entry in value)
    return Absent(name=name) if value is None else value


def plain(value: Any) -> Any:
    """`value` from an `Extras` as plain data for JSON. Raises TypeError for other types."""
    if isinstance(value, Extras):
        return {key: plain(value[key]) for key in value}
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, str):
        return value
    if isinstance(value, Absent):
        return None
    raise TypeError(f"{type(value).__name__} is nothing that JSON has")
