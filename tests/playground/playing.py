"""The playground's process as a test drives it."""

import json
import subprocess
import sys
from types import TracebackType
from typing import Any, Self

from tutor.playground.settings import Settings

PATIENCE = 60.0


class Playground:
    """`python -m tutor.playground`, one line at a time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tutor.playground"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def line(self, line: bytes) -> None:
        """Send one line as it is."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, op: str, **fields: object) -> None:
        """Ask for something."""
        self.line(json.dumps({"op": op, **fields}).encode())

    def set(self, **fields: Any) -> None:  # noqa: ANN401 - of Settings
        """Ask for these settings, the others being as at the beginning."""
        self.ask("set", settings=Settings(**fields).as_json())

    def heard(self) -> dict[str, Any]:
        """Return the next event; a frame is answered by `seen`."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the playground has ended: {self.process.wait(PATIENCE)}"
        event: dict[str, Any] = json.loads(line)
        if event["event"] == "frame":
            self.ask("seen")
        return event

    def until(self, kind: str, **fields: object) -> dict[str, Any]:
        """Return the next event of a kind whose fields have these values."""
        while True:
            event = self.heard()
            if event["event"] == kind and all(event[name] == value for name, value in fields.items()):
                return event

    def step(self, epochs: int) -> dict[str, Any]:
        """Train so many epochs from the beginning, and return the frame after the last."""
        for _ in range(epochs):
            self.ask("step")
        return self.until("frame", epoch=epochs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait(PATIENCE)
        self.process.stdout.close()
