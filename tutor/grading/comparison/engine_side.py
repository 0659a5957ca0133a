"""Read as text and executed in a child of its own, where no learner's code runs: brings the engine there and trains with it.

The children's world holds nothing of the tutor, so the engine's modules come as text, too.
"""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any


class Sent(MetaPathFinder, Loader):
    """Finds and loads modules whose text was sent."""

    def __init__(self, sources: dict[str, str], packages: list[str]) -> None:
        self._sources = sources
        self._packages = packages

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """Return the specification of a module that was sent."""
        if fullname in self._sources:
            return spec_from_loader(fullname, self, is_package=fullname in self._packages)
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Execute the text in the module."""
        name = module.__name__
        exec(compile(self._sources[name], f"{name}.py", "exec"), module.__dict__)  # noqa: S102 - a loader's work


def receive(sources: dict[str, str], packages: list[str]) -> None:
    """Let `import` find these modules."""
    sys.meta_path.insert(0, Sent(sources, packages))


def learn(X: object, y: object, held_out: object, seed: int, start: dict[str, Any] | None) -> dict[str, Any]:
    """Train once, and return the loss on all training samples after each epoch, and what the network then says."""
    model = sys.modules["program"].train(X, y, seed, start, validation_data=(X, y))
    return {
        "losses": model.history.validation_loss,
        "training": model.predict_scores(X),
        "held_out": model.predict_scores(held_out),
    }


def train(X: object, y: object, seed: int, start: dict[str, Any] | None) -> None:
    """Train once, to be timed."""
    sys.modules["program"].train(X, y, seed, start)
