"""What a program says of its training: logged values, and epochs printed in the familiar way."""

import math
import re
from collections.abc import Callable
from typing import Any, Final

from tutor.sandbox.text import safe_line

MOST: Final = 20_000
"""Metrics of one run that are kept."""

_TOO_LARGE: Final = 1 << 53
_NUMBER: Final = r"([-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+|nan|inf))"
_STEP: Final = re.compile(r"\b(?:epoch|epoxa|step|qadam|iter(?:ation)?)\b\s*[:=#]?\s*\[?\s*(\d+)", re.IGNORECASE)
_VALUE: Final = re.compile(rf"\b(loss|acc(?:uracy)?|aniqlik)\b\s*[:=]?\s*{_NUMBER}(\s*%)?", re.IGNORECASE)
_NAMES: Final = {"loss": "loss", "acc": "accuracy", "accuracy": "accuracy", "aniqlik": "accuracy"}

Emit = Callable[[str, dict[str, Any]], None]


def printed_metrics(line: str) -> tuple[int, dict[str, float]] | None:
    """Read a line such as `Epoch 10: Loss = 0.1234, Acc=0.97`; None where it is no such line."""
    step = _STEP.search(line)
    if step is None:
        return None
    values = {
        _NAMES[name.lower()]: float(number) / (100 if percent else 1)
        for name, number, percent in _VALUE.findall(line, step.end())
    }
    return (int(step[1]), values) if values else None


class MetricsRecorder:
    """Listens to a run and passes on its output, its figures, and its metrics; keeps the metrics."""

    def __init__(self, emit: Emit) -> None:
        self.metrics: list[dict[str, Any]] = []
        self._emit = emit
        self._rest = ""
        self._logs = False

    def listen(self, name: str, data: Any) -> None:  # noqa: ANN401 - untrusted events of a run
        """Take one event of a run (see `tutor.sandbox.run.Listener`)."""
        if name in ("stdout", "stderr"):
            self._emit("output", {"stream": name, "text": data})
            if name == "stdout" and not self._logs:
                self._read_lines(data)
        elif name == "log":
            self._logs = True  # a program that logs may print the same numbers, too
            self._log(data)
        elif name == "show":
            self._emit("figure", {"figure": data})

    def _read_lines(self, text: str) -> None:
        *lines, self._rest = (self._rest + text)[-10_000:].split("\n")
        for line in lines:
            if (found := printed_metrics(line[:400])) is not None:
                self._record(*found)

    def _log(self, data: dict[str, Any]) -> None:
        step, values = data.get("step"), data.get("values")
        if type(step) is not int or not isinstance(values, dict):
            return
        numbers = {safe_line(str(n), 30): _number(v) for n, v in list(values.items())[:8] if type(v) in (int, float)}
        if numbers:
            self._record(step, numbers)

    def _record(self, step: int, values: dict[str, float]) -> None:
        if len(self.metrics) < MOST and abs(step) < _TOO_LARGE:
            # JSON has no NaN: a value that is no number travels as null.
            plain = {name: value if math.isfinite(value) else None for name, value in values.items()}
            self.metrics.append({"step": step, **plain})
            self._emit("metric", {"step": step, "values": plain})


def _number(value: float) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number beyond what a float can be
        return math.inf
