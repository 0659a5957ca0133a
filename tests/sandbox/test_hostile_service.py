"""Hostile programs sent to a live grading service: it answers the next learner, and nothing of them is left."""

import pytest
from attacks import ATTACKS
from battleground import Battleground

from tutor.sandbox import layers

pytestmark = pytest.mark.skipif(
    layers.available() != list(layers.ALL), reason="this kernel does not offer every layer"
)

THROUGH_THE_SERVICE = [
    "reading: another learner's work", "reading: the solution", "reading: the environment of the parent",
    "writing: deleting", "disk: thousands of empty files", "processes: a fork bomb",
    "processes: a fork that outlives the run", "processes: a bomb of threads", "network: the grading service's own socket",
    "network: a UDP packet", "other processes: a signal to the parent", "other processes: limits of the parent",
    "endless: a loop", "endless: every signal ignored", "memory: an array", "output: stdout",
    "output: escape sequences without end", "events: a flood of log entries", "events: a flood of figures",
    "events: forged events of gigantic arrays", "forged answers: garbage", "forged answers: an endless answer",
    "descriptors: everything closed", "descriptors: closing the answers", "endings: leaving", "endings: a wrong pointer",
    "endings: every object overwritten",
]  # fmt: skip


@pytest.mark.parametrize("request_kind", ["run", "check"])
@pytest.mark.parametrize("name", THROUGH_THE_SERVICE)
def test_the_service_outlives_an_attack(name: str, request_kind: str, battleground: Battleground) -> None:
    outcome = battleground.attack_service(name, request_kind)
    assert not outcome.succeeded
    assert outcome.traces == []


def test_they_are_enough() -> None:
    assert len(THROUGH_THE_SERVICE) >= 15
    assert set(THROUGH_THE_SERVICE) <= set(ATTACKS)
