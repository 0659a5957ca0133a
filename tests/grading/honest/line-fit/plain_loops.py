def predict(x, w, b):
    values = []
    for a in x:
        values.append(w * float(a) + b)
    return values


def mse(x, y, w, b):
    total = 0.0
    for a, t in zip(x, y):
        total += (w * a + b - t) ** 2
    return total / len(x)


def gradients(x, y, w, b):
    n, dw, db = len(x), 0.0, 0.0
    for a, t in zip(x, y):
        error = w * float(a) + b - float(t)
        dw += 2 * error * float(a) / n
        db += 2 * error / n
    return [dw, db]


def fit(x, y, learning_rate, steps):
    w, b = 0.0, 0.0
    step = 0
    while step < steps:
        dw, db = gradients(x, y, w, b)
        w -= learning_rate * dw
        b -= learning_rate * db
        step += 1
    return w, b
