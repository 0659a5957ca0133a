"""Which names an exercise is about, and which it does not allow."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

_CODE: Final = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_DOTTED: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_SHORT: Final = {
    "np": "numpy", "nn": "torch.nn", "F": "torch.nn.functional", "optim": "torch.optim", "rng": "numpy.random.Generator",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class NameRules:
    """What an exercise says of names. One is made for each exercise, and equal only to itself.

    Attributes:
        forbidden: full names that are not to be used, with all that lies below them; a builtin has no dot.
        allowed: for a library, the only names of it that may be used, with all that lies below them.
        first: full names and bare ones that the exercise itself mentions.
        engine: whether the program may import `tutor.engine`.
        torch: whether the program may import `torch`.

    """

    forbidden: tuple[str, ...] = ()
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: frozenset[str] = frozenset()
    engine: bool = False
    torch: bool = True

    def allows(self, path: str) -> bool:
        """Return whether a name of a library, `numpy.linalg.lstsq`, may be used, or leads to one that may be."""
        root, _, rest = path.partition(".")
        if root == "torch" and not self.torch:
            return False
        if path.startswith("tutor.engine") and not self.engine:
            return False
        if any(_is_below(path, name) for name in self.forbidden):
            return False
        only = self.allowed.get(root)
        return only is None or not rest or any(_is_below(rest, name) or _is_below(name, rest) for name in only)


def _is_below(path: str, name: str) -> bool:
    return path == name or path.startswith(f"{name}.")


def names_mentioned(texts: Iterable[str], programs: Iterable[str]) -> frozenset[str]:
    """Return the names that texts in Markdown have in their code, and those that programs use."""
    pieces = [code.strip("`") for text in texts for code in _CODE.findall(text)]
    found: set[str] = set()
    for piece in [*pieces, *programs]:
        for name in _DOTTED.findall(piece):
            root, dot, rest = name.partition(".")
            found.add(_SHORT.get(root, root) + dot + rest if dot else name)
    return frozenset(found)
