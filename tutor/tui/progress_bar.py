"""A short bar that repeats what numbers beside it say."""

from textual.content import Content

_FULL, _EMPTY = "█", "░"


def progress_bar(done: int, count: int, width: int) -> Content:
    """Return a bar of so many cells; it is full only when all is done, and empty only when nothing is."""
    filled = round(width * done / count) if count else 0
    if done:
        filled = max(filled, 1)
    if done < count:
        filled = min(filled, width - 1)
    return Content.assemble((_FULL * filled, "$text-success"), (_EMPTY * (width - filled), "$muted"))
