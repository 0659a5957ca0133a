import math


def sig(t):
    if t < -500:
        return 0.0
    if t > 500:
        return 1.0
    return 1 / (1 + math.exp(-t))


def bump(x, left, right, height):
    w = 80
    natija = []
    for qiymat in x:
        natija.append(height * (sig(w * (qiymat - left)) + sig(-w * (qiymat - right)) - 1))
    return natija


def bumps(x, edges, heights):
    return [sum(bump([q], edges[i], edges[i + 1], heights[i])[0] for i in range(len(heights))) for q in x]
