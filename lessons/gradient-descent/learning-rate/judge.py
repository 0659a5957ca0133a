"""Judges the three rates by what one step does to the distance from the bottom.

The slope of 5(w - 2)**2 is 10(w - 2), so that a step multiplies the distance w - 2 by 1 - 10 * rate.
"""

import math

import numpy as np

STEPS = 20
CRAWLING = 0.5
"""A rate crawls while more than this part of the first distance is left after STEPS steps."""
ARRIVED = 0.01
"""A rate is good when at most this part of the first distance is left after STEPS steps."""
ROUNDING = 1e-12

NAMES = ("too_large", "too_small", "good")


def judge_rates(arguments, rates):
    """Return what is wrong with the first rate that does not do what its name says."""
    for name in NAMES:
        if problem := no_rate(name, rates[name]):
            return problem
    too_large, too_small, good = (float(rates[name]) for name in NAMES)
    if grows(too_small) and crawls(too_large):
        return "swapped"
    return judge_too_large(too_large) or judge_too_small(too_small) or judge_good(good)


def no_rate(name, value):
    """Return the problem of a value that cannot be a learning rate at all."""
    value = np.asarray(value)
    if value.shape != () or value.dtype.kind not in "iuf":
        return "not-a-number", {"name": name}
    if not np.isfinite(value):
        return "not-finite", {"name": name, "rate": str(float(value))}
    if value == 0:
        return "zero", {"name": name}
    if value < 0:
        return "negative", {"name": name, "rate": number(float(value))}
    return ""


def judge_too_large(rate):
    if grows(rate):
        return ""
    if bounces(rate):
        return "too-large-bounces", {"rate": number(rate)}
    return "too-large-shrinks", {"rate": number(rate), "factor": number(factor(rate))}


def judge_too_small(rate):
    if crawls(rate):
        return ""
    if grows(rate):
        return "too-small-diverges", {"rate": number(rate), "factor": number(abs(factor(rate)))}
    if bounces(rate):
        return "too-small-bounces", {"rate": number(rate)}
    if factor(rate) < 0:
        return "too-small-jumps", {"rate": number(rate)}
    return "too-small-arrives", {"rate": number(rate), "left": percent(rate)}


def judge_good(rate):
    if left(rate) <= ARRIVED:
        return ""
    if grows(rate):
        return "good-diverges", {"rate": number(rate), "factor": number(abs(factor(rate)))}
    if bounces(rate):
        return "good-bounces", {"rate": number(rate)}
    if factor(rate) < 0:
        return "good-swings", {"rate": number(rate), "left": percent(rate)}
    return "good-slow", {"rate": number(rate), "left": percent(rate)}


def factor(rate):
    """Return the number by which one step multiplies w - 2."""
    return 1 - 10 * rate


def left(rate):
    """Return the part of the first distance that is left after STEPS steps; infinity where it grows."""
    return math.inf if grows(rate) else abs(factor(rate)) ** STEPS


def grows(rate):
    return abs(factor(rate)) > 1 + ROUNDING


def bounces(rate):
    return factor(rate) < 0 and abs(abs(factor(rate)) - 1) <= ROUNDING


def crawls(rate):
    return 0 < factor(rate) <= 1 and left(rate) > CRAWLING


def number(value):
    """Return a number as the learner would write it."""
    return f"{value:.6g}"


def percent(rate):
    """Return the part that is left, in percent, never rounded to the bound that it missed."""
    return f"{100 * left(rate):.3g}"
