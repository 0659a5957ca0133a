"""Events as JSON objects: a line of the journal, an entry of a progress file. What is read is not trusted."""

from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from tutor.progress.events import KINDS, LOCAL_LEARNER, Event, FieldError, JsonObject, thinned
from tutor.progress.plain import PlainObject, plain_object
from tutor.progress.work_file import MAX_BYTES

_OF_EXERCISES: Final = frozenset({"attempt", "hint", "solution", "reset"})
_WITH_OUTCOME: Final = frozenset({"attempt", "quiz", "checklist"})
_WITH_ITEM: Final = frozenset({"hint", "quiz", "checklist", "read"})


def event_to_json(event: Event) -> JsonObject:
    """Return the event as a JSON object; fields that hold nothing are left out."""
    at = event.at.isoformat(timespec="microseconds").replace("+00:00", "Z")
    data: JsonObject = {"id": event.id, "at": at, "kind": event.kind}
    for name in ("learner", "lesson", "exercise", "item", "passed", "code", "verdict"):
        value = getattr(event, name)
        if value is not None:
            data[name] = value
    if event.detail:
        data["detail"] = event.detail
    if event.imported:
        data["imported"] = True
    return data


def event_from_json(data: object) -> Event:
    """Return the event that `event_to_json` wrote; texts of its verdict are made safe to paint.

    Raises:
        FieldError: a field is missing or wrong.

    """
    if not isinstance(data, dict):
        raise FieldError("event")
    kind = data.get("kind")
    if kind not in KINDS:
        raise FieldError("kind")
    event = Event(
        kind=kind,
        id=_uuid(data.get("id")),
        at=_time(data.get("at")),
        learner=data.get("learner", LOCAL_LEARNER),
        lesson=data.get("lesson"),
        exercise=data.get("exercise"),
        item=data.get("item"),
        passed=_of_type(data, "passed", bool),
        code=_code(data),
        verdict=_object(data, "verdict"),
        detail=_object(data, "detail") or PlainObject(),
        imported=_of_type(data, "imported", bool) or False,
    )
    needed = ["exercise" if kind in _OF_EXERCISES or _is_run_of_exercise(event) else "lesson"]
    needed += ["passed"] if kind in _WITH_OUTCOME else []
    needed += ["item"] if kind in _WITH_ITEM or (kind == "run" and event.exercise is None) else []
    for name in needed:
        if getattr(event, name) is None:
            raise FieldError(name)
    return event


def _is_run_of_exercise(event: Event) -> bool:
    return event.kind == "run" and event.exercise is not None


def _of_type(data: JsonObject, name: str, kind: type) -> Any:  # noqa: ANN401
    value = data.get(name)
    if value is not None and not isinstance(value, kind):
        raise FieldError(name)
    return value


def _code(data: JsonObject) -> str | None:
    value: str | None = _of_type(data, "code", str)
    if value is not None and len(value) > MAX_BYTES:
        raise FieldError("code")
    return value


def _object(data: JsonObject, name: str) -> PlainObject | None:
    value = _of_type(data, name, dict)
    try:
        return None if value is None else plain_object(thinned(value), foreign=True)
    except ValueError:
        raise FieldError(name) from None


def _uuid(value: object) -> str:
    try:
        if isinstance(value, str) and str(UUID(value)) == value:
            return value
    except ValueError:
        pass
    raise FieldError("id")


def _time(value: object) -> datetime:
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
        if time is not None and time.tzinfo is not None:
            return time.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise FieldError("at")
