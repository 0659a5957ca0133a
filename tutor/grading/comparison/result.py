"""What Compare found: a row for everyone who trained, as `tutor compare --json` prints it (`comparison.schema.json`)."""

from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

from tutor.language import Text

Who = Literal["learner", "earlier", "numpy", "torch"]
Curve = list[tuple[float, float]]
"""(steps or epochs done, loss on all training samples)."""


MOST_POINTS: Final = 250


def thinned(curve: Curve) -> Curve:
    """Return at most `MOST_POINTS` points of a curve, evenly spread, the first and the last among them."""
    if len(curve) <= MOST_POINTS:
        return curve
    return [curve[round(place * (len(curve) - 1) / (MOST_POINTS - 1))] for place in range(MOST_POINTS)]


@dataclass(frozen=True, slots=True)
class Row:
    """One training.

    Attributes:
        who: the learner's program, their program of an earlier exercise, or the engine with one of its backends.
        curve: the losses on the way; empty where they are not known.
        measured: whether the curve's losses were computed by the grader or the engine; else the program logged them.
        loss: on all training samples after training, computed by the grader; None where it did not come to that.
        metric: what the training check judges, on samples that nobody was trained on.
        good: whether that is within the bound of the check.
        seconds: of one call of the training function, the best of a few after a warm-up.
        lines: of code.
        program: the engine's program, or that of the earlier exercise; the learner has this one.

    """

    who: Who
    curve: Curve = field(default_factory=list)
    measured: bool = True
    loss: float | None = None
    metric: float | None = None
    good: bool = False
    seconds: float | None = None
    lines: int | None = None
    program: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome of one comparison.

    Attributes:
        exercise: its id.
        metric: `accuracy` or `mean-squared-error`.
        loss: as in `Comparison.loss`.
        samples: how many there were to train on.
        held_out: how many to judge by.
        same_start: whether the engines began with the learner's own first parameters.
        rows: learner, NumPy, PyTorch; or the learner and what stands beside.
        notes: what must be known to read them rightly.
        seconds: of the whole comparison.
        beside: the earlier exercise whose program stands beside, or should; None where the engines do.

    """

    exercise: str
    metric: str
    loss: str
    samples: int
    held_out: int
    same_start: bool
    rows: list[Row]
    notes: list[Text]
    seconds: float
    beside: str | None = None

    def name(self, who: Who) -> Text:
        """Return what a row is called: two programs of the learner's own by their exercises."""
        if self.stands_in(who):
            return _USTOZ.format(engine=NAMES[who])
        exercise = {"learner": self.exercise, "earlier": self.beside}.get(who)
        return NAMES[who] if self.beside is None or exercise is None else _OWN.format(exercise=exercise)

    def stands_in(self, who: Who) -> bool:
        """Return whether an engine stands where a program of the learner's should; its few lines are then no match."""
        return self.beside is not None and who in ("numpy", "torch")

    def as_json(self) -> dict[str, Any]:
        """Return the object that `tutor compare --json` prints."""
        return {**asdict(self), "rows": [asdict(row) for row in self.rows]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Compared":
        """Rebuild a comparison from `as_json`'s object.

        Raises:
            KeyError, TypeError: the object is no comparison.

        """
        rows = [Row(**{**row, "curve": [(x, y) for x, y in row["curve"]]}) for row in data["rows"]]
        return cls(**{**data, "rows": rows, "notes": [Text(**note) for note in data["notes"]]})


NAMES: Final[dict[Who, Text]] = {
    "learner": Text(uz="siz", en="you"),
    "earlier": Text(uz="oldingi dasturingiz", en="your earlier program"),
    "numpy": Text(uz="NumPy", en="NumPy"),
    "torch": Text(uz="PyTorch", en="PyTorch"),
}
_USTOZ: Final = Text(uz="Ustoz ({engine})", en="Ustoz ({engine})")
_OWN: Final = Text(uz="siz: {exercise}", en="you: {exercise}")
