"""The child side of a spawned run: a fresh interpreter that prepares itself and then serves one run.

Started by `spawn_server` as `python -I -c BOOT CONFIG`, with its requests and answers on the descriptors that the
configuration names. When it is prepared it says so on its answers, and waits for its limits like a forked child.
"""

import json
import os
import platform
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from tutor.sandbox import inside, kernel, wire
from tutor.sandbox.devices import Device


def main() -> None:
    """Prepare, say so, and serve one run."""
    config: dict[str, Any] = json.loads(sys.argv.pop())
    linux = platform.system() == "Linux"
    if linux:
        kernel.die_with_parent(config["parent"], signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    without, pictures = frozenset(config["without"]), Path(config["pictures"])
    confinement = inside.prepared(config["runtime"], without, pictures, config["gpu"])
    null = os.open(os.devnull, os.O_RDWR)
    if linux:
        kernel.set_process_option(kernel.PR_SET_DUMPABLE, 0)
        if len(list(Path("/proc/self/task").iterdir())) != 1:
            raise RuntimeError("a library has started threads, which would stay outside the layers")
    used = resource.getrusage(resource.RUSAGE_SELF)
    wire.write_frame(config["answers"], wire.encode({"ready": True, "cpu": used.ru_utime + used.ru_stime}))
    inside.serve(confinement, Device(**config["device"]), null, config["requests"], config["answers"], 1, 2)
