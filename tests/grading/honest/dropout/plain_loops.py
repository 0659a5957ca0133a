def dropout(x, p, rng, training):
    rows, columns = x.shape
    y, mask = [], []
    for i in range(rows):
        y.append([])
        mask.append([])
        for j in range(columns):
            factor = 1.0
            if training:
                factor = 0.0 if rng.random() < p else 1 / (1 - p)
            mask[i].append(factor)
            y[i].append(float(x[i, j]) * factor)
    return y, mask


def dropout_backward(upstream, mask):
    return [[u * m for u, m in zip(row, masks)] for row, masks in zip(upstream, mask)]
