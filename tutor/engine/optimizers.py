"""Optimizers: how a step is made of a gradient. All parameters are one flat vector, and so is the gradient.

Definitions and defaults are torch.optim's; θ are the parameters, g is the gradient. A step works in place: it makes no
new arrays, which would cost more than the arithmetic, but puts what lies between in one `_scratch` of the same length.
"""

import numpy as np


class Optimizer:
    """Changes a vector of parameters a little, again and again.

    Args:
        lr: the learning rate: `lr` is what a schedule changes while training goes on, `initial_lr` stays.
        weight_decay: pulls the parameters towards zero.
        max_norm: where given, a longer gradient is scaled down to this length first (gradient clipping).
        l1: pulls every parameter towards zero with the same strength, so that the useless ones end there.

    """

    def __init__(self, lr: float, weight_decay: float = 0.0, max_norm: float | None = None, l1: float = 0.0) -> None:
        self.lr = self.initial_lr = lr
        self.weight_decay = weight_decay
        self.max_norm = max_norm
        self.l1 = l1
        self.steps = 0

    def start(self, parameters: np.ndarray, gradient: np.ndarray) -> None:
        """Take the vectors to work on, and begin anew."""
        self.parameters = parameters
        self.gradient = gradient
        self.steps = 0
        self._scratch = np.empty_like(parameters)
        for name in self.memory():
            setattr(self, name, np.zeros_like(parameters))

    def memory(self) -> tuple[str, ...]:
        """Return the names of the vectors that are kept from step to step; `start` makes an attribute of each."""
        return ()

    def state_dict(self) -> dict[str, np.ndarray]:
        """Return copies of what is kept from step to step, for a checkpoint; before the first step that is nothing."""
        kept = {name: getattr(self, name).copy() for name in self.memory()} if self.steps else {}
        numbers = {"steps": self.steps, "lr": self.lr, "initial_lr": self.initial_lr}
        return {**kept, **{name: np.asarray(number) for name, number in numbers.items()}}

    def load_state_dict(self, state: dict[str, np.ndarray]) -> None:
        """Go on from a checkpoint, after `start`.

        Raises:
            ValueError: it is another optimizer's.

        """
        kept = state.keys() - {"steps", "lr", "initial_lr"}
        if int(state["steps"]) and kept != set(self.memory()):
            raise ValueError(f"another optimizer's state: {', '.join(sorted(state))}")
        self.steps, self.lr, self.initial_lr = int(state["steps"]), float(state["lr"]), float(state["initial_lr"])
        for name in kept:
            getattr(self, name)[...] = state[name]

    def step(self) -> None:
        """Change the parameters by one step along the gradient."""
        self.steps += 1
        if self.max_norm is not None:
            clip_norm(self.gradient, self.max_norm)
        if self.l1:
            self._pull()
        if self.weight_decay:
            self._decay()
        self._update()

    def _pull(self) -> None:
        """Add l1·sign(parameters) to the gradient, that of l1·Σ|θ|: L1 regularization."""
        np.sign(self.parameters, out=self._scratch)
        self._scratch *= self.l1
        self.gradient += self._scratch

    def _decay(self) -> None:
        """Add weight_decay·parameters to the gradient: L2 regularization."""
        np.multiply(self.parameters, self.weight_decay, out=self._scratch)
        self.gradient += self._scratch

    def _update(self) -> None:
        raise NotImplementedError


class SGD(Optimizer):
    """θ ← θ − lr·g; with momentum v ← μ·v + g, and v in place of g; Nesterov's looks ahead: g + μ·v."""

    velocity: np.ndarray

    def __init__(
        self,
        lr: float = 0.01,
        momentum: float = 0.0,
        nesterov: bool = False,
        weight_decay: float = 0.0,
        max_norm: float | None = None,
        l1: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay, max_norm, l1)
        if nesterov and not momentum:
            raise ValueError("nesterov needs a momentum")
        self.momentum = momentum
        self.nesterov = nesterov

    def memory(self) -> tuple[str, ...]:
        """Return the velocity, where there is momentum."""
        return ("velocity",) if self.momentum else ()

    def _update(self) -> None:
        step = self.gradient
        if self.momentum:
            self.velocity *= self.momentum
            self.velocity += self.gradient
            step = self.velocity
            if self.nesterov:
                np.multiply(self.velocity, self.momentum, out=self._scratch)
                self._scratch += self.gradient
                step = self._scratch
        np.multiply(step, self.lr, out=self._scratch)
        self.parameters -= self._scratch


