"""Device checks: tensors of a device without numbers show whether a program follows its inputs, with no GPU here."""

import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.grading.program import BrokenExerciseError

RIGHT = """\
import torch
def with_ones(x):
    ones = torch.ones(len(x), 1, device=x.device)
    return torch.cat([x, ones], dim=1)
"""
ONES: Fields = {
    "call": "with_ones",
    "arguments": {"x": {"draw": "normal", "shape": ["n", 2]}},
    "sizes": {"n": [1, 4]},
}


def written(body: str) -> str:
    return f"import torch\nDEVICE = 'cuda' if torch.cuda.is_available() else 'cpu'\ndef with_ones(x):\n    return {body}\n"


@pytest.fixture
def ones(torch_judging: Judging) -> Judging:
    mistakes = {
        "no-device": written("torch.cat([x, torch.ones(len(x), 1)], 1)"),
        "global-device": written("torch.cat([x, torch.ones(len(x), 1, device=DEVICE)], 1)"),
    }
    torch_judging.course.exercise(
        "ones", [check("device", **ONES)], RIGHT, runtime="torch", mistakes=mistakes, prefers_gpu=True
    )
    return torch_judging


FOLLOWS = {
    "new_ones": "torch.hstack([x, x.new_ones(len(x), 1)])",
    "moved at the end": "torch.cat([x, torch.ones(len(x), 1).to(x)], 1)",
    "padded": "torch.nn.functional.pad(x, (0, 1), value=1.0)",
    "a number of the processor": "torch.cat([x, torch.zeros_like(x[:, :1]) + torch.tensor(1.0)], 1)",
    "a product": "torch.cat([x, x @ torch.zeros(2, 1, device=x.device) + 1], 1)",
}
LOSES = {
    "on the processor": ("torch.cat([x, torch.ones(len(x), 1, device='cpu')], 1)", "tensors of two devices met"),
    "a product with a table of the processor": (
        "torch.cat([x, x @ torch.zeros(2, 1)], 1)", "tensors of two devices met"),
    "by name": ("torch.cat([x.cuda(), torch.ones(len(x), 1).cuda()], 1)", "asks for a GPU by name"),
    "Apple's by name": ("torch.cat([x, torch.ones(len(x), 1, device='mps')], 1)", "asks for a GPU by name"),
    "taken out": ("torch.cat([x.cpu(), torch.ones(len(x), 1)], 1)", "back to the processor"),
    "through NumPy": ("torch.tensor(x.numpy())", "back to the processor"),
    "as lists": ("torch.tensor([[*row, 1.0] for row in x.tolist()])", "back to the processor"),
    "a number": ("x if x.sum() > 0 else -x", "asks for the number in a tensor"),
    "another kind": ("torch.cat([x, x.new_ones(len(x), 1)], 1).double()", "float64; float32 is needed"),
    "another shape": ("torch.cat([x, x], 1)", "has the shape ("),
    "a result of the processor": ("torch.ones(len(x), 3)", "is on “cpu”; it should be on “meta”"),
    "nothing": ("None", "returned nothing"),
    "no tensor": ("3.5", "what came here is none"),
    "an exception of another kind": ("x @ x.new_ones(5, 5)", "Line 4: RuntimeError"),
}  # fmt: skip


@pytest.mark.parametrize("name", FOLLOWS)
def test_programs_that_follow_their_tensors_pass(ones: Judging, name: str) -> None:
    result = ones.only_check("ones", written(FOLLOWS[name]))
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", LOSES)
def test_programs_that_lose_the_device_are_told_how(ones: Judging, name: str) -> None:
    body, english = LOSES[name]
    result = ones.only_check("ones", written(body))
    assert not result.passed
    assert english in result.message.en, result.message.en
    assert result.message.uz != result.message.en


def test_leaving_the_device_out_and_naming_the_processor_are_two_mistakes(ones: Judging) -> None:
    """Both raise the same error; where new tensors go by default tells them apart."""
    for mistake, body in (
        ("no-device", "torch.ones(x.shape[0], 1)"),
        ("global-device", "torch.full((len(x), 1), 1.0, device=DEVICE)"),
    ):
        result = ones.only_check("ones", written(f"torch.concat((x, {body}), dim=-1)"))
        assert result.mistake == mistake
        assert "Line 4: return torch.concat" in result.message.en


USAGE = """\
def moved(Net, weights, x, device):
    import torch
    model = Net()
    model.load_state_dict(weights)
    with torch.inference_mode():
        inferred = Net().to(device)(x.to(device))
    return {"result": model.to(device)(x.to(device)), "inferred": inferred, "state": model}
"""
NET = """\
import torch
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.zeros(2))
    def forward(self, x):
        return x - self.mean
"""


def test_a_module_is_moved_by_the_authors_usage_and_arguments_may_stay(torch_judging: Judging) -> None:
    described = {
        "call": "Net", "through": "moved", "stay": ["weights", "x"],
        "arguments": {
            "weights": {"draw": "mapping", "of": {"mean": {"draw": "normal", "shape": [2]}}},
            "x": {"draw": "normal", "shape": [3, 2]},
            "device": {"draw": "constant", "value": "meta"},
        },
    }  # fmt: skip
    torch_judging.course.exercise("net", [check("device", **described)], NET, usage=USAGE, runtime="torch")
    assert torch_judging.verdict("net", NET).passed
    forgotten = NET.replace("self.mean\n", "self.mean.cpu()\n")
    assert "back to the processor" in torch_judging.only_check("net", forgotten).message.en
    plain = NET.replace("return x", "self.mean = torch.ones(2)\n        return x")
    assert "tensors of two devices met" in torch_judging.only_check("net", plain).message.en


def test_only_torch_knows_devices(judging: Judging) -> None:
    judging.course.exercise("ones", [check("device", **ONES)], RIGHT)
    with pytest.raises(BrokenExerciseError, match="only torch knows devices"):
        judging.verdict("ones", "x = 1\n")
