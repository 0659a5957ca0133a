"""The attacks on the layers of GPU runs: all are held but those on what CUDA needs, which are listed here."""

import platform

import pytest
from attacks import ATTACKS
from battleground import Battleground

from tutor.sandbox import layers

pytestmark = [
    pytest.mark.skipif(layers.available() != list(layers.ALL), reason="this kernel does not offer every layer"),
    pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls have other numbers here"),
]

# Threads, epoll and many descriptors are open; memory is held, but some gigabytes further out.
OPEN_WITH_A_GPU = {
    "processes: a bomb of threads",
    "processes: a thread",
    "processes: a pool of threads",
    "the sandbox's walls: more open files than were allowed",
    "the kernel: epoll",
    *(name for name in ATTACKS if name.startswith("memory: ")),
}
QUICK = {
    "writing: a new file", "processes: fork", "processes: a fork bomb", "network: a TCP socket",
    "other processes: a signal", "endless: a loop", "forged answers: garbage",
}  # fmt: skip
TRIED = [
    pytest.param(name, marks=[] if name in QUICK else [pytest.mark.exhaustive])
    for name, attack in ATTACKS.items()
    if not attack.torch and name not in OPEN_WITH_A_GPU
]


@pytest.mark.parametrize("name", TRIED)
def test_an_attack_is_held(name: str, battleground: Battleground) -> None:
    outcome = battleground.attack(name, "gpu")
    assert outcome.held is ATTACKS[name].held, outcome
    assert outcome.traces == []


def test_what_is_open_is_what_cuda_needs(battleground: Battleground) -> None:
    """Each that is listed is there, and threads, the first of them, do work: the list is not longer than it must be."""
    assert set(ATTACKS) >= OPEN_WITH_A_GPU
    assert battleground.attack("processes: a thread", "gpu").succeeded
    assert len(TRIED) >= 200
