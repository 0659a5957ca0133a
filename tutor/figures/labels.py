"""Names that came from a learner's program, made fit for a line of a picture."""

import unicodedata

from rich.cells import get_character_cell_size


def one_line(text: str, longest: int) -> str:
    """Return text that came from a learner's program as one harmless line of one-cell characters.

    Control and formatting characters (escape sequences, bidirectional overrides) and combining marks that do
    not compose are left out; characters two cells wide become `?`; what is longer than `longest` ends in `…`.
    """
    text = unicodedata.normalize("NFC", text[: 4 * longest + 16])
    kept = []
    for character in " ".join(text.split()):
        cells = get_character_cell_size(character)
        if cells and unicodedata.category(character)[0] not in "CM":
            kept.append(character if cells == 1 else "?")
    line = "".join(kept)
    return shortened(line, longest)


def shortened(text: str, width: int) -> str:
    """Return `text`, ending in `…` where it is longer than `width` cells."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"[: max(0, width)]
