"""Makes the table of names that the editor completes, from the libraries as they are installed.

`python tests/tui/library_table.py` writes `tutor/tui/editing/library_names.txt` again.
"""

import builtins
import contextlib
import importlib
import inspect
import platform
import re
from pathlib import Path
from types import ModuleType
from typing import Any

TABLE = Path(__file__).parents[2] / "tutor" / "tui" / "editing" / "library_names.txt"

ARRAY, TENSOR, MODULE, OPTIMIZER, GENERATOR = (
    "numpy.ndarray", "torch.Tensor", "torch.nn.Module", "torch.optim.Optimizer", "numpy.random.Generator",
)  # fmt: skip

SECTIONS: dict[str, tuple[str, ...]] = {
    "python": ("builtins", "math", "random", "time", "str", "list", "dict", "set", "tuple", "int", "float"),
    "numpy": ("numpy", "numpy.linalg", "numpy.random", "numpy.fft", ARRAY, GENERATOR),
    "torch": (
        "torch", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.optim", "torch.optim.lr_scheduler",
        "torch.utils", "torch.utils.data", "torch.cuda", "torch.linalg", TENSOR, MODULE, OPTIMIZER,
    ),
    "tutor": ("tutor", "tutor.engine"),
}  # fmt: skip

_LEFT_OUT = {
    "out", "where", "casting", "order", "subok", "signature", "like", "self", "layout", "pin_memory",
    "memory_format", "size_average", "reduce", "initial", "foreach", "maximize", "capturable", "differentiable", "fused",
    "_stacklevel", "overwrite_input", "extobj", "device_type", "sparse_grad",
}  # fmt: skip
_INTERNAL = re.compile(
    r"_$|_copy$|^(fbgemm|quantized|cudnn|miopen|mkldnn|sym_|fake_quant|is_vulkan|native_|slice_inverse|segment_)|"
    r"_(per_channel|per_tensor)|backward_|_jvp$|^(hsmm|saddmm|smm|sspaddmm|dsmm|spmm|unsafe_|torch$|typename)"
)
_ONLY = {
    "torch.cuda": {"is_available", "device_count", "synchronize", "empty_cache", "manual_seed", "get_device_name"},
    "torch.utils": {"data"},
    "builtins": {name for name in dir(builtins) if name[0] != "_"}
    - {"copyright", "credits", "license", "quit", "exit"},
}
_GIVEN = {"default_rng": GENERATOR, "numpy": ARRAY, "from_numpy": TENSOR, "tolist": "list", "item": "float"}
_SHAPED = {"shape", "ndim", "size", "dtype", "itemsize", "nbytes", "strides", "flags", "device", "requires_grad"}


def lines(library: str) -> list[str]:
    """Return the lines of the table that belong to a library."""
    for owner in SECTIONS[library]:
        _find(owner)  # a module that is imported is a name of the one above it
    found = [f"#\t{library}\t{_version(library)}"]
    for owner in SECTIONS[library]:
        found.append(f"@\t{owner}")
        thing = _find(owner)
        names = _ONLY.get(owner) or _public(owner, thing)
        for name in sorted(names):
            if hasattr(thing, name):  # not everything that is listed is there on every machine
                described = _described(owner, name, getattr(thing, name))
                found.append("\t".join((name, *described)).rstrip("\t"))
    return found


def _version(library: str) -> str:
    if library == "python":
        return ".".join(platform.python_version_tuple()[:2])
    if library == "tutor":
        return ""
    return ".".join(importlib.import_module(library).__version__.split("+")[0].split(".")[:2])


def _find(owner: str) -> Any:  # noqa: ANN401 - whatever the library has
    if hasattr(builtins, owner):
        return getattr(builtins, owner)
    try:
        return importlib.import_module(owner)
    except ModuleNotFoundError:
        module, _, name = owner.rpartition(".")
        return getattr(importlib.import_module(module), name)


def _public(owner: str, thing: object) -> set[str]:
    if owner == "torch.nn":
        names = {name for name in dir(thing) if isinstance(getattr(thing, name), type)} | {
            "functional", "init", "utils", "Parameter",
        }  # fmt: skip
    elif owner in ("torch", "torch.optim", "torch.nn.functional", "torch.nn.init", "torch.linalg"):
        names = {name for name in dir(thing) if not isinstance(getattr(thing, name), ModuleType)}
        names |= (
            {"nn", "optim", "utils", "cuda", "linalg", "lr_scheduler"} if owner in ("torch", "torch.optim") else set()
        )
        names &= set(dir(thing))
    else:
        names = set(getattr(thing, "__all__", None) or dir(thing))
    if owner == "tutor":
        names |= {"engine"}
    keep = set()
    for name in names:
        value = getattr(thing, name, None)
        if name.startswith("_") or (owner.startswith("torch") and owner != TENSOR and _INTERNAL.search(name)):
            continue
        if owner == "torch" and isinstance(value, type) and name not in {"Tensor", "Generator", "Size", "device", "dtype",
                "no_grad", "enable_grad", "inference_mode"}:  # fmt: skip
            continue
        undocumented = callable(value) and not (getattr(value, "__doc__", None) or "").strip() and name != "relu"
        if owner.startswith(("torch", "numpy")) and undocumented:
            continue
        if owner.startswith("torch.") and getattr(value, "__module__", "").startswith(("typing", "collections")):
            continue
        keep.add(name)
    return keep


