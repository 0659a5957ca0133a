import numpy as np


def mae(predictions, targets):
    return np.sum(np.sqrt(np.square(predictions - targets))) / len(np.ravel(targets))


def mae_gradient(predictions, targets):
    answer = np.copy(predictions)
    answer[predictions > targets] = 1
    answer[predictions < targets] = -1
    answer[predictions == targets] = 0
    answer /= answer.size
    return answer
