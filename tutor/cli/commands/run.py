"""`tutor run`: runs a program in the sandbox, with its output, its plot and its figures."""

import ast
import importlib.util
import math
import re
import signal
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from tutor.cli.console import Console, Style
from tutor.cli.context import Context
from tutor.cli.errors import FAILED
from tutor.cli.grading import ask
from tutor.cli.inline import inline
from tutor.cli.live_plot import LivePlot
from tutor.cli.picture_mode import PictureMode
from tutor.cli.pictures import HEIGHT, WIDTH, painted, picture_style, write_figure
from tutor.cli.run_clock import RunClock
from tutor.cli.run_history import keep_run, of_work_file
from tutor.cli.set_constants import set_constants
from tutor.cli.sources import read_program
from tutor.figures.training_plot import TrainingPlot
from tutor.grading.protocol import Message
from tutor.history.run_record import RunRecord
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER

MEMORY_MB: Final = 2048
MOST_FIGURES: Final = 12
"""Figures that are printed: the last one of each kind and title, whatever numbers the title holds."""

_NUMBER: Final = re.compile(r"-?\d[\d.e+-]*")

_TIME_LIMIT: Final = 124
"""The exit code of timeout(1)."""

_STARTING: Final = Text(uz="Ishga tushmoqda…", en="Starting…")
_IN_QUEUE: Final = Text(uz="Navbatda: {position}", en="Waiting, number {position}")
_LINE: Final = Text(uz="{line}-satr", en="Line {line}")


def run(context: Context, options: Namespace) -> int:
    """Run a program and return its exit code."""
    source = set_constants(read_program(options.file), options.set)
    return run_program(
        context,
        source,
        history=of_work_file(context, options.file, source),
        runtime=_runtime(source),
        seconds=options.seconds,
        memory_mb=MEMORY_MB,
        device=options.device,
        figures=None if options.save_figures is None else Path(options.save_figures) / _stem(options.file),
    )


def run_program(
    context: Context,
    source: str,
    *,
    runtime: str,
    seconds: float,
    memory_mb: int,
    device: str = "cpu",
    prefers_gpu: bool = False,
    figures: Path | None = None,
    history: RunRecord | None = None,
) -> int:
    """Run a program on the terminal and return its exit code; raises `CommandError` where it could not be run.

    With `prefers_gpu` the device `auto` is a GPU where there is one. `figures` is where its plot and its figures are
    saved: the folder, and how the files' names begin. `history` is what keeps the run, if it is that of an exercise or a
    demo.
    """
    screen = _Screen(context.console, context.pictures, RunClock(context.console, seconds))
    context.console.status(_STARTING)
    try:
        finished = ask(
            "run",
            _heard(screen, history),
            context.console.notice,
            source=source,
            runtime=runtime,
            learner=LOCAL_LEARNER,
            seconds=seconds,
            memory_mb=memory_mb,
            device=device,
            prefers_gpu=prefers_gpu,
        )
    except KeyboardInterrupt:
        if history is not None:
            keep_run(context.console, history.stopped())
        raise
    finally:
        screen.end()
    if history is not None:
        keep_run(context.console, history.finished(finished))
    screen.write_figures()
    if figures is not None:
        screen.save_figures(figures)
    if finished["error"] is not None:
        _write_error(context.console, finished["error"])
    return _exit_code(finished)


def _heard(screen: "_Screen", history: RunRecord | None) -> Callable[[Message], None]:
    """Return what takes an event of the service: shown, and gathered for the history."""

    def hear(event: Message) -> None:
        if history is not None:
            history.hear(event)
        screen.show(event)

    return hear


