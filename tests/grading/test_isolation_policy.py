"""Where a layer is missing: a learner's own service runs each program in a fresh process, a class's does not start."""

import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from service_process import ServiceProcess, descendants
from tiny_course import TinyCourse, check, function_check

from tutor.grading import isolation
from tutor.grading.client import GradingClient
from tutor.grading.devices import Devices
from tutor.grading.jobs import CheckJob, RunJob
from tutor.grading.sources import Sources
from tutor.grading.verdict import Verdict
from tutor.sandbox import layers
from tutor.sandbox.accelerators import Accelerators
from tutor.sandbox.devices import Device
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.spawn_server import SpawnServer

RIGHT = "def double(x): return 2 * x\n"
LEFT = [layer for layer in layers.available() if layer not in (layers.LANDLOCK, layers.SECCOMP)]


@pytest.fixture(scope="module")
def weak_service() -> Iterator[ServiceProcess]:
    """Return a service that believes its kernel to be an old one."""
    with (
        tempfile.TemporaryDirectory(prefix="ustoz-") as folder,
        ServiceProcess("--without", "landlock", "--without", "seccomp", socket=Path(folder) / "s.sock") as process,
    ):
        yield process


@pytest.fixture
async def client(weak_service: ServiceProcess) -> AsyncIterator[GradingClient]:
    connected = await GradingClient.connect(weak_service.socket)
    yield connected
    await connected.close()


@pytest.fixture
def course(tiny_course: TinyCourse) -> Path:
    tiny_course.exercise(
        "double",
        [function_check("double", {"x": {"draw": "normal"}})],
        RIGHT,
        mistakes={"half": "def double(x): return x / 2"},
    )
    tiny_course.exercise(
        "network",
        [
            check(
                "module",
                module="Net",
                inputs={"X": {"draw": "normal", "shape": [4, 3]}},
                parameters={"weight": [1, 3], "bias": [1]},
            )
        ],
        "from torch import nn\nclass Net(nn.Linear):\n    def __init__(self):\n        super().__init__(3, 1)\n",
        judge="def predict(parameters, X):\n    return X @ parameters['weight'].T + parameters['bias']\n",
        runtime="torch",
        prefers_gpu=True,
        limits={"seconds": 60, "memory_mb": 2048},
    )
    return tiny_course.path


def request(course: Path, source: str, exercise: str = "double", **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"course": str(course), "exercise": exercise, "source": source, "learner": "a", **fields}


async def test_the_service_says_what_is_missing(client: GradingClient) -> None:
    assert client.isolation == LEFT
    assert set(client.missing) >= {layers.LANDLOCK, layers.SECCOMP}


async def test_programs_are_checked_and_the_verdict_lists_what_held(client: GradingClient, course: Path) -> None:
    for source, passed, mistake in ((RIGHT, True, None), ("def double(x): return x / 2", False, "half")):
        answer = await client.ask("check", **request(course, source))
        verdict = Verdict.from_json(answer["verdict"])
        assert (verdict.passed, verdict.mistake, verdict.isolation) == (passed, mistake, LEFT)


async def test_every_run_is_a_fresh_process(client: GradingClient, weak_service: ServiceProcess) -> None:
    """Not one that was forked: its parent is the service itself, and hashes differ."""
    source = "import os\nprint(os.getppid(), os.getpid(), hash('a'))"
    seen = []
    for _ in range(2):
        events = [event async for event in client.stream("run", source=source, runtime="numpy", learner="a")]
        assert events[-1]["exit"] == 0
        seen.append("".join(event["text"] for event in events if event["event"] == "output").split())
    assert {parent for parent, _, _ in seen} == {str(weak_service.pid)}
    assert len({pid for _, pid, _ in seen}) == len({number for _, _, number in seen}) == 2
    status = await client.ask("status")
    assert "pid" not in status["zygotes"]["numpy"]


async def test_an_endless_program_ends_with_its_deadline(client: GradingClient, weak_service: ServiceProcess) -> None:
    answer = await client.ask("run", source="while True: pass", runtime="numpy", learner="a", seconds=0.3)
    assert answer["error"]["type"] == "TimeLimit"
    assert len(descendants(weak_service.pid)) <= 2  # one is prepared, one may be on its way


