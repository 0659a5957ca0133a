def neuron(x, w, b):
    jami = b
    for i in range(len(x)):
        jami += w[i] * x[i]
    return jami


def neuron_batch(X, w, b):
    javoblar = []
    for qator in X:
        javoblar.append(neuron(qator, w, b))
    return javoblar
