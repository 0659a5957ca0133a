class Chiziq:
    """Toʻgʻri chiziq: vazn va siljish."""

    def __init__(self, vazn=0.0, siljish=0.0):
        self.vazn, self.siljish = vazn, siljish

    def bashorat(self, x):  # toʻgʻri oʻtish
        return self.vazn * x + self.siljish

    def xato(self, x, y):
        return self.bashorat(x) - y

    def fit(self, x, y, tezlik, qadamlar):
        for _ in range(qadamlar):
            dw, db = gradients(x, y, self.vazn, self.siljish)
            self.vazn -= tezlik * dw
            self.siljish -= tezlik * db
        return self


def predict(x, w, b):
    return Chiziq(w, b).bashorat(x)


def mse(x, y, w, b):
    return float((Chiziq(w, b).xato(x, y) ** 2).mean())


def gradients(x, y, w, b):
    farq = Chiziq(w, b).xato(x, y)
    return float((2 * farq * x).mean()), float((2 * farq).mean())


def fit(x, y, learning_rate, steps):
    model = Chiziq().fit(x, y, learning_rate, steps)
    return model.vazn, model.siljish
