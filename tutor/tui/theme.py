"""The colours: turquoise and gold, chosen from the 256 that every terminal has; high contrast; the 16; and none.

Nothing is told by colour alone, nor by bright against normal. Every pair of colours that meets on a screen has the
contrast of WCAG 2.2: 4.5 for text, 3 for borders and marks; 7 and 4.5 in the themes of high contrast.
"""

from typing import Final

from textual.theme import Theme

from tutor.tui.palette import Palette

PREFIX: Final = "ustoz-"

DARK: Final = Palette(
    ground="#121212",
    panel="#262626",
    raised="#303030",
    text="#d0d0d0",
    muted="#9e9e9e",
    line="#808080",
    primary="#5fd7d7",
    accent="#d7af5f",
    error="#ff8787",
    success="#87d787",
    warning="#ffd787",
    on_primary="#121212",
    selection="#5f005f",
    on_selection="#ffffff",
).theme(f"{PREFIX}dark", dark=True)

LIGHT: Final = Palette(
    ground="#ffffff",
    panel="#eeeeee",
    raised="#e4e4e4",
    text="#262626",
    muted="#585858",
    line="#808080",
    primary="#005f5f",
    accent="#875f00",
    error="#af0000",
    success="#005f00",
    warning="#875f00",
    on_primary="#ffffff",
    selection="#ffff87",
    on_selection="#000000",
).theme(f"{PREFIX}light", dark=False)

CONTRAST: Final = Palette(
    ground="#000000",
    panel="#1c1c1c",
    raised="#303030",
    text="#ffffff",
    muted="#d0d0d0",
    line="#bcbcbc",
    primary="#5fffff",
    accent="#ffd75f",
    error="#ffafaf",
    success="#87ff87",
    warning="#ffff87",
    on_primary="#000000",
    selection="#5f005f",
    on_selection="#ffffff",
).theme(f"{PREFIX}contrast", dark=True)

# Pale yellow instead of grey: on it green and red can still be dark enough to be told apart, and have a contrast of 7.
CONTRAST_LIGHT: Final = Palette(
    ground="#ffffff",
    panel="#ffffd7",
    raised="#ffffd7",
    text="#000000",
    muted="#303030",
    line="#4e4e4e",
    primary="#005f5f",
    accent="#5f0087",
    error="#870000",
    success="#005f00",
    warning="#5f0087",
    on_primary="#ffffff",
    selection="#ffff87",
    on_selection="#000000",
).theme(f"{PREFIX}contrast-light", dark=False)


def _of_the_terminal(name: str, cursor: str, on_cursor: str, colours: dict[str, str], **styles: str) -> Theme:
    """Return a theme of the terminal's own colours, with no ground but its own except under cursors and selections."""
    primary, accent, error, success = (colours.get(role, "ansi_default") for role in ("title", "note", "bad", "good"))
    return Theme(
        name=name,
        ansi=True,
        primary=primary,
        secondary=accent,
        accent=accent,
        warning=accent,
        error=error,
        success=success,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "muted": "ansi_default",
            "line": "ansi_default",
            "block-cursor-background": cursor,
            "block-cursor-foreground": on_cursor,
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": "ansi_default",
            "block-cursor-blurred-foreground": primary,
            "block-cursor-blurred-text-style": "bold",
            "input-cursor-background": cursor,
            "input-cursor-foreground": on_cursor,
            "input-cursor-text-style": "none",
            "input-selection-background": "ansi_white",
            "input-selection-foreground": "ansi_black",
            "screen-selection-background": "ansi_white",
            "screen-selection-foreground": "ansi_black",
            "border": primary,
            "border-blurred": "ansi_default",
            "markdown-h1-color": primary,
            "markdown-h2-color": primary,
            "markdown-h3-color": accent,
            "link-color": primary,
            "link-color-hover": on_cursor,
            "link-background-hover": cursor,
            "code-text-style": "none",
            "scrollbar": "ansi_white",
            "scrollbar-hover": cursor,
            "scrollbar-active": cursor,
            **styles,
        },
    )


SIXTEEN: Final = _of_the_terminal(
    f"{PREFIX}16",
    "ansi_cyan",
    "ansi_black",
    {"title": "ansi_cyan", "note": "ansi_yellow", "bad": "ansi_red", "good": "ansi_green"},
)

# What has a ground of its own here is painted in reverse: tutor/tui/without_colours.py.
MONO: Final = _of_the_terminal(
    f"{PREFIX}mono",
    "ansi_white",
    "ansi_black",
    {},
    **{
        "code-text-style": "bold",
        "input-cursor-text-style": "underline",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-text-style": "bold underline",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)

THEMES: Final = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT, SIXTEEN, MONO)


def theme_of(setting: str, *, automatic: str = "dark") -> Theme:
    """Return the theme that a setting means; for `auto` it is the theme `automatic`, which fits the terminal."""
    name = PREFIX + (automatic if setting == "auto" else setting)
    return next((theme for theme in THEMES if theme.name == name), DARK)
