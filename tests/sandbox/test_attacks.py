"""Hostile programs in both runtimes, and again with the layer left out that holds them."""

import platform
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from attacks import ATTACKS, READING, Attack
from confined import end_of
from victims import OtherProcess, Surroundings

from tutor.sandbox import layers
from tutor.sandbox.fork_server import ForkServer

pytestmark = [
    pytest.mark.skipif(layers.available() != list(layers.ALL), reason="this kernel does not offer every layer"),
    pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls have other numbers here"),
]

RUNTIMES = [pytest.param("numpy_server", id="numpy"), pytest.param("torch_server", id="torch")]
# Only what may be read and imported differs between the runtimes: the rest is tried again in the slow tests.
DIFFERING = {attack.name for attack in READING} | {"a new file", "fork", "a thread", "a TCP socket", "a signal"}
HELD = [
    *[pytest.param(attack, "numpy_server", id=f"{attack}-numpy") for attack in ATTACKS],
    *[
        pytest.param(
            attack, "torch_server", id=f"{attack}-torch", marks=[] if attack.name in DIFFERING else [pytest.mark.slow]
        )
        for attack in ATTACKS
    ],
]
CONTROLLED = [attack for attack in ATTACKS if attack.without is not None]


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[Surroundings]:
    made = Surroundings.made(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def server_without() -> Iterator[Callable[[frozenset[str]], ForkServer]]:
    """Return a function that gives a zygote whose children lack some layers."""
    servers: dict[frozenset[str], ForkServer] = {}

    def server(without: frozenset[str]) -> ForkServer:
        if without not in servers:
            servers[without] = ForkServer("numpy", without=without)
        return servers[without]

    yield server
    for running in servers.values():
        running.close()


@pytest.mark.parametrize(("attack", "runtime"), HELD)
def test_an_attack_is_held(
    attack: Attack, runtime: str, surroundings: Surroundings, request: pytest.FixtureRequest
) -> None:
    before = surroundings.state()
    with OtherProcess() if "{victim}" in attack.source else nullcontext() as victim:
        end = end_of(request.getfixturevalue(runtime), attack.source.format(**surroundings.fields(victim)))
        assert not end.succeeded
        assert end.raised or end.stopped or end.succeeded is False
        assert surroundings.state() == before
        assert victim is None or victim.untouched


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_after_all_of_them_the_zygote_still_serves(runtime: str, request: pytest.FixtureRequest) -> None:
    server: ForkServer = request.getfixturevalue(runtime)
    assert server.alive
    assert end_of(server, "succeeded = 1").succeeded == 1


@pytest.mark.parametrize("attack", CONTROLLED, ids=str)
def test_without_its_layers_the_attack_succeeds(
    attack: Attack, surroundings: Surroundings, server_without: Callable[[frozenset[str]], ForkServer]
) -> None:
    def succeeds(without: frozenset[str]) -> bool:
        with OtherProcess() if "{victim}" in attack.source else nullcontext() as victim:
            end = end_of(server_without(without), attack.source.format(**surroundings.fields(victim)))
            return end.succeeded is True

    assert attack.without is not None
    if succeeds(attack.without):
        return
    if not succeeds(frozenset(layers.ALL)):
        pytest.skip("this machine does not allow it even without the sandbox")
    pytest.fail("something else holds it, too")
