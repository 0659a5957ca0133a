"""What learners in the tests do."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tutor.grading.verdict import CheckResult, Verdict
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER, Event
from tutor.progress.store import ProgressStore

Opener = Callable[..., AbstractContextManager[ProgressStore]]


def verdict(*, passed: bool, exercise: str = "xor") -> dict[str, Any]:
    message = Text(uz="Yoʻqotish kamaymadi.", en="The loss did not fall.")
    check = CheckResult("loss", Text(uz="Yoʻqotish", en="Loss"), passed, message, got="▸ 0.7")
    return Verdict(exercise, passed, [check], output="ʻsalomʼ\n", metrics=[{"step": 1, "loss": 0.7}]).as_json()


def attempt(
    code: str = "print(1)\n", *, passed: bool = False, exercise: str = "xor", learner: str = LOCAL_LEARNER
) -> Event:
    outcome = verdict(passed=passed, exercise=exercise)
    return Event.attempt(exercise, code, outcome, lesson="xor", learner=learner)


def codes(store: ProgressStore, learner: str = LOCAL_LEARNER, exercise: str = "xor") -> list[str]:
    """Return the programs of the attempts, oldest first."""
    return [one.code for one in reversed(store.attempts(learner, exercise))]


def database(home: Path) -> Path:
    return home / "progress.db"
