"""The service's sources of children: started when first needed, replaced when they die or grow old.

Where the kernel offers every layer, children come from zygotes. Where one is missing, each run gets a fresh process
with what is left (resource limits and a deadline at least). Runs on a GPU are always fresh processes.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from tutor import paths
from tutor.sandbox import layers
from tutor.sandbox.children import ChildSource
from tutor.sandbox.devices import Device
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.spawn_server import SpawnServer

OLD: Final = 2000
"""Children after which a zygote is replaced: they all share its hash seed and addresses."""


class Sources:
    """Gives out sources by runtime and device. Its methods may be called from any thread and may take seconds.

    Args:
        without: layers that are not to be used though the kernel offers them.

    """

    def __init__(self, without: frozenset[str] = frozenset()) -> None:
        self.layers = [layer for layer in layers.available() if layer not in without]
        self.missing = [layer for layer in layers.ALL if layer not in self.layers]
        with suppress(OSError):  # a folder can be opened to programs only if it is there
            paths.pictures_for_programs().mkdir(mode=0o700, parents=True, exist_ok=True)
        self._without = without
        self._sources: dict[str, ChildSource] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._retired: list[ChildSource] = []

    def get(self, runtime: str) -> ChildSource:
        """Return a live source for runs on the processor.

        Raises:
            SandboxUnavailableError: none could be started.

        """
        if self.missing:
            return self._kept(runtime, lambda: SpawnServer(runtime, without=self._without))
        return self._kept(runtime, lambda: ForkServer(runtime))

    def on_gpu(self, runtime: str, device: Device, card: str) -> ChildSource:
        """Return a source for runs on a GPU; it keeps none ready, as each would hold memory of the card."""
        return self._kept(
            f"{runtime}-{device.name}-{card}",
            lambda: SpawnServer(runtime, ahead=0, without=self._without, device=device, card=card),
        )

    def status(self) -> dict[str, dict[str, int]]:
        """Return the number of children so far of each source, and the process id of those that are zygotes."""
        return {
            name: {"children": source.children, **({"pid": source.pid} if isinstance(source, ForkServer) else {})}
            for name, source in list(self._sources.items())
            if source.alive
        }

    def close(self) -> None:
        """End all sources and their children."""
        for source in [*self._sources.values(), *self._retired]:
            source.close()

    def _kept(self, name: str, start: Callable[[], ChildSource]) -> ChildSource:
        with self._lock:
            lock = self._locks.setdefault(name, threading.Lock())
        with lock:
            source = self._sources.get(name)
            if source is None or not source.alive or (isinstance(source, ForkServer) and source.children >= OLD):
                fresh = start()
                self._sources[name] = fresh
                if source is not None:
                    self._retire(source)
                source = fresh
            return source

    def _retire(self, source: ChildSource) -> None:
        """Keep an old source while runs of it are under way, and close those whose last run has ended."""
        with self._lock:
            retired = [*self._retired, source]
            self._retired = [old for old in retired if old.alive and old.busy]
        for old in retired:
            if not (old.alive and old.busy):
                old.close()
