"""The parameters that training returned: their names and shapes, how many they are, and others of the same form."""

from typing import Any, Final

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.course.values import Shape
from tutor.grading import display
from tutor.grading.compare import Value, normalized, plain
from tutor.language import Text
from tutor.sandbox.text import safe_line

_LONGEST_NAME: Final = 64
_LETTERS_OF_A_NUMBER: Final = 8

_WRONG_PARAMETERS = Text(
    uz="“{call}” qaytargan parametrlar boshqacha. Kerak: {expected}. Keldi: {got}.",
    en="The parameters that “{call}” returned are different. Expected: {expected}. Got: {got}.",
)
_SEQUENCE = Text(
    uz="“{call}” {count} ta narsadan iborat kortej yoki roʻyxat qaytardi. Parametrlarning oʻzini qaytaring, boshqa hech narsa "
    "qoʻshmang: {expected}.",
    en="“{call}” returned a tuple or list of {count} things. Return the parameters themselves, and nothing beside them: "
    "{expected}.",
)
_NOT_FINITE = Text(
    uz="Oʻqitishdan keyin “{name}” ichida NaN yoki cheksizlik bor: oʻrganish tezligi juda katta yoki log(0) uchragan.",
    en="After training “{name}” holds NaN or an infinity: the learning rate is too large, or a log(0) occurred.",
)
_TOO_MANY = Text(
    uz="“{call}” {count} ta son qaytardi{form}. Bu tarmoq uchun koʻpi bilan {most} ta parametr yetadi. Parametrlar – vaznlar "
    "va siljishlar; oʻqitish maʼlumotlari emas.",
    en="“{call}” returned {count} numbers{form}. For this network at most {most} parameters are enough. Parameters are weights "
    "and biases, not the training data.",
)


def checked(check: TrainingCheck, outcome: Value) -> Value | Text:
    """Return the trained parameters as a `predict` expects them, or a message that says why they will not do."""
    value = normalized(outcome)
    count, form = number_of(value), ""
    if check.parameters:
        value = _by_name(value, check.parameters)
        got = {name: np.shape(part) for name, part in value.items() if _is_numeric(part)}
        if not value and isinstance(sequence := normalized(outcome), list):
            return _SEQUENCE.format(call=check.call, count=len(sequence), expected=_listed(check.parameters))
        if not _all_fit(got, check.parameters):
            shown = _listed(got) if got else display.shown(normalized(outcome))
            return _WRONG_PARAMETERS.format(call=check.call, expected=_listed(check.parameters), got=shown)
        form = f": {_listed(got)}"
    if check.most_parameters is not None and count > check.most_parameters:
        return _TOO_MANY.format(call=check.call, count=count, form=form, most=check.most_parameters)
    if (name := _not_finite(value, check.call)) is not None:
        return _NOT_FINITE.format(name=name)
    return plain(value)


def _by_name(value: Value, expected: dict[str, Shape]) -> dict[str, Value]:
    """Return the parts of a tuple or array under the names that belong to their places; {} for anything else."""
    if isinstance(value, dict):
        return value
    is_row = isinstance(value, list) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return dict(zip(expected, map(normalized, value), strict=True)) if is_row and len(value) == len(expected) else {}


def _all_fit(got: dict[str, tuple[int, ...]], expected: dict[str, Shape]) -> bool:
    sizes: dict[str, int] = {}
    return got.keys() == expected.keys() and all(_fits(got[name], expected[name], sizes) for name in expected)


def _not_finite(value: Value, name: str) -> str | None:
    """Return the name of the first part that holds NaN or an infinity, or None."""
    if isinstance(value, dict):
        return next((found for key, part in value.items() if (found := _not_finite(part, key)) is not None), None)
    if isinstance(value, list):
        return next((found for part in value if (found := _not_finite(part, name)) is not None), None)
    return name if _is_numeric(value) and not np.isfinite(np.asarray(value, dtype=np.float64)).all() else None


def number_of(value: Value) -> int:
    """Return how many numbers a value holds; texts and empty places count, as numbers could be hidden in them."""
    if isinstance(value, dict):
        return sum(len(name) // _LONGEST_NAME + number_of(part) for name, part in value.items())
    if isinstance(value, list):
        return max(1, sum(map(number_of, value)))
    if isinstance(value, str):
        return 1 + len(value) // _LETTERS_OF_A_NUMBER
    return max(1, int(np.size(value)) if _is_numeric(value) else 0)


def disturbed(value: Value, generator: np.random.Generator) -> Value:
    """Return random parameters of the same form and scale; whole numbers and words stay."""
    if isinstance(value, dict):
        return {name: disturbed(part, generator) for name, part in value.items()}
    if isinstance(value, list):
        return [disturbed(part, generator) for part in value]
    if isinstance(value, float):
        return float(generator.normal(0.0, abs(value) + 0.1))
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f" or not value.size:
        return value
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
