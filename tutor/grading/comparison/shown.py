"""A comparison for the screen: the figure, and the cells of the table, in one language."""

from collections.abc import Iterable
from typing import Any, Final

from tutor.grading.comparison.result import Compared, Row
from tutor.language import Language, Text

_VERY_DIFFERENT: Final = 5.0
"""When one counts this many times as many steps as another, the curves are drawn over the share of each training."""

_LOGARITHMIC_FROM: Final = 20.0
"""The ratio of the largest to the smallest loss from which a logarithmic axis shows more."""

_LOSSES: Final = {
    "mean-squared-error": Text(uz="MSE", en="MSE"),
    "binary-cross-entropy": Text(uz="kross-entropiya", en="cross-entropy"),
    "cross-entropy": Text(uz="kross-entropiya", en="cross-entropy"),
}
_Y_LABEL: Final = Text(uz="yoʻqotish: {loss}", en="loss: {loss}")
_LOGARITHMIC: Final = Text(uz="{label} (log)", en="{label} (log)")
_STEPS: Final = Text(uz="qadam yoki epoxa", en="step or epoch")
_SHARE: Final = Text(uz="oʻz oʻqitishining foizi", en="per cent of its own training")
_METRICS: Final = {
    "accuracy": Text(uz="aniqlik", en="accuracy"),
    "mean-squared-error": Text(uz="yangi MSE", en="new MSE"),
}
_LOSS: Final = Text(uz="yoʻqotish", en="loss")
_TIME: Final = Text(uz="vaqt", en="time")
_LINES: Final = Text(uz="satr", en="lines")
_NOTHING: Final = "–"


def figure(compared: Compared, language: Language) -> dict[str, Any]:
    """Return the curves as `tutor.figures` draws them; who told no losses on the way is a point at the end."""
    with_curves = [row for row in compared.rows if row.curve]
    ends = {row.who: row.curve[-1][0] for row in with_curves}
    shares = very_different(ends.values())
    last = 100.0 if shares else max(ends.values(), default=1.0)
    losses = [loss for row in with_curves for _, loss in row.curve if loss > 0]
    log_y = bool(losses) and max(losses) > _LOGARITHMIC_FROM * min(losses)
    label = _Y_LABEL.format(loss=_LOSSES[compared.loss])
    return {
        "kind": "curves",
        "series": {
            compared.name(row.who)[language]: (
                [100 * x / max(1.0, ends[row.who]) if shares else x for x, _ in row.curve],
                [loss for _, loss in row.curve],
            )
            for row in with_curves
        },
        "points": {
            compared.name(row.who)[language]: (last, row.loss)
            for row in compared.rows
            if not row.curve and row.loss is not None and (row.loss > 0 or not log_y)
        },
        "y_label": (_LOGARITHMIC.format(label=label) if log_y else label)[language],
        "x_label": (_SHARE if shares else _STEPS)[language],
        "log_y": log_y,
    }


def very_different(ends: Iterable[float]) -> bool:
    """Return whether trainings that ended at these steps cannot be drawn over the same steps."""
    steps = list(ends)
    return max(steps, default=1.0) > _VERY_DIFFERENT * max(1.0, min(steps, default=1.0))


def table(compared: Compared, language: Language) -> list[list[str]]:
    """Return the head and a row for each who trained; the first cell of each is a name, the others are numbers."""
    head = ["", *(text[language] for text in (_METRICS[compared.metric], _LOSS, _TIME, _LINES))]
    return [head, *(_cells(row, compared, language) for row in compared.rows)]


def _cells(row: Row, compared: Compared, language: Language) -> list[str]:
    written = "{:.1%}" if compared.metric == "accuracy" else "{:.3g}"
    return [
        compared.name(row.who)[language],
        _NOTHING if row.metric is None else written.format(row.metric).replace("%", " %"),
        _NOTHING if row.loss is None else f"{row.loss:.3g}",
        _NOTHING if row.seconds is None else duration(row.seconds),
        _NOTHING if row.lines is None or compared.stands_in(row.who) else str(row.lines),
    ]


def duration(seconds: float) -> str:
    """Return a time with about three digits."""
    return f"{1000 * seconds:.3g} ms" if seconds < 0.9995 else f"{seconds:.2f} s"
