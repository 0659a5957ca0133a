"""The program in NumPy: forward, backward and the optimizer written out."""

from typing import Final

from tutor.language import Language, Text
from tutor.playground.programs.numpy_losses import SCORE_NAMES, loss_functions
from tutor.playground.programs.parts import common_functions
from tutor.playground.settings import Settings

IMPORTS: Final = "import math\nimport random\n\nimport numpy as np\n"

# The value of each activation at z, and its derivative told by the value a.
_ACTIVATIONS: Final = {
    "tanh": ("np.tanh(z)", "1 - a * a"),
    "relu": ("np.maximum(z, 0)", "(a > 0).astype(float)"),
    "sigmoid": ("0.5 * np.tanh(0.5 * z) + 0.5", "a * (1 - a)"),
    "leaky_relu": ("np.where(z > 0, z, 0.01 * z)", "np.where(a > 0, 1.0, 0.01)"),
    "linear": ("z", "np.ones_like(a)"),
}

_STEPS: Final = {
    "sgd": """
        parameter -= LEARNING_RATE * gradient""",
    "momentum": """
        velocity = memory[0]
        velocity *= 0.9
        velocity += gradient
        parameter -= LEARNING_RATE * velocity""",
    "rmsprop": """
        square = memory[0]
        square *= 0.99
        square += 0.01 * gradient**2
        parameter -= LEARNING_RATE * gradient / (np.sqrt(square) + 1e-8)""",
    "adam": """
        mean, square = memory
        mean *= 0.9
        mean += 0.1 * gradient
        square *= 0.999
        square += 0.001 * gradient**2
        unbiased_mean, unbiased_square = mean / (1 - 0.9**step), square / (1 - 0.999**step)
        parameter -= LEARNING_RATE * unbiased_mean / (np.sqrt(unbiased_square) + 1e-8)""",
}

_FORWARD = Text(
    uz="Har bir qatlamning chiqishi; birinchisi kirish, oxirgisi tarmoqning javobi.",
    en="The output of every layer; the first is the input, the last what the network tells.",
)
_SLOPE = Text(
    uz="Qiymati a boʻlgan joyda faollashtirish hosilasi.", en="The activation’s derivative where its value is a."
)
_BACKWARD = Text(
    uz="Orqaga tarqatish: har bir parametr boʻyicha gradient.",
    en="Backpropagation: the gradient of every parameter.",
)
_STEP = Text(uz="Parametrlarni bir qadam oʻzgartiradi.", en="Change the parameters by one step.")


def functions(settings: Settings, language: Language) -> list[str]:
    """Return the program's functions for these settings."""
    value, slope = _ACTIVATIONS[settings.activation]
    l1 = " + L1 * np.sign(parameter)" if settings.l1 else ""
    return [
        *common_functions(settings, language),
        f"""
def activation(z):
    return {value}
""",
        f'''
def slope(a):
    """{_SLOPE[language]}"""
    return {slope}
''',
        f'''
def forward(X, parameters):
    """{_FORWARD[language]}"""
    outputs = [X]
    for index in range(0, len(parameters), 2):
        W, b = parameters[index : index + 2]
        z = outputs[-1] @ W.T + b
        outputs.append(activation(z) if index + 2 < len(parameters) else z)
    return outputs
''',
        *loss_functions(settings, language),
        f'''
def backward(outputs, y, parameters):
    """{_BACKWARD[language]}"""
    upstream = loss_slope(outputs[-1], y) / len(y)
    gradients = []
    for index in reversed(range(0, len(parameters), 2)):
        below = outputs[index // 2]
        gradients[:0] = [upstream.T @ below, upstream.sum(axis=0)]
        if index:
            upstream = (upstream @ parameters[index]) * slope(below)
    return gradients
''',
        f'''
def update(parameters, gradients, memories, step):
    """{_STEP[language]}"""
    for parameter, gradient, memory in zip(parameters, gradients, memories):
        gradient = gradient + WEIGHT_DECAY * parameter{l1}{_STEPS[settings.optimizer]}
''',
        _MAIN.replace("SCORE", SCORE_NAMES[settings.is_regression]),
    ]


_MAIN: Final = """
def main():
    random.seed(SEED)
    X, y = map(np.array, read_points())
    X_test, y_test, X, y = X[TRAINING:], y[TRAINING:], X[:TRAINING], y[:TRAINING]
    parameters = []
    for fan_in, fan_out in zip(LAYERS, LAYERS[1:]):
        parameters += [np.array(first_weights(fan_in, fan_out)), np.zeros(fan_out)]
    memories = [[np.zeros_like(parameter), np.zeros_like(parameter)] for parameter in parameters]
    step = 0
    for epoch in range(1, EPOCHS + 1):
        order, total = new_order(), 0.0
        for start in range(0, TRAINING, BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            outputs = forward(X[batch], parameters)
            total += losses(outputs[-1], y[batch]).sum()
            step += 1
            update(parameters, backward(outputs, y[batch], parameters), memories, step)
        if epoch == EPOCHS or epoch % max(1, EPOCHS // 20) == 0:
            scores = forward(X_test, parameters)[-1]
            test_loss, test_score = losses(scores, y_test).mean(), score(scores, y_test)
            print(f"Epoch {epoch}: Loss = {total / TRAINING:.9f}, test loss = {test_loss:.9f}, SCORE = {test_score:.2f}")
"""
