"""The shape of a lesson: what `lesson.yaml` and `course.yaml` may say.

The models are pydantic's; `loader` reads YAML into them and names file, line and field when they refuse.
Every text is a `Text`, so a lesson in one language only does not load.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from tutor.course.checks import Check
from tutor.course.comparison import Comparison
from tutor.course.knobs import Knob
from tutor.language import Text

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A public id: lower case, digits and hyphens (`line-fit`). Saved progress refers to it: never rename one."""

FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_-]*\.py$", max_length=80)]

Runtime = Literal["numpy", "torch", "engine"]
"""What a program may import besides the standard library: `numpy`; `torch` and NumPy; `engine` is NumPy and the tutor's
own networks, `tutor.engine`, which no other program can import."""
"""What learner code may import besides the standard library: NumPy alone, or PyTorch as well."""


class Model(BaseModel):
    """A part of a lesson: unknown fields are refused, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Term(Model):
    """A glossary entry: one English term and its one Uzbek translation."""

    en: Annotated[str, Field(min_length=1)]
    uz: Annotated[str, Field(min_length=1)]
    meaning: Text


class Resource(Model):
    """Something to go on with: a book, a video, a paper."""

    title: Text
    by: str = ""
    url: str = ""
    note: Text


class Option(Model):
    """One answer of a quiz question, and why it is right or wrong."""

    text: Text
    correct: bool = False
    explanation: Text


class Question(Model):
    """One quiz question; it may have several correct options."""

    id: Identifier
    prompt: Text
    options: Annotated[list[Option], Field(min_length=2, max_length=6)]


class Limits(Model):
    """What one run of the exercise's code may use."""

    seconds: Annotated[float, Field(gt=0, le=600)] = 10.0
    memory_mb: Annotated[int, Field(ge=64, le=16_384)] = 512


class Mistake(Model):
    """A likely wrong solution, `mistakes/<id with _ for ->.py`, and what to tell a learner who wrote it."""

    id: Identifier
    message: Text

    @property
    def file_name(self) -> str:
        """Return the name of the mistake's file in the exercise's `mistakes` folder."""
        return self.id.replace("-", "_") + ".py"


RULE_NAME: Final = r"^[^\W\d]\w*(\.[^\W\d]\w*)*$"
RuleName = Annotated[str, StringConstraints(pattern=RULE_NAME, max_length=120)]
"""A name as a program writes it: `random.default_rng`, `numpy.polyfit`."""


class Forbidden(Model):
    """Names that an exercise does not allow, since they would do its work, and what to do instead.

    A name is dotted from its library on (`numpy.linalg.lstsq`; `numpy.linalg` is all of that module); one without a
    dot is a builtin (`sum`). The rule follows imports and other names for the same thing, it leaves alone what the
    program defines itself, and a method of an object is no function of a library: `numpy.sum` is not `x.sum()`.
    """

    names: Annotated[list[RuleName], Field(min_length=1)]
    message: Text


class TextStep(Model):
    """A page to read, in Markdown."""

    kind: Literal["text"]
    id: Identifier
    title: Text
    body: Text


class DemoStep(Model):
    """A program to run and change, `<lesson>/demos/<file>`; what it logs and shows becomes plot and figure.

    Turning one of its `knobs` changes a constant in the learner's program and runs it again.
    """

    kind: Literal["demo"]
    id: Identifier
    title: Text
    body: Text
    file: FileName
    runtime: Runtime = "numpy"
    limits: Limits = Limits(seconds=60.0)
    knobs: Annotated[list[Knob], Field(max_length=6)] = []


class QuizStep(Model):
    """Questions whose every option is explained."""

    kind: Literal["quiz"]
    id: Identifier
    title: Text
    questions: Annotated[list[Question], Field(min_length=1)]


class ExerciseStep(Model):
    """A task to program. Its files lie in the folder `<lesson>/<id>/`.

    `starter.py` is what the learner begins with, `solution.py` the author's answer, `mistakes/*.py` the wrong
    ones, and `judge.py`, where checks need it, the author's judging functions; it may import `solution`.

    `prefers_gpu` asks for the learner's program to be checked on a GPU where the computer has one that torch can use;
    tensors that checks pass, and modules that they construct, are then on it. Elsewhere it is checked on the processor.

    `forbidden` are names that the program's text must not use; `allowed`, for a library, are the only names of it that
    the text may use, with all that lies below them (`numpy: [array, mean, random]`). Where a library has rules of either
    kind, the program must take what it needs of it by names that stand in the text: `getattr(np, name)`, `eval` and the
    like are turned down with a sentence that says so. Prefer `forbidden` for a few functions that would do the work, and
    `allowed` where the exercise is to be built from a handful of operations.
    """

    kind: Literal["exercise"]
    id: Identifier
    title: Text
    task: Text
    runtime: Runtime = "numpy"
    prefers_gpu: bool = False
    limits: Limits = Limits()
    forbidden: list[Forbidden] = []
    allowed: dict[RuleName, Annotated[list[RuleName], Field(min_length=1)]] = {}
    checks: Annotated[list[Check], Field(min_length=1)]
    compare: Comparison | None = None
    """What a learner may compare their training with after they have passed."""
    mistakes: list[Mistake] = []
    hints: Annotated[list[Text], Field(min_length=3)]
    explanation: Text

    @model_validator(mode="after")
    def _compares_its_training(self) -> "ExerciseStep":
        if self.compare is not None:
            self.compare.training(self.checks)
        return self


class ChecklistStep(Model):
    """What the learner can say of themselves after the lesson."""

    kind: Literal["checklist"]
    id: Identifier
    title: Text
    items: Annotated[list[Text], Field(min_length=1)]


Step = Annotated[TextStep | DemoStep | QuizStep | ExerciseStep | ChecklistStep, Field(discriminator="kind")]


class Lesson(Model):
    """One lesson, as `lessons/<id>/lesson.yaml` describes it; its title stands in `course.yaml`."""

    id: Identifier
    summary: Text
    minutes: Annotated[int, Field(ge=1, le=240)]
    goals: Annotated[list[Text], Field(min_length=1)]
    steps: Annotated[list[Step], Field(min_length=1)]
    resources: list[Resource] = []
    terms: list[Term] = []

    @property
    def exercises(self) -> list[ExerciseStep]:
        """Return the lesson's exercises in order."""
        return [step for step in self.steps if isinstance(step, ExerciseStep)]

    def step(self, step_id: str) -> Step | None:
        """Return the step called `step_id`, or None."""
        return next((step for step in self.steps if step.id == step_id), None)
