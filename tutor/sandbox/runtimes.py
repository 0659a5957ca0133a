"""The runtimes that learner code can ask for: which libraries each may import, and the files that takes."""

import importlib.machinery
import importlib.util
import sys
import sysconfig
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType
from typing import Final

from tutor.sandbox import landlock

Grant = tuple[Path, landlock.Access]

_TORCH_NEEDS: Final = (
    "filelock",
    "fsspec",
    "functorch",
    "jinja2",
    "markupsafe",
    "mpmath",
    "networkx",
    "sympy",
    "torchgen",
    "typing_extensions",
)
DISTRIBUTIONS: Final[dict[str, tuple[str, ...]]] = {
    "numpy": ("numpy",),
    "torch": ("numpy", "torch", *_TORCH_NEEDS),
    "engine": ("numpy",),
}
"""Top-level packages that each runtime may import besides the standard library."""

ENGINE: Final = "tutor.engine"
"""What the runtime `engine` may import besides NumPy: the one room of the tutor that programs may use, and see."""

_ENGINE_FOLDER: Final = Path(__file__).resolve().parents[1] / "engine"

_SYSTEM_LIBRARIES: Final = (
    "/lib/x86_64-linux-gnu",
    "/usr/lib/x86_64-linux-gnu",
    "/lib/aarch64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/lib64",
    "/usr/lib64",
    "/etc/ld.so.cache",
    "/usr/share/zoneinfo",
    "/etc/localtime",
    "/dev/urandom",
    "/dev/zero",
)
_OUTSIDE_STANDARD_LIBRARY: Final = {"site-packages", "dist-packages"}


def specifications(runtime: str) -> dict[str, importlib.machinery.ModuleSpec]:
    """Return where each package of the runtime lies, by name; packages that are not installed are left out."""
    found = {name: importlib.util.find_spec(name) for name in DISTRIBUTIONS[runtime]}
    return {name: spec for name, spec in found.items() if spec is not None and spec.origin}


def grants(runtime: str, extra: Sequence[Path] = ()) -> list[Grant]:
    """Return what the runtime may read: the standard library and its own packages, never all of site-packages."""
    files: list[Path] = [Path(path) for path in _SYSTEM_LIBRARIES]
    if runtime == "engine":
        files.append(_ENGINE_FOLDER)
    for folder in standard_library_path():
        files += [entry for entry in Path(folder).iterdir() if entry.name not in _OUTSIDE_STANDARD_LIBRARY]
    for name, spec in specifications(runtime).items():
        folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
        files += folders or [Path(spec.origin or "")]
        files += [folder.with_name(f"{name}.libs") for folder in folders]  # shared libraries that came in the wheel
    granted = [(path, landlock.READ) for path in [*files, *extra]]
    return [*granted, (Path("/dev/null"), landlock.READ_WRITE_DEVICE)]


class AllowedPackages(MetaPathFinder):
    """Finds the standard library and the runtime's packages; everything else does not exist.

    Landlock is what keeps other files closed. This finder makes the refusal a plain ModuleNotFoundError, and
    finds allowed packages without listing site-packages, which cannot be read.
    """

    def __init__(self, runtime: str) -> None:
        self._specifications = specifications(runtime)
        self._has_engine = runtime == "engine"

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the module's specification, or None for the next finder.

        Raises:
            ModuleNotFoundError: the module belongs to a package that this runtime does not have.

        """
        top = fullname.split(".")[0]
        if is_engine(fullname):
            if self._has_engine:
                return None
            raise ModuleNotFoundError(f"No module named {fullname!r}: this program may not use it", name=fullname)
        if top != "tutor" and (path is not None or top in sys.stdlib_module_names):
            return None
        known = self._specifications.get(fullname)
        if known is None or known.origin is None:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return importlib.util.spec_from_file_location(
            fullname, known.origin, submodule_search_locations=known.submodule_search_locations
        )


def is_engine(name: str) -> bool:
    """Return whether a module is the engine, or one of its own."""
    return name == ENGINE or name.startswith(f"{ENGINE}.")


def standard_library_path() -> list[str]:
    """Return `sys.path` for code that may import the standard library only."""
    folders = [sysconfig.get_path("stdlib"), sysconfig.get_config_var("DESTSHARED")]
    return [folder for folder in folders if folder and Path(folder).is_dir()]
