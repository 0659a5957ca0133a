"""Classes of scalars that know their gradients: right ones in any order of going back, wrong ones, and cheats."""

from collections.abc import Mapping

ALL = ["+", "-", "*", "/", "**", "neg", "relu", "tanh", "exp", "log", "sigmoid"]

# An operation keeps what it was made of, and the derivative of the result by each: the passes back below differ.
OPERATIONS = """\
import math
class Value:
    def __init__(self, data, parts=()):
        self.data, self.grad, self.parts = data, 0.0, parts
    def __add__(self, other):
        other = wrapped(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])
    def __mul__(self, other):
        other = wrapped(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])
    def __pow__(self, k):
        return Value(self.data ** k, [(self, k * self.data ** (k - 1))])
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + (-wrapped(other))
    def __rsub__(self, other): return wrapped(other) - self
    def __truediv__(self, other): return self * wrapped(other) ** -1
    def __rtruediv__(self, other): return wrapped(other) / self
    __radd__, __rmul__ = __add__, __mul__
    def relu(self): return Value(max(0.0, self.data), [(self, 1.0 if self.data > 0 else 0.0)])
    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, [(self, 1 - t ** 2)])
    def exp(self):
        e = math.exp(self.data)
        return Value(e, [(self, e)])
    def log(self): return Value(math.log(self.data), [(self, 1 / self.data)])
    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Value(s, [(self, s * (1 - s))])
{backward}
def wrapped(x): return x if isinstance(x, Value) else Value(x)
"""
TOPOLOGICAL = """\
    def backward(self):
        order, seen = [], set()
        def visit(v):
            if v not in seen:
                seen.add(v)
                for part, _ in v.parts: visit(part)
                order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            for part, slope in v.parts: part.grad += slope * v.grad
"""
EVERY_PATH = """\
    def backward(self, g=1.0):
        self.grad += g
        for part, slope in self.parts: part.backward(g * slope)
"""
QUEUE = """\
    def backward(self):
        kutayotgan = {}
        navbat = [self]
        while navbat:
            v = navbat.pop()
            for part, _ in v.parts:
                kutayotgan[part] = kutayotgan.get(part, 0) + 1
                if kutayotgan[part] == 1: navbat.append(part)
        self.grad, navbat = 1.0, [self]
        while navbat:
            v = navbat.pop(0)
            for part, slope in v.parts:
                part.grad += slope * v.grad
                kutayotgan[part] -= 1
                if kutayotgan[part] == 0: navbat.append(part)
"""
COUNTED = """\
    def backward(self):
        nodes = {id(self): self}
        rest = [self]
        while rest:
            for part, _ in rest.pop().parts:
                if id(part) not in nodes: rest.append(part)
                nodes[id(part)] = part
        depth = {}
        def depth_of(v):
            if id(v) not in depth: depth[id(v)] = 1 + max((depth_of(p) for p, _ in v.parts), default=0)
            return depth[id(v)]
        self.grad = 1.0
        for v in sorted(nodes.values(), key=depth_of, reverse=True):
            for part, slope in v.parts: part.grad = part.grad + slope * v.grad
"""


SOLUTION = OPERATIONS.replace("{backward}", TOPOLOGICAL)
KARPATHY = """\
import math
class Value:
    def __init__(self, data, _children=(), _op=''):
        self.data, self.grad, self._prev, self._backward = data, 0, set(_children), lambda: None
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')
        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def __pow__(self, other):
        out = Value(self.data ** other, (self,), f'**{other}')
        def _backward(): self.grad += other * self.data ** (other - 1) * out.grad
        out._backward = _backward
        return out
    def tanh(self):
        t = (math.exp(2 * self.data) - 1) / (math.exp(2 * self.data) + 1)
        out = Value(t, (self,), 'tanh')
        def _backward(): self.grad += (1 - t ** 2) * out.grad
        out._backward = _backward
        return out
    def relu(self):
        out = Value(0 if self.data < 0 else self.data, (self,), 'ReLU')
        def _backward(): self.grad += (out.data > 0) * out.grad
        out._backward = _backward
        return out
    def backward(self):
        topo, visited = [], set()
        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev: build(child)
                topo.append(v)
        build(self)
        self.grad = 1
        for v in reversed(topo): v._backward()
    def __neg__(self): return self * -1
    def __radd__(self, other): return self + other
    def __sub__(self, other): return self + (-other)
    def __rsub__(self, other): return other + (-self)
    def __rmul__(self, other): return self * other
    def __truediv__(self, other): return self * other ** -1
    def __rtruediv__(self, other): return other * self ** -1
    def __repr__(self): return f"Value({self.data})"
"""
SIX = ["+", "-", "*", "/", "**", "neg", "relu", "tanh"]

