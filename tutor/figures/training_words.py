"""What is said about a logged number: its course in words, and what its curve cannot show."""

import math

from tutor.figures.axes import short_number, steady_number
from tutor.figures.training_axes import is_accuracy
from tutor.figures.training_series import TrainingSeries
from tutor.language import Text

_NOT_FINITE = Text(uz="{name}: {step}-qadamdan beri {value}", en="{name} is {value} since step {step}")
_HAD_NOT_FINITE = Text(
    uz="{name}: nan yoki inf boʻlgan qiymatlar soni {n}", en="{name}: values that were nan or inf: {n}"
)
_NOT_POSITIVE = Text(uz="{name}: 0 va undan kichigi koʻrinmaydi (log)", en="{name}: 0 and below is not shown (log)")
MORE_NAMES = Text(uz="yana {n} ta nom chizilmadi", en="names not plotted: {n}")
_TREND = Text(
    uz="{name}: {first_step}-qadamda {first}, {last_step}-qadamda {last}; eng kichigi {low} ({low_step}-qadam), "
    "eng kattasi {high} ({high_step}-qadam).",
    en="{name}: {first} at step {first_step}, {last} at step {last_step}; lowest {low} (step {low_step}), "
    "highest {high} (step {high_step}).",
)


def trend(one: TrainingSeries, name: str) -> Text | None:
    """Return first, last, lowest and highest value in words; None where nothing was finite."""
    if not (one.first and one.latest):
        return None
    points = {"first": one.first, "last": one.latest, "low": one.low, "high": one.high}
    texts = {key: short_number(value) for key, (_, value) in points.items()}
    steps = {f"{key}_step": f"{step:.0f}" for key, (step, _) in points.items()}
    return _TREND.format(name=name, **texts, **steps)


def notes(one: TrainingSeries, name: str, *, log_scale: bool) -> list[Text]:
    """Return what the curve cannot show."""
    found = []
    if one.not_finite_since is not None:
        found.append(
            _NOT_FINITE.format(name=name, value=_special(one.last_value), step=f"{one.not_finite_since:.0f}")
        )
    elif one.not_finite:
        found.append(_HAD_NOT_FINITE.format(name=name, n=one.not_finite))
    if log_scale and one.low[1] <= 0 and not is_accuracy(one):
        found.append(_NOT_POSITIVE.format(name=name))
    return found


def steady(value: float | None) -> str:
    """Write a value so that its width changes seldom."""
    return _special(value) if value is None or not math.isfinite(value) else steady_number(value)


def _special(value: float | None) -> str:
    """Write a value that is not finite; it travels as null through JSON, and then it may have been either."""
    if value is None:
        return "nan/inf"
    return "NaN" if math.isnan(value) else "inf" if value > 0 else "-inf"