def _described(owner: str, name: str, value: object) -> tuple[str, str, str]:
    """Return kind (f, c, m or v), what it gives, and how it is called."""
    if isinstance(value, ModuleType):
        return "m", value.__name__, ""
    if owner in (ARRAY, TENSOR, MODULE, OPTIMIZER, GENERATOR) and not callable(value):
        gives = owner if owner in (ARRAY, TENSOR) and name not in _SHAPED else ""
        return "v", gives, ""
    if isinstance(value, type):
        return "c", _instance(value), _signature(value)
    if callable(value):
        return "f", _given(owner, name, value), _signature(value)
    return "v", "", ""


def _instance(value: type) -> str:
    bases = {f"{base.__module__}.{base.__qualname__}" for base in value.__mro__}
    if "torch.nn.modules.module.Module" in bases:
        return MODULE
    if "torch.optim.optimizer.Optimizer" in bases:
        return OPTIMIZER
    if value.__name__ in ("Tensor", "Parameter"):
        return TENSOR
    if value.__module__ == "builtins":
        return value.__name__
    return ARRAY if value.__name__ == "ndarray" else ""


def _given(owner: str, name: str, value: object) -> str:
    doc = inspect.getdoc(value) or ""
    if name in _GIVEN:
        return _GIVEN[name]
    if type(value).__name__ == "ufunc":
        return ARRAY
    if owner.startswith("numpy"):
        if owner == ARRAY and not re.search(r"^Returns\n-", doc, re.M):
            return _given("numpy", name, getattr(importlib.import_module("numpy"), name, None) or int)
        returned = re.search(r"^Returns\n-+\n(.*)\n", doc, re.M)
        return ARRAY if returned and "array" in returned[1] and "tuple" not in returned[1] else ""
    if owner.startswith("torch"):
        return TENSOR if re.search(r"^\w*\(?.*\)\s*->\s*(torch\.)?Tensor\b", _heading(value, doc)) else ""
    return {"sorted": "list", "split": "list", "splitlines": "list", "input": "str"}.get(
        name, "str" if owner == "str" else ""
    )


def _heading(value: object, doc: str) -> str:
    with contextlib.suppress(TypeError, ValueError):
        return str(inspect.signature(value))
    return doc.split("\n")[0]


def _signature(value: object) -> str:
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except (TypeError, ValueError):
        return _from_doc(value)
    written = []
    for one in parameters:
        if one.name in _LEFT_OUT or (one.name == "device" and "numpy" in str(getattr(value, "__module__", ""))):
            continue
        if one.kind is one.VAR_KEYWORD and not str(getattr(value, "__module__", "")).startswith("tutor"):
            continue
        text = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "") + one.name
        if one.default is not one.empty:
            text += "=" + _default(one.default)
        written.append(text)
    if written in ([], ["*args"]):
        return _from_doc(value) or f"({', '.join(written)})"
    return f"({', '.join(written)})"


def _default(value: object) -> str:
    if isinstance(value, (bool, int, float, str, type(None))):
        return repr(value)
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, tuple) and len(repr(value)) < 20:
        return repr(value)
    return "…"


def _from_doc(value: object) -> str:
    """Return the longest of the ways to call something that its text begins its lines with."""
    name, doc = getattr(value, "__name__", ""), inspect.getdoc(value) or ""
    headings = re.findall(rf"^(?:\.\. function:: )?{re.escape(name)}(\(.*?\))(?:\s*->.*)?$", doc, re.M)
    written = [_kept(heading) for heading in headings]
    return max(written, key=len, default="")


def _kept(heading: str) -> str:
    parts = re.split(r",\s*(?![^(\[]*[)\]])", heading[1:-1])
    kept = [part for part in parts if part not in ("*", "/") and re.split("[=:]", part)[0].strip() not in _LEFT_OUT]
    return f"({', '.join(kept)})"


if __name__ == "__main__":
    everything = [line for library in SECTIONS for line in lines(library)]
    TABLE.write_text("\n".join(everything) + "\n", encoding="utf-8")
    print(f"{len(everything)} lines, {TABLE.stat().st_size} bytes")
