"""Runs `python -m tutor` as a process of its own, as a shell would."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

_OURS = ("TUTOR_", "LC_", "LANG", "NO_COLOR", "COLUMNS", "LINES", "PYTHON")


@dataclass(frozen=True)
class Tutor:
    """The command `tutor` with a home and a course of its own."""

    home: Path
    course: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        own = {
            "TUTOR_HOME": str(self.home),
            "TUTOR_COURSE": str(self.course),
            "TUTOR_LANG": "en",
            "LC_ALL": "C.UTF-8",
        }
        return {**kept, **own, **self.environment}

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "tutor", *map(str, arguments)]

    def __call__(
        self, *arguments: str | Path, stdin: str = "", timeout: float = 120, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=timeout,
            env={**self.variables, **environment},
        )

    def start(self, *arguments: str | Path, **environment: str) -> "subprocess.Popen[str]":
        """Start the command; Ctrl+C reaches it even where the tests themselves were started in the background."""
        return subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**self.variables, **environment},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - tests have one thread
        )

    def shell(self, line: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a line of bash in which `$tutor` is the command."""
        variables = {**self.variables, "tutor": f"{sys.executable} -m tutor"}
        return subprocess.run(
            ["bash", "-c", line], capture_output=True, encoding="utf-8", timeout=timeout, env=variables
        )


@dataclass(frozen=True)
class WriteProgram:
    """Writes a program and returns its path."""

    folder: Path

    def __call__(self, source: str, name: str = "mine.py") -> Path:
        path = self.folder / name
        path.write_text(source, encoding="utf-8")
        return path
