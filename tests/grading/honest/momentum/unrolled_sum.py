import numpy as np


def momentum_step(position, velocity, slope, eta, mu):
    """w_new = w - eta*mu*v - eta*g."""
    return position - eta * mu * velocity - eta * slope, mu * velocity + slope


class Momentum:
    """Remembers all gradients and weighs them anew."""

    def __init__(self, learning_rate, momentum, nesterov):
        self.eta, self.mu, self.ahead = learning_rate, momentum, nesterov
        self.slopes = []

    def step(self, position, slope):
        self.slopes.append(slope)
        ages = range(len(self.slopes) - 1, -1, -1)
        velocity = sum(self.mu**age * past for age, past in zip(ages, self.slopes))
        direction = slope + self.mu * velocity if self.ahead else velocity
        return np.asarray(position) - self.eta * direction