class _Screen:
    """Shows the events of a run."""

    def __init__(self, console: Console, mode: PictureMode, clock: RunClock) -> None:
        self._console = console
        self._clock = clock
        self._pictures = mode
        self._plot = TrainingPlot()
        self._live = LivePlot(console, self._plot) if console.can_repaint else None
        self._logged = False
        self._figures: dict[tuple[str, str], Mapping[str, Any]] = {}

    def show(self, event: Message) -> None:
        """Show one event of the protocol."""
        if event["event"] == "queued":
            self._console.status(_IN_QUEUE.format(position=event["position"]))
        elif event["event"] == "started":
            self._clock.start()
        else:
            self._clock.stop()
        match event["event"]:
            case "notice":
                self._console.notice(Text(**event["message"]))
            case "output":
                self._print(event["stream"], event["text"])
            case "metric":
                self._logged = True
                # What is no number travels as null.
                values = {name: math.nan if value is None else value for name, value in event["values"].items()}
                (self._live or self._plot).add(event["step"], values)
            case "figure":
                figure = event["figure"]
                key = (str(figure.get("kind"))[:80], _NUMBER.sub("0", str(figure.get("title"))[:80]))
                self._figures.pop(key, None)
                self._figures[key] = figure

    def end(self) -> None:
        """Leave the terminal in order, whatever ended the run."""
        self._clock.stop()
        if self._live is not None:
            self._live.end()

    def write_figures(self) -> None:
        """Write the plot, unless it is there already, and the figures."""
        console = self._console
        if self._logged and self._live is None:
            console.line()
            if self._pictures is not PictureMode.DRAWN:
                console.paragraph(self._plot.describe(console.language))
            if self._pictures is not PictureMode.IN_WORDS:
                width = min(WIDTH, console.width)
                for line in painted(self._plot.rows(width, HEIGHT, picture_style(console), console.language)):
                    console.write(line + "\n")
        for figure in self._last_figures:
            console.line()
            write_figure(console, figure, self._pictures)

    def save_figures(self, place: Path) -> None:
        """Write the plot and the figures into files."""
        from tutor.cli.saved_figures import save_figures

        plot = self._plot if self._logged else None
        save_figures(self._console, place.parent, place.name, plot, self._last_figures)

    @property
    def _last_figures(self) -> list[Mapping[str, Any]]:
        return list(self._figures.values())[-MOST_FIGURES:]

    def _print(self, stream: str, text: str) -> None:
        console = self._console
        if self._live is not None and (stream == "stdout" or console.err.isatty()):
            self._live.print(text)
        elif stream == "stdout":
            console.exactly(text)
        else:
            console.write(text, stream=console.err)


def _stem(file: str) -> str:
    """Return how the names of a program's figures begin."""
    return Path(file).stem if file != "-" else "program"


def _runtime(source: str) -> str:
    """Return the runtime that the program's imports ask for."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "numpy"  # running it tells what is wrong
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    wanted = any(name.split(".")[0] == "torch" for name in names)
    return "torch" if wanted and importlib.util.find_spec("torch") else "numpy"


def _write_error(console: Console, error: Mapping[str, Any]) -> None:
    """Write how the program came to its end: where, the original message, and what it means."""
    language = console.language
    if error["line"] is not None:
        console.to_error(
            (f"{_LINE.format(line=error['line'])[language]}: {error['type']}: {error['message']}", Style.BAD)
        )
        if error["source"]:
            console.to_error(f"    {error['source']}")
    elif error["type"] == "Exited":
        return  # it ended itself, and its exit code says how
    console.to_error(*inline(error["explanation"][language]))


def _exit_code(finished: Message) -> int:
    """Return the program's exit code; one that was ended gets what shells give: 128 and the signal."""
    if finished["exit"] is not None:
        return int(finished["exit"])
    kind, detail = finished["error"]["type"], finished["error"]["message"]
    if kind == "Exited":
        return int(detail) if detail.isdecimal() else FAILED
    if kind == "TimeLimit":
        return _TIME_LIMIT
    if kind == "MemoryLimit":
        return 128 + signal.SIGKILL
    if kind == "Killed" and detail in signal.Signals.__members__:
        return 128 + signal.Signals[detail]
    return FAILED
