"""Whoever is right passes, in whatever style, and is blamed for nothing."""

from collections import Counter

import pytest
from cheat_exercises import Bench
from honest_programs import HONEST, TIMES, Honest

from tutor.sandbox.fork_server import ForkServer


@pytest.fixture(scope="module")
def bench(numpy_server: ForkServer, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("honest"), {"numpy": numpy_server})


@pytest.fixture(scope="module")
def bench_with_torch(
    numpy_server: ForkServer, torch_server: ForkServer, tmp_path_factory: pytest.TempPathFactory
) -> Bench:
    return Bench(tmp_path_factory.mktemp("honest"), {"numpy": numpy_server, "torch": torch_server})


def passes(bench: Bench, honest: Honest, times: int) -> None:
    for _ in range(times):
        verdict = bench.verdict(honest.exercise, honest.program)
        assert verdict.passed, [check.message.en for check in verdict.checks if not check.passed]
        assert verdict.mistake is None
        assert verdict.error is None


def named(honest: Honest) -> str:
    return f"{honest.exercise}: {honest.style}"


@pytest.mark.parametrize("honest", [h for h in HONEST if not h.trains], ids=named)
def test_an_honest_program_passes(bench: Bench, honest: Honest) -> None:
    passes(bench, honest, TIMES)


@pytest.mark.parametrize("honest", [h for h in HONEST if h.exercise in ("xor", "iris-mlp")], ids=named)
def test_an_honest_network_passes(bench: Bench, honest: Honest) -> None:
    passes(bench, honest, 1)


@pytest.mark.slow
@pytest.mark.parametrize("honest", [h for h in HONEST if h.trains], ids=named)
def test_an_honest_network_passes_every_time(bench_with_torch: Bench, honest: Honest) -> None:
    passes(bench_with_torch, honest, TIMES)


def test_the_styles_are_many_and_different() -> None:
    counts = Counter(honest.exercise for honest in HONEST)
    assert len(HONEST) >= 70
    assert sum(count >= 10 for count in counts.values()) >= 6
    assert min(counts.values()) >= 3
    assert len({honest.program for honest in HONEST}) == len(HONEST)
