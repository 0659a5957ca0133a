"""Zygotes grow old and are replaced; a run that is under way on an old one is not disturbed."""

import os
import signal
from collections.abc import Iterator

import pytest

from tutor.grading import sources
from tutor.grading.sources import Sources
from tutor.sandbox import children
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.run import Run


@pytest.fixture
def aging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sources]:
    """Return sources whose zygotes are old after two children."""
    monkeypatch.setattr(sources, "OLD", 2)
    made = Sources()
    if made.missing:
        pytest.skip("this kernel does not offer every layer, so there are no zygotes")
    yield made
    made.close()


def worn(source: children.ChildSource) -> None:
    """Use up a zygote's two children."""
    for _ in range(2):
        with Run(source, Limits()) as run:
            run.execute("x = 1")


def test_an_old_zygote_is_replaced_and_ends_when_its_last_run_does(aging: Sources) -> None:
    first = aging.get("numpy")
    assert aging.get("numpy") is first
    with Run(first, Limits()) as run:
        worn(first)
        second = aging.get("numpy")
        assert second is not first
        worn(second)
        third = aging.get("numpy")
        assert third is not second
        assert first.alive
        assert run.execute("y = 2") == ["y"]
    worn(third)
    aging.get("numpy")
    assert not first.alive
    assert not second.alive


def use_up_what_is_ready(source: children.ChildSource) -> None:
    for _ in range(5):  # some were forked ahead
        source.start().abandon()


@pytest.mark.slow
def test_a_zygote_that_hangs_is_given_up(aging: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "START_SECONDS", 0.2)
    zygote = aging.get("numpy")
    assert isinstance(zygote, ForkServer)
    os.kill(zygote.pid, signal.SIGSTOP)
    with pytest.raises(SandboxUnavailableError):
        use_up_what_is_ready(zygote)
    assert not zygote.alive
    fresh = aging.get("numpy")  # which ends the other one
    assert fresh is not zygote
    worn(fresh)
