"""The names of Python, NumPy and torch, as a table that was made from the libraries: nothing is imported here.

`library_names.txt` has one line for each name: name, kind (f function, c class, m module, v value), what it gives, and
how it is called, with tabs in between. A line `@` begins the names of a module or class, a line `#` a library.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

NUMPY: Final = "numpy"
ARRAY: Final = "numpy.ndarray"
TENSOR: Final = "torch.Tensor"
MODULE: Final = "torch.nn.Module"

EntryKind = Literal["function", "class", "module", "value"]
_KINDS: Final[dict[str, EntryKind]] = {"f": "function", "c": "class", "m": "module", "v": "value"}


class Entry(NamedTuple):
    """One name of a library.

    Attributes:
        name: as it is written behind the dot.
        owner: the module or class that it belongs to, `numpy.random`.
        kind: what it is.
        gives: the class of what a call gives, of a value, or the module's full name; "" where that is not known.
        signature: how it is called, `(a, axis=None)`; "" for what is not called.

    """

    name: str
    owner: str
    kind: EntryKind
    gives: str = ""
    signature: str = ""

    @property
    def path(self) -> str:
        """Return the full name, `numpy.random.rand`; a builtin has no owner in it."""
        return self.name if self.owner == "builtins" else f"{self.owner}.{self.name}"


@lru_cache(maxsize=1)
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in files(__package__).joinpath("library_names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@\t"):
            lines = sections.setdefault(line[2:], [])
        elif not line.startswith("#"):
            lines.append(line)
    return sections


@lru_cache(maxsize=64)
def members(owner: str) -> dict[str, Entry]:
    """Return the names of a module or class, none where it is not in the table."""
    entries = {}
    for line in _sections().get(owner, ()):
        name, kind, gives, signature = (line + "\t\t\t").split("\t")[:4]
        entries[name] = Entry(name, owner, _KINDS[kind], gives, signature)
    return entries


def entry(path: str) -> Entry | None:
    """Return the entry with this full name, `numpy.exp` or `len`, None where there is none."""
    owner, _, name = path.rpartition(".")
    return members(owner or "builtins").get(name)


def is_known(owner: str) -> bool:
    """Return whether the table has the names of a module or class."""
    return owner in _sections()


def modules() -> list[str]:
    """Return the modules that a program can import and that the table knows."""
    return [owner for owner in _sections() if owner[0].islower() and "." not in owner and owner not in _CLASSES]


_CLASSES: Final = frozenset({"builtins", "str", "list", "dict", "set", "tuple", "int", "float"})
