from dataclasses import dataclass, field


@dataclass
class Walk:
    w: float
    rate: float
    path: list = field(default_factory=list)

    def __post_init__(self):
        self.path.append(self.w)

    def step(self):
        gradient = 10 * self.w - 20
        self.w += -self.rate * gradient
        self.path.append(self.w)
        return self


def descend(w, learning_rate, steps):
    walk = Walk(w, learning_rate)
    for _ in range(steps):
        walk.step()
    return walk.path


def main():
    print(descend(7.0, good, 3))


too_large, too_small, good = 0.4, 0.0025, 0.07

if __name__ == "__main__":
    main()
