"""Every screen in one language shows no word of the other but code and names."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from driving import MakeApp, press, settle
from language_words import foreign_words, words
from scripted_service import BROKEN, FAILED, PASSED, ScriptedService
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

import tutor.tui.screens
from tutor.language import LANGUAGES, Language
from tutor.tui.app import TutorApp
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.module_list import ModuleList
from tutor.tui.widgets.output_view import OutputView
from tutor.tui.widgets.source_view import SourceView

TERMS = """\
terms:
  - {en: double, uz: ikkilantirish, meaning: {uz: 2 · x, en: 2 · x}}
"""

NAMES = {
    "english", "oʻzbekcha", "python", "ctrl", "alt", "shift", "esc", "enter", "tab", "pgup", "pgdn", "home", "end",
    "vim", "nano", "svg", "png", "bias", "seed", "loss", "batch", "epoch", "slow", "fast", "defined",
}  # fmt: skip
"""What is called the same in both languages: the languages themselves, keys, programs, formats, and terms of the field
that Uzbek speech has taken over; values in the demo’s code, and Python’s own message."""


@dataclass(frozen=True)
class Walk:
    """How a screen is come to: from a lesson's step or the list of lessons, by keys."""

    screen: str
    keys: tuple[str, ...] = ()
    step: str | None = None
    verdict: str = ""


_PATH = re.compile(r"\S*/\S*")

WALKS = [
    Walk("HomeScreen"),
    Walk("LessonScreen", step="why"),
    Walk("LessonScreen", ("f5",), step="show"),
    Walk("LessonScreen", ("f6",), step="double", verdict="failed"),
    Walk("LessonScreen", ("f6", "f7", "d"), step="double", verdict="failed"),
    Walk("LessonScreen", ("f6",), step="double", verdict="passed"),
    Walk("LessonScreen", ("f6",), step="double", verdict="broken"),
    Walk("LessonScreen", ("f8", "f8", "f8", "f8"), step="double"),
    Walk("LessonScreen", ("f4", "ctrl+f"), step="double"),
    Walk("LessonScreen", ("alt+r",), step="double"),
    Walk("LessonScreen", ("f11",), step="double"),
    Walk("LessonScreen", ("enter",), step="quiz"),
    Walk("LessonScreen", ("space",), step="done"),
    Walk("LessonEndScreen", ("ctrl+n",), step="done"),
    Walk("ConfirmScreen", ("ctrl+o",), step="double"),
    Walk("SolutionScreen", ("ctrl+o", "left", "enter"), step="double"),
    Walk("StepsScreen", ("alt+j",), step="double"),
    Walk("HistoryScreen", ("f6", "alt+h"), step="double", verdict="failed"),
    Walk("CurvesScreen", ("f5", "alt+v"), step="show"),
    Walk("SaveFigureScreen", ("f5", "f7", "w"), step="show"),
    Walk("HelpScreen", ("f1",)),
    Walk("HelpScreen", ("f1",), step="double"),
    Walk("TutorPalette", ("ctrl+p",), step="double"),
    Walk("SearchScreen", ("slash", "2")),
    Walk("SearchScreen", ("slash", "z", "z", "z")),
    Walk("GlossaryScreen", ("g",)),
    Walk("SettingsScreen", ("o",)),
    Walk("CertificateScreen", ("c",)),
    Walk("SourceScreen", ("s",)),
    Walk("PlaygroundScreen", ("p",)),
    Walk("SaveProgramScreen", ("p", "p")),
]
FIRST_START = "WelcomeScreen"
TOO_SMALL = "TooSmallScreen"


@pytest.fixture
def course(course: Path) -> Path:
    lesson = course / "doubling" / "lesson.yaml"
    lesson.write_text(lesson.read_text(encoding="utf-8") + TERMS, encoding="utf-8")
    return course


def test_every_screen_is_walked_to() -> None:
    for module in pkgutil.iter_modules(tutor.tui.screens.__path__):
        importlib.import_module(f"tutor.tui.screens.{module.name}")
    walked = {walk.screen for walk in WALKS} | {FIRST_START, TOO_SMALL}
    assert {screen.__name__ for screen in _shown(Screen)} <= walked


def _shown(kind: type) -> Iterator[type]:
    """Yield the tutor's screens that are not only there to be built upon."""
    for child in kind.__subclasses__():
        if child.__subclasses__():
            yield from _shown(child)
        elif child.__module__.startswith("tutor.") and "mixin" not in (child.__doc__ or ""):
            yield child


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "walk", WALKS, ids=lambda walk: "-".join((walk.screen, walk.step or "", *walk.keys, walk.verdict))
)
async def test_no_word_of_the_other_language(
    make_app: MakeApp, service: ScriptedService, walk: Walk, language: Language
) -> None:
    verdicts = {"failed": FAILED, "passed": PASSED, "broken": BROKEN}
    if walk.verdict:
        service.judge(verdicts[walk.verdict])
    service.finish(
        {"event": "metric", "step": 1, "values": {"loss": 0.5}},
        {"event": "metric", "step": 2, "values": {"loss": 0.2}},
    )
    app = make_app("doubling" if walk.step else None, walk.step, language=language)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for key in walk.keys:
            await _pressed(pilot, key)
        assert type(app.screen).__name__ == walk.screen
        assert _leaked(app, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_smallest_window_asks_in_one_language(make_app: MakeApp, language: Language) -> None:
    app = make_app(language=language)
    async with app.run_test(size=(30, 8)) as pilot:
        await settle(pilot)
        assert type(app.screen).__name__ == TOO_SMALL
        assert _leaked(app, language) == set()


async def _pressed(pilot: Pilot[None], key: str) -> None:
    """Press a key; the playground's process never rests, so its first picture is waited for instead."""
    if type(pilot.app.screen).__name__ == "PlaygroundScreen" or (
        key == "p" and type(pilot.app.screen).__name__ == "HomeScreen"
    ):
        await pilot.press(key)
        while getattr(pilot.app.screen, "frame", 1) is None:
            await pilot.pause()
    else:
        await press(pilot, key)


def _leaked(app: TutorApp, language: Language) -> set[str]:
    """Return the words on the screen that only the other language has."""
    return (words(_prose(app)) & foreign_words(language)) - NAMES


def _prose(app: TutorApp) -> str:
    """Return what stands on the screen outside code and programs' output."""
    shown = [widget for screen in app.screen_stack for widget in screen.walk_children(Widget)]
    regions = [widget.region for widget in shown if _is_code(widget)]
    rows = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        row = [" " if _inside(x, y, regions) else character for x, character in enumerate(strip.text)]
        rows.append("".join(row))
    return _PATH.sub(" ", "\n".join(rows))


def _is_code(widget: Widget) -> bool:
    return isinstance(widget, Editor | ModuleList | OutputView | SourceView) and widget.display


def _inside(x: int, y: int, regions: list[Region]) -> bool:
    return any(region.contains(x, y) for region in regions)
