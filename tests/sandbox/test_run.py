"""The trusted side of a run: what it believes, what it says, and that it never hangs."""

import select
import threading
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from attacks.answers import FRAME
from confined import PATIENT, end_of, running
from leaks import leaving_nothing
from service_process import PATIENCE, is_gone

from tutor.sandbox import wire
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import ALL, Limits, available
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, RunStoppedError, StopReason
from tutor.sandbox.run import MAX_EVENT_BYTES, MAX_EVENTS, Run


@pytest.mark.parametrize(
    "error", ["7", "null", "{}", '{"type": 1, "message": [], "line": "x", "code": 9}', '{"line": -1}']
)
def test_a_forged_error_is_only_a_description(numpy_server: ForkServer, error: str) -> None:
    with running(numpy_server) as run:
        run.execute(f"{FRAME}def f(): frame(b'{{\"error\": %s}}' % {error.encode()!r})")
        with pytest.raises(ProgramRaisedError) as raised:
            run.call("f")
    assert (raised.value.raised.line, raised.value.raised.code) == (None, None)


def test_the_words_of_an_exception_are_made_safe(numpy_server: ForkServer) -> None:
    raised = end_of(numpy_server, "raise ValueError('\\x1b[2J\\u202e' + 'x' * 9000)").raised
    assert raised is not None
    assert raised.message.startswith("␛[2J<U+202E>")
    assert len(raised.message) < 2000


def execute_and_define(run: Run, source: str, define: bool = True) -> str:
    """Execute a program and return the name of a function."""
    run.execute(("def f(): pass\n" if define else "") + source)
    return "f"


def test_a_program_that_never_reads_cannot_hold_the_grader(numpy_server: ForkServer) -> None:
    """It answers ahead of the question and then sleeps, while a request larger than a pipe waits to be written."""
    with running(numpy_server, Limits(seconds=0.5)) as run:
        run.ask("exec", source=f"{FRAME}import time\nframe(b'{{\"value\": []}}')\ntime.sleep(1000)", name="exercise")
        with pytest.raises(RunStoppedError) as stopped:
            run.call("f", np.zeros(1 << 20))
    assert stopped.value.reason is StopReason.TIME_LIMIT


def test_a_program_that_answers_for_ever_cannot_hold_the_end(numpy_server: ForkServer) -> None:
    source = """\
import os, signal
def flood(*_):
    while True: os.write(4, b'x' * 4096)
signal.signal(signal.SIGALRM, flood)
signal.setitimer(signal.ITIMER_REAL, 0.01)
"""
    with running(numpy_server) as run:
        run.execute(source)
        poller = select.poll()
        poller.register(run._child.answers, select.POLLIN)
        assert poller.poll(PATIENCE * 1000)


def test_what_is_printed_after_the_last_answer_is_bounded(numpy_server: ForkServer) -> None:
    source = """\
import os, signal
def flood(*_):
    while True: os.write(1, b'x' * 4096)
signal.signal(signal.SIGALRM, flood)
signal.setitimer(signal.ITIMER_REAL, 0.01)
"""
    with running(numpy_server, Limits(output_bytes=50_000)) as run:
        run.execute(source)
        poller = select.poll()
        poller.register(run._child.stdout, select.POLLIN)
        assert poller.poll(PATIENCE * 1000)
        run.close()
        assert 0 < len(run.output) <= 50_000


def test_a_flood_of_events_is_cut(numpy_server: ForkServer) -> None:
    end = end_of(
        numpy_server, f"from tutor import log\nfor i in range({MAX_EVENTS} + 5000): log(i, loss=1.0)\nsucceeded = 1"
    )
    assert end.succeeded == 1
    assert len(end.events) == MAX_EVENTS


@pytest.mark.slow
def test_the_bytes_of_events_are_bounded(numpy_server: ForkServer) -> None:
    figure = "show('curves', series={'y': list(range(150_000))})\n"
    end = end_of(numpy_server, f"from tutor import show\nfor _ in range(60): {figure}succeeded = 1")
    assert end.succeeded == 1
    assert 20 < len(end.events) < 60
    assert len(repr(end.events)) < 1.2 * MAX_EVENT_BYTES


