"""One layer's numbers in a figure of their spread, read from what a program sent, and in words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import short_number
from tutor.figures.errors import FigureError
from tutor.figures.reading import float_or_nan, scalar, vector
from tutor.language import Language, Text

_NO_NUMBERS = Text(
    uz="`{name}` qatlami sonlar massivi boʻlishi kerak, ichida kamida bitta son bilan.",
    en="The layer `{name}` must be an array of numbers with at least one in it.",
)
_ZEROS = Text(uz="{share} % nol", en="{share} % zeros")
_MEDIAN = Text(uz="mediana {median}", en="median {median}")
_LAYER = Text(
    uz="{name}: mediana {median}, yarmi {q1} va {q3} orasida, oʻrtacha {mean}{rest}.",
    en="{name}: median {median}, half between {q1} and {q3}, mean {mean}{rest}.",
)

_MOST_COUNTS: Final = 1000
_QUANTILES: Final = 7
_MOST_NUMBERS: Final = 1e15


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer's numbers.

    `quantiles` are the least, 5, 25, 50, 75, 95 % and the greatest, and `counts` a histogram over the axis without
    zeros; both are empty where there is nothing but zeros on a logarithmic axis, or nan and inf. `absolute` says that
    both are of absolute values.
    """

    name: str
    n: int
    nan: int
    inf: int
    zeros: int
    mean: float
    std: float
    quantiles: list[float]
    counts: list[float]
    absolute: bool

    def about(self, language: Language) -> str:
        """Return mean and standard deviation, of absolute values the median; nothing where there are none."""
        if not self.quantiles:
            return ""
        if self.absolute:
            return _MEDIAN.format(median=short_number(self.quantiles[3], 2))[language]
        # Digits of a mean that are far smaller than the spread say nothing.
        known = 0 < self.std < math.inf and math.isfinite(self.mean)
        mean = round(self.mean, 1 - math.floor(math.log10(self.std))) if known else self.mean
        return f"{short_number(mean, 3)} ± {short_number(self.std, 2)}"

    def zeros_in_words(self, language: Language) -> str:
        """Return the share of zeros; nothing where there are none."""
        if not self.zeros:
            return ""
        percent = 100 * self.zeros / self.n
        share = "<1" if percent < 0.5 else ">99" if 99.5 <= percent < 100 else f"{percent:.0f}"
        return _ZEROS.format(share=share)[language]

    @property
    def lost(self) -> str:
        """Return how many numbers are nan or inf; nothing where none is."""
        return ", ".join(f"{count} {name}" for name, count in (("nan", self.nan), ("inf", self.inf)) if count)

    def words(self, language: Language) -> str:
        """Return a sentence."""
        rest = [part for part in (self.zeros_in_words(language), self.lost) if part]
        if not self.quantiles:
            return f"{self.name}: {', '.join(rest)}."
        _, _, q1, median, q3, _, _ = map(short_number, self.quantiles)
        after = "".join(f", {part}" for part in rest)
        return _LAYER.format(
            name=self.name,
            median=median,
            q1=q1,
            q3=q3,
            mean=f"{short_number(self.mean)} ± {short_number(self.std)}",
            rest=after,
        )[language]


def read_layer(name: str, numbers: Any, *, absolute: bool) -> Layer:  # noqa: ANN401 - from a learner's program
    """Read `{n, nan, inf, zeros, quantiles?, counts?, mean?, std?}`; raises `FigureError`."""
    if not isinstance(numbers, Mapping):
        raise FigureError(_NO_NUMBERS.format(name=name))
    n, nan, inf, zeros = (scalar(numbers, key) for key in ("n", "nan", "inf", "zeros"))
    if not (n >= 1 and min(nan, inf, zeros) >= 0 and max(nan, inf, zeros) <= n <= _MOST_NUMBERS):
        raise FigureError(_NO_NUMBERS.format(name=name))
    quantiles, counts = [], []
    mean = std = math.nan
    if "quantiles" in numbers:
        quantiles, counts = sorted(vector(numbers, "quantiles")), vector(numbers, "counts")
        if len(quantiles) != _QUANTILES or len(counts) > _MOST_COUNTS or min(counts) < 0:
            raise FigureError(_NO_NUMBERS.format(name=name))
        mean, std = (_number(numbers.get(key)) for key in ("mean", "std"))
    return Layer(name, int(n), int(nan), int(inf), int(zeros), mean, std, quantiles, counts, absolute)


def _number(value: Any) -> float:  # noqa: ANN401
    """Return a number that may be infinite: a mean of large numbers is."""
    number = math.nan if value is None else float_or_nan(value)
    return math.nan if number is None else number
