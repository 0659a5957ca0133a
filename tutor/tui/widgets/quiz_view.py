"""A quiz: options to choose with the keyboard, and after answering why what was chosen is wrong, or each is right or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Blur, Click, Focus
from textual.geometry import Region
from textual.message import Message
from textual.style import Style

from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.inline import inline
from tutor.tui.keys import bindings
from tutor.tui.marks import FAILED, PASSED
from tutor.tui.widgets.written import Written, hanging

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Question, QuizStep

_ONE = Text(uz="Bitta javobni tanlang.", en="Choose one answer.")
_SEVERAL = Text(uz="Toʻgʻri javob bir nechta boʻlishi mumkin.", en="There may be several right answers.")
_RIGHT = Text(uz="Toʻgʻri! Izohlar variantlar ostida.", en="Right! Why is told under each option.")
_WRONG = Text(
    uz="Bu safar emas. Izohni oʻqing, keyin boshqa javobni tanlab, qayta urining.",
    en="Not this time. Read why, then choose again and answer.",
)
_SETTLED = Text(
    uz="Javobingiz yozib qoʻyildi. Mashq uchun yana urinish: R", en="Your answer is kept. R: try again for practice"
)
_PRACTICE = Text(uz="Mashq uchun: bu javob yozilmaydi.", en="For practice: this answer is not recorded.")


class QuestionView(Written, can_focus=True):
    """One question. Up and down move, Space or a digit chooses, Enter answers; a right answer settles it.

    A wrong answer is explained, and does not tell the right one: there is something left to think about.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("answer", "choose", "again", "question-next"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        *(Binding(str(digit), f"pick({digit - 1})", show=False) for digit in range(1, 7)),
    ]

    class Answered(Message):
        """The learner answered a question, that was not settled yet, with the options at the positions `chosen`."""

        def __init__(self, question_id: str, chosen: tuple[int, ...], correct: bool) -> None:
            super().__init__()
            self.question_id, self.chosen, self.correct = question_id, chosen, correct

    def __init__(self, question: Question, number: int, count: int) -> None:
        super().__init__()
        self._question, self._number, self._count = question, number, count
        self._several = sum(option.correct for option in question.options) > 1
        self._cursor = 0
        self._chosen: set[int] = set()
        self._answer: set[int] | None = None
        self._is_settled = False
        self._places: list[Region] = []

    def on_focus(self, _event: Focus) -> None:
        """Show the cursor."""
        self.rewrite()

    def on_blur(self, _event: Blur) -> None:
        """Hide the cursor."""
        self.rewrite()

    @property
    def question_id(self) -> str:
        """Return the question's id."""
        return self._question.id

    @property
    def is_answered_rightly(self) -> bool:
        """Return whether the last answer was right."""
        return self._answer == self._right

    @property
    def _right(self) -> set[int]:
        return {index for index, option in enumerate(self._question.options) if option.correct}

    def restore(self, chosen: tuple[int, ...]) -> None:
        """Show an answer that was given earlier."""
        self._answer = {index for index in chosen if index < len(self._question.options)}
        self._chosen = set(self._answer)
        self._is_settled = self.is_answered_rightly
        self.rewrite()

    def action_move(self, by: int) -> None:
        """Move the cursor; past the first or the last option it goes to the neighbouring question."""
        target = self._cursor + by
        if 0 <= target < len(self._question.options):
            self._cursor = target
            self.rewrite()
            self.bring_into_sight(self._places[target])
        elif by > 0:
            self.screen.focus_next(QuestionView)
        elif self._number > 1:
            self.screen.focus_previous(QuestionView)

    @property
    def _is_open(self) -> bool:
        """Whether an option can be chosen: not while a right answer stands."""
        return self._answer is None or not self.is_answered_rightly

    def action_choose(self) -> None:
        """Choose the option under the cursor; where several may be right, a second time takes it back."""
        if not self._is_open:
            return
        if self._several:
            self._chosen ^= {self._cursor}
        else:
            self._chosen = {self._cursor}
        self.rewrite()

    def action_pick(self, index: int) -> None:
        """Choose the option at a position."""
        if index < len(self._question.options):
            self._cursor = index
            self.action_choose()
            self.rewrite()

    def action_answer(self) -> None:
        """Answer with what is chosen; with the option under the cursor where nothing is."""
        if not self._is_open:
            return
        if not self._chosen or (not self._several and self._answer == self._chosen):
            self._chosen = {self._cursor}
        self._answer = set(self._chosen)
        self.rewrite()
        self.call_after_refresh(self._show_answer)
        self.refresh_bindings()
        if not self._is_settled:
            self._is_settled = self.is_answered_rightly
            self.post_message(self.Answered(self.question_id, tuple(sorted(self._answer)), self.is_answered_rightly))
            self.rewrite()

    def _show_answer(self) -> None:
        """Show the question from its beginning, which tells the outcome; its explanations follow."""
        self.bring_into_sight(Region(0, 0, 1, self.size.height))

    def action_again(self) -> None:
        """Try a settled question again: its explanations are hidden, and what was answered stays kept."""
        self._answer, self._chosen, self._cursor = None, set(), 0
        self.rewrite()
        self.refresh_bindings()

    def action_move_on(self) -> None:
        """Go to the next question."""
        self.screen.focus_next(QuestionView)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the question as it is."""
        if action in ("answer", "choose"):
            return self._is_open
        if action == "move_on":
            return not self._is_open and self._number < self._count
        return not self._is_open if action == "again" else True

    def on_click(self, event: Click) -> None:
        """Choose the option that was clicked."""
        index = event.style.meta.get("option")
        if isinstance(index, int):
            self.action_pick(index)

    def lines(self, width: int) -> list[Content]:
        """Write prompt and options; once it is answered, the outcome, and why what was chosen, or each, is right or not."""
        question = self._question
        number = Content.styled(f"{self._number}/{self._count}  " if self._count > 1 else "", "$muted")
        lines = hanging(number, inline(say(self, question.prompt)).stylize_before("bold"), width)
        lines += [*self._outcome(width), Content("")]
        self._places = []
        for index in range(len(question.options)):
            option = self._option(index, width)
            self._places.append(Region(0, len(lines), 1, len(option)))
            lines += option
        return lines

    def _outcome(self, width: int) -> list[Content]:
        """Write what to do, or how it was done."""
        if self._answer is None:
            lines = [Content.styled(say(self, _SEVERAL if self._several else _ONE), "$muted")]
            return [*lines, Content.styled(say(self, _PRACTICE), "$muted")] if self._is_settled else lines
        right = self.is_answered_rightly
        sign, style = (PASSED, "bold $text-success") if right else (FAILED, "bold $text-warning")
        text = Content.styled(say(self, _RIGHT if right else _WRONG), style)
        lines = hanging(Content.styled(f"{sign} ", style), text, width)
        return [*lines, Content.styled(f"  {say(self, _SETTLED)}", "$muted")] if right else lines

    def _option(self, index: int, width: int) -> list[Content]:
        option = self._question.options[index]
        brackets = "[]" if self._several else "()"
        tick = ("x" if self._several else "•") if index in self._chosen else " "
        here = self.has_focus and index == self._cursor
        head = Content.assemble(
            ("▸ " if here else "  ", "bold $primary"), f"{brackets[0]}{tick}{brackets[1]} {index + 1}. "
        )
        body = inline(say(self, option.text))
        if here:
            head, body = head.stylize("bold $primary"), body.stylize_before("bold $primary")
        click = Style.from_meta({"option": index})
        lines = [line.stylize(click) for line in hanging(head, body, width)]
        if self._answer is not None and (self.is_answered_rightly or index in self._answer):
            sign, style = (PASSED, "$text-success") if option.correct else (FAILED, "$text-error")
            lines += hanging(
                Content.assemble("      ", (f"{sign} ", style)), inline(say(self, option.explanation)), width
            )
        return lines


class QuizView(Vertical):
    """All questions of a quiz, one under the other."""

    def __init__(self, step: QuizStep, answers: dict[str, tuple[int, ...]]) -> None:
        super().__init__(id="quiz")
        self._step = step
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Make the questions, with the answers that were given earlier."""
        count = len(self._step.questions)
        for number, question in enumerate(self._step.questions, 1):
            yield QuestionView(question, number, count)

    def on_mount(self) -> None:
        """Show earlier answers and go to the first question that is not answered rightly."""
        views = list(self.query(QuestionView))
        for view in views:
            if chosen := self._answers.get(view.question_id):
                view.restore(chosen)
        next((view for view in views if not view.is_answered_rightly), views[0]).focus()
