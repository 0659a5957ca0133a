"""What a learner's program may import from the tutor: `from tutor import log, show, iris, digits, handwritten`.

Under the tutor these calls become a live plot and figures beside the code. In a plain Python they print:
`log` a line, `show` the figure as text. This file imports nothing heavy and may be read by everyone: with what it
takes from `tutor.shown` it is the only part of the tutor that exists inside the sandbox.
"""

import csv
import gzip
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tutor.shown.classes import counted, evaluated_on_grid
from tutor.shown.functions import curve_at_places, heights_on_grid
from tutor.shown.pictures import picture_levels
from tutor.shown.plain import plain
from tutor.shown.spread import layer_spread

_DATA = Path(__file__).resolve().parent / "engine" / "data"
DATA_FILES = IRIS_FILE, DIGITS_FILE = _DATA / "iris.csv", _DATA / "digits.csv.gz"

HANDWRITTEN = 1500
"""Pictures that `handwritten` gives."""

HANDWRITTEN_FILE = "handwritten.npz"
"""The sample of MNIST in the folder of pictures: X (1500, 784) as uint8, y (1500,) as uint8."""

Sink = Callable[[str, dict[str, Any]], None]


def _print_event(name: str, data: dict[str, Any]) -> None:
    """Show a log entry or a figure where no tutor listens."""
    if name == "log":
        values = ", ".join(f"{key} = {value:.6g}" for key, value in data["values"].items())
        print(f"step {data['step']}: {values}", flush=True)
        return
    from tutor.figures.render import plain as as_plain_text

    print(as_plain_text(data, width=72, height=20, encoding=sys.stdout.encoding or ""), flush=True)


_sink: Sink = _print_event
_pictures: Path | None = None


def connect(sink: Sink) -> None:
    """Send everything that is logged and shown to `sink(name, data)` instead of printing it."""
    global _sink  # noqa: PLW0603 - one program, one listener
    _sink = sink


def find_pictures_in(folder: Path) -> None:
    """Have `handwritten` look for MNIST's sample in a folder, which it does not look for itself any more."""
    global _pictures  # noqa: PLW0603 - one program, one folder
    _pictures = folder


def log(step: int, **values: float) -> None:
    """Record numbers such as `loss` or `accuracy` at a training step; the tutor plots them live.

    Args:
        step: the step or epoch that the values belong to.
        values: numbers by name; a NumPy or torch scalar will do.

    """
    _sink("log", {"step": int(step), "values": {name: float(value) for name, value in values.items()}})


def show(kind: str, **data: Any) -> None:  # noqa: ANN401 - arrays of either library
    """Draw a figure of the given kind.

    Args:
        kind: what to draw:
            `"line-fit"` with `x`, `y` (points), `w`, `b` (the line w·x + b);
            `"curve-fit"` with `x`, `y` (points, each (n,) or (n, 1)) and `predict` (a function from x like the given one to
            predictions), optionally `target` (the true curve, a function like it), `span` (x0, x1: how far the picture goes,
            as far as the points unless given) and `title`;
            `"decision-boundary"` with `predict` (a function from points (n, 2) to probabilities or class
            ids), `points` (n, 2) and `labels` (n,);
            `"separating-line"` with `points` (n, 2), `labels` (n,) of 0 and 1, `w` (2,) and `b` (the line
            w·x + b = 0), optionally `current` (the number of a point to mark), `old_w` and `old_b` (a dashed line);
            `"confusion-matrix"` with `true`, `predicted` (class ids) and optionally `classes` (names);
            `"curves"` with `series` ({name: list of y}, or {name: (list of x, list of y)}) and optionally
            `points` to mark ({name: (x, y)}), `title`, `x_label`, `y_label`, `log_y` (True for a logarithmic axis);
            `"expression-graph"` with `names` and `values` of nodes, `edges` (pairs of node numbers: operand,
            result), optionally `operations` and `gradients` (None for one that is not known yet);
            `"network"` with `layers` (sizes from input to output), optionally `activations` (one name for each
            layer after the input);
            `"contours"` with `extent` (x0, x1, y0, y1) and `function` (from points (n, 2) to heights (n,)) or
            `values` (a table of them: row i at the i-th y from y0 up, column j at the j-th x), optionally `paths`
            ({name: places (n, 2)}), `points` to mark, `levels` (heights that get a line), `log_z` (True for
            lines at heights that grow by factors), `title`, `x_label`, `y_label`;
            `"surface"`, the same seen at an angle, with `extent`, `function` or `values`, `paths`, `points` as above,
            `title`, `x_label`, `y_label`, `z_label`, `log_z` (True for a logarithmic height), `turn` (degrees);
            `"spread"` with `layers` ({name: array of any shape}), optionally `title`, `x_label`, `log_x` (True for
            absolute values on a logarithmic axis);
            `"images"` with `images`, of shape (n, h, w) or one of (h, w), in colour (n, h, w, 3) or (h, w, 3), with
            values 0 … 1, 0 … 255, or what `low` (black) and `high` (white) say, optionally `labels` (n,), `predicted`
            (n,) (wrong ones are marked), `classes` (names), `columns` (pictures in a row), `title`;
            `"bars"` with `values` ({name: number}, or {name: list of measurements}, of which the median and the quartiles
            are drawn) and optionally `unit`, `title`, `x_label`, `log_x` (True for a logarithmic axis), `relative_to`
            (the name of the bar that the others are so many times of).
        data: the figure's numbers, as lists or arrays of NumPy or torch. `x_label` and `y_label` name the
            axes of a line, a boundary and a separating line as well.

    """
    if kind in _PREPARED:
        data = _PREPARED[kind](**data)
    _sink("show", {"kind": kind, **{name: plain(value) for name, value in data.items()}})


