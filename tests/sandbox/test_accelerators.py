"""What GPU there may be, found without asking torch, and torch's own answer from another process."""

import os
import platform
from pathlib import Path

import pytest

from tutor.sandbox import accelerators
from tutor.sandbox.accelerators import Accelerators, TorchBrokenError, TorchSilentError


@pytest.fixture(autouse=True)
def no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).touch()
    return folder


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), []),
        (("nvidia0", "nvidiactl", "nvidia-uvm"), ["0"]),
        (("nvidia0", "nvidia1", "nvidiactl"), ["0", "1"]),
        (("nvidiactl", "nvidia-uvm", "nvidia-modeset"), []),
        (("dxg",), ["0"]),
        (("sda", "null"), []),
    ],
)
def test_cards_are_counted_by_their_device_files(tmp_path: Path, names: tuple[str, ...], expected: list[str]) -> None:
    assert accelerators.cards(made(tmp_path, *names)) == expected


@pytest.mark.parametrize(
    ("chosen", "expected"), [("1", ["1"]), ("2, 0", ["2", "0"]), ("", []), ("GPU-ab12", ["GPU-ab12"])]
)
def test_the_environment_chooses_among_cards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, expected: list[str]
) -> None:
    folder = made(tmp_path, "nvidia0", "nvidia1", "nvidia2")
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", chosen)
    assert accelerators.cards(folder) == expected


def test_the_environment_makes_no_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "0")
    assert accelerators.cards(tmp_path) == []


@pytest.mark.parametrize(
    ("system", "machine", "expected"),
    [("Darwin", "arm64", ["mps"]), ("Darwin", "x86_64", []), ("Linux", "aarch64", [])],
)
def test_mps_is_apples(monkeypatch: pytest.MonkeyPatch, system: str, machine: str, expected: list[str]) -> None:
    monkeypatch.setattr(accelerators, "cards", list)
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert accelerators.possible() == expected


def test_the_processor_is_always_there() -> None:
    assert Accelerators().devices == ["cpu"]
    assert Accelerators(("a card",), mps=True).devices == ["cpu", "cuda", "mps"]


def test_torch_answers_for_this_machine() -> None:
    found = accelerators.ask_torch()
    assert bool(found.cards) <= bool(accelerators.cards())
    assert "torch" not in accelerators.__dict__


def test_torch_that_cannot_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accelerators, "_ASK_TORCH", "raise ImportError('libcudart is missing')")
    with pytest.raises(TorchBrokenError, match="libcudart is missing"):
        accelerators.ask_torch()


def test_torch_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accelerators, "_ASK_TORCH", "import sys; sys.stdin.read()")
    reading, writing = os.pipe()
    stdin = os.dup(0)
    os.dup2(reading, 0)  # nothing ever arrives
    try:
        with pytest.raises(TorchSilentError):
            accelerators.ask_torch(seconds=0.2)
    finally:
        os.dup2(stdin, 0)
        for fd in (stdin, reading, writing):
            os.close(fd)


def test_torch_is_asked_by_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        accelerators, "_ASK_TORCH", 'import os; print(\'{"cards": ["%d"], "mps": false}\' % os.getpid())'
    )
    (pid,) = accelerators.ask_torch().cards
    assert pid != str(os.getpid())
