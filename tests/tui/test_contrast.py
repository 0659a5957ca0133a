"""Whatever two colours meet, what is written in one on the other can be read.

The pairs come from the stylesheet as Textual reads it, from the styles in the code, from the colours of Python code, and
from screens as they are painted: a new pair is checked without being named here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from contrast import needed, unreadable
from driving import MakeApp, press, settle
from rich._palettes import EIGHT_BIT_PALETTE
from rich.color import ColorTriplet
from scripted_service import FAILED, ScriptedService
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.theme import Theme
from wcag import MARK, TEXT, contrast

from tutor.language import verbatim
from tutor.tui.app import TutorApp
from tutor.tui.syntax import SYNTAX_THEMES
from tutor.tui.theme import THEMES

TUI = Path(str(TutorApp.CSS_PATH)).parent
OF_256 = [theme for theme in THEMES if not theme.ansi]
OF_TERMINAL = [theme for theme in THEMES if theme.ansi]
EDGES = ("border_top", "border_right", "border_bottom", "border_left")
NAMED = re.compile(r"\$([a-z][a-z-]+)")
ON = re.compile(r"\$([a-z][a-z-]+) on \$([a-z][a-z-]+)")

Pair = tuple[str, Color, Color]


def names(theme: Theme) -> str:
    return theme.name


def triplet(colour: Color) -> ColorTriplet:
    return ColorTriplet(*colour.rgb)


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


@cache
def rules_of(name: str) -> list[dict[str, object]]:
    [theme] = [theme for theme in THEMES if theme.name == name]
    stylesheet = Stylesheet(variables=variables(theme))
    stylesheet.read(TUI / "tutor.tcss")
    return [rule_set.styles.get_rules() for rule_set in stylesheet.rules]  # type: ignore[misc]


def is_solid(colour: object) -> bool:
    return isinstance(colour, Color) and colour.a == 1


def grounds(theme: Theme) -> list[Color]:
    """Return what is behind writing whose rule names no ground of its own."""
    found = {
        cast("Color", rule["background"])
        for rule in rules_of(theme.name)
        if "color" not in rule and "background" in rule
    }
    return [colour for colour in found if is_solid(colour)]


def of_stylesheet(theme: Theme) -> Iterator[Pair]:
    every = grounds(theme)
    for rule in rules_of(theme.name):
        if is_solid(colour := rule.get("color")):
            own = rule.get("background")
            for ground in [own] if is_solid(own) else every:
                yield TEXT, cast("Color", colour), cast("Color", ground)
        for edge in EDGES:
            kind, colour = cast("tuple[str, Color]", rule.get(edge, ("", None)))
            for ground in every if kind not in ("", "none", "hidden") else ():
                yield MARK, colour, ground
        for title in ("border_title_color", "border_subtitle_color"):
            if is_solid(colour := rule.get(title)):
                yield from ((TEXT, cast("Color", colour), ground) for ground in every)


def of_code(theme: Theme) -> Iterator[Pair]:
    """Yield what is written with `$name` or `$name on $ground` somewhere in the code of the screens."""
    colours = variables(theme)
    for path in TUI.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for colour, ground in ON.findall(source):
            yield TEXT, Color.parse(colours[colour]), Color.parse(colours[ground])
        for colour in {*NAMED.findall(ON.sub("", source))} & colours.keys():
            yield from ((TEXT, Color.parse(colours[colour]), ground) for ground in grounds(theme))


def of_syntax(theme: Theme) -> Iterator[Pair]:
    [syntax] = [one for one in SYNTAX_THEMES if one.name == theme.name]
    selection = Color.parse(variables(theme)["input-selection-background"])
    for style in syntax.syntax_styles.values():
        if style.color:
            yield from ((TEXT, Color.parse(style.color.name), ground) for ground in [*grounds(theme), selection])


def of_scroll_bars(theme: Theme) -> Iterator[Pair]:
    colours = variables(theme)
    for state in ("", "-hover", "-active"):
        yield MARK, Color.parse(colours[f"scrollbar{state}"]), Color.parse(colours[f"scrollbar-background{state}"])


def too_weak(theme: Theme, pairs: Iterable[Pair]) -> set[tuple[str, str, str, float]]:
    measured = ((kind, one.hex, other.hex, contrast(triplet(one), triplet(other))) for kind, one, other in pairs)
    return {
        (kind, one, other, round(ratio, 2)) for kind, one, other, ratio in measured if ratio < needed(theme, kind)
    }


@pytest.mark.parametrize("source", [of_stylesheet, of_code, of_syntax, of_scroll_bars])
@pytest.mark.parametrize("theme", OF_256, ids=names)
def test_every_pair_that_is_written_down_can_be_read(theme: Theme, source: object) -> None:
    pairs = list(source(theme))  # type: ignore[operator]
    assert len(pairs) >= 3
    assert too_weak(theme, pairs) == set()


def test_a_weak_pair_would_be_found() -> None:
    grey, black = Color.parse("#444444"), Color.parse("#121212")
    assert contrast(ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)) == pytest.approx(21)
    assert too_weak(OF_256[0], [(TEXT, grey, black)])


@pytest.mark.parametrize("theme", OF_256, ids=names)
def test_every_colour_is_one_of_the_256(theme: Theme) -> None:
    own = {triplet for number in range(16, 256) for triplet in [EIGHT_BIT_PALETTE[number]]}
    given = [
        theme.primary,
        theme.secondary,
        theme.error,
        theme.success,
        theme.foreground,
        theme.background,
        theme.panel,
    ]
    [syntax] = [one for one in SYNTAX_THEMES if one.name == theme.name]
    given += [value for value in theme.variables.values() if value.startswith("#")]
    given += [style.color.name for style in syntax.syntax_styles.values() if style.color]
    assert {value for value in given if triplet(Color.parse(value or "")) not in own} == set()


@pytest.mark.parametrize("theme", OF_TERMINAL, ids=names)
def test_the_terminals_own_colours_are_never_bright(theme: Theme) -> None:
    [syntax] = [one for one in SYNTAX_THEMES if one.name == theme.name]
    used = [*theme.variables.values(), theme.primary, theme.secondary or "", theme.error or "", theme.warning or ""]
    used += [style.color.name for style in syntax.syntax_styles.values() if style.color]
    assert not [value for value in used if "bright" in value or value.startswith("#")]
    if theme.name == "ustoz-mono":
        assert set(used) <= {
            "ansi_default",
            "ansi_white",
            "ansi_black",
            "none",
            "bold",
            "underline",
            "bold underline",
        }


OVER_A_LESSON = {
    "help": ["f1"],
    "palette": ["ctrl+p", "a"],
    "search": ["alt+f", "d"],
    "glossary": ["alt+g"],
    "steps": ["alt+j"],
    "history": ["alt+h"],
    "curves": ["alt+v"],
    "solution": ["ctrl+o", "right", "enter"],
    "find": ["f4", "ctrl+f", "d"],
    "settings": ["alt+o"],
    "a setting that is written": ["alt+o", *["down"] * 6, "enter"],
}
ONE_AFTER_ANOTHER = {
    "quiz": ["ctrl+n"],
    "answer": ["enter"],
    "home": ["f9"],
    "steps of a lesson": ["right"],
    "source": ["s"],
    "code of the source": ["right"],
}


async def look_at(app: TutorApp, pilot: object, seen: dict[str, object], name: str) -> None:
    """Look at what is shown, in every theme."""
    for theme in OF_256:
        app.theme = theme.name
        await settle(pilot)  # type: ignore[arg-type]
        if weak := unreadable(app):
            seen[f"{name}, {theme.name}"] = weak


@pytest.mark.slow
async def test_every_cell_of_the_screens_can_be_read(make_app: MakeApp, service: ScriptedService) -> None:
    service.judge(FAILED, {"event": "output", "stream": "stdout", "text": "x = 1\n"})
    app = make_app("doubling", "double")
    seen: dict[str, object] = {}
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f6", "f4", "ctrl+a", "shift+down", "shift+down")
        app.tell(verbatim("done"))
        app.tell(verbatim("careful"), warning=True)
        await look_at(app, pilot, seen, "verdict, selection and messages")
        app.clear_notifications()
        for name, keys in OVER_A_LESSON.items():
            await press(pilot, *keys)
            assert len(app.screen_stack) > 2 or name == "find", name
            await look_at(app, pilot, seen, name)
            while len(app.screen_stack) > 2:
                await press(pilot, "escape")
        for name, keys in ONE_AFTER_ANOTHER.items():
            await press(pilot, *keys)
            await look_at(app, pilot, seen, name)
    assert seen == {}


async def test_a_demo_with_its_plot_and_the_list_of_lessons_can_be_read(
    make_app: MakeApp, service: ScriptedService
) -> None:
    falling = ({"event": "metric", "step": step, "values": {"loss": 1 / (step + 1)}} for step in range(30))
    service.finish(*falling)
    app = make_app("doubling", "show")
    seen: dict[str, object] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "f12")
        await look_at(app, pilot, seen, "demo")
        await press(pilot, "f9")
        await look_at(app, pilot, seen, "home")
    assert seen == {}
