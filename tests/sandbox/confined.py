"""Runs programs in a real child and tells how they ended, making sure that nothing is left behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from leaks import leaving_nothing
from service_process import is_gone

from tutor.sandbox.children import ChildSource
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, RunStoppedError
from tutor.sandbox.run import Listener, Run

SUCCEEDED = "succeeded"
PATIENT = Limits(seconds=60)
"""Limits that no program of these tests reaches unless it means to."""


@dataclass
class End:
    """How a program ended: with the value of its variable `succeeded`, with an exception, or stopped."""

    succeeded: Any = None
    raised: Raised | None = None
    stopped: RunStoppedError | None = None
    output: str = ""
    events: list[tuple[str, Any]] = field(default_factory=list)


@contextmanager
def running(server: ChildSource, limits: Limits = PATIENT, listener: Listener | None = None) -> Iterator[Run]:
    """Give a run, close it, and assert that nothing of it is left."""
    with leaving_nothing(server):
        with Run(server, limits, listener) as run:
            pid = run._child.pid
            yield run
        assert is_gone(pid)


def end_of(server: ChildSource, source: str, limits: Limits = PATIENT, function: str | None = None) -> End:
    """Execute a program, call one of its functions, and return how it ended."""
    end = End()
    with running(server, limits, lambda name, data: end.events.append((name, data))) as run:
        try:
            names = run.execute(source)
            if function is not None:
                run.call(function)
            if SUCCEEDED in names:
                end.succeeded = run.ask("variables", names=[SUCCEEDED])[SUCCEEDED]
        except ProgramRaisedError as error:
            end.raised = error.raised
        except RunStoppedError as error:
            end.stopped = error
        run.close()
        end.output = run.output
    return end
