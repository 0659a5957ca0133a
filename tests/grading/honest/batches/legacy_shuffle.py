import numpy as np


def batches(x, y, batch_size, seed):
    np.random.seed(seed)
    raqamlar = np.arange(len(y))
    np.random.shuffle(raqamlar)
    natija = []
    while len(raqamlar) > 0:
        natija.append([x[raqamlar[:batch_size]], y[raqamlar[:batch_size]]])
        raqamlar = raqamlar[batch_size:]
    return natija
