"""What a class of running programs costs: the zygote and thirty children that trained a small network each."""

from pathlib import Path

import pytest
from service_process import descendants

from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.run import Run

CHILDREN = 30
TRAINING = {
    "numpy": """\
import numpy as np
rng = np.random.default_rng()
X, W = rng.normal(size=(200, 20)), rng.normal(size=(20, 20))
for _ in range(50):
    W = W - 0.01 * X.T @ np.tanh(X @ W)
done = True
""",
    "torch": """\
import torch
model = torch.nn.Sequential(torch.nn.Linear(20, 64), torch.nn.ReLU(), torch.nn.Linear(64, 3))
optimizer = torch.optim.Adam(model.parameters())
X, y = torch.randn(200, 20), torch.randint(0, 3, (200,))
for _ in range(50):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(model(X), y).backward()
    optimizer.step()
done = True
""",
}


def proportional_mb(pid: int) -> float:
    """Return a process's share of memory: pages that n processes share count 1/n for each (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise LookupError(pid)


@pytest.mark.benchmark
@pytest.mark.parametrize(("runtime", "budget"), [("numpy", None), ("torch", 600)])
def test_memory_of_thirty_running_programs(
    runtime: str, budget: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    server = ForkServer(runtime, ahead=0)
    runs: list[Run] = []
    try:
        alone = proportional_mb(server.pid)
        for _ in range(CHILDREN):
            runs.append(Run(server, Limits(seconds=600, memory_mb=1024)))
            assert "done" in runs[-1].execute(TRAINING[runtime])
        children = descendants(server.pid)
        assert len(children) == CHILDREN
        zygote, *shares = [proportional_mb(pid) for pid in (server.pid, *children)]
        assert runs[0].ask("variables", names=["done"]) == {"done": True}
    finally:
        for run in runs:
            run.close()
        server.close()
    with capsys.disabled():
        whole = zygote + sum(shares)
        each = (whole - alone) / CHILDREN
        print(
            f"\n{runtime}: zygote alone {alone:.0f} MiB, with {CHILDREN} children after training {whole:.0f} MiB in all"
            f"{f' (budget {budget} MB)' if budget else ''}, {each:.1f} MiB more for each"
        )
