"""The playground's process: it trains, and tells on standard output what there is to see.

It speaks JSON lines. It is told

    {"op": "set", "settings": {…}}   take these settings; see `settings`
    {"op": "run"} · {"op": "pause"}
    {"op": "step"}                   one epoch, and pause
    {"op": "reset"}                  begin anew with the same settings
    {"op": "focus", "neuron": [0, 1]}  look at that neuron of that layer in place of the output; null: at the output
    {"op": "seen"}                   the last frame was painted: the next one may come

and it tells

    {"event": "ready"}                        it is there
    {"event": "data", "points": …}            other points; see `samples`
    {"event": "loading"}                      torch is being imported, which takes seconds
    {"event": "frame", "epoch": …}            see `frames`; with it come `settings` and `running`
    {"event": "refused", "uz": …, "en": …}    why something asked for was not done; `settings` are the ones in force

A frame is sent only after the one before was seen, and at most ten times a second: nothing queues up, however slow the
screen's line is, and training never waits. The process ends when its input does, so that it never outlives its parent.
"""

import json
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

from tutor.language import Text
from tutor.playground.frames import Neuron, frame
from tutor.playground.settings import Settings, SettingsError
from tutor.playground.trainer import Trainer

FRAME_SECONDS: Final = 0.1
_SLICE: Final = 0.03
"""Seconds of training after which it is time to listen, where the speed has no limit."""

_LONGEST_LINE: Final = 1 << 16

_NOT_UNDERSTOOD = Text(
    uz="Tajriba maydoni bu buyruqni tushunmadi: {line}.", en="The playground did not understand: {line}."
)
_NO_TORCH = Text(
    uz="PyTorch oʻrnatilmagan ({why}); NumPy bilan davom etamiz. Oʻrnatish: pip install torch.",
    en="PyTorch is not installed ({why}); NumPy goes on. To install it: pip install torch.",
)
_NO_DEVICE = Text(
    uz="Bu qurilmada hisoblab boʻlmadi ({why}); avvalgisi bilan davom etamiz. Batafsil: tutor doctor.",
    en="That device cannot be used ({why}); the one before goes on. More: tutor doctor.",
)
_FAILED = Text(
    uz="Hisoblash toʻxtab qoldi ({why}). Boshqa sozlama tanlang yoki boshidan boshlang.",
    en="Computing has failed ({why}). Choose other settings, or start over.",
)


def serve() -> None:
    """Serve on standard input and output."""
    told = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # nothing that a library prints may get between the lines
    Server(told).serve(sys.stdin.buffer)


class Server:
    """One playground: what was asked for, and what was told."""

    def __init__(self, told: BinaryIO) -> None:
        self._told = told
        self._asked: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._trainer = Trainer(Settings())
        self._running = False
        self._focus: Neuron | None = None
        self._seen, self._changed = True, True
        self._last_frame = self._next_epoch = 0.0

    def serve(self, given: BinaryIO) -> None:
        """Serve until the input ends, which ends the process at once, whatever it is computing."""
        self._tell({"event": "ready"})
        self._tell_data()
        threading.Thread(target=self._listen, args=(given,), daemon=True).start()
        while True:
            self._turn()

    def _listen(self, given: BinaryIO) -> None:
        while line := given.readline(_LONGEST_LINE):
            self._asked.put(line)
        os._exit(0)

    def _turn(self) -> None:
        """Do what is due, then wait for what comes first: a line, an epoch or a frame."""
        try:
            if self._running and time.monotonic() >= self._next_epoch:
                self._train()
        except Exception as error:  # whatever it is, one may choose other settings
            self._fail(error)
        now = time.monotonic()
        if self._changed and self._seen and now >= self._last_frame + FRAME_SECONDS:
            self._show()
        waits = [self._next_epoch] if self._running else []
        waits += [self._last_frame + FRAME_SECONDS] if self._changed and self._seen else []
        try:
            wait = max(0.0, min(waits) - time.monotonic()) if waits else None
            line = self._asked.get(block=wait is None or wait > 0, timeout=wait)
        except queue.Empty:
            return
        self._obey(line)

    def _train(self) -> None:
        """Train the epochs that are due, but not for long."""
        speed, now = self._trainer.settings.speed, time.monotonic()
        until = now + _SLICE
        while (now := time.monotonic()) < until and now >= self._next_epoch:
            self._trainer.train()
            self._changed = True
            # After a pause it does not hurry to catch up.
            self._next_epoch = max(self._next_epoch + 1 / speed, now - _SLICE) if speed else 0.0

    def _show(self) -> None:
        self._changed, self._seen, self._last_frame = False, False, time.monotonic()
        try:
            shown = frame(self._trainer, self._focus)
        except Exception as error:
            self._fail(error)
            return
        self._tell({**shown, "settings": self._trainer.settings.as_json(), "running": self._running})

    def _obey(self, line: bytes) -> None:
        try:
            asked = json.loads(line)
        except ValueError:
            asked = None
        match asked:
            case {"op": "set", "settings": given}:
                self._set(given)
            case {"op": "run"}:
                self._running = True
                self._next_epoch = time.monotonic()
            case {"op": "pause"}:
                self._running = False
            case {"op": "step"}:
                self._running = False
                self._safely(self._trainer.train)
            case {"op": "reset"}:
                self._safely(self._trainer.reset)
            case {"op": "focus", "neuron": None}:
                self._focus = None
            case {"op": "focus", "neuron": [int(layer), int(neuron)]} if layer >= 0 and neuron >= 0:
                self._focus = (layer, neuron)
            case {"op": "seen"}:
                self._seen = True
                return
            case _:
                shown = line[:60].decode("utf-8", "replace").strip()
                self._refuse(_NOT_UNDERSTOOD.format(line=shown))
                return
        self._changed = True

    def _set(self, given: object) -> None:
        try:
            settings = Settings.read(given)
        except SettingsError as error:
            self._refuse(error.text)
            return
        if settings.engine != "numpy" and "torch" not in sys.modules:
            self._tell({"event": "loading"})
        before = self._trainer.samples
        try:
            self._trainer.change(settings)
        except ImportError as error:
            self._refuse(_NO_TORCH.format(why=error))
        except (ValueError, RuntimeError) as error:
            self._refuse(_NO_DEVICE.format(why=_first_line(error)))
        except Exception as error:
            self._fail(error)
        if self._trainer.samples is not before:
            self._tell_data()
        self._next_epoch = min(self._next_epoch, time.monotonic() + 1)

    def _safely(self, action: Any) -> None:  # noqa: ANN401 - any function without arguments
        try:
            action()
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        traceback.print_exc()
        self._running = False
        self._refuse(_FAILED.format(why=f"{type(error).__name__}: {_first_line(error)}"))

    def _refuse(self, text: Text) -> None:
        self._tell({"event": "refused", **text.as_dict(), "settings": self._trainer.settings.as_json()})

    def _tell_data(self) -> None:
        self._tell({"event": "data", **self._trainer.samples.as_json()})

    def _tell(self, event: Mapping[str, Any]) -> None:
        data = memoryview(json.dumps(event, separators=(",", ":")).encode() + b"\n")
        try:
            while data:
                data = data[self._told.write(data) :]
        except BrokenPipeError:
            os._exit(0)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
