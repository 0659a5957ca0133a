"""What PyTorch offers to hostile programs: pickles, compilers, workers, downloads, shared memory."""

from attacks.attack import (
    BY_LANDLOCK,
    BY_RLIMITS,
    GRADER,
    NEW_PROGRAM,
    PROCESSES,
    SECCOMP,
    WRITTEN_BYTES,
    Attack,
    Limits,
    StopReason,
)


def _attack(name: str, source: str, without: frozenset[str] | None = None, held_by: str = SECCOMP) -> Attack:
    return Attack(name, f"import torch\n{source}", without, held_by=held_by, torch=True)


TORCH = [
    _attack(
        "a pickle that runs a command",
        "import io, os\nclass Evil:\n    def __reduce__(self): return os.system, ('exit 7',)\n"
        "file = io.BytesIO()\ntorch.save(Evil(), file)\nfile.seek(0)\n"
        "succeeded = torch.load(file, weights_only=False) == 7 << 8",
        NEW_PROGRAM,
    ),
    _attack(
        "code in C++",
        "from torch.utils.cpp_extension import load_inline\n"
        "load_inline('mine', cpp_sources=['int f() {{ return 1; }}'], functions=['f'])\nsucceeded = True",
    ),
    _attack(
        "a foreign library",
        "torch.ops.load_library('{lesson}/library.so')\nsucceeded = True",
        BY_LANDLOCK,
    ),
    _attack(
        "its multiprocessing",
        "import torch.multiprocessing as m\np = m.get_context('fork').Process(target=int)\np.start()\np.join()\n"
        "succeeded = p.exitcode == 0",
        PROCESSES,
    ),
    _attack(
        "workers of a DataLoader",
        "from torch.utils.data import DataLoader\nlist(DataLoader([1, 2, 3], num_workers=2))\nsucceeded = True",
    ),
    _attack("a download", "torch.hub.load('nobody/nothing', 'model')\nsucceeded = True"),
    _attack(
        "a download of weights",
        "torch.hub.load_state_dict_from_url('http://127.0.0.1:{tcp}/x', model_dir='/tmp')\nsucceeded = True",
    ),
    _attack(
        "more threads past the tutor",
        "torch._C._set_num_threads(8) if hasattr(torch._C, '_set_num_threads') else torch._C.set_num_threads(8)\n"
        "x = torch.ones(3000, 3000)\n(x + x).sum()\nsucceeded = torch.get_num_threads() > 1",
    ),
    _attack("shared memory", "torch.ones(1 << 18).share_memory_()\nsucceeded = True", NEW_PROGRAM),
    _attack(
        "a tensor in a file",
        "torch.from_file('{folder}/new', shared=True, size=1 << 18)\nsucceeded = True",
        WRITTEN_BYTES,
    ),
    _attack("saving to another's folder", "torch.save(torch.ones(9), '{folder}/new.pt')\nsucceeded = True", WRITTEN_BYTES),
    _attack("loading another's file", "torch.from_file('{secret}', size=4, dtype=torch.uint8)\nsucceeded = True", BY_LANDLOCK),
    _attack(
        "a process group",
        "import torch.distributed as d\nd.TCPStore('127.0.0.1', 0, 1, True)\nsucceeded = True",
    ),
    _attack("a compiled model", "torch.compile(lambda x: x + 1)(torch.ones(3))\nsucceeded = True"),
    Attack(
        "tensors of four gigabytes",
        "import torch\nx = torch.empty(1 << 30)\nsucceeded = True",
        BY_RLIMITS,
        limits=Limits(seconds=60, memory_mb=64),
        torch=True,
    ),
    Attack(
        "training for ever",
        "import torch\nw = torch.zeros(9, requires_grad=True)\noptimizer = torch.optim.SGD([w])\n"
        "while True:\n    w.sum().backward()\n    optimizer.step()",
        held_by=GRADER,
        limits=Limits(seconds=0.5),
        ends=frozenset({StopReason.TIME_LIMIT}),
        torch=True,
    ),
    Attack(
        "a hook that never ends",
        "import torch\nw = torch.zeros(9, requires_grad=True)\ndef hook(g):\n    while True: pass\n"
        "w.register_hook(hook)\nw.sum().backward()",
        held_by=GRADER,
        limits=Limits(seconds=0.5),
        ends=frozenset({StopReason.TIME_LIMIT}),
        torch=True,
    ),
]  # fmt: skip
