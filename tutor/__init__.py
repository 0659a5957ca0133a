"""Ustoz, a terminal tutor for neural networks.

A learner's program needs four names from here, and works without the tutor too: `log` draws a live plot, `show`
draws a figure, `iris` gives Fisher's irises and `digits` handwritten digits. See `tutor.learner`.
"""

from tutor.learner import digits, iris, log, show

__version__ = "0.1.0"
__all__ = ["__version__", "digits", "iris", "log", "show"]
