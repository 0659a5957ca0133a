"""No outcome of a program, however odd, makes a diagnosis raise; and a right outcome never gets one."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tutor.course.checks import Tolerance
from tutor.grading.diagnoses.diagnosing import diagnose, explanation
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.diagnoses.inquiry import Inquiry
from tutor.grading.draw import Case
from tutor.grading.program import BrokenExerciseError
from tutor.sandbox.outcomes import Raised, RunStoppedError, StopReason

DTYPES = st.sampled_from(["float64", "float32", "float16", "int64", "uint8", "bool"])
SHAPES = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
NUMBERS = st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text(max_size=3)
ARRAYS = DTYPES.flatmap(lambda dtype: arrays.arrays(dtype, SHAPES))
RAISED = st.just(Raised("ValueError", "no", 1, None))
VALUES = st.recursive(
    NUMBERS | ARRAYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=6,
)
REAL = arrays.arrays("float64", st.just((2, 3)) | st.just((3,)) | st.just(()), elements=st.floats())
ARGUMENTS = st.dictionaries(st.sampled_from("xyzk"), VALUES | REAL, max_size=3)
TOLERANCES = st.builds(Tolerance, relative=st.floats(0, 1), absolute=st.floats(0, 1))


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Return results that agree in kind more often than chance, so that the rules have something to look at."""
    count = draw(st.integers(1, 5))
    names = draw(st.lists(st.sampled_from(["dw", "db", "loss"]), max_size=3, unique=True))
    keys = draw(st.lists(st.sampled_from("xyzk"), max_size=3, unique=True))
    values = draw(st.sampled_from([VALUES, REAL, st.lists(REAL, min_size=2, max_size=2)]))
    outcomes = values | RAISED

    def answers(kind: st.SearchStrategy[Any]) -> Callable[[list[list[Any]]], list[Any]]:
        lists = draw(st.lists(st.lists(kind, min_size=1, max_size=4) | st.none(), min_size=1, max_size=3))

        def answer(calls: list[list[Any]]) -> list[Any]:
            given = lists[len(calls) % len(lists)]
            if given is None:
                raise BrokenExerciseError if kind is values else RunStoppedError(StopReason.TIME_LIMIT)
            return (given * len(calls))[: len(calls)]

        return answer

    return Evidence(
        call="f",
        cases=[
            Case({key: draw(VALUES | REAL) for key in keys}, draw(st.just({}) | st.just({"n": 2})))
            for _ in range(count)
        ],
        expected=draw(st.lists(values, min_size=count, max_size=count)),
        outcomes=draw(st.lists(outcomes, min_size=count, max_size=count)),
        tolerance=draw(TOLERANCES),
        names=names,
        afterwards=draw(st.lists(st.lists(VALUES, max_size=3), max_size=count)),
        solve=answers(values) if draw(st.booleans()) else None,
        call_again=answers(outcomes) if draw(st.booleans()) else None,
    )


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(evidence())
def test_no_outcome_makes_a_diagnosis_raise(given_evidence: Evidence) -> None:
    # Without the net under `diagnose`, which must have nothing to catch.
    with np.errstate(all="ignore"):
        explanation(Inquiry(given_evidence))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5), min_size=3, max_size=8))
def test_right_results_get_none(rows: list[list[float]]) -> None:
    given_evidence = Evidence(
        call="f",
        cases=[Case({"x": np.array(row)}) for row in rows],
        expected=[np.array(row) * 2 for row in rows],
        outcomes=[[2 * number for number in row] for row in rows],
        tolerance=Tolerance(),
        afterwards=[[np.array(row)] for row in rows],
    )
    assert diagnose(given_evidence) is None


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([(4,), (3, 2), (2, 2), ()]), st.booleans())
def test_noise_gets_none(seed: int, shape: tuple[int, ...], whole: bool) -> None:
    generator = np.random.default_rng(seed)

    def drawn() -> list[np.ndarray]:
        return [
            generator.integers(0, 4, shape) if whole else np.asarray(generator.normal(size=shape)) for _ in range(12)
        ]

    arguments = drawn()
    given_evidence = Evidence(
        call="f",
        cases=[Case({"x": array}, {"n": 4}) for array in arguments],
        expected=drawn(),
        outcomes=drawn(),
        tolerance=Tolerance(),
        solve=lambda calls: [call[0] for call in calls],
    )
    assert diagnose(given_evidence) is None


def test_a_cancelled_submission_is_not_diagnosed() -> None:
    def cancelled(calls: list[list[Any]]) -> list[Any]:
        raise RunStoppedError(StopReason.CANCELLED)

    given_evidence = Evidence(
        call="f",
        cases=[Case({"x": float(i)}) for i in range(5)],
        expected=[float(i) for i in range(5)],
        outcomes=[i**0.5 + i for i in range(5)],
        tolerance=Tolerance(),
        solve=lambda calls: [call[0] for call in calls],
        call_again=cancelled,
    )
    with pytest.raises(RunStoppedError):
        diagnose(given_evidence)
