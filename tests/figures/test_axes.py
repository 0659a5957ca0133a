import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.figures.axes import (
    Axis,
    axis_around,
    axis_between,
    log_axis_around,
    nice_step,
    short_number,
    steady_number,
)

values = st.floats(-1e300, 1e300)


@pytest.mark.parametrize(
    ("span", "count", "step"), [(10, 5, 2), (1, 4, 0.5), (0.3, 10, 0.05), (7, 7, 1), (2.4e-7, 3, 1e-7)]
)
def test_steps_are_1_2_or_5_times_a_power_of_ten(span: float, count: int, step: float) -> None:
    assert nice_step(span, count) == pytest.approx(step)


def test_axis_ends_on_round_numbers_around_the_values() -> None:
    axis = axis_around(0.13, 2.31, 5)
    assert (axis.low, axis.high) == (0.0, 2.5)
    assert axis.labels == ("0.0", "0.5", "1.0", "1.5", "2.0", "2.5")


def test_axis_between_keeps_its_ends_and_has_round_ticks_inside() -> None:
    axis = axis_between(-1.3, 1.3, 4)
    assert (axis.low, axis.high) == (-1.3, 1.3)
    assert axis.ticks == (-1.0, 0.0, 1.0)


@given(values, values, st.integers(2, 12))
def test_any_values_get_an_axis_that_holds_them(first: float, second: float, count: int) -> None:
    low, high = sorted((first, second))
    axis = axis_around(low, high, count)
    slack = 1e-6 * (axis.high - axis.low)
    assert axis.low - slack <= low <= high <= axis.high + slack
    assert list(axis.ticks) == sorted(set(axis.ticks))
    assert 2 <= len(axis.ticks) <= count + 3
    assert len(set(axis.labels)) == len(axis.labels)
    assert all(-1e-6 <= axis.share(value) <= 1 + 1e-6 for value in (low, high))


@given(st.floats(1e-280, 1e280), st.floats(1, 1e12), st.integers(2, 9))
def test_any_positive_values_get_a_logarithmic_axis(low: float, ratio: float, count: int) -> None:
    high = low * ratio
    axis = log_axis_around(low, high, count)
    assert axis.low <= low * (1 + 1e-6)
    assert axis.high >= high * (1 - 1e-6)
    assert axis.ticks
    assert len(axis.ticks) <= count + 1


def test_powers_of_ten_are_evenly_spaced_on_a_logarithmic_axis() -> None:
    axis = log_axis_around(0.01, 100, 4)
    assert [axis.share(value) for value in (0.01, 0.1, 1, 10, 100)] == pytest.approx([0, 0.25, 0.5, 0.75, 1])


def test_equal_values_get_an_axis_around_them() -> None:
    axis = axis_around(5.0, 5.0, 4)
    assert axis.low < 5 < axis.high


def test_tiny_and_huge_ticks_are_written_with_an_exponent() -> None:
    assert Axis(0, 2e9, (0.0, 1e9, 2e9)).labels == ("0", "1e9", "2e9")
    assert Axis(0, 2e-7, (0.0, 1e-7, 2e-7)).labels == ("0", "1e-7", "2e-7")


def test_numbers_in_prose_and_in_the_legend() -> None:
    assert [short_number(value) for value in (0.0431234, 12.5, 3e-7, -0.0, 1234567.0)] == [
        "0.04312",
        "12.5",
        "3e-7",
        "0",
        "1.235e6",
    ]
    assert [steady_number(value) for value in (0.5, 12.5, 1e-7)] == ["0.5000", "12.50", "1.000e-7"]
    assert short_number(math.inf) == "inf"
