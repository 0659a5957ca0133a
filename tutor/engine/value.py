"""A scalar that knows its gradient: reverse-mode differentiation in its smallest form.

Every operation makes a new `Value` that remembers what it was made of and the derivative with respect to each. `backward`
walks from the result to the leaves and hands derivatives on by the chain rule; what is used several times adds up what it gets.

    a, b = Value(2.0), Value(-3.0)
    loss = (a * b + a).tanh()
    loss.backward()
    a.grad  # ∂loss/∂a
"""

import math
from collections.abc import Iterator


class Value:
    """A number, its gradient, and how it was made.

    Attributes:
        data: the number.
        grad: ∂L/∂self after `L.backward()`; further calls add to it, as in torch.
        label: a name to show in graphs.

    """

    def __init__(
        self,
        data: float,
        parents: "tuple[Value, ...]" = (),
        derivatives: tuple[float, ...] = (),
        operation: str = "",
        label: str = "",
    ) -> None:
        self.data = float(data)
        self.grad = 0.0
        self.label = label
        self.parents = parents
        self.derivatives = derivatives
        self.operation = operation

    def __add__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, exponent: float) -> "Value":
        derivative = exponent * math.pow(self.data, exponent - 1)  # math.pow: a root of −1 is refused, not complex
        return Value(math.pow(self.data, exponent), (self,), (derivative,), f"**{exponent:g}")

    def __neg__(self) -> "Value":
        return Value(-self.data, (self,), (-1.0,), "−")

    def __sub__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __truediv__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.data / other.data, (self, other), (1.0 / other.data, -self.data / other.data**2), "/")

    def __radd__(self, other: float) -> "Value":
        return _value(other) + self

    def __rmul__(self, other: float) -> "Value":
        return _value(other) * self

    def __rsub__(self, other: float) -> "Value":
        return _value(other) - self

    def __rtruediv__(self, other: float) -> "Value":
        return _value(other) / self

    def exp(self) -> "Value":
        """Return e^x, its own derivative."""
        result = math.exp(self.data)
        return Value(result, (self,), (result,), "exp")

    def log(self) -> "Value":
        """Return the natural logarithm."""
        return Value(math.log(self.data), (self,), (1.0 / self.data,), "log")

    def tanh(self) -> "Value":
        """Return the hyperbolic tangent; its derivative is 1 − tanh²(x)."""
        result = math.tanh(self.data)
        return Value(result, (self,), (1.0 - result**2,), "tanh")

    def sigmoid(self) -> "Value":
        """Return σ(x); its derivative is σ(x)(1 − σ(x))."""
        result = 0.5 * math.tanh(0.5 * self.data) + 0.5
        return Value(result, (self,), (result * (1.0 - result),), "σ")

    def relu(self) -> "Value":
        """Return max(x, 0); its derivative at 0 is taken to be 0."""
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0.0),), "ReLU")

    def backward(self) -> None:
        """Add ∂self/∂v to the gradient of every v that this value was made of."""
        flowing = {id(self): 1.0}
        for value in reversed(list(self.graph())):
            gradient = flowing[id(value)]
            value.grad += gradient
            for parent, derivative in zip(value.parents, value.derivatives, strict=True):
                flowing[id(parent)] = flowing.get(id(parent), 0.0) + derivative * gradient

    def graph(self) -> "Iterator[Value]":
        """Yield everything that this value was made of, each once and after its parents; itself comes last."""
        seen: set[int] = set()
        waiting: list[tuple[Value, bool]] = [(self, False)]
        while waiting:  # no recursion: a long sum is as deep as it is long
            value, parents_done = waiting.pop()
            if parents_done:
                yield value
            elif id(value) not in seen:
                seen.add(id(value))
                waiting.append((value, True))
                waiting += [(parent, False) for parent in reversed(value.parents)]

    def __repr__(self) -> str:
        """Return the number and its gradient."""
        name = f"{self.label} = " if self.label else ""
        return f"Value({name}{self.data:.6g}, grad={self.grad:.6g})"


def _value(number: "Value | float") -> Value:
    return number if isinstance(number, Value) else Value(number)
