"""The parameters that training returned: their names and shapes, how many they are, and others of the same form."""

from typing import Any

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.grading import display
from tutor.grading.compare import Value, normalized, plain
from tutor.language import Text
from tutor.sandbox.text import safe_line

_WRONG_PARAMETERS = Text(
    uz="“{call}” qaytargan parametrlar boshqacha. Kerak: {expected}. Keldi: {got}.",
    en="The parameters that “{call}” returned are different. Expected: {expected}. Got: {got}.",
)
_NOT_FINITE = Text(
    uz="Oʻqitishdan keyin “{name}” ichida NaN yoki cheksizlik bor: oʻrganish tezligi juda katta yoki log(0) uchragan.",
    en="After training “{name}” holds NaN or an infinity: the learning rate is too large, or a log(0) occurred.",
)
_TOO_MANY = Text(
    uz="“{call}” {count} ta son qaytardi, bu tarmoq uchun koʻpi bilan {most} ta parametr yetadi. Parametrlar – ogʻirliklar "
    "va siljishlar; oʻqitish maʼlumotlari emas.",
    en="“{call}” returned {count} numbers; for this network at most {most} parameters are enough. Parameters are weights "
    "and biases, not the training data.",
)


def checked(check: TrainingCheck, outcome: Value) -> Value | Text:
    """Return the trained parameters as a `predict` expects them, or a message that says why they will not do."""
    value = normalized(outcome)
    count = number_of(value)
    if check.most_parameters is not None and count > check.most_parameters:
        return _TOO_MANY.format(call=check.call, count=count, most=check.most_parameters)
    expected = check.parameters
    parts: dict[str, Any]
    if isinstance(value, dict):
        parts = value
    elif (isinstance(value, np.ndarray) and value.ndim and len(value) == len(expected)) or (
        isinstance(value, list) and len(value) == len(expected)
    ):
        parts = dict(zip(expected, value, strict=True))
    elif not expected:
        return value
    else:
        parts = {}
    got = {name: np.shape(part) for name, part in parts.items() if _is_numeric(part)}
    sizes: dict[str, int] = {}
    fits = got.keys() == expected.keys() and all(_fits(got[name], expected[name], sizes) for name in expected)
    if not fits:
        shown = _listed(got) if got else display.shown(value)
        return _WRONG_PARAMETERS.format(call=check.call, expected=_listed(expected), got=shown)
    for name, part in parts.items():
        if not np.isfinite(np.asarray(part, dtype=np.float64)).all():
            return _NOT_FINITE.format(name=name)
    return {name: plain(np.asarray(part)) for name, part in parts.items()}


def number_of(value: Value) -> int:
    """Return how many numbers a value holds."""
    if isinstance(value, dict):
        return sum(map(number_of, value.values()))
    if isinstance(value, list):
        return sum(map(number_of, value))
    return int(np.size(value)) if _is_numeric(value) else 0


def disturbed(value: Value, generator: np.random.Generator) -> Value:
    """Return random parameters of the same form and scale: what is positive stays so (a variance), whole numbers stay."""
    if isinstance(value, dict):
        return {name: disturbed(part, generator) for name, part in value.items()}
    if isinstance(value, list):
        return [disturbed(part, generator) for part in value]
    if isinstance(value, float):
        return float(generator.normal(0.0, abs(value) + 0.1))
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f" or not value.size:
        return value
    if (value > 0).all():
        return (value * np.exp(generator.normal(0.0, 1.0, value.shape))).astype(value.dtype)
    return np.asarray(generator.normal(0.0, float(np.std(value)) + 0.1, value.shape), dtype=value.dtype)


def _is_numeric(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind in "biuf"


def _fits(shape: tuple[int, ...], expected: list[int | str], sizes: dict[str, int]) -> bool:
    """Return whether a shape is the expected one, where a name stands for the same number everywhere."""
    if len(shape) != len(expected):
        return False
    return all(
        length == (sizes.setdefault(want, length) if isinstance(want, str) else want)
        for length, want in zip(shape, expected, strict=True)
    )


def _listed(shapes: Any) -> str:  # noqa: ANN401
    return safe_line(", ".join(f"{name} ({', '.join(map(str, shape))})" for name, shape in shapes.items()))
