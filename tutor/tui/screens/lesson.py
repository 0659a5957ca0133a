"""A lesson: one step at a time, its text beside the code and the results."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import Worker, WorkerState

from tutor.course.manifest import LessonEntry, exercise_ids
from tutor.progress.events import Event
from tutor.tui.keys import bindings
from tutor.tui.lesson_loading import Loaded, broken_page, read_lesson
from tutor.tui.pages import page
from tutor.tui.pane_geometry import HEIGHTS, WIDTHS, class_of
from tutor.tui.progress_keeper import LessonAnswers
from tutor.tui.screens.answers import Answers
from tutor.tui.screens.coding_help import CodingHelp
from tutor.tui.screens.editing_actions import EditingActions
from tutor.tui.screens.figure_saving import FigureSaving
from tutor.tui.screens.history_actions import HistoryActions
from tutor.tui.screens.knob_actions import KnobActions
from tutor.tui.screens.pane_actions import PaneActions
from tutor.tui.screens.place_keeping import PlaceKeeping
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.knob_row import KnobRow
from tutor.tui.widgets.lesson_header import LessonHeader
from tutor.tui.widgets.pane_tabs import PaneTabs
from tutor.tui.widgets.workbench import Workbench

if TYPE_CHECKING:  # what is in sight only later, or is slow to import, is imported later
    from tutor.course.schema import Lesson, Step
    from tutor.tui.widgets.activity import Activity


class LessonScreen(
    PlaceKeeping, FigureSaving, CodingHelp, EditingActions, HistoryActions, KnobActions, PaneActions, Answers
):
    """Shows one lesson."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "run", "check", "compare", "stop", "knobs", "hint", "solution", "save", "save-figure",
        "next", "previous", "steps", "lessons",
        "history", "last-runs", "pane-text", "pane-code", "pane-results", "pane-next", "zoom", "resize", "back",
    )  # fmt: skip
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""

    def __init__(self, entry: LessonEntry, step_id: str | None = None, *, resumed: bool = False) -> None:
        super().__init__()
        self.entry = entry
        self._first_step = step_id
        self._resumed = resumed
        self.answers = LessonAnswers({}, set(), {})

    def compose(self) -> ComposeResult:
        """Make the parts that the first frame shows: the learner's code is there at once."""
        size = self.app.size
        self.add_class(class_of(size.width, WIDTHS), class_of(size.height, HEIGHTS))
        draft = None
        if self._first_step is not None and self._first_step in exercise_ids(self.tutor.manifest.path, self.entry.id):
            self.exercise_id = self._first_step
            draft = self.draft(self.tutor.workspace, self._first_step)
        self.set_class(draft is not None, "-has-panes")
        front = self.pane_of(self._first_step) if draft is not None and self._resumed else "text"
        yield LessonHeader(self.entry.title)
        yield PaneTabs(front)
        yield KnobRow()
        yield Workbench(draft, front, self.tutor.view_state.panes)
        yield KeyBar()

    async def _furnish(self) -> None:
        """Make the other parts, and read the lesson in a thread."""
        from tutor.tui.widgets.activity import Activity

        with self.app.batch_update():
            await self.mount(Activity(), before="KeyBar")
            await self.bench.furnish()
        work = partial(read_lesson, self.tutor.manifest.path, self.entry.id, self.tutor.keeper)
        self.run_worker(work, group="load", thread=True)

    @property
    def step(self) -> Step | None:
        """Return the step on the screen, None until the lesson has been read."""
        return self.lesson.steps[self.index] if self.lesson else None

    def on_mount(self) -> None:
        """Go to where the learner was; what the first frame does not show follows it."""
        self.bench.go_to(self.bench.front)
        self.go_to_place(self._first_step)
        self.tutor.view_state.lesson = self.entry.id
        self.watch(self.app, "progress", self.write_header, init=False)
        self.follow_reading()
        self.call_after_refresh(self._furnish)

    @on(Worker.StateChanged)
    async def _loaded(self, event: Worker.StateChanged) -> None:
        if event.worker.group != "load" or event.state is not WorkerState.SUCCESS:
            return
        loaded = event.worker.result
        if not isinstance(loaded, Loaded):
            return
        if loaded.problems is not None:
            await self.bench.text.show(broken_page(loaded.problems))
            return
        self.lesson, self.answers = loaded.lesson, loaded.answers
        self.tutor.progress = loaded.progress
        steps = self.lesson.steps if self.lesson else []
        first = next((index for index, step in enumerate(steps) if step.id == self._first_step), 0)
        await self.show_step(first)
        self.do_what_was_pressed_early()
        for runtime in {getattr(step, "runtime", "numpy") for step in steps} - {"numpy"}:
            self.tutor.prepare(runtime)

    async def show_step(self, index: int) -> None:
        """Show another step of the lesson."""
        if self.lesson is None or not self.bench.is_furnished:  # the lesson was left before it had all its parts
            return
        with self.app.batch_update():  # else every part would be painted as it comes
            await self._show_step(self.lesson, index)

    async def _show_step(self, lesson: Lesson, index: int) -> None:
        self.stop_job()
        self.keep_place()
        self.index = index
        step = lesson.steps[index]
        stays = self._resumed and step.id == self._first_step
        self._resumed = False
        self._hints = self.tutor.progress.hints(step.id) if self.tutor.progress else 0
        self.set_class(step.kind in ("quiz", "checklist"), "-activity")
        self.open_code(step)
        if not stays or step.kind == "demo":
            self.go_to_place(step.id)
        self.show_knobs()
        self.exercise_id = step.id if step.kind == "exercise" and self.bench.has_code else None
        is_activity = await cast("Activity", self.query_one("#activity")).show(lesson, step, self.answers)
        goals = lesson.goals if index == 0 else ()
        text = page(step, hints=self._hints, explained=self.may_see_solution, goals=goals)
        await self.bench.text.show(text, part=self.place_in(step.id).get("text", 0) / 1000)
        if not is_activity and not stays:
            self.bench.go_to("text")
        elif stays and step.kind == "demo" and self.bench.has_code:
            self.bench.go_to(self.pane_of(step.id))
        self.is_at_step = True
        self.write_header()
        self.refresh_bindings()
        self._remember(step)

    def _remember(self, step: Step) -> None:
        view = self.tutor.view_state
        view.lesson, view.steps[self.entry.id] = self.entry.id, step.id
        self.tutor.save_view()
        self.tutor.record(Event.opened(self.entry.id, step.id, learner=self.tutor.learner))

    def write_header(self) -> None:
        """Show how far each step has come."""
        if self.lesson is not None and self.step is not None:
            self.query_one(LessonHeader).show(self.states, self.index, self.step.title)

    def save(self) -> None:
        """Save the program, in a thread."""
        self.code.save()

    def save_at_once(self) -> None:
        """Save in this thread: the process is about to end."""
        self.keep_place()
        self.code.save_at_once()

    @property
    def news(self) -> frozenset[str]:
        """Return what became possible just now, and the way back out of a pane that has the whole screen."""
        now = {"zoom": self.bench.whole, "compare": self._passed is not None, "stop": True}
        return frozenset(key_id for key_id, matters in now.items() if matters)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense at this step."""
        if not self.is_mounted:
            return True
        match action:
            case "run":
                return self.bench.has_code
            case "knobs":
                return bool(self.knobs.knobs)
            case "check":
                return self.exercise_id is not None
            case "compare":
                return self.can_compare and self.bench.is_furnished
            case "history" | "last_runs":
                return self.place is not None
            case "hint" | "solution":
                return self.exercise is not None
            case "save_figure":
                return bool(self.pictures)
            case (
                "save"
                | "reset"
                | "next_pane"
                | "zoom"
                | "resize"
                | "find"
                | "go_to_line"
                | "error_line"
                | "complete"
                | "own_editor"
            ):
                return self.bench.has_code
            case "pane":
                return self.bench.has_code or parameters == ("text",)
            case "stop":
                return self.program_runs and not self.code.keeps_escape and not self.resizes
            case "back":
                return not self.code.keeps_escape
            case "error_line_from_results":
                return self.can_go_to_error_from_results
            case "previous_step":
                return self.index > 0
            case _:
                return True