class RMSprop(Optimizer):
    """s ← α·s + (1 − α)·g²; θ ← θ − lr·g / (√s + eps) (Tieleman and Hinton, 2012).

    What is kept is `squares`, the sum q ← α·q + g²: s = (1 − α)·q, and the factor goes into the step's length.
    """

    squares: np.ndarray

    def __init__(
        self,
        lr: float = 0.01,
        alpha: float = 0.99,
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        max_norm: float | None = None,
        l1: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay, max_norm, l1)
        self.alpha = alpha
        self.eps = eps

    def memory(self) -> tuple[str, ...]:
        """Return the fading sum of squared gradients."""
        return ("squares",)

    def _update(self) -> None:
        scratch = self._scratch
        np.multiply(self.gradient, self.gradient, out=scratch)
        self.squares *= self.alpha
        self.squares += scratch
        # lr·g / (√s + eps) = (lr / c)·g / (√q + eps / c), c being √(1 − α).
        root = (1.0 - self.alpha) ** 0.5
        np.sqrt(self.squares, out=scratch)
        scratch += self.eps / root
        np.divide(self.gradient, scratch, out=scratch)
        scratch *= self.lr / root
        self.parameters -= scratch


class Adam(Optimizer):
    """θ ← θ − lr·m̂ / (√ŝ + eps) (Kingma and Ba, 2015), m̂ and ŝ being averages of all gradients and of their squares.

    The older one is, the less it counts: 1, β, β², … What is kept is `gradients` and `squares`, the sums p ← β₁p + g and
    q ← β₂q + g²; the averages are these divided by the sums of the weights, w₁ = 1 + β₁ + … + β₁ᵗ⁻¹ = (1 − β₁ᵗ) / (1 − β₁)
    and w₂, which is the paper's m / (1 − β₁ᵗ) and s / (1 − β₂ᵗ).
    """

    gradients: np.ndarray
    squares: np.ndarray

    def __init__(
        self,
        lr: float = 0.001,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        max_norm: float | None = None,
        l1: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay, max_norm, l1)
        self.betas = betas
        self.eps = eps

    def memory(self) -> tuple[str, ...]:
        """Return the fading sums of gradients and of their squares."""
        return "gradients", "squares"

    def _update(self) -> None:
        beta1, beta2 = self.betas
        scratch = self._scratch
        self.gradients *= beta1
        self.gradients += self.gradient
        np.multiply(self.gradient, self.gradient, out=scratch)
        self.squares *= beta2
        self.squares += scratch
        # lr·(p / w₁) / (√(q / w₂) + eps) = (lr·√w₂ / w₁)·p / (√q + eps·√w₂): numbers are multiplied, not vectors.
        weight = (1.0 - beta1**self.steps) / (1.0 - beta1)
        root = ((1.0 - beta2**self.steps) / (1.0 - beta2)) ** 0.5
        np.sqrt(self.squares, out=scratch)
        scratch += self.eps * root
        np.divide(self.gradients, scratch, out=scratch)
        scratch *= self.lr * root / weight
        self.parameters -= scratch


class AdamW(Adam):
    """Adam whose weight decay shrinks the parameters themselves: θ ← θ·(1 − lr·λ) (Loshchilov and Hutter, 2019)."""

    def __init__(
        self,
        lr: float = 0.001,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.01,
        max_norm: float | None = None,
        l1: float = 0.0,
    ) -> None:
        super().__init__(lr, betas, eps, weight_decay, max_norm, l1)

    def _decay(self) -> None:
        self.parameters *= 1.0 - self.lr * self.weight_decay


def clip_norm(gradient: np.ndarray, max_norm: float) -> float:
    """Scale a gradient down in place where it is longer than `max_norm`, and return its length before.

    As torch.nn.utils.clip_grad_norm_ it divides by the length + 10⁻⁶.
    """
    norm = float(np.sqrt(gradient.dot(gradient)))
    if norm + 1e-6 > max_norm:
        gradient *= max_norm / (norm + 1e-6)
    return norm


OPTIMIZERS: dict[str, type[Optimizer]] = {"sgd": SGD, "rmsprop": RMSprop, "adam": Adam, "adamw": AdamW}
