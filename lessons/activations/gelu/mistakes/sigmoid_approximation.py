import numpy as np

from tutor import show


def gelu(z):
    """Return z * Phi(z) for every number in the array z.

    Phi(z) = (1 + erf(z / √2)) / 2, the exact one.
    """
    return z / (1 + np.exp(-1.702 * z))


def gelu_tanh(z):
    """Return the approximation of gelu(z) by tanh."""
    return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))


if __name__ == "__main__":
    z = np.linspace(-4, 4, 81)
    series = {"gelu": (z, gelu(z)), "ReLU": (z, np.maximum(0, z))}
    show("curves", series=series, title="GELU beside ReLU", x_label="z")

    error = np.abs(gelu(z) - gelu_tanh(z))
    print(f"gelu(1)      = {gelu(np.array([1.0]))[0]:.6f}")
    print(f"gelu_tanh(1) = {gelu_tanh(np.array([1.0]))[0]:.6f}")
    print(f"they differ most at z = {z[error.argmax()]:.1f}, by {error.max():.6f}")
