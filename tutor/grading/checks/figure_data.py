"""The figure of what training reached, computed by the grader from the parameters that it judged."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.grading.bench import Bench
from tutor.grading.data import Samples
from tutor.shown.functions import CURVE_PLACES

GRID: Final = 40
MOST_CLASSES: Final = 100

Figure = dict[str, Any]


def figure_of_training(
    check: TrainingCheck,
    bench: Bench,
    samples: Samples,
    parameters: Any,  # noqa: ANN401
    prediction: np.ndarray,
) -> Iterator[Figure]:
    """Yield the figure that the check asks for, as `tutor.figures` draws it; `prediction` is that of the held-out points."""

    def predict(points: np.ndarray) -> np.ndarray:
        return np.asarray(bench.ask_judge(check.predict, [[parameters, points]])[0], dtype=np.float64)

    match check.figure:
        case "line-fit":
            yield {
                "kind": "line-fit",
                "x": samples.X.tolist(),
                "y": samples.y.tolist(),
                "w": float(parameters["w"]),
                "b": float(parameters["b"]),
            }
        case "curve-fit":
            x = samples.X.reshape(-1)
            order = np.argsort(samples.held_out_X.reshape(-1))
            held_out = samples.held_out_X.reshape(-1)[order]
            places = np.linspace(held_out[0], held_out[-1], CURVE_PLACES)
            curves = (prediction.reshape(-1)[order], samples.held_out_y.reshape(-1)[order])
            curve, target = (np.interp(places, held_out, values) for values in curves)
            yield {
                "kind": "curve-fit",
                "x": x.tolist(),
                "y": samples.y.reshape(-1).tolist(),
                "curve": [value if np.isfinite(value) else None for value in curve.tolist()],
                "target": target.tolist(),
                "span": [float(held_out[0]), float(held_out[-1])],
            }
        case "decision-boundary":
            low, high = samples.held_out_X.min(axis=0), samples.held_out_X.max(axis=0)
            margin = 0.15 * (high - low)
            low, high = low - margin, high + margin
            xs, ys = np.linspace(low[0], high[0], GRID), np.linspace(high[1], low[1], GRID)
            grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
            yield {
                "kind": "decision-boundary",
                "grid": _scores(predict(grid)).reshape(GRID, GRID).tolist(),
                "extent": [float(low[0]), float(high[0]), float(low[1]), float(high[1])],
                "points": samples.held_out_X.tolist(),
                "labels": samples.held_out_y.reshape(-1).astype(int).tolist(),
            }
        case "confusion-matrix":
            predicted = class_ids(prediction)
            truth = samples.held_out_y.reshape(-1).astype(int)
            known = predicted < MOST_CLASSES  # a learner's own class ids may be any
            truth, predicted = truth[known], predicted[known]
            size = max(predicted.max(initial=0), samples.held_out_y.max().astype(int)) + 1
            counts = np.zeros((size, size), dtype=int)
            np.add.at(counts, (truth, predicted), 1)
            classes = check.classes or [str(i) for i in range(size)]
            yield {"kind": "confusion-matrix", "counts": counts.tolist(), "classes": classes}


def _scores(predicted: np.ndarray) -> np.ndarray:
    return predicted.argmax(axis=1).astype(float) if predicted.ndim == 2 and predicted.shape[1] > 1 else predicted


def class_ids(predicted: np.ndarray) -> np.ndarray:
    """Return class ids: the largest of several scores, the ids themselves, or whether one probability is at least ½."""
    if predicted.ndim == 2 and predicted.shape[1] > 1:
        return np.asarray(predicted.argmax(axis=1))
    column = predicted.reshape(-1)
    are_ids = bool((np.isfinite(column) & (column == np.rint(column)) & (column >= 0) & (column < 2**31)).all())
    return column.astype(np.int64) if are_ids else (column >= 0.5).astype(np.int64)
