"""The layers of GPU runs: what CUDA needs is open, and nothing else. No card is needed to see that."""

import errno
import os
import platform
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from confined import PATIENT, end_of, running
from service_process import is_gone

from tutor.sandbox import gpu_files, landlock, layers, runtimes, seccomp, spawn_server, syscalls
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.devices import CUDA, Device
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import RunStoppedError, StopReason
from tutor.sandbox.run import Run
from tutor.sandbox.spawn_server import SpawnServer

everywhere = pytest.mark.skipif(
    layers.available() != list(layers.ALL), reason="this kernel does not offer every layer"
)
x86_64 = pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls have other numbers here")
with_card = pytest.mark.skipif(not gpu_files.device_files(), reason="this machine has no NVIDIA card")
without_card = pytest.mark.skipif(bool(gpu_files.device_files()), reason="this machine has an NVIDIA card")

SYSCALL = """\
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(argument) for argument in arguments))
    return -ctypes.get_errno() if result < 0 else result
"""


@pytest.fixture(scope="module")
def server() -> Iterator[SpawnServer]:
    made = SpawnServer("numpy", gpu_layers=True)
    yield made
    made.close()


def succeeded(server: SpawnServer, source: str) -> object:
    end = end_of(server, source)
    assert end.stopped is None, end
    assert end.raised is None, end
    return end.succeeded


@everywhere
def test_every_layer_holds(server: SpawnServer) -> None:
    with running(server) as run:
        assert run.layers == list(layers.ALL)


def test_threads_work(server: SpawnServer) -> None:
    source = """\
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(8) as threads:
    succeeded = sum(threads.map(lambda x: x * x, range(100)))
"""
    assert succeeded(server, source) == 328350


