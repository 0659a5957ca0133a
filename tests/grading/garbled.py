"""Children whose answers are spoilt on the way: an honest program's frames, overwritten by garbage."""

import os
import random
import threading
from typing import Any

from tutor.sandbox import wire
from tutor.sandbox.children import Child, ChildSource, Ending, Pipes

Value = Any


class Garbler:
    """Spoils answers: the same seed and garbage spoil the same answers in the same way."""

    def __init__(self, seed: int, garbage: list[Value], noise: bytes, share: float = 0.5) -> None:
        self._chance = random.Random(seed)
        self._garbage = garbage
        self._noise = noise
        self._share = share

    def __call__(self, frame: bytes) -> tuple[bytes, bool]:
        """Return the bytes that are sent in place of an answer's frame, and whether they are the last."""
        chance = self._chance
        if chance.random() >= self._share:
            return frame, False
        garbage = chance.choice(self._garbage)
        match chance.randrange(8):
            case 0:
                return self._noise, True
            case 1:
                cut = chance.randrange(len(frame))
                return frame[:cut] + self._noise + frame[cut + len(self._noise) :], True
            case 2:
                return wire.encode({"error": garbage}), False
            case 3:
                return wire.encode({"value": garbage}), False
            case 4:
                return wire.encode(garbage), False
            case _:
                answer = wire.decode(frame)
                return wire.encode(_replaced(answer, chance.choice(_places(answer)), garbage)), False


class GarbledChild(Child):
    """A real child behind a thread that spoils what it answers."""

    def __init__(self, real: Child, garbler: Garbler) -> None:
        ours, theirs = Pipes.pairs()
        for unused in (ours.stdout, ours.stderr, theirs.stdout, theirs.stderr):
            os.close(unused)
        super().__init__(real.pid, Pipes(ours.requests, ours.answers, os.dup(real.stdout), os.dup(real.stderr)))
        self.real = real
        self.thread = threading.Thread(
            target=self._carry, args=(theirs.requests, theirs.answers, garbler), daemon=True
        )
        self.thread.start()

    def kill(self) -> None:
        self.real.kill()

    def wait(self, seconds: float) -> Ending | None:
        return self.real.wait(seconds)

    def _carry(self, requests: int, answers: int, garbler: Garbler) -> None:
        first, last = True, False
        try:
            while not last:
                request = _raw_frame(requests)
                wire.write_frame(self.real.requests, request)
                while True:
                    frame = _raw_frame(self.real.answers)
                    if "event" not in wire.decode(frame):
                        break
                    wire.write_frame(answers, frame)
                spoilt, last = (frame, False) if first else garbler(frame)
                wire.write_frame(answers, spoilt)
                first = False
            self.real.kill()  # whoever waits for the rest of such bytes would wait until the deadline
        except (EOFError, OSError, wire.WireError):
            pass  # one of the two sides has gone
        finally:
            os.close(requests)
            os.close(answers)


class Garbled(ChildSource):
    """Starts children of another source whose answers are spoilt."""

    def __init__(self, real: ChildSource, garbler: Garbler) -> None:
        super().__init__(real.runtime, ahead=0)
        self._real = real
        self._garbler = garbler

    def start(self) -> Child:
        return GarbledChild(self._real.start(), self._garbler)

    def release(self, child: Child) -> None:
        assert isinstance(child, GarbledChild)
        child.kill()
        child.abandon()
        child.thread.join(60)
        assert not child.thread.is_alive()
        self._real.release(child.real)

    def close(self) -> None:
        """Leave the other source as it is."""

    def _request(self) -> Any:  # noqa: ANN401 - children are not kept ready
        raise NotImplementedError


def _raw_frame(fd: int) -> bytes:
    start = _exactly(fd, wire.HEADER.size)
    size = wire.frame_size(start)
    assert size is not None
    return start + _exactly(fd, size - len(start))


def _exactly(fd: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = os.read(fd, size - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def _places(value: Value, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [place, *[found for key, item in items for found in _places(item, (*place, key))]]


def _replaced(value: Value, place: tuple[Any, ...], by: Value) -> Value:
    if not place:
        return by
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = _replaced(value[place[0]], place[1:], by)
    return copy
