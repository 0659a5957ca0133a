"""Prints what stopped each cheat, and that every honest program passes: `python tests/grading/cheat_table.py`.

Ends with 1 if a cheat passed or an honest program failed. `--quick` leaves out what trains for long.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

# Without pytest nobody else tells where the tests' own modules are.
sys.path[:0] = [str(folder) for folder in (Path(__file__).parent, Path(__file__).parent.parent)]

from cheat_exercises import SOLUTIONS, Bench, stopped_by  # noqa: E402
from cheats import CHEATS  # noqa: E402
from honest_programs import HONEST, TIMES  # noqa: E402

from tutor.sandbox.fork_server import ForkServer  # noqa: E402

WIDTH = 150


def cheats(bench: Bench, quick: bool) -> Iterator[bool]:
    """Print a line for each cheat and yield whether it was stopped, and whether the next honest program passes."""
    tried = [cheat for cheat in CHEATS if not (quick and cheat.slow)]
    for group, members in groupby(tried, key=lambda cheat: cheat.group):
        print(f"\n{group}")
        for cheat in members:
            verdict = bench.verdict(cheat.exercise, bench.source(cheat.exercise, cheat.program))
            after = bench.verdict("norm", SOLUTIONS["norm"]).passed
            told = "PASSED" if verdict.passed else stopped_by(verdict)
            if not after:
                told = f"SPOILT THE NEXT PROGRAM · {told}"
            print(f"  {cheat.name:<44.44}  {cheat.exercise:<14}{told}"[:WIDTH], flush=True)
            yield not verdict.passed and after


def honest(bench: Bench, quick: bool) -> Iterator[bool]:
    """Print a line for each honest program and yield whether it passed every time."""
    tried = [program for program in HONEST if not (quick and program.trains)]
    for exercise, members in groupby(tried, key=lambda program: program.exercise):
        print(f"\nhonest: {exercise}")
        for program in members:
            verdicts = [bench.verdict(exercise, program.program) for _ in range(TIMES)]
            failed = [verdict for verdict in verdicts if not verdict.passed]
            told = f"passed {TIMES - len(failed)} of {TIMES}" + (f" · {stopped_by(failed[0])}" if failed else "")
            print(f"  {program.style:<44.44}  {told}"[:WIDTH], flush=True)
            yield not failed


def main() -> int:
    """Print both tables and return the exit status."""
    parser = argparse.ArgumentParser(description="what stops each cheat, and that the honest pass")
    parser.add_argument("--quick", action="store_true", help="leave out what trains for long")
    quick = parser.parse_args().quick
    servers = {name: ForkServer(name) for name in ("numpy", "torch")}
    try:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder), servers)
            stopped, passed = list(cheats(bench, quick)), list(honest(bench, quick))
    finally:
        for server in servers.values():
            server.close()
    print(
        f"\n{sum(stopped)} of {len(stopped)} cheats were stopped; {sum(passed)} of {len(passed)} honest programs passed."
    )
    return 0 if all(stopped) and all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
