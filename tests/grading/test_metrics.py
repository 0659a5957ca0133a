"""Metrics: logged and printed, kept and told; whatever else comes is left out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.grading.metrics import MOST, MetricsRecorder, printed_metrics


def recorded(*events: tuple[str, Any]) -> tuple[list[dict[str, Any]], list[tuple[str, dict[str, Any]]]]:
    told: list[tuple[str, dict[str, Any]]] = []
    recorder = MetricsRecorder(lambda *event: told.append(event))
    for name, data in events:
        recorder.listen(name, data)
    return recorder.metrics, told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Epoch 10: Loss = 0.1234", (10, {"loss": 0.1234})),
        ("epoch: 3, loss: 1e-3, acc: 97%", (3, {"loss": 1e-3, "accuracy": 0.97})),
        ("Epoch [5/100], Loss: 0.5", (5, {"loss": 0.5})),
        ("epoxa 7 | loss 2 | aniqlik 0.5", (7, {"loss": 2.0, "accuracy": 0.5})),
        ("Step #12 LOSS=.5", (12, {"loss": 0.5})),
        ("iteration 4 loss = -inf", (4, {"loss": float("-inf")})),
        ("loss = 0.5", None),
        ("Epoch 10 begins", None),
        ("the epochs of history: loss of 5", None),
        ("", None),
    ],
)
def test_epochs_printed_in_the_familiar_way(line: str, expected: object) -> None:
    assert printed_metrics(line) == expected


@given(st.text())
def test_any_line_can_be_read(line: str) -> None:
    found = printed_metrics(line)
    assert found is None or found[1]


def test_lines_that_arrive_in_pieces() -> None:
    metrics, told = recorded(("stdout", "Epoch 1: lo"), ("stdout", "ss = 0.5\nEpoch 2: loss = 0.25\nEpoch 3: loss"))
    assert metrics == [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.25}]
    assert [data["text"] for name, data in told if name == "output"] == [
        "Epoch 1: lo",
        "ss = 0.5\nEpoch 2: loss = 0.25\nEpoch 3: loss",
    ]


def test_a_program_that_logs_is_not_read_twice() -> None:
    metrics, _ = recorded(("log", {"step": 1, "values": {"loss": 0.5}}), ("stdout", "Epoch 1: loss = 0.5\n"))
    assert metrics == [{"step": 1, "loss": 0.5}]


def test_stderr_is_shown_and_not_read() -> None:
    metrics, told = recorded(("stderr", "Epoch 1: loss = 0.5\n"))
    assert metrics == []
    assert told == [("output", {"stream": "stderr", "text": "Epoch 1: loss = 0.5\n"})]


def test_figures_are_passed_on() -> None:
    assert recorded(("show", {"kind": "curves"}))[1] == [("figure", {"figure": {"kind": "curves"}})]


def test_what_is_no_number_travels_as_null() -> None:
    metrics, told = recorded(
        ("log", {"step": 1, "values": {"loss": float("nan"), "accuracy": float("inf"), "x": 10**400}})
    )
    assert metrics == [{"step": 1, "loss": None, "accuracy": None, "x": None}]
    assert told == [("metric", {"step": 1, "values": {"loss": None, "accuracy": None, "x": None}})]


@pytest.mark.parametrize(
    "data",
    [{}, {"step": 1}, {"step": "1", "values": {"loss": 1}}, {"step": 1, "values": []}, {"step": 1, "values": {"loss": "1"}},
     {"step": 1.5, "values": {"loss": 1}}, {"step": True, "values": {"loss": 1}}, {"step": 1 << 60, "values": {"loss": 1}},
     {"step": 1, "values": {}}, {"step": 1, "values": {"loss": None}}],
)  # fmt: skip
def test_forged_logs_are_left_out(data: dict[str, Any]) -> None:
    assert recorded(("log", data)) == ([], [])


def test_a_step_beyond_reason_is_left_out() -> None:
    assert recorded(("stdout", f"Epoch {'9' * 300}: loss = 1\n"))[0] == []


def test_names_are_safe_and_short_and_few() -> None:
    values = {f"\x1b[{i}m" + "x" * 100: 1.0 for i in range(50)}
    ((metric,), _) = recorded(("log", {"step": 1, "values": values}))
    assert len(metric) <= 9
    assert all("\x1b" not in name and len(name) <= 30 for name in metric)


def test_their_number_is_bounded() -> None:
    metrics, told = recorded(*[("log", {"step": i, "values": {"loss": 1.0}}) for i in range(MOST + 10)])
    assert len(metrics) == len(told) == MOST


def test_a_line_without_end_is_not_kept() -> None:
    recorder = MetricsRecorder(lambda *_: None)
    for _ in range(100):
        recorder.listen("stdout", "x" * 10_000)
    assert len(recorder._rest) <= 10_000
