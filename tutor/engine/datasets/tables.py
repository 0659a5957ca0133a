"""The two small tables that come along."""

from tutor import learner
from tutor.engine.datasets.dataset import Dataset


def iris() -> Dataset:
    """Fisher's irises: X (150, 4) in centimetres, y (150,), 50 flowers of each of 3 classes.

    Licence: public domain. Origin: R. A. Fisher, “The use of multiple measurements in taxonomic problems”, Annals of
    Eugenics 7, 1936.
    """
    X, y = learner.iris()
    return Dataset(
        "iris",
        X,
        y,
        ("setosa", "versicolor", "virginica"),
        ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"),
        "Three species of iris, told apart by the sizes of their petals and sepals.",
        "public domain",
        "R. A. Fisher, “The use of multiple measurements in taxonomic problems”, Annals of Eugenics 7, 1936",
    )


def digits() -> Dataset:
    """Handwritten digits: X (1797, 64), pictures of 8×8 pixels from 0.0 (paper) to 1.0 (ink), y (1797,), 10 classes.

    Licence: CC BY 4.0. Origin: E. Alpaydin and C. Kaynak, “Optical Recognition of Handwritten Digits” (test part), UCI
    Machine Learning Repository, 1998, https://doi.org/10.24432/C50P49; pixels divided by 16.
    """
    X, y = learner.digits()
    return Dataset(
        "digits",
        X,
        y,
        tuple("0123456789"),
        tuple(f"pixel {row},{column}" for row in range(8) for column in range(8)),
        "Handwritten digits as pictures of 8×8 pixels.",
        "CC BY 4.0",
        "E. Alpaydin and C. Kaynak, “Optical Recognition of Handwritten Digits”, UCI Machine Learning Repository, 1998, "
        "https://doi.org/10.24432/C50P49",
    )
