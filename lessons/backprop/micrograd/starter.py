import math

from tutor import show


class Value:
    """A number that remembers what it was made of, and finds its gradient."""

    def __init__(self, data, parents=(), slopes=(), operation="", name=""):
        self.data = data
        self.grad = 0.0
        self.parents = parents  # the Values that it was made of
        self.slopes = slopes  # its slope with respect to each of them
        self.operation = operation
        self.name = name

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __radd__(self, other):  # Python calls it for 2 + a
        return self + other

    # TODO: __mul__ and __rmul__, __sub__ and __rsub__, __truediv__ and __rtruediv__
    # TODO: __pow__ (the power is a plain number), tanh, exp, relu

    def backward(self):
        """Fill in grad, the slope of self, for every Value that self was made of."""
        # TODO: 1.0 for self, then back through in_order(self)


def as_value(number):
    """Return a plain number as a Value, and a Value as it is."""
    return number if isinstance(number, Value) else Value(number)


def in_order(result):
    """Return all Values that result was made of, each after its parents; result is the last."""
    # TODO: first the parents of result (each with its own parents before it), then result
    return [result]


def picture(result):
    """Show the graph of a result."""
    values = in_order(result)
    place = {id(value): i for i, value in enumerate(values)}
    show(
        "expression-graph",
        names=[value.name for value in values],
        operations=[value.operation for value in values],
        values=[value.data for value in values],
        gradients=[value.grad for value in values],
        edges=[(place[id(p)], place[id(v)]) for v in values for p in v.parents if id(p) in place],
    )


if __name__ == "__main__":
    a, b = Value(2.0, name="a"), Value(-3.0, name="b")
    L = a + b  # make it longer as you go on: (a * b + a).tanh()
    L.name = "L"
    L.backward()
    picture(L)
    print(f"a.grad = {a.grad}, b.grad = {b.grad}")
