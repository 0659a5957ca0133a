from tutor import show


def count_parameters(sizes):
    """Return how many numbers a network learns; sizes are those of its layers, from input to output."""
    total = 0
    for i in range(len(sizes) - 1):
        outputs = sizes[i + 1]
        total += outputs
    return int(total)


if __name__ == "__main__":
    for sizes in [[2, 3, 1], [4, 16, 3], [784, 128, 10]]:
        print(sizes, count_parameters(sizes))
    show("network", layers=[4, 16, 3], activations=["relu", "softmax"])
