"""What a program may send that is no figure, or hardly one."""

import math
from typing import Any

from figure_samples import FIGURES
from hypothesis import strategies as st


def nested(depth: int) -> object:
    value: object = 1.0
    for _ in range(depth):
        value = [value]
    return value


deep = st.just(nested(5000))
numbers = st.one_of(
    st.floats(),
    st.integers(-3, 3),
    st.sampled_from([0, 1, 10**400, -(10**400), math.nan, math.inf, 5e-324, 1e300, -1e300, True]),
)
rubbish = st.one_of(numbers, st.none(), st.text(max_size=4), deep)
lists = st.lists(rubbish, max_size=6)
anything = st.one_of(
    rubbish, lists, st.lists(lists, max_size=6), st.dictionaries(st.text(max_size=4), lists, max_size=3)
)
tidy_numbers = st.lists(st.one_of(st.floats(-1e300, 1e300), st.floats(-5, 5)), min_size=1, max_size=6)


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    """A sample with some fields replaced: by rubbish, by other numbers, or taken away."""
    figure = dict(draw(st.sampled_from(list(FIGURES.values()))))
    for name in draw(st.lists(st.sampled_from(sorted(figure.keys() - {"kind"})), max_size=3)):
        choice = draw(st.integers(0, 4))
        if choice == 0:
            figure.pop(name, None)
        elif choice == 1:
            figure[name] = draw(tidy_numbers)
        elif choice == 2:
            figure[name] = draw(st.floats(-1e300, 1e300))
        else:
            figure[name] = draw(anything)
    if draw(st.booleans()) and figure.get("kind") == "line-fit":
        figure["x"] = draw(tidy_numbers)
        figure["y"] = draw(st.lists(st.floats(-1e300, 1e300), min_size=len(figure["x"]), max_size=len(figure["x"])))
    if draw(st.booleans()) and figure.get("kind") == "curves":
        figure["series"] = draw(st.dictionaries(st.text(max_size=30), st.one_of(tidy_numbers, lists), max_size=9))
    if draw(st.booleans()) and figure.get("kind") == "decision-boundary":
        figure["grid"] = draw(st.lists(st.lists(st.floats(0, 1), min_size=2, max_size=2), min_size=1, max_size=3))
        figure["extent"] = sorted(draw(st.lists(st.floats(-1e300, 1e300), min_size=4, max_size=4)))
    return figure