@everywhere
def test_threads_are_confined_too(server: SpawnServer, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("work of another")
    source = f"""\
import socket, threading
outcomes = []
def attempt(action):
    try: action()
    except OSError as error: outcomes.append(error.errno)
    else: outcomes.append(0)
def attempts():
    attempt(lambda: open({str(tmp_path / "secret")!r}).read())
    attempt(lambda: socket.socket())
thread = threading.Thread(target=attempts)
thread.start()
thread.join()
succeeded = outcomes
"""
    assert succeeded(server, source) == [errno.EACCES, errno.EPERM]


BECOME_NOBODY = """\
import os
from tutor.sandbox import inside
from tutor.sandbox.spawned import main
prepared = inside.prepared
def prepared_as_nobody(*arguments):
    confinement = prepared(*arguments)
    os.setresuid(65534, 65534, 65534)
    return confinement
inside.prepared = prepared_as_nobody
main()
"""


@everywhere
def test_threads_are_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root's are not: the kernel never counts them."""
    if os.getuid() == 0:
        monkeypatch.setattr(spawn_server, "_BOOT", BECOME_NOBODY)
    server = SpawnServer("numpy", ahead=0, gpu_layers=True)
    source = """\
import threading
stop, succeeded = threading.Event(), 0
try:
    for _ in range(5000):
        threading.Thread(target=stop.wait, daemon=True).start()
        succeeded += 1
except RuntimeError: pass
stop.set()
"""
    try:
        assert 100 <= succeeded(server, source) < 5000  # type: ignore[operator]
    finally:
        server.close()


HELD = {
    "a new process": "import os\nos.fork()",
    "a program": "import os\nos.execv('/bin/true', ['true'])",
    "another process by subprocess": "import subprocess\nsubprocess.run(['/bin/true'])",
    "a socket": "import socket\nsocket.socket()",
    "a socket of this machine": "import socket\nsocket.socket(socket.AF_UNIX)",
    "a list of files": "import os\nos.listdir('/etc')",
    "a password file": "open('/etc/passwd').read()",
    "a new file": "open('/tmp/new-file-of-a-gpu-run', 'w').write('x')",
    "memory as a file": "import os\nos.memfd_create('x')",
    "a signal to another": "import os\nos.kill(1, 0)",
    "another's priority": "import os\nos.setpriority(os.PRIO_PROCESS, 1, 19)",
    "shared memory": "from multiprocessing import shared_memory\nshared_memory.SharedMemory(create=True, size=9)",
}


@everywhere
@pytest.mark.parametrize("name", HELD)
def test_what_a_gpu_does_not_need_stays_closed(server: SpawnServer, name: str) -> None:
    raised = end_of(server, HELD[name]).raised
    assert raised is not None
    assert raised.type in ("PermissionError", "BlockingIOError", "ImportError"), raised


@everywhere
@x86_64
def test_clone_makes_threads_only(server: SpawnServer) -> None:
    """Neither a process, nor a thread in namespaces of its own; and clone3, whose flags no filter sees, is absent."""
    source = f"""\
{SYSCALL}
succeeded = [call(56, flags, 0, 0, 0, 0) for flags in (17, 0x4111, 0x10000 | 0x10000000, 0x20000 | 0x10000)]
succeeded.append(call(435, 0, 0))
"""
    assert succeeded(server, source) == [-errno.EPERM] * 4 + [-errno.ENOSYS]


IOCTLS = {
    "NVIDIA's group": (0xC020462B, errno.ENOTTY),
    "unified memory": (0x30000001, errno.ENOTTY),
    "a bare number": (37, errno.ENOTTY),
    "WSL 2": (0xC0184701, errno.ENOTTY),
}


@everywhere
@x86_64
def test_requests_reach_drivers_only_where_there_is_one(server: SpawnServer) -> None:
    """What the filter lets through, the file behind the descriptor answers: /dev/null knows none of them."""
    requests = [number for number, _ in IOCTLS.values()]
    source = f"{SYSCALL}\nsucceeded = [call(16, 0, number, 0) for number in {requests}]"
    assert succeeded(server, source) == [-code for _, code in IOCTLS.values()]


@everywhere
@x86_64
@pytest.mark.parametrize(
    ("gpu", "reached"), [(True, {0xC020462B, 0x30000001, 0x30000002, 37, 0xC0184701}), (False, set())]
)
def test_the_filter_tells_the_requests_apart(gpu: bool, reached: set[int]) -> None:
    """A descriptor that is not open answers EBADF where the request got through, the filter ENOTTY where not."""
    numbers = [0xC020462B, 0x30000001, 0x30000002, 37, 0xC0184701, 0x5401, 0x5412, 0x8901, 0x30000003, 0x6601, 0x100]
    server = SpawnServer("numpy", ahead=0, gpu_layers=gpu)
    try:
        answers = succeeded(server, f"{SYSCALL}\nsucceeded = [call(16, 77, number, 0) for number in {numbers}]")
    finally:
        server.close()
    expected = [-errno.EBADF if number in reached else -errno.ENOTTY for number in numbers]
    assert answers == expected


@everywhere
@x86_64
def test_prctl_names_threads_only(server: SpawnServer) -> None:
    source = f"""\
{SYSCALL}
name = ctypes.create_string_buffer(b"cuda", 16)
succeeded = [call(157, 15, ctypes.addressof(name)), *(call(157, option, 1) for option in (1, 4, 22, 38))]
"""
    assert succeeded(server, source) == [0] + [-errno.EPERM] * 4


@everywhere
@x86_64
def test_every_other_call_is_refused_as_without_a_gpu(server: SpawnServer) -> None:
    names = ("KILL", "TGKILL", "FCNTL", "PRLIMIT64", "OPEN", "OPENAT", "CLONE", "PRCTL", "IOCTL", "CLONE3")
    listed = {call[0] for call in (*syscalls.ALLOWED.values(), *syscalls.ALLOWED_WITH_GPU.values())}
    listed |= {getattr(syscalls, name)[0] for name in names}
    past_every_filter = {335, 336}
    numbers = [number for number in range(600) if number not in listed | past_every_filter]
    source = f"{SYSCALL}\nsucceeded = [number for number in {numbers} if call(number, *[-1] * 6) != -{errno.EPERM}]"
    assert succeeded(server, source) == []


@pytest.mark.parametrize("column", [0, 1])
def test_numbers_are_listed_once(column: int) -> None:
    every = [*syscalls.ALLOWED.values(), *syscalls.ALLOWED_WITH_GPU.values(), syscalls.CLONE, syscalls.PRCTL]
    numbers = [call[column] for call in every if call[column] is not None]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("machine", list(syscalls.ARCHITECTURES))
def test_the_filter_is_built_for_each_machine(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert len(seccomp.Filter(gpu=True)._program) > len(seccomp.Filter()._program)


def test_memory_that_can_be_written_is_limited(server: SpawnServer) -> None:
    """Address space is not: CUDA reserves more of it than any machine has memory."""
    source = """\
import mmap, resource
reserved = mmap.mmap(-1, 1 << 40, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, prot=mmap.PROT_READ)
succeeded = [resource.getrlimit(resource.RLIMIT_AS)[0], 0]
try: bytearray(20 << 30)
except MemoryError: succeeded[1] = 1
"""
    limits = Limits(seconds=60, memory_mb=64)
    assert end_of(server, source, limits).succeeded == [resource.RLIM_INFINITY, 1]


def test_an_endless_program_is_stopped_with_its_threads(server: SpawnServer) -> None:
    source = """\
import threading
def spin():
    while True: pass
for _ in range(4): threading.Thread(target=spin).start()
spin()
"""
    with Run(server, Limits(seconds=0.3)) as run:
        pid = run._child.pid
        with pytest.raises(RunStoppedError) as stopped:
            run.execute(source)
    assert stopped.value.reason is StopReason.TIME_LIMIT
    assert is_gone(pid)


def test_the_files_of_cards_are_granted_and_no_others(tmp_path: Path) -> None:
    for name in ("nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm", "sda", "mem", "kvm", "dxg"):
        (tmp_path / name).touch()
    (tmp_path / "nvidia-caps").mkdir()
    granted = gpu_files.grants(tmp_path)
    used = {path: access for path, access in granted if access & landlock.Access.WRITE_FILE}
    assert {path.name for path in used} == {"nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm", "dxg"}
    assert all(access & landlock.Access.IOCTL_DEV for access in used.values())
    readable = {str(path) for path, _ in granted if path not in used}
    assert not any(path in ("/", "/proc", "/sys", "/etc", "/usr", "/home") for path in readable)


def test_runs_on_the_processor_are_granted_no_card() -> None:
    granted = {path for path, _ in runtimes.grants("torch")}
    assert not granted & set(gpu_files.device_files())
    assert not any(str(path).startswith(("/sys", "/proc")) for path in granted)


@without_card
def test_a_device_that_is_not_there_is_no_fault_of_the_program() -> None:
    server = SpawnServer("torch", ahead=0, device=Device(CUDA, 0.5))
    try:
        with pytest.raises(SandboxUnavailableError, match=r"(?i)cuda|nvidia"):
            Run(server, PATIENT)
    finally:
        server.close()


@with_card
def test_a_network_is_trained_on_the_card() -> None:
    source = """\
import torch
def train(X):
    model = torch.nn.Linear(4, 1).to(X.device)
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(20):
        optimizer.zero_grad()
        loss = (model(X) ** 2).mean()
        loss.backward()
        optimizer.step()
    return [X.device.type, loss]
"""
    server = SpawnServer("torch", ahead=0, device=Device(CUDA, 0.5))
    try:
        with running(server, Limits(seconds=60, memory_mb=2048)) as run:
            assert run.layers == layers.available()
            run.execute(source)
            device, loss = run.call("train", {"$tensor": [[1.0, 2.0, 3.0, 4.0]]})
    finally:
        server.close()
    assert device == "cuda"
    assert float(loss) >= 0
