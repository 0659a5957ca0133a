from fractions import Fraction


def descend(w, learning_rate, steps):
    place, rate = Fraction(w), Fraction(learning_rate)
    path = [float(place)]
    for _ in range(steps):
        place -= rate * 10 * (place - 2)
        path.append(float(place))
    return path


too_large = float(Fraction(3, 10))
too_small = float(Fraction(1, 1000))
good = float(Fraction(1, 10))
