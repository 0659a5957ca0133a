"""Saving the learner's work when the terminal goes away or the process is told to end.

When a terminal dies, Textual's writer thread dies with it, `write()` blocks for good once its queue is full, and
no handler of the event loop runs any more. A handler of `signal.signal` does run. The kernel sends SIGHUP only to
those whose controlling terminal it was; a thread watches for the others (`docker exec -t`, programs run by programs).
"""

import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, Final

# What the app switched on: the alternate screen, mouse reports, bracketed paste, focus reports, a hidden cursor.
_SWITCH_OFF: Final = (
    b"\x1b[<u\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?1004l"
    b"\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[0m"
)


def save_on_hangup(save: Callable[[], object]) -> None:
    """Call `save` and end the process when SIGHUP or SIGTERM comes. Call it in the main thread, before the app."""
    descriptor = sys.__stdin__.fileno() if sys.__stdin__ else 0
    settings = None
    with suppress(termios.error):
        settings = termios.tcgetattr(descriptor)

    def handle(number: int, _frame: FrameType | None) -> None:
        # SIGHUP comes twice, from the kernel and from the shell: the second one must not interrupt the save.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            save()
        finally:
            if number == signal.SIGTERM:
                _restore(descriptor, settings)
            os._exit(0)

    signal.signal(signal.SIGHUP, handle)
    signal.signal(signal.SIGTERM, handle)
    if os.isatty(descriptor):
        threading.Thread(target=_watch, args=(descriptor,), name="hang-up", daemon=True).start()


def _watch(terminal: int) -> None:
    """Wait until the terminal is gone, and tell this process so."""
    poller = select.poll()
    poller.register(terminal, 0)  # nothing is waited for but what is always told: a hang-up
    poller.poll()
    os.kill(os.getpid(), signal.SIGHUP)


def _restore(descriptor: int, settings: list[Any] | None) -> None:
    """Leave the terminal as it was, if it is still there and takes what is written without waiting."""
    with suppress(OSError, termios.error):
        if settings is not None:
            termios.tcsetattr(descriptor, termios.TCSANOW, settings)
        output = sys.__stderr__.fileno() if sys.__stderr__ else 2
        if select.select([], [output], [], 0)[1]:
            os.write(output, _SWITCH_OFF)
