def gradients(x, y, w, b):
    dw = 0.0
    db = 0.0
    for i in range(len(x)):
        xato = w * x[i] + b - y[i]
        dw += 2 * xato * x[i]
        db += 2 * xato
    return dw / len(x), db / len(x)


def sgd_epoch(x_batches, y_batches, w, b, learning_rate):
    for k in range(len(x_batches)):
        dw, db = gradients(x_batches[k], y_batches[k], w, b)
        w -= learning_rate * dw
        b -= learning_rate * db
    return [w, b]
