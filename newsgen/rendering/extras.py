"""What an article says under `extra`, as templates see it: data of anybody's, reached by its own names alone.

On a dict of Python's, `extra.items` would be its method, and what an article says under that name could not be reached.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import ChainableUndefined


class Absent(ChainableUndefined):
    """What nobody wrote: nothing where it is shown, false, without anything in it, and no number."""

    __slots__ = ()

    def __int__(self) -> NoReturn:
        raise TypeError(self._undefined_name)

    def __float__(self) -> NoReturn:
        raise TypeError(self._undefined_name)


class Extras:
    """A mapping of an article's, which cannot change: a dot and brackets lead to what a key has, or to nothing."""

    __slots__ = ("__said",)

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.__said = {key: shown(value, key) for key, value in said.items()}

    def __getattr__(self, key: str) -> Any:
        # By these names Python and MarkupSafe ask what an object can do, which is not for an article to say.
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
    """`value`, which stands under `name`, as a template may have it: what cannot change, absent where it is empty."""
    if isinstance(value, dict):
        return Extras(value)
    if isinstance(value, list):
        return tuple(shown(entry, name) for entry in value)
    return Absent(name=name) if value is None else value


def plain(value: Any) -> Any:
    """The same as JSON has it. Raises TypeError for what is nothing of an article's."""
    if isinstance(value, Extras):
        return {key: plain(value[key]) for key in value}
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, str):
        return value
    if isinstance(value, Absent):
        return None
    raise TypeError(f"{type(value).__name__} is nothing that JSON has")
