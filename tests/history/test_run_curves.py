import math
from datetime import UTC, datetime
from typing import Any

import pytest

from tutor.figures.render import describe, render
from tutor.figures.style import Style
from tutor.grading.comparison.result import Compared
from tutor.grading.comparison.result import Row as Trained
from tutor.history.entry import Entry
from tutor.history.run_curves import MOST, RunCurve, described, figure, metric_names, run_curves, what_differs

NOW = datetime(2026, 5, 4, 14, 3, tzinfo=UTC)


def entry(code: str = "RATE = 0.1\n", metrics: object = None, number: int = 0) -> Entry:
    falling = [{"step": step, "loss": 1 / (step + 1), "accuracy": step / 10} for step in range(10)]
    at = NOW.replace(hour=10, minute=number)
    return Entry(str(number), at, "run", "ended", code, {"metrics": falling if metrics is None else metrics})


def drawn(curves: list[RunCurve], **options: Any) -> dict[str, Any]:  # noqa: ANN401
    found = figure(curves, "loss", "en", NOW, **options)
    assert found is not None
    return found


def compared(steps: int = 10) -> Compared:
    curve = [(float(step), 1 / (step + 2)) for step in range(steps)]
    rows = [Trained("learner", curve), Trained("numpy", curve), Trained("torch", curve)]
    return Compared("xor", "accuracy", "cross-entropy", 4, 20, True, rows, [], 1.0)


def test_the_newest_that_logged_anything_are_drawn_the_newest_solid() -> None:
    silent = entry(metrics=[])
    curves = run_curves([silent, *(entry(number=number) for number in range(8)), silent])
    assert len(curves) == MOST
    found = drawn(curves)
    assert list(found["series"]) == [f"{place} today 10:0{place - 1}" for place in range(1, 6)]
    assert found["dashed"] == list(found["series"])[1:]
    assert found["x_label"] == "step"
    lines = render(found, 80, 16, style=Style(0, unicode=False)).plain
    assert all(f"{mark} {place} today" in lines for place, mark in enumerate("ox+#@", 1))


@pytest.mark.parametrize(
    ("old", "new", "uz", "en"),
    [
        ("RATE = 0.1\n", "RATE = 0.5\n", "RATE 0.1 → 0.5", "RATE 0.1 → 0.5"),
        ("RATE = 0.1\nN = 3\n", "RATE = 0.5\nN = 4\n", "RATE 0.1 → 0.5, N 3 → 4", "RATE 0.1 → 0.5, N 3 → 4"),
        ("RATE = 0.1\n", "RATE = 0.1\n", "dastur oʻzgarmagan", "the same program"),
        ("RATE = 0.1\nx = f()\n", "RATE = 0.1\nx = g()\n", "oʻzgargan satrlar: +1 −1", "lines changed: +1 −1"),
        (
            "RATE = 0.1\nx = f()\n", "RATE = 0.5\nx = g()\n",
            "RATE 0.1 → 0.5, oʻzgargan satrlar: +2 −2", "RATE 0.1 → 0.5, lines changed: +2 −2",
        ),
        ("RATE = 0.1\n", "RATE = = 1\n", "oʻzgargan satrlar: +1 −1", "lines changed: +1 −1"),
        ("S = 'a'\n", f"S = '{'b' * 50}'\n", 'S "a" → "bbbbbbbbbbbbbb…', 'S "a" → "bbbbbbbbbbbbbb…'),
    ],
)  # fmt: skip
def test_what_differs_is_told_by_constants_or_else_by_lines(old: str, new: str, uz: str, en: str) -> None:
    told = what_differs(entry(old), entry(new))
    assert (told.uz, told.en) == (uz, en)


def test_a_curve_says_when_and_what_and_how_it_differs() -> None:
    [newest, oldest] = run_curves([entry("RATE = 0.5\n", number=5), entry()])
    assert described(newest, NOW).en == "today 10:05 run ended: RATE 0.1 → 0.5"
    assert described(oldest, NOW).uz == "bugun 10:00 bajarish tugadi"


def test_metrics_have_an_order_and_values_that_are_no_numbers_are_gaps() -> None:
    logged = [{"step": 1, "weird": 1.0, "loss": None}, {"step": 2, "loss": 0.5, "accuracy": "NaN"}, {"step": "x"}, {}]
    [curve] = run_curves([entry(metrics=logged)])
    assert metric_names([curve]) == ["loss", "weird"]
    (_, first), (_, second) = curve.logged["loss"]
    assert math.isnan(first)
    assert second == 0.5


def test_of_a_program_that_trains_several_times_the_longest_training_is_drawn() -> None:
    steps = [0, 1, 0, 1, 2, 3, 0, 1]
    [curve] = run_curves(
        [entry(metrics=[{"step": step, "loss": float(place)} for place, step in enumerate(steps, 1)])]
    )
    assert curve.logged["loss"] == [(0, 3.0), (1, 4.0), (2, 5.0), (3, 6.0)]


def test_the_engines_curves_are_added_to_the_losses_alone() -> None:
    curves = run_curves([entry()])
    assert list(drawn(curves, compared=compared())["series"]) == ["1 today 10:00", "tutor: NumPy", "tutor: PyTorch"]
    accuracies = figure(curves, "accuracy", "uz", NOW, compared=compared())
    assert accuracies is not None
    assert list(accuracies["series"]) == ["1 bugun 10:00"]


def test_trainings_of_very_different_lengths_are_drawn_over_their_share() -> None:
    found = drawn(run_curves([entry()]), compared=compared(1000))
    assert found["x_label"] == "per cent of its own training"
    assert [xs[-1] for xs, _ in found["series"].values()] == [100, 100, 100]


def test_a_logarithmic_axis_leaves_out_what_has_no_place_there() -> None:
    zero = entry(metrics=[{"step": 0, "loss": 0.0}, {"step": 1, "loss": -1.0}], number=1)
    curves = run_curves([zero, entry()])
    assert list(drawn(curves, log=True)["series"]) == ["2 today 10:00"]
    assert figure(run_curves([zero]), "loss", "uz", NOW, log=True) is None
    assert "The vertical axis is logarithmic." in describe(drawn(curves, log=True), "en")


def test_nothing_logged_is_nothing_to_draw() -> None:
    assert run_curves([entry(metrics=[])]) == []
    assert figure([], "loss", "en", NOW) is None
