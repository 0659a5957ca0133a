"""The playground's process as whoever shows it sees it."""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

from tutor.language import Text
from tutor.playground.settings import Settings

_LARGEST_EVENT: Final = 1 << 22
_PATIENCE: Final = 2.0
"""Seconds that a process has to end by itself."""

_DIED = Text(
    uz="Tajriba maydonining hisoblash jarayoni kutilmaganda toʻxtadi ({why}). R ni bossangiz, qayta boshlanadi.",
    en="The playground’s computing process has ended unexpectedly ({why}). Press R to start it again.",
)
_NOT_STARTED = Text(
    uz="Tajriba maydonining hisoblash jarayonini boshlab boʻlmadi ({why}). `tutor doctor` ni ishga tushiring.",
    en="The playground’s computing process could not be started ({why}). Run `tutor doctor`.",
)


class PlaygroundDied(Exception):  # noqa: N818 - it says what has happened
    """The process has ended by itself; `text` tells it in one sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class PlaygroundClient:
    """Starts the process, asks, and listens; see `server` for what is said."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Return the process's id, or None where there is none."""
        return self._process.pid if self._process else None

    def ask(self, op: str, **fields: object) -> None:
        """Ask for something; the answers come as events. A process that has ended hears nothing."""
        if self._process is None or self._process.stdin is None or self._process.stdin.is_closing():
            return
        self._process.stdin.write(json.dumps({"op": op, **fields}).encode() + b"\n")

    def set(self, settings: Settings) -> None:
        """Ask for other settings."""
        self.ask("set", settings=settings.as_json())

    async def events(self) -> AsyncIterator[Mapping[str, Any]]:
        """Start the process and yield what it tells, until `close`.

        Raises:
            PlaygroundDied: it has ended by itself, or could not be started.

        """
        try:
            # -P: a file of the learner's called numpy.py must not stand in for NumPy.
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "tutor.playground"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
                limit=_LARGEST_EVENT,
                start_new_session=True,  # Ctrl+C is the screen's
            )
        except OSError as error:
            raise PlaygroundDied(_NOT_STARTED.format(why=error.strerror or error)) from None
        process = self._process
        assert process.stdout is not None
        try:
            async for line in process.stdout:
                yield json.loads(line)
            code = await process.wait()
        finally:
            await self._end(process)
        if not self._closed:
            raise PlaygroundDied(_DIED.format(why=f"exit code {code}" if code >= 0 else f"signal {-code}"))

    async def close(self) -> None:
        """End the process."""
        self._closed = True
        if self._process is not None:
            await self._end(self._process)

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        """End a process: it does so by itself when its input ends; if it does not, it is killed."""
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _PATIENCE)
        except (TimeoutError, asyncio.CancelledError) as error:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            if isinstance(error, asyncio.CancelledError):
                raise
            await process.wait()