def test_output_and_events_arrive_in_order(numpy_server: ForkServer) -> None:
    source = """\
from tutor import log, show
for i in range(20):
    print(i)
    log(i, loss=i / 2)
show('curves', series={'y': [1.5]})
"""
    events = end_of(numpy_server, source).events
    assert "".join(data for name, data in events if name == "stdout") == "".join(f"{i}\n" for i in range(20))
    assert [(name, data) for name, data in events if name != "stdout"] == [
        *[("log", {"step": i, "values": {"loss": i / 2}}) for i in range(20)],
        ("show", {"kind": "curves", "series": {"y": [1.5]}}),
    ]


@pytest.mark.parametrize(
    "event",
    [
        '{"event": "log"}',
        '{"event": "other", "data": {}}',
        '{"event": ["log"], "data": {}}',
        '{"event": "log", "data": 1}',
        '{"event": "show", "data": {"a": [{"$array": ["|u1", [0], 0]}]}}',
    ],
)
def test_forged_events_are_left_out(numpy_server: ForkServer, event: str) -> None:
    end = end_of(numpy_server, f"{FRAME}frame({event.encode()!r})\nsucceeded = 1")
    assert (end.succeeded, end.events) == (1, [])


@pytest.mark.parametrize(
    "source", ["while True: pass", "import time\ntime.sleep(1000)", "import os\nos.close(4)\nwhile True: pass"]
)
def test_cancelling_from_another_thread(numpy_server: ForkServer, source: str) -> None:
    begun = threading.Event()
    with running(numpy_server, PATIENT, lambda *_: begun.set()) as run:

        def cancel() -> None:
            begun.wait(PATIENCE)
            run.cancel()

        thread = threading.Thread(target=cancel)
        thread.start()
        with pytest.raises(RunStoppedError) as stopped:
            run.execute("print('begun', flush=True)\n" + source)
        thread.join()
    assert stopped.value.reason is StopReason.CANCELLED


def test_cancelling_at_any_moment_is_safe(numpy_server: ForkServer) -> None:
    with leaving_nothing(numpy_server):
        for _ in range(30):
            run = Run(numpy_server, PATIENT)
            threads = [threading.Thread(target=run.cancel) for _ in range(3)]
            for thread in threads:
                thread.start()
            with suppress(RunStoppedError):  # the program may have been faster
                run.execute("x = 1")
            run.close()
            run.close()
            run.cancel()
            for thread in threads:
                thread.join()


def test_calls_are_independent(numpy_server: ForkServer) -> None:
    with running(numpy_server) as run:
        run.execute("def f(x):\n    if x == 2: raise ValueError('two')\n    return x * 10")
        one, two, three = run.calls("f", [[1], [2], [3]])
    assert (one, three) == (10, 30)
    assert two == Raised("ValueError", "two", 2, "if x == 2: raise ValueError('two')")


def test_arguments_come_back_as_they_were_left(numpy_server: ForkServer) -> None:
    with running(numpy_server) as run:
        run.execute("def f(x, d):\n    x += 1\n    d['w'][0] = 9")
        outcomes, arguments = run.echoing_calls("f", [[np.zeros(2), {"w": np.ones(1)}]], echo=True)
    assert outcomes == [None]
    assert arguments[0][0].tolist() == [1, 1]
    assert arguments[0][1]["w"].tolist() == [9]


@pytest.mark.parametrize("source", ["", "f = 7", "del f", "raise ValueError"])
def test_a_function_that_is_not_there(numpy_server: ForkServer, source: str) -> None:
    with running(numpy_server) as run, pytest.raises(ProgramRaisedError):
        run.call(execute_and_define(run, "f = 1\n" + source, define=False))


UNSENDABLE = {
    "an object": "object()",
    "a function": "print",
    "a set": "{1}",
    "an array of objects": "np.array([None])",
    "a text array": "np.array(['a'])",
    "itself": "loop",
    "too many values": "[0] * 300_000",
    "too many digits": "10 ** 5000",
    "too much": "np.zeros(9_000_000)",
    "too deep": "deep",
    "nine dimensions": "np.zeros((1,) * 9)",
    "a dict that looks like an array": "{'$array': ['<f8', [0], 0]}",
    "extended precision": "np.zeros(2, dtype=np.longdouble)",
}


