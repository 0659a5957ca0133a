"""What a key costs in the editor: bytes on the wire and time to the painted frame, beside the editor of Textual."""

import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import typing_apps
from measured_terminal import Terminal

LINE = "    total = total + weights[{n}] * inputs[{n}]  # one more\n"
PROGRAM = (
    "def neuron(weights, inputs):\n    total = 0\n"
    + "".join(LINE.format(n=n) for n in range(60))
    + "    return total\n"
)

UP, DOWN, RIGHT, END = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[F"
F9, PAGE_DOWN, PAGE_UP, UNDO = b"\x1b[20~", b"\x1b[6~", b"\x1b[5~", b"\x1a"

KEYS: dict[str, tuple[Sequence[bytes], Sequence[bytes]]] = {
    "a letter at the end": ([DOWN, END], [b"x", b"y", b"z", b"u", b"v"]),
    "a letter in the middle": ([DOWN, DOWN, *[RIGHT] * 12], [b"x", b"y", b"z", b"u", b"v"]),
    "Enter in the middle": ([DOWN, DOWN, *[RIGHT] * 12], [b"\r"]),
    "Backspace that joins lines": ([DOWN, DOWN, DOWN, b"\x01", b"\x01"], [b"\x7f"]),
    "a bracket": ([DOWN, END], [b"("]),
    "the cursor to the right": ([DOWN, DOWN], [RIGHT] * 6),
    "the cursor down": ([], [DOWN] * 6),
    "scrolling by a line": ([DOWN] * 23, [DOWN] * 6),
    "a page down": ([], [PAGE_DOWN]),
}
OURS_ONLY: dict[str, tuple[Sequence[bytes], Sequence[bytes]]] = {
    "marks of what is found": ([F9], [b"w"]),
    "the next match": ([F9, b"w", b"e"], [b"\r"] * 4),
}


Cost = tuple[float, float]
"""Bytes and milliseconds of a key, the medians of several."""


def measure(app: str, program: Path, cases: dict[str, tuple[Sequence[bytes], Sequence[bytes]]]) -> dict[str, Cost]:
    """Return what the keys of each case cost, one case after the other, each from the top of the program."""
    costs = {}
    with Terminal([sys.executable, typing_apps.__file__, app, str(program)], {}) as terminal:
        terminal.wait_for("def ")
        terminal.quiet(1.0)
        for name, (before, keys) in cases.items():
            for key in before:
                terminal.press(key)
                terminal.quiet(0.1)
            terminal.quiet(0.6)
            one = [terminal.echo(key) for key in keys]
            costs[name] = statistics.median(n for n, _ in one), 1000 * statistics.median(s for _, s in one)
            for key in (b"\x1b", *[UNDO] * len(keys), *[PAGE_UP] * 4, b"\x01", b"\x01"):
                terminal.press(key)
                terminal.quiet(0.05)
    return costs


@pytest.mark.benchmark
def test_what_a_key_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    ours, stock = measure("ours", program, KEYS | OURS_ONLY), measure("stock", program, KEYS)
    rows = [f"{name:28} {cost:6.0f} B {ms:5.1f} ms" for name, (cost, ms) in ours.items()]
    for index, name in enumerate(KEYS):
        cost, ms = stock[name]
        rows[index] += f"   {cost:6.0f} B {ms:5.1f} ms   {cost / ours[name][0]:5.1f} {ms / ours[name][1]:5.1f}"
    with capsys.disabled():
        print("\na key, 80×24, median           the tutor (30 ms)   Textual's editor  ratios", *rows, sep="\n")
    assert rows


@pytest.mark.benchmark
@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("2 000 lines", PROGRAM * 31),
        ("a line of 5 000 characters", "def f():\n    x = '" + "ab " * 1660 + "'\n" + PROGRAM),
        ("wide letters and tabs", "def f():\n\tx = '漢字🙂漢字🙂'\t# 漢\n" + PROGRAM),
    ],
)
def test_what_a_letter_costs_in(name: str, program: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "program.py"
    file.write_text(program, encoding="utf-8")
    case = {name: ([DOWN, END], [b"x", b"y", b"z", b"u", b"v"])}
    ours, stock = (measure(app, file, case)[name] for app in ("ours", "stock"))
    with capsys.disabled():
        print(
            f"\na letter, {name}: {ours[0]:.0f} B {ours[1]:.1f} ms; Textual's editor {stock[0]:.0f} B {stock[1]:.1f} ms; "
            f"ratios {stock[0] / ours[0]:.1f} and {stock[1] / ours[1]:.1f}"
        )
    assert ours[0] > 0
