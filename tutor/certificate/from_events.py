"""The progress that a list of events says, as a database would say it: for files that are read without one."""

from collections.abc import Iterable

from tutor.progress.events import Event
from tutor.progress.queries import ExerciseProgress


def progress_of(events: Iterable[Event], *, imported: bool = True) -> dict[str, ExerciseProgress]:
    """Return how far each exercise is; `imported=False` leaves out what came from another file."""
    of_exercise: dict[str, list[Event]] = {}
    for event in events:
        if event.exercise is not None and (imported or not event.imported):
            of_exercise.setdefault(event.exercise, []).append(event)
    return {exercise: _progress(found) for exercise, found in of_exercise.items()}


def _progress(events: list[Event]) -> ExerciseProgress:
    attempts = [event for event in events if event.kind == "attempt"]
    first = min((event.at for event in attempts if event.passed), default=None)
    return ExerciseProgress(
        passed=first is not None,
        attempts=len(attempts),
        first_passed_at=first,
        last_at=max(event.at for event in events),
        hints=len({event.item for event in events if event.kind == "hint"}),
        solution_seen_at=min((event.at for event in events if event.kind == "solution"), default=None),
    )
