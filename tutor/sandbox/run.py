"""One run of an untrusted program: a child under a deadline and caps, asked questions over two pipes.

Everything a child sends is bounded, decoded strictly and believed by nobody. Whatever happens, `close` leaves no
process and no descriptor behind.
"""

import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import asdict
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from tutor.sandbox import wire
from tutor.sandbox.children import START_SECONDS, ChildSource, SandboxUnavailableError, last_line
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, RunStoppedError, StopReason, outcomes, raised
from tutor.sandbox.text import safe_output

MAX_EVENTS: Final = 20_000
MAX_EVENT_BYTES: Final = 32 << 20
"""What all events of a run may take together: whoever listens keeps or sends them."""
_LONGEST_ANSWER: Final = wire.HEADER.size + wire.MAX_JSON + wire.MAX_ARRAYS
_CHUNK: Final = 1 << 18
_END_SECONDS: Final = 0.5

Listener = Callable[[str, Any], None]
"""Called with ("stdout" or "stderr", new text), ("log", {...}) or ("show", {...}) while the program runs."""


Understood = TypeVar("Understood")


class Run:
    """One confined child. Use it as a context manager; only `cancel` may be called from another thread.

    Args:
        source: where the child comes from.
        limits: what the child may use; the deadline counts from when the child is ready.
        listener: told of output and events as they arrive.

    Raises:
        SandboxUnavailableError: no child could be started. Later calls raise it, too, when its source goes.

    """

    def __init__(self, source: ChildSource, limits: Limits, listener: Listener | None = None) -> None:
        self._source = source
        self._limits = limits
        self._listener = listener or (lambda name, data: None)
        self._started = time.monotonic()
        self._child = source.start()
        self._deadline = time.monotonic() + START_SECONDS
        self._streams = {self._child.stdout: "stdout", self._child.stderr: "stderr"}
        self._open = {self._child.answers, *self._streams}
        self._output = {"stdout": bytearray(), "stderr": bytearray()}
        self._pending = bytearray()
        self._events = self._event_bytes = 0
        self._stopped: StopReason | None = None
        self._closed = False
        os.set_blocking(self._child.requests, False)
        try:
            self._write(wire.encode(asdict(limits)))
            hello = self._answer()
        except (RunStoppedError, SandboxUnavailableError) as problem:
            self.close()
            if isinstance(problem, RunStoppedError) and problem.reason is not StopReason.CANCELLED:
                # No line of the program has run yet: it is not to blame.
                raise SandboxUnavailableError(last_line(bytes(self._output["stderr"]))) from None
            raise
        self.renew()
        # Sent before any line of the program ran, so it can be believed.
        self.layers: list[str] = [str(layer) for layer in hello.get("layers", [])]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def output(self) -> str:
        """Return all that the program has printed, stdout before stderr, made safe."""
        return safe_output(bytes(self._output["stdout"])) + safe_output(bytes(self._output["stderr"]))

    @property
    def seconds(self) -> float:
        """Return the wall-clock seconds since the run began."""
        return time.monotonic() - self._started

    def ask(self, op: str, **fields: Any) -> Any:  # noqa: ANN401 - plain values of the wire
        """Send a request and return the value of its answer.

        Raises:
            ProgramRaisedError: the program raised an exception.
            RunStoppedError: the child ended, was ended at a limit, or gave no well-formed answer.
            SandboxUnavailableError: the zygote ended, and the child with it.

        """
        self._write(wire.encode({"op": op, **fields}))
        answer = self._answer()
        if "value" in answer:
            return answer["value"]
        raise ProgramRaisedError(raised(answer.get("error")))

    def execute(self, source: str, name: str = "exercise") -> list[str]:
        """Run a program as the module `name` and return the names that it defines. Raises as `ask` does."""
        names = self.ask("exec", source=source, name=name)
        return [str(n) for n in names] if isinstance(names, list) else []

    def call(self, target: str | int, *arguments: Any, **fields: Any) -> Any:  # noqa: ANN401
        """Call a function once and return its result. Raises as `ask` does."""
        outcome = self.calls(target, [list(arguments)], **fields)[0]
        if isinstance(outcome, Raised):
            raise ProgramRaisedError(outcome)
        return outcome

    def calls(self, target: str | int, calls: list[list[Any]], **fields: Any) -> list[Any]:  # noqa: ANN401
        """Call a function once with each list of arguments; the outcomes are results or `Raised`.

        Raises:
            ProgramRaisedError: there is no such function.
            RunStoppedError: as `ask`.

        """
        return self.echoing_calls(target, calls, **fields)[0]

    def echoing_calls(
        self,
        target: str | int,
        calls: list[list[Any]],
        **fields: Any,  # noqa: ANN401
    ) -> tuple[list[Any], list[Any]]:
        """Like `calls`; with `echo=True` the second part holds the arguments as they were after the calls."""
        return self.understood(
            lambda answer: (outcomes(answer["outcomes"], len(calls)), _lists(answer["arguments"])),
            "call",
            target=target,
            calls=calls,
            **fields,
        )

    def understood(self, read: Callable[[Any], Understood], op: str, **fields: Any) -> Understood:  # noqa: ANN401
        """Send a request and return its answer as `read` understands it; what it cannot is a bad answer.

        Raises:
            ProgramRaisedError, RunStoppedError, SandboxUnavailableError: as `ask`.

        """
        answer = self.ask(op, **fields)
        try:
            return read(answer)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            self._stop(StopReason.BAD_ANSWER)
            raise RunStoppedError(StopReason.BAD_ANSWER) from None

    @property
    def stopped(self) -> bool:
        """Return whether the child was ended at a limit, or cancelled: it will answer nothing more."""
        return self._stopped is not None

    def renew(self, seconds: float | None = None) -> None:
        """Count the deadline from now: that of the limits, or a nearer one."""
        self._deadline = time.monotonic() + min(seconds or self._limits.seconds, self._limits.seconds)

    def cancel(self) -> None:
        """End the run now, from any thread; whoever waits for its answer gets a `RunStoppedError`."""
        self._stop(StopReason.CANCELLED)

    def close(self) -> None:
        """Read what is left of the output, end the child and free everything; may be called again.

        The harness flushes what the program printed before each answer, so nothing is lost, and nobody has to
        wait until the kernel has taken a large process apart.
        """
        if self._closed:
            return
        self._closed = True
        self._open.discard(self._child.answers)  # nobody asked: whatever it sends now could go on for ever
        now = time.monotonic()
        while self._open and self._stopped is None and self._read(now):
            pass
        self._source.release(self._child)

    def _answer(self) -> dict[str, Any]:
        """Return the next answer, telling the listener of events that come before it."""
        while True:
            try:
                size = wire.frame_size(self._pending)
                if size is not None and len(self._pending) >= size:
                    with memoryview(self._pending) as pending:
                        message = wire.decode(bytes(pending[:size]))  # one copy: a frame may be large
                    del self._pending[:size]
                    if not isinstance(message, dict):
                        raise wire.WireError("no answer")
                    if "event" not in message:
                        return message
                    self._event(message, size)
                    continue
            except wire.WireError as error:
                self._stop(StopReason.BAD_ANSWER)
                raise RunStoppedError(StopReason.BAD_ANSWER, str(error)) from None
            if self._child.answers not in self._open:
                raise RunStoppedError(*self._why_it_ended())
            if not self._read(self._deadline) and time.monotonic() >= self._deadline:
                self._stop(StopReason.TIME_LIMIT)
                raise RunStoppedError(StopReason.TIME_LIMIT)

    def _event(self, message: dict[str, Any], size: int) -> None:
        self._events += 1
        self._event_bytes += size
        name, data = message.get("event"), message.get("data")
        few = self._events <= MAX_EVENTS and self._event_bytes <= MAX_EVENT_BYTES
        known = isinstance(name, str) and name in ("log", "show")
        if few and known and isinstance(data, dict) and wire.is_json(data):
            self._listener(str(name), data)

    def _read(self, deadline: float) -> bool:
        """Read once from whatever is ready before `deadline` and return whether anything was."""
        poller = select.poll()
        for fd in self._open:
            poller.register(fd, select.POLLIN)
        left = max(0.0, deadline - time.monotonic())
        ready = poller.poll(left * 1000)
        for fd, _ in ready:
            data = os.read(fd, _CHUNK)
            if not data:
                self._open.discard(fd)
            elif fd == self._child.answers:
                self._pending += data
                if len(self._pending) > _LONGEST_ANSWER:
                    self._stop(StopReason.BAD_ANSWER)
                    raise RunStoppedError(StopReason.BAD_ANSWER, "too long")
            else:
                self._printed(self._streams[fd], data)
        return bool(ready)

    def _printed(self, stream: str, data: bytes) -> None:
        kept = self._output[stream]
        room = self._limits.output_bytes - sum(map(len, self._output.values()))
        if room <= 0:
            return
        kept += data[:room]
        self._listener(stream, safe_output(data[:room]))
        if len(data) >= room:
            self._stop(StopReason.OUTPUT_LIMIT)

    def _write(self, data: bytes) -> None:
        """Write a request while reading: a child that prints much must not block on us, nor we on it."""
        rest = memoryview(data)
        poller = select.poll()
        poller.register(self._child.requests, select.POLLOUT)
        while rest:
            try:
                rest = rest[os.write(self._child.requests, rest) :]
            except BlockingIOError:
                if not poller.poll(10):
                    self._read(time.monotonic())
                if time.monotonic() >= self._deadline:
                    self._stop(StopReason.TIME_LIMIT)
                    raise RunStoppedError(StopReason.TIME_LIMIT) from None
            except BrokenPipeError:
                return  # the answer, or its absence, will say why

    def _stop(self, reason: StopReason) -> None:
        if self._stopped is None:
            self._stopped = reason
        self._child.kill()

    def _why_it_ended(self) -> tuple[StopReason, str]:
        if (reason := self._stopped) is not None:
            return reason, ""
        ending = self._child.wait(_END_SECONDS)
        if ending is None:
            self._stop(StopReason.BAD_ANSWER)  # it closed its answers and lives on
            return StopReason.BAD_ANSWER, ""
        if ending.code is None:
            raise SandboxUnavailableError("what started the program has ended")
        if self._stopped is not None:  # cancelled meanwhile
            return self._stopped, ""
        if ending.code >= 0:
            return StopReason.EXITED, str(ending.code)
        if -ending.code == signal.SIGXCPU:
            return StopReason.TIME_LIMIT, ""
        if -ending.code == signal.SIGKILL and ending.cpu_seconds >= self._limits.seconds:
            return StopReason.TIME_LIMIT, ""
        if -ending.code == signal.SIGKILL:
            return StopReason.MEMORY_LIMIT, ""  # nobody here sent it: the kernel's out-of-memory killer did
        return StopReason.KILLED, signal.Signals(-ending.code).name


def _lists(described: Any) -> list[list[Any]]:  # noqa: ANN401 - a program's answer
    if not isinstance(described, list) or not all(isinstance(item, list) for item in described):
        raise TypeError("no lists of arguments")
    return described
