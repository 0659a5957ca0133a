"""The line that trained parameters stand for."""


def predict(parameters, x):
    return parameters["w"] * x + parameters["b"]
