"""The playground's process: what it tells, that it obeys at any moment, and that nothing makes it stay or fall."""

import json
import random
import subprocess
import sys

import pytest
from playing import PATIENCE, Playground
from service_process import is_gone

from tutor.playground.settings import DATA, REGRESSION, Settings


def test_it_begins_with_the_points_and_the_untrained_network() -> None:
    with Playground() as playground:
        data = playground.until("data")
        frame = playground.until("frame")
    assert (len(data["points"]), data["training"], data["classes"]) == (150, 100, 2)
    assert set(data["labels"]) == {0, 1}
    assert (frame["epoch"], frame["running"], len(frame["losses"])) == (0, False, 1)
    assert Settings.read(frame["settings"]) == Settings()
    assert [len(layer) for layer in frame["neurons"]] == [6, 4]
    assert [(len(layer), len(layer[0])) for layer in frame["weights"]] == [(6, 3), (4, 7), (2, 5)]
    assert all(0 <= value <= 100 for row in frame["plane"] for value in row)


def test_the_same_seed_gives_the_same_numbers_and_another_one_others() -> None:
    with Playground() as playground:
        first = playground.step(20)
        playground.ask("reset")
        playground.until("frame", epoch=0)
        assert playground.step(20)["weights"] == first["weights"]
        playground.set(seed=1)
        playground.until("frame", epoch=0)
        assert playground.step(20)["weights"] != first["weights"]


@pytest.mark.parametrize("data", DATA)
def test_each_data_set_is_learnt(data: str) -> None:
    with Playground() as playground:
        playground.set(data=data)
        frame = playground.step(90)  # three seconds of watching, with nothing but Space
        assert len(frame["weights"][-1]) == {"iris": 3, "line": 1, "curve": 1}.get(data, 2)
    assert frame["score"] > 0.9
    allowed = {0, 1, 2} if data == "iris" else set(range(101))
    values = {value for row in frame.get("plane", []) for value in row} or set(frame["curve"])
    assert values <= allowed or data in REGRESSION
    assert len(values) > 1


def test_it_runs_and_pauses_and_tells_every_epoch_s_loss_once() -> None:
    with Playground() as playground:
        playground.set(speed=300)
        playground.ask("run")
        frames = []
        while not frames or frames[-1]["epoch"] < 60:
            frames.append(playground.until("frame"))
        playground.ask("pause")
        frames.append(playground.until("frame", running=False))
    told = [epoch for frame in frames for epoch, _, _ in frame["losses"]]
    assert told == list(range(frames[-1]["epoch"] + 1))


def test_a_frame_comes_only_after_the_last_one_was_seen_and_it_is_the_latest() -> None:
    with Playground() as playground:
        playground.until("frame")  # this one is seen
        playground.set(speed=0)
        playground.ask("run")
        playground.until("frame", running=True)
        first = json.loads(playground.process.stdout.readline())  # type: ignore[union-attr]
        assert first["event"] == "frame"
        playground.line(b"?")  # answered at once, although the frame has not been seen
        assert json.loads(playground.process.stdout.readline())["event"] == "refused"  # type: ignore[union-attr]
        playground.ask("pause")
        playground.ask("seen")
        last = playground.until("frame")
    assert not last["running"]
    assert last["epoch"] > first["epoch"]
    assert len(last["losses"]) <= 61


def test_what_does_not_change_the_network_changes_in_place() -> None:
    with Playground() as playground:
        before = playground.step(5)
        for changed in (
            {"learning_rate": 0.3},
            {"learning_rate": 0.3, "optimizer": "adam"},
            {"optimizer": "adam", "batch_size": 50},
            {"weight_decay": 0.01, "speed": 0},
            {"l1": 0.01, "speed": 0},
        ):
            playground.set(**changed)
            frame = playground.until("frame", settings=Settings(**changed).as_json())
            assert frame["epoch"] == 5
            assert frame["weights"] == before["weights"]
            assert frame["losses"] == []
        playground.set(layers=(3,))
        frame = playground.until("frame", epoch=0)
        assert len(frame["losses"]) == 1


@pytest.mark.slow
def test_torch_goes_on_where_numpy_left_off_and_back() -> None:
    pytest.importorskip("torch")
    with Playground() as playground:
        alone = playground.step(12)
        playground.ask("reset")
        playground.until("frame", epoch=0)
        playground.step(4)
        playground.set(engine="cpu")
        playground.until("loading")
        for _ in range(4):
            playground.ask("step")
        playground.until("frame", epoch=8)
        playground.set(engine="numpy")
        for _ in range(4):
            playground.ask("step")
        mixed = playground.until("frame", epoch=12)
    assert mixed["losses"][-1] == pytest.approx(alone["losses"][-1], rel=1e-9)


