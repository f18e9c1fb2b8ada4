"""A viewer's place in a scene drawn in perspective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sketch import Point


@dataclass(frozen=True)
class Eye:
    """Where the lines meet (x, y), how high above the ground the eye is, and how long the lens is.

    Lengths of the scene are in metres: x to the right of the eye, y above the ground, z away from it.
    """

    x: float
    y: float
    height: float
    lens: float

    def see(self, x: float, y: float, z: float) -> Point:
        """Where a point of the scene falls on the picture."""
        return (self.x + self.lens * x / z, self.y - self.lens * (y - self.height) / z)

    def size(self, length: float, z: float) -> float:
        """How long a length at that distance is on the picture."""
        return self.lens * length / z

    def panel(self, x: float, low: float, high: float, near: float, far: float) -> list[Point]:
        """An upright rectangle that runs away from the viewer."""
        return [self.see(x, low, near), self.see(x, high, near), self.see(x, high, far), self.see(x, low, far)]

    def front(self, left: float, right: float, low: float, high: float, z: float) -> list[Point]:
        """An upright rectangle that faces the viewer."""
        return [self.see(left, low, z), self.see(left, high, z), self.see(right, high, z), self.see(right, low, z)]

    def floor(self, left: float, right: float, near: float, far: float, y: float = 0.0) -> list[Point]:
        """A level rectangle at height y."""
        return [self.see(left, y, near), self.see(right, y, near), self.see(right, y, far), self.see(left, y, far)]
