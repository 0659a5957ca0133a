"""The part that lives in the sandbox, in one process with the learner's code, and serves the grader's requests.

It is trusted with nothing: it moves values, and every answer may have been forged by the code beside it. Objects
stay here under numbers (`{"$handle": 3}`); arrays that a torch exercise gets come as `{"$tensor": array}`, generators
of random numbers as `generators` marks them.
"""

import contextlib
import linecache
import sys
import types
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from tutor.sandbox import elsewhere, generators, objects, source_rules, wire
from tutor.sandbox.captured import Captured, capturing
from tutor.sandbox.devices import Device

FILE_NAME: Final = "exercise.py"
MAX_MESSAGE: Final = 4000

Request = dict[str, Any]


class Harness:
    """Serves requests over two pipes until the other side closes."""

    def __init__(self, request_fd: int, answer_fd: int, layers: list[str], device: Device) -> None:
        self._request_fd = request_fd
        self._answer_fd = answer_fd
        self._layers = layers
        self._device = device
        self._module = types.ModuleType("exercise")
        self._objects: dict[int, Any] = {}
        self._last_handle = 0
        self._generators = generators.Generators()
        self._captured: Captured | None = None
        self._operations: dict[str, Callable[[Request], Any]] = {
            "lint": lambda request: source_rules.findings(request["source"], request["rules"], request["allowed"]),
            "exec": self._exec,
            "call": self._call,
            "sweep": self._sweep,
            "variables": self._variables,
            "construct": self._construct,
            "state_dict": lambda request: dict(self._objects[request["handle"]].state_dict()),
            "load_state_dict": self._load_state_dict,
            "parameters": self._parameters,
            "scripts": self._scripts,
            "expressions": self._expressions,
            "program": self._program,
            "captured_calls": self._captured_calls,
            "keep": lambda request: self._store([self._received(value) for value in request["values"]]),
            "timed": self._timed,
            "elsewhere": self._elsewhere,
            "fetch": lambda request: self._objects.pop(request["handle"]),
        }

    def serve(self) -> None:
        """Answer requests one after the other. Never raises; returns when the grader is done."""
        self._send({"layers": self._layers})
        while True:
            try:
                request = wire.read_frame(self._request_fd)
            except (EOFError, wire.WireError):
                break
            wire.write_frame(self._answer_fd, self._answer(request))
        with contextlib.suppress(BaseException):
            sys.stdout.flush()

    def emit(self, name: str, data: dict[str, Any]) -> None:
        """Send something the program logged or showed, ahead of the answer to the request under way."""
        if name == "show" and self._captured is not None:
            self._captured.shown(data)
        sys.stdout.flush()
        self._send({"event": name, "data": data})

    def _answer(self, request: Request) -> bytes:
        """Carry out a request and return the frame of its answer."""
        try:
            answer = wire.encode({"value": self._operations[request["op"]](request)})
        except wire.WireError as error:
            answer = wire.encode({"error": _unsendable(error)})
        except BaseException as error:
            answer = wire.encode({"error": _described(error)})
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(BaseException):
                stream.flush()
        return answer

    def _send(self, value: Any) -> None:  # noqa: ANN401
        wire.write_frame(self._answer_fd, wire.encode(value))

    def _exec(self, request: Request) -> list[str]:
        """Run a program as the module `name`; the last one executed is where functions are looked up."""
        self._module = self._executed(request["source"], request["name"], request.get("file", FILE_NAME))
        return [key for key in self._module.__dict__ if not key.startswith("__")][:500]

    def _program(self, request: Request) -> dict[str, Any]:
        """Run a program once more, as `python FILE` would, and return what it prints and shows."""
        with self._capture() as captured, contextlib.suppress(SystemExit):
            self._executed(request["source"], "__main__", FILE_NAME)
        return captured.answer()

    @staticmethod
    def _executed(source: str, name: str, file_name: str) -> types.ModuleType:
        linecache.cache[file_name] = (len(source), None, source.splitlines(keepends=True), file_name)
        module = types.ModuleType(name)
        module.__file__ = file_name
        sys.modules[name] = module
        exec(compile(source, file_name, "exec"), module.__dict__)  # noqa: S102 - this is what the sandbox is for
        return module

    def _call(self, request: Request) -> dict[str, Any]:
        """Call a function once for each list of arguments; every call has an outcome of its own.

        With `through`, the text of a module and the name of a function in it, that function is called with the
        program's before the arguments. With `echo` the arguments come back as they are after the calls; with `state` a
        result that is a torch module is answered by its state_dict.
        """
        function = self._used(request)
        outcomes, afterwards = [], []
        for arguments in request["calls"]:
            received = [self._received(argument) for argument in arguments]
            outcomes.append(self._outcome(lambda: _result(function(*received), request)))  # noqa: B023 - called at once
            if request.get("echo"):
                afterwards.append(generators.sent_back(arguments, received))
        return {"outcomes": outcomes, "arguments": afterwards}

    def _sweep(self, request: Request) -> list[Any]:
        """Call a scalar function with one entry of its arguments changed at a time.

        `changes` holds (path, flat index, new value); a path is an argument's position, then the keys of dicts.
        """
        function = self._target(request)
        values = []
        for path, index, value in request["changes"]:
            received = [self._received(argument) for argument in request["arguments"]]
            container: Any = received
            for key in path[:-1]:
                container = container[key]
            if isinstance(container[path[-1]], float):
                container[path[-1]] = value
            else:
                container[path[-1]].flat[index] = value
            values.append(function(*received))
        return values

    def _captured_calls(self, request: Request) -> list[Request]:
        """Call a function once for each list of arguments and return what each call printed and showed."""
        function = self._target(request)
        outcomes = []
        for arguments in request["calls"]:
            with self._capture() as captured:
                # What the function returns does not matter, whatever it is.
                outcome = self._outcome(lambda: [function(*map(self._received, arguments)), None][1])  # noqa: B023
            outcomes.append(outcome if "error" in outcome else {"value": captured.answer()})
        return outcomes

    @contextlib.contextmanager
    def _capture(self) -> Iterator[Captured]:
        with capturing() as self._captured:
            try:
                yield self._captured
            finally:
                self._captured = None

    def _scripts(self, request: Request) -> list[list[Request]]:
        """Take the steps of each script with an object of its own (see `objects`)."""
        make = self._maker(request)
        return [objects.carry_out(make, script, self._received, self._outcome) for script in request["scripts"]]

    def _expressions(self, request: Request) -> list[Request]:
        """Evaluate each expression with objects of a class (see `objects`)."""
        make, names = self._target(request), request["names"]
        return [self._outcome(partial(objects.evaluate, make, item, names)) for item in request["expressions"]]

    def _parameters(self, request: Request) -> dict[str, Any]:
        """Build a network and return the shapes of its trainable arrays, and of its output where it gets `inputs`."""
        network = self._maker(request)(*map(self._received, request["arguments"]))
        output = list(network(*map(self._received, request["inputs"])).shape) if request["inputs"] else None
        return {"shapes": objects.parameter_shapes(network), "output": output}

    def _timed(self, request: Request) -> int:
        """Call a function with arguments that were kept, and keep its result: who asks measures the time between."""
        result = self._target(request)(*self._objects.pop(request["arguments"]))
        return self._store(wire.decode(wire.encode(result)))

    def _elsewhere(self, request: Request) -> Request:
        """Call a function with tensors on another device (see `elsewhere`)."""
        return elsewhere.outcomes(self._used(request), request, self._received, self._outcome)

    @staticmethod
    def _outcome(compute: Callable[[], Any]) -> Request:
        """Return a result as it is now, whatever the program does with it later, or a description of the exception."""
        try:
            return {"value": wire.decode(wire.encode(compute()))}
        except wire.WireError as error:
            return {"error": _unsendable(error)}
        except BaseException as error:
            return {"error": _described(error)}

    def _maker(self, request: Request) -> Callable[..., Any]:
        """Return what builds an object of the program; a torch module is then on the run's device."""
        make = self._target(request)
        return lambda *arguments: self._device.placed(make(*arguments))

    def _target(self, request: Request) -> Callable[..., Any]:
        target = request["target"]
        found: Callable[..., Any] = (
            self._objects[target] if isinstance(target, int) else self._lookup(target, request.get("module"))
        )
        return found

    def _used(self, request: Request) -> Callable[..., Any]:
        """Return the function of the program, or what uses it as the grader wants (`through`)."""
        function = self._target(request)
        if "through" not in request:
            return function
        text, name = request["through"]
        return partial(self._executed(text, "usage", "usage.py").__dict__[name], function)

    def _variables(self, request: Request) -> dict[str, Any]:
        return {name: self._lookup(name, request.get("module")) for name in request["names"]}

    def _construct(self, request: Request) -> int:
        return self._store(self._maker(request)(*map(self._received, request["arguments"])))

    def _load_state_dict(self, request: Request) -> None:
        import torch

        state = {name: torch.tensor(array) for name, array in request["state"].items()}
        module = self._objects[request["handle"]]
        module.load_state_dict(state)
        module.eval()

    def _lookup(self, name: str, module: str | None = None) -> Any:  # noqa: ANN401
        """Find a name in the module given, or else in the program that was executed last."""
        try:
            return (sys.modules[module] if module else self._module).__dict__[name]
        except KeyError:
            raise NameError(f"name '{name}' is not defined", name=name) from None

    def _store(self, value: Any) -> int:  # noqa: ANN401
        self._last_handle += 1
        self._objects[self._last_handle] = value
        return self._last_handle

    def _received(self, value: Any) -> Any:  # noqa: ANN401
        """Give the program its own copy of an argument: what came over the wire is read-only."""
        if isinstance(value, dict):
            if value.keys() == {"$tensor"}:
                return self._device.tensor(value["$tensor"])
            if generators.is_marked(value):
                return self._generators.received(value)
            return {key: self._received(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._received(item) for item in value]
        return value.copy() if hasattr(value, "flags") else value


def _result(value: Any, request: Request) -> Any:  # noqa: ANN401
    """Return what a call gave, and the state_dict of a torch module where the request asks for it."""
    return dict(value.state_dict()) if request.get("state") and hasattr(value, "state_dict") else value


def _unsendable(error: wire.WireError) -> dict[str, Any]:
    return {"type": wire.UNSENDABLE, "message": str(error)[:MAX_MESSAGE], "line": None, "code": None}


def _described(error: BaseException) -> dict[str, Any]:
    """Describe an exception by its type, its message and the last line of the program that it went through."""
    line, code = None, None
    trace = error.__traceback__
    for _ in range(100_000):
        if trace is None:
            break
        if trace.tb_frame.f_code.co_filename == FILE_NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == FILE_NAME:
        line = error.lineno
    if line is not None:
        code = linecache.getline(FILE_NAME, line).strip()[:200]
    name = type(error).__name__[:100]
    try:
        message = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:
        message = ""
    return {"type": name, "message": str(message)[:MAX_MESSAGE], "line": line, "code": code}


def open_standard_streams() -> None:
    """Make stdin empty, and stdout and stderr the run's own pipes, written line by line."""
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    for fd, name in ((1, "stdout"), (2, "stderr")):
        stream = open(fd, "w", buffering=1, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
