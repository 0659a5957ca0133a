"""Frames: what goes in comes out, and bytes of any kind are a value or a WireError."""

import json
import os
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tutor.sandbox import wire
from tutor.sandbox.wire import Value, WireError

DTYPES = ["?", "i1", "u1", "<i2", ">i2", "<u4", "<i8", ">u8", "<f2", "<f4", ">f8", "<f8", "<c8", "<c16"]
ARRAYS = st.sampled_from(DTYPES).flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
KEYS = st.text().filter(lambda key: key != wire.ARRAY)
VALUES = st.recursive(
    PLAIN | ARRAYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
FORGED_ARRAYS = st.fixed_dictionaries(
    {wire.ARRAY: st.tuples(st.sampled_from([*DTYPES, "|b1", "O"]), st.lists(st.integers(0, 9)), st.integers(-1, 99))}
)
JSON = st.recursive(
    PLAIN | st.just(wire.ARRAY) | FORGED_ARRAYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.just(wire.ARRAY), inner, max_size=3),
    max_leaves=20,
)


def same(sent: Value, got: Value) -> bool:
    """Return whether a value arrived: its type, its numbers bit for bit, NaN included."""
    if isinstance(sent, np.ndarray):
        right = isinstance(got, np.ndarray) and got.shape == sent.shape and got.dtype == sent.dtype.newbyteorder("<")
        return right and got.tobytes() == sent.astype(sent.dtype.newbyteorder("<")).tobytes()
    if isinstance(sent, dict):
        return isinstance(got, dict) and list(sent) == list(got) and all(same(sent[key], got[key]) for key in sent)
    if isinstance(sent, list):
        return isinstance(got, list) and len(sent) == len(got) and all(map(same, sent, got))
    return type(sent) is type(got) and (sent == got or (sent != sent and got != got))


def frame(text: str | bytes, arrays: bytes = b"") -> bytes:
    encoded = text.encode() if isinstance(text, str) else text
    return wire.HEADER.pack(wire.MAGIC, len(encoded), len(arrays)) + encoded + arrays


@given(VALUES)
def test_what_is_sent_arrives(value: Value) -> None:
    assert same(value, wire.decode(wire.encode(value)))


@given(st.binary(max_size=200))
def test_random_bytes_are_no_frame(data: bytes) -> None:
    with pytest.raises(WireError):
        wire.decode(data)


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_random_contents_are_a_value_or_an_error(text: bytes, data: bytes) -> None:
    try:
        wire.decode(frame(text, data))
    except WireError:
        return
    json.loads(text)


@given(JSON, st.binary(max_size=100))
def test_forged_descriptions_are_a_value_or_an_error(value: Value, data: bytes) -> None:
    try:
        got = wire.decode(frame(json.dumps(value), data))
    except WireError:
        return
    assert size_of(got) == len(data)


@given(VALUES, st.data())
def test_a_damaged_frame_is_a_value_or_an_error(value: Value, data: st.DataObject) -> None:
    damaged = bytearray(wire.encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        wire.decode(bytes(damaged))
    except WireError:
        return


def size_of(value: Value) -> int:
    if isinstance(value, np.ndarray):
        return value.nbytes
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(map(size_of, items))


def test_the_same_bytes_cannot_stand_for_many_arrays() -> None:
    one = '{"$array": ["<f8", [1000], 0]}'
    with pytest.raises(WireError):
        wire.decode(frame(f"[{one}, {one}]", bytes(8000)))


@pytest.mark.parametrize("offset", [1, -1, 8])
def test_arrays_follow_each_other(offset: int) -> None:
    with pytest.raises(WireError):
        wire.decode(frame(f'{{"$array": ["|u1", [4], {offset}]}}', bytes(12)))


@pytest.mark.parametrize(
    "shape",
    ["[2, -1]", "[true]", "[1.0]", "4", "null", '"4"', "[4, 1, 1, 1, 1, 1, 1, 1, 1]", "[99999999999]", "{}", '""'],
)
def test_shapes_are_whole_numbers(shape: str) -> None:
    with pytest.raises(WireError):
        wire.decode(frame(f'{{"$array": ["|u1", {shape}, 0]}}', bytes(4)))


@pytest.mark.parametrize("dtype", ["O", "|O", "V8", "<U1", "|S1", "<M8[s]", "f8", ">f8", "", None, ["<f8"]])
def test_only_listed_dtypes_exist(dtype: object) -> None:
    with pytest.raises(WireError):
        wire.decode(frame(json.dumps({"$array": [dtype, [1], 0]}), bytes(8)))


def test_what_arrives_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        wire.decode(wire.encode(np.zeros(2)))[0] = 1


@pytest.mark.parametrize(
    "value",
    [object(), {1}, np.array([None]), np.array("a"), [[b"x"]], 10**5000, {"$array": 1}, np.float64, lambda: 0],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_plain_value_is_refused(value: object) -> None:
    with pytest.raises(WireError):
        wire.encode(value)


@pytest.mark.parametrize(
    "value",
    ["x" * (wire.MAX_JSON + 1), np.zeros(wire.MAX_ARRAYS // 8 + 1), [0] * (wire.MAX_VALUES + 1), np.zeros((1,) * 9)],
    ids=lambda value: type(value).__name__,
)
def test_what_is_too_large_is_refused(value: object) -> None:
    with pytest.raises(WireError):
        wire.encode(value)


def test_depth_is_bounded_on_both_sides() -> None:
    deep: Value = 0
    for _ in range(wire.MAX_DEPTH):
        deep = [deep]
    assert wire.decode(wire.encode(deep)) == deep
    with pytest.raises(WireError):
        wire.encode([deep])
    with pytest.raises(WireError):
        wire.decode(frame("[" * 50 + "]" * 50))


@pytest.mark.parametrize("sizes", [(wire.MAX_JSON + 1, 0), (0, wire.MAX_ARRAYS + 1), (2**32 - 1, 2**32 - 1)])
def test_a_frame_that_is_too_large_is_refused_at_its_header(sizes: tuple[int, int]) -> None:
    header = wire.HEADER.pack(wire.MAGIC, *sizes)
    assert wire.frame_size(header[:-1]) is None
    with pytest.raises(WireError):
        wire.frame_size(header)


def test_a_tuple_and_scalars_travel_as_their_plain_kinds() -> None:
    assert wire.decode(wire.encode((1, (2,)))) == [1, [2]]
    scalar = wire.decode(wire.encode(np.float32(0.5)))
    assert (scalar.shape, scalar.dtype.str, scalar.item()) == ((), "<f4", 0.5)


def test_frames_cross_a_pipe_in_pieces() -> None:
    reading, writing = os.pipe()
    value = {"x": np.arange(200_000), "y": ["ʻ" * 1000]}
    thread = threading.Thread(target=wire.write_frame, args=(writing, wire.encode(value)))
    thread.start()
    assert same(value, wire.read_frame(reading))
    thread.join()
    os.write(writing, wire.encode(1)[:-1])
    os.close(writing)
    with pytest.raises(EOFError):
        wire.read_frame(reading)
    os.close(reading)
