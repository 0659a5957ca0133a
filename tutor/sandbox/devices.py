"""Where a run's tensors live: the processor, or a GPU whose memory it has a share of. Used inside the child."""

from dataclasses import dataclass
from typing import Any, Final

CPU: Final = "cpu"
CUDA: Final = "cuda"
MPS: Final = "mps"


@dataclass(frozen=True, slots=True)
class Device:
    """A device of torch.

    Attributes:
        name: `cpu`, `cuda` or `mps`; which card `cuda` is, the process's environment decides.
        share: the part of the card's memory that torch may take, from 0 to 1.

    """

    name: str = CPU
    share: float = 1.0

    def open(self) -> None:
        """Take the GPU into use; takes seconds with CUDA. Called after the layers are on: CUDA starts threads.

        Raises:
            RuntimeError, AssertionError: torch cannot use the device.

        """
        if self.name == CPU:
            return
        import torch

        if self.name == CUDA:
            torch.cuda.set_per_process_memory_fraction(self.share)
            torch.backends.cudnn.allow_tf32 = False  # results are compared with those of a processor
        else:
            torch.mps.set_per_process_memory_fraction(self.share)
        torch.zeros(1, device=self.name)

    def tensor(self, array: Any) -> Any:  # noqa: ANN401 - NumPy's array, torch's tensor
        """Return an array as a tensor on the device."""
        import torch

        if self.name == MPS and array.dtype == "float64":
            array = array.astype("float32")  # the only kind that MPS has
        return torch.tensor(array, device=self.name)

    def placed(self, made: Any) -> Any:  # noqa: ANN401
        """Return an object of the program, moved to the device if it is a torch module."""
        if self.name == CPU:
            return made
        import torch

        return made.to(self.name) if isinstance(made, torch.nn.Module) else made
