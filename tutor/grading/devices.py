"""Which device a job computes on, and the GPU's turns: one job at a time on each card unless told otherwise."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from tutor.language import Text
from tutor.sandbox import accelerators
from tutor.sandbox.accelerators import Accelerators, TorchBrokenError, TorchSilentError
from tutor.sandbox.devices import CPU, CUDA, MPS

AUTO: Final = "auto"
CHOICES: Final = (AUTO, CPU, CUDA, MPS)
MEMORY_SHARE: Final = 0.9
"""Part of a card's memory that its jobs may take together; a screen may need the rest."""

_LONGEST_NAME: Final = 40

_NO_DEVICE: Final = Text(
    uz="“{asked}” qurilmasida ishlatib boʻlmaydi, chunki {why}: --device cpu bering yoki --device ni yozmang; "
    "`tutor doctor` bu yerda nima borligini koʻrsatadi.",
    en="It cannot run on the device “{asked}”, as {why}: give --device cpu, or leave --device out; "
    "`tutor doctor` shows what is here.",
)
_HERE_ARE: Final = Text(uz="bu kompyuterda faqat {names} bor", en="this computer has only {names}")
_NOT_USABLE: Final = Text(
    uz="bu kompyuterda videokarta bor, lekin PyTorch uni ishlata olmaydi (drayver yoki GPU uchun yigʻilgan PyTorch yoʻq)",
    en="this computer has a graphics card but PyTorch cannot use it (no driver, or a PyTorch built without GPU support)",
)
_ON_CPU: Final = Text(
    uz="NumPy GPU da ishlamaydi: bu dastur “{asked}” oʻrniga protsessorda ishlaydi.",
    en="NumPy does not run on a GPU: this program runs on the processor instead of “{asked}”.",
)


class NoDeviceError(Exception):
    """The device that was asked for is not here; `text` says what is, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Choice:
    """The device that a job gets, and what there is to say about it."""

    name: str = CPU
    notice: Text | None = None

    @property
    def on_gpu(self) -> bool:
        """Return whether it needs a turn on a GPU."""
        return self.name != CPU


class Devices:
    """Knows the machine's devices and gives out its cards. Its methods may be called from any thread.

    Args:
        per_card: jobs at the same time on each card.
        possible: says cheaply which GPU devices may be here.
        ask: asks torch, when it first matters; takes seconds.

    """

    def __init__(
        self,
        per_card: int = 1,
        possible: Callable[[], list[str]] = accelerators.possible,
        ask: Callable[[], Accelerators] = accelerators.ask_torch,
    ) -> None:
        self.share = MEMORY_SHARE / per_card
        self._possible = possible()
        self._ask = ask
        self._found: Accelerators | None = None
        self._asking = threading.Lock()
        self._free = deque((accelerators.cards() or ["0"]) * per_card)
        self.places = len(self._free)

    def choose(self, asked: str, runtime: str, prefers_gpu: bool = False) -> Choice:
        """Return the device for a job.

        Args:
            asked: one of `CHOICES`; `auto` is the processor unless the exercise prefers a GPU and there is one.
            runtime: the job's runtime; NumPy computes on the processor whatever is asked.
            prefers_gpu: whether the exercise prefers a GPU.

        Raises:
            NoDeviceError: what was asked for is not here, or is no device.

        """
        if asked not in CHOICES:
            raise NoDeviceError(self._refusal(asked, self._usable()))
        if asked == CPU or (asked == AUTO and not prefers_gpu):
            return Choice()
        if runtime != "torch":
            return Choice(notice=None if asked == AUTO else _ON_CPU.format(asked=asked))
        usable = self._usable()
        if asked == AUTO:
            return Choice(usable[-1])
        if asked not in usable:
            raise NoDeviceError(self._refusal(asked, usable))
        return Choice(asked)

    @contextmanager
    def card(self) -> Iterator[str]:
        """Hold one place on a card, the least used one first; never more at a time than `places`."""
        name = self._free.popleft()
        try:
            yield name
        finally:
            self._free.append(name)

    def _usable(self) -> list[str]:
        """Return the devices that torch can use; torch is asked once, and only where there may be a GPU."""
        if not self._possible:
            return [CPU]
        with self._asking:
            if self._found is None:
                try:
                    self._found = self._ask()
                except (TorchSilentError, TorchBrokenError):
                    return [CPU]  # the next job asks again
            return self._found.devices

    def _refusal(self, asked: str, usable: list[str]) -> Text:
        unusable = asked in self._possible and asked not in usable
        why = _NOT_USABLE if unusable else _HERE_ARE.format(names=", ".join(usable))
        return _NO_DEVICE.format(asked=asked[:_LONGEST_NAME], why=why)
