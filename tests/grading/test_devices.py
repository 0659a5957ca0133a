"""Which device a job gets, and what is said where it cannot have the one that it asked for."""

from collections.abc import Callable

import pytest

from tutor.grading.devices import CHOICES, Choice, Devices, NoDeviceError
from tutor.grading.jobs import RunJob
from tutor.grading.sources import Sources
from tutor.sandbox import accelerators
from tutor.sandbox.accelerators import Accelerators, TorchBrokenError, TorchSilentError

CARD = Accelerators(("A card",))
APPLE = Accelerators(mps=True)


def never() -> Accelerators:
    raise AssertionError("torch was asked")


def devices(possible: list[str], found: Accelerators | None = None) -> Devices:
    return Devices(possible=lambda: possible, ask=never if found is None else lambda: found)


def failing(error: Exception) -> Callable[[], Accelerators]:
    def ask() -> Accelerators:
        raise error

    return ask


@pytest.mark.parametrize("asked", ["auto", "cpu"])
def test_the_processor_needs_no_question(asked: str) -> None:
    assert devices(["cuda"]).choose(asked, "torch") == Choice("cpu")
    assert not devices(["cuda"]).choose(asked, "torch").on_gpu


def test_auto_takes_a_gpu_for_an_exercise_that_prefers_one() -> None:
    assert devices(["cuda"], CARD).choose("auto", "torch", prefers_gpu=True) == Choice("cuda")
    assert devices(["mps"], APPLE).choose("auto", "torch", prefers_gpu=True) == Choice("mps")
    assert devices([]).choose("auto", "torch", prefers_gpu=True) == Choice("cpu")
    assert devices(["cuda"], Accelerators()).choose("auto", "torch", prefers_gpu=True) == Choice("cpu")


def test_a_device_that_is_there_is_taken() -> None:
    choice = devices(["cuda"], CARD).choose("cuda", "torch")
    assert (choice.name, choice.on_gpu, choice.notice) == ("cuda", True, None)


@pytest.mark.parametrize("asked", ["cuda", "mps"])
def test_a_device_that_is_not_there_is_refused_without_asking_torch(asked: str) -> None:
    with pytest.raises(NoDeviceError) as refused:
        devices([]).choose(asked, "torch")
    text = refused.value.text
    for sentence in (text.uz, text.en):
        assert f"“{asked}”" in sentence
        assert "--device cpu" in sentence
        assert "tutor doctor" in sentence
        assert "\n" not in sentence
    assert "this computer has only cpu" in text.en
    assert "faqat cpu bor" in text.uz


def test_the_refusal_names_what_is_there() -> None:
    with pytest.raises(NoDeviceError, match="only cpu, mps"):
        devices(["mps"], APPLE).choose("cuda", "torch")


def test_a_card_that_torch_cannot_use_is_said_to_be_that() -> None:
    with pytest.raises(NoDeviceError, match="PyTorch cannot use it"):
        devices(["cuda"], Accelerators()).choose("cuda", "torch")


@pytest.mark.parametrize("asked", ["abacus", "cuda:7", "", "x" * 10_000])
def test_what_is_no_device(asked: str) -> None:
    with pytest.raises(NoDeviceError) as refused:
        devices([]).choose(asked, "torch")
    assert len(refused.value.text.en) < 400


@pytest.mark.parametrize("asked", ["cuda", "mps"])
def test_numpy_runs_on_the_processor_and_says_so(asked: str) -> None:
    choice = devices(["cuda"]).choose(asked, "numpy")
    assert choice.name == "cpu"
    assert choice.notice is not None
    assert f"“{asked}”" in choice.notice.en
    assert f"“{asked}”" in choice.notice.uz


def test_numpy_is_not_told_what_it_did_not_ask() -> None:
    assert devices(["cuda"]).choose("auto", "numpy", prefers_gpu=True) == Choice("cpu")
    assert devices(["cuda"]).choose("cpu", "numpy") == Choice("cpu")


def test_torch_is_asked_once() -> None:
    asked = []

    def ask() -> Accelerators:
        asked.append(1)
        return CARD

    some = Devices(possible=lambda: ["cuda"], ask=ask)
    assert [some.choose("cuda", "torch").name for _ in range(3)] == ["cuda"] * 3
    assert len(asked) == 1


@pytest.mark.parametrize("error", [TorchSilentError("60"), TorchBrokenError("no libcudart")])
def test_torch_that_did_not_answer_is_asked_again(error: Exception) -> None:
    some = Devices(possible=lambda: ["cuda"], ask=failing(error))
    with pytest.raises(NoDeviceError):
        some.choose("cuda", "torch")
    some._ask = lambda: CARD
    assert some.choose("cuda", "torch") == Choice("cuda")


def test_every_choice_is_understood() -> None:
    for asked in CHOICES:
        assert devices(["cuda", "mps"], Accelerators(("A card",), mps=True)).choose(asked, "torch").name in CHOICES


@pytest.mark.parametrize(
    ("cards", "per_card", "expected"), [(["0"], 1, ["0"]), (["0", "1"], 2, ["0", "1", "0", "1"])]
)
def test_cards_are_held_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch, cards: list[str], per_card: int, expected: list[str]
) -> None:
    monkeypatch.setattr(accelerators, "cards", lambda: cards)
    some = Devices(per_card, possible=lambda: ["cuda"], ask=never)
    assert some.places == len(expected)
    assert some.share == pytest.approx(0.9 / per_card)
    holding = [some.card() for _ in expected]
    assert [held.__enter__() for held in holding] == expected
    for held in holding:
        held.__exit__(None, None, None)
    with some.card() as again:
        assert again == expected[0]


@pytest.mark.parametrize(("prefers", "gpu"), [(True, True), (False, False), ("yes", False)])
def test_a_run_on_auto_gets_a_gpu_where_its_exercise_prefers_one(prefers: object, gpu: bool) -> None:
    request = {"source": "", "runtime": "torch", "device": "auto", "prefers_gpu": prefers}
    assert RunJob(Sources(), devices(["cuda"], CARD), request).needs().gpu is gpu
    assert not RunJob(Sources(), devices([]), request).needs().gpu