def iris() -> tuple[Any, Any]:
    """Return Fisher's irises as NumPy arrays: X of shape (150, 4) in centimetres, y of shape (150,).

    The columns are sepal length, sepal width, petal length and petal width; the classes 0, 1, 2 are setosa,
    versicolor and virginica, 50 flowers each. Source: R. A. Fisher, "The use of multiple measurements in
    taxonomic problems", Annals of Eugenics 7 (1936), public domain.
    """
    import numpy as np

    with IRIS_FILE.open(encoding="ascii", newline="") as file:
        rows = [[float(cell) for cell in row] for row in csv.reader(file)]
    table = np.array(rows)
    return table[:, :4].copy(), table[:, 4].astype(np.int64)


def digits() -> tuple[Any, Any]:
    """Return 1,797 handwritten digits as NumPy arrays: X of shape (1797, 64), y of shape (1797,).

    A row of X is a picture of 8×8 pixels, row by row, each a multiple of 1/16 from 0.0 (paper) to 1.0 (ink), so
    that `X[0].reshape(8, 8)` is the first picture; y holds the digits 0 … 9 as int64, about 180 of each. Source:
    E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits" (test part), UCI Machine Learning
    Repository, 1998, https://doi.org/10.24432/C50P49, licensed CC BY 4.0; here divided by 16.
    """
    import numpy as np

    with gzip.open(DIGITS_FILE, "rt", encoding="ascii", newline="") as file:
        table = np.array([[int(cell) for cell in row] for row in csv.reader(file)])
    return table[:, :64] / 16.0, table[:, 64].astype(np.int64)


def handwritten() -> tuple[Any, Any]:
    """Return 1,500 handwritten digits as NumPy arrays: X of shape (1500, pixels), y of shape (1500,) as int64.

    They are MNIST's where it is on this computer, 28×28 pixels, X (1500, 784); elsewhere those of `digits`, 8×8
    pixels, X (1500, 64). A row of X is a picture, row by row, each pixel from 0.0 (paper) to 1.0 (ink). Every
    call gives the same pictures in the same mixed order. Sources: see `digits`, and Y. LeCun, C. Cortes and
    C. J. C. Burges, the MNIST database, 1998, licensed CC BY-SA 3.0.
    """
    import numpy as np

    folder = _pictures
    if folder is None:
        from tutor.data.handwritten import made_ready

        folder = made_ready().folder
    try:
        with np.load(folder / HANDWRITTEN_FILE, allow_pickle=False) as sample:
            return sample["X"] / 255.0, sample["y"].astype(np.int64)
    except OSError:
        X, y = digits()
        chosen = np.random.default_rng(0).permutation(len(y))[:HANDWRITTEN]
        return X[chosen], y[chosen]


_PREPARED: dict[str, Callable[..., dict[str, Any]]] = {
    "decision-boundary": evaluated_on_grid,
    "curve-fit": curve_at_places,
    "confusion-matrix": counted,
    "contours": heights_on_grid,
    "surface": heights_on_grid,
    "spread": layer_spread,
    "images": picture_levels,
}
"""What `show` works out of its arguments before they leave the learner's program, by kind of figure."""
