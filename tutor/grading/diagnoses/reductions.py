"""Sums, means and softmax over everything where an axis was meant."""

import numpy as np

from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.results import CLOSE, Array, Series, close
from tutor.language import Text

_EVERYTHING = Text(
    uz="“{call}” bitta son qaytardi{part}, {shape} shaklidagi massiv kerak edi: bu son toʻgʻri javoblarning {kind}. Barcha "
    "sonlar birga yigʻilgan: axis= ni yozing yoki ortiqcha mean/sum ni olib tashlang.",
    en="“{call}” returned one number{part} where an array of shape {shape} is wanted: it is the {kind} of the right answers. "
    "Everything was added up together: give axis=, or remove a mean or sum too many.",
)
_KINDS = {"mean": Text(uz="oʻrtachasi", en="mean"), "sum": Text(uz="yigʻindisi", en="sum")}
_NORMALIZED = Text(
    uz="“{call}” natijasida{part} har bir qatorning emas, butun massivning yigʻindisi 1 ga teng: yigʻindiga axis=1, "
    "keepdims=True bering.",
    en="In the result of “{call}”{part} the whole array adds up to 1, not each row: give the sum axis=1, keepdims=True.",
)


def reduced_over_everything(series: Series) -> Finding | None:
    """Find one number where the axis was forgotten, and rows that were normalised all together."""
    if not series.finite:
        return None
    shape = next((pair.expected.shape for pair in series.pairs if pair.expected.size > 1), None)
    if shape is None:
        return None
    for kind, reduce in (("mean", np.mean), ("sum", np.sum)):
        if all(
            pair.got.size == 1
            and pair.expected.size > 0
            and close(np.asarray(reduce(pair.expected)), pair.got.reshape(()))
            for pair in series.pairs
        ):
            if len(series.wrong) < 2:
                return None
            return Finding("wrong-axis", _EVERYTHING, {"shape": str(shape), "kind": _KINDS[kind]})
    if len(series.wrong) > 1 and all(_normalized_together(pair.expected, pair.got) for pair in series.pairs):
        return Finding("wrong-axis", _NORMALIZED)
    return None


def _normalized_together(expected: Array, got: Array) -> bool:
    if expected.ndim != 2 or got.shape != expected.shape or not expected.size:
        return False
    rows = got.sum(axis=1, keepdims=True)
    in_rows = np.abs(expected.sum(axis=1) - 1) <= CLOSE
    return bool(in_rows.all()) and abs(float(got.sum()) - 1) <= CLOSE and close(rows * expected, got)
