"""Contrast as WCAG 2.2 defines it (success criteria 1.4.3, 1.4.6 and 1.4.11)."""

from rich.color import ColorTriplet

TEXT, MARK = "text", "mark"
"""What is read, and what is only seen: lines, arrows, the points of a picture."""


def luminance(colour: ColorTriplet) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def kind_of(character: str) -> str | None:
    """Return what a cell is; None for blanks, and for blocks, which are areas of colour."""
    if character.isspace() or "▀" <= character <= "▟":
        return None
    return MARK if "←" <= character <= "⣿" or character in "·…|×+" else TEXT
