"""What commands say where a layer of isolation or a device is missing, and what doctor says to do about it."""

import errno
import json
import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runner import Tutor, WriteProgram
from service_process import ServiceProcess

from tutor.cli.doctor import isolation, layer_advice
from tutor.cli.doctor.report import Finding
from tutor.sandbox import accelerators, landlock, layers

RIGHT = "def add(a, b):\n    return a + b\ndef largest(a):\n    return max(a)\n"


@pytest.fixture
def weak(home: Path, small_course: Path) -> Iterator[Tutor]:
    """A home whose service believes that its kernel has no Landlock."""
    home.mkdir()
    with ServiceProcess("--without", "landlock"):
        yield Tutor(home, small_course)


def test_missing_layers_are_told_once_on_stderr(weak: Tutor, program: WriteProgram) -> None:
    first = weak("check", "add", program(RIGHT), "--json")
    assert len(first.stderr.splitlines()) == 1
    assert "lacks some layers of isolation (landlock)" in first.stderr
    verdict = json.loads(first.stdout)
    assert "landlock" not in verdict["isolation"]
    assert "rlimits" in verdict["isolation"]
    for again in (weak("check", "add", program(RIGHT)), weak("run", program("print(1)"))):
        assert again.stderr == ""


def test_they_are_told_in_uzbek_and_by_run_as_well(weak: Tutor, program: WriteProgram) -> None:
    done = weak("run", program("print(1)"), "--lang", "uz")
    assert (done.returncode, done.stdout) == (0, "1\n")
    assert "himoyaning ayrim qatlamlari yoʻq (landlock)" in done.stderr


def test_doctor_says_what_the_service_lacks(weak: Tutor) -> None:
    done = weak("doctor", "--json")
    assert done.returncode == 1
    found = {finding["name"]: finding for finding in json.loads(done.stdout)["findings"]}
    assert found["isolation.landlock"]["state"] == "attention"
    assert "run only programs that you wrote yourself" in found["isolation.landlock"]["advice"]["en"]
    assert "faqat oʻzingiz yozgan" in found["isolation.landlock"]["advice"]["uz"]
    assert "fresh process" in found["isolation.start"]["value"]["en"]
    assert found["isolation.rlimits"]["state"] == "ok"
    assert found["service.program"]["state"] == "ok"


def test_a_device_that_is_not_there(grader: Tutor, program: WriteProgram) -> None:
    if accelerators.possible():
        pytest.skip("this machine may have a GPU")
    path = program("import torch\nprint(torch.ones(1))")
    for language, expected in (("en", "this computer has only cpu"), ("uz", "bu kompyuterda faqat cpu bor")):
        done = grader("run", path, "--device", "cuda", "--lang", language)
        assert (done.returncode, done.stdout) == (3, "")
        assert len(done.stderr.splitlines()) == 1
        assert expected in done.stderr
        assert "--device cpu" in done.stderr


def test_numpy_on_a_gpu_runs_on_the_processor(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program(RIGHT), "--device", "cuda", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["device"] == "cpu"
    assert "NumPy does not run on a GPU" in done.stderr
    ran = grader("run", program("print(1)"), "--device", "mps", "--lang", "uz")
    assert (ran.returncode, ran.stdout) == (0, "1\n")
    assert "NumPy GPU da ishlamaydi" in ran.stderr


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSYS, ("no Landlock", "Linux 5.13", "wsl --update")),
        (errno.EOPNOTSUPP, ("lsm=landlock,…", "/sys/kernel/security/lsm", "boot again")),
        (errno.EPERM, ("container", "--security-opt seccomp=PROFILE")),
    ],
)
def test_why_landlock_is_missing_decides_what_to_do(
    monkeypatch: pytest.MonkeyPatch, code: int, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(landlock, "_ask", lambda: (0, code))
    assert layers.LANDLOCK not in layers.available()
    text = layer_advice.advice(layers.LANDLOCK)
    for word in words:
        assert word in text.en
    assert text.uz != text.en


def test_seccomp_names_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "sparc64")
    assert "sparc64" in layer_advice.advice(layers.SECCOMP).en


@pytest.mark.parametrize(("system", "word"), [("Darwin", "macOS has no such layer"), ("FreeBSD", "Only Linux")])
def test_other_systems(monkeypatch: pytest.MonkeyPatch, system: str, word: str) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    for layer in (layers.NO_NEW_PRIVS, layers.LANDLOCK, layers.SECCOMP):
        assert layer not in layers.available()
        assert word in layer_advice.advice(layer).en


def test_a_layer_that_the_service_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--without rlimits" in layer_advice.advice(layers.RLIMITS).en


def test_each_layer_says_what_it_gives() -> None:
    for layer in layers.ALL:
        text = layer_advice.gives(layer)
        assert text.uz
        assert text.en
        assert "{" not in text.uz + text.en
    assert f"ABI {landlock.abi()}" in layer_advice.gives(layers.LANDLOCK).en


@pytest.mark.parametrize(
    ("possible", "words"),
    [([], "no GPU here"), (["cuda"], "one at a time on a card"), (["mps"], "a limit of time only")],
)
def test_the_gpu_path_is_described(monkeypatch: pytest.MonkeyPatch, possible: list[str], words: str) -> None:
    monkeypatch.setattr(accelerators, "possible", lambda: possible)
    found: dict[str, Finding] = {finding.name: finding for finding in isolation._layers(list(layers.ALL))}
    assert words in found["isolation.gpu"].value.en
    assert "forked" in found["isolation.start"].value.en
    assert {f"isolation.{layer}" for layer in layers.ALL} <= found.keys()
    assert all(finding.state != "attention" for finding in found.values())
