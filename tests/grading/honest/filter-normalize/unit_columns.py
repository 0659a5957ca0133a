from numpy import hypot, zeros_like


def length(columns):
    total = 0.0 * columns[0]
    for row in columns:
        total = hypot(total, row)
    return total


def filter_normalized(direction, parameters):
    result = {key: zeros_like(value) for key, value in direction.items()}
    for key in filter(lambda key: parameters[key].ndim == 2, result):
        own, wanted = length(direction[key]), length(parameters[key])
        some = own != 0
        result[key][:, some] = direction[key][:, some] / own[some] * wanted[some]
    return result
