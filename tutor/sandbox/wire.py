"""Frames of plain values between a run and its grader: JSON and raw buffers, nothing that could run code.

A frame is `b"UZ"`, the lengths of its two parts as little-endian u32, a JSON text, and the arrays' bytes. An array
stands in the JSON as `{"$array": [dtype, shape, offset]}`; only the dtypes listed here exist, and the arrays follow
each other without overlap, so that no small frame can stand for much memory. There is no pickle, no .npy header, no
object array. Whoever decodes believes nothing: sizes, depth and counts are bounded.
"""

import json
import math
import os
import struct
from typing import Any, Final

import numpy as np

HEADER: Final = struct.Struct("<2sII")
MAGIC: Final = b"UZ"
MAX_JSON: Final = 4 << 20
MAX_ARRAYS: Final = 64 << 20
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 200_000
MAX_DIMENSIONS: Final = 8
ARRAY: Final = "$array"
UNSENDABLE: Final = "Unsendable"
"""The error type of a result that is no plain value, such as an object of a class."""

_DTYPES: Final = {
    name: np.dtype(name)
    for name in ["|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
}

Value = Any


class WireError(Exception):
    """A value that cannot be sent, or bytes that are no frame."""


def encode(value: Value) -> bytes:
    """Return the frame that carries `value`.

    Numbers, strings, None, lists, tuples (as lists), dicts (their keys as strings), NumPy arrays and scalars, and torch
    tensors can be sent.

    Raises:
        WireError: the value, or something in it, is of another type, or too large or deep.

    """
    buffers: list[bytes] = []
    size = seen = 0

    def plain(item: Value, depth: int) -> Value:
        nonlocal size, seen
        seen += 1
        if depth > MAX_DEPTH:
            raise WireError("nested too deeply")
        if seen > MAX_VALUES:
            raise WireError("too many values")
        if item is None or type(item) in (bool, int, float, str):
            return item
        if isinstance(item, (list, tuple)):
            return [plain(part, depth + 1) for part in item]
        if isinstance(item, dict):
            if any(str(key) == ARRAY for key in item):
                raise WireError(f"a dict with the key {ARRAY}")
            return {str(key): plain(part, depth + 1) for key, part in item.items()}
        if hasattr(item, "detach"):
            item = item.detach().cpu().numpy()
        if not isinstance(item, (np.ndarray, np.generic)):
            raise WireError(f"a value of type {type(item).__name__}")
        array = np.asarray(item)
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        if array.dtype.str not in _DTYPES:
            raise WireError(f"an array of dtype {array.dtype}")
        if array.ndim > MAX_DIMENSIONS:
            raise WireError(f"an array of {array.ndim} dimensions")
        header = {ARRAY: [array.dtype.str, list(array.shape), size]}
        buffers.append(array.tobytes())
        size += array.nbytes
        if size > MAX_ARRAYS:
            raise WireError("too much data")
        return header

    try:
        text = json.dumps(plain(value, 0)).encode()
    except ValueError:
        raise WireError("a number of too many digits") from None
    if len(text) > MAX_JSON:
        raise WireError("too much data")
    return HEADER.pack(MAGIC, len(text), size) + text + b"".join(buffers)


def frame_size(start: bytes | bytearray) -> int | None:
    """Return the size of the frame that begins with `start`, or None while its header is not complete.

    Raises:
        WireError: these bytes begin no frame, or one that is too large.

    """
    if len(start) < HEADER.size:
        return None
    magic, json_size, arrays_size = HEADER.unpack_from(start)
    if magic != MAGIC or json_size > MAX_JSON or arrays_size > MAX_ARRAYS:
        raise WireError("no frame")
    return int(HEADER.size + json_size + arrays_size)


def decode(frame: bytes) -> Value:
    """Return the value of one whole frame; its arrays are read-only.

    Raises:
        WireError: the frame is not well-formed.

    """
    if frame_size(frame) != len(frame):
        raise WireError("no frame")
    json_size = HEADER.unpack_from(frame)[1]
    try:
        raw = json.loads(frame[HEADER.size : HEADER.size + json_size])
    except (ValueError, RecursionError):
        raise WireError("no JSON") from None
    arrays = memoryview(frame)[HEADER.size + json_size :]
    seen = position = 0

    def value(item: Value, depth: int) -> Value:
        nonlocal seen, position
        seen += 1
        if depth > MAX_DEPTH + 1 or seen > MAX_VALUES:
            raise WireError("too large a value")
        if isinstance(item, list):
            return [value(part, depth + 1) for part in item]
        if isinstance(item, dict):
            if ARRAY in item:
                array = _array(item, arrays, position)
                position += array.nbytes
                return array
            return {key: value(part, depth + 1) for key, part in item.items()}
        return item

    result = value(raw, 0)
    if position != len(arrays):
        raise WireError("bytes that belong to no array")
    return result


def is_json(value: Value) -> bool:
    """Return whether a decoded value holds no arrays, so that JSON can carry it on."""
    if isinstance(value, dict):
        return all(map(is_json, value.values()))
    return all(map(is_json, value)) if isinstance(value, list) else not isinstance(value, np.ndarray)


def _array(item: dict[str, Value], arrays: memoryview, position: int) -> np.ndarray:
    try:
        name, shape, offset = item[ARRAY]
        dtype = _DTYPES[name]
        if len(item) != 1 or len(shape) > MAX_DIMENSIONS or type(offset) is not int or offset != position:
            raise ValueError
        if any(type(length) is not int or not 0 <= length <= MAX_ARRAYS for length in shape):
            raise ValueError
        count = math.prod(shape)
        if offset + count * dtype.itemsize > len(arrays):
            raise ValueError
        if count == 0:
            return np.zeros(shape, dtype)
        return np.frombuffer(arrays, dtype, count, offset).reshape(shape)
    except (KeyError, ValueError, TypeError):
        raise WireError("no array") from None


def read_frame(fd: int) -> Value:
    """Read one frame from a blocking descriptor.

    Raises:
        EOFError: the other side closed.
        WireError: what came is no frame.

    """
    start = _read_exactly(fd, HEADER.size)
    size = frame_size(start)
    assert size is not None
    return decode(start + _read_exactly(fd, size - HEADER.size))


def write_frame(fd: int, frame: bytes) -> None:
    """Write a whole frame to a blocking descriptor."""
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _read_exactly(fd: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(fd, min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
