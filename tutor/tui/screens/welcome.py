"""The very first start: which language, then a word on the keys, and straight into the first lesson."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.language import LANGUAGE_NAMES, LANGUAGES, Language, Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import key, long_name
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.choice_list import ChoiceList
from tutor.tui.widgets.key_bar import KeyBar

_WHICH: Final = Text(uz="Qaysi tilda oʻqiysiz?", en="Which language do you want to learn in?")
_HOW: Final = Text(
    uz="{digits} yoki {letters} — yoki ↑ ↓ va Enter. Keyin F2 bilan istalgan paytda almashtirasiz.",
    en="{digits} or {letters} — or ↑ ↓ and Enter. Later F2 changes it at any moment.",
)
_WELCOME: Final = Text(uz="Xush kelibsiz!", en="Welcome!")
_WHAT: Final = Text(
    uz="Bu yerda neyron tarmoqlarni oʻrganasiz: oʻqiysiz, Python kodini yozasiz, dastur uni tekshirib beradi. "
    "Yozganlaringiz oʻzi saqlanadi.",
    en="Here you learn neural networks: you read, you write Python, and the tutor checks it. "
    "What you write is saved by itself.",
)
_KEYS: Final = Text(uz="Shu tugmalar yetarli", en="These keys are enough")
_SHOWN_KEYS: Final = ("next", "pane-next", "run", "check", "hint", "back", "help", "quit")
_NEXT: Final[dict[str, Text]] = {
    "begin": Text(uz="Birinchi darsni boshlash", en="Begin the first lesson"),
    "lessons": Text(uz="Hamma darslarni koʻrish", en="See all lessons"),
    "reader": Text(uz="Ekran oʻqigich bilan ishlayman", en="I use a screen reader"),
}
_ROWS_FOR_ALL: Final = 22
"""On fewer rows the keys and the choices alone have room."""

_HEIGHTS: Final = [(0, "-low"), (_ROWS_FOR_ALL, "-tall")]

_PLAIN: Final = Text(
    uz="Ekran oʻqigichlar uchun Ustozning satrma-satr koʻrinishi bor. Buni bering:\n\n  tutor --plain\n",
    en="For screen readers Ustoz works line by line as well. Give the command:\n\n  tutor --plain\n",
)


class WelcomeScreen(CourseScreen):
    """Asks for the language, unless it is known, and shows where to begin."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,u,U", "take_language('uz')", show=False),
        Binding("2,e,E", "take_language('en')", show=False),
    ]
    AUTO_FOCUS = "ChoiceList"
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, *, asks_language: bool) -> None:
        super().__init__(classes="welcome")
        self._asks = asks_language

    def compose(self) -> ComposeResult:
        """Make the text, what can be chosen, and the footer."""
        yield Static(Content.styled("Ustoz", "bold $primary"), id="title", markup=False)
        with Vertical(id="welcome"):
            yield Static(markup=False)
        yield ChoiceList()
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask, and follow the language."""
        follow_language(self.choices, self._write)
        self._write()
        self.choices.highlighted = LANGUAGES.index(self.tutor.language) if self._asks else 0

    def on_resize(self, _event: Resize) -> None:
        """Say as much as there is room for."""
        self._write()

    @property
    def choices(self) -> ChoiceList:
        """Return what can be chosen."""
        return self.query_one(ChoiceList)

    def _write(self) -> None:
        highlighted = self.choices.highlighted
        if self._asks:
            numbered = [(name, f"{number}  {LANGUAGE_NAMES[name]}") for number, name in enumerate(LANGUAGES, start=1)]
            options = [Option(title, id=name) for name, title in numbered]
        else:
            options = [Option(say(self, text), id=name) for name, text in _NEXT.items()]
        self.choices.set_options(options)
        self.choices.highlighted = highlighted
        self.query_one("#welcome Static", Static).update(_question() if self._asks else self._beginning())

    def _beginning(self) -> Content:
        """Return the page on what there is and how to move in it."""
        shown = [(long_name(key(name).keys.split(",")[0]), key(name).about) for name in _SHOWN_KEYS]
        width = max(len(say(self, name)) for name, _ in shown)
        introduction = [
            Content(say(self, _WHAT)),
            Content(""),
            Content.styled(say(self, _KEYS), "bold $text-accent"),
        ]
        lines = [
            Content.styled(say(self, _WELCOME), "bold $primary"),
            *(introduction if self.size.height >= _ROWS_FOR_ALL else []),
            *(
                Content.assemble((f"{say(self, name):>{width + 2}}", "bold"), f"  {say(self, about)}")
                for name, about in shown
            ),
        ]
        return Content("\n").join(lines)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.tutor.change_settings()  # the file of settings says from now on that somebody was here
        match event.option.id:
            case "uz" | "en" as language:
                self.action_take_language(language)
            case "begin":
                self.tutor.open_lesson(self.tutor.manifest.lessons[0])
            case "lessons":
                self.tutor.open_lessons()
            case "reader":
                self.tutor.exit(message=say(self, _PLAIN))

    def action_take_language(self, language: Language) -> None:
        """Speak a language from now on, and go on."""
        self._asks = False
        self.tutor.change_settings(language=language)
        self._write()
        self.choices.highlighted = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take digits and letters only while they are asked for."""
        return action != "take_language" or self._asks


def _question() -> Content:
    """Return the question in both languages at once."""
    how = _HOW.format(digits="1, 2", letters="U, E")
    lines = [
        line
        for language in LANGUAGES
        for line in (Content.styled(_WHICH[language], "bold"), Content.styled(how[language], "$muted"), Content(""))
    ]
    return Content("\n").join(lines)
