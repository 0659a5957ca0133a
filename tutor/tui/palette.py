"""A theme as the few colours that it is made of: each has one task, and the whole theme follows from them."""

from dataclasses import dataclass

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme.

    Attributes:
        ground: behind everything.
        panel: behind bars and code in a text.
        raised: behind what is chosen in a list that has not the focus.
        text: what is read.
        muted: what is read second: notes, numbers of lines.
        line: borders, and the scroll bars' thumbs.
        primary: what works now: the focus, keys, titles.
        accent: headings of the second rank.
        error: what went wrong.
        success: what went well.
        warning: what wants attention.
        on_primary: writing on a ground of the primary colour: the cursor in lists and in the editor.
        selection: behind selected text.
        on_selection: selected text.

    """

    ground: str
    panel: str
    raised: str
    text: str
    muted: str
    line: str
    primary: str
    accent: str
    error: str
    success: str
    warning: str
    on_primary: str
    selection: str
    on_selection: str

    def theme(self, name: str, *, dark: bool) -> Theme:
        """Return the theme made of these colours."""
        return Theme(
            name=name,
            primary=self.primary,
            secondary=self.accent,
            accent=self.accent,
            warning=self.warning,
            error=self.error,
            success=self.success,
            foreground=self.text,
            background=self.ground,
            surface=self.ground,
            panel=self.panel,
            dark=dark,
            variables=self._variables(),
        )

    def _variables(self) -> dict[str, str]:
        """Return the colours that Textual would otherwise mix by itself."""
        return {
            "muted": self.muted,
            "line": self.line,
            "text": self.text,
            "text-muted": self.muted,
            "text-disabled": self.muted,
            "text-primary": self.primary,
            "text-secondary": self.accent,
            "text-accent": self.accent,
            "text-error": self.error,
            "text-success": self.success,
            "text-warning": self.warning,
            "foreground-muted": self.muted,
            "foreground-disabled": self.muted,
            "border": self.primary,
            "border-blurred": self.line,
            "block-cursor-background": self.primary,
            "block-cursor-foreground": self.on_primary,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": self.raised,
            "block-cursor-blurred-foreground": self.primary,
            "block-cursor-blurred-text-style": "bold",
            "block-hover-background": self.raised,
            "input-cursor-background": self.primary,
            "input-cursor-foreground": self.on_primary,
            "input-cursor-text-style": "none",
            "input-selection-background": self.selection,
            "input-selection-foreground": self.on_selection,
            "screen-selection-background": self.selection,
            "screen-selection-foreground": self.on_selection,
            "code-text-style": "none",
            "markdown-h1-color": self.primary,
            "markdown-h2-color": self.primary,
            "markdown-h3-color": self.accent,
            "button-foreground": self.text,
            "button-color-foreground": self.on_primary,
            "link-color": self.primary,
            "link-color-hover": self.on_primary,
            "link-background-hover": self.primary,
            "scrollbar": self.line,
            "scrollbar-hover": self.muted,
            "scrollbar-active": self.primary,
            "scrollbar-background": self.panel,
            "scrollbar-background-hover": self.panel,
            "scrollbar-background-active": self.panel,
            "scrollbar-corner-color": self.panel,
        }