RIGHT = {
    "a topological order": (SOLUTION, ALL),
    "every path by recursion": (OPERATIONS.replace("{backward}", EVERY_PATH), ALL),
    "a queue with counts": (OPERATIONS.replace("{backward}", QUEUE), ALL),
    "by depth": (OPERATIONS.replace("{backward}", COUNTED), ALL),
    "closures": (KARPATHY, SIX),
    "numbers of NumPy": (
        SOLUTION.replace("import math", "import math, numpy as np").replace(
            "self.data, self.grad,", "data = np.float64(data)\n        self.data, self.grad,"
        ),
        ALL,
    ),
    "zero-dimensional arrays": (
        SOLUTION.replace("import math", "import numpy as np, math").replace(
            "self.data, self.grad,", "data = np.array(float(data))\n        self.data, self.grad,"
        ),
        ["+", "*", "neg", "-"],
    ),
    "slots": (SOLUTION.replace("class Value:\n", "class Value:\n    __slots__ = ('data', 'grad', 'parts')\n"), ALL),
    "a tape": (
        SOLUTION.replace("class Value:\n", "tasma = []\nclass Value:\n")
        .replace("self.data, self.grad,", "tasma.append(self)\n        self.data, self.grad,")
        .replace(TOPOLOGICAL, "    def backward(self):\n        self.grad = 1.0\n        for v in reversed(tasma):\n"
            "            for part, slope in v.parts: part.grad += slope * v.grad\n        tasma.clear()\n"),
        ALL,
    ),
    "gradients None until they are there": (
        SOLUTION.replace("data, 0.0, parts", "data, None, parts").replace(
            "part.grad += slope", "part.grad = (part.grad or 0.0) + slope"
        ),
        ALL,
    ),
}  # fmt: skip


