"""Alt+F as a key of its own: Textual 8.2 reads it as Ctrl+→, as iTerm sends it for Option+→ where one asks for that."""

from typing import Any, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

_ALT_F = "\x1bf"


def understand_alt_f() -> None:
    """Let Alt+F be read as what it is from now on."""
    cast("dict[str, Any]", ANSI_SEQUENCES_KEYS).pop(_ALT_F, None)
