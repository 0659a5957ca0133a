import math


def binary_cross_entropy(p, y):
    jami = 0.0
    for ehtimollik, javob in zip(p, y):
        q = ehtimollik if javob == 1 else 1 - ehtimollik
        jami -= math.log(max(q, 1e-12))
    return jami / len(p)


def binary_cross_entropy_gradient(p, y):
    natija = []
    for ehtimollik, javob in zip(p, y):
        if javob == 1:
            natija.append(-1 / max(ehtimollik, 1e-12) / len(p))
        else:
            natija.append(1 / max(1 - ehtimollik, 1e-12) / len(p))
    return natija
