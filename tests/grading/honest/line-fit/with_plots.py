import numpy as np

from tutor import log, show

VERBOSE = True


def predict(x, w, b):
    return x * w + b


def mse(x, y, w, b):
    xatolik = predict(x, w, b) - y
    return np.mean(xatolik * xatolik)


def gradients(x, y, w, b):
    xatolik = predict(x, w, b) - y
    return 2 * np.mean(xatolik * x), 2 * np.mean(xatolik)


def fit(x, y, learning_rate, steps):
    w, b, tarix = 0, 0, []
    for qadam in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        tarix.append(mse(x, y, w, b))
        if VERBOSE and qadam % 100 == 0:
            log(qadam, loss=tarix[-1])
            show("line-fit", x=x, y=y, w=w, b=b)
    print(f"oxirgi yoʻqotish: {tarix[-1] if tarix else None}")
    return w, b
