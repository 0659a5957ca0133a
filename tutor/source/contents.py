"""The engine's modules in the order in which they explain each other, with a line on each."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from tutor.language import Text

ENGINE: Final = Path(__file__).parents[1] / "engine"


@dataclass(frozen=True)
class Module:
    """A file of the engine: `layers.linear` is engine/layers/linear.py."""

    name: str
    about: Text

    @property
    def path(self) -> Path:
        """Return where it lies."""
        below = ENGINE.joinpath(*self.name.split(".")) if self.name else ENGINE
        return below / "__init__.py" if below.is_dir() else below.with_suffix(".py")

    @property
    def shown_path(self) -> str:
        """Return its path as people write it: tutor/engine/losses.py."""
        return f"tutor/engine/{self.path.relative_to(ENGINE).as_posix()}"

    @cached_property
    def source(self) -> str:
        """Return its text."""
        return self.path.read_text(encoding="utf-8")

    @property
    def length(self) -> int:
        """Return how many lines it has."""
        return self.source.count("\n")


@dataclass(frozen=True)
class Chapter:
    """Modules that are read together."""

    title: Text
    modules: tuple[Module, ...]


def _module(name: str, uz: str, en: str) -> Module:
    return Module(name, Text(uz=uz, en=en))


# fmt: off
CHAPTERS: Final = (
    Chapter(Text(uz="Orqaga tarqatish", en="Backpropagation"), (
        _module("value", "oʻz gradientini biladigan son", "a number that knows its gradient"),
    )),
    Chapter(Text(uz="Hisoblash va oʻrganish", en="Computing and learning"), (
        _module("layers.base", "qatlam nima: oldinga va orqaga", "what a layer is: forward and backward"),
        _module("layers.linear", "toʻliq bogʻlangan qatlam", "the fully connected layer"),
        _module("initializers", "vaznlarning boshlangʻich qiymatlari", "what weights begin with"),
        _module("layers.activations", "faollashtirish funksiyalari", "activation functions"),
        _module("losses", "yoʻqotish funksiyalari va gradientlari", "loss functions and their gradients"),
        _module("network", "ketma-ket qatlamlar, bitta parametr vektori", "layers in a row, one parameter vector"),
        _module("optimizers", "SGD, RMSprop, Adam, AdamW", "SGD, RMSprop, Adam, AdamW"),
    )),
    Chapter(Text(uz="Oʻqitish", en="Training"), (
        _module("session", "hisoblovchi nima qilishi kerak", "what a backend has to do"),
        _module("numpy_session", "NumPy bilan: oldinga, orqaga, qadam", "with NumPy: forward, backward, step"),
        _module("schedules", "oʻrganish tezligi qanday oʻzgaradi", "how the learning rate changes"),
        _module("history", "oʻqitishdan qoladigan sonlar", "the numbers that training leaves"),
        _module("training", "epoxalar, tekshiruv, erta toʻxtash", "epochs, validation, early stopping"),
        _module("model", "fit, predict, score", "fit, predict, score"),
    )),
    Chapter(Text(uz="Boshqa qatlamlar", en="More layers"), (
        _module("layers.convolution", "konvolyutsiya", "convolution"),
        _module("layers.pooling", "pooling: har bir oynadan bitta son", "pooling: one number of each window"),
        _module("layers.flatten", "rasmdan qatorga", "pictures become rows"),
        _module("layers.normalization", "toʻplam boʻyicha normallashtirish", "batch normalization"),
        _module("layers.dropout", "dropout", "dropout"),
    )),
    Chapter(Text(uz="Atrofidagilar", en="Around it"), (
        _module("metrics", "aniqlik, chalkashlik matritsasi, R²", "accuracy, confusion matrix, R²"),
        _module("inputs", "kirgan maʼlumotlarni tekshirish", "checks what comes in"),
        _module("checkpoint", "saqlash va davom ettirish", "saving, and going on later"),
        _module("live", "oʻqitish paytida sonlarni koʻrsatish", "numbers while training goes on"),
    )),
    Chapter(Text(uz="Maʼlumotlar toʻplamlari", en="Data sets"), (
        _module("datasets.dataset", "maʼlumotlar toʻplami nima", "what a data set is"),
        _module("datasets.points", "tekislikdagi nuqtalar", "points in the plane"),
        _module("datasets.drawing", "nuqtalar qanday chiziladi", "how points are drawn"),
        _module("datasets.tables", "irislar va raqamlar", "irises and digits"),
        _module("datasets.shapes", "chizilgan shakllar", "drawn shapes"),
        _module("datasets.pictures", "MNIST, CIFAR-10", "MNIST, CIFAR-10"),
        _module("datasets.handwritten", "MNIST namunalari", "samples of MNIST"),
    )),
    Chapter(Text(uz="Shu ish PyTorch bilan", en="The same with PyTorch"), (
        _module("torch_network", "qatlamlar PyTorch tilida", "the layers in PyTorch's words"),
        _module("torch_step", "bitta qadam; GPU uchun yozib olingani", "a step; recorded once for a GPU"),
        _module("torch_session", "PyTorch bilan oʻqitish", "training with PyTorch"),
        _module("devices", "qaysi qurilmada", "on which device"),
        _module("torch_fallback", "qurilma ishlamasa, protsessor", "the processor where a device fails"),
    )),
)
# fmt: on

PACKAGES: Final = (
    _module("", "kutubxona va uni oʻqish tartibi", "the library, and in which order to read it"),
    _module("layers", "qatlamlar roʻyxati", "the list of layers"),
    _module("datasets", "maʼlumotlar toʻplamlari roʻyxati", "the list of data sets"),
)
"""Files that only gather names: they can be asked for, but explain nothing."""

MODULES: Final = tuple(module for chapter in CHAPTERS for module in chapter.modules)
"""All modules in reading order."""
