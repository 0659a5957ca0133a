import random


def fit(x, y, seed, learning_rate, epochs, batch_size):
    tasodif = random.Random(seed)
    juftlar = list(zip(x.tolist(), y.tolist()))
    w = b = 0.0
    for _ in range(epochs):
        tasodif.shuffle(juftlar)
        for boshi in range(0, len(juftlar), batch_size):
            qism = juftlar[boshi : boshi + batch_size]
            dw = sum(2 * (w * a + b - c) * a for a, c in qism) / len(qism)
            db = sum(2 * (w * a + b - c) for a, c in qism) / len(qism)
            w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b
