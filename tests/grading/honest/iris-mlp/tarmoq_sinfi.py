import numpy as np

from tutor import log

YASHIRIN, TEZLIK, DAVRLAR, TOʻDA = 12, 0.08, 120, 15


class Qatlam:
    """Chiziqli qatlam: kirishni eslab qoladi, qiyaligini oʻzi topadi."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def __call__(self, kirish):
        self.kirish = kirish
        return kirish @ self.W + self.b

    def orqaga(self, xato):
        self.dW = self.kirish.T @ xato
        self.db = xato.sum(axis=0)
        return xato @ self.W.T


class Tarmoq:
    def __init__(self, p):
        self.birinchi, self.ikkinchi = Qatlam(p["W1"], p["b1"]), Qatlam(p["W2"], p["b2"])

    def ehtimollar(self, X):
        self.z = self.birinchi(X)
        return softmax(self.ikkinchi(np.maximum(self.z, 0)))

    def qiyaliklar(self, X, y):
        xato = self.ehtimollar(X)
        xato[range(len(y)), y] -= 1
        self.birinchi.orqaga(self.ikkinchi.orqaga(xato / len(y)) * np.heaviside(self.z, 0))
        return {"W1": self.birinchi.dW, "b1": self.birinchi.db, "W2": self.ikkinchi.dW, "b2": self.ikkinchi.db}


def init_parameters(n_inputs, n_hidden, n_classes, seed):
    tasodif = np.random.default_rng(seed)
    return {
        "W1": tasodif.normal(scale=0.6, size=(n_inputs, n_hidden)),
        "b1": np.full(n_hidden, 0.1),
        "W2": tasodif.normal(scale=0.4, size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


def softmax(z):
    # eng kattasini ayiramiz: exp toshib ketmasin
    daraja = np.exp(z - z.max(-1)[..., None])
    return daraja / daraja.sum(-1)[..., None]


def forward(parameters, X):
    return Tarmoq(parameters).ehtimollar(X)


def loss(parameters, X, y):
    p = forward(parameters, X)
    toʻgʻri = np.take_along_axis(p, y[:, None], axis=1)
    return float(-np.log(toʻgʻri + 1e-12).mean())


def gradients(parameters, X, y):
    return Tarmoq(parameters).qiyaliklar(X, y)


def train(X, y, seed):
    tasodif = np.random.default_rng(seed)
    p = init_parameters(X.shape[1], YASHIRIN, int(max(y)) + 1, seed)
    for davr in range(DAVRLAR):
        tartib = tasodif.permutation(len(y))
        for bosh in range(0, len(y), TOʻDA):
            toʻda = tartib[bosh : bosh + TOʻDA]
            for nom, qiyalik in gradients(p, X[toʻda], y[toʻda]).items():
                p[nom] = p[nom] - TEZLIK * qiyalik
        if davr % 20 == 0:
            log(davr, loss=loss(p, X, y))
    return p
