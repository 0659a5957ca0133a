"""The colours: turquoise and gold, chosen from the 256 that every terminal has, and a theme for 16.

Nothing is told by colour alone, nor by bright against normal.
"""

from typing import Final

from rich.style import Style
from textual.theme import Theme
from textual.widgets.text_area import TextAreaTheme

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


_ROLES: Final = {
    "keyword": (
        "keyword",
        "keyword.function",
        "keyword.return",
        "keyword.operator",
        "conditional",
        "repeat",
        "exception",
        "include",
    ),
    "string": ("string", "string.escape"),
    "number": ("number", "float", "boolean", "constant.builtin"),
    "comment": ("comment",),
    "definition": ("function", "type.class"),
    "call": ("function.call", "method.call", "function.builtin", "method"),
    "builtin": ("type.builtin", "variable.builtin"),
}


def _syntax(name: str, **colours: str) -> TextAreaTheme:
    """Return a syntax theme; colours by role, each in the styles of tree-sitter's names for it."""
    styles = {
        tree_sitter_name: Style(
            color=colours.get(role), italic=role == "comment" or None, bold=role == "definition" or None
        )
        for role, names in _ROLES.items()
        for tree_sitter_name in names
    }
    return TextAreaTheme(name=name, syntax_styles=styles)


SYNTAX_THEMES: Final = (
    _syntax(
        DARK.name,
        keyword="#5fd7d7",
        string="#87d787",
        number="#ffaf87",
        comment="#949494",
        definition="#ffd787",
        call="#d7d7ff",
        builtin="#d7afff",
    ),
    _syntax(
        LIGHT.name,
        keyword="#005f87",
        string="#005f00",
        number="#af5f00",
        comment="#585858",
        definition="#875f00",
        call="#00005f",
        builtin="#5f00af",
    ),
    _syntax(SIXTEEN.name, keyword="cyan", string="green", number="magenta", definition="yellow", builtin="magenta"),
)


def syntax_theme_for(theme: Theme) -> str:
    """Return the name of the syntax theme that goes with an app theme, also with one that is not ours."""
    if theme.name in {own.name for own in THEMES}:
        return theme.name
    return DARK.name if theme.dark else LIGHT.name
