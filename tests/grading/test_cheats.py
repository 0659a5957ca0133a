"""Whoever cheats does not pass, and spoils nothing for whoever comes next."""

import pytest
from cheat_exercises import SOLUTIONS, Bench, stopped_by
from cheats import CHEATS, Cheat

from tutor.sandbox.fork_server import ForkServer


@pytest.fixture(scope="module")
def bench(numpy_server: ForkServer, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("cheats"), {"numpy": numpy_server})


@pytest.fixture(scope="module")
def bench_with_torch(
    numpy_server: ForkServer, torch_server: ForkServer, tmp_path_factory: pytest.TempPathFactory
) -> Bench:
    return Bench(tmp_path_factory.mktemp("cheats"), {"numpy": numpy_server, "torch": torch_server})


def does_not_pass(bench: Bench, cheat: Cheat) -> None:
    verdict = bench.verdict(cheat.exercise, bench.source(cheat.exercise, cheat.program))
    assert not verdict.passed
    assert stopped_by(verdict)
    assert bench.verdict("norm", SOLUTIONS["norm"]).passed


@pytest.mark.parametrize("cheat", [c for c in CHEATS if not c.slow], ids=lambda c: f"{c.exercise}: {c.name}")
def test_a_cheat_does_not_pass(bench: Bench, cheat: Cheat) -> None:
    does_not_pass(bench, cheat)


@pytest.mark.slow
@pytest.mark.parametrize("cheat", [c for c in CHEATS if c.slow], ids=lambda c: f"{c.exercise}: {c.name}")
def test_a_slow_cheat_does_not_pass(bench_with_torch: Bench, cheat: Cheat) -> None:
    does_not_pass(bench_with_torch, cheat)


@pytest.mark.parametrize("exercise", [name for name in SOLUTIONS if name != "scaled"])
def test_the_small_exercises_can_be_passed(bench: Bench, exercise: str) -> None:
    assert bench.verdict(exercise, SOLUTIONS[exercise]).passed


@pytest.mark.slow
def test_the_small_exercise_with_torch_can_be_passed(bench_with_torch: Bench) -> None:
    assert bench_with_torch.verdict("scaled", SOLUTIONS["scaled"]).passed


def test_the_cheats_are_many_and_different() -> None:
    assert len(CHEATS) >= 100
    assert len({(cheat.exercise, cheat.name) for cheat in CHEATS}) == len(CHEATS)
    assert len({(cheat.exercise, cheat.program) for cheat in CHEATS}) == len(CHEATS)
