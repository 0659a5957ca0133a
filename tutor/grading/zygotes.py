"""The service's zygotes: one for each runtime, started when first needed, replaced when they die or grow old."""

import threading
from typing import Final

from tutor.sandbox.fork_server import ForkServer

OLD: Final = 2000
"""Children after which a zygote is replaced: they all share its hash seed and addresses."""


class Zygotes:
    """Gives out zygotes by runtime. Its methods may be called from any thread and may take seconds."""

    def __init__(self) -> None:
        self._servers: dict[str, ForkServer] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._retired: list[ForkServer] = []

    def get(self, runtime: str) -> ForkServer:
        """Return a live zygote of the runtime.

        Raises:
            SandboxUnavailableError: none could be started.

        """
        with self._lock:
            lock = self._locks.setdefault(runtime, threading.Lock())
        with lock:
            server = self._servers.get(runtime)
            if server is None or not server.alive or server.children >= OLD:
                fresh = ForkServer(runtime)
                self._servers[runtime] = fresh
                if server is not None:
                    self._retire(server)
                server = fresh
            return server

    def status(self) -> dict[str, dict[str, int]]:
        """Return the process id and the number of children so far of each zygote."""
        servers = list(self._servers.items())
        return {name: {"pid": s.pid, "children": s.children} for name, s in servers if s.alive}

    def close(self) -> None:
        """End all zygotes and their children."""
        for server in [*self._servers.values(), *self._retired]:
            server.close()

    def _retire(self, server: ForkServer) -> None:
        """Keep an old zygote until the next one is retired: its last runs may still be under way."""
        while self._retired:
            self._retired.pop().close()
        if server.alive:
            self._retired.append(server)
        else:
            server.close()
