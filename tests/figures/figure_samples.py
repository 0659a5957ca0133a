"""Figures as learners' programs send them."""

import math
from typing import Any

LINE_FIT: dict[str, Any] = {
    "kind": "line-fit",
    "x": [0.0, 1.0, 2.0, 3.0, 4.0],
    "y": [1.0, 3.0, 5.0, 7.0, 10.0],
    "w": 2.0,
    "b": 1.0,
}

# The network's curve has a gap, and the picture goes on beyond the points.
CURVE_FIT: dict[str, Any] = {
    "kind": "curve-fit",
    "x": [-2.0, -1.0, 0.0, 1.0, 2.0],
    "y": [-0.8, -0.9, 0.1, 0.8, 0.9],
    "curve": [None if place == 47 else math.tanh(place / 10 - 2.5) for place in range(51)],
    "target": [math.sin(place / 10 - 2.5) for place in range(51)],
    "span": [-2.5, 2.5],
    "title": "2 neurons",
    "x_label": "x",
    "y_label": "y",
}

# Class 1 to the right of x = 0.
SIDES = 21
DECISION_BOUNDARY: dict[str, Any] = {
    "kind": "decision-boundary",
    "grid": [[1 / (1 + math.exp(-(column - 10))) for column in range(SIDES)] for _ in range(SIDES)],
    "extent": [-1.0, 1.0, -1.0, 1.0],
    "points": [[-0.8, 0.5], [-0.5, -0.5], [0.6, 0.0], [0.7, 0.8], [0.9, -0.9]],
    "labels": [0, 0, 1, 1, 0],
}

# The line x1 = 0; the first point of class 1 lies on the wrong side.
SEPARATING_LINE: dict[str, Any] = {
    "kind": "separating-line",
    "points": [[-0.8, 0.5], [-0.5, -0.5], [0.6, 0.0], [0.7, 0.8]],
    "labels": [1, 0, 1, 1],
    "w": [2.0, 0.0],
    "b": 0.0,
    "current": 0,
    "old_w": [0.5, 1.0],
    "old_b": 0.25,
}

CONFUSION_MATRIX: dict[str, Any] = {
    "kind": "confusion-matrix",
    "counts": [[15, 0, 0], [0, 13, 2], [0, 1, 14]],
    "classes": ["setosa", "versicolor", "virginica"],
}

CURVES: dict[str, Any] = {
    "kind": "curves",
    "series": {
        "tanh": [[x / 10 for x in range(-30, 31)], [math.tanh(x / 10) for x in range(-30, 31)]],
        "ReLU": [[x / 10 for x in range(-30, 31)], [max(0.0, x / 10) for x in range(-30, 31)]],
    },
    "title": "Activation functions",
    "points": {"here": [0.5, 0.46]},
    "x_label": "z",
    "y_label": "f(z)",
    "log_y": False,
}

# L = tanh(a·b + a): a is used twice.
EXPRESSION_GRAPH: dict[str, Any] = {
    "kind": "expression-graph",
    "names": ["a", "b", "", "s", "L"],
    "operations": ["", "", "*", "+", "tanh"],
    "values": [0.5, -2.0, -1.0, -0.5, math.tanh(-0.5)],
    "gradients": [-0.786448, 0.393224, 0.786448, 0.786448, 1.0],
    "edges": [[0, 2], [1, 2], [2, 3], [0, 3], [3, 4]],
}

NETWORK: dict[str, Any] = {
    "kind": "network",
    "layers": [4, 16, 8, 3],
    "activations": ["relu", "relu", "softmax"],
}

# A bowl, four times as steep along y, and two ways down.
CONTOURS: dict[str, Any] = {
    "kind": "contours",
    "values": [[x * x + 4 * y * y for x in range(-5, 6)] for y in range(-5, 6)],
    "extent": [-5.0, 5.0, -5.0, 5.0],
    "paths": {
        "straight": [[-4.0, 2.0], [-2.0, 1.0], [0.0, 0.0]],
        "zigzag": [[-4.0, 2.0], [-3.0, -1.5], [-2.0, 1.0], [-1.0, -0.5]],
    },
    "heights": {"straight": [32.0, 0.0], "zigzag": [32.0, 2.0]},
    "points": {"bottom": [0.0, 0.0]},
    "levels": [1.0, 4.0, 16.0, 64.0],
    "log_z": False,
    "title": "A ravine",
    "x_label": "w1",
    "y_label": "w2",
}

# Three pictures of 4 × 4 pixels in colour; the last one is taken for another.
IMAGES: dict[str, Any] = {
    "kind": "images",
    "images": [
        [[level for column in range(4) for level in (80 * row, 255 - 90 * index, 60 * column)] for row in range(4)]
        for index in range(3)
    ],
    "colour": True,
    "size": [4, 4],
    "labels": [0, 1, 2],
    "predicted": [0, 1, 1],
    "classes": ["cat", "dog", "crane"],
    "columns": 3,
    "title": "Animals",
    "range": [-1.0, 1.0],
    "left_out": 5,
}

# The same bowl as a block, with a wall that is cut off.
SURFACE: dict[str, Any] = {
    **{name: CONTOURS[name] for name in ("extent", "paths", "heights", "points", "x_label", "y_label")},
    "kind": "surface",
    "values": [[x * x + 4 * y * y + (4000 if x == 5 else 0) for x in range(-5, 6)] for y in range(-5, 6)],
    "title": "A ravine",
    "z_label": "loss",
    "log_z": False,
    "turn": 30,
}

# A number, measurements, and what is below zero.
BARS: dict[str, Any] = {
    "kind": "bars",
    "values": {"Python": [118.0, 120.0, 121.5, 140.0], "NumPy": [3.1, 3.2, 3.3], "saved": -20.0},
    "unit": "ms",
    "title": "Matrix product",
    "x_label": "time, ms",
    "log_x": False,
    "relative_to": "NumPy",
}

# What `tutor.shown.spread` makes of two layers, of which the second is half dead and has lost a number.
SPREAD: dict[str, Any] = {
    "kind": "spread",
    "layers": {
        "layer 1": {
            "n": 100,
            "nan": 0,
            "inf": 0,
            "zeros": 0,
            "mean": 0.1,
            "std": 1.0,
            "quantiles": [-2.5, -1.6, -0.7, 0.0, 0.7, 1.7, 3.0],
            "counts": [5, 20, 50, 20, 5],
        },
        "layer 2": {
            "n": 101,
            "nan": 1,
            "inf": 0,
            "zeros": 80,
            "mean": 0.2,
            "std": 0.5,
            "quantiles": [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0],
            "counts": [0, 0, 0, 15, 5],
        },
    },
    "range": [-3.0, 3.0],
    "log_x": False,
    "title": "Activations",
    "x_label": "a",
}

FIGURES = {
    figure["kind"]: figure
    for figure in (
        LINE_FIT,
        CURVE_FIT,
        DECISION_BOUNDARY,
        SEPARATING_LINE,
        CONFUSION_MATRIX,
        CURVES,
        EXPRESSION_GRAPH,
        NETWORK,
        CONTOURS,
        SURFACE,
        SPREAD,
        IMAGES,
        BARS,
    )
}
