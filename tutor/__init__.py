"""Ustoz, a terminal tutor for neural networks.

A learner's program needs five names from here, and works without the tutor too: `log` draws a live plot, `show`
draws a figure, `iris` gives Fisher's irises, `digits` handwritten digits of 8×8 pixels and `handwritten` MNIST's
where they are. See `tutor.learner`.
"""

from tutor.learner import digits, handwritten, iris, log, show

__version__ = "0.1.0"
__all__ = ["__version__", "digits", "handwritten", "iris", "log", "show"]
