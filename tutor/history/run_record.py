"""What a run gave, gathered while it goes on, for the history."""

from typing import Any, Final

from tutor.progress.events import MAX_OUTPUT_OF_RUN, Event, JsonObject
from tutor.progress.place import Place

_MOST: Final = 4 * MAX_OUTPUT_OF_RUN


class RunRecord:
    """Listens to the events of one run, and makes the event of it that is kept."""

    def __init__(self, place: Place, code: str, *, lesson: str | None, learner: str) -> None:
        self._place, self._code, self._lesson, self._learner = place, code, lesson, learner
        self._metrics: list[JsonObject] = []
        self._output = ""

    def hear(self, event: dict[str, Any]) -> None:
        """Take note of what the program logged and printed."""
        if event["event"] == "metric":
            self._metrics.append({"step": event["step"], **event["values"]})
        elif event["event"] == "output":
            self._output += event["text"]
            if len(self._output) > _MOST:  # what is kept is its beginning and its end
                self._output = self._output[:MAX_OUTPUT_OF_RUN] + self._output[-MAX_OUTPUT_OF_RUN:]

    def finished(self, event: dict[str, Any]) -> Event:
        """Return the event of a run that came to its end."""
        error = event.get("error")
        return self._event(error is None, {"error": error, "seconds": event.get("seconds")})

    def stopped(self) -> Event:
        """Return the event of a run that the learner stopped."""
        return self._event(None, {"error": None})

    def _event(self, ended_well: bool | None, gave: JsonObject) -> Event:
        gave = {"metrics": self._metrics, "output": self._output, **gave}
        return Event.run(
            self._place, self._code, gave, ended_well=ended_well, lesson=self._lesson, learner=self._learner
        )
