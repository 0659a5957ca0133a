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

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __sub__(self, other):
        other = as_value(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0), "-")

    def __truediv__(self, other):
        other = as_value(other)
        slopes = (1 / other.data, -self.data / other.data**2)
        return Value(self.data / other.data, (self, other), slopes, "/")

    def __pow__(self, n):
        slope = n * self.data ** (n - 1)
        return Value(self.data**n, (self,), (slope,), f"**{n:g}")

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other

    def tanh(self):
        a = math.tanh(self.data)
        return Value(a, (self,), (1 - a**2,), "tanh")

    def exp(self):
        a = math.exp(self.data)
        return Value(a, (self,), (a,), "exp")

    def relu(self):
        slope = 1.0 if self.data > 0 else 0.0
        return Value(max(0.0, self.data), (self,), (slope,), "relu")

    def backward(self):
        """Fill in grad, the slope of self, for every Value that self was made of."""
        self.grad = 1.0
        for value in reversed(in_order(self)):
            for parent, slope in zip(value.parents, value.slopes):
                parent.grad += slope * value.grad


def as_value(number):
    """Return a plain number as a Value, and a Value as it is."""
    return number if isinstance(number, Value) else Value(number)


def in_order(result):
    """Return all Values that result was made of, each after its parents; result is the last."""
    order, seen = [], set()

    def visit(value):
        if id(value) not in seen:
            seen.add(id(value))
            for parent in value.parents:
                visit(parent)
            order.append(value)

    visit(result)
    return order


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
    x1, x2 = Value(0.5, name="x1"), Value(-1.0, name="x2")
    w1, w2 = Value(3.0, name="w1"), Value(2.0, name="w2")
    b = Value(1.0, name="b")
    L = (x1 * w1 + x2 * w2 + b).tanh()
    L.name = "L"
    L.backward()
    picture(L)
    print(f"w1.grad = {w1.grad:.4f}, w2.grad = {w2.grad:.4f}, b.grad = {b.grad:.4f}")
