"""Whose program it was: an exercise's, or a demo's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """An exercise, by its id alone; or a demo, by its lesson and its step.

    Attributes:
        exercise: the exercise's id, None for a demo.
        lesson: the lesson of a demo, None for an exercise: exercises can move from lesson to lesson.
        demo: the step's id of a demo.

    """

    exercise: str | None = None
    lesson: str | None = None
    demo: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is neither; raises ValueError."""
        if (self.exercise is None) != (self.lesson is not None and self.demo is not None):
            raise ValueError("a place is an exercise, or a lesson and a demo")

    @classmethod
    def of_exercise(cls, exercise: str) -> "Place":
        """Return the place of an exercise's programs."""
        return cls(exercise=exercise)

    @classmethod
    def of_demo(cls, lesson: str, demo: str) -> "Place":
        """Return the place of a demo's programs."""
        return cls(lesson=lesson, demo=demo)
