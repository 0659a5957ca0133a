"""The points as they come from the playground's process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Points:
    """Labelled points in the plane; or, for regression, numbers x with what is to be told from them.

    Attributes:
        points: (x1, x2) of each; for regression (x, y).
        labels: the class id of each; for regression none.
        training: how many of them, from the first, are trained on; the rest are the test.
        classes: how many classes there are; for regression 1.
        extent: the corners (x0, x1, y0, y1) of the picture.

    """

    points: list[tuple[float, float]]
    labels: list[int]
    training: int
    classes: int
    extent: list[float]

    @property
    def is_regression(self) -> bool:
        """Return whether these are numbers, not classes."""
        return self.classes == 1

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> "Points":
        """Return the points of a `data` event."""
        points = [(x, y) for x, y in event["points"]]
        return cls(points, event["labels"], event["training"], event["classes"], event["extent"])