SUM_TWICE = ("In this expression a is used several times", "Bu ifodada a bir necha marta ishlatilgan")
WRONG: Mapping[str, tuple[str, str, str]] = {
    "overwritten": (SOLUTION.replace("part.grad += slope", "part.grad = slope"), *SUM_TWICE),
    "no order at all": (
        SOLUTION.replace(TOPOLOGICAL, "    def backward(self):\n        self.grad, rest = 1.0, [self]\n        while rest:\n"
            "            v = rest.pop(0)\n            for part, slope in v.parts:\n"
            "                part.grad += slope * v.grad\n                rest.append(part)\n"),
        "∂L/∂", "∂L/∂",
    ),
    "only one step back": (
        SOLUTION.replace(TOPOLOGICAL, "    def backward(self):\n        self.grad = 1.0\n"
            "        for part, slope in self.parts: part.grad += slope\n"),
        "yours 0", "sizniki 0",
    ),
    "no seed": (SOLUTION.replace("self.grad = 1.0", "pass"), "yours 0", "sizniki 0"),
    "seed of two": (
        SOLUTION.replace("self.grad = 1.0", "self.grad = 2.0"),
        "∂L/∂a (a.grad): yours", "∂L/∂a (a.grad): sizniki",
    ),
    "tanh without the square": (SOLUTION.replace("1 - t ** 2", "1 - t"), "∂L/∂a", "toʻgʻrisi"),
    "exp like a power": (SOLUTION.replace("(e, [(self, e)", "(e, [(self, self.data * e)"), "∂L/∂", "toʻgʻrisi"),
    "power without the factor": (SOLUTION.replace("k * self.data ** (k", "self.data ** (k"), "∂L/∂b", "toʻgʻrisi"),
    "relu always open": (SOLUTION.replace("1.0 if self.data > 0 else 0.0", "1.0"), "the right one 0", "toʻgʻrisi 0"),
    "a quotient like a product": (
        SOLUTION.replace("return self * wrapped(other) ** -1", "return Value(self.data / wrapped(other).data, "
            "[(self, 1 / wrapped(other).data), (wrapped(other), self.data)])"),
        "∂L/∂", "∂L/∂",
    ),
    "a difference that adds": (
        SOLUTION.replace("self + (-wrapped(other))", "self + wrapped(other)"),
        "L.data is another number", "L.data boshqa son"),
    "no number on the left of +": (SOLUTION.replace("__radd__,", "__hadd__,"), "__radd__ of Value", "__radd__ usulini"),
    "no number on the left of *": (
        SOLUTION.replace("__rmul__ =", "__hmul__ ="),
        "__rmul__ of Value", "__rmul__ usulini",
    ),
    "no number on the left of -": (SOLUTION.replace("__rsub__", "__hsub__"), "__rsub__ of Value", "__rsub__ usulini"),
    "no number on the left of /": (
        SOLUTION.replace("__rtruediv__", "__hdiv__"),
        "__rtruediv__ of Value", "__rtruediv__ usulini",
    ),
    "the left number on the right": (
        SOLUTION.replace("wrapped(other) - self", "self - other"),
        "L.data is another number", "L.data boshqa son",
    ),
    "no plain numbers at all": (
        SOLUTION.replace("if isinstance(x, Value) else Value(x)", ""),
        "AttributeError", "AttributeError",
    ),
    "no tanh": (SOLUTION.replace("def tanh", "def tangens"), "no attribute 'tanh'", "tanh"),
    "no backward": (SOLUTION.replace("def backward", "def orqaga"), "no attribute 'backward'", "backward"),
    "no grad": (SOLUTION.replace("grad", "gradient"), "no attribute 'grad'", "grad"),
    "no class": (SOLUTION.replace("Value", "Qiymat"), "name 'Value' is not defined", "Value"),
    "a text in data": (
        SOLUTION.replace("max(0.0, self.data)", "'0'"),
        "“data” holds something that is no number", "“data” da son emas",
    ),
    "a Value in data": (SOLUTION.replace("max(0.0, self.data)", "Value(0.0)"), "Value", "Value"),
    "a list in data": (
        SOLUTION.replace("max(0.0, self.data)", "[self.data]"),
        "“data” holds something that is no number", "“data” da son emas",
    ),
    "None in grad": (
        SOLUTION.replace("part.grad += slope * v.grad", "part.grad = None"),
        "“grad” holds something that is no number", "“grad” da son emas",
    ),
    "a generator in grad": (
        SOLUTION.replace("part.grad += slope * v.grad", "part.grad = (i for i in ())"),
        "generator", "generator",
    ),
    "NaN": (SOLUTION.replace("slope * v.grad", "math.nan"), "yours nan", "sizniki nan"),
    "an operator that returns nothing": (
        SOLUTION.replace("return Value(self.data + other.data", "Value(self.data + other.data"),
        "NoneType", "NoneType",
    ),
    "an endless pass back": (
        SOLUTION.replace("seen.add(v)", "pass").replace("visit(part)", "visit(v)"),
        "RecursionError", "RecursionError",
    ),
}  # fmt: skip


CHEATS = {
    "a number that equals all": "class Value(float):\n    data = grad = property(lambda s: s)\n"
    "    def __eq__(s, o): return True\n    def __getattr__(s, n): return lambda *a: s\n",
    "any attribute at all": "class Value:\n    def __init__(s, *a): pass\n    def __getattr__(s, n): return Value()\n"
    "    def __call__(s, *a): return s\n    __add__ = __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = __truediv__ = "
    "__rtruediv__ = __pow__ = lambda s, o: s\n    def __neg__(s): return s\n",
    "a mock": "from unittest.mock import MagicMock as Value\n",
    "the gradient of the expression before": SOLUTION.replace("class Value:", "before = [0.0]\nclass Value:").replace(
        "part.grad += slope * v.grad", "part.grad = before.pop()\n                before.append(slope * v.grad)"
    ),
}
