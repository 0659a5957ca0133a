import numpy as np


def sigmoida(z):
    natija = np.empty_like(z)
    musbat = z >= 0
    natija[musbat] = 1 / (1 + np.exp(-z[musbat]))
    e = np.exp(z[~musbat])
    natija[~musbat] = e / (1 + e)
    return natija


class Tarmoq:
    """Ikki qatlamli tarmoq: yashirin qatlamda tanh, chiqishda sigmoida."""

    def __init__(self, parametrlar):
        self.p = parametrlar

    def toʻgʻri(self, X):
        self.a1 = np.tanh(X @ self.p["W1"] + self.p["b1"])
        self.ehtimollik = sigmoida(self.a1 @ self.p["W2"] + self.p["b2"])
        return self.ehtimollik

    def teskari(self, X, y):
        self.toʻgʻri(X)
        xato = (self.ehtimollik - y) / len(X)
        yashirin = (xato @ self.p["W2"].T) * (1 - np.square(self.a1))
        return {"W1": X.T @ yashirin, "b1": yashirin.sum(0), "W2": self.a1.T @ xato, "b2": xato.sum(0)}


def init_parameters(hidden, seed):
    tasodif = np.random.RandomState(seed % 2**32)
    return {
        "W1": tasodif.randn(2, hidden) * 1.5,
        "b1": np.zeros((hidden,)),
        "W2": tasodif.randn(hidden, 1),
        "b2": np.zeros((1,)),
    }


def forward(parameters, X):
    return Tarmoq(parameters).toʻgʻri(X)


def loss(parameters, X, y):
    eng_kichik = 1e-10
    p = forward(parameters, X)
    return -(y * np.log(p + eng_kichik) + (1 - y) * np.log(1 - p + eng_kichik)).mean()


def gradients(parameters, X, y):
    return Tarmoq(parameters).teskari(X, y)


def train(X, y, seed):
    tarmoq = Tarmoq(init_parameters(8, seed))
    for _ in range(900):
        qiyaliklar = tarmoq.teskari(X, y)
        for nom, qiyalik in qiyaliklar.items():
            tarmoq.p[nom] = tarmoq.p[nom] - 0.8 * qiyalik
    return tarmoq.p
