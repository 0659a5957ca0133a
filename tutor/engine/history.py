"""What training leaves behind: the numbers of every epoch."""

from dataclasses import dataclass, field


@dataclass
class History:
    """The course of a training run, one entry for each epoch.

    Attributes:
        loss: the mean loss over the epoch's batches, as they were trained on.
        accuracy: the share of right classes in the same outputs; empty where the loss is no classification's.
        validation_loss: the loss of the held-out part after the epoch; empty where there is none.
        validation_accuracy: the accuracy of the held-out part.
        lr: the learning rate at the end of each epoch.
        seconds: how long training has taken in all.
        stopped: why it ended before the last epoch: `cancelled`, `early stopping`; empty where it did not.
        best_epoch: the epoch whose weights early stopping restored.
        device: where it was trained: `cpu`, `cuda` or `mps`.
        notice: one sentence that says why it was trained on the processor although another device was asked for; else empty.

    """

    loss: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    lr: list[float] = field(default_factory=list)
    seconds: float = 0.0
    stopped: str = ""
    best_epoch: int | None = None
    device: str = "cpu"
    notice: str = ""

    @property
    def epochs(self) -> int:
        """Return how many epochs were trained."""
        return len(self.loss)
