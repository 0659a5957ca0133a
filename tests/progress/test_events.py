import json
import math
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.progress.event_json import event_from_json, event_to_json
from tutor.progress.events import MAX_METRICS, MAX_OUTPUT, Event, FieldError
from tutor.progress.plain import paintable, plain_object

ATTEMPT = event_to_json(Event.attempt("xor", "x = 1\n", {"passed": True, "checks": []}, lesson="xor"))

EVENTS = [
    Event.attempt("xor", "x = 1\n", {"passed": True, "metrics": [{"step": 1, "loss": math.nan}]}, lesson="xor"),
    Event.hint("xor", 2, lesson=None, learner="aziza"),
    Event.solution("xor", lesson="xor"),
    Event.reset("xor", lesson="xor"),
    Event.quiz("xor", "quiz", "why", chosen=[2, 0], correct=False),
    Event.checklist("xor", "checklist", 3, ticked=False),
    Event.opened("xor", "task"),
    Event.opened("xor"),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.kind)
def test_an_event_survives_json(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(event_to_json(event), allow_nan=False))) == event


def test_times_are_utc_to_the_microsecond() -> None:
    tashkent = timezone(timedelta(hours=5))
    event = Event(kind="opened", lesson="xor", at=datetime(2026, 5, 4, 3, 2, 1, 7, tashkent))
    assert event.at == datetime(2026, 5, 3, 22, 2, 1, 7, UTC)
    assert event_to_json(event)["at"] == "2026-05-03T22:02:01.000007Z"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None), ("id", "1"), ("id", "../../etc"), ("id", "{" + "0" * 8 + "}"), ("id", 7),
        ("at", None), ("at", "yesterday"), ("at", "2026-05-04T10:00:00"), ("at", 1_700_000_000),
        ("at", "0001-01-01T00:00:00+23:00"),
        ("kind", "pwned"), ("kind", None), ("kind", ["attempt"]),
        ("learner", 5), ("learner", "x" * 201), ("learner", "a\x1b[2J"), ("learner", ""),
        ("lesson", "../xor"), ("lesson", 1),
        ("exercise", "../xor"), ("exercise", None), ("exercise", "x" * 61),
        ("item", "\u202eabc"), ("item", ["1"]),
        ("passed", 1), ("passed", "yes"), ("passed", None),
        ("code", b"x".hex), ("code", "x" * (2 << 20)),
        ("verdict", []), ("verdict", "passed"), ("detail", 3), ("imported", "no"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    with pytest.raises(FieldError) as caught:
        event_from_json({**ATTEMPT, field: value})
    assert caught.value.name == field


@pytest.mark.parametrize("kind", ["hint", "quiz", "checklist", "opened", "read", "solution", "reset", "attempt"])
def test_each_kind_needs_its_fields(kind: str) -> None:
    bare = {"id": ATTEMPT["id"], "at": ATTEMPT["at"], "kind": kind}
    with pytest.raises(FieldError):
        event_from_json(bare)


@pytest.mark.parametrize("data", [None, [], "event", 3])
def test_what_is_no_object_is_no_event(data: object) -> None:
    with pytest.raises(FieldError):
        event_from_json(data)


def test_a_verdict_nested_without_end_is_refused() -> None:
    deep: Any = "end"
    for _ in range(200):
        deep = [deep]
    with pytest.raises(FieldError):
        event_from_json({**ATTEMPT, "verdict": {"checks": deep}})


def test_texts_of_a_foreign_verdict_cannot_take_over_the_terminal() -> None:
    nasty = "a\x1b[2J\x07\x9b31m\u202egnp\u2066\r\nb\tc\ud800\x00"
    event = event_from_json({**ATTEMPT, "verdict": {"output": nasty, nasty: 1}, "detail": {"x": [nasty]}})
    assert event.verdict is not None
    for text in (*event.verdict, *event.verdict.values(), *event.detail["x"]):
        if isinstance(text, str):
            assert not set(text) & set("\x1b\x07\x9b\r\x00\u202e\u2066\ud800")
    assert event.verdict["output"].endswith("\nb\tc\ufffd\ufffd")


def test_a_program_and_a_verdict_are_made_storable() -> None:
    event = Event.attempt(
        "xor",
        "x = '\0\ud83d\ude00\udc00'\n",
        {"passed": False, "metrics": [{"loss": math.nan}, {"loss": -math.inf}], "big": 10**5000, "n": (1, 2)},
        lesson="xor",
    )
    assert event.code == "x = '\ufffd😀\ufffd'\n"
    assert event.verdict is not None
    assert event.verdict["metrics"] == [{"loss": "NaN"}, {"loss": "-Infinity"}]
    assert math.isnan(float(event.verdict["metrics"][0]["loss"]))
    assert event.verdict["big"] == "Infinity"
    assert event.verdict["n"] == [1, 2]


def test_a_long_verdict_is_thinned_and_keeps_its_ends() -> None:
    metrics = [{"step": step} for step in range(100_000)]
    verdict = {"passed": True, "metrics": metrics, "output": "begin" + "." * 1_000_000 + "end"}
    event = Event.attempt("xor", "", verdict, lesson="xor")
    assert event.verdict is not None
    steps = [entry["step"] for entry in event.verdict["metrics"]]
    assert len(steps) == MAX_METRICS
    assert (steps[0], steps[-1]) == (0, 99_999)
    assert steps == sorted(set(steps))
    output = event.verdict["output"]
    assert len(output) <= MAX_OUTPUT + 3
    assert output.startswith("begin")
    assert output.endswith("end")
    assert len(verdict["output"]) > MAX_OUTPUT  # the caller's own verdict is as it was


def test_what_is_no_json_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError):
        Event(kind="opened", lesson="xor", detail={"x": object()})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_plain_values_are_strict_json_and_stay_as_they_are(value: object) -> None:
    clean = plain_object({"value": value})
    text = json.dumps(clean, allow_nan=False, ensure_ascii=False)
    assert "\0" not in text.encode("utf-8").decode("utf-8")
    assert plain_object(json.loads(text)) == clean == json.loads(text)


@given(st.text(st.characters()))
def test_paintable_is_idempotent_and_keeps_letters(text: str) -> None:
    once = paintable(text)
    assert paintable(once) == once
    letters = [char for char in text if char.isalpha()]
    assert [char for char in once if char.isalpha()] == letters
