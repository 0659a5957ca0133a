"""What is still under way on a screen when it is left may fail there: nobody looks at it any more."""

from collections.abc import Callable
from functools import partial
from traceback import walk_tb
from typing import Any, Final

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.screen import Screen, ScreenResultType
from textual.widget import MountError, Widget
from textual.worker import WorkerFailed

_PARTS_ARE_GONE: Final = (NoMatches, NoScreen, MountError)
"""What Textual raises where a part of the screen is looked for that is there no more, or not yet."""


class LeavingApp(App[None]):
    """An app whose screens may be left at any moment."""

    def _handle_exception(self, error: Exception) -> None:
        """End the program with an error, unless only what is being taken down missed a part of itself."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not (isinstance(cause, _PARTS_ARE_GONE) and _is_being_left(_where(cause))):
            super()._handle_exception(error)


class LeavingScreen(Screen[ScreenResultType]):
    """A screen that can be left once only, and carries out nothing that was put off by parts that are gone by now."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave; when Enter was pressed twice, the screen below this one stays."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    async def _invoke_and_clear_callbacks(self) -> None:
        self._callbacks = [(call, node) for call, node in self._callbacks if not _is_being_left(_owner(call))]
        await super()._invoke_and_clear_callbacks()


def _where(error: BaseException) -> object:
    """Return the widget in whose code an error was raised."""
    nodes = [frame.f_locals.get("self") for frame, _ in walk_tb(error.__traceback__)]
    return next((node for node in reversed(nodes) if isinstance(node, Widget)), None)


def _owner(call: Callable[..., Any]) -> object:
    return getattr(call.func if isinstance(call, partial) else call, "__self__", None)


def _is_being_left(node: object) -> bool:
    if not isinstance(node, Widget):
        return False
    return not node.is_attached or any(one._pruning or one._closing for one in node.ancestors_with_self)
