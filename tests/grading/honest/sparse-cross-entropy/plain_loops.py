import math


def sparse_cross_entropy(Z, labels):
    jami = 0.0
    for ballar, c in zip(Z, labels):
        m = max(ballar)
        jami += math.log(sum(math.exp(z - m) for z in ballar)) - (ballar[c] - m)
    return jami / len(labels)


def sparse_cross_entropy_gradient(Z, labels):
    natija = []
    for ballar, c in zip(Z, labels):
        m = max(ballar)
        darajalar = [math.exp(z - m) for z in ballar]
        s = sum(darajalar)
        natija.append([(d / s - (1 if k == c else 0)) / len(labels) for k, d in enumerate(darajalar)])
    return natija
