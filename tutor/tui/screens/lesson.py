"""A lesson: one step at a time, its text beside the code and the results."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.worker import Worker, WorkerState

from tutor.course.manifest import LessonEntry, exercise_ids
from tutor.language import Text
from tutor.progress.errors import WorkspaceError
from tutor.progress.events import Event
from tutor.progress.workspace import Workspace
from tutor.tui.draft import Draft
from tutor.tui.keys import bindings
from tutor.tui.lesson_states import states
from tutor.tui.pages import page
from tutor.tui.progress_keeper import LessonAnswers, Progress, ProgressKeeper
from tutor.tui.screens.program_actions import ProgramActions
from tutor.tui.widgets.activity import Activity
from tutor.tui.widgets.checklist_view import ChecklistView
from tutor.tui.widgets.code_pane import CodePane
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.lesson_header import LessonHeader
from tutor.tui.widgets.pane_tabs import Pane, PaneTabs
from tutor.tui.widgets.quiz_view import QuestionView
from tutor.tui.widgets.run_banner import RunBanner
from tutor.tui.widgets.workbench import Workbench

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson, Step

DEMOS: Final = "demos"
"""The folder, inside the workspace, of the demos that the learner changed."""

_READING = Text(uz="Dars oʻqilmoqda…", en="Reading the lesson…")
_BROKEN = Text(uz="# Bu darsni oʻqib boʻlmadi", en="# This lesson cannot be read")


class _Loaded(NamedTuple):
    lesson: Lesson | None
    answers: LessonAnswers
    progress: Progress
    problems: Text | None = None


class LessonScreen(ProgramActions):
    """Shows one lesson."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "run", "check", "stop", "hint", "solution", "save", "next", "previous", "lessons",
        "pane-text", "pane-code", "pane-results", "pane-next", "back",
    )  # fmt: skip
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (170, "-broad")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = ""

    def __init__(self, entry: LessonEntry, step_id: str | None = None, *, resumed: bool = False) -> None:
        super().__init__()
        self.entry = entry
        self._first_step = step_id
        self._resumed = resumed
        self._index = 0
        self._furthest = 0
        self._answers = LessonAnswers({}, set(), {})

    def compose(self) -> ComposeResult:
        """Make the parts."""
        yield LessonHeader(self.entry.title)
        yield PaneTabs()
        yield Workbench()
        yield Activity()
        yield KeyBar()

    @property
    def code(self) -> CodePane:
        """Return the code."""
        return self.bench.code

    @property
    def step(self) -> Step | None:
        """Return the step on the screen, None until the lesson has been read."""
        return self.lesson.steps[self._index] if self.lesson else None

    def on_mount(self) -> None:
        """Show the learner's code at once, and read the lesson in a thread."""
        course = self.tutor.manifest.path
        if self._first_step in exercise_ids(course, self.entry.id):
            self.exercise_id = self._first_step
            self.bench.has_code = True
            if draft := self._draft(self.tutor.workspace, self._first_step):
                self.code.open(draft, draft.saved or "")
            self.bench.go_to("code" if self._resumed else "text")
        self.tutor.view_state.lesson = self.entry.id
        self.watch(self.app, "progress", self._write_header, init=False)
        self.call_after_refresh(self._load)

    def _load(self) -> None:
        work = partial(_read, self.tutor.manifest.path, self.entry.id, self.tutor.keeper)
        self.run_worker(work, group="load", thread=True)

    @on(Worker.StateChanged)
    async def _loaded(self, event: Worker.StateChanged) -> None:
        if event.worker.group != "load" or event.state is not WorkerState.SUCCESS:
            return
        loaded = event.worker.result
        if not isinstance(loaded, _Loaded):
            return
        if loaded.problems is not None:
            await self.bench.text.show(_broken(loaded.problems))
            return
        self.lesson, self._answers = loaded.lesson, loaded.answers
        self.tutor.progress = loaded.progress
        steps = self.lesson.steps if self.lesson else []
        first = next((index for index, step in enumerate(steps) if step.id == self._first_step), 0)
        self._furthest = first
        await self.show_step(first)
        if any(getattr(step, "runtime", None) == "torch" for step in steps):
            self.tutor.prepare("torch")

    async def show_step(self, index: int) -> None:
        """Show another step of the lesson."""
        if self.lesson is None:
            return
        with self.app.batch_update():  # else every part would be painted as it comes
            await self._show_step(self.lesson, index)

    async def _show_step(self, lesson: Lesson, index: int) -> None:
        self.stop_job()
        self._index, self._furthest = index, max(index, self._furthest)
        step = lesson.steps[index]
        stays = self._resumed and step.id == self._first_step
        self._resumed = False
        self.exercise_id = step.id if step.kind == "exercise" else None
        self._hints = self.tutor.progress.hints(step.id) if self.tutor.progress else 0
        self.set_class(step.kind in ("quiz", "checklist"), "-activity")
        self._open_code(step)
        is_activity = await self.query_one(Activity).show(lesson, step, self._answers)
        goals = lesson.goals if index == 0 else ()
        await self.bench.text.show(page(step, hints=self._hints, explained=self.may_see_solution, goals=goals))
        if not is_activity and not stays:
            self.bench.go_to("text")
        self._write_header()
        self.refresh_bindings()
        self._remember(step)

    def _remember(self, step: Step) -> None:
        view = self.tutor.view_state
        view.lesson, view.steps[self.entry.id] = self.entry.id, step.id
        self.tutor.save_view()
        self.tutor.record(Event.opened(self.entry.id, step.id, learner=self.tutor.learner))

    def _open_code(self, step: Step) -> None:
        workspace = self.tutor.workspace
        draft = None
        if step.kind == "exercise":
            draft = self._draft(workspace, step.id)
        elif step.kind == "demo":
            draft = self._draft(Workspace(workspace.folder / DEMOS), f"{self.entry.id}-{step.id}"[:60].rstrip("-"))
        self.bench.start_over(has_code=draft is not None)
        if draft is None:
            self.code.leave()
            return
        try:
            self.code.open(draft, draft.start(self.starter()))
        except WorkspaceError as error:
            self.tutor.tell(error.text, warning=True, seconds=15)

    def _draft(self, workspace: Workspace, name: str) -> Draft | None:
        try:
            return Draft(workspace, name)
        except WorkspaceError as error:
            self.tutor.tell(error.text, warning=True, seconds=15)
            return None

    def starter(self) -> str:
        """Return the program that the step begins with; an author's missing file gives an empty one."""
        from tutor.course import files
        from tutor.course.yaml_source import CourseError

        course, step = self.tutor.manifest.path, self.step
        try:
            if step is not None and step.kind == "demo":
                return files.demo(course, self.entry.id, step.file)
            if step is not None and step.kind == "exercise":
                return files.starter(course, self.entry.id, step.id)
        except CourseError as error:
            self.tutor.tell(error.text, warning=True, seconds=15)
        return ""

    def _write_header(self) -> None:
        if self.lesson is not None and self.step is not None:
            marks = states(self.lesson, self.tutor.progress, self._answers, self._furthest)
            self.query_one(LessonHeader).show(marks, self._index, self.step.title)

    # Going from step to step

    async def action_next_step(self) -> None:
        """Go to the next step; after the last one to the next lesson."""
        if self.lesson is None:
            return
        if self._index + 1 < len(self.lesson.steps):
            await self.show_step(self._index + 1)
        else:
            self.leave()
            self.tutor.open_next_lesson(self.entry)

    async def action_previous_step(self) -> None:
        """Go to the step before."""
        if self._index > 0:
            await self.show_step(self._index - 1)

    async def action_go_to_step(self, index: int) -> None:
        """Go to a step by its position: its mark was clicked."""
        await self.show_step(index)

    def action_lessons(self) -> None:
        """Go back to the list of lessons."""
        self.leave()
        self.tutor.open_lessons(self.entry.id)

    def leave(self) -> None:
        """Stop what runs and save: another screen comes."""
        self.stop_job()
        self.code.leave()

    def save(self) -> None:
        """Save the program, in a thread."""
        self.code.save()

    def save_at_once(self) -> None:
        """Save in this thread: the process is about to end."""
        self.code.save_at_once()

    # Panes

    def action_pane(self, pane: Pane) -> None:
        """Go to a pane; going to the results twice gives them the whole screen."""
        bench = self.bench
        if pane == "results" and bench.front == "results" and bench.has_results:
            bench.whole = not bench.whole
        bench.go_to(pane)

    def action_next_pane(self) -> None:
        """Go round the panes."""
        self.bench.next_pane()

    def action_back(self) -> None:
        """Go one level back: from the results to the code, to the text, to the list of lessons."""
        bench = self.bench
        if bench.whole:
            bench.whole = False
        elif bench.has_code and bench.front != "text":
            bench.go_to("code" if bench.front == "results" else "text")
        else:
            self.action_lessons()

    @on(Workbench.FrontChanged)
    def _front_changed(self) -> None:
        self.query_one(PaneTabs).front = self.bench.front

    @on(RunBanner.Changed)
    def _banner_changed(self, event: RunBanner.Changed) -> None:
        self.query_one(PaneTabs).note = event.content if self.bench.has_results else Content("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense at this step."""
        if not self.is_mounted:
            return True
        step = self.step
        match action:
            case "run":
                return self.bench.has_code and step is not None
            case "check":
                return self.exercise_id is not None
            case "hint" | "solution":
                return self.exercise is not None
            case "save" | "reset" | "next_pane":
                return self.bench.has_code
            case "pane":
                return self.bench.has_code or parameters == ("text",)
            case "stop":
                return self.program_runs
            case "previous_step":
                return self._index > 0
            case _:
                return True

    # Answers

    @on(QuestionView.Answered)
    def _answered(self, event: QuestionView.Answered) -> None:
        if self.step is None:
            return
        place = (self.step.id, event.question_id)
        self._answers.chosen[place] = event.chosen
        (self._answers.right.add if event.correct else self._answers.right.discard)(place)
        self.tutor.record(
            Event.quiz(self.entry.id, *place, chosen=event.chosen, correct=event.correct, learner=self.tutor.learner)
        )
        self._write_header()

    @on(ChecklistView.Ticked)
    def _ticked(self, event: ChecklistView.Ticked) -> None:
        if self.step is None:
            return
        ticked = self._answers.ticked.setdefault(self.step.id, set())
        (ticked.add if event.ticked else ticked.discard)(event.position)
        self.tutor.record(
            Event.checklist(
                self.entry.id, self.step.id, event.position, ticked=event.ticked, learner=self.tutor.learner
            )
        )
        self._write_header()


def _read(course: Path, lesson_id: str, keeper: ProgressKeeper) -> _Loaded:
    from tutor.course.loader import load_lesson
    from tutor.course.yaml_source import CourseError

    try:
        return _Loaded(load_lesson(course, lesson_id), keeper.answers(lesson_id), keeper.record())
    except CourseError as error:
        return _Loaded(None, LessonAnswers({}, set(), {}), Progress(), error.text)


def _broken(problems: Text) -> Text:
    return Text(uz=f"{_BROKEN.uz}\n\n```text\n{problems.uz}\n```", en=f"{_BROKEN.en}\n\n```text\n{problems.en}\n```")
