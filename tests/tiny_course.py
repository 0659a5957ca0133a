"""A course of one lesson, written by a test: JSON is YAML 1.2, so plain dicts describe its exercises."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Fields = dict[str, Any]


def both(text: str) -> Fields:
    """Return a text that reads the same in both languages, as it stands in a lesson."""
    return {"uz": text, "en": text}


def check(kind: str, check_id: str = "the-check", **fields: object) -> Fields:
    """Return a check's description."""
    return {"kind": kind, "id": check_id, "title": both(f"Title of {check_id}"), **fields}


def function_check(call: str, arguments: Fields, check_id: str = "the-check", **fields: object) -> Fields:
    """Return the description of a function check."""
    return check("function", check_id, call=call, arguments=arguments, **fields)


class TinyCourse:
    """A course folder with the one lesson `basics`; exercises are added to it."""

    lesson_id = "basics"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._steps: list[Fields] = []
        (path / self.lesson_id).mkdir(parents=True)
        lesson = {"id": self.lesson_id, "title": both("Basics")}
        parts = [{"id": "first", "title": both("First part"), "lessons": [lesson]}]
        self._write("course.yaml", {"title": both("Tiny course"), "parts": parts})

    def exercise(
        self,
        exercise_id: str,
        checks: Sequence[Fields],
        solution: str,
        *,
        starter: str = "pass\n",
        judge: str | None = None,
        usage: str | None = None,
        mistakes: Mapping[str, str] | None = None,
        **fields: object,
    ) -> None:
        """Add an exercise with its programs; the message of a mistake names the mistake."""
        folder = self.path / self.lesson_id / exercise_id
        (folder / "mistakes").mkdir(parents=True)
        (folder / "starter.py").write_text(starter)
        (folder / "solution.py").write_text(solution)
        for name, source in (("judge.py", judge), ("usage.py", usage)):
            if source is not None:
                (folder / name).write_text(source)
        for mistake_id, source in (mistakes or {}).items():
            (folder / "mistakes" / (mistake_id.replace("-", "_") + ".py")).write_text(source)
        self.step(
            kind="exercise",
            id=exercise_id,
            title=both(exercise_id),
            task=both("Do it."),
            checks=list(checks),
            mistakes=[{"id": m, "message": both(f"You made the mistake {m}.")} for m in mistakes or ()],
            hints=[both("One"), both("Two"), both("Three")],
            explanation=both("So it is."),
            **fields,
        )

    def step(self, **fields: object) -> None:
        """Add a step of any kind and write the lesson."""
        self._steps.append(fields)
        lesson = {"id": self.lesson_id, "summary": both("Summary"), "minutes": 5, "goals": [both("A goal")]}
        self._write(f"{self.lesson_id}/lesson.yaml", {**lesson, "steps": self._steps})

    def _write(self, name: str, data: Fields) -> None:
        (self.path / name).write_text(json.dumps(data, indent=1))
