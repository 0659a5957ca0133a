"""The playground's training as its lines see it: something is asked for, and waited for."""

from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Final

from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.language import Text
from tutor.playground.client import PlaygroundClient
from tutor.playground.points import Points
from tutor.playground.settings import Settings

_REMEMBERED: Final = 2000
"""Losses from which the advice is drawn."""


class Training:
    """The playground's process, asked one thing at a time.

    Attributes:
        client: the process.
        settings: those in force.
        frame: the latest moment of training; empty before the first.
        points: what is learnt; None before the first frame.
        losses: (epoch, training loss, test loss) of the latest epochs.

    """

    def __init__(self) -> None:
        self.client = PlaygroundClient()
        self.settings = Settings()
        self.frame: Mapping[str, Any] = {}
        self.points: Points | None = None
        self.losses: deque[tuple[float, float | None, float | None]] = deque(maxlen=_REMEMBERED)
        self._events: AsyncIterator[Mapping[str, Any]] = self.client.events()

    async def until(self, enough: Callable[[Mapping[str, Any]], bool], asked: Callable[[], None]) -> None:
        """Ask for something, and listen until a moment of training shows that it was done.

        Raises:
            CommandError: it was refused.
            PlaygroundDied: the process has ended.

        """
        asked()
        async for event in self._events:
            match event["event"]:
                case "ready":
                    self.client.set(self.settings)
                case "data":
                    self.points = Points.of(event)
                case "refused":
                    self.settings = Settings.read(event["settings"])
                    raise CommandError(Text(uz=event["uz"], en=event["en"]), BAD_INPUT)
                case "frame":
                    self._take_in(event)
                    self.client.ask("seen")
                    if enough(event):
                        return

    def _take_in(self, frame: Mapping[str, Any]) -> None:
        self.frame, self.settings = frame, Settings.read(frame["settings"])
        for epoch, training, test in frame["losses"]:
            if epoch == 0:
                self.losses.clear()
            self.losses.append((epoch, training, test))