def test_a_network_that_diverges_is_shown_as_it_is() -> None:
    with Playground() as playground:
        playground.set(data="xor", layers=(8, 8, 8), activation="linear", learning_rate=10.0, optimizer="momentum")
        frame = playground.step(30)
    assert frame["losses"][-1][1] is None
    assert all(0 <= value <= 100 for row in frame["plane"] for value in row)


def test_a_neuron_is_looked_at_and_one_that_is_not_there_leaves_the_output() -> None:
    with Playground() as playground:
        output = playground.until("frame", epoch=0)
        playground.ask("focus", neuron=[0, 3])
        neuron = playground.until("frame", focus=[0, 3])
        assert neuron["plane"] != output["plane"]
        coarse = [int(digit) > 4 for digit in neuron["neurons"][0][3]]
        assert neuron["plane"][0][0] > 50 or not coarse[0]
        playground.set(layers=(2,))
        frame = playground.until("frame", focus=None)
        assert [len(layer) for layer in frame["neurons"]] == [2]
        playground.ask("focus", neuron=[10**18, 10**18])
        playground.ask("step")
        assert playground.until("frame", epoch=1)["focus"] is None


def test_a_device_that_is_not_here_is_refused_in_both_languages_and_training_can_go_on() -> None:
    pytest.importorskip("torch")
    with Playground() as playground:
        playground.set(engine="mps")
        refused = playground.until("refused")
        assert refused["settings"]["engine"] == "numpy"
        assert refused["uz"] != refused["en"]
        assert playground.step(1)["settings"]["engine"] == "numpy"


HIDE_TORCH = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name == "torch":
            raise ImportError("No module named 'torch'", name=name)
sys.meta_path.insert(0, Hidden())
from tutor.playground.server import serve
serve()
"""


def test_without_torch_one_sentence_says_what_to_do() -> None:
    lines = [{"op": "set", "settings": {"engine": "cpu"}}, {"op": "step"}]
    process = subprocess.Popen(
        [sys.executable, "-c", HIDE_TORCH], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(json.dumps(line) + "\n" for line in lines))
    process.stdin.flush()
    events = (json.loads(line) for line in process.stdout)
    refused = next(event for event in events if event["event"] == "refused")
    assert "pip install torch" in refused["uz"]
    assert "pip install torch" in refused["en"]
    process.stdin.write('{"op": "seen"}\n')
    process.stdin.flush()
    assert any(event.get("epoch") == 1 for event in events)
    process.stdin.close()
    process.stdout.close()
    assert process.wait(PATIENCE) == 0


def test_nonsense_is_refused_and_does_no_harm() -> None:
    draw = random.Random(0)
    names = [*Settings().as_json(), "x", ""]
    values = [None, True, -1, 0, 0.5, 1e308, "", "numpy", "x" * 99, [], [0], [9], [1] * 5, [True], {}, [[1]]]
    lines = [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"op": "set"}', b'{"op": 1}', b'{"op": "seen "}', b"[" * 500]
    lines += [json.dumps({"op": "set", "settings": value}).encode() for value in values]
    for _ in range(300):
        given = {draw.choice(names): draw.choice(values) for _ in range(draw.randint(1, 3))}
        lines.append(json.dumps({"op": "set", "settings": given}).encode())
    with Playground() as playground:
        playground.until("frame")
        for line in lines:
            playground.line(line)
        playground.set()
        playground.line(b"the end")
        refused = 0
        while (event := playground.heard())["event"] != "refused" or "the end" not in event["en"]:
            refused += event["event"] == "refused"
        assert refused > 200
        assert playground.step(1)["epoch"] == 1


@pytest.mark.parametrize("busy", [False, True])
def test_it_ends_when_its_input_ends_whatever_it_does(busy: bool) -> None:
    with Playground() as playground:
        playground.until("frame")
        if busy:
            playground.set(speed=0, layers=(8, 8, 8, 8))
            playground.ask("run")
            playground.until("frame", running=True)
        playground.process.stdin.close()  # type: ignore[union-attr]
        assert playground.process.wait(PATIENCE) == 0


PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-P", "-m", "tutor.playground"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         start_new_session=True)
child.stdin.write(b'{"op": "set", "settings": {"speed": 0}}\\n{"op": "run"}\\n')
child.stdin.flush()
child.stdout.readline()
print(child.pid, flush=True)
sys.stdin.read()
"""


def test_it_ends_with_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    assert is_gone(child)
