"""Where the learner is in the course. It is kept as the screen keeps it: each goes on where the other was."""

from functools import cached_property

from tutor import paths
from tutor.cli.context import Context
from tutor.cli.session.work import Work
from tutor.course.files import demo, starter
from tutor.course.loader import load_lesson
from tutor.course.manifest import LessonEntry, Manifest, load_manifest
from tutor.course.schema import Lesson, Step
from tutor.progress.demo_work import demo_work
from tutor.progress.events import LOCAL_LEARNER, Event
from tutor.progress.view_state import ViewState
from tutor.tui.progress_keeper import LessonAnswers, Progress, ProgressKeeper
from tutor.tui.run import VIEW


class Place:
    """A lesson and a step of it, or the list of lessons, where `lesson` is None."""

    def __init__(self, context: Context, keeper: ProgressKeeper) -> None:
        self._context = context
        self.keeper = keeper
        self._view_path = paths.home() / VIEW
        self.view = ViewState.load(self._view_path)
        self.entry: LessonEntry | None = None
        self.lesson: Lesson | None = None
        self.index = 0
        self.answers = LessonAnswers({}, set(), {})
        self.progress = Progress()

    @cached_property
    def manifest(self) -> Manifest:
        """Return the table of contents; raises `CourseError`."""
        return load_manifest(self._context.course)

    @property
    def step(self) -> Step | None:
        """Return the step."""
        return self.lesson.steps[self.index] if self.lesson else None

    @property
    def exercise_id(self) -> str | None:
        """Return the id of the exercise, if the step is one."""
        return self.step.id if self.step is not None and self.step.kind == "exercise" else None

    def open(self, entry: LessonEntry, step_id: str | None = None) -> None:
        """Go to a lesson, at a step or where it was left; raises `CourseError` and then stays."""
        lesson = load_lesson(self._context.course, entry.id)
        wanted = step_id or self.view.steps.get(entry.id)
        self.entry, self.lesson = entry, lesson
        self.answers = self.keeper.answers(entry.id)
        self.go(next((index for index, step in enumerate(lesson.steps) if step.id == wanted), 0))

    def go_on(self) -> None:
        """Go to the next step, which there must be; a page that one goes on from counts as read."""
        if self.entry is not None and self.step is not None and self.step.kind in ("text", "demo"):
            self.answers.read.add(self.step.id)
            self.record(Event.read(self.entry.id, self.step.id, learner=LOCAL_LEARNER))
        self.go(self.index + 1)

    def go(self, index: int) -> None:
        """Go to a step by its position; there must be one."""
        assert self.lesson is not None
        assert self.entry is not None
        self.index = index
        step = self.lesson.steps[index]
        self.view.lesson, self.view.steps[self.entry.id] = self.entry.id, step.id
        self.view.save(self._view_path)
        self.record(Event.opened(self.entry.id, step.id, learner=LOCAL_LEARNER))

    def leave(self) -> None:
        """Go to the list of lessons."""
        self.lesson = self.entry = None
        self.view.lesson = None
        self.view.save(self._view_path)

    def record(self, *events: Event) -> None:
        """Keep what was done, and know the progress that follows; without events, only read it."""
        self.progress = self.keeper.record(*events)

    def work(self) -> Work | None:
        """Return the program of the step, None where it has none.

        Raises:
            CourseError: the author's file cannot be read.
            WorkspaceError: the learner's cannot be read or written.

        """
        step, entry = self.step, self.entry
        if step is None or entry is None:
            return None
        course, workspace = self._context.course, self._context.workspace
        if step.kind == "exercise":
            return Work(workspace, step.id, starter(course, entry.id, step.id))
        if step.kind == "demo":
            return Work(*demo_work(workspace, entry.id, step.id), demo(course, entry.id, step.file))
        return None
