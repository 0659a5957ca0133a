"""Taking the mouse, or leaving it to the terminal, while the app runs."""

from typing import Any

from textual.driver import Driver


def take_mouse(driver: Driver, taken: bool) -> None:
    """Ask the terminal to send what the mouse does, or to send nothing and select text by itself.

    Textual decides this once, when it starts, so its driver is told here; a driver without a terminal has no mouse.
    """
    terminal: Any = driver
    if not hasattr(terminal, "_disable_mouse_support"):
        return
    if taken:
        terminal._mouse = True
        terminal._enable_mouse_support()
    else:
        terminal._disable_mouse_support()
        terminal._mouse = False
    terminal.flush()
