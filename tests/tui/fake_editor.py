"""An editor for tests, on a real terminal: does what its first arguments say to the file that the last one names."""

import os
import sys
import termios
from pathlib import Path


def main() -> int:
    *orders, name = sys.argv[1:]
    path = Path(name)
    descriptor = sys.stdin.fileno()
    local = termios.tcgetattr(descriptor)[3]
    cooked = bool(local & termios.ECHO) and bool(local & termios.ICANON)
    for order in orders:
        what, _, value = order.partition("=")
        if what == "append":
            path.write_text(path.read_text(encoding="utf-8") + value + "\n", encoding="utf-8")
        elif what == "wait":
            print(f"EDITING {path.name} cooked={cooked}", flush=True)
            os.read(descriptor, 100)
        elif what == "break":  # as an editor that crashes leaves a terminal
            attributes = termios.tcgetattr(descriptor)
            attributes[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(descriptor, termios.TCSANOW, attributes)
        elif what == "exit":
            return int(value)
    return 0


if __name__ == "__main__":
    sys.exit(main())
