"""Small tasks to try: what is to be reached, and with how little."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.language import Text
from tutor.playground.options import word
from tutor.playground.settings import Settings

_GOAL = Text(
    uz="{number}/{all} {data}: neyron ≤ {neurons}, {score}",
    en="{number}/{all} {data}: neurons ≤ {neurons}, {score}",
)
_ACCURACY = Text(uz="sinov ≥ {per_cent} %", en="test ≥ {per_cent} %")
_R2 = Text(uz="sinov R² ≥ {share}", en="test R² ≥ {share}")
_ONLY = Text(uz="faqat {activation}", en="{activation} only")
_WITHIN = Text(uz="epoxa ≤ {epochs}", en="epochs ≤ {epochs}")
_DONE = Text(uz="✓ bajarildi", en="✓ done")


@dataclass(frozen=True, slots=True)
class Challenge:
    """A task.

    Attributes:
        data: what is to be learnt, with `noise`.
        neurons: how many hidden ones there may be.
        score: what is to be reached in the test.
        epochs: how soon; 0 is at any time.
        activation: the one that is allowed; empty where all are.

    """

    data: str
    neurons: int
    score: float
    epochs: int = 0
    activation: str = ""
    noise: int = 10

    @property
    def beginning(self) -> Settings:
        """Return the settings to begin with: too small a network."""
        return Settings(data=self.data, noise=self.noise, layers=(1,), activation=self.activation or "tanh")

    def is_met(self, frame: Mapping[str, Any]) -> bool:
        """Return whether a moment of training meets it."""
        settings = Settings.read(frame["settings"])
        return (
            (settings.data, settings.noise) == (self.data, self.noise)
            and sum(settings.layers) <= self.neurons
            and settings.activation in (self.activation or settings.activation,)
            and frame["epoch"] <= (self.epochs or frame["epoch"])
            and (frame["test_score"] or 0.0) >= self.score
        )

    def told(self, *, done: bool) -> Text:
        """Return the task in one line, and whether it is done."""
        numbers = Settings(data=self.data).is_regression
        score = _R2.format(share=self.score) if numbers else _ACCURACY.format(per_cent=round(100 * self.score))
        place = CHALLENGES.index(self) + 1
        parts = [(_GOAL, {"number": place, "all": len(CHALLENGES), "neurons": self.neurons})]
        text = parts[0][0].format(**parts[0][1], data=word(self.data), score=score)
        more = [_ONLY.format(activation=word(self.activation))] if self.activation else []
        more += [_WITHIN.format(epochs=self.epochs)] if self.epochs else []
        more += [_DONE] if done else []
        return Text(
            uz=", ".join([text.uz, *(one.uz for one in more)]), en=", ".join([text.en, *(one.en for one in more)])
        )


CHALLENGES: Final = (
    Challenge("xor", neurons=2, score=0.95),
    Challenge("circles", neurons=3, score=0.95),
    Challenge("circles", neurons=4, score=0.95, activation="relu"),
    Challenge("curve", neurons=3, score=0.85),
    Challenge("spirals", neurons=8, score=0.9),
    Challenge("spirals", neurons=16, score=0.95, epochs=60),
)
