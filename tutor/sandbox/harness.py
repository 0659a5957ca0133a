"""The part that lives in the sandbox, in one process with the learner's code, and serves the grader's requests.

It is trusted with nothing: it moves values, and every answer may have been forged by the code beside it. Objects
stay here under numbers (`{"$handle": 3}`); arrays that a torch exercise gets come as `{"$tensor": array}`.
"""

import contextlib
import linecache
import sys
import types
from collections.abc import Callable
from typing import Any, Final

from tutor.sandbox import source_rules, wire
from tutor.sandbox.devices import Device

FILE_NAME: Final = "exercise.py"
MAX_MESSAGE: Final = 4000
UNSENDABLE: Final = "Unsendable"
"""The error type of a result that is no plain value, such as an object of a class."""

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
        self._operations: dict[str, Callable[[Request], Any]] = {
            "lint": lambda request: source_rules.findings(request["source"], request["rules"], request["allowed"]),
            "exec": self._exec,
            "call": self._call,
            "sweep": self._sweep,
            "variables": self._variables,
            "construct": self._construct,
            "state_dict": lambda request: dict(self._objects[request["handle"]].state_dict()),
            "load_state_dict": self._load_state_dict,
        }

    def serve(self) -> None:
        """Answer requests one after the other. Never raises; returns when the grader is done."""
        self._send({"layers": self._layers})
        while True:
            try:
                request = wire.read_frame(self._request_fd)
            except (EOFError, wire.WireError):
                break
            self._send(self._answer(request))
        with contextlib.suppress(BaseException):
            sys.stdout.flush()

    def emit(self, name: str, data: dict[str, Any]) -> None:
        """Send something the program logged or showed, ahead of the answer to the request under way."""
        sys.stdout.flush()
        self._send({"event": name, "data": data})

    def _answer(self, request: Request) -> Request:
        try:
            answer = {"value": self._operations[request["op"]](request)}
            wire.encode(answer)  # a value that cannot be sent is an error of this request
        except wire.WireError as error:
            answer = {"error": _unsendable(error)}
        except BaseException as error:
            answer = {"error": _described(error)}
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(BaseException):
                stream.flush()
        return answer

    def _send(self, value: Any) -> None:  # noqa: ANN401
        wire.write_frame(self._answer_fd, wire.encode(value))

    def _exec(self, request: Request) -> list[str]:
        """Run a program as the module `name`; the last one executed is where functions are looked up."""
        source, name = request["source"], request["name"]
        file_name = request.get("file", FILE_NAME)
        linecache.cache[file_name] = (len(source), None, source.splitlines(keepends=True), file_name)
        module = types.ModuleType(name)
        module.__file__ = file_name
        sys.modules[name] = module
        self._module = module
        exec(compile(source, file_name, "exec"), module.__dict__)  # noqa: S102 - this is what the sandbox is for
        return [key for key in module.__dict__ if not key.startswith("__")][:500]

    def _call(self, request: Request) -> dict[str, Any]:
        """Call a function once for each list of arguments; every call has an outcome of its own.

        With `echo` the arguments come back as they are after the calls; with `state` a result that is a torch
        module is answered by its state_dict.
        """
        function = self._target(request)
        outcomes, afterwards = [], []
        for arguments in request["calls"]:
            received = [self._received(argument) for argument in arguments]
            outcomes.append(self._outcome(function, received, bool(request.get("state"))))
            if request.get("echo"):
                afterwards.append(received)
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

    def _outcome(self, function: Callable[..., Any], arguments: list[Any], state: bool) -> Request:
        try:
            result = function(*arguments)
            if state and hasattr(result, "state_dict"):
                result = dict(result.state_dict())
            wire.encode(result)
        except wire.WireError as error:
            return {"error": _unsendable(error)}
        except BaseException as error:
            return {"error": _described(error)}
        return {"value": result}

    def _target(self, request: Request) -> Callable[..., Any]:
        target = request["target"]
        found: Callable[..., Any] = (
            self._objects[target] if isinstance(target, int) else self._lookup(target, request.get("module"))
        )
        return found

    def _variables(self, request: Request) -> dict[str, Any]:
        return {name: self._lookup(name, request.get("module")) for name in request["names"]}

    def _construct(self, request: Request) -> int:
        made = self._lookup(request["target"])(*map(self._received, request["arguments"]))
        return self._store(self._device.placed(made))

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
        self._objects[len(self._objects) + 1] = value
        return len(self._objects)

    def _received(self, value: Any) -> Any:  # noqa: ANN401
        """Give the program its own copy of an argument: what came over the wire is read-only."""
        if isinstance(value, dict):
            if value.keys() == {"$tensor"}:
                return self._device.tensor(value["$tensor"])
            return {key: self._received(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._received(item) for item in value]
        return value.copy() if hasattr(value, "flags") else value


def _unsendable(error: wire.WireError) -> dict[str, Any]:
    return {"type": UNSENDABLE, "message": str(error)[:MAX_MESSAGE], "line": None, "code": None}


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