def service(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor.grading.service", str(folder / "s.sock"), "--idle", "0.1", *options]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd="/")


def test_a_class_is_refused_where_a_layer_is_missing(tmp_path: Path) -> None:
    done = service(tmp_path, "--require-isolation", "--without", "landlock")
    assert done.returncode == 3
    uzbek, english = done.stderr.splitlines()
    assert "landlock" in uzbek
    assert "--allow-weak-isolation" in uzbek
    assert "did not start: some layers of isolation are missing (landlock)" in english
    assert "--allow-weak-isolation" in english
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [
        ("--require-isolation", "--allow-weak-isolation", "--without", "landlock"),
        ("--without", "landlock"),
        pytest.param(
            ("--require-isolation",),
            marks=pytest.mark.skipif(layers.available() != list(layers.ALL), reason="a layer is missing here"),
        ),
    ],
    ids=" ".join,
)
def test_it_starts_otherwise(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = service(tmp_path, *options)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_layer_cannot_be_left_out(tmp_path: Path) -> None:
    assert service(tmp_path, "--without", "moat").returncode == 2


def test_a_program_cannot_leave_out_a_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only an option of the service decides: nothing is read of the environment."""
    monkeypatch.setenv("TUTOR_WITHOUT", "landlock")
    monkeypatch.setenv("WITHOUT", "landlock")
    assert Sources().layers == layers.available()


def test_sources_follow_from_the_layers() -> None:
    whole, weak = Sources(), Sources(frozenset({layers.SECCOMP}))
    try:
        assert isinstance(weak.get("numpy"), SpawnServer)
        assert weak.get("numpy") is weak.get("numpy")
        if not whole.missing:
            assert isinstance(whole.get("numpy"), ForkServer)
    finally:
        whole.close()
        weak.close()


def test_a_home_is_told_once(home: Path) -> None:
    assert isolation.is_news(["landlock"])
    assert not isolation.is_news(["landlock"])
    assert isolation.is_news(["landlock", "seccomp"])
    assert not isolation.is_news(["landlock", "seccomp"])


def test_a_home_that_cannot_be_written_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", "/proc/nowhere")
    assert isolation.is_news(["landlock"])
    assert isolation.is_news(["landlock"])


def test_the_sentence_names_the_layers_in_both_languages() -> None:
    text = isolation.weak(["landlock", "seccomp"])
    assert "landlock, seccomp" in text.uz
    assert "landlock, seccomp" in text.en


class OnlyProcessor(Sources):
    """Sources whose "GPU" is the processor: all but the last metre of a run on a GPU."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str, float, str]] = []

    def on_gpu(self, runtime: str, device: Any, card: str) -> SpawnServer:  # noqa: ANN401
        self.asked.append((runtime, device.name, device.share, card))
        server = self._kept(f"{runtime}-gpu", lambda: SpawnServer(runtime, ahead=0, gpu_layers=True))
        assert isinstance(server, SpawnServer)
        return server


def with_card() -> Devices:
    return Devices(possible=lambda: ["cuda"], ask=lambda: Accelerators(("A card",)))


@pytest.fixture
def sources() -> Iterator[OnlyProcessor]:
    made = OnlyProcessor()
    yield made
    made.close()


DEVICE = Device("cuda")
NET = "from torch import nn\nclass Net(nn.Linear):\n    def __init__(self):\n        super().__init__(3, 1)\n"


@pytest.mark.slow
@pytest.mark.parametrize("device", ["auto", "cuda"])
def test_a_check_on_a_gpu(sources: OnlyProcessor, course: Path, device: str) -> None:
    devices = with_card()
    job = CheckJob(sources, devices, request(course, NET, "network", device=device))
    assert job.needs().gpu
    answer = job.work(lambda name, data: None)
    assert answer["event"] == "verdict", answer
    verdict = Verdict.from_json(answer["verdict"])
    assert verdict.passed, verdict
    assert verdict.device == "cuda"
    assert verdict.isolation == layers.available()
    assert sources.asked == [("torch", "cuda", 0.9, "0")]
    with devices.card() as free:
        assert free == "0"


@pytest.mark.slow
def test_the_authors_programs_stay_on_the_processor(sources: OnlyProcessor, course: Path) -> None:
    job = CheckJob(sources, with_card(), request(course, NET, "network", device="cuda"))
    job.needs()
    assert job.work(lambda name, data: None)["verdict"]["passed"]
    assert sources.get("torch").children >= 1
    assert sources.on_gpu("torch", DEVICE, "0").children == 1


def test_a_check_on_the_processor_though_there_is_a_gpu(sources: OnlyProcessor, course: Path) -> None:
    job = CheckJob(sources, with_card(), request(course, NET, "network", device="cpu"))
    assert not job.needs().gpu
    verdict = job.work(lambda name, data: None)["verdict"]
    assert (verdict["passed"], verdict["device"], sources.asked) == (True, "cpu", [])


def test_a_run_on_a_gpu(sources: OnlyProcessor) -> None:
    fields = {"source": "import torch\nprint(torch.ones(2).sum())", "runtime": "torch", "device": "cuda"}
    job = RunJob(sources, with_card(), fields)
    assert job.needs().gpu
    assert job.work(lambda name, data: None)["exit"] == 0
    assert sources.asked == [("torch", "cuda", 0.9, "0")]


@pytest.mark.parametrize("job", [CheckJob, RunJob])
def test_a_device_that_is_not_there_is_the_final_event(
    sources: OnlyProcessor, course: Path, job: type[CheckJob] | type[RunJob]
) -> None:
    none = Devices(possible=list)
    asked = job(sources, none, request(course, NET, "network", runtime="torch", device="cuda"))
    assert asked.needs() == (0, False)
    answer = asked.work(lambda name, data: None)
    assert (answer["event"], answer["code"]) == ("failed", "no-device")
    assert answer["message"].keys() == {"uz", "en"}


def test_a_numpy_program_runs_on_the_processor_and_says_so(sources: OnlyProcessor, course: Path) -> None:
    events: list[tuple[str, dict[str, Any]]] = []
    job = CheckJob(sources, with_card(), request(course, RIGHT, device="cuda"))
    assert not job.needs().gpu
    verdict = job.work(lambda name, data: events.append((name, data)))["verdict"]
    assert (verdict["passed"], verdict["device"]) == (True, "cpu")
    (notice,) = [data for name, data in events if name == "notice"]
    assert "NumPy does not run on a GPU" in notice["message"]["en"]