@pytest.mark.parametrize("name", UNSENDABLE)
def test_a_result_that_is_no_plain_value_is_an_error_of_the_call(numpy_server: ForkServer, name: str) -> None:
    source = f"""\
import numpy as np
loop = []
loop.append(loop)
deep = 0
for _ in range(100): deep = [deep]
def f(): return {UNSENDABLE[name]}
def g(): return 1
"""
    with running(numpy_server) as run:
        run.execute(source)
        with pytest.raises(ProgramRaisedError) as raised:
            run.call("f")
        assert raised.value.raised.type == "Unsendable"
        assert run.call("g") == 1


@pytest.mark.parametrize(
    ("expression", "expected"),
    [("np.float32(0.5)", 0.5), ("(1, [2.5, None], {'a': True})", [1, [2.5, None], {"a": True}]), ("'ʻoʻ'", "ʻoʻ"),
     ("{1: 2}", {"1": 2}), ("np.arange(6).reshape(2, 3).T", [[0, 3], [1, 4], [2, 5]]), ("np.ma.array([1, 2])", [1, 2]),
     ("float('nan')", None), ("collections.OrderedDict(a=1)", {"a": 1}),
     ("collections.namedtuple('P', 'x y')(1, 2)", [1, 2]), ("np.array(3, dtype='>i4')", 3)],
)  # fmt: skip
def test_plain_values_arrive(numpy_server: ForkServer, expression: str, expected: object) -> None:
    with running(numpy_server) as run:
        run.execute(f"import collections, numpy as np\ndef f(): return {expression}")
        value: Any = run.call("f")
    got = value.tolist() if isinstance(value, np.ndarray) else value
    assert got == expected or (expected is None and got != got)


def test_an_answer_as_large_as_allowed_arrives(numpy_server: ForkServer) -> None:
    with running(numpy_server, Limits(seconds=60, memory_mb=1024)) as run:
        run.execute("import numpy as np\ndef f(x): return x + 1")
        assert (run.call("f", np.zeros(wire.MAX_ARRAYS // 8)) == 1).all()


def test_a_program_is_not_main_and_is_importable_under_its_name(numpy_server: ForkServer) -> None:
    with running(numpy_server) as run:
        assert run.execute("name = __name__\n__hidden = 1\n_x = 2", "solution") == ["name", "_x"]
        assert run.execute("from solution import name as other", "judge") == ["other"]
        assert run.ask("variables", names=["other"]) == {"other": "solution"}
        assert run.ask("variables", names=["name"], module="solution") == {"name": "solution"}


def test_the_layers_that_hold_are_told(numpy_server: ForkServer) -> None:
    with running(numpy_server) as run:
        assert run.layers == available()
    assert set(available()) <= set(ALL)


def test_runs_side_by_side_do_not_share_descriptors(numpy_server: ForkServer) -> None:
    """Each has its five, whatever else is open in the zygote and in the grader."""
    source = """\
import os
def open_ones():
    found = []
    for fd in range(3000):
        try: os.fstat(fd)
        except OSError: continue
        found.append(fd)
    return found
"""
    runs = [Run(numpy_server, PATIENT) for _ in range(8)]
    try:
        for run in runs:
            run.execute(source)
        assert [run.call("open_ones") for run in runs] == [[0, 1, 2, 3, 4]] * 8
    finally:
        for run in runs:
            run.close()


def test_runs_differ_in_their_random_numbers(numpy_server: ForkServer) -> None:
    source = "import random, numpy as np\ndef f(): return [random.random(), np.random.rand()]"
    drawn = []
    for _ in range(3):
        with running(numpy_server) as run:
            run.execute(source)
            drawn.append(tuple(run.call("f")))
    assert len({numbers[0] for numbers in drawn}) == len({numbers[1] for numbers in drawn}) == 3


def test_a_child_ends_with_its_run(numpy_server: ForkServer) -> None:
    pids = []
    for close in (Run.close, Run.cancel):
        run = Run(numpy_server, PATIENT)
        pids.append(run._child.pid)
        close(run)
        run.close()
    assert all(map(is_gone, pids))


def test_an_event_whose_name_is_no_text_is_nothing(numpy_server: ForkServer) -> None:
    source = """
import os, struct
text = b'{"event": {"$array": ["<f8", [0], 0]}, "data": {}}'
os.write(4, struct.pack("<2sII", b"UZ", len(text), 0) + text)
done = 1
"""
    told: list[tuple[str, object]] = []
    with Run(numpy_server, Limits(), lambda *event: told.append(event)) as run:
        assert "done" in run.execute(source)
    assert told == []
