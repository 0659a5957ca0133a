"""The colours of Python code, for each of the app's themes."""

from typing import Final

from rich.style import Style
from textual.theme import Theme
from textual.widgets.text_area import TextAreaTheme

from tutor.tui.theme import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT, MONO, SIXTEEN, THEMES

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


def _syntax(theme: Theme, **colours: str) -> TextAreaTheme:
    """Return a syntax theme; colours by role, each in the styles of tree-sitter's names for it.

    Without colours, keywords are bold as definitions are.
    """
    styles = {
        tree_sitter_name: Style(
            color=colours.get(role),
            italic=role == "comment" or None,
            bold=role == "definition" or (role == "keyword" and not colours) or None,
        )
        for role, names in _ROLES.items()
        for tree_sitter_name in names
    }
    return TextAreaTheme(name=theme.name, syntax_styles=styles)


SYNTAX_THEMES: Final = (
    _syntax(
        DARK,
        keyword="#5fd7d7",
        string="#87d787",
        number="#ffaf87",
        comment="#9e9e9e",
        definition="#ffd787",
        call="#d7d7ff",
        builtin="#d7afff",
    ),
    _syntax(
        LIGHT,
        keyword="#005f87",
        string="#005f00",
        number="#870000",
        comment="#585858",
        definition="#875f00",
        call="#00005f",
        builtin="#5f00af",
    ),
    _syntax(
        CONTRAST,
        keyword="#5fffff",
        string="#87ff87",
        number="#ffd7af",
        comment="#d0d0d0",
        definition="#ffff5f",
        call="#d7d7ff",
        builtin="#ffafff",
    ),
    _syntax(
        CONTRAST_LIGHT,
        keyword="#00005f",
        string="#005f00",
        number="#870000",
        comment="#303030",
        definition="#5f005f",
        call="#00005f",
        builtin="#5f0087",
    ),
    _syntax(SIXTEEN, keyword="cyan", string="green", number="magenta", definition="yellow", builtin="magenta"),
    _syntax(MONO),
)


def syntax_theme_for(theme: Theme) -> str:
    """Return the name of the syntax theme that goes with an app theme, also with one that is not ours."""
    if theme.name in {own.name for own in THEMES}:
        return theme.name
    return DARK.name if theme.dark else LIGHT.name
