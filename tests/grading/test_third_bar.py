"""The race of NumPy and PyTorch shows a third bar where there is a GPU; the processor plays the card here."""

import json
import subprocess
import sys

import pytest

from tutor import paths
from tutor.course import files

RACE = """\
import json
import sys

import torch
from torch.overrides import TorchFunctionMode

from tutor import learner

asked, waits, shown = set(), [], []


def real(value):
    if isinstance(value, str | torch.device) and str(value).startswith("cuda"):
        asked.add(str(value))
        return "cpu"
    return value


class OneCard(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        return func(*map(real, args), **{name: real(value) for name, value in (kwargs or {}).items()})


torch.cuda.is_available = lambda: sys.argv[1] == "card"
torch.cuda.synchronize = lambda: waits.append(1)
learner.connect(lambda name, data: shown.append(data))
with OneCard():
    exec(compile(sys.stdin.read(), "race.py", "exec"), {"__name__": "__main__"})
values = shown[-1]["values"]
print(json.dumps({
    "columns": [*values], "counts": [len(v) for v in values.values()], "waits": len(waits), "asked": sorted(asked),
}))
"""


@pytest.mark.slow
@pytest.mark.parametrize("card", [False, True])
def test_a_card_gets_a_bar_of_its_own_and_is_waited_for(card: bool) -> None:
    solution = files.solution(paths.course(), "speed", "numpy-vs-torch")
    small = solution.replace("1258", "8").replace("BATCH = 64", "BATCH = 4")
    command = [sys.executable, "-c", RACE, "card" if card else "none"]
    done = subprocess.run(command, input=small, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["columns"] == ["NumPy", "PyTorch CPU", *(["PyTorch CUDA"] if card else [])]
    assert set(seen["counts"]) == {31}
    assert seen["waits"] == (2 * 31 if card else 0)
    assert seen["asked"] == (["cuda"] if card else [])
