"""Arrays as plain data, that can leave a program as JSON."""

from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:  # noqa: ANN401
    """Turn arrays of NumPy or torch, and containers of them, into lists and numbers."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
