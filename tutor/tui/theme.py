"""The colours: turquoise and gold, chosen from the 256 that every terminal has, and a theme for 16.

Nothing is told by colour alone, nor by bright against normal.
"""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="ustoz-dark",
    primary="#5fd7d7",
    secondary="#d7af5f",
    accent="#d7af5f",
    warning="#ffd787",
    error="#ff8787",
    success="#87d787",
    foreground="#d0d0d0",
    background="#121212",
    surface="#121212",
    panel="#262626",
    dark=True,
    variables={
        "muted": "#949494",
        "line": "#4e4e4e",
        "block-cursor-background": "#5fd7d7",
        "block-cursor-foreground": "#121212",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#303030",
        "block-cursor-blurred-foreground": "#5fd7d7",
        "block-cursor-blurred-text-style": "none",
        "text-primary": "#5fd7d7",
        "text-accent": "#d7af5f",
        "text-error": "#ff8787",
        "text-success": "#87d787",
        "text-warning": "#ffd787",
        "markdown-h1-color": "#5fd7d7",
        "markdown-h2-color": "#5fd7d7",
        "markdown-h3-color": "#d7af5f",
        "input-selection-background": "#005f5f",
        "screen-selection-background": "#005f5f",
        "scrollbar": "#4e4e4e",
        "scrollbar-hover": "#949494",
        "scrollbar-active": "#5fd7d7",
        "scrollbar-background": "#1c1c1c",
    },
)

LIGHT: Final = Theme(
    name="ustoz-light",
    primary="#005f5f",
    secondary="#875f00",
    accent="#875f00",
    warning="#875f00",
    error="#af0000",
    success="#005f00",
    foreground="#262626",
    background="#eeeeee",
    surface="#eeeeee",
    panel="#dadada",
    dark=False,
    variables={
        "muted": "#585858",
        "line": "#a8a8a8",
        "block-cursor-background": "#005f5f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#d0d0d0",
        "block-cursor-blurred-foreground": "#005f5f",
        "block-cursor-blurred-text-style": "none",
        "text-primary": "#005f5f",
        "text-accent": "#875f00",
        "text-error": "#af0000",
        "text-success": "#005f00",
        "text-warning": "#875f00",
        "markdown-h1-color": "#005f5f",
        "markdown-h2-color": "#005f5f",
        "markdown-h3-color": "#875f00",
        "input-selection-background": "#afd7d7",
        "screen-selection-background": "#afd7d7",
        "scrollbar": "#a8a8a8",
        "scrollbar-hover": "#585858",
        "scrollbar-active": "#005f5f",
        "scrollbar-background": "#e4e4e4",
    },
)

# For terminals of 16 colours: the terminal's own colours, and no background but its own.
SIXTEEN: Final = Theme(
    name="ustoz-16",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_yellow",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
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
        "block-cursor-background": "ansi_cyan",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "ansi_default",
        "block-cursor-blurred-foreground": "ansi_cyan",
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": "ansi_cyan",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "none",
        "border": "ansi_cyan",
        "border-blurred": "ansi_default",
        "markdown-h1-color": "ansi_cyan",
        "markdown-h2-color": "ansi_cyan",
        "markdown-h3-color": "ansi_yellow",
        "scrollbar": "ansi_default",
        "scrollbar-hover": "ansi_cyan",
        "scrollbar-active": "ansi_cyan",
    },
)

THEMES: Final = (DARK, LIGHT, SIXTEEN)

_PREFIX: Final = "ustoz-"


def theme_of(setting: str, *, few_colours: bool = False) -> Theme:
    """Return the theme that a setting means: `auto` goes by the terminal."""
    chosen = next((theme for theme in THEMES if theme.name == _PREFIX + setting), None)
    return chosen or (SIXTEEN if few_colours else DARK)
