from dataclasses import dataclass, field

import numpy as np

f32 = np.float32


def momentum_step(w, v, gradient, learning_rate, momentum):
    v = f32(momentum) * np.asarray(v, f32) + np.asarray(gradient, f32)
    return np.asarray(w, f32) - f32(learning_rate) * v, v


@dataclass
class Momentum:
    learning_rate: float
    momentum: float
    nesterov: bool = False
    v: np.ndarray = field(default=None, repr=False)

    def step(self, w, gradient):
        if self.v is None:
            self.v = np.zeros(np.shape(w), f32)
        plain, self.v = momentum_step(w, self.v, gradient, self.learning_rate, self.momentum)
        if not self.nesterov:
            return plain
        ahead, _ = momentum_step(w, self.v, gradient, self.learning_rate, self.momentum)
        return ahead
