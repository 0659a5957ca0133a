class Sharcha:
    """Kosadagi sharcha."""

    def __init__(self, joy):
        self.joy = joy
        self.yoʻl = [joy]

    def qiyalik(self):
        return 5 * 2 * (self.joy - 2)

    def qadam(self, tezlik):
        self.joy -= tezlik * self.qiyalik()
        self.yoʻl.append(self.joy)


def descend(w, learning_rate, steps):
    sharcha = Sharcha(w)
    for _ in range(steps):
        sharcha.qadam(learning_rate)
    return sharcha.yoʻl


# juda katta, juda kichik va yaxshi tezliklar
too_large = 2.0
too_small = 0.0005
good = 0.09
