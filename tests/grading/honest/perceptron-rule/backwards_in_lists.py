def predict(X, w, b):
    return (X @ w + b > 0).astype(int)


def update(x, y, w, b, learning_rate):
    z = sum(w[i] * x[i] for i in range(len(x))) + b
    javob = 1 if z > 0 else 0
    if javob == y:
        return list(w), b
    if y == 1:
        yangi = [w[i] + learning_rate * x[i] for i in range(len(x))]
        return yangi, b + learning_rate
    yangi = [w[i] - learning_rate * x[i] for i in range(len(x))]
    return yangi, b - learning_rate


def train(X, y, learning_rate, epochs):
    w = [0.0] * len(X[0])
    b = 0.0
    for e in range(epochs):
        xato = 0
        for i in range(len(X) - 1, -1, -1):
            eski = (list(w), b)
            w, b = update(X[i], y[i], w, b, learning_rate)
            if (list(w), b) != eski:
                xato += 1
        if xato == 0:
            break
    return w, b
