"""What the harness does with objects of a program's classes: scripts of steps, and expressions of scalars.

A script is `{"arguments": […], "steps": […]}`; a step is one of `{"call": method, "arguments": […]}`, `{"read": path}`,
`{"set": path, "value": …}`; with `"result": false` what a step gives is left out. Paths lead through attributes,
keys and positions: `W`, `layer.W`, `params.W1`, `layers.0.W`.
An expression is `{"leaves": [2.0, …], "nodes": [[operator, operand, …], …]}`; an operand is `{"of": n}`, the n-th of
leaves and nodes, or `{"number": x}`.
"""

import operator
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

Request = dict[str, Any]
Received = Callable[[Any], Any]
Outcome = Callable[[Callable[[], Any]], Request]

_OPERATORS: Final[dict[str, Callable[..., Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "neg": operator.neg,
}
_DEEPEST: Final = 6


def carry_out(make: Callable[..., Any], script: Request, received: Received, outcome: Outcome) -> list[Request]:
    """Build an object, take the script's steps with it, and return the outcome of building and of each step.

    What follows the first step that raises is left out.

    Args:
        make: the class.
        script: the constructor's arguments and the steps.
        received: gives the program its own copy of a value.
        outcome: calls a function and describes its result or its exception.

    """
    built: list[Any] = []
    outcomes = [outcome(lambda: built.append(make(*map(received, script["arguments"]))))]
    for step in script["steps"] if built else ():
        outcomes.append(outcome(partial(_taken, built[0], step, received)))
        if "error" in outcomes[-1]:
            break
    return outcomes


def built(make: Callable[[float], Any], expression: Request) -> list[Any]:
    """Return the leaves and nodes of an expression, made of objects of a class; the last one is the result."""
    values = [make(leaf) for leaf in expression["leaves"]]
    for name, *operands in expression["nodes"]:
        given = [values[operand["of"]] if "of" in operand else operand["number"] for operand in operands]
        values.append(_OPERATORS[name](*given) if name in _OPERATORS else getattr(given[0], name)())
    return values


def evaluate(make: Callable[[float], Any], expression: Request, names: Request) -> Request:
    """Build an expression from a program's scalars and return its value and the gradients of its leaves.

    `names` holds the names of the `value` attribute, of the `gradient` attribute (None: no gradients are wanted), and of the
    `backward` method.
    """
    values = built(make, expression)
    result = values[-1]
    if names["gradient"] is None:
        return {"value": getattr(result, names["value"])}
    getattr(result, names["backward"])()
    leaves = values[: len(expression["leaves"])]
    return {
        "value": getattr(result, names["value"]),
        "gradients": [getattr(leaf, names["gradient"]) for leaf in leaves],
    }


def parameter_shapes(network: Any) -> list[tuple[str, list[int]]]:  # noqa: ANN401 - whatever a program calls a network
    """Return the names and shapes of a network's trainable arrays: of a torch module, or of a container or object."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(network, torch.nn.Module):
        # Not the module's own method, which a program can write anew.
        named = torch.nn.Module.named_parameters(network)
        return [(name, list(p.shape)) for name, p in named if p.requires_grad]
    return list(_arrays("", network, 0, set()))


def _arrays(name: str, value: Any, depth: int, seen: set[int]) -> Iterator[tuple[str, list[int]]]:  # noqa: ANN401
    """Yield the arrays in a value once each, whatever names they have: `self.W` may stand in `self.params`, too."""
    if isinstance(value, (bool, str)) or value is None or depth > _DEEPEST:
        return
    if isinstance(value, (int, float)):
        if depth:
            yield name, []
        return
    if id(value) in seen:
        return
    seen.add(id(value))
    if hasattr(value, "shape") and hasattr(value, "dtype"):
        yield name, list(value.shape)
        return
    for key, part in _parts(value):
        yield from _arrays(f"{name}.{key}" if name else str(key), part, depth + 1, seen)


def _parts(value: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, (list, tuple)):
        return list(enumerate(value))
    slots = [name for kind in type(value).__mro__ for name in vars(kind).get("__slots__", ())]
    attributes = {**getattr(value, "__dict__", {}), **{n: getattr(value, n) for n in slots if hasattr(value, n)}}
    # Of an object only what looks like an array or holds some counts: a learning rate is no parameter.
    return [(key, part) for key, part in attributes.items() if not isinstance(part, (bool, int, float, str))]


def _taken(thing: Any, step: Request, received: Received) -> Any:  # noqa: ANN401
    result = _take(thing, step, received)
    return result if step.get("result", True) else None


def _take(thing: Any, step: Request, received: Received) -> Any:  # noqa: ANN401
    if "call" in step:
        method = thing if step["call"] == "__call__" else getattr(thing, step["call"])
        return method(*map(received, step["arguments"]))
    *path, last = step["read" if "read" in step else "set"].split(".")
    for part in path:
        thing = _part(thing, part)
    before = _part(thing, last)
    if "set" in step:
        _set(thing, last, before, received(step["value"]))
    return before


def _part(thing: Any, name: str) -> Any:  # noqa: ANN401
    if isinstance(thing, dict):
        return thing[name]
    if isinstance(thing, (list, tuple)) and name.isdecimal():
        return thing[int(name)]
    return getattr(thing, name)


def _set(thing: Any, name: str, before: Any, value: Any) -> None:  # noqa: ANN401
    if hasattr(before, "copy_"):  # a torch parameter stays the same object: an optimizer may hold it
        if before.shape == getattr(value, "shape", ()):  # otherwise its shape, which is answered, says what is wrong
            before.data[...] = value
    elif isinstance(thing, dict):
        thing[name] = value
    elif isinstance(thing, list):
        thing[int(name)] = value
    else:
        setattr(thing, name, value)
