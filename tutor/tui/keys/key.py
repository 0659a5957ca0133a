"""A key and what it does, in both languages."""

from dataclasses import dataclass

from textual.binding import Binding

from tutor.language import Text


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does: `label` for the footer, `about` for help and the palette.

    `keys` are alternatives, the first being the one that is shown; without any, the palette alone offers it.
    A key with `priority` works wherever the focus is, the editor included; `letters` do the same as `keys`, but only
    where they are not typed as text. `sign` stands in the footer for a key
    together with others like it, which are then not shown themselves: ↑↓.
    """

    id: str
    keys: str
    action: str
    label: Text
    about: Text
    group: Text
    shown: bool = False
    priority: bool = True
    sign: str = ""
    letters: str = ""

    @property
    def names(self) -> list[str]:
        """Return the names of all its keys, the letters first."""
        return [name for name in f"{self.letters},{self.keys}".split(",") if name]

    def bindings(self) -> list[Binding]:
        """Return the bindings; their id leads back to this entry, so that both languages are at hand.

        A letter works as a capital, too: that is how keys are shown, and Caps Lock may be on.
        """
        kinds = ((_with_capitals(self.keys), self.priority), (_with_capitals(self.letters), False))
        return [
            Binding(names, self.action, self.label.en, show=self.shown, priority=priority, id=self.id)
            for names, priority in kinds
            if names
        ]


def _with_capitals(names: str) -> str:
    capitals = (name.upper() for name in names.split(",") if len(name) == 1 and name.isalpha())
    return ",".join(filter(None, (names, *capitals)))
