"""The program in PyTorch, as one writes it there."""

from typing import Final

from tutor.language import Language, Text
from tutor.playground.programs.parts import common_functions
from tutor.playground.settings import Settings

IMPORTS: Final = "import math\nimport random\n\nimport torch\nfrom torch import nn\n"

_ACTIVATIONS: Final = {
    "tanh": "nn.Tanh()",
    "relu": "nn.ReLU()",
    "sigmoid": "nn.Sigmoid()",
    "leaky_relu": "nn.LeakyReLU()",
}
_OPTIMIZERS: Final = {"sgd": "SGD", "momentum": "SGD", "rmsprop": "RMSprop", "adam": "Adam"}

_DEVICE = Text(
    uz="{device} qurilmasi boʻlmasa, protsessor (cpu).",
    en="The device {device}, or the processor where there is none.",
)
_NETWORK = Text(uz="Oʻqitilmagan tarmoq.", en="The untrained network.")
_EXISTS: Final = {"cuda": "torch.cuda.is_available()", "mps": "torch.backends.mps.is_available()"}


def functions(settings: Settings, language: Language) -> list[str]:
    """Return the program's functions for these settings."""
    device = settings.engine if settings.engine in _EXISTS else "cpu"
    choice = f'"{device}" if {_EXISTS[device]} else "cpu"' if device in _EXISTS else '"cpu"'
    about = f'\n    """{_DEVICE.format(device=device)[language]}"""' if device in _EXISTS else ""
    activation = _ACTIVATIONS.get(settings.activation)
    between = f"\n        layers += [{activation}]" if activation else ""
    momentum = ", momentum=0.9" if settings.optimizer == "momentum" else ""
    optimizer = (
        f"torch.optim.{_OPTIMIZERS[settings.optimizer]}(model.parameters(), lr=LEARNING_RATE, "
        f"weight_decay=WEIGHT_DECAY{momentum})"
    )
    precision = "torch.float32" if device == "mps" else "torch.float64"
    task = _NUMBERS if settings.is_regression else _CLASSES
    own = [
        f"""
def chosen_device():{about}
    return torch.device({choice})
""",
        f'''
def make_network(device):
    """{_NETWORK[language]}"""
    layers = []
    for fan_in, fan_out in zip(LAYERS[:-1], LAYERS[1:]):
        layer = nn.Linear(fan_in, fan_out)
        layer.weight.data = torch.tensor(first_weights(fan_in, fan_out), dtype=PRECISION)
        nn.init.zeros_(layer.bias)
        layers += [layer]{between}
    return nn.Sequential(*layers{"[:-1]" if activation else ""}).to(device, PRECISION)
''',
        _MAIN.replace("OPTIMIZER", optimizer).replace("PENALTY", _PENALTY if settings.l1 else ""),
    ]
    return [*common_functions(settings, language), *(_filled(part, {**task, "PRECISION": precision}) for part in own)]


def _filled(part: str, words: dict[str, str]) -> str:
    for word, meaning in words.items():
        part = part.replace(word, meaning)
    return part


_CLASSES: Final = {
    "TARGETS": "torch.tensor(targets, device=device)",
    "LOSS": "nn.CrossEntropyLoss()",
    "SCORE": "(output.argmax(1) == y_test).double().mean().item()",
    "NAME": "accuracy",
}
_NUMBERS: Final = {
    "TARGETS": "torch.tensor(targets, dtype=PRECISION, device=device)",
    "LOSS": "nn.MSELoss()",
    "SCORE": "1 - (((y_test - output) ** 2).sum() / ((y_test - y_test.mean()) ** 2).sum()).item()",
    "NAME": "R2",
}
_PENALTY: Final = """
            for parameter in model.parameters():
                parameter.grad += L1 * parameter.detach().sign()"""


_MAIN: Final = """
def main():
    random.seed(SEED)
    device = chosen_device()
    points, targets = read_points()
    X, y = torch.tensor(points, dtype=PRECISION, device=device), TARGETS
    X_test, y_test, X, y = X[TRAINING:], y[TRAINING:], X[:TRAINING], y[:TRAINING]
    model = make_network(device)
    loss_function = LOSS
    optimizer = OPTIMIZER
    for epoch in range(1, EPOCHS + 1):
        order, total = torch.tensor(new_order(), device=device), 0.0
        for batch in order.split(BATCH_SIZE):
            optimizer.zero_grad()
            loss = loss_function(model(X[batch]), y[batch])
            loss.backward()PENALTY
            optimizer.step()
            total += loss.item() * len(batch)
        if epoch == EPOCHS or epoch % max(1, EPOCHS // 20) == 0:
            with torch.no_grad():
                output = model(X_test)
                test_loss = loss_function(output, y_test).item()
                score = SCORE
            print(f"Epoch {epoch}: Loss = {total / TRAINING:.9f}, test loss = {test_loss:.9f}, NAME = {score:.2f}")
"""
