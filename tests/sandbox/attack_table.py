"""Prints the table of attacks: `python tests/sandbox/attack_table.py`.

Every attack is made in every kind of child, and again without the layers that hold it. The exit code is 1 where
something is not as it should be. The tests of attacks make the same attacks in the same way, see `battleground`.
"""

import platform
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from attacks import ATTACKS, Attack
from battleground import WAYS, Battleground, NoUnprivilegedUserError

from tutor.sandbox import layers

CONTROL = "control"
Cells = dict[str, str]

HELD, NOT_HELD, OPEN_BY_DESIGN, NONE = "held", "NOT HELD", "not held (known)", "–"
SUCCEEDS, IMPOSSIBLE, ANOTHER = "succeeds", "not possible here", "HELD BY MORE"
WRONG = {NOT_HELD, ANOTHER}


def tried(ground: Battleground, name: str, attack: Attack, way: str) -> str:
    """Return how an attack went in one kind of child."""
    outcome = ground.attack(name, way)
    if not attack.held:
        return OPEN_BY_DESIGN if outcome.succeeded and not outcome.traces else NOT_HELD
    return HELD if outcome.held else NOT_HELD


def controlled(ground: Battleground, name: str, attack: Attack) -> str:
    """Return how it went without the layers that hold it."""
    way = "torch" if attack.torch else "numpy"
    if attack.without is None:
        return NONE
    if ground.attack(name, way, attack.holders).succeeded:
        return SUCCEEDS
    return ANOTHER if ground.attack(name, way, layers.ALL).succeeded else IMPOSSIBLE


def column(way: str, attacks: dict[str, Attack], progress: Callable[[], None]) -> Cells:
    """Return one column of the table, made in a battleground of its own."""
    cells = {}
    with Battleground() as ground:
        for name, attack in attacks.items():
            if attack.torch and way == "numpy":
                cells[name] = NONE
            elif way == CONTROL:
                cells[name] = controlled(ground, name, attack)
            else:
                cells[name] = tried(ground, name, attack, way)
            progress()
    return cells


def table(attacks: dict[str, Attack]) -> dict[str, Cells]:
    """Make all attacks and return the columns by name; two at a time."""
    done = 0

    def progress() -> None:
        nonlocal done
        done += 1
        if sys.stderr.isatty():
            print(f"\r{done} of {len(attacks) * (len(WAYS) + 1)}", end="\r", file=sys.stderr, flush=True)

    names = ["spawned", CONTROL, "torch", "numpy"]  # the slowest first
    with ThreadPoolExecutor(2) as threads:
        columns = list(threads.map(lambda name: column(name, attacks, progress), names))
    return dict(zip(names, columns, strict=True))


def printed(attacks: dict[str, Attack], columns: dict[str, Cells]) -> str:
    """Return the table as text, with its totals in the last lines."""
    rows = [("attack", *WAYS, "held by", "without them")]
    for name, attack in attacks.items():
        cells = [columns[way][name] for way in WAYS]
        rows.append((name, *cells, " or ".join(attack.holders) if attack.held else NONE, columns[CONTROL][name]))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    for way in WAYS:
        made = [cell for cell in columns[way].values() if cell != NONE]
        lines.append(f"{way}: {made.count(HELD)} of {len(made)} held")
    controls = list(columns[CONTROL].values())
    lines.append(
        f"controls: {controls.count(SUCCEEDS)} succeed without the layers that hold them, "
        f"{controls.count(IMPOSSIBLE)} are not possible on this machine, {controls.count(ANOTHER)} are held by more"
    )
    return "\n".join(lines)


def main() -> int:
    """Print the table and return the exit code."""
    if layers.available() != list(layers.ALL):
        print(f"Not every layer is here, only: {', '.join(layers.available())}", file=sys.stderr)
        return 2
    attacks = {name: a for name, a in ATTACKS.items() if platform.machine() == "x86_64" or not a.by_number}
    try:
        columns = table(attacks)
    except NoUnprivilegedUserError as error:
        print(error, file=sys.stderr)
        return 2
    print(printed(attacks, columns))
    return 1 if any(cell in WRONG for cells in columns.values() for cell in cells.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
