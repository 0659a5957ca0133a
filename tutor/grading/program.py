"""A program under test: the learner's, the author's, or a mistake's, each in a child of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tutor.sandbox.children import ChildSource
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError
from tutor.sandbox.run import Listener, Run

Outcome = Any
"""What a call gave: a plain value, or `Raised`."""


class BrokenExerciseError(Exception):
    """The author's own programs do not do what the exercise's description says."""


@dataclass(slots=True)
class Program:
    """Source text and the run in which it is executed; the run begins when it is first needed.

    `modules` are executed in order as modules of those names; the last is the one whose functions are called.
    `elsewhere` is where further runs of it come from while this one lasts: a GPU holds one alone.
    """

    server: ChildSource
    limits: Limits
    modules: Sequence[tuple[str, str]]
    listener: Listener | None = None
    elsewhere: ChildSource | None = None
    _run: Run | None = field(default=None)
    _others: list["Program"] = field(default_factory=list)
    _cancelled: bool = False

    def run(self) -> Run:
        """Return the run with the program executed.

        Raises:
            ProgramRaisedError: the program raised an exception when it was executed.
            RunStoppedError: it ended, or was ended at a limit.
            SandboxUnavailableError: there is no sandbox.

        """
        if self._run is None:
            run = self.begin()
            for name, source in self.modules:
                run.execute(source, name)
        return self.begin()

    @property
    def started(self) -> Run | None:
        """Return the run if it has begun."""
        return self._run

    def begin(self) -> Run:
        """Return the run before anything has been executed in it; the caller executes."""
        if self._run is None:
            self._run = Run(self.server, self.limits, self.listener)
            if self._cancelled:
                self._run.cancel()
        return self._run

    def fresh(self) -> "Program":
        """Return the same program for a run of its own, which knows nothing of this one and is closed with it."""
        other = Program(self.elsewhere or self.server, self.limits, self.modules, _cancelled=self._cancelled)
        self._others.append(other)
        return other

    def renew(self) -> None:
        """Count the run's deadline from now: an author's program waits while the learner's computes.

        It is that of `limits` as they are now. A run that was ended gives way to a new one.
        """
        if self._run is None:
            return
        if self._run.stopped and not self._cancelled:
            self._run.close()
            self._run = None
        else:
            self._run.renew(self.limits.seconds)

    def outcomes(self, function: str, calls: list[list[Any]], **fields: Any) -> list[Outcome]:  # noqa: ANN401
        """Call a function of the program and return the outcome of each call.

        A missing function, or a program that raises when executed, makes every outcome that `Raised`.

        Raises:
            RunStoppedError, SandboxUnavailableError: as `run`.

        """
        try:
            return self.run().calls(function, calls, **fields)
        except ProgramRaisedError as error:
            return [error.raised] * len(calls)

    def cancel(self) -> None:
        """End the run from another thread, be it under way or about to begin."""
        self._cancelled = True
        for program in list(self._others):
            program.cancel()
        if self._run is not None:
            self._run.cancel()

    def close(self) -> None:
        """Free the run; the program can then not be used any more."""
        for program in self._others:
            program.close()
        if self._run is not None:
            self._run.close()
