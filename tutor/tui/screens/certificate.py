"""The certificate of completion: for which part, in whose name; what is missing where it is not earned yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from tutor.certificate import name as names
from tutor.certificate.earned import Scope, certified, missing, scopes
from tutor.certificate.page import Page, page
from tutor.certificate.saving import CertificateError, save
from tutor.certificate.svg import as_svg
from tutor.certificate.text import as_text
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings
from tutor.tui.marks import State, mark
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.one_line import OneLine
from tutor.tui.widgets.paged_list import PagedList

if TYPE_CHECKING:  # SQLAlchemy is slow to import
    from tutor.certificate.contents import Contents
    from tutor.progress.queries import ExerciseProgress

FOLDER: Final = "certificates"
"""The folder of certificates, beside that of the learner's work."""

_TITLE: Final = Text(uz="Sertifikat", en="Certificate")
_EARNED: Final = Text(uz="tayyor", en="ready")
_LEFT: Final = Text(uz="{total} tadan {left} ta mashq qoldi", en="{left} of {total} exercises left")
_MISSING: Final = Text(
    uz="Sertifikat olish uchun shu mashqlarni yeching:", en="To earn this certificate, pass these exercises:"
)
_NAME: Final = Text(uz="Sertifikatdagi ism, keyin Enter", en="The name on the certificate, then Enter")
_SAVED: Final = Text(uz="Sertifikat yozildi: {svg} va .txt", en="Wrote the certificate: {svg} and .txt")


class ScopeList(PagedList):
    """The course and its parts."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("certificate-name")

    is_earned: reactive[bool] = reactive(False, bindings=True, repaint=False)
    """Whether the certificate that is chosen can have a name."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to write a name where there is a certificate for it."""
        return action != "select" or self.is_earned


class NameInput(OneLine):
    """The learner's name."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("certificate-save")


class CertificateScreen(CourseScreen):
    """Shows the certificates that there are, and saves one as a drawing and as text."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("certificate-close")
    AUTO_FOCUS = "ScopeList"

    def __init__(self) -> None:
        super().__init__(classes="certificate")
        self._scopes: list[Scope] = []
        self._own: dict[str, ExerciseProgress] | None = None
        self._titles: dict[str, Text] | None = None

    def compose(self) -> ComposeResult:
        """Make the list, the name, and the page."""
        yield Static(id="title", markup=False)
        yield ScopeList(id="scopes")
        yield NameInput(id="certificate-name", max_length=names.MOST_CELLS)
        with VerticalScroll(id="certificate-page"):
            yield Static(id="certificate-text", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the exercises' titles and what was passed without imports, and follow the language."""
        self._scopes = scopes(self.tutor.manifest)
        self.query_one(Input).value = names.remembered(self._home)
        follow_language(self.query_one("#title"), self._write)
        self.run_worker(self._read_titles, group="titles", thread=True)
        self.run_worker(self.tutor.keeper.own, group="own", thread=True)
        self._write()

    def _read_titles(self) -> dict[str, Text]:
        from tutor.course.outline import outlines

        return {step.id: step.title for lesson in outlines(self.tutor.manifest).values() for step in lesson.steps}

    @on(Worker.StateChanged)
    def _read(self, event: Worker.StateChanged) -> None:
        if event.state is not WorkerState.SUCCESS:
            return
        if event.worker.group == "own":
            self._own = event.worker.result
            self._show_page()
        elif event.worker.group == "titles":
            self._titles = event.worker.result
            self._show_page()

    @property
    def _home(self) -> Path:
        return self.tutor.workspace.folder.parent

    @property
    def _done(self) -> dict[str, ExerciseProgress]:
        return self.tutor.progress.exercises if self.tutor.progress else {}

    @property
    def _scope(self) -> Scope | None:
        at = self.query_one(ScopeList).highlighted
        return self._scopes[at] if at is not None else None

    def _write(self) -> None:
        course = say(self, self.tutor.manifest.title)
        title = Content.assemble((say(self, _TITLE), "bold $primary"), ("  ·  ", "$muted"), (course, "bold"))
        self.query_one("#title", Static).update(title)
        self.query_one(Input).placeholder = say(self, _NAME)
        listed = self.query_one(ScopeList)
        at = listed.highlighted or 0
        width = max((len(say(self, scope.title)) for scope in self._scopes), default=0)
        listed.clear_options()
        listed.add_options([Option(self._line(scope, width), id=scope.id) for scope in self._scopes])
        listed.highlighted = at if self._scopes else None
        self._show_page()

    def _line(self, scope: Scope, width: int) -> Content:
        left = sum(map(len, missing(scope, self._done).values()))
        state = _LEFT.format(left=left, total=len(scope.exercises)) if left else _EARNED
        sign = mark(State.TRIED if left else State.DONE)
        return Content.assemble(sign, f" {say(self, scope.title):<{width}}  ", (say(self, state), "$muted"))

    @on(OptionList.OptionHighlighted)
    @on(Input.Changed)
    def _show_page(self) -> None:
        scope = self._scope
        if scope is None:
            return
        left = missing(scope, self._done)
        self.query_one(Input).display = self.query_one(ScopeList).is_earned = not left
        self.query_one("#certificate-text", Static).update(self._missing(left) if left else self._preview(scope))

    def _missing(self, left: dict[str, list[str]]) -> Content:
        lines, titles = [Content.styled(say(self, _MISSING), "bold")], self._titles
        if titles is None:  # they are being read
            return lines[0]
        for lesson, exercises in left.items():
            entry = self.tutor.manifest.lesson(lesson)
            lesson_title = say(self, entry.title) if entry else lesson
            named = [say(self, titles[exercise]) if exercise in titles else exercise for exercise in exercises]
            lines.append(Content.assemble((f"{lesson_title}: ", "$text-accent"), "; ".join(named)))
        return Content("\n").join(lines)

    def _preview(self, scope: Scope) -> Content:
        try:
            name = names.cleaned(self.query_one(Input).value)
        except names.BadNameError as error:
            return Content.styled(say(self, error.text), "$text-warning")
        contents, words = self._certificate(scope, name)
        return Content(as_text(words, contents, self.tutor.language))

    def _certificate(self, scope: Scope, name: str) -> tuple[Contents, Page]:
        contents = certified(scope, name, self._done, self._own if self._own is not None else self._done)
        return contents, page(contents, self.tutor.manifest, self.tutor.language)

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        if self.query_one(Input).display:
            self.set_focus(self.query_one(Input))

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        """Write both forms; nothing is written before it is known what was imported."""
        scope = self._scope
        if scope is None or missing(scope, self._done) or self._own is None:
            return
        stem = self._home / FOLDER / f"{scope.id}-{self.tutor.language}"
        try:
            name = names.cleaned(event.value)
            contents, words = self._certificate(scope, name)
            save(stem.with_suffix(".svg"), as_svg(words, contents, self.tutor.language))
            save(stem.with_suffix(".txt"), as_text(words, contents, self.tutor.language))
        except (CertificateError, names.BadNameError) as error:
            self.tutor.tell(error.text, warning=True, seconds=10)
            return
        names.remember(self._home, name)
        self.tutor.tell(_SAVED.format(svg=stem.with_suffix(".svg")), seconds=15)

    def action_close(self) -> None:
        """Go to the list, from there back to the lessons."""
        listed = self.query_one(ScopeList)
        if self.focused is listed:
            self.dismiss()
        else:
            self.set_focus(listed)
