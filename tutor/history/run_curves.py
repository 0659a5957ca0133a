"""What the last runs and checks logged, as curves over one pair of axes: the newest is solid, the others are dashed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tutor.course.constants import ConstantError, Literal, constants, literal
from tutor.figures.reading import float_or_nan
from tutor.grading.comparison.result import Compared
from tutor.grading.comparison.shown import very_different
from tutor.history.columns import changed_words
from tutor.history.difference import changed
from tutor.history.entry import KINDS, OUTCOMES, Entry
from tutor.history.when import when
from tutor.language import Language, Text, verbatim

MOST: Final = 5
"""Runs that are drawn; with the engine's two curves, that is as many as can be told apart at a glance."""

Points = list[tuple[float, float]]
"""(step, value); a value that is not finite is nan."""

_FIRST: Final = ("loss", "accuracy")
_MOST_CONSTANTS: Final = 3
_LONGEST_VALUE: Final = 16

_ENGINE = Text(uz="tutor: {who}", en="tutor: {who}")
_STEP = Text(uz="qadam", en="step")
_SHARE = Text(uz="oʻz oʻqitishining foizi", en="per cent of its own training")
_LOG = Text(uz="{name} (log)", en="{name} (log)")
_SAME = Text(uz="dastur oʻzgarmagan", en="the same program")
_LINES = Text(uz="oʻzgargan satrlar: {changed}", en="lines changed: {changed}")
_TURNED = Text(uz="{name} {old} → {new}", en="{name} {old} → {new}")
_METRIC: Final = {
    "loss": Text(uz="yoʻqotish (loss)", en="loss"),
    "accuracy": Text(uz="aniqlik (accuracy)", en="accuracy"),
}


@dataclass(frozen=True, slots=True)
class RunCurve:
    """One run or check: its entry, what it logged by name, and what differed from the run before it among these."""

    entry: Entry
    logged: Mapping[str, Points]
    differs: Text | None


def run_curves(entries: Iterable[Entry]) -> list[RunCurve]:
    """Return the newest entries that logged anything, newest first, at most `MOST`."""
    found: list[tuple[Entry, dict[str, Points]]] = []
    for entry in entries:
        if len(found) == MOST:
            break
        if logged := _logged(entry.metrics):
            found.append((entry, logged))
    following = [entry for entry, _ in found[1:]]
    return (
        [
            RunCurve(entry, logged, what_differs(before, entry) if before is not None else None)
            for (entry, logged), before in zip(found, [*following, None], strict=True)
        ]
        if found
        else []
    )


def metric_names(curves: Sequence[RunCurve]) -> list[str]:
    """Return the names of what was logged: the loss first, then the accuracy, then others."""
    names = dict.fromkeys(name for curve in curves for name in curve.logged)
    return [*(name for name in _FIRST if name in names), *(name for name in names if name not in _FIRST)]


def what_differs(old: Entry, new: Entry) -> Text:
    """Return in words what was changed from one program to the other: its constants, or else how many lines."""
    if old.code == new.code:
        return _SAME
    before, after = _constants(old.code), _constants(new.code)
    turned = [
        _TURNED.format(name=name, old=_short(before[name]), new=_short(value))
        for name, value in after.items()
        if name in before and literal(before[name]) != literal(value)
    ]
    lines = changed(old.code, new.code)
    if not turned or len(turned) > _MOST_CONSTANTS or lines.added > len(turned):
        turned = [*turned[:_MOST_CONSTANTS], _LINES.format(changed=changed_words(lines))]
    return Text(uz=", ".join(one.uz for one in turned), en=", ".join(one.en for one in turned))


def figure(
    curves: Sequence[RunCurve],
    metric: str,
    language: Language,
    now: datetime,
    *,
    log: bool = False,
    compared: Compared | None = None,
) -> dict[str, Any] | None:
    """Return the curves of a metric as `tutor.figures` draws them; None where there is nothing to draw.

    The engine's curves, or the earlier program's, are added to the losses. Where one training counts many times as many
    steps as another, all are drawn over the share of their own training, as in a comparison.
    """
    series: dict[str, Points] = {}
    for number, curve in enumerate(curves, 1):
        if metric in curve.logged:
            series[name_of(number, curve, now, language)] = curve.logged[metric]
    own = list(series)
    if compared is not None and metric == "loss":
        for row in compared.rows[1:]:
            name = compared.name(row.who)
            if row.curve:
                series[(name if row.who == "earlier" else _ENGINE.format(who=name))[language]] = row.curve
    drawn = {name: points for name, points in series.items() if any(_has_place(y, log=log) for _, y in points)}
    if not drawn:
        return None
    shares = len(drawn) > len(own) and very_different(points[-1][0] for points in drawn.values())
    name = metric_name(metric)
    return {
        "kind": "curves",
        "series": {
            label: ([_share(x, points) if shares else x for x, _ in points], [y for _, y in points])
            for label, points in drawn.items()
        },
        "dashed": [label for label in drawn if label in own[1:]],
        "y_label": (_LOG.format(name=name) if log else name)[language],
        "x_label": (_SHARE if shares else _STEP)[language],
        "log_y": log,
    }


def name_of(number: int, curve: RunCurve, now: datetime, language: Language) -> str:
    """Return what the run with this number, the newest being 1, is called in the picture."""
    return f"{number} {when(curve.entry.at, now)[language]}"


def metric_name(metric: str) -> Text:
    """Return what a metric is called; others than loss and accuracy as the program spells them."""
    return _METRIC.get(metric, verbatim(metric))


def described(curve: RunCurve, now: datetime) -> Text:
    """Return what a run was, and what differed: today 14:03, check failed: LEARNING_RATE 0.1 → 0.5."""
    entry = curve.entry
    parts = [when(entry.at, now), KINDS[entry.kind], OUTCOMES[entry.outcome]]
    text = Text(uz=" ".join(part.uz for part in parts), en=" ".join(part.en for part in parts))
    if curve.differs is None:
        return text
    return Text(uz=f"{text.uz}: {curve.differs.uz}", en=f"{text.en}: {curve.differs.en}")


def _logged(metrics: Iterable[Mapping[str, Any]]) -> dict[str, Points]:
    """Return the values by name. A program that trains several times begins its steps anew: its longest training counts."""
    trainings: dict[str, list[Points]] = {}
    for one in metrics:
        step = float_or_nan(one.get("step"))
        if step is None or step != step or abs(step) == float("inf"):
            continue
        for name, value in one.items():
            number = (
                float("nan") if value is None or value in ("NaN", "Infinity", "-Infinity") else float_or_nan(value)
            )
            if name == "step" or number is None:
                continue
            parts = trainings.setdefault(name, [[]])
            if parts[-1] and step < parts[-1][-1][0]:
                parts.append([])
            parts[-1].append((step, number))
    longest = {name: max(parts, key=len) for name, parts in trainings.items()}
    return {name: points for name, points in longest.items() if any(_has_place(y, log=False) for _, y in points)}


def _has_place(value: float, *, log: bool) -> bool:
    return abs(value) < float("inf") and (value > 0 or not log)


def _share(step: float, points: Points) -> float:
    return 100 * step / max(1.0, points[-1][0])


def _constants(source: str) -> dict[str, Literal]:
    try:
        return constants(source)
    except ConstantError:
        return {}


def _short(value: Literal) -> str:
    text = literal(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"
